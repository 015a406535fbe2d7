"""A sentence as the later stages see it: its units, what it mentions, and its clauses."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from socfacts.language.classes import Bits
from socfacts.language.units import Unit
from socfacts.language.wordlists import WordList
from socfacts.types import Mention, Sentence

# Units of a sentence so long that looking all of them through for each of its figures would take too much time.
_LONG = 100
_END = attrgetter("end")


@dataclass(slots=True)
class Analysed:
    """One sentence with its units, its numeric mentions, its facilities and its places, each in order.

    ``codes`` has the class character of each unit, ``present`` the bits of the classes that occur (``bits``).
    """

    sentence: Sentence
    units: list[Unit]
    mentions: list[Mention]
    facilities: list[Mention]
    places: list[Mention]
    codes: str
    present: int
    bits: Bits
    find_finite: Callable[[Analysed], frozenset[int]] | None = None
    # What later stages find out and keep with the sentence, so that each asks for it once.
    signs: Any = None
    _clauses: tuple[int, ...] | None = None
    find_names: Callable[[], list[Mention]] = list
    _names: list[Mention] | None = None
    _by_class: dict[str, list[int]] | None = None

    def __init__(
        self,
        sentence: Sentence,
        units: list[Unit],
        mentions: list[Mention],
        facilities: list[Mention],
        places: list[Mention],
        codes: str,
        present: int,
        bits: Bits,
        find_finite: Callable[[Analysed], frozenset[int]] | None = None,
        find_names: Callable[[], list[Mention]] = list,
    ) -> None:
        self.sentence = sentence
        self.units = units
        self.mentions = mentions
        self.facilities = facilities
        self.places = places
        self.codes = codes
        self.present = present
        self.bits = bits
        self.find_finite = find_finite
        self.find_names = find_names
        self.signs = None
        self._clauses = None
        self._names = None
        self._by_class = None

    @property
    def names(self) -> list[Mention]:
        """The persons and organisations, looked for when first asked: few sentences are."""
        if self._names is None:
            self._names = self.find_names()
        return self._names

    @property
    def clauses(self) -> tuple[int, ...]:
        """The clause number of each unit; empty as long as nobody has told how finite verbs are found."""
        if self._clauses is None:
            if self.find_finite is None:
                return ()
            # Verbs tell which commas end a clause: a sentence without a comma is spared reading them.
            finite = self.find_finite(self) if self.has_class("comma") else frozenset[int]()
            self._clauses = clauses(self.units, self.lang, finite)
        return self._clauses

    @property
    def lang(self) -> str:
        return self.sentence.lang

    def clause_of(self, index: int) -> int:
        """The number of the clause that holds the unit at ``index``."""
        numbers = self._clauses or self.clauses
        return numbers[index] if numbers else 0

    def has_class(self, class_: str) -> bool:
        """Whether any unit has the class."""
        return self.present & self.bits[class_] != 0

    def has_any(self, classes: frozenset[str]) -> bool:
        """Whether any unit has one of the classes."""
        return self.present & self.bits.any_of(classes) != 0

    def with_class(self, *classes: str) -> Iterator[tuple[int, Unit]]:
        """The units that have one of the classes, with their indexes."""
        if not self.present & self.bits.any_of(classes):
            return iter(())
        if len(self.units) < _LONG:
            return iter([(i, unit) for i, unit in enumerate(self.units) if not unit.classes.isdisjoint(classes)])
        if self._by_class is None:
            self._by_class = {}
            for index, unit in enumerate(self.units):
                for class_ in unit.classes:
                    self._by_class.setdefault(class_, []).append(index)
        found = self._by_class.get(classes[0], [])
        if len(classes) > 1:
            found = sorted({index for class_ in classes for index in self._by_class.get(class_, ())})
        return iter([(index, self.units[index]) for index in found])

    def bracket_of(self, index: int) -> int | None:
        """The index of the bracket that opens the innermost pair around a unit, or None outside of brackets."""
        if not self.has_class("lparen"):
            return None
        depth = 0
        for at in range(index - 1, -1, -1):
            kinds = self.units[at].classes
            if "rparen" in kinds:
                depth += 1
            elif "lparen" in kinds:
                if not depth:
                    return at
                depth -= 1
        return None

    def unit_at(self, source: int) -> int:
        """The index of the unit that holds a source offset, else of the one after it; 0 beyond the last."""
        offsets = self.sentence.offsets
        if len(offsets.derived) == 1:  # an untouched text, some way into it
            found = bisect_right(self.units, source - offsets.source[0] + offsets.derived[0], key=_END)
        else:
            found = bisect_right(self.units, source, key=lambda unit: self.sentence.span(unit.start, unit.end)[1])
        return found if found < len(self.units) else 0

    def unit(self, index: int) -> Unit | None:
        """The unit at an index, or None beyond the sentence."""
        return self.units[index] if 0 <= index < len(self.units) else None

    def distance(self, first: int, second: int) -> int:
        """How far two units are apart: a step a unit, and twelve for each clause between them."""
        return abs(first - second) + 12 * abs(self.clause_of(first) - self.clause_of(second))


_PROGRESSIVE = WordList("auxiliaries_of_converbs", "kk")
_CLOSING = frozenset({"semicolon", "colon", "lparen", "stop", "ellipsis"})
_MARKS = _CLOSING | {"comma", "rparen"}


def clauses(units: list[Unit], lang: str, finite: frozenset[int]) -> tuple[int, ...]:
    """A clause number for each unit; ``finite`` holds the indexes of finite verbs.

    A clause ends at ; and : and before a conjunction or relative word after a comma; a comma between two stretches
    that each have a verb of their own ends one too. What stands in brackets is a clause of its own.
    """
    marks = [index for index, unit in enumerate(units) if not unit.classes.isdisjoint(_MARKS)]
    if not marks:
        return (0,) * len(units)
    boundaries = _boundaries(units, marks, lang, finite)
    numbers: list[int] = []
    outer: list[int] = []
    current = latest = 0
    for index in marks:
        kinds = units[index].classes
        numbers += [current] * (index - len(numbers))
        if "rparen" in kinds and outer:
            numbers.append(current)
            current = outer.pop()
            continue
        if "lparen" in kinds:
            outer.append(current)
        if index in boundaries or not kinds.isdisjoint(_CLOSING):
            latest += 1
            current = latest
        numbers.append(current)
    return (*numbers, *[current] * (len(units) - len(numbers)))


def _boundaries(units: list[Unit], marks: list[int], lang: str, finite: frozenset[int]) -> set[int]:
    """The commas at which a clause ends."""
    commas = [index for index in marks if "comma" in units[index].classes]
    found: set[int] = set()
    for number, comma in enumerate(commas):
        if comma + 1 < len(units) and "clause_opener" in units[comma + 1].classes:
            found.add(comma)
            continue
        if lang == "kk":
            if comma - 1 in finite or (comma - 2 in finite and units[comma - 1].text.lower() in _PROGRESSIVE):
                found.add(comma)  # «жөнделіп жатыр, …»: the auxiliary ends the verb
            continue
        before = max(found, default=-1)
        after = commas[number + 1] if number + 1 < len(commas) else len(units)
        if any(before < i < comma for i in finite) and any(comma < i < after for i in finite):
            found.add(comma)
    return found
