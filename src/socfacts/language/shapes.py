"""Units known by their shape, not by a list: numbers in digits, marks, compounds and Roman numerals.

All their sets of classes are registered before rules are compiled, so that patterns know every character.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from socfacts.language import russian
from socfacts.language.classes import CASES, Lexeme, pack_feature
from socfacts.language.kazakh import readings, suffix_of
from socfacts.language.lexicon import Lexicon
from socfacts.language.tokens import NumberToken, number_token

_MARKS = {
    ",": "comma", ".": "dot", "-": "dash", "–": "dash", "—": "dash", "−": "dash", "/": "slash", ":": "colon",
    "(": "lparen", ")": "rparen", "«": "quote_open", "»": "quote_close", '"': "quote", "“": "quote_open",
    "„": "quote_open", "”": "quote_close", "№": "number_sign", "%": "percent", "+": "plus", "°": "degree",
    "…": "ellipsis", ";": "semicolon", "!": "stop", "?": "stop", "•": "bullet", "'": "apostrophe",
}  # fmt: skip
_QUOTES = ("quote_open", "quote_close", "quote")
_ROMAN = re.compile(r"(?=[IVX])(X{0,3})(IX|IV|V?I{0,3})")
_ROMAN_WORTH = {"I": 1, "V": 5, "X": 10}
_LOOKALIKES = str.maketrans("ІХ", "IX")
_NUMBER_KINDS = ("int", "decimal", "grouped")
# Tails of compound adjectives by what they make: «300-местный», «39-летний», «172-дневная», «50-процентный».
_TAILS = {
    "compound_tail": "compound", "year_tail": "year_compound", "period_tail": "period_compound",
    "hour_tail": "hour_compound", "percent_tail": "percent_compound", "unit_tail": "unit_compound",
    "money_tail": "money_compound", "times_tail": "times_compound",
}  # fmt: skip
_NUMERAL_SETS = (
    ("num",), ("num", "collective"), ("num", "int"), ("num", "int", "day"), ("num", "int", "year4"), ("num", "dec"),
    ("num", "one"), ("num", "numeral_about"), ("num_range",), ("ordinal",), ("ordinal", "int"), ("junk",),
    ("num", "int", "decade_digits", "decade_bare", "day"), ("num", "int", "decade_digits", "decade_bare"),
    ("num", "int", "year4", "decade_digits", "decade_bare"), ("num", "int", "year4", "year_recent"),
    ("num", "int", "year4", "year_recent", "decade_digits", "decade_bare"), ("ordinal", "int", "decade_digits"),
    ("ordinal", "int", "day", "decade_digits"),
    ("ordinal", "int", "day"), ("ordinal", "int", "year4", "ordinal_year"),
    ("ordinal", "int", "year4", "year_recent", "ordinal_year"), ("compound",), ("roman",), ("percent", "mark"),
    ("num", "int", "day", "one"), ("numeral_range", "word"), ("ordinal", "fraction_form"), ("month_range", "word"),
    ("ordinal", "early"),
    *((name,) for name in _TAILS.values()),
    # Kazakh: days and years in words, -дай after digits, an indefinite «ондаған», quarters («тоқсан» is 90 as well).
    ("num", "day"), ("num", "day", "one"), ("num", "year4"), ("ordinal", "day"), ("ordinal", "year4", "ordinal_year"),
    ("num", "int", "numeral_about"), ("num", "int", "day", "numeral_about"), ("num", "dec", "numeral_about"),
    ("num", "int", "year4", "numeral_about"), ("num", "day", "numeral_about"), ("num", "year4", "numeral_about"),
    ("indefinite",), ("num", "half_noun"), ("num", "quarter_word"), ("num", "hundred"), ("ordinal_range", "word"),
    ("num", "not_one"), ("num", "multiplier"),
)  # fmt: skip
# «200-дейі», «2-еуіміз»: what the analyser of bare suffixes leaves out.
_ABOUT = re.compile(r"[дт][ае]й(?:[ыі].*)?", re.IGNORECASE)
_COLLECTIVE = re.compile(r"[еа]у(?:(?:[ыі]?м[ыі]з|[ыі]ң[ыі]з|[ыі])(?:[нд].*|г[еа]|ғ[еа]|мен)?)?", re.IGNORECASE)
_PARTICLE = re.compile(r"(?:^|-)ақ$", re.IGNORECASE)


@dataclass(slots=True, unsafe_hash=True)
class Shape:
    """A lexeme with the value that its shape gives (``high`` for «два-три»)."""

    lexeme: Lexeme
    value: Decimal | None = None
    high: Decimal | None = None


class Shapes:
    """Lexemes by shape for one language; caches by text."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._tokens: dict[tuple[str, str], Shape] = {}
        self._words: dict[str, Shape | None] = {}
        self._numbered: dict[str, str | None] = {}
        self._register()
        self.junk = self._lexeme("junk")

    def _register(self) -> None:
        codes = self.lexicon.codes
        for names in _NUMERAL_SETS:
            codes.code(frozenset(names))
            codes.code(frozenset((*names, "digits")))
            codes.code(frozenset((*names, "digits", "ambiguous")))
        for mark, name in _MARKS.items():
            codes.code(frozenset({"mark", name, *self.lexicon.word(mark).worth}))
            codes.code(frozenset({"mark", name, "any_quote", *self.lexicon.word(mark).worth}))
        for mark in self.lexicon.marks():
            codes.code(frozenset({"mark", *self.lexicon.word(mark).worth}))
        for name in ("iso_date", "dot_date", "clock", "phone", "ratio", "score", "act_number", "url", "mark"):
            codes.code(frozenset({name}))

    def _lexeme(self, *classes: str, feature: int = 0, worth: dict[str, Any] | None = None) -> Lexeme:
        names = frozenset(classes)
        return Lexeme(self.lexicon.codes.code(names, feature), names, worth or {}, "", feature)

    def token(self, text: str, kind: str) -> Shape:
        """The shape of a token that is no word; kind ``ordinal_head`` is the «5» of «5-мектеп»."""
        key = (text, kind)
        found = self._tokens.get(key)
        if found is None:
            if len(self._tokens) > 50_000:
                self._tokens.clear()
            found = self._tokens[key] = self._token(text, kind)
        return found

    def _token(self, text: str, kind: str) -> Shape:
        if kind == "ordinal_head":
            value = Decimal(text)
            return Shape(self._lexeme("digits", "int", "ordinal", *_int_classes(text, value)), value)
        if kind in _NUMBER_KINDS:
            number = number_token(text, kind)
            return self._number(number, kind) if number is not None else Shape(self.junk)
        if kind == "percent":
            feature = self._suffix_feature(text[2:]) if len(text) > 2 else 0
            return Shape(self._lexeme("percent", "mark", feature=feature))
        if kind == "mark":
            return Shape(self._mark(text))
        return Shape(self._lexeme(kind))

    def _mark(self, text: str) -> Lexeme:
        known = self.lexicon.word(text)
        name = _MARKS.get(text)
        names = {"mark", *known.worth}
        if name:
            names.add(name)
        if name in _QUOTES:
            names.add("any_quote")
        return self._lexeme(*names, worth=dict(known.worth))

    def _number(self, number: NumberToken, kind: str) -> Shape:
        names = {"digits", "num"}
        value = number.value
        if number.decimal:
            names.add("dec")
        elif kind == "int" or kind == "grouped":
            names.add("int")
            names |= _int_classes(number.digits, value) if kind == "int" else set()
        if number.ambiguous:
            return Shape(self._lexeme("digits", "num", "dec", "ambiguous"), value)
        if not number.suffix:
            return Shape(self._lexeme(*names), value)
        return self._suffixed(names, number)

    def _suffixed(self, names: set[str], number: NumberToken) -> Shape:
        suffix = self.lexicon.word(number.suffix)
        compound = self._with_tail(suffix)
        if compound is not None:
            return Shape(compound, number.value)
        if self.lexicon.lang == "ru" or "digit_suffix" in suffix.worth:
            kind = suffix.worth.get("digit_suffix")
            if kind == "cardinal_of_seven_or_eight":
                kind = "cardinal" if _ends_in_seven_or_eight(number.value) else "ordinal_or_decade"
            if kind == "ordinal":
                return Shape(self._lexeme(*(names - {"num"} | {"ordinal"})), number.value)
            if kind == "cardinal":
                return Shape(self._lexeme(*names), number.value)
            if kind == "cardinal_or_decade":
                if number.value % 10 == 0:
                    names = names - {"year_recent"} | {"decade_digits", "decade_bare"}
                return Shape(self._lexeme(*names), number.value)
            if kind == "ordinal_or_decade":
                return Shape(self._lexeme(*_ordinal_or_decade(names, number.value)), number.value)
            return Shape(self.junk)
        return self._kazakh_suffixed(names, number)

    def _kazakh_suffixed(self, names: set[str], number: NumberToken) -> Shape:
        suffix = _PARTICLE.sub("", number.suffix)
        form = suffix_of(suffix) if suffix else None
        if form is None:
            return Shape(self._lexeme(*(names if not suffix else _rare_suffix(suffix, names))), number.value)
        feature = pack_feature(form.case, form.possessive == "3")
        if form.derivation == "ordinal":
            return Shape(self._lexeme(*(names - {"num"} | {"ordinal"}), feature=feature), number.value)
        if form.derivation == "collective":
            return Shape(self._lexeme("digits", "num", "collective", feature=feature), number.value)
        if form.derivation == "indefinite":
            return Shape(self._lexeme("indefinite", feature=feature), number.value)
        if form.derivation in ("lyq", "ly"):
            return Shape(self.junk)
        if form.derivation == "dai":
            names = names | {"numeral_about"}
        return Shape(self._lexeme(*names, feature=feature), number.value)

    def _suffix_feature(self, suffix: str) -> int:
        form = suffix_of(suffix) if self.lexicon.lang == "kk" else None
        return pack_feature(form.case, form.possessive == "3") if form is not None else 0

    def numeral(self, classes: frozenset[str], last: Lexeme) -> Lexeme:
        """The lexeme of a whole numeral: its classes, with the case and possessive of its last word."""
        form = str(last.worth.get("weak"))
        case = form.removeprefix("third_")
        feature = pack_feature(case, form != case) if case in CASES else last.feature & 15
        return Lexeme(self.lexicon.codes.code(classes, feature), classes, {}, "", feature, last.derivation)

    def word(self, text: str) -> Shape | None:
        """A word outside the lexicon that is a number by its shape: «трёхэтажный», «два-три», «XXI»."""
        if text in self._words:
            return self._words[text]
        if len(self._words) > 32_768:
            self._words.clear()
        found = self._words[text] = self._word(text)
        return found

    def _word(self, text: str) -> Shape | None:
        roman = _roman(text)
        if roman is not None:
            return Shape(self._lexeme("roman"), Decimal(roman))
        if "-" in text:
            return self._hyphenated(text)
        return self._compound(text) if self.lexicon.lang == "ru" and len(text) > 6 else None

    def _hyphenated(self, text: str) -> Shape | None:
        """«два-три», «в январе-марте», «XVIII-XIX»; «девяносто-летний» is a compound."""
        first, _, second = text.partition("-")
        if _roman(first) is not None and _roman(second) is not None:
            return Shape(self._lexeme("ordinal_range", "word"))
        parts = [self.lexicon.word(part) for part in (first, second)]
        worths = [part.worth for part in parts]
        if all("month" in worth for worth in worths):
            low, high = (Decimal(worth["month"]) for worth in worths)
            return Shape(self._lexeme("month_range", "word"), low, high)
        if "numeral" in worths[0] and (compound := self._with_tail(self.lexicon.word(second))) is not None:
            return Shape(compound, Decimal(str(worths[0]["numeral"])))
        lowest, highest = worths[0].get("numeral"), worths[1].get("numeral", worths[1].get("collective"))
        if lowest is None or highest is None or ("ordinal" in parts[0].classes and "ordinal" not in parts[1].classes):
            return None
        low, high = Decimal(str(lowest)), Decimal(str(highest))
        if not low <= high or (low == high and self.lexicon.lang == "ru"):
            return None
        kind = "ordinal_range" if "ordinal" in parts[1].classes else "numeral_range"
        lexeme = self._lexeme(kind, "word", feature=parts[1].feature & 15)
        return Shape(lexeme, Decimal(low), Decimal(high))

    def _compound(self, text: str) -> Shape | None:
        folded = russian.fold(text)
        for cut in range(3, len(folded) - 4):
            compound = self._with_tail(self.lexicon.word(folded[cut:]))
            value = self._prefix(folded[:cut]) if compound is not None else None
            if compound is not None and value is not None:
                return Shape(compound, value)
        return None

    def numbered(self, word: str) -> str | None:
        """The kind of the number in «5-мектеп» (``ordinal_head``) or «300-орындық» (``int``); None in «400-ден».

        In Russian only acts are written so («374-ФЗ»): ``act_number``.
        """
        if word not in self._numbered:
            tail = word.partition("-")[2]
            if self.lexicon.lang == "ru":
                return "act_number" if _names_act(tail) and not self.lexicon.word(tail).worth else None
            suffix = _PARTICLE.sub("", tail)
            bound = not suffix or suffix_of(suffix) or _ABOUT.fullmatch(suffix) or _COLLECTIVE.fullmatch(suffix)
            head = self.lexicon.word(tail)
            kind = None if bound or (len(suffix) < 3 and not head.worth) else "ordinal_head"
            measures = {head.derivation, readings(tail)[0].derivation} & {"lyq", "ly"}
            if kind and measures and "area_scope_adj" not in head.classes:  # «5-қалалық емхана» is the fifth
                kind = "int"
            self._numbered[word] = kind
        return self._numbered[word]

    def _with_tail(self, tail: Lexeme) -> Lexeme | None:
        """The lexeme of a compound that ends so; its worth is that of the tail, under both names."""
        for class_, name in _TAILS.items():
            if class_ in tail.worth:
                worth = tail.worth[class_]
                return self._lexeme(name, worth={class_: worth, name: worth})
        return None

    def _prefix(self, text: str) -> Decimal | None:
        """«двух», «трёхсот», «двадцатипяти»: the numeral before the tail, greedily from the left."""
        total, rest = Decimal(0), text
        while rest:
            for cut in range(len(rest), 1, -1):
                worth = self.lexicon.word(rest[:cut]).worth
                value = worth.get("numeral_prefix", worth.get("numeral"))
                if value is not None:
                    total, rest = total + Decimal(value), rest[cut:]
                    break
            else:
                return None
        return total or None


def _ends_in_seven_or_eight(value: Decimal) -> bool:
    """Whether a numeral ends in «семь» or «восемь»: 27, 108; not 17, «семнадцать»."""
    return value % 10 in (7, 8) and value % 100 not in (17, 18)


def _names_act(tail: str) -> bool:
    """Whether capitals behind a number tell the kind of an act: «ФЗ», «ОД», «ЗРК»; not the Roman «IV»."""
    return 2 <= len(tail) <= 4 and tail.isalpha() and tail.isupper() and not tail.isascii()


def _rare_suffix(suffix: str, names: set[str]) -> set[str]:
    if _ABOUT.fullmatch(suffix):
        return names | {"numeral_about"}
    return {"digits", "num", "collective"} if _COLLECTIVE.fullmatch(suffix) else {"junk"}


def _ordinal_or_decade(names: set[str], value: Decimal) -> set[str]:
    """«2010-е» is a decade, «90-е» a decade where «годы» follows, «3-е» an ordinal."""
    if value >= 1000 and value % 10 == 0:
        return names - {"year_recent"} | {"decade_digits", "decade_bare"}
    return names - {"num"} | {"ordinal"} | ({"decade_digits"} if 10 <= value < 100 and value % 10 == 0 else set())


def _int_classes(digits: str, value: Decimal) -> set[str]:
    names = set()
    if len(digits) == 4 and 1000 <= value <= 2100:
        names.add("year4")
        if 1900 <= value < 2050:
            names.add("year_recent")
    if 1 <= value <= 31 and len(digits) <= 2:
        names.add("day")
    return names


def _roman(text: str) -> int | None:
    plain = text.translate(_LOOKALIKES)
    if not plain or _ROMAN.fullmatch(plain) is None:
        return None
    values = [_ROMAN_WORTH[letter] for letter in plain]
    return sum(-v if any(v < w for w in values[i + 1 : i + 2]) else v for i, v in enumerate(values))
