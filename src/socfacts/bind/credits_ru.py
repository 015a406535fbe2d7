"""Credits in Russian: «рассказал X», «X отметил, что», «сообщили в Y», «по словам X», «как уточнили в Y»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from socfacts.bind.credit import (
    PRONOUNS,
    Credit,
    bare_body,
    ending,
    nominative,
    quoted,
    role_only,
    speaker_of,
    starting,
)
from socfacts.language import russian
from socfacts.language.analysis import Analysed
from socfacts.language.posts import complement_end, is_post
from socfacts.language.units import Unit
from socfacts.language.wordlists import WordList
from socfacts.types import SpeakerName

_RIGHT, _LEFT = 14, 24
_POSSESSIVES = frozenset({"его", "ее", "её", "их"})
_REFERENCES = WordList("references", "ru")
_BODY_VERBS = WordList("body_verbs", "ru")
_WRITTEN = WordList("written_in_papers", "ru")
_PAPERS = WordList("papers", "ru")
# Quick looks at the whole sentence, before its units are compared one by one.
_HIS_WORDS = re.compile(rf"по\s+(?:{'|'.join(sorted(_POSSESSIVES))})\s")
_IN_PAPER = ("тся в ", "но в ")
_GIVEN = WordList("given", "ru")


def credits(analysed: Analysed, verb: int) -> Iterator[Credit]:
    unit = analysed.units[verb]
    low = unit.text.lower()
    if low.startswith("в "):
        yield Credit(_body_named(low.split()[1]), verb, "body")
        return
    if unit.worth("speech_verb") == "according_to" and not low.startswith("как "):
        yield from _referred(analysed, verb)
        return
    words = low.removeprefix("как ").split()
    form = next((p for p in russian.parses(words[0]) if p.tag.POS == "VERB"), None)
    if form is None or words[0] in _GIVEN or quoted(analysed, verb):
        return
    plural = "plur" in form.tag
    found = _after_verb(analysed, verb, plural, words) or _before_verb(analysed, verb, plural, words)
    if found is not None:
        yield found


def _body_named(form: str) -> SpeakerName:
    return SpeakerName(russian.nominative([form], 0)[0].capitalize(), None)


def _speaks_for_body(words: list[str]) -> bool:
    return words[0].startswith(_BODY_VERBS.tuple)


def _after_verb(analysed: Analysed, verb: int, plural: bool, words: list[str]) -> Credit | None:
    """«Отметил аким района X», «сообщили в Y», «говорит директор», «добавил он»."""
    units = analysed.units
    if words[-1] == "в" or (verb + 1 < len(units) and units[verb + 1].text.lower() in ("в", "во") and plural):
        return _in_body(analysed, verb + (1 if words[-1] == "в" else 2), verb)
    role: int | None = None
    for index in range(verb + 1, min(verb + _RIGHT, len(units))):
        unit = units[index]
        if unit.classes & {"comma", "dot", "semicolon", "colon", "dash", "stop", "any_quote"}:
            break
        named = starting(analysed, index)
        if named is not None and named.type == "PERSON":
            if nominative(named) and not plural:
                return Credit(speaker_of(named), verb)
            break
        if index == verb + 1 and unit.text.lower() in PRONOUNS:
            return Credit(SpeakerName(None, None), verb, "person")
        if role is None and named is not None and index <= verb + 2 and nominative(named) and _speaks_for_body(words):
            return Credit(speaker_of(named), verb, bare_body(named))
        if is_post(unit) and role is None and index <= verb + 5 and _may_be_subject(unit):
            role = index
    if role is not None and not plural:
        return Credit(role_only(analysed, role), verb)
    return _medium(analysed, verb) if _speaks_for_body(words) else None


def _may_be_subject(unit: Unit) -> bool:
    words = unit.text.lower().split()
    return any(
        p.tag.POS in ("NOUN", "ADJF", "PRTF") and "nomn" in p.tag and "sing" in p.tag
        for word in words[:2]
        for p in russian.parses(word)
    )


def _medium(analysed: Analysed, verb: int) -> Credit | None:
    """«Сообщает Example.kz»: a medium in Latin letters right after the verb."""
    units = analysed.units
    end = verb + 1
    while (
        end < len(units) and units[end].text[0].isascii() and (units[end].text[0].isalnum() or units[end].text == ".")
    ):
        end += 1
    while end > verb + 1 and units[end - 1].text == ".":
        end -= 1
    if end == verb + 1 or not units[verb + 1].text[0].isupper():
        return None
    return Credit(SpeakerName(analysed.sentence.text[units[verb + 1].start : units[end - 1].end], None), verb)


def _in_body(analysed: Analysed, start: int, verb: int) -> Credit | None:
    """«Сообщили в облздраве», «рассказали в больнице»: who is named after «в»."""
    for mention in (*analysed.names, *analysed.facilities):
        if mention.first <= start <= mention.last and mention.type != "PERSON":
            return Credit(speaker_of(mention), verb, bare_body(mention))
    return None


def _before_verb(analysed: Analysed, verb: int, plural: bool, words: list[str]) -> Credit | None:
    """«X на брифинге рассказал», «в ведомстве подчеркнули», «она добавила»."""
    units = analysed.units
    before = ending(analysed, verb - 1) or next((m for m in analysed.facilities if m.last == verb - 1), None)
    if plural:
        if before is not None and before.first and units[before.first - 1].text.lower() in ("в", "во"):
            return Credit(speaker_of(before), verb, bare_body(before))
        return None
    for index in range(verb - 1, max(verb - _LEFT, -1), -1):
        named = ending(analysed, index)
        if named is None or quoted(analysed, named.first):
            continue
        if named.type == "PERSON" and nominative(named):
            return Credit(speaker_of(named), verb)
        if named.type == "ORGANIZATION" and nominative(named) and verb - index <= 3 and _speaks_for_body(words):
            return Credit(speaker_of(named), verb, bare_body(named))
    return _short_subject(analysed, verb)


def _short_subject(analysed: Analysed, verb: int) -> Credit | None:
    """«Он отметил», «министр сообщил»: at most three units before the verb, with no comma between."""
    for index in range(verb - 1, max(verb - 4, -1), -1):
        unit = analysed.units[index]
        if unit.text.lower() in PRONOUNS:
            return Credit(SpeakerName(None, None), verb, "person")
        if is_post(unit) and _may_be_subject(unit) and complement_end(analysed.units, index) >= verb:
            return Credit(role_only(analysed, index), verb)
        if "comma" in unit.classes:
            break
    return None


def _referred(analysed: Analysed, verb: int) -> Iterator[Credit]:
    """«По словам директора школы Ивановой», «по данным управления», «со ссылкой на акимат»."""
    units, start = analysed.units, verb + 1
    if start >= len(units):
        return
    if is_post(units[start]):
        stop = complement_end(units, start)
        named = starting(analysed, stop)
        if named is not None and named.type == "PERSON":
            yield Credit(speaker_of(named), verb)
        else:
            yield Credit(role_only(analysed, start), verb)
        return
    for mention in (*analysed.names, *analysed.facilities):
        if mention.first <= start + 1 and start <= mention.last and mention.first >= start:
            yield Credit(speaker_of(mention), verb, bare_body(mention))
            return


def by_his_words(analysed: Analysed, low: str) -> Iterator[Credit]:
    """«По его словам», «по её данным». ``low`` is the sentence in small letters."""
    units = analysed.units
    if _HIS_WORDS.search(low) is None:
        return
    for index in range(len(units) - 2):
        if units[index].text.lower() != "по":
            continue
        words = [unit.text.lower() for unit in units[index : index + 3]]
        if words[1] in _POSSESSIVES and words[2] in _REFERENCES:
            yield Credit(SpeakerName(None, None), index, "body" if words[1] == "их" else "person")


def in_papers(analysed: Analysed, low: str) -> Iterator[Credit]:
    """«Говорится в ответе управления», «сказано в пресс-релизе компании «X»»: whose paper it is."""
    units = analysed.units
    if not any([written in low for written in _IN_PAPER]):
        return
    for index in range(len(units) - 3):
        if units[index].text.lower() not in _WRITTEN:
            continue
        words = [unit.text.lower() for unit in units[index : index + 3]]
        if words[1] == "в" and words[2].startswith(_PAPERS.tuple):
            named = starting(analysed, index + 3)
            if named is not None:
                yield Credit(speaker_of(named), index, bare_body(named))
