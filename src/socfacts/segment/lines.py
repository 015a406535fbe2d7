"""From lines to paragraphs: a text wrapped by hand or by a PDF has its lines brought together again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from socfacts.language.wordlists import words
from socfacts.segment import split

_OPEN_SIGNS = (",", "(", "«", "„", "–", "—")
_ITEM = re.compile(r"(?:[•·▪►▶*✓✔●■◦–—-][ ]|\d{1,2}[).][ ]|\(?[а-яәіa-z]\)[ ])")
_MAX_WRAP = 110
_MIN_WRAP = 40
_WINDOW = 4


@dataclass(slots=True)
class Line:
    """A line without the blanks around it, and how many blank lines stand before it.

    ``start`` and ``end`` are offsets in the clean text; ``text`` is the line in Cyrillic, so it may differ in length;
    ``caseless`` marks a script without capitals.
    """

    start: int
    end: int
    text: str
    blank_before: int
    noise: bool = False
    caseless: bool = False

    @property
    def is_item(self) -> bool:
        return _ITEM.match(self.text) is not None


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together: offsets in the clean text, newlines inside."""

    start: int
    end: int
    lines: list[Line]


def read_lines(text: str) -> list[Line]:
    """The lines of a text that have anything on them."""
    found: list[Line] = []
    at = blank = 0
    for raw in text.split("\n"):
        content = raw.strip()
        if content:
            start = at + raw.index(content[0])
            found.append(Line(start, start + len(content), content, blank))
            blank = 0
        else:
            blank += 1
        at += len(raw) + 1
    return found


def paragraphs(lines: Sequence[Line]) -> list[Paragraph]:
    """Lines grouped into paragraphs; a line of noise stands alone."""
    layout = _Layout(lines)
    found: list[Paragraph] = []
    for index, line in enumerate(lines):
        if index and layout.joins(index - 1):
            found[-1].lines.append(line)
            found[-1].end = line.end
        else:
            found.append(Paragraph(line.start, line.end, [line]))
    return found


class _Layout:
    """How a text is wrapped: its width near each line, and how many blank lines stand inside its sentences."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        breaks = [index for index in range(len(lines) - 1) if self._is_mid_sentence(index)]
        narrow = sum(len(line.text) for line in lines if len(line.text) <= _MAX_WRAP)
        self.wrapped = len(breaks) >= 2 and 2 * narrow > sum(len(line.text) for line in lines)
        gaps = sorted(lines[index + 1].blank_before for index in breaks)
        # A few breaks across pages must not set the rule for all lines.
        self.gap = gaps[len(gaps) // 2] if gaps else 0

    def joins(self, index: int) -> bool:
        """Whether the line at ``index`` goes on in the next one."""
        line, following = self.lines[index], self.lines[index + 1]
        if line.noise or following.noise or following.blank_before > self.gap + 1:
            return False
        unfinished = not split.is_finished(line.text)
        if not self.wrapped:
            return unfinished and following.blank_before == 0 and _goes_on(following.text)
        if following.blank_before > self.gap:
            return unfinished and following.text[0].islower()
        return self._joins_wrapped(index, unfinished)

    def _joins_wrapped(self, index: int, unfinished: bool) -> bool:
        line, following = self.lines[index], self.lines[index + 1]
        width = self._width(index)
        is_long = 10 * len(line.text) >= 6 * width
        if following.is_item and not (unfinished and following.text[0] in "–—-" and (is_long or line.is_item)):
            return False
        if following.is_item and line.is_item:
            return line.text[0] not in "–—-"
        if unfinished and (_goes_on(following.text) or following.text[0] == "№" or _is_open(line.text)):
            return True
        # A full line ends where the width does; a short one ends its paragraph.
        is_full = is_long if unfinished else 10 * len(line.text) >= 8 * width
        return is_full and len(line.text) >= _MIN_WRAP

    def _width(self, index: int) -> int:
        # A line made longer by a mended hyphen says nothing about the width.
        near = (len(line.text) for line in self.lines[max(0, index - _WINDOW) : index + _WINDOW + 1])
        return max((length for length in near if length <= _MAX_WRAP), default=_MAX_WRAP)

    def _is_mid_sentence(self, index: int) -> bool:
        line, following = self.lines[index], self.lines[index + 1]
        if not _MIN_WRAP // 2 <= len(line.text) <= _MAX_WRAP or line.noise or following.noise:
            return False
        goes_on = following.text[0].islower() or (following.caseless and len(line.text) >= _MIN_WRAP)
        return goes_on and not split.is_finished(line.text)


def _is_open(text: str) -> bool:
    """Whether a line ends in what something must follow: a comma, an opening sign, a preposition."""
    return text.endswith(_OPEN_SIGNS) or text[text.rfind(" ") + 1 :] in words("open_words", "sentences")


def _goes_on(text: str) -> bool:
    return text[0].islower() and _ITEM.match(text) is None


def spans(paragraph: Paragraph, text: str) -> list[tuple[int, int]]:
    """The sentences of a paragraph as offsets in the clean text."""
    shift = paragraph.start
    flat = text[shift : paragraph.end].replace("\n", " ")
    return [(shift + start, shift + end) for start, end in split.sentences(flat)]
