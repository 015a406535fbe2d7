"""Blocks that are but links: teasers of other articles between the paragraphs of this one, and menus without end.

The finder of articles keeps the first, and takes a third of a millisecond over each element of the second. What is
still too large without its lists of links is no news page, and is read as it stands.
"""

from __future__ import annotations

from lxml import etree
from lxml.html import HtmlElement

from socfacts.read.html_flat import BLOCKS

MANY = 20_000
TOO_MANY = 40_000
_LINKED = 0.8  # of a block's letters
_NOTHING_ELSE = 0.95  # an arrow or a full stop may stand beside the link
_LISTS = BLOCKS - {"html", "body", "head", "title", "article", "main", "h1"}
_TEASERS = frozenset({"p", "blockquote"})
_TEASER_WORDS = 4  # fewer are a name or an address


def is_readable(tree: HtmlElement) -> bool:
    """Whether an article can be looked for in reasonable time; takes the lists of links out of a large page."""
    if _count(tree) > MANY:
        for block in _link_blocks(tree, _LISTS, _LINKED):
            block.drop_tree()
    return _count(tree) <= TOO_MANY


def title_of(tree: HtmlElement) -> str | None:
    """What a page too large for the finder says of itself in its head."""
    return " ".join((tree.findtext(".//title") or "").split()) or None


def drop_teasers(tree: HtmlElement) -> None:
    """Take out paragraphs that are a link and nothing else: another article's headline, with its own figures.

    Not where they are most of the text: then the page is made of links.
    """
    found = [(block, block.text_content()) for block in _link_blocks(tree, _TEASERS, _NOTHING_ELSE)]
    teasers = [(block, text) for block, text in found if len(text.split()) >= _TEASER_WORDS]
    letters = sum(len(text) for _, text in teasers)
    if letters and 2 * letters < sum(len(block.text_content()) for block in tree.iter("p")):
        for block, _ in teasers:
            block.drop_tree()


def _count(tree: HtmlElement) -> int:
    return sum(1 for _ in tree.iter())


def _link_blocks(tree: HtmlElement, tags: frozenset[str], share: float) -> list[HtmlElement]:
    """The outermost blocks of these tags of whose letters that share or more are links to other pages."""
    found: list[HtmlElement] = []
    open_blocks: list[list[int]] = [[0, 0, 0]]  # letters, letters in links, how many are found already
    links = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if event == "start":
            links += _leads_away(element)
            if element.tag in BLOCKS:
                open_blocks.append([0, 0, len(found)])
            _add(open_blocks[-1], element.text, links)
            continue
        links -= _leads_away(element)
        if element.tag in BLOCKS:
            letters, linked, before = open_blocks.pop()
            if linked and linked >= share * letters and element.tag in tags:
                del found[before:]
                found.append(element)
            open_blocks[-1][0] += letters
            open_blocks[-1][1] += linked
        _add(open_blocks[-1], element.tail, links)
    return found


def _leads_away(element: HtmlElement) -> bool:
    return element.tag == "a" and not element.get("href", "#").startswith("#")


def _add(block: list[int], text: str | None, links: int) -> None:
    size = len(text.strip()) if text else 0
    block[0] += size
    block[1] += size if links else 0
