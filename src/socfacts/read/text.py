"""Plain text files."""

from __future__ import annotations

from socfacts.errors import ReadError
from socfacts.read.encodings import decode
from socfacts.types import Document


def read(data: bytes, doc_id: str) -> Document:
    """The text of ``data``: without byte-order mark, newlines as they are, so that offsets fit the file.

    Raises ``ReadError`` for bytes that are no text and for a text of blanks.
    """
    text = decode(data)
    if not text.strip():
        raise ReadError("an empty file" if not text else "holds nothing but blanks")
    return Document(doc_id, text)
