"""From links to validated records: identity, grounding, and repeats merged into one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache
from operator import attrgetter
from typing import Any, cast

from pydantic import TypeAdapter

from socfacts import records
from socfacts.codes import FacilityType
from socfacts.records import Fact, facility_id, fact_id, normalised
from socfacts.records.slots import trusted
from socfacts.types import Bound, CountedNoun, Document, Entity, Link, PlaceName, Quantity, SpeakerName, When

_MAKE = {
    kind: TypeAdapter[Any](cls).validator.validate_python
    for kind, cls in (
        ("facility", records.FacilityFact),
        ("count", records.CountFact),
        ("area", records.AreaFact),
        ("budget", records.BudgetFact),
        ("date", records.DateFact),
        ("share", records.ShareFact),
    )
}
_KEPT = 4096  # slots that facts share, such as «12» or a place
_OWN = {
    "count": ("measure", "per", "ages", "part_of"),
    "area": ("measure", "part_of"),
    "budget": ("role", "payer", "part_of"),
    "share": ("ages", "part_of"),
}
_MERGING = ("event", "phase", "status", "when", "said_by", "measure", "per", "ages", "role", "payer")
_MAY_DIFFER = attrgetter(*_MERGING, "part_of")


def build_facts(document: Document, bound: Bound) -> list[Fact]:
    """The facts of a document in text order, each checked and grounded. RecordError if one is not (a bug of ours)."""
    told = {link.entity.index: link.entity for link in bound.links if link.entity is not None}
    facilities = {index: _facility(document, entity) for index, entity in told.items()}
    kept, repeats = _merge(bound.links)
    ids = {link.index: _id(document, link, facilities) for link in kept}
    for index, survivor in _survivors(bound.links, kept, repeats).items():
        ids.setdefault(index, ids[survivor])
    facts: list[Fact] = []
    seen: set[str] = set()
    for link in kept:
        if ids[link.index] in seen:
            continue
        seen.add(ids[link.index])
        fact = _fact(document, bound, link, facilities, ids, repeats.get(link.index, []))
        records.ground(fact, document.text)
        facts.append(fact)
    return facts


def _survivors(links: Iterable[Link], kept: list[Link], repeats: dict[int, list[Link]]) -> dict[int, int]:
    return {again.index: link.index for link in kept for again in repeats.get(link.index, [])}


def _key(link: Link) -> tuple[Any, ...] | None:
    """What must be equal for two links to be one fact; dates and facilities never merge."""
    if link.kind in ("date", "facility"):
        return None
    lemma = link.of.lemma if link.of is not None else None
    place = link.place.region if link.place is not None else None
    return link.kind, link.quantity, lemma, link.entity.index if link.entity else None, place


def _merge(links: list[Link]) -> tuple[list[Link], dict[int, list[Link]]]:
    """Links that say something new, and by index of these the links that say it again."""
    kept: list[Link] = []
    repeats: dict[int, list[Link]] = {}
    by_key: dict[tuple[Any, ...], list[Link]] = {}
    for link in links:
        key = _key(link)
        if key is None:
            kept.append(link)
            continue
        same = by_key.setdefault(key, [])
        first = next((other for other in same if not _conflict(other, link)), None) if same else None
        if first is None:
            kept.append(link)
            same.append(link)
        else:
            repeats.setdefault(first.index, []).append(link)
            for slot in _MERGING:
                told = getattr(link, slot)
                if told is not None and getattr(first, slot) is None:
                    setattr(first, slot, told)
            first.when_text = first.when_text or link.when_text
    return kept, repeats


def _conflict(first: Link, second: Link) -> bool:
    if first.more != second.more:
        return True
    for one, other in zip(_MAY_DIFFER(first), _MAY_DIFFER(second), strict=True):
        if one is not None and other is not None and one != other:
            return True
    return False


def _facility(document: Document, entity: Entity) -> records.Facility:
    region = entity.place.region if entity.place is not None else None
    first = entity.spans[0][0]  # the source offset of its first mention
    id_ = facility_id(entity.type, entity.number, entity.title, region, document.id, first)
    name, type_ = entity.name, cast("FacilityType", entity.type)
    return records.Facility(id=id_, name=name, type=type_, number=entity.number, title=entity.title)


def _id(document: Document, link: Link, facilities: dict[int, records.Facility]) -> str:
    facility = facilities[link.entity.index].id if link.entity is not None else None
    return fact_id(
        document.id, link.kind, link.start, link.end, normalised(link.kind, link.quantity, link.when), facility
    )


def _fact(
    document: Document, bound: Bound, link: Link, facilities: dict[int, records.Facility], ids: dict[int, str],
    again: list[Link],
) -> Fact:  # fmt: skip
    entity = link.entity
    slots: dict[str, Any] = {
        "id": ids[link.index],
        "doc_id": document.id,
        "doc_title": document.title,
        "doc_url": document.url,
        "doc_date": bound.doc_date,
        "lang": link.sentence.lang,
        "quantity": _quantity(link.quantity) if link.quantity is not None else None,
        "of": _of(link.of) if link.of is not None else None,
        "facility": facilities[entity.index] if entity is not None else None,
        "place": _place(link.place) if link.place is not None else None,
        "event": link.event,
        "phase": link.phase,
        "status": link.status,
        "when": _when(link.when, link.when_text) if link.when is not None and link.when_text is not None else None,
        "said_by": _speaker(link.said_by) if link.said_by is not None else None,
        "evidence": _evidence(document, link),
        "repeats": tuple([_span(other.start, other.end) for other in again]),
        "rule": link.rule,
    }
    for slot in _OWN.get(link.kind, ()):
        slots[slot] = ids.get(link.part_of) if slot == "part_of" and link.part_of is not None else getattr(link, slot)
    if link.kind == "facility" and entity is not None:
        slots["mentions"] = tuple([_span(start, end) for start, end in entity.spans])
    fact: Fact = _MAKE[link.kind](slots)
    return fact


@lru_cache(_KEPT)
def _quantity(quantity: Quantity) -> records.Quantity:
    return records.Quantity.model_validate(quantity, from_attributes=True)


@lru_cache(_KEPT)
def _of(noun: CountedNoun) -> records.Counted:
    return records.Counted(lemma=noun.lemma, text=noun.text, category=noun.category)  # type: ignore[arg-type]


@lru_cache(_KEPT)
def _when(when: When, text: str) -> records.When:
    return records.When(edtf=when.edtf, start=when.start, end=when.end, text=text)


@lru_cache(_KEPT)
def _speaker(speaker: SpeakerName) -> records.Speaker:
    return records.Speaker(name=speaker.name, role=speaker.role)


@lru_cache(_KEPT)
def _place(place: PlaceName) -> records.Place:
    return records.Place(name=place.name, region=place.region, path=place.path)


def _span(start: int, end: int) -> records.Span:
    return trusted(records.Span, {"start": start, "end": end})


def _evidence(document: Document, link: Link) -> records.Evidence:
    sentence, start, end = link.sentence, link.start, link.end
    values: dict[str, object] = {
        "quote": document.text[start:end],
        "start": start,
        "end": end,
        "sentence_start": min(sentence.start, start),
        "sentence_end": max(sentence.end, end),
        "page": bisect_right(document.pages, start) if document.pages else None,
    }
    return trusted(records.Evidence, values)
