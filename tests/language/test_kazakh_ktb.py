"""The floors of the analyser on UD Kazakh-KTB, where the treebank is at hand."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from socfacts.language.kazakh import analyse

# Lowering a floor needs a reason in the commit.
FLOORS = {"lemma": 96.0, "inflected": 95.5, "uninflected": 96.0, "case": 98.0}


@pytest.fixture(scope="module")
def benchmark(root: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("benchmarks_ktb", root / "benchmarks" / "ktb.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_the_analyser_keeps_its_floors(benchmark: ModuleType, shared: Path) -> None:
    gold = list(benchmark.words(shared / "corpora" / "ktb" / "kk_ktb-ud-test.conllu"))
    scores = benchmark.measure(gold, analyse)
    assert {name: getattr(scores, name) for name in FLOORS if getattr(scores, name) < FLOORS[name]} == {}


def test_the_identity_is_right_on_bare_words_alone(benchmark: ModuleType) -> None:
    gold = [benchmark.Word("қала", "қала", "nom"), benchmark.Word("қалада", "қала", "loc")]
    scores = benchmark.measure(gold, benchmark.identity)
    assert (scores.lemma, scores.inflected, scores.uninflected, scores.case) == (50, 0, 100, 50)
