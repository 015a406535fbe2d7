"""What the tests of mentions share: the Russian grammar and a finder over it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from socfacts.language.grammar import Grammar, grammar
from socfacts.mentions.finder import Finder
from socfacts.ruleset import load
from socfacts.types import Mention

Find = Callable[[str], list[Mention]]


@pytest.fixture(scope="session")
def russian() -> Grammar:
    return grammar(load(), "ru")


@pytest.fixture(scope="session")
def find(russian: Grammar) -> Find:
    """The mentions of a Russian sentence."""
    finder = Finder(russian)
    return lambda text: finder.find(russian.analyser.units(text))
