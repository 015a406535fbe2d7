"""A facility called by its title alone: «Жанұяда 96 бала тұрады» after «Жанұя» балалар үйі."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from socfacts.bind.entities import Entities
from socfacts.language import kazakh, russian
from socfacts.language.analysis import Analysed
from socfacts.types import Entity, FacilityName, Mention

_LONGEST = 7


def with_bare_titles(analysed: Analysed, entities: Entities) -> list[Mention]:
    """The facility mentions of a sentence with those that are a known title in quotes, in order."""
    titled = {_fold(entity.title): entity for entity in entities.all if entity.title is not None}
    if not titled or not any(True for _ in analysed.with_class("any_quote")):
        return analysed.facilities
    found = [mention for mention in _quoted(analysed, titled) if not _overlaps(mention, analysed.facilities)]
    return sorted([*analysed.facilities, *found], key=lambda mention: mention.first)


def _quoted(analysed: Analysed, titled: dict[str, Entity]) -> Iterator[Mention]:
    quotes = [index for index, _ in analysed.with_class("any_quote")]
    for opening, closing in pairwise(quotes):
        if not 1 < closing - opening <= _LONGEST or "quote_close" in analysed.units[opening].classes:
            continue
        first, last = analysed.units[opening], analysed.units[closing]
        text = analysed.sentence.text[first.end : last.start].strip()
        entity = titled.get(_fold(text)) or titled.get(_fold(_nominative(text, analysed.lang)))
        if entity is None:
            continue
        value = FacilityName(entity.type, None, entity.title, entity.name)
        yield Mention(
            "FACILITY", first.start, last.end, opening, closing, value, f"{analysed.lang}.facility.title",
            {"head": (opening + 1, opening + 2)},
        )  # fmt: skip


def _nominative(title: str, lang: str) -> str:
    return kazakh.nominative(title) if lang == "kk" else russian.name_in_nominative(title)


def _overlaps(mention: Mention, others: list[Mention]) -> bool:
    return any(other.first <= mention.last and mention.first <= other.last for other in others)


def _fold(title: str) -> str:
    return russian.fold(title)
