"""Kazakh numerals in words, made from tables alone: an oracle for the readers of numerals.

Nothing here looks at the package. Suffixes are chosen by the last spoken word, as grammars list them.
"""

from __future__ import annotations

ONES = ("", "бір", "екі", "үш", "төрт", "бес", "алты", "жеті", "сегіз", "тоғыз")
TENS = ("", "он", "жиырма", "отыз", "қырық", "елу", "алпыс", "жетпіс", "сексен", "тоқсан")
SCALES = ((10**12, "триллион"), (10**9, "миллиард"), (10**6, "миллион"), (10**3, "мың"))
LIMIT = 10**15

# last word: genitive, dative, ablative, instrumental, 3rd person
SUFFIXES = {
    "нөл": ("дің", "ге", "ден", "мен", "і"),
    "бір": ("дің", "ге", "ден", "мен", "і"),
    "екі": ("нің", "ге", "ден", "мен", "сі"),
    "үш": ("тің", "ке", "тен", "пен", "і"),
    "төрт": ("тің", "ке", "тен", "пен", "і"),
    "бес": ("тің", "ке", "тен", "пен", "і"),
    "алты": ("ның", "ға", "дан", "мен", "сы"),
    "жеті": ("нің", "ге", "ден", "мен", "сі"),
    "сегіз": ("дің", "ге", "ден", "бен", "і"),
    "тоғыз": ("дың", "ға", "дан", "бен", "ы"),
    "он": ("ның", "ға", "нан", "мен", "ы"),
    "жиырма": ("ның", "ға", "дан", "мен", "сы"),
    "отыз": ("дың", "ға", "дан", "бен", "ы"),
    "қырық": ("тың", "қа", "тан", "пен", "ы"),
    "елу": ("дің", "ге", "ден", "мен", "і"),
    "алпыс": ("тың", "қа", "тан", "пен", "ы"),
    "жетпіс": ("тің", "ке", "тен", "пен", "і"),
    "сексен": ("нің", "ге", "нен", "мен", "і"),
    "тоқсан": ("ның", "ға", "нан", "мен", "ы"),
    "жүз": ("дің", "ге", "ден", "бен", "і"),
    "мың": ("ның", "ға", "нан", "мен", "ы"),
    "миллион": ("ның", "ға", "нан", "мен", "ы"),
    "миллиард": ("тың", "қа", "тан", "пен", "ы"),
    "триллион": ("ның", "ға", "нан", "мен", "ы"),
}
ORDINALS = {
    "екі": "екінші", "алты": "алтыншы", "жеті": "жетінші", "жиырма": "жиырмасыншы", "қырық": "қырқыншы",
}  # fmt: skip
COLLECTIVES = ("біреу", "екеу", "үшеу", "төртеу", "бесеу", "алтау", "жетеу")
CASES = ("nom", "gen", "dat", "acc", "loc", "abl", "ins")
_BEFORE_VOWEL = {"қырық": "қырқ"}
_AFTER_THIRD = {"nom": "", "gen": "н{ы}ң", "dat": "н{а}", "acc": "н", "loc": "нд{а}", "abl": "н{а}н", "ins": "мен"}


def _hundreds(number: int) -> list[str]:
    hundreds, rest = divmod(number, 100)
    words = [ONES[hundreds]] if hundreds > 1 else []
    words += ["жүз"] if hundreds else []
    return [word for word in (*words, TENS[rest // 10], ONES[rest % 10]) if word]


def cardinal(number: int) -> str:
    """The cardinal in words, «бір мың» with its one and «жүз» without, for 0 ≤ number < 10^15."""
    if not 0 <= number < LIMIT:
        raise ValueError(f"{number} is not between 0 and 10^15")
    words: list[str] = []
    for scale, name in SCALES:
        count, number = divmod(number, scale)
        words += [*_hundreds(count), name] if count else []
    return " ".join(words + _hundreds(number)) or "нөл"


def _split(number: int) -> tuple[str, str]:
    head, space, last = cardinal(number).rpartition(" ")
    return head + space, last


def inflected(number: int, case: str = "nom", third_person: bool = False) -> str:
    """The cardinal in a case, with the possessive of the 3rd person before it if asked for."""
    head, last = _split(number)
    genitive, dative, ablative, instrumental, third = SUFFIXES[last]
    if third_person:
        stem = _BEFORE_VOWEL.get(last, last) + third
        vowels = {"а": "а", "ы": "ы"} if third[-1] == "ы" else {"а": "е", "ы": "і"}
        return head + stem + _AFTER_THIRD[case].format(**vowels)
    accusative = ("д" if last[-1] in "нң" else genitive[0]) + genitive[1]
    locative = ("т" if ablative[0] == "т" else "д") + ablative[1]
    endings = dict(zip(CASES, ("", genitive, dative, accusative, locative, ablative, instrumental), strict=True))
    return head + last + endings[case]


def ordinal(number: int) -> str:
    """«бес жүз қырқыншы»: the ordinal in words."""
    head, last = _split(number)
    third = SUFFIXES[last][4]
    return head + ORDINALS.get(last, last + ("ыншы" if third == "ы" else "інші"))


def collective(number: int, third_person: bool = False) -> str:
    """«жетеу», «жетеуі», for 1 to 7."""
    word = COLLECTIVES[number - 1]
    return word + ("" if not third_person else "ы" if word.endswith("ау") else "і")
