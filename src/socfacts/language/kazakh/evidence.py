"""How well the corpora's words bear out that a string is a stem: which of its forms occur there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from math import log1p

from socfacts.language.kazakh import tables
from socfacts.language.kazakh.chains import Chain, chains
from socfacts.language.kazakh.phonology import Harmony, before_vowel, final_class, harmonies

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


_Probes = Mapping[str, int]
_START = 4  # letters by which the words of the corpora are looked up: mostly one or two begin so


@lru_cache(maxsize=64)
def _probes(final: str, allowed: tuple[Harmony, ...], likeness: str) -> tuple[_Probes, _Probes]:
    """The suffixes to look for after a consonant-initial and after a vowel-initial joint: of how many kinds each is."""
    plain: Counter[str] = Counter()
    vocalic: Counter[str] = Counter()
    for harmony in allowed:
        for text, options in chains(final, harmony).items():
            for chain in options:
                if chain.parts in _PROBES and chain.parts not in _SHARED.get(likeness, ()):
                    (vocalic if chain.parts[0] == "3" and final != "vowel" else plain)[text] += 1
    return dict(plain), dict(vocalic)


@lru_cache(maxsize=1)
def _by_start() -> Mapping[str, list[str]]:
    """The words of the corpora by their first letters, as many as ``_START`` and each number below it."""
    found: dict[str, list[str]] = {}
    for word in tables.counts():
        for size in range(1, min(_START, len(word)) + 1):
            found.setdefault(word[:size], []).append(word)
    return found


def _tails_of(letters: str) -> list[str]:
    """What follows some letters in the words of the corpora that begin with them."""
    size = len(letters)
    words = _by_start().get(letters[:_START])
    if words is None:
        return []
    if size <= _START:
        return [word[size:] for word in words]
    return [word[size:] for word in words if word.startswith(letters)]


@lru_cache(maxsize=1)
def _compound_starts() -> Mapping[str, tuple[str, ...]]:
    """The first parts of compounds by their first two letters."""
    found: dict[str, tuple[str, ...]] = {}
    for start in tables.closed()["compound_starts"]:
        found[start[:2]] = (*found.get(start[:2], ()), start)
    return found


@lru_cache(maxsize=65536)
def support(stem: str) -> float:
    """How many kinds of form of ``stem`` occur, the bare stem weighing most; 0 if none does.

    A compound is at least half as well supported as its second part.
    """
    found = _own_support(stem)
    for start in _compound_starts().get(stem[:2], ()):
        if stem.startswith(start) and len(stem) > len(start) + 3:
            found = max(found, 0.5 * _own_support(stem[len(start) :]))
    return found


def _own_support(stem: str) -> float:
    final = final_class(stem)
    likeness = "ы" if stem.endswith(("ы", "і")) else "ын" if stem.endswith(("ын", "ін")) else ""
    plain, vocalic = _probes(final, harmonies(stem), likeness)
    found = sum([plain[tail] for tail in _tails_of(stem) if tail in plain])
    if vocalic:
        seen = {tail for surface in before_vowel(stem) for tail in _tails_of(surface) if tail in vocalic}
        found += sum([vocalic[tail] for tail in seen])
    return bare_weight(stem) + found


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
def _noun_tails(final: str, allowed: tuple[Harmony, ...]) -> _Probes:
    return Counter(
        text
        for harmony in allowed
        for text, options in chains(final, harmony).items()
        if any(chain.parts in _NOUN_ONLY for chain in options)
    )


@lru_cache(maxsize=65536)
def noun_forms(stem: str) -> int:
    """How many forms occur that only a noun can have: plurals, genitives, possessives with a case."""
    known = _noun_tails(final_class(stem), harmonies(stem))
    surfaces = (stem, *before_vowel(stem))
    seen = {tail for surface in surfaces for tail in _tails_of(surface) if tail in known}
    return sum([known[tail] for tail in seen])
