"""Whom a sentence names as its speaker: the subject of a verb of speech, or who stands in a formula of reference."""

from __future__ import annotations

from socfacts.bind import credits_kk, credits_ru
from socfacts.bind.credit import Credit
from socfacts.language.analysis import Analysed
from socfacts.types import ProperName


def credit_of(analysed: Analysed) -> Credit | None:
    """The credit of a sentence; persons go before bodies."""
    russian = analysed.lang == "ru"
    found: list[Credit] = []
    if analysed.has_class("speech_verb"):
        find = credits_ru.credits if russian else credits_kk.credits
        found = [credit for index, _ in analysed.with_class("speech_verb") for credit in find(analysed, index)]
    if russian:
        low = analysed.sentence.text.lower()
        found += [*credits_ru.by_his_words(analysed, low), *credits_ru.in_papers(analysed, low)]
    if len(found) < 2:
        return found[0] if found else None
    persons = [c for c in found if c.speaker.role is not None or c.anaphor == "person" or _is_person(analysed, c)]
    return next(iter(persons or found), None)


def _is_person(analysed: Analysed, credit: Credit) -> bool:
    return any(
        m.type == "PERSON" and isinstance(m.value, ProperName) and m.value.name == credit.speaker.name
        for m in analysed.names
    )
