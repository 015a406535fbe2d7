"""What the words around a facility tell of which one it is: «новая», «ескі», «90 орындық», «в селе Маятас»."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from socfacts.bind.kinds import kinds_of
from socfacts.language import russian
from socfacts.language.analysis import Analysed
from socfacts.language.units import Unit
from socfacts.language.wordlists import WordList
from socfacts.types import FacilityName, Mention, PlaceName

_REACH = {"ru": 2, "kk": 3}
_OPENED = frozenset({"opening", "construction"})
_AT = WordList("at", "ru")
_INSTEAD_OF = WordList("instead_of", "kk")
_PARTICIPLES = WordList("participles", "kk")
_BEFORE = WordList("before", "kk")
_BUILT_BEHIND = 4  # units behind a name to the participle that tells when it was built
_SITE = 6  # units between «на месте» and what stood there


@dataclass(slots=True, unsafe_hash=True)
class Marks:
    """How a mention is introduced.

    ``instead``: in the place of what is no more; ``another``: as one more of its kind; ``capacity``: for how many of
    what it is, as its own words say; ``opened``: its sentence tells of an opening or building; ``where``: the place
    that its own words give it; ``places``: those of its sentence, with what they lie in; ``placed``: whether one of
    them stands so that it may be its own; ``head``: its head noun; ``doomed``: its sentence tells that it is pulled
    down; ``kinds``: what ``kinds_of`` tells; ``built``: its own words tell the year in which it was built.
    """

    new: bool = False
    instead: bool = False
    another: bool = False
    old: bool = False
    capacity: tuple[Decimal, str] | None = None
    where: str | None = None
    opened: bool = False
    paragraph: int = 0
    placed: bool = False
    places: frozenset[PlaceName] = frozenset()
    head: str = ""
    doomed: bool = False
    kinds: tuple[frozenset[str], ...] = ()
    built: bool = False
    lang: str = "ru"

    @property
    def fresh(self) -> bool:
        """Whether another facility than one spoken of may be meant."""
        return self.new or self.another

    @property
    def measured(self) -> bool:
        return self.capacity is not None


_OLD = frozenset({"former_word", "present_word", "old_word"})
_EVENTS = frozenset({"event", "event_verb"})


def _is_opened(analysed: Analysed) -> bool:
    """Whether a word of the sentence says that something opened."""
    if analysed.lang == "ru" and not analysed.has_any(_EVENTS):
        return False
    for unit in analysed.units:
        worth = unit.lexeme.worth
        if worth and (worth.get("event_verb") in _OPENED or worth.get("event") in _OPENED):
            return True
    return False


def marks(analysed: Analysed, mention: Mention) -> Marks:
    """The marks of a mention in its sentence."""
    units = analysed.units
    before = units[max(mention.first - _REACH[analysed.lang], 0) : mention.last + (analysed.lang == "ru")]
    concepts = {unit.worth("new_word") for unit in before}
    capacity, where = (_kazakh if analysed.lang == "kk" else _russian)(analysed, mention)
    instead = _instead(analysed, mention)
    return Marks(
        new="new" in concepts or instead,
        instead=instead,
        another="another" in concepts
        or _is_apart(mention)
        or one_more(analysed, mention)
        or is_second(analysed, mention),
        old=any(not unit.classes.isdisjoint(_OLD) for unit in before) or _was_before(analysed, mention),
        capacity=capacity,
        where=where,
        opened=_is_opened(analysed),
        paragraph=analysed.sentence.paragraph,
        placed=any(analysed.lang == "ru" or place.first < mention.first for place in analysed.places),
        places=frozenset(place.value for place in analysed.places if isinstance(place.value, PlaceName)),
        head=units[mention.groups["head"][0]].lexeme.lemma,
        doomed=analysed.lang == "kk" and _is_doomed(analysed, mention),
        kinds=kinds_of(analysed, mention),
        built=_was_built(analysed, mention),
        lang=analysed.lang,
    )


def _was_before(analysed: Analysed, mention: Mention) -> bool:
    """«Бұрын ауылда №147 мектеп үш ауысымда оқытқан»: a sentence of how things were names what was there then."""
    if analysed.lang != "kk" or not value_of(mention).named or not analysed.units:
        return False
    front = analysed.unit(mention.first - 1)
    if front is not None and front.text.lower().startswith("көрші"):
        return True  # «көршілес №24 мектепте»: nor is a neighbour what the text is about
    opening = analysed.units[0].text.lower()
    then = analysed.unit(1)
    return opening in _BEFORE or (then is not None and f"{opening} {then.text.lower()}" in _BEFORE)


def _was_built(analysed: Analysed, mention: Mention) -> bool:
    """«1968 жылы салынған облыстық аурухана», «построенная в 1968 году больница»: it has stood there since."""
    if is_year_behind(analysed, mention):
        return True
    for index in range(max(mention.first - _SITE, 0), min(mention.last + _BUILT_BEHIND, len(analysed.units))):
        unit = analysed.units[index]
        if "construction" not in (unit.worth("event_verb"), unit.worth("event")) or not _is_participle(analysed, unit):
            continue
        if analysed.lang == "kk":
            return index < mention.first and any(m.type == "DATE" and m.last == index - 1 for m in analysed.mentions)
        dates = [m for m in analysed.mentions if m.type == "DATE" and 1 <= m.first - index <= 2]
        behind = index > mention.last and "comma" in analysed.units[index - 1].classes
        return any(behind or m.last == mention.first - 1 for m in dates)
    return False


def is_year_behind(analysed: Analysed, mention: Mention) -> bool:
    """«В здании 1961 года»."""
    behind = (m for m in analysed.mentions if m.type == "DATE" and m.first == mention.last + 1)
    return analysed.lang == "ru" and any(analysed.units[m.last].text.lower() == "года" for m in behind)


def _is_participle(analysed: Analysed, unit: Unit) -> bool:
    if analysed.lang == "kk":
        return unit.text.lower().endswith(_PARTICIPLES.tuple)
    return any(p.tag.POS == "PRTF" and "past" in p.tag for p in russian.parses(unit.text.lower()))


def _is_doomed(analysed: Analysed, mention: Mention) -> bool:
    """««Жігер» стадионын күзде сүреміз»: the object or subject of pulling down."""
    if analysed.units[mention.last].lexeme.case not in ("nom", "acc"):
        return False
    words = analysed.with_class("event", "event_verb")
    return any(unit.worth("event_verb") == "demolition" or unit.worth("event") == "demolition" for _, unit in words)


def _is_apart(mention: Mention) -> bool:
    """«На месте старой школы построят новую»: its noun is left out because the other one was just named."""
    return mention.rule.endswith(".facility.new")


def one_more(analysed: Analysed, mention: Mention) -> bool:
    """«Ещё одно здание», «тағы бір мектеп»."""
    more, one = analysed.unit(mention.first - 2), analysed.unit(mention.first - 1)
    return more is not None and one is not None and "more_word" in more.classes and one.value == 1


def _instead(analysed: Analysed, mention: Mention) -> bool:
    """«Взамен построят школу на 300 мест»: another one than that spoken of."""
    if analysed.lang == "kk":
        found = analysed.with_class("capacity_noun")  # «орын» is a place for somebody too
        words = [i for i, unit in found if i < mention.first and unit.text.lower() in _INSTEAD_OF]
    else:
        words = [index for index, _ in analysed.with_class("instead_word") if index < mention.first]
    return any(analysed.clause_of(index) == analysed.clause_of(mention.first) for index in words)


def stood_there(analysed: Analysed, mention: Mention) -> bool:
    """«На месте снесённого в 2022 году здания», «вместо старого корпуса», «ескі ғимараттың орнына»: what was there."""
    if analysed.lang == "kk":
        following = analysed.unit(mention.last + 1)
        return following is not None and following.text.lower() in _INSTEAD_OF
    for index in range(mention.first - 1, max(mention.first - _SITE, 0) - 1, -1):
        unit = analysed.units[index]
        if "comma" in unit.classes or "facility" in unit.classes:
            return False
        before = analysed.unit(index - 1)
        if unit.text.lower() == "вместо" or (
            unit.text.lower() == "месте" and before is not None and before.text.lower() == "на"
        ):
            return True
    return False


def is_second(analysed: Analysed, mention: Mention) -> bool:
    """«Второй центр», «екінші мектеп»; «2-я больница» is a name."""
    unit = analysed.unit(mention.first - 1)
    return unit is not None and "ordinal" in unit.classes and unit.text.isalpha() and unit.value not in (None, 1)


def where_of(analysed: Analysed, mention: Mention) -> str | None:
    """The place that a mention's own words give it: a name of the gazetteer, else the beginning of one."""
    return (_kazakh if analysed.lang == "kk" else _russian)(analysed, mention)[1]


Capacity = tuple[Decimal, str] | None


def _russian(analysed: Analysed, mention: Mention) -> tuple[Capacity, str | None]:
    """The capacity that follows («школа на 1 200 мест»), and the place («школа в селе Дербисек»)."""
    capacity, behind = _capacity_after(analysed, mention.last + 1)
    named = village(analysed, behind)
    if named is not None:
        return capacity, named
    for place in analysed.places:
        between = analysed.units[behind : place.first]
        if place.first >= behind and (not between or (len(between) == 1 and between[0].text in _AT)):
            return capacity, place.value.name if isinstance(place.value, PlaceName) else None
    return capacity, None


def _capacity_after(analysed: Analysed, index: int) -> tuple[Capacity, int]:
    """«На 1 200 мест» at ``index``, and the index behind it."""
    on, number, noun = (analysed.unit(index + step) for step in range(3))
    if on is None or on.text != "на" or number is None or "num" not in number.classes or number.value is None:
        return None, index
    if noun is None or not noun.text[0].isalpha():
        return (number.value, ""), index + 2
    return (number.value, noun.lexeme.lemma or noun.text.lower()), index + 3


def village(analysed: Analysed, index: int) -> str | None:
    """«в с. Маятас»: the stem of a settlement's name, which the gazetteer need not know."""
    texts = [unit.text for unit in analysed.units[index : index + 4]]
    if texts and texts[0] in _AT:
        texts, index = texts[1:], index + 1
    unit = analysed.unit(index)
    if unit is None or "settlement_word" not in unit.classes:
        return None
    abbreviated = texts[1:2] == ["."]
    if len(texts[0]) == 1 and not abbreviated:
        return None  # «с» and «а» are words of their own
    name = next(iter(texts[1 + abbreviated :]), "")
    return name[: max(len(name) - 2, 3)] if name[:1].isupper() else None


def _kazakh(analysed: Analysed, mention: Mention) -> tuple[Capacity, str | None]:
    """The capacity that describes it («90 орындық»), and the place («Мерке ауданындағы»)."""
    units = analysed.units
    start = mention.first
    while start > 0 and units[start - 1].text[0].isalpha() and units[start - 1].lexeme.derivation in ("", "ly", "lyq"):
        if units[start - 1].lexeme.case != "nom" or units[start - 1].lexeme.possessive:
            break
        start -= 1
    described = next((u for u in units[start : mention.first] if u.lexeme.derivation in ("ly", "lyq")), None)
    values = [unit.value for unit in units[max(start - 1, 0) : mention.first] if unit.value is not None]
    capacity = (values[-1], described.lexeme.lemma) if described is not None and values else None
    return capacity, _where(analysed, start - 1 - (capacity is not None)) or _where(analysed, mention.first - 1)


def _where(analysed: Analysed, index: int) -> str | None:
    """«Мерке ауданындағы», «Үлбі кентінің»: the place right before a name that tells where it stands or whose it is."""
    unit = analysed.unit(index)
    if unit is None or (unit.lexeme.derivation != "ghy" and unit.lexeme.case != "gen"):
        return None
    if "place" in unit.lexeme.worth:
        return unit.lexeme.lemma
    before = analysed.unit(index - 1)
    if "counted" in unit.classes and before is not None and before.text[:1].isupper() and before.text[0].isalpha():
        return before.text
    return None


def value_of(mention: Mention) -> FacilityName:
    """The facility that a mention names."""
    assert isinstance(mention.value, FacilityName)
    return mention.value


def noun_gender(analysed: Analysed, mention: Mention) -> str:
    """The gender of a Russian head noun."""
    lemma = analysed.units[mention.groups["head"][0]].lexeme.lemma
    nouns = [p for word in lemma.split() for p in russian.parses(word) if {"NOUN", "nomn"} in p.tag]
    return str(nouns[0].tag.gender) if nouns else "masc"
