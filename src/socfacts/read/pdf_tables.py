"""Tables of a PDF that run on over the page: their header is said again, a row cut in two is put together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from socfacts.read.pdf_chars import Line, Table
from socfacts.read.tables import guess_head, sentences

Column = list[Line]
Place = tuple[int, int, int]  # page, column, line
Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A page as its columns in reading order."""

    height: float
    columns: list[Column]


_SAME_RULING = 3.0  # points
_OPEN = re.compile(r"[-‐]$|[«„(][^»“)]*$")
_RUNS_ON = re.compile(r"[^\W\d_A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]|[»“)]")


def with_tables_told(pages: Sequence[Page], note_size: float) -> list[Page]:
    """The pages with sentences in place of tables; ``note_size`` and smaller text may stand between a table's parts."""
    where = [
        (p, c, i)
        for p, page in enumerate(pages)
        for c, column in enumerate(page.columns)
        for i, line in enumerate(column)
        if line.table or line.size >= note_size
    ]
    told: dict[Place, tuple[Table, int]] = {}
    before: Place | None = None
    for place in where:
        table = pages[place[0]].columns[place[1]][place[2]].table
        if table is not None:
            told[place] = table, guess_head(_plain(table.rows))
            if before is not None and before in told and place[:2] != before[:2]:
                _go_on(told, before, place)
        before = place
    return [
        replace(page, columns=[_with_told(column, told, (p, c)) for c, column in enumerate(page.columns)])
        for p, page in enumerate(pages)
    ]


def _with_told(column: Column, told: dict[Place, tuple[Table, int]], at: tuple[int, int]) -> Column:
    lines = [_told(line, told.get((*at, i))) for i, line in enumerate(column)]
    return [line for line in lines if line.text]


def _plain(rows: Rows) -> Rows:
    return tuple(tuple(" ".join(cell.split()) for cell in row) for row in rows)


def _go_on(told: dict[Place, tuple[Table, int]], before: Place, place: Place) -> None:
    """Join the table at ``place`` to the one before it, where both have the same columns."""
    (first, head), (second, _) = told[before], told[place]
    if len(first.columns) != len(second.columns) or any(
        abs(a - b) > _SAME_RULING for a, b in zip(first.columns, second.columns, strict=True)
    ):
        return
    rows, rest = first.rows, second.rows
    if rest[:head] == rows[:head]:
        rest = rest[head:]
    if rest and len(rows) > head and _is_rest(rows[-1], rest[0]):
        rows = (*rows[:-1], tuple(f"{a}\n{b}".strip() for a, b in zip(rows[-1], rest[0], strict=True)))
        rest = rest[1:]
    told[before] = replace(first, rows=rows), head
    told[place] = replace(second, rows=rows[:head] + rest if rest else ()), head


def _is_rest(row: tuple[str, ...], following: tuple[str, ...]) -> bool:
    """Whether ``following`` is the rest of ``row``: it leaves cells empty and goes on in the middle of a phrase."""
    pairs = [(a, b) for a, b in zip(row, following, strict=True) if a and b]
    empty = any(a and not b for a, b in zip(row, following, strict=True))
    return empty and any(_OPEN.search(a) or _RUNS_ON.match(b) for a, b in pairs)


def _told(line: Line, found: tuple[Table, int] | None) -> Line:
    if found is None:
        return line
    table, head = found
    lines = [cell for cell in table.rows[0] if cell] if len(table.rows) == 1 else sentences(table.rows, head)
    return replace(line, text="\n\n".join(lines))
