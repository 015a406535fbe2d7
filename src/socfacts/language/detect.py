"""Russian or Kazakh, sentence by sentence: by letters, by everyday words and by endings.

The special letters alone do not tell: a Russian sentence names «Қамқорлық», a Kazakh one may have none of them.
"""

from __future__ import annotations

import re

from socfacts.language import alphabets
from socfacts.language.wordlists import cached_by_folder, words
from socfacts.types import Lang

_WORD = re.compile(r"[^\W\d_]+")
_KAZAKH = re.compile("[әғқңөұүһіӘҒҚҢӨҰҮҺІ]")
_RUSSIAN = re.compile("[ёщъ]|[еюя]й|ый")
# A name in quotes may be in the other language; a long quotation is the sentence itself.
_TITLE = re.compile('«[^»]{1,40}»|"[^"]{1,40}"')
_SUFFIX_LENGTHS = (5, 4, 3, 2)
_ENOUGH = 300
_SURE, _LIKELY = 3, 1
_MOST = 65_536


def language(text: str) -> Lang | None:
    """The language of a Cyrillic sentence; None where no word tells (digits, names)."""
    if _KAZAKH.search(text) is None and _plainly_russian(text):
        return "ru"
    text = text[:_ENOUGH]
    told = _TITLE.sub(" ", text) if "«" in text or '"' in text else text
    if told is not text and _WORD.search(told) is None:
        told = text
    score = sum(map(_scores().__getitem__, told.split()))
    if score < 0:
        # «СЕМЕЙ.» ends as Russian words do, and is a town that both languages write so.
        return "ru" if " " in told else None
    if score > _LIKELY:
        return "kk"
    # One ending is weak evidence («Николас Мадуро»): ask whether anybody has written these words in Kazakh.
    found = _WORD.findall(told.lower())
    known = not kazakh_words().isdisjoint(found)
    if score:
        return "kk" if known else None
    return None if known or len(found) < 2 else "ru"


def _plainly_russian(text: str) -> bool:
    """A preposition or conjunction that Kazakh has not, in a text without its letters: most Russian sentences."""
    return " в " in text or " и " in text or " на " in text or " с " in text or " по " in text


class _Scores(dict[str, int]):
    """How strongly what stands between two blanks speaks for Kazakh (above 0) or Russian (below)."""

    def __missing__(self, token: str) -> int:
        if len(self) > _MOST:
            self.clear()
        self[token] = found = sum(map(_word_score, _WORD.findall(token.lower())))
        return found


@cached_by_folder(1)
def _scores() -> _Scores:
    return _Scores()


def _word_score(word: str) -> int:
    common, endings = _evidence()
    if word in common:
        return common[word]
    if _KAZAKH.search(word):
        return _SURE
    if _RUSSIAN.search(word):
        return -_SURE
    for length in _SUFFIX_LENGTHS:
        if len(word) > length + 1 and word[-length:] in endings:
            return endings[word[-length:]]
    return 0


@cached_by_folder(1)
def _evidence() -> tuple[dict[str, int], dict[str, int]]:
    """Everyday words and endings with their weights; what both languages have says nothing."""
    russian, kazakh = (set(words("function_words", "sentences", (lang,))) for lang in ("ru", "kk"))
    common = dict.fromkeys(russian - kazakh, -_SURE) | dict.fromkeys(kazakh - russian, _SURE)
    endings = dict.fromkeys(words("suffixes", "sentences", ("ru",)), -_LIKELY)
    return common, endings | dict.fromkeys(words("suffixes", "sentences", ("kk",)), _LIKELY)


@cached_by_folder(1)
def kazakh_words() -> frozenset[str]:
    """The word forms of the Kazakh corpora, in small letters."""
    return frozenset(word.lower() for word in alphabets.known_words())
