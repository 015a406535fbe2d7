"""Russian mentions beside natasha and dateparser, in one run over a corpus with gold spans.

    python benchmarks/mentions.py CORPUS.jsonl… [--first N]

A corpus row is ``{"id", "text", "entities": [[start, end, type], …]}``, such as NEREL's. Two criteria, one to one:
*core*, the same span once leading prepositions and bounds and trailing marks are off both sides, and *overlap*.
natasha tells money and dates, dateparser dates; a peer without a type has a blank. Needs ``pip install dateparser``
and natasha (the extra ``ner``). Speed is CPU time on this machine, in UTF-8 megabytes a second, models loaded.
"""

from __future__ import annotations

import argparse
import importlib
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from socfacts.pipeline import Extractor
from socfacts.types import Document

Span = tuple[int, int]
Found = Iterator[tuple[str, int, int]]
System = Callable[[str], Found]

TYPES = ("MONEY", "DATE", "NUMBER", "PERCENT", "ORDINAL", "AGE", "TIME")
LEAD = re.compile(
    r"(?:(?:в|во|с|со|на|по|до|за|к|от|из|около|более|свыше|почти|примерно|порядка|менее|не|чем|больше|меньше)\s+)+",
    re.I,
)
TAIL = re.compile(r"[\s.,:;!?)»\"]+$")


@dataclass(frozen=True, slots=True)
class Row:
    id: str
    text: str
    gold: frozenset[tuple[str, int, int]]


def rows(paths: list[Path], first: int | None) -> list[Row]:
    """The rows of the corpora, the first ``first`` of them."""
    found = []
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            data = json.loads(line)
            gold = frozenset((kind, start, end) for start, end, kind in data["entities"] if kind in TYPES)
            found.append(Row(data["id"], data["text"], gold))
    return found[:first]


def socfacts() -> System:
    extractor = Extractor()

    def find(text: str) -> Found:
        for mention in extractor.mentions(Document("text", text)):
            yield ("NUMBER" if mention.type == "QUANTITY" else mention.type), mention.start, mention.end

    return find


def natasha() -> System:
    # natasha 1.6 imports pymorphy2, which is abandoned; pymorphy3 has the same interface.
    sys.modules.setdefault("pymorphy2", importlib.import_module("pymorphy3"))
    library = importlib.import_module("natasha")
    vocabulary = library.MorphVocab()
    extractors = {"MONEY": library.MoneyExtractor(vocabulary), "DATE": library.DatesExtractor(vocabulary)}

    def find(text: str) -> Found:
        for kind, extractor in extractors.items():
            for match in extractor(text):
                yield kind, match.start, match.stop

    return find


def dateparser() -> System:
    search = importlib.import_module("dateparser.search").search_dates

    def find(text: str) -> Found:
        position = 0
        for written, _ in search(text, languages=["ru"]) or ():
            start = text.find(written, position)
            if start >= 0:
                position = start + len(written)
                yield "DATE", start, position

    return find


SYSTEMS: dict[str, tuple[Callable[[], System], tuple[str, ...]]] = {
    "socfacts": (socfacts, TYPES),
    "natasha": (natasha, ("MONEY", "DATE")),
    "dateparser": (dateparser, ("DATE",)),
}


def core(text: str, span: Span) -> Span:
    """The span without leading prepositions and bounds and without trailing marks."""
    start, end = span
    lead = LEAD.match(text, start, end)
    if lead and lead.end() < end:
        start = lead.end()
    return start, start + len(TAIL.sub("", text[start:end])) or end


def overlaps(gold: set[Span], found: set[Span]) -> int:
    """How many spans pair off, one to one, with any character in common."""
    taken: set[Span] = set()
    for start, end in sorted(gold):
        rival = next((span for span in sorted(found - taken) if span[0] < end and start < span[1]), None)
        if rival is not None:
            taken.add(rival)
    return len(taken)


def measure(name: str, corpus: list[Row]) -> tuple[dict[str, dict[str, float]], float]:
    """F1 by type and criterion, and megabytes a second."""
    build, types = SYSTEMS[name]
    find = build()
    list(find("Прогрев: 5 мая 2024 года выделили 3 млн рублей."))
    gold, pred, hits = Counter[str](), Counter[str](), {"core": Counter[str](), "overlap": Counter[str]()}
    seconds = 0.0
    for row in corpus:
        began = time.process_time()
        found = set(find(row.text))
        seconds += time.process_time() - began
        for kind in types:
            wanted = {(start, end) for k, start, end in row.gold if k == kind}
            got = {(start, end) for k, start, end in found if k == kind}
            gold[kind] += len(wanted)
            pred[kind] += len(got)
            hits["core"][kind] += len({core(row.text, s) for s in wanted} & {core(row.text, s) for s in got})
            hits["overlap"][kind] += overlaps(wanted, got)
    scores = {c: {k: 200 * hits[c][k] / max(gold[k] + pred[k], 1) for k in types} for c in hits}
    return scores, sum(len(row.text.encode()) for row in corpus) / seconds / 1e6


def table(results: dict[str, Any]) -> str:
    """A Markdown table: a line a system and criterion."""
    lines = ["| system | criterion | " + " | ".join(TYPES) + " | MB/s |", "|---|---|" + "---|" * (len(TYPES) + 1)]
    for name, (scores, speed) in results.items():
        for criterion, by_type in scores.items():
            cells = [f"{by_type[kind]:.1f}" if kind in by_type else "" for kind in TYPES]
            lines.append(f"| {name} | {criterion} | {' | '.join(cells)} | {speed:.2f} |")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", nargs="+", type=Path)
    parser.add_argument("--first", type=int, help="only so many articles")
    parser.add_argument("--systems", default=",".join(SYSTEMS), help="comma-separated")
    args = parser.parse_args()
    corpus = rows(args.corpora, args.first)
    print(table({name: measure(name, corpus) for name in args.systems.split(",")}))


if __name__ == "__main__":
    main()
