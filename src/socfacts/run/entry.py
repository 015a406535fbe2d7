"""A finished document's line in the journal: made by the worker, so that the parent has only to write it.

The line is JSON: ``doc_id``, ``sha256`` of the text, ``source`` (SHA-256 of the file's bytes, or null), ``key`` (a
digest of the rules, the version and the options, and of a row's metadata) and ``facts``.
"""

from __future__ import annotations

import hashlib
import json

from socfacts.read import Unread
from socfacts.run.frames import Settings
from socfacts.types import Document
from socfacts.version import __version__

FACTS = b', "facts": ['


def head(document: Document, source: str | None, key: str) -> bytes:
    """The line of ``document`` up to its facts; ``source`` is the digest of the file that it was read from."""
    entry = {
        "doc_id": document.id, "sha256": text_digest(document.text), "source": source,
        "key": full_key(key, document if source is None else None),
    }  # fmt: skip
    return json.dumps(entry, ensure_ascii=True)[:-1].encode("ascii") + FACTS


def run_key(rules_hash: str, settings: Settings) -> str:
    """One digest of everything besides the document that decides about its facts."""
    kinds = ",".join(sorted(settings.kinds))
    return _key(rules_hash, __version__, settings.reference_date, settings.ner, kinds)


def full_key(key: str, document: Document | None) -> str:
    """``key`` with the metadata of a row; a file's are in its bytes."""
    if document is None:
        return key
    return _key(key, document.title, document.url, document.date, document.lang)


def text_digest(text: str) -> str:
    """SHA-256 of a text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def source_digest(item: Unread) -> str:
    """SHA-256 of a file's bytes."""
    if isinstance(item.source, bytes):
        return hashlib.sha256(item.source).hexdigest()
    with item.source.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _key(*parts: object) -> str:
    return hashlib.sha256("\0".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()[:32]
