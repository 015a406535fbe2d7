"""Facts as tables and databases: real files, read back by what a user would read them with."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import subprocess
import sys
import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from socfacts.errors import UsageError
from socfacts.records import FACT, Fact, to_json
from socfacts.types import Document
from socfacts.write import FORMATS, WriteOptions, format_for, writing
from socfacts.write.delimited import DelimitedWriter
from socfacts.write.flatten import cell_text, columns, row

TEXT = "По плану,\r\n«Школа № 7» примет 1234567890123456789 детей; готово 71,55 % – 😀 $5 млн."
QUOTES = {
    "facility": "«Школа № 7»",
    "count": "1234567890123456789 детей",
    "share": "71,55 %",
    "budget": "$5 млн",
    "area": "По плану,\r\n«Школа",
}
NUMBERS = {"count": "1234567890123456789", "share": "71.55", "budget": "5000000", "area": "0.1234567890123456"}
UNITS = {"count": "1", "share": "%", "budget": "USD", "area": "m2"}
OWN: dict[str, dict[str, Any]] = {
    "facility": {"mentions": [{"start": 20, "end": 21}], "facility": True},
    "count": {"ages": [None, 18], "repeats": [{"start": 0, "end": 2}], "facility": True},
    "budget": {"payer": "=cmd|' /C calc'!A0", "role": "spent"},
    "share": {"part_of": f"{1:016x}", "place": {"name": "Алматы", "region": "KZ-75", "path": ["Алматы", "a;b,c"]}},
    "area": {"when": {"edtf": "1880/2025", "start": "1880-01-01", "end": "2025-12-31", "text": "-"}},
}
FACILITY = {"id": "a" * 16, "name": "Школа № 7", "type": "school", "number": "-7", "title": None}


def fact(kind: str, number: int, doc_id: str = "a/б.txt") -> Fact:
    quote, value = QUOTES[kind], NUMBERS.get(kind)
    start = TEXT.index(quote)
    amount = Decimal(value) if value else None
    data = {
        "id": f"{number:016x}", "kind": kind, "doc_id": doc_id, "doc_title": "@title, \"quoted\"\n'=x", "lang": "ru",
        "doc_url": "https://example.org/?a=1&b=2", "doc_date": date(2025, 10, 8), "rule": "ru.x.y",
        "evidence": {"quote": quote, "start": start, "end": start + len(quote), "sentence_start": 0,
                     "sentence_end": len(TEXT), "page": 2},
    } | OWN[kind]  # fmt: skip
    if amount is not None:
        bounds = {"value": amount, "low": amount, "high": amount}
        data["quantity"] = bounds | {"qualifier": "exact", "unit": UNITS[kind]}
    if data.get("facility"):
        data["facility"] = FACILITY
    for name in ("repeats", "mentions", "ages"):
        if name in data:
            data[name] = tuple(data[name]) if name != "ages" else (None, 18)
    if "place" in data:
        data["place"] = data["place"] | {"path": tuple(data["place"]["path"])}
    return FACT.validate_python(data)


FACTS = [fact(kind, number) for number, kind in enumerate(QUOTES)]
DOCUMENT = Document("a/б.txt", TEXT)
BROKEN = Document("../\ud800\n$(x)", "half \ud800 a character")


def written(path: Path, name: str | None = None, delimiter: str = ",") -> Path:
    with writing(format_for(name, path), path, WriteOptions(delimiter)) as writer:
        writer.write(BROKEN, [])
        writer.write(DOCUMENT, FACTS)
    return path


@pytest.mark.parametrize(
    ("name", "format"),
    [
        ("a.csv", "csv"), ("a.TSV", "tsv"), ("a.xlsx", "xlsx"), ("a.db", "sqlite"), ("a.sqlite", "sqlite"),
        ("a.parquet", "parquet"),
    ],
)  # fmt: skip
def test_the_name_of_the_file_picks_the_format(name: str, format: str) -> None:
    """-o facts.xlsx is enough."""
    assert format_for(None, Path(name)).name == format


def test_columns_cover_the_contract() -> None:
    """Every value of a record is in a column: a fact put together from its cells is the same fact."""
    for each in FACTS:
        data: dict[str, Any] = {}
        for column, cell in zip(columns(each.kind), row(each, columns(each.kind)), strict=True):
            here = data
            for step in column.path[:-1]:
                here = here.setdefault(step, {})
            here[column.path[-1]] = cell
        for name, value in data.items():
            if isinstance(value, dict):
                absent = all(cell is None for cell in value.values())
                data[name] = None if absent else (value[0], value[1]) if name == "ages" else value
        assert FACT.validate_python(data) == each


@pytest.mark.parametrize(("name", "delimiter"), [("a.csv", ","), ("a.csv", ";"), ("a.tsv", "\t")])
def test_csv_gives_the_same_values_back(tmp_path: Path, name: str, delimiter: str) -> None:
    """Quotes, line breaks and delimiters inside cells; a BOM; apostrophes only before formulas."""
    path = written(tmp_path / name, delimiter=delimiter)
    assert path.read_bytes().startswith(b"\xef\xbb\xbfschema_version")
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.reader(stream, delimiter=delimiter))
    assert rows[0] == [column.name for column in columns()] and len(rows) == len(FACTS) + 1
    guarded = {"doc_title": "'", "payer": "'"}
    for each, cells in zip(FACTS, rows[1:], strict=True):
        for column, value, found in zip(columns(), row(each, columns()), cells, strict=True):
            before = guarded.get(column.name, "") if value is not None else ""
            expected = "'-" if value == "-" else before + cell_text(value)
            assert found == expected, column.name
    assert any("-7" in cells for cells in rows)  # a plain negative number


@pytest.mark.parametrize("text", ["=1+1", "+7 (705) 1", "-2+3", "@SUM(1)", "\t=1", "\r=1", "\n=1", "＝1", "'=1"])
def test_formulas_are_neutralised(text: str) -> None:
    """What a spreadsheet would run gets an apostrophe, also where it has one, so that all can be undone."""
    stream = io.BytesIO()
    writer = DelimitedWriter(stream, ",")
    writer.write(DOCUMENT, [FACTS[0].model_copy(update={"doc_title": text})])
    [cells] = list(csv.DictReader(io.StringIO(stream.getvalue().decode("utf-8-sig"), newline="")))
    assert cells["doc_title"] == "'" + text


@pytest.mark.parametrize("text", ["-5", "-0.5", "7", "a=b", "'quoted'", "–5"])
def test_what_is_no_formula_stays(text: str) -> None:
    """Numbers keep their sign."""
    stream = io.BytesIO()
    writer = DelimitedWriter(stream, ",")
    writer.write(DOCUMENT, [FACTS[0].model_copy(update={"doc_title": text})])
    [cells] = list(csv.DictReader(io.StringIO(stream.getvalue().decode("utf-8-sig"), newline="")))
    assert cells["doc_title"] == text


MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def sheet(book: zipfile.ZipFile, number: int) -> ElementTree.Element:
    return ElementTree.fromstring(book.read(f"xl/worksheets/sheet{number}.xml"))


def cells_of(tree: ElementTree.Element) -> list[dict[str, tuple[str | None, str]]]:
    """Rows of column letter → (type, value)."""
    return [
        {c.get("r", "").rstrip("0123456789"): (c.get("t"), "".join(c.itertext())) for c in line.iter(f"{MAIN}c")}
        for line in tree.iter(f"{MAIN}row")
    ]


def test_xlsx_has_a_typed_sheet_a_kind(tmp_path: Path) -> None:
    """Numbers are numbers while a spreadsheet can hold them, days are days, formulas are texts, sources are links."""
    with zipfile.ZipFile(written(tmp_path / "a.xlsx")) as book:
        names = [s.get("name") for s in ElementTree.fromstring(book.read("xl/workbook.xml")).iter(f"{MAIN}sheet")]
        assert names == ["facility", "count", "area", "budget", "date", "share"]
        links = book.read("xl/worksheets/_rels/sheet1.xml.rels").decode()
        trees = {name: sheet(book, number) for number, name in enumerate(names, 1)}
    found = {}
    for kind, tree in trees.items():
        assert tree.find(f".//{MAIN}pane[@state='frozen']") is not None and tree.find(f"{MAIN}autoFilter") is not None
        assert tree.find(f".//{MAIN}f") is None  # no formula anywhere
        header, *rows = cells_of(tree)
        assert [text for _, text in header.values()] == [column.name for column in columns(str(kind))]
        found[kind] = [{header[letter][1]: cell for letter, cell in line.items()} for line in rows]
    assert 'Target="https://example.org/?a=1&amp;b=2"' in links
    assert found["date"] == [] and found["count"][0]["quantity_value"] == ("inlineStr", "1234567890123456789")
    assert found["budget"][0]["quantity_value"] == (None, "5000000")
    assert found["budget"][0]["payer"] == ("inlineStr", "=cmd|' /C calc'!A0")
    assert found["area"][0]["quantity_value"] == ("inlineStr", "0.1234567890123456")
    assert found["area"][0]["when_start"] == ("inlineStr", "1880-01-01")
    assert found["share"][0]["quantity_value"] == (None, "71.55") and found["share"][0]["doc_date"] == (None, "45938")


def test_xlsx_goes_on_in_another_sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No fact is lost where a sheet ends."""
    monkeypatch.setattr("socfacts.write.xlsx._MAX_ROWS", 3)
    with writing(FORMATS["xlsx"], tmp_path / "a.xlsx") as writer:
        writer.write(DOCUMENT, [FACTS[0]] * 5)
    with zipfile.ZipFile(tmp_path / "a.xlsx") as book:
        assert b'name="facility 2"' in book.read("xl/workbook.xml") and b'name="facility 3"' in book.read(
            "xl/workbook.xml"
        )
        assert [len(cells_of(sheet(book, number))) for number in (1, 7, 8)] == [3, 3, 2]


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx", "a.sqlite", "a.parquet"])
def test_two_runs_give_the_same_bytes(tmp_path: Path, name: str) -> None:
    """Nothing tells when or where a file was made."""
    if name.endswith("parquet"):
        pytest.importorskip("pyarrow")
    (tmp_path / "b").mkdir()
    assert written(tmp_path / name).read_bytes() == written(tmp_path / "b" / name).read_bytes()


def test_sqlite_is_whole_and_can_be_searched(tmp_path: Path) -> None:
    """Foreign keys hold, numbers are exact, quotes are found by word and stand in the text where they should."""
    base = sqlite3.connect(written(tmp_path / "a.sqlite"))
    assert base.execute("PRAGMA foreign_key_check").fetchall() == []
    assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    values = base.execute("SELECT kind, quantity_value FROM facts ORDER BY row").fetchall()
    assert dict(values) == {
        "facility": None, "count": 1234567890123456789, "share": "71.55", "budget": 5000000,
        "area": "0.1234567890123456",
    }  # fmt: skip
    search = "SELECT kind FROM facts WHERE row IN (SELECT rowid FROM facts_fts WHERE facts_fts MATCH ?)"
    assert base.execute(search, ("ДЕТЕЙ",)).fetchall() == [("count",)]
    quotes = (
        "SELECT evidence_quote, substr(d.text, evidence_start + 1, evidence_end - evidence_start) "
        "FROM facts JOIN documents AS d ON d.id = doc_id"
    )
    assert len(pairs := base.execute(quotes).fetchall()) == len(FACTS) and all(a == b for a, b in pairs)
    assert base.execute("SELECT count(*), max(name) FROM facilities").fetchone() == (1, "Школа № 7")
    assert base.execute("SELECT count(*) FROM documents").fetchone() == (2,)
    assert base.execute("SELECT value FROM readable_facts WHERE kind = 'share'").fetchone() == (71.55,)
    wholes = "SELECT w.kind FROM facts AS p JOIN facts AS w ON w.id = p.part_of"
    assert base.execute(wholes).fetchall() == [("count",)]
    plan = base.execute("EXPLAIN QUERY PLAN SELECT * FROM facts WHERE facility_id = 'x'").fetchall()
    assert "facts_facility_id" in str(plan)
    base.close()


def test_sqlite_without_the_whole_keeps_its_keys(tmp_path: Path) -> None:
    """A part whose whole was not asked for is a row of its own."""
    with writing(FORMATS["sqlite"], tmp_path / "a.db") as writer:
        writer.write(DOCUMENT, [each for each in FACTS if each.kind == "share"])
    base = sqlite3.connect(tmp_path / "a.db")
    assert base.execute("SELECT part_of FROM facts").fetchall() == [(None,)]
    assert base.execute("PRAGMA foreign_key_check").fetchall() == []
    base.close()


def test_datasette_metadata_stands_beside_and_is_not_overwritten(tmp_path: Path) -> None:
    """It names the database and tables that are there; what a user changed in it stays."""
    base = sqlite3.connect(written(tmp_path / "news.sqlite"))
    metadata = json.loads((tmp_path / "news.metadata.json").read_text(encoding="utf-8"))
    for table, about in metadata["databases"]["news"]["tables"].items():
        names = {name for _, name, *_ in base.execute(f"PRAGMA table_info({table})")}
        assert names.issuperset(about.get("facets", [])) and about.get("label_column", "id") in names
    base.close()
    (tmp_path / "news.metadata.json").write_text("{}", encoding="utf-8")
    written(tmp_path / "news.sqlite")
    assert (tmp_path / "news.metadata.json").read_text(encoding="utf-8") == "{}"


def test_parquet_is_typed_and_exact(tmp_path: Path) -> None:
    """Decimals, days and lists; a number that no decimal of 38 digits holds is text beside."""
    pytest.importorskip("pyarrow")
    import pyarrow.parquet

    rows = {each["kind"]: each for each in pyarrow.parquet.read_table(written(tmp_path / "a.parquet")).to_pylist()}
    assert rows["count"]["quantity_value"] == Decimal(NUMBERS["count"]) and rows["count"]["ages_high"] == 18
    assert rows["share"]["quantity_value"] == Decimal("71.55") and rows["share"]["place_path"] == ["Алматы", "a;b,c"]
    assert rows["area"]["quantity_value"] is None and rows["area"]["when_start"] == date(1880, 1, 1)
    assert f"quantity_value={NUMBERS['area']}" in rows["area"]["wide_numbers"]
    assert rows["facility"]["mentions"] == [{"start": 20, "end": 21}] and rows["count"]["mentions"] is None


def test_parquet_without_its_extra_names_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message is the command that mends it; no file is left."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UsageError, match=r"socfacts\[parquet\]"):
        written(tmp_path / "a.parquet")
    assert list(tmp_path.iterdir()) == []


def test_brat_spans_say_what_stands_in_the_text(tmp_path: Path) -> None:
    """Every fragment of every T is in the .txt at its offsets, across line breaks and beyond the BMP."""
    folder = written(tmp_path / "ann", "brat")
    index = [json.loads(line) for line in (folder / "documents.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [entry["file"][:6] for entry in index] == ["00001-", "00002-"] and index[1]["doc_id"] == DOCUMENT.id
    assert len(list(tmp_path.rglob("*"))) == 1 + 2 + 4  # nothing outside the folder
    text = (folder / f"{index[1]['file']}.txt").read_bytes().decode()
    lines = [line.split("\t") for line in (folder / f"{index[1]['file']}.ann").read_text("utf-8").splitlines()]
    terms = [line for line in lines if line[0].startswith("T")]
    for _, where, shown in terms:
        spans = [span.split() for span in where.split(" ", 1)[1].split(";")]
        assert " ".join(text[int(low) : int(high)] for low, high in spans) == shown
    assert text == TEXT and len(terms) == len(FACTS) + 2
    assert [line[1] for line in lines if line[0].startswith("R")] == ["part_of Arg1:T3 Arg2:T2"]
    notes = [line[2] for line in lines if line[0].startswith("#")]
    assert notes == [to_json(each) for each in FACTS]


def test_labelstudio_tasks_are_grounded(tmp_path: Path) -> None:
    """One task a document; regions quote the text; a relation leads to the whole."""
    tasks = json.loads(written(tmp_path / "t.json", "labelstudio").read_text(encoding="utf-8"))
    assert [task["data"]["text"] for task in tasks] == ["half \ufffd a character", TEXT]
    [prediction] = tasks[1]["predictions"]
    regions = [part["value"] for part in prediction["result"] if part["type"] == "labels"]
    assert [r["text"] for r in regions] == [TEXT[r["start"] : r["end"]] for r in regions] == list(QUOTES.values())
    assert [part["to_id"] for part in prediction["result"] if part["type"] == "relation"] == [FACTS[1].id]


@pytest.mark.parametrize("name", [name for name, format in FORMATS.items() if name != "jsonl"])
def test_a_run_without_facts_is_a_whole_file(tmp_path: Path, name: str) -> None:
    """Headers, tables and empty arrays, not nothing and not an error."""
    if name == "parquet":
        pytest.importorskip("pyarrow")
    with writing(FORMATS[name], tmp_path / "out"):
        pass
    assert (tmp_path / "out").exists()
    if name == "labelstudio":
        assert json.loads((tmp_path / "out").read_text(encoding="utf-8")) == []


def test_nothing_of_the_users_is_lost(tmp_path: Path) -> None:
    """A folder with something in it is never replaced, nor a folder or device by a database."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").touch()
    for name, place in (("brat", tmp_path / "mine"), ("sqlite", tmp_path / "mine"), ("sqlite", Path("/dev/null"))):
        with pytest.raises(UsageError, match="wants"):
            written(place, name)
    with pytest.raises(UsageError, match="add -o"), writing(FORMATS["sqlite"], None):
        pytest.fail("the run began")
    assert (tmp_path / "mine" / "letter.txt").exists()


def test_the_command_writes_the_same_facts_everywhere(tmp_path: Path) -> None:
    """From a text to jsonl, csv and sqlite through the command line: the same ids."""
    (tmp_path / "a.txt").write_text("В школе № 7 города Алматы учатся 300 детей.", encoding="utf-8")
    for name in ("f.jsonl", "f.csv", "f.sqlite"):
        command = [sys.executable, "-m", "socfacts", "extract", "a.txt", "-o", name, "-q"]
        subprocess.run(command, cwd=tmp_path, check=True)
    ids = [json.loads(line)["id"] for line in (tmp_path / "f.jsonl").read_text(encoding="utf-8").splitlines()]
    with (tmp_path / "f.csv").open(encoding="utf-8-sig", newline="") as stream:
        assert [line["id"] for line in csv.DictReader(stream)] == ids and len(ids) >= 2
    base = sqlite3.connect(tmp_path / "f.sqlite")
    assert [id for (id,) in base.execute("SELECT id FROM facts ORDER BY row")] == ids
    base.close()
