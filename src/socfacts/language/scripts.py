"""Kazakh in Latin and Arabic letters: which alphabet it is, and the same text in Cyrillic with its offset map."""

from __future__ import annotations

import re
from collections.abc import Sequence

from socfacts.language import alphabets
from socfacts.language.alphabets import ALPHABETS, Alphabet
from socfacts.language.offsets import IDENTITY, Piece, pack
from socfacts.language.respelling import is_known, respelled
from socfacts.types import OffsetMap, Script

__all__ = ["ALPHABETS", "Alphabet", "detect_alphabet", "detect_script", "from_cyrillic", "is_kazakh", "to_cyrillic"]

_CYRILLIC = re.compile("[Ѐ-ӿ]")
_LATIN = re.compile("[A-Za-z\xc0-\xd6\xd8-\xf6\xf8-\u024f\u1e00-\u1eff]")
_ARABIC = re.compile("[\u0620-\u065f\u0671-\u06d5]")
_LATIN_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ‘`´][^\W\d_]*)*")
_ARABIC_WORD = re.compile("[\u0620-\u065f\u0671-\u06d5]+")
_WORD = re.compile(r"[^\W\d_]+")
_ARABIC_SIGNS = str.maketrans("،؛؟۔٪٫٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", ",;?.%,01234567890123456789")
_SURNAME = re.compile(r".{2,}(?:[оеё]ва?|[оеё]в(?:тың|тің|қа|ке|ты|ті|пен)|ұлы|қызы)\Z")
_STARTS = re.compile(r"(?:\A|[.!?]\s+|\A\s*[–—-]\s*)[«„“\"(]*|[«„“]")
_SAMPLE = 4000
_SAMPLE_WORDS = 24
_ENOUGH = 400
_OPEN_END = 1 << 60

# What gives an alphabet away. The acutes are also Czech and the umlauts German: ``is_kazakh`` has the last word.
_ACUTES, _OWN_ACUTES = frozenset("ÁáÓóÚúÝý"), frozenset("ǵńǴŃ")
_UMLAUTS = frozenset("ğñşäöüĞÑŞÄÖÜ")
# Two alphabets share these; ū is of the one, w and ï are of the other.
_OWN_2021, _OWN_2004 = frozenset("ūŪ"), frozenset("wïWÏ")
_WITH_UMLAUTS: tuple[Alphabet, ...] = ("latn-2021", "latn-2004")
_WITHOUT_MARKS: tuple[Alphabet, ...] = ("latn-2018", "latn-informal", "latn-2021", "latn-2004", "latn-2017")
_APOSTROPHE = re.compile("[AaGgIiNnOoUuYySsCc]['’ʼ‘`](?=[a-zA-Z])")
_DIGRAPH = re.compile(r"[әӘ]|[Gg]h|ng\b")


def detect_script(text: str) -> Script:
    """The script of most of a text's first letters; Cyrillic where there are none."""
    text = text[:_ENOUGH]
    patterns: tuple[tuple[Script, re.Pattern[str]], ...] = (("Arab", _ARABIC), ("Latn", _LATIN), ("Cyrl", _CYRILLIC))
    found = [(script, pattern) for script, pattern in patterns if pattern.search(text)]
    if len(found) < 2:
        return found[0][0] if found else "Cyrl"
    count = {script: len(pattern.findall(text)) for script, pattern in found}
    return max(count, key=lambda script: (count[script], script == "Arab", script == "Cyrl"))


def detect_alphabet(text: str, usual: Alphabet | None = None) -> Alphabet:
    """The alphabet of a Kazakh text that is not in Cyrillic: by its marks, else ``usual``, else by known words."""
    sample = text[:_SAMPLE]
    letters = frozenset(sample)
    if _ARABIC.search(sample) and detect_script(sample) == "Arab":
        return "arab"
    if letters & _OWN_ACUTES or (letters & _ACUTES and "ı" in letters):
        return "latn-2018"
    if letters & _UMLAUTS or letters & _OWN_2021:
        return _with_umlauts(sample, letters, usual)
    if _APOSTROPHE.search(sample):
        return "latn-2017"
    if _DIGRAPH.search(sample):
        return "latn-informal"
    return usual or _best_known(sample, _WITHOUT_MARKS)


def _with_umlauts(text: str, letters: frozenset[str], usual: Alphabet | None) -> Alphabet:
    if letters & _OWN_2021:
        return "latn-2021"
    if letters & _OWN_2004:
        return "latn-2004"
    return usual if usual in _WITH_UMLAUTS else _best_known(text, _WITH_UMLAUTS)


def _best_known(text: str, candidates: Sequence[Alphabet]) -> Alphabet:
    """The alphabet in which most words of a text are known words; the first of equals."""
    return max(candidates, key=lambda alphabet: _known_share(text, alphabet))


def is_kazakh(text: str, alphabet: Alphabet) -> bool:
    """Whether a text in Latin letters is Kazakh rather than English or Turkish: a third of its words are known."""
    return alphabet == "arab" or _known_share(text, alphabet) >= 1 / 3


def _known_share(text: str, alphabet: Alphabet) -> float:
    """The share of a text's first words that the index knows, or whose beginning it knows."""
    found = [word for word in _LATIN_WORD.findall(text[:_ENOUGH])[:_SAMPLE_WORDS] if len(word) > 1]
    return sum(is_known(word, alphabet) for word in found) / len(found) if found else 0.0


def to_cyrillic(text: str, alphabet: Alphabet) -> tuple[str, OffsetMap]:
    """The text in Cyrillic and the map from it back to ``text``. Words that the alphabet cannot write stay."""
    pattern = _LATIN_WORD
    if alphabet == "arab":
        text, pattern = text.translate(_ARABIC_SIGNS), _ARABIC_WORD
    parts: list[str] = []
    pieces: list[Piece] = []
    at = length = begun = begun_source = 0
    for match in pattern.finditer(text):
        start, end = match.span()
        word = respelled(match[0], alphabet)
        parts += (text[at:start], word.text)
        length += start - at
        at = start
        for letter, size in word.letters or ():
            if len(letter) != size:
                pieces.append(Piece(begun, length, begun_source, at, False))
                pieces.append(Piece(length, length + len(letter), at, at + size, True))
                begun, begun_source = length + len(letter), at + size
            length += len(letter)
            at += size
        length += 0 if word.letters else len(word.text)
        at = end
    parts.append(text[at:])
    cyrillic = _with_capitals("".join(parts)) if alphabet == "arab" else "".join(parts)
    if not pieces:
        return cyrillic, IDENTITY
    return cyrillic, pack([*pieces, Piece(begun, begun + _OPEN_END, begun_source, begun_source + _OPEN_END, False)])


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
