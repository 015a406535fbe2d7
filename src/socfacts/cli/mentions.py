"""``socfacts mentions``: the layer below the facts."""

from __future__ import annotations

from socfacts.cli.common import UNREAD, Ner, Output, Paths, Quiet, ReferenceDate, Rules, guarded, refuse_input, stop
from socfacts.errors import UsageError
from socfacts.write import FORMATS

_OTHERS = frozenset(suffix for name, format in FORMATS.items() if name != "jsonl" for suffix in format.suffixes)


@guarded
def mentions(
    paths: Paths,
    output: Output = None,
    rules: Rules = None,
    reference_date: ReferenceDate = None,
    ner: Ner = None,
    quiet: Quiet = False,
) -> None:
    """List the numbers, dates, facilities and names in texts.

    One JSON object a line for everything that the texts mention, whether it makes a fact or not: a price is no fact,
    but a mention.
    Inputs are the same as those of extract.

    \b
    Examples:
      socfacts mentions article.txt
      echo "Выделено 1,6 млрд тенге." | socfacts mentions -
    """
    from typing import cast

    from socfacts.pipeline import Extractor
    from socfacts.read import documents
    from socfacts.run import drain, results
    from socfacts.terminal import say
    from socfacts.write import writing
    from socfacts.write.jsonl import JsonLinesWriter

    refuse_input(paths, output)
    if output is not None and output.suffix.lower() in _OTHERS:
        raise UsageError(f"{output}: mentions are written as JSON lines; choose a name in .jsonl")
    extractor = Extractor(rules, reference_date, ner)
    outcomes = results(documents(paths, exclude=output), extractor.mentions)
    with writing(FORMATS["jsonl"], output) as writer:
        lines = cast(JsonLinesWriter, writer)
        tally = drain(outcomes, lambda _, records: lines.write_records(records), say)
    if not quiet:
        say(tally.line("mention"))
    if tally.failures:
        stop(UNREAD)
