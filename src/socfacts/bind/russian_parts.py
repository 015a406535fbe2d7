"""Russian numbers without a noun: what tells the noun that is left out."""

from __future__ import annotations

from itertools import pairwise

from socfacts.bind import counted
from socfacts.bind.document import Draft, Scene
from socfacts.language import russian
from socfacts.language.analysis import Analysed
from socfacts.language.units import Unit
from socfacts.language.wordlists import WordList
from socfacts.types import CountedNoun, Link, Mention

_THEY = WordList("their", "ru")
_NUMBER_OF = WordList("number_of", "ru")
_PEOPLE = frozenset({"children", "pupils", "students", "patients", "residents", "workers", "specialists", "people"})
_PLACES = frozenset({"facilities", "organizations", "projects", "works", "other"})


def noun_after_dash(draft: Draft, scene: Scene, mention: Mention) -> CountedNoun | None:
    """«Из них 24 тысячи – первоклассники», «21 — педагог»: the predicate says what the part is."""
    analysed = scene.analysed
    dash, unit, after = (analysed.unit(mention.last + step) for step in (1, 2, 3))
    if dash is None or unit is None or "dash" not in dash.classes or "counted" not in unit.classes:
        return None
    if after is not None and "mark" not in after.classes and after.text.lower() not in ("и", "с", "из", "в", "на"):
        return None
    if not any("nomn" in p.tag for p in russian.parses(unit.text.lower())[:2]):
        return None
    text = draft.text[slice(*analysed.sentence.span(unit.start, unit.end))]
    return CountedNoun(counted.russian_lemma(unit), text, counted.category_of(unit))


def counts_again(analysed: Analysed, mention: Mention) -> int | None:
    """How many sentences back stands the noun of «ещё двое», «всего их 11», «их число достигнет 3 млн»."""
    before = analysed.unit(mention.first - 1)
    if before is None:
        return None
    if before.worth("part_cue") == "more" and _collective(analysed.units[mention.last]):
        return 0
    clause = analysed.clause_of(mention.first)
    words = [u.text.lower() for u in analysed.units[max(mention.first - 5, 0) : mention.first]]
    same = analysed.clause_of(max(mention.first - 3, 0)) == clause
    if same and any(a in _THEY and b in _NUMBER_OF for a, b in pairwise(words)):
        return 1
    return 1 if words[-1] in _THEY else None


def _collective(unit: Unit) -> bool:
    return unit.text.lower() in ("двое", "трое", "четверо", "пятеро", "шестеро", "семеро")


def plural_before(draft: Draft, scene: Scene, mention: Mention) -> CountedNoun | None:
    """«… назвали объекты, которые построят. Всего их 11»: the last plural noun of the sentence before."""
    if scene.position == 0:
        return None
    analysed = draft.scenes[scene.position - 1].analysed
    for index, unit in reversed(list(analysed.with_class("counted", "facility", "facility_generic"))):
        nouns = [p for p in russian.parses(unit.text.split()[0].lower())[:2] if p.tag.POS == "NOUN"]
        if nouns and all("plur" in p.tag and {"nomn", "accs"} & p.tag.grammemes for p in nouns):
            text = draft.text[slice(*analysed.sentence.span(unit.start, unit.end))]
            return CountedNoun(counted.russian_lemma(analysed.units[index]), text, counted.category_of(unit))
    return None


def may_be_part(whole: Link, part: CountedNoun | None) -> bool:
    """In a breakdown by a dash or colon pupils are no part of schools, nor places: kinds must fit."""
    if whole.of is None or part is None or whole.of.category == part.category:
        return True
    return any(whole.of.category in kinds and part.category in kinds for kinds in (_PEOPLE, _PLACES))
