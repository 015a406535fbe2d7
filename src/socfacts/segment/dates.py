"""The date of publication: a line at the head of a page or letter that holds a date and is no prose."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from socfacts.language.wordlists import cached_by_folder, parts, words
from socfacts.segment.writing import Writing, script_of
from socfacts.types import Sentence

HEADER_LINES = 5
_LETTER_LINES = 14
_MAX_HEAD = 20000
_MAX_HEAD_LINES = 40
_MAX_RUBRIC = 45
_MAX_ISSUER = 80
_MAX_RUBRIC_WORDS = 4
_MAX_LINE = 160
_CENTURY_PIVOT = 69

_ISO = r"(?P<iso>\d{4}-\d{2}-\d{2})(?:[T ]+\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?)?"
_DOTTED = r"(?P<dotted>\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d{2}))(?![\d.])"
_TIME = r"\d{1,2}[:.]\d{2}(?::\d{2})?(?!\d)"
_PLACE = r"(?:г\.\s*)?[^\W\d_]+(?:[ -][^\W\d_]+)?(?:\sқ\.)?"
_PLACED = re.compile(r"[^\W\d_a-zа-яё][^\W\d_]+(?:[ -][^\W\d_]+)?[.,]\s+(\d[^.–—]{5,30}|[\d.]{8,10})(?:\.|\s[–—-])\s")
_RUBRIC = re.compile(rf"(?:[^\d|•.!?]{{1,{_MAX_RUBRIC}}}[|•]|[«\"„“][^\d.!?]{{1,{_MAX_RUBRIC}}}[»\"“”],)\s*")
_SEPARATORS = re.compile(r"[\s|–—•·/,:;-]*")
_REFERENCE = re.compile(r"(?:исх\.?|вх\.?|шығ\.?|кір\.?)?\s*№\s*\S+", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")
_DIGIT = re.compile(r"\d")
_CLOCK = re.compile(r"\d:\d\d")
# The figure comes before what must stand around it: a search for it is many times faster than one for a boundary.
_YEAR = re.compile(r"[12](?<!\w.)(?:(?<=1)9|(?<=2)0)\d{2}\b")
_DAY_OF_LETTER = re.compile(r"\d{1,2}\s+\w+(?:дағы|дегі|тағы|тегі)\b")


@dataclass(slots=True, unsafe_hash=True)
class HeaderDate:
    """``date`` is the text's own; ``year`` alone comes from the letter that this one answers."""

    date: date | None
    year: int | None


@dataclass(slots=True, unsafe_hash=True)
class Dateline:
    """The date of a line, and where its furniture ends: the whole line, or a prefix before the body text.

    ``timed`` tells that a clock time or a page's own label stands beside the date: then it is of the publication, while
    a bare «Сегодня 14 марта» may be of the day when the page was saved. ``placed`` tells that a place stands there too,
    which facts of the text may need.
    """

    date: date
    end: int
    timed: bool
    placed: bool = False


def header_date(text: str, sentences: Sequence[Sentence]) -> HeaderDate:
    """The date in one of the first five lines that have anything on them; furniture without a date is no such line.

    ``sentences`` are those of the text, which know the furniture. A reference to another letter («На № 12 от 5 мая
    2024 года») gives its year only and may stand further down.
    """
    raw = [line for whole in text[:_MAX_HEAD].split("\n") if (line := whole.strip())][:_MAX_HEAD_LINES]
    writing = Writing(raw)
    lines = [writing.plain(line) for line in raw]
    furniture = {sentence.text for sentence in sentences if sentence.role == "noise"}
    bare: date | None = None
    seen = 0
    for number, line in enumerate(lines):
        if seen == HEADER_LINES:
            break
        if _answered_year(lines, number) is not None:
            continue
        found = _date_at_head(raw[number], line, writing)
        if found is not None and found.timed:
            return HeaderDate(found.date, found.date.year)
        bare = bare or (found.date if found else None)
        seen += found is not None or line not in furniture
    if bare is not None:
        return HeaderDate(bare, bare.year)
    years = (_answered_year(lines, number) for number in range(min(len(lines), _LETTER_LINES)))
    return HeaderDate(None, next((year for year in years if year), None))


def _date_at_head(raw: str, line: str, writing: Writing) -> Dateline | None:
    """The dateline of a line as it stands or in Cyrillic, else what stands after a place at its head."""
    found = dateline(raw)
    if found is None and line != raw:
        found = dateline(line)
    return found or _after_place(_opening(writing, raw))


def dateline(line: str) -> Dateline | None:
    """What of a line is date and furniture; None for prose, also prose that begins with a date."""
    if _DIGIT.search(line, 0, _MAX_LINE) is None:
        return None
    return _numeric(line) or _worded(line) or _behind_rubric(line)


def _behind_rubric(line: str) -> Dateline | None:
    """«🏙 Жезқазған LIVE | 27.08.2026», ««Сурские вести», 12.12.2025»: figures behind a channel's or paper's name."""
    match = _RUBRIC.match(line)
    found = _numeric(line[match.end() :]) if match is not None else None
    if match is None or found is None or match.end() + found.end < len(line.rstrip()):
        return None
    return Dateline(found.date, len(line), found.timed)


def _numeric(line: str) -> Dateline | None:
    """« date 2025-10-08 …», «13.07.2023», «14.03.2025 № 02-11/1184», «17.07.2025 — 11:35 — Актау»."""
    match = _prefix().match(line)
    found = _calendar(match["iso"], match["dotted"]) if match else None
    if match is None or found is None:
        return None
    separators = _SEPARATORS.match(line, match.end())
    at = separators.end() if separators else match.end()
    rest = line[at:].strip()
    timed = bool(match["label"] or match["clock"] or match["tail"])
    whole = Dateline(found, len(line), timed)
    if not _LETTER.search(rest) or _REFERENCE.match(rest):
        return whole
    word, _, following = rest.partition(" ")
    if word.casefold().strip(".,") in words("year_words", "sentences"):
        # «13.07.2023 г. № 12-4» is a dateline, «13.07.2023 г. в школе …» is prose.
        return whole if not following or _is_weekday(following) or _REFERENCE.fullmatch(following) else None
    if rest[0].islower() and not timed and match["iso"] is None:
        return None
    separator = line[match.end() : at].strip()
    if separator and _is_rubric(rest):
        return Dateline(found, len(line), timed, placed=separator[0] in ",–—")
    return Dateline(found, at, timed)


@cached_by_folder(1)
def _prefix() -> re.Pattern[str]:
    """A date in figures at the head of a line, with its label and clock."""
    label = rf"(?P<label>(?:date|{_any_of('date_labels')})\s*:?\s+)?"
    clock = rf"(?P<clock>{_TIME}\s*[,|–—-]?\s*)?"
    tail = rf"(?P<tail>(?:\s*[,|–—•-]?\s*(?:в\s+|сағат\s+)?{_TIME})?)"
    return re.compile(rf"\s*{label}{clock}(?:{_ISO}|{_DOTTED})(?!\d){tail}", re.IGNORECASE)


def _any_of(name: str) -> str:
    """The words of a list as alternatives, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words(name, "sentences"), key=len, reverse=True))


def _is_rubric(text: str) -> bool:
    """«Экономика», «GMT +5», «Актау»: a few words after a separator that are no sentence."""
    return len(text) <= _MAX_RUBRIC and text[-1] not in '.!?…»"' and len(text.split()) <= _MAX_RUBRIC_WORDS


def _worded(line: str) -> Dateline | None:
    """«11:58, 07 Ноябрь 2025 | GMT +5», «Сегодня 14 марта 2025 года, пятница», «18 Қараша 2025, 09:15»."""
    if len(line) > _MAX_LINE or _YEAR.search(line) is None or _day_and_month().search(line) is None:
        return None
    match = _worded_line().fullmatch(line.strip())
    if match is None:
        return None
    month = _months()[(match["month"] or match["month2"]).casefold()]
    found = _date(int(match["year"] or match["year2"]), month, int(match["day"] or match["day2"]))
    placed = bool(match["before"] or match["after"])
    return Dateline(found, len(line), _CLOCK.search(line) is not None, placed) if found else None


def _opening(writing: Writing, line: str) -> str:
    """The head of a paragraph in Cyrillic; Arabic letters have no capitals, by which a dateline's place is known."""
    head = line[:_MAX_LINE]
    plain = writing.plain(head)
    return plain[:1].upper() + plain[1:] if script_of(head) == "Arab" else plain


def _after_place(line: str) -> Dateline | None:
    """The date after a place at the head of the first paragraph: «АКТАУ. 5 марта 2026 года. При колледже …»."""
    match = _PLACED.match(line)
    return dateline(match[1]) if match else None


@cached_by_folder(1)
def _day_and_month() -> re.Pattern[str]:
    """What every date in words has: most lines of prose are spared the costly look at what may stand around one."""
    return re.compile(rf"\d[»\"]?(?:-\w+)?\s+(?:{_any_month()})", re.IGNORECASE)


@cached_by_folder(1)
def _worded_line() -> re.Pattern[str]:
    """A whole line of a date in words, with what may stand before and after it."""
    month = _any_month()
    year_word = rf"(?:\s*(?:{_any_of('year_words')})\b\.?)?"
    day_first = rf"[«\"]?(?P<day>\d{{1,2}})[»\"]?\s+(?P<month>{month})\.?,?\s+(?P<year>\d{{4}}){year_word}"
    day_last = rf"[«\"]?(?P<day2>\d{{1,2}})[»\"]?(?:-\w+)?\s+(?P<month2>{month})(?:сы|сі|ы|і)?\b"
    year_first = rf"(?P<year2>\d{{4}}){year_word},?\s*{day_last}"
    return re.compile(rf"{_before()}(?:{day_first}|{year_first}){_after()}", re.IGNORECASE)


def _before() -> str:
    """Clock, weekday, «Сегодня», letter number, rubric with counters, place, the body that issues a paper."""
    weekday, counter = _any_of("weekdays"), _any_of("counters")
    rubric = rf"[^\d|•.!?]{{1,{_MAX_RUBRIC}}}"
    options = (
        rf"{_TIME}\s*[,|–—•-]?\s*",
        rf"(?:{weekday})\.?,?\s+",
        r"(?:сегодня|бүгін|бүгінде)[,:–—]?\s+",
        rf"(?:{_any_of('date_labels')})\s*:?\s+",
        r"(?:(?:исх\.?|шығ\.?)\s*)?№\s*\S+\s+(?:от\s+)?",
        rf"(?:{rubric})?[|•]\s*",
        rf"[«\"„“][^\d.!?]{{1,{_MAX_RUBRIC}}}[»\"“”],\s+",
        rf"{rubric}(?:\d+\s+){{1,3}}(?:{counter})\s+",
        # A wide gap or «г.» parts the place of a letter from its date as well as a comma does.
        rf"(?P<before>{_PLACE})(?:[.,]\s+|\s{{3,}})",
        rf"г\.\s*{_PLACE}\s+",
        rf"(?:{_any_of('issuers')})\b[^\d.!?|]{{0,{_MAX_ISSUER}}},\s+",
        rf"[^\d.!?|,]{{1,{_MAX_ISSUER}}}\s(?:{_any_of('issuers_last')}),\s+",
    )
    return rf"(?:{'|'.join(options)}){{0,4}}"


def _after() -> str:
    """Weekday, clock, zone, rubric, letter number, counters."""
    weekday = _any_of("weekdays")
    rubric = rf"[^\d|•.!?]{{1,{_MAX_RUBRIC}}}"
    options = (
        rf"\s*[,(]?\s*(?:{weekday})\)?",
        rf"\s*[,|–—•-]?\s*(?:в\s+|сағат\s+)?{_TIME}",
        r"\s*[|•]?\s*GMT\s*[+-]?\d+",
        rf"\s*[|•]\s*{rubric}",
        r"\s*№\s*\S+",
        r"\s*[\u2300-\u27bf\U0001f300-\U0001faff]\s*\d[\d ]*",
        rf"(?:(?:,|\s*[–—])\s+|\s{{3,}})(?P<after>{_PLACE})",
    )
    return rf"(?:{'|'.join(options)}){{0,5}}[\s.,|]*"


def _answered_year(lines: Sequence[str], number: int) -> int | None:
    """The year of the letter that this one answers: its own date may be years later."""
    year = _YEAR.search(lines[number]) if len(lines[number]) <= _MAX_LINE else None
    if year is None:
        return None
    folded = " ".join(lines[number].casefold().split()).replace("№ ", "№")
    if folded.startswith(tuple(opening.casefold() for opening in words("answer_to", "sentences"))):
        return int(year[0])
    answered = "|".join(words("answered", "sentences"))
    around = f"{folded} {''.join(lines[number + 1 : number + 2]).casefold()}"
    is_answer = re.search(rf"№\s*\S+\s+(?:{answered})", around) and _DAY_OF_LETTER.search(folded)
    return int(year[0]) if is_answer else None


def _calendar(iso: str | None, dotted: str | None) -> date | None:
    if iso:
        year, month, day = (int(part) for part in iso.split("-"))
        return _date(year, month, day)
    day, month, year = (int(part) for part in re.split(r"[./]", dotted or ""))
    if year < 100:
        year += 2000 if year <= _CENTURY_PIVOT else 1900
    return _date(year, month, day)


def _date(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has no such day («31.02.2024» is the number of something)."""
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found if 1900 <= year <= 2100 else None


def _any_month() -> str:
    """The names of months as alternatives, the longest first."""
    return "|".join(sorted(_months(), key=len, reverse=True))


@cached_by_folder(1)
def _months() -> dict[str, int]:
    table: dict[str, int] = {}
    for layer in ("ru", "kk"):
        for months in parts("months", "sentences", (layer,)):
            for number, forms in enumerate(months, start=1):
                table.update(dict.fromkeys(forms.split(), number))
    return table


def _is_weekday(text: str) -> bool:
    return text.strip(" .,()").casefold() in words("weekdays", "sentences")
