"""Places that only tell where somebody is brought or goes: «больных возят в Астану», «Алматыға жөнелтеді»."""

from __future__ import annotations

from socfacts.language import russian
from socfacts.language.analysis import Analysed
from socfacts.language.wordlists import WordList
from socfacts.types import Mention

_GOING = {lang: WordList("going", lang) for lang in ("ru", "kk")}


def without_destinations(analysed: Analysed) -> list[Mention]:
    """The places of a sentence where something may be."""
    stems = _GOING[analysed.lang].tuple
    verbs = [i for i, unit in enumerate(analysed.units) if unit.text.lower().startswith(stems)]
    if not verbs:
        return analysed.places
    gone = [place for place in analysed.places if _is_destination(analysed, place, verbs)]
    return [place for place in analysed.places if place not in gone and not _joins(analysed, place, gone)]


def _joins(analysed: Analysed, place: Mention, gone: list[Mention]) -> bool:
    """«Алматы мен Астанаға апарды», «отправили в Астану и Стамбул»: the case stands behind the last of several,
    the preposition before the first.
    """
    joint = analysed.unit(place.last + 1 if analysed.lang == "kk" else place.first - 1)
    if joint is None or "joint" not in joint.classes:
        return False
    if analysed.lang == "kk":
        return any(other.first == place.last + 2 for other in gone)
    return any(other.last == place.first - 2 for other in gone)


def _is_destination(analysed: Analysed, place: Mention, verbs: list[int]) -> bool:
    clause = analysed.clause_of(place.first)
    if analysed.lang == "kk":
        behind = any(i > place.last and analysed.clause_of(i) == clause for i in verbs)
        return behind and analysed.units[place.last].lexeme.case == "dat"
    before = analysed.unit(place.first - 1)
    if before is None or before.text.lower() not in ("в", "во"):
        return False
    cases = russian.cases(analysed.units[place.first].text.lower(), ("NOUN", "ADJF"))
    return ("accs" in cases or not cases) and any(analysed.clause_of(i) == clause for i in verbs)
