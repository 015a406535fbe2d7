"""Use the ready hook as a stranger's repository does: by pre-commit, from a clone, against a gold file.

Run by ``make e2e``. Takes minutes and the package index: pre-commit installs the hook into an environment of its own.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TEXT = "В школе № 7 города Алматы учатся 300 детей. На ремонт выделено 1,6 млрд тенге.\n"
CONFIG = """\
repos:
  - repo: {repo}
    rev: {rev}
    hooks:
      - id: socfacts-check
"""
ON_TEXTS = """\
        files: ^news
        pass_filenames: false
        args: [news.gold.jsonl]
"""


def run(*command: str | Path, cwd: Path, code: int = 0) -> str:
    """What a command prints; ends the script where it does not end with ``code``."""
    print("$", *(Path(part).name if isinstance(part, Path) else part for part in command), file=sys.stderr)
    environment = {**os.environ, "PRE_COMMIT_HOME": str(cwd.parent / "hooks")}
    environment.pop("PYTHONPATH", None)  # the hook is tried as it installs itself
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=environment, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    )
    if done.returncode != code:
        sys.exit(f"{done.stdout}\n{Path(command[0]).name} ended with {done.returncode}, not {code}")
    return done.stdout


def install(folder: Path) -> Path:
    """The command ``pre-commit`` in an environment of its own."""
    venv.create(folder / "home", with_pip=True)
    scripts = folder / "home" / ("Scripts" if sys.platform == "win32" else "bin")
    run(scripts / "python", "-m", "pip", "install", "--quiet", "pre-commit", cwd=folder / "home")
    return scripts / "pre-commit"


def corpus(folder: Path) -> None:
    """A repository with a text, its gold and the configuration of docs/ci.md."""
    (folder / "news").mkdir(parents=True)
    (folder / "news" / "a.txt").write_text(TEXT, encoding="utf-8")
    gold = ("extract", "news", "-o", "news.gold.jsonl", "--format", "jsonl", "--quiet")
    run(sys.executable, "-m", "socfacts", *gold, cwd=folder)
    rev = run("git", "rev-parse", "HEAD", cwd=ROOT).strip()
    (folder / ".pre-commit-config.yaml").write_text(CONFIG.format(repo=ROOT.as_posix(), rev=rev), encoding="utf-8")
    run("git", "init", "--quiet", cwd=folder)
    run("git", "add", ".", cwd=folder)


def use(pre_commit: Path, folder: Path) -> None:
    """The hook passes, fails where a fact differs and tells it; it runs for a changed text where it is told to."""
    hook = (pre_commit, "run", "socfacts-check", "--verbose")
    passed = run(*hook, "--all-files", cwd=folder)
    gold = folder / "news.gold.jsonl"
    gold.write_text(gold.read_text(encoding="utf-8").replace('"value": 300', '"value": 301'), encoding="utf-8")
    failed = run(*hook, "--all-files", cwd=folder, code=1)
    skipped = run(*hook, "--files", "news/a.txt", cwd=folder)
    with (folder / ".pre-commit-config.yaml").open("a", encoding="utf-8") as config:
        config.write(ON_TEXTS)
    on_texts = run(*hook, "--files", "news/a.txt", cwd=folder, code=1)
    if "Passed" not in passed or "301" not in failed or "Skipped" not in skipped or "301" not in on_texts:
        sys.exit("\n".join((passed, failed, skipped, on_texts, "the hook told something else")))
    print("the pre-commit hook passes, fails and is skipped as it should", file=sys.stderr)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        corpus(Path(name, "corpus"))
        use(install(Path(name)), Path(name, "corpus"))
