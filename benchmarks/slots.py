"""Where the next gap is: for each slot of the facts, how often the gold names it and how often it is met.

    python benchmarks/slots.py samples/gold/ru.gold.jsonl [--docs FOLDER] …

Only facts whose value is right are counted: a slot of a wrong figure says nothing.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from socfacts import Extractor
from socfacts.check import check_files

SLOTS = (
    "of", "facility", "region", "event", "phase", "status", "when",
    "measure", "part_of", "payer", "role", "per", "ages",
)  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--docs", type=Path)
    args = parser.parse_args()
    extractor = Extractor()
    for path in args.gold:
        outcome = check_files([path], extractor.extract, args.docs)
        named: Counter[str] = Counter()
        missed: Counter[str] = Counter()
        for checked in outcome.checked:
            for pair in checked.comparison.pairs:
                if pair.reached == 0 or pair.want.optional:
                    continue
                named.update(slot for slot in SLOTS if slot in pair.want.slots)
                missed.update(pair.differing)
        print(f"{path.name}\n{'slot':10s} named missed right")
        for slot in SLOTS:
            if named[slot]:
                right = 1 - missed[slot] / named[slot]
                print(f"{slot:10s} {named[slot]:5d} {missed[slot]:6d} {right:6.1%}")


if __name__ == "__main__":
    main()
