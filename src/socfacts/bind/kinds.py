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
_KINDS_REACH = {"ru": 0, "kk": 3}


def kinds_of(analysed: Analysed, mention: Mention) -> Kinds:
    """«Районная больница», «аудандық аурухана»: the beginnings of its words that are in each list."""
    front = analysed.units[max(mention.first - _KINDS_REACH[analysed.lang], 0) : mention.groups["head"][0] + 1]
    words = [word for unit in front for word in unit.text.lower().split()]
    return tuple(
        [frozenset([s for s in kind[analysed.lang].tuple if any(w.startswith(s) for w in words)]) for kind in _KINDS]
    )


def unlike(known: Iterable[Kinds], told: Kinds) -> bool:
    """«Областная больница» is no «районная больница», «детская поликлиника» none for grown-ups."""
    known = list(known)
    for number, words in enumerate(told):
        before = frozenset().union(*(kinds[number] for kinds in known))
        if words and before and words.isdisjoint(before):
            return True
    return False
