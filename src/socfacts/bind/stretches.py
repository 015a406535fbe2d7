"""Very long documents are bound stretch by stretch, so that binding takes linear time whatever their length.

An article is one stretch. A book or a year's collection in one file is several: a facility with a number or title
stays one facility throughout, an anaphor does not reach back across the border.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from socfacts.language.analysis import Analysed
from socfacts.types import Bound, Entity, Link

_LONGEST = 300
"""Sentences; a long article has a hundred."""
_FULLEST = 60_000
"""Characters, for sentences that are no sentences."""


def bind_stretches(analysed: Sequence[Analysed], bind: Callable[[Sequence[Analysed]], Bound]) -> Bound:
    """What ``bind`` gives for each stretch, as one."""
    if len(analysed) <= _LONGEST and sum([len(sentence.sentence.text) for sentence in analysed]) <= _FULLEST:
        return bind(analysed)  # as all but books
    stretches = list(_stretches(analysed))
    if len(stretches) <= 1:
        return bind(analysed)
    whole: Bound | None = None
    named: dict[tuple[str | None, ...], Entity] = {}
    for stretch in stretches:
        bound = bind(stretch)
        if whole is None:
            whole = Bound([], [], [], bound.doc_date)
        _append(whole, bound, named)
    assert whole is not None
    return whole


def _stretches(analysed: Sequence[Analysed]) -> Iterator[Sequence[Analysed]]:
    """Cuts between paragraphs once a stretch is long, and anywhere once it is twice as long."""
    first = size = 0
    for index, sentence in enumerate(analysed):
        fresh = index > first and sentence.sentence.paragraph != analysed[index - 1].sentence.paragraph
        fill = max((index - first) / _LONGEST, size / _FULLEST)
        if fill >= 2 or (fill >= 1 and fresh):
            yield analysed[first:index]
            first, size = index, 0
        size += len(sentence.sentence.text)
    if first < len(analysed):
        yield analysed[first:]


def _append(whole: Bound, bound: Bound, named: dict[tuple[str | None, ...], Entity]) -> None:
    repeated: dict[int, Entity] = {}
    for entity in bound.entities:
        first = named.setdefault(_identity(entity), entity) if entity.named else entity
        if first is entity:
            entity.index = len(whole.entities)
            whole.entities.append(entity)
        else:
            first.spans.extend(entity.spans)
            repeated[id(entity)] = first
    kept: list[Link] = []
    base = len(whole.links)
    moved: dict[int, int] = {}
    for link in bound.links:
        known = repeated.get(id(link.entity))
        if known is not None:
            if link.kind == "facility":
                continue
            link.entity = known
        moved[link.index] = base + len(kept)
        kept.append(link)
    for link in kept:
        link.index = moved[link.index]
        link.part_of = moved.get(link.part_of) if link.part_of is not None else None
    whole.links.extend(kept)
    whole.rejected.extend(bound.rejected)
    whole.homeless.extend(bound.homeless)


def _identity(entity: Entity) -> tuple[str | None, ...]:
    """What two mentions of one institution share: type, number and title, and the region where it is known."""
    title = entity.title.casefold().replace("ё", "е") if entity.title else None
    return entity.type, entity.number, title, entity.place.region if entity.place else None
