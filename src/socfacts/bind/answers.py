"""Numbers without a noun in an answer: the question before has it."""

from __future__ import annotations

from socfacts.bind import counted
from socfacts.bind.document import Draft
from socfacts.bind.scene import Scene
from socfacts.language.analysis import Analysed
from socfacts.language.wordlists import WordList
from socfacts.types import CountedNoun, Mention

_ANSWERING = WordList("answering")
_ENOUGH = {lang: WordList("enough", lang) for lang in ("ru", "kk")}


def asked_noun(draft: Draft, scene: Scene, mention: Mention) -> CountedNoun | None:
    """«Сколько объектов сдадут? – Четыре»: the question has the noun."""
    if scene.position == 0 or mention.first > 3:
        return None
    opening = [unit.text.lower() for unit in scene.analysed.units[: mention.first]]
    before = draft.scenes[scene.position - 1].analysed
    told = sum(w[0].isalpha() and w not in _ANSWERING for w in opening)
    if told:  # «Государственных два» in answer to whether there are enough
        return _noun_of_enough(draft, before) if told == 1 else None
    words = [unit.text.lower() for unit in before.units]
    asked = next((i for i, word in enumerate(words) if word in ("сколько", "қанша", "неше")), None)
    if asked is None:
        return _noun_of_enough(draft, before)
    nouns = [i for i, _ in before.with_class("counted", "facility", "facility_generic") if asked < i <= asked + 4]
    return noun_at(before, nouns[0], draft)[0] if nouns else None


def _noun_of_enough(draft: Draft, asked: Analysed) -> CountedNoun | None:
    """«Хватает ли центров? – Государственных два», «Орталықтар жете ме? – Мемлекеттік екеу»."""
    if not asked.sentence.text.rstrip().endswith("?"):
        return None
    if not any(unit.text.lower() in _ENOUGH[asked.lang] for unit in asked.units):
        return None
    nouns = [i for i, _ in asked.with_class("counted", "facility", "facility_generic")]
    return noun_at(asked, nouns[0], draft)[0] if len(nouns) == 1 else None


def noun_at(analysed: Analysed, index: int, draft: Draft) -> tuple[CountedNoun, int]:
    """The noun of a unit, and where it begins in its sentence."""
    unit = analysed.units[index]
    lemma = counted.russian_lemma(unit) if analysed.lang == "ru" else counted.kazakh_lemma(unit)
    text = draft.text[slice(*analysed.sentence.span(unit.start, unit.end))]
    return CountedNoun(lemma, text, counted.category_of(unit)), unit.start
