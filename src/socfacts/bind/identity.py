"""What the words around a facility say about which one it is: «новая», «жаңа», «ескі», «90 орындық», «в селе Маятас».

A new hospital is not the present one, a kindergarten of 90 places in another district is not the one named before,
a second centre is neither.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from socfacts.bind.kinds import kinds_of, unlike
from socfacts.language import russian
from socfacts.language.analysis import Analysed
from socfacts.language.wordlists import WordList
from socfacts.types import Entity, FacilityName, Mention, PlaceName

_REACH = {"ru": 2, "kk": 3}
_OPENED = frozenset({"opening", "construction"})
_AT = WordList("at", "ru")
_INSTEAD_OF = WordList("instead_of", "kk")
_BEFORE = WordList("before", "kk")
_SITE = 6  # units between «на месте» and what stood there


@dataclass(slots=True, unsafe_hash=True)
class Marks:
    """How a mention is introduced. ``capacity``: for how many of what it is, as its own words say; ``another``: as one
    more of its kind; ``opened``: its sentence tells of an opening or building; ``where``: the place that its own words
    give it; ``places``: those of its sentence, with what they lie in; ``placed``: whether one of them stands so that it
    may be its own; ``head``: its head noun; ``doomed``: its sentence tells that it is pulled down;
    ``kinds``: what ``kinds_of`` tells.
    """

    new: bool = False
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
    return Marks(
        new="new" in concepts or _instead(analysed, mention),
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


def _agree(first: PlaceName, second: PlaceName) -> bool:
    """Whether one place lies in the other: a town and its region do not contradict each other."""
    return first.name == second.name or first.name in second.path or second.name in first.path


def where_of(analysed: Analysed, mention: Mention) -> str | None:
    """The place that a mention's own words give it: a name of the gazetteer, else the beginning of one."""
    return (_kazakh if analysed.lang == "kk" else _russian)(analysed, mention)[1]


Capacity = tuple[Decimal, str] | None


def _russian(analysed: Analysed, mention: Mention) -> tuple[Capacity, str | None]:
    """The capacity that follows («школа на 1 200 мест»), and the place («школа в селе Дербисек»)."""
    capacity, behind = _capacity_after(analysed, mention.last + 1)
    village = _village(analysed, behind)
    if village is not None:
        return capacity, village
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


def _village(analysed: Analysed, index: int) -> str | None:
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


@dataclass(slots=True)
class Identities:
    """The marks under which the facilities of a document appeared, by entity index."""

    seen: dict[int, list[Marks]] = field(default_factory=dict)

    def note(self, entity: Entity, found: Marks) -> None:
        """Remember a mention of an entity."""
        self.seen.setdefault(entity.index, []).append(found)

    def of(self, entity: Entity) -> list[Marks]:
        """The marks of an entity's mentions so far."""
        return self.seen.get(entity.index, [])

    def paragraph(self, entity: Entity) -> int | None:
        """Where an entity was spoken of last; None if nowhere."""
        found = self.of(entity)
        return found[-1].paragraph if found else None

    def heads(self, entity: Entity, lang: str) -> tuple[str, ...]:
        """The head nouns of a language under which an entity appeared, in the order of the text."""
        return tuple(dict.fromkeys(m.head for m in self.of(entity) if m.lang == lang))

    def is_new(self, entity: Entity) -> bool:
        return any(m.fresh for m in self.of(entity))

    def is_old(self, entity: Entity) -> bool:
        return any(m.old for m in self.of(entity))

    def is_just_opened(self, entity: Entity) -> bool:
        """«Больница открылась … раньше лечили в старом здании»: what has no name and opens now has no old house."""
        found = self.of(entity)
        return bool(found) and not entity.named and found[0].opened and not self.is_old(entity)

    def is_told_apart(self, entity: Entity, found: Marks) -> bool:
        """«Новая школа на 600 мест …» told in the text is not the «гимназия № 4» named after it in passing.

        Nor is «старая поликлиника» of the heading the «новая поликлиника № 3».
        """
        if found.new and self.is_old(entity):
            return True
        return any(m.new or m.measured for m in self.of(entity)[1:]) and not (
            found.opened or found.fresh or found.measured
        )

    def may_be(self, entity: Entity, found: Marks) -> bool:
        """Whether an unnamed mention with these marks may mean an entity of the same type."""
        earlier = self.of(entity)
        if not earlier:
            return True
        if _holds_another(earlier, found) or unlike([m.kinds for m in earlier if m.lang == found.lang], found.kinds):
            return False
        if found.another:
            return any(m.another for m in earlier) and found.paragraph == earlier[-1].paragraph
        if found.old:
            return not self.is_new(entity) and not self._is_of_another_noun(entity, earlier, found)
        if found.new and self.is_old(entity):
            return False
        if found.where is not None and not (self._there(entity, found.where) and _may_lie(earlier, found)):
            return False
        if found.new and not self.is_new(entity):
            return (entity.heading and not entity.named) or (not found.measured and any(m.opened for m in earlier))
        if (entity.named or found.measured) and self._elsewhere(entity, earlier, found):
            return False
        if found.measured and entity.named:
            return not found.placed and earlier[-1].paragraph == found.paragraph
        return True

    @staticmethod
    def _elsewhere(entity: Entity, earlier: list[Marks], found: Marks) -> bool:
        """A later paragraph that names another place, or one with a capacity, speaks of another facility."""
        if not found.placed or found.paragraph <= earlier[-1].paragraph:
            return False
        unplaced = found.measured and not entity.named and not entity.heading and not any(m.places for m in earlier)
        return unplaced or not _may_lie(earlier, found)

    def _is_of_another_noun(self, entity: Entity, earlier: list[Marks], found: Marks) -> bool:
        """«Старый каток» after «ледовый дворец «Алау»» is not that: what is old is told by what it was called."""
        heads = {m.head for m in earlier if m.lang == found.lang}
        return found.lang == "ru" and entity.named and not self.is_old(entity) and found.head not in heads

    def _there(self, entity: Entity, where: str) -> bool:
        """Whether an entity stands in a place: it was said so, or nothing was said of an unnamed one's place."""
        places = {m.where for m in self.of(entity)} - {None}
        around = {place.name for m in self.of(entity) for place in m.places if m.lang == "kk"}
        return where in places or where in around or (not places and not entity.named and entity.heading)


def _holds_another(earlier: list[Marks], found: Marks) -> bool:
    """«Школа на 1 200 мест … и школа на 600 мест»: unlike capacities, more than rounding apart, are of two."""
    if found.capacity is None:
        return False
    value, noun = found.capacity
    known = [m.capacity[0] for m in earlier if m.capacity is not None and m.capacity[1] == noun]
    return bool(known) and all(abs(other - value) * 10 > max(other, value) for other in known)


def _may_lie(earlier: list[Marks], found: Marks) -> bool:
    """Whether the places of a sentence do not contradict those named with earlier mentions."""
    known = frozenset().union(*(m.places for m in earlier))
    return not known or not found.places or any(_agree(one, other) for one in known for other in found.places)


def says_same_noun(entity: Entity, heads: Iterable[str], noun: str, lang: str) -> bool:
    """Whether an entity was called by a general noun: «центр» no hospital, «орталық» no school."""
    stem = noun.casefold()[: max(len(noun) - 1, 4)] if lang == "kk" else noun.casefold()
    return any(stem in name.casefold() for name in (entity.name, *heads))


def value_of(mention: Mention) -> FacilityName:
    """The facility that a mention names."""
    assert isinstance(mention.value, FacilityName)
    return mention.value


def noun_gender(analysed: Analysed, mention: Mention) -> str:
    """The gender of a Russian head noun."""
    lemma = analysed.units[mention.groups["head"][0]].lexeme.lemma
    nouns = [p for word in lemma.split() for p in russian.parses(word) if {"NOUN", "nomn"} in p.tag]
    return str(nouns[0].tag.gender) if nouns else "masc"
