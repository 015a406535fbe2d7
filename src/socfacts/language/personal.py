"""Personal names: which words can be one, in which cases a form may stand, and its nominative.

Kazakh names are mostly unknown to pymorphy3, so the declensions of surnames and first names are spelt out here, and
what the dictionary knows weighs more. The words of one name agree in case and gender: «Азамата Калдыбекова» is a
genitive, «Жанар Турсунова» a nominative.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from socfacts.language import kazakh, russian

CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
_KAZAKH_CASES = {"nom": "nomn", "gen": "gent", "dat": "datv", "acc": "accs", "loc": "loct", "ins": "ablt", "abl": "abl"}
_TAGS = frozenset({"Name", "Surn", "Patr"})

# How sure an option is: the dictionary's own name, a surname's suffix, a first name by its ending, an indeclinable.
_KNOWN, _SUFFIX, _ENDING, _FIXED = 3.0, 2.0, 1.0, 0.5

_MASCULINE = (("", "nomn"), ("а", "gent accs"), ("у", "datv"))
_SURNAME = (
    *((suffix, cases, "masc", "") for suffix, cases in (*_MASCULINE, ("ым", "ablt"), ("е", "loct"))),
    *((suffix, cases, "femn", "а") for suffix, cases in (("а", "nomn"), ("у", "accs"), ("ой", "gent datv ablt loct"))),
)
_ADJECTIVE = (
    ("ий", "nomn", "masc", "ий"), ("ого", "gent accs", "masc", "ий"), ("ому", "datv", "masc", "ий"),
    ("им", "ablt", "masc", "ий"), ("ом", "loct", "masc", "ий"), ("ая", "nomn", "femn", "ая"),
    ("ую", "accs", "femn", "ая"), ("ой", "gent datv ablt loct", "femn", "ая"),
)  # fmt: skip
_FIRST = {
    "hard": (*((s, c, "masc", "") for s, c in (*_MASCULINE, ("ом", "ablt"), ("ем", "ablt"), ("е", "loct"))),),
    "й": (("й", "nomn", "masc", "й"), ("я", "gent accs", "masc", "й"), ("ю", "datv", "masc", "й"),
          ("ем", "ablt", "masc", "й"), ("е", "loct", "masc", "й")),
    "а": (("а", "nomn", "femn", "а"), ("ы", "gent", "femn", "а"), ("и", "gent", "femn", "а"),
          ("е", "datv loct", "femn", "а"), ("у", "accs", "femn", "а"), ("ой", "ablt", "femn", "а")),
    "я": (("я", "nomn", "femn", "я"), ("и", "gent datv loct", "femn", "я"), ("ю", "accs", "femn", "я"),
          ("ей", "ablt", "femn", "я")),
}  # fmt: skip
_SURNAME_STEM = re.compile(r".{2,}(?:[оеё]в|[иы]н)$")
_ADJECTIVE_STEM = re.compile(r".{2,}[сц]к$")
_CONSONANT = re.compile(r".+[бвгджзклмнпрстфхцчшщғқңһ]$")
_VOWEL_OR_HISS = re.compile(r".*[аеёиоуыэюяәіөұү]$")

_PATRONYMIC = re.compile(r".{2,}(?:ович|евич|ич|овн|евн|ичн|улы|ұлы|кызы|қызы|тегі)")
_KAZAKH_SURNAME = re.compile(
    r"(?P<base>.{2,}?(?:[оеё]в|[оеё]ва|[иы]н|[иы]на|ская|ский|ұлы|қызы|тегі))"
    r"(?P<suffix>(?:[нд]|т)[ыі]ң|[ғгқкн][ае]|[ндт][ыі]|[дт][ае]|[дтн][ае]н|[мбп]ен)?"
)
_KAZAKH_SUFFIX_CASES = (
    (re.compile(r"[ндт][ыі]ң"), "gent"), (re.compile(r"[дтн][ае]н"), "abl"), (re.compile(r"[мбп]ен"), "ablt"),
    (re.compile(r"[ғгқкн][ае]"), "datv"), (re.compile(r"[ндт][ыі]"), "accs"), (re.compile(r"[дт][ае]"), "loct"),
)  # fmt: skip


@dataclass(slots=True, unsafe_hash=True)
class Declined:
    """One way to read a name's form: its case, its gender, its nominative, and how sure that is."""

    case: str
    gender: str
    nominative: str
    weight: float


@lru_cache(maxsize=32768)
def _options(word: str) -> tuple[Declined, ...]:
    """All readings of one Russian word as a name, in lower case."""
    found = [*_known(word)]
    known = bool(found)
    for stem, table, weight in _stems(word):
        if known and weight == _ENDING:
            continue
        found += [
            Declined(case, gender, stem + ending, weight)
            for suffix, cases, gender, ending in table
            if word == stem + suffix
            for case in cases.split()
        ]
    if (_CONSONANT.match(word) and not _SURNAME_STEM.match(word)) or word.endswith(("ь", "й")):
        found += [Declined(case, "femn", word, _FIXED) for case in CASES]
    if word.endswith(("о", "и", "у", "е", "ы", "ю", "э", "і")):
        found += [Declined(case, gender, word, _FIXED) for case in CASES for gender in ("masc", "femn")]
    return tuple(found)


def _known(word: str) -> list[Declined]:
    found = []
    for parse in russian.parses(word):
        if not parse.is_known or "sing" not in parse.tag or not _TAGS & _grammemes(parse):
            continue
        gender = parse.tag.gender
        nominative = parse.inflect({"nomn", "sing", *([gender] if gender else [])})
        form = str(nominative.word) if nominative is not None else word
        genders = (str(gender),) if gender else ("masc", "femn")
        found += [Declined(str(parse.tag.case), one, form, _KNOWN) for one in genders]
    return found


def _grammemes(parse: object) -> frozenset[str]:
    return frozenset(parse.tag.grammemes)  # type: ignore[attr-defined]


def _stems(word: str) -> list[tuple[str, tuple[tuple[str, str, str, str], ...], float]]:
    """The stems that a word may have, each with its declension."""
    found: list[tuple[str, tuple[tuple[str, str, str, str], ...], float]] = []
    for cut in range(min(3, len(word) - 2) + 1):
        stem = word[: len(word) - cut] if cut else word
        if _SURNAME_STEM.match(stem):
            found.append((stem, _SURNAME, _SUFFIX))
        if _ADJECTIVE_STEM.match(stem):
            found.append((stem, _ADJECTIVE, _SUFFIX))
        elif _CONSONANT.match(stem):
            found += [(stem, _FIRST["hard"], _ENDING), (stem, _FIRST["а"], _ENDING)]
        if cut:
            found.append((stem, _FIRST["я"], _ENDING))
        if cut and _VOWEL_OR_HISS.match(stem):
            found.append((stem, _FIRST["й"], _ENDING))
    return found


@lru_cache(maxsize=16384)
def decline(words: tuple[str, ...], lang: str, expected: frozenset[str] = frozenset()) -> tuple[str, frozenset[str]]:
    """A name in the nominative, and the cases in which its form may stand.

    ``expected`` holds the cases that the context asks for, where it does. Initials («А.», «Н.Е.») stay as they are.
    """
    if lang == "kk":
        return _kazakh(words)
    full = [i for i, word in enumerate(words) if "." not in word]
    readings = {i: _options(words[i].lower()) for i in full}
    scores: dict[tuple[str, str], float] = {}
    for key in ((c, g) for c in CASES for g in ("masc", "femn")):
        weights = [max((o.weight for o in readings[i] if (o.case, o.gender) == key), default=None) for i in full]
        if all(weight is not None for weight in weights):
            scores[key] = sum(weight for weight in weights if weight is not None)
    if not scores:
        return " ".join(words), frozenset()
    best = max(scores.values())
    wanted = [key for key in scores if key[0] in expected]
    chosen = max(wanted or scores, key=lambda key: scores[key])
    cases = frozenset(case for (case, _), score in scores.items() if score >= best - 0.5)
    return _spelled(words, readings, chosen), cases & expected or cases


def _spelled(words: tuple[str, ...], readings: dict[int, tuple[Declined, ...]], chosen: tuple[str, str]) -> str:
    out = list(words)
    for index, options in readings.items():
        fitting = [o for o in options if (o.case, o.gender) == chosen]
        form = max(fitting, key=lambda o: o.weight).nominative
        out[index] = _capital_like(words[index], form)
    return " ".join(out)


def _capital_like(model: str, word: str) -> str:
    if model.isupper() and len(model) > 1:
        return word.upper()
    return "-".join(part[:1].upper() + part[1:] for part in word.split("-"))


def _kazakh(words: tuple[str, ...]) -> tuple[str, frozenset[str]]:
    """In Kazakh only the last word of a name takes a suffix."""
    *rest, last = words
    match = _KAZAKH_SURNAME.fullmatch(last.lower())
    if match is not None:
        suffix = match["suffix"] or ""
        case = next((name for pattern, name in _KAZAKH_SUFFIX_CASES if pattern.fullmatch(suffix)), "nomn")
        return " ".join([*rest, last[: len(match["base"])]]), frozenset({case})
    form = kazakh.analyse(last)
    if form.case == "nom" or "." in last:
        return " ".join(words), frozenset({"nomn"})
    if form.case == "acc":
        # «Сатыбалды», «Берді»: names end so too, and a person is rather a subject than an object.
        return " ".join(words), frozenset({"nomn", "accs"})
    return " ".join([*rest, kazakh.nominative(last)]), frozenset({_KAZAKH_CASES[form.case]})


@lru_cache(maxsize=65536)
def kind(word: str, lang: str) -> str:
    """What a capitalised word is in a name: ``name``, ``patronymic``, ``surname``, ``unknown``, or ``other``."""
    low = word.lower()
    if _PATRONYMIC.match(low) and low[0] not in "ы":
        return "patronymic"
    if lang == "kk" and (match := _KAZAKH_SURNAME.fullmatch(low)) and len(match["base"]) > 4:
        return "surname"
    parses = russian.parses(low)
    tags = [_grammemes(parse) for parse in parses if parse.is_known]
    if any("Name" in tag for tag in tags):
        return "name"
    if any("Geox" in tag for tag in tags):
        return "other"
    if any("Surn" in tag for tag in tags):
        return "surname"
    if tags:
        return "other"
    # «Медеуском» is rather a district's adjective than a man: in -ский only the dictionary's surnames count.
    adjective = re.search(r"[сц]к(?:ий|ая|ую|о[йм]|ого|ому|им|ие|их)$", low)
    if adjective is not None:
        return "other"
    return "surname" if any(o.weight == _SUFFIX for o in _options(low)) and len(low) > 4 else "unknown"


def has_surname_form(word: str) -> bool:
    """Whether a form ends as Russian and Kazakh surnames do, whatever else it may be («Калиев»)."""
    return any(option.weight == _SUFFIX for option in _options(word.lower()))


def surname_of(name: str) -> str:
    """The part of a nominative name by which texts speak of it again, folded: its last word that is no patronymic."""
    words = [w for w in name.split() if "." not in w and not _PATRONYMIC.match(w.lower())] or name.split()
    return russian.fold(words[-1])
