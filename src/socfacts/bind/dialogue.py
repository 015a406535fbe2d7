"""Interviews: which turn an answer follows, and whether it was asked of several facilities."""

from __future__ import annotations

from socfacts.bind.document import Draft
from socfacts.bind.scene import Scene
from socfacts.language.wordlists import WordList
from socfacts.types import FacilityName

_DENIALS = {lang: WordList("absent", lang) for lang in ("ru", "kk")}
_OPENING = 4  # units at the head of an answer


def answered(draft: Draft, scene: Scene) -> int | None:
    """The paragraph of the turn before: «– Новое общежитие обещали давно. – Обещали, котлован вырыли в 2023-м»."""
    turn = _turn(draft, scene)
    if turn is None or next(scene.analysed.with_class("own_word"), None) is not None:
        return None
    opening = draft.scenes[turn].analysed
    denied = any(unit.text.lower() in _DENIALS[opening.lang] for unit in opening.units[:_OPENING])
    before = draft.scenes[turn - 1] if turn else None
    if denied or before is None or _turn(draft, before) is None:
        return None  # «– А отделение откроете? – Пока нет, …»
    return before.analysed.sentence.paragraph


def asks_of_several(draft: Draft, scene: Scene) -> bool:
    """«– А что с детскими садами? – Очередь – 1 140 детей»: the answer is of no one facility until it names one."""
    asked = answered(draft, scene)
    if asked is None:
        return False
    turn = [s for s in draft.scenes[: scene.position] if s.analysed.sentence.paragraph == asked]
    here = (s for s in draft.scenes[: scene.position] if s.analysed.sentence.paragraph == _paragraph(scene))
    if any(draft.entity_in(s, m) is not None for s in (*turn, *here) for m in s.analysed.facilities):
        return False
    named = (m.value for s in turn for m in s.analysed.facilities)
    return any(isinstance(value, FacilityName) and value.plural for value in named)


def _paragraph(scene: Scene) -> int:
    return scene.analysed.sentence.paragraph


def _turn(draft: Draft, scene: Scene) -> int | None:
    """Where the paragraph of a sentence begins, if it is one of a dialogue: its first sign is a dash."""
    at = scene.position
    while at and _paragraph(draft.scenes[at - 1]) == _paragraph(scene):
        at -= 1
    first = draft.scenes[at].analysed
    dashed = bool(first.units) and "dash" in first.units[0].classes
    return at if dashed and first.sentence.role != "item" else None
