"""What the commands share: their options, and how they end."""

from __future__ import annotations

import functools
import os
import sys
import threading
from collections.abc import Callable, Iterable
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn, ParamSpec

import typer

from socfacts.errors import RuleError, SocfactsError, UsageError
from socfacts.terminal import say

CHECK_FAILED, USAGE, UNREAD, INTERRUPTED = 1, 2, 3, 130
_FIRST = 200  # bytes in which a record tells its version
P = ParamSpec("P")


class Kind(StrEnum):
    """The kinds of fact."""

    FACILITY = "facility"
    COUNT = "count"
    AREA = "area"
    BUDGET = "budget"
    DATE = "date"
    SHARE = "share"


class NerName(StrEnum):
    """The models that can find names."""

    NATASHA = "natasha"


def _day(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise typer.BadParameter(f"{value!r} is no day; write it YYYY-MM-DD") from error


def _not_a_dash(value: Path | None) -> Path | None:
    return None if value == Path("-") else value


Paths = Annotated[
    list[str],
    typer.Argument(metavar="PATH", help="Folders, files, or - for standard input.", show_default=False),
]
Rules = Annotated[
    Path | None,
    typer.Option("--rules", metavar="DIR", help="Your own rules, on top of the built-in ones.", show_default=False),
]
ReferenceDate = Annotated[
    date | None,
    typer.Option(
        "--reference-date",
        metavar="YYYY-MM-DD",
        parser=_day,
        help="Publication date of texts that do not tell theirs: what «last year» is counted from.",
        show_default=False,
    ),
]
Ner = Annotated[
    NerName | None,
    typer.Option("--ner", help="Who finds names in Russian, in place of the patterns (extra ner).", show_default=False),
]
Output = Annotated[
    Path | None,
    typer.Option(
        "-o",
        "--output",
        metavar="FILE",
        callback=_not_a_dash,
        help="Write to FILE, which appears when the run is done.",
        show_default=False,
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No closing line; errors are still told.")]


def stop(code: int) -> NoReturn:
    """End the program with an exit code."""
    raise typer.Exit(code)


def guarded(command: Callable[P, None]) -> Callable[P, None]:
    """``command`` whose errors are one line and an exit code, and which ends quietly when nobody reads on."""

    @functools.wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            command(*args, **kwargs)
            sys.stdout.flush()
        except BrokenPipeError:
            _forget_stdout()
            _end(0)
        except KeyboardInterrupt:
            _forget_stdout()
            say("interrupted")
            _end(INTERRUPTED)
        except (UsageError, RuleError) as error:
            say(str(error))
            _end(USAGE)
        except SocfactsError as error:
            say(str(error))
            _end(UNREAD)
        except OSError as error:  # a full disk, an output that went away
            _forget_stdout()
            where = error.filename or "the output"
            say(f"{where}: cannot be written ({error.strerror or error}); make room, or choose another -o")
            _end(UNREAD)

    return run


def refuse_input(paths: Iterable[str], output: Path | None) -> None:
    """Raise ``UsageError`` where the output would take the place of an input: one that is named, or lies in a folder.

    What an earlier run wrote into a folder of inputs (records: ``schema_version`` or ``doc_id``) may be written again.
    """
    if output is None or not output.is_file():
        return
    for path in paths:
        named = path != "-" and Path(path).is_file() and output.samefile(path)
        if named or (Path(path).is_dir() and _lies_in(output, Path(path)) and _is_document(output)):
            raise UsageError(f"{output}: is also an input; choose another -o")


def _lies_in(output: Path, folder: Path) -> bool:
    return folder.resolve() in output.resolve().parents


def _is_document(output: Path) -> bool:
    """Whether a file has the name of a document and does not begin with a record."""
    from socfacts.read.sniff import SUFFIXES

    if not output.name.lower().endswith(SUFFIXES):
        return False
    with output.open("rb") as file:
        first = file.read(_FIRST)
    return not any(key in first for key in (b'"schema_version"', b'"doc_id"'))


def _end(code: int) -> NoReturn:
    """End the program, at once if a thread still waits for standard input: the interpreter would wait for it too."""
    if threading.active_count() > 1:
        sys.stderr.flush()
        os._exit(code)
    stop(code)


def _forget_stdout() -> None:
    """Send what is still buffered nowhere, or the interpreter would try to write it again as it exits."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
