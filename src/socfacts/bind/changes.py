"""Figures of a change: «снизилось с 340 до 170», «120-дан 200-ге дейін көбейеді»."""

from __future__ import annotations

from dataclasses import replace

from socfacts.language import russian
from socfacts.language.analysis import Analysed
from socfacts.language.wordlists import WordList
from socfacts.types import Mention, Quantity

_CHANGED = 4  # units from a verb of change to «до»
_BEHIND = 3  # units from «дейін» to the verb
_FACILITIES = frozenset({"facility", "facility_generic"})
_COMPARED = WordList("compared", "ru")
_VERBS = frozenset({"change_word", "change_verb"})


def end_of_change(analysed: Analysed, mention: Mention) -> Quantity | None:
    """What something has come to, where its words alone would be a bound or a range; None for any other figure."""
    value = mention.value
    if not isinstance(value, Quantity):
        return None
    if analysed.lang == "kk":
        return _kazakh(analysed, mention, value)
    if value.qualifier != "at_most":
        return None
    clause = analysed.clause_of(mention.first)
    starts = (
        m for m in analysed.mentions
        if m.type == "NUMBER" and m.first and m.last < mention.first and analysed.clause_of(m.first) == clause
        and analysed.units[m.first - 1].text.lower() in ("с", "со")
    )  # fmt: skip
    if next(starts, None) is None and not _is_changed(analysed, mention, clause):
        return None
    return _exactly(value)


def is_difference(analysed: Analysed, mention: Mention) -> bool:
    """«Мест стало на 120 больше», «коек сократили на 40»: by how many, where nobody tells from what to what."""
    before = analysed.unit(mention.first - 1)
    if analysed.lang != "ru" or before is None or before.text.lower() != "на":
        return False
    behind = [unit.text.lower() for unit in analysed.units[mention.last + 1 : mention.last + 1 + _BEHIND]]
    if any(word in _COMPARED for word in behind):
        return True
    grown = analysed.unit(mention.first - 2)
    if grown is None or "ablt" in russian.cases(grown.text) or not grown.classes.isdisjoint(_FACILITIES):
        return False  # «школу увеличат пристройкой на 300 мест»
    return _is_changed_before(analysed, mention, analysed.clause_of(mention.first))


def _exactly(value: Quantity) -> Quantity:
    return replace(value, qualifier="exact", value=value.high, low=value.high)


def _is_changed(analysed: Analysed, mention: Mention, clause: int) -> bool:
    """«Мощность увеличат до 60 мест»: a verb of change before «до» tells what it comes to."""
    if analysed.units[mention.first].text.lower() != "до":
        return False
    return _is_changed_before(analysed, mention, clause)


def _is_changed_before(analysed: Analysed, mention: Mention, clause: int) -> bool:
    verbs = (i for i, unit in analysed.with_class("change_word") if unit.worth("change_word") == "change")
    return any(0 < mention.first - i <= _CHANGED and analysed.clause_of(i) == clause for i in verbs)


def _kazakh(analysed: Analysed, mention: Mention, value: Quantity) -> Quantity | None:
    """«Құны 2,2 млрд теңгеден 1,95 млрд теңгеге дейін төмендеді», «төсек саны 120-дан 200-ге дейін көбейеді»."""
    behind = analysed.units[mention.last + 1 : mention.last + 1 + _BEHIND]
    if value.high is None or not any(unit.classes & _VERBS for unit in behind):
        return None
    if value.qualifier == "between":
        return _exactly(value)
    starts = (m for m in analysed.mentions if m.type == mention.type and m.last == mention.first - 1)
    start = next(starts, None)
    from_there = start is not None and analysed.units[start.last].lexeme.case == "abl"
    return _exactly(value) if value.qualifier == "at_most" and from_there else None
