"""Tables become sentences, one a row, that keep what the header says: the name of each figure and its unit.

«Сумма, тыс. тенге» above 3 186 reads «Сумма — 3 186 тыс. тенге». Web pages, PDF files and Word documents hand in
the same plain grid: rows of cells, spans already spread over the cells that they cover.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from socfacts.read.table_rows import EMPTY, YEAR, Columns, Row, is_figure, split_unit

_BREAK = re.compile(r"(?<![^\W\d_][-‐\u00ad])\s+|(?<=[-‐\u00ad])(?!\n)\s+")


def sentences(rows: Sequence[Sequence[str]], head: int | None = None) -> list[str]:
    """One line a row: «label: name — figure unit; name — figure unit.»; where columns are years, one a year.

    ``head`` is the number of header rows where the format tells; ``None`` has it guessed. Rows may differ in length.
    A table of one column gives its cells as they are; a row that is one merged cell is a line of its own, in the
    header too.
    """
    grid = _clean(rows)
    if not grid:
        return []
    if len(grid[0]) == 1:
        return [row[0] for row in grid]
    count = guess_head(grid) if head is None else min(head, len(grid))
    captions = [row[0] for row in grid[:count] if _merged(row)]
    header = _header([row for row in grid[:count] if not _merged(row)], len(grid[0]))
    body = [row for row in grid[count:] if not _is_numbering_row(row)]
    columns = Columns.of(header, body)
    lines = (line for row in body for line in ([_merged(row)] if _merged(row) else columns.told(row)))
    return [*captions, *filter(None, lines)]


def _clean(rows: Sequence[Sequence[str]]) -> list[Row]:
    """A rectangle without empty rows and columns; blanks inside cells are single, a hyphen ends its line still."""
    width = max((len(row) for row in rows), default=0)
    grid = [tuple(_BREAK.sub(" ", cell.strip()) for cell in row) + ("",) * (width - len(row)) for row in rows]
    used = [column for column in range(width) if any(row[column] for row in grid)]
    return [tuple(row[column] for column in used) for row in grid if any(row)]


def guess_head(grid: Sequence[Row]) -> int:
    """The rows above the first one with a figure (years aside), where they name every column; else none."""
    first = next((i for i, row in enumerate(grid) if any(is_figure(c) and not YEAR.fullmatch(c) for c in row)), 0)
    named = all(any(row[column] for row in grid[:first]) for column in range(1, len(grid[0])))
    if len(grid[0]) == 2 and not all(is_figure(row[1]) or row[1] in EMPTY for row in grid[first:]):
        return 0  # pairs: «Подрядчик | ТОО», «Площадь, кв. м | 3 200»
    return first if named and first <= 3 else 0


def _header(rows: list[Row], width: int) -> list[tuple[str, str]]:
    """Name and unit of each column; a header of several rows is joined, what a merged cell repeats is said once.

    The unit stands in any of the rows: «Стоимость, тыс. тенге» above «план» and «факт» counts for both.
    """
    columns = []
    for column in range(width):
        name, unit = "", ""
        for cell in dict.fromkeys(row[column] for row in rows if row[column]):
            # A cell that is but a unit, as in a row of units under the names, reads like one after a comma.
            name, more = split_unit(f"{name}, {cell}" if name else cell)
            unit = more or unit
        columns.append((name, unit))
    return columns


def _is_numbering_row(row: Row) -> bool:
    """The row «1 2 3 4» that official tables put under the header."""
    return len(row) > 2 and all(cell == str(i) for i, cell in enumerate(row, 1))


def _merged(row: Row) -> str:
    """The text of a row that is one merged cell: a subheading or a note."""
    return row[0] if row[0] and len(set(row)) == 1 else ""
