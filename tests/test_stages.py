"""The profile by stage measures what the extraction does."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from socfacts import Extractor
from socfacts.types import Document


@pytest.mark.parametrize("lang", ["ru", "kk"])
def test_the_stages_make_the_facts_of_the_extractor(root: Path, lang: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(root / "benchmarks"))
    from stages import Clock, extract

    extractor, clock = Extractor(), Clock()
    for path in sorted((root / "samples" / lang).glob("*.txt"))[:10]:
        document = Document(path.name, path.read_text("utf-8"))
        facts = extractor.extract(document)
        assert facts
        assert extract(extractor, document, clock) == facts
    assert set(clock.seconds) == {
        "clean", "segment", "units", "facilities, places", "figures", "bind", "facts", "JSON",
    }  # fmt: skip


@pytest.mark.slow
def test_the_functions_are_those_of_the_sources(root: Path, tmp_path: Path) -> None:
    """Compiled functions are invisible to the profiler, so it looks at a copy that is not compiled."""
    done = subprocess.run(
        [sys.executable, "benchmarks/stages.py", "--size", "0.02", "--lang", "kk", "--functions", "5"],
        cwd=root, env={**os.environ, "SOCFACTS_CACHE": str(tmp_path)}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "bind" in done.stdout and "MB/s" in done.stdout
    assert ".py:" in done.stdout.split("Ordered by")[1]
