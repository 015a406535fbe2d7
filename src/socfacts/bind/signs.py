"""The words of a sentence that tell phase, status and negation, and its verbs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from socfacts.bind.kazakh_verbs import refine
from socfacts.bind.tense import VerbSense, WeDid, phrase_sense, senses_of
from socfacts.language.analysis import Analysed
from socfacts.language.units import Unit
from socfacts.language.wordlists import WordList

_PREDICATES = WordList("predicates", "ru")
_FUTURE = WordList("future_of_passives", "ru")
_AFTER_VERBS = WordList("closing_words", "kk")


@dataclass(slots=True, unsafe_hash=True)
class Signs:
    """The words of a sentence that tell phase, status and negation, by unit index."""

    phases: dict[int, str]
    statuses: dict[int, str]
    negations: dict[int, str]
    verbs: dict[int, VerbSense]


def signs(analysed: Analysed) -> Signs:
    """The phase words, status words, negations and verbs of a sentence; collected once."""
    found = analysed.signs
    if not isinstance(found, Signs):
        found = analysed.signs = _collect(analysed)
    return found


def finite_verbs(analysed: Analysed) -> frozenset[int]:
    """The indexes of a sentence's finite verbs and of the words that stand for one («проект готов»)."""
    found = [index for index, verb in signs(analysed).verbs.items() if verb.finite]
    told = signs(analysed).statuses
    if told and analysed.lang == "ru":
        found += [index for index in told if analysed.units[index].text.lower() in _PREDICATES]
    return frozenset(found)


def _collect(analysed: Analysed) -> Signs:
    lang = analysed.lang
    marks: dict[str, dict[int, str]] = {"phase": {}, "status_word": {}, "negation": {}}
    verbs: dict[int, VerbSense] = {}
    senses, tells_nothing = senses_of(lang), _TELLING.isdisjoint
    for index, unit in enumerate(analysed.units):
        sense = senses[unit.text]
        worth = unit.lexeme.worth
        if worth:
            if not tells_nothing(worth) and unit.text[0].isalpha():
                _note(index, worth, marks)
            if sense is None and lang == "ru" and " " in unit.text and _begins_with_verb(unit):
                sense = phrase_sense(unit.text.split()[0])
        if sense is not None and "place" not in worth:  # «Жезқазғанда» looks like a participle
            told = _we_did(analysed.units, index, sense.otherwise) if isinstance(sense, WeDid) else sense
            if told is not None:
                verbs[index] = told
    statuses = marks["status_word"]
    if lang == "ru":
        _without_already(analysed, statuses, verbs)
        for index in statuses.keys() & verbs.keys():
            # «проведут» is ahead although «провести» tells of something done
            if statuses[index] in ("done", "ongoing"):
                ahead = "planned" if verbs[index].infinitive else None
                statuses[index] = verbs[index].status or ahead or statuses[index]
        _drop_periods(analysed, marks["phase"])
        _apply_auxiliaries(analysed, verbs, statuses)
    else:
        verbs = refine(analysed.units, verbs, statuses)
        for index, sense in verbs.items():
            if statuses.get(index) == "ongoing" and sense.finite and sense.status == "done":
                statuses[index] = "done"  # «жөндеу жүргізілді», while «жүргізілуде» goes on
    return Signs(marks["phase"], statuses, marks["negation"], verbs)


def _begins_with_verb(unit: Unit) -> bool:
    """«Начала приём»: the lexicon knows that it is no noun."""
    return unit.lexeme.lemma.partition(" ")[0].endswith("ть")


def _we_did(units: list[Unit], index: int, sense: VerbSense | None) -> VerbSense | None:
    """«Былтыр емхана аштық.»: the verb of a speaker's own work closes its clause; elsewhere «аштық» is a noun."""
    following = units[index + 1] if index + 1 < len(units) else None
    if following is not None and following.text[0].isalpha() and following.text.lower() not in _AFTER_VERBS:
        return None
    listed = sense is None and any(class_.endswith("_verb") for class_ in units[index].lexeme.worth)
    return VerbSense("done") if listed else sense


def _drop_periods(analysed: Analysed, phases: dict[int, str]) -> None:
    """«С начала года» is a time, not the beginning of an event."""
    if phases:
        dates = (m for m in analysed.mentions if m.type == "DATE")
        for index in {i for m in dates for i in range(m.first, m.last + 1)} & phases.keys():
            del phases[index]


_TELLING = frozenset({"phase", "phase_verb", "status_word", "status_word_verb", "negation", "negation_verb"})
_OF_VERBS = {"phase": "phase_verb", "status_word": "status_word_verb", "negation": "negation_verb"}


def _note(index: int, worth: Mapping[str, object], marks: dict[str, dict[int, str]]) -> None:
    """Put what a word tells by its classes under its index; a verb's class goes before a noun's."""
    for class_, found in marks.items():
        told = worth.get(_OF_VERBS[class_], worth.get(class_))
        if told is not None:
            found[index] = str(told)


def _apply_auxiliaries(analysed: Analysed, verbs: dict[int, VerbSense], statuses: dict[int, str]) -> None:
    """«Будут проведены» is ahead although its participle is past."""
    for index, sense in verbs.items():
        if not sense.passive_short:
            continue
        around = (analysed.unit(index + step) for step in (-2, -1, 1))
        if any(unit is not None and unit.text.lower() in _FUTURE for unit in around):
            verbs[index] = replace(sense, status="planned")
            if index in statuses:
                statuses[index] = "planned"


def _without_already(analysed: Analysed, statuses: dict[int, str], verbs: dict[int, VerbSense]) -> None:
    """«Начнут строить уже этой осенью»: «уже» behind a verb of the future tells nothing done."""
    for index in [i for i in statuses if analysed.units[i].text.lower() == "уже"]:
        finite = [i for i, verb in verbs.items() if verb.finite and verb.status is not None and i < index]
        if finite and verbs[finite[-1]].status == "planned":
            del statuses[index]
