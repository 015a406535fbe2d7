"""From a clean text to sentences, each with its language, script, paragraph and role."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from socfacts.language import detect
from socfacts.language.offsets import IDENTITY, CleanText, compose, cut
from socfacts.segment import furniture
from socfacts.segment.dates import HEADER_LINES, HeaderDate, dateline, header_date
from socfacts.segment.lines import Line, Paragraph, paragraphs, read_lines, spans
from socfacts.segment.roles import role_of, roles
from socfacts.segment.writing import Writing, script_of
from socfacts.types import Lang, OffsetMap, Script, Sentence

__all__ = ["HeaderDate", "header_date", "segment"]

_BAR = " / "


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
    sentences, told = _sentences(clean_text, lines, writing)
    _settle_languages(sentences, told, lang)
    return sentences


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


def _sentences(
    clean_text: CleanText, lines: Sequence[Line], writing: Writing
) -> tuple[list[Sentence], list[Lang | None]]:
    """The sentences, and the language that the words of each tell."""
    text, offsets = clean_text.text, clean_text.offsets
    blocks = paragraphs(lines)
    openers = furniture.openers()
    sentences: list[Sentence] = []
    told: list[Lang | None] = []
    for number, (block, role) in enumerate(zip(blocks, roles(blocks), strict=True)):
        # The furniture has seen the line already; only its parts are still unknown to it.
        whole = block.end - block.start if len(block.lines) == 1 else 0
        for start, end in _spans(block, text):
            plain, script, lang, inner = _plain(text[start:end].replace("\n", " "), writing)
            kind = role_of(plain, role, end - start == whole, openers) if script != "Latn" or lang else "noise"
            outer = cut(offsets, start, end)
            source = offsets.span(start, end)
            sentences.append(
                Sentence(
                    len(sentences), plain, lang or "ru", script, *source, number, kind,
                    compose(inner, outer) if inner.derived else outer,
                )
            )  # fmt: skip
            told.append(lang)
    return sentences, told


def _spans(block: Paragraph, text: str) -> Iterable[tuple[int, int]]:
    found = spans(block, text)
    return _by_language(text, found) if text.find(_BAR, block.start, block.end) > 0 else found


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


def _plain(source: str, writing: Writing) -> tuple[str, Script, Lang | None, OffsetMap]:
    """A sentence in Cyrillic, its script, the language that its words tell, and the map back to ``source``.

    What is in a foreign language stays as it is: in Latin letters, without a language.
    """
    found = writing.cyrillic(source)
    if found is None:
        return source, "Latn", None, IDENTITY
    script, cyrillic, offsets = found
    return cyrillic, script, detect.language(cyrillic) if script == "Cyrl" else "kk", offsets


def _settle_languages(sentences: Sequence[Sentence], told: Sequence[Lang | None], lang: Lang | None) -> None:
    """Sentences without words of their own speak the language of the one before, or of the document."""
    previous: Lang = lang or ("kk" if told.count("kk") > told.count("ru") else "ru")
    for sentence, own in zip(sentences, told, strict=True):
        previous = sentence.lang = own or previous
