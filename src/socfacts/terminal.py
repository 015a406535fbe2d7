"""What may reach a terminal: text whose control characters are spelt out.

Ids, paths and texts come from strangers. An escape sequence in one of them could clear the screen, retitle the
window or type a command, and a bidirectional override could make a path read backwards.
"""

from __future__ import annotations

import re
import sys
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:  # rich would double the time of --help
    from rich.console import Console

# C0 and C1 controls, DEL, zero-width and line-separating format characters, bidirectional marks and overrides,
# lone surrogates (no terminal encoding has them). Newline and tab are judged apart.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
_UNSAFE_IN_LINE = re.compile(_UNSAFE.pattern.replace("\x08\x0b", "\x08\t\n\x0b"))


def _spell(match: re.Match[str]) -> str:
    return match[0].encode("unicode_escape").decode("ascii")


def printable(text: str) -> str:
    """``text`` with control characters as ``\\x1b``, ``\\u202e``…; newlines and tabs stay."""
    return _UNSAFE.sub(_spell, text)


def one_line(text: str) -> str:
    """``text`` fit for one line of a message: as ``printable``, newlines and tabs spelt out too."""
    return _UNSAFE_IN_LINE.sub(_spell, text)


def console(**options: Any) -> Console:
    """A console of rich that lets ``BrokenPipeError`` through: rich itself would end the program with status 1."""
    from rich.console import Console

    class Plain(Console):
        def on_broken_pipe(self) -> None:
            raise BrokenPipeError

    return Plain(**options)


def say(message: str) -> None:
    """One line on standard error: everything that is not data goes there."""
    sys.stderr.write(f"socfacts: {one_line(message)}\n")
    sys.stderr.flush()


def is_terminal(stream: IO[Any]) -> bool:
    """Whether a person looks at ``stream``; a closed stream is none."""
    return not stream.closed and stream.isatty()
