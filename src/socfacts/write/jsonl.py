"""JSONL: one record a line, as the contract has it. Facts and mentions alike."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from typing import BinaryIO

from socfacts.records import Fact, MentionRecord, to_json
from socfacts.terminal import is_terminal
from socfacts.types import Document
from socfacts.write import WriteOptions

# JSON itself escapes C0 controls; these would reach a terminal as they are.
_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


class JsonLinesWriter:
    """Writes each document's records at once, so that a reader of the pipe has them while the run goes on."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._watched = is_terminal(stream)

    def write(self, document: Document, facts: Sequence[Fact]) -> None:
        """Add the facts of one document."""
        self.write_records(facts)

    def write_records(self, records: Iterable[Fact | MentionRecord]) -> None:
        """Add records of either layer."""
        self._write("".join([to_json(record) + "\n" for record in records]).encode("utf-8"))

    def write_lines(self, lines: bytes) -> None:
        """Add records that are whole lines of JSON already."""
        self._write(lines)

    def _write(self, lines: bytes) -> None:
        if self._watched:
            lines = _UNSAFE.sub(lambda match: json.dumps(match[0])[1:-1], lines.decode()).encode()
        if lines:
            self._stream.write(lines)
            self._stream.flush()

    def close(self) -> None:
        """Nothing is left to do: every line is complete."""


def open_writer(target: BinaryIO, options: WriteOptions) -> JsonLinesWriter:
    """The writer of the format ``jsonl``; it has no options."""
    return JsonLinesWriter(target)
