"""Pages of very many elements: the finder of articles takes a third of a millisecond over each, whatever it is.

Lists of links go first, for they are never the article. What is still too large is no news page, and is read as it
stands.
"""

from __future__ import annotations

from lxml import etree
from lxml.html import HtmlElement

from socfacts.read.html_flat import BLOCKS

MANY = 20_000
TOO_MANY = 40_000
_LINKED = 0.8  # of a block's letters
_KEPT = frozenset({"html", "body", "head", "title", "article", "main", "h1"})


def is_readable(tree: HtmlElement) -> bool:
    """Whether an article can be looked for in reasonable time; takes the lists of links out of a large page."""
    if _count(tree) > MANY:
        for block in _link_lists(tree):
            block.drop_tree()
    return _count(tree) <= TOO_MANY


def title_of(tree: HtmlElement) -> str | None:
    """What a page too large for the finder says of itself in its head."""
    return " ".join((tree.findtext(".//title") or "").split()) or None


def _count(tree: HtmlElement) -> int:
    return sum(1 for _ in tree.iter())


def _link_lists(tree: HtmlElement) -> list[HtmlElement]:
    """The outermost blocks most of whose letters are links."""
    found: list[HtmlElement] = []
    open_blocks: list[list[int]] = [[0, 0, 0]]  # letters, letters in links, how many are found already
    links = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if event == "start":
            links += element.tag == "a"
            if element.tag in BLOCKS:
                open_blocks.append([0, 0, len(found)])
            _add(open_blocks[-1], element.text, links)
            continue
        links -= element.tag == "a"
        if element.tag in BLOCKS:
            letters, linked, before = open_blocks.pop()
            if linked and linked >= _LINKED * letters and element.tag not in _KEPT:
                del found[before:]
                found.append(element)
            open_blocks[-1][0] += letters
            open_blocks[-1][1] += linked
        _add(open_blocks[-1], element.tail, links)
    return found


def _add(block: list[int], text: str | None, links: int) -> None:
    size = len(text.strip()) if text else 0
    block[0] += size
    block[1] += size if links else 0
