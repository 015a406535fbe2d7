"""What a date hangs on: the tense of its clause, and the dates that are not those of what is told."""

from __future__ import annotations

from functools import partial

from socfacts.bind.document import Draft
from socfacts.bind.kazakh_time import deadline, in_that_year, is_compared
from socfacts.bind.scene import Scene
from socfacts.language.analysis import Analysed
from socfacts.language.wordlists import WordList
from socfacts.types import Mention

_TENSES = {"done": "past", "planned": "future"}
_PUTTING_OFF = WordList("putting_off", "ru")
_TILL = frozenset({"к", "до", "дейін"})
_REST = {lang: WordList("the_rest", lang) for lang in ("ru", "kk")}
_REACH = 6  # units from a word that tells the phase to its date


def resolve_dates(draft: Draft, scene: Scene) -> None:
    """Anchor the dates of a sentence by the tense of their clauses."""
    for mention in scene.analysed.mentions:
        if mention.type != "DATE":
            continue
        value = in_that_year(draft, scene, mention) if scene.analysed.lang == "kk" else mention.value
        when = draft.resolve(value, partial(tense, scene, mention))
        if when is not None and _is_after_break(scene, mention):
            draft.reject(scene, mention, "a stretch that passed before, not after today")
        elif when is not None and is_compared(scene.analysed, mention):
            draft.reject(scene, mention, "only what the figures are compared with")
        elif when is not None and _is_of_the_building(scene, mention):
            draft.reject(scene, mention, "the year in which a building was built, not that of the event")
        elif when is not None and _is_in_title(scene, mention):
            draft.reject(scene, mention, "a part of a title")
        elif when is not None:
            scene.dates.append((mention, when))


def is_year_of_building(analysed: Analysed, mention: Mention) -> bool:
    """«218 детей учатся в здании 1961 года»: a year right behind a facility's head."""
    if analysed.lang != "ru" or analysed.units[mention.last].text.lower() != "года":
        return False
    return any(facility.last == mention.first - 1 for facility in analysed.facilities)


def _is_of_the_building(scene: Scene, mention: Mention) -> bool:
    """«Старое здание 1968 года снесут к 2027-му»: the year of a building beside another date."""
    analysed = scene.analysed
    following = analysed.unit(mention.last + 1)
    if following is not None and following.text.lower() == "постройки":
        return False  # its building is an event of its own
    if not is_year_of_building(analysed, mention):
        return False
    clause = analysed.clause_of(mention.first)
    dates = (m for m in analysed.mentions if m.type == "DATE" and m is not mention)
    return any(analysed.clause_of(other.first) == clause for other in dates)


def _is_after_break(scene: Scene, mention: Mention) -> bool:
    """«Бес жылдан кейін қайта ашылды»: after five years, which are not told from today."""
    if scene.analysed.lang != "kk" or scene.analysed.units[mention.last].text.lower() not in ("кейін", "соң"):
        return False
    return status_near(scene, mention.first) == "done"


def _is_in_title(scene: Scene, mention: Mention) -> bool:
    """«ТОО «Кызыл май»»: a month as the last word of a short title."""
    units = scene.analysed.units
    closes = mention.last + 1 < len(units) and "any_quote" in units[mention.last + 1].classes
    if not closes or mention.first != mention.last:
        return False
    return any("any_quote" in unit.classes for unit in units[max(mention.first - 3, 0) : mention.first])


def tense(scene: Scene, mention: Mention) -> str | None:
    """«past» or «future», if the words around a date tell: which year «в мае» means."""
    if is_of_rest(scene.analysed, mention) or (scene.analysed.lang == "ru" and _is_term(scene, mention)):
        return "future"
    status = status_told(scene, mention) or status_near(scene, mention.first)
    if status == "done" and scene.analysed.lang == "kk" and deadline(scene.analysed, mention.first) is not None:
        return "future"  # «тамызға дейін уақыт берілді»
    return _TENSES.get(status) if status else None


def status_near(scene: Scene, index: int) -> str | None:
    """The status of the clause: of its event, else of its verbs and planning words."""
    event = scene.event_near(index)
    return event.status if event is not None and event.status is not None else scene.own_status(index)


def status_told(scene: Scene, mention: Mention) -> str | None:
    """What words right before a Russian date say of it alone, whatever the rest of its clause does.

    «Срок сдвинули на декабрь» is ahead; «начали летом, закончить должны до ноября» has a status for each.
    """
    analysed = scene.analysed
    if is_of_rest(analysed, mention):
        return "planned"
    if analysed.lang != "ru":
        return None
    if scene.signs.negations and is_put_off(scene, mention):
        return "planned"
    if analysed.units[mention.first].text.lower() == "до":
        event = scene.event_near(mention.first)
        if event is not None and event.code == "closure" and event.status == "done":
            return "ongoing"  # «закрыт до 15 августа» lasts
    if len(scene.signs.phases) < 2:
        return None
    clause = analysed.clause_of(mention.first)
    marks = [i for i in scene.signs.phases if i < mention.first and analysed.clause_of(i) == clause]
    if len(marks) < 2 or mention.first - marks[-1] > _REACH:
        return None
    verb = scene.signs.verbs.get(marks[-1])
    if verb is None or not verb.infinitive:
        return verb.status if verb is not None else None
    beside = [i for i in scene.signs.statuses if marks[-2] < i < mention.first]
    return scene.signs.statuses[beside[-1]] if beside else "planned"


def is_of_rest(analysed: Analysed, mention: Mention) -> bool:
    """«Отремонтировали 11, остальные – до 1 ноября», «қалғаны – 1 қарашаға дейін»: when what is left will be done."""
    ends = (analysed.units[mention.first].text.lower(), analysed.units[mention.last].text.lower())
    dash, rest = analysed.unit(mention.first - 1), analysed.unit(mention.first - 2)
    if _TILL.isdisjoint(ends) or dash is None or "dash" not in dash.classes or rest is None:
        return False
    return rest.text.lower().startswith(_REST[analysed.lang].tuple)


def is_put_off(scene: Scene, mention: Mention) -> bool:
    """«Открытие перенесли с мая на август»: the date after «на» is still ahead."""
    analysed = scene.analysed
    inside = analysed.units[mention.first].text.lower() in _PUTTING_OFF
    before = analysed.unit(mention.first - 1)
    if not inside and (before is None or before.text.lower() not in _PUTTING_OFF):
        return False
    clause = analysed.clause_of(mention.first)
    return any(
        kind == "postponed" and i < mention.first and analysed.clause_of(i) == clause
        for i, kind in scene.signs.negations.items()
    )


def _is_term(scene: Scene, mention: Mention) -> bool:
    """«Сдача — в декабре», «срок — до мая»: without a verb a dash names the time when something is to be ready."""
    analysed = scene.analysed
    at = mention.first - 1
    if at > 0 and analysed.units[at].text.lower() in {*_PUTTING_OFF.tuple, "в", "во"}:
        at -= 1
    if at < 1 or "dash" not in analysed.units[at].classes:
        return False
    clause = analysed.clause_of(mention.first)
    start = next((i for i in range(at, -1, -1) if "comma" in analysed.units[i].classes), -1)
    if any(verb.finite and i > start and analysed.clause_of(i) == clause for i, verb in scene.signs.verbs.items()):
        return False
    marks = [e.index for e in scene.events if e.code == "opening" and not e.verbal]
    marks += [i for i, phase in scene.signs.phases.items() if phase == "end"]
    return any(0 < at - i <= _REACH and analysed.clause_of(i) == clause for i in marks)
