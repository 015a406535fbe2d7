"""What the slots of a record hold: numbers, quantities, facilities, places, dates, speakers, evidence.

Offsets are Unicode code points of the text as read, ``end`` excluded. Numbers are exact decimals.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, TypeVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StrictInt,
    ValidationInfo,
    WithJsonSchema,
    field_validator,
    model_validator,
)

from socfacts import codes, edtf


class Unplain(Decimal):
    """A number that a line of JSON holds in another form than the contract's: «90.0», «9e1»."""


def _exact(value: object) -> Decimal:
    """A finite decimal without trailing zeros: ``1.50`` and ``15e-1`` are both 1.5. No floats, they are not exact."""
    if isinstance(value, Unplain):
        raise ValueError("a number has no exponent, no trailing zeros and, if integral, no point")
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise ValueError("a number is an int or a Decimal")
    number = Decimal(value)
    if not number.is_finite():
        raise ValueError("a number is finite")
    if number == number.to_integral_value():
        return Decimal(int(number))
    text = f"{number:f}"
    return Decimal(text.rstrip("0"))


def _day(value: object) -> date:
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
        return date.fromisoformat(value)
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    raise ValueError("a date is written YYYY-MM-DD")


Number = Annotated[Decimal, BeforeValidator(_exact), WithJsonSchema({"type": "number"})]
Day = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
Text = Annotated[str, Field(min_length=1)]
Offset = Annotated[StrictInt, Field(ge=0)]
HexId = Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")]
Ages = tuple[Number | None, Number | None]


class Record(BaseModel):
    """Immutable; knows its keys and no others."""

    model_config = ConfigDict(frozen=True, extra="forbid", json_schema_serialization_defaults_required=True)


R = TypeVar("R", bound=Record)
_set = object.__setattr__


def trusted(cls: type[R], values: dict[str, object]) -> R:
    """A record of values, in the order of its keys, that are right by the way they were made: nothing is checked.

    It is what ``model_construct`` gives, at a tenth of its price.
    """
    record = cls.__new__(cls)
    _set(record, "__dict__", values)
    _set(record, "__pydantic_fields_set__", set(values))
    _set(record, "__pydantic_extra__", None)
    _set(record, "__pydantic_private__", None)
    return record


class Spanned(Record):
    """A record with ``start`` and ``end``, which is not empty. The fields are the heirs', for the order of keys."""

    @field_validator("end", check_fields=False)
    @classmethod
    def _not_empty(cls, end: int, info: ValidationInfo) -> int:
        if end <= info.data.get("start", -1):
            raise ValueError("a span ends after it starts")
        return end


class Span(Spanned):
    """Source offsets of a stretch of text."""

    start: Offset
    end: Offset


# What `low` and `high` are for each qualifier: equal to `value`, or null. `between` is apart: it has no value.
_BOUNDS: dict[str, tuple[bool, bool]] = {
    "exact": (True, True),
    "about": (False, False),
    "more_than": (True, False),
    "at_least": (True, False),
    "at_most": (False, True),
    "less_than": (False, True),
}


class Quantity(Record):
    """A number with its bounds. ``unit``: ``1`` for counts, ``m2``, ``%``, an ISO 4217 code, else a UCUM code."""

    value: Number | None
    low: Number | None
    high: Number | None
    qualifier: codes.Qualifier
    unit: Text

    @model_validator(mode="after")
    def _bounds_fit_qualifier(self) -> Quantity:
        if self.qualifier == "between":
            if self.value is not None or self.low is None or self.high is None or self.low > self.high:
                raise ValueError("«between» has low and high in order and no value")
            return self
        low, high = _BOUNDS[self.qualifier]
        expected = (self.value if low else None, self.value if high else None)
        if self.value is None or (self.low, self.high) != expected:
            raise ValueError(f"{self.qualifier!r} needs a value, and low and high that follow from it")
        return self


class Counted(Record):
    """What is counted: the head noun's dictionary form, as written, and its code common to both languages."""

    lemma: Text
    text: Text
    category: codes.Category


class Facility(Record):
    """An institution or a building; ``number`` is the text after №, ``title`` the proper name without quotes."""

    id: HexId
    name: Text
    type: codes.FacilityType
    number: Text | None
    title: Text | None


class Place(Record):
    """``region`` is an ISO 3166-2 code, outside Kazakhstan an ISO 3166-1 one; ``path`` goes from region to street."""

    name: Text
    region: Annotated[str, Field(pattern=r"^[A-Z]{2}(-[A-Z0-9]{1,3})?$")] | None
    path: tuple[Text, ...]


class When(Record):
    """A date as EDTF, the days it covers (inclusive, null where open) and the words that say it."""

    edtf: Text
    start: Day | None
    end: Day | None
    text: Text

    @model_validator(mode="after")
    def _days_follow_from_edtf(self) -> When:
        start, end = edtf.bounds(self.edtf)
        if (self.start, self.end) != (start, end):
            raise ValueError(f"{self.edtf} covers {start or '..'} to {end or '..'}")
        return self


class Speaker(Record):
    """Whom the text credits with the sentence: a name, a role or both."""

    name: Text | None
    role: Text | None

    @model_validator(mode="after")
    def _somebody(self) -> Speaker:
        if self.name is None and self.role is None:
            raise ValueError("a speaker has a name or a role")
        return self


class Evidence(Spanned):
    """The words that say the fact, ``text[start:end] == quote``, and their sentence; ``page`` counts from 1."""

    quote: Text
    start: Offset
    end: Offset
    sentence_start: Offset
    sentence_end: Offset
    page: Annotated[StrictInt, Field(ge=1)] | None

    @model_validator(mode="after")
    def _quote_fits(self) -> Evidence:
        if self.end - self.start != len(self.quote):
            raise ValueError(f"the quote has {len(self.quote)} characters, its span {self.end - self.start}")
        if not (self.sentence_start <= self.start and self.end <= self.sentence_end):
            raise ValueError("the quote lies inside its sentence")
        return self
