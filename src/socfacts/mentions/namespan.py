"""What surrounds the head of a facility's name, shared by the two languages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from socfacts.language.units import Unit

MAX_TITLE = 7


@dataclass(slots=True)
class NameSpan:
    """What surrounds a head: unit indexes of the whole name, number and title."""

    first: int
    last: int
    numbers: list[int]
    title: tuple[int, int] | None = None
    title_text: str | None = None


def quoted_after(units: Sequence[Unit], index: int) -> tuple[int, int] | None:
    """The units inside a pair of quotes that opens at ``index``: (first, last)."""
    if index >= len(units) or "any_quote" not in units[index].classes or "quote_close" in units[index].classes:
        return None
    for end in range(index + 1, min(index + 2 + MAX_TITLE, len(units))):
        if "any_quote" in units[end].classes:
            return (index + 1, end - 1) if end > index + 1 else None
    return None
