"""From lines to paragraphs: a text wrapped by hand or by a PDF has its lines brought together again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from socfacts.segment import split

_LINE = re.compile(r"[^\n]+")
_FINAL = re.compile(r"[.!?…:;؟۔][»”\"')\]]*\Z")
_OPEN = re.compile(r"(?:[,(«„–—]|\b(?:и|в|во|на|с|со|по|для|из|к|о|об|от|до|при|за|у|а|или|№|мен|және|пен|бен))\Z")
_ITEM = re.compile(r"(?:[•·▪►▶*✓✔●■◦–—-][ ]|\d{1,2}[).][ ]|\(?[а-яәіa-z]\)[ ])")
_CASELESS = re.compile("[\u0620-\u06ff]")
_MAX_WRAP = 110
_MIN_WRAP = 40
_WINDOW = 4


@dataclass(slots=True)
class Line:
    """A line without the blanks around it, and how many blank lines stand before it."""

    start: int
    end: int
    text: str
    blank_before: int
    noise: bool = False

    @property
    def is_item(self) -> bool:
        return _ITEM.match(self.text) is not None


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together: offsets in the clean text, newlines inside."""

    start: int
    end: int
    lines: list[Line]

    @property
    def noise(self) -> bool:
        return self.lines[0].noise


def read_lines(text: str) -> list[Line]:
    """The lines of a text that have anything on them."""
    found: list[Line] = []
    newlines_before = 0
    at = 0
    for match in _LINE.finditer(text):
        newlines_before += match.start() - at
        at = match.end()
        content = match[0].strip()
        if not content:
            continue
        start = match.start() + match[0].index(content[0])
        found.append(Line(start, start + len(content), content, max(newlines_before - 1, 0)))
        newlines_before = 0
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
        unfinished = not _is_finished(line.text)
        if not self.wrapped:
            return unfinished and following.blank_before == 0 and _goes_on(following.text)
        if following.blank_before > self.gap:
            return unfinished and following.text[0].islower()
        return self._joins_wrapped(index, unfinished)

    def _joins_wrapped(self, index: int, unfinished: bool) -> bool:
        line, following = self.lines[index], self.lines[index + 1]
        width = self._width(index)
        if following.is_item and not (unfinished and following.text[0] in "–—-" and 10 * len(line.text) > 6 * width):
            return False
        if unfinished and (_goes_on(following.text) or following.text[0] == "№" or _OPEN.search(line.text)):
            return True
        # A full line ends where the width does; a short one ends its paragraph.
        is_full = 10 * len(line.text) >= (6 if unfinished else 8) * width
        return is_full and len(line.text) >= _MIN_WRAP

    def _width(self, index: int) -> int:
        # A line made longer by a mended hyphen says nothing about the width.
        near = (len(line.text) for line in self.lines[max(0, index - _WINDOW) : index + _WINDOW + 1])
        return max((length for length in near if length <= _MAX_WRAP), default=_MAX_WRAP)

    def _is_mid_sentence(self, index: int) -> bool:
        line, following = self.lines[index], self.lines[index + 1]
        if line.noise or following.noise or not _MIN_WRAP // 2 <= len(line.text) <= _MAX_WRAP:
            return False
        caseless = _CASELESS.match(following.text) is not None
        return not _is_finished(line.text) and (
            following.text[0].islower() or (caseless and len(line.text) >= _MIN_WRAP)
        )


def _is_finished(text: str) -> bool:
    """Whether a line ends as a sentence does; «5 млн.» does not."""
    return _FINAL.search(text) is not None and not split.ends_in_abbreviation(text)


def _goes_on(text: str) -> bool:
    return text[0].islower() and _ITEM.match(text) is None


def spans(paragraph: Paragraph, text: str) -> Iterator[tuple[int, int]]:
    """The sentences of a paragraph as offsets in the clean text."""
    flat = text[paragraph.start : paragraph.end].replace("\n", " ")
    for start, end in split.sentences(flat):
        yield paragraph.start + start, paragraph.start + end
