"""A PDF page in reading order: columns one after the other, a table in its place.

A gutter is a vertical strip that no word crosses in a run of rows, with text on both sides; a heading across the page
ends the run.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from socfacts.read.pdf_chars import Char, Line, Word, line_of, rows_of, words_of

Interval = tuple[float, float]
Row = list[Word]

_GUTTER = 0.9  # of the text size: the narrowest gutter
_NARROWEST = 6.0  # of the text size: the narrowest column, so that the numbers of a list are none
_FEWEST = 3  # rows on each side of a gutter
_LONGEST_RUN = 400  # rows; no page has more


def columns_of(chars: Sequence[Char], tables: Sequence[Word], spaced: bool) -> list[list[Line]]:
    """The lines of each column in reading order; rows across the page between two sets of columns are one column."""
    rows = [words for row in rows_of(chars) if (words := words_of(row, spaced))] + [[table] for table in tables]
    rows.sort(key=lambda row: min(word.top for word in row))
    if not rows:
        return []
    size = median(word.size for row in rows for word in row)
    columns: list[list[Line]] = [[]]
    at = 0
    while at < len(rows):
        end, gutters = _run(rows, at, size)
        if gutters:
            columns += [*_split(rows[at:end], gutters), []]
            at = end
        else:
            columns[-1].append(_line(rows[at]))
            at += 1
    return [column for column in columns if column]


def _line(row: Row) -> Line:
    word = row[0]
    if word.table is None:
        return line_of(row)
    return Line("", word.x0, word.x1, word.top, word.bottom, word.size, table=word.table)


def _run(rows: Sequence[Row], at: int, size: float) -> tuple[int, list[Interval]]:
    """The longest run of rows from ``at`` that keeps its gutters: where it ends, and the gutters, if it has any."""
    left, right = min(word.x0 for row in rows for word in row), max(word.x1 for row in rows for word in row)
    free: list[Interval] = [(left, right)]
    best: tuple[int, list[Interval]] = at + 1, []
    for end in range(at + 1, min(len(rows), at + _LONGEST_RUN) + 1):
        free = _common(free, _gaps(rows[end - 1], left, right), _GUTTER * size)
        if not free:
            break
        gutters = _gutters(free, rows[at:end], size)
        if not gutters and best[1]:
            break
        best = end, gutters
    return best if best[1] else (at + 1, [])


def _gaps(row: Row, left: float, right: float) -> list[Interval]:
    """The stretches between ``left`` and ``right`` where the row has no word."""
    gaps, at = [], left
    for word in row:
        if word.x0 > at:
            gaps.append((at, word.x0))
        at = max(at, word.x1)
    return [*gaps, (at, right)] if right > at else gaps


def _common(some: list[Interval], others: list[Interval], narrowest: float) -> list[Interval]:
    pairs = ((max(a, c), min(b, d)) for a, b in some for c, d in others)
    return [(start, end) for start, end in pairs if end - start >= narrowest]


def _gutters(free: list[Interval], rows: Sequence[Row], size: float) -> list[Interval]:
    """The free strips with enough rows and width of text on both sides."""
    found = []
    for start, end in free:
        before = [word for row in rows if (word := row[0]).x1 <= start]
        after = [word for row in rows if (word := row[-1]).x0 >= end]
        if min(len(before), len(after)) < _FEWEST:
            continue
        left = min(word.x0 for word in before)
        right = max(word.x1 for word in after)
        if min(start - left, right - end) >= _NARROWEST * size:
            found.append((start, end))
    return found


def _split(rows: Sequence[Row], gutters: list[Interval]) -> list[list[Line]]:
    edges = [float("-inf"), *((start + end) / 2 for start, end in gutters), float("inf")]
    columns = []
    for left, right in pairwise(edges):
        parts = ([word for word in row if left <= (word.x0 + word.x1) / 2 < right] for row in rows)
        columns.append([_line(part) for part in parts if part])
    return columns
