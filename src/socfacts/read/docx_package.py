"""A Word file opened with care: bombs and entities are refused before anything is unpacked or parsed."""

from __future__ import annotations

import re
import zlib
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, LargeZipFile, ZipFile

from socfacts.errors import ReadError

MAX_UNPACKED = 512 << 20
MAX_XML = 128 << 20
MAX_MEMBERS = 10_000
_MAIN = "word/document.xml"
_PIECE = 1 << 20
# No Word file declares a document type; in one that does, entities may blow up or name other files. UTF-16 has a NUL
# beside each letter.
_DOCTYPE = re.compile(rb"<\0?!\0?(?:D\0?O\0?C\0?T\0?Y\0?P\0?E|E\0?N\0?T\0?I\0?T\0?Y)")
_OTHERS = {
    "xl/": "an Excel workbook; save its text as .txt or .docx",
    "ppt/": "a PowerPoint presentation; save its text as .txt or .docx",
    "content.xml": "an OpenDocument file; save it as .docx",
    "META-INF/container.xml": "an EPUB book; save its chapters as .html",
}


def opened(data: bytes) -> Any:
    """The ``docx.Document`` in ``data``.

    Raises ``ReadError`` for what is no Word file, a broken or encrypted one, and one made to harm.
    """
    _check(data)
    from docx import Document

    try:
        return Document(BytesIO(data))
    except MemoryError:
        raise
    except Exception as error:  # python-docx raises errors of every kind for a broken package
        what = " ".join(str(error).split())[:100] or type(error).__name__
        raise ReadError(
            f"a broken Word file ({what}); open it in a word processor and save it as .docx anew"
        ) from error


def _check(data: bytes) -> None:
    try:
        with ZipFile(BytesIO(data)) as package:
            _check_members(package)
    except (
        BadZipFile,
        LargeZipFile,
        EOFError,
        zlib.error,
        NotImplementedError,
        RuntimeError,
        ValueError,
        OSError,
    ) as error:
        raise ReadError("a broken or encrypted archive, not a Word file; save it as .docx anew") from error


def _check_members(package: ZipFile) -> None:
    members = package.infolist()
    names = [member.filename for member in members]
    if len(members) > MAX_MEMBERS or len(set(names)) < len(names):
        raise ReadError(f"an archive of {len(members):,} parts, some of one name: no Word file")
    if _MAIN not in names and not any(name.startswith("word/") for name in names):
        what = next((what for start, what in _OTHERS.items() if any(name.startswith(start) for name in names)), None)
        raise ReadError(what or "a zip archive; unpack it")
    size = sum(member.file_size for member in members)
    if size > MAX_UNPACKED:
        raise ReadError(f"a zip bomb: unpacks to {size >> 20:,} MB, more than {MAX_UNPACKED >> 20} MB")
    for member in members:
        if member.filename.endswith((".xml", ".rels")):
            if member.file_size > MAX_XML:
                raise ReadError(f"a zip bomb: {member.filename} unpacks to {member.file_size >> 20:,} MB")
            _refuse_doctype(package, member.filename)


def _refuse_doctype(package: ZipFile, name: str) -> None:
    """Read a part piece by piece: an archive that lies about its sizes fails here, and fills no memory."""
    with package.open(name) as stream:
        before = b""
        while piece := stream.read(_PIECE):
            if _DOCTYPE.search(before + piece):
                raise ReadError(f"{name} declares entities, as no word processor does; save it as .docx anew")
            before = piece[-32:]
