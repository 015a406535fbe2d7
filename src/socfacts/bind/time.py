"""When: the date of a figure's clause, and which dates are facts of their own."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from socfacts.bind.anchors import is_put_off, status_near, status_told, tense
from socfacts.bind.document import Draft
from socfacts.bind.events import Event
from socfacts.bind.facility import facilities_of_clause, facility_near, facility_of_event
from socfacts.bind.figures import link_of
from socfacts.bind.focus import topic
from socfacts.bind.kazakh_time import deadline, of_participle
from socfacts.bind.marks import stood_there
from socfacts.bind.russian_events import is_promised, stands_in
from socfacts.bind.russian_time import has_own_verb, is_waiting, lasts_since
from socfacts.bind.scene import Scene
from socfacts.language.wordlists import WordList
from socfacts.types import Entity, Mention, When

# Beside these a date is only the `when` of their figures.
_STATES = frozenset({"funding", "service", "employment"})
_BUILDING = frozenset(
    [
        "construction",
        "major_repair",
        "current_repair",
        "repair",
        "reconstruction",
        "reinforcement",
        "demolition",
        "opening",
        "relocation",
    ]
)
_AT_ONCE = frozenset({"opening", "closure", "relocation"})
_NOW = WordList("now")
_DESCRIBED = 6  # units between a participle and what it describes


def is_now(text: str) -> bool:
    """«Сегодня», «қазір»: the time of writing, which dates no event."""
    return text.lower().startswith(_NOW.tuple) and not text.lower().startswith("нынешн")


def date_facts(draft: Draft, scene: Scene) -> None:
    """Make date links for the dates of events."""
    for mention, when in scene.dates:
        words = scene.analysed.sentence.text[mention.start : mention.end]
        if _is_dateline(draft, scene, mention, when):
            draft.reject(scene, mention, "the dateline")
            continue
        if is_now(words) and not _happened_today(scene, mention):
            draft.reject(scene, mention, "the time of writing dates no event")
            continue
        if is_programme(scene, mention, when):
            draft.reject(scene, mention, "the period of a programme")
            continue
        if is_of_budget(scene, mention):
            draft.reject(scene, mention, "the year of a budget")
            continue
        if scene.analysed.has_class("crime_word"):
            draft.reject(scene, mention, "a date of a crime or a court case")
            continue
        event = _event_of(draft, scene, mention)
        if event is None:
            draft.reject(scene, mention, "no event goes with the date")
            continue
        if is_waiting(scene, mention):
            draft.reject(scene, mention, "the time of waiting for it")
            continue
        if has_own_verb(scene, mention, event):
            draft.reject(scene, mention, "its clause tells of something else")
            continue
        if event.negated:
            draft.reject(scene, mention, "the event is negated")
            continue
        if scene.is_stopped(mention.first) and not event.attributive:
            draft.reject(scene, mention, "the works stand still")
            continue
        if _since_then(draft, scene, mention, when, event):
            draft.reject(scene, mention, "the time in which the figures of its clause came together")
            continue
        if _of_what_stood_there(draft, scene, event):
            draft.reject(scene, mention, "a date of what stood there before")
            continue
        if event.code in _STATES:
            draft.reject(scene, mention, "beside words of funding or state a date is only their time")
            continue
        _date_link(draft, scene, mention, when, event)


def _happened_today(scene: Scene, mention: Mention) -> bool:
    """«Школа открылась сегодня»: a day told right beside the verb of what happened on it."""
    if scene.analysed.lang != "ru" or scene.analysed.units[mention.last].text.lower() != "сегодня":
        return False
    near = [e for e in scene.live_events() if abs(e.index - mention.first) == 1]
    return any(e.verbal and e.status == "done" and e.code in _AT_ONCE for e in near)


def _since_then(draft: Draft, scene: Scene, mention: Mention, when: When, event: Event) -> bool:
    """«С июня новоселье справили 812 семей»: done since then, not begun then."""
    analysed = scene.analysed
    if not when.edtf.endswith("/..") or event.status != "done" or event.phase is not None:
        return False
    if analysed.lang == "kk":
        return _is_lasting(scene, mention)
    clause = analysed.clause_of(mention.first)
    here = (link for link in reversed(draft.links) if link.sentence is analysed.sentence)
    return any(
        link.kind == "count" and link.measure is None and analysed.clause_of(analysed.unit_at(link.start)) == clause
        for link in here
    )


def _of_what_stood_there(draft: Draft, scene: Scene, event: Event) -> bool:
    """«На месте снесённого в 2022 году здания построят школу»: what is told of a building that is no more."""
    near = [m for m in scene.analysed.facilities if abs(m.first - event.index) <= _DESCRIBED]
    gone = [m for m in near if stood_there(scene.analysed, m) and draft.entity_in(scene, m) is None]
    return any(event.attributive or _goes_on_about(scene, m, event) for m in gone)


def _goes_on_about(scene: Scene, mention: Mention, event: Event) -> bool:
    """«Вместо здания 1962 года постройки», «здания, которое снесли»."""
    comma, opener = scene.analysed.unit(mention.last + 1), scene.analysed.unit(mention.last + 2)
    relative = comma is not None and "comma" in comma.classes and opener is not None
    if relative and opener is not None and "clause_opener" in opener.classes:
        return event.index > mention.last
    return scene.analysed.units[event.index].text.lower() == "постройки"


def _is_dateline(draft: Draft, scene: Scene, mention: Mention, when: When) -> bool:
    """«ӨСКЕМЕН. 12 маусым 2025 жыл – …»: the day of the text itself before the first dash."""
    following = scene.analysed.unit(mention.last + 1)
    opening = mention.first == 0 and following is not None and "dash" in following.classes
    return opening and draft.doc_date is not None and when.edtf == draft.doc_date.isoformat()


def _event_of(draft: Draft, scene: Scene, mention: Mention) -> Event | None:
    described = described_event(scene, mention)
    if described is not None and scene.analysed.lang == "ru":
        return described
    event = described or scene.event_near(mention.first)
    if event is not None and event.attributive and event.index != mention.last + 1 and len(scene.events) > 1:
        others = [e for e in scene.events if not e.attributive and not e.negated]
        same = [e for e in others if scene.analysed.clause_of(e.index) == scene.analysed.clause_of(mention.first)]
        event = min(same, key=lambda e: abs(e.index - mention.first), default=event)
    clause = scene.analysed.clause_of(mention.first)
    if event is not None and event.code in _STATES and scene.analysed.clause_of(event.index) != clause:
        return _phase_alone(draft, scene, mention) or event  # «works began in May, and 300 million was given for them»
    if event is not None and event.code in _STATES and _phase_near(scene, mention) is not None:
        return _phase_alone(draft, scene, mention) or event  # «на школу выделено 340 млн, завершение работ – 2026 год»
    return event or _phase_alone(draft, scene, mention) or _since(scene, mention)


def described_event(scene: Scene, mention: Mention) -> Event | None:
    """«1981 жылы ашылған сарай», «дом, построенный в 1981 году»: the date beside a participle is of it alone."""
    if scene.analysed.lang != "kk":
        return _described_russian(scene, mention)
    return next((e for e in scene.events if e.attributive and not e.negated and e.index == mention.last + 1), None)


def _described_russian(scene: Scene, mention: Mention) -> Event | None:
    """«Построенный в 1981 году», «1981 года постройки»."""
    units = scene.analysed.units
    for event in scene.events:
        if event.index == mention.last + 1 and units[event.index].text.lower() == "постройки":
            return Event(event.index, "construction", "done", None)
        between = units[event.index + 1 : mention.first]
        beside = event.attributive and not event.negated and 0 < mention.first - event.index <= 4
        if beside and not any(unit.classes & {"comma", "clause_opener"} for unit in between):
            return event
    return None


def _phase_alone(draft: Draft, scene: Scene, mention: Mention) -> Event | None:
    """«Завершим в январе»: a phase without an event of its own means the one spoken of before."""
    clause = scene.analysed.clause_of(mention.first)
    marks = [i for i in scene.signs.phases if scene.analysed.clause_of(i) == clause]
    if not marks:
        put_off = _put_off(scene, mention, clause) or _by_deadline(draft, scene, mention)
        return put_off or _promised(scene, clause)
    before = _own_works(scene, mention) or _topic_event(draft, scene)
    index = min(marks, key=lambda i: abs(i - mention.first))
    verb = scene.signs.verbs.get(index)
    status = verb.status if verb is not None and verb.status else status_near(scene, mention.first)
    told = verb is not None or scene.analysed.lang == "kk"  # «наурызға дейін бітіруге тиіс»: there a noun will do
    if before is None and verb is None and "сдач" in scene.analysed.units[index].text.lower():
        return Event(index, "opening", "planned", None)  # «корпус больницы, срок сдачи – 2026 год»
    about = facility_near(draft, scene, mention.first, clause_only=True) or topic(draft, scene)
    if before is None and (not told or about is None):
        return None
    return Event(index, before.code if before is not None else "", status, scene.signs.phases[index])


def _since(scene: Scene, mention: Mention) -> Event | None:
    """«Бассейн работает с 1979 года»: all the time since, without an event."""
    if scene.analysed.lang != "ru" or not _is_lasting(scene, mention):
        return None
    clause = scene.analysed.clause_of(mention.first)
    inside = (m for m in scene.analysed.facilities if scene.analysed.clause_of(m.first) == clause)
    return Event(mention.first, "", None, None) if any(stands_in(scene.analysed, m, "nomn") for m in inside) else None


def _promised(scene: Scene, clause: int) -> Event | None:
    """«В 2027 году предусмотрен детский сад»: a facility that is planned for a date is to open then."""
    analysed = scene.analysed
    if analysed.lang != "ru" or not scene.signs.statuses or not analysed.facilities or scene.has_events:
        return None
    verbs = {i: verb for i, verb in scene.signs.verbs.items() if analysed.clause_of(i) == clause}
    if any(verb.infinitive for verb in verbs.values()):
        return None
    planned = [i for i in verbs if scene.signs.statuses.get(i) == "planned"]
    inside = [m for m in analysed.facilities if analysed.clause_of(m.first) == clause]
    told = next((i for i in planned if any(is_promised(analysed, i, m) for m in inside)), None)
    return Event(told, "opening", "planned", None) if told is not None else None


def _put_off(scene: Scene, mention: Mention, clause: int) -> Event | None:
    """«Жоба келесі жылға шегерілді»: what is put off is planned, whatever it is."""
    if scene.analysed.lang == "ru" and not is_put_off(scene, mention):
        return None  # «каток летом простаивает»
    for index, kind in scene.signs.negations.items():
        if kind == "postponed" and scene.analysed.clause_of(index) == clause:
            return Event(index, "", "planned", None)
    return None


def _by_deadline(draft: Draft, scene: Scene, mention: Mention) -> Event | None:
    """«Жаңа мерзім белгіленді: 1 қыркүйек»: until then the works that are spoken of shall be done."""
    index = deadline(scene.analysed, mention.first) if scene.analysed.lang == "kk" else None
    told = index is not None and (_own_works(scene, mention) or _topic_event(draft, scene)) is not None
    return Event(index, "", "planned", None) if index is not None and told else None


def _own_works(scene: Scene, mention: Mention) -> Event | None:
    """«Жөндеуге ақша бөлініп, жұмыстар тамызда аяқталмақ»: the works that the sentence itself named before."""
    works = [e for e in scene.live_events() if e.index < mention.first and e.code in _BUILDING and e.code != "opening"]
    return works[-1] if works else None


def _topic_event(draft: Draft, scene: Scene) -> Event | None:
    """The works spoken of before; an opening was built first."""
    paragraph = scene.analysed.sentence.paragraph
    opening: Event | None = None
    for other in reversed(draft.scenes[: scene.position]):
        if paragraph - other.analysed.sentence.paragraph > 1 or scene.position - other.position > 4:
            break
        for event in reversed(other.live_events()):
            if event.code == "opening":
                opening = opening or replace(event, code="construction")
            elif event.code in _BUILDING:
                return event
    return opening


def _date_link(draft: Draft, scene: Scene, mention: Mention, when: When, event: Event) -> None:
    phase = _phase_near(scene, mention) or event.phase
    if when.edtf.endswith("/..") and not _is_lasting(scene, mention) and not _at_earliest(scene, mention):
        # «С 2026 года начнут строить»: the start of something is that year, not all years since.
        start = draft.resolve(mention.value, partial(tense, scene, mention), as_start=True)
        when, phase = (start or when), "start"
    link = link_of(draft, scene, "date", mention.start, mention.end, mention.rule)
    link.when, link.when_text = when, draft.text[link.start : link.end]
    status = status_told(scene, mention) or event.status
    link.event, link.phase, link.status = event.code or None, phase, _by_calendar(draft, when, status, event.code)
    link.entity = (
        of_participle(draft, scene, event) or _of_russian_participle(draft, scene, event)
        or _gapped(draft, scene, mention, event)
        or facility_of_event(draft, scene, event.index if event in scene.events else mention.first)
    )  # fmt: skip


def _of_russian_participle(draft: Draft, scene: Scene, event: Event) -> Entity | None:
    """«Диспансер, построенный в 1974 году, передадут под хоспис»: what stands before the comma of the participle."""
    if scene.analysed.lang != "ru" or not event.attributive:
        return None
    before = [m for m in scene.analysed.facilities if m.last + 1 < event.index]
    units = scene.analysed.units
    if not before or "comma" not in units[before[-1].last + 1].classes:
        return None
    between = units[before[-1].last + 2 : event.index]
    return None if any("comma" in unit.classes for unit in between) else draft.entity_in(scene, before[-1])


def _is_lasting(scene: Scene, mention: Mention) -> bool:
    """«2023 жылдан бері салынып жатыр»: all the time since, while «бастап» tells when something begins."""
    if scene.analysed.lang == "ru":
        return lasts_since(scene, mention)
    return scene.analysed.sentence.text[mention.start : mention.end].lower().endswith(("бері", "бергі"))


def is_programme(scene: Scene, mention: Mention, when: When) -> bool:
    """«2023–2025 жылдарға арналған жоспар»: the period of a programme."""
    following = scene.analysed.unit(mention.last + 1)
    return "/" in when.edtf and following is not None and following.text.lower() == "арналған"


def is_of_budget(scene: Scene, mention: Mention) -> bool:
    """«В бюджете 2026 года», «в бюджет на 2026 год», «2026 жылғы бюджетте»: the year of the money."""
    units = scene.analysed.units
    if scene.analysed.lang == "kk":
        at = mention.last + 1
        if at < len(units) and units[at].text.lower() == "арналған":
            at += 1
        elif not units[mention.last].text.lower().endswith(("ғы", "гі", "дың", "дің")):
            return False  # «2024 жылы бюджет есебінен салынды»
        return at < len(units) and units[at].text.lower().startswith("бюджет")
    at = mention.first - 1
    while at > 0 and units[at].text.lower() in ("на", "в"):
        at -= 1
    return at >= 0 and units[at].text.lower().split()[-1].startswith("бюджет")


def _gapped(draft: Draft, scene: Scene, mention: Mention, event: Event) -> Entity | None:
    """«Күзде мектеп, ал көктемде балабақша ашылады»: each date is of the facility of its own clause."""
    analysed = scene.analysed
    if analysed.lang != "kk" or analysed.clause_of(event.index) == analysed.clause_of(mention.first):
        return None
    inside = facilities_of_clause(draft, scene, mention.first)
    after = facilities_of_clause(draft, scene, mention.first, after=True)
    return after[0] if len(after) == 1 else inside[0] if len(inside) == 1 else None


def _at_earliest(scene: Scene, mention: Mention) -> bool:
    """«Не раньше 2027 года» tells no start."""
    return scene.analysed.sentence.text[mention.start : mention.end].lower().startswith(("не ран",))


def _phase_near(scene: Scene, mention: Mention) -> str | None:
    """«Начало работ – июнь, окончание – август»: the phase word right before a date is its own."""
    clause = scene.analysed.clause_of(mention.first)
    marks = [i for i in scene.signs.phases if scene.analysed.clause_of(i) == clause]
    if scene.analysed.lang == "kk":  # its verb comes last
        nearest = min(marks, key=lambda i: abs(mention.first - i), default=None)
        return scene.signs.phases[nearest] if nearest is not None else None
    near = [i for i in marks if 0 < mention.first - i <= 6]
    return scene.signs.phases[max(near)] if near else None


def _by_calendar(draft: Draft, when: When, status: str | None, code: str = "") -> str | None:
    """What lies after the publication is ahead, whatever the verb: «сдаём осенью»."""
    if draft.doc_date is None or when.start is None or when.start <= draft.doc_date:
        return status
    return "planned" if status in (None, "done") or code in _AT_ONCE else status
