"""Units: what rules see of a sentence. A word, a mark, a phrase of the lexicon or a whole numeral is one unit.

Numerals are composed here, in both languages, because everything else stands on their values:
«двадцать три тысячи пятьсот», «11,7 тыс.», «18 млрд 300 млн», «екі мың он бес», «бір жарым мың».
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate
from operator import attrgetter
from typing import Any

from socfacts.language import russian
from socfacts.language.classes import Lexeme
from socfacts.language.lexicon import Lexicon
from socfacts.language.numerals import COUNTING, Numeral
from socfacts.language.shapes import Shape, Shapes
from socfacts.language.tokens import PIECE, TOKEN


class Unit:
    """One unit: its sentence span, its lexeme, and for a number its exact value (``high`` for «два-три»).

    ``factor`` is the multiplier that the writer used («11,7 тыс.» → 1000), so that a range can share it. Most units
    are no numbers: they are kept small, and ``Figure`` has room for the rest.
    """

    __slots__ = ("classes", "end", "lexeme", "start", "text")

    value: Decimal | None = None
    high: Decimal | None = None
    factor: Decimal = Decimal(1)
    in_words: bool = False
    parts: tuple[Lexeme, ...] = ()

    def __init__(self, text: str, start: int, end: int, lexeme: Lexeme) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.lexeme = lexeme
        self.classes = lexeme.classes

    def worth(self, class_: str) -> Any:
        """The worth of the unit's concept in a class, or None."""
        return self.lexeme.worth.get(class_)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.text!r}, {self.start}, {self.end}, value={self.value})"


class Figure(Unit):
    """A unit with a value, or one of several words."""

    __slots__ = ("factor", "high", "in_words", "parts", "value")

    def __init__(
        self, text: str, start: int, end: int, lexeme: Lexeme,
        value: Decimal | None = None, high: Decimal | None = None,
        factor: Decimal = Decimal(1), in_words: bool = False, parts: tuple[Lexeme, ...] = (),
    ) -> None:  # fmt: skip
        super().__init__(text, start, end, lexeme)
        self.value = value
        self.high = high
        self.factor = factor
        self.in_words = in_words
        self.parts = parts


@dataclass(frozen=True, slots=True, eq=False)
class _Known:
    """What a token is by itself.

    ``mark`` tells at a glance what it asks for: ``s`` nothing, ``p`` a look at the phrases that may begin with it,
    ``n`` a numeral that may begin with it or a value of its own, ``t`` several tokens: ``tokens``, each with its
    offset. ``longest`` is the length of the longest phrase that it begins (0 for none), ``second`` the words that may
    stand second in such a phrase (None where any may).
    """

    word: str
    size: int
    mark: str
    lexeme: Lexeme
    folded: str = ""
    longest: int = 0
    second: Collection[str] | None = None
    value: Decimal | None = None
    high: Decimal | None = None
    in_words: bool = False
    begins: bool = False
    tokens: tuple[tuple[_Known, int], ...] = ()

    def unit(self, end: int) -> Unit:
        """The unit of the token that ends at ``end``."""
        if self.value is None and not self.in_words:
            return Unit(self.word, end - self.size, end, self.lexeme)
        return Figure(self.word, end - self.size, end, self.lexeme, self.value, self.high, in_words=self.in_words)


@dataclass(frozen=True, slots=True)
class _Composed:
    """A numeral of ``count`` units."""

    count: int
    lexeme: Lexeme
    value: Decimal
    high: Decimal | None
    factor: Decimal


_MARK = attrgetter("mark")
_OTHER_THAN_SIMPLE = re.compile("[^s]")


class Analyser:
    """Turns the text of a sentence into units. Built once a language; keeps only caches."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.shapes = Shapes(lexicon)
        self._known: dict[str, _Known] = {}
        self._pairs: dict[tuple[str, str], bool] = {}
        self._lone: dict[tuple[str, str], _Composed | None] = {}

    def units(self, text: str) -> list[Unit]:
        """The units of a sentence, in order."""
        pieces = PIECE.findall(text)
        found = list(map(self._known.get, pieces))
        known = [one for one in found if one is not None]
        if len(known) < len(pieces):
            known = [one or self._look(piece) for one, piece in zip(found, pieces, strict=True)]
        ends = list(accumulate(map(len, pieces)))
        marks = "".join(map(_MARK, known))
        if "t" in marks:
            known, ends = _taken_apart(known, ends)
            marks = "".join(map(_MARK, known))
        units = [Unit(one.word, end - one.size, end, one.lexeme) for one, end in zip(known, ends, strict=True)]
        if marks.count("s") == len(marks):
            return units
        units, starts = self._phrases(units, known, ends, marks, text)
        return self._numerals(units, starts, text) if starts else units

    def _phrases(
        self, units: list[Unit], known: list[_Known], ends: list[int], marks: str, text: str
    ) -> tuple[list[Unit], list[int]]:
        """Words, marks and phrases; and the indexes of those with which a numeral may begin."""
        out: list[Unit] = []
        starts: list[int] = []
        done = 0
        for match in _OTHER_THAN_SIMPLE.finditer(marks):
            index = match.start()
            if index < done:
                continue
            one = known[index]
            found = self._phrase(known, ends, index, text) if one.longest else None
            before = (out[-1] if done == index else units[index - 1]) if index else None
            if found is not None and not _cuts_numeral(before, found[1].parts[0]):
                stop, unit = found
                begins = not unit.classes.isdisjoint(_NUMERAL_START)
            elif one.mark == "p":
                continue  # a plain unit, as it stands
            else:
                stop, unit, begins = index + 1, one.unit(ends[index]), one.begins
            out += units[done:index]
            if begins:
                starts.append(len(out))
            out.append(unit)
            done = stop
        return out + units[done:], starts

    def _phrase(self, known: list[_Known], ends: list[int], index: int, text: str) -> tuple[int, Unit] | None:
        """The longest phrase that begins with a token, and the index of the token after it."""
        one = known[index]
        if index + 1 == len(known) or not self._may_begin(one, known[index + 1]):
            return None
        following = known[index : index + one.longest]
        found = self.lexicon.phrase([token.word for token in following], [token.folded for token in following])
        if found is None:
            return None
        count, lexeme = found
        stop = index + count
        if "bound_after" in lexeme.classes and one.folded == "и" and stop < len(known) and known[stop].begins:
            return None  # «столы и более 40 стульев»: the bound is that of the number behind it
        start, end = ends[index] - one.size, ends[stop - 1]
        parts = tuple(self.lexicon.word(token.word) for token in following[:count])
        return stop, Figure(text[start:end], start, end, lexeme, parts=parts)

    def _may_begin(self, first: _Known, second: _Known) -> bool:
        """Whether a phrase may begin with two tokens. In Kazakh that takes a look at forms, which is kept."""
        if first.second is not None:
            return second.folded in first.second
        pair = first.folded, second.word
        found = self._pairs.get(pair)
        if found is None:
            if len(self._pairs) > 200_000:
                self._pairs.clear()
            found = self._pairs[pair] = self.lexicon.may_begin(first.folded, second.word, second.folded)
        return found

    def _look(self, piece: str) -> _Known:
        """What a token is by itself; ``piece`` has the blanks before it too. It is kept for the next time."""
        if len(self._known) > 200_000:
            self._known.clear()
        found = self._known[piece] = self._read(piece.lstrip())
        return found

    def _read(self, word: str) -> _Known:
        match = TOKEN.match(word)
        kind = (match.lastgroup if match is not None else None) or "mark"
        parts = self._parts(word, kind)
        if len(parts) == 1:
            return self._look_up(word, kind)
        tokens = tuple((self._look_up(part, kind), offset + len(part)) for part, kind, offset in parts)
        return _Known(word, len(word), "t", self.lexicon.other, tokens=tokens)

    def _parts(self, word: str, kind: str) -> tuple[tuple[str, str, int], ...]:
        """What one match of the expression for tokens is: mostly one token, else several with their offsets.

        «5-мектеп» is an ordinal and a noun.
        """
        if kind == "ratio" and ":" in word:
            # A score: two numbers that are no quantities.
            middle = word.index(":")
            return (word[:middle], "score", 0), (":", "mark", middle), (word[middle + 1 :], "score", middle + 1)
        if kind == "int" and "-" in word:
            numbered = self.shapes.numbered(word)
            if numbered is not None:
                head, _, tail = word.partition("-")
                return (head, numbered, 0), (tail, "word", len(head) + 1)
        return ((word, kind, 0),)

    def _look_up(self, word: str, kind: str) -> _Known:
        longest, second = self.lexicon.begins_phrase(word) if kind in ("word", "mark") else (0, None)
        if kind != "word":
            shape: Shape | None = self.shapes.token(word, kind)
        else:
            lexeme = self.lexicon.word(word)
            shape = self.shapes.word(word) if not lexeme.worth else None
        value, high = (shape.value, shape.high) if shape is not None else (None, None)
        if shape is not None:
            lexeme = shape.lexeme
        in_words = kind == "word" and shape is not None
        begins = not lexeme.classes.isdisjoint(_NUMERAL_START)
        is_number = begins or in_words or value is not None
        mark = "n" if is_number else "p" if longest else "s"
        return _Known(
            word, len(word), mark, lexeme, russian.fold(word), longest, second, value, high if in_words else None,
            in_words, begins,
        )  # fmt: skip

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
        following = units[start + 1] if start + 1 < len(units) else None
        if following is None or following.classes.isdisjoint(_GOES_ON):
            composed = self._alone(units[start], before)
        else:
            composed = self._numeral(units, start, before)
        if composed is None:
            return self._junk_if_glued(units, start), start + 1
        first, stop = units[start], start + composed.count
        last = units[stop - 1]
        if _stuck(units, start, stop):
            return Unit(text[first.start : last.end], first.start, last.end, self.shapes.junk), stop
        unit = Figure(
            text[first.start : last.end], first.start, last.end, composed.lexeme, composed.value, composed.high,
            composed.factor, not first.text[0].isdigit(), tuple([u.lexeme for u in units[start:stop]]),
        )  # fmt: skip
        return unit, stop

    def _alone(self, unit: Unit, before: Unit | None) -> _Composed | None:
        """The numeral of one word, kept for the next time; what stands before it only counts for «тысячи»."""
        if not unit.classes.isdisjoint(_MULTIPLIES):
            return self._numeral([unit], 0, before)
        key = unit.text, unit.lexeme.code
        if key not in self._lone:
            if len(self._lone) > 200_000:
                self._lone.clear()
            self._lone[key] = self._numeral([unit], 0, None)
        return self._lone[key]

    def _numeral(self, units: list[Unit], start: int, before: Unit | None) -> _Composed | None:
        """The longest numeral that begins at ``start``."""
        state = Numeral(self.lexicon.lang)
        index = start
        while index < len(units) and state.take(units[index], units[index + 1] if index + 1 < len(units) else None):
            index += 1
        if index == start or not state.finish(before):
            return None
        lexeme = self.shapes.numeral(state.classes(units[start], index - start), units[index - 1].lexeme)
        return _Composed(index - start, lexeme, *state.result(), state.factor)

    def _junk_if_glued(self, units: list[Unit], index: int) -> Unit:
        unit = units[index]
        if unit.value is not None and _stuck(units, index, index + 1):
            return Unit(unit.text, unit.start, unit.end, self.shapes.junk)
        return unit


def _cuts_numeral(before: Unit | None, first: Lexeme) -> bool:
    """Whether a phrase would take its first word out of a numeral: «он | бір жылда»."""
    return "numeral" in first.worth and before is not None and bool(before.lexeme.worth.keys() & COUNTING)


def _taken_apart(known: list[_Known], ends: list[int]) -> tuple[list[_Known], list[int]]:
    """The tokens, where one expression took in several: «5-мектеп», «3:2»."""
    parts = [
        (part, end - one.size + offset)
        for one, end in zip(known, ends, strict=True)
        for part, offset in one.tokens or ((one, one.size),)
    ]
    return [part for part, _ in parts], [end for _, end in parts]


_NUMERAL_START = frozenset({"numeral", "multiplier", "tally", "digits", "numeral_half", "collective", "numeral_range",
                            "ordinal_word", "ordinal", "numeral_about"})  # fmt: skip
_GOES_ON = _NUMERAL_START | {"decimal_mark", "decimal_particle"}
_MULTIPLIES = frozenset({"multiplier", "tally"})
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
