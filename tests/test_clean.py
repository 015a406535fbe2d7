"""Cleaning: characters only, every one with its way back to the text as read."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from timing import QUADRATIC, growth_of

from socfacts.clean import clean
from socfacts.language.offsets import IDENTITY

PIECES = [
    "школа ", "Школа-", "интернат ", "15¹ ", "м² ", "нормы1 ", "сайт[2]. ", "c ", "cело ", "бiлiм ", "и\u0306", "\xad",
    "\n", "\n\n", "- \n", "-\n", "\r\n", "\xa0", "\x07", "\ud800", "1 Приказ ", "ә", "É", "e\u0301", "ﬁ", "№ 5",
    "кв.м2 ", "…", "«A» ", "\u200b",
]  # fmt: skip


def cleaned(text: str) -> str:
    return clean(text).text


def test_an_ordinary_text_stays_as_it_is() -> None:
    text = "В школе № 5 учатся 1 200 детей.\n\nБалабақша 280 орынға есептелген."
    assert clean(text).text == text
    assert clean(text).offsets == IDENTITY


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2\xa0500 мест", "2 500 мест"),
        ("2\u202f500\u2009мест", "2 500 мест"),
        ("12\t200", "12\t200"),
        ("5\u2011й корпус", "5-й корпус"),
        ("строка\r\nещё", "строка \nещё"),
        ("строка\rещё", "строка\nещё"),
        ("страница\x0cдругая", "страница\nдругая"),
        ("звук\x07овой\x00", "звук овой "),
        ("плохой \ud83d знак", "плохой   знак"),
    ],
)
def test_odd_blanks_and_controls_become_plain_ones_of_the_same_length(text: str, expected: str) -> None:
    assert cleaned(text) == expected
    assert clean(text).offsets == IDENTITY


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("больни\xadца", "больница"),
        ("боль\u200bни\ufeffца", "больница"),
        ("район", "район"),
        ("раи\u0306он", "район"),
        ("е\u0308лка", "ёлка"),
        ("площадь 5 м²", "площадь 5 м²"),
    ],
)
def test_invisible_marks_go_and_letters_are_composed(text: str, expected: str) -> None:
    assert cleaned(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("орга-\nнизация", "организация"),
        ("учреж-\n\nдение", "учреждение"),
        ("в школу-\n\nинтернат привезли", "в школу-интернат привезли"),
        ("Восточно-\nКазахстанская область", "Восточно-Казахстанская область"),
        ("медико-\nсоциальный", "медико-социальный"),
        ("на 300-\nместный зал", "на 300-местный зал"),
        ("в 2020-\n2024 годах", "в 2020-2024 годах"),
        ("IT-\nкласс", "IT-класс"),
        ("балабақ-\nша", "балабақша"),
        ("во-\nсемьдесят пять", "восемьдесят пять"),
        ("во-\nпервых, по-\nстроили, по-\nновому", "во-первых, построили, по-новому"),
        ("мини-\nстерство и мини-\nфутбол", "министерство и мини-футбол"),
        ("кто-\nто занял мес-\nто", "кто-то занял место"),
        ("600 оқу-\nшыға, оқу-\nтәрбие", "600 оқушыға, оқу-тәрбие"),
        ("тире -\nи дальше", "тире -\nи дальше"),
        ("абзац-\n\n\n\n\nновый", "абзац-\n\n\n\n\nновый"),
    ],
)
def test_words_broken_at_the_end_of_a_line_are_whole_again(text: str, expected: str) -> None:
    assert cleaned(text) == expected


def test_a_compound_of_the_same_text_keeps_its_hyphen() -> None:
    assert cleaned("Блок-модуль нужен. Привезли блок-модуль, блок-\nмодуль стоит.").endswith("блок-модуль стоит.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("cело", "село"),
        ("Шкoла", "Школа"),
        ("бiлiм", "білім"),
        ("мəдениет", "мәдениет"),
        ("c 2026 года", "с 2026 года"),
        ("o ремонте", "о ремонте"),
        ("Kitар", "Kitap"),
        ("JOBкоуч", "JOBкоуч"),
        ("BI Group построит", "BI Group построит"),
        ("витамин C важен", "витамин С важен"),
        ("проект «AMANAT»", "проект «AMANAT»"),
        ("әlem", "әlem"),
    ],
)
def test_letters_of_another_alphabet_that_look_alike_are_mended(text: str, expected: str) -> None:
    assert cleaned(text) == expected
    assert clean(text).offsets == IDENTITY


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("15¹ школ", "15 школ"),
        ("15¹² школ", "15 школ"),
        ("по нормам² и правилам³.", "по нормам и правилам."),
        ("площадь 75 м², объём 30 м³, 2 км²", "площадь 75 м², объём 30 м³, 2 км²"),
        ("на 5 дм² больше", "на 5 дм² больше"),
        ("нормы1 оснащения", "нормы оснащения"),
        ("устойчивости12.", "устойчивости."),
        ("талаптарға3 сай", "талаптарға сай"),
        ("сказано в законе[4], и верно", "сказано в законе, и верно"),
        ("1500 м2 и 20 кв.м2", "1500 м2 и 20 кв.м2"),
        ("корпус2 закрыт", "корпус2 закрыт"),
        ("микрорайон Таугуль3 растёт", "микрорайон Таугуль3 растёт"),
        ("бумага А4, 10 штук", "бумага А4, 10 штук"),
        ("в 2020 году 15 школ", "в 2020 году 15 школ"),
    ],
)
def test_footnote_marks_leave_no_digit_and_numbers_keep_theirs(text: str, expected: str) -> None:
    assert cleaned(text) == expected


def test_a_defined_footnote_is_taken_from_names_and_its_own_line_loses_the_digit() -> None:
    text = "Решение Комиссии1 принято.\n\n1 Постановление от 5 мая 2024 года."
    assert cleaned(text) == "Решение Комиссии принято.\n\n  Постановление от 5 мая 2024 года."


def test_a_numbered_line_without_a_mark_keeps_its_number() -> None:
    text = "Построены:\n1 Школа на 300 мест\n2 Детский сад"
    assert cleaned(text) == text


def test_a_number_after_a_mended_word_leads_to_its_own_digits() -> None:
    text = "учреж-\nдение¹ на 250\xa0мест"
    found = clean(text)
    start = found.text.index("250")
    assert found.text[start:] == "250 мест"
    low, high = found.offsets.span(start, start + 3)
    assert text[low:high] == "250"


def test_a_span_over_a_mended_word_covers_it_as_read() -> None:
    text = "новое учреж-\nдение"
    found = clean(text)
    assert found.text == "новое учреждение"
    assert found.offsets.span(6, 16) == (6, len(text))


texts = st.one_of(
    st.text(), st.lists(st.sampled_from(PIECES)).map("".join), st.text("аcе1¹-\n \xad\u0306[]2мʼі.", max_size=40)
)


@given(texts)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = clean(text).text
    assert clean(once).text == once


@given(texts)
def test_every_character_maps_inside_the_source_in_order(text: str) -> None:
    found = clean(text)
    previous = 0
    for position in range(len(found.text)):
        start, end = found.offsets.span(position, position + 1)
        assert previous <= start < end <= len(text)
        previous = start


@given(texts)
def test_the_result_is_composed_and_printable(text: str) -> None:
    result = clean(text).text
    assert unicodedata.is_normalized("NFC", result)
    assert not any(unicodedata.category(char) in ("Cs", "Cc") and char not in "\n\t" for char in result)


@pytest.mark.parametrize(
    "unit", ["а-\n", "а1 ", "cа ", "а\u0306", "x¹", "-", " ", "[1]", "а-\n\n\n\n", "\r", "школу-\nинтернат "]
)
def test_the_time_grows_with_the_length_and_no_faster(unit: str) -> None:
    assert growth_of(clean, unit * 8000) < QUADRATIC
