"""Small parsers that turn what a rule found into a typed value. A rule names its composer in ``make``.

A composer gets the groups of the match (units of the sentence) and the rule's ``with`` constants; it returns None
where the words make no value after all (31 February; «от 7 до 3»), and then the rule gives no mention.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import Any

from socfacts.language.units import Unit
from socfacts.mentions.dates import DATE_ARGUMENTS, DateSpec, compose_date
from socfacts.types import Quantity

_ONE = Decimal(1)
HUNDRED = Decimal(100)
OLDEST = 130  # years; what is older is no age of a person


@dataclass(slots=True, unsafe_hash=True)
class Found:
    """A match of one rule: its groups as units, the classes its pattern allows in each, and its constants."""

    groups: Mapping[str, Sequence[Unit]]
    group_classes: Mapping[str, tuple[str, ...]]
    constants: Mapping[str, Any]

    def unit(self, group: str) -> Unit | None:
        """The first unit of a group, or None where the group is absent."""
        units = self.groups.get(group)
        return units[0] if units else None

    def worth(self, group: str) -> Any:
        """What the group's unit is worth in the first of the pattern's classes that it has."""
        for unit in self.groups.get(group, ()):
            for class_ in self.group_classes.get(group, ()):
                if class_ in unit.lexeme.worth:
                    return unit.lexeme.worth[class_]
        return None

    def number(self, group: str) -> Decimal | None:
        unit = self.unit(group)
        return unit.value if unit is not None else None


Composer = Callable[[Found], object | None]


def quantity(found: Found) -> Quantity | None:
    """A number with bounds. Groups: ``n`` or ``low`` and ``high``; ``bound`` (before), ``after``; ``unit``.

    ``unit`` is worth a UCUM code or ``{unit: m2, factor: 100}``; constants may set ``qualifier``, ``unit``, ``factor``.
    """
    unit, factor = _unit_of(found)
    bounds = _range_of(found)
    if bounds is not None:
        low, high = bounds
        if not low < high:
            return None
        return Quantity(None, _plain(low * factor), _plain(high * factor), "between", unit)
    value = _value_of(found)
    if value is None or (found.constants.get("words") and not _in_words(found)):
        return None
    if found.number("again") not in (None, value):
        return None  # «200 (екі жүз)» is told twice, «3 (он)» is no number
    qualifier = found.constants.get("qualifier") or found.worth("bound") or found.worth("after") or "exact"
    return _bounded(_plain(value * factor), qualifier, unit)


def _in_words(found: Found) -> bool:
    unit = found.unit("n")
    return unit is not None and unit.in_words


def _plain(value: Decimal) -> Decimal:
    """The same value without the zeros that multiplication leaves («4000.0»)."""
    return Decimal(int(value)) if value == int(value) else value.normalize()


def _bounded(value: Decimal, qualifier: str, unit: str) -> Quantity:
    low = value if qualifier in ("exact", "more_than", "at_least") else None
    high = value if qualifier in ("exact", "at_most", "less_than") else None
    return Quantity(value, low, high, qualifier, unit)


def _unit_of(found: Found) -> tuple[str, Decimal]:
    worth = found.worth("unit")
    constant = found.constants
    if isinstance(worth, Mapping):
        return str(worth["unit"]), _factor(worth)
    return str(worth or constant.get("unit", "1")), _factor(constant)


def _factor(given: Mapping[str, Any]) -> Decimal:
    factor = given.get("factor")
    return _ONE if factor is None else Decimal(str(factor))


def _value_of(found: Found) -> Decimal | None:
    value = found.number("n")
    if value is None and "value" in found.constants:
        value = Decimal(str(found.constants["value"]))
    if value is None:
        worth = found.worth("n")
        value = Decimal(str(worth)) if isinstance(worth, int | float | str) and _is_number(worth) else None
    multiplier = found.worth("multiplier") or found.number("multiplier")
    return value * Decimal(str(multiplier)) if value is not None and multiplier else value


def _is_number(worth: object) -> bool:
    return isinstance(worth, int | float) or (isinstance(worth, str) and worth.replace(".", "", 1).isdigit())


def _range_of(found: Found) -> tuple[Decimal, Decimal] | None:
    single = found.unit("n")
    if single is not None and single.high is not None and single.value is not None:
        return single.value, single.high
    low, high = found.unit("low"), found.unit("high")
    if low is None or high is None or low.value is None or high.value is None:
        return None
    # «10–15 млн», «от 5 до 7 тысяч»: the multiplier belongs to both.
    if low.factor == 1 and high.factor > 1 and low.value < high.value / high.factor:
        return low.value * high.factor, high.value
    return low.value, high.value


def share(found: Found) -> Quantity | None:
    """A share in per cent. A fraction («две трети»: ``over`` 3) has a value only where the decimal is exact."""
    given = found.number("over") or found.worth("over") or found.constants.get("over")
    if given is None:
        return quantity(found)
    whole = found.unit("over")
    if found.constants.get("cardinal") and whole is not None and whole.lexeme.possessive:
        return None  # «бесеуінің екеуі»: two of those five
    over, parts = Decimal(str(given)), found.number("n") or Decimal(str(found.constants.get("value", 1)))
    if not parts < over or 1000 * parts % over != 0:
        return None
    qualifier = found.worth("bound") or found.worth("after") or "exact"
    return _bounded(_plain(HUNDRED * parts / over), qualifier, "%")


def age(found: Found) -> tuple[int | None, int | None] | None:
    """``(low, high)`` in years; ``edge`` ``under`` or ``over`` opens one side."""
    bounds = _range_of(found)
    if bounds is not None:
        low, high = bounds
        return (int(low), int(high)) if low < high else None
    value = found.number("n")
    if value is None or value > found.constants.get("limit", OLDEST) or value != int(value):
        return None
    value += int(found.constants.get("add", 0))
    edge = found.constants.get("edge") or found.worth("edge")
    years = int(value)
    return (None if edge == "under" else years, None if edge == "over" else years)


def ordinal(found: Found) -> int | None:
    """The integer that an ordinal stands for. With ``genitive`` the noun behind it stands in the genitive singular,
    and None is given where that would count: «3 класса», «32 класса», but «8 класса» is an ordinal.
    """
    value = found.number("n")
    if value is None:
        worth = found.worth("n")
        value = Decimal(str(worth)) if worth is not None and _is_number(worth) else None
    if value is None or value != int(value) or (found.constants.get("genitive") and _counts_singular(int(value))):
        return None
    return int(value)


def _counts_singular(value: int) -> bool:
    """Whether the number takes its noun in the singular: «3 класса», «21 класс», unlike «8 классов», «12 классов»."""
    return value < 5 or (value % 10 in (1, 2, 3, 4) and value % 100 not in (11, 12, 13, 14))


def clock(found: Found) -> str | None:
    """``HH:MM`` of «10:30», «в 9 часов 15 минут», «в половине десятого» (``half``), «в час дня» (``hour`` 1)."""
    time = _written_time(found)
    if time is None:
        return None
    hour, minute = time
    if found.constants.get("half"):
        hour, minute = hour - 1, 30
    hour = _of_daypart(hour, found.worth("daypart") or found.worth("daypart2"))
    return f"{hour:02d}:{minute:02d}" if 0 <= hour <= 24 and minute < 60 else None


def _written_time(found: Found) -> tuple[int, int] | None:
    token = found.unit("clock")
    if token is not None:
        parts = token.text.replace(".", ":").split("-")[0].split(":")
        return (int(parts[0]), int(parts[1])) if len(parts) > 1 and len(parts[1]) == 2 else None
    hours = found.number("hour") or _decimal(found.constants.get("hour"))
    minutes = found.number("minute") or Decimal(0)
    if hours is None or hours != int(hours) or minutes != int(minutes) or hours > 24:
        return None
    if found.constants.get("two_digits") and not _has_two_digits(found.unit("minute")):
        return None
    return int(hours), int(minutes)


def _has_two_digits(unit: Unit | None) -> bool:
    """«18: 00», not «3: 2», which is a score or a list."""
    return unit is not None and len(unit.text.partition("-")[0]) == 2


def _of_daypart(hour: int, daypart: object) -> int:
    """«8 вечера» is 20, «час дня» 13, «11 ночи» 23, «12 ночи» 0."""
    if daypart in ("day", "evening") and hour < 12:
        return hour + 12
    if daypart == "night" and 9 <= hour <= 12:
        return (hour + 12) % 24
    return hour


def _decimal(worth: object) -> Decimal | None:
    return Decimal(str(worth)) if worth is not None and _is_number(worth) else None


def unvalued(_: Found) -> None:
    """No value at all: «десятки», «три дня»."""
    return None


# Groups whose words are worth several arguments: «өткен жылы», «бастап».
_MAPPED = frozenset({"rel", "frame"})


def date(found: Found) -> DateSpec | None:
    """A date: every group and constant is an argument of ``compose_date``; a worth that is a mapping gives several.

    Groups whose names are no arguments are context; the units of the group ``glued`` must stand without blanks.
    """
    if any(a.end != b.start for a, b in pairwise(found.groups.get("glued", ()))):
        return None
    arguments: dict[str, Any] = {name: value for name, value in found.constants.items() if name != "valueless"}
    for group, units in found.groups.items():
        if units and (group in DATE_ARGUMENTS or group in _MAPPED):
            arguments.update(_date_arguments(found, group, units[0]))
    return None if _too_small(arguments) else _composed(tuple(arguments.items()))


@lru_cache(maxsize=65536)
def _composed(arguments: tuple[tuple[str, Hashable], ...]) -> DateSpec | None:
    """Dates repeat from text to text; what their words say does not change."""
    return compose_date(dict(arguments))


def _too_small(arguments: dict[str, object]) -> bool:
    """Whether a year is less than the rule's ``least``: «екінші жылы» is the second year, not 2002."""
    least, year = arguments.pop("least", None), arguments.get("year")
    return isinstance(least, int) and isinstance(year, Decimal) and year < least


def _date_arguments(found: Found, group: str, unit: Unit) -> Mapping[str, object]:
    worth = found.worth(group)
    if group == "rel" and unit.lexeme.plural:
        return {"vague": True}
    if isinstance(worth, Mapping):
        return worth
    if unit.value is not None:
        ends: dict[str, object] = {group: unit.value}
        return ends if unit.high is None else {**ends, f"{group}2": unit.high}
    if unit.classes & {"dot_date", "iso_date"}:
        return {group: unit.text[:10].replace("/", ".")}
    if "ratio" in unit.classes:
        return _two_years(unit.text)
    return {} if worth is None else {group: worth}


def _two_years(text: str) -> Mapping[str, object]:
    """«2024/25», «2024/2025»."""
    first, _, second = text.replace(":", "/").partition("/")
    if len(first) != 4 or len(second) not in (2, 4):
        return {"year": 0}
    return {"year": Decimal(first), "year2": Decimal(second)}


COMPOSERS: Mapping[str, Composer] = {
    "quantity": quantity,
    "share": share,
    "age": age,
    "ordinal": ordinal,
    "clock": clock,
    "date": date,
    "unvalued": unvalued,
}
