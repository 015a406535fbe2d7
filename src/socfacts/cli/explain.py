"""``socfacts explain``: the trace of every decision."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from socfacts.cli.common import UNREAD, Ner, ReferenceDate, Rules, guarded, stop
from socfacts.errors import UsageError

if TYPE_CHECKING:
    from socfacts.read import Input


@guarded
def explain(
    path: Annotated[
        str | None, typer.Argument(metavar="[PATH]", help="A file, or - for standard input.", show_default=False)
    ] = None,
    text: Annotated[
        str | None, typer.Option("--text", metavar="TEXT", help="Explain this sentence.", show_default=False)
    ] = None,
    doc_id: Annotated[
        str | None, typer.Option("--id", metavar="ID", help="Of several documents, only this one.", show_default=False)
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="The trace as JSON, one object a document.")] = False,
    rules: Rules = None,
    reference_date: ReferenceDate = None,
    ner: Ner = None,
) -> None:
    """Show why a fact is what it is, and a number none.

    \b
    Examples:
      socfacts explain --text "В Астане построят школу на 300 мест."
      socfacts explain article.txt
      socfacts explain news.jsonl --id row-17 --json
    """
    import json

    if (path is None) == (text is None):
        raise UsageError("explain wants either a PATH or --text")

    from socfacts.errors import ReadError
    from socfacts.explain import explain as trace
    from socfacts.pipeline import Extractor
    from socfacts.terminal import console, say

    extractor = Extractor(rules, reference_date, ner)
    screen = console(highlight=False, soft_wrap=True)
    failed = found = False
    for item in _inputs(path, text):
        if isinstance(item, ReadError):
            say(str(item))
            failed = True
        elif doc_id in (None, item.id):
            found = True
            explanation = trace(extractor, item)
            if as_json:
                typer.echo(json.dumps(explanation.to_dict(), ensure_ascii=False, default=str))
            else:
                explanation.render(screen)
    if doc_id is not None and not found:
        raise UsageError(f"{path or '--text'}: no document {doc_id!r}; --id takes an id as extract writes it")
    if failed:
        stop(UNREAD)


def _inputs(path: str | None, text: str | None) -> Iterator[Input]:
    from socfacts.read import documents
    from socfacts.types import Document

    if text is not None:
        yield Document("text", text)
    elif path is not None:
        yield from documents([path])
