"""Putting the characters of a text right, and nothing else: every character still maps back to the text as read.

The steps run in this order because a later one must never make work for an earlier one: cleaning twice is
cleaning once.
"""

from __future__ import annotations

import re
import unicodedata
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

# One look passes most texts by all steps: characters that some step takes out or joins to their neighbours. All
# alternatives share a class at their head, since a search for that is many times faster than one for each of them.
_RARE = rf"{characters.ODD}{characters.UNSEEN}{footnotes.RAISED}\["
_SUSPECT = re.compile(f"[{_RARE}{homoglyphs.LETTERS}1-9](?:(?<=[{_RARE}])|{homoglyphs.SUSPECT}|{footnotes.SUSPECT})")


def clean(text: str) -> CleanText:
    """The text with composed letters (NFC), plain spaces, whole words and one alphabet a word, without footnote marks.

    Paragraphs and lines stay as they are, apart from a word broken at the end of a line. Takes linear time.
    """
    if _may_change(text):
        text = characters.plain(text)
        if _may_change(text):
            return _cleaned(text)
    return CleanText(text, IDENTITY)


def _may_change(text: str) -> bool:
    is_normal = unicodedata.is_normalized("NFC", text)
    return not is_normal or _SUSPECT.search(text) is not None or hyphenation.may_join(text)


def _cleaned(text: str) -> CleanText:
    text, offsets = apply(text, characters.invisible(text))
    for step in STEPS:
        text, made = apply(text, step(text))
        offsets = compose(made, offsets) if made is not IDENTITY else offsets
    return CleanText(text, offsets)
