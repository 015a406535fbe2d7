"""Tries the rules on a sentence's units and keeps the longest of what they find."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import reduce
from operator import attrgetter, or_

from socfacts.errors import RuleError
from socfacts.language.grammar import CompiledRule, Grammar
from socfacts.language.units import Unit
from socfacts.mentions.composers import COMPOSERS, Found
from socfacts.mentions.currency import restore_currency
from socfacts.types import Mention

# Told of every candidate: the rule's id, its span, and why it was dropped (None where it was kept).
Trace = Callable[[str, int, int, str | None], None]


_MOST = 32_768
_FIGURES = frozenset({"NUMBER", "MONEY", "QUANTITY", "PERCENT"})


class Candidate:
    """A stretch that one rule matched. ``first`` and ``last`` are unit indexes, inclusive.

    A group named ``at`` narrows the mention to itself; the words around it are context, which counts in ``weight``:
    «в возрасте ⟦5 лет⟧» is an age because it explains more of the sentence than a duration of five years.
    Its value is composed when it is first asked for: most candidates lose to a longer one.
    """

    __slots__ = (
        "_groups",
        "_match",
        "_units",
        "_value",
        "_values",
        "end",
        "first",
        "is_composed",
        "last",
        "rank",
        "rule",
        "start",
    )

    def __init__(
        self,
        rule: CompiledRule,
        match: re.Match[str],
        units: Sequence[Unit],
        values: dict[tuple[int, str, str], object],
    ) -> None:
        self.rule = rule
        first, stop = match.span(_mentioned(match, rule.narrows))
        self.first, self.last = first, stop - 1
        self.start, self.end = units[first].start, units[stop - 1].end
        if rule.rule.type in _FIGURES and stop == len(units) and units[-1].text.endswith("."):
            self.end -= 1  # the sentence's full stop: «построили на $145 млн.»
        weight = units[match.end() - 1].end - units[match.start()].start
        self.rank = (-weight, -rule.rule.priority, self.start, rule.order)
        self._match, self._units, self._values = match, units, values
        self._value: object = None
        self._groups: dict[str, tuple[int, int]] | None = None
        self.is_composed = rule.rule.make is None

    @property
    def value(self) -> object:
        """What the rule's composer makes of the match; None for a rule without one."""
        if not self.is_composed:
            match, values = self._match, self._values
            first, stop = match.span()
            # The same words make the same value wherever they stand.
            key = self.rule.order, match[0], " ".join([unit.text for unit in self._units[first:stop]])
            if key not in values:
                if len(values) > _MOST:
                    values.clear()
                values[key] = self._compose()
            self._value = values[key]
            self.is_composed = True
        return self._value

    def _compose(self) -> object:
        groups = {name: self._units[a:b] for name, (a, b) in self.groups().items()}
        found = Found(groups, self.rule.pattern.group_classes, self.rule.rule.with_)
        return COMPOSERS[self.rule.rule.make or ""](found)

    @property
    def has_meaning(self) -> bool:
        """Whether its words make the value that its rule asks for."""
        rule = self.rule.rule
        return rule.make is None or self.value is not None or bool(rule.with_.get("valueless"))

    def groups(self) -> dict[str, tuple[int, int]]:
        """The unit spans of the pattern's groups that took part, ends excluded."""
        if self._groups is None:
            span = self._match.span
            self._groups = {name: at for name in self.rule.groups if (at := span(name))[0] >= 0}
        return self._groups


_RANK, _START = attrgetter("rank"), attrgetter("start")


class Finder:
    """Applies one grammar's rules."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        for rule in grammar.rules:
            if rule.rule.make is not None and rule.rule.make not in COMPOSERS:
                known = ", ".join(sorted(COMPOSERS))
                raise RuleError(f"rule {rule.rule.id}, field make: unknown {rule.rule.make!r}; there are {known}")
        self._asked = reduce(or_, [rule.needs for rule in grammar.rules], 0)
        # Sentences share their plans: what counts is which needs are met.
        self._plans: dict[int, tuple[CompiledRule, ...]] = {}
        self._values: dict[tuple[int, str, str], object] = {}

    def find(self, units: Sequence[Unit], trace: Trace | None = None) -> list[Mention]:
        """The mentions of a sentence in order, currencies that it leaves out restored; numeric types never overlap."""
        codes = "".join([unit.lexeme.code for unit in units])
        present = self.grammar.lexicon.codes.present(codes)
        return restore_currency(self.find_bare(units, codes, present, trace), units)[0]

    def find_bare(self, units: Sequence[Unit], codes: str, present: int, trace: Trace | None = None) -> list[Mention]:
        """The mentions as the rules find them. ``codes`` are the units' class characters, ``present`` their bits."""
        candidates = [
            Candidate(rule, match, units, self._values)
            for rule in self._plan(present)
            if (first := rule.pattern.regex.search(codes)) is not None
            for match in (_matches(first, rule.narrows) if first.end() < len(codes) else (first,))
        ]
        if not candidates:
            return []
        kept = _longest(candidates, trace)
        return [_mention(c, _taken_in(c, candidates)) for c in kept if c.rule.rule.type != "IGNORE"]

    def _plan(self, present: int) -> tuple[CompiledRule, ...]:
        """The rules all of whose obligatory elements the sentence has, in their order."""
        met = present & self._asked
        plan = self._plans.get(met)
        if plan is None:
            if len(self._plans) > 20_000:
                self._plans.clear()
            plan = self._plans[met] = tuple(rule for rule in self.grammar.rules if rule.needs & met == rule.needs)
        return plan


def _matches(first: re.Match[str], narrows: bool) -> Iterator[re.Match[str]]:
    """The matches from left to right. The context after ``at`` may be that of the next match: «2009, 2011 и 2014»."""
    match: re.Match[str] | None = first
    while match is not None:
        yield match
        match = first.re.search(first.string, match.end(_mentioned(match, narrows)))


def _mentioned(match: re.Match[str], narrows: bool) -> str | int:
    """The group that the mention covers: ``at``, where the branch that matched has it, else the whole match."""
    return "at" if narrows and match.start("at") >= 0 else 0


def _longest(candidates: list[Candidate], trace: Trace | None) -> list[Candidate]:
    """The longest candidates that do not overlap and have a meaning, in text order."""
    taken: list[Candidate] = []  # apart from each other, so only one neighbour can overlap
    for candidate in sorted(candidates, key=_RANK):
        at = bisect_left(taken, candidate.end, key=_START)
        rival = taken[at - 1] if at and candidate.start < taken[at - 1].end else None
        kept = rival is None and candidate.has_meaning
        if kept:
            taken.insert(at, candidate)
        if trace:
            lost = "its words make no value" if rival is None else f"{rival.rule.rule.id} is longer"
            trace(candidate.rule.rule.id, candidate.start, candidate.end, None if kept else lost)
    return taken


def _taken_in(candidate: Candidate, candidates: list[Candidate]) -> tuple[Mention, ...]:
    """The dates and the ordinals in digits that a time takes in: «вечером 6 мая», «на 53-й минуте»."""
    if candidate.rule.rule.type != "TIME":
        return ()
    within = [
        c for c in candidates
        if candidate.start <= c.start and c.end <= candidate.end
        and (c.rule.rule.type == "DATE" or (c.rule.rule.type == "ORDINAL" and c._units[c.first].text[0].isdigit()))
        and c.value is not None
    ]  # fmt: skip
    return tuple(_mention(c) for c in _longest(within, None))


def _mention(candidate: Candidate, inside: tuple[Mention, ...] = ()) -> Mention:
    rule = candidate.rule.rule
    return Mention(
        rule.type,  # type: ignore[arg-type]  # IGNORE was left out by the caller
        candidate.start, candidate.end, candidate.first, candidate.last, candidate.value, rule.id, candidate.groups(),
        inside,
    )  # fmt: skip
