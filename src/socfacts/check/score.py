"""Comparing facts with gold: who stands for whom, and how much of it is right.

Three nested levels. *Value*: the kind, an overlapping span and the normalised value. *Bound*: value, plus what is
counted, the facility and the region. *Full*: bound, plus every other slot that the gold names. An optional gold fact is
neither wanted nor punished.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from socfacts.check.claims import BOUND_SLOTS, OTHER_SLOTS, Claim, same_slot, same_value, value_slot

Level = Literal["value", "bound", "full"]
LEVELS: tuple[Level, ...] = ("value", "bound", "full")


@dataclass(frozen=True, slots=True)
class Pair:
    """A fact and the gold fact that it stands for: how many levels hold (0 to 3), and the slots that differ."""

    got: Claim
    want: Claim
    reached: int
    differing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """One document: pairs, facts that nothing wanted, and required gold facts that nothing met."""

    doc: str
    pairs: tuple[Pair, ...]
    spurious: tuple[Claim, ...]
    missed: tuple[Claim, ...]

    @property
    def wrong(self) -> tuple[Pair, ...]:
        """Pairs that differ and count."""
        return tuple(pair for pair in self.pairs if pair.differing and not pair.want.optional)

    @property
    def differences(self) -> int:
        return len(self.wrong) + len(self.spurious) + len(self.missed)


def compare(doc: str, got: Sequence[Claim], want: Sequence[Claim]) -> Comparison:
    """Pair the facts of one document with its gold: one to one, the best levels first, then required gold before
    optional, then the largest overlap."""
    candidates = []
    for i, fact in enumerate(got):
        for j, gold in enumerate(want):
            common = _overlap(fact, gold) if fact.kind == gold.kind else 0
            if common > 0:
                pair = _pair(fact, gold)
                candidates.append(((pair.reached, not gold.optional, common), i, j, pair))
    candidates.sort(key=lambda candidate: candidate[0], reverse=True)
    used_got: set[int] = set()
    used_want: set[int] = set()
    pairs = []
    for _, i, j, pair in candidates:
        if i not in used_got and j not in used_want:
            used_got.add(i)
            used_want.add(j)
            pairs.append(pair)
    return Comparison(
        doc,
        tuple(pairs),
        spurious=tuple(fact for i, fact in enumerate(got) if i not in used_got),
        missed=tuple(gold for j, gold in enumerate(want) if j not in used_want and not gold.optional),
    )


def _overlap(got: Claim, want: Claim) -> int:
    """Characters in common with the gold's evidence: the best of all the places where the fact is said."""
    start, end = want.spans[0]
    return max(min(e, end) - max(s, start) for s, e in got.spans)


def _pair(got: Claim, want: Claim) -> Pair:
    own = value_slot(want.kind)
    if not same_value(got, want):
        return Pair(got, want, 0, (own,))
    bound, other = (
        tuple(s for s in slots if s in want.slots and s != own and not same_slot(s, got.slots.get(s), want.slots[s]))
        for slots in (BOUND_SLOTS, OTHER_SLOTS)
    )
    return Pair(got, want, 1 if bound else 2 if other else 3, bound + other)


@dataclass(frozen=True, slots=True)
class Figures:
    """Precision, recall and F1 of one level; 1 where nothing was wanted and nothing found."""

    precision: float
    recall: float
    f1: float


@dataclass(slots=True)
class Score:
    """Counts by kind, summed over documents."""

    wanted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    right: dict[Level, Counter[str]] = field(default_factory=lambda: {level: Counter() for level in LEVELS})

    def add(self, comparison: Comparison) -> None:
        """Count one document."""
        for pair in comparison.pairs:
            if pair.want.optional:
                continue
            self.found[pair.got.kind] += 1
            self.wanted[pair.want.kind] += 1
            for level in LEVELS[: pair.reached]:
                self.right[level][pair.want.kind] += 1
        self.found.update(claim.kind for claim in comparison.spurious)
        self.wanted.update(claim.kind for claim in comparison.missed)

    @property
    def kinds(self) -> list[str]:
        """The kinds that were wanted or found, in the order of the alphabet."""
        return sorted(set(self.wanted) | set(self.found))

    def figures(self, level: Level, kind: str) -> Figures:
        """The figures of a kind, or of ``all``."""
        kinds: Iterable[str] = self.kinds if kind == "all" else (kind,)
        right, found, wanted = (sum(c[k] for k in kinds) for c in (self.right[level], self.found, self.wanted))
        if not found and not wanted:
            return Figures(1.0, 1.0, 1.0)
        return Figures(right / found if found else 0.0, right / wanted if wanted else 0.0, 2 * right / (found + wanted))


@dataclass(frozen=True, slots=True)
class Floor:
    """An F1 that must be reached, as ``--min-f1`` asks: «count=0.9», «full:all=0.6»."""

    level: Level
    kind: str
    f1: float

    def __str__(self) -> str:
        return f"{self.level}:{self.kind}={self.f1:g}"

    def holds(self, score: Score) -> bool:
        """Whether the score reaches the floor."""
        return score.figures(self.level, self.kind).f1 >= self.f1
