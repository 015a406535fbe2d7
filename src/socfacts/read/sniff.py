"""What a file holds, by its first bytes and then by its name: a saved page called .txt is still HTML."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Literal

from socfacts.errors import ReadError

Content = Literal["text", "rows", "gzip", "html", "pdf", "docx"]

HEAD = 4096
SUFFIXES = (".txt", ".html", ".htm", ".pdf", ".docx", ".jsonl", ".jsonl.gz")

_RTF = b"{\\rtf"
_BINARY = {
    b"\x89PNG\r\n\x1a\n": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"II*\0": "a TIFF image",
    b"MM\0*": "a TIFF image",
    b"RIFF": "a RIFF (WebP, WAV, AVI) file",
    b"\x7fELF": "an ELF program",
    b"MZ\x90\0": "a Windows program",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "an old Office document (.doc, .xls); save it as .docx",
    _RTF: "an RTF document; save it as .docx",
    b"BZh": "a bzip2 archive; unpack it",
    b"7z\xbc\xaf\x27\x1c": "a 7-Zip archive; unpack it",
    b"Rar!\x1a\x07": "a RAR archive; unpack it",
    b"\xfd7zXZ\0": "an xz archive; unpack it",
    b"\x28\xb5\x2f\xfd": "a zstd archive; unpack it",
    b"SQLite format 3\0": "an SQLite database",
    b"OggS": "an Ogg file",
    b"ID3": "an MP3 file",
    b"PAR1": "a Parquet file",
    b"AT&TFORM": "a DjVu document; save its text as .txt",
}
# What may stand before <html>: a mark, blanks, an XML declaration, comments, a doctype. Bounded: HEAD is all there is.
_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*(?:<!doctype\s+html|<html[\s>]|<head[\s>])",
    re.IGNORECASE | re.DOTALL,
)
_ROW = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*["}]')
# An array of objects, or an object over several lines.
_JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\[\s*\{|\{[ \t]*\r?\n)")
_ROW_SUFFIXES = (".jsonl", ".ndjson")
_CONTROL = re.compile(rb"[\0-\x08]")  # what a file must hold whose magic number is letters, for so may a text begin
_UTF16 = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}


def content_of(head: bytes, name: str | None) -> Content:
    """What stands behind ``head``, the first bytes of the file called ``name`` (``None``: standard input).

    Raises ``ReadError`` for what holds no text we could read, and where name and content contradict each other.
    """
    if not head:
        raise ReadError("an empty file")
    return _by_magic(head) or _by_name(head, PurePath(name or "").suffix.lower())


def _by_name(head: bytes, suffix: str) -> Content:
    if suffix in (".pdf", ".docx"):
        raise ReadError(f"named {suffix} but holds no {suffix[1:].upper()}; give it the suffix of what it is")
    if suffix == ".gz":
        raise ReadError("named .gz but not compressed with gzip; drop the suffix")
    if suffix in (".html", ".htm"):
        return "html"
    if suffix in _ROW_SUFFIXES and head[:2] in _UTF16:
        raise ReadError("JSONL in UTF-16; save it as UTF-8")
    if (suffix in _ROW_SUFFIXES or suffix not in SUFFIXES) and _JSON.match(head):
        raise ReadError("JSON that is no JSONL; write one object a line, as `jq -c '.[]?'` does with an array")
    if suffix in _ROW_SUFFIXES or (suffix not in SUFFIXES and _ROW.match(head)):
        return "rows"
    return "text"


def _by_magic(head: bytes) -> Content | None:
    if head.startswith(b"%PDF") or head.lstrip(b"\xef\xbb\xbf\0 \t\r\n").startswith(b"%PDF-"):
        return "pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "docx"
    if head.startswith(b"\x1f\x8b"):
        return "gzip"
    for magic, what in _BINARY.items():
        if head.startswith(magic) and (not magic.isascii() or magic == _RTF or _CONTROL.search(head)):
            raise ReadError(f"a binary file ({what})" if ";" not in what else what)
    plain = head
    if head[:2] in _UTF16:
        plain = head[2:].decode(_UTF16[head[:2]], "ignore").encode("ascii", "ignore")
    return "html" if _HTML.match(plain) else None
