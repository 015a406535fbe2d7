"""Paragraphs of a page that no parser takes: nested a thousand boxes deep, or hardly HTML at all.

One pass over the characters, without a tree: time and memory grow with the page and not with its nesting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from socfacts.read.marks import raised

INVISIBLE = frozenset({"script", "style", "noscript", "template", "svg", "math", "head", "select", "button"})
BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "head",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "title",
        "tr",
        "ul",
    ]
)
_NAME = re.compile(r"/?[a-zA-Z][a-zA-Z0-9]*")


def flat_paragraphs(text: str) -> Iterator[str]:
    """The paragraphs of a page, blanks single; marks are settled, scripts left out."""
    words: list[str] = []
    mark: list[str] | None = None
    for tag, piece in _pieces(text):
        if tag == "sup":
            mark = [piece]
        elif tag == "/sup" and mark is not None:
            words += raised(words[-1] if words else "", "".join(mark), piece), piece
            mark = None
        elif tag.lstrip("/") in BLOCKS:
            yield from _paragraph(words)
            words, mark = [piece], None
        else:
            (words if mark is None else mark).append(" " if tag == "br" else "")
            (words if mark is None else mark).append(piece)
    yield from _paragraph(words)


def _paragraph(words: list[str]) -> Iterator[str]:
    text = " ".join("".join(words).split())
    if text:
        yield text


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """Each tag's name, an end tag's with its slash, and the text that follows it."""
    tag, at, hidden = "p", 0, ""
    while at < len(text):
        start = text.find("<", at)
        words = text[at:] if start < 0 else text[at:start]
        hidden = tag if tag in INVISIBLE and not hidden else "" if tag == f"/{hidden}" else hidden
        yield tag, "" if hidden else _readable(words)
        if start < 0:
            return
        is_comment = text.startswith("<!--", start)
        end = text.find("-->" if is_comment else ">", start)
        if end < 0:
            return
        name = None if is_comment else _NAME.match(text, start + 1)
        tag, at = name[0].lower() if name else "", end + (3 if is_comment else 1)


def _readable(words: str) -> str:
    return words and "".join(c for c in unescape(words) if c >= " " or c in "\t\n")
