"""The script of each line and sentence of a document, and its text in Cyrillic."""

from __future__ import annotations

import re
from collections.abc import Sequence

from socfacts.language import scripts
from socfacts.language.offsets import IDENTITY
from socfacts.types import OffsetMap, Script

_FIRST_LETTER = re.compile(r"[^\W\d_]")
_LATIN_WORD = re.compile(r"[^\W\d_]{2,}")
_SHORT = 4
_MAX_PLAIN = 200
_SAMPLE = 4000


class Writing:
    """What a document's own spelling says about a line too short to tell: its alphabet, and whether it is Kazakh."""

    def __init__(self, lines: Sequence[str]) -> None:
        latin: list[str] = []
        length = 0
        for line in lines:
            if length < _SAMPLE and script_of(line) == "Latn":
                latin.append(line)
                length += len(line)
        sample = "\n".join(latin)
        self._alphabet = scripts.detect_alphabet(sample) if sample else None
        self._kazakh = self._alphabet is not None and scripts.is_kazakh(sample, self._alphabet)

    def cyrillic(self, text: str) -> tuple[Script, str, OffsetMap] | None:
        """The script of a text and the same text in Cyrillic with its map; None where the language is foreign."""
        script = script_of(text)
        if script == "Cyrl":
            return script, text, IDENTITY
        alphabet: scripts.Alphabet = "arab" if script == "Arab" else scripts.detect_alphabet(text, self._alphabet)
        if script == "Latn" and not self._is_kazakh(text, alphabet):
            return None
        return script, *scripts.to_cyrillic(text, alphabet)

    def _is_kazakh(self, text: str, alphabet: scripts.Alphabet) -> bool:
        """A few words («ASTANA.») are in the language of the whole."""
        if len(_LATIN_WORD.findall(text)) < _SHORT:
            return self._kazakh
        return scripts.is_kazakh(text, alphabet)

    def plain(self, text: str) -> str:
        """A line in Cyrillic letters where that can be told, for looking furniture and dates up; no prose."""
        if len(text) > _MAX_PLAIN:
            return text
        found = self.cyrillic(text)
        return found[1] if found else text


def script_of(text: str) -> Script:
    """The script of most letters; a line that begins in Cyrillic is not counted through."""
    if "А" <= text[:1] <= "я":
        return "Cyrl"
    first = _FIRST_LETTER.search(text)
    if first is None or ("Ѐ" <= first[0] <= "ӿ" and first[0] not in "әӘ"):
        return "Cyrl"
    return scripts.detect_script(text)
