"""Reading a word of another alphabet letter by letter, by the rules of Kazakh spelling.

Where an alphabet has one sign for two Cyrillic letters the neighbours decide: й stands after a vowel and и elsewhere,
the vowels of a word agree. What the rules cannot know (loans, names) is left to the index of words.
"""

from __future__ import annotations

import re
from functools import lru_cache

from socfacts.language.alphabets import HAMZA, Alphabet, letters

# A Cyrillic string and how many characters of the word it was read from.
Letter = tuple[str, int]

_VOWELS = frozenset("аәеёиоөұүыіэюя")
_BACK_NEIGHBOURS = frozenset("قع")
_INFORMAL_EXTRA = {"zh": "ж", "kh": "х", "ng": "ң", "iy": "и"}
_GLIDE = "\x01"
_INSTRUMENTAL = re.compile("[مپب]ەن\\Z")


def read(word: str, alphabet: Alphabet, before: str = "") -> list[Letter] | None:
    """The letters of a small word after the Cyrillic ``before``; None if the alphabet has no such signs."""
    signs = _signs(word, alphabet)
    if signs is None:
        return None
    if alphabet == "arab":
        signs = _harmonious(signs, word, before)
    elif alphabet == "latn-informal":
        signs = _informal(signs, before)
    return _composed(signs, alphabet, before)


@lru_cache(maxsize=8)
def _tables(alphabet: Alphabet) -> tuple[re.Pattern[str], dict[str, str]]:
    """The signs of an alphabet, the longest first, and the letter that each most often is."""
    reverse: dict[str, str] = {}
    for letter, sign in letters(alphabet).items():
        if sign and letter not in "юя":
            reverse.setdefault(sign, letter)
    if alphabet == "latn-informal":
        reverse |= _INFORMAL_EXTRA
    reverse.pop("شش", None)
    for sign in {letters(alphabet)["и"], letters(alphabet)["й"]}:
        if letters(alphabet)["и"] == letters(alphabet)["й"]:
            reverse[sign] = _GLIDE
    if alphabet == "latn-2004":
        reverse["é"] = "э"
    pattern = "|".join(re.escape(sign) for sign in sorted(reverse, key=len, reverse=True))
    return re.compile(pattern), reverse


def _signs(word: str, alphabet: Alphabet) -> list[Letter] | None:
    pattern, reverse = _tables(alphabet)
    found: list[Letter] = []
    at = 0
    if alphabet == "arab" and word.startswith(HAMZA):
        at = 1
    for match in pattern.finditer(word, at):
        if match.start() != at:
            return None
        found.append((reverse[match[0]], len(match[0])))
        at = match.end()
    if at != len(word) or not found:
        return None
    if word.startswith(HAMZA):
        found[0] = (found[0][0], found[0][1] + 1)
    return found


def _composed(signs: list[Letter], alphabet: Alphabet, before: str) -> list[Letter]:
    """Tell й from и, and join what Cyrillic writes with one letter (я, ю, ц)."""
    found: list[Letter] = []
    previous = before[-1:]
    position = 0
    while position < len(signs):
        letter, length = signs[position]
        following = signs[position + 1][0] if position + 1 < len(signs) else ""
        taken = 1
        if letter == "ц" and length == 2 and previous and following not in (_GLIDE, "и"):
            letter = "тс"
        elif letter in (_GLIDE, "й") or (letter == "і" and _is_glide(previous, following)):
            letter, taken = _glide(letter, previous, following, alphabet)
        elif letter == "а" and previous == "и" and alphabet == "latn-informal":
            letter = "я"
        if taken == 2:
            length += signs[position + 1][1]
        found.append((letter, length))
        previous = letter[-1]
        position += taken
    return found


def _is_glide(previous: str, following: str) -> bool:
    """«biylǵy», «oqidy», «sai»: who has no ı writes i for й and и too, but і stands beside no vowel and no қ."""
    if previous == "и":
        return following in ("а", "у")
    return previous in _VOWELS or previous in ("қ", "ғ") or following in ("а", "ы", "о", "ұ", "і")


def _glide(letter: str, previous: str, following: str, alphabet: Alphabet) -> tuple[str, int]:
    """What a sign for й or и is here, and how many signs that takes."""
    after_vowel = not previous or previous in _VOWELS
    if following == "а" and (after_vowel or letter == "й"):
        return "я", 2
    if following == "а" and alphabet == "arab":
        return "ия", 2
    if following == "у" or (following == "ұ" and letter == "й"):
        return "ю", 2
    if letter == "й":
        return "й", 1
    return ("й", 1) if previous in _VOWELS and previous else ("и", 1)


def _informal(signs: list[Letter], before: str) -> list[Letter]:
    """In the digraph spelling y is ы or й, i is і or й, ng is ң only at the end of a word."""
    found: list[Letter] = []
    for position, (letter, length) in enumerate(signs):
        previous = found[-1][0] if found else before[-1:]
        following = signs[position + 1][0] if position + 1 < len(signs) else ""
        if letter == "ң" and following:
            found += [("н", 1), ("г", 1)]
            continue
        if letter in "йы" and length == 1:
            letter = "й" if previous in _VOWELS and previous else "ы"
            if previous == "у" and following in ("а", "е", "у"):
                letter = "й"
        elif letter == "и" and not following.strip("а") and previous in _VOWELS and previous:
            letter = "й"
        found.append((letter, length))
    return found


def _harmonious(signs: list[Letter], word: str, before: str) -> list[Letter]:
    """Choose the back or front vowel of each Arabic sign. A hamza fronts the whole word, ە ك گ what follows them."""
    always = word.startswith(HAMZA)
    # The instrumental (مەن) never varies and says nothing of its word.
    stem = _INSTRUMENTAL.sub("", word) if len(word) > 5 else word
    front = always or any(sign in stem for sign in "ەكگ") or is_front(before)
    first = not any(letter in _VOWELS for letter in before)
    found: list[Letter] = []
    offset = 0
    for letter, length in signs:
        around = word[max(0, offset - 1) : offset] + word[offset + length : offset + length + 1]
        offset += length
        if not always and any(sign in _BACK_NEIGHBOURS for sign in around) and letter in "аоұы":
            front, first = False, False
        elif letter in "аоұы":
            letter, front = _vowel(letter, front, first, always)
            first = False
        elif letter in "егк":
            front = True
            first = first and letter != "е"
        found.append((letter, length))
    return found


def _vowel(letter: str, front: bool, first: bool, always: bool) -> tuple[str, bool]:
    """The vowel and the harmony after it; ә and ө stand in first syllables only."""
    if letter in "ао":
        fronted = front and first
        return {"а": "ә", "о": "ө"}[letter] if fronted else letter, front if fronted or always else False
    return {"ұ": "ү", "ы": "і"}[letter] if front else letter, front


def is_front(text: str) -> bool:
    """Whether suffixes after a Cyrillic stem take front vowels: its last vowel decides."""
    vowels = [letter for letter in text if letter in "аәеоөұүыіэ"]
    return bool(vowels) and vowels[-1] in "әеөүіэ"
