"""Units: what rules see of a sentence. A word, a mark, a phrase of the lexicon or a whole numeral is one unit.

Numerals are composed here, in both languages, because everything else stands on their values:
«двадцать три тысячи пятьсот», «11,7 тыс.», «18 млрд 300 млн», «екі мың он бес», «бір жарым мың».
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from socfacts.language.lexicon import Lexeme, Lexicon
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


class Analyser:
    """Turns the text of a sentence into units. Built once a language; keeps only caches."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.shapes = Shapes(lexicon)

    def units(self, text: str) -> list[Unit]:
        """The units of a sentence, in order."""
        return self._numerals(self._phrases(text), text)

    def _phrases(self, text: str) -> list[Unit]:
        matches = list(TOKEN.finditer(text))
        words = [match.group() for match in matches]
        units: list[Unit] = []
        index = 0
        while index < len(matches):
            match = matches[index]
            kind = match.lastgroup or "mark"
            node = self.lexicon.begins_phrase(words[index]) if kind in ("word", "mark") else None
            found = self.lexicon.phrase(words, index, node) if node is not None else None
            if found is not None:
                stop, lexeme = found
                end = matches[stop - 1].end()
                parts = tuple(self.lexicon.word(word) for word in words[index:stop])
                units.append(Unit(text[match.start() : end], match.start(), end, lexeme, parts=parts))
                index = stop
                continue
            units.append(self._single(words[index], kind, match.start(), match.end()))
            index += 1
        return units

    def _single(self, word: str, kind: str, start: int, end: int) -> Unit:
        if kind == "word":
            lexeme = self.lexicon.word(word)
            if not lexeme.worth:
                special = self.shapes.word(word)
                if special is not None:
                    return Unit(word, start, end, special.lexeme, special.value, special.high, in_words=True)
            return Unit(word, start, end, lexeme)
        shape = self.shapes.token(word, kind)
        return Unit(word, start, end, shape.lexeme, shape.value)

    def _numerals(self, units: list[Unit], text: str) -> list[Unit]:
        out: list[Unit] = []
        index = 0
        while index < len(units):
            unit = units[index]
            if unit.classes & _NUMERAL_START:
                composed, stop = self._compose(units, index, text, out[-1] if out else None)
                out.append(composed)
                index = stop
            else:
                out.append(unit)
                index += 1
        return out

    def _compose(self, units: list[Unit], start: int, text: str, before: Unit | None) -> tuple[Unit, int]:
        state = _Numeral(self.lexicon.lang)
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


def _plain(value: Decimal) -> Decimal:
    """The same value without the zeros that multiplication leaves («11700.0»)."""
    return Decimal(int(value)) if value == int(value) else value.normalize()


_NUMERAL_START = frozenset({"numeral", "multiplier", "tally", "digits", "numeral_half", "collective", "numeral_range",
                            "ordinal_word", "ordinal"})  # fmt: skip
_MAY_TOUCH = frozenset({"multiplier", "currency", "unit", "number_sign", "percent", "mark", "area", "unit_word",
                        "year_word", "measure", "percent_word", "short_unit"})  # fmt: skip


def _stuck(units: list[Unit], start: int, stop: int) -> bool:
    """Whether the number is glued to letters («19А», «G20»): part of a name, no quantity."""
    before = units[start - 1] if start else None
    after = units[stop] if stop < len(units) else None
    if before is not None and before.end == units[start].start and not (before.classes & _MAY_TOUCH):
        return True
    return after is not None and after.start == units[stop - 1].end and not (after.classes & _MAY_TOUCH)


class _Numeral:
    """The state of a numeral while its words are taken one by one."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.total = Decimal(0)
        self.group: Decimal | None = None
        self.high: Decimal | None = None
        self.last_multiplier: Decimal | None = None
        self.factor = Decimal(1)
        self.count = 0
        self.closed = False
        self.ordinal = False
        self.digits = False
        self.collective = False
        self.ambiguous = False
        self.bare: Unit | None = None

    def take(self, unit: Unit, following: Unit | None) -> bool:
        """Take one more word if it can follow; False leaves it to what comes after."""
        if self.closed:
            return False
        taken = self._take(unit, following)
        if taken:
            self.count += 1
            self.bare = unit if self.count == 1 else None
        return taken

    def _take(self, unit: Unit, following: Unit | None) -> bool:
        classes = unit.classes
        if "multiplier" in classes:
            return self._multiply(Decimal(unit.worth("multiplier")))
        if "tally" in classes:
            return self._multiply(Decimal(unit.worth("tally")), tally=True)
        if "digits" in classes:
            return self._take_digits(unit, following)
        if "numeral_range" in classes:
            if self.count:
                return False
            self.group, self.high = unit.value, unit.high
            return True
        if "ordinal" in classes and "numeral" in unit.lexeme.worth:
            return self._close_with(Decimal(unit.worth("numeral")), ordinal=True)
        if "ordinal_word" in classes:
            return self._close_with(Decimal(unit.worth("ordinal_word")), ordinal=True)
        if "collective" in classes:
            worth = unit.worth("collective") or unit.worth("numeral")
            self.collective = True
            return self._close_with(Decimal(worth), ordinal=False)
        if "numeral_half" in classes:
            return self._half(unit)
        if "numeral" in classes:
            return self._take_numeral(Decimal(str(unit.worth("numeral"))), unit)
        return False

    def _take_digits(self, unit: Unit, following: Unit | None) -> bool:
        if unit.value is None or (self.group is not None) or (self.count and not self.digits):
            return False
        if self.count and not self._continues(unit, unit.value, following):
            return False
        self.group, self.digits = unit.value, True
        self.ordinal = "ordinal" in unit.classes
        self.collective = "collective" in unit.classes
        self.ambiguous = "ambiguous" in unit.classes
        self.closed = self.ordinal
        return True

    def _continues(self, unit: Unit, value: Decimal, following: Unit | None) -> bool:
        """«18 млрд 300 млн», «2 тыс. 500» go on; in «7 тысяч 5 мая» another number begins."""
        if self.last_multiplier is None or value >= self.last_multiplier or unit.classes & {"ordinal", "dec", "year4"}:
            return False
        multiplied = following is not None and "multiplier" in following.classes
        return multiplied or (self.last_multiplier == 1000 and 100 <= value <= 999)

    def _take_numeral(self, value: Decimal, unit: Unit) -> bool:
        if self.digits or self.high is not None:
            return False
        group = self.group
        if group is not None and group != int(group):
            return False
        if unit.worth("numeral") == 100 and "hundred" in unit.classes:
            if group is not None and not 1 <= group <= 9:
                return False
            self.group = (group or Decimal(1)) * 100
            return True
        if group is None:
            self.group = value
            return True
        if not self._fits(int(group), value):
            return False
        self.group = group + value
        return True

    def _close_with(self, value: Decimal, ordinal: bool) -> bool:
        if self.digits or self.high is not None:
            return False
        if ordinal and value >= 1000:
            if self.group is None and self.count:
                return False
            self.total += (self.group or Decimal(1)) * value
            self.group = Decimal(0)
        elif self.group is None or self._fits(int(self.group), value):
            self.group = (self.group or Decimal(0)) + value
        else:
            return False
        self.ordinal, self.closed = ordinal, True
        return True

    def _multiply(self, factor: Decimal, tally: bool = False) -> bool:
        if self.last_multiplier is not None and (factor >= self.last_multiplier or self.group is None):
            return False
        if tally and self.group is None and self.count:
            return False
        group = self.group if self.group is not None else Decimal(1)
        self.total += group * factor
        if self.high is not None:
            self.high *= factor
        self.group, self.last_multiplier, self.factor = None, factor, factor
        self.closed = tally
        self.ambiguous = False
        return True

    def _half(self, unit: Unit) -> bool:
        worth = Decimal(str(unit.worth("numeral_half")))
        if self.group is None:
            if self.last_multiplier is not None and self.group is None:
                # «миллион с половиной»: half of the multiplier just taken.
                self.total += worth * self.last_multiplier
                self.closed = True
                return True
            if self.count:
                return False
            self.group = worth
            return "standalone" in unit.classes
        self.group += worth
        return True

    def finish(self, before: Unit | None) -> bool:
        """Whether what was taken is a number. A lone «тысячи» or «десятки» is one only after a bound."""
        if self.ambiguous:
            return False
        if self.bare is not None and "weak" in self.bare.classes:
            return False
        if self.bare is not None and self.bare.classes & {"multiplier", "tally"}:
            if "singular" in self.bare.classes:
                return True
            return "lone" in self.bare.classes and before is not None and bool(before.classes & {"bound", "lit_до"})
        return self.count > 0

    def result(self) -> tuple[Decimal, Decimal | None]:
        value = self.total + (self.group or Decimal(0))
        return _plain(value), None if self.high is None else _plain(self.high)

    def classes(self, first: Unit, count: int) -> frozenset[str]:
        """The classes of the whole numeral."""
        if self.ordinal:
            kinds = {"ordinal"}
            return frozenset(kinds | (first.classes & {"year4", "day", "int", "fraction_form"} if count == 1 else set()))
        kinds = {"num"}
        if self.collective:
            kinds.add("collective")
        if self.high is not None:
            return frozenset({"num_range"})
        if count == 1:
            kinds |= first.classes & {"int", "dec", "day", "year4", "decade_digits", "numeral_about"}
            if first.worth("numeral") == 1:
                kinds.add("one")
        return frozenset(kinds)

    def _fits(self, group: int, value: Decimal) -> bool:
        """Whether a smaller numeral may follow: «двадцать» + «три», «он» + «бес», not «три» + «двадцать»."""
        if value < 10:
            return group > 0 and group % 10 == 0 and (self.lang == "kk" or group % 100 != 10)
        if value < 100:
            return group > 0 and group % 100 == 0
        return False
