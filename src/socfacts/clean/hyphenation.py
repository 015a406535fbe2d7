"""Words broken by a hyphen at the end of a line: «орга-⏎низация» is one word, «школу-⏎интернат» keeps its hyphen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from socfacts.language.offsets import Edit
from socfacts.language.wordlists import words

_BREAK = re.compile(r"(?<=\w)-[ ]*\n[ \n]*(?=\w)")
_MAX_LINES = 3
_BEFORE = re.compile(r"[^\W\d_]+\Z")
_AFTER = re.compile(r"[^\W\d_]+")
_VOWEL = re.compile("[аеёиоуыэюяәөұүіaeiouyáóúýäöüıū]", re.IGNORECASE)
_WINDOW = 60


def joined(text: str) -> Iterator[Edit]:
    """Bring the halves of a broken word together; the hyphen goes unless it belongs to the word."""
    if "-\n" not in text and "- \n" not in text and "-  " not in text:
        return
    for match in _BREAK.finditer(text):
        if match[0].count("\n") > _MAX_LINES:
            continue
        before = _BEFORE.search(text, max(0, match.start() - _WINDOW), match.start())
        after = _AFTER.match(text, match.end(), match.end() + _WINDOW)
        keeps = before is None or after is None or _is_compound(before[0], after[0], text)
        yield Edit(match.start(), match.end(), "-" if keeps else "")


def _is_compound(first: str, second: str, text: str) -> bool:
    """Whether «first-second» is written with a hyphen also within a line."""
    if not second.islower() or not _VOWEL.search(first) or not _VOWEL.search(second):
        return True
    starts, ends, whole = _compounds()
    first, second = first.lower(), second.lower()
    if first in starts or second.startswith(ends) or second in whole:
        return True
    return f"{first}-{second}" in text or f"{first}-{second[:5]}" in text


@lru_cache(maxsize=1)
def _compounds() -> tuple[frozenset[str], tuple[str, ...], frozenset[str]]:
    """First halves, beginnings of second halves, and whole second halves that a hyphen joins."""
    return (
        frozenset(words("compound_first", "cleaning")),
        words("compound_second_begins", "cleaning"),
        frozenset(words("compound_second", "cleaning")),
    )
