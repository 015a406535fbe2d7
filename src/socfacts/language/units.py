"""Units: what rules see of a sentence. A word, a mark, a phrase of the lexicon or a whole numeral is one unit.

Numerals are composed here, in both languages, because everything else stands on their values:
«двадцать три тысячи пятьсот», «11,7 тыс.», «18 млрд 300 млн», «екі мың он бес», «бір жарым мың».
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from socfacts.language import russian
from socfacts.language.classes import Lexeme
from socfacts.language.lexicon import Lexicon
from socfacts.language.numerals import COUNTING, Numeral
from socfacts.language.shapes import Shape, Shapes
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
    """What a token is by itself.

    ``longest`` is the length of the longest phrase that it begins (0 for none), ``second`` the words that may stand
    second in such a phrase (None where any may); ``begins`` tells that a numeral may begin with it. ``is_simple``
    tells that it begins nothing and has no value, ``is_fixed`` that its text alone decides its kind.
    """

    kind: str
    lexeme: Lexeme
    folded: str
    longest: int
    second: Collection[str] | None
    value: Decimal | None
    high: Decimal | None
    in_words: bool
    begins: bool
    is_simple: bool
    is_fixed: bool


# A token, what it is by itself, and where it begins.
_Token = tuple[str, _Known, int]


class Analyser:
    """Turns the text of a sentence into units. Built once a language; keeps only caches."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.shapes = Shapes(lexicon)
        self._known: dict[str, _Known] = {}

    def units(self, text: str) -> list[Unit]:
        """The units of a sentence, in order."""
        units, starts = self._phrases(self._tokens(text), text)
        return self._numerals(units, starts, text) if starts else units

    def _phrases(self, tokens: list[_Token], text: str) -> tuple[list[Unit], list[int]]:
        """Words, marks and phrases; and the indexes of those with which a numeral may begin."""
        units: list[Unit] = []
        starts: list[int] = []
        stop = 0
        for index, (word, known, start) in enumerate(tokens):
            if index < stop:
                continue
            if known.is_simple:
                units.append(Unit(word, start, start + len(word), known.lexeme))
                continue
            found = self._phrase(tokens, index) if known.longest else None
            if found is not None and not _cuts_numeral(units, found[1].parts[0]):
                stop, unit = found
                unit.text = text[unit.start : unit.end]
                begins = not unit.lexeme.classes.isdisjoint(_NUMERAL_START)
            else:
                unit = Unit(
                    word, start, start + len(word), known.lexeme, known.value, known.high, in_words=known.in_words
                )
                begins = known.begins
            if begins:
                starts.append(len(units))
            units.append(unit)
        return units, starts

    def _phrase(self, tokens: list[_Token], index: int) -> tuple[int, Unit] | None:
        """The longest phrase that begins with a token, and the index of the token after it."""
        known = tokens[index][1]
        if index + 1 == len(tokens) or (known.second is not None and tokens[index + 1][1].folded not in known.second):
            return None
        words = [token[0] for token in tokens[index : index + known.longest]]
        found = self.lexicon.phrase(words, 0, known.longest)
        if found is None:
            return None
        stop, lexeme = index + found[0], found[1]
        last, _, start = tokens[stop - 1]
        parts = tuple(self.lexicon.word(word) for word in words[: found[0]])
        return stop, Unit("", tokens[index][2], start + len(last), lexeme, parts=parts)

    def _tokens(self, text: str) -> list[_Token]:
        """The tokens of a sentence; «5-мектеп» is an ordinal and a noun."""
        tokens: list[_Token] = []
        cached = self._known.get
        for match in TOKEN.finditer(text):
            word = match.group()
            known = cached(word)
            if known is not None and known.is_fixed:
                tokens.append((word, known, match.start()))
            else:
                at = match.start()
                for part, kind, offset in self._parts(word, match.lastgroup or "mark"):
                    tokens.append((part, self._single(part, kind), at + offset))
        return tokens

    def _parts(self, word: str, kind: str) -> tuple[tuple[str, str, int], ...]:
        """What one match of the expression for tokens is: mostly one token, else several with their offsets."""
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

    def _single(self, word: str, kind: str) -> _Known:
        """What a token is by itself, from the cache."""
        known = self._known.get(word)
        if known is None or known.kind != kind:
            if len(self._known) > 200_000:
                self._known.clear()
            known = self._known[word] = self._look_up(word, kind)
        return known

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
        simple = not (longest or begins or in_words or value is not None)
        return _Known(
            kind, lexeme, russian.fold(word), longest, second, value, high if in_words else None, in_words, begins,
            simple, kind in ("word", "mark"),
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
