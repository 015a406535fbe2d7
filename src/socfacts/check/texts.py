"""The texts that a gold file is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

from socfacts.errors import ReadError
from socfacts.read import documents, read_file
from socfacts.types import Document


@dataclass(frozen=True, slots=True)
class Text:
    """A text to check and the file that it comes from."""

    document: Document
    path: Path


def stem(gold: Path) -> str:
    """``news`` of ``news.gold.jsonl`` and of ``news.jsonl``."""
    return gold.name.removesuffix(".jsonl").removesuffix(".gold")


def texts_of(gold: Path, named: Iterable[str], docs: Path | None) -> Iterator[Text | ReadError]:
    """The texts of a gold file, in order, and an error for each that cannot be read.

    They are looked for in ``docs``, else in the folder of the gold's stem beside the gold file (or, for a file in a
    folder ``gold``, beside that folder), else in ``STEM.jsonl``, else one by one beside the gold file. A folder counts
    as a whole: a text in it that the gold does not name has no facts.
    """
    source = docs or _collection(gold)
    if source is not None:
        yield from _all_in(source)
        return
    beside = sorted({*named, *_namesake(gold)})
    for name in beside:
        path = gold.parent / name
        if path.is_file():
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


def _all_in(source: Path) -> Iterator[Text | ReadError]:
    for item in documents([str(source)]):
        if isinstance(item, Document):
            yield Text(item, source / item.id if source.is_dir() else source)
        else:
            yield item


def names_of(ids: Iterable[str], named: Iterable[str]) -> dict[str, str]:
    """The name under which the gold knows each document: its id, else one that ends its path, each name once."""
    names = set(named)
    ids = list(ids)
    found = {doc_id: doc_id for doc_id in ids if doc_id in names}
    left = {PurePath(name).name: name for name in sorted(names - found.keys())}
    for doc_id in ids:
        if doc_id not in found and (name := left.pop(PurePath(doc_id).name, None)) is not None:
            found[doc_id] = name
    return found
