"""Letters of one alphabet that stand in words of another because they look the same («cело» with a Latin c)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from socfacts.language.offsets import Edit

_LATIN = "acekopxyihəABCEHIKMOPTXYƏ"
_CYRILLIC = "асекорхуіһәАВСЕНІКМОРТХУӘ"
_TO_CYRILLIC = str.maketrans(_LATIN, _CYRILLIC)
# ә is no letter that an author of Latin text would mistype: «әlem» is an informal spelling, not a slip.
_TO_LATIN = str.maketrans(_CYRILLIC.replace("ә", "").replace("Ә", ""), _LATIN.replace("ə", "").replace("Ə", ""))

LETTERS = "A-Za-zƏə"
_BESIDE_CYRILLIC = f"(?=[Ѐ-ӿ])(?<=[{LETTERS}])|(?<=[Ѐ-ӿ][{LETTERS}])"
_ALONE = r"(?=[ ])(?<=[coyakCOYAKB])(?<!\w.)"
# After any of the letters: whether one of the two steps may find something to mend there.
SUSPECT = f"{_BESIDE_CYRILLIC}|{_ALONE}"
_MIXED = re.compile(f"[{LETTERS}](?:{_BESIDE_CYRILLIC})")
_WORD = re.compile(r"[^\W\d_]+")
_LATIN_LETTER = re.compile(f"[{LETTERS}]")
_CYRILLIC_LETTER = re.compile("[Ѐ-ӿ]")
# The word that judges has two letters or more, else a row of lone letters would change with every cleaning.
_LONE = re.compile(r"(?<![\w'’ʼ.°-])[coyakCOYAKB](?= {1,3}(?:\d[\d.,]{0,12} {1,2}){0,2}«?[Ѐ-ӿ]{2})")
_LONE_LETTER = re.compile(f"[coyakCOYAKB]{_ALONE}")


def unmixed(text: str) -> Iterator[Edit]:
    """Give each mixed word the one alphabet that all its letters fit; a word that fits neither stays."""
    if _MIXED.search(text):
        for word in _mixed_words(text):
            replacement = _one_alphabet(word[0])
            if replacement != word[0]:
                yield Edit(word.start(), word.end(), replacement)


def lone(text: str) -> Iterator[Edit]:
    """A one-letter word has no neighbours of its own to tell: «c 2026 года» is judged by the next word."""
    if _LONE_LETTER.search(text):
        for letter in _LONE.finditer(text):
            yield Edit(letter.start(), letter.end(), letter[0].translate(_TO_CYRILLIC))


def _mixed_words(text: str) -> Iterator[re.Match[str]]:
    for word in _WORD.finditer(text):
        letters = word[0]
        if not letters.isascii() and _LATIN_LETTER.search(letters) and _CYRILLIC_LETTER.search(letters):
            yield word


def _one_alphabet(word: str) -> str:
    cyrillic, latin = word.translate(_TO_CYRILLIC), word.translate(_TO_LATIN)
    fits_cyrillic, fits_latin = not _LATIN_LETTER.search(cyrillic), not _CYRILLIC_LETTER.search(latin)
    if fits_cyrillic and fits_latin:
        mostly_latin = 2 * len(_LATIN_LETTER.findall(word)) > len(word)
        return latin if mostly_latin and word.islower() else cyrillic
    if fits_cyrillic:
        return cyrillic
    return latin if fits_latin else word
