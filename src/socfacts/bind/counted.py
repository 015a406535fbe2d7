"""What a number counts: its head noun by agreement and government, not by distance.

Russian: «восемь специальных школ-интернатов для детей» counts schools: adjectives are passed over, the first noun is
the head. Kazakh: «64 жатын бөлме» counts rooms: bare nouns lean on the one that follows. An omitted head is restored
by the caller; here are the heads that stand in the text.
"""

from __future__ import annotations

from dataclasses import dataclass

from socfacts.language import kazakh, russian
from socfacts.language.analysis import Analysed
from socfacts.language.units import Unit
from socfacts.language.wordlists import WordList
from socfacts.types import Mention

_MAX_STEPS = 7
_LOAN_ADJECTIVES = WordList("loan_adjectives", "kk")
_HABITUAL = ("тын", "тін")
_JOINTS = WordList("joints", "kk")
_ADJECTIVAL = WordList("adjectival", "kk")
_TELLING_USE = WordList("telling_use", "kk")
_NEEDED = WordList("needed", "kk")
_AUXILIARIES = WordList("auxiliaries", "kk")
_PARTICLES = WordList("particles", "kk")
PEOPLE = frozenset({"children", "pupils", "students", "patients", "residents", "workers", "specialists", "people"})
_PERSONS = WordList("persons")
_NO_HEADS = frozenset({"per_word", "part_cue", "payer_cue", "bound", "phase", "not_counted", "price_word"})
_HEADS = frozenset({"counted", "facility", "facility_generic"})
_FACILITIES = frozenset({"facility", "facility_generic"})
_KAZAKH_HEADS = _HEADS | {"capacity_noun"}
_ADJECTIVES = frozenset({"counted_adj", "facility_adj", "capacity_noun_adj"})
_PREPOSITIONS = WordList("prepositions_of_elision", "ru")
_SKIPPED = WordList("skipped", "ru")


@dataclass(slots=True, unsafe_hash=True)
class Head:
    """The counted noun: dictionary form, category code, and the units it covers (inclusive)."""

    lemma: str
    category: str
    first: int
    last: int
    capacity: bool = False


def head_after(analysed: Analysed, mention: Mention) -> Head | None:
    """The head noun that follows a number, or None where it is omitted."""
    if analysed.lang == "ru":
        return _russian(analysed, mention.last + 1, mention)
    return None if _describes_what_follows(analysed, mention) else _kazakh(analysed, mention.last + 1)


def _describes_what_follows(analysed: Analysed, mention: Mention) -> bool:
    """«Төсек саны 135-тен аспайтын мекеме»: a number of beds, and one institution."""
    before, behind = analysed.unit(mention.first - 1), analysed.unit(mention.last + 1)
    if before is None or behind is None or before.text.lower() != "саны":
        return False
    return "over_abl" in behind.classes and behind.text.lower().endswith(_HABITUAL)


def category_of(unit: Unit) -> str:
    """The category code of a unit's noun."""
    worth = unit.worth("counted") or unit.worth("counted_adj")
    if worth is not None:
        return str(worth)
    if unit.parts and "counted" in unit.parts[-1].worth and "room" in str(unit.parts[-1].worth["counted"]):
        return str(unit.parts[-1].worth["counted"])  # «көрме залы» is named like a facility and is a room
    return "other" if unit.classes.isdisjoint(_FACILITIES) else "facilities"


def _russian(analysed: Analysed, start: int, mention: Mention) -> Head | None:
    depth = 0
    for index in range(start, min(start + _MAX_STEPS, len(analysed.units))):
        unit = analysed.units[index]
        if "lparen" in unit.classes and index > start:
            depth += 1
        elif "rparen" in unit.classes and depth:
            depth -= 1
        elif depth or _passed_over(analysed, index):
            continue
        elif not unit.text[0].isalpha() or unit.value is not None or unit.classes & _NO_HEADS:
            return None
        elif " " in unit.text and _opens_phrase(unit.text.split()[0]):
            return None  # «введены в строй», «на ремонте»
        elif _heads_phrase(unit) or (_is_head(unit) and not _describes_next(analysed, index)):
            agrees = _agrees(analysed.units[mention.last], unit) and not stands_before(analysed, mention, index)
            return _russian_head(unit, index) if agrees else None
        elif not _is_modifier(unit):
            return None
    return None


def _agrees(numeral: Unit, unit: Unit) -> bool:
    """«На восьми работы закончены»: a numeral in an oblique case counts nothing in another one."""
    if not is_oblique(numeral) or " " in unit.text:
        return True
    cases = {p.tag.case for p in russian.parses(numeral.text.lower())}
    nouns = [p for p in russian.parses(unit.text.lower()) if p.tag.POS == "NOUN"]
    return not nouns or any(("plur" in p.tag and p.tag.case in cases) or "Fixd" in p.tag for p in nouns)


def stands_before(analysed: Analysed, mention: Mention, index: int) -> bool:
    """«34 улицы, на 21 работы завершены»: a noun right behind «на 21» that has not the form that 21 wants."""
    digits, before = analysed.units[mention.last].text, analysed.unit(mention.first - 1)
    if not digits.isdecimal() or index != mention.last + 1 or before is None:
        return False
    if before.text.lower() not in ("на", "в"):
        return False
    nouns = [p.tag for p in russian.parses(analysed.units[index].text.lower()) if p.tag.POS == "NOUN"]
    tens, ones = int(digits) % 100 // 10, int(digits) % 10
    if not nouns or (1 < ones < 5 and tens != 1):
        return False
    single = ones == 1 and tens != 1
    wanted, number = ({"accs", "loct", "loc2"}, "sing") if single else ({"gent", "loct"}, "plur")
    return not any("Fixd" in tag or (number in tag and tag.case in wanted) for tag in nouns)


def is_oblique(numeral: Unit) -> bool:
    """A numeral in words that is neither nominative nor accusative («восьми»)."""
    cases = russian.cases(numeral.text, ("NUMR",))
    return bool(cases) and not cases & {"nomn", "accs"}


def _heads_phrase(unit: Unit) -> bool:
    """A phrase of the lexicon that ends in a noun («социальных работников») counts as one head."""
    return " " in unit.text and (bool(unit.classes & _HEADS) or russian.is_noun(unit.text.split()[-1]))


def _passed_over(analysed: Analysed, index: int) -> bool:
    """What may stand between a number and its noun: «и», «ещё», a compound («девятиэтажных»), a comma of a list."""
    unit = analysed.units[index]
    if unit.text.lower() in _SKIPPED or "compound" in unit.classes:
        return True
    return "comma" in unit.classes and _between_adjectives(analysed, index)


def _between_adjectives(analysed: Analysed, comma: int) -> bool:
    before, after = analysed.unit(comma - 1), analysed.unit(comma + 1)
    return before is not None and after is not None and all(
        unit.text[0].isalpha() and _is_modifier(unit) for unit in (before, after)
    )  # fmt: skip


def participle_after(analysed: Analysed, mention: Mention) -> Head | None:
    """«480 занимающихся», «12 отчисленных»: a participle that closes its phrase stands for people."""
    unit, following = analysed.unit(mention.last + 1), analysed.unit(mention.last + 2)
    closes = following is None or "mark" in following.classes or following.text.lower() in ("и", "в", "на", "из", "с")
    if unit is None or analysed.lang != "ru" or not closes or not unit.text[0].isalpha():
        return None
    readings = russian.parses(unit.text.lower())
    participle = any(p.tag.POS == "PRTF" and {"gent", "plur"} in p.tag and p.score > 0.1 for p in readings)
    lemma = russian.substantive(unit.text) if participle else None
    return Head(lemma, "people", mention.last + 1, mention.last + 1) if lemma is not None else None


def is_adjective_at(analysed: Analysed, index: int) -> bool:
    """Whether a Russian adjective in the plural, or a Kazakh one in -лық or -аралық, stands at ``index``."""
    unit = analysed.unit(index)
    if unit is not None and analysed.lang == "kk":
        return unit.lexeme.derivation in ("ly", "lyq") or unit.text.lower().endswith(_ADJECTIVAL.tuple)
    return (
        unit is not None and analysed.lang == "ru" and unit.text[0].isalpha() and _is_modifier(unit)
        and any("plur" in p.tag for p in russian.parses(unit.text.lower())[:2])
    )  # fmt: skip


def _opens_phrase(word: str) -> bool:
    return word.lower() in _PREPOSITIONS or _is_predicate(word)


def _is_predicate(word: str) -> bool:
    """Whether the likeliest reading is a verb or a short participle."""
    return any(p.tag.POS in ("VERB", "INFN", "PRTS") for p in russian.parses(word.lower())[:1])


def _is_modifier(unit: Unit) -> bool:
    return " " not in unit.text and russian.is_adjective(unit.text)


def _is_head(unit: Unit) -> bool:
    """A noun in a case that a numeral can govern; a word of the counted lexicon always is one."""
    if "counted" in unit.classes:
        return True
    options = [p for p in russian.parses(unit.text.lower()) if p.score > 0.05]
    return bool(options) and options[0].tag.POS == "NOUN" and any(
        "gent" in p.tag or "plur" in p.tag or "sing" in p.tag for p in options if p.tag.POS == "NOUN"
    )  # fmt: skip


def _describes_next(analysed: Analysed, index: int) -> bool:
    """«Операционных» is a noun of the lexicon, but an adjective before «залов»."""
    unit, following = analysed.units[index], analysed.unit(index + 1)
    if following is None or not following.text[0].isalpha() or not russian.is_adjective(unit.text):
        return False
    cases = {p.tag.case for p in russian.parses(unit.text.lower()) if p.tag.POS == "ADJF"}
    nouns = [p for p in russian.parses(following.text.lower())[:3] if p.tag.POS == "NOUN" and p.score > 0.05]
    return " " not in following.text and any(p.tag.case in cases or p.tag.case == "gent" for p in nouns)


def _russian_head(unit: Unit, index: int) -> Head:
    short = unit.worth("short_noun")
    if short is not None:
        return Head(short["lemma"], short["category"], index, index)
    return Head(russian_lemma(unit), category_of(unit), index, index, "capacity_noun" in unit.classes)


def russian_lemma(unit: Unit) -> str:
    """The dictionary form of the noun that heads a unit: of a phrase its head («центр»), else the lexicon's word."""
    known = unit.classes & {"counted", "facility", "facility_generic"}
    words = unit.lexeme.lemma.split() if known else unit.text.split()
    if known and (len(words) == 1 or "capacity_noun" in unit.classes):
        return unit.lexeme.lemma
    head = next((w for w in words if russian.is_noun(w)), words[-1])
    return head if head.isupper() else russian.noun_lemma(head)


def _kazakh(analysed: Analysed, start: int) -> Head | None:
    for index in range(start, min(start + _MAX_STEPS + 2, len(analysed.units))):
        unit = analysed.units[index]
        if not unit.text[0].isalpha() or unit.value is not None or not unit.classes.isdisjoint(_NO_HEADS):
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
    plain = unit.value is None and unit.classes.isdisjoint(_NO_HEADS) and unit.lexeme.derivation == ""
    return plain and unit.text.lower() not in _NO_VERBS and _nounlike(unit)


_NO_VERBS = WordList("no_verbs", "kk")
_BESIDE = WordList("beside", "kk")
_INSTEAD_OF = WordList("instead_of", "kk")


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
        and following.text[0].isalpha() and following.lexeme.possessive
        and not following.classes.isdisjoint(_HEADS)
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
