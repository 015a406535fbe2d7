"""Places: the gazetteer's names and what stands beside them."""

from __future__ import annotations

from collections.abc import Sequence

from socfacts.language.units import Unit
from socfacts.types import Mention, PlaceName


def find_places(units: Sequence[Unit], lang: str) -> list[Mention]:
    """The places of a sentence, in order."""
    found = []
    for index, unit in enumerate(units):
        value = unit.lexeme.worth.get("place")
        if isinstance(value, PlaceName):
            found.append(Mention("PLACE", unit.start, unit.end, index, index, value, f"{lang}.place.gazetteer"))
    return found
