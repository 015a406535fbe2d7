"""Tense, aspect and negation of verbs, in both languages, as one small answer: what a verb says of its event."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from socfacts.language import kazakh, russian
from socfacts.language.wordlists import WordList, cached_by_folder

_RU_FUTURE_AUXILIARIES = WordList("future_auxiliaries", "ru")
WE_DID = WordList("we_did", "kk")
_MOST = 32_768

_UNSURE = 0.5  # a reading no likelier than this is one of several


@dataclass(slots=True, unsafe_hash=True)
class VerbSense:
    """``status`` as the records name it, or None for an infinitive, whose status its governor tells.

    ``finite`` is false for participles that only describe («построенный»); ``infinitive`` for infinitives.
    """

    status: str | None
    finite: bool = True
    infinitive: bool = False
    negative: bool = False
    passive_short: bool = False


@lru_cache(maxsize=65536)
def verb_sense(word: str, lang: str) -> VerbSense | None:
    """What a word says as a verb; None if it is none."""
    return _russian(word.lower()) if lang == "ru" else _kazakh(word.lower())


def phrase_sense(word: str) -> VerbSense | None:
    """What the first word of a phrase says that the lexicon knows as a verb's: «начала приём», «заложила фундамент»."""
    verb = next((p for p in russian.parses(word.lower()) if p.tag.POS == "VERB"), None)
    return _of_parse(verb) if verb is not None else None


def _russian(word: str) -> VerbSense | None:
    if word in _RU_FUTURE_AUXILIARIES:
        return VerbSense("planned")
    best = russian.parses(word)[0]
    part = best.tag.POS
    if part == "NOUN" and word.endswith("ли") and best.score <= _UNSURE:
        # «Сели», «вели»: in the news these are verbs.
        best = next((p for p in russian.parses(word) if {"VERB", "past", "plur"} in p.tag), best)
        part = best.tag.POS
    if part == "ADJS":
        # «Закрыт», «открыт» are as likely short adjectives: in the news they tell what was done.
        best = next((p for p in russian.parses(word)[1:] if p.tag.POS == "PRTS"), best)
        part = best.tag.POS
    return _of_parse(best)


def _of_parse(best: Any) -> VerbSense | None:
    part = best.tag.POS
    if part == "VERB":
        if best.tag.mood == "impr":
            return None
        if best.tag.tense == "past":
            return VerbSense("done")
        return VerbSense("planned" if best.tag.aspect == "perf" else "ongoing")
    if part == "PRTS":
        return VerbSense("done" if best.tag.tense == "past" else "ongoing", passive_short=True)
    if part == "PRTF":
        return VerbSense("done" if best.tag.tense == "past" else "ongoing", finite=False)
    if part == "GRND":
        return VerbSense("done" if best.tag.aspect == "perf" else "ongoing", finite=False)
    if part == "INFN":
        return VerbSense(None, finite=False, infinitive=True)
    return None


def _kazakh(word: str) -> VerbSense | None:
    form = kazakh.verb(word)
    if form is None or form.confidence < 0.4:
        return None
    return VerbSense(form.aspect, finite=not form.participle, negative=form.negative)


@dataclass(slots=True, unsafe_hash=True)
class WeDid:
    """A Kazakh word in -дық, which may tell what we did; ``otherwise`` is what it says where it does not."""

    otherwise: VerbSense | None


class Senses(dict[str, "VerbSense | WeDid | None"]):
    """What each word or phrase says as a verb. Found once, then looked up: every word of a sentence is asked."""

    def __init__(self, lang: str) -> None:
        super().__init__()
        self._lang = lang

    def __missing__(self, text: str) -> VerbSense | WeDid | None:
        if len(self) >= _MOST:
            self.clear()
        self[text] = found = self._sense(text) if text[0].isalpha() else None
        return found

    def _sense(self, text: str) -> VerbSense | WeDid | None:
        if self._lang == "ru":
            return next((sense for word in text.split() if (sense := verb_sense(word, "ru")) is not None), None)
        sense = verb_sense(text.split()[-1], "kk")
        return WeDid(sense) if text.endswith(WE_DID.tuple) else sense


@cached_by_folder(2)
def senses_of(lang: str) -> Senses:
    """What the words of a language say as verbs."""
    return Senses(lang)
