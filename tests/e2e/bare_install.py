"""Install the wheel with all it needs into a bare environment, then use it from another folder.

Run by ``make e2e``. Takes minutes and the package index; the quick half of it is ``tests/test_wheel.py``.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def run(*command: str | Path, cwd: Path, stdin: str = "") -> str:
    """Standard output of a command; ends the script where it fails."""
    print("$", *(Path(part).name if isinstance(part, Path) else part for part in command), file=sys.stderr)
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, input=stdin, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    )
    if done.returncode:
        sys.exit(f"{Path(command[0]).name} ended with {done.returncode}")
    return done.stdout


def install(folder: Path) -> Path:
    """Build the wheel, install it without extras; the path of the command."""
    dist, home = folder / "dist", folder / "home"
    run(sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", dist, ROOT, cwd=folder)
    venv.create(home, with_pip=True)
    scripts = home / ("Scripts" if sys.platform == "win32" else "bin")
    (wheel,) = dist.glob("*.whl")
    pip = (scripts / "python", "-m", "pip", "install", "--quiet", "--constraint", ROOT / "constraints.txt")
    run(*pip, wheel, cwd=folder)
    run(scripts / "python", "-m", "pip", "check", cwd=folder)
    return scripts / "socfacts"


def use(socfacts: Path, folder: Path) -> None:
    """Every sample gives facts that its own validator accepts, and the rules hold."""
    run(socfacts, "--version", cwd=folder)
    run(socfacts, "rules", "--check", cwd=folder)
    facts = run(socfacts, "extract", ROOT / "samples", cwd=folder)
    if not facts:
        sys.exit("the samples gave no facts")
    run(socfacts, "validate", "-", cwd=folder, stdin=facts)
    if run(socfacts, "extract", ROOT / "samples", cwd=folder) != facts:
        sys.exit("two runs differ")
    print(f"{len(facts.splitlines())} facts from a bare install", file=sys.stderr)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        use(install(Path(name)), Path(name))
