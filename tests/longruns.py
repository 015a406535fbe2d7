"""Long runs to be disturbed: their input, their processes, and how far they have come."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

COMMAND = [sys.executable, "-m", "socfacts", "extract"]
GOOD = "В школе № {n} города Алматы учатся {m} детей. На ремонт выделено {n},6 млн тенге, сообщил аким района.\n"
KAZAKH = "Қостанайда №{n} мектеп ашылды. Мектепте {m} оқушы оқиды.\n"
SLOW = "В школе № 7 – 300 детей, 12 мест (5 групп), " * 4000
"""Takes many seconds on any machine."""


def rows(count: int, repeat: int = 1) -> str:
    """JSONL of ``count`` small articles, every fifth without facts."""
    texts = ((GOOD + KAZAKH) * repeat if n % 5 else "Вчера прошёл дождь.\n" for n in range(count))
    return "".join(
        json.dumps({"id": f"row/{n}", "text": text.format(n=n + 1, m=n % 700 + 20)}, ensure_ascii=False) + "\n"
        for n, text in enumerate(texts)
    )


def start(*arguments: str | Path, cwd: Path) -> subprocess.Popen[bytes]:
    """A run in the background, its standard error in a pipe."""
    return subprocess.Popen([*COMMAND, *map(str, arguments)], cwd=cwd, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL)


def finish(*arguments: str | Path, cwd: Path) -> tuple[int, list[str]]:
    """Exit code and lines of standard error of a run."""
    with start(*arguments, cwd=cwd) as process:
        told = process.communicate()[1].decode().splitlines()
    return process.returncode, told


def children(pid: int) -> list[int]:
    """The processes that ``pid`` started; empty once it is gone."""
    try:
        tasks = os.listdir(f"/proc/{pid}/task")
        return [
            int(child)
            for task in tasks
            for child in Path(f"/proc/{pid}/task/{task}/children").read_text(encoding="ascii").split()
        ]
    except OSError:
        return []


def workers(pid: int) -> list[int]:
    """The worker processes of a run."""
    return [worker for nursery in children(pid) for worker in children(nursery)]


def worked(pid: int) -> int:
    """Hundredths of a second that a process has worked."""
    try:
        return int(Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[11])
    except OSError:
        return 0


def memory(pid: int) -> int:
    """Bytes of a process and all below it, shared pages counted once."""
    total = 0
    for one in (pid, *children(pid), *workers(pid)):
        try:
            lines = Path(f"/proc/{one}/smaps_rollup").read_text(encoding="ascii").splitlines()
            total += sum(int(line.split()[1]) << 10 for line in lines if line.startswith("Pss:"))
        except OSError:
            continue  # it ended meanwhile
    return total


def until(condition: Callable[[], bool], process: subprocess.Popen[bytes]) -> bool:
    """Wait until ``condition`` holds; false where the process ended before."""
    while process.poll() is None:
        if condition():
            return True
        time.sleep(0.002)
    return False


def journaled(journal: Path) -> int:
    """How many documents are finished."""
    try:
        return journal.read_bytes().count(b"\n")
    except FileNotFoundError:
        return 0


def kill_at(moment: int, *arguments: str | Path, cwd: Path, journal: Path) -> bool:
    """Kill a run with SIGKILL once ``moment`` documents are journaled; false where it was done before that."""
    with start(*arguments, cwd=cwd) as process:
        reached = until(lambda: journaled(journal) >= moment, process)
        process.send_signal(signal.SIGKILL)
        process.communicate()
    return reached


def heeding_ctrl_c() -> None:
    """For ``preexec_fn``: a shell's background job, in which tests may run, ignores Ctrl-C and hands that down."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
