"""``socfacts text``: the text as read."""

from __future__ import annotations

from typing import Annotated

import typer

from socfacts.cli.common import guarded


@guarded
def text(
    path: Annotated[str, typer.Argument(metavar="PATH", help="A file, or - for standard input.", show_default=False)],
    doc_id: Annotated[
        str | None, typer.Option("--id", metavar="ID", help="Of several documents, this one.", show_default=False)
    ] = None,
) -> None:
    """Print a document's text as it was read.

    It is what the offsets of facts and mentions refer to. Offsets count Unicode code points from 0. Nothing is added, not even a last newline.

    \b
    Examples:
      socfacts text report.pdf > report.txt
      socfacts text news.jsonl --id row-17
    """
    import sys

    from socfacts.terminal import is_terminal, printable

    document_text = _only_document(path, doc_id)
    if is_terminal(sys.stdout):
        document_text = printable(document_text)
    sys.stdout.buffer.write(document_text.encode("utf-8"))


def _only_document(path: str, doc_id: str | None) -> str:
    """The text of the one document meant. Errors of other rows do not matter when the row wanted is there."""
    from socfacts.errors import ReadError, UsageError
    from socfacts.read import documents

    found: str | None = None
    errors: list[ReadError] = []
    for item in documents([path]):
        if isinstance(item, ReadError):
            errors.append(item)
        elif doc_id is not None:
            if item.id == doc_id:
                return item.text
        elif found is not None:
            raise UsageError(f"{path}: holds several documents; choose one with --id")
        else:
            found = item.text
    if found is not None:
        return found
    if errors:
        raise errors[0]
    raise UsageError(f"{path}: holds no document" + (f" of the id {doc_id!r}" if doc_id else ""))
