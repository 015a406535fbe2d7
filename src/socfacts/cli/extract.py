"""``socfacts extract``: documents in, facts out."""

from __future__ import annotations

from typing import Annotated

import typer

from socfacts.cli.common import UNREAD, Kind, Ner, Output, Paths, Quiet, ReferenceDate, Rules, guarded, stop
from socfacts.errors import UsageError
from socfacts.write import FORMATS, WriteOptions, format_for, writing

FormatName = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="NAME",
        help=f"One of {', '.join(FORMATS)}; by default what FILE's suffix says, else jsonl.",
        show_default=False,
    ),
]
Delimiter = Annotated[str, typer.Option(metavar="CHAR", help="Between the cells of csv; \\t is a tab.")]
Kinds = Annotated[
    list[Kind] | None,
    typer.Option(
        metavar="KIND", help=f"Only facts of this kind ({', '.join(Kind)}); may be repeated.", show_default=False
    ),
]


@guarded
def extract(
    paths: Paths,
    output: Output = None,
    format: FormatName = None,
    delimiter: Delimiter = ",",
    kind: Kinds = None,
    rules: Rules = None,
    reference_date: ReferenceDate = None,
    ner: Ner = None,
    quiet: Quiet = False,
) -> None:
    """Extract facts from articles, letters and reports.

    A folder is walked in the order of names for .txt, .html, .pdf, .docx, .jsonl and .jsonl.gz; hidden files and
    *.gold.jsonl are left out. JSONL rows have "id" and "text", and may have "date", "url", "title" and "lang".
    Encodings are found out: Unicode, cp1251, KOI8-R, cp866, KZ-1048. An input that cannot be read is one line on
    standard error, and the run goes on.

    \b
    Examples:
      socfacts extract articles/ -o facts.jsonl
      socfacts extract letter.txt --format table --reference-date 2025-10-08
      zcat news.jsonl.gz | socfacts extract - --kind budget | head
    """
    from socfacts.pipeline import Extractor
    from socfacts.read import documents
    from socfacts.records import Fact
    from socfacts.run import drain, results
    from socfacts.terminal import say
    from socfacts.types import Document

    chosen = format_for(format, output)
    options = WriteOptions(delimiter=_one_character(delimiter))
    extractor = Extractor(rules, reference_date, ner)
    wanted = frozenset(kind or Kind)

    def work(document: Document) -> list[Fact]:
        return [fact for fact in extractor.extract(document) if fact.kind in wanted]

    with writing(chosen, output, options) as writer:
        tally = drain(results(documents(paths, exclude=output), work), writer.write, say)
    if not quiet:
        say(tally.line("fact"))
    if tally.failures:
        stop(UNREAD)


def _one_character(delimiter: str) -> str:
    character = "\t" if delimiter == "\\t" else delimiter
    if len(character) != 1 or character in '\r\n"':
        raise UsageError(f"--delimiter {delimiter!r}: one character, no quote and no line break")
    return character
