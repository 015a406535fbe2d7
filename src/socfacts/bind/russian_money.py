"""Russian sums that lean on another one: «из 610 млн тенге потрачено 240», «освоил 320 млн из 890 млн»."""

from __future__ import annotations

from dataclasses import replace

from socfacts.bind.document import Draft
from socfacts.bind.scene import Scene
from socfacts.language import russian
from socfacts.language.units import Unit
from socfacts.language.wordlists import WordList
from socfacts.types import Link, Mention, ProperName, Quantity

_THOUSAND = 1000
_BUDGETS = WordList("elided_budgets", "ru")
_BENEFACTORS = WordList("benefactors", "ru")
_GIVEN = frozenset({"allocated", "spent"})
_TITLE = 4  # units from «предприниматель» to the name


def scaled_part(draft: Draft, scene: Scene, mention: Mention) -> Quantity | None:
    """«Из 610 млн тенге потрачено 240»: a bare number after a word of money counts the same millions."""
    analysed = scene.analysed
    quantity, before = mention.value, analysed.unit(mention.first - 1)
    following = analysed.unit(mention.last + 1)
    closes = following is None or "mark" in following.classes
    told = before is not None and bool(before.worth("budget_role"))
    if analysed.lang != "ru" or not closes or not told or not isinstance(quantity, Quantity):
        return None
    whole = _sum_after_of(scene, mention)
    unit = analysed.units[mention.last]
    if whole is None or unit.factor != 1 or quantity.value is None or not isinstance(whole.value, Quantity):
        return None
    factor = max(u.factor for u in analysed.units[whole.first : whole.last + 1])
    scaled = replace(quantity, unit=whole.value.unit, value=quantity.value * factor)
    scaled = replace(
        scaled,
        low=quantity.low * factor if quantity.low is not None else None,
        high=quantity.high * factor if quantity.high is not None else None,
    )
    total = whole.value.value
    fits = total is not None and scaled.value is not None and scaled.value <= total
    return scaled if factor > _THOUSAND and fits else None


def _sum_after_of(scene: Scene, mention: Mention) -> Mention | None:
    """The sum after «из» in the clause of a number that stands behind it."""
    analysed = scene.analysed
    for other in reversed(analysed.mentions):
        if other.type != "MONEY" or other.last >= mention.first:
            continue
        before = analysed.unit(other.first - 1)
        same = analysed.clause_of(other.first) == analysed.clause_of(mention.first)
        if same and before is not None and before.text.lower() == "из":
            return other
    return None


def bind_parts_of_sums(draft: Draft, scene: Scene, first_link: int) -> None:
    """Tie a sum to the one after «из»: «320 млн из 890 млн», «из 610 млн потрачено 240»."""
    analysed = scene.analysed
    if analysed.lang != "ru":
        return
    sums = [link for link in draft.links[first_link:] if link.kind == "budget"]
    for whole in sums:
        index = analysed.unit_at(whole.start)
        before = analysed.unit(index - 1)
        if before is None or before.text.lower() != "из":
            continue
        part = next((link for link in sums if link is not whole and _goes_with(scene, link, whole, index)), None)
        if part is not None and part.part_of is None and whole.part_of != part.index:
            part.part_of = whole.index
            whole.entity = whole.entity or part.entity
            if whole.role == part.role == "spent":
                whole.role = None  # spent is the part alone


def _goes_with(scene: Scene, link: Link, whole: Link, index: int) -> bool:
    """Right before «из», or behind it in its clause, and not larger."""
    analysed = scene.analysed
    if link.quantity is None or whole.quantity is None or link.quantity.unit != whole.quantity.unit:
        return False
    part, total = link.quantity.value, whole.quantity.value
    if part is None or total is None or part > total:
        return False
    at = analysed.unit_at(link.end - 1)
    return index - at == 2 or (at > index and analysed.clause_of(at) == analysed.clause_of(index))


def own_payer(scene: Scene) -> str | None:
    """«Оборудование за свой счёт купил учредитель Дмитрий Ким»: the person of the sentence."""
    text = scene.analysed.sentence.text.lower().replace("ё", "е")
    if not any(cue in text for cue in ("за свой счет", "за собственный счет", "на свои деньги", "на свои средства")):
        return None
    people = [m.value for m in scene.analysed.names if m.type == "PERSON"]
    return people[0].name if len(people) == 1 and isinstance(people[0], ProperName) else None


def benefactor(scene: Scene, mention: Mention) -> str | None:
    """«Ещё 97 миллионов дал местный предприниматель Ерлан Сагындыков»: the only person, the subject of the giving."""
    analysed = scene.analysed
    if analysed.lang != "ru":
        return None
    clause = analysed.clause_of(mention.first)
    people = [m for m in analysed.names if m.type == "PERSON" and analysed.clause_of(m.first) == clause]
    if len(people) != 1 or not isinstance(people[0].value, ProperName):
        return None
    given = (unit for i, unit in analysed.with_class("budget_role", "giving_verb") if analysed.clause_of(i) == clause)
    if not any("giving_verb" in unit.classes or _is_given(unit) for unit in given):
        return None
    front = analysed.units[max(people[0].first - _TITLE, 0) : people[0].first]
    named = any(unit.text.lower() in _BENEFACTORS for unit in front)
    return people[0].value.name if named else None


def _is_given(unit: Unit) -> bool:
    return unit.worth("budget_role") in _GIVEN and unit.lexeme.lemma != "получить"


def elided_budget(scene: Scene, mention: Mention) -> str | None:
    """«Из районного бюджета – 3 млн, из областного – 2 млн», «… и 2 млн – из областного»: a budget by its adjective."""
    units = scene.analysed.units
    if next(scene.analysed.with_class("payer_noun"), None) is None:
        return None
    at = mention.first - 1
    while at > 0 and "dash" in units[at].classes:
        at -= 1
    name = _adjective_of_budget(units, at)
    if name is not None:
        return name
    at = mention.last + 1
    while at < len(units) and "dash" in units[at].classes:
        at += 1
    closes = at + 2 >= len(units) or "mark" in units[at + 2].classes
    return _adjective_of_budget(units, at + 1) if closes else None


def _adjective_of_budget(units: list[Unit], index: int) -> str | None:
    """«Областной бюджет» of «из областного»."""
    if not 0 < index < len(units) or units[index - 1].text.lower() != "из":
        return None
    word = units[index].text.lower()
    return " ".join(russian.nominative([word, "бюджета"], 1)) if word in _BUDGETS else None
