"""From links to validated records: identity, grounding, and repeats merged into one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import Any

from socfacts import records
from socfacts.records import Fact, facility_id, fact_id, normalised
from socfacts.types import Bound, Document, Entity, Link, PlaceName

_CLASSES: dict[str, Any] = {
    "facility": records.FacilityFact,
    "count": records.CountFact,
    "area": records.AreaFact,
    "budget": records.BudgetFact,
    "date": records.DateFact,
    "share": records.ShareFact,
}
_OWN = {
    "count": ("measure", "per", "ages", "part_of"),
    "area": ("measure", "part_of"),
    "budget": ("role", "payer", "part_of"),
    "share": ("ages", "part_of"),
}
_MERGING = ("event", "phase", "status", "when", "said_by", "measure", "per", "ages", "role", "payer")


def build_facts(document: Document, bound: Bound) -> list[Fact]:
    """The facts of a document in text order, each checked and grounded. RecordError if one is not (a bug of ours)."""
    facilities = {entity.index: _facility(document, bound, entity) for entity in bound.entities}
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
        first = next((other for other in by_key.get(key, ()) if not _conflict(other, link)), None) if key else None
        if first is None:
            kept.append(link)
            if key is not None:
                by_key.setdefault(key, []).append(link)
        else:
            repeats.setdefault(first.index, []).append(link)
            for slot in _MERGING:
                if getattr(first, slot) is None:
                    setattr(first, slot, getattr(link, slot))
            first.when_text = first.when_text or link.when_text
    return kept, repeats


def _conflict(first: Link, second: Link) -> bool:
    if first.more != second.more:
        return True
    pairs = ((getattr(first, slot), getattr(second, slot)) for slot in (*_MERGING, "part_of"))
    return any(a is not None and b is not None and a != b for a, b in pairs)


def _facility(document: Document, bound: Bound, entity: Entity) -> records.Facility:
    region = entity.place.region if entity.place is not None else None
    offset = _first_offset(bound, entity)
    id_ = facility_id(entity.type, entity.number, entity.title, region, document.id, offset)
    return records.Facility.model_construct(
        id=id_, name=entity.name, type=entity.type, number=entity.number, title=entity.title
    )


def _first_offset(bound: Bound, entity: Entity) -> int:
    """The source offset of the entity's first mention."""
    return entity.spans[0][0]


def _id(document: Document, link: Link, facilities: dict[int, records.Facility]) -> str:
    facility = facilities[link.entity.index].id if link.entity is not None else None
    return fact_id(
        document.id, link.kind, link.start, link.end, normalised(link.kind, link.quantity, link.when), facility
    )


def _fact(
    document: Document, bound: Bound, link: Link, facilities: dict[int, records.Facility], ids: dict[int, str],
    again: list[Link],
) -> Fact:  # fmt: skip
    slots: dict[str, Any] = {
        "id": ids[link.index],
        "doc_id": document.id,
        "doc_title": document.title,
        "doc_url": document.url,
        "doc_date": bound.doc_date,
        "lang": link.sentence.lang,
        "quantity": records.Quantity.model_validate(link.quantity) if link.quantity is not None else None,
        "of": _of(link),
        "facility": facilities[link.entity.index] if link.entity is not None else None,
        "place": _place(link.place),
        "event": link.event,
        "phase": link.phase,
        "status": link.status,
        "when": _when(link),
        "said_by": records.Speaker(name=link.said_by.name, role=link.said_by.role) if link.said_by else None,
        "evidence": _evidence(document, link),
        "repeats": tuple(records.Span(start=other.start, end=other.end) for other in again),
        "rule": link.rule,
    }
    for slot in _OWN.get(link.kind, ()):
        slots[slot] = ids.get(link.part_of) if slot == "part_of" and link.part_of is not None else getattr(link, slot)
    if link.kind == "facility" and link.entity is not None:
        slots["mentions"] = tuple(records.Span(start=start, end=end) for start, end in link.entity.spans)
    fact: Fact = _CLASSES[link.kind](**slots)
    return fact


def _of(link: Link) -> records.Counted | None:
    return records.Counted(lemma=link.of.lemma, text=link.of.text, category=link.of.category) if link.of else None  # type: ignore[arg-type]


def _when(link: Link) -> records.When | None:
    when = link.when
    if when is None or link.when_text is None:
        return None
    return records.When(edtf=when.edtf, start=when.start, end=when.end, text=link.when_text)


def _place(place: PlaceName | None) -> records.Place | None:
    return records.Place(name=place.name, region=place.region, path=place.path) if place is not None else None


def _evidence(document: Document, link: Link) -> records.Evidence:
    sentence = link.sentence
    page = bisect_right(document.pages, link.start) if document.pages else None
    return records.Evidence(
        quote=document.text[link.start : link.end], start=link.start, end=link.end,
        sentence_start=min(sentence.start, link.start), sentence_end=max(sentence.end, link.end), page=page,
    )  # fmt: skip
