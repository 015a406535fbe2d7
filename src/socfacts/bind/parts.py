"""Parts of wholes and omitted nouns: «из них 12 – дошкольники», «1794 – в интернатах», «оның 23-і», «бесеуі»."""

from __future__ import annotations

from decimal import Decimal

from socfacts.bind import counted
from socfacts.bind.answers import asked_noun, noun_at
from socfacts.bind.document import Draft, leads_parts
from socfacts.bind.kazakh_parts import Restored, cue_before, elided_kazakh, fits_whole, whole_of_kind
from socfacts.bind.russian_elision import governs_genitive, measures_else, opening_noun, out_of, resumed, set_against
from socfacts.bind.russian_parts import (
    bracketed_noun,
    counts_again,
    describes_counted,
    may_be_part,
    more_of,
    noun_after_dash,
    plural_before,
)
from socfacts.bind.scene import Scene
from socfacts.language import russian
from socfacts.language.analysis import Analysed
from socfacts.language.units import Unit
from socfacts.language.wordlists import WordList
from socfacts.types import CountedNoun, Link, Mention, Quantity

_DIVIDING = frozenset({"dash", "colon", "lparen"})
_PART_CUES = frozenset({"of_them", "including", "rest"})
_PREPOSITIONS = WordList("prepositions_of_parts", "ru")
_RECENT = 4
_REACH = 80  # units; what stands further off is another stretch, and rows of numbers must not take square time
_MEASURES = frozenset({"measure", "short_unit", "area"})


def whole_of(draft: Draft, scene: Scene, mention: Mention, link: Link) -> Link | None:
    """The count that a count with a noun of its own is a part of."""
    cue = _has_cue(scene, mention.first) or (scene.analysed.lang == "ru" and leads_parts(draft, scene) is not None)
    divided = _in_breakdown(draft, scene, mention)
    each = scene.analysed.unit(mention.first - 1)
    if each is not None and each.text.lower() == "әрқайсысы":
        return None  # «екі балабақша (әрқайсысы 160 орын)»
    if not cue and divided is None:
        return None
    if scene.analysed.lang == "kk":
        part = divided is not None and may_be_part(divided, link.of) and fits_whole(divided, link)
        return divided if part else whole_of_kind(draft, scene, link) if cue else None
    whole = _whole(draft, scene, link.quantity, link.index)
    if whole is not None and not may_be_part(whole, link.of) and leads_parts(draft, scene) is not None:
        return None
    governed = scene.analysed.unit(mention.first - 1)
    if whole is not None and governed is not None and governed.text.lower() in _PREPOSITIONS:
        return whole if may_be_part(whole, link.of) and (cue or whole is divided) else None  # «… студентов из 12 стран»
    if whole is not None and _are_houses_of_people(whole, link):
        return None
    if whole is None or cue:
        return whole
    return whole if whole is divided and may_be_part(whole, link.of) else None


def _are_houses_of_people(whole: Link, link: Link) -> bool:
    """«11 тысяч студентов, из них иногородних 6 тысяч, а пять общежитий …»: houses are no part of people."""
    people = whole.of is not None and whole.of.category in counted.PEOPLE
    return people and link.of is not None and link.of.category == "facilities"


def _has_cue(scene: Scene, index: int) -> bool:
    """A part cue before the figure in its own stretch of the sentence («из них 13 дошкольников и 87 школьников»)."""
    analysed = scene.analysed
    if analysed.lang == "kk":
        return cue_before(scene, index) is not None
    following = analysed.unit(index + 1)
    if following is not None and following.worth("part_cue") == "of_them":
        return True  # «61 из них»
    if next(analysed.with_class("part_cue"), None) is None:
        return False
    for at in range(index - 1, max(index - _REACH, 0) - 1, -1):
        unit = analysed.units[at]
        if unit.worth("part_cue") in _PART_CUES:
            return True
        if unit.classes & {"semicolon", "stop"} or _opens_another(analysed, at, index):
            return False
    return False


def _opens_another(analysed: Analysed, at: int, index: int) -> bool:
    """«Из них иногородних 6 тысяч, а действующие пять общежитий …»; no «из них 13 девочек, а 87 – мальчики»."""
    before = analysed.unit(at - 1)
    return analysed.units[at].text == "а" and before is not None and "comma" in before.classes and index - at > 1


def _in_breakdown(draft: Draft, scene: Scene, mention: Mention) -> Link | None:
    """«11 организаций – 5 поликлиник, 6 стационаров», or figures in brackets right after a count."""
    units = scene.analysed.units
    if next(scene.analysed.with_class("dash", "colon", "lparen"), None) is None:
        return None
    for at in range(mention.first - 1, max(mention.first - _REACH, 0) - 1, -1):
        kinds = units[at].classes
        whole = _ending_count(draft, scene, units[at - 1].end, kinds) if at > 0 and kinds & _DIVIDING else None
        if whole is not None or "lparen" in kinds:
            return whole
        if kinds & {"semicolon", "stop", "rparen"} or units[at].text.lower() in ("а", "также"):
            return None
    return None


def _ending_count(draft: Draft, scene: Scene, end: int, divider: frozenset[str]) -> Link | None:
    source_end = scene.analysed.sentence.span(end - 1, end)[1]
    here = (link for link in draft.links if link.kind == "count" and link.sentence is scene.analysed.sentence)
    # No «1 840 оқушы оқиды, жобалық қуаты – 1 100 орын», but «146 нысан салынды: 9 аурухана, …».
    reach = 60 if scene.analysed.lang == "ru" or "colon" in divider else 3
    return max((link for link in here if 0 <= source_end - link.end <= reach), key=lambda link: link.end, default=None)


def _whole(draft: Draft, scene: Scene, quantity: Quantity | None, before: int) -> Link | None:
    """The nearest earlier count that is no part itself and not smaller; the parts found so far must still fit in."""
    value = _value(quantity)
    of = draft.links[before].of if before < len(draft.links) else None
    lead = leads_parts(draft, scene) if scene.analysed.lang == "ru" else None
    reach = scene.position - lead.position if lead is not None else 2
    for link in reversed(draft.links[:before]):
        if scene.analysed.sentence.index - link.sentence.index > reach:
            return None
        if lead is not None and link.sentence is not lead.analysed.sentence:
            continue
        if link.kind != "count" or link.part_of is not None or link.of is None:
            continue
        if link.measure == "capacity" and link.of.category == "storeys":
            continue
        if scene.analysed.lang == "ru" and describes_counted(draft, link, of, value):
            continue
        total = _value(link.quantity)
        if total is None or value is None:
            return link
        # Another sentence may divide the whole in another way.
        here = scene.analysed.sentence
        parts = (p for p in draft.links if p.part_of == link.index and (lead is not None or p.sentence is here))
        if sum((_value(part.quantity) or Decimal(0) for part in parts), value) <= total:
            return link
        if link.sentence is scene.analysed.sentence:
            return None
    return None


def _value(quantity: Quantity | None) -> Decimal | None:
    if quantity is None:
        return None
    return quantity.value if quantity.value is not None else quantity.low


def elided(draft: Draft, scene: Scene, mention: Mention) -> Restored | None:
    """The noun of a number that has none: (noun, whole, evidence start, evidence end), or None."""
    found = _restored(draft, scene, mention)
    if found is None or found[0].category in counted.PEOPLE:
        return found
    # «19 вакансий, согласились четверо»: a Russian collective numeral without a noun counts persons.
    alone = scene.analysed.lang == "ru" and mention.first == mention.last
    return None if alone and "collective" in scene.analysed.units[mention.first].classes else found


def _restored(draft: Draft, scene: Scene, mention: Mention) -> Restored | None:
    analysed = scene.analysed
    following = analysed.unit(mention.last + 1)
    bare = analysed.lang == "kk" and not _stands_for_noun(analysed, mention)
    if bare and following is not None and following.worth("per_word") == "shift":
        return None  # «оның ішінде 23 мектеп үш ауысымда оқытады»
    before = _noun_before(analysed, mention, draft)
    if before is not None:
        noun, start = before
        whole = _whole(draft, scene, _quantity(mention), len(draft.links)) if _has_cue(scene, mention.first) else None
        return noun, whole, mention.start if analysed.lang == "kk" else start, mention.end
    asked = asked_noun(draft, scene, mention)
    if asked is not None:
        return asked, None, mention.start, mention.end
    kazakh = elided_kazakh(draft, scene, mention) if analysed.lang == "kk" else None
    if kazakh is not None:
        return kazakh
    if analysed.lang == "ru" and (opening := opening_noun(draft, scene, mention)) is not None:
        return opening, None, mention.start, mention.end
    if analysed.lang == "ru" and _is_more(analysed, mention):
        first = more_of(draft, scene, _value(_quantity(mention)))
        if first is not None and first.of is not None:
            return first.of, first, mention.start, mention.end
    divided = _in_breakdown(draft, scene, mention) is not None or out_of(draft, scene, mention) is not None
    cue = divided or _has_cue(scene, mention.first)
    if cue or (_stands_for_noun(analysed, mention) and not measures_else(analysed, mention)):
        whole = _whole(draft, scene, _quantity(mention), len(draft.links))
        if whole is not None and whole.of is not None:
            said = noun_after_dash(draft, scene, mention) if analysed.lang == "ru" else None
            noun = said or CountedNoun(whole.of.lemma, whole.of.text, whole.of.category)
            apart = _is_more(analysed, mention) or _parallel(draft, scene, mention, whole)
            apart = apart or (analysed.lang == "ru" and not cue and set_against(scene, mention, whole))
            apart = apart or (analysed.lang == "ru" and _is_beside_in_breakdown(draft, scene, mention, whole))
            return noun, None if apart else whole, mention.start, mention.end
    again = resumed(draft, scene, mention)
    return (again, None, mention.start, mention.end) if again is not None else _same_noun(draft, scene, mention)


def _is_beside_in_breakdown(draft: Draft, scene: Scene, mention: Mention, other: Link) -> bool:
    """«Два сада строим: в Рудном на 240 мест и в посёлке Качар на 120»: figures of two, neither a part."""
    divided = _in_breakdown(draft, scene, mention)
    before = scene.analysed.unit(mention.first - 1)
    measured = other.measure == "capacity" and before is not None and before.text.lower() == "на"
    return measured and divided is not None and divided is not other and not _has_cue(scene, mention.first)


def _is_more(analysed: Analysed, mention: Mention) -> bool:
    """«Занимаются 48 детей, ещё 27 ждут»: beside those counted before, no part of them."""
    before = analysed.unit(mention.first - 1)
    inside = analysed.units[mention.first]
    cues = (unit.worth("part_cue") for unit in (before, inside) if unit is not None)
    return "more" in cues and not _has_cue_of_them(analysed, mention)


def _has_cue_of_them(analysed: Analysed, mention: Mention) -> bool:
    following = analysed.unit(mention.last + 1)
    return following is not None and following.worth("part_cue") == "of_them"


def _parallel(draft: Draft, scene: Scene, mention: Mention, other: Link) -> bool:
    """«Центров в Астане – 29, в Алматы – 24»: figures side by side, none a part of another."""
    dashed = any(sign in draft.text[other.start : other.end] for sign in "–—") or (
        _behind_dash(draft, other.start) and _behind_dash(draft, scene.analysed.sentence.span(mention.start, 0)[0])
    )
    return dashed and scene.analysed.lang == "ru" and not _has_cue(scene, mention.first)


def _behind_dash(draft: Draft, at: int) -> bool:
    """«В Семее – четыре школы, в Аягозе – две»."""
    return draft.text[:at].rstrip().endswith(("–", "—"))


def _same_noun(draft: Draft, scene: Scene, mention: Mention) -> Restored | None:
    """«… пользуются 95 тысяч горожан, в праздники – до 140 тысяч», «сейчас их 487»: the noun counted just before."""
    analysed = scene.analysed
    before, following = analysed.unit(mention.first - 1), analysed.unit(mention.last + 1)
    if before is None or (following is not None and "mark" not in following.classes):
        return None
    again = counts_again(analysed, mention) if analysed.lang == "ru" else None
    if not ("dash" in before.classes or before.text.lower() == "саны" or again is not None):
        return None
    reach = 0 if "dash" in before.classes else 1 if again is None else again
    for link in reversed(draft.links):
        if analysed.sentence.index - link.sentence.index > reach:
            break
        if link.kind == "count" and link.of is not None and link.of.category not in ("storeys", "rooms"):
            return CountedNoun(link.of.lemma, link.of.text, link.of.category), None, mention.start, mention.end
    noun = plural_before(draft, scene, mention) if again == 1 else None
    return (noun, None, mention.start, mention.end) if noun is not None else None


def _quantity(mention: Mention) -> Quantity | None:
    return mention.value if isinstance(mention.value, Quantity) else None


def _stands_for_noun(analysed: Analysed, mention: Mention) -> bool:
    """A number that its verb, a dash or a possessive shows to stand for a noun said before."""
    lexeme = analysed.units[mention.last].lexeme
    if analysed.lang == "kk":
        return lexeme.possessive or "collective" in lexeme.classes
    following, before = analysed.unit(mention.last + 1), analysed.unit(mention.first - 1)
    if following is not None and following.text[0].isalpha() and _is_verb(following):
        return True
    governed = before is not None and before.text.lower() in ("на", "в", "у")
    if governed and counted.is_oblique(analysed.units[mention.last]):
        return True  # «на восьми работы закончены»
    if governed and following is not None and counted.stands_before(analysed, mention, mention.last + 1):
        return True  # «на 21 работы завершены»
    if before is not None and "comma" in before.classes and _dash_ahead(following):
        return True  # «24 площадки, восемь — с трибунами»
    closes = following is None or "mark" in following.classes
    standing = before is not None and before.text[0].isalpha() and (_is_verb(before) or _dash_ahead(following))
    return closes and standing


def _is_verb(unit: Unit) -> bool:
    return any(p.tag.POS in ("VERB", "PRTS") for p in russian.parses(unit.text.lower())[:1])


def _dash_ahead(unit: Unit | None) -> bool:
    return unit is not None and "dash" in unit.classes


def _noun_before(analysed: Analysed, mention: Mention, draft: Draft) -> tuple[CountedNoun, int] | None:
    """«Педагогов – 104», «педагогтердің саны – 104», «сотрудников у нас 143»: the noun stands before."""
    index = mention.first - 1
    if (bracketed := bracketed_noun(analysed, mention)) is not None and not _is_taken(analysed, bracketed, draft):
        noun, _ = noun_at(analysed, bracketed, draft)
        return noun, mention.start
    steps = 0
    seen_dash = False
    while index >= 0 and steps < 5:
        unit = analysed.units[index]
        kinds = unit.classes
        if kinds & {"dash", "colon"}:
            seen_dash = True
        elif not unit.text[0].isalpha() or unit.value is not None or "not_counted" in kinds:
            return None
        elif analysed.lang == "ru" and _may_be_counted(draft, unit):
            if _is_taken(analysed, index, draft) or governs_genitive(analysed, index) or _is_measured(analysed, index):
                return None
            if seen_dash or index == mention.first - 1 or steps <= 3:
                return noun_at(analysed, index, draft)
        elif analysed.lang == "kk" and "counted" in kinds and _number_of(analysed, index) and seen_dash:
            return noun_at(analysed, index, draft)
        index -= 1
        steps += 1
    return None


def _may_be_counted(draft: Draft, unit: Unit) -> bool:
    """A genitive plural that is often counted, or «… 312 вылетов. Годом ранее вылетов было 276»: was just before."""
    if not _genitive_plural(unit.text):
        return False
    if "counted" in unit.classes:
        return True
    lemma = russian.noun_lemma(unit.text.lower())
    return any(link.of is not None and link.of.lemma == lemma for link in draft.links[-_RECENT:])


def _is_taken(analysed: Analysed, index: int, draft: Draft) -> bool:
    """Whether another number counts the noun already («336 квартир: 96 однокомнатных»)."""
    start, end = analysed.sentence.span(analysed.units[index].start, analysed.units[index].end)
    return any(link.kind == "count" and link.start <= start and end <= link.end for link in draft.links)


def _is_measured(analysed: Analysed, index: int) -> bool:
    """«Проложено 64 км труб из 110»: what a measure is of is not counted."""
    before = analysed.unit(index - 1)
    return before is not None and not before.classes.isdisjoint(_MEASURES)


def _genitive_plural(word: str) -> bool:
    return any("gent" in p.tag and "plur" in p.tag for p in russian.parses(word.lower())[:3])


def _number_of(analysed: Analysed, index: int) -> bool:
    following = analysed.unit(index + 1)
    return following is not None and following.text.lower().startswith("сан")
