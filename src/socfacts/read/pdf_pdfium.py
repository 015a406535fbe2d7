"""PDFium, Chrome's reader: a quick look at each page before pdfplumber takes it, and the pages that pdfplumber cannot.

It is fast and forgives nearly everything, but knows nothing of tables: those are read as lines.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from socfacts.errors import ReadError
from socfacts.read.limits import MAX_CHARS_ON_PAGE
from socfacts.read.pdf_chars import Char
from socfacts.read.pdf_layout import columns_of
from socfacts.read.pdf_tables import Page

# Blanks; and hyphens at line ends, for which PDFium has signs of its own.
_MEANT = {"\xa0": " ", "\t": " ", "\x02": "-", "\ufffe": "-"}
_MANY_OBJECTS = 20_000  # a map or a drawing: pdfplumber would take minutes over its lines


class Pdfium:
    """A PDF opened by PDFium. Raises ``pypdfium2.PdfiumError`` where even that fails."""

    def __init__(self, data: bytes) -> None:
        self._document = pypdfium2.PdfDocument(data)

    def __len__(self) -> int:
        return len(self._document)

    def close(self) -> None:
        """Free the file's memory."""
        self._document.close()

    @property
    def title(self) -> str:
        """The title in the file's properties."""
        return str(self._document.get_metadata_value("Title"))

    def page(self, number: int) -> Page:
        """A page, without its tables. Raises ``ReadError`` where it holds more text than a page can."""
        with self._text(number) as (page, text):
            return _page(page, text, number)

    def easy_page(self, number: int) -> Page | None:
        """The page if it holds no text, or so many lines that it is no matter for pdfplumber; else ``None``."""
        with suppress(pypdfium2.PdfiumError, IndexError), self._text(number) as (page, text):
            if text.count_chars() == 0 or pdfium.FPDFPage_CountObjects(page.raw) > _MANY_OBJECTS:
                return _page(page, text, number)
            _refuse_flood(text.count_chars(), number)
        return None

    @contextmanager
    def _text(self, number: int) -> Iterator[tuple[Any, Any]]:
        page = self._document[number]
        text = page.get_textpage()
        try:
            yield page, text
        finally:
            text.close()
            page.close()


def _page(page: Any, text: Any, number: int) -> Page:
    _refuse_flood(text.count_chars(), number)
    height = page.get_height()
    chars = _chars(text, height)
    spaced = 20 * sum(char.text.isspace() for char in chars) > len(chars)
    return Page(height, columns_of(chars, (), spaced))


def _refuse_flood(count: int, number: int) -> None:
    if count > MAX_CHARS_ON_PAGE:
        raise ReadError(f"page {number + 1} holds {count:,} characters: no page that people read")


def _chars(text: Any, height: float) -> list[Char]:
    chars: list[Char] = []
    parted = False
    matrix, x, y = pdfium.FS_MATRIX(), ctypes.c_double(), ctypes.c_double()
    for index in range(text.count_chars()):
        letter = _letter(pdfium.FPDFText_GetUnicode(text.raw, index))
        if letter in "\r\n\0":
            continue
        if pdfium.FPDFText_IsGenerated(text.raw, index) == 1:
            parted = letter == " "
            continue
        left, bottom, right, top = text.get_charbox(index, loose=True)
        pdfium.FPDFText_GetMatrix(text.raw, index, matrix)
        pdfium.FPDFText_GetCharOrigin(text.raw, index, x, y)
        size = pdfium.FPDFText_GetFontSize(text.raw, index) * abs(matrix.d or 1.0)
        if size > 0 and abs(matrix.b) < 0.1 * abs(matrix.a or 1.0):
            char = Char(letter, left, right, height - top, height - bottom, size, height - y.value)
            if parted and chars:  # PDFium saw a gap where no blank stands, beside a mark perhaps
                chars.append(replace(max(chars[-1], char, key=_size), text=" ", x0=left, x1=left))
            chars.append(char)
            parted = False
    return chars


def _letter(code: int) -> str:
    letter = chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
    return _MEANT.get(letter, letter)


def _size(char: Char) -> float:
    return char.size
