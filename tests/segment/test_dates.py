"""The date of publication: which lines hold it, and which only look so."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socfacts.clean import clean
from socfacts.segment import HeaderDate, header_date, segment
from socfacts.segment.dates import dateline

BODY = "В посёлке открыли новую школу на 300 мест. Её строили два года, с 5 мая 2021 года."


def found(text: str) -> HeaderDate:
    cleaned = clean(text)
    return header_date(cleaned.text, segment(cleaned))


@pytest.mark.parametrize(
    "line",
    [
        " date 2024-05-07 Школу открыли",
        "date 2024-05-07",
        "2024-05-07",
        "2024-05-07T10:15:00+05:00",
        "2024-05-07 10:15",
        "07.05.2024",
        "7.05.2024 г.",
        "07.05.24, 10:15",
        "🏙 Тараз LIVE | 07.05.2024",
        "Тараз: главное • 07.05.2024, 10:15",
        "«Таразские вести», 07.05.2024",
        "«Таразские вести», 7 мая 2024 г.",
        "«Тараз тынысы», 7 мамыр 2024 жыл",
        "г. Тараз                                7 мая 2024 г.",
        "г. Тараз 7 мая 2024 г.",
        "7 мая 2024 года              г. Тараз",
        "Тараз қ.            2024 жылғы 7 мамыр",
        "07/05/2024 10:15",
        "10:15, 07.05.2024",
        "07.05.2024 10:15 Школу открыли",
        "07.05.2024 — 10:15 — Тараз",
        "07.05.2024 | Общество",
        "07.05.2024 № 12-4/115",
        "№ 12-4/115 от 7 мая 2024 года",
        "Исх. № 115 7 мая 2024 года",
        "7 мая 2024",
        "7 мая 2024 года",
        "«7» мая 2024 г.",
        "7 мая 2024, 10:15 | Общество",
        "7 мая 2024 года, вторник",
        "Вторник, 7 мая 2024",
        "Сегодня 7 мая 2024 года, вторник",
        "11:15, 07 Май 2024 | GMT +5",
        "Тараз, 7 мая 2024 года",
        "Министерство энергетики РК, 7 мая 2024 года",
        "Пресс-служба акимата города Тараз, 7 мая 2024 года",
        "Энергетика министрлігі, 2024 жылғы 7 мамыр",
        "г. Тараз, 7 мая 2024 года",
        "Общество • 7 мая 2024",
        "10:15 07.05.2024 👁 815 💬 3",
        "7 мамыр 2024, 10:15",
        "07 Мамыр 2024",
        "2024 жылғы 7 мамыр",
        "2024 ж. 7 мамыр",
        "Қоғам • 7 Мамыр, 2024",
        "Қоғам 815 3 пікір 7 мамыр, 2024 сағат 10:15",
        "Астана қ., 2024 жылғы 7 мамыр",
        "7 Mamyr 2024, 10:15",
        "Qoǵam • 7 Mamyr, 2024",
        "• 7 Mamyr, 2024",
        "قوعام • 7 مامىر, 2024",
        "7 مامىر، 2024 ساعات 10:15",
    ],
)
def test_a_dateline_is_the_date_of_publication(line: str) -> None:
    assert found(f"{line}\n{BODY}") == HeaderDate(date(2024, 5, 7), 2024)


@pytest.mark.parametrize(
    "line",
    [
        "7 мая 2024 года в посёлке открыли школу.",
        "7 мая 2024 года открыли школу",
        "Школу открыли 7 мая 2024 года",
        "07.05.2024 г. в посёлке открыли школу",
        "2024 жылғы 7 мамырда мектеп ашылды.",
        "2024 жылы мектеп ашылды",
        "Постановление от 7 мая 2024 года о строительстве школы",
        "31.02.2024",
        "Телефон 07.05.20244",
        "Школа № 5 | 07.05.2024 открыта после ремонта",
        "В 2024 году",
        "Управление открыло школу, 7 мая 2024 года сдав её.",
        "Школу открыли в Таразе, 7 мая 2024 года",
        "10:15",
    ],
)
def test_prose_and_other_numbers_are_no_dateline(line: str) -> None:
    assert found(f"Новая школа\n{line}\n{BODY}").date is None


def test_the_date_stands_among_the_first_five_lines() -> None:
    head = "Раз и два\nТри и четыре\nПять и шесть\nСемь и восемь\n"
    assert found(f"{head}7 мая 2024\n{BODY}").date == date(2024, 5, 7)
    assert found(f"{head}Девять и десять\n7 мая 2024\n{BODY}").date is None


def test_furniture_does_not_count_as_a_line() -> None:
    menu = "Главная\nНовости\nСпорт\nПогода\nВойти\n"
    assert found(f"{menu}Новая школа\n7 мая 2024\n{BODY}").date == date(2024, 5, 7)


def test_a_date_with_a_clock_beats_the_day_on_which_the_page_was_saved() -> None:
    head = "Сегодня 9 июня 2024 года, воскресенье\nНовая школа\n10:15 07.05.2024 👁 12\n"
    assert found(head + BODY).date == date(2024, 5, 7)


@pytest.mark.parametrize(
    "reference",
    ["На № 115-4 от 7 мая 2021 года", "На №115-4 от 07.05.2021", "2021 жылғы 7 мамырдағы\n№ 115 сауалға"],
)
def test_the_letter_that_is_answered_gives_its_year_only(reference: str) -> None:
    assert found(f"Депутатам Мажилиса\n\n{reference}\n\nУважаемые депутаты!\n\n{BODY}") == HeaderDate(None, 2021)


def test_a_letters_own_date_wins_over_the_one_it_answers() -> None:
    text = f"Исх. № 12/3\n7 мая 2024 года\n\nНа № 115-4 от 5 марта 2021 года\n\n{BODY}"
    assert found(text) == HeaderDate(date(2024, 5, 7), 2024)


def test_the_answered_letter_may_stand_further_down() -> None:
    text = f"Депутатам\nМажилиса\nПарламента\nРеспублики\n(по списку)\n\nНа № 115-4 от 7 мая 2021 года\n\n{BODY}"
    assert found(text) == HeaderDate(None, 2021)


def test_a_dateline_is_noise_and_the_text_after_it_is_not() -> None:
    texts = {sentence.text: sentence.role for sentence in segment(clean(f"07.05.2024 10:15 Школу открыли\n{BODY}"))}
    assert texts["07.05.2024 10:15"] == "noise"
    assert texts["Школу открыли"] == "heading"


def test_a_dateline_with_a_place_is_kept_for_the_place() -> None:
    for line in ("Тараз, 7 мая 2024 года", "07.05.2024 — 10:15 — Тараз", "7 мая 2024, Тараз"):
        texts = {sentence.text: sentence.role for sentence in segment(clean(f"{line}\nКто построит школу?\n{BODY}"))}
        assert texts[line] == "heading"
        assert texts["Кто построит школу?"] == "heading"


@pytest.mark.parametrize("head", ["ТАРАЗ. 7 мая 2024 года. ", "Тараз. 07.05.2024. ", "ТАРАЗ. 7 мамыр 2024 жыл – "])
def test_a_date_after_a_place_may_open_the_first_paragraph(head: str) -> None:
    assert found(f"Новая школа\n{head}{BODY}").date == date(2024, 5, 7)


def test_a_text_without_lines_has_no_date() -> None:
    assert found("") == HeaderDate(None, None)


@given(st.dates(date(1990, 1, 1), date(2090, 12, 31)))
def test_every_day_is_read_in_figures(day: date) -> None:
    for form in (day.isoformat(), f"{day:%d.%m.%Y}", f"{day:%d.%m.%Y} 09:30", f"date {day.isoformat()} Школу открыли"):
        line = dateline(form)
        assert line is not None
        assert line.date == day


RUSSIAN = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
KAZAKH = "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан"


@given(st.dates(date(1990, 1, 1), date(2090, 12, 31)))
def test_every_day_is_read_in_words(day: date) -> None:
    for months in (RUSSIAN, KAZAKH):
        line = dateline(f"{day.day} {months.split()[day.month - 1]} {day.year}, 09:30")
        assert line is not None
        assert line.date == day


@given(st.text(max_size=80), st.integers(0, 400))
def test_a_dateline_ends_inside_its_line(rest: str, days: int) -> None:
    text = f"{date(2024, 1, 1) + timedelta(days)} {rest}"
    line = dateline(text)
    assert line is None or 0 < line.end <= len(text)
