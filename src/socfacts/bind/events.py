"""Events of a sentence: what happens, whether it begins or ends, whether it is planned, going on or done."""

from __future__ import annotations

from dataclasses import dataclass, replace
from operator import itemgetter

from socfacts.bind.kazakh_verbs import is_weighed, split_events
from socfacts.bind.russian_events import built
from socfacts.bind.signs import Signs, signs
from socfacts.bind.tense import WE_DID, VerbSense
from socfacts.language import russian
from socfacts.language.analysis import Analysed
from socfacts.language.units import Unit
from socfacts.language.wordlists import WordList

_COURSE = {lang: WordList("course", lang) for lang in ("ru", "kk")}
_FUTURE = WordList("future_of_passives", "ru")
_PROGRESSIVE = WordList("progressive", "kk")
_POSTPONED, _REFUSED, STOPPED = "postponed", "refused", "stopped"


@dataclass(slots=True, unsafe_hash=True)
class Event:
    """An event word at unit ``index``; ``negated`` ones give no event, status or date to any fact."""

    index: int
    code: str
    status: str | None
    phase: str | None
    negated: bool = False
    verbal: bool = False
    attributive: bool = False


_TELLING_EVENTS = frozenset({"event", "event_verb", "event_rest", "building_verb"})
_TELLING_EVENTS_ALONE = frozenset({"event", "event_verb"})
_NO_CODES = frozenset[str]()


def has_events(analysed: Analysed) -> bool:
    """Whether a word of the sentence tells an event."""
    return analysed.has_any(_TELLING_EVENTS)


def codes_of_events(analysed: Analysed) -> frozenset[str]:
    """The codes of the words of a sentence that tell events."""
    if not has_events(analysed):
        return _NO_CODES
    return frozenset([_code(unit) for _, unit in analysed.with_class("event", "event_verb")])


def _code(unit: Unit) -> str:
    return str(unit.worth("event") or unit.worth("event_verb"))


def events(analysed: Analysed) -> list[Event]:
    """The events of a sentence in order of their words."""
    words = list(analysed.with_class("event", "event_verb"))
    split = split_events(analysed.units) if analysed.has_class("event_rest") else {}
    if split:
        units = enumerate(analysed.units)
        words = [(i, unit) for i, unit in units if i in split or _tells_alone(unit)]
    extra = built(analysed) if analysed.has_class("building_verb") else {}
    if extra:
        words = sorted([*words, *((index, analysed.units[index]) for index in extra)], key=itemgetter(0))
    if not words:
        return []
    found = signs(analysed)
    out = []
    for index, unit in words:
        is_verb = analysed.lang == "ru" or "event_verb" in unit.classes or unit.text.endswith(_PROGRESSIVE.tuple)
        is_verb = is_verb or index in split
        verb = found.verbs.get(index) if is_verb else None
        if verb is None and analysed.lang == "kk" and "event" not in unit.classes and unit.text.endswith(WE_DID.tuple):
            continue  # «аштық құрбандары»
        if verb is not None and analysed.lang == "ru" and _reports(analysed, index):
            continue
        if _opens_otherwise(analysed, index) or _breaks_otherwise(analysed, index):
            continue
        if analysed.lang == "kk" and unit.text.lower().startswith("оқыт") and _at_school(analysed):
            continue
        code = split.get(index) or ("construction" if index in extra else _code(unit))
        event = Event(
            index, code, _status(analysed, index, verb, found), _phase(analysed, index, found),
            _negated(analysed, index, verb, found), verb is not None, verb is not None and not verb.finite
            and not verb.infinitive,
        )  # fmt: skip
        if extra.get(index) == "laying" or split.get(index) == "construction":  # «іргетасы келер жылы қаланады»
            event = replace(event, phase="start")
        out.append(_postponed(event, analysed, found))
    return [_through_phase(event, analysed, found) for event in _governing(out, analysed)]


def _reports(analysed: Analysed, index: int) -> bool:
    """«Комиссия установила, что …», «срок сдачи установлен»: what is found out or set, not put in."""
    front = analysed.units[max(index - _SET, 0) : index]
    if _code(analysed.units[index]) == "equipment" and any(u.text.lower().startswith(_TERMS.tuple) for u in front):
        return True
    comma, that = analysed.unit(index + 1), analysed.unit(index + 2)
    return comma is not None and "comma" in comma.classes and that is not None and that.text == "что"


def _opens_otherwise(analysed: Analysed, index: int) -> bool:
    """«Открыто 37 вакансий», «закрыта 31 ставка», «12 бос орын ашылды»: no facility opens or closes."""
    if _code(analysed.units[index]) not in ("opening", "closure"):
        return False
    near = analysed.units[max(index - _BESIDE, 0) : index + _BESIDE + 1]
    return any(unit.lexeme.lemma in _OPENED_OTHERWISE[analysed.lang] for unit in near)


def _breaks_otherwise(analysed: Analysed, index: int) -> bool:
    """«Келісімшарт наурызда бұзылды»: a contract, a law or a plan is broken, no house is pulled down."""
    if analysed.lang != "kk" or not analysed.units[index].text.lower().startswith("бұз"):
        return False
    clause = analysed.clause_of(index)
    front = (i for i in range(max(index - _FAR, 0), index) if analysed.clause_of(i) == clause)
    return any(analysed.units[i].text.lower().startswith(_BROKEN.tuple) for i in front)


_BROKEN = WordList("broken_otherwise", "kk")
_FAR = 6  # units from what is broken to the verb
_OPENED_OTHERWISE = {lang: WordList("opened_otherwise", lang) for lang in ("ru", "kk")}
_BESIDE = 3  # units between a verb and its object
_TERMS = WordList("terms", "ru")
_SET = 6  # units between «срок» and its verb
_SCHOOL = WordList("words_of_school", "kk")


def _at_school(analysed: Analysed) -> bool:
    """«Үш ауысымда оқытатын мектеп»: pupils are taught there, nobody is trained."""
    return any(unit.text.lower().startswith(_SCHOOL.tuple) for unit in analysed.units)


def _tells_alone(unit: Unit) -> bool:
    """Whether a word tells an event and is not the rest of a phrase that a verb further on completes."""
    return not unit.classes.isdisjoint(_TELLING_EVENTS_ALONE) and "event_rest" not in unit.classes


def _governing(found: list[Event], analysed: Analysed) -> list[Event]:
    """«Реконструкция с сейсмоусилением» is a reconstruction: a noun right behind another one only tells how."""
    kept: list[Event] = []
    for event in found:
        before = kept[-1] if kept else None
        if before is not None and _means_only(analysed, before, event):
            # «Закрыт на ремонт», «передали под реконструкцию»: the work is what happens.
            kept[-1] = replace(event, status=_under_work(analysed, before), negated=before.negated)
            continue
        if before is not None and not event.verbal and not before.verbal and _only_joined(analysed, before, event):
            continue
        kept.append(event)
    return kept


_WORKS = frozenset({"major_repair", "current_repair", "repair", "reconstruction", "reinforcement", "construction"})


def _means_only(analysed: Analysed, verb: Event, work: Event) -> bool:
    if not verb.verbal or work.verbal or work.code not in _WORKS or verb.code in _WORKS or analysed.lang != "ru":
        return False
    before = analysed.unit(work.index - 1)
    return work.index - verb.index <= 5 and before is not None and before.text.lower() in ("на", "под")


def _under_work(analysed: Analysed, verb: Event) -> str | None:
    """«Закрыт на ремонт» lasts, «закрывали на ремонт» is over."""
    if analysed.units[verb.index].text.lower().startswith("закрывал"):
        return "done"
    return "ongoing" if verb.status == "done" and verb.code in ("closure", "other") else verb.status


def _only_joined(analysed: Analysed, first: Event, second: Event) -> bool:
    between = [unit.text.lower() for unit in analysed.units[first.index + 1 : second.index]]
    return all(word in ("с", "со", "по", "и", "мен", "және") for word in between) and len(between) <= 1


def _postponed(event: Event, analysed: Analysed, found: Signs) -> Event:
    """«Перенесён на 2027 год», «2026 жылға шегерілді»: put off is planned, and no phase has come.

    What was stopped is neither planned nor done.
    """
    if not found.negations:
        return event
    clause = analysed.clause_of(event.index)
    for mark, kind in found.negations.items():
        if kind == _POSTPONED and analysed.clause_of(mark) == clause and mark != event.index:
            return replace(event, status="planned", phase=None)
        if kind == STOPPED and analysed.clause_of(mark) == clause and mark != event.index:
            return replace(event, status=None, phase=None)
    return event


def _through_phase(event: Event, analysed: Analysed, found: Signs) -> Event:
    """«Завершат в январе»: an ended phase that is still ahead is planned, a begun one that is over is done."""
    if event.phase is None or event.verbal:
        return event
    index = _nearest(analysed, event.index, found.phases)
    verb = found.verbs.get(index) if index is not None else None
    if verb is None or verb.status is None:
        return event
    status = verb.status
    if event.phase == "start" and status == "done" and event.status in ("ongoing",):
        status = "ongoing"
    return replace(event, status=status)


def _nearest(analysed: Analysed, index: int, marks: dict[int, str] | dict[int, VerbSense]) -> int | None:
    """The nearest mark in the clause of a unit, the one before it on a tie."""
    if not marks:
        return None
    numbers = analysed.clauses
    inside = [i for i in marks if i != index and (not numbers or numbers[i] == numbers[index])]
    if len(inside) < 2:
        return inside[0] if inside else None
    return min(inside, key=lambda i: (abs(i - index), i > index), default=None)


def _status(analysed: Analysed, index: int, verb: VerbSense | None, found: Signs) -> str | None:
    if verb is not None and verb.finite and verb.status is not None:
        return _with_auxiliary(analysed, index, verb, found)
    if analysed.lang == "kk" and is_weighed(analysed.units, index):
        return "planned"
    if verb is not None and not verb.infinitive and verb.status is not None:
        return verb.status
    if verb is None and analysed.lang == "kk" and _is_talked_of(analysed, index):
        return "planned"
    if verb is None and analysed.lang == "ru":
        if index in found.statuses:
            return found.statuses[index]  # «школа на капремонте»
        if _is_left(analysed, index):
            return "planned"
    if verb is None and _is_under_way(analysed, index):
        return "ongoing"
    marked = _nearest(analysed, index, found.statuses)
    finite = {i: v for i, v in found.verbs.items() if v.finite and v.status is not None and not _is_said(analysed, i)}
    governor = _nearest(analysed, index, finite)
    if marked is not None and (governor is None or abs(marked - index) <= abs(governor - index) + 3):
        return found.statuses[marked]
    if governor is not None:
        return _with_auxiliary(analysed, governor, finite[governor], found)
    if marked is not None:
        return found.statuses[marked]
    is_open = verb is None or (verb.finite and analysed.lang == "kk")  # «қызмет көрсетеді»: now or from then on
    return None if is_open else "planned"


def _is_said(analysed: Analysed, index: int) -> bool:
    """«О строительстве поликлиники сообщаем: …»: that it is spoken of tells nothing of the works."""
    return analysed.lang == "ru" and "speech_verb" in analysed.units[index].classes


def _is_left(analysed: Analysed, index: int) -> bool:
    """«До открытия осталось две недели»: what is counted down to is ahead."""
    before = analysed.unit(index - 1)
    if before is None or before.text.lower() != "до":
        return False
    return any(unit.text.lower().startswith(("осталось", "остал", "остаё", "остае")) for unit in analysed.units)


def _is_under_way(analysed: Analysed, index: int) -> bool:
    """«Ознакомился с ходом строительства», «құрылыс барысымен танысты»: whose course is looked at goes on."""
    if analysed.lang == "kk":
        following = analysed.unit(index + 1)
        return following is not None and following.text.lower().startswith(_COURSE["kk"].tuple)
    at = index - 1
    while at > 0 and russian.is_adjective(analysed.units[at].text):
        at -= 1
    return at >= 0 and analysed.units[at].text.lower() in _COURSE["ru"]


def _is_talked_of(analysed: Analysed, index: int) -> bool:
    """«Мектеп салу туралы шешім қабылданды»: what is decided, asked or spoken of is still ahead."""
    unit, following = analysed.units[index], analysed.unit(index + 1)
    ahead = unit.text.lower().endswith(("у", "ю")) and following is not None
    return ahead and following is not None and following.text.lower() in ("туралы", "жөнінде", "жөніндегі")


def _with_auxiliary(analysed: Analysed, index: int, verb: VerbSense, found: Signs) -> str | None:
    """«Будет построена» is planned although its participle is past; «салынып жатыр» is ongoing."""
    for step in (-1, -2, 1):
        beside = found.verbs.get(index + step)
        unit = analysed.unit(index + step)
        if beside is not None and unit is not None and unit.text.lower() in _FUTURE:
            return "planned"
    beside_status = found.statuses.get(index + 1) or found.statuses.get(index)
    if analysed.lang == "kk" and beside_status:
        return beside_status
    if index in found.statuses and found.statuses[index] == "planned":
        return "planned"
    return verb.status


def _phase(analysed: Analysed, index: int, found: Signs) -> str | None:
    if index in found.phases:
        return None
    nearest = _nearest(analysed, index, found.phases)
    if nearest is None or abs(nearest - index) > 8:
        return None
    return found.phases[nearest]


_QUESTIONS = {lang: WordList("questions_of", lang) for lang in ("ru", "kk")}


def _is_in_question(analysed: Analysed, index: int) -> bool:
    """«Вопрос строительства школы рассмотрят», «мектеп салу мәселесі»: whether to build is still open."""
    beside = analysed.unit(index + (1 if analysed.lang == "kk" else -1))
    return beside is not None and beside.text.lower() in _QUESTIONS[analysed.lang]


def _carriers(analysed: Analysed, index: int, found: Signs) -> list[int]:
    """The word of an event and the finite verbs of its clause, of which a negation may stand before any."""
    clause = analysed.clause_of(index)
    return [index, *(i for i, v in found.verbs.items() if v.finite and analysed.clause_of(i) == clause)]


def _negated(analysed: Analysed, index: int, verb: VerbSense | None, found: Signs) -> bool:
    """«Не будет открыт», «отложен», «емес»: a negation beside the verb that carries the event."""
    if verb is None and _is_in_question(analysed, index):
        return True
    if verb is not None and verb.negative:
        return True
    clause = analysed.clause_of(index)
    if verb is None and any(
        i in found.verbs and analysed.clause_of(i) == clause for i, _ in analysed.with_class("event", "event_verb")
    ):
        return False  # «здание 1957 года постройки усиливать не станут»: the verb of another event is negated
    if verb is not None and not verb.finite and not verb.infinitive and analysed.lang == "ru":
        return found.negations.get(index - 1) is not None  # «построенное в 1978 году здание не знало ремонта»
    if verb is not None and verb.finite and analysed.lang == "ru":
        carriers = [index]  # «построена в 1978 году и ни разу не ремонтировалась»: each verb has its own «не»
    else:
        carriers = _carriers(analysed, index, found)
    for mark, kind in found.negations.items():
        if analysed.clause_of(mark) != clause:
            continue
        if kind == _REFUSED:
            return True
        if kind in (_POSTPONED, STOPPED):
            continue
        if any(0 < carrier - mark <= 2 for carrier in carriers if analysed.lang == "ru"):
            return True
        if analysed.lang == "kk" and any(0 < mark - carrier <= 2 for carrier in carriers):
            return True
    if analysed.lang == "kk" and verb is None:
        return any(v.negative and v.finite for i, v in found.verbs.items() if analysed.clause_of(i) == clause)
    return False
