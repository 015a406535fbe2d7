"""Which facility a Kazakh figure is about where word order tells: «160 орындық балабақша», «мектепте екі корпус»."""

from __future__ import annotations

from socfacts.bind.document import Draft
from socfacts.bind.kazakh_kinds import PARTS_OF_ONE
from socfacts.bind.scene import Scene
from socfacts.language.units import Unit
from socfacts.language.wordlists import WordList
from socfacts.types import Entity, Mention

_REACH = 6
_JOINTS = WordList("joints", "kk")
_THEY = WordList("they", "kk")
_PRONOUNS = WordList("pronouns_of_places", "kk")
_CONSISTING = WordList("consisting", "kk")
_MEANT_FOR = WordList("meant_for", "kk")


def described(draft: Draft, scene: Scene, index: int) -> Entity | None:
    """The facility right after the figure that describes it: «160 орындық «Еркетай» балабақшасы»."""
    units = scene.analysed.units
    at = index
    while at < len(units) and at - index < 4 and not _describes(units[at]):
        at += 1
    if at >= len(units) or at - index >= 4 or not units[at].text[0].isalpha():
        return None
    for mention in scene.analysed.facilities:
        if not at < mention.last <= at + _REACH:
            continue
        between = units[at + 1 : mention.first]
        if between and "comma" in between[-1].classes:
            return None  # «мектеп 1 500 орындық, емхана 400 келушіні қабылдайды»
        if all(unit.value is None and unit.lexeme.case == "nom" and not unit.lexeme.possessive for unit in between):
            return draft.entity_in(scene, mention)
        return None
    return None


def _describes(unit: Unit) -> bool:
    """«Орындық», «қабатты», «арналған», «қабылдайтын»: what ends a description."""
    return unit.lexeme.derivation in ("ly", "lyq") or unit.text.lower() in _MEANT_FOR


def describes_several(scene: Scene, index: int) -> bool:
    """«4 200 оқушыға арналған үш мектеп»: said of several facilities, none of which is meant."""
    units = scene.analysed.units
    for at in range(index, min(index + 4, len(units) - 2)):
        modifies = units[at].text.lower() in _MEANT_FOR or units[at].lexeme.derivation in ("ly", "lyq")
        if not modifies or "num" not in units[at + 1].classes or "one" in units[at + 1].classes:
            continue
        heads = [unit for unit in units[at + 2 : at + 5] if unit.classes & {"facility", "facility_generic"}]
        return bool(heads) and heads[0].lexeme.lemma not in PARTS_OF_ONE
    return False


def _consisting(draft: Draft, scene: Scene, index: int) -> Entity | None:
    """«Бес үйден тұратын «Аққайың» кешені»: the facility that those counted make up."""
    units = scene.analysed.units
    for at in range(index + 1, min(index + 5, len(units))):
        if units[at].text.lower() in _CONSISTING and units[at - 1].lexeme.case == "abl":
            following = [m for m in scene.analysed.facilities if at < m.first <= at + 2]
            return draft.entity_in(scene, following[0]) if following else None
    return None


def owner_of_several(draft: Draft, scene: Scene, index: int) -> Entity | None:
    """The facility that has or serves several others: «Жол бойында бес көпір салынады», «ол 94 үйді жылытады»."""
    whole = _consisting(draft, scene, index)
    if whole is not None:
        return whole
    analysed = scene.analysed
    if not analysed.facilities:
        return _there(draft, scene)
    clause = analysed.clause_of(index)
    before = [m for m in analysed.facilities if m.last < index and analysed.clause_of(m.last) == clause]
    if before:
        return draft.entity_in(scene, before[-1]) if _governs(scene, before[-1]) else None
    for at, unit in enumerate(analysed.units[:index]):
        if unit.text.lower() in _PRONOUNS and analysed.clause_of(at) == clause:
            earlier = [m for m in analysed.facilities if m.last < at]
            return draft.entity_in(scene, earlier[-1]) if earlier else None
    return None


def _there(draft: Draft, scene: Scene) -> Entity | None:
    """«… орталығына 3 млрд теңге бөлінді. Мұнда жеті қазандық бар»: in the only facility of the sentence before."""
    first = scene.analysed.unit(0)
    before = draft.scenes[scene.position - 1] if scene.position else None
    if first is None or before is None or first.worth("points_back") != "any":
        return None
    if before.analysed.sentence.paragraph != scene.analysed.sentence.paragraph:
        return None
    known = {entity.index: entity for m in before.analysed.facilities if (entity := draft.entity_in(before, m))}
    return next(iter(known.values())) if len(known) == 1 else None


def speaks_of_several(scene: Scene) -> bool:
    """«Былтыр оларға 96 мың адам келді», «бұл мақсатқа …»: what points back at all of those counted before."""
    return any(unit.text.lower() in _THEY for unit in scene.analysed.units[:4])


def _governs(scene: Scene, mention: Mention) -> bool:
    """No «№ 5 мектеп пен екі балабақша», where both are named side by side."""
    following = scene.analysed.unit(mention.last + 1)
    return following is not None and following.text.lower() not in _JOINTS


def opened_in(draft: Draft, scene: Scene, index: int) -> Entity | None:
    """«Саябақта 1 шілдеде кітапхана ашылады»: the one right before its verb, where the others only tell the place."""
    analysed = scene.analysed
    clause = analysed.clause_of(index)
    here = [m for m in analysed.facilities if analysed.clause_of(m.first) == clause and draft.entity_in(scene, m)]
    last = here[-1]
    places = all(analysed.units[m.last].lexeme.case == "loc" for m in here[:-1])
    return draft.entity_in(scene, last) if places and analysed.units[last.last].lexeme.case == "nom" else None
