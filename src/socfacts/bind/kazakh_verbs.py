"""What Kazakh verbs of a sentence say together: auxiliaries, converbs that lean on the next verb, predicates in -ған.

One word at a time a Kazakh verb tells little: «салынып» is done before «ашылды» and planned before «ашылады»,
«салынған» describes before a noun and states at the end of a clause, «салынған жоқ» denies.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from socfacts.bind.tense import VerbSense
from socfacts.language import kazakh
from socfacts.language.kazakh import VerbForm
from socfacts.language.units import Unit
from socfacts.language.wordlists import WordList

_AUXILIARIES = WordList("auxiliaries", "kk")
_DESCRIBING = WordList("describing", "kk")
_WEIGHED = WordList("weighed", "kk")
_STATES = WordList("verbs_of_states", "kk")
_NO_VERBS = WordList("no_verbs", "kk")
_WAS_SO = WordList("was_so", "kk")
_PAST = WordList("past_words", "kk")
_CLOSING = WordList("closing_words", "kk")
_COMPLEMENTS = WordList("complements", "kk")
_AFTER = WordList("after_of_events", "kk")
_HABITS = WordList("verbs_of_habit", "kk")
_NOW = WordList("now_of_figures", "kk")
_AMOUNTED = WordList("amounted", "kk")
_LONGEST_GAP = 6
# The verbs that complete an event's phrase («пайдалануға … беріл»), by its code.
_COMPLETING = {
    "opening": WordList("completing_opening", "kk"),
    "design": WordList("completing_design", "kk"),
    "construction": WordList("completing_construction", "kk"),
}
_BEGIN_NAMES = frozenset({"any_quote", "number_sign"})
_PRESENT = ("айды", "ейді")  # «құрайды» may be read as a past of «құрай»


def _goes_before(units: list[Unit], stop: int) -> bool:
    """«Конкурс аяқталғаннан кейін …», «құжат дайын болған соң …»: what went before is not what the clause tells."""
    following = units[stop] if stop < len(units) else None
    return following is not None and following.text.lower() in _AFTER


def refine(units: list[Unit], verbs: dict[int, VerbSense], statuses: dict[int, str]) -> dict[int, VerbSense]:
    """The same verbs with what their auxiliaries, the end of the clause and the verb they lean on say.

    ``verbs`` are in the order of their words. ``statuses`` are words that tell a status of their own:
    «жоспарлануда» goes on, but what it speaks of is planned.
    """
    found = _predicates(units)
    auxiliaries = _AUXILIARIES.set
    converbs: list[int] = []
    conditionals: list[int] = []
    last = -1
    for index, sense in verbs.items():
        if index <= last:
            continue  # an auxiliary taken in already
        stop = _auxiliaries_end(units, index, auxiliaries)
        form = kazakh.verb(" ".join([unit.text.split()[-1] for unit in units[index:stop]]))
        if form is None or "num" in units[index].classes:
            found[index] = sense
            continue
        last = stop - 1
        found[index] = _sense(form, sense, units, index, stop)
        if units[index].text.lower() in _AMOUNTED and any(
            u.value is not None for u in units[max(index - 3, 0) : index]
        ):
            found[index] = _made("done", True, False)  # «97,2 пайызды құрады» came to so much: nothing will be founded
        if _goes_before(units, stop):
            found[index] = replace(found[index], finite=False)
            continue
        if units[index].text.lower() in _WAS_SO and _predicative(units, stop):
            found[index] = _made("done", True, False)
            continue
        if found[index].status == "planned" or units[index].text.endswith(_PRESENT):
            front = [unit.text.lower() for unit in units[:index]]
            now = form.stem in _HABITS and any(word in _NOW for word in front)
            again = now or any(word.endswith("сайын") for word in front)
            found[index] = _of_present(units[index], form.stem, found[index], again)
        if form.conditional and _contrasts(units, index):
            found[index] = replace(found[index], status="done")
        elif form.conditional:
            conditionals.append(index)
        if _is_converb(form):
            converbs.append(index)
        elif found[index].finite and found[index].status is not None:
            for earlier in converbs:
                found[earlier] = replace(found[earlier], status=statuses.get(index) or found[index].status)
            converbs = []
        if found[index].finite and found[index].status == "done" and not form.conditional:
            # «Демеуші 45 млн теңге бөлсе, бюджеттен 130 млн жұмсалды» sets two things beside each other.
            for earlier in conditionals:
                found[earlier] = replace(found[earlier], status="done")
            conditionals = []
    return found


def _of_present(unit: Unit, stem: str, sense: VerbSense, again: bool) -> VerbSense:
    """The present is the future too: what is to come is ahead («салынады»), a state goes on, a habit says neither.

    What is done ``again`` and again («жыл сайын 6 мың әйел қаралады»), or now, goes on as well.
    """
    if unit.lexeme.lemma in _STATES or again:
        return replace(sense, status="ongoing")
    return replace(sense, status=None) if stem in _HABITS else sense


def _contrasts(units: list[Unit], index: int) -> bool:
    """«былтыр 14 нысан берілсе, биыл …»: a conditional beside a past year sets two years against each other."""
    before = [unit.text.lower() for unit in units[:index]]
    if "егер" in before:
        return False
    cues = _PAST.tuple
    return any(word.startswith(cues) for word in before) or any("year4" in unit.classes for unit in units[:index])


def _predicates(units: list[Unit]) -> dict[int, VerbSense]:
    """«74 мың кітап бар, …»: words that end a clause as verbs do."""
    commas = [index for index, unit in enumerate(units) if unit.text == "," and index]
    return {comma - 1: _made(None, True, False) for comma in commas if units[comma - 1].text.lower() in _NO_VERBS}


def _auxiliaries_end(units: list[Unit], index: int, auxiliaries: frozenset[str]) -> int:
    stop = index + 1
    while stop < len(units) and stop - index <= 2 and units[stop].text.lower() in auxiliaries:
        stop += 1
    return stop


def _sense(form: VerbForm, plain: VerbSense, units: list[Unit], index: int, stop: int) -> VerbSense:
    """A participle is finite where nothing follows that it could describe."""
    finite = plain.finite or (form.participle and form.aspect is not None and _closes(units, index, stop))
    return _made(form.aspect, finite, form.negative or plain.negative)


@lru_cache(maxsize=64)
def _made(status: str | None, finite: bool, negative: bool) -> VerbSense:
    return VerbSense(status, finite=finite, negative=negative)


def _closes(units: list[Unit], index: int, stop: int) -> bool:
    """Whether a verb, whose auxiliaries end before ``stop``, closes its clause."""
    finished = stop > index + 1 and units[stop - 1].text.lower() not in _DESCRIBING
    return finished or _predicative(units, stop) or units[index].text.lower().endswith(_COMPLEMENTS.tuple)


def _predicative(units: list[Unit], stop: int) -> bool:
    if stop >= len(units):
        return True
    unit = units[stop]
    return unit.text.lower() in _CLOSING or not (unit.text[0].isalnum() or unit.classes & _BEGIN_NAMES)


def _is_converb(form: VerbForm) -> bool:
    return form.aspect is None and form.tense is None and not form.conditional and not form.negative


def _is_noun_of(word: str, verbs: WordList) -> bool:
    """«Берілуі», «тапсыруға»: the noun of one of these verbs."""
    return any(word.startswith(stem + "у") for stem in verbs.tuple)


def split_events(units: list[Unit]) -> dict[int, str]:
    """«Пайдалануға 2026 жылы беріледі»: the events of verbs that stand apart from the rest of their phrase."""
    found: dict[int, str] = {}
    for index, unit in enumerate(units):
        code = unit.lexeme.worth.get("event_rest")
        verbs = _COMPLETING.get(str(code)) if code is not None else None
        if verbs is None or (unit.lexeme.case not in ("nom", "acc")):
            continue
        for at in range(index + 1, min(index + _LONGEST_GAP + 1, len(units))):
            if not units[at].text[0].isalpha() and units[at].value is None:
                break
            form = kazakh.verb(units[at].text)
            if (form is not None and form.stem in verbs) or _is_noun_of(units[at].text.lower(), verbs):
                found[at] = str(code)
                break
    return found


def is_weighed(units: list[Unit], index: int) -> bool:
    """«Жаңа мектеп салған оңай»: what would be easier or better."""
    return index + 1 < len(units) and units[index + 1].text.lower() in _WEIGHED
