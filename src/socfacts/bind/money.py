"""Budgets: which sums build, buy, equip, run or support something, in what role, and who pays."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from socfacts.bind.document import Draft, leads_parts
from socfacts.bind.facility import facility_of_money
from socfacts.bind.kazakh_money import has_aim, is_cause, is_cue, is_piece, is_spent, of_that_money, role_of
from socfacts.bind.kazakh_payers import giver, kazakh_payer
from socfacts.bind.russian_facility import ENTERPRISES, gives
from socfacts.bind.russian_money import elided_budget, own_payer
from socfacts.bind.scene import Scene
from socfacts.language import kazakh, russian
from socfacts.language.units import Unit
from socfacts.language.wordlists import WordList
from socfacts.types import FacilityName, Link, Mention, Quantity

# Below this a sum in tenge that no budget word goes with is a price, a pay or a tariff.
_SMALL = {"KZT": Decimal(1_000_000), "RUB": Decimal(100_000)}
_MILLION = Decimal(1_000_000)
_SMALL_ELSE = Decimal(10_000)
_SEEKING = {lang: WordList("seeking", lang) for lang in ("ru", "kk")}
_CHANGING = WordList("changing_stocks", "ru")
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


def _per_time(scene: Scene, mention: Mention) -> bool:
    following = scene.analysed.unit(mention.last + 1)
    return following is not None and following.worth("per_word") in ("month", "day", "week")


def _has_purpose(draft: Draft, scene: Scene, mention: Mention) -> bool:
    if _role_asked(draft, scene) is not None:
        return True
    if scene.events or scene.analysed.facilities or (scene.analysed.lang == "kk" and has_aim(scene)):
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
    if not found:
        return None
    clause = analysed.clause_of(mention.first)
    inside = [i for i in found if analysed.clause_of(i) == clause] or (found if len(found) == 1 else [])
    if analysed.lang == "kk" and len(inside) > 1:
        inside = [i for i in inside if analysed.units[i].lexeme.case != "gen"] or inside  # «бөлінген қаражаттың 70 %-ы»
    return min(inside, key=lambda i: abs(i - mention.first) + (0 if i < mention.first else 1), default=None)


def bind_budget(draft: Draft, scene: Scene, mention: Mention, link: Link) -> None:
    """Fill role, payer, facility and part of a budget link."""
    role = _role_index(scene, mention)
    if role is not None:
        unit = scene.analysed.units[role]
        told = unit.worth("budget_role") or unit.worth("budget_role_verb")
        link.role = str(told) if told else None  # «просит 920 млн» is neither given nor a price
        if scene.analysed.lang == "kk":
            link.role = role_of(scene, role, str(told))
    else:
        link.role = "spent" if _is_invested(scene, mention) else _role_for(scene, mention) or _role_asked(draft, scene)
    given = giver(scene, mention) if scene.analysed.lang == "kk" else None
    link.payer = given or _payer(scene, mention)
    if given is not None:
        link.role = link.role or "allocated"
    link.entity = facility_of_money(draft, scene, mention.first)
    whole = _whole(draft, scene, mention, link)
    if whole is not None:
        link.part_of = whole.index
        link.entity = link.entity or whole.entity


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


def _payer(scene: Scene, mention: Mention) -> str | None:
    """The payer named in the clause: a company by its wrapper, a fund or budget by its noun."""
    analysed = scene.analysed
    clause = analysed.clause_of(mention.first)
    company = kazakh_payer(scene, mention) if analysed.lang == "kk" else _company(scene, clause)
    if company is not None:
        return company
    if analysed.lang == "ru":
        own = own_payer(scene) or elided_budget(scene, mention)
        if own is not None:
            return own
        enterprise = _enterprise(scene, clause)
        if enterprise is not None:
            return enterprise
    nouns = [i for i, _ in analysed.with_class("payer_noun") if not _pays_another(scene, mention, i)]
    inside = [i for i in nouns if analysed.clause_of(i) == clause]
    if not inside and sum(m.type == "MONEY" for m in analysed.mentions) == 1:
        inside = nouns
    if inside:
        others = [i for i in inside if analysed.units[i].worth("payer_noun") != "own_funds"]
        inside = others or inside  # «инвестор вложил 400 млн собственных средств»
        return _payer_name(analysed.units, min(inside, key=lambda i: abs(i - mention.first)), analysed.lang)
    return _paying_body(scene, mention)


def _enterprise(scene: Scene, clause: int) -> str | None:
    """«Пожертвовал горно-обогатительный комбинат»: the enterprise that gives."""
    for mention in scene.analysed.facilities:
        value = mention.value
        if not isinstance(value, FacilityName) or value.type not in ENTERPRISES or value.generic:
            continue
        if scene.analysed.clause_of(mention.first) == clause and gives(scene.analysed, mention):
            return value.name[:1].lower() + value.name[1:] if not value.named else value.name
    return None


def _pays_another(scene: Scene, mention: Mention, payer: int) -> bool:
    """«Құны 8 млрд теңге, соның 6 миллиарды республикалық бюджеттен»: of two sums the one beside the payer.

    «Ищем спонсоров» and «книжный фонд вырос» tell of nobody who pays.
    """
    analysed = scene.analysed
    if _pays_nothing(analysed.units, payer, analysed.lang):
        return True
    between = analysed.units[mention.last + 1 : payer]
    if any(unit.factor >= _MILLION for unit in between):
        return analysed.lang == "kk" or any("part_cue" in unit.classes for unit in between)
    return analysed.lang == "kk" and _paid_before(analysed.units, payer, mention)


def _paid_before(units: list[Unit], payer: int, mention: Mention) -> bool:
    """«16 миллиарды республикалық бюджеттен, 3 миллиарды облыстан»: the payer of the sum before the comma."""
    between = units[payer + 1 : mention.first]
    if not any("comma" in unit.classes for unit in between) or any("part_cue" in unit.classes for unit in between):
        return False
    first = next((i + 1 for i in range(payer - 1, -1, -1) if "comma" in units[i].classes), 0)
    return any(unit.factor >= _MILLION for unit in units[first : mention.first])


def _pays_nothing(units: list[Unit], payer: int, lang: str) -> bool:
    following = units[payer + 1].text.lower() if payer + 1 < len(units) else ""
    beside = following if lang == "kk" else units[payer - 1].text.lower() if payer else ""
    stock = following.startswith(_CHANGING.tuple) and units[payer].worth("payer_noun") == "fund"
    return stock or beside.startswith(_SEEKING[lang].tuple)


def _paying_body(scene: Scene, mention: Mention) -> str | None:
    """«Город потратит», «600 миллионов выделила область»: a body that is the subject of its clause."""
    analysed = scene.analysed
    role = _role_index(scene, mention)
    if analysed.lang != "ru" or (role is None and not analysed.has_class("giving_verb")):
        return None
    costs = role is not None and analysed.units[role].worth("budget_role") == "cost"
    bodies = sorted(analysed.with_class("paying_body"), key=lambda pair: _apart(analysed.units, pair[0], mention))
    for index, unit in bodies:
        before = analysed.unit(index - 1)
        subject = any("nomn" in p.tag for p in russian.parses(unit.text.lower())[:2])
        if costs and unit.worth("paying_body") == "enterprise":
            continue  # «Комбинат обошёлся в 7 млрд»
        governed = before is not None and before.text.lower() in ("в", "во", "на", "по", "из", "за", "через")
        if subject and not governed and analysed.clause_of(index) == analysed.clause_of(mention.first):
            following = analysed.unit(index + 1)
            of = following is not None and "place" in following.classes and russian.is_genitive(following.text)
            return f"{unit.lexeme.lemma} {following.text}" if of and following is not None else str(unit.lexeme.lemma)
    return None


def _apart(units: list[Unit], index: int, mention: Mention) -> tuple[int, int]:
    """«2 млрд даст республика, 1 млрд — область»: commas part a body from a sum more than words do."""
    between = units[index + 1 : mention.first] if index < mention.first else units[mention.last + 1 : index]
    return sum("comma" in unit.classes for unit in between), len(between)


def _payer_name(units: list[Unit], index: int, lang: str) -> str:
    words = units[index].text.split()
    if lang == "kk":
        return " ".join([*words[:-1], kazakh.nominative(words[-1])])
    first = index
    while (
        first > 0
        and index - first < 3
        and units[first - 1].text[0].isalpha()
        and russian.is_adjective(units[first - 1].text)
    ):
        first -= 1
    front = [unit.text for unit in units[first:index]]
    head = next((i for i, w in enumerate(words) if not russian.is_adjective(w)), len(words) - 1)
    several = russian.is_plural(words[head])
    name = (russian.nominative_plural if several else russian.nominative)([*front, *words], len(front) + head)
    following = units[index + 1] if index + 1 < len(units) else None
    if following is not None and "place" in following.classes and russian.is_genitive(following.text):
        name = [*name, following.text]  # «правительство Японии»
    title = _quoted(units, index + 1)
    if title is None and units[index].worth("payer_noun") == "fund":
        name = [*name, *_genitives(units, index + 1)]
    return " ".join(name) + (f" «{title}»" if title else "")


def _genitives(units: list[Unit], index: int) -> list[str]:
    """«Фонд возврата активов»: the genitives behind a fund, which tell what it is for."""
    end = index
    while end < min(index + 3, len(units)) and units[end].text[0].islower() and units[end].value is None:
        if " " in units[end].text or "gent" not in russian.cases(units[end].text, ("NOUN", "ADJF")):
            break
        end += 1
    return [unit.text for unit in units[index:end]]


def _quoted(units: list[Unit], index: int) -> str | None:
    if index >= len(units) or "any_quote" not in units[index].classes:
        return None
    for end in range(index + 1, min(index + 8, len(units))):
        if "any_quote" in units[end].classes:
            return " ".join(unit.text for unit in units[index + 1 : end]) or None
    return None


def _company(scene: Scene, clause: int) -> str | None:
    """«средства ТОО «Тенгизшевройл»», «компании BI Group»: the title after a company's wrapper."""
    analysed = scene.analysed
    before = _meant_by_pronoun(scene, clause)
    for index, _ in analysed.with_class("legal_wrapper", "company_noun"):
        if analysed.clause_of(index) not in (clause, before):
            continue
        title = _quoted(analysed.units, index + 1) or _latin_name(analysed.units, index + 1)
        if title is not None:
            return title
    return None


def _meant_by_pronoun(scene: Scene, clause: int) -> int | None:
    """«Строит компания BAZIS, она вложит 11 млрд»: the clause before one whose subject is a pronoun."""
    pronouns = [i for i, u in enumerate(scene.analysed.units) if u.text.lower() in ("она", "он", "оно", "которая")]
    return clause - 1 if any(scene.analysed.clause_of(i) == clause for i in pronouns) else None


def _latin_name(units: list[Unit], index: int) -> str | None:
    end = index
    while end < len(units) and units[end].text[:1].isupper() and units[end].text.isascii():
        end += 1
    return " ".join(unit.text for unit in units[index:end]) or None
