"""Where a sentence ends: every full stop is asked what stands on its left and on its right."""

from __future__ import annotations

import re

from socfacts.language import scripts
from socfacts.language.wordlists import cached_by_folder, words

# A class of all that may stop comes first: a search for that is many times faster than one for each alternative.
_STOP = re.compile(
    r"[.!?…؟۔()](?:(?<=[()])"
    r"|(?<![.!?…؟۔].)[.!?…؟۔]*[»”\"’')\]]*(?=[ \t])"
    # «ашылды.Жаңа»: the blank after the full stop is missing.
    r"|(?<=[а-яёәғқңөұүһі]{3}[.!?…])(?=[«\"А-ЯЁӘҒҚҢӨҰҮҺІ]))"
)
_NEXT = re.compile(r"[ \t]*(?:[–—-][ ]+)?[«„“\"'(\[]*[ ]?(?:№[ ]?)?(\S)")
_LAST_WORDS = re.compile(r"(?:[^\W\d_]{1,12}\.[ ]?){0,3}[^\W\d_]{1,12}(?:-[^\W\d_]{1,6})?\Z")
_CLOSING = "»”\"’')]"
_FINAL = ".!?…:;؟۔"
_LIST_NUMBER = re.compile(r"[ ]*\(?(?:\d{1,3}(?:\.\d{1,2}){0,3}|[IVX]{1,4}|[^\W\d_])")
_YEAR = re.compile(r"(?:\d{4}|[.-]\d{2})\Z")
_AMOUNT = re.compile(r"(?:\d|[XVI]|тыс\.?|млн\.?|мың)\Z")
_LONG_INITIALS = frozenset(("Дж", "Дз"))
_YEAR_ABBREVIATIONS = frozenset(("г", "гг", "ж", "жж"))
_WINDOW = 32
_MAX_ASIDE = 250
_MAX_LIST_NUMBER = 8
_MAX_DATE_WORDS = 3
_MAX_DATE = 64
# Longer than any sentence that a person wrote; what works on a sentence may take more than linear time.
_MAX_SENTENCE = 2000
_GOES_ON = "№–—-"
_BEFORE_WORD = "(«„\"'0123456789,–—-"


def sentences(text: str) -> list[tuple[int, int]]:
    """The spans of the sentences of a paragraph (newlines already blanks), without the blanks between them.

    None is longer than 2,000 characters: a stretch without full stops is cut at a comma or between words.
    """
    found: list[tuple[int, int]] = []
    last_words = _last_words()
    start = 0
    aside_end = -1
    for match in _STOP.finditer(text):
        at, end = match.span()
        mark = text[at]
        if mark == "(":
            # One sentence in brackets, or several: they stay with what they explain.
            aside_end = text.find(")", end, end + _MAX_ASIDE)
        elif at >= aside_end and mark != ")" and _ends(text, start, at, end, last_words):
            _add(found, text, start, end)
            start = end
    _add(found, text, start, len(text))
    return found


def _add(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    """Add a sentence without the blanks around it, in parts where it is too long."""
    if start < end and text[start] == " ":
        start += 1  # mostly all there is to trim
    if start == end or text[start].isspace() or text[end - 1].isspace():
        start, end = _trimmed(text, start, end)
    while end - start > _MAX_SENTENCE:
        stop = _cut(text, start, start + _MAX_SENTENCE)
        _add(found, text, start, stop)
        start = stop
        if end - start <= _MAX_SENTENCE:
            start, end = _trimmed(text, start, end)
    if start < end:
        found.append((start, end))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def _cut(text: str, start: int, end: int) -> int:
    """Where to cut a stretch that must end before ``end``: after its last mark or blank, else right there."""
    middle = (start + end) // 2
    for mark in ("; ", ", ", " "):
        at = text.rfind(mark, middle, end)
        if at > 0:
            return at + len(mark)
    return end


def _ends(text: str, start: int, at: int, end: int, last_words: frozenset[str]) -> bool:
    """Whether the sentence from ``start`` ends with the mark at ``at:end``."""
    char = text[end + 1 : end + 2]
    if text[end] != " " or not char.isalpha():
        following = _NEXT.match(text, end)
        if following is None:
            return False
        char = following[1]
    if char.islower() or char in ",;:)!?.…":
        return False
    if end - at > 1 or text[at] != ".":
        return not char.isdigit() or not (text[at] == "…" or text.startswith("..", at))
    if at - start <= _MAX_LIST_NUMBER and _LIST_NUMBER.fullmatch(text, start, at):
        return False
    first = max(start, at - _WINDOW)
    word = text[max(text.rfind(" ", first, at), text.rfind(".", first, at), first - 1) + 1 : at].lstrip(_BEFORE_WORD)
    if _is_initial(word):
        return not char.isalpha()
    if word.lower() not in last_words:
        return True
    left = text[first:at]
    abbreviation = _abbreviation(left)
    if abbreviation in _YEAR_ABBREVIATIONS and _is_date_alone(text[start:at]):
        return False
    return abbreviation is None or _abbreviation_ends(left, abbreviation, text[end : end + _WINDOW])


def _is_date_alone(text: str) -> bool:
    """«В 2019 г. Минздрав …»: a date alone is no sentence."""
    return len(text) <= _MAX_DATE and len(text.split()) <= _MAX_DATE_WORDS


def _abbreviation_ends(left: str, abbreviation: str, right: str) -> bool:
    """Whether a sentence ends with the abbreviation. Where it may as well go on, it does: that loses less."""
    inside, ending, goes_on = _abbreviations()
    right = right.lstrip()
    first = right[:1]
    caseless = first.isalpha() and not first.isupper()
    if abbreviation not in ending or caseless or first.isdigit() or first in _GOES_ON or right.startswith(goes_on):
        return False
    before = left[: len(left) - len(abbreviation)].rstrip()
    if abbreviation in _YEAR_ABBREVIATIONS:
        return _YEAR.search(before) is not None
    # «5 м.» measures and may end a sentence, «м. Абай» names and can't.
    return abbreviation not in inside or _AMOUNT.search(before) is not None


def _abbreviation(left: str) -> str | None:
    """The longest known abbreviation at the end of ``left`` (without its last full stop), in small letters."""
    inside, ending, _ = _abbreviations()
    match = _LAST_WORDS.search(left)
    if match is None:
        return None
    phrase = match[0].lower()
    while phrase not in inside and phrase not in ending:
        _, separator, phrase = phrase.partition(".")
        if not separator:
            return None
        phrase = phrase.lstrip()
    return phrase


def _last_word(left: str) -> str:
    return left[max(left.rfind(" "), left.rfind(".")) + 1 :].lstrip(_BEFORE_WORD)


def _is_initial(word: str) -> bool:
    """«А», «Дж», «ا»: a capital letter, or any one of a script without capitals."""
    if len(word) > 1:
        return word in _LONG_INITIALS
    return word.isalpha() and not word.islower()


def is_finished(text: str) -> bool:
    """Whether a line ends as a sentence does, or as what introduces one; «5 млн.» does not."""
    return text.rstrip(_CLOSING)[-1:] in _FINAL and not ends_in_abbreviation(text)


def ends_in_abbreviation(text: str) -> bool:
    """Whether a line's last full stop belongs to an abbreviation or an initial, so that the line may go on."""
    if not text.endswith(".") or text.endswith(".."):
        return False
    left = text[-_WINDOW - 1 : -1]
    word = _last_word(left)
    return _is_initial(word) or (word.lower() in _last_words() and _abbreviation(left) is not None)


@cached_by_folder(1)
def _abbreviations() -> tuple[frozenset[str], frozenset[str], tuple[str, ...]]:
    """Abbreviations inside sentences, those that also end them, and words that go on after these."""
    return (
        _in_all_scripts(words("abbreviations_inside", "sentences")),
        _in_all_scripts(words("abbreviations", "sentences")),
        words("after_multiplier", "sentences"),
    )


def _in_all_scripts(abbreviations: tuple[str, ...]) -> frozenset[str]:
    """Abbreviations as every alphabet of Kazakh writes them: sentences are cut before they become Cyrillic."""
    other = (scripts.from_cyrillic(word, alphabet) for word in abbreviations for alphabet in scripts.ALPHABETS)
    return frozenset((*abbreviations, *other))


@cached_by_folder(1)
def _last_words() -> frozenset[str]:
    """The last words of all abbreviations: a quick no for most full stops."""
    inside, ending, _ = _abbreviations()
    return frozenset(phrase.replace(".", " ").split()[-1] for phrase in inside | ending)
