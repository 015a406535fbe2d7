"""Units: what rules see of a sentence. A word, a mark, a phrase of the lexicon or a whole numeral is one unit.

Numerals are composed here, in both languages, because everything else stands on their values:
«двадцать три тысячи пятьсот», «11,7 тыс.», «18 млрд 300 млн», «екі мың он бес», «бір жарым мың».
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from socfacts.language.classes import Lexeme
from socfacts.language.known import NUMERAL_START, Known, Tokens
from socfacts.language.lexicon import Lexicon
from socfacts.language.numerals import COUNTING, Numeral
from socfacts.language.shapes import Shapes


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


@dataclass(frozen=True, slots=True)
class _Composed:
    """A numeral of ``count`` units."""

    count: int
    lexeme: Lexeme
    value: Decimal
    high: Decimal | None
    factor: Decimal


class Analyser:
    """Turns the text of a sentence into units. Built once a language; keeps only caches."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.shapes = Shapes(lexicon)
        self.tokens = Tokens(lexicon, self.shapes)
        self._pairs: dict[tuple[str, str], bool] = {}
        self._lone: dict[tuple[str, str], _Composed | None] = {}

    def units(self, text: str) -> list[Unit]:
        """The units of a sentence, in order."""
        tokens = self.tokens.cut(text)
        units: list[Unit] = []
        more: list[int] = []  # where there is more to do than to look at the lexeme
        add, new, kind = units.append, Unit.__new__, Unit
        end = -1
        for token in tokens:
            if not token.is_plain:
                more.append(len(units))
            end += token.step
            unit = new(kind)  # every word of every text: setting the fields here takes half the time
            unit.text, unit.start, unit.end = token.word, end - token.size, end
            unit.lexeme, unit.classes = token.lexeme, token.classes
            add(unit)
        units, starts = self._phrases(units, tokens, more, text)
        return self._numerals(units, starts, text) if starts else units

    def _phrases(
        self, units: list[Unit], tokens: list[Known], more: list[int], text: str
    ) -> tuple[list[Unit], list[int]]:
        """The units with phrases and values; and the indexes of those with which a numeral may begin."""
        out: list[Unit] = []
        starts: list[int] = []
        done = 0
        for index in more:
            if index < done:
                continue
            token = tokens[index]
            phrase = self._phrase(units, tokens, index, text) if token.longest else None
            if phrase is not None:
                before = units[index - 1] if done < index else out[-1] if out else None
                if not _cuts_numeral(before, phrase.parts[0]):
                    out += units[done:index]
                    if not phrase.classes.isdisjoint(NUMERAL_START):
                        starts.append(len(out))
                    out.append(phrase)
                    done = index + len(phrase.parts)
                    continue
            if token.has_value:
                plain = units[index]
                units[index] = Figure(
                    plain.text, plain.start, plain.end, plain.lexeme, token.value, token.high, in_words=token.in_words
                )
            if token.begins:
                starts.append(len(out) + index - done)
        return (out + units[done:] if done else units), starts

    def _phrase(self, units: list[Unit], tokens: list[Known], index: int, text: str) -> Figure | None:
        """The longest phrase that begins with a token."""
        one = tokens[index]
        if index + 1 == len(tokens) or not self._may_begin(one, tokens[index + 1]):
            return None
        following = tokens[index : index + one.longest]
        found = self._longest(following)
        if found is not None and self._is_of_date(tokens, index + found[0]):
            found = self._longest(following[: found[0] - 1])
        if found is None:
            return None
        count, lexeme = found
        stop = index + count
        if "bound_after" in lexeme.classes and one.folded == "и" and stop < len(tokens) and tokens[stop].begins:
            return None  # «столы и более 40 стульев»: the bound is that of the number behind it
        start, end = units[index].start, units[stop - 1].end
        parts = tuple(self.lexicon.word(token.word) for token in following[:count])
        return Figure(text[start:end], start, end, lexeme, parts=parts)

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
            if len(self._lone) > 65_536:
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
