"""The samples are test cases: their facts may get better, never worse.

The floors are what the rules reach today, less the noise of a single fact; to lower one is a decision, not an accident.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from socfacts import Extractor
from socfacts.check import check_files
from socfacts.types import Document

FLOORS = {  # gold file: F1 at value, bound, full
    "ru.gold.jsonl": (0.96, 0.915, 0.885),
    "kk.gold.jsonl": (0.91, 0.70, 0.64),
    "mixed.gold.jsonl": (0.93, 0.90, 0.88),
}


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.mark.parametrize("name", FLOORS)
def test_samples_reach_their_floors(extractor: Extractor, root: Path, name: str) -> None:
    outcome = check_files([root / "samples" / "gold" / name], extractor.extract)
    assert not outcome.unread
    reached = tuple(outcome.score.figures(level, "all").f1 for level in ("value", "bound", "full"))
    assert all(got >= floor for got, floor in zip(reached, FLOORS[name], strict=True)), reached


def test_negative_samples_give_no_fact(extractor: Extractor, root: Path) -> None:
    found = [
        (path.name, fact.kind, fact.evidence.quote)
        for path in sorted((root / "samples" / "negative").glob("*.txt"))
        for fact in extractor.extract(Document(path.name, path.read_text(encoding="utf-8")))
    ]
    assert found == []
