"""Units: what rules see of a sentence. A word, a mark, a phrase of the lexicon or a whole numeral is one unit.

Numerals are composed here, in both languages, because everything else stands on their values:
«двадцать три тысячи пятьсот», «11,7 тыс.», «18 млрд 300 млн», «екі мың он бес», «бір жарым мың».
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from socfacts.language.lexicon import Lexeme, Lexicon
from socfacts.language.numerals import COUNTING, Numeral
from socfacts.language.shapes import Shapes
from socfacts.language.tokens import TOKEN


@dataclass(slots=True)
class Unit:
    """One unit: its sentence span, its lexeme, and for a number its exact value (``high`` for «два-три»).

    ``factor`` is the multiplier that the writer used («11,7 тыс.» → 1000), so that a range can share it.
    """

    text: str
    start: int
    end: int
    lexeme: Lexeme
    value: Decimal | None = None
    high: Decimal | None = None
    factor: Decimal = Decimal(1)
    in_words: bool = False
    parts: tuple[Lexeme, ...] = ()

    @property
    def classes(self) -> frozenset[str]:
        return self.lexeme.classes

    def worth(self, class_: str) -> Any:
        """The worth of the unit's concept in a class, or None."""
        return self.lexeme.worth.get(class_)


@dataclass(frozen=True, slots=True)
class _Known:
    """What a token is by itself. ``longest`` is the length of the longest phrase that it begins (0 for none),
    ``begins`` tells that a numeral may begin with it, ``is_plain`` that it has no value."""

    kind: str
    lexeme: Lexeme
    longest: int
    value: Decimal | None
    high: Decimal | None
    in_words: bool
    begins: bool
    is_plain: bool


def _known(
    kind: str, lexeme: Lexeme, longest: int, value: Decimal | None = None, high: Decimal | None = None,
    in_words: bool = False,
) -> _Known:  # fmt: skip
    begins = not lexeme.classes.isdisjoint(_NUMERAL_START)
    return _Known(kind, lexeme, longest, value, high, in_words, begins, value is None and not in_words)


class Analyser:
    """Turns the text of a sentence into units. Built once a language; keeps only caches."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.shapes = Shapes(lexicon)
        self._known: dict[str, _Known] = {}

    def units(self, text: str) -> list[Unit]:
        """The units of a sentence, in order."""
        units, starts = self._phrases(text)
        return self._numerals(units, starts, text) if starts else units

    def _phrases(self, text: str) -> tuple[list[Unit], list[int]]:
        """Words, marks and phrases; and the indexes of those with which a numeral may begin."""
        tokens = self._tokens(text)
        words = [token[0] for token in tokens]
        units: list[Unit] = []
        starts: list[int] = []
        single, phrase = self._single, self.lexicon.phrase
        stop = 0
        for index, (word, kind, start, end) in enumerate(tokens):
            if index < stop:
                continue
            known = single(word, kind)
            found = phrase(words, index, known.longest) if known.longest else None
            if found is not None:
                stop, lexeme = found
                end = tokens[stop - 1][3]
                parts = tuple(self.lexicon.word(part) for part in words[index:stop])
                unit = Unit(text[start:end], start, end, lexeme, parts=parts)
                begins = not lexeme.classes.isdisjoint(_NUMERAL_START)
            elif known.is_plain:
                unit, begins = Unit(word, start, end, known.lexeme), known.begins
            else:
                unit = Unit(word, start, end, known.lexeme, known.value, known.high, in_words=known.in_words)
                begins = known.begins
            if begins:
                starts.append(len(units))
            units.append(unit)
        return units, starts

    def _tokens(self, text: str) -> list[tuple[str, str, int, int]]:
        """Word, kind, start and end of each token; «5-мектеп» is an ordinal and a noun."""
        tokens: list[tuple[str, str, int, int]] = []
        for match in TOKEN.finditer(text):
            word, kind = match.group(), match.lastgroup or "mark"
            if kind == "ratio" and ":" in word:
                # A score: two numbers that are no quantities.
                middle = match.start() + word.index(":")
                tokens.append((text[match.start() : middle], "score", match.start(), middle))
                tokens.append((":", "mark", middle, middle + 1))
                tokens.append((text[middle + 1 : match.end()], "score", middle + 1, match.end()))
                continue
            numbered = (
                self.shapes.numbered(word) if kind == "int" and "-" in word and self.lexicon.lang == "kk" else None
            )
            if numbered is not None:
                head, _, tail = word.partition("-")
                middle = match.start() + len(head)
                tokens.append((head, numbered, match.start(), middle))
                tokens.append((tail, "word", middle + 1, match.end()))
            else:
                tokens.append((word, kind, match.start(), match.end()))
        return tokens

    def _single(self, word: str, kind: str) -> _Known:
        """What a token is by itself, from the cache."""
        known = self._known.get(word)
        if known is None or known.kind != kind:
            if len(self._known) > 200_000:
                self._known.clear()
            known = self._known[word] = self._look_up(word, kind)
        return known

    def _look_up(self, word: str, kind: str) -> _Known:
        longest = self.lexicon.begins_phrase(word) if kind in ("word", "mark") else 0
        if kind != "word":
            shape = self.shapes.token(word, kind)
            return _known(kind, shape.lexeme, longest, shape.value)
        lexeme = self.lexicon.word(word)
        special = self.shapes.word(word) if not lexeme.worth else None
        if special is not None:
            return _known(kind, special.lexeme, longest, special.value, special.high, in_words=True)
        return _known(kind, lexeme, longest)

    def _numerals(self, units: list[Unit], starts: list[int], text: str) -> list[Unit]:
        """Compose the numerals that begin at some of ``starts``."""
        out: list[Unit] = []
        stop = 0
        for start in starts:
            if start < stop:
                continue
            out += units[stop:start]
            composed, stop = self._compose(units, start, text, out[-1] if out else None)
            out.append(composed)
        return out + units[stop:]

    def _compose(self, units: list[Unit], start: int, text: str, before: Unit | None) -> tuple[Unit, int]:
        state = Numeral(self.lexicon.lang)
        index = start
        while index < len(units) and state.take(units[index], units[index + 1] if index + 1 < len(units) else None):
            index += 1
        if index == start or not state.finish(before):
            return self._junk_if_glued(units, start), start + 1
        last = units[index - 1]
        if _stuck(units, start, index):
            return Unit(text[units[start].start : last.end], units[start].start, last.end, self.shapes.junk), index
        lexeme = self.shapes.numeral(state.classes(units[start], index - start), last.lexeme)
        value, high = state.result()
        unit = Unit(
            text[units[start].start : last.end], units[start].start, last.end, lexeme, value, high,
            state.factor, not units[start].text[0].isdigit(), tuple(u.lexeme for u in units[start:index]),
        )  # fmt: skip
        return unit, index

    def _junk_if_glued(self, units: list[Unit], index: int) -> Unit:
        unit = units[index]
        if unit.value is not None and _stuck(units, index, index + 1):
            return Unit(unit.text, unit.start, unit.end, self.shapes.junk)
        return unit


def _cuts_numeral(units: list[Unit], first: Lexeme) -> bool:
    """Whether a phrase would take its first word out of a numeral: «он | бір жылда»."""
    return "numeral" in first.worth and bool(units) and bool(units[-1].lexeme.worth.keys() & COUNTING)


_NUMERAL_START = frozenset({"numeral", "multiplier", "tally", "digits", "numeral_half", "collective", "numeral_range",
                            "ordinal_word", "ordinal", "numeral_about"})  # fmt: skip
_MAY_TOUCH = frozenset({"multiplier", "currency", "unit", "number_sign", "percent", "mark", "area", "unit_word",
                        "year_word", "measure", "percent_word", "short_unit", "law_word",
                        "house_word"})  # fmt: skip


# What glues a number into an address of the web or a file's name.
_OF_ADDRESSES = frozenset("_=&?@#\\")


def _stuck(units: list[Unit], start: int, stop: int) -> bool:
    """Whether the number is glued to letters («19А», «G20»): part of a name, no quantity."""
    before = units[start - 1] if start else None
    after = units[stop] if stop < len(units) else None
    if before is not None and before.end != units[start].start:
        before = None
    if before is not None and (before.text in _OF_ADDRESSES or not before.classes & _MAY_TOUCH):
        return True
    return after is not None and after.start == units[stop - 1].end and not (after.classes & _MAY_TOUCH)
