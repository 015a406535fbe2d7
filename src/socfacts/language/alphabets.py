"""The alphabets of Kazakh as tables: what each writes for a Cyrillic letter, and the words that it may have written.

The tables are data (``rules/kk/alphabets.yaml``). The word index turns a guess into knowledge: most words of a text
are words that somebody has written in Cyrillic before, and each of them has one spelling in the other alphabet.
"""

from __future__ import annotations

import csv
import gzip
import re
from collections.abc import Iterator, Sequence
from typing import Literal, get_args

from socfacts import ruleset
from socfacts.errors import RuleError
from socfacts.language.wordlists import cached_by_folder, folder, words

Alphabet = Literal["latn-2017", "latn-2018", "latn-2021", "latn-2004", "latn-informal", "arab"]
ALPHABETS: tuple[Alphabet, ...] = get_args(Alphabet)

HAMZA = "ء"
_SILENT = "ьъ"
_DOTLESS = ("latn-2021", "latn-2004")
_FRONT = re.compile("[әөүі]")
_SELF_EVIDENT = re.compile("[аоұыеэёкг]")
_FINAL_NG = re.compile("ң$", re.MULTILINE)
_CODA_GLIDE = re.compile(r"й(?=[^\nаәеоөұүыіиуюя])")
_CYRILLIC_WORD = re.compile(r"[Ѐ-ӿ]+")
_WORDS_TABLE = "kk/words.tsv.gz"
_GAZETTEER = {
    "common/places/places.tsv": ("name_kk", "former_kk", "aliases_kk"),
    "common/places/regions.tsv": ("kk", "former_kk", "aliases_kk"),
}


@cached_by_folder(8)
def letters(alphabet: Alphabet) -> dict[str, str]:
    """Small Cyrillic letters to what the alphabet writes for each, context aside."""
    rows = words(alphabet, "alphabets", ("kk",))
    if alphabet != "arab":
        rows = (*words("latin", "alphabets", ("kk",)), *rows)
    pairs = (row.split() for row in rows)
    return dict(pairs) | dict.fromkeys(_SILENT, "")


@cached_by_folder(8)
def variants(alphabet: Alphabet) -> dict[int, str]:
    """What keyboards type for a letter of the tables, as a translation table; one character for one."""
    family = "arab" if alphabet == "arab" else "latin"
    pairs = (row.split() for row in words(f"{family}_variants", "alphabets", ("kk",)))
    return str.maketrans(dict(pairs))


def lower(word: str, alphabet: Alphabet) -> str:
    """Small letters of the same length: I is the capital of ı where an alphabet has both i and ı."""
    if alphabet in _DOTLESS:
        word = word.replace("İ", "i").replace("I", "ı")
    return word.replace("İ", "i").lower()


def spelled(word: str, alphabet: Alphabet) -> list[str]:
    """What the alphabet writes for each letter of a small Cyrillic word, letter by letter."""
    table = letters(alphabet)
    found = [table.get(letter, letter) for letter in word]
    if alphabet == "latn-informal":
        _respell_informal(word, found)
    elif alphabet == "arab":
        for index in range(1, len(word)):
            if word[index - 1] == "и" and word[index] in "яю":
                found[index] = found[index][1:]
        if found and _FRONT.search(word) and not _SELF_EVIDENT.search(word):
            found[0] = HAMZA + found[0]
    return found


def _respell_informal(word: str, found: list[str]) -> None:
    """Letters that the informal spelling writes by their neighbours: «kenes», «tining»; «ainaldy», «qanday»."""
    for index, letter in enumerate(word):
        following = word[index + 1 : index + 2]
        if letter == "ң" and not following:
            found[index] = "ng"
        elif letter == "й" and following and following not in "аәеоөұүыіиуюя":
            found[index] = "i"
        elif letter == "я" and word[index - 1 : index] == "и":
            found[index] = "a"


def spelled_all(known: Sequence[str], alphabet: Alphabet) -> list[str]:
    """What ``spelled`` gives for each of many small Cyrillic words, at once."""
    text = "\n".join(known)
    if alphabet == "latn-informal":
        text = _FINAL_NG.sub("ng", _CODA_GLIDE.sub("i", text)).replace("ия", "иа")
    elif alphabet == "arab":
        text = text.replace("ия", "иа").replace("ию", "иу")
    found = text.translate({ord(letter): sign for letter, sign in letters(alphabet).items()}).split("\n")
    if alphabet == "arab":
        for number, word in enumerate(known):
            if _FRONT.search(word) and not _SELF_EVIDENT.search(word):
                found[number] = HAMZA + found[number]
    return found


@cached_by_folder(8)
def index(alphabet: Alphabet) -> dict[str, str]:
    """Spelling in the alphabet → Cyrillic word; the closed lists of the rules win over frequent words."""
    known = known_words()
    keys = spelled_all([word.lower() for word in known], alphabet)
    # The first word of a spelling wins, so the last to be put in is the first of the list.
    return dict(zip(reversed(keys), reversed(known), strict=True))


@cached_by_folder(1)
def known_words() -> tuple[str, ...]:
    """Cyrillic words of Kazakh, those of the lexicon first, then by frequency; names have their capital."""
    lexicon = (
        word.lower()
        for entry in ruleset.load(folder()).lexicon.get("kk", ())
        for phrases in entry.words.values()
        for phrase in phrases
        for word in _CYRILLIC_WORD.findall(phrase)
    )
    # Short words of the lexicon («тэн») must not displace frequent ones («тен»).
    frequent = dict.fromkeys((*(word for word in lexicon if len(word) > 3), *_frequent_words()))
    # «Алға» is a town, but «алға» (forward) is written more often: names of places come last.
    return (*frequent, *dict.fromkeys(name for name in _place_names() if name.lower() not in frequent))


def _place_names() -> Iterator[str]:
    """The words of Kazakh place names, as the gazetteer writes them."""
    for table, columns in _GAZETTEER.items():
        for path in ruleset.load(folder()).tables(table):
            with path.open(encoding="utf-8", newline="") as rows:
                for row in csv.DictReader(rows, delimiter="\t"):
                    for column in columns:
                        yield from _CYRILLIC_WORD.findall(row.get(column) or "")


def _frequent_words() -> list[str]:
    path = ruleset.builtin_rules_dir() / _WORDS_TABLE
    try:
        text = gzip.decompress(path.read_bytes()).decode("utf-8")
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise RuleError(f"{path}: no readable table of words ({error}); tools/kazakh_words.py makes it") from error
    return [line.partition("\t")[0] for line in text.splitlines()]
