"""Tries the rules on a sentence's units and keeps the longest of what they find."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from socfacts.errors import RuleError
from socfacts.language.grammar import CompiledRule, Grammar
from socfacts.language.units import Unit
from socfacts.mentions.composers import COMPOSERS, Found
from socfacts.mentions.currency import restore_currency
from socfacts.types import Mention

# Told of every candidate: the rule's id, its span, and why it was dropped (None where it was kept).
Trace = Callable[[str, int, int, str | None], None]


_FIGURES = frozenset({"NUMBER", "MONEY", "QUANTITY", "PERCENT"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """What one rule found, before overlaps are settled. ``first`` and ``last`` are unit indexes, inclusive.

    A group named ``at`` narrows the mention to itself; the words around it are context, which counts in ``weight``:
    «в возрасте ⟦5 лет⟧» is an age because it explains more of the sentence than a duration of five years.
    """

    rule: CompiledRule
    first: int
    last: int
    start: int
    end: int
    value: object
    groups: dict[str, tuple[int, int]]
    weight: int


class Finder:
    """Applies one grammar's rules."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        for rule in grammar.rules:
            if rule.rule.make is not None and rule.rule.make not in COMPOSERS:
                known = ", ".join(sorted(COMPOSERS))
                raise RuleError(f"rule {rule.rule.id}, field make: unknown {rule.rule.make!r}; there are {known}")
        # One bit for each distinct set of characters that some rule needs one of.
        bits: dict[str, int] = {}
        self._needed = tuple(
            (rule, sum(1 << bits.setdefault(need, len(bits)) for need in set(rule.pattern.needs)))
            for rule in grammar.rules
        )
        self._bits: dict[str, int] = {}
        for need, bit in bits.items():
            for character in need:
                self._bits[character] = self._bits.get(character, 0) | 1 << bit
        # Sentences share their plans: what counts is which needs are met.
        self._plans: dict[int, tuple[CompiledRule, ...]] = {}

    def find(self, units: Sequence[Unit], trace: Trace | None = None, codes: str | None = None) -> list[Mention]:
        """The mentions of a sentence in order; numeric types never overlap. ``codes`` are those of the units."""
        codes = "".join([unit.lexeme.code for unit in units]) if codes is None else codes
        candidates = [
            candidate
            for rule in self._plan(codes)
            if (match := rule.pattern.regex.search(codes)) is not None
            for candidate in self._apply(rule, match, units, trace)
        ]
        kept = _longest(candidates, trace)
        mentions = [_mention(c, _dates_inside(c, candidates)) for c in kept if c.rule.rule.type != "IGNORE"]
        return restore_currency(mentions, units)[0]

    def _plan(self, codes: str) -> tuple[CompiledRule, ...]:
        """The rules all of whose obligatory elements the sentence has, in their order."""
        met = 0
        for code in set(codes):
            met |= self._bits.get(code, 0)
        plan = self._plans.get(met)
        if plan is None:
            if len(self._plans) > 20_000:
                self._plans.clear()
            plan = self._plans[met] = tuple(rule for rule, needed in self._needed if needed & met == needed)
        return plan

    def _apply(
        self, rule: CompiledRule, first_match: re.Match[str], units: Sequence[Unit], trace: Trace | None
    ) -> Iterator[Candidate]:
        """The candidates of a rule from its first match on."""
        names = first_match.re.groupindex
        for match in _matches(first_match):
            weight = units[match.end() - 1].end - units[match.start()].start
            first, stop = match.span("at") if "at" in names else match.span()
            last = stop - 1
            start, end = units[first].start, units[last].end
            if rule.rule.type in _FIGURES and stop == len(units) and units[last].text.endswith("."):
                end -= 1  # the sentence's full stop: «построили на $145 млн.»
            spans = {name: match.span(name) for name in names if match.start(name) >= 0}
            value: object = None
            if rule.rule.make is not None:
                groups = {name: list(units[a:b]) for name, (a, b) in spans.items()}
                found = Found(groups, rule.pattern.group_classes, rule.rule.with_)
                value = COMPOSERS[rule.rule.make](found)
                if value is None:
                    if trace:
                        trace(rule.rule.id, start, end, "its words make no value")
                    if not rule.rule.with_.get("valueless"):
                        continue
            yield Candidate(rule, first, last, start, end, value, spans, weight)


def _matches(first: re.Match[str]) -> Iterator[re.Match[str]]:
    """The matches from left to right. The context after ``at`` may be that of the next match: «2009, 2011 и 2014»."""
    end: str | int = "at" if "at" in first.re.groupindex else 0
    match: re.Match[str] | None = first
    while match is not None:
        yield match
        match = first.re.search(first.string, match.end(end))


def _longest(candidates: list[Candidate], trace: Trace | None) -> list[Candidate]:
    order = sorted(candidates, key=lambda c: (-c.weight, -c.rule.rule.priority, c.start, c.rule.order))
    taken: list[Candidate] = []  # in text order and apart from each other, so only one neighbour can overlap
    for candidate in order:
        at = bisect_left(taken, candidate.end, key=_start)
        rival = taken[at - 1] if at and candidate.start < taken[at - 1].end else None
        if rival is None:
            taken.insert(at, candidate)
        if trace:
            reason = f"{rival.rule.rule.id} is longer" if rival else None
            trace(candidate.rule.rule.id, candidate.start, candidate.end, reason)
    return taken


def _start(candidate: Candidate) -> int:
    return candidate.start


def _dates_inside(candidate: Candidate, candidates: list[Candidate]) -> tuple[Mention, ...]:
    """The dates that a time takes in: «вечером 6 мая»."""
    if candidate.rule.rule.type != "TIME":
        return ()
    within = [
        c for c in candidates
        if c.rule.rule.type == "DATE" and c.value is not None and candidate.start <= c.start and c.end <= candidate.end
    ]  # fmt: skip
    return tuple(_mention(c) for c in _longest(within, None))


def _mention(candidate: Candidate, inside: tuple[Mention, ...] = ()) -> Mention:
    rule = candidate.rule.rule
    return Mention(
        rule.type,  # type: ignore[arg-type]  # IGNORE was left out by the caller
        candidate.start, candidate.end, candidate.first, candidate.last, candidate.value, rule.id, candidate.groups,
        inside,
    )  # fmt: skip
