"""Facts out: the registry of formats, JSONL and tables, and files that are never half written."""

from __future__ import annotations

import io
import os
from decimal import Decimal
from pathlib import Path

import pytest

from socfacts.errors import UsageError
from socfacts.records import Evidence, Fact, MentionRecord, Quantity, ShareFact, to_json
from socfacts.types import Document
from socfacts.write import FORMATS, WriteOptions, format_for, writing
from socfacts.write.jsonl import JsonLinesWriter
from socfacts.write.replace import replacing_path, replacing_stream
from socfacts.write.table import open_writer, quantity_text

DOCUMENT = Document("a\x1b[2J.txt", "Готово 71,5 процента\x9b работ.")


def quantity(value: str | None, low: str | None, high: str | None, qualifier: str, unit: str = "1") -> Quantity:
    numbers = [None if number is None else Decimal(number) for number in (value, low, high)]
    return Quantity.model_validate(
        {"value": numbers[0], "low": numbers[1], "high": numbers[2], "qualifier": qualifier, "unit": unit}
    )


FACT: Fact = ShareFact(
    id="0" * 16,
    kind="share",
    doc_id=DOCUMENT.id,
    lang="ru",
    quantity=quantity("71.5", "71.5", "71.5", "exact", "%"),
    evidence=Evidence(
        quote=DOCUMENT.text[7:21], start=7, end=21, sentence_start=0, sentence_end=len(DOCUMENT.text), page=None
    ),
    rule="ru.x.y",
)


class Terminal(io.BytesIO):
    """A stream that a person watches."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("name", "path", "expected"),
    [(None, None, "jsonl"), ("table", "x.jsonl", "table"), (None, "x.JSONL", "jsonl"), (None, "facts", "jsonl")],
)
def test_format_by_name_or_suffix(name: str | None, path: str | None, expected: str) -> None:
    """--format decides, else the suffix, else JSONL."""
    assert format_for(name, Path(path) if path else None).name == expected


@pytest.mark.parametrize(("name", "path"), [("word", None), (None, "facts.doc")])
def test_unknown_format_is_a_usage_error(name: str | None, path: str | None) -> None:
    """The message lists what there is."""
    with pytest.raises(UsageError, match="one of jsonl, table"):
        format_for(name, Path(path) if path else None)


def test_jsonl_is_the_contract(tmp_path: Path) -> None:
    """One record a line, UTF-8, complete as soon as the document is done."""
    path = tmp_path / "facts.jsonl"
    with writing(FORMATS["jsonl"], path) as writer:
        writer.write(DOCUMENT, [FACT, FACT])
        writer.write(Document("b", ""), [])
    assert path.read_bytes() == 2 * (to_json(FACT) + "\n").encode()


def test_jsonl_writes_mentions_too() -> None:
    """The layer below has the same form."""
    stream = io.BytesIO()
    record = MentionRecord(doc_id="a", start=0, end=1, text="5", type="ORDINAL", normalized=5)
    JsonLinesWriter(stream).write_records([record])
    assert (
        stream.getvalue() == b'{"doc_id": "a", "start": 0, "end": 1, "text": "5", "type": "ORDINAL", "normalized": 5}\n'
    )


def test_jsonl_on_a_terminal_escapes_c1_controls() -> None:
    """The value is the same; what a terminal would obey is written as JSON's own escape."""
    stream = Terminal()
    JsonLinesWriter(stream).write(DOCUMENT, [FACT])
    assert "\x9b" not in stream.getvalue().decode() and "\\u009b" in stream.getvalue().decode()


def test_table_shows_each_document() -> None:
    """Kind, value and words; controls spelt out; a document without facts takes no room."""
    stream = io.BytesIO()
    writer = open_writer(stream, WriteOptions())
    writer.write(DOCUMENT, [FACT])
    writer.write(Document("empty", ""), [])
    writer.close()
    shown = stream.getvalue().decode()
    assert "share" in shown and "71.5 %" in shown and "71,5 процента\\x9b" in shown and "a\\x1b[2J.txt" in shown
    assert "\x1b" not in shown and "empty" not in shown


@pytest.mark.parametrize(
    ("amount", "shown"),
    [
        (quantity("90", "90", None, "more_than"), "> 90"),
        (quantity(None, "3", "7.5", "between", "m2"), "3–7.5 m2"),
        (quantity("1600000000", None, None, "about", "KZT"), "≈ 1 600 000 000 KZT"),
    ],
)
def test_quantities_for_people(amount: Quantity, shown: str) -> None:
    """Signs for bounds, thousands apart."""
    assert quantity_text(amount) == shown


def test_a_run_that_breaks_leaves_the_old_file(tmp_path: Path) -> None:
    """No half file, nothing left beside it."""
    path = tmp_path / "facts.jsonl"
    path.write_text("old", encoding="utf-8")
    with pytest.raises(KeyboardInterrupt), writing(FORMATS["jsonl"], path) as writer:
        writer.write(DOCUMENT, [FACT])
        raise KeyboardInterrupt
    assert [p.name for p in tmp_path.iterdir()] == ["facts.jsonl"] and path.read_text(encoding="utf-8") == "old"


def test_links_and_modes_survive(tmp_path: Path) -> None:
    """The file behind a link is replaced, with the permissions it had."""
    (tmp_path / "real").write_text("old", encoding="utf-8")
    (tmp_path / "real").chmod(0o640)
    (tmp_path / "link").symlink_to("real")
    with replacing_stream(tmp_path / "link") as stream:
        stream.write(b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new" and (tmp_path / "real").stat().st_mode & 0o777 == 0o640


def test_a_folder_replaces_a_folder(tmp_path: Path) -> None:
    """For formats of several files: the old ones do not linger among the new."""
    target = tmp_path / "out"
    target.mkdir()
    (target / "old").touch()
    with replacing_path(target) as part:
        part.mkdir()
        (part / "new").touch()
    assert [p.name for p in tmp_path.iterdir()] == ["out"] and [p.name for p in target.iterdir()] == ["new"]


def test_a_device_is_written_not_replaced() -> None:
    """/dev/null stays a device."""
    with replacing_stream(Path(os.devnull)) as stream:
        stream.write(b"gone")
    assert not Path(os.devnull).is_file()


@pytest.mark.parametrize(("name", "message"), [("no/facts.jsonl", "there is no folder"), (".", "is a folder")])
def test_impossible_targets_are_usage_errors(tmp_path: Path, name: str, message: str) -> None:
    """Said before any work is done."""
    with pytest.raises(UsageError, match=message), writing(FORMATS["jsonl"], tmp_path / name):
        pytest.fail("the run began")
