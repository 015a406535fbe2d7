#!/usr/bin/env python3
"""Persons and organisations: the patterns against natasha's Slovnet, on NEREL (Russian) and KazNERD (Kazakh).

    python benchmarks/names.py [--limit 100]

Corpora are looked for in the folder ``shared`` beside the repository, or in SOCFACTS_SHARED. Spans are compared
exactly and by overlap, one to one, by type. NEREL counts schools, clinics and media as organisations and every single
first name as a person; the patterns look for speakers and leave those out, which costs recall and no precision.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from collections import Counter
from pathlib import Path
from typing import Any

from socfacts import Extractor

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("SOCFACTS_SHARED", ROOT.parent / "shared"))
TYPES = ("PERSON", "ORGANIZATION")
Span = tuple[int, int]


def rows(name: str, limit: int) -> list[dict[str, Any]]:
    lines = (SHARED / "corpora" / name).read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines[:limit]]


def overlapping(gold: set[Span], found: set[Span]) -> int:
    """How many found spans share a character with a gold span of their own."""
    left, count = sorted(gold), 0
    for start, end in sorted(found):
        hit = next((span for span in left if span[0] < end and start < span[1]), None)
        if hit is not None:
            left.remove(hit)
            count += 1
    return count


def score(extractor: Extractor, corpus: list[dict[str, Any]]) -> tuple[Counter[tuple[str, str]], float]:
    """Counts by (type, what), and the seconds it took."""
    counts: Counter[tuple[str, str]] = Counter()
    started = time.perf_counter()
    predicted = [extractor.mentions_text(row["text"], row["id"]) for row in corpus]
    seconds = time.perf_counter() - started
    for row, mentions in zip(corpus, predicted, strict=True):
        for type_ in TYPES:
            gold = {(start, end) for start, end, name in row["entities"] if name == type_}
            found = {(m.start, m.end) for m in mentions if m.type == type_}
            counts[type_, "gold"] += len(gold)
            counts[type_, "found"] += len(found)
            counts[type_, "exact"] += len(gold & found)
            counts[type_, "overlap"] += overlapping(gold, found)
    return counts, seconds


def line(counts: Counter[tuple[str, str]], type_: str, criterion: str) -> str:
    hits, gold, found = counts[type_, criterion], counts[type_, "gold"], counts[type_, "found"]
    precision, recall = hits / found if found else 0.0, hits / gold if gold else 0.0
    f1 = 2 * precision * recall / (precision + recall) if hits else 0.0
    return f"{100 * precision:6.1f}{100 * recall:6.1f}{100 * f1:6.1f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--limit", type=int, default=100, help="documents of NEREL dev; twenty times as many of KazNERD"
    )
    limit = parser.parse_args().limit
    if not (SHARED / "corpora").is_dir():
        raise SystemExit(f"no corpora in {SHARED}: set SOCFACTS_SHARED")
    print(f"{'':34}{'exact P     R    F1':>20}   {'overlap P     R    F1':>20}")
    for name, size in (("nerel-dev.jsonl", limit), ("kaznerd-valid.jsonl", 20 * limit)):
        corpus = rows(name, size)
        size_mb = sum(len(row["text"].encode()) for row in corpus) / 1e6
        for ner in (None, "natasha") if name.startswith("nerel") else (None,):
            extractor = Extractor(ner=ner)
            extractor.mentions_text("Школу открыл Иван Иванов. Мектеп ашылды.")
            counts, seconds = score(extractor, corpus)
            for type_ in TYPES:
                title = f"{name.split('-')[0]} {ner or 'patterns'} {type_}"
                print(f"{title:36}{line(counts, type_, 'exact')}    {line(counts, type_, 'overlap')}")
            print(f"{'':36}{size_mb / seconds:.2f} MB/s with all mentions")


if __name__ == "__main__":
    main()
