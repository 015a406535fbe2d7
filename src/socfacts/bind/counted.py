"""What a number counts: its head noun by agreement and government, not by distance.

Russian: «восемь специальных школ-интернатов для детей» counts schools: adjectives are passed over, the first noun is
the head. Kazakh: «64 жатын бөлме» counts rooms: bare nouns lean on the one that follows. An omitted head is restored
by the caller; here are the heads that stand in the text.
"""

from __future__ import annotations

from socfacts.bind import kazakh_heads
from socfacts.bind.heads import HEADS, NO_HEADS
from socfacts.bind.heads import PEOPLE as PEOPLE
from socfacts.bind.heads import Head as Head
from socfacts.bind.heads import category_of as category_of
from socfacts.bind.kazakh_heads import kazakh_lemma as kazakh_lemma
from socfacts.language import russian
from socfacts.language.analysis import Analysed
from socfacts.language.units import Unit
from socfacts.language.wordlists import WordList
from socfacts.types import Mention

_MAX_STEPS = 7
_PREPOSITIONS = WordList("prepositions_of_elision", "ru")
_SKIPPED = WordList("skipped", "ru")


def head_after(analysed: Analysed, mention: Mention) -> Head | None:
    """The head noun that follows a number, or None where it is omitted."""
    if analysed.lang == "ru":
        return _russian(analysed, mention.last + 1, mention)
    return kazakh_heads.head_behind(analysed, mention)


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
        elif not unit.text[0].isalpha() or unit.value is not None or unit.classes & NO_HEADS:
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
    return " " in unit.text and (bool(unit.classes & HEADS) or russian.is_noun(unit.text.split()[-1]))


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
        return kazakh_heads.is_adjective(unit)
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
