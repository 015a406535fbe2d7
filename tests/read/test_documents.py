"""Inputs of every sort become documents, in order, each bad one a line in its place."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from socfacts.errors import ReadError
from socfacts.read import documents
from socfacts.read.sniff import content_of
from socfacts.types import Document


def read(*paths: Path | str, **options: int) -> list[Document | str]:
    items = documents([str(path) for path in paths], **options)
    return [item if isinstance(item, Document) else str(item) for item in items]


class Stdin:
    """Standard input with bytes in it."""

    def __init__(self, data: bytes) -> None:
        self.buffer = io.BufferedReader(io.BytesIO(data))  # type: ignore[type-var]


def test_arguments_are_read_in_their_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file keeps the path as typed, a file of a folder its path in it, a missing path is a line."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "d").mkdir()
    (tmp_path / "d/b.txt").write_bytes("Б\r\n".encode("cp1251") + "школа".encode("cp1251"))
    (tmp_path / "a.txt").write_text("А", encoding="utf-8-sig")
    assert read("./a.txt", "no.txt", "d") == [
        Document("./a.txt", "А"),
        "no.txt: no such file or folder",
        Document("b.txt", "Б\r\nшкола"),
    ]


def test_second_of_two_equal_ids_is_a_line(tmp_path: Path) -> None:
    """An id names one document in a run."""
    path = tmp_path / "r.jsonl"
    path.write_text('{"id": "a", "text": "1"}\n{"id": "a", "text": "2"}\n', encoding="utf-8")
    told = f"{path}: a: a second document of this id; left out, make the ids unique"
    assert read(path) == [Document("a", "1"), told]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("Школа".encode(), [Document("stdin", "Школа")]),
        (b'{"id": "a", "text": "b"}\n', [Document("a", "b")]),
        (b"", ["stdin: an empty file"]),
        ("{Школа}".encode(), [Document("stdin", "{Школа}")]),
    ],
    ids=["text", "rows", "empty", "braces"],
)
def test_standard_input(data: bytes, expected: list[Document | str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows and texts are told apart by how they begin."""
    monkeypatch.setattr("sys.stdin", Stdin(data))
    assert read("-") == expected


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.txt", b"", "an empty file"),
        ("a.txt", b"\xef\xbb\xbf", "an empty file"),
        ("a.txt", b" \r\n\t", "holds nothing but blanks"),
        ("a.txt", b"\x89PNG\r\n\x1a\n", "a binary file (a PNG image)"),
        ("a.txt", b"\x7fELF\x02\x01\x01\0", "a binary file (an ELF program)"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document (.doc, .xls); save it as .docx"),
        ("a.pdf", b"text", "named .pdf but holds no PDF; give it the suffix of what it is"),
        ("a.jsonl.gz", b"text", "named .gz but not compressed with gzip; drop the suffix"),
        ("a.jsonl", "{}".encode("utf-16"), "JSONL in UTF-16; save it as UTF-8"),
        ("a.txt", b"0123456789", "larger than 9 bytes; split it or raise the limit"),
    ],
)
def test_bad_files_are_one_line(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    """Each says what the file is."""
    path = tmp_path / name
    path.write_bytes(data)
    assert read(path, max_size=9) == [f"{path}: {message}"]


def test_folder_that_may_not_be_listed_costs_itself(tmp_path: Path) -> None:
    """A file instead of a folder in the way is an error of the system, told in its words."""
    (tmp_path / "a.txt").write_text("a", encoding="utf-8")
    [error] = read(tmp_path / "a.txt" / "b.txt")
    assert error == f"{tmp_path}/a.txt/b.txt: no such file or folder"


@pytest.mark.parametrize(
    ("name", "head", "content"),
    [
        ("a.txt", b"<!DOCTYPE html><p>", "html"),
        ("a.txt", b"\xef\xbb\xbf <?xml version='1.0'?>\n<!-- saved --><HTML>", "html"),
        ("a.txt", "<html>".encode("utf-16"), "html"),
        ("a.html", b"<p>piece", "html"),
        ("a.txt", b"%PDF-1.7", "pdf"),
        (None, b"\n%PDF-1.7", "pdf"),
        ("a.txt", b"PK\x03\x04", "docx"),
        ("a.txt", b"\x1f\x8b\x08", "gzip"),
        ("a.txt", b'{"id": 1}', "text"),
        ("a.ndjson", b"nonsense", "rows"),
        ("a", b' {"id": 1}', "rows"),
        ("a.txt", "RIFF — так назвали".encode(), "text"),
        ("a.txt", b"2 <html> tags", "text"),
    ],
)
def test_content_decides_before_the_name(name: str | None, head: bytes, content: str) -> None:
    """A saved page called .txt is HTML; letters that a magic number has too are a text."""
    assert content_of(head, name) == content


def test_a_reader_that_breaks_is_one_line(tmp_path: Path) -> None:
    """Whatever a parser raises on a broken archive, the run goes on."""
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<broken")
    [error] = documents([str(path)])
    assert isinstance(error, ReadError) and str(error).startswith(f"{path}: ")
