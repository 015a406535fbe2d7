"""What a check says: a table, a diff, JUnit XML and annotations for a code review."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from socfacts.check.claims import Claim, value_slot
from socfacts.check.score import LEVELS, Comparison, Floor, Pair, Score


@dataclass(frozen=True, slots=True)
class Checked:
    """One text, compared with its gold."""

    gold: Path
    path: Path
    text: str
    comparison: Comparison


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not as the gold has it, at an offset of the text."""

    what: str
    kind: str
    start: int
    lines: tuple[str, ...]


def table(score: Score) -> str:
    """Precision, recall and F1 by kind at each level."""
    rows = [f"{'':10s} gold found " + "".join(f"| {level:^17s} " for level in LEVELS)]
    rows.append(" " * 22 + "|     P     R    F1 " * len(LEVELS))
    for kind in (*score.kinds, "all"):
        kinds = score.kinds if kind == "all" else [kind]
        gold, found = (sum(counter[k] for k in kinds) for counter in (score.wanted, score.found))
        figures = [score.figures(level, kind) for level in LEVELS]
        cells = "".join(f"| {f.precision:5.2f} {f.recall:5.2f} {f.f1:5.2f} " for f in figures)
        rows.append(f"{kind:10s} {gold:4d} {found:5d} {cells}")
    return "\n".join(row.rstrip() for row in rows)


def differences(comparison: Comparison) -> list[Difference]:
    """The differences of one document in the order of its text."""
    found = [_wrong(pair) for pair in comparison.wrong]
    found += [_alone("missed", claim, "-") for claim in comparison.missed]
    found += [_alone("spurious", claim, "+") for claim in comparison.spurious]
    return sorted(found, key=lambda difference: (difference.start, difference.kind, difference.what))


def diff(checked: Checked) -> Iterator[str]:
    """A readable diff: ``-`` is what the gold wants, ``+`` what was extracted."""
    for difference in differences(checked.comparison):
        line, column = position(checked.text, difference.start)
        yield f"{checked.path}:{line}:{column}: {difference.what} {difference.kind}"
        yield from (f"  {part}" for part in difference.lines)


def position(text: str, offset: int) -> tuple[int, int]:
    """Line and column of an offset, both from 1."""
    before = text[:offset].replace("\r\n", "\n").replace("\r", "\n")
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1


def github(checked: Checked) -> Iterator[str]:
    """Workflow commands that GitHub shows beside the line of the text."""
    for difference in differences(checked.comparison):
        line, column = position(checked.text, difference.start)
        place = f"file={_property(str(checked.path))},line={line},col={column}"
        title = _property(f"{difference.what} {difference.kind}")
        yield f"::error {place},title={title}::{_data(chr(10).join(difference.lines))}"


def junit(checked: Sequence[Checked], unread: Sequence[str], floors: Sequence[Floor], score: Score) -> str:
    """JUnit XML: a case for each text, for each text that could not be read and for each floor.

    Where there are floors, they decide, and the differences of a text are its output, not its failure.
    """
    cases = [_text_case(one, not floors) for one in checked]
    cases += [_case("unread", message, f"<error message={quoteattr(_xml(message))}/>") for message in unread]
    cases += [
        _case("floors", str(floor), "" if floor.holds(score) else _floor_failure(floor, score)) for floor in floors
    ]
    failures = sum("<failure" in case for case in cases)
    head = f'<testsuite name="socfacts check" tests="{len(cases)}" failures="{failures}" errors="{len(unread)}">'
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', head, *cases, "</testsuite>"]) + "\n"


def floor_message(floor: Floor, score: Score) -> str:
    """«full:all: F1 0.587 is below 0.6»."""
    reached = score.figures(floor.level, floor.kind).f1
    return f"{floor.level}:{floor.kind}: F1 {reached:.4f} is below {floor.f1:g}"


def _wrong(pair: Pair) -> Difference:
    lines = [f"  {_said(pair.want)}"]
    for slot in pair.differing:
        lines.append(f"- {slot}: {shown(slot, pair.want.slots.get(slot))}")
        lines.append(f"+ {slot}: {shown(slot, pair.got.slots.get(slot))}")
    return Difference("wrong", pair.want.kind, pair.want.spans[0][0], tuple(lines))


def _alone(what: str, claim: Claim, sign: str) -> Difference:
    own = value_slot(claim.kind)
    rest = [f"{slot} {shown(slot, value)}" for slot, value in claim.slots.items() if value is not None and slot != own]
    line = f"{sign} {_said(claim)} {shown(own, claim.value)}"
    return Difference(what, claim.kind, claim.spans[0][0], (line + (f" ({'; '.join(rest)})" if rest else ""),))


def _said(claim: Claim) -> str:
    start, end = claim.spans[0]
    return f"«{' '.join(claim.quote.split())}» {start}:{end}"


def shown(slot: str, value: Any) -> str:
    """A slot for people: «more_than 90», «school № 14 «Жанұя»», «between 3 and 7 m2»; «none» for null."""
    if value is None:
        return "none"
    if slot == "facility":
        type_, number, title = value
        return " ".join([type_ or "any type", *([f"№ {number}"] if number else []), *([f"«{title}»"] if title else [])])
    if slot == "quantity":
        exact, low, high, qualifier, unit = value
        amount = f"between {low:f} and {high:f}" if exact is None else f"{exact:f}"
        sign = "" if qualifier in ("exact", "between") else f"{qualifier} "
        return f"{sign}{amount}" + ("" if unit == "1" else f" {unit}")
    return str(value)


def _text_case(checked: Checked, strict: bool) -> str:
    lines = _xml("\n".join(diff(checked)))
    body = ""
    if lines and strict:
        body = f'<failure message="{checked.comparison.differences} differences">{escape(lines)}</failure>'
    elif lines:
        body = f"<system-out>{escape(lines)}</system-out>"
    return _case(str(checked.gold), checked.comparison.doc, body)


def _case(group: str, name: str, body: str) -> str:
    return f"  <testcase classname={quoteattr(_xml(group))} name={quoteattr(_xml(name))}>{body}</testcase>"


def _floor_failure(floor: Floor, score: Score) -> str:
    return f"<failure message={quoteattr(floor_message(floor, score))}/>"


def _xml(text: str) -> str:
    """``text`` without the characters that XML 1.0 cannot hold."""
    return "".join(c if c in "\t\n" or (c >= " " and c not in "\x7f\ufffe\uffff") else f"\\x{ord(c):02x}" for c in text)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
