"""The texts that a gold file is about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TypeVar

from socfacts.errors import ReadError
from socfacts.read import documents, read_file
from socfacts.types import Document

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Text:
    """A text to check and the file that it comes from."""

    document: Document
    path: Path


def stem(gold: Path) -> str:
    """``news`` of ``news.gold.jsonl`` and of ``news.jsonl``."""
    return gold.name.removesuffix(".jsonl").removesuffix(".gold")


def texts_of(gold: Path, named: Sequence[str], docs: Path | None) -> Iterator[Text | ReadError]:
    """The texts of a gold file, in order; an error for each that the gold names and that is missing.

    They are looked for in ``docs``, else in the folder of the gold's stem beside the gold file (or, for a file in a
    folder ``gold``, beside that folder), else in ``STEM.jsonl``, else one by one beside the gold file. A folder counts
    as a whole: a text in it that the gold does not name has no facts.
    """
    source = docs or _collection(gold)
    if source is not None:
        yield from _all_in(source, named)
        return
    beside = sorted({*named, *_namesake(gold)})
    for name in beside:
        path = gold.parent / name
        if not path.is_file():
            yield ReadError(f"{gold}: the text {name!r} is not beside it; tell its folder with --docs")
        else:
            yield from (Text(item, path) if isinstance(item, Document) else item for item in read_file(path, name))


def _collection(gold: Path) -> Path | None:
    name = stem(gold)
    candidates = [gold.parent / name]
    if gold.parent.name == "gold":
        candidates.append(gold.parent.parent / name)
    for folder in candidates:
        if folder.is_dir():
            return folder
    rows = gold.parent / f"{name}.jsonl"
    return rows if rows.is_file() and rows != gold else None


def _namesake(gold: Path) -> list[str]:
    """``a.txt`` of ``a.gold.jsonl``, which may be empty: that text has no facts."""
    return [path.name for path in gold.parent.glob(f"{stem(gold)}.txt")]


def _all_in(source: Path, named: Sequence[str]) -> Iterator[Text | ReadError]:
    found: set[str] = set()
    for item in documents([str(source)]):
        if isinstance(item, Document):
            found.add(item.id)
            found.add(PurePath(item.id).name)
            yield Text(item, source / item.id if source.is_dir() else source)
        else:
            yield item
    for name in named:
        if name not in found and PurePath(name).name not in found:
            yield ReadError(f"{source}: the text {name!r} of the gold is not in it")


def by_text(values: Mapping[str, T], doc_id: str) -> tuple[str, T] | None:
    """The key and value of a document: its id, else a name that ends its path, as a gold file may have it."""
    if doc_id in values:
        return doc_id, values[doc_id]
    name = PurePath(doc_id).name
    return next(((key, value) for key, value in values.items() if PurePath(key).name == name), None)
