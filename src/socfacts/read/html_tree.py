"""A web page as a tree in which marks, tables and struck text are already what they mean in plain text.

Done before the article is looked for: the finder of articles drops the very tags that tell a mark from a digit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from socfacts.read.html_flat import BLOCKS, INVISIBLE, flat_paragraphs
from socfacts.read.marks import raised
from socfacts.read.tables import sentences

_RAISED_STYLE = re.compile(r"vertical-align\s*:\s*(?:super|text-top|top)\b", re.IGNORECASE)
_NOTE_LINK = re.compile(r"\s*(?:\[\s*\w{1,3}\s*\]|\(?\d{1,3}\)?|\*{1,3}|[†‡↑↩])\s*")
_AROUND = 24  # characters that a mark's neighbours are judged by
_MAX_CELL = 400  # longer cells are layout, not data
_MAX_CELLS = 1_000_000
_MAX_SPAN = 100
# Taking inline tags out one by one, as trafilatura does, is quadratic: a paragraph of thousands is joined beforehand.
_MANY = 500
_INLINE = frozenset(
    {"sup", "sub", "span", "b", "i", "em", "strong", "u", "small", "font", "mark", "del", "s", "strike"}
)
_DEEP = "Excessive depth"


def parse(text: str) -> HtmlElement:
    """The tree of a page. A page nested too deep for the parser is flattened: its paragraphs stay, its boxes go."""
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return _from_paragraphs(flat_paragraphs(text))
    if any(_DEEP in entry.message for entry in parser.error_log):
        return _from_paragraphs(flat_paragraphs(text))
    return tree


def _from_paragraphs(texts: Iterable[str]) -> HtmlElement:
    tree = document_fromstring("<html><body></body></html>")
    for text in texts:
        etree.SubElement(tree[0], "p").text = text
    return tree


def paragraphs(tree: HtmlElement, blocks: frozenset[str] = BLOCKS, skip: frozenset[str] = INVISIBLE) -> Iterator[str]:
    """The text of ``tree``, paragraph by paragraph, blanks single and ``br`` a newline; empty ones are left out."""
    words: list[str] = []
    walker = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walker:
        if element.tag in blocks:
            yield from _joined(words)
            words = []
        if event == "end":
            words.append(_spaced(element.tail) if element is not tree else "")
        elif element.tag in skip:
            walker.skip_subtree()
        else:
            words.append("\n" if element.tag in {"br", "lb"} else _spaced(element.text))
    yield from _joined(words)


def _spaced(text: str | None) -> str:
    return re.sub(r"[ \t\r\n\f]+", " ", text or "")


def _joined(words: list[str]) -> Iterator[str]:
    lines = (re.sub(" {2,}", " ", line).strip(" ") for line in "".join(words).split("\n"))
    paragraph = "\n".join(line for line in lines if line)
    if paragraph:
        yield paragraph


def settle(tree: HtmlElement) -> None:
    """Replace, in place, raised text and note links by what they mean, tables by sentences, the unseen by nothing."""
    for element in list(tree.iter("noscript", "template")):
        element.drop_tree()
    for element in list(tree.iter("del", "s", "strike")):
        _say(element, "")
    for element in list(tree.iter("sup", "span", "a", "small", "font", "b", "i", "em")):
        if _is_raised(element):
            _say(element, raised(_before(element), element.text_content(), _after(element)))
    for table in list(tree.iter("table")):
        if _is_data(table):
            _tell(table)
    for element in list(tree.iter()):
        if len(element) > _MANY:
            _join_inline(element)


def _join_inline(element: HtmlElement) -> None:
    """Turn the inline children of ``element`` into plain words of its own; the others stay."""
    kept: list[HtmlElement] = []
    words = [element.text or ""]
    for child in list(element):
        if child.tag in _INLINE and all(inner.tag in _INLINE for inner in child.iterdescendants()):
            words += (child.text_content(), child.tail or "")
            continue
        _put(element, kept, words)
        kept.append(child)
        words = [child.tail or ""]
    _put(element, kept, words)
    element[:] = kept


def _put(element: HtmlElement, kept: list[HtmlElement], words: list[str]) -> None:
    """Give ``words`` their place: behind the last child that is kept, or before all of them."""
    if kept:
        kept[-1].tail = "".join(words)
    else:
        element.text = "".join(words)


def _say(element: HtmlElement, words: str) -> None:
    """Give ``element`` this text instead of all that it holds; what follows it stays."""
    for child in list(element):
        element.remove(child)
    element.text = words


def _is_raised(element: HtmlElement) -> bool:
    if element.tag == "sup":
        return True
    if element.tag == "a":
        return element.get("href", "").startswith("#") and _NOTE_LINK.fullmatch(element.text_content()) is not None
    return _RAISED_STYLE.search(element.get("style", "")) is not None


def _before(element: HtmlElement) -> str:
    """The last characters before ``element`` in its paragraph."""
    while element is not None and element.tag not in BLOCKS:
        previous, parent = element.getprevious(), element.getparent()
        if previous is None:
            words = (parent.text if parent is not None else "") or ""
        else:
            words = previous.tail or previous.text_content()
        if words:
            return str(words[-_AROUND:])
        element = parent if previous is None else previous
    return ""


def _after(element: HtmlElement) -> str:
    following = element.getnext()
    if element.tail or following is None:
        return str((element.tail or "")[:_AROUND])
    return str(following.text_content()[:_AROUND])


def _is_data(table: HtmlElement) -> bool:
    """Rows and columns of short cells; not a page laid out by a table, a menu or a calendar of links."""
    if next(table.iterdescendants("table"), None) is not None:
        return False
    cells = list(table.iter("td", "th"))
    lengths = [len(cell.text_content()) for cell in cells]
    rows = sum(1 for _ in table.iter("tr"))
    if rows < 2 or len(cells) < 2 * rows - 1 or max(lengths) > _MAX_CELL:
        return False
    if sum(_span(cell, "colspan") * _span(cell, "rowspan") for cell in cells) > _MAX_CELLS:
        return False
    linked = sum(len(link.text_content()) for link in table.iter("a"))
    return 2 * linked <= sum(lengths)


def _tell(table: HtmlElement) -> None:
    """Turn a table into its caption and sentences, each a paragraph."""
    rows, head = _grid(table)
    lines = [_cell(caption) for caption in table.iter("caption")] + sentences(rows, head or None)
    tail = table.tail
    table.clear()
    table.tag, table.tail = "div", tail
    for line in lines:
        etree.SubElement(table, "p").text = line


def _cell(cell: HtmlElement) -> str:
    return " ".join(" ".join(paragraphs(cell)).split())


def _grid(table: HtmlElement) -> tuple[list[list[str]], int]:
    """The cells with spans spread over what they cover, and how many rows the page itself marks as header."""
    rows: list[list[str]] = []
    head = 0
    hanging: dict[int, tuple[int, str]] = {}
    for number, row in enumerate(table.iter("tr")):
        line: list[str] = []
        cells = list(row.iterchildren("td", "th"))
        for cell in cells:
            _hang(line, hanging)
            text, height = _cell(cell), _span(cell, "rowspan")
            for _ in range(_span(cell, "colspan")):
                if height > 1:
                    hanging[len(line)] = (height - 1, text)
                line.append(text)
        _hang(line, hanging)
        in_head = row.getparent().tag == "thead" or (bool(cells) and all(cell.tag == "th" for cell in cells))
        head += in_head and head == number
        rows.append(line)
    return rows, head


def _hang(line: list[str], hanging: dict[int, tuple[int, str]]) -> None:
    """Add to ``line`` the cells that hang down from rows above at this place."""
    while len(line) in hanging:
        left, text = hanging.pop(len(line))
        if left > 1:
            hanging[len(line)] = (left - 1, text)
        line.append(text)


def _span(cell: HtmlElement, name: str) -> int:
    value = cell.get(name, "1").strip()
    return min(max(int(value), 1), _MAX_SPAN) if value.isascii() and value.isdigit() and len(value) < 9 else 1
