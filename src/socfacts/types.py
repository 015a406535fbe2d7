"""What the stages exchange: small, immutable values without behaviour of their own.

Offsets are Unicode code points. *Source* offsets count in ``Document.text`` (the text as read);
*sentence* offsets count in ``Sentence.text`` (cleaned, Cyrillic) and go back through ``Sentence.span``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

Lang = Literal["ru", "kk"]
Script = Literal["Cyrl", "Latn", "Arab"]
SentenceRole = Literal["body", "heading", "item", "noise"]


@dataclass(frozen=True, slots=True)
class Document:
    """A text as read. ``pages`` holds the source offset at which each page begins (empty where there are none)."""

    id: str
    text: str
    title: str | None = None
    url: str | None = None
    date: date | None = None
    lang: Lang | None = None
    pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Where each character of a derived text came from.

    ``derived[i]`` is where a run begins in the derived text, ``source[i]`` where it begins in the source,
    ``ratio[i]`` is 1 where the run maps character by character and 0 where the run's characters all come
    from the same source stretch, which ends where the next run begins. An empty map is the identity.
    """

    derived: tuple[int, ...] = ()
    source: tuple[int, ...] = ()
    ratio: tuple[int, ...] = ()

    def to_source(self, offset: int) -> int:
        """The source offset of the derived character at ``offset``."""
        if not self.derived:
            return offset
        run = max(bisect_right(self.derived, offset) - 1, 0)
        return self.source[run] + self.ratio[run] * (offset - self.derived[run])

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The source span of the derived span ``start:end`` (not empty)."""
        if not self.derived:
            return start, end
        last = max(bisect_right(self.derived, end - 1) - 1, 0)
        if self.ratio[last]:
            source_end = self.source[last] + (end - self.derived[last])
        else:
            source_end = self.source[last + 1]
        return self.to_source(start), source_end


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence ready for matching: cleaned, in Cyrillic, with its place in the source.

    ``start`` and ``end`` are source offsets; ``paragraph`` counts from 0 over the document.
    """

    index: int
    text: str
    lang: Lang
    script: Script
    start: int
    end: int
    paragraph: int
    role: SentenceRole
    offsets: OffsetMap

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The source span of the sentence span ``start:end``."""
        return self.offsets.span(start, end)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its bounds: see RECORDS, «Quantity». ``unit`` is ``1``, ``m2``, ``%``, an ISO 4217 or a UCUM code."""

    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    qualifier: str
    unit: str


@dataclass(frozen=True, slots=True)
class When:
    """A resolved date: an EDTF string and its inclusive bounds (``None`` where open)."""

    edtf: str
    start: date | None
    end: date | None


MentionType = Literal[
    "NUMBER", "ORDINAL", "PERCENT", "MONEY", "QUANTITY", "AGE", "DATE", "TIME",
    "FACILITY", "PLACE", "PERSON", "ORGANIZATION",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mention:
    """One thing that the text names. ``start`` and ``end`` are sentence offsets; ``first`` and ``last`` the
    indexes of its first and last unit in the sentence's analysis; ``value`` the typed value, by type:

    NUMBER, PERCENT, MONEY, QUANTITY → ``Quantity``; DATE → ``DateSpec`` (see ``mentions/dates.py``);
    AGE → ``(low, high)``; ORDINAL → ``int``; TIME → ``"HH:MM"``; the others → ``Mapping``.
    """

    type: MentionType
    start: int
    end: int
    first: int
    last: int
    value: object
    rule: str
    groups: Mapping[str, tuple[int, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FacilityName:
    """A facility as one mention names it: ``name`` in the nominative, ``title`` without its quotes.

    ``generic`` is true of a head that tells no type («корпус», «орталық») and so may stand for a facility named
    elsewhere; ``plural`` of a head that names several.
    """

    type: str
    number: str | None
    title: str | None
    name: str
    generic: bool = False
    plural: bool = False

    @property
    def named(self) -> bool:
        return self.number is not None or self.title is not None


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A place of the gazetteer or of a pattern: nominative ``name``, ISO ``region`` (or country) and ``path``.

    ``kind`` is region, city, town, district, city_district, village, microdistrict, street or country.
    """

    name: str
    kind: str
    region: str | None
    path: tuple[str, ...]
