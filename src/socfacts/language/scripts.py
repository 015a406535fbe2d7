"""Kazakh in Latin and Arabic letters: which alphabet it is, and the same text in Cyrillic with its offset map."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from socfacts.language import alphabets, reading
from socfacts.language.alphabets import ALPHABETS, HAMZA, Alphabet
from socfacts.language.offsets import IDENTITY, Piece, pack
from socfacts.language.reading import Letter
from socfacts.language.wordlists import words
from socfacts.types import OffsetMap, Script

__all__ = ["ALPHABETS", "Alphabet", "detect_alphabet", "detect_script", "from_cyrillic", "is_kazakh", "to_cyrillic"]

_CYRILLIC = re.compile("[Ѐ-ӿ]")
_LATIN = re.compile("[A-Za-z\xc0-\xd6\xd8-\xf6\xf8-\u024f\u1e00-\u1eff]")
_ARABIC = re.compile("[\u0620-\u065f\u0671-\u06d5]")
_LATIN_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ‘`´][^\W\d_]*)*")
_ARABIC_WORD = re.compile("[\u0620-\u065f\u0671-\u06d5]+")
_WORD = re.compile(r"[^\W\d_]+")
_ROMAN = re.compile("[IVXLC]+")
_ARABIC_SIGNS = str.maketrans("،؛؟۔٪٫٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", ",;?.%,01234567890123456789")
_SURNAME = re.compile(r".{2,}(?:[оеё]ва?|ұлы|қызы|[оеё]в(?:тың|тің|қа|ке|ты|ті|пен))\Z")
_STARTS = re.compile(r"(?:\A|[.!?]\s+|\A\s*[–—-]\s*)[«„“\"(]*|[«„“]")
_BACK = re.compile("[aouy]")
_VOWELS = frozenset("аәеоөұүыі")
_AFTER_GLIDE = frozenset("aouwýاۋ")
_FRONT_SIGNS = re.compile("[ەكگ]")
# The instrumental has one form for all stems.
_ANY_HARMONY = re.compile("[مپب]ەن")
_STEM = 4
_SAMPLE = 4000

# Two alphabets share ğ ş ñ ä ö ü; ū is of the one, w and ï are of the other.
_UMLAUTS: tuple[Alphabet, ...] = ("latn-2021", "latn-2004")
_OWN_UMLAUTS = re.compile("[ūwïŪWÏ]")
_MARKS: tuple[tuple[Alphabet, re.Pattern[str]], ...] = (
    ("latn-2018", re.compile("[ǵńǴŃ]|[ÁáÓóÚúÝý].*[ı]|[ı].*[ÁáÓóÚúÝý]", re.DOTALL)),
    ("latn-2004", re.compile("[ğşñäöüĞŞÑÄÖÜı].*[wWïÏ]|[wWïÏ].*[ğşñäöüĞŞÑÄÖÜı]", re.DOTALL)),
    ("latn-2021", re.compile("[ğñūĞÑŪ]|[şäöüŞÄÖÜ]")),
    ("latn-2017", re.compile("[AaGgIiNnOoUuYySsCc]['’ʼ‘`][a-zA-Z]", re.DOTALL)),
    ("latn-informal", re.compile("[әӘ]|[Gg]h|ng\\b")),
)


def detect_script(text: str) -> Script:
    """The script of most letters; Cyrillic where there are none."""
    latin = len(_LATIN.findall(text))
    arabic = len(_ARABIC.findall(text)) if not text.isascii() else 0
    if not latin and not arabic:
        return "Cyrl"
    cyrillic = len(_CYRILLIC.findall(text))
    if arabic > cyrillic and arabic >= latin:
        return "Arab"
    return "Latn" if latin > cyrillic else "Cyrl"


def detect_alphabet(text: str, usual: Alphabet | None = None) -> Alphabet:
    """The alphabet of a Kazakh text that is not in Cyrillic: by its marks, else ``usual``, else by known words."""
    if detect_script(text) == "Arab":
        return "arab"
    sample = text[:_SAMPLE]
    marked = next((alphabet for alphabet, marks in _MARKS if marks.search(sample)), None)
    if marked is None:
        return usual or _best_known(sample, ("latn-2018", "latn-informal", "latn-2021", "latn-2004", "latn-2017"))
    if marked in _UMLAUTS and not _OWN_UMLAUTS.search(sample):
        return usual if usual in _UMLAUTS else _best_known(sample, _UMLAUTS)
    return marked


def _best_known(text: str, candidates: Sequence[Alphabet]) -> Alphabet:
    """The alphabet in which most words of a text are known words; the first of equals."""
    return max(candidates, key=lambda alphabet: _known_share(text, alphabet))


def is_kazakh(text: str, alphabet: Alphabet) -> bool:
    """Whether a text in Latin letters is Kazakh rather than English or Turkish: a third of its words are known."""
    if alphabet == "arab":
        return True
    return _known_share(text, alphabet) >= 1 / 3


def _known_share(text: str, alphabet: Alphabet) -> float:
    """The share of words that the index knows, or whose beginning it knows."""
    index = alphabets.index(alphabet)
    variants = alphabets.variants("latin")
    found = [alphabets.lower(word.translate(variants), alphabet) for word in _LATIN_WORD.findall(text)[:100]]
    found = [word for word in found if len(word) > 1]
    known = sum(word in index or _stem(word, index)[0] > _STEM for word in found)
    return known / len(found) if found else 0.0


def to_cyrillic(text: str, alphabet: Alphabet) -> tuple[str, OffsetMap]:
    """The text in Cyrillic and the map from it back to ``text``. Words that the alphabet cannot write stay."""
    arabic = alphabet == "arab"
    if arabic:
        text = text.translate(_ARABIC_SIGNS)
    pieces: list[Piece] = []
    parts: list[str] = []
    at = length = 0
    for match in (_ARABIC_WORD if arabic else _LATIN_WORD).finditer(text):
        if match.start() > at:
            parts.append(text[at : match.start()])
            pieces.append(Piece(length, length + match.start() - at, at, match.start(), False))
            length += match.start() - at
        at = match.start()
        for letter, size in _word(match[0], alphabet):
            flat = len(letter) != size
            parts.append(letter)
            pieces.append(Piece(length, length + len(letter), at, at + size, flat))
            length += len(letter)
            at += size
    parts.append(text[at:])
    pieces.append(Piece(length, length + (1 << 60), at, at + (1 << 60), False))
    cyrillic = "".join(parts)
    return (_with_capitals(cyrillic) if arabic else cyrillic), (pack(pieces) if len(pieces) > 1 else IDENTITY)


@lru_cache(maxsize=65536)
def _word(word: str, alphabet: Alphabet) -> tuple[Letter, ...]:
    """A word's Cyrillic letters, each with the number of characters that it stands for."""
    family = "arab" if alphabet == "arab" else "latin"
    plain = alphabets.lower(word.translate(alphabets.variants(family)), alphabet)
    if (
        _ROMAN.fullmatch(word)
        or (plain in _foreign_words() and alphabet != "arab")
        or _CYRILLIC.search(word.replace("ә", "").replace("Ә", ""))
    ):
        return ((word, len(word)),)
    plain = plain.replace("\u0640", "")
    if alphabet == "arab" and len(plain) != len(word):
        return _stretched(word, alphabet)
    forms = _forms(word, plain, alphabet)
    found = next(filter(None, (_known(form, alphabet) for form in forms)), None) or _read(forms[-1], alphabet)
    if found is None:
        return ((word, len(word)),)
    # A form may have a hamza that the word has not, or lack its own.
    found[0] = (found[0][0], found[0][1] + len(word) - sum(size for _, size in found))
    return tuple(_with_case(found, word, alphabet))


@lru_cache(maxsize=1)
def _foreign_words() -> frozenset[str]:
    """Labels and brands that stand in Latin letters in any text."""
    return frozenset(words("foreign", "alphabets", ("kk",)))


def _forms(word: str, plain: str, alphabet: Alphabet) -> tuple[str, ...]:
    """What a word may be in small letters, the last for reading letter by letter.

    In the alphabet of 2018 I is the capital of both i and ı; in Arabic letters the hamza is often forgotten.
    """
    if alphabet == "arab":
        return (plain, plain.lstrip(HAMZA) if plain.startswith(HAMZA) else HAMZA + plain, plain)
    if alphabet != "latn-2018" or "I" not in word:
        return (plain,)
    small = "".join("ı" if letter == "I" else sign for letter, sign in zip(word, plain, strict=True))
    # «Iran», «Ivan» begin with И, «Ishki» with І: the vowels of the word agree.
    return (plain, small, small if _BACK.search(plain) else plain)


def _stretched(word: str, alphabet: Alphabet) -> tuple[Letter, ...]:
    """An Arabic word with tatweels: each belongs to the letter before it."""
    found: list[Letter] = []
    at = 0
    for letter, size in _word(word.replace("\u0640", ""), alphabet):
        end = at
        while size and end < len(word):
            size -= word[end] != "\u0640"
            end += 1
        while end < len(word) and word[end] == "\u0640":
            end += 1
        found.append((letter, end - at))
        at = end
    return tuple(found)


def _known(word: str, alphabet: Alphabet) -> list[Letter] | None:
    """The word as the index has it, its letters laid beside their spelling."""
    cyrillic = alphabets.index(alphabet).get(word)
    if cyrillic is None:
        return None
    found: list[Letter] = []
    for letter, sign in zip(cyrillic, alphabets.spelled(cyrillic.lower(), alphabet), strict=True):
        if sign or not found:
            found.append((letter, len(sign)))
        else:
            found[-1] = (found[-1][0] + letter, found[-1][1])
    return found


def _read(word: str, alphabet: Alphabet) -> list[Letter] | None:
    """A word that the index does not have: its known beginning, then letter by letter."""
    index = alphabets.index(alphabet)
    size, key = _stem(word, index)
    stem = _known(key, alphabet) if size else None
    if stem is not None:
        stem[0] = (stem[0][0], stem[0][1] + size - len(key))
        ending = reading.read(word[size:], alphabet, "".join(letter for letter, _ in stem))
        if ending is not None:
            # «баррель» + «іне» is «барреліне».
            if ending[0][0][0] in _VOWELS:
                stem[-1] = (stem[-1][0].rstrip("ьъ"), stem[-1][1])
            return stem + ending
    return reading.read(word, alphabet)


def _stem(word: str, index: dict[str, str]) -> tuple[int, str]:
    """The length of the longest beginning that is a word of the index, and how the index spells it.

    A sign for я or ю must not be cut in two, and in Arabic letters the ending must agree with the stem: its front
    letters also spare the stem its hamza («ءۇي», «ۇيگە»).
    """
    for size in range(len(word) - 1, _STEM - 1, -1):
        start, ending = word[:size], word[size:]
        agrees_front = _FRONT_SIGNS.search(ending) is not None and not _ANY_HARMONY.fullmatch(ending)
        keys = (HAMZA + start, start) if agrees_front else (start, HAMZA + start)
        for key in keys if _FRONT_SIGNS.search(ending) else (start,):
            known = index.get(key)
            if known is None or (known[-1] in "йи" and ending[0] in _AFTER_GLIDE):
                continue
            if not agrees_front or reading.is_front(known.lower()):
                return size, key
    return 0, ""


def _with_case(found: list[Letter], word: str, alphabet: Alphabet) -> list[Letter]:
    """Capitals where the word has them; Arabic has none, so there names keep those of the index."""
    if alphabet == "arab":
        return found
    at = 0
    cased = []
    for letter, size in found:
        upper = word[at : at + 1].isupper()
        if upper and size and len(letter) > 1 and not word.isupper():
            letter = letter.capitalize()
        else:
            letter = letter.upper() if upper else letter.lower()
        cased.append((letter, size))
        at += size
    return cased


def _with_capitals(text: str) -> str:
    """Capitals for a text whose script has none: at the start of sentences and titles, and in surnames."""
    capitals = {match.end() for match in _STARTS.finditer(text)}
    previous: re.Match[str] | None = None
    for match in _WORD.finditer(text):
        if _SURNAME.match(match[0]):
            capitals.add(match.start())
            if previous and text[previous.end() : match.start()] == " ":
                capitals.add(previous.start())
        previous = match
    letters = list(text)
    for position in capitals:
        if position < len(letters) and len(letters[position].upper()) == 1:
            letters[position] = letters[position].upper()
    return "".join(letters)


def from_cyrillic(text: str, alphabet: Alphabet) -> str:
    """A Cyrillic text as the alphabet writes it: the opposite of ``to_cyrillic``, for tests and for the index."""
    return _WORD.sub(lambda match: _spelled(match[0], alphabet), text)


def _spelled(word: str, alphabet: Alphabet) -> str:
    if not _CYRILLIC.match(word):
        return word
    signs = alphabets.spelled(word.lower(), alphabet)
    if alphabet == "arab":
        return "".join(signs)
    return "".join(
        _upper(sign, alphabet, word.isupper() and len(word) > 1) if letter.isupper() else sign
        for letter, sign in zip(word, signs, strict=True)
    )


def _upper(sign: str, alphabet: Alphabet, whole: bool) -> str:
    if alphabet in ("latn-2021", "latn-2004"):
        sign = sign.replace("i", "İ").replace("ı", "I")
    return sign.upper() if whole else sign[:1].upper() + sign[1:]
