#!/usr/bin/env python3
"""How often the speaker of a fact is right: the samples' gold against the patterns, and against natasha's Slovnet.

    python benchmarks/speech.py [--min 0.9] [--ner natasha]

A gold fact that names its speaker counts as *right* when the extracted fact of the same kind over its quote has that
name, as *missed* when it has none or another, and is left out when no such fact was extracted: facts have a measure of
their own. Gold that leaves the speaker open says nothing about it. ``--min`` exits 1 below that accuracy.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

from socfacts import Extractor
from socfacts.records import Fact

SAMPLES = Path(__file__).resolve().parent.parent / "samples"


def gold() -> list[dict[str, object]]:
    """The gold facts that name their speaker."""
    lines = (
        line for path in sorted((SAMPLES / "gold").glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()
    )
    return [row for row in map(json.loads, lines) if row.get("said_by")]


def text_of(name: str) -> str:
    return next(SAMPLES.glob(f"*/{name}")).read_text("utf-8")


def match(row: dict[str, object], facts: list[Fact]) -> Fact | None:
    """The extracted fact of the gold fact's kind that overlaps its quote (or one of its repeats)."""
    for fact in facts:
        spans = [(fact.evidence.start, fact.evidence.end), *((s.start, s.end) for s in fact.repeats)]
        if fact.kind == row["kind"] and any(a < row["end"] and row["start"] < b for a, b in spans):  # type: ignore[operator]
            return fact
    return None


def measure(ner: str | None) -> tuple[Counter[str], list[str]]:
    """Counts of right, missed and absent facts, and a line for each that was missed."""
    extractor, counts, lines = Extractor(ner=ner), Counter[str](), []
    facts: dict[str, list[Fact]] = {}
    for row in gold():
        doc = str(row["doc"])
        if doc not in facts:
            facts[doc] = extractor.extract_text(text_of(doc), doc)
        fact = match(row, facts[doc])
        if fact is None:
            counts["absent"] += 1
            continue
        name = fact.said_by.name if fact.said_by is not None else None
        counts["right" if name == row["said_by"] else "missed"] += 1
        if name != row["said_by"]:
            lines.append(f"  {doc}: {row['quote']!r} is by {row['said_by']}, not {name}")
    return counts, lines


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--ner", choices=["natasha"])
    parser.add_argument("--min", type=float, default=0.0)
    options = parser.parse_args()
    counts, lines = measure(options.ner)
    told = counts["right"] + counts["missed"]
    accuracy = counts["right"] / told if told else 0.0
    print(f"speakers by {options.ner or 'patterns'}: {counts['right']} of {told} right ({accuracy:.1%}), ", end="")
    print(f"{counts['absent']} gold facts not extracted")
    print("\n".join(lines), end="\n" if lines else "")
    return 1 if accuracy < options.min else 0


if __name__ == "__main__":
    sys.exit(main())
