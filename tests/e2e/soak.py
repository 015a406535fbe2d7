"""Kill a run of 2,000 documents at ten random moments, resume it each time, and compare. Run by ``make soak``.

Then kill a worker in the middle of another run. The seed is printed; ``soak.py SEED`` repeats the same moments.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from longruns import finish, journaled, kill_at, rows, start, until, workers

DOCUMENTS, MOMENTS = 2000, 10


def soak(folder: Path, rng: random.Random) -> None:
    """Each moment is a run of its own: killed there, then resumed to its end."""
    (folder / "in.jsonl").write_text(rows(DOCUMENTS, 4), encoding="utf-8")
    assert finish("in.jsonl", "-o", "whole.jsonl", "-q", cwd=folder) == (0, [])
    whole = (folder / "whole.jsonl").read_bytes()
    for _ in range(MOMENTS):
        moment = rng.randrange(DOCUMENTS * 9 // 10)
        jobs = str(rng.choice((1, 2, 4)))
        journal = folder / "out.jsonl.part.jsonl"
        reached = kill_at(moment, "in.jsonl", "-o", "out.jsonl", "--jobs", jobs, cwd=folder, journal=journal)
        found = journaled(journal)
        assert reached and not (folder / "out.jsonl").exists()
        assert finish("in.jsonl", "-o", "out.jsonl", "--resume", "--jobs", jobs, "-q", cwd=folder) == (0, [])
        same = (folder / "out.jsonl").read_bytes() == whole
        print(f"killed after {found} documents, --jobs {jobs}: {'the same bytes' if same else 'DIFFERENT'}", flush=True)
        assert same
        (folder / "out.jsonl").unlink()


def kill_worker(folder: Path, rng: random.Random) -> None:
    """Kill -9 of a worker: at most its document is missing, and named."""
    with start("in.jsonl", "-o", "out.jsonl", "-q", "--jobs", "2", cwd=folder) as process:
        moment = rng.randrange(DOCUMENTS // 2)
        assert until(lambda: journaled(folder / "out.jsonl.part.jsonl") >= moment, process)
        os.kill(rng.choice(workers(process.pid)), signal.SIGKILL)
        told = process.communicate()[1].decode().splitlines()
    lost = [line.split(": ")[1] for line in told]
    assert process.returncode == (3 if lost else 0) and len(lost) <= 1, told
    whole = (folder / "whole.jsonl").read_text(encoding="utf-8").splitlines()
    kept = [line for line in whole if not any(f'"doc_id": "{name}"' in line for name in lost)]
    assert (folder / "out.jsonl").read_text(encoding="utf-8").splitlines() == kept
    print(f"worker killed after {moment} documents: lost {lost or 'nothing, it was idle'}")


def main() -> None:
    """Both, in a temporary folder."""
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else random.SystemRandom().randrange(10**6)
    print(f"seed {seed}")
    rng = random.Random(seed)
    with tempfile.TemporaryDirectory() as name:
        soak(Path(name), rng)
        kill_worker(Path(name), rng)


if __name__ == "__main__":
    main()
