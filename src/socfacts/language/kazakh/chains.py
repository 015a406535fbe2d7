"""Chains of suffixes: every legal sequence of derivation, plural, possessive and case, by the stem it stands on."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from socfacts import cache
from socfacts.language.kazakh import tables
from socfacts.language.kazakh.forms import CASES
from socfacts.language.kazakh.phonology import VOWELS, final_class, realise

HARMONIES = ("back", "front")
_PERSONS = (None, "1sg", "2sg", "2polite", "1pl", "3")
_THIRD = (None, "3")


class Chain(NamedTuple):
    """The features of one sequence of suffixes.

    ``cut`` is the number of letters from the first letter of the case to the end: «ндағы» in «орталығындағы» is 5.
    ``needs`` names the closed list that the stem must belong to, if any. ``trust`` says how surely a word that ends
    so is inflected, whatever its stem (nats).
    """

    plural: bool = False
    possessive: str | None = None
    case: str = "nom"
    derivation: str | None = None
    cut: int = 0
    needs: str | None = None
    parts: tuple[str, ...] = ()
    trust: float = 0.0


Spelled = Iterator[tuple[str, Chain]]


@lru_cache(maxsize=1)
def _table() -> Mapping[str, Any]:
    return tables.suffixes()


@lru_cache(maxsize=512)
def _suffix(kind: str, name: str, final: str, harmony: str) -> str:
    """One suffix of the table, spelled for the last sound and the harmony of what it stands on."""
    row = _table()[kind][name] if name else _table()[kind]
    return realise(row[final] if final in row else row["consonant"], harmony)


def trust(parts: tuple[str, ...]) -> float:
    table = _table()["trust"]
    return sum(float(table[part]) for part in parts) - 0.8 * max(len(parts) - 1, 0)


def _make(start: Chain, part: str, **features: Any) -> Chain:
    parts = (*start.parts, part)
    return start._replace(parts=parts, trust=trust(parts), **features)


def _numbers(final: str, harmony: str, chain: Chain) -> Iterator[tuple[str, str, Chain]]:
    yield "", final, chain
    yield _suffix("plural", "", final, harmony), "glide", _make(chain, "plural", plural=True)


def _persons(
    text: str, final: str, harmony: str, chain: Chain, persons: tuple[str | None, ...]
) -> Iterator[tuple[str, str, Chain]]:
    for person in persons:
        if person is None:
            yield text, final, chain
        else:
            surface = text + _suffix("possessive", person, final, harmony)
            yield surface, final_class(surface), _make(chain, person, possessive=person)


def _cases(text: str, final: str, harmony: str, chain: Chain) -> Spelled:
    yield text, chain
    person = chain.possessive if chain.parts[-1:] == (chain.possessive,) else None
    special = _table()["case_after"].get(person, {})
    for case in CASES[1:]:
        suffix = realise(special[case], harmony) if case in special else _suffix("case", case, final, harmony)
        yield text + suffix, _make(chain, case, case=case, cut=len(suffix))
    pronominal = "н" if person == "3" else ""
    likeness = pronominal + _suffix("likeness", "", "nasal" if pronominal else final, harmony)
    yield text + likeness, _make(chain, "dai", derivation="dai")


def _nominal(final: str, harmony: str, chain: Chain, persons: tuple[str | None, ...] = _PERSONS) -> Spelled:
    """Plural, possessive and case, once."""
    for plural_text, plural_final, plural in _numbers(final, harmony, chain):
        for text, last, possessive in _persons(plural_text, plural_final, harmony, plural, persons):
            yield from _cases(text, last, harmony, possessive)


def _attributive(suffix: str, harmony: str, chain: Chain) -> Spelled:
    """-ғы after a locative or a word of time, and the cycle that begins again after it: қаладағылардың."""
    start = _make(chain, "ghy", derivation="ghy", cut=0, possessive=None, case="nom", plural=False)
    for text, outer in _nominal("vowel", harmony, start, _THIRD):
        if outer.derivation == "ghy":
            yield (
                suffix + text,
                outer._replace(
                    case=chain.case if outer.case == "nom" else outer.case,
                    possessive=outer.possessive or chain.possessive,
                    plural=outer.plural or chain.plural,
                    cut=chain.cut + len(suffix + text),
                ),
            )


def _with_attributive(spelled: Spelled, harmony: str) -> Spelled:
    suffix = realise(_table()["attributive"], harmony)
    for text, chain in spelled:
        yield text, chain
        if chain.case == "loc":
            yield from ((text + tail, outer) for tail, outer in _attributive(suffix, harmony, chain))


def _derived(final: str, harmony: str) -> Spelled:
    """Chains that begin with a derivation, among them those only for numerals and for words of time."""
    starts: list[tuple[str, str, str | None]] = [("derivation", part, None) for part in ("lyq", "ly", "syz")]
    starts += [("numeral", part, "numerals") for part in ("ordinal", "indefinite")]
    for kind, part, needs in starts:
        text = _suffix(kind, part, final, harmony)
        start = _make(Chain(needs=needs), part, derivation="ly" if part == "syz" else part)
        for tail, chain in _with_attributive(_nominal(final_class(text), harmony, start, _THIRD), harmony):
            yield text + tail, chain
    yield from _attributive(_suffix("temporal", "", final, harmony), harmony, Chain(needs="temporal"))


def _grouped(spelled: Spelled) -> Mapping[str, tuple[Chain, ...]]:
    found: dict[str, list[Chain]] = {}
    for text, chain in spelled:
        if text:
            found.setdefault(text, []).append(chain)
    return {text: tuple(options) for text, options in found.items()}


@lru_cache(maxsize=16)
def chains(final: str, harmony: str) -> Mapping[str, tuple[Chain, ...]]:
    """All chains after a stem of this final class and harmony, by their letters; never empty letters."""
    stored = _stored().get((final, harmony))
    return _spelled(final, harmony) if stored is None else stored


@lru_cache(maxsize=1)
def _stored() -> Mapping[tuple[str, str], Mapping[str, tuple[Chain, ...]]]:
    """The chains of all classes: spelling them takes longer than all else that a short article needs."""
    found: Mapping[tuple[str, str], Mapping[str, tuple[Chain, ...]]] = cache.stored(
        "chains_kk",
        tables.source("suffixes.yaml"),
        lambda: {(final, harmony): _spelled(final, harmony) for final in _table()["finals"] for harmony in HARMONIES},
    )
    return found


def _spelled(final: str, harmony: str) -> Mapping[str, tuple[Chain, ...]]:
    plain = _with_attributive(_nominal(final, harmony, Chain()), harmony)
    return _grouped(itertools.chain(plain, _derived(final, harmony)))


@lru_cache(maxsize=1)
def all_tails() -> frozenset[str]:
    """The letters of every chain on any stem: what is not among them needs no closer look."""
    finals = _table()["finals"]
    plain = (text for final in finals for harmony in HARMONIES for text in chains(final, harmony))
    return frozenset(itertools.chain(plain, *map(chains_after_possessive, HARMONIES)))


@lru_cache(maxsize=4)
def chains_after_possessive(harmony: str) -> Mapping[str, tuple[Chain, ...]]:
    """The cases after a stem that already holds the 3rd person: «орталығы» + «нда»."""
    start = Chain(possessive="3", parts=("3",))
    return _grouped(_with_attributive(_cases("", "vowel", harmony, start), harmony))


def starts_with_vowel(text: str) -> bool:
    return text[:1] in VOWELS
