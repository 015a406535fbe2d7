"""The samples are test cases: their facts may get better, never worse.

The floors are what the rules reach today, less the noise of a single fact; to lower one is a decision, not an accident.
"""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from socfacts import Extractor
from socfacts.check import check_files
from socfacts.types import Document

FLOORS = {  # gold file: F1 at value, bound, full
    "ru.gold.jsonl": (0.96, 0.92, 0.88),
    "kk.gold.jsonl": (0.98, 0.95, 0.935),
    "mixed.gold.jsonl": (0.96, 0.945, 0.92),
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


@pytest.mark.parametrize("lang", ["ru", "kk", "mixed"])
def test_mentions_of_one_facility_are_joined(root: Path, lang: str) -> None:
    """Nine in ten of the pairs that the gold joins are joined, and three in a hundred of the joined ones are wrong."""
    spec = importlib.util.spec_from_file_location("benchmarks_identity", root / "benchmarks" / "identity.py")
    assert spec is not None and spec.loader is not None
    identity = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(identity)
    pairs = identity.measure(root / "samples" / "gold" / f"{lang}.gold.jsonl", root / "samples" / lang)
    assert pairs.joined >= 0.9 * pairs.wanted > 0
    assert pairs.wrong <= 0.03 * pairs.made


def test_negative_samples_give_no_fact(extractor: Extractor, root: Path) -> None:
    found = [
        (path.name, fact.kind, fact.evidence.quote)
        for path in sorted((root / "samples" / "negative").glob("*.txt"))
        for fact in extractor.extract(Document(path.name, path.read_text(encoding="utf-8")))
    ]
    assert found == []
