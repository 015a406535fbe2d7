"""Sentences with their language, role and paragraph, and the way back to the text as read."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from timing import FACTOR, QUADRATIC, growth

from socfacts.clean import clean
from socfacts.segment import segment
from socfacts.types import Sentence, SentenceRole


def sentences(text: str) -> list[Sentence]:
    return segment(clean(text))


def roles(text: str) -> list[tuple[SentenceRole, str]]:
    return [(sentence.role, sentence.text) for sentence in sentences(text)]


def of_role(text: str, role: SentenceRole) -> list[str]:
    return [sentence.text for sentence in sentences(text) if sentence.role == role]


BODY = "В посёлке открыли новую школу на 300 мест. Её строили два года."


# Paragraphs and wrapped lines


def test_paragraphs_count_over_the_document() -> None:
    found = sentences("Заголовок новости\n\nПервый абзац. Он короткий.\n\nВторой абзац.")
    assert [(sentence.paragraph, sentence.text) for sentence in found] == [
        (0, "Заголовок новости"),
        (1, "Первый абзац."),
        (1, "Он короткий."),
        (2, "Второй абзац."),
    ]


WRAPPED = """Управление образования сообщает, что в этом году в районе
начнётся строительство школы на 600 мест, а также детского
сада. На эти цели из бюджета района выделено 2,5 млрд.
тенге, в том числе 300 млн. на оборудование.

Заместитель акима района и директор школы подписали
договор с подрядчиком о поставке мебели."""


@pytest.mark.parametrize("gap", ["\n", "\n\n", " \n \n"])
def test_wrapped_lines_are_joined_whatever_stands_between_them(gap: str) -> None:
    text = gap.join(line for line in WRAPPED.splitlines() if line)
    assert [" ".join(sentence.text.split()) for sentence in sentences(text)] == [
        "Управление образования сообщает, что в этом году в районе начнётся строительство школы на 600 мест, "
        "а также детского сада.",
        "На эти цели из бюджета района выделено 2,5 млрд. тенге, в том числе 300 млн. на оборудование.",
        "Заместитель акима района и директор школы подписали договор с подрядчиком о поставке мебели.",
    ]


def test_a_word_broken_between_lines_is_found_whole_and_quoted_as_read() -> None:
    text = (
        "Детей перевели в школу-\n\nинтернат, где для них отремонтировали все жилые\n\n"
        "комнаты и столовую, а также\n\nспортивный зал во дворе."
    )
    found = sentences(text)
    assert len(found) == 1
    start = found[0].text.index("школу-интернат")
    low, high = found[0].span(start, start + len("школу-интернат"))
    assert text[low:high] == "школу-\n\nинтернат"


def test_unwrapped_paragraphs_are_not_joined() -> None:
    text = "Школа примет детей осенью\nДиректор рассказал о ремонте\nРаботы идут с весны"
    assert len(sentences(text)) == 3


def test_a_list_in_a_wrapped_letter_keeps_its_items_apart() -> None:
    text = (
        "На ремонт в следующем году намечены объекты, среди которых\nесть школы и детские сады, а деньги для них\n"
        "найдены. Это:\n"
        "1) школа № 3 в селе Достык (220 мест)\n– 45 млн тенге;\n2) детский сад «Айналайын» – 30 млн тенге.\n"
    )
    assert of_role(text, "item") == [
        "1) школа № 3 в селе Достык (220 мест) – 45 млн тенге;",
        "2) детский сад «Айналайын» – 30 млн тенге.",
    ]


# Roles


def test_the_title_and_subheadings_are_headings() -> None:
    text = f"Новая школа в Достыке\n\n{BODY}\n\nЧто дальше\n\nВ школе откроют кружки."
    assert of_role(text, "heading") == ["Новая школа в Достыке", "Что дальше"]


def test_a_title_may_ask() -> None:
    assert of_role(f"Кто построит школу?\n{BODY}", "heading") == ["Кто построит школу?"]


def test_items_begin_with_a_mark_and_speech_does_not() -> None:
    text = "Открыты:\n• школа в Достыке;\n• клуб в Арне.\n— Ждали долго, — сказал Ерлан.\n– амбулатория в Шане;"
    assert of_role(text, "item") == ["• школа в Достыке;", "• клуб в Арне.", "– амбулатория в Шане;"]


def test_news_in_short_behind_dashes_are_items_and_talk_is_not() -> None:
    items = ["— В Арне сдан клуб.", "— В Шане строят приют.", "— Мост закрыт до мая."]
    assert of_role("Коротко\n\n" + "\n".join(items), "item") == items
    talk = ["— В Арне сдан клуб?", "— Да, в мае.", "— Мост закрыт до мая."]
    assert of_role("Беседа\n\n" + "\n".join(talk), "item") == []
    said = ["— В Арне сдан клуб, — сказал Ерлан.", "— Да, в мае.", "— Мост закрыт до мая."]
    assert of_role("Беседа\n\n" + "\n".join(said), "item") == []


def test_rows_of_a_table_are_items() -> None:
    text = f"Ремонт школ\n\n{BODY}\n\nОбъект\tМест\tТенге\nШкола № 3\t300\t45 млн\nКлуб   12   5 млн\n"
    assert of_role(text, "item") == ["Объект\tМест\tТенге", "Школа № 3\t300\t45 млн", "Клуб   12   5 млн"]


@pytest.mark.parametrize(
    "line",
    [
        "Фото: пресс-служба акимата",
        "Сурет: Асқар Бектенов",
        "Видео: телеканал «Дала»",
        "Нравится 15 Не нравится 2 Возмутительно 0",
        "Ваша реакция?",
        "👍 31 👎 4",
        "Оқылды: 2 415",
        "Пікірлер (7)",
        "312 рет көрсетілді",
        "3 мин оқу үшін",
        "Просмотров: 415",
        "17:43",
        "17:43 17:20 16:55",
        "Главная | Новости | Спорт | Контакты",
        "USD 512,30 EUR 601,15 RUB 6,02",
        "Погода в Таразе: +5°C, ветер 3 м/с",
        "+7°C, ясно",
        "© 2015–2025 Дала медиа",
        "Редакция: +7 727 222-33-44",
        "Исп.: А. Сериков, тел.: 22-33-44",
        "Орынд.: Б. Қасенов, тел.: 8 (72533) 2-12-12",
        "Тел.: 8 (7172) 55-44-33, info@example.kz",
        "https://example.kz/novosti/5",
        "#школа #Достык",
        "Подписывайтесь на наш канал в Telegram",
        "Telegram арнамызға жазылыңыз",
        "Читайте также: Где открыли новый мост",
        "Тағы оқыңыз: Көпір ашылды",
        "The school was opened by the minister last week",
        "164 رەت كورسەتىلدى",
        "312 ret kórsetildi",
    ],
)
def test_furniture_is_noise(line: str) -> None:
    text = f"Новая школа\n\n{BODY}\n\n{line}\n\nДети пойдут туда осенью, когда привезут мебель."
    assert of_role(text, "noise") == [sentence.text for sentence in sentences(line)]


@pytest.mark.parametrize(
    "line",
    [
        "В 2024 году открыли 5 школ.",
        "Телефон доверия принял 300 звонков за год, его номер 8 (7172) 55-44-33 знают в 40 школах и в 12 клубах.",
        "Фотографы сняли 15 школ района.",
        "Новости из села: там построили клуб на 200 мест.",
        "Курс доллара вырос, и ремонт 12 школ подорожал на 30 млн тенге.",
        "Температура в 20 классах поднялась до 22 °C после ремонта котельной.",
        "Авторы проекта – 12 учителей.",
        "— 25.",
        "Мектеп 300 орынға есептелген.",
        "Фото на память сделали 40 детей.",
        "Источник воды нашли в 5 сёлах.",
        "Исполнители закончили 3 дома.",
        "Сегодня в районе 14 школ.",
        "BI Group построит 3 школы на 900 мест.",
    ],
)
def test_text_with_facts_is_no_noise(line: str) -> None:
    text = f"Новая школа\n\n{BODY}\n\n{line}\n\nДети пойдут туда осенью, когда привезут мебель."
    assert line in [sentence.text for sentence in sentences(text) if sentence.role != "noise"]


def test_a_section_of_links_ends_at_the_blank_line() -> None:
    text = f"Новая школа\n{BODY}\n\nЧитайте также:\n7 мест для отдыха\nАвтобус № 12 вернулся\n\nВ школе 20 классов."
    assert of_role(text, "noise") == ["Читайте также:", "7 мест для отдыха", "Автобус № 12 вернулся"]


def test_a_section_of_links_with_blank_lines_ends_at_prose() -> None:
    text = (
        f"Новая школа\n\n{BODY}\n\nПоследние новости\n\n17:40\n\nОткрыт клуб на 40 мест\n\n17:20\n\n"
        "В школе, которую открыли весной, 20 классов."
    )
    assert of_role(text, "noise") == ["Последние новости", "17:40", "Открыт клуб на 40 мест", "17:20"]


def test_the_caption_over_a_photo_credit_is_noise() -> None:
    text = f"Новая школа\n\n{BODY}\n\nшкола в Достыке\nФото: акимат района\n\nДетей возят автобусы."
    assert of_role(text, "noise") == ["школа в Достыке", "Фото: акимат района"]


def test_furniture_at_the_end_of_a_line_leaves_the_rest() -> None:
    text = f"Новая школа\n\n{BODY} Оқылды: 1 204"
    assert of_role(text, "body") == ["В посёлке открыли новую школу на 300 мест.", "Её строили два года."]


def test_signatures_and_bylines_are_noise() -> None:
    letter = f"Уважаемые депутаты!\n\n{BODY}\n\nЗаместитель акима                    Б. Сериков\n"
    assert of_role(letter, "noise") == ["Заместитель акима                    Б. Сериков"]
    assert of_role(f"Новая школа\n\n{BODY}\n\nАйгерим Сериккызы", "noise") == ["Айгерим Сериккызы"]


def test_a_date_before_the_text_is_cut_off() -> None:
    assert roles(f" date 2025-03-02 Школу открыли\n{BODY}")[:2] == [
        ("noise", "date 2025-03-02"),
        ("heading", "Школу открыли"),
    ]


# Languages


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Школа «Қамқорлық» открыта в городе.", "ru"),
        ("Жаңа мектеп ашылды.", "kk"),
        ("Балалар саны артты.", "kk"),
        ("Мектепте 300 бала бар.", "kk"),
        ("Больница на 200 коек.", "ru"),
        ("Құрылыс басталды, это хорошо.", "kk"),
        ("Центр «Ана мен бала» открыли осенью.", "ru"),
    ],
)
def test_the_language_of_a_sentence(text: str, lang: str) -> None:
    assert sentences(text)[0].lang == lang


def test_languages_change_inside_a_paragraph() -> None:
    found = sentences("Биыл ауылда мектеп ашылды. Его строили два года. Онда 300 бала оқиды.")
    assert [sentence.lang for sentence in found] == ["kk", "ru", "kk"]


def test_a_bilingual_title_is_two_sentences() -> None:
    found = sentences("Ауылда клуб ашылды / В ауле открыли клуб")
    assert [(sentence.lang, sentence.text) for sentence in found] == [
        ("kk", "Ауылда клуб ашылды"),
        ("ru", "В ауле открыли клуб"),
    ]
    assert [sentence.lang for sentence in sentences("Принято 5 детей / мест хватило.")] == ["ru"]


def test_a_sentence_without_words_has_the_language_before_it() -> None:
    found = sentences("Мектепте 300 бала оқиды. — 25. Школа открыта.")
    assert [sentence.lang for sentence in found] == ["kk", "kk", "ru"]


@pytest.mark.parametrize(("text", "lang"), [("СЕМЕЙ. Кітапхана ашылды.", "kk"), ("СЕМЕЙ. Открылась библиотека.", "ru")])
def test_a_town_alone_has_the_language_of_the_text(text: str, lang: str) -> None:
    assert [sentence.lang for sentence in segment(clean(text))] == [lang, lang]


def test_the_callers_language_decides_where_no_word_does() -> None:
    assert segment(clean("120 – 150."), "kk")[0].lang == "kk"
    assert segment(clean("120 – 150."))[0].lang == "ru"


# Scripts


def test_latin_and_arabic_kazakh_come_in_cyrillic_with_the_letters_as_read_behind() -> None:
    for text, word in (("Aýylda 20 shákirt bar.", "shákirt"), ("اۋىلدا 20 شاكىرت بار.", "شاكىرت")):
        sentence = sentences(text)[0]
        assert sentence.text == "Ауылда 20 шәкірт бар."
        assert sentence.lang == "kk"
        start = sentence.text.index("шәкірт")
        low, high = sentence.span(start, start + 6)
        assert text[low:high] == word


def test_a_short_latin_line_is_in_the_alphabet_of_its_text() -> None:
    found = sentences("Astanada mektep ashyldy\n\nQalada jańa mektep salyndy. Onda balalar oqıdy. Qurylys aıaqtaldy.")
    assert found[0].text == "Астанада мектеп ашылды"


# Whatever comes

lines = st.sampled_from(
    [
        "Школу открыли на 300 мест.", "Фото: акимат", "", " ", "• пункт;", "Aýylda mektep bar.", "مەكتەپ اشىلدى.",
        "17:40", "в этом году в рай-", "оне откроют ещё 5 школ для детей, которые живут", "и т.д. А. Сериков",
        "15¹ школ", "Читайте также", "« date 2025-03-02", "\xa0\u200b", "(скобка. Открыта", "Hello world of news",
        "\x00\r",
    ]
)  # fmt: skip
texts = st.one_of(st.text(), st.lists(lines, max_size=12).map("\n".join))


@given(texts)
def test_sentences_stand_in_order_inside_the_text(text: str) -> None:
    previous = 0
    for index, sentence in enumerate(sentences(text)):
        assert sentence.index == index
        assert previous <= sentence.start < sentence.end <= len(text)
        previous = sentence.end


@given(texts)
def test_every_character_of_a_sentence_maps_inside_its_stretch(text: str) -> None:
    for sentence in sentences(text):
        for position in range(len(sentence.text)):
            start, end = sentence.span(position, position + 1)
            assert sentence.start <= start < end <= sentence.end


@given(texts.map(lambda text: clean(text).text))
def test_a_sentence_of_a_clean_text_is_its_stretch(text: str) -> None:
    assume(clean(text).text == text)
    for sentence in sentences(text):
        if sentence.script == "Cyrl":
            assert text[sentence.start : sentence.end].replace("\n", " ") == sentence.text


@given(texts)
def test_nothing_but_blanks_is_left_out(text: str) -> None:
    whole = clean(text)
    taken: set[int] = set()
    for sentence in sentences(text):
        taken.update(range(sentence.start, sentence.end))
    left = (whole.offsets.span(at, at + 1)[0] for at, char in enumerate(whole.text) if not char.isspace())
    assert all(position in taken for position in left)


@pytest.mark.parametrize(
    "unit",
    [
        f"{BODY} ",
        f"{BODY}\n",
        "слово ",
        "слово, ещё\n",
        "(",
        ". ",
        "А. ",
        "т.д. ",
        "1\n",
        "• пункт\n",
        "17:40\n\n",
        "mektep ",
    ],
)
def test_the_time_grows_with_the_length_and_no_faster(unit: str) -> None:
    small, large = clean(unit * 1000), clean(unit * 1000 * FACTOR)
    assert growth(lambda: segment(small), lambda: segment(large)) < QUADRATIC
