"""Kazakh noun forms spelled from tables written out by hand: an oracle for the analyser.

Nothing here looks at the package; the tables spell each allomorph in full.
"""

from __future__ import annotations

from dataclasses import dataclass

CASES = ("nom", "gen", "dat", "acc", "loc", "abl", "ins")
# by harmony and last sound: plural, then genitive, dative, accusative, locative, ablative, instrumental
ENDINGS = {
    ("back", "vowel"): ("лар", "ның", "ға", "ны", "да", "дан", "мен"),
    ("back", "glide"): ("лар", "дың", "ға", "ды", "да", "дан", "мен"),
    ("back", "lateral"): ("дар", "дың", "ға", "ды", "да", "дан", "мен"),
    ("back", "nasal"): ("дар", "ның", "ға", "ды", "да", "нан", "мен"),
    ("back", "sibilant"): ("дар", "дың", "ға", "ды", "да", "дан", "бен"),
    ("back", "voiceless"): ("тар", "тың", "қа", "ты", "та", "тан", "пен"),
    ("front", "vowel"): ("лер", "нің", "ге", "ні", "де", "ден", "мен"),
    ("front", "glide"): ("лер", "дің", "ге", "ді", "де", "ден", "мен"),
    ("front", "lateral"): ("дер", "дің", "ге", "ді", "де", "ден", "мен"),
    ("front", "nasal"): ("дер", "нің", "ге", "ді", "де", "нен", "мен"),
    ("front", "sibilant"): ("дер", "дің", "ге", "ді", "де", "ден", "бен"),
    ("front", "voiceless"): ("тер", "тің", "ке", "ті", "те", "тен", "пен"),
}
# after a consonant, after a vowel
PERSONS = {
    ("back", "1sg"): ("ым", "м"),
    ("back", "2sg"): ("ың", "ң"),
    ("back", "2polite"): ("ыңыз", "ңыз"),
    ("back", "1pl"): ("ымыз", "мыз"),
    ("back", "3"): ("ы", "сы"),
    ("front", "1sg"): ("ім", "м"),
    ("front", "2sg"): ("ің", "ң"),
    ("front", "2polite"): ("іңіз", "ңіз"),
    ("front", "1pl"): ("іміз", "міз"),
    ("front", "3"): ("і", "сі"),
}
AFTER_THIRD = {
    "back": ("", "ның", "на", "н", "нда", "нан", "мен"),
    "front": ("", "нің", "не", "н", "нде", "нен", "мен"),
}
AFTER_FIRST = {  # and after the 2nd person: the dative has no consonant
    "back": ("", "ның", "а", "ды", "да", "нан", "мен"),
    "front": ("", "нің", "е", "ді", "де", "нен", "мен"),
}
FINAL_OF_PERSON = {"1sg": "nasal", "2sg": "nasal", "2polite": "sibilant", "1pl": "sibilant"}


@dataclass(frozen=True)
class Noun:
    """A stem, its harmony and last sound, and its shape before a vowel where that differs."""

    stem: str
    harmony: str
    final: str
    short: str | None = None


NOUNS = (
    Noun("дала", "back", "vowel"),
    Noun("терезе", "front", "vowel"),
    Noun("аудан", "back", "nasal"),
    Noun("кілем", "front", "nasal"),
    Noun("шалаң", "back", "nasal"),
    Noun("өлең", "front", "nasal"),
    Noun("сарай", "back", "glide"),
    Noun("үй", "front", "glide"),
    Noun("тамыр", "back", "glide"),
    Noun("темір", "front", "glide"),
    Noun("қоңырау", "back", "glide"),
    Noun("тіреу", "front", "glide"),
    Noun("масақал", "back", "lateral"),
    Noun("бөкжел", "front", "lateral"),
    Noun("абыз", "back", "sibilant"),
    Noun("семіз", "front", "sibilant"),
    Noun("гараж", "back", "sibilant"),
    Noun("балақ", "back", "voiceless", "балағ"),
    Noun("көйлек", "front", "voiceless", "көйлег"),
    Noun("қасап", "back", "voiceless", "қасаб"),
    Noun("мектеп", "front", "voiceless", "мектеб"),
    Noun("қамыс", "back", "voiceless"),
    Noun("күміс", "front", "voiceless"),
    Noun("клуб", "back", "voiceless"),
    Noun("педагог", "back", "voiceless"),
    Noun("рельеф", "front", "voiceless"),
    Noun("мойын", "back", "nasal", "мойн"),
    Noun("халық", "back", "voiceless", "халқ"),
    Noun("ерін", "front", "nasal", "ерн"),
)


def _case(text: str, harmony: str, final: str, case: str) -> str:
    return text if case == "nom" else text + ENDINGS[harmony, final][CASES.index(case)]


def form(noun: Noun, plural: bool = False, person: str | None = None, case: str = "nom") -> str:
    """The noun with plural, possessive and case."""
    harmony, final, text, short = noun.harmony, noun.final, noun.stem, noun.short
    if plural:
        text, final, short = text + ENDINGS[harmony, final][0], "glide", None
    if person is None:
        return _case(text, harmony, final, case)
    after_consonant, after_vowel = PERSONS[harmony, person]
    text = text + after_vowel if final == "vowel" else (short or text) + after_consonant
    if person == "3":
        return text + AFTER_THIRD[harmony][CASES.index(case)]
    if person in ("1sg", "2sg"):
        return text + AFTER_FIRST[harmony][CASES.index(case)]
    return _case(text, harmony, FINAL_OF_PERSON[person], case)
