"""The time, event and status of a figure, from its clause."""

from __future__ import annotations

from socfacts.bind.anchors import is_of_rest, is_year_of_building, status_near
from socfacts.bind.document import Draft
from socfacts.bind.events import Event
from socfacts.bind.scene import Scene, ends_before
from socfacts.bind.time import described_event, is_now, is_of_budget, is_programme
from socfacts.language.analysis import Analysed
from socfacts.language.wordlists import WordList
from socfacts.types import Link, Mention, When

_WITHIN = WordList("within", "ru")
_PARTICIPLES = WordList("participles", "kk")
_NOW_OF_FIGURES = {lang: WordList("now_of_figures", lang) for lang in ("ru", "kk")}


def fill_when(draft: Draft, scene: Scene, link: Link, first: int) -> None:
    """The `when` of a figure: the date of its clause, else the only date of its sentence."""
    analysed = scene.analysed
    dates = [(m, w) for m, w in scene.dates if not is_now(analysed.sentence.text[m.start : m.end])]
    dates = [(m, w) for m, w in dates if not _is_of_another(scene, m, first) and not _is_over(scene, m, first)]
    dates = [(m, w) for m, w in dates if not scene.is_stopped(m.first) and not is_year_of_building(analysed, m)]
    dates = [(m, w) for m, w in dates if not _is_compared_with(analysed, m)]
    dates = [(m, w) for m, w in dates if first > m.first or not is_of_rest(analysed, m)]
    dates = [(m, w) for m, w in dates if not is_of_budget(scene, m) or _is_given_then(analysed, link, m, first)]
    here = analysed.bracket_of(first)
    dates = [(m, w) for m, w in dates if analysed.bracket_of(m.first) in (None, here)]
    dates = [(m, w) for m, w in dates if not is_programme(scene, m, w)] or dates
    inside = [(m, w) for m, w in dates if analysed.clause_of(m.first) == analysed.clause_of(first)]
    chosen = inside or (dates if len(dates) == 1 else [])
    if not inside:
        chosen = [(m, w) for m, w in chosen if not (_at_odds(scene, link, m) or _stands_apart(scene, link, m, first))]
    if not chosen:
        return
    last = analysed.unit_at(link.end - 1)
    beside = [pair for pair in chosen if pair[0].first - last == 2 and analysed.units[last + 1].text in _WITHIN]
    mention, when = beside[0] if beside else _nearest(analysed, chosen, first)
    if _is_of_main_verb(scene, link, mention, first):
        return
    start, end = analysed.sentence.span(mention.start, mention.end)
    link.when, link.when_text = when, draft.text[start:end]


def _is_compared_with(analysed: Analysed, date: Mention) -> bool:
    """«87 человек, вдвое больше, чем годом ранее»."""
    before = analysed.unit(date.first - 1)
    return before is not None and before.text.lower() == "чем"


def _is_given_then(analysed: Analysed, link: Link, date: Mention, index: int) -> bool:
    """«В бюджете 2026 года заложено 350 млн»: the money of that year, and no other figure."""
    if link.kind != "budget":
        return False
    return date.first < index or not any("comma" in unit.classes for unit in analysed.units[index : date.first])


def _is_of_main_verb(scene: Scene, link: Link, date: Mention, index: int) -> bool:
    """«Школа на 85 мест, построенная в 1974 году, закроется в 2027-м»: what the participle tells was not in 2027."""
    if scene.analysed.lang != "ru" or link.status != "done" or status_near(scene, date.first) != "planned":
        return False
    event = scene.event_near(index)
    return event is not None and event.attributive


def _nearest(analysed: Analysed, dates: list[tuple[Mention, When]], index: int) -> tuple[Mention, When]:
    """The date with the fewest commas to a Russian figure, of these the nearest: «за год – 900, годом раньше – 700»."""
    if len(dates) == 1 or analysed.lang != "ru":
        return min(dates, key=lambda pair: abs(pair[0].first - index))

    def apart(pair: tuple[Mention, When]) -> tuple[int, int]:
        low, high = sorted((pair[0].first, index))
        return sum("comma" in unit.classes for unit in analysed.units[low:high]), high - low

    return min(dates, key=apart)


def _is_over(scene: Scene, date: Mention, index: int) -> bool:
    """«В 2020 году учились 600, сейчас – 900», «былтыр 600 еді, қазір 900»: behind «now» no date before it holds."""
    if date.first > index:
        return False
    now = _NOW_OF_FIGURES[scene.analysed.lang]
    return any(unit.text.lower() in now for unit in scene.analysed.units[date.last + 1 : index])


def _is_now(scene: Scene, index: int) -> bool:
    """«Год назад было 280 учеников, сейчас 320»: a figure behind «now», with no verb between nor after it."""
    now = _NOW_OF_FIGURES[scene.analysed.lang]
    units = scene.analysed.units
    at = next((i for i in range(index - 1, -1, -1) if units[i].text.lower() in now), None)
    return at is not None and not any(i > at and verb.finite for i, verb in scene.signs.verbs.items())


def _is_of_another(scene: Scene, date: Mention, index: int) -> bool:
    """«1969 жылы салынған мектептің орнына 900 орындық мектеп …»: the date is of what the participle describes."""
    described = described_event(scene, date)
    if described is None and scene.analysed.lang == "kk" and _describes_begun(scene, date, index):
        return True
    if described is None or scene.analysed.lang == "ru":
        return described is not None
    return ends_before(scene, described, index)


def _describes_begun(scene: Scene, date: Mention, index: int) -> bool:
    """«2023 жылы басталған ауруханаға 17 млрд теңге бөлінді»: it was begun then, the money came later."""
    verb = scene.analysed.unit(date.last + 1)
    if verb is None or "phase_verb" not in verb.classes or not verb.text.lower().endswith(_PARTICIPLES.tuple):
        return False
    return any(date.last + 1 < mention.last < index for mention in scene.analysed.facilities)


def _at_odds(scene: Scene, link: Link, date: Mention) -> bool:
    """«Үлесі 42 пайызға жетті, 2030 жылға қарай 50 пайызға жетпек»: what is done has no date of what is planned."""
    told = {link.status, status_near(scene, date.first)}
    return scene.analysed.lang == "kk" and told == {"done", "planned"}


def _stands_apart(scene: Scene, link: Link, date: Mention, index: int) -> bool:
    """«В ней 250 коек, а здание построено в 1978 году»: the date is of another clause, which has a verb of its own.

    A date that comes first goes on to hold («В 2024 году открыли школу, в неё пришли 300 детей»), but not for what is
    told in another tense («Летом отремонтируем, на это нашли 40 млн»).
    """
    if not scene.stand_apart(date.first, index):
        return False
    if link.kind != "budget" and date.first < index and _is_behind_verb(scene, date):
        return True
    told = {scene.own_status(date.first), scene.own_status(index)}
    # A Kazakh habit or measure («62 пайызды құрайды») tells no status, and is not of the date of what is done.
    differ = len(told) == 2 and (None not in told or (scene.analysed.lang == "kk" and "done" in told))
    return date.first > index or differ


def _is_behind_verb(scene: Scene, date: Mention) -> bool:
    """«Санаторий основан в 1961 году, износ достигает 70 %»: a Russian date that its own verb has taken."""
    analysed = scene.analysed
    clause = analysed.clause_of(date.first)
    verbs = (i for i, verb in scene.signs.verbs.items() if verb.finite and analysed.clause_of(i) == clause)
    return analysed.lang == "ru" and any(i < date.first for i in verbs)


def fill_event(draft: Draft, scene: Scene, link: Link, first: int) -> None:
    """Event, phase and status of a figure from its clause; a negated event gives none."""
    event = scene.event_near(first)
    if event is not None and _is_of_another_clause(scene, event, first, link.kind in ("count", "area")):
        link.status = scene.own_status(first)
    elif event is not None:
        if not event.negated:
            link.event, link.phase, link.status = event.code, event.phase, event.status
        if event is scene.inherited and scene.analysed.lang == "kk":
            link.status = scene.own_status(first) or link.status  # «… 90 пайыздан асуы тиіс»
    else:
        link.status = status_near(scene, first)
    if link.status == "done" and link.event is None and _is_now(scene, first):
        link.status = "ongoing"


def _is_of_another_clause(scene: Scene, event: Event, index: int, counts: bool) -> bool:
    """«Центр рассчитан на 180 мест, новый корпус планируем построить»: the event behind a figure is not of it."""
    if event.negated or event is scene.inherited or not scene.stand_apart(event.index, index):
        return False
    told = {scene.own_status(index), *(e.status for e in scene.events if e.index == event.index)}
    # «Проверка показала, что в интернате живут 200 детей», but «дом отремонтируют, на это выделили 40 млн».
    return event.index > index or (counts and None not in told and len(told) > 1)
