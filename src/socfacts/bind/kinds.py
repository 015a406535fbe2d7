"""Adjectives that tell facilities of one type apart: whose they are, whom they treat, who owns them."""

from __future__ import annotations

from collections.abc import Iterable

from socfacts.language.analysis import Analysed
from socfacts.language.wordlists import WordList
from socfacts.types import Mention

Kinds = tuple[frozenset[str], ...]
# Whose it is, whom it treats, who owns it: two words of one list are said of two facilities.
_KINDS = (
    {lang: WordList("levels_of_facilities", lang) for lang in ("ru", "kk")},
    {lang: WordList("profiles_of_facilities", lang) for lang in ("ru", "kk")},
    {lang: WordList("owners_of_facilities", lang) for lang in ("ru", "kk")},
)
_NONE = frozenset[str]()
_KINDS_REACH = {"ru": 0, "kk": 3}


def kinds_of(analysed: Analysed, mention: Mention) -> Kinds:
    """«Районная больница», «аудандық аурухана»: the beginnings of its words that are in each list."""
    front = analysed.units[max(mention.first - _KINDS_REACH[analysed.lang], 0) : mention.groups["head"][0] + 1]
    words = [word for unit in front for word in unit.text.lower().split()]
    return tuple([_stems_of(words, kind[analysed.lang].tuple) for kind in _KINDS])


def _stems_of(words: list[str], stems: tuple[str, ...]) -> frozenset[str]:
    """The stems with which some word begins; most facilities have no such word at all."""
    found = [word for word in words if word.startswith(stems)]
    return frozenset([s for s in stems if any(word.startswith(s) for word in found)]) if found else _NONE


def unlike(known: Iterable[Kinds], told: Kinds) -> bool:
    """«Областная больница» is no «районная больница», «детская поликлиника» none for grown-ups."""
    known = list(known)
    for number, words in enumerate(told):
        before = frozenset().union(*(kinds[number] for kinds in known))
        if words and before and words.isdisjoint(before):
            return True
    return False
