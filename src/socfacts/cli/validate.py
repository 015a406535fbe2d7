"""``socfacts validate``: a stream of facts against the contract."""

from __future__ import annotations

from typing import Annotated

import typer

from socfacts.cli.common import CHECK_FAILED, Quiet, guarded, stop


@guarded
def validate(
    facts: Annotated[
        str, typer.Argument(metavar="FACTS", help="A JSONL file of facts, or - for standard input.", show_default=False)
    ],
    quiet: Quiet = False,
) -> None:
    """Check a stream of facts against the contract.

    Each bad line is told with its number and the field that is wrong. Exit code 1 if there was any.

    \b
    Examples:
      socfacts validate facts.jsonl
      socfacts extract articles/ | socfacts validate -
    """
    import sys

    from socfacts.errors import ReadError
    from socfacts.terminal import say
    from socfacts.validate import validate_stream

    good = bad = 0
    try:
        with open(sys.stdin.fileno() if facts == "-" else facts, "rb", closefd=facts != "-") as stream:
            for problem in validate_stream(stream):
                good += problem is None
                bad += problem is not None
                if problem is not None:
                    say(f"{'stdin' if facts == '-' else facts}: {problem}")
    except OSError as error:
        raise ReadError(f"{facts}: cannot be read ({error.strerror or error})") from error
    if not quiet:
        say(f"{good} good, {bad} bad")
    if bad:
        stop(CHECK_FAILED)
