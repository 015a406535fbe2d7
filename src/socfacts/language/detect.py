"""Russian or Kazakh, sentence by sentence: by letters, by everyday words and by endings.

The special letters alone do not tell: a Russian sentence names «Қамқорлық», a Kazakh one may have none of them.
"""

from __future__ import annotations

import re
from functools import lru_cache

from socfacts.language.wordlists import words
from socfacts.types import Lang

_WORD = re.compile(r"[^\W\d_]+")
_KAZAKH = re.compile("[әғқңөұүһіӘҒҚҢӨҰҮҺІ]")
_RUSSIAN = re.compile("[ёщъ]|[еёиюя]й|ый")
_SUFFIX_LENGTHS = (5, 4, 3, 2)
_ENOUGH = 300


def language(text: str) -> Lang | None:
    """The language of a Cyrillic sentence; None where no word tells (digits, names)."""
    if not _KAZAKH.search(text) and _plainly_russian(text):
        return "ru"
    score = sum(map(_score, _WORD.findall(text[:_ENOUGH].lower())))
    if not score:
        return None
    return "kk" if score > 0 else "ru"


def _plainly_russian(text: str) -> bool:
    """A preposition or conjunction that Kazakh has not, in a text without its letters: most Russian sentences."""
    return " в " in text or " и " in text or " на " in text or " с " in text or " по " in text


@lru_cache(maxsize=65536)
def _score(word: str) -> int:
    """How strongly a word speaks for Kazakh (above 0) or Russian (below)."""
    common, endings = _evidence()
    if word in common:
        return common[word]
    if _KAZAKH.search(word):
        return 2
    if _RUSSIAN.search(word):
        return -2
    for length in _SUFFIX_LENGTHS:
        if len(word) > length + 1 and word[-length:] in endings:
            return endings[word[-length:]]
    return 0


@lru_cache(maxsize=1)
def _evidence() -> tuple[dict[str, int], dict[str, int]]:
    """Everyday words and endings with their weights; what both languages have says nothing."""
    russian, kazakh = (set(words("function_words", "sentences", (lang,))) for lang in ("ru", "kk"))
    common = dict.fromkeys(russian - kazakh, -3) | dict.fromkeys(kazakh - russian, 3)
    endings = dict.fromkeys(words("suffixes", "sentences", ("ru",)), -1)
    return common, endings | dict.fromkeys(words("suffixes", "sentences", ("kk",)), 1)
