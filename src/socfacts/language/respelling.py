"""One word of another alphabet in Cyrillic: from the index of words, by its known beginning, or letter by letter."""

from __future__ import annotations

import re
from itertools import product
from typing import NamedTuple

from socfacts.language import alphabets, reading
from socfacts.language.alphabets import HAMZA, Alphabet
from socfacts.language.reading import Letter
from socfacts.language.wordlists import cached_by_folder, words

_CYRILLIC = re.compile("[Ѐ-җҚ-ӗӚ-ӿ]")
_ROMAN = re.compile("[IVXLC]+")
_BACK = re.compile("[aouy]")
_VOWELS = frozenset("аәеоөұүыі")
_AFTER_GLIDE = frozenset("aouwýاۋ")
_FRONT_SIGNS = re.compile("[ەكگ]")
# The instrumental has one form for all stems.
_ANY_HARMONY = re.compile("[مپب]ەن")
_TATWEEL = "\u0640"
_STEM = 4
_MOST_CAPITALS = 4  # letters I in one word, each of which may be one of two


class Respelled(NamedTuple):
    """A word in Cyrillic; ``letters`` tells how many characters each part stands for, None where all stand for one."""

    text: str
    letters: tuple[Letter, ...] | None


@cached_by_folder(65536)
def respelled(word: str, alphabet: Alphabet) -> Respelled:
    """The word in Cyrillic; a Roman number, a brand or a word that the alphabet cannot write stays."""
    plain = alphabets.lower(word.translate(alphabets.variants(alphabet)), alphabet)
    if _ROMAN.fullmatch(word) or _CYRILLIC.search(word) or (plain in _foreign_words() and alphabet != "arab"):
        return Respelled(word, None)
    if _TATWEEL in word:
        return _packed(_stretched(word, alphabet))
    forms = _forms(word, plain, alphabet)
    found = next(filter(None, (_known(form, alphabet) for form in forms)), None) or _read(forms[-1], alphabet)
    if found is None:
        return Respelled(word, None)
    # A form may have a hamza that the word has not, or lack its own.
    found[0] = (found[0][0], found[0][1] + len(word) - sum(size for _, size in found))
    return _packed(_with_case(found, word, alphabet))


@cached_by_folder(65536)
def is_known(word: str, alphabet: Alphabet) -> bool:
    """Whether the index knows a word or its beginning."""
    index = alphabets.index(alphabet)
    plain = alphabets.lower(word.translate(alphabets.variants(alphabet)), alphabet)
    return plain in index or _stem(plain, index)[0] > _STEM


def _packed(found: list[Letter]) -> Respelled:
    simple = all(size == len(letter) for letter, size in found)
    return Respelled("".join(letter for letter, _ in found), None if simple else tuple(found))


@cached_by_folder(1)
def _foreign_words() -> frozenset[str]:
    """Labels and brands that stand in Latin letters in any text."""
    return frozenset(words("foreign", "alphabets", ("kk",)))


def _forms(word: str, plain: str, alphabet: Alphabet) -> tuple[str, ...]:
    """What a word may be in small letters, the last for reading letter by letter.

    In the alphabet of 2018 I is the capital of both i and ı; in Arabic letters the hamza is often forgotten.
    """
    if alphabet == "arab":
        return (plain, plain.lstrip(HAMZA) if plain.startswith(HAMZA) else HAMZA + plain, plain)
    if alphabet != "latn-2018" or "I" not in word:
        return (plain,)
    small = "".join("ı" if letter == "I" else sign for letter, sign in zip(word, plain, strict=True))
    # «Iran», «Ivan» begin with И, «Ishki» with І: the vowels of the word agree.
    mixed = _mixed(word, plain) if word.isupper() else ()
    return (plain, small, *mixed, small if _BACK.search(plain) else plain)


def _mixed(word: str, plain: str) -> tuple[str, ...]:
    """«JETISAI» is jetisaı: some of the capitals are i, some ı."""
    places = [at for at, sign in enumerate(word) if sign == "I"]
    if not 1 < len(places) <= _MOST_CAPITALS:
        return ()
    found = []
    for signs in product("iı", repeat=len(places)):
        letters = list(plain)
        for at, sign in zip(places, signs, strict=True):
            letters[at] = sign
        found.append("".join(letters))
    return tuple(found)


def _stretched(word: str, alphabet: Alphabet) -> list[Letter]:
    """An Arabic word with tatweels: each belongs to the letter before it."""
    bare = respelled(word.replace(_TATWEEL, ""), alphabet)
    found: list[Letter] = []
    at = 0
    for letter, size in bare.letters or ((letter, 1) for letter in bare.text):
        end = at
        while size and end < len(word):
            size -= word[end] != _TATWEEL
            end += 1
        while end < len(word) and word[end] == _TATWEEL:
            end += 1
        found.append((letter, end - at))
        at = end
    return found or [(word, len(word))]


def _known(word: str, alphabet: Alphabet) -> list[Letter] | None:
    """The word as the index has it, its letters laid beside their spelling."""
    cyrillic = alphabets.index(alphabet).get(word)
    if cyrillic is None:
        return None
    found: list[Letter] = []
    for letter, sign in zip(cyrillic, alphabets.spelled(cyrillic.lower(), alphabet), strict=True):
        if sign or not found:
            found.append((letter, len(sign)))
        else:
            found[-1] = (found[-1][0] + letter, found[-1][1])
    return found


def _read(word: str, alphabet: Alphabet) -> list[Letter] | None:
    """A word that the index does not have: its known beginning, then letter by letter."""
    size, key = _stem(word, alphabets.index(alphabet))
    stem = _known(key, alphabet) if size else None
    if stem is not None:
        stem[0] = (stem[0][0], stem[0][1] + size - len(key))
        ending = reading.read(word[size:], alphabet, "".join(letter for letter, _ in stem))
        if ending is not None:
            # «баррель» + «іне» is «барреліне».
            if ending[0][0][0] in _VOWELS:
                stem[-1] = (stem[-1][0].rstrip("ьъ"), stem[-1][1])
            return stem + ending
    return reading.read(word, alphabet)


def _stem(word: str, index: dict[str, str]) -> tuple[int, str]:
    """The length of the longest beginning that is a word of the index, and how the index spells it.

    A sign for я, ю, ш or ч must not be cut in two, and in Arabic letters the ending must agree with the stem: its front
    letters also spare the stem its hamza («ءۇي», «ۇيگە»).
    """
    for size in range(len(word) - 1, _STEM - 1, -1):
        start, ending = word[:size], word[size:]
        agrees_front = _FRONT_SIGNS.search(ending) is not None and not _ANY_HARMONY.fullmatch(ending)
        keys = (HAMZA + start, start) if agrees_front else (start, HAMZA + start)
        for key in keys if _FRONT_SIGNS.search(ending) else (start,):
            known = index.get(key)
            if known is None or (known[-1] in "йи" and ending[0] in _AFTER_GLIDE):
                continue
            if ending[0] == "h" and start[-1] in "sc":  # «Berishev»: no «беріс»
                continue
            if not agrees_front or reading.is_front(known.lower()):
                return size, key
    return 0, ""


def _with_case(found: list[Letter], word: str, alphabet: Alphabet) -> list[Letter]:
    """Capitals where the word has them; Arabic has none, so there names keep those of the index."""
    if alphabet == "arab":
        return found
    at = 0
    cased: list[Letter] = []
    for letter, size in found:
        upper = word[at : at + 1].isupper()
        if upper and size and len(letter) > 1 and not word.isupper():
            letter = letter.capitalize()
        else:
            letter = letter.upper() if upper else letter.lower()
        cased.append((letter, size))
        at += size
    return cased
