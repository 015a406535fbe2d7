"""Facility words that name no facility of their own: parts of one, places where something is, what a house was."""

from __future__ import annotations

from socfacts.bind.kazakh_insides import INNER, is_equipped, is_held
from socfacts.bind.kazakh_kinds import is_part_of_next, is_several
from socfacts.bind.marks import is_second
from socfacts.bind.queues import QUEUED_FOR, is_waited_for
from socfacts.language import russian
from socfacts.language.analysis import Analysed
from socfacts.language.units import Unit
from socfacts.language.wordlists import WordList
from socfacts.types import Entity, FacilityName, Link, Mention

_TEACHING = frozenset({"library", "swimming_pool", "sports_complex", "stadium", "museum", "park"})
# What a facility of a type has inside or around it. What is built there for itself is another facility.
_PARTS: dict[str, frozenset[str]] = {
    "sports_complex": frozenset({"swimming_pool", "stadium", "sports_complex"}),
    "culture_centre": frozenset({"library", "museum"}),
    "metro_station": frozenset({"road", "park"}),
    **dict.fromkeys(("school", "boarding_school", "kindergarten", "college", "university", "orphanage"), _TEACHING),
    **dict.fromkeys(
        (
            "hospital",
            "sanatorium",
            "nursing_home",
            "medical_social_institution",
            "rehabilitation_center",
            "polyclinic",
            "social_service_center",
            "active_longevity_center",
            "child_support_center",
            "family_support_center",
            "perinatal_center",
            "dispensary",
            "early_intervention_center",
            "day_care_unit",
            "crisis_centre",
        ),
        frozenset({"swimming_pool", "library", "park"}),
    ),
}
_NO_PARTS = frozenset[str]()
_ROOMS = 2
_INSIDE = WordList("inside", "ru")
_OWN = WordList("own", "ru")
_LOCATIONS = frozenset({"residential_building", "road", "market"})
_WHERE = WordList("where", "ru")
_BUILDS = frozenset({"opening", "construction", "major_repair", "repair", "reconstruction", "closure"})
_RAISED = frozenset({"opening", "construction", "demolition", "relocation"})
_MEMORY = 4
ENTERPRISES = frozenset({"factory"})
_GIVEN = frozenset({"allocated", "spent"})
_THEY = WordList("they_of_several", "ru")
_RESUMING = WordList("resuming", "ru")
_ROADS = WordList("roads")
_WORKS = frozenset({"event", "event_verb", "budget_role"})
_OF_AREAS = WordList("of_areas", "ru")
_HAVING = WordList("having", "ru")
_SHELTERING = WordList("sheltering", "ru")
_SUMMING = WordList("summing", "ru")
# No school has more pupils, no town school more books: a sum over many of them.
_CROWDED = frozenset(
    {
        "school",
        "boarding_school",
        "kindergarten",
        "orphanage",
        "child_support_center",
        "college",
        "nursing_home",
        "sanatorium",
        "dormitory",
        "medical_social_institution",
        "day_care_unit",
        "crisis_centre",
    }
)
_MOST = 10_000


def names_no_facility(position: int, analysed: Analysed, mention: Mention, known: list[Entity]) -> bool:
    """Whether an unnamed facility word is a part of the facility spoken of, or only a place."""
    value = mention.value
    if _is_capital(analysed, mention) or _is_part_with(analysed, mention, known) or _is_way(analysed, mention):
        return True
    if is_part_of_next(analysed, mention):
        return True
    if _is_former(analysed, mention, known) or _is_numbered(analysed, mention) or _is_each(analysed, mention):
        return True
    if _is_shelter(analysed, mention):
        return True
    if not isinstance(value, FacilityName) or value.named or value.plural or value.generic:
        return False
    if _is_whole_sentence(analysed, mention):
        return False  # «🏊 Бассейн. Многие спрашивают, когда откроем»
    near = [e for e in known if e.subjects and position - e.subjects[-1][0] <= _MEMORY]
    same = any(e.type == value.type for e in known)
    if near and (not same or _has_before(analysed, mention)) and _is_inside(analysed, mention):
        return True  # «здесь разместятся дневной стационар и поликлиника», in a clinic too
    if (not same or value.type in QUEUED_FOR) and is_waited_for(analysed, mention):
        return True
    if same:
        return False
    if not near:
        return False
    if analysed.lang == "kk":
        whole = max(near, key=lambda e: e.subjects[-1])
        parts = _PARTS.get(whole.type, _NO_PARTS)
        return is_held(analysed, mention, value) or is_equipped(analysed, mention, value, parts)
    if value.type in ENTERPRISES and gives(analysed, mention):
        return True
    return (
        _is_listed_inside(analysed, mention, value) or _is_part(analysed, mention, value, near)
        or _is_location(analysed, mention, value)
    )  # fmt: skip


def _is_whole_sentence(analysed: Analysed, mention: Mention) -> bool:
    around = (*analysed.units[: mention.first], *analysed.units[mention.last + 1 :])
    return not any(unit.text[0].isalnum() for unit in around)


def _is_capital(analysed: Analysed, mention: Mention) -> bool:
    """«В областном центре»: a town, unless a purpose or title follows («областной центр реабилитации»)."""
    value = mention.value
    if analysed.lang != "ru" or not isinstance(value, FacilityName) or value.named or value.proper is not None:
        return False
    words = value.name.lower().split()
    return len(words) == 2 and words[0].startswith(_OF_AREAS.tuple) and words[1] == "центр"


def _is_way(analysed: Analysed, mention: Mention) -> bool:
    """«Теперь дорога короче», «жолда екі сағат»: a bare road of which no works are told is none in particular."""
    value = mention.value
    if not isinstance(value, FacilityName) or value.type != "road" or value.named or value.proper is not None:
        return False
    bare = mention.first == mention.last and value.name.lower() in _ROADS
    return bare and not analysed.has_any(_WORKS)


def _is_part_with(analysed: Analysed, mention: Mention, known: list[Entity]) -> bool:
    """«Центр на 60 мест, с гостиницей для родителей»: what another facility of the sentence has."""
    value = mention.value
    if analysed.lang != "ru" or not isinstance(value, FacilityName) or value.named or not known:
        return False
    if analysed.facilities[0] is mention or not _is_instrumental(analysed.units[mention.last].text.split()[-1]):
        return False
    at = mention.first - 1
    while at > 0 and _goes_on_with(analysed.units[at]):
        at -= 1
    return at > 0 and analysed.units[at].text.lower() in ("с", "со") and analysed.facilities[0].last < at


def _goes_on_with(unit: Unit) -> bool:
    """«С 25-метровым бассейном», «со спортзалом, столовой и библиотекой»: what may stand between «с» and an item."""
    if unit.classes & {"comma", "joint", "compound"}:
        return True
    word = unit.text.split()[-1].rpartition("-")[2]  # «25-метровым»
    return len(word) > 2 and word.isalpha() and _is_instrumental(word)


def _is_instrumental(word: str) -> bool:
    return "ablt" in russian.cases(word, ("NOUN", "ADJF", "PRTF"))


def gives(analysed: Analysed, mention: Mention) -> bool:
    """«Ещё 25 миллионов пожертвовал комбинат»: an enterprise that is the subject of a verb of giving pays."""
    before = analysed.unit(mention.first - 1)
    own = analysed.units[mention.last].text.lower().split()
    if (before is not None and "preposition" in before.classes) or not _may_be_subject(own[-1]):
        return False
    clause = analysed.clause_of(mention.first)
    words = analysed.with_class("budget_role", "giving_verb")
    roles = [unit for i, unit in words if analysed.clause_of(i) == clause]
    return bool(roles) and all("giving_verb" in u.classes or u.worth("budget_role") in _GIVEN for u in roles)


def _may_be_subject(word: str) -> bool:
    return any(parse.tag.POS == "NOUN" and "nomn" in parse.tag for parse in russian.parses(word))


def _is_shelter(analysed: Analysed, mention: Mention) -> bool:
    """«Убежище в них нашли 400 женщин»: something found, no house."""
    named = isinstance(mention.value, FacilityName) and mention.value.named
    if named or analysed.units[mention.last].lexeme.lemma not in ("убежище", "приют"):
        return False
    stems = _SHELTERING.tuple
    return any(unit.text.lower().startswith(stems) for unit in analysed.units)


def _is_former(analysed: Analysed, mention: Mention, known: list[Entity]) -> bool:
    """«Здание бывшей гостиницы», «бывшее здание библиотеки», «бұрынғы колледж ғимараты»: what the house was."""
    value = mention.value
    if not isinstance(value, FacilityName) or value.named or any(e.type == value.type for e in known if not e.generic):
        return False
    first = mention.first
    for before in reversed(analysed.facilities):
        if before.last + 1 == first and not getattr(before.value, "named", False):
            first = before.first
    return any("former_word" in unit.classes for unit in analysed.units[max(first - 1, 0) : mention.last])


def _is_numbered(analysed: Analysed, mention: Mention) -> bool:
    """«По четвёртому объекту», «второе учреждение»: one of a list, which is told before or after."""
    head = analysed.units[mention.groups["head"][0]].classes
    value = mention.value
    general = isinstance(value, FacilityName) and value.generic and not value.named
    return general and head.isdisjoint({"own_head", "part_head"}) and is_second(analysed, mention)


def _is_each(analysed: Analysed, mention: Mention) -> bool:
    """«На каждый объект требуется 1,8 млрд»: said of all alike."""
    before = analysed.units[max(mention.first - 1, 0) : mention.last]
    named = isinstance(mention.value, FacilityName) and mention.value.named
    return not named and any(unit.worth("other_word") == "each" for unit in before)


def _is_inside(analysed: Analysed, mention: Mention) -> bool:
    """«Мұнда жылу қазандығы ауыстырылды», «здесь есть библиотека»: in the one spoken of, unless it is built there."""
    clause = analysed.clause_of(mention.first)
    here = any(
        unit.worth("points_back") == "any" and index < mention.first and analysed.clause_of(index) == clause
        for index, unit in analysed.with_class("points_back")
    )
    works = (unit for _, unit in analysed.with_class("event", "event_verb"))
    built = any(unit.worth("event") in _RAISED or unit.worth("event_verb") in _RAISED for unit in works)
    return here and not built


def _is_listed_inside(analysed: Analysed, mention: Mention, value: FacilityName) -> bool:
    """«Внутри – 20 кабинетов, столовая и медпункт»: an item of a list of rooms, or of what a house has inside."""
    if value.type not in INNER or value.proper is not None or _is_adjoined(analysed, mention):
        return False
    if any(unit.worth("event") in _RAISED or unit.worth("event_verb") in _RAISED for unit in analysed.units):
        return False
    first = analysed.unit(0)
    if first is not None and first.text.lower() in _INSIDE:
        return True
    joined = (analysed.unit(mention.first - 1), analysed.unit(mention.last + 1))
    if not any(unit is not None and "joint" in unit.classes for unit in joined):
        return False
    rooms = [unit for _, unit in analysed.with_class("counted") if unit.worth("counted") == "rooms"]
    return len(rooms) >= _ROOMS


def _is_adjoined(analysed: Analysed, mention: Mention) -> bool:
    """«Библиотека колледжа»: whose it is stands behind it."""
    following = analysed.unit(mention.last + 1)
    return following is not None and "facility" in following.classes


def _is_part(analysed: Analysed, mention: Mention, value: FacilityName, near: list[Entity]) -> bool:
    if any(unit.text.lower().startswith(_OWN.tuple) for unit in analysed.units[mention.first : mention.last]):
        return True
    whole = max(near, key=lambda e: e.subjects[-1])
    if value.type not in _PARTS.get(whole.type, ()):
        return False
    clause = analysed.clause_of(mention.first)
    works = (i for i, u in analysed.with_class("event") if u.worth("event") in _BUILDS)
    told = [i for i in works if analysed.clause_of(i) == clause]
    # «Надстроен этаж, появились бассейн и зал»: where no place is named, what a facility gets is its own.
    placed = any(analysed.clause_of(place.first) == clause for place in analysed.places)
    gained = bool(told) and not placed and all("gaining_verb" in analysed.units[i].classes for i in told)
    return gained or not told


def _is_location(analysed: Analysed, mention: Mention, value: FacilityName) -> bool:
    before = analysed.unit(mention.first - 1)
    others = (m for m in analysed.facilities if m is not mention and getattr(m.value, "type", None) != value.type)
    return (
        value.type in _LOCATIONS and before is not None and before.text.lower() in _WHERE
        and next(others, None) is not None
    )  # fmt: skip


def speaks_of_many(analysed: Analysed, index: int) -> bool:
    """«Услугами центров пользуются 52 тысячи граждан»: a plural in the figure's clause means all of them."""
    clause = analysed.clause_of(index)
    if analysed.lang == "kk":
        return any(is_several(analysed, m) and analysed.clause_of(m.first) == clause for m in analysed.facilities)
    several = [m for m in analysed.facilities if _is_several(m) and _is_of_kind(analysed, m)]
    meant = bool(several) and any(
        unit.text.lower() in _THEY and analysed.clause_of(i) == clause for i, unit in enumerate(analysed.units)
    )
    return meant or any(analysed.clause_of(m.first) == clause for m in several) or _sums_up(analysed)


def resumes(analysed: Analysed) -> bool:
    """«Его, на 320 мест, обещают открыть»: a Russian sentence that begins with a pronoun."""
    first = analysed.unit(0)
    return analysed.lang == "ru" and first is not None and first.text.lower() in _RESUMING


def is_had(analysed: Analysed, mention: Mention) -> bool:
    """«В кампусе есть интернат»: what stands there beside what the text is about."""
    first = analysed.unit(0)
    named = isinstance(mention.value, FacilityName) and mention.value.named
    if named or analysed.places or first is None or first.text.lower() not in ("в", "при", "на"):
        return False
    return _has_before(analysed, mention)


def _has_before(analysed: Analysed, mention: Mention) -> bool:
    """Whether a word of having stands before it in its clause."""
    having = [i for i, unit in enumerate(analysed.units[: mention.first]) if unit.text.lower() in _HAVING]
    return any(analysed.clause_of(i) == analysed.clause_of(mention.first) for i in having)


def _is_of_kind(analysed: Analysed, mention: Mention) -> bool:
    """A plural that tells a type, or «такие центры»."""
    if not getattr(mention.value, "generic", True):
        return True
    before = analysed.unit(mention.first - 1)
    return before is not None and before.text.lower() in ("такие", "таких", "таким", "все", "всех")


def _is_several(mention: Mention) -> bool:
    value = mention.value
    return isinstance(value, FacilityName) and value.plural and not value.named


def _sums_up(analysed: Analysed) -> bool:
    """«Общая потребность объектов составляет …», «общий объём вложенных в них средств»: of all that was named."""
    first = analysed.unit(0)
    if first is None or not first.text.lower().startswith(_SUMMING.tuple):
        return False
    return any(map(_is_several, analysed.facilities)) or any(u.text.lower() in _THEY for u in analysed.units)


def is_too_many(link: Link) -> bool:
    """«За парты сядут 270 тысяч школьников»: more than one school can have."""
    if link.entity is None or link.entity.type not in _CROWDED or link.quantity is None:
        return False
    amount = link.quantity.value if link.quantity.value is not None else link.quantity.high
    people = link.of is not None and link.of.category not in ("other", "equipment")
    return amount is not None and amount > (_MOST if people else 10 * _MOST)
