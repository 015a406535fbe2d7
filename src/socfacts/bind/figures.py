"""From a numeric mention to a link: what kind of fact a figure is, or why it is none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from socfacts.bind import counted, money, shares
from socfacts.bind.changes import end_of_change, is_difference
from socfacts.bind.document import Draft
from socfacts.bind.facility import INSIDE, STRUCTURAL, facility_near, facility_of_area, facility_of_count
from socfacts.bind.grades import names_grades, tells_shifts
from socfacts.bind.inside import lists_inside
from socfacts.bind.kazakh_counts import bound_behind, in_list, is_age, is_inside, is_of_adjective, why_no_count
from socfacts.bind.kazakh_money import is_sum_given, of_that_money, sum_beside
from socfacts.bind.kazakh_parts import Restored
from socfacts.bind.measures import (
    is_beyond,
    measure_of,
    measure_of_area,
    per_of,
    restored_measure,
    share_measure,
)
from socfacts.bind.parts import elided, whole_of
from socfacts.bind.russian_elision import is_more, named_capacity
from socfacts.bind.russian_facility import is_too_many
from socfacts.bind.russian_money import bind_parts_of_sums, scaled_part
from socfacts.bind.russian_parts import beside_of_more, head_apart, whole_after
from socfacts.bind.russian_shares import below
from socfacts.bind.scene import Scene
from socfacts.types import CountedNoun, Link, Mention, Quantity

_LASTING = frozenset({"storeys", "rooms", "facilities", "organizations", "apartments"})  # never so many a day
_MIN_COUNT = Decimal(0)
_MOST_ADJECTIVES = 3
_PLACE = CountedNoun("место", "мест", "places")


def bind_figures(draft: Draft, scene: Scene) -> None:
    """Bind the numeric mentions of a sentence in text order."""
    first_link = len(draft.links)
    for mention in scene.analysed.mentions:
        if mention.type not in _BINDERS:
            continue
        kind = _kind(mention)
        binder = _BINDERS[kind]
        if kind == "NUMBER" and (_inside_name(scene, mention) or _is_compound(scene, mention)):
            continue
        binder(draft, scene, mention)
    bind_parts_of_sums(draft, scene, first_link)
    for index, unit in scene.analysed.with_class("compound"):
        _compound(draft, scene, index, unit.value)


def _kind(mention: Mention) -> str:
    """The type that decides what is bound: «төрттен бірі» is written as a number and is a share."""
    value = mention.value
    return "PERCENT" if isinstance(value, Quantity) and value.unit == "%" else mention.type


def _inside_name(scene: Scene, mention: Mention) -> bool:
    for facility in scene.analysed.facilities:
        if facility.first <= mention.first and mention.last <= facility.last:
            return True
    return False


def _is_compound(scene: Scene, mention: Mention) -> bool:
    units = scene.analysed.units
    if mention.first == mention.last:
        return "compound" in units[mention.first].classes
    return any("compound" in unit.classes for unit in units[mention.first : mention.last + 1])


def link_of(
    draft: Draft, scene: Scene, kind: str, start: int, end: int, rule: str, quantity: Quantity | None = None
) -> Link:
    """A new link over a sentence span, appended to the draft."""
    source_start, source_end = scene.analysed.sentence.span(start, end)
    link = Link(len(draft.links), kind, scene.analysed.sentence, source_start, source_end, rule, quantity)
    draft.links.append(link)
    return link


def _count(draft: Draft, scene: Scene, mention: Mention) -> None:
    """A count with its noun, a capacity, a sum whose currency is left out, or a count whose noun is; else a reason."""
    quantity = mention.value
    if not isinstance(quantity, Quantity):
        return
    if quantity.unit not in ("1", "{times}"):
        return _share(draft, scene, mention)
    reason = _why_uncountable(scene, mention, quantity)
    if reason is not None:
        return draft.reject(scene, mention, reason)
    quantity = end_of_change(scene.analysed, mention) or quantity
    head = _head(scene, mention) if not _possessive(scene, mention) else None
    reason = _why_not_of_noun(draft, scene, mention, quantity, head)
    if reason is not None:
        return draft.reject(scene, mention, reason)
    if head is not None:
        return _headed_count(draft, scene, mention, quantity, head)
    total = sum_beside(scene, mention)
    if total is None and is_sum_given(scene, mention):
        total = money.restore_currency(draft, scene, mention)
    if total is not None:
        return _budget(draft, scene, replace(mention, value=total))
    if is_of_adjective(scene, mention):
        return draft.reject(scene, mention, _WHICH)
    if named_capacity(draft, scene, mention):
        return _named_capacity(draft, scene, mention, quantity)
    _elided_count(draft, scene, mention, quantity)


_WHICH = "tells which of those counted are meant"
_ONE = "«one» is a count only in a breakdown"


def _why_uncountable(scene: Scene, mention: Mention, quantity: Quantity) -> str | None:
    """Why a number counts nothing, whatever stands beside it."""
    if quantity.unit == "{times}":
        return "tells how often, no count"
    if quantity.value is not None and quantity.value <= _MIN_COUNT:
        return "nothing is counted"
    if quantity.value is not None and quantity.value != int(quantity.value):
        return "things are counted in whole numbers"
    if is_difference(scene.analysed, mention):
        return "a difference, no count"
    told = why_no_count(scene.analysed, mention)
    return told or ("the number of something, no count" if _is_number_of(scene, mention) else None)


def _why_not_of_noun(
    draft: Draft, scene: Scene, mention: Mention, quantity: Quantity, head: counted.Head | None
) -> str | None:
    """Why a number does not count the noun beside it."""
    if is_age(scene.analysed, mention):
        return "an age"
    if head is None:
        return None
    if _tells_which(scene, mention, head) or names_grades(scene.analysed, mention, quantity, head):
        return _WHICH
    if tells_shifts(scene.analysed, mention, head):
        return "tells in how many shifts"
    if not _is_single(scene, mention, quantity):
        return None
    return None if scene.analysed.lang == "kk" and in_list(draft, scene, mention, head) else _ONE


def _elided_count(draft: Draft, scene: Scene, mention: Mention, quantity: Quantity) -> None:
    """A number whose noun is left out: that of a whole or of the number before; else a sum without its currency."""
    if of_that_money(scene, mention):
        total = money.restore_currency(draft, scene, mention)
        if total is None:
            return draft.reject(scene, mention, "a part of money whose currency is not told")
        return _budget(draft, scene, replace(mention, value=total))
    part = whole_after(draft, scene, mention, None)
    restored = elided(draft, scene, mention) if part is None else None
    if part is not None and part.of is not None:
        part.part_of = len(draft.links)
        restored = part.of, None, mention.start, mention.end
    if restored is not None:
        if scene.analysed.units[mention.first].text.lower() == "одно":
            return draft.reject(scene, mention, _ONE)
        return _restored_count(draft, scene, mention, quantity, restored, part)
    if (scaled := scaled_part(draft, scene, mention)) is not None:
        return _budget(draft, scene, replace(mention, value=scaled))
    if (head := counted.participle_after(scene.analysed, mention)) is not None:
        return _headed_count(draft, scene, mention, quantity, head)
    if (total := money.restore_currency(draft, scene, mention)) is not None:
        return _budget(draft, scene, replace(mention, value=total))
    draft.reject(scene, mention, "no counted noun follows, and none can be restored")


def _restored_count(
    draft: Draft, scene: Scene, mention: Mention, quantity: Quantity, restored: Restored, part: Link | None
) -> None:
    """A count with the noun, the whole and the span that were restored; ``part`` is a part of it named before."""
    noun, whole, start, end = restored
    link = link_of(draft, scene, "count", start, end, mention.rule, quantity)
    link.of = noun
    link.part_of = whole.index if whole is not None else None
    link.measure = restored_measure(draft, scene, mention, link)
    beside = part or beside_of_more(draft, scene, mention, link)
    if beside is not None:
        link.entity = beside.entity
        return
    if whole is not None:
        link.entity = whole.entity
        return
    link.entity = facility_of_count(draft, scene, mention.first, noun.category)
    said = next((other for other in reversed(draft.links[:-1]) if other.of is noun), None)
    if said is None or said.entity is not None or said.sentence is not link.sentence:
        return
    if facility_near(draft, scene, mention.first, clause_only=True) is None:
        link.entity = None  # «в очереди 3 тысячи детей, год назад их было 5 тысяч»: of no facility, as those


def _named_capacity(draft: Draft, scene: Scene, mention: Mention, quantity: Quantity) -> None:
    """«При мощности 1200»: places; «мощность – 6 тысяч в год»: the people that were counted just before."""
    per = per_of(scene, mention, mention.last)
    end = scene.analysed.units[mention.last + 1].end if per is not None else mention.end
    link = link_of(draft, scene, "count", mention.start, end, mention.rule, quantity)
    meant_for = scene.analysed.units[mention.first - 1].text.lower() == "на"  # «школа рассчитана на 140»: people too
    link.of = draft.links[link.index - 1].of if per is not None or meant_for else _PLACE
    link.measure, link.per = "capacity", per
    link.entity = facility_of_count(draft, scene, mention.first, "places")


def _is_number_of(scene: Scene, mention: Mention) -> bool:
    """«№ 88 қорытынды»: a document's number."""
    before = scene.analysed.unit(mention.first - 1)
    return before is not None and "number_sign" in before.classes


def _tells_which(scene: Scene, mention: Mention, head: counted.Head) -> bool:
    """«216-сы екі бөлмелі», «216-сы – екі бөлмелі»: an adjective of those counted right before."""
    before = scene.analysed.unit(mention.first - 1)
    if before is not None and "dash" in before.classes:
        before = scene.analysed.unit(mention.first - 2)
    adjective = scene.analysed.units[head.last].lexeme.derivation == "ly"
    return adjective and before is not None and before.lexeme.possessive and "num" in before.classes


def _head(scene: Scene, mention: Mention) -> counted.Head | None:
    """The head noun after a number; «45 и 30 мест», «шесть частных и 14 городских школ»: these share it."""
    head = counted.head_after(scene.analysed, mention)
    if head is not None:
        return head
    if scene.analysed.lang == "ru" and (apart := head_apart(scene, mention)) is not None:
        return apart
    at = mention.last + 1
    while at - mention.last <= _MOST_ADJECTIVES and counted.is_adjective_at(scene.analysed, at):
        at += 1
    joint = scene.analysed.unit(at)
    listed = joint is not None and "comma" in joint.classes and at == mention.last + 1
    if joint is None or not (listed or joint.text.lower() in ("и", "или", "және", "мен", "бен", "пен")):
        return None
    following = next((m for m in scene.analysed.mentions if m.first == at + 1 and m.type == "NUMBER"), None)
    head = _head(scene, following) if following is not None else None
    return replace(head, first=mention.first, last=mention.last) if head is not None else None


def _possessive(scene: Scene, mention: Mention) -> bool:
    """A Kazakh number with a possessive («56-сы», «40-тан астамы») or in the accusative stands for its noun."""
    lexeme = scene.analysed.units[mention.last].lexeme
    if scene.analysed.lang != "kk":
        return False
    if "num" in lexeme.classes:
        return bool(lexeme.possessive) or lexeme.case == "acc"
    return bool(lexeme.possessive) and mention.last > mention.first


def _is_single(scene: Scene, mention: Mention, quantity: Quantity) -> bool:
    """«Один дом», «бір мектеп»: an article in words, a count in digits."""
    if quantity.value != 1 or scene.analysed.units[mention.first].text[0].isdigit():
        return False
    return quantity.qualifier == "exact"


def _headed_count(draft: Draft, scene: Scene, mention: Mention, quantity: Quantity, head: counted.Head) -> None:
    units = scene.analysed.units
    start, end = mention.start, units[head.last].end
    bounded = bound_behind(scene.analysed, mention, quantity, head) if scene.analysed.lang == "kk" else None
    if bounded is not None:
        quantity, start, end = bounded.quantity, units[bounded.first].start, units[bounded.last].end
    link = link_of(draft, scene, "count", start, end, mention.rule, quantity)
    text = draft.text[slice(*scene.analysed.sentence.span(units[head.first].start, units[head.last].end))]
    link.of = CountedNoun(head.lemma, text, head.category)
    link.more = is_more(scene.analysed, mention)
    link.measure = measure_of(scene, mention, head)
    if scene.analysed.lang == "ru" and link.measure == "capacity" and is_beyond(draft, scene, mention, link):
        link.measure = "occupancy"
    share_measure(draft, link)
    link.per = per_of(scene, mention, head.last) if head.category not in _LASTING else None
    whole = whole_of(draft, scene, mention, link)
    if whole is not None:
        link.part_of = whole.index
    out_of_it = whole_after(draft, scene, mention, link)
    if out_of_it is not None:
        out_of_it.part_of = link.index
    part = any("part_head" in u.classes for u in units[head.first : head.last + 1])
    inside = is_inside(scene, head, quantity) or lists_inside(scene.analysed, head, quantity)
    category = INSIDE if inside else "parts" if part else head.category
    link.entity = facility_of_count(draft, scene, mention.first, category)
    may_hold = head.capacity and head.category not in ("storeys", "rooms")
    if may_hold and link.measure is None and link.entity is not None and not _is_shortage(scene):
        link.measure = "capacity"
    if link.entity is None and whole is not None and head.category not in STRUCTURAL:
        link.entity = whole.entity
    if is_too_many(link):
        link.entity = None
        draft.leave_out(scene, mention.first, "one institution cannot have so many")


def _is_shortage(scene: Scene) -> bool:
    return next(scene.analysed.with_class("shortage_word"), None) is not None


def _compound(draft: Draft, scene: Scene, index: int, value: Decimal | None) -> None:
    """«300-местный», «трёхэтажный»: the number and what it counts are one word."""
    unit = scene.analysed.units[index]
    tail = unit.worth("compound_tail")
    before = scene.analysed.unit(index - 1)
    if value is None or not isinstance(tail, dict) or (before is not None and "num" in before.classes):
        return  # in «96 однокомнатных» it tells which flats are counted
    quantity = Quantity(value, value, value, "exact", "1")
    link = link_of(draft, scene, "count", unit.start, unit.end, f"{scene.analysed.lang}.number.compound", quantity)
    text = draft.text[link.start : link.end]
    link.of = CountedNoun(str(tail["lemma"]), text, str(tail["category"]))
    if tail["category"] in ("places", "beds", "visits"):
        link.measure = "capacity"
    link.entity = facility_of_count(draft, scene, index, str(tail["category"]))


def _area(draft: Draft, scene: Scene, mention: Mention) -> None:
    quantity = mention.value
    if not isinstance(quantity, Quantity) or quantity.unit != "m2":
        return
    if scene.analysed.lang == "kk" and _is_single(scene, mention, quantity):
        return draft.reject(scene, mention, "«one square metre» is what a price is told of")
    quantity = end_of_change(scene.analysed, mention) or quantity
    link = link_of(draft, scene, "area", mention.start, mention.end, mention.rule, quantity)
    link.measure = measure_of_area(scene, mention)
    unit = scene.analysed.units[mention.last]
    if unit.worth("area_land") or (link.measure is None and _in_hectares(scene, mention)):
        link.measure = "land"
    link.entity = facility_of_area(draft, scene, mention.first)


def _in_hectares(scene: Scene, mention: Mention) -> bool:
    worth = [scene.analysed.units[i].worth("area") for i in range(mention.first, mention.last + 1)]
    return any(isinstance(w, dict) and w.get("factor", 1) in (100, 10000) for w in worth)


def _budget(draft: Draft, scene: Scene, mention: Mention) -> None:
    reason = money.why_no_budget(draft, scene, mention)
    if reason is not None:
        return draft.reject(scene, mention, reason)
    quantity = end_of_change(scene.analysed, mention) or mention.value
    assert isinstance(quantity, Quantity)
    link = link_of(draft, scene, "budget", mention.start, mention.end, mention.rule, quantity)
    money.bind_budget(draft, scene, mention, link)


def _share(draft: Draft, scene: Scene, mention: Mention) -> None:
    quantity = mention.value
    if not isinstance(quantity, Quantity):
        return draft.reject(scene, mention, "the fraction has no exact decimal")
    reason = shares.why_no_share(scene, mention)
    if reason is not None:
        return draft.reject(scene, mention, reason)
    if scene.analysed.lang == "ru":
        quantity = below(scene, mention) or end_of_change(scene.analysed, mention) or quantity
    link = link_of(draft, scene, "share", mention.start, mention.end, mention.rule, quantity)
    shares.bind_share(draft, scene, mention, link)
    earlier = (draft.links[at] for at in range(link.index - 1, -1, -1))
    before = next((other for other in earlier if other.kind == "share"), None)
    reason = shares.why_nothing_shared(scene, mention, link, before)
    if reason is not None:
        draft.links.pop()
        draft.reject(scene, mention, reason)


def add_ages(draft: Draft, scene: Scene) -> None:
    """«280 детей от 3 до 7 лет»: ages go to the count of people right before or after them."""
    for mention in scene.analysed.mentions:
        if mention.type != "AGE" or not isinstance(mention.value, tuple):
            continue
        low, high = mention.value
        if low is not None and low == high:
            continue
        start, end = scene.analysed.sentence.span(mention.start, mention.end)
        near = [
            (max(start - link.end, link.start - end), link)
            for link in draft.links
            if link.sentence is scene.analysed.sentence and link.kind in ("count", "share")
        ]
        near = [pair for pair in near if pair[0] <= 40]
        if near:
            min(near, key=lambda pair: pair[0])[1].ages = (low, high)


_BINDERS: dict[str, Callable[[Draft, Scene, Mention], None]] = {
    "NUMBER": _count,
    "QUANTITY": _area,
    "MONEY": _budget,
    "PERCENT": _share,
}
