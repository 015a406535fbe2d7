"""Budgets: which sums build, buy, equip, run or support something, in what role, and who pays."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from socfacts.bind.counted import PEOPLE
from socfacts.bind.document import Draft, leads_parts
from socfacts.bind.facility import facility_of_money
from socfacts.bind.kazakh_money import (
    has_piece,
    is_cause,
    is_cue,
    is_piece,
    is_spent,
    of_that_money,
    role_of,
    tells_aim,
)
from socfacts.bind.kazakh_payers import giver, is_giving
from socfacts.bind.payers import payer
from socfacts.bind.russian_money import benefactor
from socfacts.bind.scene import Scene
from socfacts.language.units import Unit
from socfacts.language.wordlists import WordList
from socfacts.types import Link, Mention, Quantity

# Below this a sum in tenge that no budget word goes with is a price, a pay or a tariff.
_SMALL = {"KZT": Decimal(1_000_000), "RUB": Decimal(100_000)}
_MILLION = Decimal(1_000_000)
_EACH = {lang: WordList("each_person", lang) for lang in ("ru", "kk")}
_SMALL_ELSE = Decimal(10_000)
_VIOLATIONS = {lang: WordList("violations", lang) for lang in ("ru", "kk")}
_FAR = 3  # sentences from a sum to what is expressly a piece of it


def why_no_budget(draft: Draft, scene: Scene, mention: Mention) -> str | None:
    """Why a sum is no budget, or None if it is one."""
    quantity = mention.value
    if not isinstance(quantity, Quantity):
        return "the sum has no value"
    analysed = scene.analysed
    priced = [i for i, _ in analysed.with_class("price_word") if analysed.lang == "ru" or not is_cause(analysed, i)]
    if priced:
        clause = analysed.clause_of(mention.first)
        priced = [i for i in priced if analysed.clause_of(i) == clause]
    role = _role_index(scene, mention)
    if priced:
        nearest = min(priced, key=lambda i: analysed.distance(i, mention.first))
        if role is None or analysed.distance(nearest, mention.first) < analysed.distance(role, mention.first):
            return f"a price, pay or macroeconomic sum («{analysed.units[nearest].text}»)"
    clause = analysed.clause_of(mention.first)
    stems = _VIOLATIONS[analysed.lang].tuple
    if any(u.text.lower().startswith(stems) and analysed.clause_of(i) == clause for i, u in enumerate(analysed.units)):
        return "a sum of violations"
    if _is_rest_of_price(draft, scene, mention):
        return "a part of a sum that is no budget"
    if next(analysed.with_class("crime_word"), None) is not None:
        return "a sum of a crime or a court case"
    if _per_time(scene, mention):
        return "a sum per month or per person"
    amount = quantity.value if quantity.value is not None else quantity.high
    small = _SMALL.get(quantity.unit, _SMALL_ELSE)
    if amount is not None and amount < small:
        return "too small a sum for a budget"
    if role is None and not _has_purpose(draft, scene, mention):
        return "nothing says what the money is for"
    return None


def restore_currency(draft: Draft, scene: Scene, mention: Mention) -> Quantity | None:
    """«Смета была 14,2 млрд тенге … пришло 11 млрд»: millions without a noun are of the money spoken of."""
    quantity = mention.value
    unit = scene.analysed.units[mention.last]
    if not isinstance(quantity, Quantity) or unit.factor < _MILLION:
        return None
    for link in reversed(draft.links):
        if scene.analysed.sentence.index - link.sentence.index > 3:
            return None
        if link.kind == "budget" and link.quantity is not None:
            return replace(quantity, unit=link.quantity.unit)
    return None


def _is_rest_of_price(draft: Draft, scene: Scene, mention: Mention) -> bool:
    """«Выявлены нарушения на 43 млн тенге, из них 29 млн возмещено»: of a sum that was no budget either."""
    sums = [m for m in scene.analysed.mentions if m.type == "MONEY" and m.first < mention.first]
    if not sums:
        return False
    cues = (i for i, _ in scene.analysed.with_class("part_cue"))
    if not any(sums[-1].last < i < mention.first for i in cues):
        return False
    start = scene.analysed.sentence.span(sums[-1].start, sums[-1].end)[0]
    return all(link.kind != "budget" or link.start != start for link in reversed(draft.links))


def _per_time(scene: Scene, mention: Mention) -> bool:
    following = scene.analysed.unit(mention.last + 1)
    if following is not None and following.worth("per_word") in ("month", "day", "week"):
        return True
    units, clause = scene.analysed.units, scene.analysed.clause_of(mention.first)
    for index, unit in scene.analysed.with_class("counted"):
        if unit.worth("counted") not in PEOPLE or scene.analysed.clause_of(index) != clause or not index:
            continue
        said = units[index - 1].text.lower() in _EACH[scene.analysed.lang]
        if said and (scene.analysed.lang == "kk" or units[index - 2].text.lower() == "на"):
            return True  # «на одного ребёнка государство тратит 2,9 млн», «бір балаға 2,9 млн теңге жұмсалады»
    return False


def _has_purpose(draft: Draft, scene: Scene, mention: Mention) -> bool:
    if _role_asked(draft, scene) is not None:
        return True
    if scene.events or scene.analysed.facilities:
        return True
    if scene.analysed.lang == "kk" and tells_aim(scene, mention):
        return True
    if any(True for _ in scene.analysed.with_class("payer_noun", "payer_cue", "part_cue")):
        return True
    return any(
        link.kind == "budget" and scene.analysed.sentence.index - link.sentence.index <= 1 for link in draft.links
    )


def _role_asked(draft: Draft, scene: Scene) -> str | None:
    """«Во что это обойдётся? – В 11,7 миллиарда»: the role that the question before asks for."""
    if not scene.position or scene.analysed.lang != "ru":
        return None
    asked = draft.scenes[scene.position - 1].analysed
    if not asked.has_class("budget_role") or not asked.sentence.text.rstrip().endswith("?"):
        return None
    return next((str(unit.worth("budget_role")) for _, unit in asked.with_class("budget_role")), None)


def _role_index(scene: Scene, mention: Mention) -> int | None:
    analysed = scene.analysed
    found = [i for i, _ in analysed.with_class("budget_role", "budget_role_verb", "asking_verb")]
    rest = [i for i, unit in analysed.with_class("part_cue") if i > mention.last and unit.worth("part_cue") == "rest"]
    if rest:
        # «1,5 млрд дал комбинат, остальное оплатила область»
        found = [i for i in found if i < rest[0] or _gives(analysed.units[i])]
    if not found:
        return None
    if (announced := mention.first - 2) in found and "colon" in analysed.units[announced + 1].classes:
        return announced  # «Бөлінген қаржы: 2,3 млрд теңге, 60 %-ы игерілген»
    clause = analysed.clause_of(mention.first)
    inside = [i for i in found if analysed.clause_of(i) == clause]
    if not inside and len(found) == 1 and not _has_own_sum(scene, found[0], mention):
        inside = found
    if analysed.lang == "kk" and has_piece(scene, mention):
        inside = [i for i in inside if i < mention.first]
    if analysed.lang == "kk" and len(inside) > 1:
        inside = [i for i in inside if analysed.units[i].lexeme.case != "gen"] or inside  # «бөлінген қаражаттың 70 %-ы»
    return min(inside, key=lambda i: abs(i - mention.first) + (0 if i < mention.first else 1), default=None)


def _gives(unit: Unit) -> bool:
    return "allocated" in (unit.worth("budget_role"), unit.worth("budget_role_verb"))


def _has_own_sum(scene: Scene, role: int, mention: Mention) -> bool:
    """«Строительство – 4 млрд тенге (освоено 3 млрд)»: what is told in brackets is told of the sum there."""
    analysed = scene.analysed
    apart = analysed.units[mention.last + 1 : role] or analysed.units[role + 1 : mention.first]
    if not any("lparen" in unit.classes or unit.text == "но" for unit in apart):
        return False
    sums = (m for m in analysed.mentions if m.type == "MONEY" and m is not mention)
    return any(analysed.clause_of(m.first) == analysed.clause_of(role) for m in sums)


def _role_of_lead(draft: Draft, scene: Scene) -> str | None:
    """«Направлено 22,3 млрд тенге, в том числе:» – its items are given too."""
    lead = leads_parts(draft, scene)
    told = (link for link in draft.links if lead is not None and link.sentence is lead.analysed.sentence)
    return next((link.role for link in told if link.kind == "budget"), None)


def bind_budget(draft: Draft, scene: Scene, mention: Mention, link: Link) -> None:
    """Fill role, payer, facility and part of a budget link."""
    role = _role_index(scene, mention)
    if role is not None:
        unit = scene.analysed.units[role]
        told = unit.worth("budget_role") or unit.worth("budget_role_verb")
        link.role = str(told) if told else None  # «просит 920 млн» is neither given nor a price
        if scene.analysed.lang == "kk":
            link.role = role_of(scene, role, str(told))
    elif _is_invested(scene, mention):
        link.role = "spent"
    else:
        handed = _is_given(scene, mention)
        told = _role_for(scene, mention) or _role_asked(draft, scene) or _role_of_lead(draft, scene)
        link.role = "allocated" if handed else told
    given = giver(scene, mention) if scene.analysed.lang == "kk" else None
    link.payer = given or payer(scene, mention, role)
    if given is not None or (link.payer is not None and link.payer == benefactor(scene, mention)):
        link.role = link.role or "allocated"
    link.entity = facility_of_money(draft, scene, mention.first)
    whole = _whole(draft, scene, mention, link)
    if whole is not None:
        link.part_of = whole.index
        link.entity = link.entity or whole.entity


def _is_given(scene: Scene, mention: Mention) -> bool:
    """«На ремонт дали 2,1 млрд», «2,1 млрд теңге берілді»: a verb of giving right beside the sum."""
    following = scene.analysed.unit(mention.last + 1)
    if scene.analysed.lang == "kk":
        return following is not None and is_giving(following)
    near = (mention.first - 1, mention.last + 1)
    return any(index in near for index, _ in scene.analysed.with_class("giving_verb"))


def _is_invested(scene: Scene, mention: Mention) -> bool:
    """«890 млн теңге салды»: put into something."""
    following = scene.analysed.unit(mention.last + 1)
    return scene.analysed.lang == "kk" and following is not None and following.lexeme.lemma in ("сал", "салын")


def _role_for(scene: Scene, mention: Mention) -> str | None:
    """«Клуб отремонтировали за 205 млн» tells what a finished work took, «мост построят за 980 млн» what it costs."""
    if scene.analysed.lang == "kk":
        return "spent" if is_spent(scene, mention) else None
    before = scene.analysed.unit(mention.first - 1)
    if before is None or before.text.lower() != "за":
        return None
    event = scene.event_near(mention.first)
    if event is None or event.negated or event.status is None:
        return None
    return "spent" if event.status == "done" else "cost"


def _whole(draft: Draft, scene: Scene, mention: Mention, link: Link) -> Link | None:
    """«74 млрд тенге, в том числе 45 млрд»: the sum before, if a cue stands between and it is not smaller."""
    analysed = scene.analysed
    told = ("of_them", "including") if analysed.lang == "kk" else ("of_them", "including", "rest")
    cues = [i for i, u in analysed.with_class("part_cue") if u.worth("part_cue") in told]
    lead = leads_parts(draft, scene)
    owned = analysed.lang == "kk" and (of_that_money(scene, mention) or is_piece(scene, mention))
    cued = owned or any(i < mention.first and (analysed.lang == "ru" or is_cue(scene, i)) for i in cues)
    if lead is None and not cued and not _in_breakdown(scene, mention):
        return None
    reach = _FAR if owned else 1
    for other in reversed(draft.links[: link.index]):
        if lead is not None and other.sentence is not lead.analysed.sentence and other.index > 0:
            if other.sentence.index < lead.analysed.sentence.index:
                return None
            continue
        if lead is None and analysed.sentence.index - other.sentence.index > reach:
            return None
        if other.kind == "budget" and other.part_of is None and other.quantity and link.quantity:
            if other.quantity.unit != link.quantity.unit:
                continue
            total, part = other.quantity.value, link.quantity.value
            return other if total is None or part is None or part + _taken(draft, other) <= total else None
    return None


def _taken(draft: Draft, whole: Link) -> Decimal:
    """What the parts found so far take of a sum."""
    parts = (link.quantity for link in draft.links if link.part_of == whole.index and link.kind == "budget")
    return sum((part.value for part in parts if part is not None and part.value is not None), Decimal(0))


def _in_breakdown(scene: Scene, mention: Mention) -> bool:
    """«9,8 млрд тенге: 7,2 млрд – из областного бюджета, 2,6 млрд – …»: a colon right after the sum before."""
    if scene.analysed.lang != "ru":
        return False
    units = scene.analysed.units
    sums = [m for m in scene.analysed.mentions if m.type == "MONEY" and m.first < mention.first]
    return any(m.last + 1 < len(units) and "colon" in units[m.last + 1].classes for m in sums)
