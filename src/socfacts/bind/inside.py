"""What a facility has inside, counted behind a colon: «спорткомплекс «Арена»: два бассейна, зал»."""

from __future__ import annotations

from decimal import Decimal

from socfacts.bind.counted import Head
from socfacts.language.analysis import Analysed
from socfacts.language.wordlists import WordList
from socfacts.types import FacilityName, Quantity

_INNER = {lang: WordList("inner", lang) for lang in ("ru", "kk")}
_FEW = Decimal(10)


def lists_inside(analysed: Analysed, head: Head, quantity: Quantity) -> bool:
    """Whether a count of pools or halls stands in a list behind the one facility that has them."""
    few = quantity.value is not None and quantity.value <= _FEW
    if head.category != "facilities" or not few or head.lemma not in _INNER[analysed.lang]:
        return False
    colons = [i for i, unit in enumerate(analysed.units[: head.first]) if "colon" in unit.classes]
    if not colons:
        return False
    before = [m for m in analysed.facilities if m.last < colons[-1]]
    return len(before) == 1 and isinstance(before[0].value, FacilityName) and not before[0].value.plural
