"""Suffixes written after a hyphen: of numbers in digits, percent signs, abbreviations and acronyms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from socfacts import cache
from socfacts.language.kazakh import tables
from socfacts.language.kazakh.chains import HARMONIES, Chain, chains, trust
from socfacts.language.kazakh.forms import KazakhForm
from socfacts.language.kazakh.phonology import VOWELS, final_class, realise

_FINALS = ("vowel", "glide", "lateral", "nasal", "sibilant", "voiceless")
_ONLY_NUMBERS = ("ordinal", "collective", "indefinite", "shaqty")
_SPOKEN_PERSONS = ("1sg", "2sg", "2polite", "1pl")


def _bare(final: str, harmony: str) -> Iterator[tuple[str, Chain]]:
    """The chains of nouns and numerals; nobody writes a 1st or 2nd person or -лы after digits."""
    for text, options in chains(final, harmony).items():
        for chain in options:
            if chain.derivation != "ly" and chain.possessive not in _SPOKEN_PERSONS:
                yield text, chain._replace(needs=None)


def _short(starts: Mapping[str, str], derivation: str) -> Iterator[tuple[str, Chain]]:
    """Chains that begin with a shortened derivation: «2-ші», «2020-сыншы», «4-еуі», «4-уі»."""
    for pattern, harmony in ((p, h) for p in starts for h in HARMONIES):
        start = realise(pattern, harmony)
        first = Chain(derivation=derivation, parts=(derivation,), trust=trust((derivation,)))
        yield start, first
        for text, options in chains(final_class(start), harmony).items():
            for chain in options:
                if chain.derivation in (None, "ghy") and chain.possessive not in _SPOKEN_PERSONS:
                    outer = chain.derivation or derivation
                    parts = (derivation, *chain.parts)
                    yield start + text, chain._replace(derivation=outer, parts=parts, trust=trust(parts))


def _all() -> Iterator[tuple[str, Chain]]:
    for final in _FINALS:
        for harmony in HARMONIES:
            yield from _bare(final, harmony)
    after_digits = tables.closed()["after_digits"]
    for derivation, starts in after_digits.items():
        yield from _short(dict.fromkeys(starts, ""), derivation)


@lru_cache(maxsize=1)
def _table() -> Mapping[str, tuple[Chain, ...]]:
    key = tables.source("suffixes.yaml") + tables.source("closed.yaml")
    table: Mapping[str, tuple[Chain, ...]] = cache.stored("tails_kk", key, _build)
    return table


def _build() -> Mapping[str, tuple[Chain, ...]]:
    found: dict[str, dict[Chain, None]] = {}
    for text, chain in _all():
        found.setdefault(text, {})[chain] = None
    return {text: tuple(sorted(options, key=lambda c: -c.trust)) for text, options in found.items()}


def _counts_things(after: str | None) -> bool:
    """False after letters: «АҚШ-ы» and «млрд-тан» are no ordinals and no collectives."""
    return after is None or not any(character.isalpha() for character in after)


@lru_cache(maxsize=8192)
def suffix_of(tail: str, after: str | None = None) -> KazakhForm | None:
    """The features of a bare chain of suffixes after a hyphen («ден» of «400-ден»), None if it is no such chain.

    ``after`` is what stands before the hyphen; only digits, % and № take ordinals and collectives. Harmony is not
    checked: writers suit it to either spoken form. «24-тен» (of «2023-24-тен») counts as «тен».
    The lemma is ``after``, or empty.
    """
    text = tail.casefold().rpartition("-")[2]
    for chain in _table().get(text, ()):
        if _counts_things(after) or chain.parts[0] not in _ONLY_NUMBERS:
            lemma = (after or "").casefold()
            return KazakhForm(tail.casefold(), lemma, chain.plural, chain.possessive, chain.case, chain.derivation)
    return None


def takes_bare_suffix(head: str) -> bool:
    """True for what is spoken otherwise than written: digits, signs, acronyms (АҚШ), abbreviations (млрд, км)."""
    folded = head.casefold()
    if folded in tables.closed_set("abbreviations"):
        return True
    letters = [character for character in head if character.isalpha()]
    return not letters or not VOWELS.intersection(folded) or (len(letters) > 1 and head.upper() == head)
