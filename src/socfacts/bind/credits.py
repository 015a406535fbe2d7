"""Whom a sentence names as its speaker: the subject of a verb of speech, or who stands in a formula of reference.

Russian: «рассказал X», «X отметил, что», «сообщили в Y», «по словам X», «как уточнили в Y». Kazakh: «деді X»,
«деп хабарлайды Y», «X … мәлімдеді», «X-тің айтуынша».
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from socfacts.language import kazakh, russian
from socfacts.language.analysis import Analysed
from socfacts.language.posts import complement_end, is_post, post_at
from socfacts.language.units import Unit
from socfacts.types import FacilityName, Mention, ProperName, SpeakerName

_RIGHT, _LEFT = 14, 24
_PRONOUNS = frozenset({"он", "она", "ол"})
_POSSESSIVES = frozenset({"его", "ее", "её", "их"})
_REFERENCES = frozenset({"словам", "данным", "мнению", "информации", "оценке", "сведениям", "утверждению"})
# Verbs with which bodies speak; the others («считает», «обещает») want a person.
_BODY_VERBS = ("сообщ", "заяв", "рассказ", "отмет", "отмеч", "подч", "уточн", "добав", "поясн", "объясн", "информ",
               "проинформ", "напомн", "напомин", "пиш", "переда", "утвержд", "подтвер", "констат", "анонс")  # fmt: skip
_GIVEN = frozenset({"передал", "передала", "передали", "передало"})
_KK_IMPERSONAL = frozenset(
    {"деген", "делінген", "делінеді", "айтылды", "хабарланды", "мәлім болды", "деп атады", "деген еді"}
)
# Verbs that speak only after «деп» or with a person: «көмек көрсетті» is no speech.
_KK_BODY_VERBS = ("де", "деп ", "хабарла", "мәлімде", "мәлім ет", "баянда", "түсіндір", "нақтыла", "раста", "жария")


@dataclass(frozen=True, slots=True)
class Credit:
    """Who speaks and where the text says so. ``anaphor`` asks for the speaker before (``person`` or ``body``)."""

    speaker: SpeakerName
    index: int
    anaphor: str | None = None


def credit_of(analysed: Analysed) -> Credit | None:
    """The credit of a sentence; persons go before bodies."""
    find = _russian if analysed.lang == "ru" else _kazakh
    found = [credit for index, _ in analysed.with_class("speech_verb") for credit in find(analysed, index)]
    if analysed.lang == "ru":
        found.extend(_by_his_words(analysed))
    persons = [c for c in found if c.speaker.role is not None or c.anaphor == "person" or _is_person(analysed, c)]
    return next(iter(persons or found), None)


def _is_person(analysed: Analysed, credit: Credit) -> bool:
    return any(
        m.type == "PERSON" and isinstance(m.value, ProperName) and m.value.name == credit.speaker.name
        for m in analysed.names
    )


def _starting(analysed: Analysed, index: int) -> Mention | None:
    return next((m for m in analysed.names if m.first == index), None)


def _ending(analysed: Analysed, index: int) -> Mention | None:
    return next((m for m in analysed.names if m.last == index), None)


def speaker_of(mention: Mention) -> SpeakerName:
    """The speaker that a PERSON, ORGANIZATION or FACILITY mention names."""
    if isinstance(mention.value, FacilityName):
        return SpeakerName(mention.value.name, None)
    assert isinstance(mention.value, ProperName)
    return SpeakerName(mention.value.name, mention.value.role)


def role_only(analysed: Analysed, index: int) -> SpeakerName:
    """A speaker of whom the text tells only the post; a press service is a body and so a name."""
    units, lang = analysed.units, analysed.lang
    stop = complement_end(units, index) if lang == "ru" else index + 1
    post = post_at(units, index, stop, lang)
    if "служб" in post.role or "қызметі" in post.role:
        return SpeakerName(post.role[:1].upper() + post.role[1:], None)
    return SpeakerName(None, post.role)


def _nominative(mention: Mention) -> bool:
    return isinstance(mention.value, ProperName) and "nomn" in mention.value.cases


def _quoted(analysed: Analysed, index: int) -> bool:
    """Whether a unit stands inside quotes that open before it in the sentence."""
    depth = 0
    for unit in analysed.units[:index]:
        if "quote_open" in unit.classes:
            depth += 1
        elif "quote_close" in unit.classes and depth:
            depth -= 1
    return depth > 0


# --- Russian ---------------------------------------------------------------------------------------------------


def _russian(analysed: Analysed, verb: int) -> Iterator[Credit]:
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
    if form is None or words[0] in _GIVEN or _quoted(analysed, verb):
        return
    plural = "plur" in form.tag
    found = _after_verb(analysed, verb, plural, words) or _before_verb(analysed, verb, plural, words)
    if found is not None:
        yield found


def _body_named(form: str) -> SpeakerName:
    return SpeakerName(russian.nominative([form], 0)[0].capitalize(), None)


def _speaks_for_body(words: list[str]) -> bool:
    return words[0].startswith(_BODY_VERBS)


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
        named = _starting(analysed, index)
        if named is not None and named.type == "PERSON":
            if _nominative(named) and not plural:
                return Credit(speaker_of(named), verb)
            break
        if index == verb + 1 and unit.text.lower() in _PRONOUNS:
            return Credit(SpeakerName(None, None), verb, "person")
        if role is None and named is not None and index <= verb + 2 and _nominative(named) and _speaks_for_body(words):
            return Credit(speaker_of(named), verb, _bare_body(named))
        if is_post(unit) and role is None and index <= verb + 5 and _may_be_subject(unit):
            role = index
    if role is not None and not plural:
        return Credit(role_only(analysed, role), verb)
    return _medium(analysed, verb) if _speaks_for_body(words) else None


def _bare_body(mention: Mention) -> str | None:
    return "body" if mention.rule.endswith(".bare") else None


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
            return Credit(speaker_of(mention), verb, _bare_body(mention))
    return None


def _before_verb(analysed: Analysed, verb: int, plural: bool, words: list[str]) -> Credit | None:
    """«X на брифинге рассказал», «в ведомстве подчеркнули», «она добавила»."""
    units = analysed.units
    before = _ending(analysed, verb - 1) or next((m for m in analysed.facilities if m.last == verb - 1), None)
    if plural:
        if before is not None and before.first and units[before.first - 1].text.lower() in ("в", "во"):
            return Credit(speaker_of(before), verb, _bare_body(before))
        return None
    for index in range(verb - 1, max(verb - _LEFT, -1), -1):
        named = _ending(analysed, index)
        if named is None or _quoted(analysed, named.first):
            continue
        if named.type == "PERSON" and _nominative(named):
            return Credit(speaker_of(named), verb)
        if named.type == "ORGANIZATION" and _nominative(named) and verb - index <= 3 and _speaks_for_body(words):
            return Credit(speaker_of(named), verb, _bare_body(named))
    return _short_subject(analysed, verb)


def _short_subject(analysed: Analysed, verb: int) -> Credit | None:
    """«Он отметил», «министр сообщил»: at most three units before the verb, with no comma between."""
    for index in range(verb - 1, max(verb - 4, -1), -1):
        unit = analysed.units[index]
        if unit.text.lower() in _PRONOUNS:
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
        named = _starting(analysed, stop)
        if named is not None and named.type == "PERSON":
            yield Credit(speaker_of(named), verb)
        else:
            yield Credit(role_only(analysed, start), verb)
        return
    for mention in (*analysed.names, *analysed.facilities):
        if mention.first <= start + 1 and start <= mention.last and mention.first >= start:
            yield Credit(speaker_of(mention), verb, _bare_body(mention))
            return


def _by_his_words(analysed: Analysed) -> Iterator[Credit]:
    """«По его словам», «по её данным»."""
    units = analysed.units
    for index in range(len(units) - 2):
        words = [unit.text.lower() for unit in units[index : index + 3]]
        if words[0] == "по" and words[1] in _POSSESSIVES and words[2] in _REFERENCES:
            yield Credit(SpeakerName(None, None), index, "body" if words[1] == "их" else "person")


# --- Kazakh ----------------------------------------------------------------------------------------------------


def _kazakh(analysed: Analysed, verb: int) -> Iterator[Credit]:
    unit = analysed.units[verb]
    low = unit.text.lower()
    if low in _KK_IMPERSONAL or _quoted(analysed, verb):
        return
    if unit.worth("speech_verb") == "according_to":
        yield from _kazakh_referred(analysed, verb, low)
        return
    after = low.startswith(_KK_BODY_VERBS) or any("dash" in u.classes for u in analysed.units[max(verb - 2, 0) : verb])
    found = (_kazakh_after(analysed, verb) if after else None) or _kazakh_before(analysed, verb, low)
    if found is not None:
        yield found


def _kazakh_referred(analysed: Analysed, verb: int, low: str) -> Iterator[Credit]:
    """«Қала әкімінің айтуынша», «облыстық басқарманың дерегінше», «оның сөзінше»."""
    before = analysed.unit(verb - 1)
    if low.startswith("оның") or (before is not None and before.text.lower() == "оның"):
        yield Credit(SpeakerName(None, None), verb, "person")
    elif (named := _ending(analysed, verb - 1)) is not None:
        yield Credit(speaker_of(named), verb, _bare_body(named))
    elif before is not None and is_post(before):
        yield Credit(role_only(analysed, verb - 1), verb)


def _kazakh_after(analysed: Analysed, verb: int) -> Credit | None:
    """«Деді орталықтың бас директоры X», «деп хабарлайды қала әкімдігі», «деді ол»."""
    units = analysed.units
    following = [m for m in analysed.names if m.first > verb and _nominative(m)]
    for mention in sorted(following, key=lambda m: m.type != "PERSON"):
        between = units[verb + 1 : mention.first]
        if not any(u.classes & {"any_quote", "dot", "colon", "dash"} for u in between):
            return Credit(speaker_of(mention), verb, _bare_body(mention))
    for index in range(verb + 1, min(verb + 8, len(units))):
        if units[index].text.lower() in _PRONOUNS and index == verb + 1:
            return Credit(SpeakerName(None, None), verb, "person")
        if is_post(units[index]) and units[index].lexeme.case == "nom":
            return Credit(role_only(analysed, index), verb)
        if not units[index].text[0].isalpha():
            break
    if units[verb].text.lower().endswith(" ол"):
        return Credit(SpeakerName(None, None), verb, "person")
    return None


def _kazakh_before(analysed: Analysed, verb: int, low: str) -> Credit | None:
    """«X биыл мектеп салынатынын айтты», «бұл туралы әкімдік хабарлады»: the subject before the verb."""
    if kazakh.verb(analysed.units[verb].text) is None and not low.startswith("де"):
        return None
    persons = [
        m for m in analysed.names
        if m.last < verb and m.type == "PERSON" and _nominative(m) and not _quoted(analysed, m.first)
    ]  # fmt: skip
    if persons:
        return Credit(speaker_of(persons[-1]), verb)
    if not low.startswith(_KK_BODY_VERBS):
        return None
    for index in range(verb - 1, -1, -1):
        unit = analysed.units[index]
        named = _ending(analysed, index)
        if named is not None and index >= verb - 2 and _nominative(named):
            return Credit(speaker_of(named), verb, _bare_body(named))
        if is_post(unit) and unit.lexeme.case == "nom" and not _quoted(analysed, index):
            return Credit(role_only(analysed, index), verb)
    return None
