"""The date of publication: a line at the head of a page or letter that holds a date and is no prose."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from socfacts.language.wordlists import words
from socfacts.types import Sentence

HEADER_LINES = 5
_LETTER_LINES = 14
_MAX_RUBRIC = 45
_MAX_LINE = 160

_ISO = r"(?P<iso>\d{4}-\d{2}-\d{2})(?:[T ]+\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?)?"
_DOTTED = r"(?P<dotted>\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d{2}))(?![\d.])"
_TIME = r"\d{1,2}[:.]\d{2}(?::\d{2})?(?!\d)"
_PREFIX = re.compile(
    rf"\s*(?:(?:date|дата)\s*:?\s+)?(?:{_TIME}\s*[,|–—-]?\s*)?(?:{_ISO}|{_DOTTED})(?!\d)"
    rf"(?P<tail>(?:\s*[,|–—•-]?\s*(?:в\s+)?{_TIME})?)",
    re.IGNORECASE,
)
_SEPARATORS = re.compile(r"[\s|–—•·/,:;-]*")
_REFERENCE = re.compile(r"(?:исх\.?|вх\.?|шығ\.?|кір\.?)?\s*№\s*\S+", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")
_CENTURY_PIVOT = 69


@dataclass(frozen=True, slots=True)
class HeaderDate:
    """``date`` is the text's own; ``year`` alone comes from the letter that this one answers."""

    date: date | None
    year: int | None


@dataclass(frozen=True, slots=True)
class Dateline:
    """The date of a line, and where its furniture ends: the whole line, or a prefix before the body text."""

    date: date
    end: int


def header_date(text: str, sentences: Sequence[Sentence]) -> HeaderDate:
    """The date in one of the first five lines that have anything on them; pure furniture does not count as a line.

    A reference to another letter («На № 12 от 5 мая 2024 года») gives its year only, and looks further down.
    """
    lines = [line.strip() for line in text[:20000].split("\n") if line.strip()]
    year = None
    for number, line in enumerate(lines[:_LETTER_LINES]):
        answered = _answered_year(line, lines[number + 1] if number + 1 < len(lines) else "")
        if answered is not None:
            year = year or answered
            continue
        if number < HEADER_LINES:
            found = dateline(line)
            if found is not None:
                return HeaderDate(found.date, found.date.year)
    return HeaderDate(None, year)


def dateline(line: str) -> Dateline | None:
    """What of a line is date and furniture; None for prose, also prose that begins with a date."""
    if not any(char.isdigit() for char in line[:_MAX_LINE]):
        return None
    return _numeric(line) or _worded(line)


def _numeric(line: str) -> Dateline | None:
    """« date 2025-10-08 …», «13.07.2023», «14.03.2025 № 02-11/1184», «17.07.2025 — 11:35 — Актау»."""
    match = _PREFIX.match(line)
    if match is None:
        return None
    found = _calendar(match["iso"], match["dotted"])
    if found is None:
        return None
    separators = _SEPARATORS.match(line, match.end())
    at = separators.end() if separators else match.end()
    rest = line[at:].strip()
    if not _LETTER.search(rest) or _REFERENCE.match(rest):
        return Dateline(found, len(line))
    first = rest.split()[0].casefold().strip(".,")
    if first in _year_words():
        rest = rest.split(maxsplit=1)[1] if " " in rest else ""
        return Dateline(found, len(line)) if not rest or _is_weekday(rest) else None
    if rest[0].islower() and not match["tail"] and match["iso"] is None:
        return None
    if line[match.end() : at].strip() and _is_rubric(rest):
        return Dateline(found, len(line))
    return Dateline(found, at)


def _is_rubric(text: str) -> bool:
    """«Экономика», «GMT +5», «Актау»: a few words after a separator that are no sentence."""
    return len(text) <= _MAX_RUBRIC and text[-1] not in '.!?…»"' and len(text.split()) <= 4


def _worded(line: str) -> Dateline | None:
    """«11:58, 07 Ноябрь 2025 | GMT +5», «Сегодня 14 марта 2025 года, пятница», «18 Қараша 2025, 09:15»."""
    if len(line) > _MAX_LINE:
        return None
    match = _worded_line().fullmatch(line.strip())
    if match is None:
        return None
    month = match["month"] or match["month2"]
    found = _date(int(match["year"] or match["year2"]), _months()[month.casefold()], int(match["day"] or match["day2"]))
    return Dateline(found, len(line)) if found else None


@lru_cache(maxsize=1)
def _worded_line() -> re.Pattern[str]:
    """A whole line of a date in words, with clock, weekday, rubric, place or letter number around it."""
    month = "|".join(sorted(_months(), key=len, reverse=True))
    weekday = "|".join(words("weekdays", "sentences"))
    year_word = "|".join(words("year_words", "sentences"))
    rubric = rf"[^\d|•.!?]{{1,{_MAX_RUBRIC}}}"
    day_first = (
        rf"[«\"]?(?P<day>\d{{1,2}})[»\"]?\s+(?P<month>{month})\.?,?\s+(?P<year>\d{{4}})(?:\s*(?:{year_word})\b\.?)?"
    )
    year_first = rf"(?P<year2>\d{{4}})\s*(?:(?:{year_word})\b\.?)?,?\s*[«\"]?(?P<day2>\d{{1,2}})[»\"]?(?:-\w+)?\s+(?P<month2>{month})"
    before = (
        rf"(?:{_TIME}\s*[,|–—•-]?\s*|(?:{weekday})\.?,?\s+|(?:сегодня|бүгін)[,:–—]?\s+|дата\s*:\s*"
        rf"|(?:исх\.?|шығ\.?)?\s*№\s*\S+\s+(?:от\s+)?|{rubric}[|•]\s*|(?:г\.\s*)?[^\W\d_]+(?:-[^\W\d_]+)?(?:\sқ\.|\sқаласы)?,\s+)*"
    )
    after = (
        rf"(?:\s*[,(]?\s*(?:{weekday})\)?|\s*[,|–—•-]?\s*(?:в\s+|сағат\s+)?{_TIME}|\s*[|•]\s*{rubric}|\s*GMT\s*[+-]?\d+"
        rf"|\s*[|•]\s*GMT\s*[+-]?\d+|\s*№\s*\S+|\s*[–—]\s*{rubric}|\s*[👁💬📷🕐\d\s]+|,\s*г\.\s*\w+)*[\s.,|]*"
    )
    return re.compile(rf"{before}(?:{day_first}|{year_first}){after}", re.IGNORECASE)


def _answered_year(line: str, following: str) -> int | None:
    """The year of the letter that this one answers: its own date may be years later."""
    if len(line) > _MAX_LINE:
        return None
    folded = " ".join(line.casefold().split())
    year = re.search(r"\b(?:19|20)\d{2}\b", folded)
    if year is None:
        return None
    openings = tuple(" ".join(opening.casefold().split()) for opening in words("answer_to", "sentences"))
    if folded.startswith(openings) or folded.startswith(tuple(o.replace("№", "№ ").strip() for o in openings)):
        return int(year[0])
    answered = "|".join(words("answered", "sentences"))
    of_letter = re.search(rf"№\s*\S+\s+(?:{answered})", f"{folded} {following.casefold()}")
    locative = re.search(r"\d{1,2}\s+\w+(?:дағы|дегі|тағы|тегі)\b", folded)
    return int(year[0]) if of_letter and locative else None


def _calendar(iso: str | None, dotted: str | None) -> date | None:
    if iso:
        year, month, day = (int(part) for part in iso.split("-"))
        return _date(year, month, day)
    day, month, year = (int(part) for part in re.split(r"[./]", dotted or ""))
    if year < 100:
        year += 2000 if year <= _CENTURY_PIVOT else 1900
    return _date(year, month, day)


def _date(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has no such day («31.02.2024» is a number of something)."""
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found if 1900 <= year <= 2100 else None


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    table: dict[str, int] = {}
    for layer in ("ru", "kk"):
        for number, forms in enumerate(words("months", "sentences", (layer,)), start=1):
            table.update(dict.fromkeys(forms.split(), number))
    return table


@lru_cache(maxsize=1)
def _year_words() -> frozenset[str]:
    return frozenset(words("year_words", "sentences"))


def _is_weekday(text: str) -> bool:
    return text.strip(" .,()").casefold() in words("weekdays", "sentences")
