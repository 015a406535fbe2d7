"""What a person sees of a long run: a bar on a terminal, a line now and then elsewhere, nothing with ``--quiet``.

No bar where the facts themselves go to a terminal: they would be written into it.
"""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING

from socfacts.terminal import is_terminal, one_line, say

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

    from socfacts.run import Tally

_EVERY = 60.0
"""Seconds between two lines in a log."""


class Progress:
    """Counts, rate and errors on standard error. ``say`` is how a message gets past the bar."""

    def __init__(self, quiet: bool, to_stdout: bool) -> None:
        self._quiet = quiet
        self._shown = to_stdout and is_terminal(sys.stdout)
        self._bar: Bar | None = None
        self._task: TaskID | None = None
        self._begun = self._told = time.monotonic()

    def __enter__(self) -> Progress:
        if not self._quiet and not self._shown and is_terminal(sys.stderr):
            self._bar = _bar()
        if self._bar is not None:
            self._task = self._bar.add_task("", total=None, facts=0, rate="", failures="")
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def say(self, message: str) -> None:
        """A line on standard error, above the bar where there is one."""
        if self._bar is None:
            say(message)
        else:
            self._bar.console.print(f"socfacts: {one_line(message)}", markup=False, highlight=False, soft_wrap=True)

    def update(self, tally: Tally) -> None:
        """The run has come this far."""
        if self._quiet:
            return
        now = time.monotonic()
        rate = tally.documents / max(now - self._begun, 1e-9)
        if self._bar is not None and self._task is not None:
            failures = f"[red]{tally.failures} failed" if tally.failures else ""
            self._bar.update(
                self._task, completed=tally.documents, facts=tally.records, rate=f"{rate:.1f}/s", failures=failures
            )
        elif now - self._told >= _EVERY:
            self._told = now
            say(f"{tally.line('fact')}, {rate:.1f} documents a second so far")


def _bar() -> Bar | None:
    """The bar, where the terminal can draw one (an editor's or a dumb one cannot)."""
    from rich.console import Console
    from rich.progress import Progress as Bar
    from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    if not console.is_interactive:
        return None
    return Bar(
        SpinnerColumn(), TextColumn("{task.completed} documents, {task.fields[facts]} facts"),
        TextColumn("{task.fields[rate]}"), TextColumn("{task.fields[failures]}"), TimeElapsedColumn(),
        console=console, transient=True,
    )  # fmt: skip
