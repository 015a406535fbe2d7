"""Kazakh mentions on KazNERD: the half that rules were learnt from, the other half, and both.

    python benchmarks/mentions_kk.py kaznerd-valid.jsonl

F1 in per cent by type: *exact* spans, *core* (leading bounds and trailing marks off both sides), *overlap*. Ages are
dates in KazNERD. Twins, sentences equal but for how their numerals are written, stand in one half
(see ``kaznerd_split.py``). Speed is CPU time on this machine, in UTF-8 megabytes a second, warm.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from kaznerd_split import split
from mentions import TAIL, Span, overlaps

from socfacts.pipeline import Extractor
from socfacts.types import Document

TYPES = ("NUMBER", "DATE", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "TIME")
BOUNDS = ("шамамен ", "кемінде ", "кемі ", "кем дегенде ", "ең көп дегенде ", "көп дегенде ", "минимум ", "максимум ")
CRITERIA = ("exact", "core", "overlap")


def core(text: str, span: Span) -> Span:
    """The span without its leading bound and its trailing marks."""
    start, end = span
    lead = next((bound for bound in BOUNDS if text[start:end].lower().startswith(bound)), "")
    return start + len(lead), start + len(TAIL.sub("", text[start:end]))


def found(extractor: Extractor, text: str) -> Iterator[tuple[str, int, int]]:
    for mention in extractor.mentions(Document("text", text)):
        yield ("DATE" if mention.type == "AGE" else mention.type), mention.start, mention.end


def measure(extractor: Extractor, lines: list[str]) -> dict[str, list[float]]:
    """F1 by type, one figure a criterion."""
    gold, pred, hits = Counter[str](), Counter[str](), Counter[tuple[str, str]]()
    for row in map(json.loads, lines):
        text, mentions = row["text"], set(found(extractor, row["text"]))
        for kind in TYPES:
            wanted = {(start, end) for start, end, k in row["entities"] if k == kind}
            got = {(start, end) for k, start, end in mentions if k == kind}
            gold[kind] += len(wanted)
            pred[kind] += len(got)
            hits["exact", kind] += len(wanted & got)
            hits["core", kind] += len({core(text, s) for s in wanted} & {core(text, s) for s in got})
            hits["overlap", kind] += overlaps(wanted, got)
    return {k: [200 * hits[c, k] / max(gold[k] + pred[k], 1) for c in CRITERIA] for k in TYPES}


def speed(extractor: Extractor, lines: list[str]) -> float:
    """Megabytes a second over articles of twenty sentences, once the words are known."""
    texts = [" ".join(json.loads(line)["text"] for line in lines[i : i + 20]) for i in range(0, len(lines), 20)]
    for text in texts:
        extractor.mentions(Document("text", text))
    began = time.process_time()
    for text in texts:
        extractor.mentions(Document("text", text))
    return sum(len(text.encode()) for text in texts) / (time.process_time() - began) / 1e6


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    args = parser.parse_args()
    lines = args.corpus.read_text(encoding="utf-8").splitlines()
    learn, other = split(lines)
    extractor = Extractor()
    print("| sentences | criterion | " + " | ".join(TYPES) + " |")
    print("|---|---|" + "---|" * len(TYPES))
    for name, part in (("learnt from", learn), ("not learnt from", other), ("all", lines)):
        scores = measure(extractor, part)
        for index, criterion in enumerate(CRITERIA):
            cells = " | ".join(f"{scores[kind][index]:.1f}" for kind in TYPES)
            print(f"| {name} ({len(part)}) | {criterion} | {cells} |")
    print(f"\n{speed(extractor, lines[:3000]):.2f} MB/s")


if __name__ == "__main__":
    main()
