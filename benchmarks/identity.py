"""Facility identity: of the pairs of mentions that the gold joins, how many are joined, and how many joins are wrong.

    python benchmarks/identity.py samples/gold/ru.gold.jsonl samples/ru
    python benchmarks/identity.py GOLD FOLDER            # any gold in that notation

A gold facility fact lists its ``mentions``; gold without them (facts that only name their facility) is measured on
the facts' own spans: two facts of one document about the same number, title and type are a pair. Optional facts are
neither wanted nor wrong.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

from socfacts import Extractor
from socfacts.types import Document

Span = tuple[int, int]


def gold_groups(rows: list[dict[str, Any]]) -> list[list[Span]]:
    """Spans that mean one facility, a list for each facility of a document."""
    groups: dict[Any, list[Span]] = defaultdict(list)
    for number, row in enumerate(rows):
        facility = row.get("facility")
        if not facility or row.get("optional"):
            continue
        if row.get("mentions"):
            groups[number] = [(m[0], m[1]) if isinstance(m, list) else (m["start"], m["end"]) for m in row["mentions"]]
        elif row["kind"] != "facility" and not any(r.get("mentions") for r in rows):
            groups[facility["type"], facility["number"], facility["title"]].append((row["start"], row["end"]))
    return [spans for spans in groups.values() if spans]


def predicted(extractor: Extractor, path: Path, by_mention: bool) -> list[tuple[Span, str]]:
    """The spans of what was extracted, each with the id of its facility."""
    facts = extractor.extract(Document(path.name, path.read_text(encoding="utf-8-sig")))
    found: list[tuple[Span, str]] = []
    for fact in facts:
        if by_mention and fact.kind == "facility":
            found += [((span.start, span.end), fact.facility.id) for span in fact.mentions]
        elif not by_mention and fact.kind != "facility" and fact.facility is not None:
            found.append(((fact.evidence.start, fact.evidence.end), fact.facility.id))
    return found


def label(span: Span, found: list[tuple[Span, str]]) -> str | None:
    """The facility id of the extracted span that shares most characters with ``span``."""
    shared = [(min(e, span[1]) - max(s, span[0]), id_) for (s, e), id_ in found]
    best = max(shared, default=(0, ""))
    return best[1] if best[0] > 0 else None


class Pairs(NamedTuple):
    """Pairs of mentions: those that the gold joins, those joined rightly, all joined, and those joined wrongly."""

    wanted: int
    joined: int
    made: int
    wrong: int


def measure(gold_path: Path, folder: Path) -> Pairs:
    """The pairs of a gold file over its folder of texts."""
    rows_by_doc: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in gold_path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        rows_by_doc[row["doc"]].append(row)
    extractor = Extractor()
    wanted = joined = made = wrong = 0
    for doc, rows in rows_by_doc.items():
        groups = gold_groups(rows)
        found = predicted(extractor, folder / doc, any(row.get("mentions") for row in rows))
        labels = [(number, label(span, found)) for number, spans in enumerate(groups) for span in spans]
        for (group_a, a), (group_b, b) in combinations(labels, 2):
            same = a is not None and a == b
            wanted += group_a == group_b
            joined += same and group_a == group_b
            made += same
            wrong += same and group_a != group_b
    return Pairs(wanted, joined, made, wrong)


def main() -> None:
    gold_path, folder = Path(sys.argv[1]), Path(sys.argv[2])
    pairs = measure(gold_path, folder)
    joined, wrong = pairs.joined / max(pairs.wanted, 1), pairs.wrong / max(pairs.made, 1)
    print(f"{gold_path}: {pairs.joined} of {pairs.wanted} gold pairs joined ({joined:.1%}); "
          f"{pairs.wrong} of {pairs.made} joins wrong ({wrong:.1%})")  # fmt: skip


if __name__ == "__main__":
    main()
