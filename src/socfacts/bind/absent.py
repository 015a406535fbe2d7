"""Facilities that a sentence says are not there: «бассейна нет», «ни спортзала, ни библиотеки», «бассейн жоқ»."""

from __future__ import annotations

from socfacts.language import russian
from socfacts.language.analysis import Analysed
from socfacts.language.wordlists import WordList
from socfacts.types import FacilityName, Mention

_ABSENT = {lang: WordList("absent", lang) for lang in ("ru", "kk")}
_WITHOUT = WordList("without", "ru")
_REACH = 3  # units from «нет» to what is not there


def is_absent(analysed: Analysed, mention: Mention) -> bool:
    """Whether an unnamed facility is said not to be there; one with a number or title is spoken of all the same."""
    value = mention.value
    if not isinstance(value, FacilityName) or value.named or value.proper is not None or value.generic:
        return False
    return _russian(analysed, mention) if analysed.lang == "ru" else _kazakh(analysed, mention)


def _russian(analysed: Analysed, mention: Mention) -> bool:
    before, following = analysed.unit(mention.first - 1), analysed.unit(mention.last + 1)
    if before is not None and before.text.lower() in _WITHOUT:
        return True
    words = analysed.units[mention.last].text.lower().split()
    if not russian.is_genitive(words[-1]) or (before is not None and "preposition" in before.classes):
        return False
    if following is not None and following.text.lower() in _ABSENT["ru"]:
        return True
    clause = analysed.clause_of(mention.first)
    front = range(max(mention.first - _REACH, 0), mention.first)
    return any(analysed.units[i].text.lower() == "нет" and analysed.clause_of(i) == clause for i in front)


def _kazakh(analysed: Analysed, mention: Mention) -> bool:
    following = analysed.unit(mention.last + 1)
    nominative = analysed.units[mention.last].lexeme.case == "nom"
    return nominative and following is not None and following.text.lower() in _ABSENT["kk"]
