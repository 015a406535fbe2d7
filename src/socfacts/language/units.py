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


def _cuts_numeral(units: list[Unit], first: Lexeme) -> bool:
    """Whether a phrase would take its first word out of a numeral: «он | бір жылда»."""
    return "numeral" in first.worth and bool(units) and bool(units[-1].lexeme.worth.keys() & _COUNTING)


def _plain(value: Decimal) -> Decimal:
    """The same value without the zeros that multiplication leaves («11700.0»)."""
    return Decimal(int(value)) if value == int(value) else value.normalize()


_COUNTING = frozenset({"numeral", "multiplier"})
_TENTHS = (Decimal(10), Decimal(100), Decimal(1000))
_DATED = frozenset({"num", "one", "numeral_about"})


def _worth(unit: Unit) -> Decimal:
    """What a word of counting is worth, whatever is derived from it: «мыңыншы», «жүздей»."""
    return Decimal(str(unit.worth("numeral") or unit.worth("multiplier") or 0))


_NUMERAL_START = frozenset({"numeral", "multiplier", "tally", "digits", "numeral_half", "collective", "numeral_range",
                            "ordinal_word", "ordinal", "numeral_about"})  # fmt: skip
_MAY_TOUCH = frozenset({"multiplier", "currency", "unit", "number_sign", "percent", "mark", "area", "unit_word",
                        "year_word", "measure", "percent_word", "short_unit", "law_word",
                        "house_word"})  # fmt: skip


# The classes that a numeral of one word keeps.
_KEPT = frozenset({"int", "dec", "day", "year4", "year_recent", "decade_digits", "decade_bare", "numeral_about"})
_KEPT_OF_ORDINALS = frozenset({"int", "day", "year4", "year_recent", "decade_digits", "fraction_form"})
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
        self.about = False
        self.whole: Decimal | None = None
        self.scale: Decimal | None = None
        self.bare: Unit | None = None

    def take(self, unit: Unit, following: Unit | None) -> bool:
        """Take one more word if it can follow; False leaves it to what comes after."""
        if self.closed:
            return False
        taken = self._take(unit, following)
        if taken:
            self.count += 1
            self.bare = unit if self.count == 1 else None
            if self._ends_with(unit):
                self.closed = True
        return taken

    def _ends_with(self, unit: Unit) -> bool:
        """A Kazakh case or possessive ends its number: «жүзден | екі», «үштен | бірі», but «бүтін оннан сегіз»."""
        if self.lang != "kk" or (self.whole is not None and self.group is None):
            return False
        return bool(unit.lexeme.feature & 15) or "weak" in unit.classes

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
        if classes & {"decimal_mark", "decimal_particle"}:
            return self._begin_fraction(unit, following)
        if "ordinal" in classes and unit.lexeme.worth.keys() & _COUNTING:
            return self._close_with(_worth(unit), ordinal=True)
        if "numeral_about" in classes:
            self.about = self._close_with(_worth(unit), ordinal=False)
            return self.about
        if "ordinal_word" in classes:
            return self._close_with(Decimal(unit.worth("ordinal_word")), ordinal=True)
        if "collective" in classes:
            worth = unit.worth("collective") or unit.worth("numeral")
            self.collective = self._close_with(Decimal(worth), ordinal=False)
            return self.collective
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
        self.about = "numeral_about" in unit.classes
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
            return self.lang == "kk" and not self.digits and self._extend_range(value)
        if self.whole is not None and self.scale is None and self.group is None and unit.lexeme.case == "abl":
            self.scale = value
            return value in _TENTHS
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
        if value == 100 and self.group is not None and 1 <= self.group <= 9:
            self.group *= 100
        elif value >= 1000:
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
        self._end_fraction()
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

    def _extend_range(self, value: Decimal) -> bool:
        """«екі-үш жүз» are hundreds, «он-он бес» goes from 10 to 15."""
        if self.group is None or self.high is None:
            return False
        if value == 100 and self.high < 10:
            self.group, self.high = self.group * 100, self.high * 100
            return True
        if (value < 10 <= self.high and self.high % 10 == 0) or (value < 100 <= self.high and self.high % 100 == 0):
            self.high += value
            return True
        return False

    def _begin_fraction(self, unit: Unit, following: Unit | None) -> bool:
        """«он бүтін оннан сегіз» and «он да сегіз» are 10.8: here at «бүтін» or «да»."""
        if self.group is None or self.digits or self.whole is not None or following is None:
            return False
        if "numeral" not in following.classes or self.group != int(self.group) or self.last_multiplier is not None:
            return False
        if "decimal_particle" in unit.classes and not 0 < _worth(following) < 10:
            return False
        self.whole, self.group = self.group, None
        return True

    def _end_fraction(self) -> None:
        """Put whole and fraction together; without its name the fraction has as many places as it has digits."""
        if self.whole is None or self.group is None:
            return
        scale = self.scale or Decimal(10) ** len(str(int(self.group)))
        self.group = self.whole + self.group / scale
        self.whole = self.scale = None

    def finish(self, before: Unit | None) -> bool:
        """Whether what was taken is a number. A lone «тысячи» or «десятки» is one only after a bound."""
        self._end_fraction()
        if self.ambiguous or self.whole is not None or (self.high is not None and self.high == self.group):
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
            if count == 1:
                kinds |= first.classes & _KEPT_OF_ORDINALS
            kinds |= self._dated()
            return frozenset(kinds | {"ordinal_year"} if "year4" in kinds else kinds)
        kinds = {"num"}
        if self.collective:
            kinds.add("collective")
        if self.high is not None:
            return frozenset({"num_range"})
        if count == 1:
            kinds |= first.classes & _KEPT
            if first.worth("numeral") == 1:
                kinds.add("one")
            kinds |= first.classes & {"quarter_word", "half_noun", "hundred"}
        if self.about:
            kinds.add("numeral_about")
        return frozenset(kinds | self._dated() if kinds <= _DATED else kinds)

    def _dated(self) -> set[str]:
        """Kazakh days and years in words: «он бірінші мамыр», «екі мың он жетінші жылы»."""
        value = self.total + (self.group or Decimal(0))
        if self.lang != "kk" or self.digits or value != int(value):
            return set()
        if value <= 31:
            return {"day"} if value >= 1 else set()
        year = 1000 <= value <= 2100 if self.ordinal else 1900 <= value <= 2100 and value % 100 != 0
        return {"year4"} if year else set()

    def _fits(self, group: int, value: Decimal) -> bool:
        """Whether a smaller numeral may follow: «двадцать» + «три», «он» + «бес», not «три» + «двадцать»."""
        if value < 10:
            return group > 0 and group % 10 == 0 and (self.lang == "kk" or group % 100 != 10)
        if value < 100:
            return group > 0 and group % 100 == 0
        return False
