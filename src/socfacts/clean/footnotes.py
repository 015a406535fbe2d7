"""Footnote marks: they must never be read as a number or as part of one («15¹ школ» is 15, «нормы1» has no 1)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from socfacts.language.offsets import Edit
from socfacts.language.wordlists import cached_by_folder, words

RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
# «м²», «км³», «сағ⁻¹»: a raised 2 or 3 after a short unit is its power.
# What follows must be no mark that would combine with what stands before.
_PLAIN_NEXT = r"(?=[\x00-\u02ff\u0400-\u0482\u048a-\u052f\u2010-\u2060]|\Z)"
_SUPERSCRIPT = re.compile(rf"(?<=[\w.,;:!?»)”\"…%*])[{RAISED}]+\)?(?:[,⁾⁽]?[{RAISED}]+)*{_PLAIN_NEXT}")
_POWER = re.compile(r"(?<![^\W\d_])(?:[мmдdсcкkhг]{0,2}[мm]|га|шм)\Z", re.IGNORECASE)
_BRACKETED = re.compile(r"(?<=[\w.,;:!?»)”\"…])\[\d{1,3}\](?!\])" + _PLAIN_NEXT)

# A mark glued to a word: one or two digits, then the word's own end. The digit comes first in the expressions, since
# a search for digits is much faster than one for letters.
_GLUED = re.compile(r"[1-9](?<=[^\W\d_].)\d?(?=[\s.,;:!?)»”\"…]|\Z)")
_CLOSED = re.compile(r"[1-9](?<=[^\W\d_][»”\")].)\d?(?=[\s.,;:!?)]|\Z)")
# What any mark glued to a word has before it, after the digit itself.
SUSPECT = r"(?<=[^\W\d_][1-9]|[»”\")][1-9])"
_WORD_BEFORE = re.compile(r"[^\W\d_]+\Z")
_DEFINITION = re.compile(r"^[ ]*([1-9]\d?)[ ]+(?=[А-ЯЁӘҒҚҢӨҰҮҺІA-Z«\"])", re.MULTILINE)
_MIN_WORD = 4
_WINDOW = 60


def superscripts(text: str) -> Iterator[Edit]:
    """Take out raised digits and bracketed references, but not the power of a unit («м²»)."""
    found = [m for m in _SUPERSCRIPT.finditer(text) if not _is_power(text, m)] if _has_raised(text) else []
    if "[" in text:
        found += _BRACKETED.finditer(text)
    for match in sorted(found, key=re.Match.start):
        yield Edit(match.start(), match.end(), "")


_ANY_RAISED = re.compile(f"[{RAISED}]")


def _has_raised(text: str) -> bool:
    return _ANY_RAISED.search(text) is not None


def _is_power(text: str, match: re.Match[str]) -> bool:
    return match[0] in "²³" and _POWER.search(text, max(0, match.start() - 5), match.start()) is not None


def marks(text: str) -> Iterator[Edit]:
    """Take out digits glued to a word, and blank the digit that begins the footnote itself."""
    glued = list(_GLUED.finditer(text))
    if not glued and not _CLOSED.search(text):
        return
    defined = {match[1]: match for match in _DEFINITION.finditer(text)}
    used: set[str] = set()
    edits = []
    for match in glued:
        if _is_mark(text, match, match[0] in defined):
            edits.append(Edit(match.start(), match.end(), ""))
            used.add(match[0])
    for match in _CLOSED.finditer(text):
        if match[0] in defined:
            edits.append(Edit(match.start(), match.end(), ""))
            used.add(match[0])
    for number in used & defined.keys():
        start, end = defined[number].span(1)
        edits.append(Edit(start, end, " " * (end - start)))
    yield from sorted(edits)


def _is_mark(text: str, match: re.Match[str], is_defined: bool) -> bool:
    """A long word in small letters is no name with a number («Жетысу3») and no label («каб12», «м2»)."""
    word = _WORD_BEFORE.search(text, max(0, match.start() - _WINDOW), match.start())
    if word is None or len(word[0]) < _MIN_WORD or word[0].lower() in _labels() or word[0].isascii():
        return False
    return is_defined if word[0] != word[0].lower() else True


@cached_by_folder(1)
def _labels() -> frozenset[str]:
    return frozenset(words("numbered_labels", "cleaning"))
