"""From a clean text to sentences, each with its language, script, paragraph and role."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from socfacts.language import detect
from socfacts.language.offsets import CleanText, cut
from socfacts.segment import furniture
from socfacts.segment.dates import HEADER_LINES, Dateline, HeaderDate, dateline, header_date
from socfacts.segment.lines import Line, Paragraph, paragraphs, read_lines, spans
from socfacts.types import Lang, Sentence, SentenceRole

__all__ = ["Dateline", "HeaderDate", "header_date", "segment"]

_FINAL = re.compile(r"[.!?…:;,][»”\"')\]]*\Z")
_MAX_HEADING = 150
_CYRILLIC = re.compile("[Ѐ-ӿ]")
_LETTER = re.compile(r"[^\W\d_]")


def segment(clean_text: CleanText, lang: Lang | None = None) -> list[Sentence]:
    """The sentences of a text in order; ``lang`` decides where no word of a sentence tells its language."""
    text = clean_text.text
    lines = _without_date_prefix(read_lines(text))
    furniture.mark(lines)
    blocks = paragraphs(lines)
    drafts = [
        (number, start, end, role)
        for number, (block, role) in enumerate(zip(blocks, _roles(blocks), strict=True))
        for start, end in spans(block, text)
    ]
    return _finished(clean_text, drafts, lang)


def _without_date_prefix(lines: list[Line]) -> list[Line]:
    """Cut the date off a line that goes on with text: « date 2025-10-08 В школе …»."""
    found: list[Line] = []
    for number, line in enumerate(lines):
        head = dateline(line.text) if number < HEADER_LINES else None
        if head is None or head.end >= len(line.text):
            found.append(line)
            continue
        prefix = line.text[: head.end].rstrip()
        found.append(Line(line.start, line.start + len(prefix), prefix, line.blank_before, noise=True))
        found.append(Line(line.start + head.end, line.end, line.text[head.end :], 0))
    return found


def _roles(blocks: Sequence[Paragraph]) -> Iterator[SentenceRole]:
    titled = False
    for block in blocks:
        first = block.lines[0]
        if block.noise:
            yield "noise"
            continue
        if first.is_item and not _is_speech(block):
            yield "item"
        elif _is_heading(block, first=not titled):
            yield "heading"
        else:
            yield "body"
        titled = True


def _is_speech(block: Paragraph) -> bool:
    """«— Сколько мест? — Двести.»: a dash opens what somebody says, unless the paragraph ends like an item."""
    return block.lines[0].text[0] in "–—" and block.lines[-1].text[-1] in '.!?…»"'


def _is_heading(block: Paragraph, first: bool) -> bool:
    line = block.lines[0].text
    if len(block.lines) > 2 or block.end - block.start > _MAX_HEADING or line[0].islower():
        return False
    last = block.lines[-1].text
    return not _FINAL.search(last) or (first and last[-1] in '!?»"')


def _finished(
    clean_text: CleanText, drafts: Sequence[tuple[int, int, int, SentenceRole]], lang: Lang | None
) -> list[Sentence]:
    texts = [clean_text.text[start:end].replace("\n", " ") for _, start, end, _ in drafts]
    found = [detect.language(text) for text in texts]
    votes = [language for language in found if language]
    usual: Lang = lang or ("kk" if 2 * votes.count("kk") > len(votes) else "ru")
    sentences = []
    previous = usual
    for (paragraph, start, end, role), text, language in zip(drafts, texts, found, strict=True):
        previous = language or previous
        source_start, source_end = clean_text.offsets.span(start, end)
        sentences.append(
            Sentence(
                index=len(sentences),
                text=text,
                lang=previous,
                script="Cyrl",
                start=source_start,
                end=source_end,
                paragraph=paragraph,
                role=_role(text, role),
                offsets=cut(clean_text.offsets, start, end),
            )
        )
    return sentences


def _role(text: str, role: SentenceRole) -> SentenceRole:
    if role != "noise" and (furniture.is_furniture(text) or _is_foreign(text)):
        return "noise"
    return role


def _is_foreign(text: str) -> bool:
    letters = len(_LETTER.findall(text))
    return letters > 3 and 3 * len(_CYRILLIC.findall(text)) < letters
