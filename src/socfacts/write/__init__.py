"""Facts out: a registry of formats, and one way to open any of them.

A format is one row of ``FORMATS`` and one module, imported when it is first used. The module has a function
``open_writer(target, options) -> Writer``. ``target`` is a binary stream, or, for a format that ``takes`` a path
(a database, a folder), the ``Path`` to create: both lie beside the final name and are renamed at the end, so that
a killed run leaves the old file whole and no writer has to think of it.
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
    """One output format. ``takes`` a stream (and so fits a pipe) or a path (and so needs ``-o``)."""

    name: str
    suffixes: tuple[str, ...]
    module: str
    takes: Literal["stream", "path"] = "stream"


FORMATS: dict[str, Format] = {
    format.name: format
    for format in (
        Format("jsonl", (".jsonl", ".ndjson"), "socfacts.write.jsonl"),
        Format("table", (), "socfacts.write.table"),
        Format("csv", (".csv",), "socfacts.write.delimited"),
        Format("tsv", (".tsv",), "socfacts.write.tsv"),
        Format("xlsx", (".xlsx",), "socfacts.write.xlsx"),
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
    open_writer = cast("Callable[[BinaryIO | Path, WriteOptions], Writer]", import_module(format.module).open_writer)
    options = options or WriteOptions()
    if path is None:
        if format.takes == "path":
            raise UsageError(f"the format {format.name} needs a file: add -o FILE")
        yield from _closing(open_writer(sys.stdout.buffer, options))
        sys.stdout.buffer.flush()
    elif format.takes == "path":
        with replacing_path(path) as target:
            yield from _closing(open_writer(target, options))
    else:
        with replacing_stream(path) as stream:
            yield from _closing(open_writer(stream, options))


def _closing(writer: Writer) -> Iterator[Writer]:
    yield writer
    writer.close()
