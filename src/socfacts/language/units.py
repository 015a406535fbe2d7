"""Units: what rules see of a sentence. A word, a mark, a phrase of the lexicon or a whole numeral is one unit.

Numerals are composed here, in both languages, because everything else stands on their values:
«двадцать три тысячи пятьсот», «11,7 тыс.», «18 млрд 300 млн», «екі мың он бес», «бір жарым мың».
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from socfacts.language.classes import Lexeme
from socfacts.language.known import NUMERAL_START, Known, Tokens
from socfacts.language.lexicon import Lexicon
from socfacts.language.numerals import COUNTING, Numeral
from socfacts.language.shapes import Shapes

_PARTS = frozenset({"half_word", "fraction_word"})


class Unit:
    """One unit: its sentence span, its lexeme, and for a number its exact value (``high`` for «два-три»).

    ``factor`` is the multiplier that the writer used («11,7 тыс.» → 1000), so that a range can share it. Most units
    are no numbers: they are kept small, and ``Figure`` has room for the rest.
    """

    __slots__ = ("classes", "end", "lexeme", "start", "text")

    value: Decimal | None = None
    high: Decimal | None = None
    factor: int = 1
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
        factor: int = 1, in_words: bool = False, parts: tuple[Lexeme, ...] = (),
    ) -> None:  # fmt: skip
        self.text = text
        self.start = start
        self.end = end
        self.lexeme = lexeme
        self.classes = lexeme.classes
        self.value = value
        self.high = high
        self.factor = factor
        self.in_words = in_words
        self.parts = parts


class _Composed:
    """A numeral of as many units as it has ``parts``, wherever it stands."""

    __slots__ = ("factor", "high", "in_words", "lexeme", "parts", "value")

    def __init__(self, units: list[Unit], lexeme: Lexeme, numeral: Numeral) -> None:
        self.lexeme = lexeme
        self.value, self.high = numeral.result()
        self.factor = int(numeral.factor)
        self.in_words = not units[0].text[0].isdigit()
        self.parts = tuple([unit.lexeme for unit in units])


class Analyser:
    """Turns the text of a sentence into units. Built once a language; keeps only caches."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.shapes = Shapes(lexicon)
        self.tokens = Tokens(lexicon, self.shapes)
        self._pairs: dict[tuple[str, str], bool] = {}
        self._numerals: dict[tuple[str, str], _Composed | None] = {}

    def units(self, text: str) -> list[Unit]:
        """The units of a sentence, in order."""
        tokens = self.tokens.cut(text)
        units: list[Unit] = []
        more: list[int] = []  # where there is more to do than to look at the lexeme
        end = -1
        for token in tokens:
            if not token.is_plain:
                more.append(len(units))
            end += token.step
            units.append(Unit(token.word, end - token.size, end, token.lexeme))
        if more:
            self._put_together(units, tokens, more, text)
        return units

    def _put_together(self, units: list[Unit], tokens: list[Known], more: list[int], text: str) -> None:
        """Make phrases, values and numerals of the units of some tokens, in place."""
        starts: list[int] = []  # units with which a numeral may begin
        last = len(tokens) - 1
        shift = done = 0
        for index in more:
            if index < done:
                continue
            token = tokens[index]
            at = index - shift
            if token.longest and index < last and self._may_begin(token, tokens[index + 1]):
                phrase = self._phrase(tokens, index, units[at].start, text)
                if phrase is not None and not _cuts_numeral(units[at - 1] if at else None, phrase.parts[0]):
                    count = len(phrase.parts)
                    units[at : at + count] = (phrase,)
                    if not phrase.classes.isdisjoint(NUMERAL_START):
                        starts.append(at)
                    shift += count - 1
                    done = index + count
                    continue
            if token.has_value:
                plain = units[at]
                units[at] = Figure(
                    plain.text, plain.start, plain.end, plain.lexeme, token.value, token.high, 1, token.in_words
                )
            if token.begins:
                starts.append(at)
        if starts:
            self._compose(units, starts, text)

    def _phrase(self, tokens: list[Known], index: int, start: int, text: str) -> Figure | None:
        """The longest phrase that begins with a token, which stands at ``start``."""
        one = tokens[index]
        following = tokens[index : index + one.longest]
        found = self._longest(following)
        if found is not None and self._is_of_date(tokens, index + found[0]):
            found = self._longest(following[: found[0] - 1])
        if found is None:
            return None
        count, lexeme = found
        stop = index + count
        if "bound_after" in lexeme.classes and one.folded == "и" and self._counts(tokens, stop):
            return None  # «столы и более 40 стульев»: the bound is that of the number behind it
        end = start + one.size + sum([token.step for token in following[1:count]])
        parts = tuple([self.lexicon.word(token.word) for token in following[:count]])
        return Figure(text[start:end], start, end, lexeme, parts=parts)

    def _counts(self, tokens: list[Known], index: int) -> bool:
        """Whether a number or the word of a part («половина») stands there."""
        if index >= len(tokens):
            return False
        return tokens[index].begins or not _PARTS.isdisjoint(self.lexicon.word(tokens[index].word).classes)

    def _longest(self, tokens: list[Known]) -> tuple[int, Lexeme] | None:
        if len(tokens) < 2:
            return None
        return self.lexicon.phrase([token.word for token in tokens], [token.folded for token in tokens])

    def _is_of_date(self, tokens: list[Known], stop: int) -> bool:
        """«Жөндеуден өткен жылы өтті»: it went through repair last year."""
        last = tokens[stop - 1]
        return last.folded == _LAST and stop < len(tokens) and self._may_begin(last, tokens[stop])

    def _may_begin(self, first: Known, second: Known) -> bool:
        """Whether a phrase may begin with two tokens. In Kazakh that takes a look at forms, which is kept."""
        if first.second is not None:
            return second.folded in first.second
        pair = first.folded, second.word
        found = self._pairs.get(pair)
        if found is None:
            if len(self._pairs) > 65_536:
                self._pairs.clear()
            found = self._pairs[pair] = self.lexicon.may_begin(first.folded, second.word, second.folded)
        return found

    def _compose(self, units: list[Unit], starts: list[int], text: str) -> None:
        """Compose the numerals that begin with some of the units at ``starts``, in place."""
        stop = shift = 0
        for start in starts:
            if start < stop:
                continue
            at = start - shift
            composed = self._numeral_at(units, at, text)
            if composed is None:
                units[at] = self._junk_if_glued(units, at)
                continue
            end = at + len(composed.parts)
            units[at:end] = (self._numeral(units, at, end, composed, text),)
            stop = end + shift
            shift += end - at - 1

    def _numeral(self, units: list[Unit], start: int, stop: int, composed: _Composed, text: str) -> Unit:
        first, last = units[start].start, units[stop - 1].end
        if _stuck(units, start, stop):
            return Unit(text[first:last], first, last, self.shapes.junk)
        return Figure(
            text[first:last], first, last, composed.lexeme, composed.value, composed.high, composed.factor,
            composed.in_words, composed.parts,
        )  # fmt: skip

    def _numeral_at(self, units: list[Unit], start: int, text: str) -> _Composed | None:
        """The longest numeral that begins with a unit, kept for the next time that the same words stand in a row.

        What stands before it only counts for «тысячи».
        """
        first = units[start]
        if not first.classes.isdisjoint(_MULTIPLIES):
            return self._numeral_of(units, start)
        stop, codes = start + 1, first.lexeme.code
        while stop < len(units) and not units[stop].classes.isdisjoint(_GOES_ON):
            codes += units[stop].lexeme.code
            stop += 1
        key = text[first.start : units[stop - 1].end], codes
        if key not in self._numerals:
            if len(self._numerals) > 65_536:
                self._numerals.clear()
            self._numerals[key] = self._numeral_of(units[start:stop], 0)
        return self._numerals[key]

    def _numeral_of(self, units: list[Unit], start: int) -> _Composed | None:
        state = Numeral(self.lexicon.lang)
        index = start
        while index < len(units) and state.take(units[index], units[index + 1] if index + 1 < len(units) else None):
            index += 1
        if index == start or not state.finish(units[start - 1] if start else None):
            return None
        lexeme = self.shapes.numeral(state.classes(units[start], index - start), units[index - 1].lexeme)
        return _Composed(units[start:index], lexeme, state)

    def _junk_if_glued(self, units: list[Unit], index: int) -> Unit:
        unit = units[index]
        if unit.value is not None and _stuck(units, index, index + 1):
            return Unit(unit.text, unit.start, unit.end, self.shapes.junk)
        return unit


def _cuts_numeral(before: Unit | None, first: Lexeme) -> bool:
    """Whether a phrase would take its first word out of a numeral: «он | бір жылда»."""
    return "numeral" in first.worth and before is not None and bool(before.lexeme.worth.keys() & COUNTING)


_LAST = "өткен"
_GOES_ON = NUMERAL_START | {"decimal_mark", "decimal_particle"}
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
