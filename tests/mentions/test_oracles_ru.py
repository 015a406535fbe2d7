"""Russian dates against EDTF, and texts that must give no value."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from edtf import parse_edtf, struct_time_to_date
from hypothesis import given
from hypothesis import strategies as st

from socfacts.mentions.dates import DateSpec, resolve
from socfacts.types import Mention, When

Find = Callable[[str], list[Mention]]

ANCHOR = date(2025, 6, 15)
OF_MONTH = (
    "января", "февраля", "марта", "апреля", "мая", "июня",
    "июля", "августа", "сентября", "октября", "ноября", "декабря",
)  # fmt: skip
IN_MONTH = (
    "январе", "феврале", "марте", "апреле", "мае", "июне",
    "июле", "августе", "сентябре", "октябре", "ноябре", "декабре",
)  # fmt: skip
QUARTERS = ("первом", "втором", "третьем", "четвёртом")
DAYS = st.dates(date(1900, 1, 1), date(2049, 12, 31))


def when(find: Find, text: str) -> When | None:
    """What the only date of the text resolves to."""
    specs = [m.value for m in find(text) if isinstance(m.value, DateSpec)]
    return resolve(specs[0], ANCHOR) if len(specs) == 1 else None


def bounds_of(edtf: str) -> tuple[date, date]:
    """The bounds that the library edtf gives to a closed EDTF text."""
    parsed = parse_edtf(edtf)
    return struct_time_to_date(parsed.lower_strict()), struct_time_to_date(parsed.upper_strict())


@given(
    DAYS,
    st.sampled_from(
        ["{d} {m} {y} года", "{d} {m} {y} г.", "{d} {m} {y}", "{d:02d}.{n:02d}.{y}", "{y}-{n:02d}-{d:02d}"]
    ),
)
def test_full_dates(find: Find, day: date, form: str) -> None:
    text = form.format(d=day.day, m=OF_MONTH[day.month - 1], n=day.month, y=day.year)
    found = when(find, f"Договор от {text} действует.")
    assert found is not None
    assert (found.edtf, found.start, found.end) == (day.isoformat(), *bounds_of(day.isoformat()))


@given(DAYS, st.sampled_from(["в {m} {y} года", "в {m} {y} г.", "в {m} {y}-го"]))
def test_months(find: Find, day: date, form: str) -> None:
    found = when(find, "Открыли " + form.format(m=IN_MONTH[day.month - 1], y=day.year))
    expected = f"{day.year}-{day.month:02d}"
    assert found is not None
    assert (found.edtf, found.start, found.end) == (expected, *bounds_of(expected))


@given(DAYS, st.integers(1, 200))
def test_intervals_of_days(find: Find, start: date, length: int) -> None:
    end = start + timedelta(days=length)
    first, last = (f"{day.day} {OF_MONTH[day.month - 1]} {day.year} года" for day in (start, end))
    found = when(find, f"Ремонт шёл с {first} по {last}.")
    expected = f"{start}/{end}"
    assert found is not None
    assert (found.edtf, found.start, found.end) == (expected, *bounds_of(expected))


@given(st.integers(1900, 2040), st.integers(1, 9), st.sampled_from(["с {a} по {b} год", "{a}–{b} годы", "{a}-{b} гг."]))
def test_intervals_of_years(find: Find, start: int, length: int, form: str) -> None:
    found = when(find, "План: " + form.format(a=start, b=start + length))
    expected = f"{start}/{start + length}"
    assert found is not None
    assert (found.edtf, found.start, found.end) == (expected, *bounds_of(expected))


@given(st.integers(1900, 2049), st.integers(1, 4), st.sampled_from(["{w}", "{r}", "{q}"]))
def test_quarters(find: Find, year: int, quarter: int, form: str) -> None:
    name = form.format(w=QUARTERS[quarter - 1], r=("I", "II", "III", "IV")[quarter - 1], q=quarter)
    found = when(find, f"Сдадут в {name} квартале {year} года")
    assert found is not None and found.edtf == f"{year}-{32 + quarter}"
    assert found.start == date(year, quarter * 3 - 2, 1)


# What the library edtf gets wrong (open ends, winter) is told by a table of our own.
@pytest.mark.parametrize(
    ("text", "edtf", "start", "end"),
    [
        ("до 2030 года", "../2030", None, date(2030, 12, 31)),
        ("с 2026 года", "2026/..", date(2026, 1, 1), None),
        ("к концу года", "../2025", None, date(2025, 12, 31)),
        ("к началу 2026 года", "../2025", None, date(2025, 12, 31)),
        ("к сентябрю", "../2025-09", None, date(2025, 9, 30)),
        ("до первого полугодия 2026 года", "../2026-06", None, date(2026, 6, 30)),
        ("зимой 2024 года", "2024-24", date(2024, 12, 1), date(2025, 2, 28)),
        ("на этой неделе", "2025-06-09/2025-06-15", date(2025, 6, 9), date(2025, 6, 15)),
        ("в 1990-е годы", "199X", date(1990, 1, 1), date(1999, 12, 31)),
        ("в XX веке", "19XX", date(1900, 1, 1), date(1999, 12, 31)),
        ("в 2023–2024 учебном году", "2023/2024", date(2023, 1, 1), date(2024, 12, 31)),
        ("в январе-марте 2025 года", "2025-01/2025-03", date(2025, 1, 1), date(2025, 3, 31)),
        ("полтора года назад", "2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("через два года", "2027", date(2027, 1, 1), date(2027, 12, 31)),
        ("в прошлую субботу", "2025-06-14", date(2025, 6, 14), date(2025, 6, 14)),
    ],
)
def test_open_and_relative_dates(find: Find, text: str, edtf: str, start: date | None, end: date | None) -> None:
    assert when(find, text) == When(edtf, start, end)


@pytest.mark.parametrize(
    "text",
    [
        "1,2,3", "12.34.56", "2025-13-45", "99.99.9999", "1.2.3.4", "12,34,56,7", "7-7-7", "1//2", "№ 374-ФЗ", "G20",
        "19А", "+7 701 123 45 67", "8 (7172) 55-43-21", "приказ № 12-5", "версия 2.0", "вырос в 2,5 раза",
        "выросла на 3 процентных пункта", "улица Абая, 15", "https://example.kz/news/2024/15?id=300",
        "победили со счётом 3:1", "матч закончился 2:2", "один за другим",
    ],
)  # fmt: skip
def test_noise_gives_no_value(find: Find, text: str) -> None:
    """Malformed numbers, names, references and scores have no value and raise nothing."""
    assert [(m.type, m.value) for m in find(text) if m.value is not None] == []


@given(st.text(alphabet="0123456789.,:/-–% №$()", max_size=24))
def test_no_text_of_digits_and_marks_raises(find: Find, text: str) -> None:
    for mention in find(text):
        assert text[mention.start : mention.end]


@given(st.text(alphabet="абвгджзиклмнопрстуфхцчшщыьэюя ", max_size=60), st.sampled_from([".", "!", ""]))
def test_letters_at_random_say_nothing(find: Find, text: str, stop: str) -> None:
    """Random letters of four and more, which no numeral of the language has, give no value."""
    words = [word + "ъъ" for word in text.split() if len(word) > 3]
    assert [m for m in find(" ".join(words) + stop) if m.value is not None] == []


@given(st.integers(1, 28), st.sampled_from(OF_MONTH), st.integers(1950, 2049), st.integers(0, 23), st.integers(0, 59))
def test_a_time_keeps_its_date_inside(find: Find, day: int, month: str, year: int, hour: int, minute: int) -> None:
    found = [m for m in find(f"Встреча {day} {month} {year} года в {hour}:{minute:02d}.") if m.type == "TIME"]
    assert [m.value for m in found] == [f"{hour:02d}:{minute:02d}"]
    assert [m.value for m in found[0].inside] == [DateSpec(year=year, month=OF_MONTH.index(month) + 1, day=day)]
