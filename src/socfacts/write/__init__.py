"""Facts out: a registry of formats, and one way to open any of them.

A format is one row of ``FORMATS`` and one module, imported when it is first used. The module has a function
``open_writer(target, options) -> Writer``. ``target`` is a binary stream, or, for a format that ``takes`` a path
(a database, a folder), the ``Path`` to create: both lie beside the final name and are renamed at the end, so that
a killed run leaves the old file whole and no writer has to think of it. A module that has ``beside(path)`` names one
more small file and its content; it is written at the end, unless it is there already: a user may have changed it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal, Protocol, cast

from socfacts.errors import UsageError
from socfacts.write.replace import replacing_path, replacing_stream

if TYPE_CHECKING:  # the command line lists the formats in its help, where records would cost too much time
    from socfacts.records import Fact
    from socfacts.types import Document


class Writer(Protocol):
    """Takes the documents of a run one by one, in input order, those without facts included."""

    def write(self, document: Document, facts: Sequence[Fact]) -> None:
        """Add one document's facts."""

    def close(self) -> None:
        """Finish the file. Not called when the run breaks off: what was written is thrown away."""


@dataclass(frozen=True, slots=True)
class WriteOptions:
    """What a user may choose about a format; each writer reads what concerns it."""

    delimiter: str = ","


@dataclass(frozen=True, slots=True)
class Format:
    """One output format. ``takes`` a stream (and so fits a pipe), or a path or new folder (and so needs ``-o``)."""

    name: str
    suffixes: tuple[str, ...]
    module: str
    takes: Literal["stream", "path", "folder"] = "stream"


FORMATS: dict[str, Format] = {
    format.name: format
    for format in (
        Format("jsonl", (".jsonl", ".ndjson"), "socfacts.write.jsonl"),
        Format("table", (), "socfacts.write.table"),
        Format("csv", (".csv",), "socfacts.write.delimited"),
        Format("tsv", (".tsv",), "socfacts.write.tsv"),
        Format("xlsx", (".xlsx",), "socfacts.write.xlsx"),
        Format("sqlite", (".sqlite", ".sqlite3", ".db"), "socfacts.write.sqlite", "path"),
        Format("parquet", (".parquet",), "socfacts.write.parquet"),
        Format("brat", (), "socfacts.write.brat", "folder"),
        Format("labelstudio", (), "socfacts.write.labelstudio"),
    )
}


def format_for(name: str | None, path: Path | None) -> Format:
    """The format called ``name``, else the one that ``path``'s suffix tells, else JSONL.

    Raises ``UsageError`` for an unknown name or a suffix that no format has.
    """
    if name is not None:
        if name not in FORMATS:
            raise UsageError(f"unknown format {name!r}: choose one of {', '.join(FORMATS)}")
        return FORMATS[name]
    suffix = path.suffix.lower() if path else ""
    if not suffix:
        return FORMATS["jsonl"]
    for known in FORMATS.values():
        if suffix in known.suffixes:
            return known
    raise UsageError(f"{path}: no format goes by {suffix!r}; add --format, one of {', '.join(FORMATS)}")


@contextmanager
def writing(format: Format, path: Path | None, options: WriteOptions | None = None) -> Iterator[Writer]:
    """A writer of ``format`` to ``path``, or to standard output where ``path`` is ``None``.

    The file gets its name when the block ends well; when it raises, what stood there before is left as it was.
    """
    module = import_module(format.module)
    open_writer = cast("Callable[[BinaryIO | Path, WriteOptions], Writer]", module.open_writer)
    options = options or WriteOptions()
    if path is None:
        if format.takes != "stream":
            raise UsageError(f"the format {format.name} needs a {_WANTED[format.takes]}")
        yield from _closing(open_writer(sys.stdout.buffer, options))
        sys.stdout.buffer.flush()
    elif format.takes == "stream":
        with replacing_stream(path) as stream:
            yield from _closing(open_writer(stream, options))
    else:
        _check_place(format, path)
        with replacing_path(path) as target:
            yield from _closing(open_writer(target, options))
        if hasattr(module, "beside"):
            _write_new(*module.beside(path))


_WANTED = {"path": "file: add -o FILE", "folder": "folder: add -o FOLDER"}


def _check_place(format: Format, path: Path) -> None:
    """What stands at ``path`` may be lost only where it is the like of what is written; a folder never."""
    if not path.exists():
        return
    if format.takes == "folder" and not (path.is_dir() and not any(path.iterdir())):
        raise UsageError(f"{path}: the format {format.name} wants a new or empty folder")
    if format.takes == "path" and not path.is_file():
        raise UsageError(f"{path}: the format {format.name} wants an ordinary file")


def _write_new(path: Path, content: bytes) -> None:
    if not path.exists():
        with replacing_stream(path) as stream:
            stream.write(content)


def _closing(writer: Writer) -> Iterator[Writer]:
    yield writer
    writer.close()
