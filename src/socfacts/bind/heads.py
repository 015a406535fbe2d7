"""What a number counts, once its noun is found: the head noun, its category and what cannot be one."""

from __future__ import annotations

from dataclasses import dataclass

from socfacts.language.units import Unit

PEOPLE = frozenset({"children", "pupils", "students", "patients", "residents", "workers", "specialists", "people"})
NO_HEADS = frozenset({"per_word", "part_cue", "payer_cue", "bound", "phase", "not_counted", "price_word"})
HEADS = frozenset({"counted", "facility", "facility_generic"})
FACILITIES = frozenset({"facility", "facility_generic"})


@dataclass(slots=True, unsafe_hash=True)
class Head:
    """The counted noun: dictionary form, category code, and the units it covers (inclusive)."""

    lemma: str
    category: str
    first: int
    last: int
    capacity: bool = False


def category_of(unit: Unit) -> str:
    """The category code of a unit's noun."""
    worth = unit.worth("counted") or unit.worth("counted_adj")
    if worth is not None:
        return str(worth)
    if unit.parts and "counted" in unit.parts[-1].worth and "room" in str(unit.parts[-1].worth["counted"]):
        return str(unit.parts[-1].worth["counted"])  # «көрме залы» is named like a facility and is a room
    return "other" if unit.classes.isdisjoint(FACILITIES) else "facilities"
