"""Russian shares whose whole is named apart: «доля детей среди пациентов – 40 %», «охвачены 78 процентов»."""

from __future__ import annotations

from dataclasses import replace

from socfacts.bind import counted
from socfacts.bind.document import Draft
from socfacts.bind.scene import Scene
from socfacts.language import russian
from socfacts.language.analysis import Analysed
from socfacts.language.wordlists import WordList
from socfacts.types import CountedNoun, Link, Mention, Quantity

_PARTICLES = WordList("particles", "ru")
_DONE_IN_PART = WordList("done_in_part", "ru")
_FACILITIES = frozenset({"facility", "facility_generic"})
_DENIED = 6  # units from «не» to what it denies
_REACH = 14  # units from «среди» to the percentage, and back to where a clause may begin
_JOINTS = frozenset({",", ", а", ", и", " и", ", из них", ", причём", ", причем"})


def below(scene: Scene, mention: Mention) -> Quantity | None:
    """«Не выполнил и половины работ»: less than that; None where nothing is denied."""
    units, quantity = scene.analysed.units, mention.value
    before = scene.analysed.unit(mention.first - 1)
    if before is None or before.text.lower() not in ("и", "даже") or not isinstance(quantity, Quantity):
        return None
    if quantity.qualifier != "exact" or not scene.signs.negations:
        return None
    clause = scene.analysed.clause_of(mention.first)
    near = range(max(mention.first - _DENIED, 0), mention.first - 1)
    denied = any(units[i].text.lower() in ("не", "нет") and scene.analysed.clause_of(i) == clause for i in near)
    return replace(quantity, low=None, qualifier="less_than") if denied else None


def of_among(draft: Draft, scene: Scene, mention: Mention) -> CountedNoun | None:
    """«Доля мужчин среди пациентов — 40 %, женщин — 60 %»: the genitive after «среди»."""
    analysed = scene.analysed
    clause = analysed.clause_of(mention.first)
    start = max(mention.first - _REACH, 0)
    among = [i for i in range(start, mention.first) if analysed.units[i].text.lower() == "среди"]
    if not among or analysed.clause_of(among[-1]) != clause:
        return None
    for unit in analysed.units[among[-1] + 1 : mention.first]:
        if not unit.text[0].isalpha() or unit.value is not None:
            return None
        if russian.is_adjective(unit.text) and "counted" not in unit.classes:
            continue
        if not russian.is_genitive(unit.text.split()[0]):
            return None
        text = draft.text[slice(*analysed.sentence.span(unit.start, unit.end))]
        return CountedNoun(counted.russian_lemma(unit), text, counted.category_of(unit))
    return None


def worked_on(analysed: Analysed, mention: Mention) -> int | None:
    """«Окна (больницы) заменены на 80 процентов»: the unit of what is done in part, the subject of the participle."""
    onto, done = analysed.unit(mention.first - 1), analysed.unit(mention.first - 2)
    if analysed.lang != "ru" or onto is None or onto.text.lower() != "на" or done is None:
        return None
    owner = next((m for m in analysed.facilities if m.last == mention.first - 3), None)
    subject = owner.first - 1 if owner is not None else mention.first - 3
    if subject < 0 or not done.text.lower().startswith(_DONE_IN_PART.tuple):
        return None
    word = analysed.units[subject].text.lower()
    passive = any(p.tag.POS == "PRTS" for p in russian.parses(done.text.lower())[:2])
    noun = word[0].isalpha() and any(p.tag.POS == "NOUN" and "nomn" in p.tag for p in russian.parses(word)[:2])
    return subject if passive and noun and analysed.units[subject].classes.isdisjoint(_FACILITIES) else None


def of_worked_on(draft: Draft, scene: Scene, mention: Mention) -> CountedNoun | None:
    """The noun of what is done in part."""
    index = worked_on(scene.analysed, mention)
    if index is None:
        return None
    unit = scene.analysed.units[index]
    text = draft.text[slice(*scene.analysed.sentence.span(unit.start, unit.end))]
    return CountedNoun(counted.russian_lemma(unit), text, counted.category_of(unit))


def whole_before(draft: Draft, scene: Scene, mention: Mention, link: Link) -> Link | None:
    """The count that a percentage without a noun is a part of: the one beside it, or that of an omitted subject."""
    analysed = scene.analysed
    following = analysed.unit(mention.last + 1)
    dashed = following is not None and "dash" in following.classes
    closes = following is None or ("mark" in following.classes and not dashed)
    if not dashed and not (closes and _opens_with_participle(scene, mention)):
        return None
    for other in reversed(draft.links[: link.index]):
        if other.kind != "count" or other.of is None:
            return None
        if dashed:
            return other if draft.text[other.end : link.start].rstrip() in _JOINTS else None
        near = analysed.sentence.index - other.sentence.index <= 1
        return other if near and other.of.category in counted.PEOPLE else None
    return None


def _opens_with_participle(scene: Scene, mention: Mention) -> bool:
    """«Охвачены услугами 78 процентов»: a plural short participle opens the clause, its subject was said before."""
    analysed = scene.analysed
    clause = analysed.clause_of(mention.first)
    front = [i for i in range(max(mention.first - _REACH, 0), mention.first) if analysed.clause_of(i) == clause]
    words = [analysed.units[i].text.lower() for i in front if analysed.units[i].text[0].isalpha()]
    if not words:
        return False
    return any(p.tag.POS == "PRTS" and "plur" in p.tag for p in russian.parses(words[0].split()[0])[:1])


def of_adjective(draft: Draft, scene: Scene, mention: Mention, link: Link) -> CountedNoun | None:
    """«Отремонтировано 87 % областных дорог, а районных – только 69 %»: an adjective stands for the noun before it."""
    analysed = scene.analysed
    before = draft.links[link.index - 1] if link.index else None
    if before is None or before.kind != "share" or before.of is None or before.sentence is not link.sentence:
        return None
    at = mention.first - 1
    while at > 0 and ("dash" in analysed.units[at].classes or analysed.units[at].text.lower() in _PARTICLES):
        at -= 1
    unit = analysed.units[max(at, 0)]
    if analysed.sentence.span(unit.start, unit.end)[0] <= before.end or "counted" in unit.classes:
        return None
    plural = any(p.tag.POS == "ADJF" and {"gent", "plur"} in p.tag for p in russian.parses(unit.text.lower())[:1])
    return before.of if plural and russian.may_agree(unit.text, before.of.text) else None
