"""Kazakh nouns that tell of any facility of their kind: «балабақшамен қамту», «мектеп асханалары»."""

from __future__ import annotations

from socfacts.language.analysis import Analysed
from socfacts.language.wordlists import WordList
from socfacts.types import Entity, FacilityName, Mention

# «Үш үйде 432 пәтер бар»: houses and wings are parts of one facility as often as facilities of their own.
PARTS_OF_ONE = WordList("parts_of_one", "kk")
# What follows the bare noun, by its case.
_OF_A_KIND = {"ins": WordList("after_instrumental_kinds", "kk"), "dat": WordList("after_dative_kinds", "kk")}
_OWNERS = frozenset({"facility", "facility_generic", "counted"})
# What a school or a village has for itself, as it has a roof.
_INSTALLED = frozenset({"heating_plant", "water_supply", "pumping_station", "treatment_plant", "power_plant", "road"})
_HOUSED = WordList("housed", "kk")
_WITH = WordList("joining", "kk")
_ROW = 6  # units from a part to «бар», and from there to the facility that has it


def is_several(analysed: Analysed, mention: Mention) -> bool:
    """«Аталған нысандарға», no «коттедждерді»: a plural of institutions, not of the houses of one."""
    value = mention.value
    if analysed.lang != "kk" or not isinstance(value, FacilityName) or value.named or not value.plural:
        return False
    return analysed.units[mention.groups["head"][0]].lexeme.lemma not in PARTS_OF_ONE


def means_a_kind(analysed: Analysed, mention: Mention, known: list[Entity]) -> bool:
    """Whether an unnamed noun tells of any facility of its kind: none of that type has been spoken of."""
    value = mention.value
    if analysed.lang != "kk" or not isinstance(value, FacilityName) or value.named or value.generic:
        return False
    if _is_of_several(analysed, mention):
        return True
    if mention.first != mention.last or any(entity.type == value.type for entity in known):
        return False
    before, following = analysed.unit(mention.first - 1), analysed.unit(mention.last + 1)
    if analysed.sentence.role == "heading" and _closes_pair(analysed, mention):
        return True
    described = before is not None and before.text[0].isalpha() and not before.lexeme.possessive and (
        before.lexeme.derivation != "" or before.lexeme.case in ("gen", "nom")
    )  # fmt: skip
    if described or following is None:
        return False
    lexeme = analysed.units[mention.last].lexeme
    if lexeme.case == "nom" and not lexeme.possessive:
        return (following.lexeme.possessive and following.lexeme.plural) or _beside_a_matter(analysed, mention)
    verbs = _OF_A_KIND.get(lexeme.case)
    return verbs is not None and following.text.lower().startswith(verbs.tuple)


def is_part_of_next(analysed: Analysed, mention: Mention) -> bool:
    """«Бассейні мен кітапханасы бар спорт кешені»: what the facility behind «бар» has."""
    value = mention.value
    if analysed.lang != "kk" or not isinstance(value, FacilityName) or value.named:
        return False
    for at in range(mention.last + 1, min(mention.last + 1 + _ROW, len(analysed.units))):
        unit = analysed.units[at]
        if unit.text.lower() == "бар":
            return any(at < other.first <= at + _ROW for other in analysed.facilities)
        listed = "comma" in unit.classes or unit.text.lower() in _WITH
        if not listed and (not unit.text[0].isalpha() or unit.lexeme.case != "nom"):
            return False
    return False


def _is_of_several(analysed: Analysed, mention: Mention) -> bool:
    """«Бес мектептің жылу қазандығы», «он ауылдың жолы»: each of those counted has its own."""
    owner = analysed.unit(mention.first - 1)
    if owner is None or owner.lexeme.case != "gen" or owner.classes.isdisjoint(_OWNERS):
        return False
    before = analysed.units[max(mention.first - 4, 0) : mention.first - 1]
    counts = ("num" in unit.classes and unit.classes.isdisjoint({"one", "number_sign"}) for unit in before)
    signed = any("number_sign" in unit.classes for unit in before)
    return (any(counts) and not signed) or (owner.lexeme.plural and "facility" in owner.classes)


def _closes_pair(analysed: Analysed, mention: Mention) -> bool:
    """«Апта шолуы: спорт пен жол»: the matters of a headline."""
    joint, other = analysed.unit(mention.first - 1), analysed.unit(mention.first - 2)
    if joint is None or other is None or joint.text.lower() not in _WITH or analysed.has_class("event_verb"):
        return False
    bare = other.lexeme.case == "nom" and not other.lexeme.possessive
    return bare and other.classes.isdisjoint({"facility", "facility_generic", "place"})


def _beside_a_matter(analysed: Analysed, mention: Mention) -> bool:
    """«Жол мен суға қанша ақша бөлінді?»: named in one breath with what is no facility."""
    joint, other = analysed.unit(mention.last + 1), analysed.unit(mention.last + 2)
    if joint is None or other is None or joint.text.lower() not in _WITH:
        return False
    matter = other.text[0].isalpha() and other.lexeme.case == "dat" and not other.lexeme.possessive
    return matter and other.classes.isdisjoint({"facility", "facility_generic", "place", "counted"})


def owns_next(analysed: Analysed, mention: Mention) -> bool:
    """«Колледждің жатақханасы»: the college only tells whose dormitory is spoken of."""
    if analysed.lang != "kk" or analysed.units[mention.last].lexeme.case != "gen":
        return False
    return any(other.first == mention.last + 1 and owned(analysed, other) for other in analysed.facilities)


def owned(analysed: Analysed, mention: Mention) -> bool:
    """«жатақханасы», no «ғимараты» or «қазандығы»: a part with a type of its own behind its owner."""
    unit, before = analysed.units[mention.last], analysed.unit(mention.first - 1)
    if analysed.lang != "kk" or before is None or before.lexeme.case != "gen" or not unit.lexeme.possessive:
        return False
    value = mention.value
    if not isinstance(value, FacilityName) or value.generic or "part_head" in unit.classes:
        return False
    return value.type not in _INSTALLED


def houses(analysed: Analysed, mention: Mention) -> bool:
    """«Орталық бұрынғы мектеп ғимаратында орналасқан»: another facility is in what was or is its building."""
    building = analysed.unit(mention.last + 1)
    if building is None or building.lexeme.lemma != "ғимарат" or building.lexeme.case not in ("loc", "dat"):
        return False
    behind = analysed.units[mention.last + 2 : mention.last + 5]
    return bool(building.lexeme.possessive) and any(unit.text.lower().startswith(_HOUSED.tuple) for unit in behind)
