"""The words of a language spelled out: from every form of a word or phrase to its classes, worths and lemma."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from socfacts.language import russian
from socfacts.language.gazetteer import place_entries
from socfacts.language.kazakh import readings
from socfacts.language.tokens import TOKEN
from socfacts.ruleset import LexiconEntry, RuleSet


@dataclass(slots=True, unsafe_hash=True)
class _Meaning:
    """One word of one lexicon entry: its class, worth and dictionary form."""

    class_: str
    worth: Any
    lemma: str
    inflect: bool


@dataclass(slots=True, unsafe_hash=True)
class Entry:
    """All meanings of one form: the first of each class, and the first dictionary form."""

    classes: frozenset[str]
    worth: Mapping[str, Any]
    lemma: str
    inflect: bool


@dataclass(slots=True)
class Table:
    """The compiled words of a language, flat so that it is quickly stored and loaded.

    ``forms`` maps folded words joined by blanks to an index in ``entries``; ``longest`` a first word to the number
    of words in the longest phrase that begins with it, ``second`` to the second words of the phrases whose second
    word stands in no other form (all Russian ones, and Kazakh ones of three words and more).
    """

    forms: dict[str, int]
    entries: list[Entry]
    longest: dict[str, int]
    second: dict[str, set[str]]


class _TableBuilder:
    """Collects the meanings of forms; forms with the same meanings share one entry."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self._meanings: list[_Meaning] = []
        self._of: dict[str, list[int]] = {}
        self._longest: dict[str, int] = {}
        self._second: dict[str, set[str]] = {}

    def add_entry(self, entry: LexiconEntry, worth_of: Callable[[str], Any]) -> None:
        expand: Callable[[str], Iterable[tuple[str, ...]]] = _declined if self.lang == "ru" else _exact
        if entry.inflect:
            expand = russian.phrase_forms if self.lang == "ru" else _with_bare_head
        if entry.class_ == "place" and self.lang == "ru":
            expand = _place_forms
        for concept, words in entry.words.items():
            worth = worth_of(concept)
            for word in words:
                self.add(expand(word), _Meaning(entry.class_, worth, word, entry.inflect))

    def add(self, forms: Iterable[tuple[str, ...]], meaning: _Meaning) -> None:
        number = len(self._meanings)
        self._meanings.append(meaning)
        for keys in sorted(set(forms)):  # the same order, and so the same characters, in every process
            self._of.setdefault(" ".join(keys), []).append(number)
            if len(keys) > 1:
                self._longest[keys[0]] = max(self._longest.get(keys[0], 0), len(keys))
                if self.lang == "ru" or len(keys) > 2:
                    self._second.setdefault(keys[0], set()).add(keys[1])

    def build(self) -> Table:
        entries: list[Entry] = []
        index: dict[tuple[int, ...], int] = {}
        forms: dict[str, int] = {}
        for form, numbers in self._of.items():
            key = tuple(dict.fromkeys(numbers))
            if key not in index:
                index[key] = len(entries)
                entries.append(_merged([self._meanings[number] for number in key]))
            forms[form] = index[key]
        return Table(forms, entries, self._longest, self._second)


def _merged(meanings: list[_Meaning]) -> Entry:
    worth: dict[str, Any] = {}
    for meaning in meanings:
        worth.setdefault(meaning.class_, meaning.worth)
    return Entry(frozenset(worth) | {"word"}, worth, meanings[0].lemma, any(m.inflect for m in meanings))


def compile_table(rules: RuleSet, lang: str, literals: Iterable[str]) -> Table:
    """Expand all words of a language into their forms. Takes seconds; ``Lexicon`` takes the stored result."""
    builder = _TableBuilder(lang)
    for entry in rules.entries(lang):
        builder.add_entry(entry, partial(rules.worth_of, lang, entry.class_))
    places, meanings = place_entries(rules, lang)
    builder.add_entry(places, meanings.__getitem__)
    for literal in literals:
        builder.add([_keys(literal)], _Meaning(f"lit_{literal}", literal, literal, False))
    return builder.build()


def _keys(text: str) -> tuple[str, ...]:
    """A phrase as the tokeniser cuts it, folded."""
    return tuple(russian.fold(match.group()) for match in TOKEN.finditer(text))


def _exact(text: str) -> Iterable[tuple[str, ...]]:
    return (_keys(text),)


def _with_bare_head(text: str) -> Iterable[tuple[str, ...]]:
    """A Kazakh phrase as written and, where its head is possessive («орталығы»), with the head's lemma."""
    keys = _keys(text)
    yield keys
    head = readings(keys[-1])[0] if keys[-1][0].isalpha() else None
    if len(keys) > 1 and head is not None and head.possessive == "3":
        yield (*keys[:-1], russian.fold(head.lemma))


def _declined(text: str) -> Iterable[tuple[str, ...]]:
    """A Russian word as written; an abbreviation in capitals with its endings too («ФАП», «ФАПов»)."""
    keys = _keys(text)
    if len(keys) == 1 and text.isupper() and len(text) > 1:
        return tuple((form,) for form in russian.abbreviation_forms(text))
    return (keys,)


def _place_forms(name: str) -> Iterable[tuple[str, ...]]:
    """The forms of a place name: those of the dictionary and those that its ending gives."""
    if " " in name or not name[:1].isupper():
        yield from russian.phrase_forms(name)
        return
    yield from ((form,) for form in russian.singular_forms(name) | russian.name_forms(name))
