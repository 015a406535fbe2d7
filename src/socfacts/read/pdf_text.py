"""Lines of PDF pages become running text: without running heads and page numbers, with paragraphs and notes.

Notes at the foot of a page go between two sentences, so that they do not stand in the middle of one that runs on
over the page.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from socfacts.read.pdf_chars import Line
from socfacts.read.pdf_tables import Column, Page, with_tables_told


@dataclass(frozen=True, slots=True)
class Shape:
    """Where a column's lines begin and end, how far apart they are, and whether an indent tells paragraphs."""

    left: float
    right: float
    leading: float
    indents: bool


_ZONE = 0.15  # of the page's height, at its head and foot: where furniture stands
_SAME_PLACE = 4.0  # points
_PAGE_NUMBER = re.compile(
    r"[–—-]?\s*(?:(?:стр(?:аница|\.)?|бет|page)\s*)?(?P<number>\d{1,4})(?:\s*(?:/|из|of)\s*\d{1,4})?\s*(?:-?\s?бет)?\s*[–—-]?",
    re.IGNORECASE,
)
# What browsers print above and below a page: the hour of printing, the address.
_PRINTED = re.compile(
    r"(?:file|https?)://\S+(?:\s+\d+/\d+)?|\d{1,2}[./]\d{1,2}[./]\d{2,4},\s\d{1,2}:\d\d(?:\s[AP]M)?(?:\s.*)?"
)
_INDENT = 0.7  # of the size
_ADDRESS = re.compile(r"https?://\S+")
_NOTE_SIZE = 0.93  # of the body's size
_NOTE_START = re.compile(r"(\d{1,2})[\s.)]*(?=[^\W\d_])|\*{1,3}\s?(?=\w)")
_ENDED = re.compile(r"[.!?…:;][»\"”)\]]*$")
_HYPHENS = ("-", "\u2010", "\u00ad")
_BULLET = re.compile(r"[•●▪■◦‣]\s?")


def text_of(pages: Sequence[Page]) -> tuple[str, tuple[int, ...]]:
    """The text of all pages, a blank line between paragraphs, and the offset at which each page begins."""
    pages = without_furniture(pages)
    body = _body_size(pages)
    pages = with_tables_told(pages, _NOTE_SIZE * body)
    parts: list[str] = []
    starts: list[int] = []
    length = 0
    previous: Line | None = None
    for page in pages:
        starts.append(length)
        for number, (line, begins) in enumerate(_in_order(page, body, previous)):
            between = "" if previous is None else _between(previous, line, begins)
            length += len(between) + len(line.text)
            starts[-1] += len(between) if number == 0 else 0
            parts += between, line.text
            previous = line
    return "".join(parts), tuple(starts)


def _between(above: Line, line: Line, begins: bool) -> str:
    """What parts two lines. Inside a paragraph it is a blank, for however narrow the column, its lines are one text.

    A line break stays after a hyphen, which may not be the word's own, and after a line that had room for more.
    """
    if begins:
        return "\n\n"
    return "\n" if above.text.endswith(_HYPHENS) or _had_room(above, line) else " "


def _had_room(above: Line, line: Line) -> bool:
    """Whether the first word of ``line`` would have fitted beside ``above``: somebody broke the line there."""
    first = len(line.text.partition(" ")[0]) + 1
    word = (line.x1 - line.x0) * first / max(len(line.text), 1)
    same_column = abs(above.x0 - line.x0) < 3 * line.size
    end, right = (above.x1, line.x1) if same_column else (above.x1 - above.x0, line.x1 - line.x0)
    return end + word < right


def printed_address(pages: Sequence[Page]) -> str | None:
    """The address that a browser prints at the foot of a page."""
    for page in pages:
        for line in _edges(page):
            found = _ADDRESS.match(line.text)
            if found and _PRINTED.fullmatch(line.text):
                return found[0]
    return None


def _body_size(pages: Sequence[Page]) -> float:
    sizes = [
        (line.size, len(line.text)) for page in pages for column in page.columns for line in column if not line.table
    ]
    half, seen = sum(length for _, length in sizes) / 2, 0
    for size, length in sorted(sizes):
        seen += length
        if seen >= half:
            return size
    return 0.0


def without_furniture(pages: Sequence[Page]) -> list[Page]:
    """The pages without what stands at the same place on many of them, and without page numbers."""
    places: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, page in enumerate(pages):
        for line in _edges(page):
            places[_pattern(line.text)].append((number, line.bottom))
    often = max(2, round(0.3 * len(pages)))

    def is_furniture(line: Line, number: int, page: Page) -> bool:
        if line.table or not _in_zone(line, page):
            return False
        if _PRINTED.fullmatch(line.text) or _is_page_number(line.text, number):
            return True
        near = {other for other, bottom in places[_pattern(line.text)] if abs(bottom - line.bottom) <= _SAME_PLACE}
        return len(near) >= often

    return [
        replace(page, columns=[[line for line in c if not is_furniture(line, number, page)] for c in page.columns])
        for number, page in enumerate(pages)
    ]


def _edges(page: Page) -> list[Line]:
    return [line for column in page.columns for line in column if not line.table and _in_zone(line, page)]


def _in_zone(line: Line, page: Page) -> bool:
    return line.bottom < _ZONE * page.height or line.top > (1 - _ZONE) * page.height


def _pattern(text: str) -> str:
    return re.sub(r"\d+", "#", text)


def _is_page_number(text: str, number: int) -> bool:
    """Whether the line says this page's number and nothing else; other countings are told by their common place."""
    match = _PAGE_NUMBER.fullmatch(text)
    return match is not None and int(match["number"]) == number + 1


def _in_order(page: Page, body: float, previous: Line | None) -> list[tuple[Line, bool]]:
    """The lines of a page, each with whether a paragraph begins with it; notes stand between sentences."""
    lines: list[tuple[Line, bool]] = []
    notes: list[tuple[Line, bool]] = []
    for column in page.columns:
        text, found = _notes(column, body)
        shape = _shape(text)
        for number, line in enumerate(text):
            lines.append((line, previous is None or _begins(line, previous, shape, number == 0)))
            previous = line
        notes += found
    if not notes:
        return lines
    at = next((i for i in range(len(lines), 0, -1) if _ENDED.search(lines[i - 1][0].text)), len(lines))
    if at < len(lines):
        lines[at] = lines[at][0], True
    return lines[:at] + notes + lines[at:]


def _notes(column: Column, body: float) -> tuple[Column, list[tuple[Line, bool]]]:
    """The column without the notes at its foot; their lines, without numbers, each with whether a note begins there."""
    first = len(column)
    while first and column[first - 1].size < _NOTE_SIZE * body and not column[first - 1].table:
        first -= 1
    while first < len(column) and not (column[first].marked or _NOTE_START.match(column[first].text)):
        first += 1
    notes = []
    expected: int | None = None
    raised = any(line.marked for line in column[first:])
    for line in column[first:]:
        start = None if raised else _NOTE_START.match(line.text)
        if start and (start[1] is None or expected is None or int(start[1]) == expected):
            expected = int(start[1]) + 1 if start[1] else None
            notes.append((replace(line, text=line.text[start.end() :]), True))
        else:
            notes.append((line, line.marked))
    return column[:first], notes


def _shape(column: Column) -> Shape:
    steps = [below.bottom - above.bottom for above, below in pairwise(column) if not below.table]
    left, right = min((line.x0 for line in column), default=0.0), max((line.x1 for line in column), default=0.0)
    indented = sum(line.x0 - left > _INDENT * line.size for line in column)
    return Shape(left, right, median(steps) if steps else 0.0, 2 * indented < len(column))


def _begins(line: Line, previous: Line, shape: Shape, is_first: bool) -> bool:
    """Whether a paragraph begins with ``line``, after ``previous``: the line above or the last of the column before."""
    if line.table or previous.table or _BULLET.match(line.text):
        return True
    if abs(line.size - previous.size) > 0.1 * line.size:
        return True
    indented = line.x0 - shape.left > _INDENT * line.size
    right = previous.x0 + shape.right - shape.left if is_first else shape.right
    short = previous.x1 < right - 3 * line.size
    ended = short and _ENDED.search(previous.text) is not None
    if is_first:
        return indented or ended
    apart = line.bottom - previous.bottom > 1.35 * shape.leading
    return apart or ended or (indented and (shape.indents or abs(line.x0 - previous.x0) > 0.3 * line.size))
