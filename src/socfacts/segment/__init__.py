"""From a clean text to sentences, each with its language, script, paragraph and role."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from socfacts.language import detect
from socfacts.language.offsets import CleanText, compose, cut
from socfacts.segment import furniture
from socfacts.segment.dates import HEADER_LINES, HeaderDate, dateline, header_date
from socfacts.segment.lines import Line, paragraphs, read_lines, spans
from socfacts.segment.roles import role_of, roles
from socfacts.segment.writing import Writing, script_of
from socfacts.types import Lang, OffsetMap, Script, Sentence, SentenceRole

__all__ = ["HeaderDate", "header_date", "segment"]

_BAR = " / "


@dataclass(slots=True)
class _Draft:
    """A sentence on its way: offsets in the clean text, ``offsets`` from ``text`` back to that stretch."""

    start: int
    end: int
    paragraph: int
    role: SentenceRole
    script: Script
    text: str
    offsets: OffsetMap
    lang: Lang | None


def segment(clean_text: CleanText, lang: Lang | None = None) -> list[Sentence]:
    """The sentences of a text in order; ``lang`` decides where no word of a sentence tells its language.

    Kazakh in Latin or Arabic letters comes in Cyrillic, its offsets still lead to the letters as read. What is no part
    of the article has the role ``noise``: it stays in the list so that every character of the text can be explained.
    """
    text = clean_text.text
    lines = read_lines(text)
    writing = Writing([line.text for line in lines])
    for line in lines:
        script = script_of(line.text)
        if script != "Cyrl":
            line.caseless = script == "Arab"
            line.text = writing.plain(line.text)
    lines = _without_date_prefix(lines, text, writing)
    furniture.mark(lines)
    drafts = _drafts(text, lines, writing)
    _settle_languages(drafts, lang)
    return [_sentence(clean_text, draft, index) for index, draft in enumerate(drafts)]


def _without_date_prefix(lines: Sequence[Line], text: str, writing: Writing) -> list[Line]:
    """Cut the date off a line that goes on with text: « date 2025-10-08 В школе …»."""
    found: list[Line] = []
    for line in lines[:HEADER_LINES]:
        source = text[line.start : line.end]
        head = dateline(source)
        if head is None or head.end >= len(source):
            found.append(line)
            continue
        prefix = source[: head.end].rstrip()
        found.append(Line(line.start, line.start + len(prefix), prefix, line.blank_before, noise=True))
        rest = writing.plain(source[head.end :])
        found.append(Line(line.start + head.end, line.end, rest, 0, caseless=line.caseless))
    return [*found, *lines[HEADER_LINES:]]


def _drafts(text: str, lines: Sequence[Line], writing: Writing) -> list[_Draft]:
    blocks = paragraphs(lines)
    drafts: list[_Draft] = []
    for number, (block, role) in enumerate(zip(blocks, roles(blocks), strict=True)):
        # The furniture has seen the line already; only its parts are still unknown to it.
        whole = block.end - block.start if len(block.lines) == 1 else 0
        found = spans(block, text)
        if text.find(_BAR, block.start, block.end) > 0:
            found = list(_by_language(text, found))
        for start, end in found:
            drafts.append(_draft(text, start, end, number, role, writing, seen=end - start == whole))
    return drafts


def _by_language(text: str, found: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """«Мектеп ашылды / Открыли школу» is two sentences: a slash parts the same words in two languages."""
    for start, end in found:
        bar = text.find(_BAR, start, end)
        languages = {detect.language(text[start:bar]), detect.language(text[bar:end])} if bar > 0 else set()
        if languages == {"ru", "kk"}:
            yield start, bar
            yield bar + len(_BAR), end
        else:
            yield start, end


def _draft(
    text: str, start: int, end: int, paragraph: int, role: SentenceRole, writing: Writing, *, seen: bool
) -> _Draft:
    source = text[start:end].replace("\n", " ")
    found = writing.cyrillic(source)
    if found is None:
        return _Draft(start, end, paragraph, "noise", "Latn", source, OffsetMap(), None)
    script, cyrillic, offsets = found
    lang: Lang | None = detect.language(cyrillic) if script == "Cyrl" else "kk"
    return _Draft(start, end, paragraph, role_of(cyrillic, role, seen), script, cyrillic, offsets, lang)


def _settle_languages(drafts: Sequence[_Draft], lang: Lang | None) -> None:
    """Sentences without words of their own speak the language of the one before, or of the document."""
    kazakh = sum(draft.lang == "kk" for draft in drafts)
    russian = sum(draft.lang == "ru" for draft in drafts)
    previous: Lang = lang or ("kk" if kazakh > russian else "ru")
    for draft in drafts:
        previous = draft.lang = draft.lang or previous


def _sentence(clean_text: CleanText, draft: _Draft, index: int) -> Sentence:
    start, end = clean_text.offsets.span(draft.start, draft.end)
    offsets = cut(clean_text.offsets, draft.start, draft.end)
    return Sentence(
        index=index,
        text=draft.text,
        lang=draft.lang or "ru",
        script=draft.script,
        start=start,
        end=end,
        paragraph=draft.paragraph,
        role=draft.role,
        offsets=compose(draft.offsets, offsets) if draft.offsets.derived else offsets,
    )
