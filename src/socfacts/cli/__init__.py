"""The command line: a thin skin over the library, one file a command.

Nothing heavy is imported before a command runs, so that ``socfacts --help`` answers at once.
"""

from __future__ import annotations

import io
import sys
from typing import Annotated

import typer

from socfacts.cli import check, explain, extract, mentions, rules, schema, text, validate

app = typer.Typer(
    name="socfacts",
    help="Checked facts about schools, clinics and social services from Russian and Kazakh news.",
    epilog="Exit codes: 0 done, 1 a check failed, 2 usage, 3 some inputs could not be read (the rest was written).",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # rich would double the time of --help
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
app.command()(extract.extract)
app.command()(mentions.mentions)
app.command()(explain.explain)
app.command()(check.check)
app.command()(validate.validate)
app.command()(rules.rules)
app.command()(schema.schema)
app.command()(text.text)


def _print_version(wanted: bool) -> None:
    if wanted:
        from socfacts.ruleset import load
        from socfacts.version import __version__

        typer.echo(f"socfacts {__version__}, rules {load().hash}")
        raise typer.Exit


@app.callback()
def socfacts(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version and the rules' hash."
        ),
    ] = False,
) -> None:
    """Checked facts about schools, clinics and social services from Russian and Kazakh news.

    Facts come out as JSONL, each with the exact words that say it. Data go to standard output, everything else to
    standard error.

    \b
    Try:
      socfacts extract articles/ -o facts.jsonl
      socfacts extract article.txt --format table
      socfacts explain --text "Построят школу на 300 мест."
    """


def main() -> None:
    """The entry point of the ``socfacts`` program. Data are UTF-8 whatever the locale says."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    app(prog_name="socfacts")
