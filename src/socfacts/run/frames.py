"""Messages between the processes of a run: what is asked of a worker, what it answers, and how both travel."""

from __future__ import annotations

import pickle
import socket
import struct
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from socfacts.read import Unread
from socfacts.types import Document

SEPARATOR = b",\t"
_HEAD = struct.Struct("<Q")
_FILE = 32 << 10  # what a file of unknown size is taken for: it may be a slow one


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


class Job(NamedTuple):
    """A document to work on; ``known`` are its facts where they are known and only the document is wanted."""

    item: Document | Unread
    known: bytes | None = None

    @property
    def id(self) -> str:
        return self.item.id

    @property
    def size(self) -> int:
        """Bytes that the job takes in memory, roughly."""
        if isinstance(self.item, Document):
            return 2 * len(self.item.text)
        return len(self.item.source) if isinstance(self.item.source, bytes) else _FILE


class Done(NamedTuple):
    """A finished document and its facts: lines of JSON, parted by ``SEPARATOR``, which stands nowhere else in them.

    ``head`` is the document's line in the journal up to its facts; empty where the journal has it already.
    ``document`` is whole where a format wants more than facts, else left out.
    """

    facts: bytes
    head: bytes = b""
    document: Document | None = None

    @property
    def lines(self) -> list[bytes]:
        """The facts one by one."""
        return self.facts.split(SEPARATOR) if self.facts else []

    @property
    def total(self) -> int:
        """How many facts there are."""
        return self.facts.count(SEPARATOR) + 1 if self.facts else 0


class Failed(NamedTuple):
    """Why a document was left out; ``fatal`` where every other one would fail alike, ``worn`` where the worker ends."""

    message: str
    fatal: bool = False
    worn: bool = False


class ClosedError(Exception):
    """The process on the other side is gone."""


def frame(message: Any) -> bytes:
    """A message as it travels."""
    data = pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)
    return _HEAD.pack(len(data)) + data


def send(channel: socket.socket, message: Any) -> None:
    """Send one message; raises ``ClosedError`` where nobody reads any more."""
    try:
        channel.sendall(frame(message))
    except OSError as error:
        raise ClosedError from error


def receive(channel: socket.socket) -> Any:
    """The next message; raises ``ClosedError`` at the end."""
    (length,) = _HEAD.unpack(_exactly(channel, _HEAD.size))
    return pickle.loads(_exactly(channel, length))


def _exactly(channel: socket.socket, length: int) -> bytearray:
    data = bytearray(length)
    left = memoryview(data)
    while left:
        try:
            count = channel.recv_into(left)
        except OSError as error:
            raise ClosedError from error
        if not count:
            raise ClosedError
        left = left[count:]
    return data
