"""Saved web pages: the article, without menus, counters and «read also», as plain text.

trafilatura finds the article. What it would misread is settled before it sees the page: footnote marks (it reads
«15<sup>1</sup> школ» as 151), tables and struck text. Where it finds nothing, the page's own paragraphs are the text.
"""

from __future__ import annotations

import codecs
import logging
import re
from contextlib import suppress
from pathlib import Path

from lxml.html import HtmlElement

from socfacts.errors import ReadError
from socfacts.read.encodings import BOMS, decode
from socfacts.read.html_dates import published
from socfacts.read.html_links import drop_teasers, is_readable, title_of
from socfacts.read.html_tree import paragraphs, parse, settle
from socfacts.read.limits import MAX_CHARS, content, within
from socfacts.types import Document

_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)""", re.IGNORECASE
)
_HEAD = 4096
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(https?://\S{1,2000})\s*-->")
# The blocks of trafilatura's own tree, and of a page in which it finds no article.
_ARTICLE_BLOCKS = frozenset({"p", "head", "item", "quote", "list", "table", "row", "cell", "code", "div", "body", "fw"})
_FURNITURE = frozenset(
    {"script", "style", "noscript", "template", "svg", "math", "head", "nav", "form", "button", "select"}
)
_AROUND_ARTICLE = _FURNITURE | {"header", "footer", "aside"}
# trafilatura's own finder of dates would look at the clock; the date comes from `published`.
_NO_CLOCK = {"original_date": True, "extensive_search": False, "min_date": "1995-01-01", "max_date": "2100-01-01"}


def read(source: bytes | Path, doc_id: str, *, max_chars: int = MAX_CHARS) -> Document:
    """The article of a page, one blank line between paragraphs, its title first; title, url and date from metadata.

    Raises ``ReadError`` for a page without text and for one whose text is longer than ``max_chars``.
    """
    page = _decode(content(source)).replace("\0", "")
    tree = parse(page)
    day = published(tree)
    settle(tree)
    drop_teasers(tree)
    title, url, texts = _article(tree)
    if not texts:
        texts = list(paragraphs(tree, skip=_AROUND_ARTICLE)) or list(paragraphs(tree, skip=_FURNITURE))
    if not texts:
        raise ReadError("a page without text (perhaps a script draws it): open it in a browser and save it from there")
    if title and not any(title in text for text in texts[:3]):
        texts.insert(0, title)
    saved = _SAVED_FROM.search(page[:_HEAD])
    text = within("\n\n".join(texts), max_chars)
    return Document(id=doc_id, text=text, title=title, url=url or (saved[1] if saved else None), date=day)


def _decode(data: bytes) -> str:
    """By byte-order mark or as UTF-8, else as the page declares, else by its letters."""
    declared = _DECLARED.search(data[:_HEAD])
    if declared and not data.startswith(tuple(mark for mark, _ in BOMS)):
        for encoding in ("utf-8", declared[1].decode("ascii")):
            with suppress(UnicodeDecodeError, LookupError):
                if codecs.lookup(encoding).name not in {"utf-16", "utf-32"}:
                    return data.decode(encoding)
    return decode(data)


def _article(tree: HtmlElement) -> tuple[str | None, str | None, list[str]]:
    """Title, address and paragraphs of the article, as far as trafilatura finds them."""
    if not is_readable(tree):
        return title_of(tree), None, []
    from trafilatura import bare_extraction  # 0.3 s, and only pages need it
    from trafilatura.metadata import extract_metadata

    logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # it tells of every odd page on stderr
    try:
        found = bare_extraction(tree, include_comments=False)
        meta = extract_metadata(tree, date_config=_NO_CLOCK)
    except (ValueError, TypeError, AttributeError, IndexError, RecursionError):
        return None, None, []  # a page odd enough to trip it up: its own paragraphs are the text
    body = getattr(found, "body", None)
    texts = list(paragraphs(body, blocks=_ARTICLE_BLOCKS, skip=frozenset())) if body is not None else []
    return meta.title, meta.url, texts
