"""Stretches of the calendar and how EDTF (ISO 8601-2) writes them, alone and as the end of an interval."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

Grain = Literal["day", "week", "month", "quarter", "half", "season", "year", "decade", "century"]

FIRST_YEAR: Final = 1000
LAST_YEAR: Final = 2100

# EDTF code → grain, first month, number of months; winter ends in February of the next year.
CODES: Final[dict[int, tuple[Grain, int, int]]] = {
    21: ("season", 3, 3), 22: ("season", 6, 3), 23: ("season", 9, 3), 24: ("season", 12, 3),
    33: ("quarter", 1, 3), 34: ("quarter", 4, 3), 35: ("quarter", 7, 3), 36: ("quarter", 10, 3),
    40: ("half", 1, 6), 41: ("half", 7, 6),
}  # fmt: skip
_CODE_OF: Final = {(grain, month): code for code, (grain, month, _) in CODES.items()}

# The end of an interval is a year, a month or a day: how many characters of YYYY-MM-DD that is.
_CUT: Final[dict[Grain, int]] = {
    "day": 10, "week": 10, "month": 7, "quarter": 7, "half": 7, "season": 7, "year": 4, "decade": 4, "century": 4,
}  # fmt: skip

# Where the middle of a stretch is: whole months and days after its start, and the grain to say it in.
_MIDDLE: Final[dict[Grain, tuple[int, int, Grain]]] = {
    "week": (0, 2, "day"), "month": (0, 14, "day"), "quarter": (1, 0, "month"), "half": (2, 0, "month"),
    "season": (1, 0, "month"), "year": (5, 0, "month"), "decade": (60, 0, "year"), "century": (600, 0, "year"),
}  # fmt: skip


@dataclass(slots=True, unsafe_hash=True)
class Period:
    """A stretch of the calendar with inclusive bounds and the grain in which the text speaks of it."""

    grain: Grain
    start: date
    end: date


def days(grain: Grain, first: date, count: int) -> Period | None:
    """``count`` days from ``first`` on; ``None`` outside the years that the records know."""
    if not FIRST_YEAR <= first.year <= LAST_YEAR:
        return None
    return Period(grain, first, first + timedelta(days=count - 1))


def months(grain: Grain, year: int, month: int, count: int) -> Period | None:
    """``count`` months from ``month`` of ``year`` on; ``month`` may lie outside 1..12 and is carried over."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    after = month - 1 + count
    end = date(year + after // 12, after % 12 + 1, 1) - timedelta(days=1)
    return Period(grain, date(year, month, 1), end)


def years(grain: Grain, first: int, count: int) -> Period | None:
    """``count`` years from ``first`` on."""
    return months(grain, first, 1, 12 * count)


def coded(year: int, code: int) -> Period | None:
    """The season, quarter or half of ``year`` that an EDTF code (21–24, 33–36, 40–41) means."""
    if code not in CODES:
        return None
    grain, month, count = CODES[code]
    return months(grain, year, month, count)


def day_of(year: int, month: int, day: int) -> Period | None:
    """A single day; ``None`` for 31 February, month 13 and the like."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return days("day", date(year, month, day), 1)
    except (ValueError, OverflowError):
        return None


def month_of(year: int, month: int) -> Period | None:
    """A single month; ``None`` for month 13."""
    return months("month", year, month, 1) if 1 <= month <= 12 else None


def text_of(period: Period) -> str:
    """The EDTF text of a period; a week, which has no code, is the interval of its first and last day."""
    first = period.start
    match period.grain:
        case "quarter" | "half" | "season":
            return f"{first.year}-{_CODE_OF[period.grain, first.month]}"
        case "decade":
            return f"{first.year // 10}X"
        case "century":
            return f"{first.year // 100}XX"
        case "week":
            return f"{first.isoformat()}/{period.end.isoformat()}"
        case _:
            return cut(first, period.grain)


def cut(day: date, grain: Grain) -> str:
    """``day`` as the end of an interval of that grain: ``2026``, ``2026-06`` or ``2026-06-30``."""
    return day.isoformat()[: _CUT[grain]]


def before(period: Period) -> str:
    """The end of the interval that lasts until ``period`` begins: ``2025`` for the year 2026."""
    return cut(period.start - timedelta(days=1), period.grain)


def middle(period: Period) -> str:
    """The end of the interval that lasts until the middle of ``period``: ``2026-06`` for the year 2026."""
    if period.grain == "day":
        return cut(period.end, "day")
    more_months, more_days, grain = _MIDDLE[period.grain]
    month = period.start.month - 1 + more_months
    first = date(period.start.year + month // 12, month % 12 + 1, period.start.day)
    return cut(first + timedelta(days=more_days), grain)
