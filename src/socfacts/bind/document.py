"""The document while it is bound: its sentences, facilities, events and the links made so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from socfacts.bind.entities import Entities
from socfacts.bind.events import Event, Signs, events, signs
from socfacts.language.analysis import Analysed, clauses
from socfacts.types import DateResolver, Entity, Link, Mention, PlaceName, Rejected, When


@dataclass(slots=True)
class Scene:
    """One sentence with what binding knows of it. ``position`` counts the sentences that are no noise."""

    position: int
    analysed: Analysed
    signs: Signs
    events: list[Event]
    dates: list[tuple[Mention, When]] = field(default_factory=list)
    place: PlaceName | None = None

    def live_events(self) -> list[Event]:
        """The events that are not negated."""
        return [event for event in self.events if not event.negated]

    def event_near(self, index: int) -> Event | None:
        """The event of a unit's clause, else the only event of the sentence."""
        clause = self.analysed.clause_of(index)
        inside = [e for e in self.events if self.analysed.clause_of(e.index) == clause]
        if not inside and len({e.code for e in self.events}) == 1:
            inside = self.events
        return min(inside, key=lambda e: self.analysed.distance(e.index, index), default=None)


@dataclass(slots=True)
class Draft:
    """All that is known of a document while its figures are bound.

    ``owners`` are mentions that only tell whose another facility is («общежитие педагогического университета»).
    """

    text: str
    resolve: DateResolver
    scenes: list[Scene] = field(default_factory=list)
    entities: Entities = field(default_factory=Entities)
    owners: set[tuple[int, int]] = field(default_factory=set)
    links: list[Link] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)

    def reject(self, scene: Scene, mention: Mention, reason: str) -> None:
        """Remember why a figure is no fact."""
        sentence = scene.analysed.sentence
        start, end = sentence.span(mention.start, mention.end)
        self.rejected.append(Rejected(sentence, start, end, mention.rule, reason))

    def main(self) -> Entity | None:
        """The facility that the whole document is about: its only named one."""
        named = [entity for entity in self.entities.all if entity.named]
        return named[0] if len(named) == 1 else None

    def entity_in(self, scene: Scene, mention: Mention) -> Entity | None:
        return self.entities.of(scene.position, mention)


def build(analysed: Sequence[Analysed], text: str, resolve: DateResolver) -> Draft:
    """Lay out the scenes and resolve the facilities of a document in text order."""
    draft = Draft(text, resolve)
    body = [a for a in analysed if a.sentence.role != "noise"]
    for position, sentence in enumerate(body):
        sentence.clauses = clauses(sentence.units, sentence.lang)
        found = signs(sentence)
        draft.scenes.append(Scene(position, sentence, found, events(sentence, found)))
        for before, mention in zip([None, *sentence.facilities], sentence.facilities, strict=False):
            draft.entities.add(position, sentence, mention)
            if before is not None and mention.first == before.last + 1:
                draft.owners.add((position, mention.first))
    return draft
