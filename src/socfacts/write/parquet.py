"""Parquet: one typed column for each key of all kinds, nested keys joined by underscores. Needs the extra ``parquet``.

Numbers are ``decimal(38, 12)``: exact, and read by every engine. One that does not fit is null there and stands in
the column ``wide_numbers``, a list of ``column=number``. Days are ``date32``; ``place_path`` is a list of strings,
``repeats`` and ``mentions`` are lists of ``{start, end}``.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, BinaryIO

from socfacts.errors import UsageError
from socfacts.records import Fact
from socfacts.records.ids import decimal_text
from socfacts.terminal import is_terminal
from socfacts.types import Document
from socfacts.write import WriteOptions
from socfacts.write.flatten import Cell, ColumnType, columns, encodable, row

_GROUP = 20_000  # rows held in memory, and in one row group
_PLACES = 12
_LIMIT = Decimal(10) ** (38 - _PLACES)
_WIDE = "wide_numbers"


class ParquetWriter:
    """Collects rows and writes a row group when there are enough of them."""

    def __init__(self, stream: BinaryIO) -> None:
        try:
            import pyarrow
            import pyarrow.parquet
        except ImportError as error:
            raise UsageError("the format parquet needs an extra: pip install 'socfacts[parquet]'") from error
        self._arrow: Any = pyarrow
        self._columns = columns()
        types = _types(pyarrow)
        fields = [pyarrow.field(column.name, types[column.type]) for column in self._columns]
        self._schema = pyarrow.schema([*fields, pyarrow.field(_WIDE, types["names"])])
        self._file = pyarrow.parquet.ParquetWriter(stream, self._schema, compression="zstd")
        self._rows: list[dict[str, object]] = []

    def write(self, document: Document, facts: Sequence[Fact]) -> None:
        """Add the facts of one document."""
        self._rows += [self._row(fact) for fact in facts]
        if len(self._rows) >= _GROUP:
            self._flush()

    def _row(self, fact: Fact) -> dict[str, object]:
        found: dict[str, object] = {}
        wide: list[str] = []
        for column, cell in zip(self._columns, row(fact, self._columns), strict=True):
            if isinstance(cell, Decimal) and not _fits(cell):
                wide.append(f"{column.name}={decimal_text(cell)}")
            else:
                found[column.name] = _value(cell)
        return found | {_WIDE: wide}

    def _flush(self) -> None:
        self._file.write_table(self._arrow.Table.from_pylist(self._rows, schema=self._schema))
        self._rows = []

    def close(self) -> None:
        """Write what is left and the footer."""
        self._flush()
        self._file.close()


def open_writer(target: BinaryIO, options: WriteOptions) -> ParquetWriter:
    """The writer of the format ``parquet``; it has no options.

    Raises ``UsageError`` where the extra is not installed, and before it fills a terminal.
    """
    if is_terminal(target):
        raise UsageError("the format parquet is not for a terminal: add -o FILE")
    return ParquetWriter(target)


def _types(arrow: Any) -> dict[ColumnType, Any]:
    span = arrow.struct([("start", arrow.int64()), ("end", arrow.int64())])
    return {
        "text": arrow.string(),
        "integer": arrow.int64(),
        "number": arrow.decimal128(38, _PLACES),
        "date": arrow.date32(),
        "names": arrow.list_(arrow.string()),
        "spans": arrow.list_(span),
    }


def _fits(number: Decimal) -> bool:
    places = len(decimal_text(number).partition(".")[2])
    return abs(number) < _LIMIT and places <= _PLACES


def _value(cell: Cell) -> object:
    if isinstance(cell, tuple):
        return [item if isinstance(item, str) else item.model_dump() for item in cell]
    return encodable(cell) if isinstance(cell, str) else cell
