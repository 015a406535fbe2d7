"""How much one document may be: what is longer is refused with a clear message, never cut without a word."""

from __future__ import annotations

from pathlib import Path

from socfacts.errors import ReadError

MAX_CHARS = 50_000_000
MAX_CHARS_ON_PAGE = 100_000


def within(text: str, max_chars: int) -> str:
    """``text`` itself; raises ``ReadError`` where it has more than ``max_chars`` code points."""
    if len(text) > max_chars:
        raise ReadError(f"{len(text):,} characters of text, more than {max_chars:,}; split it or raise the limit")
    return text


def content(source: bytes | Path) -> bytes:
    """The bytes of a source: a file's, or those already read from a pipe."""
    return source if isinstance(source, bytes) else source.read_bytes()
