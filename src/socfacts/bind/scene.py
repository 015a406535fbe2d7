"""One sentence while it is bound: its dates, the words that tell events, and what holds for each of its clauses."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from socfacts.bind.events import STOPPED, Event, events, has_events
from socfacts.bind.signs import Signs, finite_verbs, signs
from socfacts.language import russian
from socfacts.language.analysis import Analysed
from socfacts.language.wordlists import WordList
from socfacts.types import Mention, When

_CONVERBS = WordList("converbs", "kk")
_AFTER = {lang: WordList("after_of_events", lang) for lang in ("ru", "kk")}
_DESCRIBED = 4  # units between «после» and an event, all adjectives
_IN_FRONT, _BEHIND = 2, 3  # units between a figure and an adjective that describes it


@dataclass(slots=True)
class Scene:
    """One sentence with what binding knows of it. ``position`` counts the sentences that are no noise.

    Signs, clauses and events are looked for when first asked: most sentences have nothing to bind.
    ``inherited`` is the event of the sentence that leads a list in, or of the question that this one answers.
    """

    position: int
    analysed: Analysed
    dates: list[tuple[Mention, When]] = field(default_factory=list)
    inherited: Event | None = None
    _events: list[Event] | None = None

    @property
    def signs(self) -> Signs:
        """The words that tell phase, status and negation."""
        return signs(self.analysed)

    @property
    def events(self) -> list[Event]:
        """The events in the order of their words."""
        if self._events is None:
            self._events = events(self.analysed)
        return self._events

    @events.setter
    def events(self, found: list[Event]) -> None:
        self._events = found

    @property
    def has_events(self) -> bool:
        """Whether any of its words tells an event: what one asks first, since events need the verbs read."""
        return bool(self._events) if self._events is not None else has_events(self.analysed)

    def live_events(self) -> list[Event]:
        """The events that are not negated."""
        return [event for event in self.events if not event.negated]

    def event_near(self, index: int) -> Event | None:
        """The event of a unit's clause, else the only event of the sentence, else the one it inherits."""
        if not self.has_events and (self.analysed.lang != "ru" or self.inherited is None):
            return self.inherited
        clause = self.analysed.clause_of(index)
        inside = [e for e in self.events if self.analysed.clause_of(e.index) == clause]
        if not inside and self._are_bracketed(index):
            return self.inherited  # «Две школы – № 5 (1958 года постройки) и № 9»
        if inside and self.analysed.lang == "kk":
            inside = [e for e in inside if not ends_before(self, e, index)]
            if not inside:
                return None  # «былтыр ашылған үйде 84 қарт тұрады»
        elif inside and self._is_told_after(index, inside[0]):
            return None
        if len(inside) > 1:
            inside = [e for e in inside if self._is_of_event(index, e) or not is_over(self.analysed, e)] or inside
        if inside:
            if len(inside) == 1:
                return inside[0]
            return min(inside, key=lambda e: self.analysed.distance(e.index, index))
        if self.analysed.lang == "ru" and any(self.analysed.clause_of(i) == clause for i in self.signs.phases):
            return None  # «корпус начали в мае, сдадут в декабре»: what was begun is no opening
        if self.analysed.lang == "ru" and any(kind != "not" for kind in self.signs.negations.values()):
            return None  # «снос отложен, суд рассмотрит иск 4 ноября»
        if self.analysed.lang == "kk" and any(verb.negative and self.analysed.clause_of(i) == clause
                                              for i, verb in self.signs.verbs.items() if verb.finite):  # fmt: skip
            return None  # «жобасы әзірленді, бірақ биылғы бюджетте ақша қаралмаған»
        if self.analysed.lang == "kk" and self._is_contrasted(index):
            return None
        if len({e.code for e in self.events}) == 1:
            event = min(self.events, key=lambda e: self.analysed.distance(e.index, index))
            if self.analysed.lang == "ru" and is_over(self.analysed, event):
                return None
            return replace(event, status=self.own_status(index) or event.status)
        return self.inherited if not self.events else None

    def _is_contrasted(self, index: int) -> bool:
        """«Үш мектеп тапсырылды, ал облыста 47 мектеп жөндеусіз тұр»: behind «ал» another clause with its own verb."""
        units = self.analysed.units
        at = next(
            (i for i in range(index, 0, -1) if units[i].text.lower() == "ал" and "comma" in units[i - 1].classes), None
        )
        clause = self.analysed.clause_of(index)
        verbs = (i for i in self.signs.verbs if i > index and self.analysed.clause_of(i) == clause)
        return at is not None and any(e.index < at for e in self.events) and next(verbs, None) is not None

    def _is_told_after(self, index: int, event: Event) -> bool:
        """«Сейчас в центре 68 человек, после расширения понадобится ещё 35»: a figure before a comma and «после»."""
        between = self.analysed.units[index : event.index]
        return any("comma" in unit.classes for unit in between) and is_over(self.analysed, event)

    def _are_bracketed(self, index: int) -> bool:
        """Whether all events of the sentence stand in brackets, and a unit outside of them."""
        here = self.analysed.bracket_of(index)
        around = {self.analysed.bracket_of(e.index) for e in self.events}
        return bool(around) and None not in around and here not in around

    def _is_of_event(self, index: int, event: Event) -> bool:
        """«После выделения 540 млн»: what the event's noun governs."""
        dated = any(m.first == index and m.type == "DATE" for m in self.analysed.mentions)
        return index == event.index + 1 and not dated

    def is_stopped(self, index: int) -> bool:
        """«Строительство остановлено в 2024 году»: works stand still; «начатое в 2023 году» tells of their start."""
        stops = {mark for mark, kind in self.signs.negations.items() if kind == STOPPED}
        if not stops:
            return False
        clause = self.analysed.clause_of(index)
        marks = [i for i in (*stops, *self.signs.phases) if self.analysed.clause_of(i) == clause]
        return bool(marks) and min(marks, key=lambda i: abs(i - index)) in stops

    def stand_apart(self, first: int, second: int) -> bool:
        """Whether two units are in different clauses that each have a predicate of their own; a converb is none."""
        analysed = self.analysed
        told = {analysed.clause_of(first), analysed.clause_of(second)}
        if len(told) == 1:
            return False
        verbs: Iterable[int] = finite_verbs(analysed)
        if analysed.lang == "kk":
            verbs = [i for i in verbs if not analysed.units[i].text.lower().endswith(_CONVERBS.tuple)]
        return told <= {analysed.clause_of(i) for i in verbs}

    def own_status(self, index: int) -> str | None:
        """What the verbs and planning words of a unit's clause say; a planning word goes before a verb's tense."""
        analysed = self.analysed
        found, clause = self.signs, analysed.clause_of(index)
        marked = [i for i in found.statuses if analysed.clause_of(i) == clause]
        verbs = [i for i, v in found.verbs.items() if v.status and v.finite and analysed.clause_of(i) == clause]
        if analysed.lang == "ru":  # «в очереди 2 184 ребёнка», – сообщила она: that it was said tells nothing
            verbs = [i for i in verbs if "speech_verb" not in analysed.units[i].classes]
        if marked and verbs and analysed.lang == "ru":
            marked = [
                i for i in marked if not russian.is_adjective(analysed.units[i].text) or self._describes(i, index)
            ]
        if marked:
            return found.statuses[min(marked, key=lambda i: abs(i - index))]
        return found.verbs[min(verbs, key=lambda i: abs(i - index))].status if verbs else None

    def _describes(self, adjective: int, index: int) -> bool:
        """«Из предусмотренных 14 млрд», «14 млрд тенге, предусмотренных проектом»: of that figure alone."""
        before = self.analysed.unit(adjective - 1)
        behind = before is not None and "comma" in before.classes and 0 < adjective - index <= _BEHIND
        return behind or 0 < index - adjective <= _IN_FRONT


def is_over(analysed: Analysed, event: Event) -> bool:
    """«После долгой реконструкции 12 марта открылась …», «жөндеуден кейін … ашылды»: what went before the news."""
    if event.verbal:
        return False
    if analysed.lang == "kk":
        following = analysed.unit(event.index + 1)
        behind = following is not None and following.text.lower() in _AFTER["kk"]
        return behind and analysed.units[event.index].lexeme.case == "abl"
    front = analysed.units[max(event.index - _DESCRIBED, 0) : event.index]
    at = next((i for i, unit in enumerate(front) if unit.text.lower() in _AFTER["ru"]), None)
    return at is not None and all(russian.is_adjective(unit.text) for unit in front[at + 1 :])


def ends_before(scene: Scene, event: Event, index: int) -> bool:
    """«1969 жылы салынған мектептің орнына 900 орын …»: what a Kazakh participle describes has been named before."""
    if not event.attributive or event.index > index:
        return False
    return any(event.index < mention.last < index for mention in scene.analysed.facilities)
