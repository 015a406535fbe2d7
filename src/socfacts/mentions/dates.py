"""Anchoring of dates: what an expression says (``DateSpec``) and when the text was written → EDTF with its bounds.

The rules are those of RECORDS, «Dates»: ``edtf`` holds what the text says and no more.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from socfacts import edtf
from socfacts.mentions import periods
from socfacts.mentions.datespec import DATE_ARGUMENTS, YEAR_PIVOT, DateSpec, Part, Tense, compose_date
from socfacts.mentions.periods import FIRST_YEAR, LAST_YEAR, Period
from socfacts.types import When

__all__ = [
    "DATE_ARGUMENTS", "YEAR_PIVOT", "DateSpec", "bounds", "compose_date", "is_valid_edtf", "resolve",
]  # fmt: skip

# A month without year or tense is of the anchor's year unless that is further off than this; then of the nearest.
_FAR_MONTHS: Final = 8
# A day with its weekday, and 29 February, may be far off: the latter eight years at most (1896, 1904).
_NEAR_YEARS: Final = range(-1, 2)
_FAR_YEARS: Final = range(-8, 9)
# No offset that stays within the known years is larger, in days.
_MAX_OFFSET: Final = 450_000

_Pair = tuple[Period, Period]


def bounds(text: str) -> edtf.Bounds | None:
    """The inclusive bounds of an EDTF text (``None`` where open) within 1000..2100; ``None`` if it is not valid."""
    try:
        start, end = edtf.bounds(text)
    except ValueError:
        return None
    # A winter and a century may begin within the known years and end after them; an interval may not.
    named = [day for day in ((start, end) if "/" in text else (start,)) if day]
    return (start, end) if all(FIRST_YEAR <= day.year <= LAST_YEAR for day in named) else None


def is_valid_edtf(text: str) -> bool:
    """Whether :func:`bounds` knows the text."""
    return bounds(text) is not None


def resolve(
    spec: DateSpec, anchor: date | None, tense: Tense | None = None, year_hint: int | None = None
) -> When | None:
    """When ``spec`` is, seen from ``anchor`` (the day of publication); ``None`` if it cannot be told. Never raises.

    ``tense`` is that of the sentence, for what does not name its year: past takes the latest that has begun by
    the anchor, future the earliest that has not ended before it. Without a tense «до» and «к» look ahead, a
    weekday is the nearest one, and a month, quarter or season is of the anchor's year unless it is more than
    eight months off there. ``year_hint`` stands in for a missing anchor where the text speaks of a year
    («в текущем году»), never for a bare month.
    """
    if spec.vague:
        return None
    if anchor is not None and not FIRST_YEAR < anchor.year < LAST_YEAR:
        anchor = None
    tense = spec.tense or tense
    text = _interval(spec, spec.to, anchor, tense, year_hint) if spec.to else _single(spec, anchor, tense, year_hint)
    limits = bounds(text) if text else None
    return When(text, *limits) if text and limits else None


def asks_tense(spec: DateSpec) -> bool:
    """Whether the tense of its sentence may change what a date means: not where it names its year itself."""
    return spec.tense is None and (_floats(spec) or (spec.to is not None and _floats(spec.to)))


def _single(spec: DateSpec, anchor: date | None, tense: Tense | None, hint: int | None) -> str | None:
    if tense is None and spec.edge in ("until", "by"):
        tense = "future"
    period = _period(spec, anchor, tense, hint)
    if period is None:
        return None
    match spec.edge:
        case "from":
            return f"{periods.cut(period.start, period.grain)}/.."
        case "until" | "by":
            return f"../{_last(period, spec.part)}"
        case _:
            return periods.text_of(period)


def _last(period: Period, part: Part | None) -> str:
    """The end of an interval that reaches to ``part`` of ``period``: «к началу 2026 года» is ``2025``."""
    if part == "begin" and period.grain != "day":
        return periods.before(period)
    return periods.middle(period) if part == "middle" else periods.cut(period.end, period.grain)


def _interval(
    first: DateSpec, last: DateSpec, anchor: date | None, tense: Tense | None, hint: int | None
) -> str | None:
    pair = _ends(replace(first, to=None), replace(last, to=None), anchor, tense, hint)
    if pair is None:
        return None
    start, end = periods.cut(pair[0].start, pair[0].grain), _last(pair[1], last.part)
    return start if start == end else f"{start}/{end}"


def _ends(first: DateSpec, last: DateSpec, anchor: date | None, tense: Tense | None, hint: int | None) -> _Pair | None:
    """Both ends; one that does not name its year comes right before or after the other."""
    if _floats(first) and _floats(last):
        pairs = [(a, b) for a in _floating(first, anchor) if (b := _following(last, a.start))] if anchor else []
        return _choose(pairs, anchor, tense, first) if anchor else None
    if not _floats(first) and not _floats(last):
        start, end = _fixed(first, anchor, hint), _fixed(last, anchor, hint)
    elif _floats(last):
        start = _fixed(first, anchor, hint)
        end = _following(last, start.start) if start else None
    else:
        end = _fixed(last, anchor, hint)
        start = max(_up_to(first, end.end), key=_start, default=None) if end else None
    return (start, end) if start and end else None


def _following(spec: DateSpec, day: date) -> Period | None:
    return min((p for p in _floating(spec, day) if p.end >= day), key=_start, default=None)


def _up_to(spec: DateSpec, day: date) -> list[Period]:
    return [p for p in _floating(spec, day) if p.start <= day]


def _start(period: Period) -> date:
    return period.start


def _period(spec: DateSpec, anchor: date | None, tense: Tense | None, hint: int | None) -> Period | None:
    if not _floats(spec):
        return _fixed(spec, anchor, hint)
    if anchor is None:
        return _fixed(replace(spec, offset=0), None, hint) if spec.unit == "year" else None
    pairs = [(period, period) for period in _floating(spec, anchor)]
    chosen = _choose(pairs, anchor, tense, spec)
    return chosen[0] if chosen else None


def _floats(spec: DateSpec) -> bool:
    """Whether only the tense can tell which one is meant: «в феврале», «в субботу», «в конце года»."""
    if spec.unit:
        return spec.offset is None
    return spec.year is None and spec.decade is None and spec.century is None


def _fixed(spec: DateSpec, anchor: date | None, hint: int | None) -> Period | None:
    if spec.unit:
        period = _shifted(spec, spec.offset or 0, anchor, hint)
        return periods.years("year", period.start.year, 1) if period and spec.whole_year else period
    if spec.year is not None:
        return _in_year(spec, spec.year)
    if spec.decade is not None:
        return periods.years("decade", spec.decade // 10 * 10, 10)
    return periods.years("century", ((spec.century or 0) - 1) * 100, 100)


def _floating(spec: DateSpec, anchor: date) -> list[Period]:
    """The candidates around ``anchor``, in order."""
    found: Iterable[Period | None]
    if spec.unit:
        found = (_shifted(spec, step, anchor, None) for step in range(-2, 3))
    elif _within_year(spec):
        far = spec.weekday or (spec.month, spec.day) == (2, 29)
        found = (_in_year(spec, anchor.year + step) for step in (_FAR_YEARS if far else _NEAR_YEARS))
    else:
        found = (_weekday(anchor, spec.weekday, week) for week in (-1, 0, 1)) if spec.weekday else ()
    candidates = [period for period in found if period]
    # «В субботу, 15 апреля»: the weekday tells the year, unless it is a slip.
    return [p for p in candidates if spec.day and p.start.isoweekday() == spec.weekday] or candidates


def _within_year(spec: DateSpec) -> bool:
    return bool(spec.month or spec.quarter or spec.half or spec.season)


def _in_year(spec: DateSpec, year: int) -> Period | None:
    if spec.day is not None:
        return periods.day_of(year, spec.month, spec.day) if spec.month else None
    if spec.month is not None:
        return periods.month_of(year, spec.month)
    if spec.season is not None:
        return periods.coded(year, spec.season)
    if spec.quarter is not None:
        return periods.coded(year, 32 + spec.quarter) if 1 <= spec.quarter <= 4 else None
    if spec.half is not None:
        return periods.coded(year, 39 + spec.half) if 1 <= spec.half <= 2 else None
    return periods.years("year", year, 1)


def _shifted(spec: DateSpec, offset: int, anchor: date | None, hint: int | None) -> Period | None:
    """``spec`` within the stretch ``offset`` units away from the anchor's own."""
    year = anchor.year if anchor else hint
    if year is None or abs(offset) > _MAX_OFFSET:
        return None
    match spec.unit:
        case "year":
            return _in_year(spec, year + offset)
        case "decade":
            return periods.years("decade", (year // 10 + offset) * 10, 10)
        case "century":
            first = (year // 100 + offset) * 100
            if spec.decade is None:
                return periods.years("century", first, 100)
            return periods.years("decade", first + spec.decade % 100 // 10 * 10, 10)
    return _shifted_within_year(spec, offset, anchor) if anchor else None


def _shifted_within_year(spec: DateSpec, offset: int, anchor: date) -> Period | None:
    match spec.unit:
        case "day":
            return _days_away("day", anchor, offset, 1)
        case "week" if spec.weekday:
            return _weekday(anchor, spec.weekday, offset)
        case "week":
            return _days_away("week", anchor, offset * 7 - anchor.weekday(), 7)
        case "weekday":
            return _nth_weekday(anchor, spec.weekday, offset) if spec.weekday else None
        case "month":
            period = periods.months("month", anchor.year, anchor.month + offset, 1)
            return period and periods.day_of(period.start.year, period.start.month, spec.day) if spec.day else period
        case "quarter":
            return periods.months("quarter", anchor.year, (anchor.month - 1) // 3 * 3 + 1 + 3 * offset, 3)
        case "half":
            return periods.months("half", anchor.year, (anchor.month - 1) // 6 * 6 + 1 + 6 * offset, 6)
        case "season" if spec.season:
            # In January and February winter is still that of last December.
            winter = spec.season == 24 and anchor.month < 3
            return periods.coded(anchor.year - winter + offset, spec.season)
    return None


def _days_away(grain: periods.Grain, anchor: date, offset: int, count: int) -> Period | None:
    try:
        return periods.days(grain, anchor + timedelta(days=offset), count)
    except OverflowError:
        return None


def _weekday(anchor: date, weekday: int, week: int) -> Period | None:
    return _days_away("day", anchor, week * 7 + weekday - anchor.isoweekday(), 1)


def _nth_weekday(anchor: date, weekday: int, offset: int) -> Period | None:
    """«В прошлую субботу» is the last one before the anchor, «в эту» that of its week, «в следующую» of the next."""
    passed = offset < 0 and weekday < anchor.isoweekday()
    return _weekday(anchor, weekday, offset + passed)


def _choose(pairs: list[_Pair], anchor: date, tense: Tense | None, spec: DateSpec) -> _Pair | None:
    """The pair of ends that tense and anchor imply; a single period is a pair of itself."""
    if tense == "past":
        begun = [pair for pair in pairs if _window(pair, spec.part)[0] <= anchor]
        return begun[-1] if begun else None
    if tense == "future":
        return next((pair for pair in pairs if _window(pair, spec.part)[1] >= anchor), None)
    near = [p for p in pairs if p[0].start.year == anchor.year and _months_off(p, anchor) <= _FAR_MONTHS]
    yearly = spec.unit is None and _within_year(spec)
    return min((yearly and near) or pairs, key=lambda pair: _days_off(pair, anchor), default=None)


def _window(pair: _Pair, part: Part | None) -> tuple[date, date]:
    """The days that matter for the tense: in March «в конце года» is ahead, «в начале года» behind."""
    start, end = pair[0].start, pair[1].end
    third = (end - start) / 3
    if part is None or pair[0] is not pair[1]:
        return start, end
    step = ("begin", "middle", "end").index(part)
    return start + third * step, start + third * (step + 1)


def _months_off(pair: _Pair, anchor: date) -> int:
    first, here, last = (day.year * 12 + day.month for day in (pair[0].start, anchor, pair[1].end))
    return max(first - here, here - last, 0)


def _days_off(pair: _Pair, anchor: date) -> int:
    return max((pair[0].start - anchor).days, (anchor - pair[1].end).days, 0)
