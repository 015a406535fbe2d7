"""CSV: one row a fact, in UTF-8 with BOM, by which spreadsheets know the encoding.

A cell of text that a spreadsheet would run as a formula gets an apostrophe before it; plain numbers keep their sign.
To read such a cell back, take one apostrophe away where apostrophes are followed by one of ``= + - @``, a tab or a line
break, and what follows them is no number. An absent value and an empty text are both an empty cell.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from typing import BinaryIO

from socfacts.records import Fact
from socfacts.types import Document
from socfacts.write import WriteOptions
from socfacts.write.flatten import Cell, cell_text, columns, row

# The fullwidth signs too: spreadsheets in East Asian locales take them for the plain ones.
_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_PLAIN_NUMBER = re.compile(r"-?\d+(\.\d+)?", re.ASCII)


class DelimitedWriter:
    """Writes each document's rows at once."""

    def __init__(self, stream: BinaryIO, delimiter: str) -> None:
        self._stream = stream
        self._lines = io.StringIO(newline="")
        self._csv = csv.writer(self._lines, delimiter=delimiter, lineterminator="\r\n")
        self._columns = columns()
        self._csv.writerow([column.name for column in self._columns])
        self._flush("utf-8-sig")

    def write(self, document: Document, facts: Sequence[Fact]) -> None:
        """Add the facts of one document."""
        self._csv.writerows([_safe(cell) for cell in row(fact, self._columns)] for fact in facts)
        self._flush()

    def _flush(self, encoding: str = "utf-8") -> None:
        self._stream.write(self._lines.getvalue().encode(encoding))
        self._stream.flush()
        self._lines.seek(0)
        self._lines.truncate()

    def close(self) -> None:
        """Nothing is left to do: every row is complete."""


def open_writer(target: BinaryIO, options: WriteOptions) -> DelimitedWriter:
    """The writer of the format ``csv``, with the delimiter of the options."""
    return DelimitedWriter(target, options.delimiter)


def _safe(cell: Cell) -> str:
    text = cell_text(cell)
    if isinstance(cell, str) and _FORMULA.match(text) and not _PLAIN_NUMBER.fullmatch(text):
        return "'" + text
    return text
