"""Chains of suffixes: every legal sequence of derivation, plural, possessive and case, by the stem it stands on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from socfacts.language.kazakh import tables
from socfacts.language.kazakh.forms import CASES
from socfacts.language.kazakh.phonology import VOWELS, final_class, realise

HARMONIES = ("back", "front")


@dataclass(frozen=True, slots=True)
class Chain:
    """The features of one sequence of suffixes.

    ``cut`` is the number of letters from the first letter of the case to the end: «ндағы» in «орталығындағы» is 5.
    ``needs`` names the closed list that the stem must belong to, if any.
    """

    plural: bool = False
    possessive: str | None = None
    case: str = "nom"
    derivation: str | None = None
    cut: int = 0
    needs: str | None = None
    parts: tuple[str, ...] = ()

    def add(self, part: str, **changes: Any) -> Chain:
        return replace(self, parts=(*self.parts, part), **changes)


@lru_cache(maxsize=1)
def _table() -> Mapping[str, Any]:
    return tables.suffixes()


def _pick(row: Mapping[str, str], final: str, harmony: str) -> str:
    return realise(row[final] if final in row else row["consonant"], harmony)


def _plurals(text: str, final: str, harmony: str, chain: Chain) -> Iterator[tuple[str, str, Chain]]:
    yield text, final, chain
    yield text + _pick(_table()["plural"], final, harmony), "glide", chain.add("plural", plural=True)


def _possessives(text: str, final: str, harmony: str, chain: Chain) -> Iterator[tuple[str, str, Chain]]:
    yield text, final, chain
    for person, row in _table()["possessive"].items():
        surface = text + _pick(row, final, harmony)
        yield surface, final_class(surface), chain.add(person, possessive=person)


def _cases(text: str, final: str, harmony: str, chain: Chain) -> Iterator[tuple[str, Chain]]:
    yield text, chain
    special = _table()["case_after"].get(chain.possessive, {}) if chain.parts[-1:] == (chain.possessive,) else {}
    for case in CASES[1:]:
        pattern = special.get(case) or _table()["case"][case][final]
        suffix = realise(pattern, harmony)
        yield text + suffix, chain.add(case, case=case, cut=len(suffix))
    pronominal = "н" if special and chain.possessive == "3" else ""
    likeness = _table()["likeness"]["nasal" if pronominal else final]
    yield text + pronominal + realise(likeness, harmony), chain.add("dai", derivation="dai")


def _nominal(text: str, final: str, harmony: str, chain: Chain) -> Iterator[tuple[str, Chain]]:
    """Plural, possessive and case after ``text``, once."""
    for plural_text, plural_final, plural in _plurals(text, final, harmony, chain):
        for possessive_text, possessive_final, possessive in _possessives(plural_text, plural_final, harmony, plural):
            yield from _cases(possessive_text, possessive_final, harmony, possessive)


def _attributive(text: str, harmony: str, chain: Chain) -> Iterator[tuple[str, Chain]]:
    """-ғы after a locative or a word of time, and the cycle that begins again after it."""
    inner = chain.possessive
    start = chain.add("ghy", derivation="ghy", cut=chain.cut + len(text), possessive=None)
    for surface, outer in _nominal(text, "vowel", harmony, start):
        if outer.derivation != "ghy" or outer.possessive in ("1sg", "2sg", "2polite", "1pl"):
            continue
        case = outer.case if outer.case != "nom" else chain.case
        yield (
            surface,
            replace(
                outer,
                case=case,
                possessive=outer.possessive or inner,
                plural=outer.plural or chain.plural,
                cut=chain.cut + len(surface),
            ),
        )


def _from(text: str, final: str, harmony: str, chain: Chain) -> Iterator[tuple[str, Chain]]:
    for surface, found in _nominal(text, final, harmony, chain):
        yield surface, found
        if found.case == "loc":
            for tail, outer in _attributive(realise(_table()["attributive"], harmony), harmony, found):
                yield surface + tail, outer


def _derived(final: str, harmony: str) -> Iterator[tuple[str, Chain]]:
    """Chains that begin with a derivation, among them those only for numerals and for words of time."""
    for part in ("lyq", "ly", "syz"):
        text = _pick(_table()["derivation"][part], final, harmony)
        name = "lyq" if part == "lyq" else "ly"
        yield from _from(text, final_class(text), harmony, Chain(derivation=name, parts=(part,)))
    for name, row in _table()["numeral"].items():
        text = _pick(row, final, harmony)
        start = Chain(derivation=name, parts=(name,), needs="numerals")
        yield from _from(text, final_class(text), harmony, start)
    text = _pick(_table()["temporal"], final, harmony)
    yield from _attributive(text, harmony, Chain(needs="temporal"))


@lru_cache(maxsize=16)
def chains(final: str, harmony: str) -> Mapping[str, tuple[Chain, ...]]:
    """All chains after a stem of this final class and harmony, by their letters; never empty letters."""
    found: dict[str, list[Chain]] = {}
    for text, chain in (*_from("", final, harmony, Chain()), *_derived(final, harmony)):
        if text:
            found.setdefault(text, []).append(chain)
    return {text: tuple(options) for text, options in found.items()}


@lru_cache(maxsize=4)
def chains_after_possessive(harmony: str) -> Mapping[str, tuple[Chain, ...]]:
    """The cases after a stem that already holds the 3rd person: «орталығы» + «нда»."""
    found: dict[str, list[Chain]] = {}
    start = Chain(possessive="3", parts=("3",))
    for text, chain in _cases("", "vowel", harmony, start):
        found.setdefault(text, []).append(chain)
        if chain.case == "loc":
            for tail, outer in _attributive(realise(_table()["attributive"], harmony), harmony, chain):
                found.setdefault(text + tail, []).append(outer)
    return {text: tuple(options) for text, options in found.items()}


@lru_cache(maxsize=1)
def longest() -> int:
    """Length of the longest chain."""
    return max(len(text) for final in _table()["finals"] for h in HARMONIES for text in chains(final, h))


def starts_with_vowel(text: str) -> bool:
    return text[:1] in VOWELS


def trust(chain: Chain) -> float:
    """How surely a word with this chain is inflected, whatever its stem (in nats)."""
    table = _table()["trust"]
    return sum(float(table[part]) for part in chain.parts) - 0.8 * (len(chain.parts) - 1)
