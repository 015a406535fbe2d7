"""``socfacts check``: extraction against gold."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from socfacts.cli.common import CHECK_FAILED, UNREAD, Kind, Ner, ReferenceDate, Rules, guarded, stop

if TYPE_CHECKING:
    from socfacts.check import Floor, Outcome


GoldFiles = Annotated[list[Path], typer.Argument(metavar="GOLD", help="Gold files (JSONL).", show_default=False)]
Docs = Annotated[
    Path | None,
    typer.Option("--docs", metavar="FOLDER", help="Where the texts are, if not beside the gold.", show_default=False),
]
MinF1 = Annotated[
    list[str] | None,
    typer.Option(
        "--min-f1",
        metavar="[LEVEL:]KIND=X",
        help="Fail below this F1, and not for single differences. LEVEL is value (default), bound or full, KIND a "
        "kind or all. May be repeated.",
        show_default=False,
    ),
]
Junit = Annotated[Path | None, typer.Option(metavar="FILE", help="Write a JUnit report.", show_default=False)]
Github = Annotated[bool, typer.Option("--github", help="Print annotations for GitHub Actions.")]
Accept = Annotated[bool, typer.Option("--accept", help="Make what is extracted now the gold.")]
OnlyTable = Annotated[bool, typer.Option("--quiet", "-q", help="Only the table, no diff.")]


@guarded
def check(
    gold: GoldFiles,
    docs: Docs = None,
    min_f1: MinF1 = None,
    junit: Junit = None,
    github: Github = False,
    accept: Accept = False,
    rules: Rules = None,
    reference_date: ReferenceDate = None,
    ner: Ner = None,
    quiet: OnlyTable = False,
) -> None:
    """Compare extraction with gold facts.

    Prints a diff of every difference and a table by kind.

    GOLD holds facts as extract writes them, or in the annotators' short notation ("doc", "kind", "quote", "start",
    "end" and the slots to compare; "optional": true for a fact that is neither wanted nor punished). Its texts are in
    the folder of its name without .gold.jsonl, or beside it. An empty GOLD says that its texts hold no facts.

    Levels: value is kind, place and normalised value; bound adds what is counted, the facility and the region; full
    adds every other slot that the gold names. Exit code 1 if anything differs, or, with --min-f1, if F1 is below it.

    \b
    Examples:
      socfacts check samples/gold/ru.gold.jsonl
      socfacts check news.gold.jsonl --docs news/ --min-f1 all=0.85 --min-f1 full:count=0.7 --junit check.xml
      socfacts check news.gold.jsonl --accept && git diff news.gold.jsonl
    """
    from socfacts.check import check_files, parse_floor
    from socfacts.check.report import floor_message
    from socfacts.pipeline import Extractor
    from socfacts.terminal import say

    floors = [parse_floor(text, list(Kind)) for text in min_f1 or ()]
    outcome = check_files(gold, Extractor(rules, reference_date, ner).extract, docs, accept)
    _print(outcome, github, quiet)
    if junit is not None:
        _write_junit(junit, outcome, floors)
    if not outcome.checked:
        say("nothing was compared: no text of the gold was found and read")
    low = [floor for floor in floors if not floor.holds(outcome.score)]
    for message in (*outcome.unread, *(floor_message(floor, outcome.score) for floor in low)):
        say(message)
    if low or (outcome.differences and not floors and not accept):
        stop(CHECK_FAILED)
    if outcome.unread:
        stop(UNREAD)


def _print(outcome: Outcome, github: bool, quiet: bool) -> None:
    import sys

    from socfacts.check import report
    from socfacts.terminal import one_line, printable

    for one in outcome.checked:
        lines = [] if quiet else list(report.diff(one))
        if github:
            lines += report.github(one)
        sys.stdout.write("".join(one_line(line) + "\n" for line in lines))
    if outcome.checked:
        sys.stdout.write(printable(report.table(outcome.score)) + "\n")


def _write_junit(path: Path, outcome: Outcome, floors: list[Floor]) -> None:
    from socfacts.check.report import junit
    from socfacts.write.replace import replacing_stream

    with replacing_stream(path) as stream:
        stream.write(junit(outcome.checked, outcome.unread, floors, outcome.score).encode("utf-8"))
