"""The document while it is bound: its sentences, facilities, events and the links made so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from socfacts.bind.absent import is_absent
from socfacts.bind.asides import is_aside
from socfacts.bind.destinations import without_destinations
from socfacts.bind.entities import Entities
from socfacts.bind.events import Event, codes_of_events
from socfacts.bind.kazakh_kinds import means_a_kind, owned, owns_next
from socfacts.bind.marks import stood_there, value_of
from socfacts.bind.russian_facility import names_no_facility
from socfacts.bind.scene import Scene
from socfacts.bind.signs import finite_verbs
from socfacts.bind.titles import with_bare_titles, with_elided_new, with_ordinal
from socfacts.language.analysis import Analysed
from socfacts.types import DateResolver, Entity, Link, Mention, Rejected


@dataclass(slots=True)
class Draft:
    """All that is known of a document while its figures are bound.

    ``owners`` are mentions that only tell whose another facility is («общежитие педагогического университета»);
    ``no_events`` tells that the document is about another topic, whose events are none of its facilities;
    ``trace`` that it is asked why figures became no facts.
    """

    text: str
    resolve: DateResolver
    doc_date: date | None
    scenes: list[Scene] = field(default_factory=list)
    entities: Entities = field(default_factory=Entities)
    owners: set[tuple[int, int]] = field(default_factory=set)
    header_places: list[Mention] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    homeless: list[Rejected] = field(default_factory=list)
    no_events: bool = False
    trace: bool = False

    def leave_out(self, scene: Scene, index: int, reason: str) -> None:
        """Remember why a figure or event has no facility, if anybody asks."""
        if not self.trace:
            return
        sentence, unit = scene.analysed.sentence, scene.analysed.units[index]
        self.homeless.append(Rejected(sentence, *sentence.span(unit.start, unit.end), "", reason))

    def reject(self, scene: Scene, mention: Mention, reason: str) -> None:
        """Remember why a figure is no fact, if anybody asks."""
        if not self.trace:
            return
        sentence = scene.analysed.sentence
        start, end = sentence.span(mention.start, mention.end)
        self.rejected.append(Rejected(sentence, start, end, mention.rule, reason))

    def main(self, position: int) -> Entity | None:
        """The facility that the document is about as far as a sentence's reader knows: its only named one, else the
        one it opens with. Where several are named it is the one named first, if no other is mentioned as often.
        """
        known = [e for e in self.entities.all if e.mentions[0][0] < max(position, LEAD + 1)]
        named = [entity for entity in known if entity.named and not self.entities.is_past(entity, -1)]
        specific = [e for e in known if not e.generic and not self._owns(e)]
        if len(named) == 1:
            late = named[0].mentions[0][0] > LEAD  # an example that a text about a region comes to
            return self._opens_with(specific, named[0]) or (None if late else named[0])
        if not named:
            early = [e for e in specific if e.mentions[0][0] <= 3]
            # One that the text comes back to, where it names others further down.
            once = bool(early) and len(early[0].mentions) == 1 and any(e.named for e in self.entities.all)
            return early[0] if early and not once else None
        most = max(named, key=lambda e: len(e.mentions))
        others = [len(e.mentions) for e in named if e is not most]
        return most if most is named[0] and len(most.mentions) > max(others) else None

    def _opens_with(self, specific: list[Entity], named: Entity) -> Entity | None:
        """An unnamed facility that the text begins with and speaks of more often than of its one named facility."""
        early = [e for e in specific if not e.named and e.spans[0] < named.spans[0] and e.mentions[0][0] <= 2]
        return next((e for e in early if len(e.mentions) > len(named.mentions)), None)

    def _owns(self, entity: Entity) -> bool:
        return all((position, mention.first) in self.owners for position, mention in entity.mentions)

    def entity_in(self, scene: Scene, mention: Mention) -> Entity | None:
        return self.entities.of(scene.position, mention)


def build(analysed: Sequence[Analysed], draft: Draft) -> Draft:
    """Lay out the scenes and resolve the facilities of a document in text order."""
    letterhead = (a for a in analysed[:_LETTERHEAD] if a.sentence.role == "noise")
    draft.header_places = [place for sentence in letterhead for place in sentence.places]
    for position, sentence in enumerate(a for a in analysed if a.sentence.role != "noise"):
        sentence.find_finite = finite_verbs
        if sentence.places:
            sentence.places = without_destinations(sentence)
        draft.scenes.append(Scene(position, sentence))
        if sentence.has_class("any_quote"):
            before_it = [s.analysed for s in draft.scenes[-3:-1]]
            sentence.facilities = with_bare_titles(sentence, draft.entities, before_it)
        if len(draft.scenes) > 1 and draft.scenes[-2].analysed.facilities:
            sentence.facilities = with_ordinal(sentence, _named_just_before(draft))
        if not sentence.facilities:
            continue  # as in most sentences
        sentence.facilities = with_elided_new(sentence)
        for before, mention in zip([None, *sentence.facilities], sentence.facilities, strict=False):
            known = draft.entities.all
            if names_no_facility(position, sentence, mention, known) or means_a_kind(sentence, mention, known):
                continue
            if is_absent(sentence, mention):
                continue
            if stood_there(sentence, mention) and _is_nobodys(mention, known):
                continue
            beside = before is not None and mention.first == before.last + 1
            has = owns_next(sentence, mention)
            aside = has or (beside and not owned(sentence, mention)) or is_aside(sentence, mention)
            draft.entities.add(position, sentence, mention, aside)
            if aside:
                draft.owners.add((position, mention.first))
    if draft.no_events:
        return draft
    for scene in draft.scenes:
        scene.inherited = _inherited(draft, scene)
        _status_of_lead(draft, scene)
    _make_specific(draft)
    return draft


def _named_just_before(draft: Draft) -> list[Entity]:
    """The facilities of the sentence before the last one, if both are of one paragraph, in order."""
    before, here = draft.scenes[-2], draft.scenes[-1]
    if before.analysed.sentence.paragraph != here.analysed.sentence.paragraph:
        return []
    found = (draft.entity_in(before, mention) for mention in before.analysed.facilities)
    return list({entity.index: entity for entity in found if entity is not None}.values())


def _is_nobodys(mention: Mention, known: Sequence[Entity]) -> bool:
    """Whether a bare «здание» can be of no institution that has a name: there is none."""
    return value_of(mention).generic and not value_of(mention).named and not any(entity.named for entity in known)


def _inherited(draft: Draft, scene: Scene) -> Event | None:
    """The event of a list's lead-in («В 2024 году открылись:») or of the question that a verbless answer is to."""
    if scene.position == 0 or scene.has_events:
        return None
    before = draft.scenes[scene.position - 1]
    item = scene.analysed.sentence.role == "item"
    if not item and not before.analysed.sentence.text.rstrip().endswith(("?", ":")):
        return before.inherited if before.inherited is not None and _verbless(scene) else None
    over = False
    asked = scene.analysed.lang == "kk" and before.analysed.sentence.text.rstrip().endswith("?")
    for other in reversed(draft.scenes[max(scene.position - 12, 0) : scene.position]):
        if asked and other.position < scene.position - 1:
            return None  # an answer before another question
        if _is_plain_item(other) or (not other.has_events and _verbless(other)):
            over = over or other.has_events
            continue
        if over and other.analysed.sentence.role == "item":
            return None  # «4. Пристройку введут. Готовность – 72 %» below «2. Сданы 4 школы: • …»
        live = other.live_events()
        return replace(live[-1], attributive=False) if live else None
    return None


def _status_of_lead(draft: Draft, scene: Scene) -> None:
    """«Мынадай жұмыстар жүріп жатыр:» tells the status of the works that the items below it name."""
    if scene.analysed.sentence.role != "item" or not _verbless(scene):
        return
    lead = next(
        (s for s in reversed(draft.scenes[: scene.position]) if not _is_plain_item(s)), None
    )  # fmt: skip
    if lead is None or not lead.analysed.sentence.text.rstrip().endswith(":"):
        return
    status = _status_of_plan(draft, lead) if _lists(lead) else lead.own_status(0)
    scene.events = [replace(e, status=status) if e.status is None else e for e in scene.events]


def _is_plain_item(scene: Scene) -> bool:
    """An item of a list that does not itself lead one in («3. Новое строительство. Будут введены:»)."""
    sentence = scene.analysed.sentence
    return sentence.role == "item" and not sentence.text.rstrip().endswith(":")


def lead_of(draft: Draft, scene: Scene) -> Scene | None:
    """The sentence with a colon that leads in the list in which an item stands."""
    if scene.analysed.sentence.role != "item":
        return _lead_of_lines(draft, scene) if scene.analysed.lang == "kk" else None
    before = draft.scenes[max(scene.position - 12, 0) : scene.position]
    lead = next((s for s in reversed(before) if not _is_plain_item(s)), None)
    return lead if lead is not None and lead.analysed.sentence.text.rstrip().endswith(":") else None


def _lead_of_lines(draft: Draft, scene: Scene) -> Scene | None:
    """The sentence with a colon before lines that end in semicolons and have no bullets."""
    for other in reversed(draft.scenes[max(scene.position - 12, 0) : scene.position]):
        text = other.analysed.sentence.text.rstrip()
        if text.endswith(":"):
            return other
        if not text.endswith(";"):
            return None
    return None


def leads_parts(draft: Draft, scene: Scene) -> Scene | None:
    """«… 14 проектов на 16 млрд тенге, в том числе:» – its items are parts of what it counts."""
    lead = lead_of(draft, scene)
    if lead is None:
        return None
    last = lead.analysed.units[-3:]
    return lead if any(unit.worth("part_cue") in ("of_them", "including") for unit in last) else None


def _lists(lead: Scene) -> bool:
    """«В список вошли:» tells what stands in a list, not what was done."""
    words = (unit.text.lower() for unit in lead.analysed.units)
    return lead.analysed.lang == "ru" and any(word.startswith(("вошл", "войд", "входят", "включ")) for word in words)


def _status_of_plan(draft: Draft, lead: Scene) -> str | None:
    """A list is of plans if the sentences before it speak of plans."""
    for other in (*reversed(draft.scenes[max(lead.position - 2, 0) : lead.position]), *draft.scenes[:1]):
        told = {*other.signs.statuses.values(), *(v.status for v in other.signs.verbs.values() if v.finite)}
        if "planned" in told:
            return "planned"
    return None


def _verbless(scene: Scene) -> bool:
    return not any(verb.finite for verb in scene.signs.verbs.values())


LEAD = 5  # sentences at the head of a text, before its subject is named in full
_LETTERHEAD = 8  # sentences at the top in which a letterhead or dateline may stand
_KINDS_OF_REPAIR = frozenset({"major_repair", "current_repair"})


def _make_specific(draft: Draft) -> None:
    """«Ремонт» in a text that elsewhere says «капитальный ремонт» is that one."""
    told = [codes_of_events(scene.analysed) for scene in draft.scenes]
    kinds = _KINDS_OF_REPAIR.intersection(*[frozenset().union(*told)])
    if len(kinds) != 1:
        return
    (kind,) = kinds
    repaired = [m for scene, codes in zip(draft.scenes, told, strict=True) if kind in codes for m in _kinds_of(scene)]
    for scene, codes in zip(draft.scenes, told, strict=True):
        if "repair" in codes:
            scene.events = [
                replace(e, code=kind) if _is_bare_repair(scene, e) and not _is_of_another(scene, e, repaired) else e
                for e in scene.events
            ]


def _is_bare_repair(scene: Scene, event: Event) -> bool:
    """«Жөндеуге …» is the repair told of; «тағы 9 мектеп жөнделуде» tells of others."""
    return event.code == "repair" and not (scene.analysed.lang == "kk" and event.verbal)


def _is_of_another(scene: Scene, event: Event, repaired: list[Mention]) -> bool:
    """«Больницу капитально ремонтируют. В прошлом году ремонтировали амбулаторию»: of a facility of another kind."""
    clause = scene.analysed.clause_of(event.index)
    here = [m for m in _kinds_of(scene) if scene.analysed.clause_of(m.first) == clause]
    types = {value_of(m).type for m in repaired}
    return bool(here and types) and all(value_of(m).type not in types for m in here)


def _kinds_of(scene: Scene) -> list[Mention]:
    """The facilities of a sentence that tell a type of their own."""
    return [m for m in scene.analysed.facilities if not value_of(m).generic]
