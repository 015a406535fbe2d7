"""What an explanation holds, as data (``to_dict``) and for a reader (``render``)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from socfacts.terminal import printable

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text


@dataclass(frozen=True, slots=True)
class UnitTrace:
    """A word, mark, phrase or numeral: its classes, and its value if it is a number."""

    text: str
    start: int
    end: int
    classes: tuple[str, ...]
    value: str | None


@dataclass(frozen=True, slots=True)
class CandidateTrace:
    """What a rule found; ``dropped`` tells why it was not kept."""

    rule: str
    text: str
    start: int
    end: int
    dropped: str | None


@dataclass(frozen=True, slots=True)
class FacilityChoice:
    """A facility that a figure could have been about, where the text mentions it, and whether it was chosen."""

    name: str
    type: str
    where: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class FactTrace:
    """A fact: its slots that are not null, the quote of its whole, and the facilities that it could be about.

    ``no_facility`` tells why it has none.
    """

    id: str
    slots: dict[str, Any]
    part_of: str | None
    candidates: tuple[FacilityChoice, ...]
    repeats: str | None = None
    no_facility: str | None = None


@dataclass(frozen=True, slots=True)
class FigureTrace:
    """A number, date or facility of the text: the facts that it became, or the reason why none."""

    type: str
    text: str
    start: int
    end: int
    rule: str | None
    value: str | None
    facts: tuple[FactTrace, ...]
    reason: str | None


@dataclass(frozen=True, slots=True)
class SentenceTrace:
    """A sentence as the stages saw it. Offsets are those of the text as read."""

    index: int
    lang: str
    script: str
    role: str
    noise: str | None
    start: int
    end: int
    text: str
    units: tuple[UnitTrace, ...] = ()
    candidates: tuple[CandidateTrace, ...] = ()
    figures: tuple[FigureTrace, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """The trace of one document. ``doc_date`` anchors its relative dates (null: there is no anchor)."""

    doc_id: str
    doc_date: str | None
    facts: int
    sentences: tuple[SentenceTrace, ...] = field(default_factory=tuple)

    def to_dict(self) -> dict[str, Any]:
        """The trace as plain lists, dictionaries, strings and numbers, ready for JSON."""
        return asdict(self)

    def render(self, console: Console) -> None:
        """Print the trace; colours only where the console is a terminal."""
        for line in _document(self):
            console.print(line, soft_wrap=True)


def _line(*parts: tuple[str, str]) -> Text:
    """A line of (text, style) pairs; text from the document is spelt out where it could command a terminal."""
    from rich.text import Text

    return Text.assemble(*((printable(text), style) for text, style in parts))


def _document(explanation: Explanation) -> Iterator[Text]:
    date = explanation.doc_date or "unknown: relative dates have no anchor"
    yield _line((explanation.doc_id, "bold"), (f"  date {date}, {explanation.facts} facts", "dim"))
    for sentence in explanation.sentences:
        yield from _sentence(sentence)


def _sentence(sentence: SentenceTrace) -> Iterator[Text]:
    yield _line()
    head = f"[{sentence.index}] {sentence.lang} {sentence.script} {sentence.role} {sentence.start}:{sentence.end}  "
    if sentence.noise is not None:
        yield _line((head, "dim"), (f"{sentence.text}  ({sentence.noise})", "dim"))
        return
    yield _line((head, "dim"), (sentence.text, "bold"))
    units = [unit for unit in sentence.units if unit.classes]
    if units:
        yield _line(("    units  ", "dim"), (" · ".join(map(_unit, units)), ""))
    for candidate in sentence.candidates:
        fate = f"dropped: {candidate.dropped}" if candidate.dropped else "kept"
        yield _line(("    rule   ", "dim"), (f"{candidate.rule}  «{candidate.text}»  ", ""), (fate, "dim"))
    for figure in sentence.figures:
        yield from _figure(figure)


def _unit(unit: UnitTrace) -> str:
    value = f"={unit.value}" if unit.value is not None else ""
    return f"{unit.text}[{' '.join(unit.classes)}{value}]"


def _figure(figure: FigureTrace) -> Iterator[Text]:
    value = f" = {figure.value}" if figure.value is not None else ""
    style = "green" if figure.facts else "yellow"
    yield _line((f"    {'✓' if figure.facts else '✗'} ", style), (f"{figure.type} «{figure.text}»{value}", style))
    if figure.reason is not None:
        yield _line(("        no fact: ", "dim"), (figure.reason, ""))
    for fact in figure.facts:
        yield from _fact(fact)


def _fact(fact: FactTrace) -> Iterator[Text]:
    again = f"  (said again here; first «{fact.repeats}»)" if fact.repeats else ""
    yield _line(("        fact ", "dim"), (f"{fact.slots['kind']} {fact.id}{again}", ""))
    for slot, value in fact.slots.items():
        if slot != "kind":
            yield _line((f"          {slot:<9}", "dim"), (_plain(value), ""))
    if fact.part_of is not None:
        yield _line(("          part_of  ", "dim"), (f"«{fact.part_of}»", ""))
    if fact.no_facility is not None:
        yield _line(("          facility ", "dim"), (f"none: {fact.no_facility}", ""))
    for choice in fact.candidates:
        mark = "→" if choice.chosen else " "
        yield _line(("          among    ", "dim"), (f"{mark} {choice.name} ({choice.type}), {choice.where}", ""))


def _plain(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key} {_plain(item)}" for key, item in value.items() if item is not None)
    if isinstance(value, list | tuple):
        return " · ".join(map(_plain, value))
    return str(value)
