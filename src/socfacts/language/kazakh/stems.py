"""Suffixes after a known stem, names in the nominative, dictionary forms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from socfacts.language.kazakh import tables
from socfacts.language.kazakh.analysis import (
    analyse,
    fits,
    fold,
    form_of,
    is_possessive_compound,
    measure_bonus,
    scored,
)
from socfacts.language.kazakh.chains import Chain, chains, chains_after_possessive, starts_with_vowel
from socfacts.language.kazakh.forms import KazakhForm
from socfacts.language.kazakh.phonology import before_vowel, final_class, harmonies, realise
from socfacts.language.kazakh.tails import suffix_of, takes_bare_suffix


def _tails(word: str, stem: str) -> Iterator[tuple[str, bool]]:
    """What follows ``stem`` in ``word``, and whether the stem stands there as it is before a vowel."""
    if word.startswith(stem):
        yield word[len(stem) :], False
    if stem.endswith(("ст", "кт")) and word[len(stem) :][:1] in ("а", "е"):
        yield word[len(stem) - 1 :], False
    for surface in before_vowel(stem):
        tail = word[len(surface) :]
        if word.startswith(surface) and starts_with_vowel(tail):
            yield tail, True


def _is_possessive_head(stem: str) -> bool:
    return is_possessive_compound(stem) or (stem[-1:] in ("ы", "і") and analyse(stem).possessive == "3")


def _chains_after(stem: str, word: str) -> Iterator[Chain]:
    final = final_class(stem)
    for tail, changed in _tails(word, stem):
        if starts_with_vowel(tail) and not changed:
            continue
        for harmony in harmonies(stem):
            yield from (c for c in chains(final, harmony).get(tail, ()) if fits(stem, c))
            if _is_possessive_head(stem):
                yield from chains_after_possessive(harmony).get(tail, ())


@lru_cache(maxsize=65536)
def strip_to(word: str, stem: str) -> KazakhForm | None:
    """The form of ``stem`` that ``word`` is, or None if the rest is no legal chain of suffixes.

    The stem may change as it does before a possessive (мектеп: мектебінде; орын: орны), and may hold a possessive
    of its own (орталығы: орталығында). Words that only look like a form («үшін», «оны», «алтын») give None.
    """
    word, stem = fold(word), fold(stem)
    if word == stem:
        return KazakhForm(word, stem)
    if stem in tables.closed()["false_friends"].get(word, ()):
        return None
    if stem == "жиырма" and word.startswith("жиырмасынш"):
        return strip_to(word, "жиырмасы")
    found = max(_chains_after(stem, word), key=lambda chain: chain.trust + measure_bonus(stem, chain), default=None)
    return None if found is None else form_of(word, stem, found)


_LAST_WORD = re.compile(r"[\w-]+(?=\W*$)")


@lru_cache(maxsize=8192)
def nominative(name: str) -> str:
    """A name or title whose last word is put into the nominative; its possessive and its capitals stay.

    «Қарттар үйінде» → «Қарттар үйі»; «Сүлеевамен» → «Сүлеева»; «АҚШ-та» → «АҚШ».
    """
    match = _LAST_WORD.search(name)
    if match is None:
        return name
    word = match.group()
    head, hyphen, tail = word.rpartition("-")
    if hyphen and takes_bare_suffix(head) and (suffix := suffix_of(tail, head)) and suffix.case != "nom":
        return name[: match.start()] + head + name[match.end() :]
    cut = next(iter(scored(fold(word))))[1].cut
    return name[: match.end() - cut] + name[match.end() :]


def lemma_of(word: str) -> str:
    """The dictionary form of a noun, casefolded: «балаларға» → «бала», «тұрғыны» → «тұрғын».

    Measure adjectives give what they measure in: «орындық» → «орын», «төсектік» → «төсек».
    """
    return analyse(word).lemma


def owned(stem: str) -> str:
    """A nominative with the possessive of the third person: мектеп → мектебі, балабақша → балабақшасы."""
    harmony = harmonies(stem)[0]
    if final_class(stem) == "vowel":
        return stem + realise("сI", harmony)
    return before_vowel(stem)[0] + realise("I", harmony)
