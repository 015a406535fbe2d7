"""The lexicon: from a word or phrase of a sentence to its classes, concepts and worths, by dictionary look-ups."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from socfacts.language import russian
from socfacts.language.classes import (
    DERIVATIONS,
    SPOKEN_PERSONS,
    ClassCodes,
    Lexeme,
    derived_classes,
    derived_worth,
    pack_feature,
)
from socfacts.language.kazakh import KazakhForm, lasting_start, readings, verb
from socfacts.language.wordtable import Entry, Table

# «желтоқсанда-ақ», «бөлінген-ді», «салынған-мыс»: what a word may carry behind a hyphen.
_MOST = 40_000  # words kept
_VERB_START = 4  # letters of a verb that tell it from most words
_PARTICLES = ("-ақ", "-АҚ", "-ды", "-ді", "-ты", "-ті", "-тын", "-тін", "-ау", "-мыс", "-міс")


class Lexicon:
    """All words of one language. ``word`` looks a token up, ``phrase`` finds the longest phrase that begins there."""

    def __init__(self, table: Table, lang: str) -> None:
        self.lang = lang
        self.codes = ClassCodes()
        self._forms, self._entries = table.forms, table.entries
        self._longest, self._second = table.longest, table.second
        self._words: dict[str, Lexeme] = {}
        self._older: dict[str, Lexeme] = {}  # those of before ``_words`` was full
        self._inflected_phrases: dict[tuple[str, str, bool], Lexeme | None] = {}
        self._frozen: dict[tuple[int, int, str, bool], Lexeme] = {}
        for entry in self._entries:
            self._register(entry)
        self._verb_starts = self._starts_of_verbs() if self.lang == "kk" else frozenset()
        self.other = self._lexeme(frozenset({"word"}), {}, "", 0)
        self.latin = self._lexeme(frozenset({"word", "latin"}), {}, "", 0)

    def _register(self, entry: Entry) -> None:
        """Give every set of classes its character before patterns are compiled."""
        self.codes.code(entry.classes)
        if self.lang == "kk" and entry.inflect:
            for derivation in DERIVATIONS:
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
            worth = derived_worth(entry.worth, classes) if derivation else entry.worth
            self._frozen[key] = Lexeme(code, classes, worth, entry.lemma, feature, derivation, plural)
        return self._frozen[key]

    def word(self, text: str) -> Lexeme:
        """The lexeme of one token; words outside the lexicon share two lexemes a feature."""
        found = self._words.get(text)
        if found is None:
            if len(self._words) >= _MOST:
                self._older, self._words = self._words, {}
            found = self._words[text] = self._older.get(text) or self._analyse(text)
        return found

    def _analyse(self, text: str) -> Lexeme:
        capital = text[:1].isupper()
        number = self._forms.get(russian.fold(text))
        if number is not None:
            return self._freeze(number, pack_feature(capital=capital))
        if self.lang == "kk" and text[0].isalpha():
            if "-" in text and text.endswith(_PARTICLES) and (plain := self.word(text.rpartition("-")[0])).worth:
                return plain
            return self._analyse_kazakh("", text, capital) or self._other_kazakh(text, capital)
        other = self.latin if text.isascii() and text[0].isalpha() else self.other
        return self._lexeme(other.classes, {}, "", pack_feature(capital=capital))

    def _analyse_kazakh(self, before: str, text: str, capital: bool) -> Lexeme | None:
        """A word in some form after the words ``before`` (each followed by a blank)."""
        forms = readings(text)
        # A word in its own right is not another word with a suffix: «алтын» (gold) is not «алты» (six).
        # «шақырымдық» may be a word of its own, and still measures in kilometres.
        for form in forms if not forms[0].bare else (f for f in forms if f is forms[0] or f.derivation == "lyq"):
            number = None if form.possessive in SPOKEN_PERSONS else self._forms.get(before + russian.fold(form.lemma))
            if number is not None and self._entries[number].inflect:
                if form.derivation == "lyq" and self._is_verb(number):
                    break  # «сатып алдық»: what we did
                return self._freeze(number, _feature_of(form, capital), form.derivation or "", form.plural)
        return self._kazakh_verb(before, text, capital)

    def _is_verb(self, number: int) -> bool:
        return any(class_.endswith("_verb") for class_ in self._entries[number].worth)

    def _kazakh_verb(self, before: str, text: str, capital: bool) -> Lexeme | None:
        """A form of a verb whose stem the lexicon lists, alone or behind its words («пайдалануға берілді»: беріл)."""
        if not before and not self._begins_like_verb(russian.fold(text)):
            return None
        form = verb(text)
        number = self._forms.get(before + russian.fold(form.stem)) if form is not None else None
        if number is None or not self._is_verb(number):
            return None
        return self._freeze(number, pack_feature(capital=capital))

    def _begins_like_verb(self, folded: str) -> bool:
        """Whether a word begins as some verb of the lexicon does: three words in four do not, and need no analysis."""
        return any([folded[:size] in self._verb_starts for size in range(1, _VERB_START + 1)])

    def _starts_of_verbs(self) -> frozenset[str]:
        stems = [form for form, number in self._forms.items() if " " not in form and self._is_verb(number)]
        return frozenset([lasting_start(stem)[:_VERB_START] for stem in stems])

    def _other_kazakh(self, text: str, capital: bool) -> Lexeme:
        form = readings(text)[0]
        return self._lexeme(self.other.classes, {}, "", _feature_of(form, capital))

    def begins_phrase(self, text: str) -> tuple[int, Collection[str] | None]:
        """How many words the longest phrase has that begins with a word (0 where none does), and which words, folded,
        may stand second in one: None where any may, since a Kazakh phrase of two words ends in any form."""
        first = russian.fold(text)
        longest = self._longest.get(first, 0)
        return longest, self._second.get(first, ()) if self.lang == "ru" else None

    def may_begin(self, first: str, second: str, folded: str) -> bool:
        """Whether a Kazakh phrase may begin with two words, of which the second may have any form if it is the last."""
        return folded in self._second.get(first, ()) or self._inflected(f"{first} ", [first, second], 2) is not None

    def phrase(self, words: list[str], keys: list[str]) -> tuple[int, Lexeme] | None:
        """The longest phrase that begins with the first word: (number of words, lexeme). ``keys`` are folded words."""
        first, second = keys[0], keys[1]
        if second not in self._second.get(first, ()):
            # A Kazakh phrase of two words may end in any form of its second one.
            return self._inflected(f"{first} ", words, 2) if self.lang == "kk" else None
        for count in range(len(keys), 1, -1):
            number = self._forms.get(" ".join(keys[:count]))
            if number is not None:
                return count, self._freeze(number, pack_feature(capital=words[0][:1].isupper()))
            if self.lang == "kk":
                inflected = self._inflected(" ".join(keys[: count - 1]) + " ", words, count)
                if inflected is not None:
                    return inflected
        return None

    def _inflected(self, before: str, words: list[str], count: int) -> tuple[int, Lexeme] | None:
        """The Kazakh phrase of ``count`` words that ends with some form of its last, which stands after ``before``."""
        last = words[count - 1]
        capital = words[0][:1].isupper()
        key = (before, last, capital)
        if key not in self._inflected_phrases:
            if len(self._inflected_phrases) > 65_536:
                self._inflected_phrases.clear()
            number = self._forms.get(before + russian.fold(last))
            found = self._freeze(number, pack_feature(capital=capital)) if number is not None else None
            if found is None and last[0].isalpha():
                found = self._analyse_kazakh(before, last, capital)
            self._inflected_phrases[key] = found
        found = self._inflected_phrases[key]
        return (count, found) if found is not None else None


def _feature_of(form: KazakhForm, capital: bool) -> int:
    return pack_feature(form.case, form.possessive == "3", capital)
