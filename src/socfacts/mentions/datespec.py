"""What a date expression says before it is anchored, and how a rule's arguments become that."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final, Literal

from socfacts.errors import RuleError
from socfacts.mentions.periods import FIRST_YEAR, LAST_YEAR, day_of

Unit = Literal["day", "week", "weekday", "month", "quarter", "half", "season", "year", "decade", "century"]
Part = Literal["begin", "middle", "end"]
Edge = Literal["until", "by", "from"]
Tense = Literal["past", "future"]

# Two-digit years below the pivot are of this century, the others of the last one: 49 → 2049, 50 → 1950.
YEAR_PIVOT: Final = 50
# No number in a date is larger; beyond 28 digits Decimal's remainder fails.
_LARGEST: Final = 10**9


@dataclass(slots=True, unsafe_hash=True)
class DateSpec:
    """What a date expression says, in no language and before it is anchored (``dates.resolve`` anchors it).

    The field that names the coarsest stretch says what the anchor must supply: with ``year``, ``decade`` or
    ``century`` nothing; with ``unit`` and ``offset`` the stretch ``offset`` units away from the anchor's own;
    with ``unit`` alone («в конце года») or neither («в феврале») the tense chooses among the neighbours.
    The finer fields lie within it: month 11, unit year, offset 0 is «в ноябре текущего года».
    """

    year: int | None = None
    month: int | None = None  # 1..12
    day: int | None = None  # 1..31
    weekday: int | None = None  # ISO: 1 is Monday; beside a day it only helps to find the year
    quarter: int | None = None  # 1..4
    half: int | None = None  # 1, 2
    season: int | None = None  # EDTF: 21 spring, 22 summer, 23 autumn, 24 winter (by the year of its December)
    decade: int | None = None  # its first year, 2010; or 80 where the unit is «century»
    century: int | None = None  # 21 is 20XX
    unit: Unit | None = None
    offset: int | None = None
    whole_year: bool = False  # «полтора года назад»: 18 months back, said of a year
    part: Part | None = None
    edge: Edge | None = None
    tense: Tense | None = None  # of the words themselves («минувшей весной»); goes before the sentence's tense
    to: DateSpec | None = None  # the other end of an interval
    vague: bool = False  # a duration or a recurring time: a mention without a value


class _Impossible(Exception):
    """The text names a date that does not exist."""


_RANGES: Final = {
    "year": (FIRST_YEAR, LAST_YEAR), "month": (1, 12), "day": (1, 31), "weekday": (1, 7), "quarter": (1, 4),
    "half": (1, 2), "season": (21, 24), "century": (11, 21),
}  # fmt: skip
_CHOICES: Final[dict[str, tuple[str, ...]]] = {
    "unit": ("day", "week", "weekday", "month", "quarter", "half", "season", "year", "decade", "century"),
    "part": ("begin", "middle", "end"),
    "edge": ("until", "by", "from"),
    "tense": ("past", "future"),
}
_OFFSETS: Final = {f"{unit}_offset": unit for unit in _CHOICES["unit"]}
_SIDED: Final = frozenset((*_RANGES, *_OFFSETS, "decade", "offset", "unit", "count", "sign", "part", "date"))
DATE_ARGUMENTS: Final = _SIDED | {f"{name}2" for name in _SIDED} | {"edge", "tense", "two_digit", "pivot", "vague"}

_MIDDLE_FIELDS: Final = ("month", "quarter", "half", "season")
_DAY_FIRST: Final = re.compile(r"([0-9]{1,2})([./-])([0-9]{1,2})\2([0-9]{4})")
_YEAR_FIRST: Final = re.compile(r"([0-9]{4})([./-])([0-9]{1,2})\2([0-9]{1,2})")
_SHORT: Final = re.compile(r"([0-9]{2})([./])([0-9]{2})\2([0-9]{2})")
_MONTH_YEAR: Final = re.compile(r"([0-9]{2})[./]([0-9]{4})")

_Fields = dict[str, Any]


def compose_date(args: Mapping[str, object]) -> DateSpec | None:
    """The ``DateSpec`` that the groups and ``with`` of a date rule say; ``None`` for a date that cannot be.

    | argument | value | example |
    |---|---|---|
    | ``year`` | 1000..2100 | «2024 жылы» |
    | ``two_digit``, ``pivot`` | true; the first two-digit year of the 1900s, 50 if not given | «5 мая 24 г.» |
    | ``month``, ``day`` | 1..12, 1..31 | «5 мамыр» |
    | ``weekday`` | 1 (Monday)..7 | «в субботу», «в субботу, 15 апреля» |
    | ``quarter``, ``half`` | 1..4; 1, 2 | «II квартал», «бірінші жартыжылдықта» |
    | ``season`` | 21 spring, 22 summer, 23 autumn, 24 winter | «весной» |
    | ``decade`` | 2010, or 0..90 with ``century``, a century's offset or the pivot | «2010-е», «80-е годы» |
    | ``century`` | 11..21 | «XXI век» |
    | ``date`` | text: D.M.YYYY, DD.MM.YY, MM.YYYY, YYYY-MM-DD, with . / or -; or a ``date`` | «13.07.2023» |
    | ``unit`` + ``offset`` | calendar unit, so many away | «в прошлом квартале»: quarter, -1 |
    | ``<unit>_offset`` | the same in one argument | «былтыр»: ``year_offset`` -1; «вчера»: ``day_offset`` -1 |
    | ``unit`` alone | tense finds which | «в конце года»: year, part end |
    | ``count`` + ``sign`` + ``unit`` | a distance; count is 1 if not given; sign -1 or 1 | «две недели назад» |
    | ``part`` | begin, middle, end | «к концу года» |
    | ``edge`` | until (до, дейін), by (к), from (с, бастап) | «до 2030 года» |
    | ``tense`` | past, future: of the words themselves | «минувшей весной», «предстоящей зимой» |
    | ``vague`` | true: a duration or a recurring time, no value | «три дня», «ежегодно» |

    Units: day, week, month, quarter, half, season, year, decade, century, and weekday for «в прошлую субботу»
    (-1 is the last one before the anchor, 0 that of its week, 1 that of the next; «в субботу на прошлой неделе»
    is ``weekday`` and ``week_offset``). With ``season_offset`` a season must be named («прошлой зимой»). A month,
    quarter, half or season, with a day or not, lies within a ``year``, a ``year_offset`` or nothing; a day alone
    within a ``month_offset`` or unit month («20 числа»). An offset of weeks is the calendar week, Monday to
    Sunday («на прошлой неделе»), a count of weeks is a day («неделю назад»).

    Every argument down to ``date``, and unit, offset, count, sign and part, may end in 2: it then tells the second
    end of an interval. What one end leaves out it takes from the other: «с 1 по 5 мая» is day, day2, month;
    «с 28 декабря по 3 января 2025 года» is day, month, day2, month2, year2 (``year2`` because it stands by the
    second: the first is then of 2024). ``year2`` may have two digits («2024–25»).

    Numbers are int or Decimal; ``None`` is an argument not given. Raises ``RuleError`` for a name or a type of
    value that no text can mend: a mistake in the rule.
    """
    given = {name: value for name, value in args.items() if value is not None}
    if unknown := given.keys() - DATE_ARGUMENTS:
        raise RuleError(f"make: date takes no argument {', '.join(sorted(unknown))}")
    if given.get("vague"):
        return DateSpec(vague=True)
    try:
        return _compose(given)
    except _Impossible:
        return None


def _compose(given: Mapping[str, object]) -> DateSpec:
    shared: _Fields = {name: _choice(name, given[name]) for name in ("edge", "tense") if name in given}
    pivot = _whole("pivot", given.get("pivot", YEAR_PIVOT))
    short = bool(given.get("two_digit"))
    first = _fields({n: v for n, v in given.items() if n in _SIDED}, pivot, short)
    ending = {n[:-1]: v for n, v in given.items() if n[:-1] in _SIDED}
    if not ending:
        return DateSpec(**_checked(first), **shared)
    ending = _long_year(ending, first.get("year"))
    second = _fields(ending, pivot, short)
    _share(first, second)
    return DateSpec(**_checked(first), **shared, to=DateSpec(**_checked(second)))


def _fields(args: Mapping[str, object], pivot: int, short: bool) -> _Fields:
    """The fields of one end, each of the right type and within its own range."""
    fields: _Fields = _read_date(args["date"], pivot) if "date" in args else {}
    for name in _RANGES.keys() & args.keys():
        fields[name] = _whole(name, args[name])
    if short and fields.get("year", 100) < 100:
        fields["year"] = _expand(fields["year"], pivot)
    for name, value in fields.items():
        low, high = _RANGES[name]
        if not low <= value <= high:
            raise _Impossible
    if "part" in args:
        fields["part"] = _choice("part", args["part"])
    fields |= _relative(args)
    if "decade" in args:
        fields["decade"] = _decade(_whole("decade", args["decade"]), fields, pivot)
    return fields


def _relative(args: Mapping[str, object]) -> _Fields:
    for name in _OFFSETS.keys() & args.keys():
        return {"unit": _OFFSETS[name], "offset": _whole(name, args[name])}
    if "unit" not in args:
        if loose := {"count", "sign", "offset"} & args.keys():
            raise RuleError(f"make: date needs a unit beside {', '.join(sorted(loose))}")
        return {}
    unit = _choice("unit", args["unit"])
    if "count" in args or "sign" in args:
        return _distance(args.get("count", 1), args.get("sign"), unit)
    if "offset" in args:
        return {"unit": unit, "offset": _whole("offset", args["offset"])}
    return {"unit": unit}


def _distance(count: object, sign: object, unit: str) -> _Fields:
    """«Две недели назад» is a day, 14 days back; «полтора года назад» a year, that of 18 months back."""
    if sign not in (-1, 1):
        raise RuleError(f"make: date needs a sign of -1 or 1 beside count, not {sign!r}")
    amount = _number("count", count) * (-1 if sign == -1 else 1)
    if unit in ("decade", "century"):
        amount, unit = amount * (10 if unit == "decade" else 100), "year"
    if unit == "week":
        amount, unit = amount * 7, "day"
    if unit == "year" and amount % 1:
        return {"unit": "month", "offset": _whole("count", amount * 12), "whole_year": True}
    return {"unit": unit, "offset": _whole("count", amount)}


def _decade(value: int, fields: _Fields, pivot: int) -> int:
    if value % 10 or not (0 <= value < 100 or FIRST_YEAR <= value <= LAST_YEAR):
        raise _Impossible
    if value >= 100 or fields.get("unit") == "century":
        return value
    century = fields.pop("century", None)
    return _expand(value, pivot) if century is None else (century - 1) * 100 + value


def _share(first: _Fields, second: _Fields) -> None:
    """Give each end of an interval what only the other one says, and let it cross New Year."""
    for here, there in ((first, second), (second, first)):
        if "day" in here and "month" not in here and "month" in there:
            here["month"] = there["month"]
    for here, there, step in ((first, second, -1), (second, first, 1)):
        top = _shareable(here, there)
        here |= top
        if top and _month_key(first) > _month_key(second):
            here |= {name: here[name] + step for name in ("year", "offset") if name in top}


def _shareable(here: _Fields, there: _Fields) -> _Fields:
    """The year, or the relative unit, of ``there``, if ``here`` lies in one and does not say which."""
    if here.keys() & {"year", "unit", "decade", "century"}:
        return {}
    if here.keys() & set(_MIDDLE_FIELDS):
        if "year" in there:
            return {"year": there["year"]}
        inside = "year"
    else:
        inside = "month" if "day" in here else "week"
    return {name: there[name] for name in ("unit", "offset") if name in there and there.get("unit") == inside}


def _month_key(fields: _Fields) -> tuple[int, int]:
    """Where in the year an end begins, to see whether an interval crosses New Year."""
    month = fields.get("month") or fields.get("quarter", 0) * 3 or fields.get("half", 0) * 6
    return month or fields.get("season", 20) * 3 - 60, fields.get("day", 0)


def _checked(fields: _Fields) -> _Fields:
    named = [name for name in _MIDDLE_FIELDS if name in fields]
    if not fields.keys() - {"part"} or len(named) > 1:
        raise _Impossible
    if named and fields.get("unit", "year") not in ("year", "season" if "season" in fields else "year"):
        raise _Impossible
    if "day" in fields:
        # Without a year 29 February is possible: 2000 was a leap year.
        inside = "month" in fields or fields.get("unit") == "month"
        if not inside or day_of(fields.get("year", 2000), fields.get("month", 1), fields["day"]) is None:
            raise _Impossible
    return fields


def _read_date(value: object, pivot: int) -> _Fields:
    if isinstance(value, date):
        return {"year": value.year, "month": value.month, "day": value.day}
    if not isinstance(value, str):
        raise RuleError(f"make: date wants a text or a date as its argument date, not {value!r}")
    if found := _DAY_FIRST.fullmatch(value):
        return {"day": int(found[1]), "month": int(found[3]), "year": int(found[4])}
    if found := _YEAR_FIRST.fullmatch(value):
        return {"year": int(found[1]), "month": int(found[3]), "day": int(found[4])}
    if found := _SHORT.fullmatch(value):
        return {"day": int(found[1]), "month": int(found[3]), "year": _expand(int(found[4]), pivot)}
    if found := _MONTH_YEAR.fullmatch(value):
        return {"month": int(found[1]), "year": int(found[2])}
    raise _Impossible


def _expand(year: int, pivot: int) -> int:
    return year + (2000 if year < pivot else 1900)


def _long_year(ending: dict[str, object], first: int | None) -> dict[str, object]:
    """«2024–25», «1999/00»: the second year in full, the next such year after the first."""
    if first is None or "year" not in ending:
        return ending
    year = _whole("year2", ending["year"])
    if 0 <= year < 100:
        year += first // 100 * 100
        year += 100 if year < first else 0
    return {**ending, "year": year}


def _number(name: str, value: object) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise RuleError(f"make: date wants a number as its argument {name}, not {value!r}")
    number = Decimal(value)
    if not number.is_finite() or abs(number) > _LARGEST:
        raise _Impossible
    return number


def _whole(name: str, value: object) -> int:
    number = _number(name, value)
    if number % 1:
        raise _Impossible
    return int(number)


def _choice(name: str, value: object) -> Any:
    if value not in _CHOICES[name]:
        raise RuleError(f"make: date wants one of {', '.join(_CHOICES[name])} as its argument {name}, not {value!r}")
    return value
