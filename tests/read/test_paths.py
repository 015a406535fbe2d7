"""Folders are walked in one order, and nothing in them can hang or loop."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from socfacts.read.paths import Found, document_id, walk


def ids(folder: Path, exclude: Path | None = None) -> list[str]:
    return [item.doc_id for item in walk(folder, exclude) if isinstance(item, Found)]


def errors(folder: Path) -> list[str]:
    return [str(item) for item in walk(folder) if not isinstance(item, Found)]


def make(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("текст", encoding="utf-8")


def test_order_is_by_name_in_each_folder(tmp_path: Path) -> None:
    """Folders are entered where their name stands; ids are POSIX paths from the folder walked."""
    make(tmp_path, "c.txt", "b/z.html", "b/a.txt", "a.pdf", "B.docx")
    assert ids(tmp_path) == ["B.docx", "a.pdf", "b/a.txt", "b/z.html", "c.txt"]


def test_only_readable_kinds_are_found(tmp_path: Path) -> None:
    """Suffixes in any case; gold, journals, hidden names and the output are left out."""
    make(
        tmp_path,
        "a.TXT",
        "b.jsonl.gz",
        "c.md",
        "d.gold.jsonl",
        "e.part.jsonl",
        ".f.txt",
        ".git/g.txt",
        "h.htm",
        "o.jsonl",
    )
    assert ids(tmp_path, exclude=tmp_path / "o.jsonl") == ["a.TXT", "b.jsonl.gz", "h.htm"]


def test_loops_of_links_end(tmp_path: Path) -> None:
    """A link to a folder above is one line; a link to another folder is followed."""
    make(tmp_path, "in/sub/a.txt", "out/b.txt")
    (tmp_path / "in/sub/up").symlink_to(tmp_path / "in")
    (tmp_path / "in/aside").symlink_to(tmp_path / "out")
    assert ids(tmp_path / "in") == ["aside/b.txt", "sub/a.txt"]
    assert [line.partition(": ")[2] for line in errors(tmp_path / "in")] == [
        "a link to a folder that it lies in; skipped"
    ]


def test_special_files_are_lines(tmp_path: Path) -> None:
    """A FIFO would hang, a device never end, a dead link leads nowhere."""
    os.mkfifo(tmp_path / "a.txt")
    (tmp_path / "b.txt").symlink_to("/dev/zero")
    (tmp_path / "c.txt").symlink_to("nowhere")
    assert [line.partition(": ")[2] for line in errors(tmp_path)] == [
        "a FIFO, no regular file; skipped",
        "a device, no regular file; skipped",
        "a link that leads nowhere; skipped",
    ]


def test_unreadable_folder_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The rest of the tree is walked."""
    make(tmp_path, "locked/a.txt", "open/b.txt")
    listdir = os.listdir

    def guarded(path: Path) -> list[str]:
        if Path(path).name == "locked":
            raise PermissionError(13, "Permission denied", str(path))
        return listdir(path)

    monkeypatch.setattr(os, "listdir", guarded)
    assert ids(tmp_path) == ["open/b.txt"]
    assert errors(tmp_path) == [f"{tmp_path / 'locked'}: cannot be read (Permission denied)"]


def test_name_that_is_no_utf8_becomes_an_id(tmp_path: Path) -> None:
    """Ids are text: a byte that is none is spelt out."""
    name = os.fsencode(tmp_path) + b"/\xf8.txt"
    Path(os.fsdecode(name)).write_bytes(b"a")
    assert ids(tmp_path) == ["\\xf8.txt"]


def test_typed_path_is_the_id() -> None:
    """An argument keeps the form in which it was typed."""
    assert document_id("./a/../б.txt") == "./a/../б.txt"
