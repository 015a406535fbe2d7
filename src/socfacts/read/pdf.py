"""PDF files: text in reading order, with the offset of each page.

pdfplumber reads them; PDFium looks first, and does it where pdfplumber fails. Footnote marks are told by the size and
place of their glyphs, for pdfplumber's, pdfminer's and PDFium's own text reads «15¹ школ» as 151. Hyphens at line ends
stay.
"""

from __future__ import annotations

import logging
import re
import time
import zlib
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from socfacts.errors import ReadError
from socfacts.read.limits import MAX_CHARS, content, within
from socfacts.read.pdf_tables import Page
from socfacts.read.pdf_text import printed_address, text_of
from socfacts.types import Document

if TYPE_CHECKING:
    from socfacts.read.pdf_pdfium import Pdfium

MAX_PAGES = 2_000
MAX_STREAM = 256 << 20
"""Bytes of one part of a PDF once unpacked; more is a bomb."""

_STREAM = re.compile(rb"/Fl(?:ateDecode)?\b[^\0]{0,400}?\bstream\r?\n", re.DOTALL)
_TWICE = re.compile(rb"/Fl(?:ateDecode)?\s*/Fl(?:ateDecode)?\b")
_GIBBERISH = re.compile("\\(cid:\\d+\\)|[\ufffd\ue000-\uf8ff]")
_NO_TITLE = re.compile(
    r"microsoft word|untitled|без имени|документ\s?\d*$|\.(?:docx?|odt|rtf|indd|qxd|pdf)$", re.IGNORECASE
)
_SCAN = "a scan without a text layer; recognise it first, for instance with «ocrmypdf -l rus+kaz IN.pdf OUT.pdf»"


def read(
    source: bytes | Path,
    doc_id: str,
    *,
    max_chars: int = MAX_CHARS,
    max_pages: int = MAX_PAGES,
    max_seconds: float | None = None,
) -> Document:
    """The text of a PDF, a blank line between paragraphs; ``pages`` tells where each page begins.

    Running heads, page numbers and footnote marks are left out; notes stand between sentences of their page. The date
    is not taken from the file: it is the day on which somebody printed it.
    Raises ``ReadError`` for a broken or encrypted file, for a scan, and where it exceeds one of the limits.
    """
    data = content(source)
    _refuse_bombs(data)
    with _pdfium(data) as pdfium:
        pages = _pages(data, pdfium, max_pages, max_seconds)
        title = " ".join(pdfium.title.split()) if pdfium else ""
    text, starts = text_of(pages)
    if not text.strip():
        raise ReadError(_SCAN if pages else "a PDF without pages; print it anew")
    if 4 * len(_GIBBERISH.findall(text)) > len(text.split()):
        raise ReadError("its fonts do not tell their letters; print it to PDF anew, or recognise it as a scan")
    within(text, max_chars)
    own = None if not title or _NO_TITLE.search(title) else title
    return Document(id=doc_id, text=text, title=own, url=printed_address(pages), pages=starts)


@contextmanager
def _pdfium(data: bytes) -> Iterator[Pdfium | None]:
    """The file opened by PDFium, or ``None`` where it cannot. Raises ``ReadError`` where it wants a password."""
    from pypdfium2 import PdfiumError

    from socfacts.read.pdf_pdfium import Pdfium

    try:
        opened = Pdfium(data)
    except PdfiumError as error:
        _refuse_password(error)
        yield None
        return
    with closing(opened):
        yield opened


def _refuse_password(error: Exception) -> None:
    if "assword" in f"{type(error).__name__} {error}":
        raise ReadError("encrypted with a password; save it without one") from error


def _pages(data: bytes, pdfium: Pdfium | None, max_pages: int, max_seconds: float | None) -> list[Page]:
    """All pages by pdfplumber, with PDFium for those that are not for it; where it fails, by PDFium alone."""
    from socfacts.read import pdf_plumber

    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it warns of every odd font
    if pdfium and len(pdfium) > max_pages:
        raise ReadError(f"{len(pdfium):,} pages, more than {max_pages:,}; split it or raise the limit")
    easy = pdfium.easy_page if pdfium else lambda number: None
    try:
        return list(_in_time(pdf_plumber.pages(data, max_pages, easy), max_seconds))
    except (ReadError, MemoryError):
        raise
    except Exception as error:  # pdfminer raises errors of every kind for a broken file
        _raise_cause(error)
        _refuse_password(error)
        what = " ".join(str(error).split())[:100] or type(error).__name__
        broken = ReadError(f"a broken PDF ({what}); open it in a viewer and print it to PDF")
        if pdfium is None or not len(pdfium):
            raise broken from error
    try:
        return list(_in_time(map(pdfium.page, range(len(pdfium))), max_seconds))
    except RuntimeError as error:  # PdfiumError is one
        raise broken from error


def _raise_cause(error: BaseException | None) -> None:
    """Raise what pdfplumber wrapped into an error of its own: a want of memory is no defect of the file."""
    while error is not None:
        if isinstance(error, MemoryError | ReadError):
            raise error
        error = error.__cause__ or error.__context__


def _in_time(pages: Iterable[Page], max_seconds: float | None) -> Iterator[Page]:
    begun = time.monotonic()
    for number, page in enumerate(pages, 1):
        if max_seconds is not None and time.monotonic() - begun > max_seconds:
            raise ReadError(f"page {number} is not read after {max_seconds:g} seconds; split it or raise the limit")
        yield page


def _refuse_bombs(data: bytes) -> None:
    """Raise ``ReadError`` for a file one of whose parts unpacks to gigabytes; unpacks in small pieces to find out."""
    if _TWICE.search(data):
        raise ReadError("a part of it is packed twice, as only bombs are; print it to PDF anew")
    for match in _STREAM.finditer(data):
        unpacker, packed, size = zlib.decompressobj(), data[match.end() : match.end() + (1 << 22)], 0
        at = match.end() + len(packed)
        try:
            while packed and not unpacker.eof:
                size += len(unpacker.decompress(packed, 1 << 20))
                packed = unpacker.unconsumed_tail or data[at : at + (1 << 22)]
                at += 0 if unpacker.unconsumed_tail else len(packed)
                if size > MAX_STREAM:
                    raise ReadError(f"a part of it unpacks to more than {MAX_STREAM >> 20} MB; print it to PDF anew")
        except zlib.error:
            continue  # damaged or encrypted: the readers will say so
