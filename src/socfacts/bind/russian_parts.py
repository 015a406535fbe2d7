"""Russian numbers without a noun: what tells the noun that is left out."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from socfacts.bind import counted
from socfacts.bind.document import Draft
from socfacts.bind.measures import is_norm
from socfacts.bind.scene import Scene
from socfacts.language import russian
from socfacts.language.analysis import Analysed
from socfacts.language.units import Unit
from socfacts.language.wordlists import WordList
from socfacts.types import CountedNoun, Link, Mention, Quantity

_THEY = WordList("their", "ru")
_NUMBER_OF = WordList("number_of", "ru")
_MOST_PARTS = 20
_BEHIND_NOUN = WordList("behind_noun_of_part", "ru")
_PLACES = frozenset({"facilities", "organizations", "projects", "works", "other"})


def noun_after_dash(draft: Draft, scene: Scene, mention: Mention) -> CountedNoun | None:
    """«Из них 24 тысячи – первоклассники», «21 — педагог»: the predicate says what the part is."""
    analysed = scene.analysed
    dash, unit, after = (analysed.unit(mention.last + step) for step in (1, 2, 3))
    if dash is None or unit is None or "dash" not in dash.classes or "counted" not in unit.classes:
        return None
    if after is not None and "mark" not in after.classes and after.text.lower() not in _BEHIND_NOUN:
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
    return any(whole.of.category in kinds and part.category in kinds for kinds in (counted.PEOPLE, _PLACES))


def describes_counted(draft: Draft, link: Link, part: CountedNoun | None, value: Decimal | None) -> bool:
    """«11 школ на 16,5 тыс. мест, четыре из них приняли детей»: of the schools, which the places only describe."""
    before = draft.links[link.index - 1] if link.index else None
    if link.measure != "capacity" or before is None or before.of is None or before.quantity is None:
        return False
    if before.kind != "count" or before.of.category not in _PLACES or before.sentence is not link.sentence:
        return False
    if part is not None and link.of is not None and part.category == link.of.category:
        return False
    total = before.quantity.value
    fits = total is not None and value is not None and value <= total
    return fits and draft.text[before.end : link.start].strip() == "на"


def head_apart(scene: Scene, mention: Mention) -> counted.Head | None:
    """«Три из пяти школ», «вместо 160 ходят 233 ребёнка»: the noun of the number that it is part of or set against."""
    analysed = scene.analysed
    following = analysed.unit(mention.last + 1)
    if following is not None and following.text.lower() == "из":
        reach = mention.last + 2
    elif is_norm(analysed, mention.first):
        reach = mention.last + 4
    else:
        return None
    at = bisect_right(analysed.mentions, mention.last, key=lambda m: m.first)
    near = (m for m in analysed.mentions[at : at + 3] if m.type == "NUMBER" and m.first <= reach)
    other = next(near, None)
    head = counted.head_after(analysed, other) if other is not None else None
    if head is None or head.lemma in ("случай", "раз"):
        return None
    return replace(head, first=mention.first, last=mention.last)


def whole_after(draft: Draft, scene: Scene, mention: Mention, link: Link | None) -> Link | None:
    """«Два котла из шести», «три корпуса из имеющихся пяти»: the part right before «из», whose noun the number shares.

    ``link`` is that of a number with a noun («три из пяти школ»).
    """
    analysed = scene.analysed
    at = mention.first - 1
    if at > 0 and russian.is_adjective(analysed.units[at].text):
        at -= 1
    if analysed.lang != "ru" or at < 1 or analysed.units[at].text.lower() != "из" or not draft.links:
        return None
    last = len(draft.links) if link is None else link.index
    part = draft.links[last - 1] if last else None
    if part is None or (link is not None and (link.of is None or part.of is None or link.of.lemma != part.of.lemma)):
        return None
    if part.kind != "count" or part.of is None or part.sentence is not analysed.sentence or part.quantity is None:
        return None
    if draft.text[part.end : analysed.sentence.span(analysed.units[at].start, mention.end)[0]].strip():
        return None
    value, amount = mention.value, part.quantity.value
    total = value.value if isinstance(value, Quantity) else None
    return part if total is not None and amount is not None and amount < total else None


def bracketed_noun(analysed: Analysed, mention: Mention) -> int | None:
    """«Не хватает физиков (58) и «англичан» (41)»: the index of the noun right before a number alone in brackets."""
    before, after = analysed.unit(mention.first - 1), analysed.unit(mention.last + 1)
    if before is None or "lparen" not in before.classes or after is None or "rparen" not in after.classes:
        return None
    at = mention.first - 2
    if analysed.lang == "kk":  # «терапевт (9) пен анестезиолог (5)»
        counted_noun = at >= 0 and analysed.units[at].worth("counted") in counted.PEOPLE
        return at if counted_noun and analysed.units[at].lexeme.case in ("nom", "abl") else None
    if at > 0 and "any_quote" in analysed.units[at].classes:
        at -= 1
    if at < 0 or not analysed.units[at].text[0].isalpha() or "not_counted" in analysed.units[at].classes:
        return None
    tags = [p.tag for p in russian.parses(analysed.units[at].text.lower())[:2]]
    people_or_things = any(tag.POS == "NOUN" and {"gent", "plur"} in tag for tag in tags)
    return at if people_or_things and "place" not in analysed.units[at].classes else None


def more_of(draft: Draft, scene: Scene, value: Decimal | None) -> Link | None:
    """«Из двенадцати котлов отремонтированы пять, в работе ещё два»: the whole of the part before, if this fits in."""
    last = draft.links[-1] if draft.links else None
    if last is None or last.part_of is None or last.sentence is not scene.analysed.sentence or value is None:
        return None
    whole = draft.links[last.part_of]
    if last.index - whole.index > _MOST_PARTS:
        return None
    at = scene.analysed.unit_at(whole.start) - 1
    if whole.sentence is not scene.analysed.sentence or at < 0 or scene.analysed.units[at].text.lower() != "из":
        return None
    parts = (p for p in draft.links[whole.index :] if p.part_of == whole.index)
    amounts = [p.quantity.value for p in parts if p.quantity is not None]
    total = whole.quantity.value if whole.quantity is not None else None
    fits = total is not None and sum((a or Decimal(0) for a in amounts), value) <= total
    return whole if fits else None


def beside_of_more(draft: Draft, scene: Scene, mention: Mention, link: Link) -> Link | None:
    """«В интернате живут 247, ещё 38 стоят в очереди»: the count of a facility to which «ещё» adds."""
    before = scene.analysed.unit(mention.first - 1)
    if scene.analysed.lang != "ru" or before is None or before.text.lower() not in ("ещё", "еще") or not link.index:
        return None
    other = draft.links[link.index - 1]
    same = other.kind == "count" and other.sentence is link.sentence and other.of is not None and link.of is not None
    return other if same and other.entity is not None and other.of == link.of else None
