"""The six kinds of fact, the mention below them, and the checks against the text they come from."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, StrictInt, TypeAdapter, field_validator, model_validator

from socfacts import codes
from socfacts.errors import RecordError
from socfacts.records.slots import (
    Ages,
    Counted,
    Day,
    Evidence,
    Facility,
    HexId,
    Offset,
    Place,
    Quantity,
    Record,
    Span,
    Spanned,
    Speaker,
    Text,
    When,
)
from socfacts.types import Lang, MentionType

_NOTHING = Decimal(0)
_CURRENCY = re.compile("[A-Z]{3}").fullmatch


class Envelope(Record):
    """What every fact has, in the order of the keys."""

    schema_version: Literal["1.0"] = "1.0"
    id: HexId
    kind: codes.Kind
    doc_id: Text
    doc_title: str | None = None
    doc_url: str | None = None
    doc_date: Day | None = None
    lang: Lang
    quantity: Quantity | None = None
    of: Counted | None = None
    facility: Facility | None = None
    place: Place | None = None
    event: codes.Event | None = None
    phase: codes.Phase | None = None
    status: codes.Status | None = None
    when: When | None = None
    said_by: Speaker | None = None
    evidence: Evidence
    repeats: tuple[Span, ...] = ()
    rule: Text


def _in_order(ages: Ages | None) -> Ages | None:
    if ages is None:
        return None
    low, high = ages
    if low is None and high is None:
        raise ValueError("ages have a lower or an upper bound, else they are null")
    if low is not None and high is not None and low > high:
        raise ValueError("ages go from the lower to the higher")
    return ages


def _in_unit(quantity: Quantity, fits: bool, wanted: str) -> Quantity:
    """The quantity of a fact: in the unit of its kind, and never below nothing."""
    if not fits:
        raise ValueError(f"the unit is {wanted}, not {quantity.unit!r}")
    for number in (quantity.value, quantity.low, quantity.high):
        if number is not None and number < _NOTHING:
            raise ValueError("the quantity of a fact is not negative")
    return quantity


class FacilityFact(Envelope):
    """A facility that the text speaks of; ``mentions`` are all its spans."""

    kind: Literal["facility"] = "facility"
    facility: Facility
    mentions: tuple[Span, ...] = ()


class CountFact(Envelope):
    """So many of something."""

    kind: Literal["count"] = "count"
    quantity: Quantity
    measure: codes.CountMeasure | None = None
    per: codes.Per | None = None
    ages: Ages | None = None
    part_of: HexId | None = None

    @field_validator("quantity")
    @classmethod
    def _counted(cls, quantity: Quantity) -> Quantity:
        return _in_unit(quantity, quantity.unit == "1", "1")

    @field_validator("ages")
    @classmethod
    def _ages_in_order(cls, ages: Ages | None) -> Ages | None:
        return _in_order(ages)


class AreaFact(Envelope):
    """So much floor or land, in square metres."""

    kind: Literal["area"] = "area"
    quantity: Quantity
    measure: codes.AreaMeasure | None = None
    part_of: HexId | None = None

    @field_validator("quantity")
    @classmethod
    def _in_square_metres(cls, quantity: Quantity) -> Quantity:
        return _in_unit(quantity, quantity.unit == "m2", "m2")


class BudgetFact(Envelope):
    """So much money for building, buying, equipping, running or supporting something."""

    kind: Literal["budget"] = "budget"
    quantity: Quantity
    role: codes.BudgetRole | None = None
    payer: Text | None = None
    part_of: HexId | None = None

    @field_validator("quantity")
    @classmethod
    def _in_money(cls, quantity: Quantity) -> Quantity:
        return _in_unit(quantity, _CURRENCY(quantity.unit) is not None, "an ISO 4217 code such as KZT")


class DateFact(Envelope):
    """A date of an event or a facility."""

    kind: Literal["date"] = "date"
    when: When


class ShareFact(Envelope):
    """A part of a whole or a level, in per cent; ``of`` is the whole."""

    kind: Literal["share"] = "share"
    quantity: Quantity
    ages: Ages | None = None
    part_of: HexId | None = None

    @field_validator("quantity")
    @classmethod
    def _in_percent(cls, quantity: Quantity) -> Quantity:
        return _in_unit(quantity, quantity.unit == "%", "%")

    @field_validator("ages")
    @classmethod
    def _ages_in_order(cls, ages: Ages | None) -> Ages | None:
        return _in_order(ages)


Fact = Annotated[
    FacilityFact | CountFact | AreaFact | BudgetFact | DateFact | ShareFact,
    Field(discriminator="kind"),
]
FACT: TypeAdapter[Fact] = TypeAdapter(Fact)
FACT_CLASSES: tuple[type[Envelope], ...] = (FacilityFact, CountFact, AreaFact, BudgetFact, DateFact, ShareFact)


class Named(Record):
    """A person or an organisation by name."""

    name: Text


Clock = Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
Normalized = Quantity | When | Facility | Place | Named | StrictInt | Ages | Clock | None

_NORMALIZED: dict[str, type | tuple[type, ...]] = {
    "NUMBER": Quantity,
    "PERCENT": Quantity,
    "MONEY": Quantity,
    "QUANTITY": Quantity,
    "ORDINAL": int,
    "AGE": tuple,
    "DATE": When,
    "TIME": str,
    "FACILITY": Facility,
    "PLACE": Place,
    "PERSON": Named,
    "ORGANIZATION": Named,
}


class MentionRecord(Spanned):
    """One thing that the text names; ``normalized`` is its value, by type, or null where it is not known."""

    doc_id: Text
    start: Offset
    end: Offset
    text: Text
    type: MentionType
    normalized: Normalized = None

    @model_validator(mode="after")
    def _value_fits_type(self) -> MentionRecord:
        if self.end - self.start != len(self.text):
            raise ValueError(f"the text has {len(self.text)} characters, its span {self.end - self.start}")
        if self.normalized is not None and not isinstance(self.normalized, _NORMALIZED[self.type]):
            raise ValueError(f"{self.type} is not normalized to {type(self.normalized).__name__}")
        return self


def ground(record: Fact | MentionRecord, text: str) -> None:
    """Check that ``record`` says what stands in ``text``, the document as read; else raise ``RecordError``."""
    if isinstance(record, MentionRecord):
        _quoted("text", record.text, record, text)
        return
    evidence = record.evidence
    _quoted("evidence", evidence.quote, evidence, text)
    _inside("evidence.sentence_end", evidence.sentence_end, text)
    for i, span in enumerate(record.repeats):
        _inside(f"repeats.{i}", span.end, text)
    if isinstance(record, FacilityFact):
        for i, span in enumerate(record.mentions):
            _inside(f"mentions.{i}", span.end, text)


def _quoted(field: str, quote: str, span: MentionRecord | Evidence, text: str) -> None:
    found = text[span.start : span.end]
    if found != quote:
        raise RecordError(f"{field}: {span.start}:{span.end} in the text is {found!r}, not {quote!r}")


def _inside(field: str, end: int, text: str) -> None:
    if end > len(text):
        raise RecordError(f"{field}: {end} is beyond the text, which has {len(text)} characters")
