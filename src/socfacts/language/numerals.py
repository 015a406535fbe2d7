"""The state of a numeral while its words are taken one by one, in both languages."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from socfacts.language.units import Unit

COUNTING = frozenset({"numeral", "multiplier"})
_NOT_ONE = Decimal("1.1")
_TENTHS = (Decimal(10), Decimal(100), Decimal(1000))
_DATED = frozenset({"num", "one", "numeral_about"})
# The classes that a numeral of one word keeps.
_KEPT = frozenset({"int", "dec", "day", "year4", "year_recent", "decade_digits", "decade_bare", "numeral_about"})
# A lone «мың» or «ондаған» may multiply what stands before a bound: «отыз шақты мың».
_KEPT_OF_WORDS = {
    "ru": frozenset({"quarter_word", "half_noun", "hundred"}),
    "kk": frozenset({"quarter_word", "half_noun", "hundred", "multiplier"}),
}
_KEPT_OF_ORDINALS = frozenset({"int", "day", "year4", "year_recent", "decade_digits", "fraction_form", "early"})


def _plain(value: Decimal) -> Decimal:
    """The same value without the zeros that multiplication leaves («11700.0»)."""
    return Decimal(int(value)) if value == int(value) else value.normalize()


def _worth(unit: Unit) -> Decimal:
    """What a word of counting is worth, whatever is derived from it: «мыңыншы», «жүздей»."""
    return Decimal(str(unit.worth("numeral") or unit.worth("multiplier") or 0))


class Numeral:
    """One numeral: what was taken of it so far, and what may follow."""

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
            return self._take_range(unit)
        if classes & {"decimal_mark", "decimal_particle"}:
            return self._begin_fraction(unit, following)
        if "ordinal" in classes and unit.lexeme.worth.keys() & COUNTING:
            return self._close_with(_worth(unit), ordinal=True)
        if "numeral_about" in classes:
            self.about = self._close_about(_worth(unit))
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
        """«18 млрд 300 млн», «2 млрд 312,5 млн», «2 тыс. 500» go on; in «7 тысяч 5 мая» another number begins."""
        if self.last_multiplier is None or value >= self.last_multiplier or unit.classes & {"ordinal", "year4"}:
            return False
        factor = following.worth("multiplier") if following is not None else None
        multiplied = factor is not None
        if "dec" in unit.classes:
            return factor is not None and value * Decimal(str(factor)) < self.last_multiplier
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
        # «2 мыңдай»: behind digits only what multiplies them ends the number.
        if self.high is not None or (self.digits and (value < 1000 or ordinal or self.group is None)):
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

    def _take_range(self, unit: Unit) -> bool:
        """«бес-алты»; behind a numeral its last part: «он бес-жиырма» is 15 to 20, «жүз елу-алпыс» 150 to 160."""
        if not self.count:
            self.group, self.high = unit.value, unit.high
            return True
        low, high, before = unit.value, unit.high, self.group
        if low is None or high is None or before is None or self.digits or self.total or self.high is not None:
            return False
        if self.lang != "kk" or low >= high or before != int(before) or not self._fits(int(before), low):
            return False
        self.group = before + low
        self.high = high if high > self.group else before + high
        return True

    def _close_about(self, worth: Decimal) -> bool:
        """«Жүздей» is about a hundred; «үш-төрт мыңдай» stays a range of thousands."""
        if self.high is not None and not self.digits and worth >= 1000:
            self.closed = self._multiply(worth)
            return self.closed
        return self._close_with(worth, ordinal=False)

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
                return not self.bare.lexeme.plural  # «миллиардтар», «мыңдар» are many
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
            kinds |= first.classes & _KEPT_OF_WORDS[self.lang]
        if self.about:
            kinds.add("numeral_about")
        if self._is_not_one():
            kinds.add("not_one")
        return frozenset(kinds | self._dated() if kinds <= _DATED else kinds)

    def _is_not_one(self) -> bool:
        """«Бір де бір» is 1.1 before a unit, and before anything else «not a single»."""
        return self.lang == "kk" and not self.digits and self.total == 0 and self.group == _NOT_ONE

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
