"""Pages of a PDF by PDFium, for files that pdfplumber does not open: Chrome's reader forgives nearly everything."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from socfacts.errors import ReadError
from socfacts.read.pdf_chars import Char
from socfacts.read.pdf_layout import columns_of
from socfacts.read.pdf_tables import Page

MAX_CHARS_ON_PAGE = 100_000
# Blanks; and hyphens at line ends, for which PDFium has signs of its own.
_MEANT = {"\xa0": " ", "\t": " ", "\x02": "-", "\ufffe": "-"}


def pages(data: bytes, max_pages: int) -> Iterator[Page]:
    """The pages one by one; tables are read as lines. Raises ``pypdfium2.PdfiumError`` for a broken file."""
    document = pypdfium2.PdfDocument(data)
    try:
        if len(document) > max_pages:
            raise ReadError(f"more than {max_pages:,} pages; split it or raise the limit")
        for number in range(len(document)):
            page = document[number]
            text = page.get_textpage()
            try:
                chars = _chars(text, page.get_height(), number)
                spaced = 20 * sum(char.text.isspace() for char in chars) > len(chars)
                yield Page(page.get_height(), columns_of(chars, (), spaced))
            finally:
                text.close()
                page.close()
    finally:
        document.close()


def _chars(text: Any, height: float, number: int) -> list[Char]:
    count = text.count_chars()
    if count > MAX_CHARS_ON_PAGE:
        raise ReadError(f"page {number + 1} holds {count:,} characters: no page that people read")
    chars: list[Char] = []
    parted = False
    matrix, x, y = pdfium.FS_MATRIX(), ctypes.c_double(), ctypes.c_double()
    for index in range(count):
        letter = chr(pdfium.FPDFText_GetUnicode(text.raw, index))
        letter = _MEANT.get(letter, letter)
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


def _size(char: Char) -> float:
    return char.size


def title(data: bytes) -> str | None:
    """The title in the file's properties; ``None`` where PDFium cannot open the file."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return None
    try:
        return str(document.get_metadata_value("Title")) or None
    finally:
        document.close()
