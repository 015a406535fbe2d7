"""Credits in Kazakh: «деді X», «деп хабарлайды Y», «X … мәлімдеді», «X-тің айтуынша»."""

from __future__ import annotations

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
)
from socfacts.language import kazakh
from socfacts.language.analysis import Analysed
from socfacts.language.posts import is_post
from socfacts.language.wordlists import WordList
from socfacts.types import SpeakerName

_IMPERSONAL = WordList("impersonal", "kk")
_BODY_VERBS = WordList("body_verbs", "kk")


def credits(analysed: Analysed, verb: int) -> Iterator[Credit]:
    unit = analysed.units[verb]
    low = unit.text.lower()
    if low in _IMPERSONAL or quoted(analysed, verb):
        return
    if unit.worth("speech_verb") == "according_to":
        yield from _kazakh_referred(analysed, verb, low)
        return
    after = low.startswith(_BODY_VERBS.tuple) or any(
        "dash" in u.classes for u in analysed.units[max(verb - 2, 0) : verb]
    )
    found = (_kazakh_after(analysed, verb) if after else None) or _kazakh_before(analysed, verb, low)
    if found is not None:
        yield found


def _kazakh_referred(analysed: Analysed, verb: int, low: str) -> Iterator[Credit]:
    """«Қала әкімінің айтуынша», «облыстық басқарманың дерегінше», «оның сөзінше»."""
    before = analysed.unit(verb - 1)
    if low.startswith("оның") or (before is not None and before.text.lower() == "оның"):
        yield Credit(SpeakerName(None, None), verb, "person")
    elif (named := ending(analysed, verb - 1)) is not None:
        yield Credit(speaker_of(named), verb, bare_body(named))
    elif before is not None and is_post(before):
        yield Credit(role_only(analysed, verb - 1), verb)


def _kazakh_after(analysed: Analysed, verb: int) -> Credit | None:
    """«Деді орталықтың бас директоры X», «деп хабарлайды қала әкімдігі», «деді ол»."""
    units = analysed.units
    following = [m for m in analysed.names if m.first > verb and nominative(m)]
    for mention in sorted(following, key=lambda m: m.type != "PERSON"):
        between = units[verb + 1 : mention.first]
        if not any(u.classes & {"any_quote", "dot", "colon", "dash"} for u in between):
            return Credit(speaker_of(mention), verb, bare_body(mention))
    for index in range(verb + 1, min(verb + 8, len(units))):
        if units[index].text.lower() in PRONOUNS and index == verb + 1:
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
        if m.last < verb and m.type == "PERSON" and nominative(m) and not quoted(analysed, m.first)
    ]  # fmt: skip
    if persons:
        return Credit(speaker_of(persons[-1]), verb)
    if not low.startswith(_BODY_VERBS.tuple):
        return None
    for index in range(verb - 1, -1, -1):
        unit = analysed.units[index]
        named = ending(analysed, index)
        if named is not None and index >= verb - 2 and nominative(named):
            return Credit(speaker_of(named), verb, bare_body(named))
        if is_post(unit) and unit.lexeme.case == "nom" and not quoted(analysed, index):
            return Credit(role_only(analysed, index), verb)
    return None
