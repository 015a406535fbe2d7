"""Label Studio: one JSON array of tasks, a document each, its facts as predictions for annotators to mend.

Import it into a project whose labelling has ``<Labels name="label" toName="text">`` with the six kinds and
``<Text name="text" value="$text"/>``. Offsets are code points, as in the records and as Label Studio counts. Each
region's ``meta`` holds the whole record as JSON; relations lead from parts to their wholes.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, BinaryIO

from socfacts.records import Fact, to_json
from socfacts.types import Document
from socfacts.version import __version__
from socfacts.write import WriteOptions
from socfacts.write.flatten import encodable


class LabelStudioWriter:
    """Writes a task as soon as its document is done; the array is closed at the end."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._before = "[\n"

    def write(self, document: Document, facts: Sequence[Fact]) -> None:
        """Add one document, also one without facts: it is a task all the same."""
        task = json.dumps(_task(document, facts), ensure_ascii=False)
        self._stream.write(encodable(self._before + task).encode("utf-8"))
        self._stream.flush()
        self._before = ",\n"

    def close(self) -> None:
        """End the array."""
        self._stream.write(b"\n]\n" if self._before == ",\n" else b"[]\n")


def open_writer(target: BinaryIO, options: WriteOptions) -> LabelStudioWriter:
    """The writer of the format ``labelstudio``; it has no options."""
    return LabelStudioWriter(target)


def _task(document: Document, facts: Sequence[Fact]) -> dict[str, Any]:
    day = facts[0].doc_date if facts else document.date
    data = {
        "doc_id": document.id,
        "title": document.title,
        "url": document.url,
        "date": day.isoformat() if day else None,
        "text": document.text,
    }
    ids = {fact.id for fact in facts}
    result = [_region(fact) for fact in facts] + [_relation(fact) for fact in facts if _whole(fact) in ids]
    return {"data": data, "predictions": [{"model_version": f"socfacts {__version__}", "result": result}]}


def _region(fact: Fact) -> dict[str, Any]:
    evidence = fact.evidence
    value = {"start": evidence.start, "end": evidence.end, "text": evidence.quote, "labels": [fact.kind]}
    return {
        "id": fact.id,
        "from_name": "label",
        "to_name": "text",
        "type": "labels",
        "value": value,
        "meta": {"text": [to_json(fact)]},
    }


def _relation(fact: Fact) -> dict[str, Any]:
    return {"type": "relation", "from_id": fact.id, "to_id": _whole(fact), "direction": "right", "labels": ["part_of"]}


def _whole(fact: Fact) -> str | None:
    whole: str | None = getattr(fact, "part_of", None)
    return whole
