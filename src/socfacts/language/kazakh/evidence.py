"""How well the corpora's words bear out that a string is a stem: which of its forms occur there."""

from __future__ import annotations

from functools import lru_cache
from math import log1p

from socfacts.language.kazakh import tables
from socfacts.language.kazakh.chains import Chain, chains
from socfacts.language.kazakh.phonology import before_vowel, final_class, harmonies

# Forms that tell a stem from a shorter stem with a suffix. Some are left out by the end of the stem, because a
# possessive shares them: «баласы» has the genitive of «бала» + «сы», «баласын» seems to have a locative.
_PROBES = frozenset(
    {
        ("gen",), ("dat",), ("acc",), ("loc",), ("abl",), ("ins",), ("plural",), ("plural", "3"),
        ("3",), ("3", "dat"), ("3", "acc"), ("3", "loc"), ("3", "gen"), ("loc", "ghy"), ("lyq",), ("ly",),
    }
)  # fmt: skip
_NOUN_ONLY = frozenset({("gen",), ("plural",), ("plural", "3"), ("3", "dat"), ("3", "acc"), ("3", "loc"), ("3", "gen")})
_SHARED = {
    "ы": frozenset({("gen",), ("ins",)}),
    "ын": frozenset({("loc",), ("loc", "ghy")}),
}


@lru_cache(maxsize=64)
def _probes(final: str, harmony: str, likeness: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The suffixes to look for after a consonant-initial and after a vowel-initial joint."""
    plain: list[str] = []
    vocalic: list[str] = []
    for text, options in chains(final, harmony).items():
        for chain in options:
            if chain.parts in _PROBES and chain.parts not in _SHARED.get(likeness, ()):
                (vocalic if chain.parts[0] == "3" and final != "vowel" else plain).append(text)
    return tuple(plain), tuple(vocalic)


@lru_cache(maxsize=1)
def _compound_starts() -> tuple[str, ...]:
    return tuple(tables.closed()["compound_starts"])


@lru_cache(maxsize=65536)
def support(stem: str) -> float:
    """How many kinds of form of ``stem`` occur, the bare stem weighing most; 0 if none does.

    A compound is at least half as well supported as its second part.
    """
    found = _own_support(stem)
    if stem.startswith(_compound_starts()):
        seconds = (stem[len(start) :] for start in _compound_starts() if stem.startswith(start))
        found = max(found, *(0.5 * _own_support(second) if len(second) > 3 else 0.0 for second in seconds))
    return found


def _own_support(stem: str) -> float:
    counts = tables.counts()
    final = final_class(stem)
    likeness = "ы" if stem.endswith(("ы", "і")) else "ын" if stem.endswith(("ын", "ін")) else ""
    found = bare_weight(stem)
    surfaces = before_vowel(stem)
    for harmony in harmonies(stem):
        plain, vocalic = _probes(final, harmony, likeness)
        for text in plain:
            if stem + text in counts:
                found += 1.0
        for text in vocalic:
            for surface in surfaces:
                if surface + text in counts:
                    found += 1.0
                    break
    return found


def frequency(word: str) -> int:
    """How often a word, in whatever case of letters, occurs in the corpora in this very form."""
    return tables.counts().get(word.casefold(), 0)


def bare_weight(word: str) -> float:
    """What the bare word itself adds to its support as a stem."""
    count = tables.counts().get(word, 0)
    return 2.0 + log1p(count) if count else 0.0


def support_without(stem: str, word: str, chain: Chain) -> float:
    """The support of a stem by other words than ``word``, which is the stem with ``chain``.

    Of a word that is its own stem a little stays, more for frequent ones: what is frequent and stands in no other
    form is likelier to be uninflected.
    """
    if word not in tables.counts():
        return support(stem)
    if stem == word:
        return support(stem) - bare_weight(stem) + 0.5 * log1p(tables.counts()[word] - 1)
    return max(support(stem) - (1.0 if chain.parts in _PROBES else 0.0), 0.0)


@lru_cache(maxsize=64)
def _noun_tails(final: str, harmony: str) -> tuple[str, ...]:
    return tuple(
        text for text, options in chains(final, harmony).items() if any(chain.parts in _NOUN_ONLY for chain in options)
    )


@lru_cache(maxsize=65536)
def noun_forms(stem: str) -> int:
    """How many forms occur that only a noun can have: plurals, genitives, possessives with a case."""
    counts = tables.counts()
    final = final_class(stem)
    surfaces = (stem, *before_vowel(stem))
    return sum(
        any(surface + tail in counts for surface in surfaces)
        for harmony in harmonies(stem)
        for tail in _noun_tails(final, harmony)
    )
