"""Which facility a figure or an event is about."""

from __future__ import annotations

from socfacts.bind.document import Draft, Scene
from socfacts.bind.kazakh_facility import PARTS_OF_ONE, described, owner_of_several, speaks_of_several
from socfacts.bind.russian_facility import speaks_of_many
from socfacts.types import Entity, FacilityName, Mention

# Figures that always belong to a building: in a sentence without a facility they are of the one spoken of.
STRUCTURAL = frozenset({"storeys", "rooms", "places", "beds", "visits", "apartments", "classes", "groups"})
# Counts of things that are themselves places or institutions are not said of one facility.
COLLECTIVE = frozenset({"facilities", "organizations", "settlements", "regions", "projects"})
_TOPIC_REACH = 4
_LEAD = 5  # sentences at the head of a text, before its subject is named in full


def facility_near(draft: Draft, scene: Scene, index: int, *, clause_only: bool = False) -> Entity | None:
    """The facility that a unit's clause names: one before it rather than one after, its own clause first."""
    analysed = scene.analysed
    if analysed.lang == "kk" and (entity := described(draft, scene, index)) is not None:
        return entity
    options: list[tuple[int, int, Mention]] = []
    for mention in analysed.facilities:
        if draft.entity_in(scene, mention) is None:
            continue
        if clause_only and analysed.clause_of(mention.first) != analysed.clause_of(index):
            continue
        after = mention.first > index
        distance = analysed.distance(mention.last if not after else mention.first, index)
        owner = (scene.position, mention.first) in draft.owners
        options.append((distance + (6 if after else 0) + (10 if owner else 0), mention.first, mention))
    if not options:
        return None
    best = min(options, key=lambda option: option[:2])[2]
    return draft.entity_in(scene, best)


def facilities_of_clause(draft: Draft, scene: Scene, index: int) -> list[Entity]:
    """All facilities named in a unit's clause, each once."""
    found: list[Entity] = []
    for mention in scene.analysed.facilities:
        entity = draft.entity_in(scene, mention)
        same = scene.analysed.clause_of(mention.first) == scene.analysed.clause_of(index)
        owner = (scene.position, mention.first) in draft.owners
        if entity is not None and same and not owner and entity not in found:
            found.append(entity)
    return found


def topic(draft: Draft, scene: Scene) -> Entity | None:
    """The facility spoken of before this sentence, in its paragraph or the one before; else the document's only one."""
    first = scene.analysed.unit(0)
    if first is not None and first.worth("part_cue") == "whole":
        return None  # «Всего …» sums up
    found: tuple[int, int] | None = None
    best: Entity | None = None
    for entity in draft.entities.all:
        for at, mention in entity.mentions:
            here = (at, mention.first)
            if at >= scene.position or here in draft.owners or not _near(draft, scene, at):
                continue
            if found is None or here > found:
                found, best = here, entity
    main = draft.main()
    if main is not None and scene.analysed.lang == "ru" and main.mentions[0][0] > max(scene.position + 2, _LEAD):
        main = None  # what is only named further down is not spoken of yet
    if main is None or best is None or best is main:
        return main or best
    if best.named and not main.named:
        return best
    paragraph = scene.analysed.sentence.paragraph
    spoken_of = found is not None and draft.scenes[found[0]].analysed.sentence.paragraph == paragraph
    if spoken_of and scene.analysed.lang == "ru" and not best.generic and not _is_in(draft, main, paragraph):
        return best  # each paragraph tells of another one
    return best if (best.named or not _incidental(draft, best)) and spoken_of else main


def _is_in(draft: Draft, entity: Entity, paragraph: int) -> bool:
    return any(draft.scenes[at].analysed.sentence.paragraph == paragraph for at, _ in entity.mentions)


def _incidental(draft: Draft, entity: Entity) -> bool:
    """Whether an unnamed facility is only mentioned by the way: once, and nothing is bound to it."""
    return entity.generic or (len(entity.mentions) < 2 and all(link.entity is not entity for link in draft.links))


def _near(draft: Draft, scene: Scene, position: int) -> bool:
    paragraph = scene.analysed.sentence.paragraph - draft.scenes[position].analysed.sentence.paragraph
    return paragraph <= 1 and scene.position - position <= _TOPIC_REACH


def facility_of_count(draft: Draft, scene: Scene, index: int, category: str) -> Entity | None:
    """The facility of a counted thing, or None where it is said of a town, a region or of several facilities."""
    if category in COLLECTIVE:
        return owner_of_several(draft, scene, index) if scene.analysed.lang == "kk" else None
    near = facility_near(draft, scene, index)
    if near is not None:
        return near
    if category not in STRUCTURAL and _tells_of_area(scene, index):
        return None
    if _counts_institutions(draft, scene) or speaks_of_many(scene.analysed, index):
        return None
    return topic(draft, scene)


def facility_of_area(draft: Draft, scene: Scene, index: int) -> Entity | None:
    return facility_near(draft, scene, index) or topic(draft, scene)


def facility_of_money(draft: Draft, scene: Scene, index: int) -> Entity | None:
    near = facility_near(draft, scene, index)
    if near is not None:
        return near
    if scene.analysed.lang == "ru" and _continues_sum(draft, scene):
        return None
    if _tells_of_area(scene, index) or _counts_institutions(draft, scene) or speaks_of_many(scene.analysed, index):
        return None
    return topic(draft, scene)


def _continues_sum(draft: Draft, scene: Scene) -> bool:
    """«На школы выделили 38 млрд. Кроме того, 4 млрд вложили инвесторы»: of no one facility, as the sum before."""
    here = scene.analysed.sentence
    before = next((link for link in reversed(draft.links) if link.sentence is not here), None)
    if before is None or before.kind != "budget" or before.entity is not None:
        return False
    return here.index - before.sentence.index == 1 and before.sentence.paragraph == here.paragraph


def facility_of_event(draft: Draft, scene: Scene, index: int) -> Entity | None:
    """The facility of an event: the only one of its clause; none where a clause names several (one date for two)."""
    inside = facilities_of_clause(draft, scene, index)
    if len(inside) == 1:
        return inside[0]
    if len(inside) > 1:
        return None
    if _counts_institutions(draft, scene, index):
        return None
    near = facility_near(draft, scene, index)
    return near or (None if _tells_of_area(scene, index) else topic(draft, scene))


def _tells_of_area(scene: Scene, index: int) -> bool:
    """Whether the sentence speaks of a town or region rather than of a facility."""
    analysed = scene.analysed
    clause = analysed.clause_of(index)
    if any(analysed.clause_of(i) == clause and _is_scope(scene, i) for i, _ in analysed.with_class("area_scope")):
        return True
    return any(analysed.clause_of(m.first) == clause for m in analysed.places)


def _is_scope(scene: Scene, index: int) -> bool:
    """«В городе», «по области», «облыста»: where, not who."""
    if scene.analysed.lang == "kk":
        return scene.analysed.units[index].lexeme.case in ("loc", "gen")
    before = [unit.text.lower() for unit in scene.analysed.units[max(index - 2, 0) : index]]
    idiom = scene.analysed.units[index].lexeme.lemma == "очередь" and before[-1:] == ["на"]
    return not idiom and any(word in ("в", "во", "по", "на") for word in before)


def _counts_institutions(draft: Draft, scene: Scene, index: int | None = None) -> bool:
    """Whether the sentence (or clause) counts facilities: what follows is then said of all of them."""
    position = scene.analysed.sentence.index
    reach = 1 if scene.analysed.lang == "kk" and speaks_of_several(scene) else 0
    for link in reversed(draft.links):
        if position - link.sentence.index > reach:
            break
        if link.kind != "count" or link.of is None:
            continue
        if link.of.category in COLLECTIVE and link.of.lemma not in PARTS_OF_ONE:
            return True
    return False


def named_facility(mention: Mention) -> FacilityName:
    """The facility value of a facility mention."""
    assert isinstance(mention.value, FacilityName)
    return mention.value
