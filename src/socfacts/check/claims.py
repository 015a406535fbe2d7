"""What a fact claims, reduced to what can be compared: the same shape for a record and for a gold annotation.

Two notations of gold are understood: full records as ``extract`` writes them, and the short notation of annotators,
which names a text, a span and only the slots it is sure of::

    {"doc": "a.txt", "kind": "count", "quote": "300 мест", "start": 10, "end": 18,
     "quantity": {"value": 300, …}, "of": "место", "facility": {"type": "school", "number": "14", "title": null}}
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

BOUND_SLOTS = ("of", "facility", "region")
OTHER_SLOTS = ("event", "phase", "status", "when", "measure", "role", "payer", "per", "ages", "part_of", "said_by")
VALUE_SLOT = {"facility": "facility", "date": "when"}  # the other kinds: quantity

Span = tuple[int, int]
Facility = tuple[str | None, str | None, str | None]
Amount = tuple[Decimal | None, Decimal | None, Decimal | None, str, str]


@dataclass(frozen=True, slots=True)
class Claim:
    """One fact of one document. ``slots`` holds the slots that it names; a gold slot not named is not compared.

    ``spans`` begins with the evidence; a fact's repeats and a facility's mentions follow. ``line`` is the JSON that
    the claim was made of.
    """

    doc: str
    kind: str
    quote: str
    spans: tuple[Span, ...]
    slots: Mapping[str, Any]
    optional: bool = False
    line: str = ""

    @property
    def value(self) -> Any:
        return self.slots[value_slot(self.kind)]


def value_slot(kind: str) -> str:
    """The slot that holds the normalised value of a kind."""
    return VALUE_SLOT.get(kind, "quantity")


def claim_of_record(record: Mapping[str, Any], quotes: Mapping[str, str], line: str) -> Claim:
    """The claim of a full record, parsed from ``line``; ``quotes`` tells the quote of each fact id, for ``part_of``."""
    evidence = record["evidence"]
    spans = [evidence, *(record.get("mentions") or ()), *(record.get("repeats") or ())]
    place, whole = record.get("place") or {}, record.get("part_of")
    slots = {
        "quantity": _amount(record.get("quantity")),
        "of": (record.get("of") or {}).get("lemma"),
        "facility": _facility(record.get("facility")),
        "region": place.get("region"),
        "when": (record.get("when") or {}).get("edtf"),
        "said_by": (record.get("said_by") or {}).get("name"),
        "part_of": None if whole is None else quotes.get(whole, whole),
        **{key: record.get(key) for key in ("event", "phase", "status", "measure", "role", "payer", "per", "ages")},
    }
    return Claim(
        doc=record["doc_id"],
        kind=record["kind"],
        quote=evidence["quote"],
        spans=tuple((span["start"], span["end"]) for span in spans),
        slots=slots,
        line=line,
    )


def claim_of_annotation(record: Mapping[str, Any], line: str) -> Claim:
    """The claim of a fact in the short notation; KeyError or TypeError where it lacks what every fact has."""
    slots = {key: record[key] for key in (*BOUND_SLOTS, *OTHER_SLOTS) if key in record}
    if "facility" in slots:
        slots["facility"] = _facility(slots["facility"])
    if "quantity" in record:
        slots["quantity"] = _amount(record["quantity"])
    if value_slot(record["kind"]) not in slots:
        raise KeyError(value_slot(record["kind"]))
    return Claim(
        doc=record["doc"],
        kind=record["kind"],
        quote=record["quote"],
        spans=((record["start"], record["end"]),),
        slots=slots,
        optional=bool(record.get("optional")),
        line=line,
    )


def annotation_of(claim: Claim) -> dict[str, Any]:
    """``claim`` in the short notation, with the slots that it fills."""
    start, end = claim.spans[0]
    short = {"doc": claim.doc, "kind": claim.kind, "quote": claim.quote, "start": start, "end": end}
    return short | {key: slot_json(key, claim) for key, value in claim.slots.items() if value is not None}


def slot_json(slot: str, claim: Claim) -> Any:
    """A slot as the short notation writes it."""
    value = claim.slots.get(slot)
    if value is None:
        return None
    if slot == "facility":
        return dict(zip(("type", "number", "title"), value, strict=True))
    if slot == "quantity":
        return dict(zip(("value", "low", "high", "qualifier", "unit"), value, strict=True))
    return value


def folded(text: object) -> str | None:
    """``text`` as names are compared: case, ё, outer quotes and runs of blanks do not count."""
    if text is None:
        return None
    return " ".join(str(text).casefold().replace("ё", "е").strip(" «»\"'“”").split())


def same_facility(got: Facility | None, want: Facility | None) -> bool:
    """Whether number and title agree, and the type where the gold has one."""
    if got is None or want is None:
        return got is want
    type_, number, title = want
    return type_ in (None, got[0]) and folded(got[1]) == folded(number) and folded(got[2]) == folded(title)


def same_value(got: Claim, want: Claim) -> bool:
    """Whether two facts of one kind have the same normalised value."""
    if want.kind == "facility":
        return same_facility(got.value, want.value)
    return bool(got.value == want.value)


def same_slot(slot: str, got: Any, want: Any) -> bool:
    """Whether a slot agrees. A whole may be quoted shorter, a payer at greater length, than the gold has it."""
    if slot == "facility":
        return same_facility(got, want)
    if want is None or got is None:
        return got is want
    if slot in ("of", "said_by"):
        return folded(got) == folded(want)
    if slot == "part_of":
        return (folded(got) or "") in (folded(want) or "")
    if slot == "payer":
        return (folded(want) or "") in (folded(got) or "")
    return bool(got == want)


def _facility(facility: Mapping[str, Any] | None) -> Facility | None:
    return (facility.get("type"), facility.get("number"), facility.get("title")) if facility else None


def _amount(quantity: Mapping[str, Any] | None) -> Amount | None:
    if quantity is None:
        return None
    value, low, high = (_number(quantity[key]) for key in ("value", "low", "high"))
    return value, low, high, quantity["qualifier"], quantity["unit"]


def _number(value: Any) -> Decimal | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise TypeError(f"{value!r} is no number")
    return Decimal(value)
