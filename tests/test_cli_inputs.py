"""What is wrong with inputs and options: one clear line, everything counted, nothing else lost."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-m", "socfacts"]
ARTICLE = "В школе № 7 учатся 300 детей."


def run(folder: Path, *arguments: str, stdin: int | None = subprocess.DEVNULL) -> tuple[int, str, list[str]]:
    """Exit code, standard output, lines of standard error."""
    done = subprocess.run([*COMMAND, *arguments], cwd=folder, stdin=stdin, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr.splitlines()


def test_rows_broken_alike_are_two_lines(tmp_path: Path) -> None:
    row = json.dumps({"id": "a", "text": ARTICLE}, ensure_ascii=False)
    later = json.dumps({"id": "b", "text": ARTICLE, "date": "2024-13-41"}, ensure_ascii=False)
    (tmp_path / "r.jsonl").write_text("\n".join([row, *["broken"] * 50, *[row] * 30, later]) + "\n", encoding="utf-8")
    code, out, told = run(tmp_path, "extract", "r.jsonl")
    assert code == 3 and out.count("\n") == 2
    assert told == [
        "socfacts: r.jsonl:2: not JSON (Expecting value at column 1); a row is one object on one line",
        "socfacts: r.jsonl: a: a second document of this id; left out, make the ids unique",
        "socfacts: r.jsonl:82: \"date\" is '2024-13-41', a day that does not exist; write it YYYY-MM-DD",
        "socfacts: r.jsonl: 49 more rows left out for the same reason, last in line 51: "
        "not JSON …; a row is one object on one line",
        "socfacts: r.jsonl: 29 more documents left out, of ids that were there before",
        "socfacts: 1 document, 2 facts, 0 documents without facts, 81 failures",
    ]


@pytest.mark.parametrize(
    "text", ['[{"id": "a", "text": "x"}]', '[\n  {"id": "a"}\n]', '{\n  "id": "a",\n  "text": "x"\n}']
)
@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_json_over_lines_is_no_jsonl(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    code, out, told = run(tmp_path, "extract", name, "-q")
    assert (code, out) == (3, "")
    assert told == [
        f"socfacts: {name}: JSON that is no JSONL; write one object a line, as `jq -c '.[]?'` does with an array"
    ]


def test_an_empty_path_is_not_this_folder(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    code, out, told = run(tmp_path, "extract", "", "-q")
    assert (code, out, len(told)) == (3, "", 1) and "an empty PATH" in told[0]


def test_a_closed_standard_input(tmp_path: Path) -> None:
    done = subprocess.run(
        ["sh", "-c", f"{sys.executable} -m socfacts extract - -q <&-"], cwd=tmp_path, capture_output=True, text=True
    )
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr == "socfacts: stdin: is closed; pipe a text into it, or name a file\n"


@pytest.mark.parametrize(
    "options",
    [
        ["--timeout", "inf"], ["--timeout", "nan"], ["--timeout", "-1"], ["--max-size", "99999999999999"],
        ["--max-memory", "99999999999999"], ["--jobs", "100000"], ["--delimiter", ";"],
        ["--format", "tsv", "--delimiter", ";"],
    ],
)  # fmt: skip
def test_options_beyond_reason_are_refused(tmp_path: Path, options: list[str]) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    code, out, told = run(tmp_path, "extract", "a.txt", *options)
    assert (code, out) == (2, "") and "Traceback" not in "".join(told)


def test_mentions_are_json_lines_whatever_the_name(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    assert run(tmp_path, "mentions", "a.txt", "-o", "m.csv")[0] == 2
    assert not (tmp_path / "m.csv").exists()
    assert run(tmp_path, "mentions", "a.txt", "-o", "m.jsonl")[0] == 0


def test_explain_of_an_unknown_id(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    code, out, told = run(tmp_path, "explain", "a.txt", "--id", "b")
    assert (code, out) == (2, "")
    assert told == ["socfacts: a.txt: no document 'b'; --id takes an id as extract writes it"]


def test_nothing_compared_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.gold.jsonl").write_text("", encoding="utf-8")
    code, out, told = run(tmp_path, "check", "a.gold.jsonl")
    assert (code, out) == (0, "")
    assert told == ["socfacts: nothing was compared: no text of the gold was found and read"]
