"""How well the corpora's words bear out that a string is a stem: which of its forms occur there."""

from __future__ import annotations

from functools import lru_cache
from math import log1p

from socfacts.language.kazakh import tables
from socfacts.language.kazakh.chains import HARMONIES, Chain, chains
from socfacts.language.kazakh.phonology import before_vowel, final_class, harmonies

# Forms that tell a stem from a shorter stem with a suffix: all but those that «бала» + «сы» shares with «баласы».
_PROBES = (
    Chain(parts=("gen",), case="gen"),
    Chain(parts=("dat",), case="dat"),
    Chain(parts=("acc",), case="acc"),
    Chain(parts=("loc",), case="loc"),
    Chain(parts=("abl",), case="abl"),
    Chain(parts=("ins",), case="ins"),
    Chain(parts=("plural",)),
    Chain(parts=("plural", "3")),
    Chain(parts=("3",)),
    Chain(parts=("3", "dat")),
    Chain(parts=("3", "acc")),
    Chain(parts=("3", "loc")),
    Chain(parts=("3", "gen")),
    Chain(parts=("loc", "ghy")),
    Chain(parts=("lyq",)),
    Chain(parts=("ly",)),
)
_SHARED = frozenset({("gen",), ("ins",)})
_KEYS = frozenset(probe.parts for probe in _PROBES)


@lru_cache(maxsize=64)
def _probes(final: str, harmony: str, possessive_like: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The suffixes to look for after a consonant-initial and after a vowel-initial joint."""
    plain: list[str] = []
    vocalic: list[str] = []
    for text, options in chains(final, harmony).items():
        for chain in options:
            if chain.parts in _KEYS and not (possessive_like and chain.parts in _SHARED):
                (vocalic if chain.parts[0] == "3" and final != "vowel" else plain).append(text)
    return tuple(plain), tuple(vocalic)


@lru_cache(maxsize=65536)
def support(stem: str) -> float:
    """How many kinds of form of ``stem`` occur, the bare stem weighing most; 0 if none does."""
    counts = tables.counts()
    bare = counts.get(stem, 0)
    found = 2.0 + log1p(bare) if bare else 0.0
    final = final_class(stem)
    possessive_like = stem[-1:] in ("ы", "і")
    for harmony in harmonies(stem) if final else HARMONIES:
        plain, vocalic = _probes(final, harmony, possessive_like)
        found += sum(1.0 for text in plain if stem + text in counts)
        if vocalic:
            surfaces = before_vowel(stem)
            found += sum(1.0 for text in vocalic if any(surface + text in counts for surface in surfaces))
    return found
