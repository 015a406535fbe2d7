"""XLSX: a sheet a kind, with typed cells, a frozen header, a filter, and a link to each source.

Rows go to temporary files as they come, so that memory does not grow with them. Texts are texts: nothing is run as a
formula. Two runs give the same bytes, for the workbook carries a fixed time of creation. What a sheet cannot hold: a
number of more than 15 digits is a text (a spreadsheet would round it), as is a day before March 1900; a text beyond
32,767 characters is cut and ends in «…»; facts beyond 1,048,575 go on in a sheet «count 2».
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, BinaryIO

import xlsxwriter

from socfacts.codes import KINDS
from socfacts.errors import UsageError
from socfacts.records import Fact
from socfacts.records.ids import decimal_text
from socfacts.terminal import is_terminal
from socfacts.types import Document
from socfacts.write import WriteOptions
from socfacts.write.flatten import Cell, cell_text, columns, encodable, row

_CREATED = datetime(2000, 1, 1)
_FIRST_DAY = date(1900, 3, 1)  # spreadsheets disagree about the days before: one of them has a 29 February 1900
_MAX_ROWS = 1_048_576
_MAX_TEXT = 32_767
_MAX_LINKS = 65_000  # of a sheet; the format ends at 65,530
_MAX_LINK = 2_000
_MAX_DIGITS = 15
_WIDTHS = {"evidence_quote": 60, "facility_name": 40, "doc_id": 24, "doc_title": 40, "doc_url": 40}
_WIDTH = 14


class XlsxWriter:
    """A workbook that is put together when it is closed."""

    def __init__(self, stream: BinaryIO) -> None:
        self._book = xlsxwriter.Workbook(
            stream,
            {
                "constant_memory": True,
                "strings_to_formulas": False,
                "strings_to_numbers": False,
                "strings_to_urls": False,
            },
        )
        self._book.set_properties({"created": _CREATED, "title": "socfacts"})
        self._styles = _Styles(self._book)
        self._sheets = {str(kind): _Sheet(self._book, self._styles, kind, 1) for kind in KINDS}

    def write(self, document: Document, facts: Sequence[Fact]) -> None:
        """Add a row for each fact to the sheet of its kind."""
        for fact in facts:
            sheet = self._sheets[fact.kind]
            if sheet.full:
                sheet.finish()
                sheet = self._sheets[fact.kind] = _Sheet(self._book, self._styles, fact.kind, sheet.part + 1)
            sheet.add(fact)

    def close(self) -> None:
        """Write the file."""
        for sheet in self._sheets.values():
            sheet.finish()
        self._book.close()


class _Styles:
    """The formats of cells, each made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._numbers: dict[int, Any] = {}
        self.header = book.add_format({"bold": True, "bottom": 1})
        self.day = book.add_format({"num_format": "yyyy-mm-dd"})

    def number(self, places: int) -> Any:
        """As many decimal places as the number has: «General» would show large ones as 1.6E+11."""
        if places not in self._numbers:
            self._numbers[places] = self._book.add_format({"num_format": "0." + "0" * places if places else "0"})
        return self._numbers[places]


class _Sheet:
    """One sheet: facts of one kind, up to as many as a sheet can hold."""

    def __init__(self, book: Any, styles: _Styles, kind: str, part: int) -> None:
        self.part = part
        self._styles = styles
        self._columns = columns(kind)
        self._rows = 1
        self._links = 0
        self._sheet = book.add_worksheet(kind if part == 1 else f"{kind} {part}")
        self._sheet.freeze_panes(1, 0)
        for i, column in enumerate(self._columns):
            self._sheet.set_column(i, i, _WIDTHS.get(column.name, _WIDTH))
            self._sheet.write_string(0, i, column.name, styles.header)

    @property
    def full(self) -> bool:
        return self._rows >= _MAX_ROWS

    def add(self, fact: Fact) -> None:
        for i, (column, cell) in enumerate(zip(self._columns, row(fact, self._columns), strict=True)):
            if column.name == "doc_url" and isinstance(cell, str) and self._may_link(cell):
                self._sheet.write_url(self._rows, i, cell, string=cell)
                self._links += 1
            elif cell is not None:
                self._write(i, cell)
        self._rows += 1

    def finish(self) -> None:
        self._sheet.autofilter(0, 0, self._rows - 1, len(self._columns) - 1)

    def _may_link(self, url: str) -> bool:
        web = url.startswith(("http://", "https://"))
        return web and len(url) <= _MAX_LINK and url.isprintable() and self._links < _MAX_LINKS

    def _write(self, at: int, cell: Cell) -> None:
        if isinstance(cell, int | Decimal) and _fits(cell):
            self._sheet.write_number(self._rows, at, cell, self._styles.number(_places(cell)))
        elif isinstance(cell, date) and cell >= _FIRST_DAY:
            self._sheet.write_datetime(self._rows, at, cell, self._styles.day)
        else:
            self._sheet.write_string(self._rows, at, _short(encodable(cell_text(cell))))


def open_writer(target: BinaryIO, options: WriteOptions) -> XlsxWriter:
    """The writer of the format ``xlsx``; it has no options. Raises ``UsageError`` before it fills a terminal."""
    if is_terminal(target):
        raise UsageError("the format xlsx is not for a terminal: add -o FILE")
    return XlsxWriter(target)


def _plain(number: int | Decimal) -> str:
    return decimal_text(Decimal(number))


def _fits(number: int | Decimal) -> bool:
    return len(_plain(number).lstrip("-0.").replace(".", "")) <= _MAX_DIGITS


def _places(number: int | Decimal) -> int:
    return len(_plain(number).partition(".")[2])


def _short(text: str) -> str:
    return text if len(text) <= _MAX_TEXT else text[: _MAX_TEXT - 1] + "…"
