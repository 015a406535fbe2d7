"""Walking folders: the same order on every machine, and nothing that could hang or loop."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

from socfacts.errors import ReadError
from socfacts.read.sniff import SUFFIXES

LEFT_OUT = (".gold.jsonl", ".part.jsonl")


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read and the id that its text gets."""

    path: Path
    doc_id: str


def walk(folder: Path, exclude: Path | None = None) -> Iterator[Found | ReadError]:
    """The readable files under ``folder``, each folder's entries sorted by name, folders entered where they stand.

    Links are followed, but not into a folder that is being walked. Hidden names, gold files, journals and
    ``exclude`` (the file being written) are left out; what is no regular file is an error.
    """
    real = os.path.realpath(exclude) if exclude else None
    try:
        status = folder.stat()
    except OSError as error:
        yield _unreadable(folder, error)
        return
    yield from _walk(folder, "", (_identity(status),), real)


def _walk(
    folder: Path, prefix: str, above: tuple[tuple[int, int], ...], real: str | None
) -> Iterator[Found | ReadError]:
    try:
        names = sorted(os.listdir(folder), key=os.fsencode)
    except OSError as error:
        yield _unreadable(folder, error)
        return
    for name in names:
        if not name.startswith("."):
            yield from _entry(folder / name, prefix + name, above, real)


def _entry(path: Path, name: str, above: tuple[tuple[int, int], ...], real: str | None) -> Iterator[Found | ReadError]:
    try:
        status = path.stat()
    except OSError as error:
        yield _unreadable(path, error)
        return
    if stat.S_ISDIR(status.st_mode):
        if _identity(status) in above:
            yield ReadError(f"{path}: a link to a folder that it lies in; skipped")
        else:
            yield from _walk(path, name + "/", (*above, _identity(status)), real)
    elif not stat.S_ISREG(status.st_mode):
        yield ReadError(f"{path}: {_special(status.st_mode)}, no regular file; skipped")
    elif _wanted(name) and (real is None or os.path.realpath(path) != real):
        yield Found(path, document_id(name))


def document_id(path: str | PurePath) -> str:
    """``path`` as a document id: POSIX separators, and bytes that are no UTF-8 spelt out."""
    text = path.as_posix() if isinstance(path, PurePath) else path
    return os.fsencode(text).decode("utf-8", "backslashreplace")


def _wanted(name: str) -> bool:
    lower = name.lower()
    return lower.endswith(SUFFIXES) and not lower.endswith(LEFT_OUT)


def _identity(status: os.stat_result) -> tuple[int, int]:
    return status.st_dev, status.st_ino


def _special(mode: int) -> str:
    kinds = {stat.S_IFIFO: "a FIFO", stat.S_IFSOCK: "a socket", stat.S_IFCHR: "a device", stat.S_IFBLK: "a device"}
    return kinds.get(stat.S_IFMT(mode), "a special file")


def _unreadable(path: Path, error: OSError) -> ReadError:
    if path.is_symlink() and not path.exists():
        return ReadError(f"{path}: a link that leads nowhere; skipped")
    return ReadError(f"{path}: cannot be read ({error.strerror or error})")
