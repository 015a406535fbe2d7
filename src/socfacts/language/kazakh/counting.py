"""Counts the words of Kazakh texts: how ``rules/kk/morphology/counts.tsv.gz`` was made.

    python -m socfacts.language.kazakh.counting OUT.tsv.gz TEXT.jsonl… TREEBANK.conllu…

Of ``.jsonl`` rows the field ``text`` is read, of ``.conllu`` the comments ``# text = …`` (no annotation).
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_TEXT = "# text = "


def sentences(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if path.suffix == ".jsonl":
                yield json.loads(line)["text"]
            elif line.startswith(_TEXT):
                yield line.removeprefix(_TEXT)


def count(texts: Iterable[str]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(word.casefold() for word in WORD.findall(text))
    return counts


def main(arguments: list[str]) -> None:
    out, *paths = map(Path, arguments)
    counts = count(text for path in paths for text in sentences(path))
    table = "".join(f"{word}\t{number}\n" for word, number in sorted(counts.items()))
    out.write_bytes(gzip.compress(table.encode("utf-8"), compresslevel=9, mtime=0))


if __name__ == "__main__":
    main(sys.argv[1:])
