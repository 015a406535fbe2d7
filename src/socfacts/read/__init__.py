"""Documents in: folders, files, standard input and JSONL rows, one at a time.

What cannot be read comes out as a ``ReadError`` in its place, never as an exception that would end the run.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO, cast

from socfacts.errors import ReadError
from socfacts.read import sniff, text
from socfacts.read.paths import Found, document_id, walk
from socfacts.read.rows import read_gzip_rows, read_rows
from socfacts.seen import SeenIds
from socfacts.types import Document

__all__ = ["MAX_SIZE", "STDIN", "Input", "Unread", "documents", "inputs", "read_file", "read_unread"]

Input = Document | ReadError
STDIN = "-"
MAX_SIZE = 64 << 20
"""Bytes of one document: a file, or one row of JSONL."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A file whose kind is known and whose content is still to be parsed, here or in another process.

    ``source`` is the path of a regular file, or the bytes of what is none; ``name`` is how messages call it.
    """

    id: str
    name: str
    content: sniff.Content
    source: Path | bytes
    max_size: int


def documents(paths: Iterable[str], *, exclude: Path | None = None, max_size: int = MAX_SIZE) -> Iterator[Input]:
    """The documents of ``paths`` (folders, files, ``-``) in order, with unique ids; an error in the place of a bad one.

    ``exclude`` is a file left out of walked folders: the output of this run.
    """
    for item in inputs(paths, exclude=exclude, max_size=max_size):
        yield _read(item) if isinstance(item, Unread) else item


def inputs(
    paths: Iterable[str], *, exclude: Path | None = None, max_size: int = MAX_SIZE
) -> Iterator[Unread | Document | ReadError]:
    """As ``documents``, with files other than JSONL still unread."""
    with closing(SeenIds()) as seen:
        for path in paths:
            again = 0
            for item in _inputs(path, exclude, max_size):
                if isinstance(item, ReadError) or seen.add(item.id):
                    yield item
                    continue
                again += 1
                if again == 1:
                    yield ReadError(f"{path}: {item.id}: a second document of this id; left out, make the ids unique")
            if again > 1:
                more = "1 more document" if again == 2 else f"{again - 1} more documents"
                yield ReadError(f"{path}: {more} left out, of ids that were there before", again - 1)


def read_file(path: Path, doc_id: str, max_size: int = MAX_SIZE) -> Iterator[Input]:
    """The document, or a JSONL file's documents, of one file."""
    for item in _open_file(path, doc_id, max_size):
        yield _read(item) if isinstance(item, Unread) else item


def read_unread(item: Unread) -> Document:
    """Parse a file. Raises ``ReadError``, whose message names it."""
    try:
        return _read_document(item)
    except ReadError as error:
        raise ReadError(f"{item.name}: {error}") from error
    except OSError as error:
        raise ReadError(f"{item.name}: cannot be read ({error.strerror or error})") from error


def _read(item: Unread) -> Input:
    try:
        return read_unread(item)
    except ReadError as error:
        return error


def _open_file(path: Path, doc_id: str, max_size: int) -> Iterator[Unread | Input]:
    try:
        with path.open("rb") as stream:
            yield from _read_stream(stream, str(path), doc_id, path, max_size)
    except OSError as error:
        yield ReadError(f"{path}: cannot be read ({error.strerror or error})")


def _inputs(path: str, exclude: Path | None, max_size: int) -> Iterator[Unread | Input]:
    if path == STDIN and sys.stdin is None:
        yield ReadError("stdin: is closed; pipe a text into it, or name a file")
    elif not path:
        yield ReadError("an empty PATH; name a file or a folder, . for this one")
    elif path == STDIN:
        yield from _read_stream(cast(BufferedReader, sys.stdin.buffer), "stdin", "stdin", None, max_size)
    elif Path(path).is_dir():
        for found in walk(Path(path), exclude):
            if isinstance(found, Found):
                yield from _open_file(found.path, found.doc_id, max_size)
            else:
                yield found
    elif os.path.lexists(path):
        yield from _open_file(Path(path), document_id(path), max_size)
    else:
        yield ReadError(f"{path}: no such file or folder")


def _read_stream(
    stream: BufferedReader, name: str, doc_id: str, path: Path | None, max_size: int
) -> Iterator[Unread | Input]:
    try:
        content = sniff.content_of(stream.peek(sniff.HEAD)[: sniff.HEAD], str(path) if path else None)
        if content == "rows":
            yield from read_rows(cast(BinaryIO, stream), name, max_size)
        elif content == "gzip":
            yield from read_gzip_rows(cast(BinaryIO, stream), name, max_size)
        else:
            regular = path is not None and _is_regular(path, max_size)
            source = path if path is not None and regular else _bounded(stream, max_size)
            yield Unread(doc_id, name, content, source, max_size)
    except ReadError as error:
        yield ReadError(f"{name}: {error}")


def _read_document(item: Unread) -> Document:
    if item.content == "text":
        return text.read(_bytes_of(item), item.id)
    module = f"socfacts.read.{item.content}"
    if find_spec(module) is None:
        raise ReadError(f"no reader for {item.content.upper()} files; save the text as .txt")
    try:
        return cast(Document, import_module(module).read(item.source, item.id))
    except (ReadError, OSError, MemoryError):
        raise
    except Exception as error:  # the parsers behind the readers raise anything at all on a broken file
        raise ReadError(f"a broken {item.content.upper()} file ({type(error).__name__}: {error})") from error


def _bytes_of(item: Unread) -> bytes:
    if isinstance(item.source, bytes):
        return item.source
    with item.source.open("rb") as stream:
        return _bounded(stream, item.max_size)


def _is_regular(path: Path, max_size: int) -> bool:
    status = path.stat()
    if status.st_size > max_size:
        raise ReadError(_too_large(max_size))
    return stat.S_ISREG(status.st_mode)


def _bounded(stream: BufferedReader, max_size: int) -> bytes:
    data = stream.read(max_size + 1)
    if len(data) > max_size:
        raise ReadError(_too_large(max_size))
    return data


def _too_large(max_size: int) -> str:
    size = f"{max_size >> 20} MB" if max_size >= 1 << 20 else f"{max_size} bytes"
    return f"larger than {size}; split it or raise the limit"
