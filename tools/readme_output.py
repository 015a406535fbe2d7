"""Puts the real output of the commands shown in README.md into it; ``--check`` says whether it is there already.

A block is a comment with the command, then a fenced block with what the command prints:

    <!-- output of: socfacts extract samples/ru/ru_bridge_brief.txt --format table -->
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BLOCK = re.compile(
    r"(<!-- output of: socfacts (?P<command>.+?)(?: \| head -n (?P<lines>\d+))? -->\n```\w*\n)(.*?)(```\n)",
    re.DOTALL,
)


def output(command: str, lines: str | None) -> str:
    """What ``socfacts COMMAND`` prints to standard output, run at the top of the repository."""
    run = [sys.executable, "-m", "socfacts", *command.split()]
    text = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    printed = [line.rstrip() for line in text.splitlines()]
    return "\n".join(printed[: int(lines)] if lines else printed) + "\n"


def updated(text: str) -> str:
    """The README with every block's output made anew."""
    return BLOCK.sub(lambda m: m[1] + output(m["command"], m["lines"]) + m[5], text)


def main() -> int:
    readme = ROOT / "README.md"
    before = readme.read_text(encoding="utf-8")
    after = updated(before)
    if "--check" in sys.argv:
        return int(before != after)
    readme.write_text(after, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
