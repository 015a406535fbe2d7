"""Facility facts: one for each institution that has a number or a title, or to which something is bound."""

from __future__ import annotations

from socfacts.bind.document import Draft
from socfacts.bind.events import Event
from socfacts.bind.facility import facility_of_event, takes_in
from socfacts.bind.kazakh_events import foremost, is_replaced
from socfacts.bind.scene import Scene
from socfacts.language import russian
from socfacts.types import Entity, Link, Mention

_DESCRIBED = 4  # units from a facility to its participle
_STATES = frozenset({"funding", "service", "employment", "other"})


def facility_links(draft: Draft) -> None:
    """Append a facility link for each entity that makes a fact."""
    bound = {link.entity.index for link in draft.links if link.entity is not None}
    for entity in draft.entities.all:
        if not entity.named and entity.proper is None and entity.index not in bound:
            continue
        position, mention = _first_full(entity)
        sentence = draft.scenes[position].analysed.sentence
        start, end = sentence.span(mention.start, mention.end)
        link = Link(len(draft.links), "facility", sentence, start, end, mention.rule, entity=entity)
        event = None if draft.no_events else _event(draft, entity, position)
        if event is not None:
            link.event, link.phase, link.status = (
                event.code,
                event.phase,
                _lasting(event) or _dated(draft, entity, event),
            )
        draft.links.append(link)


def _lasting(event: Event) -> str | None:
    """Work that has begun is under way."""
    return "ongoing" if event.phase == "start" and event.status == "done" else event.status


def _dated(draft: Draft, entity: Entity, event: Event) -> str | None:
    """«Школа на 600 мест – ввод в августе»: the status that the date of the event tells."""
    dates = (link for link in draft.links if link.kind == "date" and link.entity is entity and link.event == event.code)
    return next((link.status for link in dates), None)


def _first_full(entity: Entity) -> tuple[int, Mention]:
    """The first mention that has the number or title, else the first that says more than «новый корпус»."""
    for position, mention in entity.mentions:
        if getattr(mention.value, "named", False):
            return position, mention
    specific = (pair for pair in entity.mentions if not getattr(pair[1].value, "generic", False))
    return next(specific, entity.mentions[0])


def _predicate(scene: Scene, near: Event, mention: Mention) -> Event:
    """«Мост, закрытый весной, откроют в октябре»: what happens to it, rather than what a participle tells of before."""
    behind = scene.analysed.units[mention.last + 1 : near.index]
    told_before = near.attributive or russian.is_adjective(scene.analysed.units[near.index].text)
    if not told_before or near.index < mention.first or not 0 < len(behind) <= _DESCRIBED:
        return near
    if "comma" not in behind[-1].classes:
        return near
    later = (e for e in scene.events if e.index > near.index and e.verbal and not e.attributive and not e.negated)
    return next((event for event in later if event.code not in _STATES), near)


def _possessed(scene: Scene, mention: Mention) -> Event | None:
    """«№18 емхананың құрылысы мен №19 емхананың жөндеуі жүріп жатыр»: the works right behind their owner."""
    owner = scene.analysed.lang == "kk" and scene.analysed.units[mention.last].lexeme.case == "gen"
    return next((e for e in scene.events if e.index == mention.last + 1 and not e.verbal), None) if owner else None


def _is_gapped(scene: Scene, mention: Mention, event: Event) -> bool:
    """«Күзде мектеп, ал көктемде балабақша ашылады»: the verb at the end is that of both clauses."""
    analysed = scene.analysed
    clause = analysed.clause_of(mention.first)
    if analysed.lang != "kk" or event.attributive or analysed.clause_of(event.index) != clause + 1:
        return False
    verbs = (i for i, verb in scene.signs.verbs.items() if verb.finite)
    return not any(analysed.clause_of(i) == clause for i in verbs)


def _told_of(draft: Draft, entity: Entity, first: int) -> tuple[int, Event] | None:
    """«… бассейн «Толқын». Строят его с апреля»: the dated event of a sentence that need not name the facility."""
    after = draft.scenes[first].analysed.sentence.index
    for link in draft.links:
        if link.entity is entity and link.kind == "date" and link.event and link.sentence.index >= after:
            return link.sentence.index, Event(0, link.event, link.status, link.phase)
    return None


def _event(draft: Draft, entity: Entity, first: int) -> Event | None:
    """The event of the first full mention's sentence, else of the nearest later sentence about the facility."""
    told = _told_of(draft, entity, first)
    for position, mention in sorted(entity.mentions, key=lambda pair: pair[0]):
        if position < first:
            continue
        scene = draft.scenes[position]
        if takes_in(scene, mention):
            continue  # the works and the move are others'
        if told is not None and told[0] < scene.analysed.sentence.index:
            return told[1]
        clause = scene.analysed.clause_of(mention.first)
        inside = [e for e in scene.events if scene.analysed.clause_of(e.index) == clause]
        beside = _possessed(scene, mention)
        near = beside or min(
            inside or scene.events, key=lambda e: scene.analysed.distance(e.index, mention.first), default=None
        )
        if near is None:
            if scene.inherited is not None:
                return scene.inherited
            continue
        if scene.analysed.lang == "kk" and is_replaced(scene, mention):
            if near.attributive and near.index < mention.first:
                return near
            continue
        near = foremost(scene, near, mention) if scene.analysed.lang == "kk" else _predicate(scene, near, mention)
        if near.negated:
            # «Стадион сносить не будут. В 2026-м его ждёт реконструкция.»
            ahead = told is not None and told[1].status == "planned"
            return told[1] if ahead and told is not None else None
        about = facility_of_event(draft, scene, near.index)
        if about is entity or about is None or _is_gapped(scene, mention, near):
            return near
    return told[1] if told is not None else None
