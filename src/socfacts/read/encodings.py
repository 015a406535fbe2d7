"""From bytes to text: byte-order mark, strict UTF-8, then the legacy code page that reads best.

The code pages of Russian and Kazakh texts overlap nearly everywhere, so a general detector confuses the Kazakh ones
with each other and with cp1251, whose «ќ» stands where KZ-1048 has «қ»: charset-normalizer took 7 of 20 texts of
3,000 letters for another page than theirs, and half of the short KOI8-R ones. What tells pages apart is the letters
themselves: each candidate is decoded and judged by how common its letters are in Russian and Kazakh.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter

from socfacts.errors import ReadError

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with UTF-16's
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
CODE_PAGES = ("cp1251", "koi8_r", "cp866", "kz1048", "ptcp154")

# Never seen in the wild but now and then in an old archive; they must win clearly, for short lines in capitals read
# almost as well in them.
RARE_CODE_PAGES = ("mac_cyrillic", "iso8859_5")

_SAMPLE = 1 << 20
_MEND = "save it as UTF-8"
_TYPOGRAPHY = "«»„“”‘’–—…№§°·•±²³€₸₽\xa0\xad"
_PLAIN = frozenset(map(chr, range(0x20, 0x7F))) | frozenset("\t\n\r\f")

# Log-likelihoods, roughly: the letters of both alphabets from common to rare; what is neither letter nor typography
# (box drawing, Serbian or Tajik letters) hardly ever stands in a text.
_TIERS = {"аоеинтсрл": -2.5, "ыкдвмпуя": -3.2, "ьгзбчйхқәғіңөұү": -4.0, "жшюцщэфъёһ": -5.0, _TYPOGRAPHY: -4.0}
_WORTH = {c: worth for letters, worth in _TIERS.items() for c in letters + letters.upper()}
_FOREIGN = -9.0
_PLAUSIBLE = -4.2
_LOWER = "".join(letters for letters in _TIERS if letters is not _TYPOGRAPHY)
# «кАЗАХСТАН» is KOI8-R read as cp1251; «dйjа» is French
_OUT_OF_PLACE = re.compile(f"(?<=[{_LOWER}])[{_LOWER.upper()}]|(?<=[A-Za-z])[{_LOWER}{_LOWER.upper()}]")
_PENALTY = -6.0
_WORD = re.compile(f"[{_LOWER}{_LOWER.upper()}]{{3}}")


def decode(data: bytes) -> str:
    """The text of ``data`` without its byte-order mark, newlines untranslated.

    Raises ``ReadError`` for bytes that are no text, broken Unicode and unknown encodings.
    """
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding, "a byte-order mark")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _decode_legacy(data, error)
    return text if "\0" not in text else _decode_utf16(data)


def _decode_legacy(data: bytes, error: UnicodeDecodeError) -> str:
    if b"\0" in data:
        return _decode_utf16(data)
    if _is_mostly_utf8(data):
        line = data.count(b"\n", 0, error.start) + 1
        byte = data[error.start]
        raise ReadError(f"broken UTF-8: byte 0x{byte:02x} at offset {error.start}, line {line}; {_MEND} again")
    encoding = code_page(data)
    if encoding is None:
        raise ReadError(f"a binary file, or neither Unicode nor cp1251, KOI8-R, cp866, KZ-1048; {_MEND}")
    return _strict(data, encoding, "its letters")


def _strict(data: bytes, encoding: str, token: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        what = f"{encoding} by {token}, but broken at offset {error.start}"
        raise ReadError(f"{what}; {_MEND}") from error
    if "\0" in text:
        raise ReadError(f"a binary file (NUL characters); {_MEND}")
    return text


def _is_mostly_utf8(data: bytes) -> bool:
    """Whether good Cyrillic sequences match the bad bytes: in a code page nearly every Cyrillic letter is bad.

    Only Cyrillic counts as good: «раб» in cp866 happens to be one valid sequence of three bytes.
    """
    characters = Counter(data.decode("utf-8", "replace"))
    good = sum(n for character, n in characters.items() if "Ѐ" <= character <= "ӿ")
    return good >= max(characters["\ufffd"], 1)


def _decode_utf16(data: bytes) -> str:
    """Text with NUL bytes is UTF-16 without its mark, or no text."""
    for encoding in ("utf-16-le", "utf-16-be"):
        sample = data[:_SAMPLE].decode(encoding, "ignore")
        ordinary = sum(
            character in "\t\n\r" or " " <= character <= "~" or "А" <= character <= "ӿ" for character in sample
        )
        if ordinary > 0.9 * max(len(sample), 1):
            return _strict(data, encoding, "its letters")
    raise ReadError(f"a binary file (NUL bytes); {_MEND}")


def code_page(data: bytes) -> str | None:
    """The code page of Russian or Kazakh in which ``data`` reads best; ``None`` if it reads badly in all of them."""
    sample = data[:_SAMPLE]
    scores = {name: _plausibility(sample.decode(name, "replace")) for name in CODE_PAGES}
    scores |= {name: _plausibility(sample.decode(name, "replace")) - 0.15 for name in RARE_CODE_PAGES}
    best = max(
        scores, key=lambda name: scores[name]
    )  # the first of equals: cp1251 where the Kazakh pages agree with it
    return best if scores[best] > _PLAUSIBLE and _reads(sample.decode(best, "replace")) else None


def _reads(text: str) -> bool:
    """Whether there is a Cyrillic word at all; «caf\xe9» and a stray byte in English are no Russian."""
    return bool(_WORD.search(text)) or all(c in _PLAIN or c in _TYPOGRAPHY for c in text)


def _plausibility(text: str) -> float:
    """Mean log-likelihood of the characters beyond ASCII; control characters count as foreign."""
    special = {character: n for character, n in Counter(text).items() if character not in _PLAIN}
    if not special:
        return _FOREIGN
    total = sum(_WORTH.get(character, _FOREIGN) * n for character, n in special.items())
    return (total + _PENALTY * len(_OUT_OF_PLACE.findall(text))) / sum(special.values())
