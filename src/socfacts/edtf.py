"""The part of EDTF (ISO 8601-2) that the records use, and the days that it covers.

A point is a year, a month, a day, a season (21 to 24), a quarter (33 to 36), a third (37 to 39) or a half of a year
(40, 41), a decade (``201X``) or a century (``20XX``). An interval has years, months or days at its ends, or ``..``.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache

Bounds = tuple[date | None, date | None]

_POINT = re.compile(
    r"(?P<year>\d{4})(?:-(?P<part>\d\d)(?:-(?P<day>\d\d))?)?|(?P<decade>\d{3})X|(?P<century>\d\d)XX", re.ASCII
)

# Part of a year → its first month and its length in months. A winter begins in December of its year.
_PARTS = {
    **{f"{month:02}": (month, 1) for month in range(1, 13)},
    **{str(21 + i): (3 + 3 * i, 3) for i in range(4)},
    **{str(33 + i): (1 + 3 * i, 3) for i in range(4)},
    **{str(37 + i): (1 + 4 * i, 4) for i in range(3)},
    **{str(40 + i): (1 + 6 * i, 6) for i in range(2)},
}


@lru_cache(maxsize=4096)
def bounds(edtf: str) -> Bounds:
    """The first and the last day of ``edtf``, both included; ``None`` where an interval is open.

    Raises ``ValueError`` where the text is none of the forms above, or its interval ends before it begins.
    """
    left, slash, right = edtf.partition("/")
    if not slash:
        return _point(edtf)
    if left == right == "..":
        raise ValueError(f"{edtf!r} is open at both ends")
    start = None if left == ".." else _point(left, interval=True)[0]
    end = None if right == ".." else _point(right, interval=True)[1]
    if start and end and start > end:
        raise ValueError(f"{edtf!r} ends before it begins")
    return start, end


def _point(text: str, *, interval: bool = False) -> tuple[date, date]:
    match = _POINT.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is no EDTF date")
    if interval and _coarse(match):
        raise ValueError(f"{text!r}: an interval begins and ends with a year, a month or a day")
    if match["decade"] or match["century"]:
        return _years(text)
    year, part, day = int(match["year"]), match["part"], match["day"]
    if day:
        exact = date(year, int(part), int(day))
        return exact, exact
    if part is None:
        return date(year, 1, 1), date(year, 12, 31)
    if part not in _PARTS:
        raise ValueError(f"{text!r}: no month, season, quarter or half has the number {part}")
    return _months(year, *_PARTS[part])


def _coarse(match: re.Match[str]) -> bool:
    return match["year"] is None or (match["part"] is not None and int(match["part"]) > 12)


def _years(text: str) -> tuple[date, date]:
    """``201X`` is the ten years from 2010, ``20XX`` the hundred from 2000."""
    return date(int(text.replace("X", "0")), 1, 1), date(int(text.replace("X", "9")), 12, 31)


def _months(year: int, first: int, length: int) -> tuple[date, date]:
    last = first + length - 1
    end_year, end_month = (year, last) if last <= 12 else (year + 1, last - 12)
    return date(year, first, 1), date(end_year, end_month, monthrange(end_year, end_month)[1])
