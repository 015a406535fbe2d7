"""Who pays in a Kazakh sentence: ««Қазақмыс» корпорациясы қаржыландырады», «жөндеуге облыс 88 млн теңге бөлді»."""

from __future__ import annotations

from socfacts.bind.russian_facility import ENTERPRISES
from socfacts.bind.scene import Scene
from socfacts.language import kazakh
from socfacts.language.kazakh import VerbForm
from socfacts.language.units import Unit
from socfacts.language.wordlists import WordList
from socfacts.types import Mention, ProperName

_COMPANIES = frozenset({"legal_wrapper", "company_noun", "organization"})
_GIVING = WordList("giving", "kk")
_GIVERS = frozenset({"area_scope", "payer_noun", "organization", "company_noun", "giver"})
_BESIDE_GIVERS = frozenset({"part_cue", "year_rel"})  # «қосымша», «биыл»
_MONEY = WordList("money", "kk")
_BENEFACTORS = WordList("benefactors", "kk")
_LONGEST = 7
_OF_COMPANY = 3  # units from a title to the noun of its company
_FUNDS = WordList("funds", "kk")


def kazakh_payer(scene: Scene, mention: Mention) -> str | None:
    """The title of a company that pays, or the public body that is the subject of a verb of giving."""
    sponsor = _sponsor(scene) or _fund(scene, mention)
    if sponsor is not None or not _gives(scene):
        return sponsor
    return (
        _company(scene, mention) or _office(scene, mention) or _body(scene, mention) or _person(scene, mention)
    )  # fmt: skip


def _sponsor(scene: Scene) -> str | None:
    """«Демеуші – «Арай» ЖШС»: the company named behind the dash."""
    units = scene.analysed.units
    for index, _ in scene.analysed.with_class("payer_noun"):
        opening = index + 2
        if opening >= len(units) or "dash" not in units[index + 1].classes:
            continue
        if "any_quote" in units[opening].classes:
            quotes = (i for i in range(opening + 2, min(opening + _LONGEST, len(units))))
            closing = next((i for i in quotes if "any_quote" in units[i].classes), None)
            return _title_before(units, closing) if closing is not None else None
    return None


def _fund(scene: Scene, mention: Mention) -> str | None:
    """««Қазақстан халқына» қорынан»: a fund by its title, of the sum beside it."""
    units = scene.analysed.units
    if not scene.analysed.has_class("any_quote"):
        return None
    sums = [m for m in scene.analysed.mentions if m.type == "MONEY"]
    for index in range(2, len(units)):
        if "any_quote" not in units[index - 1].classes or units[index].text.lower() not in _FUNDS:
            continue
        near = min(sums, key=lambda m: scene.analysed.distance(m.first, index), default=mention)
        if near is not mention or _sets_against(units, mention, index):
            continue
        title = _title_before(units, index - 1)
        if title is not None:
            return f"«{title}» қоры"
    return None


def giver(scene: Scene, mention: Mention) -> str | None:
    """«31 миллиардын облыс бөледі», «8 миллиардын облыс, қалғанын аудандар береді»: who stands behind the sum."""
    units = scene.analysed.units
    last = _last_of_sum(units, mention.last)
    if units[last].lexeme.case != "acc":
        return None
    titled = _titled(units, last + 1)
    if titled is not None:
        return titled
    for at in range(last + 1, min(last + 5, len(units) - 1)):
        unit, following = units[at], units[at + 1]
        if unit.worth("facility") in ENTERPRISES and any(map(is_giving, units[at + 1 : at + 1 + _LONGEST])):
            return " ".join(unit.text for unit in units[last + 1 : at + 1])  # «Дөң кен байыту комбинаты … берді»
        if not unit.text[0].isalpha() or unit.value is not None or unit.lexeme.case != "nom":
            return None
        if not unit.classes.isdisjoint(_GIVERS) and unit.lexeme.derivation == "":
            gapped = units[at + 2 :] if "comma" in following.classes else ()
            if is_giving(following) or any(map(is_giving, gapped)):
                first = next(i for i in range(last + 1, at + 1) if units[i].classes.isdisjoint(_BESIDE_GIVERS))
                return " ".join(unit.text for unit in units[first : at + 1])
    return None


def _last_of_sum(units: list[Unit], last: int) -> int:
    """«36 млн теңге қаржыны …»: the noun behind the currency carries the case."""
    following = units[last + 1] if last + 1 < len(units) else None
    return last + 1 if following is not None and kazakh.lemma_of(following.text.lower()) in _MONEY else last


def _titled(units: list[Unit], index: int) -> str | None:
    """«85 млн теңгені «Сыр-Мұнай» серіктестігі көтерді»: a company's title in quotes before its wrapper."""
    if index >= len(units) or "any_quote" not in units[index].classes:
        return None
    for closing in range(index + 2, min(index + _LONGEST + 1, len(units) - 2)):
        if "any_quote" in units[closing].classes:
            wrapped = not units[closing + 1].classes.isdisjoint(_COMPANIES)
            if units[closing + 1].text.lower() in _FUNDS:
                return None
            return _title_before(units, closing) if wrapped and is_giving(units[closing + 2]) else None
    return None


def is_giving(unit: Unit) -> bool:
    """Whether a word is a verb of giving money."""
    form = _verb(unit)
    return form is not None and form.stem in _GIVING


def _gives(scene: Scene) -> bool:
    units = scene.analysed.units
    return any(unit.lexeme.lemma in _GIVING and unit.classes & {"budget_role_verb", "event_verb"} for unit in units)


def _company(scene: Scene, mention: Mention) -> str | None:
    """A company's wrapper stands behind its title in quotes; of several sums it pays the one beside it."""
    units = scene.analysed.units
    sums = [m for m in scene.analysed.mentions if m.type == "MONEY"]
    for index, unit in enumerate(units):
        closing = index - 1
        while closing > 0 and index - closing <= _OF_COMPANY and _is_plain(units[closing]):
            closing -= 1  # ««Каспий Сервис» мұнай сервистік компаниясы»
        named = index > 0 and "any_quote" in units[closing].classes
        near = min(sums, key=lambda m: scene.analysed.distance(m.first, index), default=mention)
        if named and near is mention and unit.classes & _COMPANIES and unit.lexeme.case == "nom":
            title = _title_before(units, closing)
            if title is not None:
                return title
    return None


def _title_before(units: list[Unit], closing: int) -> str | None:
    for opening in range(closing - 1, max(closing - _LONGEST - 1, -1), -1):
        if "any_quote" in units[opening].classes:
            return "".join(_spaced(units, opening + 1, closing)).strip() or None
    return None


def _spaced(units: list[Unit], first: int, stop: int) -> list[str]:
    """The words with blanks where the text has them."""
    return [
        unit.text + (" " if index + 1 < stop and units[index + 1].start > unit.end else "")
        for index, unit in enumerate(units[first:stop], first)
    ]


_BODIES = WordList("bodies", "kk")


def _office(scene: Scene, mention: Mention) -> str | None:
    """«қалалық білім басқармасы 34 млн теңге бөлді»: a public body right before the sum, with its modifiers."""
    units = scene.analysed.units
    last = mention.first - 1
    while last > 0 and not units[last].classes.isdisjoint(_BESIDE_GIVERS):
        last -= 1  # «әкімдік тағы 60 миллион бөлді»
    if last < 0 or not units[last].text.lower().endswith(_BODIES.tuple):
        return None
    first = last
    while first > 0 and last - first < 6 and _is_plain(units[first - 1]):
        first -= 1
    return " ".join(unit.text for unit in units[first : last + 1])


def _is_plain(unit: Unit) -> bool:
    joins = unit.text.lower() in ("және", "мен", "бен", "пен")
    bare = unit.lexeme.case == "nom" and not unit.lexeme.possessive and "date" not in unit.classes
    return unit.text[0].isalpha() and unit.value is None and (joins or bare)


def _body(scene: Scene, mention: Mention) -> str | None:
    """«облыс … бөлді»: a bare name of an area right before the sum or at the head of the clause."""
    analysed = scene.analysed
    for index, unit in analysed.with_class("area_scope"):
        subject = unit.lexeme.case == "nom" and not unit.lexeme.possessive and unit.lexeme.derivation == ""
        if subject and index == mention.first - 1 and analysed.clause_of(index) == analysed.clause_of(mention.first):
            return unit.lexeme.lemma
    return None


def _person(scene: Scene, mention: Mention) -> str | None:
    """«Кәсіпкер Серік Ахметов құрылысқа өз қалтасынан 5 млрд теңге жұмсады»: the only person, of whom money is told."""
    analysed = scene.analysed
    before = [unit.text.lower() for unit in analysed.units[: mention.first]]
    if "өз" not in before and not any(word.startswith(_BENEFACTORS.tuple) for word in before):
        return None
    persons = [name for name in analysed.names if name.type == "PERSON"]
    if len(persons) != 1 or persons[0].last >= mention.first or not isinstance(persons[0].value, ProperName):
        return None
    if any(form.conditional for form in map(_verb, analysed.units[persons[0].last + 1 : mention.first]) if form):
        return None  # «Әлиев 410 миллион жұмсаса, тағы 60 миллион бөлінді»
    return persons[0].value.name


def _sets_against(units: list[Unit], mention: Mention, payer: int) -> bool:
    """«Бюджеттен 284 млн теңге бөлінсе, жабдықты «Сауран» қоры алды»: a conditional parts one payer from another."""
    return any(form.conditional for form in map(_verb, units[mention.last + 1 : payer]) if form)


def _verb(unit: Unit) -> VerbForm | None:
    return kazakh.verb(unit.text) if unit.text[0].isalpha() else None
