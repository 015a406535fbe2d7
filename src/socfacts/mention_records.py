"""The layer below the facts as records: every mention of a document with its normalised value."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import lru_cache
from typing import Any

from socfacts import records
from socfacts.language.analysis import Analysed
from socfacts.records import MentionRecord, facility_id
from socfacts.types import Document, FacilityName, Mention, PlaceName, ProperName, Quantity, When

# Anchors the value of a DATE mention in its document; None where it has none.
Anchor = Callable[[object], When | None]
_KEPT = 4096  # quantities that many mentions share
_FIGURES = frozenset({"NUMBER", "MONEY", "QUANTITY", "PERCENT"})


def mention_records(document: Document, analysed: Iterable[Analysed], anchor: Anchor) -> list[MentionRecord]:
    """The records of all mentions in order of their place. ``Analysed.places`` must be settled."""
    found = [
        _record(document, sentence, mention, anchor) for sentence in analysed for mention in _of_sentence(sentence)
    ]
    return sorted(found, key=lambda record: (record.start, record.end, record.type))


def _of_sentence(analysed: Analysed) -> Iterable[Mention]:
    for mention in analysed.mentions:
        if mention.type == "ORDINAL" and _named(analysed, mention):
            continue  # «школа № 5»: the number is told with its facility
        yield from _ends(analysed, mention) if "from_part" in mention.groups else _scores(analysed, mention)
        yield from mention.inside  # «в 10:35 5 августа» is a time, and its date is told as well
    yield from (name for name in analysed.names if not name.rule.endswith(".bare"))
    yield from (name for name in analysed.facilities if not getattr(name.value, "plural", False))
    yield from analysed.places


def _scores(analysed: Analysed, mention: Mention) -> Iterable[Mention]:
    """The mention itself, but of a score that looks like a clock («со счётом 15:13») its two numbers."""
    unit = analysed.units[mention.last]
    if mention.type != "NUMBER" or "clock" not in unit.classes:
        return (mention,)
    middle = unit.start + unit.text.index(":")
    return replace(mention, end=middle), replace(mention, start=middle + 1)


def _ends(analysed: Analysed, mention: Mention) -> Iterable[Mention]:
    """The two ends of a range that each have a number and a unit: «5 метрден | 8 метрге дейін».

    They are marked apart, as in KazNERD; for facts the range stays one figure.
    """
    value, units = mention.value, analysed.units
    if not isinstance(value, Quantity):
        return (mention,)
    low = Quantity(value.low, value.low, value.low, "exact", value.unit)
    high = Quantity(value.high, None, value.high, "at_most", value.unit)
    (first, middle), last = mention.groups["from_part"], mention.last
    return (
        replace(mention, end=units[middle - 1].end, first=first, last=middle - 1, value=low),
        replace(mention, start=units[middle].start, first=middle, last=last, value=high),
    )


def _named(analysed: Analysed, mention: Mention) -> bool:
    """Whether a number belongs to a facility's name; in «больница имени Эдуарда VII» it is that of the king."""
    if "roman" in analysed.units[mention.first].classes:
        return False
    return any(f.first <= mention.first and mention.last <= f.last for f in analysed.facilities)


def _beginning(analysed: Analysed, mention: Mention) -> int:
    """Where the span of a mention begins in its sentence: a bound that stands apart from its number stays outside.

    It does so as a remark («по меньшей мере, 40») and before a preposition («примерно на 45 %»); the value keeps it.
    """
    first, units = mention.first, analysed.units
    while first < mention.last and "bound_aside" in units[first].classes:
        first += 1
    if mention.type in _FIGURES and first + 1 < mention.last and "bound" in units[first].classes:
        first += 2 if "preposition" in units[first + 1].classes else 0
    return mention.start if first == mention.first else units[first].start


def _ending(analysed: Analysed, mention: Mention) -> int:
    """Where the span ends in its sentence: of «300-местный» the span is the number, without what it counts."""
    unit = analysed.units[mention.last]
    if mention.type == "NUMBER" and "compound" in unit.classes and unit.text[0].isdigit() and "-" in unit.text:
        return unit.start + unit.text.index("-")
    return mention.end


def _record(document: Document, analysed: Analysed, mention: Mention, anchor: Anchor) -> MentionRecord:
    start, end = analysed.sentence.span(_beginning(analysed, mention), _ending(analysed, mention))
    text = document.text[start:end]
    value = mention.value
    normalized: Any = None
    if isinstance(value, Quantity):
        normalized = _quantity(value)
    elif isinstance(value, FacilityName):
        normalized = _facility(document, value, start)
    elif isinstance(value, PlaceName):
        normalized = records.Place(name=value.name, region=value.region, path=value.path)
    elif isinstance(value, ProperName):
        normalized = records.Named(name=value.name)
    elif mention.type == "DATE":
        when = anchor(value)
        normalized = records.When(edtf=when.edtf, start=when.start, end=when.end, text=text) if when else None
    elif isinstance(value, int | str | tuple):
        normalized = value
    return MentionRecord(doc_id=document.id, start=start, end=end, text=text, type=mention.type, normalized=normalized)


@lru_cache(_KEPT)
def _quantity(quantity: Quantity) -> records.Quantity:
    return records.Quantity.model_validate(quantity, from_attributes=True)


def _facility(document: Document, value: FacilityName, start: int) -> records.Facility:
    """A facility as one mention names it: without the document's other mentions it has no region."""
    id_ = facility_id(value.type, value.number, value.title, None, document.id, start)
    return records.Facility.model_validate(
        {"id": id_, "name": value.name, "type": value.type, "number": value.number, "title": value.title}
    )
