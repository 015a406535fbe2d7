"""Words broken by a hyphen at the end of a line: «орга-⏎низация» is one word, «школу-⏎интернат» keeps its hyphen."""

from __future__ import annotations

import re
from collections.abc import Iterator

from socfacts.language import detect, russian
from socfacts.language.offsets import Edit
from socfacts.language.wordlists import cached_by_folder, words

# Only letters that never combine with what stands before them, so that joining makes no new characters.
_BREAK = re.compile(r"-(?<=\w-)[ \t]*\n[ \t\n]*(?=[0-9A-Za-z\xc0-\u024f\u0400-\u0482\u048a-\u052f])")
_COMPOUND = re.compile(r"(?<![\w-])([^\W\d_]{1,40})-([^\W\d_]{1,5})")
_MAX_LINES = 3
_BEFORE = re.compile(r"[^\W\d_]+\Z")
_AFTER = re.compile(r"[^\W\d_]+")
_VOWEL = re.compile("[аеёиоуыэюяәөұүіaeiouyáóúýäöüıū]", re.IGNORECASE)
_WINDOW = 60


def may_join(text: str) -> bool:
    """Whether any word of a text may be broken at the end of a line."""
    return "\n" in text and _BREAK.search(text) is not None


def joined(text: str) -> Iterator[Edit]:
    """Bring the halves of a broken word together; the hyphen goes unless it belongs to the word."""
    if not may_join(text):
        return
    known: set[tuple[str, str]] | None = None
    for match in _BREAK.finditer(text):
        if match[0].count("\n") > _MAX_LINES:
            continue
        before = _BEFORE.search(text, max(0, match.start() - _WINDOW), match.start())
        after = _AFTER.match(text, match.end(), match.end() + _WINDOW)
        keeps = before is None or after is None or _is_compound(before[0], after[0])
        if not keeps and before is not None and after is not None:
            known = _compounds_of(text) if known is None else known
            keeps = (before[0].lower(), after[0].lower()[:5]) in known
        yield Edit(match.start(), match.end(), "-" if keeps else "")


def _compounds_of(text: str) -> set[tuple[str, str]]:
    """The words that the text itself writes with a hyphen inside a line: «блок», «модул»."""
    return {(match[1], match[2]) for match in _COMPOUND.finditer(text.lower())}


def _is_compound(first: str, second: str) -> bool:
    """Whether «first-second» is written with a hyphen also within a line."""
    if not second.islower() or not _VOWEL.search(first) or not _VOWEL.search(second):
        return True
    starts, ends, whole = _compounds()
    first, second = first.lower(), second.lower()
    listed = first in starts or second.startswith(ends) or second in whole
    # «по-новому», «мини-футбол», but «по-строили», «мини-стерство», «оқу-шылар».
    return listed and not _is_word(first + second)


def _is_word(word: str) -> bool:
    return word in detect.kazakh_words() or russian.is_word(word)


@cached_by_folder(1)
def _compounds() -> tuple[frozenset[str], tuple[str, ...], frozenset[str]]:
    """First halves, beginnings of second halves, and whole second halves that a hyphen joins."""
    return (
        frozenset(words("compound_first", "cleaning")),
        words("compound_second_begins", "cleaning"),
        frozenset(words("compound_second", "cleaning")),
    )
