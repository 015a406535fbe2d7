"""Russian numbers that resume a noun: «сегодня их здесь 96», «стало 61», «из 58 библиотек модельных – 12»."""

from __future__ import annotations

from collections.abc import Iterator

from socfacts.bind import counted
from socfacts.bind.document import Draft
from socfacts.bind.measures import counts_norm
from socfacts.bind.scene import Scene
from socfacts.language import russian
from socfacts.language.analysis import Analysed
from socfacts.language.wordlists import WordList
from socfacts.types import CountedNoun, Link, Mention

_PARTICLES = WordList("particles", "ru")
_NOW = WordList("now_of_elision", "ru")
_THEY = WordList("they_of_elision", "ru")
_PREPOSITIONS = WordList("prepositions_of_elision", "ru")
_OPENING = WordList("opening", "ru")
_WITH_GENITIVE = WordList("with_genitive", "ru")
_FARTHEST = 9
_FROM = ("с", "со")
_CHANGES = frozenset({"change_word", "change_verb"})
_COPULAS = WordList("copulas", "ru")
_LIKELY = 0.3
_SUBJECT_REACH = 4
_CAPACITIES = ("мощност", "вместимост", "рассчитан")  # «проектная мощность» too is one unit
_PEOPLE = frozenset({"children", "pupils", "students", "patients", "residents", "people"})


def _closes(analysed: Analysed, mention: Mention) -> bool:
    """No noun can follow the number: a mark does, or a preposition with a date («до 118 в 2024-м»)."""
    following = analysed.unit(mention.last + 1)
    if following is None or ("mark" in following.classes and "dash" not in following.classes):
        return True
    dated = (m.first for m in analysed.mentions if m.type == "DATE")
    return following.text.lower() in ("в", "во", "к", "на") and mention.last + 2 in dated


def _behind(analysed: Analysed, mention: Mention) -> tuple[int, set[str]]:
    """The index of the word before the number and its particles («ходят в него уже 310»), and these particles."""
    at, passed = mention.first - 1, set[str]()
    while at >= 0:
        word = analysed.units[at].text.lower()
        if word in _PARTICLES or word in _NOW:
            passed.add(word)
        elif word in _THEY and at and analysed.units[at - 1].text.lower() in _PREPOSITIONS:
            passed.add(word)
            at -= 1
        else:
            break
        at -= 1
    return at, passed


def resumed(draft: Draft, scene: Scene, mention: Mention) -> CountedNoun | None:
    """The noun of a number without one that a verb, a pronoun or «сейчас» ties to what was counted before."""
    analysed = scene.analysed
    if analysed.lang != "ru":
        return None
    if (end := _end_behind(analysed, mention)) is not None:
        return _noun(draft, analysed, end)
    if not _closes(analysed, mention):
        return None
    at, passed = _behind(analysed, mention)
    meant = bool(passed & _THEY.set) or _dated_start(analysed, mention, at)
    more = bool(passed & {"ещё", "еще"}) or is_more(analysed, mention)
    if _is_end_of_change(analysed, mention):
        return _of_change(draft, analysed, mention)
    if draft.links and counts_norm(analysed, draft.links[-1]):
        return draft.links[-1].of
    if not meant and not more and not passed & _NOW.set and not _carried(scene, at):
        return None
    if "их" in passed and (noun := _plural_said(draft, analysed, mention)) is not None:
        return noun
    for link in reversed(draft.links):
        if analysed.sentence.index - link.sentence.index > (1 if meant or more else 0):
            break
        if more and link.part_of is not None:
            continue  # «285 человек, в том числе 112 лежачих. В листе ожидания – ещё 48»: people
        if link.kind == "count" and link.of is not None and link.of.category != "storeys":
            return link.of
    return None


def _end_behind(analysed: Analysed, mention: Mention) -> int | None:
    """«Вырастет с 310 до 385 коек»: the noun of the figure to which another one changes."""
    first, before = analysed.units[mention.first].text.lower(), analysed.unit(mention.first - 1)
    if not analysed.has_any(_CHANGES) or (first not in _FROM and (before is None or before.text.lower() not in _FROM)):
        return None
    following = (m for m in analysed.mentions if m.type == "NUMBER" and 0 < m.first - mention.last <= 2)
    other = next(
        (m for m in following if "до" in (u.text.lower() for u in analysed.units[mention.last + 1 : m.first + 1])), None
    )
    head = counted.head_after(analysed, other) if other is not None else None
    return head.last if head is not None else None


def _is_end_of_change(analysed: Analysed, mention: Mention) -> bool:
    """«С 240 в 2020 году до 118 в 2024-м»: both figures of a change whose noun stands before it."""
    first = analysed.units[mention.first].text.lower()
    before = analysed.unit(mention.first - 1)
    return first in ("с", "до") or (before is not None and before.text.lower() in ("с", "до"))


def _of_change(draft: Draft, analysed: Analysed, mention: Mention) -> CountedNoun | None:
    """«Число отказных детей снизилось … с 240»: the genitive plural after a word of amount."""
    amounts = [i for i, _ in analysed.with_class("amount_word") if i < mention.first]
    for index in range(amounts[-1] + 1, mention.first) if amounts else ():
        if _genitive_plural(analysed.units[index].text):
            return _noun(draft, analysed, index)
        if not russian.is_adjective(analysed.units[index].text):
            return None
    return None


def _dated_start(analysed: Analysed, mention: Mention, at: int) -> bool:
    """«Год назад было 11 тысяч»: the sentence begins with another time and goes on counting the same."""
    opening = next((m for m in analysed.mentions if m.type == "DATE" and m.first <= 1), None)
    between = analysed.units[opening.last + 1 : mention.first] if opening is not None else ()
    return len(between) == 1 and between[0].text.lower() in ("было", "насчитывалось", "станет", "будет")


def named_capacity(draft: Draft, scene: Scene, mention: Mention) -> bool:
    """«1300 детей при мощности 900», «мощность – 6 тысяч в год»: a word of capacity names a number beside people."""
    analysed = scene.analysed
    at = mention.first - 1
    if at > 0 and ("dash" in analysed.units[at].classes or _is_meant_for(analysed, at)):
        at -= 1
    if analysed.lang != "ru" or at < 0 or not analysed.units[at].text.lower().split()[-1].startswith(_CAPACITIES):
        return False
    following = analysed.unit(mention.last + 1)
    per = following is not None and following.worth("per_word") is not None
    if not (per or following is None or "mark" in following.classes) or not draft.links:
        return False
    last = draft.links[-1]
    people = last.kind == "count" and last.of is not None and last.of.category in _PEOPLE
    return people and last.sentence is analysed.sentence


def _is_meant_for(analysed: Analysed, at: int) -> bool:
    """«Учатся 218 детей, хотя школа рассчитана на 140»."""
    return analysed.units[at].text.lower() == "на" and analysed.units[at - 1].text.lower().startswith("рассчитан")


def is_more(analysed: Analysed, mention: Mention) -> bool:
    """«На очереди ещё четыре»: «ещё» before the number or in its span."""
    before = analysed.unit(mention.first - 1)
    units = [analysed.units[mention.first], *([before] if before is not None else [])]
    return any(unit.worth("part_cue") == "more" and unit.text.lower() in ("ещё", "еще") for unit in units)


def _carried(scene: Scene, at: int) -> bool:
    """A finite verb or short participle at ``at`` whose clause has no other subject than the number."""
    verb = scene.signs.verbs.get(at)
    if verb is None or not verb.finite:
        return False
    clause = scene.analysed.clause_of(at)
    front = (i for i in range(max(at - _SUBJECT_REACH, 0), at) if scene.analysed.clause_of(i) == clause)
    several = "plur" in russian.parses(scene.analysed.units[at].text.lower())[0].tag
    return not any(
        _is_subject(scene.analysed, i) and not (several and _is_one(scene.analysed.units[i].text)) for i in front
    )


def _is_one(text: str) -> bool:
    """«Курс проходят около пятисот»: a noun in the singular is no subject of a plural verb."""
    nouns = [p for p in russian.parses(text.split()[-1].lower()) if p.tag.POS in ("NOUN", "NPRO") and "nomn" in p.tag]
    return bool(nouns) and all("sing" in p.tag for p in nouns)


def measures_else(analysed: Analysed, mention: Mention) -> bool:
    """«Рейтинг школы составил 78»: a copula between a subject that is no amount and the number."""
    at, _ = _behind(analysed, mention)
    if analysed.lang != "ru" or at < 1 or not analysed.units[at].text.lower().startswith(_COPULAS.tuple):
        return False
    clause = analysed.clause_of(at)
    front = [i for i in range(max(at - _FARTHEST, 0), at) if analysed.clause_of(i) == clause]
    return any(_is_subject(analysed, i) for i in front)


def _is_subject(analysed: Analysed, index: int) -> bool:
    """A noun in the nominative that no preposition governs and that is no measure («нагрузка составляет 890»)."""
    unit = analysed.units[index]
    if not unit.text[0].isalpha() or unit.classes & {"amount_word", "num", "month", "year_word"}:
        return False
    likely = [p for p in russian.parses(unit.text.split()[-1].lower())[:2] if p.score >= _LIKELY]
    if not any(p.tag.POS in ("NOUN", "NPRO") and "nomn" in p.tag for p in likely):
        return False
    before = (u.text.lower() for u in analysed.units[max(index - 2, 0) : index])
    return not any(word in _PREPOSITIONS for word in before)


def _plural_said(draft: Draft, analysed: Analysed, mention: Mention) -> CountedNoun | None:
    """«Не было и десятка клиник, теперь их 48»: the plural noun said last, unless a number counts it."""
    here = analysed.sentence
    ends = [link.end for link in draft.links if link.sentence is here and link.kind == "count"]
    for index, unit in reversed(list(analysed.with_class("counted", "facility", "facility_generic"))):
        if index >= mention.first or here.span(unit.start, unit.end)[0] <= max(ends, default=-1):
            continue
        if _genitive_plural(unit.text):
            return _noun(draft, analysed, index)
    return None


def set_against(scene: Scene, mention: Mention, whole: Link) -> bool:
    """«Было 52 учителя, стало 61», «рассчитан на 90 детей, ходят 74»: two figures of one thing, no whole and part."""
    analysed = scene.analysed
    at, passed = _behind(analysed, mention)
    if counts_norm(analysed, whole):
        return True  # «вместо 12 врачей работают пять»
    if passed & _NOW.set or (
        whole.measure == "capacity" and whole.of is not None and whole.of.category != "facilities"
    ):
        return True
    if at >= 0 and analysed.units[at].text.lower() in ("стало", "станет", "осталось", "останется"):
        return True
    clause = analysed.clause_of(mention.first)
    dated = any(m.type == "DATE" and analysed.clause_of(m.first) == clause for m in analysed.mentions)
    apart = whole.sentence is analysed.sentence and not _same_clause(scene, whole, clause)
    return dated and apart and whole.when is not None


def _governed(analysed: Analysed, index: int) -> bool:
    """«На все тридцать школ района»: a number that tells only where or over how many."""
    return any(unit.text.lower() in ("на", "в", "по") for unit in analysed.units[max(index - 2, 0) : index])


def _same_clause(scene: Scene, link: Link, clause: int) -> bool:
    return scene.analysed.clause_of(scene.analysed.unit_at(link.start)) == clause


def out_of(draft: Draft, scene: Scene, mention: Mention) -> Link | None:
    """«Из 58 библиотек района модельными стали 12»: the count after «из» of which the number is a part."""
    analysed = scene.analysed
    if analysed.lang != "ru":
        return None
    for link in reversed(draft.links):
        if link.sentence is not analysed.sentence:
            return None
        if link.kind != "count" or link.of is None:
            continue
        if not _closes(analysed, mention) and not _stands_behind(analysed, mention, link):
            return None
        before = analysed.unit(analysed.unit_at(link.start) - 1)
        same = _same_clause(scene, link, analysed.clause_of(mention.first))
        return link if same and before is not None and before.text.lower() == "из" else None
    return None


def _stands_behind(analysed: Analysed, mention: Mention, link: Link) -> bool:
    """«Из 130 жильцов 47 не встают»: right behind the whole, and before a predicate."""
    end = analysed.sentence.span(analysed.units[mention.first - 1].start, analysed.units[mention.first - 1].end)[1]
    following = analysed.unit(mention.last + 1)
    if end != link.end or following is None or not following.text[0].isalpha():
        return False
    return following.text.lower() == "не" or any(p.tag.POS in ("VERB", "PRTS") for p in
                                                 russian.parses(following.text.lower())[:1])  # fmt: skip


def opening_noun(draft: Draft, scene: Scene, mention: Mention) -> CountedNoun | None:
    """«Учителей истории на весь район семь»: a genitive plural opens the clause that the number closes."""
    analysed = scene.analysed
    if analysed.lang != "ru" or not _closes(analysed, mention):
        return None
    for index in _front(analysed, mention):
        unit = analysed.units[index]
        if unit.text.lower() in _OPENING or "mark" in unit.classes:
            continue
        if _genitive_plural(unit.text) and "not_counted" not in unit.classes and "place" not in unit.classes:
            return _noun(draft, analysed, index)
        if not russian.is_adjective(unit.text) or not russian.is_genitive(unit.text):
            return None
    return None


def _front(analysed: Analysed, mention: Mention) -> Iterator[int]:
    """The units of the number's clause before it; none where another number stands among them."""
    clause = analysed.clause_of(mention.first)
    first = mention.first
    while first > 0 and analysed.clause_of(first - 1) == clause and mention.first - first <= _FARTHEST:
        first -= 1
    found = range(first, mention.first)
    counts = (i for i in found if analysed.units[i].value is not None)
    if mention.first - first > _FARTHEST or not all(_governed(analysed, i) for i in counts):
        return iter(())
    return iter(found)


def governs_genitive(analysed: Analysed, index: int) -> bool:
    """«Из аулов подвозят 52»: a preposition before the noun and its adjectives takes it as its own."""
    at = index - 1
    while at >= 0 and index - at <= 3 and russian.is_adjective(analysed.units[at].text):
        at -= 1
    return at >= 0 and analysed.units[at].text.lower() in _WITH_GENITIVE


def _genitive_plural(text: str) -> bool:
    nouns = [p for p in russian.parses(text.split()[0].lower())[:3] if p.tag.POS == "NOUN"]
    return bool(nouns) and any("gent" in p.tag and "plur" in p.tag for p in nouns)


def _noun(draft: Draft, analysed: Analysed, index: int) -> CountedNoun:
    unit = analysed.units[index]
    text = draft.text[slice(*analysed.sentence.span(unit.start, unit.end))]
    return CountedNoun(counted.russian_lemma(unit), text, counted.category_of(unit))
