"""A million rows of JSONL through a pipe: speed, and memory that does not grow.

    python benchmarks/pipe.py [--rows 1000000] [--jobs 2] [--every 1]

The rows are made as they are read, the facts thrown away as they come. Each row has a name that no other has, as news
do; with ``--every N`` only every N-th has facts. Prints MB/s (UTF-8 bytes of text) and the peak
memory of parent and workers together in each half of the run; fails if that of the second half is higher by 5 %.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from longruns import COMMAND, GOOD, KAZAKH, memory

PLAIN = "Вчера прошёл дождь, на улицах убирали листву.\n"


def name(number: int) -> str:
    """A surname for each number: caches of words meet new ones all the time."""
    word = "ов"
    while number:
        number, letter = divmod(number, 40)
        word = "бвгдклмн"[letter % 8] + "аеиоу"[letter // 8] + word
    return word.capitalize()


def feed(process: subprocess.Popen[bytes], rows: int, every: int, size: list[int]) -> None:
    """Write the rows; ``size`` counts them and their bytes of text."""
    assert process.stdin
    for n in range(rows):
        text = PLAIN if n % every else (GOOD, KAZAKH)[n // every % 2].format(n=n % 997 + 1, m=n % 8999 + 20)
        text += f"Автор – {name(n)}."
        process.stdin.write(json.dumps({"id": str(n), "text": text}, ensure_ascii=False).encode() + b"\n")
        size[0] += 1
        size[1] += len(text.encode())
    process.stdin.close()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--every", type=int, default=1)
    options = parser.parse_args()
    command = [*COMMAND, "-", "--jobs", str(options.jobs), "--quiet"]
    size = [0, 0]
    peaks = [0, 0]
    begun = time.monotonic()
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL) as process:
        feeder = threading.Thread(target=feed, args=(process, options.rows, options.every, size))
        feeder.start()
        while process.poll() is None:
            half = int(size[0] * 2 > options.rows)
            peaks[half] = max(peaks[half], memory(process.pid))
            time.sleep(0.25)
        feeder.join()
    seconds = time.monotonic() - begun
    first, second = (peak / 1e6 for peak in peaks)
    print(f"{size[0]} rows, one in {options.every} with facts: {size[1] / 1e6:.1f} MB of text")
    print(f"{seconds:.0f} s with {options.jobs} workers")
    print(f"{size[1] / 1e6 / seconds:.3f} MB/s, {size[0] / seconds:.0f} rows/s")
    print(f"peak memory: {first:.0f} MB in the first half, {second:.0f} MB in the second")
    if process.returncode or second > 1.05 * first:
        sys.exit("memory grows, or the run failed")


if __name__ == "__main__":
    main()
