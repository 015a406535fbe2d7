"""SQLite: tables ``documents``, ``facilities`` and ``facts``, with foreign keys, indexes and full-text search.

Numbers are exact: an integral one is an INTEGER, any other (and one beyond 64 bits) its decimal TEXT, so arithmetic
wants ``CAST(quantity_value AS REAL)``; the view ``readable_facts`` has done that. ``facts_fts`` searches the quotes.
``substr(documents.text, evidence_start + 1, evidence_end - evidence_start)`` is the quote. Lists are JSON. A facility
has the name under which the run met it first; ``facts.facility_name`` is that of each document. ``part_of`` is null
where the whole is no row, because ``--kind`` left it out.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

from socfacts.errors import UsageError
from socfacts.records import Fact
from socfacts.records.ids import decimal_text
from socfacts.types import Document
from socfacts.write import WriteOptions
from socfacts.write.flatten import Cell, Column, cell_text, columns, encodable, row

_BATCH = 1000  # documents in one transaction
_ELSEWHERE = frozenset({"doc_title", "doc_url", "doc_date", "facility_type", "facility_number", "facility_title"})
_REFERENCES = {
    "id": "NOT NULL UNIQUE",
    "doc_id": "NOT NULL REFERENCES documents (id)",
    "facility_id": "REFERENCES facilities (id)",
    "part_of": "REFERENCES facts (id) DEFERRABLE INITIALLY DEFERRED",
}
_INDEXED = ("doc_id", "facility_id", "part_of", "kind", "place_region", "event", "of_category", "when_start")
_TABLES = """
CREATE TABLE documents (id TEXT PRIMARY KEY, title TEXT, url TEXT, date TEXT, lang TEXT, text TEXT NOT NULL);
CREATE TABLE facilities (id TEXT PRIMARY KEY, name TEXT NOT NULL, type TEXT NOT NULL, number TEXT, title TEXT);
"""
# Datasette finds the index of a table by content="…" in double quotes, and then shows a box to search in.
_SEARCH = """
CREATE VIRTUAL TABLE facts_fts USING fts5
    (evidence_quote, content="facts", content_rowid='row', tokenize='unicode61 remove_diacritics 0');
"""
_VIEW = """
CREATE VIEW readable_facts AS
SELECT f.id, f.kind, CAST(f.quantity_value AS REAL) AS value, CAST(f.quantity_low AS REAL) AS low,
    CAST(f.quantity_high AS REAL) AS high, f.quantity_qualifier AS qualifier, f.quantity_unit AS unit,
    f.of_lemma AS of, f.facility_name AS facility, f.place_region AS region, f.event, f.status, f.when_edtf AS "when",
    f.evidence_quote AS quote, f.doc_id, d.title AS doc_title, d.url AS doc_url, d.date AS doc_date
FROM facts AS f JOIN documents AS d ON d.id = f.doc_id;
"""


class SqliteWriter:
    """Fills a database that nobody else sees yet: a killed run leaves none, so there is no journal to keep."""

    def __init__(self, path: Path) -> None:
        self._columns = tuple(column for column in columns() if column.name not in _ELSEWHERE)
        marks = ", ".join("?" * len(self._columns))
        self._insert = f"INSERT INTO facts ({', '.join(_quoted(c) for c in self._columns)}) VALUES ({marks})"
        self._documents = 0
        self._database = sqlite3.connect(path, isolation_level=None)
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "foreign_keys = ON", "encoding = 'UTF-8'"):
            self._database.execute(f"PRAGMA {pragma}")
        try:
            self._database.executescript(_TABLES + _facts_table(self._columns) + _SEARCH + _VIEW)
        except sqlite3.OperationalError as error:
            self._database.close()
            raise UsageError(
                f"this Python's SQLite cannot make the database ({error}); choose another format"
            ) from error
        self._database.execute("BEGIN")

    def write(self, document: Document, facts: Sequence[Fact]) -> None:
        """Add a document, its facilities and its facts."""
        execute = self._database.execute
        execute("INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?)", _document(document, facts))
        for fact in facts:
            if fact.facility is not None:
                place = fact.facility
                execute(
                    "INSERT OR IGNORE INTO facilities VALUES (?, ?, ?, ?, ?)",
                    (place.id, place.name, place.type, place.number, place.title),
                )
        ids = {fact.id for fact in facts}
        self._database.executemany(self._insert, (self._values(fact, ids) for fact in facts))
        self._documents += 1
        if self._documents % _BATCH == 0:
            execute("COMMIT")
            execute("BEGIN")

    def _values(self, fact: Fact, ids: set[str]) -> list[str | int | None]:
        cells = row(fact, self._columns)
        return [
            None if column.name == "part_of" and cell not in ids else _value(cell)
            for column, cell in zip(self._columns, cells, strict=True)
        ]

    def close(self) -> None:
        """Build the indexes and the search in one go, which is faster than row by row."""
        execute = self._database.execute
        for name in _INDEXED:
            execute(f"CREATE INDEX facts_{name} ON facts ({name})")
        execute("CREATE INDEX facilities_type ON facilities (type)")
        execute("INSERT INTO facts_fts (facts_fts) VALUES ('rebuild')")
        execute("COMMIT")
        self._database.close()


def open_writer(target: Path, options: WriteOptions) -> SqliteWriter:
    """The writer of the format ``sqlite``; it has no options."""
    return SqliteWriter(target)


def beside(path: Path) -> tuple[Path, bytes]:
    """Datasette's metadata for the database ``path``, and the file for them: ``facts.metadata.json``."""
    tables = {
        "facts": {
            "description": "One row a fact; numbers that are not integral are exact decimal text.",
            "label_column": "evidence_quote",
            "facets": ["kind", "place_region", "event"],
        },
        "facilities": {"description": "Institutions and buildings.", "label_column": "name", "facets": ["type"]},
        "documents": {"description": "What was read, text included.", "label_column": "title"},
        "readable_facts": {"description": "Facts with their documents; numbers are approximate (REAL)."},
    }
    metadata = {
        "title": "Facts from the news, extracted by socfacts",
        "databases": {path.stem: {"tables": tables}},
    }
    text = json.dumps(metadata, ensure_ascii=False, indent=2) + "\n"
    return path.with_suffix(".metadata.json"), text.encode("utf-8", "replace")


def _facts_table(wanted: Sequence[Column]) -> str:
    """``row`` keeps the search in step with the table, even after VACUUM."""
    lines = ["row INTEGER PRIMARY KEY"]
    for column in wanted:
        # No type for numbers: any type would turn exact decimals into floats.
        type = {"number": "", "integer": "INTEGER"}.get(column.type, "TEXT")
        lines.append(" ".join(filter(None, (_quoted(column), type, _REFERENCES.get(column.name)))))
    return f"CREATE TABLE facts ({', '.join(lines)});"


def _quoted(column: Column) -> str:
    return f'"{column.name}"'


def _document(document: Document, facts: Sequence[Fact]) -> tuple[str | None, ...]:
    """A row of ``documents``; facts know a date that is in the text, not only in the metadata."""
    title, url, day = document.title, document.url, document.date
    if facts:
        title, url, day = facts[0].doc_title, facts[0].doc_url, facts[0].doc_date
    cells = (document.id, title, url, day.isoformat() if day else None, document.lang, document.text)
    return tuple(None if cell is None else encodable(cell) for cell in cells)


def _value(cell: Cell) -> str | int | None:
    if cell is None or isinstance(cell, int):
        return cell
    if isinstance(cell, Decimal):
        integral = cell == cell.to_integral_value() and abs(cell) < 2**63
        return int(cell) if integral else decimal_text(cell)
    return encodable(cell_text(cell))
