"""Who pays a sum: a company, a fund or budget, a public body, an enterprise."""

from __future__ import annotations

from decimal import Decimal

from socfacts.bind.kazakh_payers import kazakh_payer
from socfacts.bind.russian_facility import ENTERPRISES, gives
from socfacts.bind.russian_money import benefactor, elided_budget, own_payer
from socfacts.bind.scene import Scene
from socfacts.language import kazakh, russian
from socfacts.language.analysis import Analysed
from socfacts.language.units import Unit
from socfacts.language.wordlists import WordList
from socfacts.types import FacilityName, Mention, Quantity

_PARTS = frozenset({"including", "of_them", "rest"})
_MILLION = Decimal(1_000_000)
_ACROSS = 3  # units from a sum over a dash to its payer
_SEEKING = {lang: WordList("seeking", lang) for lang in ("ru", "kk")}
_CHANGING = WordList("changing_stocks", "ru")
_MONEY_OF = {lang: WordList("money_of", lang) for lang in ("ru", "kk")}


def payer(scene: Scene, mention: Mention, role: int | None) -> str | None:
    """The payer named in the clause: a company by its wrapper, a fund or budget by its noun.

    ``role`` is the unit that tells the role of the sum.
    """
    analysed = scene.analysed
    clause = analysed.clause_of(mention.first)
    if analysed.lang == "kk" and _is_shared_out(analysed, mention):
        return None
    company = kazakh_payer(scene, mention) if analysed.lang == "kk" else _company(scene, mention)
    if company is None:
        company = _by_money(scene, mention)
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
    inside = [i for i in inside if _across_dash(analysed.units, mention, i)] or inside
    if inside:
        others = [i for i in inside if analysed.units[i].worth("payer_noun") != "own_funds"]
        if not others:
            return None  # «2,6 млрд – собственные средства»: whose, nobody says
        inside = others  # «инвестор вложил 400 млн собственных средств»
        return _payer_name(analysed.units, min(inside, key=lambda i: abs(i - mention.first)), analysed.lang)
    return _paying_body(scene, mention, role) or benefactor(scene, mention)


def _across_dash(units: list[Unit], mention: Mention, payer: int) -> bool:
    """«412 млн дал областной бюджет, 60 млн – спонсоры», «спонсоры – 60 млн»: only a dash stands between."""
    between = units[mention.last + 1 : payer] if payer > mention.last else units[payer + 1 : mention.first]
    dashed = any("dash" in unit.classes for unit in between)
    return dashed and len(between) <= _ACROSS and not any(unit.value is not None for unit in between)


def _by_money(scene: Scene, mention: Mention) -> str | None:
    """«700 млн – деньги «Казцинка»», ««Қазмырыш» қаражаты»: the title beside a word for money, of the nearest sum."""
    analysed = scene.analysed
    units, words = analysed.units, _MONEY_OF[analysed.lang]
    sums = [m for m in analysed.mentions if m.type == "MONEY"]
    for index, unit in enumerate(units):
        if not unit.text.lower().startswith(words.tuple):
            continue
        if min(sums, key=lambda m: analysed.distance(m.first, index), default=mention) is not mention:
            continue
        title = _quoted(units, index + 1) if analysed.lang == "ru" else _quoted_before(units, index)
        if title is not None:
            return russian.name_in_nominative(title) if analysed.lang == "ru" and " " not in title else title
    return None


def _quoted_before(units: list[Unit], index: int) -> str | None:
    if not index or "any_quote" not in units[index - 1].classes:
        return None
    opening = (i for i in range(index - 3, max(index - 8, -1), -1) if "any_quote" in units[i].classes)
    return _quoted(units, next(opening, len(units)))


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
    if analysed.lang == "ru" and _pays_share(analysed, mention, payer):
        return True
    if any(unit.worth("part_cue") in _PARTS for unit in between):
        return True  # «48 млрд тенге, в том числе из республиканского бюджета 17 млрд», «остальное – из бюджета»
    if any(unit.factor >= _MILLION for unit in between):
        return analysed.lang == "kk" or any("part_cue" in unit.classes for unit in between)
    return analysed.lang == "kk" and _paid_before(analysed.units, payer, mention)


def _pays_share(analysed: Analysed, mention: Mention, payer: int) -> bool:
    """«420 млн тенге, половину суммы дал фонд»."""
    behind = (m.value for m in analysed.mentions if mention.last < m.first < payer)
    return any(isinstance(value, Quantity) and value.unit == "%" for value in behind)


def _is_shared_out(analysed: Analysed, mention: Mention) -> bool:
    """«420 миллион теңгеге түсті, соманың жартысын қор берді»: who gives a half is told, not who pays the whole."""
    behind = (m for m in analysed.mentions if m.first > mention.last and isinstance(m.value, Quantity))
    return any(
        m.value.unit == "%" and analysed.units[m.last].lexeme.case == "acc"
        for m in behind if isinstance(m.value, Quantity)
    )  # fmt: skip


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


def _paying_body(scene: Scene, mention: Mention, role: int | None) -> str | None:
    """«Город потратит», «600 миллионов выделила область»: a body that is the subject of its clause."""
    analysed = scene.analysed
    if analysed.lang != "ru" or (role is None and not analysed.has_class("giving_verb")):
        return None
    costs = role is not None and analysed.units[role].worth("budget_role") == "cost"
    bodies = sorted(analysed.with_class("paying_body"), key=lambda pair: _apart(analysed.units, pair[0], mention))
    for index, unit in bodies:
        before = analysed.unit(index - 1)
        subject = any("nomn" in p.tag for p in russian.parses(unit.text.lower())[:2])
        if costs and unit.worth("paying_body") == "enterprise":
            continue  # «Комбинат обошёлся в 7 млрд»
        if _pays_share(analysed, mention, index):
            continue
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
    if lang == "ru" and len(words) > 1 and words[0].lower().startswith("средств"):
        return " ".join(russian.nominative(words[1:], len(words) - 2))  # «средства областного бюджета»
    if lang == "kk":
        return " ".join([*words[:-1], kazakh.nominative(words[-1])])
    first = index
    while (
        first > 0
        and index - first < 3
        and units[first - 1].text[0].isalpha()
        and russian.is_adjective(units[first - 1].text)
        and russian.may_agree(units[first - 1].text, units[index].text.split()[0])
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
    """«Фонд возврата активов», «фонд Булата Утемуратова»: what a fund is for, or whose."""
    end = index
    while end < min(index + 3, len(units)) and units[end].text[0].isalpha() and units[end].value is None:
        if " " in units[end].text or "gent" not in russian.cases(units[end].text, ("NOUN", "ADJF")):
            break
        if units[end].text[0].isupper() and not _is_persons(units[end].text):
            break
        end += 1
    return [unit.text for unit in units[index:end]]


def _is_persons(word: str) -> bool:
    tags = (p.tag for p in russian.parses(word.lower()) if "gent" in p.tag)
    return any({"Name", "Surn"} & tag.grammemes for tag in tags)


def _quoted(units: list[Unit], index: int) -> str | None:
    if index >= len(units) or "any_quote" not in units[index].classes:
        return None
    for end in range(index + 1, min(index + 8, len(units))):
        if "any_quote" in units[end].classes:
            return " ".join(unit.text for unit in units[index + 1 : end]) or None
    return None


def _company(scene: Scene, mention: Mention) -> str | None:
    """«средства ТОО «Тенгизшевройл»», «компании BI Group»: the title after a company's wrapper."""
    analysed = scene.analysed
    clause = analysed.clause_of(mention.first)
    before = _meant_by_pronoun(scene, clause)
    for index, _ in analysed.with_class("legal_wrapper", "company_noun"):
        if analysed.clause_of(index) not in (clause, before) or _pays_share(analysed, mention, index):
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
