"""Page furniture: widgets, counters, credits, menus, tickers and links to other articles. It never holds facts.

A line is furniture by what it begins with or because nothing else is in it; a sentence with words of its own stays.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from socfacts.language.wordlists import cached_by_folder, words
from socfacts.segment import split
from socfacts.segment.dates import HEADER_LINES, dateline
from socfacts.segment.lines import Line

_WORD = re.compile(r"[^\W\d_]+")
_ANSWER = re.compile(r"[–—-]\s*\d.*[.!]\Z")
# One quick look for any sign of contacts, tickers and menus before the costly ones; the class of all that a sign may
# begin or end with comes first, since a search for that is the quickest.
_HINT = re.compile(
    r"[@°|•›→$€₽¥+w:.8UE](?:(?<=[@°|•›→$€₽¥+])|(?<=тел[.:])|(?<=:)//|(?<=8)(?:-|[ ][(7])|(?<=w)ww|(?<=U)SD|(?<=E)UR)"
)
_PHONE = re.compile(r"(?:\+7|\b8)[\s(-]*\d{3,5}[\s)-]*\d{1,3}(?:[\s-]?\d{2}){2}\b|\bтел\.?:?\s*[\d+(][\d\s()-]{4,}")
_ADDRESS = re.compile(r"\S+@\S+\.\w+|https?://\S+|www\.\S+")
_RATE = re.compile(r"(?:\b(?:USD|EUR|RUB|CNY|GBP|KGS|UZS)|[$€₽¥])\s*[:=–—-]?\s*\d+[.,]\d+")
_DEGREES = re.compile(r"\d\s?°")
_MENU = re.compile(r"[|•›→]")
_SIGNATURE = re.compile(r"\S(?: {3,}|\t+)[^\W\d_]\.\s?(?:[^\W\d_]\.\s?)?[^\W\d_]{2,}(?:-[^\W\d_]+)?\Z")
_NAME = re.compile(r"(?:[^\W\d_]\. ?|[^\W\d_]+(?:-[^\W\d_]+)? ?){2,3}")
Openers = tuple[dict[str, tuple[str, ...]], dict[str, tuple[tuple[str, ...], ...]]]
_MAX_LINE = 200
_MAX_HEADLINE = 160
_MAX_PHONE_WORDS = 8
_MAX_TICKER_WORDS = 10
_MAX_RATE_WORDS = 14
_MAX_CAPTION = 100
_MAX_RUBRIC = 30
_MAX_NAME = 50
_MAX_DATELINE = 40
_LAST_LINES = 3


def mark(lines: Sequence[Line]) -> None:
    """Set ``noise`` on every line that is furniture."""
    known = openers()
    for number, line in enumerate(lines):
        line.noise = line.noise or is_furniture(line.text, known) or _is_dateline(line, number)
    sections = _sections()
    for number, line in enumerate(lines):
        if len(line.text) < _MAX_DATELINE and line.text.casefold().strip(" :.*•»►▶|") in sections:
            _mark_section(lines, number)
    _mark_captions(lines)
    _mark_names(lines)


def is_furniture(text: str, openers: Openers) -> bool:
    """Whether a line or a sentence is furniture by itself; ``openers()`` are asked for once a document."""
    return len(text) <= _MAX_LINE and _reason(text, openers) is not None


def reason(text: str) -> str | None:
    """What kind of furniture a line or a sentence is by itself, in a few words; None if it is none."""
    return _reason(text, openers()) if len(text) <= _MAX_LINE else None


def _reason(text: str, openers: Openers) -> str | None:
    first = _WORD.search(text)
    if first is None:
        # «— 25.» answers a question; bare numbers, clocks and emoji count clicks.
        return "no word in it" if _ANSWER.match(text) is None else None
    key = first[0].casefold()
    starts, vocabulary = openers
    if text[0] in "©#@" or (key in starts and _has_prefix(text, starts[key])):
        return "it begins as credits, tags and notices do"
    if key in vocabulary and _is_vocabulary(text, vocabulary):
        return "words of widgets, counters and menus"
    if _HINT.search(text) is None:
        return None
    kinds = ((_is_contact, "a contact"), (_is_ticker, "rates or weather"), (_is_menu, "a menu"))
    return next((name for test, name in kinds if test(text)), None)


def _has_prefix(text: str, prefixes: tuple[str, ...]) -> bool:
    return " ".join(text.casefold().split()).lstrip('"«([*•– ').startswith(prefixes)


def _is_vocabulary(text: str, vocabulary: dict[str, tuple[tuple[str, ...], ...]]) -> bool:
    """Whether all words of a text belong to widgets, counters and menus."""
    found = tuple(word.casefold() for word in _WORD.findall(text))
    at = 0
    while at < len(found):
        phrases = vocabulary.get(found[at], ())
        length = next((len(phrase) for phrase in phrases if found[at : at + len(phrase)] == phrase), 0)
        if not length:
            return False
        at += length
    return True


def _is_contact(text: str) -> bool:
    """A phone number or address with at most a few words and no counts of its own beside it."""
    rest = _ADDRESS.sub(" ", _PHONE.sub(" ", text))
    return rest != text and len(_WORD.findall(rest)) <= _MAX_PHONE_WORDS and len(re.findall(r"\d+", rest)) <= 3


def _is_ticker(text: str) -> bool:
    """Rates and weather: «USD 510,77 EUR 578,40», «+12°C, ветер 5–7 м/с»."""
    if len(_RATE.findall(text)) >= 2:
        return len(_WORD.findall(text)) <= _MAX_RATE_WORDS
    if _DEGREES.search(text) is None or split.is_finished(text):
        return False
    return len(_WORD.findall(text)) <= _MAX_TICKER_WORDS


def _is_menu(text: str) -> bool:
    """«Главная | Новости | Спорт»: short words between bars."""
    parts = [part.strip() for part in _MENU.split(text)]
    if len(parts) < 3 or split.is_finished(text) or "№" in text:
        return False  # «3 | Детский сад № 17 | с. Мунайлы | 140» is the row of a table
    return all(len(part) <= _MAX_RUBRIC and "«" not in part for part in parts)


def is_date(text: str) -> bool:
    """Whether a sentence is a date and no more: «АКТАУ. 5 марта 2026 года. …»."""
    return len(text) < _MAX_DATELINE and _is_dateline_text(text)


def _is_dateline_text(text: str) -> bool:
    """A date with a place is kept: the place may be that of every fact."""
    found = dateline(text)
    return found is not None and found.end == len(text) and not found.placed


def _is_dateline(line: Line, number: int) -> bool:
    if number >= 3 * HEADER_LINES and len(line.text) >= _MAX_DATELINE:
        return False
    return _is_dateline_text(line.text)


def _mark_section(lines: Sequence[Line], opener: int) -> None:
    """Links go on up to the first blank line, or, where blank lines stand between them, to the first prose."""
    lines[opener].noise = True
    following = lines[opener + 1 :]
    spaced = bool(following) and following[0].blank_before > 0
    for number, line in enumerate(following):
        if _is_prose(line.text) or (number and not spaced and line.blank_before > 0):
            return
        line.noise = True


def _is_prose(text: str) -> bool:
    return len(text) > _MAX_HEADLINE or (text[-1] == "." and len(text.split()) > 5)


def _mark_captions(lines: Sequence[Line]) -> None:
    """The line right above a photo credit tells what the picture shows."""
    for line, credit in pairwise(lines[1:]):
        is_credit = credit.noise and credit.blank_before == 0 and _is_credit(credit.text)
        if is_credit and len(line.text) <= _MAX_CAPTION and not split.is_finished(line.text):
            line.noise = line.noise or not any(char.isdigit() for char in line.text)


def _is_credit(text: str) -> bool:
    return text.casefold().startswith(("фото", "сурет", "видео"))


def _mark_names(lines: Sequence[Line]) -> None:
    """Bylines and signatures: a name alone on one of the last lines, a post and a name wide apart."""
    body = [line for line in lines if not line.noise]
    for number, line in enumerate(body[1:], start=1):
        if len(line.text) > _MAX_LINE:
            continue
        is_last = number >= len(body) - _LAST_LINES
        if (("   " in line.text or "\t" in line.text) and _SIGNATURE.search(line.text)) or (
            is_last and _is_name(line.text)
        ):
            line.noise = True


def _is_name(text: str) -> bool:
    if len(text) > _MAX_NAME or _NAME.fullmatch(text) is None:
        return False
    parts = text.replace(".", ". ").split()
    return 2 <= len(parts) <= 3 and all(part[0].isupper() for part in parts) and not text.isupper()


@cached_by_folder(1)
def openers() -> Openers:
    """Beginnings of furniture and phrases of widgets, both by their first word."""
    return _prefixes(), _vocabulary()


def _prefixes() -> dict[str, tuple[str, ...]]:
    """Beginnings of furniture, keyed by their first word."""
    table: dict[str, list[str]] = {}
    for prefix in words("prefixes", "furniture"):
        first = _WORD.search(prefix)
        if first:
            table.setdefault(first[0].casefold(), []).append(prefix.casefold())
    return {key: tuple(values) for key, values in table.items()}


def _vocabulary() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Phrases of widgets by their first word, the longest first."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for phrase in words("vocabulary", "furniture"):
        tokens = tuple(word.casefold() for word in _WORD.findall(phrase))
        table.setdefault(tokens[0], []).append(tokens)
    return {key: tuple(sorted(values, key=len, reverse=True)) for key, values in table.items()}


@cached_by_folder(1)
def _sections() -> frozenset[str]:
    return frozenset(section.casefold() for section in words("sections", "furniture"))
