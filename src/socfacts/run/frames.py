"""Messages between the processes of a run: what is asked of a worker, what it answers, and how both travel."""

from __future__ import annotations

import pickle
import socket
import struct
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from socfacts.read import Unread
from socfacts.types import Document

_HEAD = struct.Struct("<Q")


@dataclass(frozen=True, slots=True)
class Settings:
    """What every worker of a run has in common. ``memory`` is in bytes, beyond what the rules take; 0: no limit.

    ``with_text`` asks for whole documents back, for formats that write more than facts. ``shared`` has the rules of
    both languages loaded before workers are forked; a lone worker loads what its documents need.
    """

    rules: Path | None = None
    reference_date: date | None = None
    ner: str | None = None
    kinds: frozenset[str] = frozenset()
    timeout: float = 0
    memory: int = 0
    with_text: bool = False
    shared: bool = True


@dataclass(frozen=True, slots=True)
class Job:
    """A document to work on; ``known`` are its facts where they are known and only the document is wanted."""

    item: Document | Unread
    known: tuple[bytes, ...] | None = None

    @property
    def id(self) -> str:
        return self.item.id

    @property
    def size(self) -> int:
        """Bytes that the job takes in memory, roughly."""
        if isinstance(self.item, Document):
            return 2 * len(self.item.text)
        return len(self.item.source) if isinstance(self.item.source, bytes) else 4096


@dataclass(frozen=True, slots=True)
class Done:
    """A finished document and its facts, each a line of JSON without its end.

    ``document`` may come without its text. ``sha256`` is that of the text; ``source`` that of the file's bytes, where
    there is a file; ``fresh`` is false of facts that the journal had.
    """

    document: Document
    lines: tuple[bytes, ...]
    sha256: str
    source: str | None = None
    fresh: bool = True


@dataclass(frozen=True, slots=True)
class Failed:
    """Why a document was left out; ``fatal`` where every other one would fail alike, ``worn`` where the worker ends."""

    message: str
    fatal: bool = False
    worn: bool = False


class ClosedError(Exception):
    """The process on the other side is gone."""


def send(channel: socket.socket, message: Any) -> None:
    """Send one message; raises ``ClosedError`` where nobody reads any more."""
    data = pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)
    try:
        channel.sendall(_HEAD.pack(len(data)) + data)
    except OSError as error:
        raise ClosedError from error


def receive(channel: socket.socket) -> Any:
    """The next message; raises ``ClosedError`` at the end, ``TimeoutError`` after the channel's time."""
    (length,) = _HEAD.unpack(_exactly(channel, _HEAD.size))
    return pickle.loads(_exactly(channel, length))


def _exactly(channel: socket.socket, length: int) -> bytearray:
    data = bytearray()
    while len(data) < length:
        try:
            part = channel.recv(min(length - len(data), 1 << 20))
        except TimeoutError:
            raise
        except OSError as error:
            raise ClosedError from error
        if not part:
            raise ClosedError
        data += part
    return data
