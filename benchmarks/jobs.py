#!/usr/bin/env python3
"""How `socfacts extract` grows with worker processes: wall time, and the largest process, on one file of articles.

    python benchmarks/jobs.py [--size 50] [--jobs 1 2] [--runs 5] [--format jsonl]

The file holds the articles of ``benchmarks/speed.py``, half Russian and half Kazakh, repeated up to ``--size`` MB of
text. The numbers of workers take turns, so that other work on the machine touches all alike; rates are medians. The
outputs of all runs must be equal byte for byte.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from speed import articles  # beside this file


def write_articles(path: Path, megabytes: float) -> None:
    """JSONL of articles, Russian and Kazakh in turn."""
    texts = zip(articles("ru", megabytes / 2), articles("kk", megabytes / 2), strict=False)
    with path.open("w", encoding="utf-8") as file:
        for number, text in enumerate(text for pair in texts for text in pair):
            file.write(json.dumps({"id": f"a{number}", "text": text}, ensure_ascii=False) + "\n")


def run(source: Path, output: Path, jobs: int) -> tuple[float, float]:
    """Seconds of one run and the peak memory of its largest process in MB."""
    command = [sys.executable, "-m", "socfacts", "extract", source, "-o", output, "--jobs", str(jobs), "--quiet"]
    peak = 0.0
    begun = time.perf_counter()
    with subprocess.Popen(command) as process:
        while process.poll() is None:
            peak = max(peak, *map(peak_memory, family(process.pid)))
            time.sleep(0.1)
    if process.returncode:
        sys.exit(f"the run with {jobs} workers failed")
    return time.perf_counter() - begun, peak


def family(pid: int) -> list[int]:
    """A process and all that it started (Linux); those that have just ended are left out."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return [pid]
    return [pid, *(member for child in children for member in family(int(child)))]


def peak_memory(pid: int) -> float:
    """The most that a process has held so far, in MB; 0 for one that has ended."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmHWM")), 0.0)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", type=float, default=50)
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--format", default="jsonl")
    options = parser.parse_args()
    seconds: dict[int, list[float]] = {jobs: [] for jobs in options.jobs}
    digests = set()
    with tempfile.TemporaryDirectory() as folder:
        source, output = Path(folder) / "articles.jsonl", Path(folder) / f"facts.{options.format}"
        write_articles(source, options.size)
        for _ in range(options.runs):
            for jobs, times in seconds.items():
                spent, memory = run(source, output, jobs)
                times.append(spent)
                digests.add(hashlib.sha256(output.read_bytes()).hexdigest())
                print(f"{jobs} workers: {spent:.1f} s, {options.size / spent:.2f} MB/s, {memory:.0f} MB", flush=True)
    first = statistics.median(seconds[options.jobs[0]])
    for jobs, times in seconds.items():
        median = statistics.median(times)
        print(f"{jobs} workers: {options.size / median:.2f} MB/s, {first / median:.2f} times {options.jobs[0]}")
    if len(digests) > 1:
        sys.exit("the outputs differ")


if __name__ == "__main__":
    main()
