"""Count the word forms of Kazakh corpora and write ``rules/kk/words.tsv.gz``.

    python tools/kazakh_words.py CORPUS…

A corpus is JSON lines with a ``text`` key (KazNERD) or CoNLL-U (UD Kazakh-KTB). The table holds word forms and how
often they stand, the most frequent first, and no sentences. A form that is written with a capital inside sentences is a
name and keeps it.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

WORD = re.compile(r"[^\W\d_]+")
CYRILLIC = re.compile(r"[а-яёәғқңөұүһі]+\Z")
SENTENCE_START = re.compile(r"(?:\A|[.!?«\"“–—:-])\s*\Z")
NAME_SHARE = 0.8


def sentences(path: Path) -> Iterator[str]:
    """The texts of a corpus file."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if path.suffix == ".jsonl":
            yield str(json.loads(line)["text"])
        elif line.startswith("# text = "):
            yield line.removeprefix("# text = ")


def table(paths: list[Path]) -> list[tuple[str, int]]:
    """Forms with their counts; those of one count are in alphabetical order."""
    count: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for text in (text for path in paths for text in sentences(path)):
        for match in WORD.finditer(text):
            form = match[0].lower()
            if not CYRILLIC.match(form):
                continue
            count[form] += 1
            if match[0][1:].islower() and not SENTENCE_START.search(text, 0, match.start()):
                inside[form] += 1
                capital[form] += match[0][0].isupper()
    names = {form for form in inside if capital[form] >= NAME_SHARE * inside[form]}
    rows = [(form.capitalize() if form in names else form, number) for form, number in count.items()]
    return sorted(rows, key=lambda row: (-row[1], row[0]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("corpora", nargs="+", type=Path)
    parser.add_argument("--output", type=Path, default=Path(__file__).parent.parent / "rules" / "kk" / "words.tsv.gz")
    arguments = parser.parse_args()
    lines = "".join(f"{form}\t{number}\n" for form, number in table(arguments.corpora))
    # No name and no time in the header: the same corpora give the same bytes.
    arguments.output.write_bytes(gzip.compress(lines.encode(), 9, mtime=0))


if __name__ == "__main__":
    main()
