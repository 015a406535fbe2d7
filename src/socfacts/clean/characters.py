"""Single characters: control codes, kinds of spaces and hyphens, invisible marks, composed letters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from socfacts.language.offsets import Edit

# Line ends other than \n; a form feed is where a PDF's page ended.
_LINE_ENDS = "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
# A tab stays: it parts the cells of a table, and «12⇥200» is no 12 200.
_SPACES = "\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_HYPHENS = "\u2010\u2011"
_CONTROLS = "".join(
    chr(code) for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in f"\n\r\t{_LINE_ENDS}{_SPACES}"
)
# All that ``plain`` changes, to stand in a class of characters.
ODD = f"{re.escape(_CONTROLS + _LINE_ENDS + _SPACES + _HYPHENS)}\r\\ud800-\\udfff"
_ODD = re.compile(f"[{ODD}]")
_PLAIN = {ord(char): " " for char in _CONTROLS + _SPACES}
_PLAIN |= {ord(char): "\n" for char in _LINE_ENDS} | {ord(char): "-" for char in _HYPHENS}
_PLAIN |= dict.fromkeys(range(0xD800, 0xE000), " ")
_RETURN = re.compile(r"\r(?!\n)")

# Soft hyphen, zero-width space and joiners, marks of direction, byte order mark, variation selectors.
UNSEEN = "\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff"
# The class once more at the head: a search is much faster by one character than by one or more.
_INVISIBLE = re.compile(f"[{UNSEEN}][{UNSEEN}]*")

# Characters that NFC never changes and that never combine with what stands before them: the text's bulk.
_STABLE = "\x00-\u02ff\u0370-\u0373\u0376-\u037d\u037f-\u0386\u0388-\u0482\u048a-\u0590"
_STABLE += "\u0620-\u064a\u0660-\u066f\u0671-\u06d5"
_STABLE += "\u2000\u2002-\u20cf\u2100-\u2125\u2127-\u2129\u212c-\u2328\u232b-\u2adb\u2add-\u2bff"
_UNSTABLE = re.compile(f"[{_STABLE}]?[^{_STABLE}]+")


def plain(text: str) -> str:
    """One space for every kind of space and for control codes, \\n for every line end; the length stays."""
    if not _ODD.search(text):
        return text
    if "\r" in text:
        text = _RETURN.sub("\n", text).replace("\r", " ")
    # What nearly every page has, by the fast way; the rest is rare.
    text = text.replace("\xa0", " ").replace("\u202f", " ")
    return text.translate(_PLAIN) if _ODD.search(text) else text


def invisible(text: str) -> Iterator[Edit]:
    """Take out what cannot be seen, wherever it stands: it splits words and numbers for a matcher only."""
    for match in _INVISIBLE.finditer(text):
        yield Edit(match.start(), match.end(), "")


def composed(text: str) -> Iterator[Edit]:
    """Letters with their marks as one character (NFC; NFKC would turn «м²» into «м2»)."""
    if unicodedata.is_normalized("NFC", text):
        return
    for match in _UNSTABLE.finditer(text):
        normal = unicodedata.normalize("NFC", match[0])
        if normal != match[0]:
            yield Edit(match.start(), match.end(), normal)
