"""Where the characters of a derived text came from: building, cutting and chaining offset maps.

Stages that change the length of a text describe the change as ``Edit``s; ``apply`` makes the new text and its map.
Inside this module a map is a list of ``Piece``s, which know their own ends; ``OffsetMap`` is the packed form.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from socfacts.types import OffsetMap

IDENTITY = OffsetMap()
_OPEN_END = 1 << 60


@dataclass(slots=True, unsafe_hash=True)
class CleanText:
    """A text with its characters put right; ``offsets`` leads back to the text as read."""

    text: str
    offsets: OffsetMap


class Edit(NamedTuple):
    """``text[start:end]`` (not empty) becomes ``replacement``; equal lengths map character by character."""

    start: int
    end: int
    replacement: str


class Piece(NamedTuple):
    """``derived:derived_end`` came from ``source:source_end``: character by character, or (flat) as a whole."""

    derived: int
    derived_end: int
    source: int
    source_end: int
    flat: bool


def apply(text: str, edits: Iterable[Edit]) -> tuple[str, OffsetMap]:
    """The text after ``edits`` (in order, not overlapping) and the map from it back to ``text``."""
    parts: list[str] = []
    pieces: list[Piece] = []
    at = length = 0
    for start, end, replacement in edits:
        parts += (text[at:start], replacement)
        pieces.append(Piece(length, length + start - at, at, start, False))
        length += start - at
        flat = len(replacement) != end - start
        pieces.append(Piece(length, length + len(replacement), start, end, flat))
        length += len(replacement)
        at = end
    if not parts:
        return text, IDENTITY
    pieces.append(Piece(length, _OPEN_END, at, at + _OPEN_END - length, False))
    return "".join([*parts, text[at:]]), pack(pieces)


def pack(pieces: Iterable[Piece]) -> OffsetMap:
    """The packed map. After a flat piece stands an empty run that tells where its source ends."""
    derived: list[int] = []
    source: list[int] = []
    ratio: list[int] = []
    last: Piece | None = None
    for piece in pieces:
        if piece.derived == piece.derived_end:
            continue
        if last is not None and not last.flat and not piece.flat and last.source_end == piece.source:
            last = piece
            continue
        if last is not None and last.flat and (piece.flat or piece.source != last.source_end):
            _add_end(last, derived, source, ratio)
        derived.append(piece.derived)
        source.append(piece.source)
        ratio.append(0 if piece.flat else 1)
        last = piece
    if last is not None and last.flat:
        _add_end(last, derived, source, ratio)
    if derived == [0] and source == [0] and ratio == [1]:
        return IDENTITY
    return OffsetMap(tuple(derived), tuple(source), tuple(ratio))


def _add_end(piece: Piece, derived: list[int], source: list[int], ratio: list[int]) -> None:
    derived.append(piece.derived_end)
    source.append(piece.source_end)
    ratio.append(1)


def unpack(offsets: OffsetMap, start: int = 0, end: int = _OPEN_END) -> Iterator[Piece]:
    """The pieces of a map between two derived offsets; the last linear one is open-ended."""
    if not offsets.derived:
        yield Piece(start, end, start, end, False)
        return
    index = max(bisect_right(offsets.derived, start) - 1, 0)
    while index < len(offsets.derived) and offsets.derived[index] < end:
        low, source, flat = offsets.derived[index], offsets.source[index], not offsets.ratio[index]
        last = index + 1 == len(offsets.derived)
        high = _OPEN_END if last else offsets.derived[index + 1]
        first, stop = max(low, start), min(high, end)
        if first < stop:
            if flat:
                yield Piece(first, stop, source, offsets.source[index + 1], True)
            else:
                yield Piece(first, stop, source + first - low, source + stop - low, False)
        index += 1


def compose(outer: OffsetMap, inner: OffsetMap) -> OffsetMap:
    """The map from the text that ``outer`` derives to the source of ``inner`` (``outer`` was made last)."""
    if not outer.derived:
        return inner
    if not inner.derived:
        return outer
    if inner.derived == (0,) and inner.ratio == (1,):
        # The common case: a sentence of an untouched text, some way into it.
        return OffsetMap(outer.derived, tuple(source + inner.source[0] for source in outer.source), outer.ratio)
    return pack(_chain(outer, inner))


def _chain(outer: OffsetMap, inner: OffsetMap) -> Iterator[Piece]:
    for piece in unpack(outer):
        if piece.flat:
            start, end = inner.span(piece.source, piece.source_end)
            yield Piece(piece.derived, piece.derived_end, start, end, True)
            continue
        shift = piece.derived - piece.source
        for low, high, source, source_end, flat in unpack(inner, piece.source, piece.source_end):
            yield Piece(low + shift, high + shift, source, source_end, flat)


def cut(offsets: OffsetMap, start: int, end: int) -> OffsetMap:
    """The map of ``derived[start:end]``: the same sources, counted from 0."""
    if not offsets.derived:
        return OffsetMap((0,), (start,), (1,)) if start else IDENTITY
    return pack(
        Piece(low - start, high - start, source, source_end, flat)
        for low, high, source, source_end, flat in unpack(offsets, start, end)
    )
