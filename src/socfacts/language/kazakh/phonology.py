"""Vowel harmony, classes of final sounds, and what a possessive does to the end of a stem."""

from __future__ import annotations

from functools import lru_cache

from socfacts.language.kazakh import tables

Harmony = str  # "back" or "front"
VOWELS = frozenset("аәеоөыіэёяиуюұү")
_VOICED = {"б": "п", "г": "к", "ғ": "қ"}
_BACK = {"A": "а", "I": "ы", "G": "ғ", "K": "қ"}
_FRONT = {"A": "е", "I": "і", "G": "г", "K": "к"}


@lru_cache(maxsize=1)
def _finals() -> dict[str, str]:
    return {letter: name for name, letters in tables.suffixes()["finals"].items() for letter in letters}


@lru_cache(maxsize=1)
def _harmonies() -> dict[str, str]:
    return {letter: name for name, letters in tables.suffixes()["harmony"].items() for letter in letters}


def final_class(stem: str) -> str:
    """The class of the stem's last sound: vowel, glide, lateral, nasal, sibilant or voiceless."""
    letters = stem.rstrip("ьъ")
    return _finals().get(letters[-1:], "voiceless")


@lru_cache(maxsize=8192)
def harmonies(stem: str) -> tuple[Harmony, ...]:
    """The harmonies that suffixes of this stem may have, the likelier first.

    И and у take the harmony of what stands before them, but in loans they are often front whatever stands before
    («журналистер», «Петербургта»), so a stem ending in such a syllable accepts both; so does one in ь, and in к,
    which writers follow with front suffixes («банкке», «паркте»), in г («педагогтер») and in х («цехтар»).
    """
    table = _harmonies()
    neutral = stem.endswith(("ь", "к", "х", "г"))
    for letter in reversed(stem):
        harmony = table.get(letter)
        if harmony == "neutral":
            neutral = True
        elif harmony is not None:
            if neutral:
                return ("front", "back") if harmony == "front" or stem.endswith("к") else ("back", "front")
            return (harmony,)
    return ("back", "front")


@lru_cache(maxsize=1024)
def realise(pattern: str, harmony: Harmony) -> str:
    """A suffix with its harmonic letters: ``("лAр", "front")`` → «лер»."""
    letters = _BACK if harmony == "back" else _FRONT
    return "".join(letters.get(letter, letter) for letter in pattern)


@lru_cache(maxsize=1)
def _loan_endings() -> frozenset[str]:
    return frozenset(tables.suffixes()["loan_endings"])


def stems_before_vowel(surface: str) -> list[str]:
    """The stems that could stand as ``surface`` before a suffix that begins with a vowel, likeliest first.

    «кітаб» → кітап, кітаб (a loan like «клуб»); «орн» → орын; «жүрек» stays, as in the loan «банкі».
    """
    found: list[str] = []
    last = surface[-1:]
    first, hyphen, second = surface.rpartition("-")
    full = tables.vowel_loss().get(second)
    if full is not None:
        found.append(first + hyphen + full)
    if last in _VOICED and not (last == "г" and surface[-2:] in _loan_endings()):
        found.append(surface[:-1] + _VOICED[last])
    if last not in ("ғ", "қ"):
        found.append(surface)
    if last in ("л", "н", "р"):
        found.append(surface + "ь")
    return found


def stems_before_t(surface: str) -> list[str]:
    """Loans in -ст, -кт lose their т before a suffix in т: «журналистер» → журналист, «пунктер» → пункт."""
    if surface[-1:] not in ("с", "к") or surface.endswith(_not_ist()):
        return []
    return [surface + "т"] if surface.endswith("ис") or surface + "т" in tables.counts() else []


@lru_cache(maxsize=1)
def _not_ist() -> tuple[str, ...]:
    return tuple(tables.closed()["not_ist"])


def before_vowel(stem: str) -> tuple[str, ...]:
    """The surfaces a stem may have before a vowel: the reverse of ``stems_before_vowel``."""
    voiced = {"п": "б", "к": "г", "қ": "ғ"}
    first, hyphen, second = stem.rpartition("-")
    short = tables.full_stems().get(second)
    surfaces = [] if short is None else [first + hyphen + short]
    last = stem[-1:]
    if last in voiced:
        surfaces.append(stem[:-1] + voiced[last])
    if last != "қ":
        surfaces.append(stem.removesuffix("ь"))
    return tuple(surfaces)
