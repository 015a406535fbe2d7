"""``socfacts extract``: documents in, facts out."""

from __future__ import annotations

from typing import Annotated

import typer

from socfacts.cli.common import (
    UNREAD,
    Kind,
    Ner,
    Output,
    Paths,
    Quiet,
    ReferenceDate,
    Rules,
    guarded,
    refuse_input,
    stop,
)
from socfacts.errors import UsageError
from socfacts.write import FORMATS, WriteOptions, format_for

_LONGEST = 86_400  # seconds that a document may take: a day
_MOST = 1 << 20  # MB: a terabyte
FormatName = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="NAME",
        help=f"One of {', '.join(FORMATS)}; by default what FILE's suffix says, else jsonl.",
        show_default=False,
    ),
]
Delimiter = Annotated[
    str | None,
    typer.Option(metavar="CHAR", help="Between the cells of csv, else a comma; \\t is a tab.", show_default=False),
]
Kinds = Annotated[
    list[Kind] | None,
    typer.Option(
        metavar="KIND", help=f"Only facts of this kind ({', '.join(Kind)}); may be repeated.", show_default=False
    ),
]
Jobs = Annotated[int, typer.Option("--jobs", "-j", min=1, max=256, metavar="N", help="Worker processes.")]
Resume = Annotated[bool, typer.Option("--resume", help="Go on with a run that was stopped; needs -o.")]
Timeout = Annotated[float, typer.Option(min=0, max=_LONGEST, metavar="SECONDS", help="For one document; 0: no limit.")]
MaxSize = Annotated[int, typer.Option(min=1, max=_MOST, metavar="MB", help="Of one file, or one row of JSONL.")]
MaxMemory = Annotated[
    int, typer.Option(min=0, max=_MOST, metavar="MB", help="Of a worker, for one document; 0: no limit.")
]


@guarded
def extract(
    paths: Paths,
    output: Output = None,
    format: FormatName = None,
    delimiter: Delimiter = None,
    kind: Kinds = None,
    rules: Rules = None,
    reference_date: ReferenceDate = None,
    ner: Ner = None,
    jobs: Jobs = 1,
    resume: Resume = False,
    timeout: Timeout = 120,
    max_size: MaxSize = 64,
    max_memory: MaxMemory = 800,
    quiet: Quiet = False,
) -> None:
    """Extract facts from articles, letters and reports.

    A folder is walked in the order of names for .txt, .html, .pdf, .docx, .jsonl and .jsonl.gz; hidden files and
    *.gold.jsonl are left out. JSONL rows have "id" and "text", and may have "date", "url", "title" and "lang".
    Encodings are found out: Unicode, cp1251, KOI8-R, cp866, KZ-1048. An input that cannot be read is one line on
    standard error, and the run goes on.

    With -o every finished document is in FILE.part.jsonl at once, and FILE appears when the run is done: after a kill
    or Ctrl-C, the same command with --resume goes on where it stopped.

    \b
    Examples:
      socfacts extract articles/ -o facts.jsonl --jobs 4
      socfacts extract letter.txt --format table --reference-date 2025-10-08
      zcat news.jsonl.gz | socfacts extract - --kind budget | head
    """
    from socfacts.cli.progress import Progress
    from socfacts.run.extraction import Plan, run
    from socfacts.run.frames import Settings
    from socfacts.terminal import say

    refuse_input(paths, output)
    kinds = frozenset(str(wanted) for wanted in kind or Kind)
    chosen = format_for(format, output)
    if delimiter is not None and chosen.name != "csv":
        raise UsageError(f"--delimiter is for csv; {chosen.name} has none to choose")
    plan = Plan(
        tuple(paths), output, chosen, WriteOptions(delimiter=_one_character(delimiter or ",")),
        Settings(rules, reference_date, ner, kinds, timeout, max_memory << 20, shared=jobs > 1),
        jobs, max_size << 20, resume,
    )  # fmt: skip
    with Progress(quiet, to_stdout=output is None) as progress:
        tally = run(plan, progress.say, progress.update)
    if not quiet:
        say(tally.line("fact"))
    if tally.failures:
        stop(UNREAD)


def _one_character(delimiter: str) -> str:
    character = "\t" if delimiter == "\\t" else delimiter
    if len(character) != 1 or character in '\r\n"':
        raise UsageError(f"--delimiter {delimiter!r}: one character, no quote and no line break")
    return character
