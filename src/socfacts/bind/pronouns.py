"""Russian pronouns that mean a facility: «строят его с апреля», «в ней заняты 310 человек», «педагогов здесь 78».

They are listed among the mentions of the facility. Where a person or another thing could be meant there is none.
"""

from __future__ import annotations

from socfacts.bind.document import Draft
from socfacts.bind.focus import topic
from socfacts.bind.marks import noun_gender
from socfacts.bind.scene import Scene
from socfacts.language import russian
from socfacts.language.analysis import Analysed
from socfacts.language.wordlists import WordList
from socfacts.types import Entity, FacilityName, Mention

_REACH = 2
_GENDERS = {
    "masc": WordList("pronouns_masc", "ru"),
    "femn": WordList("pronouns_femn", "ru"),
    "neut": WordList("pronouns_neut", "ru"),
}
_HERE = WordList("pronouns_of_place", "ru")
_POSSESSIVE = WordList("pronouns_possessive", "ru")
_PLANS = WordList("plans", "ru")
_SUBJECT = frozenset({"nomn", "accs"})


def add_pronouns(draft: Draft) -> None:
    """Append the spans of pronouns to the facilities that they mean. Only sentences near a facility are looked at."""
    asked = _HERE.set.union(*(words.set for words in _GENDERS.values()))
    near = {at + step for e in draft.entities.all for at, _ in e.mentions for step in range(_REACH + 1)}
    bound = {(link.sentence.index, link.entity.index) for link in draft.links if link.entity is not None}
    for position in sorted(near):
        if position >= len(draft.scenes) or draft.scenes[position].analysed.lang != "ru":
            continue
        scene = draft.scenes[position]
        for index, unit in enumerate(scene.analysed.units):
            word = unit.text.lower()
            if word not in asked:
                continue  # as most words
            entity = _meant(draft, scene, index, word, bound)
            if entity is not None:
                entity.spans.append(scene.analysed.sentence.span(unit.start, unit.end))
                entity.spans.sort()


def _meant(draft: Draft, scene: Scene, index: int, word: str, bound: set[tuple[int, int]]) -> Entity | None:
    """The facility that a word means, if it is a pronoun."""
    if word in _HERE:
        found = None if _may_be_elsewhere(draft, scene, index) else topic(draft, scene)
        told = found is not None and (scene.analysed.sentence.index, found.index) in bound
        return found if told else None
    genders = [gender for gender, words in _GENDERS.items() if word in words]
    if not genders or (word in _POSSESSIVE and _has_noun(scene.analysed, index)):
        return None
    return _antecedent(draft, scene, index, genders)


def _may_be_elsewhere(draft: Draft, scene: Scene, index: int) -> bool:
    """«Шымкент растёт: здесь …», «учеников школы № 5 примет школа № 7. Там …»: a town, or one of two."""
    if _known(draft, scene) or any(place.first < index for place in scene.analysed.places):
        return True
    before = draft.scenes[scene.position - 1] if scene.position else scene
    same = before.analysed.sentence.paragraph == scene.analysed.sentence.paragraph
    return same and len(_known(draft, before)) > 1


def _known(draft: Draft, scene: Scene) -> set[int]:
    """The facilities that a sentence names."""
    found = (draft.entity_in(scene, mention) for mention in scene.analysed.facilities)
    return {entity.index for entity in found if entity is not None}


def _has_noun(analysed: Analysed, index: int) -> bool:
    """«Его площадь», «её новый корпус»: whose, not what."""
    following = analysed.unit(index + 1)
    likeliest = next(iter(russian.parses(following.text.lower())), None) if following is not None else None
    return likeliest is not None and likeliest.tag.POS in ("NOUN", "ADJF")


def _antecedent(draft: Draft, scene: Scene, index: int, genders: list[str]) -> Entity | None:
    """The facility of that gender named last, where no other noun of the gender may be meant."""
    works = _is_worked_on(scene.analysed, index)
    for other in reversed(draft.scenes[max(scene.position - _REACH, 0) : scene.position + 1]):
        if not _goes_on(other, scene):
            return None
        end = _start_of_clause(scene.analysed, index) if other is scene else len(other.analysed.units)
        fitting = _facilities(draft, other, end, genders)
        rivals = _rivals(other.analysed, end, genders)
        if fitting:
            return _chosen(draft, other, fitting, rivals, works)
        if rivals and not works:
            return None
    return None


def _goes_on(other: Scene, scene: Scene) -> bool:
    """The same paragraph, or the question that it answers."""
    if other.analysed.sentence.paragraph == scene.analysed.sentence.paragraph:
        return True
    return other.position == scene.position - 1 and other.analysed.sentence.text.rstrip().endswith("?")


def _start_of_clause(analysed: Analysed, index: int) -> int:
    """Where the clause of a pronoun begins: it means none of the nouns beside it («движение по нему»)."""
    before = analysed.unit(index - 1)
    if before is not None and "comma" in before.classes:
        return index
    clause = analysed.clause_of(index)
    return next(i for i in range(index + 1) if analysed.clause_of(i) == clause)


def _is_worked_on(analysed: Analysed, index: int) -> bool:
    """«Его заложат в сентябре», «строят его»: what is built or opened is a facility."""
    clause = analysed.clause_of(index)
    return any(analysed.clause_of(i) == clause for i, _ in analysed.with_class("event_verb"))


def _facilities(draft: Draft, scene: Scene, end: int, genders: list[str]) -> list[Mention]:
    found = []
    for mention in scene.analysed.facilities:
        value = mention.value
        if mention.last >= end or not isinstance(value, FacilityName) or (value.plural and not value.named):
            continue
        if draft.entity_in(scene, mention) is not None and noun_gender(scene.analysed, mention) in genders:
            found.append(mention)
    return [m for m in found if (scene.position, m.first) not in draft.owners] or found


def _chosen(draft: Draft, scene: Scene, fitting: list[Mention], rivals: list[int], works: bool) -> Entity | None:
    """One facility only: no owner of what is spoken of, and no other thing named before it."""
    entities = {e.index: e for m in fitting if (e := draft.entity_in(scene, m)) is not None}
    if len(entities) > 1:
        return None
    (entity,) = entities.values()
    mention = fitting[0]
    analysed = scene.analysed
    before = [i for i in rivals if i < mention.first]
    if before and (not works or any(_is_work(analysed, i) for i in before)):
        return None
    if any(_is_animate(analysed, i) for i in rivals):
        return None
    later = [i for i in rivals if i > mention.last]
    if works or not later:
        return entity
    is_subject = "nomn" in _cases(analysed, mention.groups["head"][0])
    return entity if is_subject and not any(_is_work(analysed, i) for i in later) else None


def _is_work(analysed: Analysed, index: int) -> bool:
    """«Ремонт бассейна», «проект лицея»: what is begun and done may be that."""
    unit = analysed.units[index]
    return "event" in unit.classes or unit.text.lower().startswith(_PLANS.tuple)


def _rivals(analysed: Analysed, end: int, genders: list[str]) -> list[int]:
    """The nouns that a pronoun of a gender might mean too: singular, subjects or objects, outside of facilities."""
    inside = {i for mention in analysed.facilities for i in range(mention.first, mention.last + 1)}
    inside |= {
        i for place in analysed.places if _is_placed(analysed, place) for i in range(place.first, place.last + 1)
    }
    return [i for i in range(end) if i not in inside and _is_rival(analysed, i, genders)]


def _is_placed(analysed: Analysed, place: Mention) -> bool:
    """«В селе Аксу», «в Аксу»: where, not what."""
    before = analysed.unit(place.first - 1)
    return before is not None and ("settlement_word" in before.classes or before.text.lower() in ("в", "на", "из"))


def _is_rival(analysed: Analysed, index: int, genders: list[str]) -> bool:
    text = analysed.units[index].text
    if not text[0].isalpha() or "event_verb" in analysed.units[index].classes:
        return False
    tag = russian.parses(text.lower())[0].tag
    if tag.POS != "NOUN" or tag.number != "sing" or tag.gender not in genders or tag.case not in _SUBJECT:
        return False
    before, following = analysed.unit(index - 1), analysed.unit(index + 1)
    if following is not None and "dash" in following.classes:
        return False  # «второй этап – завод»
    return before is None or not before.text.isdigit()


def _is_animate(analysed: Analysed, index: int) -> bool:
    return "anim" in russian.parses(analysed.units[index].text.lower())[0].tag


def _cases(analysed: Analysed, index: int) -> set[str]:
    """The cases that a head noun's form may stand in."""
    words = analysed.units[index].text.lower().split()
    return {str(p.tag.case) for word in words[-1:] for p in russian.parses(word) if p.tag.POS == "NOUN"}
