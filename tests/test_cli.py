"""The program as a user runs it: data on standard output, the rest on standard error, and honest exit codes."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from longruns import heeding_ctrl_c

from socfacts.cli import progress
from socfacts.run import Tally

COMMAND = [sys.executable, "-m", "socfacts"]
ARTICLE = "В школе № 7 учатся 300 детей. На ремонт выделено 1,6 млрд тенге."
HEAVY = ("pydantic", "pymorphy3", "rich", "yaml", "json", "sqlite3", "socfacts.pipeline", "socfacts.records")

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run ``socfacts`` with these arguments in an empty folder."""

    def call(*arguments: str | Path, stdin: str | bytes = b"", **environment: str) -> subprocess.CompletedProcess[str]:
        data = stdin.encode() if isinstance(stdin, str) else stdin
        done = subprocess.run(
            [*COMMAND, *map(str, arguments)],
            input=data,
            capture_output=True,
            cwd=tmp_path,
            env=os.environ | environment,
            check=False,
        )
        return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())

    return call


def rows(output: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.splitlines()]


def test_help_imports_nothing_heavy() -> None:
    """--help answers at once: what commands need is imported when they run."""
    code = (
        "import sys; from typer.main import get_command; import socfacts.cli; get_command(socfacts.cli.app);"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout == b"[]\n"


def test_help_lists_every_command_and_the_exit_codes(run: Run) -> None:
    """Each command has a line that fits."""
    done = run("--help")
    assert done.returncode == 0 and done.stderr == ""
    names = [line.split()[0] for line in done.stdout.partition("Commands:\n")[2].splitlines() if line.startswith("  ")]
    commands = ["extract", "mentions", "explain", "check", "validate", "rules", "schema", "text"]
    assert names[:8] == commands
    assert "...\n" not in done.stdout.partition("Commands:")[2] and "Exit codes: 0 done" in done.stdout


def test_version_names_the_rules(run: Run) -> None:
    """Two runs with the same version and hash give the same facts."""
    done = run("--version")
    words = done.stdout.split()
    assert (done.returncode, words[0], words[2]) == (0, "socfacts", "rules")
    assert len(words[3]) == 16 and int(words[3], 16) >= 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["extract"],
        ["extract", ".", "--format", "word"],
        ["extract", ".", "-o", "facts.doc"],
        ["extract", ".", "-o", "no/folder.jsonl"],
        ["extract", ".", "--delimiter", "::"],
        ["extract", ".", "--kind", "length"],
        ["extract", ".", "--reference-date", "soon"],
        ["extract", ".", "--rules", "nowhere"],
        ["explain"],
        ["check", "g.gold.jsonl", "--min-f1", "best=1"],
        ["rules", "xx.no.such"],
        ["text", "--id", "a", "."],
        ["fly"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_exit_2(run: Run, arguments: list[str]) -> None:
    """Said on standard error without a traceback; nothing on standard output."""
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr and "Traceback" not in done.stderr


def test_mentions_of_standard_input(run: Run) -> None:
    """A text in a pipe is the document ``stdin``; its lines are JSON in the contract's order."""
    done = run("mentions", "-", stdin=ARTICLE)
    found = rows(done.stdout)
    assert done.returncode == 0
    assert {tuple(row) for row in found} == {("doc_id", "start", "end", "text", "type", "normalized")}
    assert {row["doc_id"] for row in found} == {"stdin"}
    assert ("MONEY", "1,6 млрд тенге") in [(row["type"], row["text"]) for row in found]
    assert all(ARTICLE[row["start"] : row["end"]] == row["text"] for row in found)
    assert done.stderr == f"socfacts: 1 document, {len(found)} mentions, 0 documents without mentions, 0 failures\n"


def test_bad_inputs_are_lines_and_exit_3(run: Run, tmp_path: Path) -> None:
    """A binary file, an empty file, broken UTF-8, a broken row, a missing path: the rest is processed."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "b.txt").write_bytes(b"\x7fELF\x02\x01\x01\0")
    (folder / "c.txt").touch()
    (folder / "d.txt").write_bytes(ARTICLE.encode()[:-20] + b"\xff")
    (folder / "e.jsonl").write_text(
        '{"id": "e1", "text": "5 школ"}\n{"id": \n{"id": "e3", "text": "6 школ"}\n', encoding="utf-8"
    )
    (folder / "f\n\x1b[31m.txt").touch()
    done = run("mentions", "gone.txt", folder, "-q")
    assert done.returncode == 3
    assert [*dict.fromkeys(row["doc_id"] for row in rows(done.stdout))] == ["a.txt", "e1", "e3"]
    assert [
        line.removeprefix("socfacts: ").removeprefix(f"{folder}/").split("; ")[0] for line in done.stderr.splitlines()
    ] == [
        "gone.txt: no such file or folder",
        "b.txt: a binary file (an ELF program)",
        "c.txt: an empty file",
        "d.txt: broken UTF-8: byte 0xff at offset 88, line 1",
        "e.jsonl:2: not JSON (Expecting value at column 7)",
        "f\\n\\x1b[31m.txt: an empty file",
    ]


def test_folders_files_and_rows_keep_their_ids(run: Run, tmp_path: Path) -> None:
    """Relative to the folder; as typed; verbatim."""
    (tmp_path / "in" / "sub").mkdir(parents=True)
    (tmp_path / "in/sub/a.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(ARTICLE.encode("cp1251"))
    (tmp_path / "r.jsonl").write_text(json.dumps({"id": "../x/1", "text": ARTICLE}), encoding="utf-8")
    done = run("mentions", "in", "./b.txt", "r.jsonl")
    found = rows(done.stdout)
    assert [*dict.fromkeys(row.pop("doc_id") for row in found)] == ["sub/a.txt", "./b.txt", "../x/1"]
    third = len(found) // 3
    assert found[:third] == found[third : 2 * third] == found[2 * third :]


def test_output_file_appears_whole(run: Run, tmp_path: Path) -> None:
    """-o leaves standard output empty; two runs are byte-identical, although the output lies in the folder read."""
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    first = run("mentions", ".", "-o", "m.jsonl")
    content = (tmp_path / "m.jsonl").read_bytes()
    second = run("mentions", ".", "-o", "m.jsonl")
    assert (first.returncode, first.stdout, second.returncode) == (0, "", 0)
    assert (
        content
        and (tmp_path / "m.jsonl").read_bytes() == content == run("mentions", ".").stdout.encode()[-len(content) :]
    )
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "m.jsonl"]


@pytest.mark.parametrize("command", ["mentions r.jsonl", "explain r.jsonl", "extract r.jsonl --format table -q"])
def test_head_is_quiet(tmp_path: Path, command: str) -> None:
    """A reader that has had enough is no error."""
    lines = "".join(json.dumps({"id": str(i), "text": ARTICLE}) + "\n" for i in range(500))
    (tmp_path / "r.jsonl").write_text(lines, encoding="utf-8")
    with subprocess.Popen(
        [*COMMAND, *command.split()], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout and process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_interrupt_is_one_line(tmp_path: Path) -> None:
    """Ctrl-C: whole lines on standard output, no traceback, 130; the file of -o is left as it was."""
    (tmp_path / "old.jsonl").write_text("old\n", encoding="utf-8")
    with subprocess.Popen(
        [*COMMAND, "mentions", "-", "-o", "old.jsonl"], cwd=tmp_path, stdin=subprocess.PIPE, stderr=subprocess.PIPE,
        preexec_fn=heeding_ctrl_c,
    ) as process:  # fmt: skip
        assert process.stdin and process.stderr
        process.stdin.write(b'{"id": "a", "text": ' + json.dumps(ARTICLE).encode() + b"}\nnot a row\n")
        process.stdin.flush()
        told = process.stderr.readline()  # the run is under way once it complains
        process.send_signal(signal.SIGINT)
        rest = process.stderr.read()
    assert b"not JSON" in told and rest == b"socfacts: interrupted\n"
    assert process.returncode == 130
    assert [path.name for path in tmp_path.iterdir()] == ["old.jsonl"]


def test_a_stream_is_answered_while_it_runs(tmp_path: Path) -> None:
    """The records of a row are out before the next row is in."""
    with subprocess.Popen([*COMMAND, "mentions", "-", "-q"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin and process.stdout
        process.stdin.write(b'{"id": "a", "text": "5 \xd1\x88\xd0\xba\xd0\xbe\xd0\xbb"}\n')
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["doc_id"] == "a"
        process.stdin.close()


def test_terminal_gets_no_escape_sequences(tmp_path: Path) -> None:
    """Text on a terminal has its controls spelt out; in a pipe it is byte for byte what was read."""
    (tmp_path / "a.txt").write_text("Школа\x1b[31m № 5\x9b\n", encoding="utf-8")
    shown = _on_a_terminal([*COMMAND, "text", "a.txt"], tmp_path)
    assert shown.replace("\r\n", "\n") == "Школа\\x1b[31m № 5\\x9b\n"
    piped = subprocess.run([*COMMAND, "text", "a.txt"], cwd=tmp_path, capture_output=True, check=True).stdout
    assert piped == (tmp_path / "a.txt").read_bytes()


def _on_a_terminal(command: list[str], folder: Path, *streams: str, term: str = "xterm") -> str:
    """What ``command`` prints when its standard output, or the streams named, are a terminal."""
    master, slave = pty.openpty()
    chunks: list[bytes] = []

    def read() -> None:
        try:
            while chunk := os.read(master, 4096):
                chunks.append(chunk)
        except OSError:  # Linux ends a terminal whose other side is closed with an error
            return

    reader = threading.Thread(target=read)
    reader.start()
    opened: dict[str, Any] = dict.fromkeys(streams or ("stdout",), slave)
    subprocess.run(command, cwd=folder, env={**os.environ, "TERM": term, "COLUMNS": "100"}, check=False, **opened)
    os.close(slave)
    reader.join()
    os.close(master)
    return b"".join(chunks).decode()


RUN = [*COMMAND, "extract", "r.jsonl"]
HIDDEN, SHOWN = "\x1b[?25l", "\x1b[?25h"  # the cursor


def test_progress_is_a_bar_on_a_terminal_alone(tmp_path: Path) -> None:
    """It goes as it came, messages stand above it; there is none with --quiet, nor where it cannot be drawn."""
    (tmp_path / "r.jsonl").write_text(json.dumps({"id": "a", "text": ARTICLE}) + "\n\x1b[31m\n", encoding="utf-8")
    bar = _on_a_terminal([*RUN, "-o", "f.jsonl"], tmp_path, "stderr")
    assert HIDDEN in bar and "1 documents, 3 facts" in bar and "1 failed" in bar
    assert "socfacts: r.jsonl:2: not JSON" in bar and bar.rindex(HIDDEN) < bar.rindex(SHOWN)
    closing = "socfacts: 1 document, 3 facts, 0 documents without facts, 1 failure"
    assert bar.endswith(f"\x1b[2K{closing}\r\n")
    error, line = _on_a_terminal([*RUN, "-o", "f.jsonl"], tmp_path, "stderr", term="dumb").splitlines()
    assert error.startswith("socfacts: r.jsonl:2: not JSON") and line == closing
    assert _on_a_terminal([*RUN, "-o", "f.jsonl", "--quiet"], tmp_path, "stderr").splitlines() == [error]


def test_progress_is_a_line_now_and_then_in_a_log(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not before its time, and never with --quiet; messages are lines in any case."""
    for every, quiet, lines in ((3600.0, False, 0), (0.0, False, 1), (0.0, True, 0)):
        monkeypatch.setattr(progress, "_EVERY", every)
        with progress.Progress(quiet, to_stdout=False) as shown:
            shown.update(Tally(documents=3, records=12, failures=1))
            shown.say("a.txt: an empty file")
        *told, message = capsys.readouterr().err.splitlines()
        assert len(told) == lines and message == "socfacts: a.txt: an empty file"
        assert all(line.startswith("socfacts: 3 documents, 12 facts, 0 documents") for line in told)


def test_facts_on_a_terminal_are_not_drawn_over(tmp_path: Path) -> None:
    """Where they go to the same terminal as the messages there is no bar."""
    (tmp_path / "r.jsonl").write_text(json.dumps({"id": "a", "text": ARTICLE}) + "\n", encoding="utf-8")
    *facts, closing = _on_a_terminal(RUN, tmp_path, "stdout", "stderr").splitlines()
    assert [json.loads(fact)["doc_id"] for fact in facts] == ["a"] * len(facts) and len(facts) > 0
    assert closing.startswith("socfacts: 1 document, ")


def test_text_of_a_row(run: Run, tmp_path: Path) -> None:
    """--id chooses; several documents without it are a usage error; an unread file is exit 3."""
    (tmp_path / "r.jsonl").write_text('{"id": "a", "text": "1\\r\\n"}\n{"id": "b", "text": "2"}\n', encoding="utf-8")
    assert run("text", "r.jsonl", "--id", "a").stdout == "1\r\n"
    several = run("text", "r.jsonl")
    assert (several.returncode, several.stderr) == (
        2,
        "socfacts: r.jsonl: holds several documents; choose one with --id\n",
    )
    assert run("text", "gone.txt").returncode == 3


def test_schema_is_json(run: Run) -> None:
    """The schema of one line."""
    done = run("schema")
    assert done.returncode == 0 and "$schema" in json.loads(done.stdout)


def test_validate_names_line_and_field(run: Run) -> None:
    """Each bad line by itself; exit 1; blank lines are none."""
    done = run("validate", "-", stdin=b'\n{"kind": "count"}\nno json\n\xff\n')
    lines = done.stderr.splitlines()
    assert done.returncode == 1 and done.stdout == ""
    assert [line.split(": ")[2] for line in lines[:3]] == ["line 2", "line 3", "line 4"]
    assert lines[3:] == ["socfacts: 0 good, 3 bad"]


def test_rules_are_listed_by_prefix(run: Run) -> None:
    """Id, type, pattern and examples of the rules asked for."""
    everything = run("rules")
    ids = [line.split()[0] for line in everything.stdout.splitlines() if not line.startswith(" ")]
    assert everything.returncode == 0 and len(ids) == len(set(ids)) > 0
    one = run("rules", ids[0])
    assert one.stdout and everything.stdout.startswith(one.stdout) and "    + " in one.stdout


def test_rules_of_ones_own_are_tried(run: Run, tmp_path: Path) -> None:
    """A user's folder is checked without being asked: a false example is a line and exit 1."""
    folder = tmp_path / "mine/ru/rules"
    folder.mkdir(parents=True)
    rule = (
        "  - {id: ru.mine.room, type: NUMBER, pattern: \"<n: int> 'кабинет'\", make: quantity, examples: [%s],\n"
        "     counterexamples: [кабинет 7]}\n"
    )
    for value, code in ((7, 0), (8, 1)):
        example = f"{{text: 7 кабинет, value: {{value: {value}}}}}"
        (folder / "x.yaml").write_text("kind: rules\nrules:\n" + rule % example, encoding="utf-8")
        done = run("rules", "ru.mine", "--rules", "mine")
        assert (done.returncode, done.stdout.splitlines()[0]) == (code, "ru.mine.room  NUMBER")
        assert done.stderr.endswith(f"1 rules, 2 examples, {code} failing\n")


def test_broken_rules_are_one_line(run: Run, tmp_path: Path) -> None:
    """The file, the rule and the field; exit 2, before any document is read."""
    folder = tmp_path / "mine/ru/rules"
    folder.mkdir(parents=True)
    (folder / "x.yaml").write_text(
        "kind: rules\nrules:\n  - {id: ru.x.y, type: DATE, pattern: word, colour: red}\n", encoding="utf-8"
    )
    done = run("mentions", "-", "--rules", "mine", stdin=ARTICLE)
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)
    assert "x.yaml" in done.stderr and "ru.x.y" in done.stderr


@pytest.mark.parametrize("given", ["", ", counterexamples: []", ', counterexamples: [""]'])
def test_a_rule_without_counterexamples_is_refused(run: Run, tmp_path: Path, given: str) -> None:
    """A rule whose borders nobody tried is as broken as one that no example shows: file, rule and field in one line."""
    folder = tmp_path / "mine/ru/rules"
    folder.mkdir(parents=True)
    (folder / "x.yaml").write_text(
        f"kind: rules\nrules:\n  - {{id: ru.x.y, type: IGNORE, pattern: num, examples: [{{text: пять}}]{given}}}\n",
        encoding="utf-8",
    )
    done = run("rules", "--rules", "mine")
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)
    assert "x.yaml: rule ru.x.y, field counterexamples" in done.stderr


@pytest.mark.parametrize(
    "arguments", [("rows.jsonl", "-o", "rows.jsonl"), (".", "-o", "rows.jsonl"), ("a.txt", "-o", "l.jsonl")]
)
@pytest.mark.parametrize("command", ["extract", "mentions"])
def test_no_output_takes_the_place_of_an_input(
    run: Run, tmp_path: Path, command: str, arguments: tuple[str, ...]
) -> None:
    row = json.dumps({"id": "a", "text": ARTICLE}, ensure_ascii=False) + "\n"
    (tmp_path / "rows.jsonl").write_text(row, "utf-8")
    (tmp_path / "a.txt").write_text(ARTICLE, "utf-8")
    (tmp_path / "l.jsonl").symlink_to("a.txt")
    done = run(command, *arguments)
    assert done.returncode == 2
    assert done.stderr.splitlines() == [f"socfacts: {arguments[-1]}: is also an input; choose another -o"]
    assert (tmp_path / "rows.jsonl").read_text("utf-8") == row
    assert (tmp_path / "a.txt").read_text("utf-8") == ARTICLE


def test_what_a_run_wrote_may_be_written_again(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, "utf-8")
    assert run("extract", ".", "-o", "facts.jsonl").returncode == 0
    first = (tmp_path / "facts.jsonl").read_bytes()
    assert run("extract", ".", "-o", "facts.jsonl").returncode == 0
    assert (tmp_path / "facts.jsonl").read_bytes() == first


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
@pytest.mark.parametrize(
    "command", [("extract", "a.txt"), ("mentions", "a.txt"), ("extract", "a.txt", "--format", "table")]
)
def test_a_full_disk_is_one_line(tmp_path: Path, command: tuple[str, ...]) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, "utf-8")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*COMMAND, *command], cwd=tmp_path, stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    lines = [line for line in done.stderr.splitlines() if "No space left" in line]
    assert (done.returncode, len(lines), "Traceback" in done.stderr) == (3, 1, False)
