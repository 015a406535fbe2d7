"""Nothing that a stranger wrote can command a terminal."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socfacts.terminal import is_terminal, one_line, printable, say


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", "\\x1b[31mred"),
        ("\x9b2J", "\\x9b2J"),
        ("\u202etxt.exe", "\\u202etxt.exe"),
        ("\x07\x08\x7f\r", "\\x07\\x08\\x7f\\r"),
        ("half \udc80", "half \\udc80"),
        ("Қала №5\tа\nб", "Қала №5\tа\nб"),
    ],
)
def test_controls_are_spelt_out(text: str, shown: str) -> None:
    """Escape sequences, C1 controls, bidirectional overrides and lone surrogates; letters stay as they are."""
    assert printable(text) == shown


def test_a_message_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    """A newline in a name does not make two messages."""
    say("a\nb\tc: gone")
    assert capsys.readouterr().err == "socfacts: a\\nb\\tc: gone\n"


@given(st.text())
def test_any_text_is_printable(text: str) -> None:
    """What comes out encodes as UTF-8 and holds no control character."""
    shown = one_line(text)
    shown.encode()
    assert not any(ord(c) < 32 or 127 <= ord(c) < 160 for c in shown)


def test_a_closed_stream_is_no_terminal() -> None:
    """Asking does not raise."""
    stream = io.StringIO()
    stream.close()
    assert not is_terminal(stream)
