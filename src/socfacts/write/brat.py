"""brat: a folder with ``NNNNN-name.txt`` and ``.ann`` for each document, ready to be opened by the annotation tool.

``-o FOLDER`` must be new or empty: what annotators changed is never overwritten. Names are numbers in input order with
as much of the document's id as is safe in a file name; ``documents.jsonl`` says which is which, ``annotation.conf``
declares the types. A ``T`` is a fact's evidence with its kind, ``A`` its codes, ``R`` leads from a part to its whole,
``Equiv`` ties the places that say the same, and a note holds the whole record as JSON.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path
from typing import get_args

from socfacts import codes
from socfacts.records import FacilityFact, Fact, to_json
from socfacts.types import Document
from socfacts.write import WriteOptions
from socfacts.write.flatten import encodable

_UNSAFE = re.compile(r"[^\w.-]+")
_LINE = re.compile(r"[^\n\r]+")
_NAME_LENGTH = 60
_ATTRIBUTES = {"qualifier": codes.QUALIFIERS, "event": codes.EVENTS, "status": get_args(codes.Status)}


class BratWriter:
    """Two files a document, written at once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._written = 0
        folder.mkdir()
        (folder / "annotation.conf").write_text(_configuration(), encoding="utf-8")
        self._index = (folder / "documents.jsonl").open("w", encoding="utf-8", newline="\n")

    def write(self, document: Document, facts: Sequence[Fact]) -> None:
        """Add one document; without facts its ``.ann`` is empty, which is what annotators start from."""
        self._written += 1
        name = f"{self._written:05}-{_safe(document.id)}"
        text = encodable(document.text)
        (self._folder / f"{name}.txt").write_text(text, encoding="utf-8", newline="")
        lines = "".join(line + "\n" for line in _annotations(facts, text))
        (self._folder / f"{name}.ann").write_text(lines, encoding="utf-8", newline="\n")
        self._index.write(json.dumps({"file": name, "doc_id": encodable(document.id)}, ensure_ascii=False) + "\n")

    def close(self) -> None:
        """Close the list of documents."""
        self._index.close()


def open_writer(target: Path, options: WriteOptions) -> BratWriter:
    """The writer of the format ``brat``; it has no options."""
    return BratWriter(target)


def _safe(doc_id: str) -> str:
    return _UNSAFE.sub("_", encodable(doc_id)).strip("._")[-_NAME_LENGTH:]


def _configuration() -> str:
    attributes = "\n".join(f"{name}\tArg:<ENTITY>, Value:{'|'.join(values)}" for name, values in _ATTRIBUTES.items())
    relations = (
        "part_of\tArg1:<ENTITY>, Arg2:<ENTITY>\nEquiv\tArg1:<ENTITY>, Arg2:<ENTITY>, <REL-TYPE>:symmetric-transitive"
    )
    kinds = "\n".join(codes.KINDS)
    return f"[entities]\n{kinds}\n\n[relations]\n{relations}\n\n[events]\n\n[attributes]\n{attributes}\n"


def _annotations(facts: Sequence[Fact], text: str) -> Iterator[str]:
    terms, attributes, relations = count(1), count(1), count(1)
    marks = {fact.id: f"T{next(terms)}" for fact in facts}
    for fact in facts:
        mark = marks[fact.id]
        yield _term(mark, fact.kind, fact.evidence.start, fact.evidence.end, text)
        for name, code in _codes(fact).items():
            yield f"A{next(attributes)}\t{name} {mark} {code}"
        yield f"#{mark[1:]}\tAnnotatorNotes {mark}\t{to_json(fact)}"
        same = [f"T{next(terms)}" for _ in _repeats(fact)]
        for again, (start, end) in zip(same, _repeats(fact), strict=True):
            yield _term(again, fact.kind, start, end, text)
        if same:
            yield f"*\tEquiv {' '.join([mark, *same])}"
        whole = marks.get(getattr(fact, "part_of", None) or "")
        if whole:
            yield f"R{next(relations)}\tpart_of Arg1:{mark} Arg2:{whole}"


def _term(mark: str, kind: str, start: int, end: int, text: str) -> str:
    """A span as brat has it: on one line, so that a span over a line break is one of several fragments."""
    parts = [(match.start(), match.end()) for match in _LINE.finditer(text, start, end)]
    spans = ";".join(f"{low} {high}" for low, high in parts)
    return f"{mark}\t{kind} {spans}\t{' '.join(text[low:high] for low, high in parts)}"


def _codes(fact: Fact) -> dict[str, str]:
    found = {
        "qualifier": fact.quantity.qualifier if fact.quantity else None,
        "event": fact.event,
        "status": fact.status,
    }
    return {name: code for name, code in found.items() if code}


def _repeats(fact: Fact) -> list[tuple[int, int]]:
    spans = [*fact.repeats, *(fact.mentions if isinstance(fact, FacilityFact) else ())]
    own = (fact.evidence.start, fact.evidence.end)
    return sorted({(span.start, span.end) for span in spans} - {own})
