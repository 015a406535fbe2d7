"""Facilities called by an ordinal: «в 17-й больнице», «25-я школа», «12-мектепте», «5-інші емхана».

The number of a school is its name, but «открыли 25-ю школу» may also tell how many there are. Where somebody counts,
or where the school has only just come to be, both readings stay open and the ordinal is none.
"""

from __future__ import annotations

from collections.abc import Sequence

from socfacts.language import russian
from socfacts.language.units import Unit
from socfacts.language.wordlists import WordList

_NUMBERED = frozenset({"school", "boarding_school", "kindergarten", "hospital", "polyclinic", "orphanage"})
_COUNTING_UP = WordList("counting_up")
_COUNTED_AMONG = WordList("counted_among", "ru")
_BEGINNINGS = frozenset({"opening", "construction"})
_SUFFIX = {"masc": "й", "femn": "я", "neut": "е"}
_REACH = 6


def is_number(units: Sequence[Unit], index: int, head: int, lang: str) -> bool:
    """Whether the ordinal at ``index``, in digits and right before the name, is the number of the facility ``head``."""
    unit = units[index]
    if "ordinal" not in unit.classes or not unit.text[0].isdigit() or units[head].worth("facility") not in _NUMBERED:
        return False
    if lang == "ru" and russian.is_plural(units[head].text.split()[-1]):
        return False
    return not _counted_up(units, index, head) and not _just_made(units, index, head, lang)


def in_digits(units: Sequence[Unit], index: int, head_word: str) -> str:
    """The ordinal before a nominative: «17-я»."""
    gender = russian.parses(head_word.lower())[0].tag.gender
    return f"{units[index].value}-{_SUFFIX.get(gender, 'я')}"


def _counted_up(units: Sequence[Unit], index: int, head: int) -> bool:
    """«уже 5-я школа», «5-я школа по счёту», «бұл 5-мектеп»."""
    if any(unit.text.lower() in _COUNTING_UP for unit in units[max(index - 2, 0) : index]):
        return True
    return any(unit.text.lower() in _COUNTED_AMONG for unit in units[head + 1 : head + 3])


def _just_made(units: Sequence[Unit], index: int, head: int, lang: str) -> bool:
    """«открыли 25-ю школу», «12-мектеп ашылды»: opened or built."""
    if lang == "kk":
        started = units[head].lexeme.case in ("nom", "gen", "acc")
        return started and any(_begins(unit) for unit in units[head + 1 : head + 1 + _REACH])
    following = units[head + 1 : head + 1 + _REACH] if _opens_clause(units, index) else ()
    return any(_begins(unit) for unit in (*units[max(index - 2, 0) : index], *following))


def _opens_clause(units: Sequence[Unit], index: int) -> bool:
    return index == 0 or not units[index - 1].text[0].isalpha()


def _begins(unit: Unit) -> bool:
    return unit.worth("event") in _BEGINNINGS or unit.worth("event_verb") in _BEGINNINGS
