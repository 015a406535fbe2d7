"""Putting the characters of a text right, and nothing else: every character still maps back to the text as read.

The steps run in this order because a later one must never make work for an earlier one: cleaning twice is
cleaning once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from socfacts.clean import characters, footnotes, homoglyphs, hyphenation
from socfacts.language.offsets import IDENTITY, CleanText, Edit, apply, compose

__all__ = ["CleanText", "clean"]

STEPS: tuple[Callable[[str], Iterable[Edit]], ...] = (
    characters.composed,
    footnotes.superscripts,
    hyphenation.joined,
    homoglyphs.unmixed,
    homoglyphs.lone,
    footnotes.marks,
)


def clean(text: str) -> CleanText:
    """The text with composed letters (NFC), plain spaces, whole words and one alphabet a word, without footnote marks.

    Paragraphs and lines stay as they are, apart from a word broken at the end of a line. Takes linear time.
    """
    text, offsets = apply(text := characters.plain(text), characters.invisible(text))
    for step in STEPS:
        text, made = apply(text, step(text))
        offsets = compose(made, offsets) if made is not IDENTITY else offsets
    return CleanText(text, offsets)
