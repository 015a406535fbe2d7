"""What a Kazakh number counts: bare nouns lean on the one that follows («64 жатын бөлме» counts rooms)."""

from __future__ import annotations

from socfacts.bind.heads import HEADS, NO_HEADS, PEOPLE, Head, category_of
from socfacts.language import kazakh
from socfacts.language.analysis import Analysed
from socfacts.language.units import Unit
from socfacts.language.wordlists import WordList
from socfacts.types import Mention

_MAX_STEPS = 9
_LOAN_ADJECTIVES = WordList("loan_adjectives", "kk")
_HABITUAL = ("тын", "тін")
_JOINTS = WordList("joints", "kk")
_ADJECTIVAL = WordList("adjectival", "kk")
_TELLING_USE = WordList("telling_use", "kk")
_NEEDED = WordList("needed", "kk")
_AUXILIARIES = WordList("auxiliaries", "kk")
_PARTICLES = WordList("particles", "kk")
_PERSONS = WordList("persons")
_NO_OWNED = WordList("no_owned", "kk")
_KAZAKH_HEADS = HEADS | {"capacity_noun"}
_ADJECTIVES = frozenset({"counted_adj", "facility_adj", "capacity_noun_adj"})
_NO_VERBS = WordList("no_verbs", "kk")
_BESIDE = WordList("beside", "kk")
_INSTEAD_OF = WordList("instead_of", "kk")
# Adjectives in -лық of these count nothing, as those of places and rooms do («40 орындық»): «екі операциялық блок»,
# «он ауылдық клуб».
_DESCRIBING = frozenset(
    {
        "other",
        "works",
        "vehicles",
        "equipment",
        "events",
        "projects",
        "specialists",
        "organizations",
        "settlements",
        "regions",
    }
)


def head_behind(analysed: Analysed, mention: Mention) -> Head | None:
    """The head noun that follows a number, or None where it is omitted."""
    return None if _describes_what_follows(analysed, mention) else _head_from(analysed, mention.last + 1)


def is_adjective(unit: Unit) -> bool:
    """«Ауданаралық», «қалалық», «жеке»: what may stand before a noun that two numbers share."""
    return unit.lexeme.derivation in ("ly", "lyq") or unit.text.lower().endswith(_ADJECTIVAL.tuple)


def _head_from(analysed: Analysed, start: int) -> Head | None:
    for index in range(start, min(start + _MAX_STEPS, len(analysed.units))):
        unit = analysed.units[index]
        if "ordinal" in unit.classes and unit.text[0].isalpha() and index == start:
            continue  # «19 тоғызыншы сынып оқушысы»
        if not unit.text[0].isalpha() or unit.value is not None or not unit.classes.isdisjoint(NO_HEADS):
            return None
        if unit.text.lower() in _PARTICLES or unit.text.lower() in _AUXILIARIES or unit.text.lower() in _NEEDED:
            return None  # «былтыр 28 мың болатын», «40 миллион керек»
        if not unit.classes.isdisjoint(_KAZAKH_HEADS):
            if _is_central(analysed, index) or _tells_use(analysed, index):
                continue
            if _stands_beside(analysed, index) or _is_beside(unit):
                continue
            return _izafet(analysed, index)
        if not unit.classes.isdisjoint(_ADJECTIVES):
            if _shares_noun(analysed, index):
                return None
            if _only_describes(analysed, index):
                if analysed.units[index + 1].classes.isdisjoint(_KAZAKH_HEADS):
                    return _izafet(analysed, index + 1)
                continue
            return Head(unit.lexeme.lemma, category_of(unit), index, index, True)
        if "joint" in unit.classes and index == start:
            return None  # «5,4 млрд және 12,9 млрд теңге»
        if not _may_modify(unit, analysed, index):
            return _izafet(analysed, index) if index == start and _nounlike(unit) else None
        if index == start and _closes(analysed, index):
            return _izafet(analysed, index)
    return None


def _describes_what_follows(analysed: Analysed, mention: Mention) -> bool:
    """«Төсек саны 135-тен аспайтын мекеме»: a number of beds, and one institution."""
    before, behind = analysed.unit(mention.first - 1), analysed.unit(mention.last + 1)
    if before is None or behind is None or before.text.lower() != "саны":
        return False
    return "over_abl" in behind.classes and behind.text.lower().endswith(_HABITUAL)


def _shares_noun(analysed: Analysed, index: int) -> bool:
    """«45 ауылдық пен 12 қалалық мектеп»: the noun stands behind the second number."""
    joint, number = analysed.unit(index + 1), analysed.unit(index + 2)
    if joint is None or number is None or category_of(analysed.units[index]) not in _DESCRIBING:
        return False
    return joint.text.lower() in _JOINTS and "comma" not in joint.classes and number.value is not None


def _only_describes(analysed: Analysed, index: int) -> bool:
    """«Жиырма техникалық қызметкер»: the adjective of a thing before the noun that is counted."""
    following = analysed.unit(index + 1)
    if following is None or not following.text[0].isalpha() or not _may_be_noun(following):
        return False
    unit = analysed.units[index]
    return "capacity_noun_adj" not in unit.classes and category_of(unit) in _DESCRIBING


def _may_be_noun(unit: Unit) -> bool:
    if not unit.classes.isdisjoint(_KAZAKH_HEADS):
        return True
    plain = unit.value is None and unit.classes.isdisjoint(NO_HEADS) and unit.lexeme.derivation == ""
    return plain and unit.text.lower() not in _NO_VERBS and _nounlike(unit)


def _is_central(analysed: Analysed, index: int) -> bool:
    """«1 орталық аурухана»: before another facility «орталық» is an adjective."""
    unit, following = analysed.units[index], analysed.unit(index + 1)
    bare = unit.lexeme.lemma == "орталық" and unit.lexeme.case == "nom" and not unit.lexeme.possessive
    return bare and following is not None and "facility" in following.classes


def _tells_use(analysed: Analysed, index: int) -> bool:
    """«Үш көтергіш құрылғы»: a word in -ғыш before the noun that it describes."""
    unit, following = analysed.units[index], analysed.unit(index + 1)
    if not unit.lexeme.lemma.endswith(_TELLING_USE.tuple) or unit.lexeme.case != "nom" or unit.lexeme.possessive:
        return False
    return following is not None and following.text[0].isalpha() and _may_be_noun(following)


def _is_beside(unit: Unit) -> bool:
    return unit.text.lower() in _BESIDE


def _stands_beside(analysed: Analysed, index: int) -> bool:
    """«214 мектеп жанындағы алаң» counts playgrounds: the noun only tells where they are."""
    following = analysed.unit(index + 1)
    return following is not None and _is_beside(following)


def _izafet(analysed: Analysed, index: int) -> Head:
    """A bare noun leans on a possessive one that follows: «14 су нысаны» counts нысан, «2 спорт залы» зал."""
    unit = analysed.units[index]
    following = analysed.unit(index + 1)
    bare = unit.lexeme.case == "nom" and not unit.lexeme.possessive
    if bare and unit.worth("counted") in PEOPLE and following is not None and following.lexeme.lemma in _PERSONS:
        return _kazakh_head(following, index + 1)
    if bare and unit.worth("counted") in PEOPLE and following is not None and _is_place_for(following):
        return _kazakh_head(following, index + 1)
    if (
        unit.lexeme.case == "nom" and not unit.lexeme.possessive and following is not None
        and not _of_people(unit, following)
        and following.text[0].isalpha() and following.lexeme.possessive and following.lexeme.lemma not in _NO_OWNED
        and not following.classes.isdisjoint(HEADS)
    ):  # fmt: skip
        return _kazakh_head(following, index + 1)
    return _kazakh_head(unit, index)


def _is_place_for(unit: Unit) -> bool:
    """«240 оқушы орны», no «240 баланың орнына» or «500 бала орнына 700»."""
    place = unit.lexeme.possessive and "capacity_noun" in unit.classes
    return bool(place) and unit.text.lower() not in _INSTEAD_OF


def _of_people(unit: Unit, following: Unit) -> bool:
    """«17 бала отбасына қайтарылды»: people are counted themselves, what follows them in a case is another word."""
    return unit.worth("counted") in PEOPLE and following.lexeme.case != "nom"


def _kazakh_head(unit: Unit, index: int) -> Head:
    return Head(kazakh_lemma(unit), category_of(unit), index, index, "capacity_noun" in unit.classes)


def kazakh_lemma(unit: Unit) -> str:
    """The dictionary form: the head of a lexicon phrase, or what the analyser finds."""
    if unit.lexeme.lemma:
        words = unit.lexeme.lemma.split()
        return words[-1] if len(words) == 1 else kazakh.lemma_of(words[-1])
    return kazakh.lemma_of(unit.text.split()[-1])


def _may_modify(unit: Unit, analysed: Analysed, index: int) -> bool:
    form = kazakh.verb(unit.text)
    if form is not None and unit.lexeme.case == "nom":
        return form.participle
    if unit.text.lower() in ("және", "сипаттағы") or (
        not unit.lexeme.worth and unit.text.endswith(_LOAN_ADJECTIVES.tuple)
    ):
        return True
    return (unit.lexeme.case == "nom" and not unit.lexeme.possessive) or unit.lexeme.derivation == "ghy"


def _nounlike(unit: Unit) -> bool:
    if unit.text.endswith(("уды", "уді")):
        return True  # «28 мың босануды қабылдайды»: a verbal noun that is the object
    form = kazakh.verb(unit.text)
    return form is None or form.confidence < 0.5


def _closes(analysed: Analysed, index: int) -> bool:
    """Whether nothing that could be a head follows: the word itself is it."""
    following = analysed.unit(index + 1)
    return following is None or not following.text[0].isalpha() or not _nounlike(following)
