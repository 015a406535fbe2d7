"""Verb forms that tell whether something is done, under way or planned."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache, reduce
from typing import Any, NamedTuple

from socfacts.language.kazakh import tables
from socfacts.language.kazakh.chains import HARMONIES, chains
from socfacts.language.kazakh.evidence import noun_forms
from socfacts.language.kazakh.forms import VerbForm
from socfacts.language.kazakh.phonology import VOWELS, final_class, harmonies, realise, stems_before_vowel


class Ending(NamedTuple):
    """One ending of a verb. ``name`` is its row in ``verbs.yaml``."""

    name: str
    negative: bool


# How surely each ending is a verb's when neither the verb nor a noun is known.
_CLOSED = {
    "past": 0.5, "past_we": 0.4, "reported": 0.6, "perfect": 0.7, "aorist": 0.85, "habitual": 0.95, "intention": 0.6,
    "progressive": 0.6, "conditional": 0.5, "converb": 0.6, "optative": 0.4, "impending": 0.7,
}  # fmt: skip
_NOMINAL = ("ды", "ді", "ты", "ті", "да", "де", "са", "се", "м", "мыз", "міз", "ын", "ін", "сын", "сін")
_NOUN_LIKE = ("converb", "perfect", "intention", "conditional")
_PARTICIPLES = ("ған", "ген", "қан", "кен", "тын", "тін")
_IMPENDING = ("ғалы", "гелі", "қалы", "келі")
_CHANGING = frozenset("ыійпкқь")  # last letters that a suffix may change
_CONTRACTED = frozenset("ияу")
_WELL_KNOWN = 3  # kinds of form that a verb has been seen in
_PROBED = ("past", "perfect", "aorist", "habitual", "converb", "conditional")


@lru_cache(maxsize=1)
def _table() -> Mapping[str, Any]:
    found: Mapping[str, Any] = tables.load("verbs.yaml")
    return found


@lru_cache(maxsize=1)
def _not_verbs() -> frozenset[str]:
    return frozenset(_table()["not_verbs"])


@lru_cache(maxsize=256)
def _spelled(name: str, final: str, harmony: str) -> tuple[str, ...]:
    row = _table()["endings"][name]
    pattern = row["by"].get(final) or row["by"]["consonant"]
    return tuple(realise(pattern + then, harmony) for then in row["then"])


@lru_cache(maxsize=16)
def _endings(final: str, harmony: str) -> Mapping[str, Ending]:
    """All endings after a verb stem of this final class and harmony, by their letters."""
    found: dict[str, Ending] = {}
    negation = realise(_table()["negation"][final], harmony)
    for name in _table()["endings"]:
        for text in _spelled(name, final, harmony):
            found.setdefault(text, Ending(name, False))
        for text in _spelled(name, "vowel", harmony):
            found.setdefault(negation + text, Ending(name, True))
    return found


def _contracted(word: str) -> list[tuple[str, str]]:
    """Spellings in which stem and ending share a letter: «оқиды» (оқы + йды), «қояды» (қой + ады), «тауып» (тап)."""
    found: list[tuple[str, str]] = []
    for place in range(1, len(word) - 1):
        letter = word[place]
        if letter not in _CONTRACTED:
            continue
        before, after = word[:place], word[place + 1 :]
        if letter == "и":
            found += [(before + "ы", "й" + after), (before + "і", "й" + after)]
        elif letter == "я":
            found.append((before + "й", "а" + after))
        elif after[:1] in ("ы", "і"):
            found.append((before + "п", after))
    return found


@lru_cache(maxsize=1)
def _all_tails() -> frozenset[str]:
    finals = tables.suffixes()["finals"]
    return frozenset(text for final in finals for harmony in HARMONIES for text in _endings(final, harmony))


def _splits(word: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    tails = _all_tails()
    for end in range(2, len(word)):
        tail = word[end:]
        if tail not in tails:
            continue
        surface = word[:end]
        if tail[0] in VOWELS and tail[0] != "у":
            found += [(stem, tail) for stem in stems_before_vowel(surface)]
        else:
            found.append((surface, tail))
    return found + _contracted(word)


@lru_cache(maxsize=1)
def _verbal_stems() -> tuple[str, ...]:
    return tuple(_table()["verbal_stems"])


@lru_cache(maxsize=1)
def _noun_endings() -> tuple[str, ...]:
    return tuple(_table()["noun_endings"])


def lasting_start(stem: str) -> str:
    """The letters with which every form of a verb stem begins: «оқ» of оқы («оқиды»), «те» of теп («тебеді»)."""
    if stem in tables.full_stems():
        return stem[:2]
    return stem[:-1] if stem[-1] in _CHANGING else stem


def _possible(stem: str) -> bool:
    if len(stem) == 2 and stem[-1] in VOWELS:
        return stem in _table()["short_stems"]
    return not VOWELS.isdisjoint(stem)


def _parses(word: str) -> list[tuple[str, Ending]]:
    found: list[tuple[str, Ending]] = []
    for stem, tail in _splits(word):
        if not _possible(stem) or (stem + "й").endswith(_noun_endings()):
            continue
        final = final_class(stem)
        for harmony in harmonies(stem):
            ending = _endings(final, harmony).get(tail)
            if ending is not None:
                found.append((stem, ending))
    return found


@lru_cache(maxsize=16)
def _probes(final: str, harmony: str) -> tuple[tuple[str, ...], ...]:
    return (("у",), *(_spelled(name, final, harmony) for name in _PROBED))


@lru_cache(maxsize=65536)
def verb_support(stem: str) -> int:
    """How many kinds of verb form of ``stem`` occur in the corpora."""
    counts = tables.counts()
    kinds = _probes(final_class(stem), harmonies(stem)[0])
    return sum(any(stem + text in counts for text in kind) for kind in kinds)


def _confidence(word: str, stem: str, ending: Ending) -> float:
    """From 0 to 1: the ending's own certainty, moved by what the corpora know of the verb and of a noun."""
    prior = _CLOSED[ending.name]
    if ending.name == "past_we" and (verb_support(stem) < _WELL_KNOWN or noun_forms(word) > 1):
        return 0.1  # «достық», «сабақтастық»
    if ending == ("optative", True):
        prior = 0.1  # «анықтамасын» is nearly always анықтама
    elif ending.negative or stem.endswith(_verbal_stems()):
        prior += 0.5 * (1 - prior)
    elif ending.name == "habitual" and not verb_support(stem):
        prior = 0.5  # «сертификатын» has this shape too
    verbal = max(verb_support(stem) - (word in tables.counts()), 0)
    nominal = 0
    if word.endswith(_NOMINAL):
        nominal = max([noun_forms(word[: -len(tail)]) for tail in _NOMINAL if word.endswith(tail)])
    if word.endswith(("ын", "ін")) and word in tables.counts():
        nominal = max(nominal - 1, 0)  # the word itself was counted among the forms of the noun
    if ending.name == "progressive" and verbal:
        nominal = 0  # every verb has its noun in -у
    elif ending.name in _NOUN_LIKE and verbal < 2:
        nominal = max(nominal, noun_forms(word))
    elif not verbal and word[:-2] in tables.counts():
        nominal += 1  # «үстел» stands alone as no verb would
    return round((prior * 2 + verbal) / (2 + verbal + nominal), 3)


def _form(word: str, stem: str, ending: Ending) -> VerbForm:
    means = _table()["endings"][ending.name]["means"]
    form = VerbForm(stem, means.get("tense"), means.get("aspect"), ending.negative)
    return replace(
        form,
        participle=means.get("participle", False),
        conditional=means.get("conditional", False),
        confidence=_confidence(word, stem, ending),
    )


@lru_cache(maxsize=1)
def _known_nouns() -> frozenset[str]:
    return tables.protected() | tables.closed_set("numerals")


def _is_known_noun(word: str) -> bool:
    """True for protected words and numerals, bare or with suffixes: «Қазақстанды», «теңгені», «жүздеген»."""
    known = _known_nouns()
    for end in range(2, len(word) + 1):
        stem = word[:end]
        if stem in known:
            tail = word[end:]
            final = final_class(stem)
            if not tail or any(tail in chains(final, harmony) for harmony in harmonies(stem)):
                return True
    return False


def _best(word: str) -> VerbForm | None:
    if word in _not_verbs():
        return None
    forms = [_form(word, stem, ending) for stem, ending in _parses(word)]
    best = max(forms, key=lambda form: (form.confidence, form.negative), default=None)
    return best if best is None or best.tense != "future" else _past_rather(word, best, forms)


def _past_rather(word: str, best: VerbForm, forms: list[VerbForm]) -> VerbForm:
    """«жұмсады» is the past of жұмса, not the present of a жұмс that nobody has seen; «алады» is that of ал."""
    past = [
        form for form in forms if form.tense == "past" and form.stem == word[:-2] and form.negative == best.negative
    ]
    seen = bool(past) and verb_support(past[0].stem) > verb_support(best.stem)
    return past[0] if seen else best


def _inflected_participle(word: str) -> VerbForm | None:
    """A participle with the suffixes of a noun: «салынғаны», «салынатынын»."""
    for end in range(len(word) - 1, 4, -1):
        if word[end - 3 : end] in _PARTICIPLES and any(word[end:] in chains("nasal", h) for h in HARMONIES):
            return None if _is_known_noun(word[:end]) else _best(word[:end])
    return None


@lru_cache(maxsize=16384)
def _single(word: str) -> VerbForm | None:
    auxiliaries = _table()["auxiliaries"]
    if word in auxiliaries["negative"]:
        return VerbForm(word, None, None, negative=True)
    if word in auxiliaries["ongoing"]:
        return VerbForm(word, "present", "ongoing")
    if "-" in word:
        plain, _, particle = word.rpartition("-")
        return _single(plain) if particle in _table()["particles"] else None  # «бөлінген-ді»
    return None if _is_known_noun(word) else _best(word) or _inflected_participle(word)


def _with_auxiliary(main: VerbForm, auxiliary: str) -> VerbForm:
    table = _table()["auxiliaries"]
    converb = main.aspect is None and main.tense is None and not main.conditional
    if auxiliary in table["negative"]:
        return replace(main, negative=True)
    if converb and (auxiliary in table["ongoing"] or auxiliary in table["ongoing_behind"]):
        return replace(main, tense="present", aspect="ongoing")
    if converb and auxiliary in table["ongoing_participle"]:
        return replace(main, tense="present", aspect="ongoing", participle=True)
    if auxiliary in table["done"] and main.aspect != "planned" and not main.conditional:
        return replace(main, tense="past", aspect="done")
    return main


def _impending(found: VerbForm, word: str, auxiliaries: list[str]) -> VerbForm:
    table = _table()["auxiliaries"]
    if word.endswith(_IMPENDING) and any(auxiliary in table["ongoing"] for auxiliary in auxiliaries):
        return replace(found, tense="future", aspect="planned")
    return found


@lru_cache(maxsize=16384)
def verb(text: str) -> VerbForm | None:
    """The features of a finite verb, a participle or a converb, or None if ``text`` is no verb form.

    ``text`` may begin with the verb's nouns («пайдалануға берілді») and end in auxiliaries: «салынып жатыр» is
    ongoing, «салынған болатын» done, «салынған жоқ» negative, «салынғалы жатыр» planned. The present-future in
    -ады counts as ``future`` and ``planned``: only the sentence can tell whether it is a habit. Nouns that look like
    verb forms have a ``confidence`` below 0.5.
    """
    words = text.casefold().split()
    for place, word in enumerate(words):
        found = _single(word)
        if found is not None:
            return reduce(_with_auxiliary, words[place + 1 :], _impending(found, word, words[place + 1 :]))
    return None
