"""Facilities that are named by the way: where somebody comes from, is brought or is taught, what stands beside."""

from __future__ import annotations

from socfacts.bind.kazakh_kinds import houses
from socfacts.bind.russian_facility import is_had
from socfacts.language.analysis import Analysed
from socfacts.language.wordlists import WordList
from socfacts.types import FacilityName, Mention

# Where pupils are taught while their school is not there; they are taught nothing of its own.
HOSTS = frozenset({"culture_centre", "residential_building", "service_centre", "kindergarten", "hospital"})
_ASIDE = WordList("aside", "ru")
_FOR_NOW = {lang: WordList("for_now", lang) for lang in ("ru", "kk")}
_PARTICIPLES = WordList("participles", "kk")
_OPENING = 3  # units that may stand before «которые» in its clause
_CARRIED = 4  # units between the verb and where it leads


_BESIDE = WordList("beside_of_asides", "kk")


_WAS = WordList("was", "kk")


def _was_there(sentence: Analysed, mention: Mention) -> bool:
    """«Бұрын бұл жерде балабақша болған»: what stood there before."""
    following = sentence.unit(mention.last + 1)
    if following is None or following.text.lower() not in _WAS:
        return False
    return any(unit.text.lower() in ("бұрын", "кезінде", "бұрында") for unit in sentence.units[: mention.first])


def is_aside(sentence: Analysed, mention: Mention) -> bool:
    """«Дети из дома «Жанұя»», «интернаттан», «мектептің жанында»: where something is, not what is spoken of."""
    if sentence.lang == "kk":
        case, following = sentence.units[mention.last].lexeme.case, sentence.unit(mention.last + 1)
        beside = following is not None and following.text.lower().startswith(_BESIDE.tuple)
        if case == "loc" and _is_for_now(sentence, mention):
            return True
        if is_partner(sentence, mention) or _is_of_participle(sentence, mention):
            return True
        return case == "abl" or (case == "gen" and beside) or _was_there(sentence, mention) or houses(sentence, mention)
    before = sentence.unit(mention.first - 1)
    if any("neighbour_word" in unit.classes for unit in sentence.units[mention.first : mention.last]):
        return True  # «соседняя школа № 60»
    if before is not None and before.text.lower() == "для" and sentence.facilities[0] is not mention:
        return True  # «сдадут ещё одно здание – для колледжа «Жас өркен»»
    if mention.first and any("former_word" in unit.classes for unit in sentence.units[mention.first : mention.last]):
        return True  # «Прежняя больница прослужила …» is spoken of
    if is_partner(sentence, mention) or _is_in_relative(sentence, mention):
        return True
    if is_had(sentence, mention) or _carried_to(sentence, mention):
        return True
    if _stays_in(sentence, mention) or _hosts_pupils(sentence, mention):
        return True
    if before is not None and before.text.lower() == "при":
        # «Бассейн при школе», «интернат при лицее»
        return any(other.last == mention.first - 2 for other in sentence.facilities)
    return before is not None and before.text.lower() in _ASIDE


_DEALING = {lang: WordList("dealing", lang) for lang in ("ru", "kk")}


def is_partner(sentence: Analysed, mention: Mention) -> bool:
    """«Договорились с колледжем», «вместе со школой № 5», «университетпен келістік»: with whom something is done."""
    if sentence.lang == "kk":
        with_whom = sentence.units[mention.last].lexeme.case == "ins"
        near = sentence.units[mention.last :] if with_whom else []
    else:
        before = sentence.unit(mention.first - 1)
        with_whom = before is not None and before.text.lower() in ("с", "со")
        near = sentence.units[max(mention.first - _CARRIED, 0) : mention.first]
    return with_whom and any(unit.text.lower().startswith(_DEALING[sentence.lang].tuple) for unit in near)


_CARRYING = WordList("carrying", "ru")


def _carried_to(sentence: Analysed, mention: Mention) -> bool:
    """«Больных везут в областную больницу»: where they are brought, not what is spoken of."""
    before = sentence.unit(mention.first - 1)
    if before is None or before.text.lower() not in ("в", "во"):
        return False
    words = (unit.text.lower() for unit in sentence.units[max(mention.first - _CARRIED, 0) : mention.first])
    return any(word.startswith(_CARRYING.tuple) for word in words)


def _is_in_relative(sentence: Analysed, mention: Mention) -> bool:
    """«К поликлинике прикрепят детей, которые лечились в поликлиниках № 1 и № 2»: told of those children alone."""
    clause = sentence.clause_of(mention.first)
    first = next(i for i in range(mention.first + 1) if sentence.clause_of(i) == clause)
    opened = any(unit.worth("clause_opener") == "relative" for unit in sentence.units[first : first + _OPENING])
    return opened and any(sentence.clause_of(other.first) < clause for other in sentence.facilities)


def _is_of_participle(sentence: Analysed, mention: Mention) -> bool:
    """«Емханаға №1 және №2 емханаларда қаралып келген 24 мың бала тіркеледі»: told of those children alone."""
    head = mention.groups["head"][0]
    if sentence.units[head].lexeme.case != "loc":
        return False
    behind = sentence.units[head + 1 : head + 1 + _CARRIED]
    told = next((i for i, unit in enumerate(behind) if unit.text.lower().endswith(_PARTICIPLES.tuple)), None)
    if told is None or any("comma" in unit.classes for unit in behind[: told + 1]):
        return False
    others = (m for m in sentence.facilities if m.groups["head"][0] < mention.first)
    return any(sentence.units[m.groups["head"][0]].lexeme.case != "loc" for m in others)


def _stays_in(sentence: Analysed, mention: Mention) -> bool:
    """«Коллективы пока репетируют в школе»: a roof for the time being."""
    before = sentence.unit(mention.first - 1)
    if before is None or before.text.lower() not in ("в", "во"):
        return False
    return _is_for_now(sentence, mention)


def _is_for_now(sentence: Analysed, mention: Mention) -> bool:
    """«Пока репетируют в школе», «әзірге мектепте оқып жүр»."""
    clause = sentence.clause_of(mention.first)
    words = (unit.text.lower() for i, unit in enumerate(sentence.units) if sentence.clause_of(i) == clause)
    return any(word in _FOR_NOW[sentence.lang] for word in words)


def _hosts_pupils(analysed: Analysed, mention: Mention) -> bool:
    """«Пока 187 школьников учатся в доме культуры»: a roof for the pupils of another house."""
    value, before = mention.value, analysed.unit(mention.first - 1)
    if not isinstance(value, FacilityName) or value.type not in HOSTS or before is None:
        return False
    clause = analysed.clause_of(mention.first)
    taught = (i for i, unit in analysed.with_class("counted") if unit.worth("counted") in ("pupils", "students"))
    return before.text.lower() in ("в", "во") and any(
        i < mention.first and analysed.clause_of(i) == clause for i in taught
    )
