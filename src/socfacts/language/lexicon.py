"""The lexicon compiled: from a word or phrase to its classes, concepts and worths, by one dictionary look-up.

Every distinct set of classes gets one character (with room for the features of a Kazakh form), so that a sentence
becomes a string of class characters over which rules are regular expressions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from socfacts.language import russian
from socfacts.language.gazetteer import place_entries
from socfacts.language.kazakh import KazakhForm, readings
from socfacts.language.tokens import TOKEN
from socfacts.ruleset import LexiconEntry, RuleSet

CASES = ("nom", "gen", "dat", "acc", "loc", "abl", "ins")
FEATURES = (*CASES, "poss", "cap")
_SLOTS = 32  # 8 cases (7 used) × possessive × capital
_BASE = 0x3400
_LIMIT = (0xD800 - _BASE) // _SLOTS


@dataclass(frozen=True, slots=True)
class Lexeme:
    """What is known of a word or phrase apart from its place in a sentence.

    ``worth`` maps each class of the lexicon to the worth of the word's concept in it; ``lemma`` is the lexicon's
    own writing of the word (empty outside the lexicon); ``feature`` packs case, possessive and capital.
    ``derivation`` is that of a Kazakh form (``ordinal``, ``lyq``, …), empty elsewhere; ``plural`` is told of Kazakh
    forms only.
    """

    code: str
    classes: frozenset[str]
    worth: Mapping[str, Any] = field(default_factory=dict)
    lemma: str = ""
    feature: int = 0
    derivation: str = ""
    plural: bool = False

    @property
    def case(self) -> str:
        return CASES[self.feature & 7]

    @property
    def possessive(self) -> bool:
        return bool(self.feature & 8)


def pack_feature(case: str = "nom", possessive: bool = False, capital: bool = False) -> int:
    return CASES.index(case) | (8 if possessive else 0) | (16 if capital else 0)


def derived_classes(classes: frozenset[str], derivation: str) -> frozenset[str]:
    """The classes of a derived Kazakh word: «бесінші» is an ordinal, «бесеу» a collective, «орындық» an adjective.

    A locative in -дағы keeps its classes. What is left of a word that a derivation makes something else is ``word``.
    «Жүздей» is about a hundred, «теңгедей» closes a sum that is told roughly.
    """
    if derivation in ("", "ghy") or (derivation == "collective" and "collective" in classes):
        return classes
    if derivation in ("ordinal", "collective", "indefinite"):
        return frozenset({"word", derivation}) if classes & {"numeral", "multiplier"} else frozenset({"word"})
    if derivation == "dai" and classes & {"numeral", "multiplier"}:
        return frozenset({"word", "numeral_about"})
    if derivation == "dai":
        return frozenset({"word", *(f"{class_}_about" for class_ in classes & _MEASURED)})
    if derivation in ("lyq", "ly"):
        return frozenset({"word", *(f"{class_}_adj" for class_ in classes - {"word", "numeral", "multiplier"})})
    return frozenset({"word"})


# What -дай after a number and its unit makes approximate: «80 тоннадай», «20 жылдай».
_MEASURED = frozenset({"currency", "measure", "area", "year_word", "time_unit", "short_unit"})
_DERIVATIONS = ("ordinal", "collective", "dai", "lyq", "indefinite")


class ClassCodes:
    """One character for each (set of classes, feature). Grows while sentences are read, in order of first need."""

    def __init__(self) -> None:
        self._index: dict[frozenset[str], int] = {}

    def code(self, classes: frozenset[str], feature: int = 0) -> str:
        index = self._index.setdefault(classes, len(self._index))
        if index >= _LIMIT:
            raise OverflowError("too many distinct sets of classes in the lexicon")
        return chr(_BASE + index * _SLOTS + feature)

    def classes(self) -> set[str]:
        return {class_ for classes in self._index for class_ in classes}

    def characters(self, class_: str, feature: str | None = None) -> str:
        """All characters of the sets that hold ``class_`` (with ``feature`` set, if one is asked for)."""
        return "".join(
            chr(_BASE + index * _SLOTS + slot)
            for classes, index in self._index.items()
            if class_ in classes
            for slot in range(_SLOTS)
            if feature is None or has_feature(slot, feature)
        )


def has_feature(slot: int, feature: str) -> bool:
    if feature == "poss":
        return bool(slot & 8)
    if feature == "cap":
        return bool(slot & 16)
    return slot & 7 == CASES.index(feature)


@dataclass(slots=True)
class _Node:
    """A node of the phrase tree: the entry that ends here, and where the next word leads."""

    entry: _Entry | None = None
    next: dict[str, _Node] = field(default_factory=dict)


@dataclass(slots=True)
class _Entry:
    """Classes and worths gathered for one form, before it is frozen into a Lexeme."""

    worth: dict[str, Any] = field(default_factory=dict)
    lemma: str = ""
    inflect: bool = False

    def add(self, class_: str, worth: Any, lemma: str, inflect: bool) -> None:
        self.worth.setdefault(class_, worth)
        self.lemma = self.lemma or lemma
        self.inflect = self.inflect or inflect


class Lexicon:
    """All words of one language. ``word`` looks a token up, ``phrase`` finds the longest phrase that begins there."""

    def __init__(self, rules: RuleSet, lang: str, literals: Iterable[str]) -> None:
        self.lang = lang
        self.codes = ClassCodes()
        self._root = _Node()
        for entry in rules.entries(lang):
            self._add_entry(entry, partial(rules.worth_of, lang, entry.class_))
        places, meanings = place_entries(rules, lang)
        self._add_entry(places, meanings.__getitem__)
        for literal in literals:
            self._put(_keys(literal), f"lit_{literal}", literal, literal, False)
        self._words: dict[str, Lexeme] = {}
        self._frozen: dict[tuple[int, int, str, bool], Lexeme] = {}
        self._register(self._root)
        self.other = self._lexeme(frozenset({"word"}), {}, "", 0)

    def _add_entry(self, entry: LexiconEntry, worth_of: Callable[[str], Any]) -> None:
        expand: Callable[[str], Iterable[tuple[str, ...]]] = _exact
        if entry.inflect:
            expand = russian.phrase_forms if self.lang == "ru" else _with_bare_head
        for concept, words in entry.words.items():
            worth = worth_of(concept)
            for word in words:
                for keys in expand(word):
                    self._put(keys, entry.class_, worth, word, entry.inflect)

    def _put(self, keys: tuple[str, ...], class_: str, worth: Any, lemma: str, inflect: bool) -> None:
        node = self._root
        for key in keys:
            node = node.next.setdefault(key, _Node())
        if node.entry is None:
            node.entry = _Entry()
        node.entry.add(class_, worth, lemma, inflect)

    def _register(self, node: _Node) -> None:
        """Give every set of classes its character before patterns are compiled."""
        if node.entry is not None:
            classes = frozenset(node.entry.worth) | {"word"}
            self.codes.code(classes)
            if self.lang == "kk" and node.entry.inflect:
                for derivation in _DERIVATIONS:
                    self.codes.code(derived_classes(classes, derivation))
        for child in node.next.values():
            self._register(child)

    def classes(self) -> set[str]:
        """Every class that some word of the lexicon has, derived ones included."""
        return self.codes.classes()

    def _lexeme(self, classes: frozenset[str], worth: Mapping[str, Any], lemma: str, feature: int) -> Lexeme:
        return Lexeme(self.codes.code(classes, feature), classes, worth, lemma, feature)

    def _freeze(self, entry: _Entry, feature: int, derivation: str = "", plural: bool = False) -> Lexeme:
        key = (id(entry), feature, derivation, plural)
        if key not in self._frozen:
            classes = derived_classes(frozenset(entry.worth) | {"word"}, derivation)
            code = self.codes.code(classes, feature)
            self._frozen[key] = Lexeme(code, classes, entry.worth, entry.lemma, feature, derivation, plural)
        return self._frozen[key]

    def word(self, text: str) -> Lexeme:
        """The lexeme of one token; words outside the lexicon share two lexemes a feature."""
        found = self._words.get(text)
        if found is None:
            if len(self._words) > 200_000:
                self._words.clear()
            found = self._words[text] = self._analyse(text)
        return found

    def _analyse(self, text: str) -> Lexeme:
        capital = text[:1].isupper()
        node = self._root.next.get(russian.fold(text))
        if node is not None and node.entry is not None:
            return self._freeze(node.entry, pack_feature(capital=capital))
        if self.lang == "kk" and text[0].isalpha():
            return self._analyse_kazakh(self._root, text, capital) or self._other_kazakh(text, capital)
        return self._lexeme(self.other.classes, {}, "", pack_feature(capital=capital))

    def _analyse_kazakh(self, node: _Node, text: str, capital: bool) -> Lexeme | None:
        forms = readings(text)
        # A word in its own right is not another word with a suffix: «алтын» (gold) is not «алты» (six).
        bare = forms[0].bare
        for form in forms:
            if bare and form is not forms[0] and form.derivation != "lyq":
                continue
            child = node.next.get(russian.fold(form.lemma))
            if child is not None and child.entry is not None and child.entry.inflect:
                return self._freeze(child.entry, _feature_of(form, capital), form.derivation or "", form.plural)
        return None

    def _other_kazakh(self, text: str, capital: bool) -> Lexeme:
        form = readings(text)[0]
        return self._lexeme(self.other.classes, {}, "", _feature_of(form, capital))

    def begins_phrase(self, text: str) -> _Node | None:
        """The tree below a first word, or None where no phrase begins with it."""
        node = self._root.next.get(russian.fold(text))
        return node if node is not None and node.next else None

    def phrase(self, words: list[str], start: int, node: _Node) -> tuple[int, Lexeme] | None:
        """The longest phrase over ``words[start:]`` whose first word leads to ``node``: (end index, lexeme)."""
        best: tuple[int, Lexeme] | None = None
        capital = words[start][:1].isupper()
        index = start + 1
        while index < len(words):
            word = words[index]
            child = node.next.get(russian.fold(word))
            if self.lang == "kk" and (child is None or child.entry is None):
                inflected = self._analyse_kazakh(node, word, capital)
                if inflected is not None:
                    best = index + 1, inflected
            if child is None:
                break
            if child.entry is not None:
                best = index + 1, self._freeze(child.entry, pack_feature(capital=capital))
            node, index = child, index + 1
        return best


def _feature_of(form: KazakhForm, capital: bool) -> int:
    return pack_feature(form.case, form.possessive == "3", capital)


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
