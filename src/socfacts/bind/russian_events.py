"""Russian verbs that tell an event only of a facility: «растёт школа», «заложат завод», «обещают садик к осени»."""

from __future__ import annotations

from socfacts.language import russian
from socfacts.language.analysis import Analysed
from socfacts.language.wordlists import WordList
from socfacts.types import Mention

_REACH = 8  # units from a verb to its subject or object
_OTHERWISE = WordList("laid_otherwise", "ru")
_GOVERNING = WordList("prepositions_of_elision", "ru")
_PRONOUNS = frozenset({"его", "её", "ее"})


def built(analysed: Analysed) -> dict[int, str]:
    """The units of such verbs, «growing» or «laying», where a facility is what grows or is laid."""
    found: dict[int, str] = {}
    for index, unit in analysed.with_class("building_verb"):
        kind = str(unit.worth("building_verb"))
        fits = _grows(analysed, index) if kind == "growing" else _is_laid(analysed, index)
        if fits:
            found[index] = kind
    return found


def _grows(analysed: Analysed, index: int) -> bool:
    """«В микрорайоне растёт школа», not «расходы школы выросли на 5 %»."""
    if any(m.type in ("PERCENT", "MONEY") for m in analysed.mentions):
        return False
    return any(stands_in(analysed, m, "nomn") for m in _near(analysed, index))


def _is_laid(analysed: Analysed, index: int) -> bool:
    """«Заложили школу», not «заложили 5 млн на школу»."""
    if analysed.has_class("payer_noun") or any(m.type == "MONEY" for m in analysed.mentions):
        return False
    if any(unit.text.lower().startswith(_OTHERWISE.tuple) for unit in analysed.units):
        return False
    near = analysed.units[max(index - 2, 0) : index + 2]
    if any(unit.text.lower() in _PRONOUNS for unit in near):
        return True
    return any(stands_in(analysed, m, "nomn") or stands_in(analysed, m, "accs") for m in _near(analysed, index))


def _near(analysed: Analysed, index: int) -> list[Mention]:
    clause = analysed.clause_of(index)
    facilities = (m for m in analysed.facilities if analysed.clause_of(m.first) == clause)
    return [m for m in facilities if m.first - index <= _REACH and index - m.last <= _REACH]


def stands_in(analysed: Analysed, facility: Mention, case: str) -> bool:
    """Whether one facility may stand in a case of its own, that is with no preposition before it."""
    before = analysed.unit(facility.first - 1)
    if before is not None and before.text.lower() in _GOVERNING:
        return False
    head = analysed.units[facility.groups["head"][0]].text
    return any(case in russian.cases(word, number="sing") for word in head.split())


def is_promised(analysed: Analysed, verb: int, facility: Mention) -> bool:
    """«Предусмотрен детский сад», «обещают школу»: what is planned, not who plans («школа планирует вечер»)."""
    parse = russian.parses(analysed.units[verb].text.lower())[0].tag
    passive = parse.POS == "PRTS" or analysed.units[verb].text.lower().endswith("ся")
    if passive:
        return stands_in(analysed, facility, "nomn")
    return parse.POS == "VERB" and "plur" in parse and stands_in(analysed, facility, "accs")
