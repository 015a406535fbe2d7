"""Tables become sentences, one a row, that keep what the header says: the name of each figure and its unit.

«Сумма, тыс. тенге» above 3 186 reads «Сумма — 3 186 тыс. тенге». Web pages, PDF files and Word documents hand in
the same plain grid: rows of cells, spans already spread over the cells that they cover.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

Row = tuple[str, ...]

_FIGURE = re.compile(r"[≈~<>≤≥+−–-]?\s*\d[\d\s.,]*(?:\s?[–-]\s?\d[\d\s.,]*)?")
_SCALE = r"(?:тыс(?:яч[аи]?)?|млн|млрд|трлн|миллион(?:ов)?|миллиард(?:ов)?|мың|мыңдаған)\.?"
_MEASURE = (
    r"(?:тенге|теңге|тг|kzt|₸|руб(?:лей|ля|\.)?|₽|долл(?:аров|\.)?(?:\s?сша)?|usd|\$|евро|€|%|проц(?:ентов|\.)?|пайыз"
    r"|(?:кв|куб|ш|шаршы|текше|погонных|пог)\.?\s?(?:к?м|метр(?:ов)?)|к?м[²³23]?|га|гектар(?:ов)?|тонн|кг|чел(?:овек)?|адам"
    r"|мест|орын|лет|жас|квт|мвт|гкал|мкр)\.?"
)
_UNIT = re.compile(rf"(?:в\s+)?(?:{_SCALE}\s*{_MEASURE}|{_MEASURE}|{_SCALE})", re.IGNORECASE)
# «Мест, ед.»: the unit says no more than the number does.
_PIECES = re.compile(r"(?:ед(?:иниц)?|шт(?:ук)?|дана|бірлік)\.?", re.IGNORECASE)
_TAIL = re.compile(r"(?P<name>.*?)\s*(?:,\s*(?P<plain>[^,()]+)|\(\s*(?P<parens>[^()]+?)\s*\))", re.DOTALL)
_NUMBERING = re.compile(r"(?:№|n|no)?\.?\s*(?:п\s*/\s*п|п\s*/\s*н|р\s*/\s*[сн]|р\s*/\s*б)?\s*№?\.?", re.IGNORECASE)
_BREAK = re.compile(r"(?<![^\W\d_][-‐\u00ad])\s+|(?<=[-‐\u00ad])(?!\n)\s+")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_YEAR_HEAD = {"год": "год", "годы": "год", "жыл": "жыл", "жылы": "жыл", "жылдар": "жыл"}
_EMPTY = {"", "-", "–", "—", "x", "х", "…", "..."}


def sentences(rows: Sequence[Sequence[str]], head: int | None = None) -> list[str]:
    """One line a row: «label: name — figure unit; name — figure unit.»

    ``head`` is the number of header rows where the format tells; ``None`` has it guessed. Rows may differ in length.
    A table of one column gives its cells as they are; a row that is one merged cell is a line of its own.
    """
    grid = _clean(rows)
    if not grid:
        return []
    if len(grid[0]) == 1:
        return [row[0] for row in grid]
    count = guess_head(grid) if head is None else min(head, len(grid))
    columns = _header(grid[:count], len(grid[0]))
    body = [row for row in grid[count:] if not _is_numbering_row(row)]
    label = _label_column(columns, body)
    lines = [_merged(row) or _sentence(row, columns, label) for row in body]
    return [line for line in lines if line]


def split_unit(header: str) -> tuple[str, str]:
    """A header's name and unit: «Сумма, тыс. тенге» → («Сумма», «тыс. тенге»); no unit is an empty string."""
    tail = _TAIL.fullmatch(header)
    if tail is None:
        return header, ""
    unit = (tail["plain"] or tail["parens"]).strip()
    if _PIECES.fullmatch(unit):
        return tail["name"], ""
    if not _UNIT.fullmatch(unit):
        return header, ""
    return tail["name"], re.sub(r"^в\s+", "", unit)


def _clean(rows: Sequence[Sequence[str]]) -> list[Row]:
    """A rectangle without empty rows and columns; blanks inside cells are single, a hyphen ends its line still."""
    width = max((len(row) for row in rows), default=0)
    grid = [tuple(_BREAK.sub(" ", cell.strip()) for cell in row) + ("",) * (width - len(row)) for row in rows]
    used = [column for column in range(width) if any(row[column] for row in grid)]
    return [tuple(row[column] for column in used) for row in grid if any(row)]


def _is_figure(cell: str) -> bool:
    return _FIGURE.fullmatch(cell) is not None


def guess_head(grid: Sequence[Row]) -> int:
    """The rows above the first one with a figure (years aside), where they name every column; else none."""
    first = next((i for i, row in enumerate(grid) if any(_is_figure(c) and not _YEAR.fullmatch(c) for c in row)), 0)
    named = all(any(row[column] for row in grid[:first]) for column in range(1, len(grid[0])))
    if len(grid[0]) == 2 and not all(_is_figure(row[1]) or row[1] in _EMPTY for row in grid[first:]):
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


def _label_column(columns: list[tuple[str, str]], body: list[Row]) -> int | None:
    """The column that names its row: the first that holds words, else the first if it holds years."""
    for column, (name, _) in enumerate(columns):
        if name and _NUMBERING.fullmatch(name):
            continue
        if any(not _is_figure(row[column]) and row[column] not in _EMPTY for row in body):
            return column
    return 0 if columns[0][0].lower() in _YEAR_HEAD else None


def _merged(row: Row) -> str:
    """The text of a row that is one merged cell: a subheading or a note."""
    return row[0] if row[0] and len(set(row)) == 1 else ""


def _sentence(row: Row, columns: list[tuple[str, str]], label: int | None) -> str:
    parts = []
    for column, cell in enumerate(row):
        name, unit = columns[column]
        if column == label or cell in _EMPTY or (name and _NUMBERING.fullmatch(name)):
            continue
        parts.append(_part(name, cell, unit))
    body = "; ".join(parts)
    lead = _label(row[label], columns[label][0]) if label is not None else ""
    if not any(name for name, _ in columns):
        return _ended(_pair(lead, parts))
    return _ended(f"{lead}: {body}" if lead and body else lead or body)


def _label(cell: str, header: str) -> str:
    word = _YEAR_HEAD.get(header.lower())
    return f"{cell} {word}" if word and _YEAR.fullmatch(cell) else cell


def _part(name: str, cell: str, unit: str) -> str:
    value = f"{cell} {unit}" if unit and _is_figure(cell) else cell
    return f"{name} — {value}" if name else value


def _pair(key: str, values: list[str]) -> str:
    """A row of a table without a header, most often a pair: «Площадь, кв. м | 3 200»."""
    name, unit = split_unit(key)
    value = "; ".join(f"{cell} {unit}" if unit and _is_figure(cell) else cell for cell in values)
    return f"{name} — {value}" if name and value else name or value


def _ended(line: str) -> str:
    return line if not line or line[-1] in ".!?:;" else f"{line}."
