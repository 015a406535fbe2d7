"""``socfacts text``: the text as read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from socfacts.cli.common import UNREAD, guarded, stop

if TYPE_CHECKING:
    from socfacts.errors import ReadError
    from socfacts.types import Document


@guarded
def text(
    path: Annotated[str, typer.Argument(metavar="PATH", help="A file, or - for standard input.", show_default=False)],
    doc_id: Annotated[
        str | None, typer.Option("--id", metavar="ID", help="Of several documents, this one.", show_default=False)
    ] = None,
) -> None:
    """Print a document's text as it was read.

    It is what the offsets of facts and mentions refer to: Unicode code points, counted from 0. Nothing is added, not
    even a last newline.

    \b
    Examples:
      socfacts text report.pdf > report.txt
      socfacts text news.jsonl --id row-17
    """
    import sys

    from socfacts.terminal import is_terminal, printable, say

    document, errors = _only_document(path, doc_id)
    for error in errors:
        say(str(error))
    if document is not None:
        shown = printable(document.text) if is_terminal(sys.stdout) else document.text
        sys.stdout.buffer.write(shown.encode("utf-8"))
    if errors:
        stop(UNREAD)


def _only_document(path: str, doc_id: str | None) -> tuple[Document | None, list[ReadError]]:
    """The one document meant, and what else could not be read; a row found by its id stands for itself."""
    from socfacts.errors import ReadError, UsageError
    from socfacts.read import documents

    found: list[Document] = []
    errors: list[ReadError] = []
    for item in documents([path]):
        if isinstance(item, ReadError):
            errors.append(item)
        elif item.id == doc_id:
            return item, []
        elif doc_id is None:
            found.append(item)
        if len(found) > 1:
            raise UsageError(f"{path}: holds several documents; choose one with --id")
    if not found and not errors:
        raise UsageError(f"{path}: holds no document" + (f" of the id {doc_id!r}" if doc_id else ""))
    return (found[0] if found else None), errors
