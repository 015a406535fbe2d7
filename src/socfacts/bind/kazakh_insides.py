"""Kazakh facility words that name a part of the house spoken of: «ғимаратта бассейн бар»."""

from __future__ import annotations

from socfacts.language.analysis import Analysed
from socfacts.language.units import Unit
from socfacts.language.wordlists import WordList
from socfacts.types import FacilityName, Mention

# What a list of rooms may hold, whatever the house.
INNER = frozenset({"feldsher_station", "library", "swimming_pool", "sports_complex", "museum", "theatre"})
_HOUSES = frozenset({"facility", "facility_generic"})


_HOLDING = WordList("holding", "kk")


def is_held(analysed: Analysed, mention: Mention, value: FacilityName) -> bool:
    """«Ғимаратта 16 топ, бассейн және екі акт залы бар»: what the house spoken of has."""
    if value.type not in INNER or value.proper is not None or analysed.units[mention.last].lexeme.case != "nom":
        return False
    clause = analysed.clause_of(mention.first)
    inside = [(i, unit) for i, unit in enumerate(analysed.units) if analysed.clause_of(i) == clause]
    housed = any(i < mention.first and _is_place_inside(unit) for i, unit in inside)
    return housed and any(i > mention.last and unit.text.lower() in _HOLDING for i, unit in inside)


def is_equipped(analysed: Analysed, mention: Mention, value: FacilityName, parts: frozenset[str]) -> bool:
    """«Бассейнге арналған жабдық алынды»: what is bought for a part of the facility spoken of, which has ``parts``."""
    following = analysed.unit(mention.last + 1)
    bare = mention.first == mention.last and analysed.units[mention.last].lexeme.case == "dat"
    meant = following is not None and following.text.lower() in ("арналған", "деп")
    return bare and meant and value.type in parts


def _is_place_inside(unit: Unit) -> bool:
    """«Ғимаратта», «мұнда»."""
    in_house = unit.lexeme.case == "loc" and not unit.classes.isdisjoint(_HOUSES)
    return in_house or unit.worth("points_back") == "any"
