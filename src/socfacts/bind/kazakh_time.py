"""Kazakh dates that other words tell: «сол жылдың қарашасында», deadlines, and dates that are no time of ours."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from socfacts.bind.document import Draft
from socfacts.bind.events import Event
from socfacts.bind.scene import Scene
from socfacts.language.analysis import Analysed
from socfacts.language.wordlists import WordList
from socfacts.types import Entity, Mention

_DESCRIBED = 5  # units from a participle to the head of what it describes
_BACK = 3  # sentences to the year that «сол жылы» means
_THAT_YEAR = frozenset({"сол жыл", "ол жыл"})
_FAR = 8  # units from a deadline's words to its date
_COMPARING = WordList("comparing", "kk")
_MORE_OR_LESS = WordList("more_or_less", "kk")


def is_compared(analysed: Analysed, mention: Mention) -> bool:
    """«Былтырғыдан 1,8 есе көп», «өткен жылмен салыстырғанда»: another time, not that of the figures."""
    following = analysed.units[mention.last + 1 : mention.last + 6]
    if analysed.lang != "kk" or not following:
        return False
    if following[0].text.lower().startswith(_COMPARING.tuple):
        return True
    last = analysed.units[mention.last].lexeme
    if last.case != "abl" or following[0].value is None:
        return False
    clause = analysed.clause_of(mention.last)
    near = (unit for at, unit in enumerate(following, mention.last + 1) if analysed.clause_of(at) == clause)
    return any(unit.text.lower() in _MORE_OR_LESS for unit in near)


def of_participle(draft: Draft, scene: Scene, event: Event) -> Entity | None:
    """«1969 жылы салынған №2 мектептің орнына жаңасы салынады»: what the participle describes."""
    if scene.analysed.lang != "kk" or not event.attributive:
        return None
    behind = (m for m in scene.analysed.facilities if event.index < m.last <= event.index + _DESCRIBED)
    return next((draft.entity_in(scene, m) for m in behind), None)


def in_that_year(draft: Draft, scene: Scene, mention: Mention) -> Any:
    """What a date says; of «сол жылдың қарашасында» with the year that was told last."""
    units, spec = scene.analysed.units, mention.value
    before = units[mention.first - 1] if mention.first else None
    attributive = before is not None and (before.lexeme.case == "gen" or before.lexeme.derivation == "ghy")
    if before is not None and before.lexeme.lemma in _THAT_YEAR and attributive:
        year = _year_before(draft, scene)
        return spec if year is None or getattr(spec, "year", 0) is not None else replace(spec, year=year)
    own = units[mention.first]
    if own.lexeme.lemma in _THAT_YEAR and mention.first == mention.last and getattr(spec, "vague", False):
        year = _year_before(draft, scene) if own.lexeme.case == "nom" and own.lexeme.derivation == "" else None
        return spec if year is None else replace(spec, year=year, vague=False)
    return spec


def _year_before(draft: Draft, scene: Scene) -> int | None:
    """The year of the date told last, in this paragraph."""
    for other in reversed(draft.scenes[max(scene.position - _BACK, 0) : scene.position + 1]):
        if other.analysed.sentence.paragraph != scene.analysed.sentence.paragraph:
            return None
        if other.dates:
            year = other.dates[-1][1].edtf[:4]
            return int(year) if year.isdigit() else None
    return None


def deadline(analysed: Analysed, index: int) -> int | None:
    """Where words stand that set a date by which something shall be done: «тамызға дейін уақыт берілді»."""
    found = (i for i, _ in analysed.with_class("deadline", "deadline_verb") if abs(i - index) <= _FAR)
    return next(found, None)
