"""Characters of a PDF page become rows of words: which glyphs share a line, where words part, what stands raised.

Coordinates are points from the page's upper left corner. A footnote mark is a smaller character whose baseline lies
above that of the character beside it; everything here works on geometry, for the order in the file says nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import median

from socfacts.read.marks import raised


@dataclass(frozen=True, slots=True)
class Char:
    """A glyph. ``baseline`` is where it stands; ``lifted`` once it is known to stand raised beside a larger one."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    baseline: float
    lifted: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """The cells of a ruled table, and where its columns begin, counted from the first."""

    rows: tuple[tuple[str, ...], ...]
    columns: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Word:
    """Characters without a gap between them; or a table, which stands as one block."""

    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    pieces: tuple[tuple[str, bool], ...] = ()
    table: Table | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one baseline in one column, as text; ``marked`` where it began with a footnote mark. Or a table."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    marked: bool = False
    table: Table | None = None


_SMALLER = (0.45, 0.86)  # of the neighbour's size: larger is no superscript, smaller stands beside a drop cap
_TWICE = 0.1  # of the size: two like glyphs that close are one, printed twice
_JITTER = 0.1  # of the size: baselines that close are one line
_RAISE = (0.1, 0.85)  # of the neighbour's size: how far above its baseline a superscript stands
_SINK = (-0.5, -0.05)
_REACH = 1.2  # of the neighbour's size: how far beside it
_LONGEST_MARK = 4
# The gap between two words, of the size: with a blank between them (Chromium draws unused soft hyphens as blanks of no
# width), without one on a page that has blanks, and on a page that has none.
_BLANK, _WIDE, _NARROW = 0.08, 0.5, 0.17


def rows_of(chars: Iterable[Char]) -> list[list[Char]]:
    """Characters by baseline, from top to bottom, each row from left to right; superscripts beside their word."""
    rows: list[list[Char]] = []
    for char in sorted(chars, key=lambda char: (char.baseline, char.x0)):
        if rows and char.baseline - rows[-1][0].baseline <= _JITTER * max(char.size, rows[-1][0].size):
            rows[-1].append(char)
        else:
            rows.append([char])
    return _with_superscripts([_printed_once(sorted(row, key=lambda char: char.x0)) for row in rows])


def _printed_once(row: list[Char]) -> list[Char]:
    """The row without a glyph that repeats the one before it in its place: printed twice, text looks bold."""
    kept = row[:1]
    for char in row[1:]:
        if char.text != kept[-1].text or char.x0 - kept[-1].x0 > _TWICE * char.size:
            kept.append(char)
    return kept


def _with_superscripts(rows: list[list[Char]]) -> list[list[Char]]:
    """Move small characters into the row of the larger ones that they stand beside."""
    baselines = [row[0].baseline for row in rows]
    largest = max((char.size for row in rows for char in row), default=0)
    moved: dict[int, list[Char]] = {}
    for number, row in enumerate(rows):
        run = 0
        hosted = -1
        stay = []
        for char in row:
            host = _host(char, number, rows, baselines, largest) if char.size < _SMALLER[1] * largest else None
            if host is None and 0 < run < _LONGEST_MARK and _follows(char, moved[hosted][-1]):
                host = hosted, moved[hosted][-1].lifted
            if host is None or char.text.isspace():
                stay.append(char)
                run = 0
                continue
            hosted, run = host[0], run + 1
            moved.setdefault(hosted, []).append(replace(char, lifted=host[1]))
        rows[number] = stay
    for number, chars in moved.items():
        rows[number] = sorted(rows[number] + chars, key=lambda char: char.x0)
    return [row for row in rows if any(not char.text.isspace() for char in row)]


def _follows(char: Char, previous: Char) -> bool:
    return abs(char.size - previous.size) < 0.1 * char.size and char.x0 - previous.x1 < 0.4 * char.size


def _host(
    char: Char, number: int, rows: list[list[Char]], baselines: list[float], largest: float
) -> tuple[int, bool] | None:
    """The row of a larger character right beside ``char`` on another baseline, and whether ``char`` is above it."""
    low = bisect_left(baselines, char.baseline + _SINK[0] * largest)
    for other in range(low, len(rows)):
        if baselines[other] - char.baseline > _RAISE[1] * largest:
            return None
        neighbour = None if other == number else _beside(char, rows[other])
        if neighbour is None:
            continue
        shift = (neighbour.baseline - char.baseline) / neighbour.size
        if _RAISE[0] <= shift <= _RAISE[1] or _SINK[0] <= shift <= _SINK[1]:
            return other, shift > 0
    return None


def _beside(char: Char, row: Sequence[Char]) -> Char | None:
    """The larger character of ``row`` next to ``char``: before it, else (a note begins with its mark) after it."""
    at = bisect_left(row, char.x0, key=lambda other: other.x0)
    for other in reversed(row[max(0, at - 3) : at]):
        if _is_larger(other, char):
            if -0.4 * other.size <= char.x0 - other.x1 <= _REACH * other.size:
                return other
            break
    for other in row[at : at + 3]:
        if _is_larger(other, char):
            return other if -0.4 * other.size <= other.x0 - char.x1 <= _REACH * other.size else None
    return None


def _is_larger(other: Char, char: Char) -> bool:
    return not other.text.isspace() and _SMALLER[0] * other.size <= char.size < _SMALLER[1] * other.size


def words_of(row: Sequence[Char], spaced: bool) -> list[Word]:
    """The words of a row. ``spaced``: the page has blanks of its own, without one only a wide gap parts words."""
    words: list[list[Char]] = []
    blank = True
    for char in row:
        if char.text.isspace():
            blank = True
            continue
        gap = _BLANK if blank else _WIDE if spaced else _NARROW
        if not words or char.x0 - words[-1][-1].x1 > gap * max(char.size, words[-1][-1].size):
            words.append([])
        words[-1].append(char)
        blank = False
    return [_word(chars) for chars in words]


def _word(chars: Sequence[Char]) -> Word:
    pieces: list[tuple[str, bool]] = []
    for char in chars:
        if pieces and pieces[-1][1] == char.lifted:
            pieces[-1] = pieces[-1][0] + char.text, char.lifted
        else:
            pieces.append((char.text, char.lifted))
    box = min(c.x0 for c in chars), max(c.x1 for c in chars), min(c.top for c in chars), max(c.bottom for c in chars)
    return Word(*box, median(char.size for char in chars), tuple(pieces))


def line_of(words: Sequence[Word]) -> Line:
    """Words as a line of text, in which raised characters are what they mean."""
    pieces = [piece for word in words for piece in ((" ", False), *word.pieces)][1:]
    text: list[str] = []
    for number, (piece, lifted) in enumerate(pieces):
        after = "".join(following for following, _ in pieces[number + 1 : number + 3])
        text.append(raised("".join(text)[-24:], piece, after) if lifted else piece)
    size = median(word.size for word in words for piece, _ in word.pieces for _ in piece)
    box = words[0].x0, words[-1].x1, min(word.top for word in words), max(word.bottom for word in words)
    return Line("".join(text).strip(), *box, size, marked=bool(pieces) and pieces[0][1])


def lines_of(chars: Iterable[Char], spaced: bool) -> list[Line]:
    """Characters that stand in one column (a cell, say) as lines of text."""
    rows = [words_of(row, spaced) for row in rows_of(chars)]
    return [line_of(words) for words in rows if words]
