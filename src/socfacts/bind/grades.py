"""Numbers that name classes of a school or shifts instead of counting them: «ученики 5–9 классов», «в две смены»."""

from __future__ import annotations

from socfacts.bind.counted import Head
from socfacts.language.analysis import Analysed
from socfacts.language.wordlists import WordList
from socfacts.types import Mention, Quantity

_PUPILS = WordList("before_grades", "ru")
_GRADES = {"ru": "класс", "kk": "сынып"}
_LAST_GRADE = 12


def names_grades(analysed: Analysed, mention: Mention, quantity: Quantity, head: Head) -> bool:
    """«Учащиеся 1–4 классов», «1-4 сынып оқушылары»: which classes, not how many."""
    if analysed.lang == "kk":
        following = analysed.unit(mention.last + 1)
        owned = analysed.unit(mention.last + 2)
        grade = following is not None and following.text.lower() == _GRADES["kk"]
        return grade and owned is not None and owned.lexeme.possessive and owned.text[0].isalpha()
    highest = quantity.high if quantity.high is not None else quantity.value
    if head.lemma != _GRADES["ru"] or highest is None or highest > _LAST_GRADE or head.first != mention.last + 1:
        return False
    before = analysed.unit(mention.first - 1)
    return quantity.qualifier == "between" or (before is not None and before.text.lower().startswith(_PUPILS.tuple))


def tells_shifts(analysed: Analysed, mention: Mention, head: Head) -> bool:
    """«Работают в две смены»: how they work."""
    before = analysed.unit(mention.first - 1)
    return head.lemma == "смена" and before is not None and before.text.lower() in ("в", "во")
