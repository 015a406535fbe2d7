"""What the finders of credits share: the credit itself, and who stands where in a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from socfacts.language.analysis import Analysed
from socfacts.language.posts import complement_end, post_at
from socfacts.types import FacilityName, Mention, ProperName, SpeakerName

PRONOUNS = frozenset({"он", "она", "ол"})


@dataclass(slots=True, unsafe_hash=True)
class Credit:
    """Who speaks and where the text says so. ``anaphor`` asks for the speaker before (``person`` or ``body``)."""

    speaker: SpeakerName
    index: int
    anaphor: str | None = None


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


def starting(analysed: Analysed, index: int) -> Mention | None:
    """The name that begins at a unit."""
    return next((m for m in analysed.names if m.first == index), None)


def ending(analysed: Analysed, index: int) -> Mention | None:
    """The name that ends at a unit."""
    return next((m for m in analysed.names if m.last == index), None)


def nominative(mention: Mention) -> bool:
    """Whether a name may stand in the nominative, as a subject does."""
    return isinstance(mention.value, ProperName) and "nomn" in mention.value.cases


def quoted(analysed: Analysed, index: int) -> bool:
    """Whether a unit stands inside quotes that open before it in the sentence."""
    depth = 0
    for unit in analysed.units[:index]:
        if "quote_open" in unit.classes:
            depth += 1
        elif "quote_close" in unit.classes and depth:
            depth -= 1
    return depth > 0


def bare_body(mention: Mention) -> str | None:
    """What a body without a name of its own («ведомство») asks for."""
    return "body" if mention.rule.endswith(".bare") else None
