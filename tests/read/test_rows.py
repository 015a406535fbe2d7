"""JSONL in: good rows are documents, bad rows are lines, and memory does not grow with the stream."""

from __future__ import annotations

import gzip
import io
import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socfacts.errors import ReadError
from socfacts.read.rows import read_gzip_rows, read_rows
from socfacts.types import Document


def read(*lines: str | bytes, max_size: int = 1000) -> list[Document | str]:
    data = b"\n".join(line.encode() if isinstance(line, str) else line for line in lines)
    return [
        item if isinstance(item, Document) else str(item) for item in read_rows(io.BytesIO(data), "f.jsonl", max_size)
    ]


def test_a_row_is_a_document() -> None:
    """Id and text verbatim, metadata where given, other keys ignored, blank lines too."""
    row = {
        "id": "a/../b",
        "text": " Школа\r\n",
        "date": "2025-10-08",
        "url": "https://x",
        "title": "Т",
        "lang": "kk",
        "tag": 1,
    }
    assert read("", json.dumps(row), "  ") == [
        Document("a/../b", " Школа\r\n", title="Т", url="https://x", date=date(2025, 10, 8), lang="kk")
    ]


def test_a_bare_row_is_enough() -> None:
    """Null and empty metadata are absent; a number is an id too; a mark before the first row is none of it."""
    assert read(b'\xef\xbb\xbf{"id": 17, "text": "", "date": null, "url": "", "lang": "en"}') == [Document("17", "")]


@pytest.mark.parametrize("written", ["2024-12-31T23:59:00+05:00", "2024-12-31 23:59", "31.12.2024", " 2024-12-31 "])
def test_dates_of_streams(written: str) -> None:
    """A time after the day does not matter; the dotted form is the region's own."""
    [document] = read(json.dumps({"id": "a", "text": "б", "date": written}))
    assert isinstance(document, Document) and document.date == date(2024, 12, 31)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('{"id": "a", "text": ', "not JSON (Expecting value at column 20); a row is one object on one line"),
        (b'{"id": "a", "text": "\xff"}', "broken UTF-8 at byte 21 of the row; write the file as UTF-8"),
        (
            '{"id": "a", "text": "\\udc00"}',
            '"text" holds half a surrogate pair, which is no character; mend the row\'s escapes',
        ),
        (
            '{"id": "a", "text": "б", "date": "2024-02-30"}',
            "\"date\" is '2024-02-30', a day that does not exist; write it YYYY-MM-DD",
        ),
        ('{"id": "a", "text": "б", "date": "летом"}', "\"date\" is 'летом'; write it YYYY-MM-DD"),
        ('{"id": "a", "text": "б", "url": 5}', '"url" must be a string or null'),
        ("[" * 100_000, "a row of more than 1000 bytes; split it or raise the limit"),
    ],
)
def test_a_bad_row_is_one_line_with_its_place(line: str | bytes, message: str) -> None:
    """The rows around it are read."""
    good = '{"id": "g", "text": "б"}'
    assert read(good, line, good) == [Document("g", "б"), f"f.jsonl:2: {message}", Document("g", "б")]


@pytest.mark.parametrize("line", ["[" * 200_000, '{"id": ' + "9" * 10_000 + "}"])
def test_json_that_breaks_parsers_is_a_bad_row(line: str) -> None:
    """Deep nesting and endless numbers are errors, not exceptions."""
    [error] = read(line, max_size=1 << 20)
    assert isinstance(error, str) and error.startswith("f.jsonl:1: ")


def test_rows_of_another_shape_are_one_line_together() -> None:
    """A file of facts in a folder of articles is told once."""
    assert read('{"doc": "a"}', "[1]", '{"id": "a", "text": "б"}', '{"id": true, "text": "б"}') == [
        Document("a", "б"),
        'f.jsonl: 3 rows left out, first in line 1: a row needs "id" and "text"',
    ]


def test_gzip_is_unpacked() -> None:
    """The rows of a compressed stream."""
    data = gzip.compress(b'{"id": "a", "text": "b"}\n')
    assert list(read_gzip_rows(io.BytesIO(data), "f.gz", 1000)) == [Document("a", "b")]


def test_truncated_gzip_gives_what_it_holds() -> None:
    """Rows before the break, then one line."""
    rows = b"".join(b'{"id": "%d", "text": "%s"}\n' % (i, b"x" * 500) for i in range(1000))
    items = list(read_gzip_rows(io.BytesIO(gzip.compress(rows)[:-20]), "f.gz", 1000))
    assert isinstance(items[0], Document)
    assert "a broken gzip file" in str(items[-1]) and isinstance(items[-1], ReadError)


def test_gzip_of_something_else_is_one_line() -> None:
    """A packed text is not taken for thousands of broken rows."""
    [error] = read_gzip_rows(io.BytesIO(gzip.compress("строка\n".encode() * 99)), "f.gz", 1000)
    assert str(error) == "f.gz: holds no JSONL; unpack it first"


@given(st.lists(st.tuples(st.text(st.characters(codec="utf-8"), min_size=1), st.text(st.characters(codec="utf-8")))))
def test_round_trip(rows: list[tuple[str, str]]) -> None:
    """Any ids and texts that JSON can hold come back unchanged."""
    lines = [json.dumps({"id": i, "text": t}, ensure_ascii=False) for i, t in rows]
    assert read(*lines, max_size=10_000) == [Document(i, t) for i, t in rows]


@given(st.binary(max_size=300))
def test_any_bytes_are_rows_or_errors(data: bytes) -> None:
    """Nothing raises."""
    for item in read_rows(io.BytesIO(data), "f", 100):
        assert isinstance(item, Document | ReadError)
