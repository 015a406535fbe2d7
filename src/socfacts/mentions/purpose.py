"""The type that a purpose tells where the head tells none: «центр для детей с аутизмом», «қарттар орталығы»."""

from __future__ import annotations

from collections.abc import Sequence

from socfacts.language import kazakh, russian
from socfacts.language.units import Unit
from socfacts.language.wordlists import WordList
from socfacts.mentions.namespan import NameSpan, quoted_after

_REACH = 7
_COUNTED = 2  # units from a house to its number of flats
_ENDS = frozenset({"comma", "dash", "colon", "semicolon", "lparen", "rparen", "num", "facility", "place", "year4"})
_PLACING = WordList("placing_of_purpose", "ru")


def type_of_purpose(units: Sequence[Unit], head: int, span: NameSpan, lang: str) -> str | None:
    """The facility type that the words around a general head tell; None for a head that has no purpose of its own."""
    if not units[head].classes & {"own_head", "purpose_head"}:
        return None
    if "purpose_head" in units[head].classes and _has_apartments(units, head, span, lang):
        return "residential_building"
    around = _russian(units, head, span) if lang == "ru" else _kazakh(units, head, span)
    return next((str(unit.worth("purpose")) for unit in around if "purpose" in unit.classes), None)


def _has_apartments(units: Sequence[Unit], head: int, span: NameSpan, lang: str) -> bool:
    """«Двенадцатиквартирный дом», «дом на 12 квартир», «40 пәтерлі үй»: a house that people live in."""
    near = list(units[max(min(span.first, head) - _COUNTED, 0) : head])
    if lang == "ru" and head + 1 < len(units) and units[head + 1].text == "на":
        near += units[head + 2 : head + 2 + _COUNTED]
    return any(_category(unit) == "apartments" for unit in near if not unit.classes & {"comma", "dash"})


def _category(unit: Unit) -> object:
    """What a word counts, alone («квартир», «пәтерлі») or behind its number («60-квартирный»)."""
    tail = unit.worth("compound_tail")
    return tail["category"] if isinstance(tail, dict) else unit.worth("counted") or unit.worth("counted_adj")


def title_after_purpose(units: Sequence[Unit], head: int) -> tuple[int, int] | None:
    """«Центр для детей с аутизмом «Асыл»»: the units of a title behind a purpose, (first, last)."""
    if head + 1 >= len(units) or units[head + 1].text != "для":
        return None
    for index in range(head + 2, min(head + 2 + _REACH, len(units))):
        title = quoted_after(units, index)
        if title is not None:
            return title if units[title[0]].text[:1].isupper() else None
        unit = units[index]
        if not unit.text.islower() or unit.classes & _ENDS or unit.text in _PLACING or _is_verb(unit):
            return None
    return None


def _russian(units: Sequence[Unit], head: int, span: NameSpan) -> list[Unit]:
    """The adjectives before the head, and what follows it and its title up to a verb, a mark or a place."""
    found = list(units[span.first : head])
    title = range(span.title[0] - 1, span.title[1] + 2) if span.title is not None else range(0)
    for index in range(head + 1, min(max(span.last, head) + 1 + _REACH, len(units))):
        unit = units[index]
        if index in title:
            continue
        if unit.classes & _ENDS or unit.text.lower() in _PLACING or _is_verb(unit):
            break
        found.append(unit)
    return found


def _kazakh(units: Sequence[Unit], head: int, span: NameSpan) -> list[Unit]:
    """What stands before the head and its title, back to a mark, a place or the end of another phrase."""
    found: list[Unit] = []
    title = range(span.title[0] - 1, span.title[1] + 2) if span.title is not None else range(0)
    for index in range(head - 1, max(min(span.first, head) - 1 - _REACH, -1), -1):
        unit = units[index]
        if index in title:
            continue
        if unit.classes & _ENDS or unit.lexeme.case in ("loc", "abl") or _is_finite(unit):
            break
        found.append(unit)
    return found


def _is_verb(unit: Unit) -> bool:
    likeliest = next(iter(russian.parses(unit.text.lower())), None)
    return likeliest is not None and likeliest.tag.POS in ("VERB", "INFN", "PRTS", "GRND")


def _is_finite(unit: Unit) -> bool:
    verb = kazakh.verb(unit.text) if unit.text[0].isalpha() else None
    return verb is not None and verb.tense is not None and not verb.participle and verb.confidence > 0.5
