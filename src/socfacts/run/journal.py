"""The journal of a run: one line a finished document, so that a killed run can go on where it stopped.

A line is what ``entry`` makes: a JSON object with the facts at its end, from which each is taken back byte for byte.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from socfacts.errors import UsageError
from socfacts.run.entry import FACTS, full_key
from socfacts.run.frames import Done
from socfacts.types import Document

_END = b"]}\n"


def journal_path(output: Path) -> Path:
    """``FILE.part.jsonl``, beside the file itself."""
    return output.with_name(output.name + ".part.jsonl")


class Journal:
    """What is finished. ``find`` is asked by one thread, ``add`` called by another.

    ``key`` tells under which rules, version and options the facts were extracted.
    """

    def __init__(self, stream: BinaryIO, path: Path, key: str) -> None:
        self._stream = stream
        self._path = path
        self._key = key
        self._index: sqlite3.Connection | None = None
        self._old: BinaryIO | None = None

    def add(self, done: Done) -> None:
        """Append a finished document."""
        self._stream.write(b"".join((done.head, done.facts, _END)))

    def flush(self) -> None:
        """What was added is there even if the process is killed right after."""
        self._stream.flush()

    def find(self, doc_id: str, digest: str, document: Document | None) -> bytes | None:
        """The facts of a document known to be unchanged: ``digest`` is that of its text, or of its file's bytes.

        ``document`` is given where it is a row, whose metadata count too.
        """
        line = self._line(doc_id)
        if line is None:
            return None
        head, _, facts = line.partition(FACTS)
        entry = json.loads(head + b"}")
        same = entry["sha256"] if document is not None else entry["source"]
        if same != digest or entry["key"] != full_key(self._key, document):
            return None
        return facts.removesuffix(_END)

    def _line(self, doc_id: str) -> bytes | None:
        if self._index is None:
            self._index, self._old = _indexed(self._path), self._path.open("rb")
        row = self._index.execute("SELECT at FROM lines WHERE id = ?", (_digest(doc_id),)).fetchone()
        if row is None or self._old is None:
            return None
        self._old.seek(row[0])
        return self._old.readline()


@contextmanager
def journaling(output: Path, key: str, resume: bool) -> Iterator[Journal]:
    """The journal beside ``output``; it goes when the block ends well and stays for ``--resume`` when it does not.

    Raises ``UsageError`` where another run writes it.
    """
    path = journal_path(output)
    try:
        stream = path.open("ab")
    except OSError as error:
        raise UsageError(f"{path}: cannot be written ({error.strerror or error}); choose another -o") from error
    try:
        _lock(stream, path)
        _remove_leftovers(output)
        if resume:
            _drop_torn_line(path)
        else:
            stream.truncate(0)
        yield Journal(stream, path, key)
        path.unlink()
    finally:
        stream.close()
        with suppress(FileNotFoundError):
            if path.stat().st_size == 0:
                path.unlink()


def _lock(stream: BinaryIO, path: Path) -> None:
    try:
        import fcntl
    except ImportError:  # no such locks on this system
        return
    try:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise UsageError(f"{path}: another run is writing this file; wait for it, or choose another -o") from error


def _remove_leftovers(output: Path) -> None:
    """Half-written files of killed runs to the same output; the lock says that none of them is alive."""
    final = Path(os.path.realpath(output))
    for left in final.parent.glob(f".{_literal(final.name)}.*.part"):
        if not left.name.split(".")[-2].isdigit():
            continue
        if left.is_dir() and not left.is_symlink():  # of a format that writes a folder
            shutil.rmtree(left)
        else:
            left.unlink(missing_ok=True)


def _literal(name: str) -> str:
    return "".join(f"[{c}]" if c in "*?[" else c for c in name)


def _drop_torn_line(path: Path) -> None:
    """A run killed while it wrote left its last line without an end."""
    with path.open("rb+") as stream:
        size = stream.seek(0, os.SEEK_END)
        at = size
        while at > 0:
            begin = max(at - (1 << 16), 0)
            stream.seek(begin)
            newline = stream.read(at - begin).rfind(b"\n")
            if newline >= 0:
                stream.truncate(begin + newline + 1)
                return
            at = begin
        stream.truncate(0)


def _digest(doc_id: str) -> bytes:
    return hashlib.blake2b(doc_id.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _indexed(path: Path) -> sqlite3.Connection:
    """Where each document's last line begins; SQLite keeps it in memory while small and in a temporary file after."""
    index = sqlite3.connect("", isolation_level=None)
    for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -6000"):
        index.execute(f"PRAGMA {pragma}")
    index.execute("BEGIN")
    index.execute("CREATE TABLE lines (id BLOB PRIMARY KEY, at INTEGER) WITHOUT ROWID")
    at = 0
    with path.open("rb") as stream:
        for line in stream:
            with suppress(ValueError, KeyError, TypeError):  # a line that no run of ours wrote is no use, and no harm
                doc_id = json.loads(line.partition(FACTS)[0] + b"}")["doc_id"]
                index.execute("INSERT OR REPLACE INTO lines VALUES (?, ?)", (_digest(doc_id), at))
            at += len(line)
    return index
