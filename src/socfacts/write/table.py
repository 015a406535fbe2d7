"""Facts for a person at a terminal: one small table a document, printed as soon as the document is done."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import BinaryIO

from rich.table import Table
from rich.text import Text

from socfacts.records import Fact, Quantity
from socfacts.terminal import console, is_terminal, one_line
from socfacts.types import Document
from socfacts.write import WriteOptions

_SIGNS = {
    "about": "≈ {}",
    "more_than": "> {}",
    "at_least": "≥ {}",
    "at_most": "≤ {}",
    "less_than": "< {}",
}
_COLUMNS = ("kind", "value", "of", "facility", "place", "what happens", "evidence")
_WIDTH = 160  # where nobody looks, a fixed width: the output of two runs is the same


class TableWriter:
    """Draws to a stream; the width is the terminal's."""

    def __init__(self, stream: BinaryIO) -> None:
        self._text = io.TextIOWrapper(stream, encoding="utf-8", newline="\n", write_through=True)
        self._console = console(file=self._text, width=None if is_terminal(stream) else _WIDTH, highlight=False)

    def write(self, document: Document, facts: Sequence[Fact]) -> None:
        """Draw the facts of one document; a document without facts is left to the closing line."""
        if not facts:
            return
        table = Table(*_COLUMNS, title=Text(one_line(document.id)), title_justify="left", title_style="bold")
        for fact in facts:
            table.add_row(*(Text(one_line(" ".join(cell.split()))) for cell in _cells(fact)))
        self._console.print(table)

    def close(self) -> None:
        """Let go of the stream, which is closed by whoever opened it."""
        self._text.detach()


def open_writer(target: BinaryIO, options: WriteOptions) -> TableWriter:
    """The writer of the format ``table``; it has no options."""
    return TableWriter(target)


def _cells(fact: Fact) -> tuple[str, ...]:
    happens = " ".join(filter(None, (fact.status, fact.event, f"({fact.phase})" if fact.phase else None)))
    if fact.when and fact.kind != "date":
        happens += f" {fact.when.edtf}"
    return (
        fact.kind,
        _value(fact),
        fact.of.lemma if fact.of else "",
        fact.facility.name if fact.facility else "",
        (fact.place.region or fact.place.name) if fact.place else "",
        happens,
        fact.evidence.quote,
    )


def _value(fact: Fact) -> str:
    if fact.quantity:
        return quantity_text(fact.quantity)
    if fact.kind == "date":
        return fact.when.edtf
    return fact.facility.type if fact.facility else ""


def quantity_text(quantity: Quantity) -> str:
    """«> 90», «3–7 m2», «1 600 000 000 KZT»: a quantity for people, thousands apart."""
    if quantity.qualifier == "between":
        number = f"{_grouped(quantity.low)}–{_grouped(quantity.high)}"
    else:
        number = _SIGNS.get(quantity.qualifier, "{}").format(_grouped(quantity.value))
    return number if quantity.unit == "1" else f"{number} {quantity.unit}"


def _grouped(number: object) -> str:
    return f"{number:,f}".replace(",", " ")
