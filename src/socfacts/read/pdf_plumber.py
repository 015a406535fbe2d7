"""Pages of a PDF by pdfplumber: glyphs with sizes and baselines, and ruled tables as sentences."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from itertools import islice
from typing import Any

import pdfplumber
from pdfminer.pdfpage import PDFPage

from socfacts.errors import ReadError
from socfacts.read.pdf_chars import Char, Table, Word, lines_of
from socfacts.read.pdf_layout import columns_of
from socfacts.read.pdf_page import BoundedPage
from socfacts.read.pdf_tables import Page

Box = tuple[float, float, float, float]

_FEWEST_EDGES = 4
_SLACK = 1.5  # points: rulings that close are one
_MOST_EDGES = 4_000  # a drawing or a map, no table


def pages(data: bytes, max_pages: int, easy: Callable[[int], Page | None]) -> Iterator[Page]:
    """The pages one by one, each forgotten before the next; ``easy`` gives those that need no parsing here.

    Raises ``ReadError`` where there are more than ``max_pages``, and what pdfminer raises for a broken file.
    """
    pdf = pdfplumber.open(BytesIO(data))
    found = list(islice(PDFPage.create_pages(pdf.doc), max_pages + 1))
    if len(found) > max_pages:
        raise ReadError(f"more than {max_pages:,} pages; split it or raise the limit")
    for number, page_object in enumerate(found):
        page = BoundedPage(pdf, page_object, page_number=number + 1)
        try:
            yield easy(number) or _page(page)
        finally:
            page.close()


def _page(page: Any) -> Page:
    chars = _chars(page.chars, float(page.width), float(page.height))
    spaced = 20 * sum(char.text.isspace() for char in chars) > len(chars)
    tables, inside = _tables(page, chars, spaced)
    text = [char for char in chars if id(char) not in inside]
    return Page(float(page.height), columns_of(text, tables, spaced))


def _chars(found: Sequence[dict[str, Any]], width: float, height: float) -> list[Char]:
    """The glyphs on the page that stand upright, as most do: watermarks and margin notes run across."""
    upright = [char for char in found if char["upright"]]
    kept = upright if 2 * len(upright) >= len(found) else []
    descents = _descents(kept)
    chars = []
    for char in kept:
        x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
        if not (0 <= x <= width and 0 <= y <= height) or char["size"] <= 0:
            continue
        text = " " if char["text"] in {"\xa0", "\t"} else char["text"].replace("\0", "")
        rise = char["y0"] - char["matrix"][5] - descents[char["fontname"]] * char["size"]
        rise = rise if rise > 0.1 * char["size"] else 0.0
        baseline = char["top"] + char["y1"] - char["matrix"][5] - rise
        chars.append(Char(text, char["x0"], char["x1"], char["top"], char["bottom"], char["size"], baseline))
    return chars


def _descents(found: Sequence[dict[str, Any]]) -> dict[str, float]:
    """How far each font's box reaches below the baseline, by size: what most of its glyphs say. More is a text rise."""
    seen: dict[str, Counter[float]] = defaultdict(Counter)
    for char in found:
        if char["size"] > 0:
            seen[char["fontname"]][round((char["y0"] - char["matrix"][5]) / char["size"], 2)] += 1
    return defaultdict(float, {font: counter.most_common(1)[0][0] for font, counter in seen.items()})


def _tables(page: Any, chars: Sequence[Char], spaced: bool) -> tuple[list[Word], set[int]]:
    """Ruled tables as blocks of sentences, and the glyphs that stand inside them (by ``id``)."""
    words: list[Word] = []
    inside: set[int] = set()
    if not _FEWEST_EDGES <= len(page.edges) <= _MOST_EDGES:
        return words, inside
    for table in page.find_tables():
        boxes, columns = _spread(table)
        rows = tuple(tuple(_cell(box, chars, spaced) for box in row) for row in boxes)
        within = [char for char in chars if _is_in(char, table.bbox)]
        if within and len(columns) > 1 and any(any(row) for row in rows):
            x0, top, x1, bottom = table.bbox
            words.append(Word(x0, x1, top, bottom, within[0].size, table=Table(rows, columns)))
            inside.update(map(id, within))
    return words, inside


def _spread(table: Any) -> tuple[list[list[Box | None]], tuple[float, ...]]:
    """The box of each cell, a merged cell's in every place that it covers; and where the columns begin."""
    boxes = [cell for row in table.rows for cell in row.cells if cell]
    xs = sorted({round(box[0], 1) for box in boxes})
    xs = [x for x, before in zip(xs, [float("-inf"), *xs], strict=False) if x - before > _SLACK]
    grid = []
    for row in table.rows:
        y = row.bbox[1] + _SLACK
        grid.append([next((box for box in boxes if _covers(box, x + _SLACK, y)), None) for x in xs])
    return grid, tuple(x - xs[0] for x in xs)


def _covers(box: Box, x: float, y: float) -> bool:
    return box[0] <= x < box[2] and box[1] <= y < box[3]


def _is_in(char: Char, box: Box) -> bool:
    return _covers(box, (char.x0 + char.x1) / 2, (char.top + char.bottom) / 2)


def _cell(box: Box | None, chars: Sequence[Char], spaced: bool) -> str:
    if box is None:
        return ""
    return "\n".join(line.text for line in lines_of((char for char in chars if _is_in(char, box)), spaced))
