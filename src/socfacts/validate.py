"""A stream of facts against the contract, line by line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from socfacts.errors import RecordError
from socfacts.records import validate_line
from socfacts.seen import SeenIds

MAX_LINE = 64 << 20


def validate_stream(stream: BinaryIO) -> Iterator[str | None]:
    """For each line what is wrong with it, naming line and field, or ``None``; blank lines are left out.

    Beside each record by itself, ids must be unique in the stream.
    """
    seen = SeenIds()
    number = 0
    while line := stream.readline(MAX_LINE):
        number += 1
        if line.strip():
            yield _problem(line, number, seen)
    seen.close()


def _problem(line: bytes, number: int, seen: SeenIds) -> str | None:
    try:
        fact = validate_line(line.decode("utf-8"), number)
    except UnicodeDecodeError as error:
        return f"line {number}: broken UTF-8 at byte {error.start}"
    except RecordError as error:
        return str(error)
    if not seen.add(fact.id):
        return f"line {number}: id: {fact.id} is the id of an earlier line too"
    return None
