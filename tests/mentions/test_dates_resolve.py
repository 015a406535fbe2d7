"""Dates: arguments of a rule → what the text says → EDTF and bounds."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from socfacts.errors import RuleError
from socfacts.mentions import datespec
from socfacts.mentions.dates import DATE_ARGUMENTS, DateSpec, bounds, compose_date, is_valid_edtf, resolve
from socfacts.mentions.periods import CODES
from socfacts.types import When

WEDNESDAY = date(2025, 10, 8)


def when(sentence_tense=None, /, anchor=WEDNESDAY, hint=None, **args):
    """The EDTF that the arguments of a rule come to, or None."""
    spec = compose_date(args)
    found = resolve(spec, anchor, sentence_tense, hint) if spec else None
    return found.edtf if found else None


ABSOLUTE = [
    ("5 мая 2024 года", {"day": 5, "month": 5, "year": 2024}, "2024-05-05"),
    ("29 ақпан 2024", {"day": 29, "month": 2, "year": 2024}, "2024-02-29"),
    ("май 2024 года", {"month": 5, "year": 2024}, "2024-05"),
    ("2024 жылы", {"year": Decimal(2024)}, "2024"),
    ("II квартал 2025 года", {"quarter": 2, "year": 2025}, "2025-34"),
    ("первое полугодие 2026 года", {"half": 1, "year": 2026}, "2026-40"),
    ("2023 жылдың көктемі", {"season": 21, "year": 2023}, "2023-21"),
    ("зима 2023 года", {"season": 24, "year": 2023}, "2023-24"),
    ("2010-е", {"decade": 2010}, "201X"),
    ("80-е", {"decade": 80}, "198X"),
    ("20-е годы XX века", {"decade": 20, "century": 20}, "192X"),
    ("80-е годы прошлого века", {"decade": 80, "century_offset": -1}, "198X"),
    ("XXI век", {"century": 21}, "20XX"),
    ("в конце 2025 года", {"year": 2025, "part": "end"}, "2025"),
    ("5 мая 24 г.", {"day": 5, "month": 5, "year": 24, "two_digit": True}, "2024-05-05"),
    ("в 98-м", {"year": 98, "two_digit": True}, "1998"),
    ("в 31-м (до поворота 30)", {"year": 31, "two_digit": True, "pivot": 30}, "1931"),
    ("13.07.2023", {"date": "13.07.2023"}, "2023-07-13"),
    ("3.7.2023", {"date": "3.7.2023"}, "2023-07-03"),
    ("13.07.23", {"date": "13.07.23"}, "2023-07-13"),
    ("2025-11-07", {"date": "2025-11-07"}, "2025-11-07"),
    ("07.2023", {"date": "07.2023"}, "2023-07"),
    ("a date", {"date": date(2023, 7, 13)}, "2023-07-13"),
    ("суббота, 15 апреля 2017 года", {"weekday": 6, "day": 15, "month": 4, "year": 2017}, "2017-04-15"),
]  # fmt: skip

EDGES = [
    ("до 2030 года", {"year": 2030, "edge": "until"}, "../2030"),
    ("до первого полугодия 2026 года", {"half": 1, "year": 2026, "edge": "until"}, "../2026-06"),
    ("к III кварталу 2026 года", {"quarter": 3, "year": 2026, "edge": "by"}, "../2026-09"),
    ("до 1 сентября 2026 года", {"day": 1, "month": 9, "year": 2026, "edge": "until"}, "../2026-09-01"),
    ("до зимы 2025 года", {"season": 24, "year": 2025, "edge": "until"}, "../2026-02"),
    ("до конца года", {"unit": "year", "part": "end", "edge": "until"}, "../2025"),
    ("к концу года", {"unit": "year", "part": "end", "edge": "by"}, "../2025"),
    ("к концу этого года", {"year_offset": 0, "part": "end", "edge": "by"}, "../2025"),
    ("жыл соңына дейін", {"unit": "year", "part": "end", "edge": "until"}, "../2025"),
    ("к началу года", {"unit": "year", "part": "begin", "edge": "by"}, "../2025"),
    ("к сентябрю", {"month": 9, "year_offset": 0, "edge": "by"}, "../2025-09"),
    ("к декабрю", {"month": 12, "edge": "by"}, "../2025-12"),
    ("к марту", {"month": 3, "edge": "by"}, "../2026-03"),
    ("к началу 2026 года", {"year": 2026, "part": "begin", "edge": "by"}, "../2025"),
    ("к началу лета 2026 года", {"season": 22, "year": 2026, "part": "begin", "edge": "by"}, "../2026-05"),
    ("к началу 2020-х", {"decade": 2020, "part": "begin", "edge": "by"}, "../2019"),
    ("к середине 2026 года", {"year": 2026, "part": "middle", "edge": "by"}, "../2026-06"),
    ("до середины мая 2026 года", {"month": 5, "year": 2026, "part": "middle", "edge": "until"}, "../2026-05-15"),
    ("к середине II квартала 2026", {"quarter": 2, "year": 2026, "part": "middle", "edge": "by"}, "../2026-05"),
    ("к середине 2010-х", {"decade": 2010, "part": "middle", "edge": "by"}, "../2015"),
    ("к концу недели", {"unit": "week", "part": "end", "edge": "by"}, "../2025-10-12"),
    ("до конца следующей недели", {"week_offset": 1, "part": "end", "edge": "until"}, "../2025-10-19"),
    ("к началу следующей недели", {"week_offset": 1, "part": "begin", "edge": "by"}, "../2025-10-12"),
    ("к середине недели", {"week_offset": 0, "part": "middle", "edge": "by"}, "../2025-10-08"),
    ("к концу дня 5 мая 2024", {"day": 5, "month": 5, "year": 2024, "part": "end", "edge": "by"}, "../2024-05-05"),
    ("к началу дня 5 мая 2024", {"day": 5, "month": 5, "year": 2024, "part": "begin", "edge": "by"}, "../2024-05-05"),
    ("к середине дня 5 мая", {"day": 5, "month": 5, "year": 2024, "part": "middle", "edge": "by"}, "../2024-05-05"),
    ("с 2026 года", {"year": 2026, "edge": "from"}, "2026/.."),
    ("с начала года", {"unit": "year", "part": "begin", "edge": "from"}, "2025/.."),
    ("с III квартала 2025 года", {"quarter": 3, "year": 2025, "edge": "from"}, "2025-07/.."),
    ("с 2010-х", {"decade": 2010, "edge": "from"}, "2010/.."),
    ("с прошлой недели", {"week_offset": -1, "edge": "from"}, "2025-09-29/.."),
    ("с 31 числа прошлого месяца", {"day": 30, "month_offset": -1, "edge": "from"}, "2025-09-30/.."),
]  # fmt: skip

INTERVALS = [
    ("с 1 по 5 мая", {"day": 1, "day2": 5, "month": 5}, "2025-05-01/2025-05-05"),
    ("с 1 по 5 мая (месяц у второго)", {"day": 1, "day2": 5, "month2": 5}, "2025-05-01/2025-05-05"),
    ("2020–2025 годы", {"year": 2020, "year2": 2025}, "2020/2025"),
    ("2023–24 учебный год", {"year": 2023, "year2": 24}, "2023/2024"),
    ("1999/00", {"year": 1999, "year2": 0}, "1999/2000"),
    ("с марта по май 2024 года", {"month": 3, "month2": 5, "year2": 2024}, "2024-03/2024-05"),
    ("с марта 2024 по май 2025", {"month": 3, "year": 2024, "month2": 5, "year2": 2025}, "2024-03/2025-05"),
    ("I–III кварталы 2025 года", {"quarter": 1, "quarter2": 3, "year": 2025}, "2025-01/2025-09"),
    ("1980–1990-е годы", {"decade": 1980, "decade2": 90}, "1980/1999"),
    ("с 28 декабря по 3 января 2025 года", {"day": 28, "month": 12, "day2": 3, "month2": 1, "year2": 2025},
     "2024-12-28/2025-01-03"),
    ("с 28 декабря 2024 года по 3 января", {"day": 28, "month": 12, "year": 2024, "day2": 3, "month2": 1},
     "2024-12-28/2025-01-03"),
    ("с декабря прошлого года по март", {"month": 12, "year_offset": -1, "month2": 3}, "2024-12/2025-03"),
    ("с 15.09.2024 по 01.06.2025", {"date": "15.09.2024", "date2": "01.06.2025"}, "2024-09-15/2025-06-01"),
    ("с 2019 года по сегодня", {"year": 2019, "day_offset2": 0}, "2019/2025-10-08"),
    ("с мая по сегодня", {"month": 5, "day_offset2": 0}, "2025-05/2025-10-08"),
    ("с сегодняшнего дня по 1 ноября", {"day_offset": 0, "day2": 1, "month2": 11}, "2025-10-08/2025-11-01"),
    ("с декабря по февраль", {"month": 12, "month2": 2}, "2025-12/2026-02"),
    ("со вторника по пятницу", {"weekday": 2, "weekday2": 5}, "2025-10-07/2025-10-10"),
    ("с понедельника по среду прошлой недели", {"weekday": 1, "weekday2": 3, "week_offset2": -1},
     "2025-09-29/2025-10-01"),
    ("с 1 по 5 число прошлого месяца", {"day": 1, "day2": 5, "month_offset2": -1}, "2025-09-01/2025-09-05"),
    ("с мая по конец июня 2024", {"month": 5, "month2": 6, "part2": "end", "year2": 2024}, "2024-05/2024-06"),
    ("с мая до начала июля 2024", {"month": 5, "month2": 7, "part2": "begin", "year2": 2024}, "2024-05/2024-06"),
    ("на этой неделе", {"week_offset": 0}, "2025-10-06/2025-10-12"),
    ("на прошлой неделе", {"offset": -1, "unit": "week"}, "2025-09-29/2025-10-05"),
    ("2024–2024", {"year": 2024, "year2": 2024}, "2024"),
]  # fmt: skip

RELATIVE = [
    ("две недели назад", {"count": Decimal(2), "unit": "week", "sign": -1}, "2025-09-24"),
    ("неделю назад", {"unit": "week", "sign": -1}, "2025-10-01"),
    ("вчера", {"day_offset": -1}, "2025-10-07"),
    ("бүгін", {"day_offset": 0}, "2025-10-08"),
    ("три дня назад", {"count": 3, "unit": "day", "sign": -1}, "2025-10-05"),
    ("через 45 дней", {"count": 45, "unit": "day", "sign": 1}, "2025-11-22"),
    ("месяцем ранее", {"unit": "month", "sign": -1}, "2025-09"),
    ("10 месяцев назад", {"count": 10, "unit": "month", "sign": -1}, "2024-12"),
    ("год назад", {"unit": "year", "sign": -1}, "2024"),
    ("через два года", {"count": 2, "unit": "year", "sign": 1}, "2027"),
    ("полтора года назад", {"count": Decimal("1.5"), "unit": "year", "sign": -1}, "2024"),
    ("полвека назад", {"count": Decimal("0.5"), "unit": "century", "sign": -1}, "1975"),
    ("былтыр", {"year_offset": -1}, "2024"),
    ("былтыр желтоқсанда", {"year_offset": -1, "month": 12}, "2024-12"),
    ("в ноябре текущего года", {"year_offset": 0, "month": 11}, "2025-11"),
    ("28 января т.г.", {"year_offset": 0, "month": 1, "day": 28}, "2025-01-28"),
    ("в первом квартале следующего года", {"year_offset": 1, "quarter": 1}, "2026-33"),
    ("в прошлом месяце", {"month_offset": -1}, "2025-09"),
    ("20 числа прошлого месяца", {"month_offset": -1, "day": 20}, "2025-09-20"),
    ("в прошлом квартале", {"quarter_offset": -1}, "2025-35"),
    ("через квартал", {"unit": "quarter", "sign": 1}, "2026-33"),
    ("в прошлом полугодии", {"half_offset": -1}, "2025-40"),
    ("в прошлом десятилетии", {"decade_offset": -1}, "201X"),
    ("в прошлом веке", {"century_offset": -1}, "19XX"),
    ("прошлым летом", {"season_offset": -1, "season": 22}, "2024-22"),
    ("этой зимой", {"season_offset": 0, "season": 24}, "2025-24"),
    ("зимой прошлого года", {"year_offset": -1, "season": 24}, "2024-24"),
    ("в начале прошлого месяца", {"month_offset": -1, "part": "begin"}, "2025-09"),
    ("в субботу на прошлой неделе", {"week_offset": -1, "weekday": 6}, "2025-10-04"),
    ("в прошлый вторник", {"weekday_offset": -1, "weekday": 2}, "2025-10-07"),
    ("в прошлую среду", {"weekday_offset": -1, "weekday": 3}, "2025-10-01"),
    ("в эту пятницу", {"weekday_offset": 0, "weekday": 5}, "2025-10-10"),
    ("в следующую пятницу", {"weekday_offset": 1, "weekday": 5}, "2025-10-17"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "args", "edtf"), ABSOLUTE + EDGES + INTERVALS + RELATIVE)
def test_text_comes_to_its_edtf(text, args, edtf):
    """Seen from Wednesday, 8 October 2025, without a tense."""
    assert when(**args) == edtf, text


@pytest.mark.parametrize(("text", "args", "edtf"), ABSOLUTE)
def test_a_full_date_needs_no_anchor(text, args, edtf):
    if "century_offset" not in args:
        assert when(anchor=None, **args) == edtf, text


MARCH, SEPTEMBER, OCTOBER, NOVEMBER = {"month": 3}, {"month": 9}, {"month": 10}, {"month": 11}
YEAR_END = {"unit": "year", "part": "end"}
TENSES = [
    (SEPTEMBER, "past", "2025-09"), (SEPTEMBER, "future", "2026-09"), (SEPTEMBER, None, "2025-09"),
    (OCTOBER, "past", "2025-10"), (OCTOBER, "future", "2025-10"), (OCTOBER, None, "2025-10"),
    (NOVEMBER, "past", "2024-11"), (NOVEMBER, "future", "2025-11"), (NOVEMBER, None, "2025-11"),
    (MARCH, "past", "2025-03"), (MARCH, "future", "2026-03"), (MARCH, None, "2025-03"),
    ({"month": 1}, None, "2026-01"),
    ({"day": 8, "month": 10}, "past", "2025-10-08"), ({"day": 8, "month": 10}, "future", "2025-10-08"),
    ({"day": 9, "month": 10}, "past", "2024-10-09"), ({"day": 7, "month": 10}, "future", "2026-10-07"),
    ({"day": 29, "month": 2}, "past", "2024-02-29"), ({"day": 29, "month": 2}, "future", "2028-02-29"),
    ({"quarter": 1}, "past", "2025-33"), ({"quarter": 1}, "future", "2026-33"), ({"half": 2}, "past", "2025-41"),
    ({"season": 21}, "past", "2025-21"), ({"season": 24}, "past", "2024-24"), ({"season": 24}, "future", "2025-24"),
    ({"season": 21, "tense": "future"}, "past", "2026-21"),
    ({"weekday": 3}, "past", "2025-10-08"), ({"weekday": 4}, "past", "2025-10-02"),
    ({"weekday": 2}, "future", "2025-10-14"), ({"weekday": 6}, None, "2025-10-11"),
    ({"weekday": 7}, None, "2025-10-05"),
    ({"weekday": 6, "day": 15, "month": 4}, "past", "2023-04-15"),
    ({"day": 20, "unit": "month"}, "past", "2025-09-20"), ({"day": 20, "unit": "month"}, "future", "2025-10-20"),
    (YEAR_END, "future", "2025"), (YEAR_END, "past", "2025"),
    ({"unit": "year", "part": "begin"}, "past", "2025"), ({"unit": "year", "part": "begin"}, "future", "2026"),
    ({"unit": "month", "part": "end"}, "past", "2025-09"), ({"unit": "month", "part": "begin"}, None, "2025-10"),
    ({"month": 9, "edge": "by"}, "past", "../2025-09"), ({"month": 9, "edge": "by"}, None, "../2026-09"),
    ({"day": 1, "month": 9, "edge": "from"}, None, "2025-09-01/.."),
    ({"day": 1, "day2": 10, "month": 10}, "future", "2025-10-01/2025-10-10"),
    ({"day": 1, "day2": 5, "month": 10}, "future", "2026-10-01/2026-10-05"),
    ({"month": 12, "month2": 2}, "past", "2024-12/2025-02"),
    ({"month": 11, "month2": 12}, "past", "2024-11/2024-12"),
]  # fmt: skip


@pytest.mark.parametrize(("args", "tense", "edtf"), TENSES)
def test_tense_decides_what_names_no_year(args, tense, edtf):
    assert when(tense, **args) == edtf


@pytest.mark.parametrize(
    ("anchor", "args", "edtf"),
    [
        (date(2026, 1, 15), {"month": 12}, "2025-12"),
        (date(2026, 1, 15), {"month": 8}, "2026-08"),
        (date(2026, 1, 15), {"season": 24}, "2025-24"),
        (date(2026, 1, 15), {"season": 24, "season_offset": -1}, "2024-24"),
        (date(2026, 1, 15), {"month_offset": -1}, "2025-12"),
        (date(2026, 1, 15), {"quarter_offset": -1}, "2025-36"),
        (date(2026, 1, 1), {"weekday": 2}, "2025-12-30"),
        (date(2026, 1, 1), {"week_offset": 0}, "2025-12-29/2026-01-04"),
        (date(2025, 3, 31), {"sign": -1, "unit": "month"}, "2025-02"),
        (date(2024, 2, 29), {"sign": 1, "unit": "year"}, "2025"),
        (date(2025, 7, 1), {"half_offset": -1}, "2025-40"),
    ],
)
def test_turns_of_the_calendar(anchor, args, edtf):
    assert when(anchor=anchor, **args) == edtf


def test_without_an_anchor_only_the_year_hint_helps():
    assert when(anchor=None, year_offset=0) is None
    assert when(anchor=None, month=2) is None
    assert when(anchor=None, hint=2021, month=2) is None
    assert when(anchor=None, hint=2021, day_offset=0) is None
    assert when(anchor=None, hint=2021, weekday=2) is None
    assert when(anchor=None, hint=2021, year_offset=0) == "2021"
    assert when(anchor=None, hint=2021, year_offset=-1, month=11) == "2020-11"
    assert when(anchor=None, hint=2021, unit="year", part="end", edge="until") == "../2021"
    assert when(hint=2021, year_offset=0) == "2025"


@pytest.mark.parametrize(
    "args",
    [
        {"day": 31, "month": 2}, {"day": 29, "month": 2, "year": 2025}, {"month": 13, "year": 2025},
        {"day": 0, "month": 5},
        {"date": "2025-13-45"}, {"date": "12.34.56"}, {"date": "1.2.3"}, {"date": "31.04.2024"}, {"date": ""},
        {"date": "1.2/2024"}, {"year": 999}, {"year": 2101}, {"year": 24}, {"quarter": 5, "year": 2025}, {"half": 3},
        {"day": 5}, {"day": 5, "year": 2024}, {"decade": 2015}, {"decade": 995}, {"century": 9}, {"weekday": 8}, {},
        {"part": "end"}, {"month": 5, "quarter": 2}, {"month": 5, "week_offset": -1}, {"year": Decimal("2024.5")},
        {"year": 2025, "year2": 2020}, {"year": 2020, "day2": 5},
        {"count": Decimal("1.5"), "unit": "month", "sign": -1},
        {"count": 10**9, "unit": "day", "sign": -1}, {"count": 3000, "unit": "year", "sign": 1},
        {"count": Decimal("NaN"), "unit": "day", "sign": 1}, {"vague": True}, {"season_offset": -1},
        {"weekday_offset": 1},
        {"year": 1000, "part": "begin", "edge": "by"},
    ],
)  # fmt: skip
def test_impossible_dates_have_no_value(args):
    assert when(**args) is None


@pytest.mark.parametrize(
    "args",
    [
        {"moth": 5}, {"month": "may"}, {"month": True}, {"part": "late"}, {"unit": "hour", "offset": 1}, {"date": 5},
        {"count": 2, "unit": "day"}, {"edge": "to", "year": 2024}, {"edge2": "until", "year": 2024},
        {"count": 2, "sign": 1}, {"offset": 1, "month": 5},
    ],
)  # fmt: skip
def test_a_mistake_in_a_rule_is_told(args):
    with pytest.raises(RuleError, match="make: date"):
        compose_date(args)


def test_absent_groups_do_not_count():
    assert compose_date({"month": 5, "year": None, "year2": None}) == DateSpec(month=5)


@pytest.mark.parametrize(
    ("edtf", "start", "end"),
    [
        ("2023-24", date(2023, 12, 1), date(2024, 2, 29)),
        ("2024-24", date(2024, 12, 1), date(2025, 2, 28)),
        ("../2030", None, date(2030, 12, 31)),
        ("../2026-06", None, date(2026, 6, 30)),
        ("2026/..", date(2026, 1, 1), None),
        ("2024-02/2025-09-20", date(2024, 2, 1), date(2025, 9, 20)),
        ("201X", date(2010, 1, 1), date(2019, 12, 31)),
        ("20XX", date(2000, 1, 1), date(2099, 12, 31)),
        ("2025-34", date(2025, 4, 1), date(2025, 6, 30)),
        ("2026-41", date(2026, 7, 1), date(2026, 12, 31)),
    ],
)
def test_bounds_are_inclusive(edtf, start, end):
    assert bounds(edtf) == (start, end)


@pytest.mark.parametrize(
    "edtf",
    [
        "", "..", "../..", "/", "2025-13", "2025-00", "2025-02-30", "2025-13-45", "0999", "2101", "20X", "2X1X",
        "2025-21/..",
        "2025-34/2026", "201X/2025", "2025/2024", "2025-5", "2025/2026/2027", "2025-32", "2000/2150",
        "../2101", "2025~", "２０２５", "2025\n",
    ],
)  # fmt: skip
def test_what_is_no_edtf_has_no_bounds(edtf):
    assert bounds(edtf) is None
    assert not is_valid_edtf(edtf)


def test_resolve_gives_the_bounds_of_its_edtf():
    assert resolve(DateSpec(year=2026, half=1, edge="until"), None) == When("../2026-06", None, date(2026, 6, 30))
    assert resolve(DateSpec(unit="week", offset=0), WEDNESDAY) == When(
        "2025-10-06/2025-10-12", date(2025, 10, 6), date(2025, 10, 12)
    )


def test_the_argument_table_names_every_argument():
    """Rule authors write against the docstring: nothing that is taken may be missing from it."""
    module = Path(datespec.__file__).parent / "datespec.py"
    table = module.read_text("utf-8").partition("def compose_date(")[2].partition("    if ")[0]
    plain = {name for name in DATE_ARGUMENTS if not name.endswith(("2", "_offset"))}
    assert {name for name in plain if f"``{name}``" not in table} == set()


# Properties

days = st.dates(date(1000, 1, 1), date(2100, 12, 31))
years = st.integers(1000, 2100)
year_texts = years.map(str)
month_texts = days.map(lambda day: day.isoformat()[:7])
day_texts = days.map(date.isoformat)
ends = st.one_of(year_texts, month_texts, day_texts)
coded_texts = st.tuples(years, st.sampled_from([code for code in CODES if code != 24])).map(lambda p: f"{p[0]}-{p[1]}")
round_texts = st.one_of(st.integers(100, 209).map("{}X".format), st.integers(10, 20).map("{}XX".format))
interval_texts = st.tuples(ends, ends).map("/".join).filter(is_valid_edtf)


@given(st.one_of(ends, coded_texts, round_texts, interval_texts))
def test_closed_forms_agree_with_the_edtf_package(edtf):
    theirs = parse_edtf(edtf)
    start, end = theirs.lower_strict(), theirs.upper_strict()
    assert bounds(edtf) == (date(*start[:3]), date(*end[:3]))


@given(days)
def test_a_written_date_reads_back(day):
    for text in (day.isoformat(), f"{day:%d.%m.}{day.year}", f"{day.day}/{day.month}/{day.year}"):
        assert resolve(compose_date({"date": text}), None) == When(day.isoformat(), day, day)


@given(days.filter(lambda day: 1001 < day.year < 2099), st.integers(-300, 300))
def test_a_distance_in_days_is_exact(anchor, count):
    spec = DateSpec(unit="day", offset=count)
    assert resolve(spec, anchor).start == anchor + timedelta(days=count)


numbers = st.one_of(st.none(), st.integers(-3, 40), st.integers(), st.sampled_from([2000, 2010, 2025, 10**12]))
spec_values = {
    "whole_year": st.booleans(), "vague": st.just(False),
    "unit": st.sampled_from(
        [None, "day", "week", "weekday", "month", "quarter", "half", "season", "year", "decade", "century"]
    ),
    "part": st.sampled_from([None, "begin", "middle", "end"]),
    "edge": st.sampled_from([None, "until", "by", "from"]),
    "tense": st.sampled_from([None, "past", "future"]),
}  # fmt: skip
NUMBER_FIELDS = [field.name for field in fields(DateSpec) if field.name not in {*spec_values, "to"}]
specs = st.builds(DateSpec, **dict.fromkeys(NUMBER_FIELDS, numbers), **spec_values)
any_specs = st.one_of(specs, st.builds(lambda first, last: replace(first, to=last), specs, specs))


@given(any_specs, st.one_of(st.none(), st.dates()), st.sampled_from([None, "past", "future"]), numbers)
def test_resolve_never_raises_and_its_bounds_are_in_order(spec, anchor, tense, hint):
    found = resolve(spec, anchor, tense, hint)
    if found is not None:
        assert bounds(found.edtf) == (found.start, found.end)
        assert found.start or found.end
        assert not (found.start and found.end) or found.start <= found.end


texts = st.sampled_from(["13.07.2023", "2025-13-45", "12.34.56", "", "01.02.2024"])
argument_values = {
    "unit": spec_values["unit"], "part": spec_values["part"], "edge": spec_values["edge"],
    "tense": spec_values["tense"],
    "sign": st.sampled_from([-1, 1]), "date": texts, "two_digit": st.booleans(), "vague": st.just(False),
}  # fmt: skip
amounts = st.one_of(numbers, st.decimals())


def whole_arguments(args):
    """Without what rule authors are told is a mistake: a count without sign, an offset without unit."""
    for end in ("", "2"):
        if args.get(f"unit{end}") is None:
            args = {name: v for name, v in args.items() if name not in (f"count{end}", f"sign{end}", f"offset{end}")}
        elif f"count{end}" in args:
            args = {f"sign{end}": -1, **args}
    return args


# Few at a time: nearly every crowd of arguments contradicts itself.
arguments = st.lists(st.sampled_from(sorted(DATE_ARGUMENTS)), max_size=6, unique=True).flatmap(
    lambda names: st.fixed_dictionaries({name: argument_values.get(name.rstrip("2"), amounts) for name in names})
)


@given(arguments.map(whole_arguments), st.one_of(st.none(), st.dates()), st.sampled_from([None, "past", "future"]))
def test_arguments_of_the_right_types_never_raise(args, anchor, tense):
    spec = compose_date(args)
    found = resolve(spec, anchor, tense) if spec else None
    assert found is None or bounds(found.edtf) == (found.start, found.end)
