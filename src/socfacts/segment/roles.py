"""What part of an article a paragraph is: its title or a subheading, an item of a list, body text, or furniture."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from socfacts.segment import furniture, split
from socfacts.segment.dates import dateline
from socfacts.segment.lines import Paragraph
from socfacts.types import SentenceRole

_MAX_HEADING = 150
_LEAST_ITEMS = 3
# What parts speech from the words about it: «…, – сказал он», «… .» – дейді ол».
_ASIDE = re.compile(r"[,.!»…] ?[–—]\s*[а-яёәғқңөұүһі]")
_CELLS = re.compile(r"\t+| {3,}")


def roles(blocks: Sequence[Paragraph]) -> Iterator[SentenceRole]:
    """The role of each paragraph, in order."""
    titled = goes_on = False
    digest = _is_digest(blocks)
    for block in blocks:
        if block.lines[0].noise:
            yield "noise"
            continue
        listed = block.lines[0].is_item and (digest or goes_on or not _is_speech(block))
        goes_on = listed and block.lines[-1].text[-1] in ";,"  # the last item of a list may end in a full stop
        if listed or _is_row(block):
            yield "item"
        else:
            yield "heading" if _is_heading(block, first=not titled) else "body"
        titled = titled or dateline(block.lines[0].text) is None


def role_of(text: str, role: SentenceRole, seen: bool, openers: furniture.Openers) -> SentenceRole:
    """The role of one sentence of a paragraph; ``seen`` tells that its line is known to be no furniture."""
    if role != "noise" and ((not seen and furniture.is_furniture(text, openers)) or furniture.is_date(text)):
        return "noise"
    # A line may end in furniture («… теңге. Оқылды: 1 873») and so look unfinished.
    return "body" if role == "heading" and text.endswith(".") else role


def _is_speech(block: Paragraph) -> bool:
    """«— Сколько мест? — Двести.»: a dash opens what somebody says, unless the paragraph ends like an item."""
    return block.lines[0].text[0] in "–—" and block.lines[-1].text[-1] in '.!?…»"'


def _is_digest(blocks: Sequence[Paragraph]) -> bool:
    """News in short, each behind a dash: nobody asks, and nobody is said to speak («– Да, – говорит врач»)."""
    dashed = [block for block in blocks if block.lines[0].text[0] in "–—" and not block.lines[0].noise]
    if len(dashed) < _LEAST_ITEMS:
        return False
    text = "\n".join(line.text for block in dashed for line in block.lines)
    return "?" not in text and _ASIDE.search(text) is None


def _is_row(block: Paragraph) -> bool:
    """A row of a table: cells parted by tabs or wide gaps, with no sentence in them."""
    line = block.lines[0].text
    if len(block.lines) > 1 or ("\t" not in line and "   " not in line):
        return False
    return len(_CELLS.split(line)) > 2 and not split.is_finished(line)


def _is_heading(block: Paragraph, first: bool) -> bool:
    """A short paragraph without a final stop; a title may also ask or exclaim."""
    if len(block.lines) > 2 or block.end - block.start > _MAX_HEADING or block.lines[0].text[0].islower():
        return False
    last = block.lines[-1].text
    return not (split.is_finished(last) or last[-1] in ".,،") or (first and last[-1] in '!?»"')
