"""The commands that need facts: extract, explain and check, from the text to the exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-m", "socfacts"]
RUSSIAN = (
    "8 октября 2025 года\n\nВ Петропавловске капитально ремонтируют школу № 7. В школе учатся более 300 детей.\n"
    "На ремонт выделено 1,6 млрд тенге.\n"
)
KAZAKH = "Қостанайда №12 мектеп ашылды. Мектепте 900 оқушы оқиды.\n"
NOTHING = "Вчера над городом прошёл дождь.\n"

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of three articles, one of which has no facts."""
    articles = tmp_path / "news"
    articles.mkdir()
    (articles / "ru.txt").write_text(RUSSIAN, encoding="utf-8")
    (articles / "kk.txt").write_text(KAZAKH, encoding="utf-8")
    (articles / "no.txt").write_text(NOTHING, encoding="utf-8")
    return tmp_path


@pytest.fixture
def run(folder: Path) -> Run:
    """Run ``socfacts`` with these arguments beside the folder ``news``."""

    def call(*arguments: str, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*COMMAND, *arguments],
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            cwd=folder,
            env=os.environ | environment,
            check=False,
        )

    return call


def test_extract_writes_the_contract(run: Run) -> None:
    """Valid records in the order of the folder, grounded in the texts; the closing line counts them."""
    done = run("extract", "news")
    facts = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert [*dict.fromkeys(fact["doc_id"] for fact in facts)] == ["kk.txt", "ru.txt"]
    for fact in facts:
        text, evidence = {"ru.txt": RUSSIAN, "kk.txt": KAZAKH}[fact["doc_id"]], fact["evidence"]
        assert text[evidence["start"] : evidence["end"]] == evidence["quote"]
    assert ("budget", 1600000000) in [(fact["kind"], (fact["quantity"] or {}).get("value")) for fact in facts]
    assert done.stderr == f"socfacts: 3 documents, {len(facts)} facts, 1 document without facts, 0 failures\n"
    assert run("validate", "-", stdin=done.stdout).returncode == 0


def test_two_runs_are_byte_identical(run: Run) -> None:
    """Whatever the hash seed and the time zone, over all samples."""
    samples = str(Path(__file__).resolve().parents[1] / "samples")
    first = run("extract", "news", samples, PYTHONHASHSEED="1", TZ="Asia/Almaty")
    for seed in ("2", "3", "4"):
        assert first.stdout and first.stdout == run("extract", "news", samples, PYTHONHASHSEED=seed, TZ="UTC").stdout


def test_kinds_are_filtered(run: Run) -> None:
    """--kind may be repeated; --quiet leaves out the closing line."""
    done = run("extract", "news", "--kind", "budget", "--kind", "count", "--quiet")
    assert {json.loads(line)["kind"] for line in done.stdout.splitlines()} == {"budget", "count"}
    assert done.stderr == ""


def test_table_is_for_reading(run: Run) -> None:
    """Values with their words, document by document."""
    done = run("extract", "news", "--format", "table")
    assert done.returncode == 0
    assert "1 600 000 000 KZT" in done.stdout and "> 300" in done.stdout and "no.txt" not in done.stdout


def test_reference_date_anchors_texts_without_a_date(run: Run) -> None:
    """The row's own date goes before it."""
    rows = '{"id": "a", "text": "Школу № 5 открыли в этом году."}\n'
    rows += '{"id": "b", "text": "Школу № 5 открыли в этом году.", "date": "2021-03-04"}\n'
    done = run("extract", "-", "--reference-date", "2024-02-01", "--kind", "date", stdin=rows)
    dates = {
        fact["doc_id"]: (fact["doc_date"], fact["when"]["edtf"]) for fact in map(json.loads, done.stdout.splitlines())
    }
    assert dates == {"a": ("2024-02-01", "2024"), "b": ("2021-03-04", "2021")}


def test_explain_a_sentence(run: Run) -> None:
    """For people and, with --json, for programs."""
    sentence = "В школе № 7 учатся более 300 детей."
    assert "300" in run("explain", "--text", sentence).stdout
    assert isinstance(json.loads(run("explain", "--text", sentence, "--json").stdout), dict)


def test_what_was_extracted_is_its_own_gold(run: Run, folder: Path) -> None:
    """extract, then check: no difference; a changed text is a difference, and --accept makes it the gold."""
    (folder / "news.gold.jsonl").write_text(run("extract", "news").stdout, encoding="utf-8")
    clean = run("check", "news.gold.jsonl")
    assert (clean.returncode, clean.stderr) == (0, "")
    assert clean.stdout.splitlines()[-1].startswith("all ") and " 1.00  1.00  1.00 " in clean.stdout

    (folder / "news/ru.txt").write_text(RUSSIAN.replace("300", "310"), encoding="utf-8")
    changed = run("check", "news.gold.jsonl", "--junit", "check.xml", "--github")
    assert changed.returncode == 1
    assert "- quantity: more_than 300" in changed.stdout and "+ quantity: more_than 310" in changed.stdout
    assert "::error file=news/ru.txt,line=3," in changed.stdout
    assert ET.parse(folder / "check.xml").getroot().get("failures") == "1"

    assert run("check", "news.gold.jsonl", "--accept").returncode == 0
    assert (folder / "news.gold.jsonl").read_text(encoding="utf-8") == run("extract", "news").stdout


def test_floors_decide_instead_of_differences(run: Run, folder: Path) -> None:
    """--min-f1 passes with a difference above the floor and fails below it; a missing text is exit 3."""
    lines = run("extract", "news").stdout.splitlines(keepends=True)
    (folder / "news.gold.jsonl").write_text("".join(lines[1:]), encoding="utf-8")
    assert run("check", "news.gold.jsonl").returncode == 1
    assert run("check", "news.gold.jsonl", "--min-f1", "all=0.5").returncode == 0
    low = run("check", "news.gold.jsonl", "--min-f1", "all=0.5", "--min-f1", "full:all=0.999", "--quiet")
    assert low.returncode == 1 and low.stderr.startswith("socfacts: full:all: F1 0.")
    (folder / "lost.gold.jsonl").write_text(lines[0], encoding="utf-8")
    lost = run("check", "lost.gold.jsonl")
    assert lost.returncode == 3 and "no text '" in lost.stderr
