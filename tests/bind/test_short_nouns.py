"""Nouns that letters and tables cut short count what they stand for."""

from __future__ import annotations

import pytest

from socfacts import Extractor


@pytest.mark.parametrize(
    ("text", "lemma", "category"),
    [
        ("В школе учатся 600 чел.", "человек", "people"),
        ("Мощность центра – 150 чел. в смену.", "человек", "people"),
        ("Проект больницы на 120 к-мест.", "койко-место", "beds"),
    ],
)
def test_a_short_noun_is_the_whole_one(extractor: Extractor, text: str, lemma: str, category: str) -> None:
    (fact,) = (fact for fact in extractor.extract_text(text) if fact.kind == "count")
    assert fact.of is not None
    assert (fact.of.lemma, fact.of.category) == (lemma, category)
