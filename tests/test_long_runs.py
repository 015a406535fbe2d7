"""Runs that are killed, interrupted, slowed down and resumed lose nothing and repeat nothing."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from pathlib import Path

import pytest
from longruns import (
    COMMAND,
    GOOD,
    SLOW,
    finish,
    heeding_ctrl_c,
    journaled,
    kill_at,
    rows,
    start,
    until,
    worked,
    workers,
)

from socfacts.run.alone import NOTICE
from socfacts.run.extraction import Plan, run
from socfacts.run.frames import Settings
from socfacts.write import FORMATS, WriteOptions

pytestmark = pytest.mark.skipif(not os.path.isdir("/proc/self/task"), reason="looks at processes through /proc")


def test_killed_runs_resume_byte_for_byte(tmp_path: Path) -> None:
    """Kill -9 of the parent at three moments of 200 documents, each resumed from the one before."""
    (tmp_path / "in.jsonl").write_text(rows(200, 20), encoding="utf-8")
    assert finish("in.jsonl", "-o", "whole.jsonl", "-q", cwd=tmp_path) == (0, [])
    (tmp_path / "out.jsonl").write_text("old\n", encoding="utf-8")
    journal = tmp_path / "out.jsonl.part.jsonl"
    for moment in (20, 90, 160):
        resume = ["--resume"] if moment > 20 else []
        assert kill_at(moment, "in.jsonl", "-o", "out.jsonl", "--jobs", "2", *resume, cwd=tmp_path, journal=journal), (
            "the run was over before it was killed"
        )
        assert (tmp_path / "out.jsonl").read_text(encoding="utf-8") == "old\n"
    done = journaled(journal)
    with journal.open("ab") as stream:
        stream.write(b'{"doc_id": "row/1')  # as if the kill had come in the middle of a line
    code, told = finish("in.jsonl", "-o", "out.jsonl", "--resume", "--jobs", "2", cwd=tmp_path)
    assert done >= 160 and code == 0 and told[-1].startswith("socfacts: 200 documents, ")
    assert (tmp_path / "out.jsonl").read_bytes() == (tmp_path / "whole.jsonl").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.jsonl", "out.jsonl", "whole.jsonl"]


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "sqlite", "parquet", "json"])
def test_every_format_resumes_byte_for_byte(tmp_path: Path, suffix: str) -> None:
    """Kill -9 in the middle of rows and of a folder's files: a table put together at the end has each fact once."""
    if suffix == "parquet":
        pytest.importorskip("pyarrow")
    (tmp_path / "in").mkdir()
    (tmp_path / "in/b.jsonl").write_text(rows(60, 20), encoding="utf-8")
    for name in "ac":
        (tmp_path / f"in/{name}.txt").write_text(GOOD.format(n=ord(name), m=300), encoding="utf-8")
    output, journal = f"out.{suffix}", tmp_path / f"out.{suffix}.part.jsonl"
    form = ["--format", "labelstudio"] if suffix == "json" else []
    assert finish("in", "-o", f"whole.{suffix}", *form, "-q", cwd=tmp_path) == (0, [])
    assert kill_at(20, "in", "-o", output, *form, "--jobs", "2", cwd=tmp_path, journal=journal)
    kept = journaled(journal)
    assert finish("in", "-o", output, *form, "--resume", "-q", cwd=tmp_path) == (0, [])
    assert 20 <= kept < 62 and not journal.exists()
    assert (tmp_path / output).read_bytes() == (tmp_path / f"whole.{suffix}").read_bytes()
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_changed_documents_are_extracted_again(tmp_path: Path) -> None:
    """A resumed run takes unchanged documents from the journal, files and rows alike, and only those."""
    folder = tmp_path / "in"
    folder.mkdir()
    for name in "abc":
        (folder / f"{name}.txt").write_text(f"В школе № 7 учатся {ord(name)} детей.", encoding="utf-8")
    (folder / "r.jsonl").write_text(rows(3), encoding="utf-8")
    (folder / "z.txt").write_text(SLOW, encoding="utf-8")
    journal = tmp_path / "o.jsonl.part.jsonl"
    assert kill_at(6, "in", "-o", "o.jsonl", cwd=tmp_path, journal=journal)
    lines = journal.read_bytes()
    assert b": 97," in lines and b": 98," in lines
    journal.write_bytes(lines.replace(b": 97,", b": 9797,").replace(b": 98,", b": 9898,"))
    (folder / "b.txt").write_text("В школе № 7 учатся 500 детей.", encoding="utf-8")
    (folder / "z.txt").unlink()
    assert finish("in", "-o", "o.jsonl", "--resume", "-q", cwd=tmp_path) == (0, [])
    facts = [json.loads(line) for line in (tmp_path / "o.jsonl").read_text(encoding="utf-8").splitlines()]
    values = {f["doc_id"]: f["quantity"]["value"] for f in facts if f["kind"] == "count" and f["doc_id"][-3:] == "txt"}
    assert values == {"a.txt": 9797, "b.txt": 500, "c.txt": 99}


def test_a_killed_worker_costs_one_document(tmp_path: Path) -> None:
    """It is named, the rest is as ever, in order."""
    plain = rows(20).splitlines(keepends=True)
    slow = json.dumps({"id": "slow", "text": SLOW}) + "\n"
    (tmp_path / "plain.jsonl").write_text("".join(plain), encoding="utf-8")
    (tmp_path / "in.jsonl").write_text("".join([*plain[:10], slow, *plain[10:]]), encoding="utf-8")
    assert finish("plain.jsonl", "-o", "whole.jsonl", "-q", cwd=tmp_path) == (0, [])
    with start("in.jsonl", "-o", "out.jsonl", "-q", cwd=tmp_path) as process:
        assert until(lambda: journaled(tmp_path / "out.jsonl.part.jsonl") >= 10, process)
        [worker] = workers(process.pid)
        before = worked(worker)
        assert until(lambda: worked(worker) >= before + 30, process)  # it is at the slow one
        os.kill(worker, signal.SIGKILL)
        told = process.communicate()[1].decode()
    assert process.returncode == 3
    assert told == "socfacts: slow: left out, it killed its worker (out of memory, a crash or a signal)\n"
    assert (tmp_path / "out.jsonl").read_bytes() == (tmp_path / "whole.jsonl").read_bytes()


def test_time_and_memory_are_limited(tmp_path: Path) -> None:
    """Each costs the document alone."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_text("В школе № 7 учатся 300 детей.", encoding="utf-8")
    (tmp_path / "in/b.txt").write_text(SLOW * 3, encoding="utf-8")
    (tmp_path / "in/c.txt").write_text("В школе № 8 учатся 300 детей.", encoding="utf-8")
    # Two workers have the rules loaded before they begin: two seconds are for the document alone.
    late = finish("in", "-o", "late.jsonl", "--timeout", "2", "--jobs", "2", cwd=tmp_path)
    assert late[0] == 3 and late[1][0] == "socfacts: b.txt: left out, it took longer than 2 s; raise --timeout"
    big = finish("in", "-o", "big.jsonl", "--max-memory", "64", cwd=tmp_path)
    assert big[0] == 3 and big[1][0] == "socfacts: b.txt: left out, it needs more than 64 MB of memory; split it"
    assert (tmp_path / "late.jsonl").read_bytes() == (tmp_path / "big.jsonl").read_bytes() != b""


def test_interrupted_runs_leave_their_journal(tmp_path: Path) -> None:
    """Ctrl-C while standard input waits: one line, 130, the old file, and --resume from the journal."""
    text = rows(8)
    (tmp_path / "o.jsonl").write_text("old\n", encoding="utf-8")
    journal = tmp_path / "o.jsonl.part.jsonl"
    with subprocess.Popen(
        [*COMMAND, "-", "-o", "o.jsonl"], cwd=tmp_path, stdin=subprocess.PIPE, stderr=subprocess.PIPE,
        preexec_fn=heeding_ctrl_c,
    ) as process:  # fmt: skip
        assert process.stdin and process.stderr
        process.stdin.write("".join(text.splitlines(keepends=True)[:4]).encode())
        process.stdin.flush()
        assert until(lambda: journaled(journal) == 4, process)
        process.send_signal(signal.SIGINT)
        assert process.stderr.read() == b"socfacts: interrupted\n"
    assert process.returncode == 130
    assert (tmp_path / "o.jsonl").read_text(encoding="utf-8") == "old\n"
    (tmp_path / "in.jsonl").write_text(text, encoding="utf-8")
    assert finish("in.jsonl", "-o", "o.jsonl", "--resume", "-q", cwd=tmp_path) == (0, [])
    done = subprocess.run([*COMMAND, "in.jsonl", "-q"], cwd=tmp_path, capture_output=True, check=True)
    assert (tmp_path / "o.jsonl").read_bytes() == done.stdout != b""


def test_systems_without_fork(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One process does the same work, and one line says what does not hold then."""
    (tmp_path / "in.jsonl").write_text(rows(20) + "{\n", encoding="utf-8")
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.7\n")
    paths = (str(tmp_path / "in.jsonl"), str(tmp_path / "b.pdf"))
    settings = Settings(kinds=frozenset({"count", "budget"}))
    told: dict[str, list[str]] = {"with": [], "without": []}
    for name, lines in told.items():
        if name == "without":
            monkeypatch.delattr(os, "fork")
        plan = Plan(paths, tmp_path / f"{name}.jsonl", FORMATS["jsonl"], WriteOptions(), settings)
        tally = run(plan, lines.append, lambda tally: None)
        assert (tally.documents, tally.failures) == (20, 2)
    assert (tmp_path / "with.jsonl").read_bytes() == (tmp_path / "without.jsonl").read_bytes() != b""
    assert told["without"] == [NOTICE, *told["with"]] and len(told["with"]) == 2


def test_resume_needs_a_file_and_one_run_at_a_time(tmp_path: Path) -> None:
    """Both are usage errors."""
    (tmp_path / "in.jsonl").write_text(json.dumps({"id": "slow", "text": SLOW}) + "\n", encoding="utf-8")
    assert finish("in.jsonl", "--resume", cwd=tmp_path)[0] == 2
    with start("in.jsonl", "-o", "o.jsonl", cwd=tmp_path) as process:
        assert until(lambda: bool(workers(process.pid)), process)
        code, [line] = finish("in.jsonl", "-o", "o.jsonl", cwd=tmp_path)
        process.kill()
        process.communicate()
    assert code == 2 and "another run is writing" in line
