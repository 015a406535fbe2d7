"""Word files: paragraphs and tables in order, then the notes.

The runs are walked here rather than by python-docx, which passes over text in content controls, tracked insertions,
smart tags (old Word wraps «3 200 м» in one) and text boxes. Deleted and hidden text stays out.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from socfacts.errors import ReadError
from socfacts.read.docx_package import opened
from socfacts.read.docx_styles import Styles, style_of
from socfacts.read.limits import MAX_CHARS, content, within
from socfacts.read.marks import raised
from socfacts.read.tables import sentences
from socfacts.types import Document

_PARAGRAPH, _TABLE, _ROW, _CELL, _RUN = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc"), qn("w:r")
_BOX = qn("w:txbxContent")
# Not read: what was deleted or moved away, the same drawing again for old programs, properties, field codes.
_LEFT_OUT = frozenset(
    map(
        qn,
        (
            "w:del",
            "w:moveFrom",
            "w:pPr",
            "w:rPr",
            "w:tblPr",
            "w:tcPr",
            "w:trPr",
            "w:sectPr",
            "w:instrText",
            "w:delText",
        ),
    )
) | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
_SIGNS = {qn("w:tab"): " ", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-", qn("w:ptab"): " "}
_NOTE_KINDS = {"separator", "continuationSeparator", "continuationNotice"}
_NO_TITLE = {"", "word document", "документ microsoft word", "microsoft word"}
_MAX_SPAN = 100

Piece = tuple[str, bool]  # text, and whether it is raised


def read(source: bytes | Path, doc_id: str, *, max_chars: int = MAX_CHARS) -> Document:
    """The text of a Word file, a blank line between paragraphs, footnotes and endnotes at the end.

    The title is that of the file's properties; a date is not taken from them, for it is the template's as often as not.
    Raises ``ReadError`` for a broken, encrypted, harmful or empty file and for a text longer than ``max_chars``.
    """
    package = opened(content(source))
    styles = Styles(package.styles.element)
    texts = list(_blocks(package.element.body, styles))
    for kind in (RELATIONSHIP_TYPE.FOOTNOTES, RELATIONSHIP_TYPE.ENDNOTES):
        texts += _notes(package.part, kind, styles)
    if not texts:
        raise ReadError("a Word file without text (pictures only?); save the text itself")
    title = " ".join((package.core_properties.title or "").split())
    return Document(
        id=doc_id,
        text=within("\n\n".join(texts), max_chars),
        title=None if title.lower() in _NO_TITLE else title,
    )


def _notes(part: Any, kind: str, styles: Styles) -> list[str]:
    texts: list[str] = []
    for relation in part.rels.values():
        if relation.reltype == kind and not relation.is_external:
            for note in parse_xml(relation.target_part.blob):
                if note.get(qn("w:type")) not in _NOTE_KINDS:
                    texts += _blocks(note, styles)
    return texts


def _blocks(parent: Any, styles: Styles) -> Iterator[str]:
    """The paragraphs and table sentences of a body, a cell or a note, in order; boxes follow their paragraph."""
    for element in parent:
        if element.tag == _PARAGRAPH:
            text = _paragraph(element, styles)
            if text:
                yield text
            for box in _inside(element, _BOX):
                yield from _blocks(box, styles)
        elif element.tag == _TABLE:
            yield from _table(element, styles)
        elif element.tag not in _LEFT_OUT and isinstance(element.tag, str):
            yield from _blocks(element, styles)  # content controls, custom XML


def _inside(element: Any, tag: str) -> Iterator[Any]:
    """The topmost descendants called ``tag``, outside of what is left out."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag not in _LEFT_OUT:
            yield from _inside(child, tag)


def _paragraph(paragraph: Any, styles: Styles) -> str:
    pieces = list(_pieces(paragraph, styles))
    text: list[str] = []
    for number, (piece, is_raised) in enumerate(pieces):
        if is_raised:
            before, after = "".join(text[-4:])[-24:], "".join(piece for piece, _ in pieces[number + 1 : number + 3])
            piece = raised(before, piece, after)
        text.append(piece)
    lines = (" ".join(line.split(" ")).strip(" ") for line in "".join(text).split("\n"))
    return "\n".join(line for line in lines if line.strip())


def _pieces(paragraph: Any, styles: Styles) -> Iterator[Piece]:
    """The runs' texts, neighbours that are alike as one: Word cuts «12» into two runs when it likes to."""
    text, was_raised = "", False
    style = style_of(paragraph)
    for run in _inside(paragraph, _RUN):
        more = "" if styles.is_hidden(run) else _run_text(run)
        is_raised = bool(more) and styles.is_raised(run, style)
        if more and is_raised != was_raised:
            yield text, was_raised
            text, was_raised = "", is_raised
        text += more
    yield text, was_raised


def _run_text(run: Any) -> str:
    parts = []
    for child in run:
        if child.tag == qn("w:t"):
            parts.append(child.text or "")
        elif child.tag == qn("w:sym"):
            parts.append(_symbol(child))
        else:
            parts.append(_SIGNS.get(child.tag, ""))
    return "".join(parts)


def _symbol(element: Any) -> str:
    """A character of a symbol font; those of Wingdings and its kin live in the private area and say nothing."""
    code = element.get(qn("w:char"), "")
    try:
        letter = chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
    return "" if "\ue000" <= letter <= "\uf8ff" or "\ud800" <= letter <= "\udfff" else letter


def _table(table: Any, styles: Styles) -> Iterator[str]:
    """A table's rows as sentences; a table with tables or long texts in it is page layout, read cell by cell."""
    rows = list(_inside(table, _ROW))
    cells = [list(_inside(row, _CELL)) for row in rows]
    if any(next(_inside(cell, _TABLE), None) is not None for row in cells for cell in row):
        for row in cells:
            for cell in row:
                yield from _blocks(cell, styles)
        return
    grid: list[list[str]] = []
    for element, row in zip(rows, cells, strict=True):
        grid.append([""] * _number(element.find(f"{qn('w:trPr')}/{qn('w:gridBefore')}"), 0))
        for cell in row:
            text = " ".join(_blocks(cell, styles))
            if _continues(cell) and len(grid) > 1 and len(grid[-2]) > len(grid[-1]):
                text = grid[-2][len(grid[-1])]
            grid[-1] += [text] * _number(cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}"), 1)
    head = sum(1 for _ in _head(rows))
    yield from sentences(grid, head or None)


def _head(rows: list[Any]) -> Iterator[Any]:
    """The rows that the table repeats on each page: its header, where the writer said so."""
    for row in rows:
        if row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is None:
            return
        yield row


def _continues(cell: Any) -> bool:
    merge = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
    return merge is not None and merge.get(qn("w:val"), "continue") == "continue"


def _number(element: Any, otherwise: int) -> int:
    """How many columns a cell covers, or a row leaves free at its beginning."""
    value = str(otherwise) if element is None else element.get(qn("w:val"), str(otherwise))
    known = value.isascii() and value.isdigit() and len(value) < 9
    return min(max(int(value), otherwise), _MAX_SPAN) if known else otherwise
