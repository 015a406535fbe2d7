"""Runs the stages once more with a listener, and joins what each said about every number, date and facility."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, Protocol

from socfacts.explain.report import (
    CandidateTrace,
    Explanation,
    FacilityChoice,
    FactTrace,
    FigureTrace,
    SentenceTrace,
    UnitTrace,
)
from socfacts.facts import build_facts
from socfacts.language.grammar import Grammar
from socfacts.language.units import Unit
from socfacts.language.wordlists import with_folder
from socfacts.mentions.finder import Finder
from socfacts.records import Fact
from socfacts.segment import furniture
from socfacts.segment.dates import dateline
from socfacts.types import Bound, Document, Entity, Link, Mention, Quantity, Sentence

_TOPIC_REACH = 6
_SLOTS = (
    "quantity", "of", "facility", "place", "event", "phase", "status", "when", "said_by", "measure", "per", "ages",
    "role", "payer",
)  # fmt: skip
_MENTION_ONLY = {
    "ORDINAL": "ordinals are mentions only",
    "TIME": "clock times are mentions only",
    "AGE": "an age is a slot of a count of people, never a fact",
    "QUANTITY": "lengths, volumes, weights and rates are mentions only",
    "NUMBER": "the number belongs to a name, or has no value",
    "DATE": "the date cannot be told: it has no anchor, or is a duration",
}


class Traceable(Protocol):
    """What explaining asks of an ``Extractor``."""

    rules_folder: Path | None

    def grammar(self, lang: str) -> Grammar:
        """The compiled grammar of a language."""
        ...

    def sentences(self, document: Document) -> list[Sentence]:
        """The sentences of a document."""
        ...

    def bind(self, document: Document, trace: bool = False) -> Bound:
        """Links, facilities and rejected figures of a document."""
        ...


def explain(extractor: Traceable, document: Document) -> Explanation:
    """Why each fact of a document is what it is, and why its other numbers, dates and facilities are none."""
    bound = extractor.bind(document, trace=True)
    facts = build_facts(document, bound)
    known = _Known(document, bound, facts)
    finders: dict[str, Finder] = {}
    with with_folder(extractor.rules_folder):
        sentences = [_sentence(sentence, extractor, finders, known) for sentence in extractor.sentences(document)]
    date = bound.doc_date.isoformat() if bound.doc_date is not None else None
    return Explanation(document.id, date, len(facts), tuple(sentences))


@dataclass(slots=True)
class _Known:
    """What binding made of the document."""

    document: Document
    bound: Bound
    facts: list[Fact]

    def fact_of(self, link: Link) -> tuple[Fact, bool] | None:
        """The fact of a link, and whether the link only says it again."""
        for fact in self.facts:
            if fact.kind == link.kind and (fact.evidence.start, fact.evidence.end) == (link.start, link.end):
                return fact, False
        for fact in self.facts:
            if fact.kind == link.kind and any((s.start, s.end) == (link.start, link.end) for s in fact.repeats):
                return fact, True
        return None

    def links_over(self, sentence: Sentence, start: int, end: int) -> list[Link]:
        """The links of a sentence that begin in or cover a source span; a facility's own link is no figure's."""
        figures = [link for link in self.bound.links if link.kind != "facility"]
        return [x for x in figures if x.sentence.index == sentence.index and x.start < end and start < x.end]

    def rejection(self, sentence: Sentence, start: int, end: int) -> str | None:
        """Why binding refused the figure at a source span."""
        for rejected in self.bound.rejected:
            if rejected.sentence.index == sentence.index and rejected.start < end and start < rejected.end:
                return rejected.reason
        return None

    def why_homeless(self, link: Link) -> str | None:
        """Why a link has no facility; that of a date is told beside the word of its event."""
        if link.entity is not None:
            return None
        here = [told for told in self.bound.homeless if told.sentence.index == link.sentence.index]
        own = [told for told in here if told.start < link.end and link.start < told.end]
        told = next(iter(own or (here if link.kind == "date" else [])), None)
        return told.reason if told is not None else None


def _sentence(sentence: Sentence, extractor: Traceable, finders: dict[str, Finder], known: _Known) -> SentenceTrace:
    grammar = extractor.grammar(sentence.lang)
    finder = finders.setdefault(sentence.lang, Finder(grammar))
    units = grammar.analyser.units(sentence.text)
    candidates: list[CandidateTrace] = []

    def listen(rule: str, start: int, end: int, dropped: str | None) -> None:
        source = sentence.span(start, end)
        candidates.append(CandidateTrace(rule, known.document.text[slice(*source)], *source, dropped))

    mentions = finder.find(units, listen)
    noise = _why_noise(sentence) if sentence.role == "noise" else None
    figures = [_figure(sentence, mention, known, noise) for mention in mentions]
    figures += _loose(sentence, units, mentions, candidates, known)
    if noise is None:
        figures += _facilities(sentence, known)
    candidates.sort(key=lambda candidate: (candidate.start, candidate.dropped is not None))
    return SentenceTrace(
        sentence.index, sentence.lang, sentence.script, sentence.role, noise, sentence.start, sentence.end,
        known.document.text[sentence.start : sentence.end],
        tuple(_unit(sentence, unit) for unit in units), tuple(candidates),
        tuple(sorted(figures, key=lambda figure: (figure.start, figure.end))),
    )  # fmt: skip


def _why_noise(sentence: Sentence) -> str:
    if dateline(sentence.text) is not None:
        return "noise: the date line"
    found = furniture.reason(sentence.text)
    return f"noise: {found or 'a caption, byline, signature or list of links beside other furniture'}"


def _unit(sentence: Sentence, unit: Unit) -> UnitTrace:
    classes = sorted(c for c in unit.classes if c != "word" and not c.startswith("lit_"))
    value = str(unit.value) if unit.value is not None else None
    return UnitTrace(unit.text, *sentence.span(unit.start, unit.end), tuple(classes), value)


def _figure(sentence: Sentence, mention: Mention, known: _Known, noise: str | None) -> FigureTrace:
    start, end = sentence.span(mention.start, mention.end)
    links = known.links_over(sentence, start, end)
    facts = tuple(trace for link in links if (trace := _fact(link, known)) is not None)
    reason = (
        None if facts else noise or known.rejection(sentence, start, end) or _mention_only(sentence, mention, known)
    )
    text = known.document.text[start:end]
    return FigureTrace(mention.type, text, start, end, mention.rule, _value(mention.value), facts, reason)


def _mention_only(sentence: Sentence, mention: Mention, known: _Known) -> str:
    start, end = sentence.span(mention.start, mention.end)
    if mention.type in ("NUMBER", "ORDINAL"):
        for entity in known.bound.entities:
            if any(a <= start and end <= b for a, b in entity.spans):
                return f"part of the facility's name: {entity.name}"
    if mention.type == "DATE":
        text = known.document.text[start:end]
        dated = [link for link in known.bound.links if link.sentence.index == sentence.index and link.when_text == text]
        if dated:
            return f"only the time of {len(dated)} figure(s) of its clause"
    return _MENTION_ONLY.get(mention.type, "mentions of this type make no fact")


def _loose(
    sentence: Sentence, units: Sequence[Unit], mentions: list[Mention], candidates: list[CandidateTrace], known: _Known
) -> Iterator[FigureTrace]:  # fmt: skip
    """Numbers outside all mentions: compounds, what a negative rule took, what is glued to letters."""
    for unit in units:
        junk = "junk" in unit.classes or "phone" in unit.classes
        if (unit.value is None and not junk) or any(m.start < unit.end and unit.start < m.end for m in mentions):
            continue
        start, end = sentence.span(unit.start, unit.end)
        links = known.links_over(sentence, start, end)
        facts = tuple(trace for link in links if (trace := _fact(link, known)) is not None)
        taken = next((c.rule for c in candidates if c.dropped is None and c.start < end and start < c.end), None)
        reason = None if facts else _why_loose(junk, taken, sentence, start, end, known)
        value = str(unit.value) if unit.value is not None else None
        rule = links[0].rule if links else taken
        yield FigureTrace("NUMBER", known.document.text[start:end], start, end, rule, value, facts, reason)


def _why_loose(junk: bool, taken: str | None, sentence: Sentence, start: int, end: int, known: _Known) -> str:
    for entity in known.bound.entities:
        if any(a <= start and end <= b for a, b in entity.spans):
            return f"part of the facility's name: {entity.name}"
    if taken is not None:
        return f"the negative rule {taken} says that it is no figure"
    if junk:
        return "a phone, a code, or a number glued to letters"
    return known.rejection(sentence, start, end) or "no rule takes it"


def _facilities(sentence: Sentence, known: _Known) -> Iterator[FigureTrace]:
    for entity in known.bound.entities:
        own = next((link for link in known.bound.links if link.kind == "facility" and link.entity is entity), None)
        trace = _fact(own, known) if own is not None else None
        for start, end in entity.spans:
            if not sentence.start <= start < sentence.end:
                continue
            reason = None if trace else "no number or title, and nothing is bound to it"
            text = known.document.text[start:end]
            rule = own.rule if own is not None else None
            yield FigureTrace("FACILITY", text, start, end, rule, entity.name, (trace,) if trace else (), reason)


def _fact(link: Link, known: _Known) -> FactTrace | None:
    found = known.fact_of(link)
    if found is None:
        return None
    fact, again = found
    data = fact.model_dump(mode="json")
    slots: dict[str, Any] = {"kind": fact.kind, "rule": fact.rule}
    slots.update((slot, data[slot]) for slot in _SLOTS if data.get(slot) is not None)
    whole = next((other for other in known.facts if other.id == data.get("part_of")), None)
    return FactTrace(
        fact.id, slots, whole.evidence.quote if whole is not None else None,
        tuple(_choices(link, known)) if link.kind != "facility" else (), fact.evidence.quote if again else None,
        known.why_homeless(link),
    )  # fmt: skip


def _choices(link: Link, known: _Known) -> Iterator[FacilityChoice]:
    """The facilities of the link's sentence and of those right before it, the nearest mention of each."""
    for entity in known.bound.entities:
        where = _where(link, entity, known)
        if where is not None or entity is link.entity:
            yield FacilityChoice(entity.name, entity.type, where or "elsewhere in the text", entity is link.entity)


def _where(link: Link, entity: Entity, known: _Known) -> str | None:
    sentence = link.sentence
    inside = [start for start, _ in entity.spans if sentence.start <= start < sentence.end]
    if inside:
        distance = min((start - link.start for start in inside), key=abs)
        side = "after" if distance > 0 else "before"
        return f"{abs(distance)} characters {side} it in its sentence"
    before = [start for start, _ in entity.spans if start < sentence.start]
    if not before:
        return None
    gap = known.document.text.count(".", before[-1], sentence.start)
    return f"{sentence.start - before[-1]} characters before its sentence" if gap <= _TOPIC_REACH else None


def _value(value: object) -> str | None:
    """A mention's value in a few words."""
    if value is None:
        return None
    if isinstance(value, Quantity):
        numbers = {"value": value.value, "low": value.low, "high": value.high}
        told = " ".join(f"{name} {number:f}" for name, number in numbers.items() if isinstance(number, Decimal))
        return f"{value.qualifier} {told} {value.unit}"
    return str(value)
