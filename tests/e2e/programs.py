"""What other people's programs make is read alike, and what we write they read as we meant it.

LibreOffice and Chromium make the fixtures anew and the facts of every file are compared; LibreOffice turns our xlsx
into CSV, which must equal ours; Datasette serves our database and answers a search over HTTP on the loopback.
Run by ``make e2e``. Installs what is missing where it may (apt-get as root; Datasette into an environment of its own).
"""

from __future__ import annotations

import csv
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
import venv
from collections import Counter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("libreoffice-writer", "libreoffice-calc", "chromium", "fonts-dejavu-core", "fonts-liberation")
# Separator, quote, UTF-8, from the first line on; as shown; every sheet a file.
AS_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
# Where the words stand, and how they are spelt in an old encoding, differs from file to file.
OF_THE_FILE = ("id", "doc_id", "doc_url", "doc_title", "evidence", "repeats", "mentions", "part_of")


def run(*command: str | Path) -> str:
    """Standard output of a command; ends the script where it fails."""
    print("$", *(Path(part).name if isinstance(part, Path) else part for part in command), file=sys.stderr)
    done = subprocess.run([str(part) for part in command], stdout=subprocess.PIPE, text=True, encoding="utf-8")
    if done.returncode:
        sys.exit(f"{Path(command[0]).name} ended with {done.returncode}")
    return done.stdout


def install_programs() -> None:
    """The word processor and the browser, from the distribution."""
    if shutil.which("soffice") and (shutil.which("chromium") or shutil.which("google-chrome")):
        return
    if not shutil.which("apt-get") or os.geteuid() != 0:
        sys.exit(f"LibreOffice and Chromium are needed; on Debian: sudo apt-get install {' '.join(PACKAGES)}")
    run("apt-get", "update")
    run("apt-get", "install", "-y", "--no-install-recommends", *PACKAGES)


def extract(*arguments: str | Path) -> str:
    return run(sys.executable, "-m", "socfacts", "extract", "--quiet", *arguments)


def facts_of(path: Path) -> Counter[str]:
    """What a file says, without where it says it."""
    found: Counter[str] = Counter()
    for line in extract(path).splitlines():
        fact: dict[str, Any] = json.loads(line)
        for key in OF_THE_FILE:
            fact.pop(key, None)
        for slot, keys in (("facility", ("id", "name")), ("of", ("text",)), ("when", ("text",))):
            for key in keys:
                (fact.get(slot) or {}).pop(key, None)
        found[json.dumps(fact, ensure_ascii=False)] += 1
    return found


def same_facts(folder: Path) -> None:
    """Each article gives the same facts in every format."""
    run(sys.executable, ROOT / "tools" / "make_fixtures.py", folder)
    for name in ("article", "maqala"):
        expected = facts_of(folder / f"{name}.utf8.txt")
        files = sorted(folder.glob(f"{name}.*"))
        different = [path.name for path in files if facts_of(path) != expected]
        if different or not expected:
            sys.exit(f"other facts in {', '.join(different)}")
        print(f"{name}: {expected.total()} facts, the same in {len(files)} files", file=sys.stderr)


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def plain(cell: str) -> str:
    """A cell of ours without the apostrophe that keeps spreadsheets from running it."""
    return re.sub(r"^'(?='*[=+\-@\t\r\n])", "", cell)


def spreadsheet_agrees(folder: Path) -> None:
    """Our workbook, opened by LibreOffice and saved as CSV, is our CSV, sheet by sheet."""
    for suffix in ("csv", "xlsx"):
        extract(ROOT / "samples", "-o", folder / f"facts.{suffix}")
    with tempfile.TemporaryDirectory() as profile:
        setting = f"-env:UserInstallation={Path(profile).as_uri()}"
        out = folder / "sheets"
        run("soffice", setting, "--headless", "--convert-to", AS_CSV, "--outdir", out, folder / "facts.xlsx")
    ours = rows_of(folder / "facts.csv")
    for kind in sorted({row["kind"] for row in ours}):
        theirs = rows_of(out / f"facts-{kind}.csv")
        wanted = [row for row in ours if row["kind"] == kind]
        cells = [{name: plain(row[name]) for name in theirs[0]} for row in wanted]
        if cells != theirs:
            at = next((i for i, (a, b) in enumerate(zip(cells, theirs, strict=False)) if a != b), None)
            sys.exit(f"sheet {kind}: {len(theirs)} rows for {len(cells)}, row {at} is the first that differs")
        print(f"sheet {kind}: {len(theirs)} rows as in the CSV", file=sys.stderr)


def datasette_answers(folder: Path) -> None:
    """A search in our database, as it is, with the metadata that stand beside it."""
    extract(ROOT / "samples", "-o", folder / "facts.db")
    venv.create(folder / "home", with_pip=True)
    python = folder / "home" / "bin" / "python"
    run(python, "-m", "pip", "install", "--quiet", "datasette", "setuptools<81")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        python,
        "-m",
        "datasette",
        "serve",
        folder / "facts.db",
        "-m",
        folder / "facts.metadata.json",
        "-p",
        str(port),
    ]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL) as server:
        try:
            query = urllib.parse.urlencode({"_search": "школ", "_shape": "array", "_size": "max"})
            rows = _answer(f"http://127.0.0.1:{port}/facts/facts.json?{query}", server)
        finally:
            server.terminate()
    if not rows or not all("школ" in row["evidence_quote"].lower() for row in rows):
        sys.exit(f"Datasette found {len(rows)} rows")
    print(f"Datasette: {len(rows)} facts with «школ» in their quotes", file=sys.stderr)


def _answer(address: str, server: subprocess.Popen[bytes]) -> list[dict[str, Any]]:
    for _ in range(120):
        try:
            with urllib.request.urlopen(address, timeout=30) as response:
                rows: list[dict[str, Any]] = json.load(response)
                return rows
        except OSError:
            if server.poll() is not None:
                sys.exit("Datasette ended")
            time.sleep(0.5)
    sys.exit("Datasette does not answer")


if __name__ == "__main__":
    install_programs()
    with tempfile.TemporaryDirectory() as name:
        same_facts(Path(name, "fixtures"))
        spreadsheet_agrees(Path(name))
        datasette_answers(Path(name))
