"""PDF files: text in reading order, with the offset of each page.

pdfplumber reads them; where it fails, PDFium does. Footnote marks are told by the size and place of their glyphs,
for pdfplumber's, pdfminer's and PDFium's own text reads «15¹ школ» as 151. Hyphens at line ends stay.
"""

from __future__ import annotations

import logging
import re
import time
import zlib
from collections.abc import Iterator
from pathlib import Path

from socfacts.errors import ReadError
from socfacts.read.limits import MAX_CHARS, content, within
from socfacts.read.pdf_tables import Page
from socfacts.read.pdf_text import printed_address, text_of
from socfacts.types import Document

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
    pages = _pages(data, max_pages, max_seconds)
    text, starts = text_of(pages)
    if not text.strip():
        raise ReadError(_SCAN)
    if 4 * len(_GIBBERISH.findall(text)) > len(text.split()):
        raise ReadError("its fonts do not tell their letters; print it to PDF anew, or recognise it as a scan")
    within(text, max_chars)
    return Document(id=doc_id, text=text, title=_title(data), url=printed_address(pages), pages=starts)


def _pages(data: bytes, max_pages: int, max_seconds: float | None) -> list[Page]:
    """All pages by the first reader that opens the file."""
    problems = []
    for reader in (_by_pdfplumber, _by_pdfium):
        try:
            return list(_in_time(reader(data, max_pages), max_seconds))
        except (ReadError, MemoryError):
            raise
        except Exception as error:  # both readers raise errors of every kind for a broken file
            if "assword" in f"{type(error).__name__} {error}":
                raise ReadError("encrypted with a password; save it without one") from error
            problems.append(error)
    what = str(problems[0]).strip() or type(problems[0]).__name__
    what = " ".join(what.split())[:100]
    raise ReadError(f"a broken PDF ({what}); open it in a viewer and print it to PDF") from problems[0]


def _by_pdfplumber(data: bytes, max_pages: int) -> Iterator[Page]:
    from socfacts.read import pdf_plumber

    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it warns of every odd font
    yield from pdf_plumber.pages(data, max_pages)


def _by_pdfium(data: bytes, max_pages: int) -> Iterator[Page]:
    from socfacts.read import pdf_pdfium

    yield from pdf_pdfium.pages(data, max_pages)


def _in_time(pages: Iterator[Page], max_seconds: float | None) -> Iterator[Page]:
    begun = time.monotonic()
    for number, page in enumerate(pages, 1):
        if max_seconds is not None and time.monotonic() - begun > max_seconds:
            raise ReadError(f"page {number} is not read after {max_seconds:g} seconds; split it or raise the limit")
        yield page


def _title(data: bytes) -> str | None:
    """The title in the file's properties, unless it is what a program put there by itself."""
    from socfacts.read import pdf_pdfium

    title = " ".join((pdf_pdfium.title(data) or "").split())
    return None if not title or _NO_TITLE.search(title) else title


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
