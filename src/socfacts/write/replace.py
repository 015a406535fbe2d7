"""Write beside and rename: a file is either the old one or the new one, never a half."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from socfacts.errors import UsageError


@contextmanager
def replacing_stream(path: Path) -> Iterator[BinaryIO]:
    """A binary stream whose content becomes the file ``path`` when the block ends well."""
    if path.exists() and not path.is_file():
        with _direct(path) as stream:
            yield stream
        return
    with replacing_path(path) as part:
        with part.open("xb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        if path.exists():
            shutil.copymode(path, part)


@contextmanager
def replacing_path(path: Path) -> Iterator[Path]:
    """A free name beside ``path``; what the block creates there, a file or a folder, then replaces ``path``.

    Raises ``UsageError`` where the folder is missing or takes no files.
    """
    final = Path(os.path.realpath(path))  # -o may name a link: the file behind it is replaced, the link stays
    if not final.parent.is_dir():
        raise UsageError(f"{path}: there is no folder {str(final.parent)!r}; make it first")
    if not os.access(final.parent, os.W_OK):
        raise UsageError(f"{path}: the folder {str(final.parent)!r} is not writable")
    part = final.with_name(f".{final.name}.{os.getpid()}.part")
    _remove(part)
    try:
        yield part
        _move(part, final)
    finally:
        _remove(part)


@contextmanager
def _direct(path: Path) -> Iterator[BinaryIO]:
    """``/dev/stdout``, ``/dev/null`` or a FIFO: renaming over it would destroy it."""
    if path.is_dir():
        raise UsageError(f"{path}: is a folder; -o wants a file")
    with path.open("wb") as stream:
        yield stream


def _move(part: Path, final: Path) -> None:
    if part.is_dir() and final.exists():
        old = final.with_name(f".{final.name}.{os.getpid()}.old")
        os.replace(final, old)
        os.replace(part, final)
        _remove(old)
    else:
        os.replace(part, final)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        with suppress(FileNotFoundError):
            path.unlink()
