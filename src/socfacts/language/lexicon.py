"""The lexicon compiled: from a word or phrase to its classes, concepts and worths, by one dictionary look-up.

Every distinct set of classes gets one character (with room for the features of a Kazakh form), so that a sentence
becomes a string of class characters over which rules are regular expressions.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from socfacts.language import russian
from socfacts.language.gazetteer import place_entries
from socfacts.language.kazakh import KazakhForm, readings, verb
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


# «Жазым» is my summer; the news speaks of nobody's own months and numbers.
_SPOKEN = ("1sg", "2sg", "2polite")
# What -дай after a number and its unit makes approximate: «80 тоннадай», «20 жылдай».
_MEASURED = frozenset({"currency", "measure", "area", "percent_word", "year_word", "time_unit", "short_unit"})
_DERIVATIONS = ("ordinal", "collective", "dai", "lyq", "indefinite")


def _derived_worth(worth: Mapping[str, Any], classes: frozenset[str]) -> Mapping[str, Any]:
    """The worths of a derived word also under its derived classes: «шақырымдық» measures in kilometres."""
    bases = {class_: class_.rpartition("_")[0] for class_ in classes - worth.keys()}
    return {**worth, **{class_: worth[base] for class_, base in bases.items() if base in worth}}


class ClassCodes:
    """One character for each (set of classes, feature). Grows while sentences are read, in order of first need."""

    def __init__(self) -> None:
        self._index: dict[frozenset[str], int] = {}
        self._by_character: dict[str, frozenset[str]] = {}

    def present(self, codes: str) -> frozenset[str]:
        """All classes of the units of a sentence, from its string of class characters."""
        known = self._by_character
        return frozenset().union(*[known[code] for code in set(codes)])

    def code(self, classes: frozenset[str], feature: int = 0) -> str:
        index = self._index.setdefault(classes, len(self._index))
        if index >= _LIMIT:
            raise OverflowError("too many distinct sets of classes in the lexicon")
        character = chr(_BASE + index * _SLOTS + feature)
        self._by_character[character] = classes
        return character

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


@dataclass(frozen=True, slots=True)
class _Meaning:
    """One word of one lexicon entry: its class, worth and dictionary form."""

    class_: str
    worth: Any
    lemma: str
    inflect: bool


@dataclass(frozen=True, slots=True)
class _Entry:
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
    entries: list[_Entry]
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
        for keys in forms:
            self._of.setdefault(" ".join(keys), []).append(number)
            if len(keys) > 1:
                self._longest[keys[0]] = max(self._longest.get(keys[0], 0), len(keys))
                if self.lang == "ru" or len(keys) > 2:
                    self._second.setdefault(keys[0], set()).add(keys[1])

    def build(self) -> Table:
        entries: list[_Entry] = []
        index: dict[tuple[int, ...], int] = {}
        forms: dict[str, int] = {}
        for form, numbers in self._of.items():
            key = tuple(dict.fromkeys(numbers))
            if key not in index:
                index[key] = len(entries)
                entries.append(_merged([self._meanings[number] for number in key]))
            forms[form] = index[key]
        return Table(forms, entries, self._longest, self._second)


def _merged(meanings: list[_Meaning]) -> _Entry:
    worth: dict[str, Any] = {}
    for meaning in meanings:
        worth.setdefault(meaning.class_, meaning.worth)
    return _Entry(frozenset(worth) | {"word"}, worth, meanings[0].lemma, any(m.inflect for m in meanings))


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


class Lexicon:
    """All words of one language. ``word`` looks a token up, ``phrase`` finds the longest phrase that begins there."""

    def __init__(self, table: Table, lang: str) -> None:
        self.lang = lang
        self.codes = ClassCodes()
        self._forms, self._entries = table.forms, table.entries
        self._longest, self._second = table.longest, table.second
        self._words: dict[str, Lexeme] = {}
        self._inflected_phrases: dict[tuple[str, str, bool], Lexeme | None] = {}
        self._frozen: dict[tuple[int, int, str, bool], Lexeme] = {}
        for entry in self._entries:
            self._register(entry)
        self.other = self._lexeme(frozenset({"word"}), {}, "", 0)

    def _register(self, entry: _Entry) -> None:
        """Give every set of classes its character before patterns are compiled."""
        self.codes.code(entry.classes)
        if self.lang == "kk" and entry.inflect:
            for derivation in _DERIVATIONS:
                self.codes.code(derived_classes(entry.classes, derivation))

    def marks(self) -> list[str]:
        """The signs that the lexicon knows («$», «§»)."""
        return [form for form in self._forms if len(form) == 1 and not form.isalnum()]

    def classes(self) -> set[str]:
        """Every class that some word of the lexicon has, derived ones included."""
        return self.codes.classes()

    def _lexeme(self, classes: frozenset[str], worth: Mapping[str, Any], lemma: str, feature: int) -> Lexeme:
        return Lexeme(self.codes.code(classes, feature), classes, worth, lemma, feature)

    def _freeze(self, number: int, feature: int, derivation: str = "", plural: bool = False) -> Lexeme:
        key = (number, feature, derivation, plural)
        if key not in self._frozen:
            entry = self._entries[number]
            classes = derived_classes(entry.classes, derivation)
            code = self.codes.code(classes, feature)
            worth = _derived_worth(entry.worth, classes) if derivation else entry.worth
            self._frozen[key] = Lexeme(code, classes, worth, entry.lemma, feature, derivation, plural)
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
        number = self._forms.get(russian.fold(text))
        if number is not None:
            return self._freeze(number, pack_feature(capital=capital))
        if self.lang == "kk" and text[0].isalpha():
            if text.endswith(("-ақ", "-АҚ")) and "numeral" in (plain := self.word(text[:-3])).worth:
                return plain
            return self._analyse_kazakh("", text, capital) or self._other_kazakh(text, capital)
        return self._lexeme(self.other.classes, {}, "", pack_feature(capital=capital))

    def _analyse_kazakh(self, before: str, text: str, capital: bool) -> Lexeme | None:
        """A word in some form after the words ``before`` (each followed by a blank)."""
        forms = readings(text)
        # A word in its own right is not another word with a suffix: «алтын» (gold) is not «алты» (six).
        # «шақырымдық» may be a word of its own, and still measures in kilometres.
        for form in forms if not forms[0].bare else (f for f in forms if f is forms[0] or f.derivation == "lyq"):
            number = None if form.possessive in _SPOKEN else self._forms.get(before + russian.fold(form.lemma))
            if number is not None and self._entries[number].inflect:
                return self._freeze(number, _feature_of(form, capital), form.derivation or "", form.plural)
        return self._kazakh_verb(before, text, capital)

    def _kazakh_verb(self, before: str, text: str, capital: bool) -> Lexeme | None:
        """A form of a verb whose stem the lexicon lists, alone or behind its words («пайдалануға берілді»: беріл)."""
        form = verb(text)
        number = self._forms.get(before + russian.fold(form.stem)) if form is not None else None
        if number is None or not any(class_.endswith("_verb") for class_ in self._entries[number].worth):
            return None
        return self._freeze(number, pack_feature(capital=capital))

    def _other_kazakh(self, text: str, capital: bool) -> Lexeme:
        form = readings(text)[0]
        return self._lexeme(self.other.classes, {}, "", _feature_of(form, capital))

    def begins_phrase(self, text: str) -> tuple[int, Collection[str] | None]:
        """How many words the longest phrase has that begins with a word (0 where none does), and which words, folded,
        may stand second in one: None where any may, since a Kazakh phrase of two words ends in any form."""
        first = russian.fold(text)
        longest = self._longest.get(first, 0)
        return longest, self._second.get(first, ()) if self.lang == "ru" else None

    def phrase(self, words: list[str], start: int, longest: int) -> tuple[int, Lexeme] | None:
        """The longest phrase of at most ``longest`` words that begins at ``start``: (end index, lexeme)."""
        following = words[start + 1 : start + longest]
        if not following:
            return None
        first, second = russian.fold(words[start]), russian.fold(following[0])
        if second not in self._second.get(first, ()):
            # A Kazakh phrase of two words may end in any form of its second one.
            return self._inflected(f"{first} ", words, start, start + 2) if self.lang == "kk" else None
        keys = [first, second, *map(russian.fold, following[1:])]
        for count in range(len(keys), 1, -1):
            number = self._forms.get(" ".join(keys[:count]))
            if number is not None:
                return start + count, self._freeze(number, pack_feature(capital=words[start][:1].isupper()))
            if self.lang == "kk":
                inflected = self._inflected(" ".join(keys[: count - 1]) + " ", words, start, start + count)
                if inflected is not None:
                    return inflected
        return None

    def _inflected(self, before: str, words: list[str], start: int, stop: int) -> tuple[int, Lexeme] | None:
        """The Kazakh phrase that ends at ``stop`` with some form of its last word, which stands after ``before``."""
        last = words[stop - 1]
        capital = words[start][:1].isupper()
        key = (before, last, capital)
        if key not in self._inflected_phrases:
            if len(self._inflected_phrases) > 200_000:
                self._inflected_phrases.clear()
            number = self._forms.get(before + russian.fold(last))
            found = self._freeze(number, pack_feature(capital=capital)) if number is not None else None
            if found is None and last[0].isalpha():
                found = self._analyse_kazakh(before, last, capital)
            self._inflected_phrases[key] = found
        found = self._inflected_phrases[key]
        return (stop, found) if found is not None else None


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


def _declined(text: str) -> Iterable[tuple[str, ...]]:
    """A Russian word as written; an abbreviation in capitals with its endings too («ФАП», «ФАПов»)."""
    keys = _keys(text)
    if len(keys) == 1 and text.isupper() and len(text) > 1:
        return tuple((form,) for form in russian.abbreviation_forms(text))
    return (keys,)


def _place_forms(name: str) -> Iterable[tuple[str, ...]]:
    """The forms of a place name: those of the dictionary and those that its ending gives."""
    yield from russian.phrase_forms(name)
    if " " not in name and name[:1].isupper():
        yield from ((form,) for form in russian.name_forms(name))
