"""Classes of words and their characters: every distinct set of classes gets one (with room for the features of a form).

So a sentence becomes a string of class characters over which rules are regular expressions.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import reduce
from operator import or_
from typing import Any

CASES = ("nom", "gen", "dat", "acc", "loc", "abl", "ins")
FEATURES = (*CASES, "poss", "cap")
_SLOTS = 32  # 8 cases (7 used) × possessive × capital
_BASE = 0x3400
_LIMIT = (0xD800 - _BASE) // _SLOTS


@dataclass(slots=True, unsafe_hash=True)
class Lexeme:
    """What is known of a word or phrase apart from its place in a sentence.

    ``worth`` maps each class of the lexicon to the worth of the word's concept in it; ``lemma`` is the lexicon's
    own writing of the word (empty outside the lexicon); ``feature`` packs case, possessive and capital.
    ``derivation`` is that of a Kazakh form (``ordinal``, ``lyq``, …), empty elsewhere; ``plural`` is told of Kazakh
    forms only.
    """

    code: str
    classes: frozenset[str]
    worth: Mapping[str, Any] = field(default_factory=dict)
    lemma: str = ""
    feature: int = 0
    derivation: str = ""
    plural: bool = False

    @property
    def case(self) -> str:
        return CASES[self.feature & 7]

    @property
    def possessive(self) -> bool:
        return bool(self.feature & 8)


def pack_feature(case: str = "nom", possessive: bool = False, capital: bool = False) -> int:
    return CASES.index(case) | (8 if possessive else 0) | (16 if capital else 0)


def derived_classes(classes: frozenset[str], derivation: str) -> frozenset[str]:
    """The classes of a derived Kazakh word: «бесінші» is an ordinal, «бесеу» a collective, «орындық» an adjective.

    A locative in -дағы keeps its classes. What is left of a word that a derivation makes something else is ``word``.
    «Жүздей» is about a hundred, «теңгедей» closes a sum that is told roughly.
    """
    if derivation in ("", "ghy") or (derivation == "collective" and "collective" in classes):
        return classes
    if derivation in ("ordinal", "collective", "indefinite"):
        return frozenset({"word", derivation}) if classes & {"numeral", "multiplier"} else frozenset({"word"})
    if derivation == "dai" and classes & {"numeral", "multiplier"}:
        return frozenset({"word", "numeral_about"})
    if derivation == "dai":
        return frozenset({"word", *(f"{class_}_about" for class_ in classes & _MEASURED)})
    if derivation in ("lyq", "ly"):
        return frozenset({"word", *(f"{class_}_adj" for class_ in classes - {"word", "numeral", "multiplier"})})
    return frozenset({"word"})


# «Жазым» is my summer; the news speaks of nobody's own months and numbers.
SPOKEN_PERSONS = ("1sg", "2sg", "2polite")
# What -дай after a number and its unit makes approximate: «80 тоннадай», «20 жылдай».
_MEASURED = frozenset({"currency", "measure", "area", "percent_word", "year_word", "time_unit", "short_unit"})
DERIVATIONS = ("ordinal", "collective", "dai", "lyq", "indefinite")


def derived_worth(worth: Mapping[str, Any], classes: frozenset[str]) -> Mapping[str, Any]:
    """The worths of a derived word also under its derived classes: «шақырымдық» measures in kilometres."""
    bases = {class_: class_.rpartition("_")[0] for class_ in classes.difference(worth)}
    return {**worth, **{class_: worth[base] for class_, base in bases.items() if base in worth}}


class Bits(dict[str, int]):
    """One bit for each name, given when it is first asked for."""

    def __init__(self) -> None:
        super().__init__()
        self._together: dict[frozenset[str] | tuple[str, ...], int] = {}

    def __missing__(self, name: str) -> int:
        self[name] = bit = 1 << len(self)
        return bit

    def any_of(self, names: frozenset[str] | tuple[str, ...]) -> int:
        """The bits of all the names together, kept for the next time: names are those of the code."""
        found = self._together.get(names)
        if found is None:
            found = self._together[names] = reduce(or_, map(self.__getitem__, names), 0)
        return found


class ClassCodes:
    """One character for each (set of classes, feature). Grows while sentences are read, in order of first need.

    Each character has a mask of bits, one for each of its classes (``bits``) and for each set of characters that
    somebody asks about: so one pass over the characters of a sentence tells what occurs in it.
    """

    def __init__(self) -> None:
        self.bits = Bits()
        self._index: dict[frozenset[str], int] = {}
        self._masks: dict[str, int] = {}
        self._asked: dict[str, int] = {}  # by character, of the sets of characters

    def present(self, codes: Iterable[str]) -> int:
        """The bits of all that occurs in a sentence, told by the class characters of its units."""
        return reduce(or_, map(self._masks.__getitem__, set(codes)), 0)

    def bits_of(self, sets: Iterable[str]) -> int:
        """The bits that tell of each set of characters whether any of them occurs: to be asked for before sentences."""
        return reduce(or_, map(self._bit_of, sets), 0)

    def _bit_of(self, characters: str) -> int:
        new = characters not in self.bits
        bit = self.bits[characters]
        if new:
            for character in characters:
                self._asked[character] = self._asked.get(character, 0) | bit
                if character in self._masks:
                    self._masks[character] |= bit
        return bit

    def code(self, classes: frozenset[str], feature: int = 0) -> str:
        index = self._index.setdefault(classes, len(self._index))
        if index >= _LIMIT:
            raise OverflowError("too many distinct sets of classes in the lexicon")
        character = chr(_BASE + index * _SLOTS + feature)
        if character not in self._masks:
            self._masks[character] = self.bits.any_of(classes) | self._asked.get(character, 0)
        return character

    def classes(self) -> set[str]:
        return {class_ for classes in self._index for class_ in classes}

    def characters(self, class_: str, feature: str | None = None) -> str:
        """All characters of the sets that hold ``class_`` (with ``feature`` set, if one is asked for)."""
        return "".join(
            chr(_BASE + index * _SLOTS + slot)
            for classes, index in self._index.items()
            if class_ in classes
            for slot in range(_SLOTS)
            if feature is None or has_feature(slot, feature)
        )


def has_feature(slot: int, feature: str) -> bool:
    if feature == "poss":
        return bool(slot & 8)
    if feature == "cap":
        return bool(slot & 16)
    return slot & 7 == CASES.index(feature)
