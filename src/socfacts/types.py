"""What the stages exchange: small, immutable values without behaviour of their own.

All are immutable by custom where they are not filled step by step: frozen they would take several times as long to
make. Those made for every sentence have their constructors written out, since only such ones are compiled.

Offsets are Unicode code points. *Source* offsets count in ``Document.text`` (the text as read);
*sentence* offsets count in ``Sentence.text`` (cleaned, Cyrillic) and go back through ``Sentence.span``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Literal, Protocol

Lang = Literal["ru", "kk"]
Script = Literal["Cyrl", "Latn", "Arab"]
SentenceRole = Literal["body", "heading", "item", "noise"]


@dataclass(slots=True, unsafe_hash=True)
class Document:
    """A text as read. ``pages`` holds the source offset at which each page begins (empty where there are none)."""

    id: str
    text: str
    title: str | None = None
    url: str | None = None
    date: date | None = None
    lang: Lang | None = None
    pages: tuple[int, ...] = ()


@dataclass(slots=True, unsafe_hash=True)
class OffsetMap:
    """Where each character of a derived text came from.

    ``derived[i]`` is where a run begins in the derived text, ``source[i]`` where it begins in the source,
    ``ratio[i]`` is 1 where the run maps character by character and 0 where the run's characters all come
    from the same source stretch, which ends where the next run begins. An empty map is the identity.
    """

    derived: tuple[int, ...] = ()
    source: tuple[int, ...] = ()
    ratio: tuple[int, ...] = ()

    def __init__(
        self,
        derived: tuple[int, ...] = (),
        source: tuple[int, ...] = (),
        ratio: tuple[int, ...] = (),
    ) -> None:
        self.derived = derived
        self.source = source
        self.ratio = ratio

    def to_source(self, offset: int) -> int:
        """The source offset of the derived character at ``offset``."""
        if not self.derived:
            return offset
        run = max(bisect_right(self.derived, offset) - 1, 0)
        return self.source[run] + self.ratio[run] * (offset - self.derived[run])

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The source span of the derived span ``start:end`` (not empty)."""
        derived = self.derived
        if len(derived) < 2:
            shift = self.source[0] - derived[0] if derived else 0
            return start + shift, end + shift
        last = max(bisect_right(self.derived, end - 1) - 1, 0)
        if not self.ratio[last]:
            return self.to_source(start), self.source[last + 1]
        return self.to_source(start), self.source[last] + (end - self.derived[last])


@dataclass(slots=True, unsafe_hash=True)
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

    def __init__(
        self,
        index: int,
        text: str,
        lang: Lang,
        script: Script,
        start: int,
        end: int,
        paragraph: int,
        role: SentenceRole,
        offsets: OffsetMap,
    ) -> None:
        self.index = index
        self.text = text
        self.lang = lang
        self.script = script
        self.start = start
        self.end = end
        self.paragraph = paragraph
        self.role = role
        self.offsets = offsets

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The source span of the sentence span ``start:end``."""
        offsets = self.offsets
        if len(offsets.derived) == 1:  # an untouched text, some way into it: asked tens of thousands of times
            shift = offsets.source[0] - offsets.derived[0]
            return start + shift, end + shift
        return offsets.span(start, end)


@dataclass(slots=True, unsafe_hash=True)
class Quantity:
    """A number with its bounds. ``unit`` is ``1``, ``m2``, ``%``, an ISO 4217 or a UCUM code."""

    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    qualifier: str
    unit: str

    def __init__(
        self,
        value: Decimal | None,
        low: Decimal | None,
        high: Decimal | None,
        qualifier: str,
        unit: str,
    ) -> None:
        self.value = value
        self.low = low
        self.high = high
        self.qualifier = qualifier
        self.unit = unit


@dataclass(slots=True, unsafe_hash=True)
class When:
    """A resolved date: an EDTF string and its inclusive bounds (``None`` where open)."""

    edtf: str
    start: date | None
    end: date | None


MentionType = Literal[
    "NUMBER", "ORDINAL", "PERCENT", "MONEY", "QUANTITY", "AGE", "DATE", "TIME",
    "FACILITY", "PLACE", "PERSON", "ORGANIZATION",
]  # fmt: skip


@dataclass(slots=True)
class Mention:
    """One thing that the text names. ``start`` and ``end`` are sentence offsets; ``first`` and ``last`` the
    indexes of its first and last unit in the sentence's analysis; ``value`` the typed value, by type:

    NUMBER, PERCENT, MONEY, QUANTITY → ``Quantity``; DATE → ``DateSpec`` (see ``mentions/dates.py``);
    AGE → ``(low, high)``; ORDINAL → ``int``; TIME → ``"HH:MM"``; FACILITY → ``FacilityName``; PLACE → ``PlaceName``;
    PERSON, ORGANIZATION → ``ProperName``. None where the words
    name a number without a value («десятки», «три дня»).

    ``inside`` holds the DATE mentions that a TIME takes in («6 мая 2024 года в 10:00»): mentions do not overlap,
    but facts need the date.
    """

    type: MentionType
    start: int
    end: int
    first: int
    last: int
    value: Any
    rule: str
    groups: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    inside: tuple[Mention, ...] = ()

    def __init__(
        self,
        type: MentionType,
        start: int,
        end: int,
        first: int,
        last: int,
        value: Any,
        rule: str,
        groups: Mapping[str, tuple[int, int]] | None = None,
        inside: tuple[Mention, ...] = (),
    ) -> None:
        self.type = type
        self.start = start
        self.end = end
        self.first = first
        self.last = last
        self.value = value
        self.rule = rule
        self.groups = {} if groups is None else groups
        self.inside = inside


@dataclass(slots=True, unsafe_hash=True)
class FacilityName:
    """A facility as one mention names it: ``name`` in the nominative, ``title`` without its quotes.

    ``generic`` is true of a head that tells no type («корпус», «орталық») and so may stand for a facility named
    elsewhere; ``plural`` of a head that names several. ``proper`` is what makes a name proper without number or
    title: the place it is called after («Аягозский центр») or its quotes.
    """

    type: str
    number: str | None
    title: str | None
    name: str
    generic: bool = False
    plural: bool = False
    proper: str | None = None

    @property
    def named(self) -> bool:
        return self.number is not None or self.title is not None


@dataclass(slots=True, unsafe_hash=True)
class PlaceName:
    """A place of the gazetteer or of a pattern: nominative ``name``, ISO ``region`` (or country) and ``path``.

    ``kind`` is region, city, town, district, city_district, village, microdistrict, street or country;
    ``old_region`` is the region before the reform of 2022 where that was another one.
    """

    name: str
    kind: str
    region: str | None
    path: tuple[str, ...]
    old_region: str | None = None


@dataclass(slots=True, unsafe_hash=True)
class ProperName:
    """A person or body as one mention names it: ``name`` and ``role`` (a person's post) in the nominative.

    ``cases`` are those in which the form may stand, by pymorphy3's codes, in either language.
    """

    name: str
    role: str | None = None
    cases: frozenset[str] = frozenset()


@dataclass(slots=True)
class Entity:
    """A facility of the document. ``mentions`` are (sentence position, mention) in text order, ``spans`` their
    source offsets; ``subjects`` (sentence position, unit) of those that are spoken of, not named by the way.
    """

    index: int
    type: str
    number: str | None
    title: str | None
    name: str
    generic: bool
    heading: bool
    proper: str | None = None
    subjects: list[tuple[int, int]] = field(default_factory=list)
    mentions: list[tuple[int, Mention]] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)
    place: PlaceName | None = None

    @property
    def named(self) -> bool:
        return self.number is not None or self.title is not None


@dataclass(slots=True, unsafe_hash=True)
class CountedNoun:
    """What a number counts: dictionary form, the words as written, category code."""

    lemma: str
    text: str
    category: str


@dataclass(slots=True, unsafe_hash=True)
class SpeakerName:
    """Whom the text quotes or credits: a name, a role or both."""

    name: str | None
    role: str | None


@dataclass(slots=True)
class Link:
    """A fact in the making: a figure or date and what it was bound to. ``start`` and ``end`` are source offsets.

    ``index`` is its place in the document, ``part_of`` that of the whole. Slots of other kinds stay None. ``more``
    tells of «ещё два центра», which repeat no earlier two.
    """

    index: int
    kind: str
    sentence: Sentence
    start: int
    end: int
    rule: str
    quantity: Quantity | None = None
    of: CountedNoun | None = None
    entity: Entity | None = None
    place: PlaceName | None = None
    event: str | None = None
    phase: str | None = None
    status: str | None = None
    when: When | None = None
    when_text: str | None = None
    said_by: SpeakerName | None = None
    measure: str | None = None
    per: str | None = None
    ages: tuple[int | None, int | None] | None = None
    role: str | None = None
    payer: str | None = None
    part_of: int | None = None
    more: bool = False


class DateResolver(Protocol):
    """Anchors the value of a DATE mention in its document; None where it cannot be told."""

    def __call__(self, spec: object, tense: Callable[[], str | None], as_start: bool = False) -> When | None:
        """``tense`` tells past, future or None, and is asked only where the date itself does not tell its year;
        ``as_start`` reads «с 2026 года» as the start of something: 2026."""
        ...


@dataclass(slots=True, unsafe_hash=True)
class Rejected:
    """A figure that became no fact, and why (for ``explain``). Offsets are source offsets."""

    sentence: Sentence
    start: int
    end: int
    rule: str
    reason: str


@dataclass(slots=True)
class Bound:
    """What binding a document gives: links in text order and its facilities; for a trace also what was rejected, and
    why some links have no facility (``homeless``).
    """

    links: list[Link]
    entities: list[Entity]
    rejected: list[Rejected]
    doc_date: date | None = None
    homeless: list[Rejected] = field(default_factory=list)
