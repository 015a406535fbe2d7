"""No stage takes more than linear time: four times the text takes about four times as long, whatever the text is."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest
from timing import FACTOR, QUADRATIC, growth, growth_of

from socfacts import Extractor
from socfacts.clean import clean
from socfacts.segment import segment
from socfacts.types import Document

SHAPES = {
    "ones": "1 ",
    "digits": "7",
    "letters": "а",
    "stops": ".",
    "version": "1.",
    "words": "школа ",
    "brackets": "(1) ",
    "open quotes": "«",
    "dates": "5 мая 2024 года, ",
    "figures": "300 детей, ",
    "sums": "1 млрд тенге ",
    "numerals": "двадцать ",
    "percent": "5% ",
    "years": "5 г. ",
    "articles": "В школе № 7 учатся 300 детей. ",
    "lines": "Мектепте 900 оқушы оқиды.\n",
    "hyphens": "шко-\n",
    "footnotes": "школа1 ",
    "combining": "е\u0301",
    "direction": "\u200f1\u202e",
    "Latin": "mektep ashyldy ",
    "Arabic": "مەكتەپ ",
    "mixed": "cело ",
}


@cache
def extractor() -> Extractor:
    made = Extractor()
    made.extract_text("В школе № 7 учатся 300 детей. Мектепте 900 оқушы оқиды.")
    return made


def stage_units(text: str) -> None:
    for sentence in segment(clean(text)):
        units = extractor().grammar(sentence.lang).analyser.units(sentence.text)
        extractor()._finder(sentence.lang).find(units)


@pytest.mark.parametrize("shape", SHAPES)
def test_clean_and_segment(shape: str) -> None:
    """Characters, lines, sentences."""
    text = SHAPES[shape] * (50_000 // len(SHAPES[shape]))
    assert growth_of(clean, text) < QUADRATIC
    assert growth_of(lambda part: segment(clean(part)), text) < QUADRATIC


@pytest.mark.parametrize("shape", SHAPES)
def test_units_numerals_and_finder(shape: str) -> None:
    """One sentence's worth and several: a sentence is never longer than a bound."""
    assert growth_of(stage_units, SHAPES[shape] * (4_000 // len(SHAPES[shape]))) < QUADRATIC


@pytest.mark.parametrize("shape", ["ones", "figures", "articles", "dates", "sums", "lines", "brackets"])
def test_bind_and_facts(shape: str) -> None:
    """Beyond the length of a stretch, which is more than any article has."""
    bounded = SHAPES[shape] * (30_000 // len(SHAPES[shape]))
    assert growth_of(lambda part: extractor().extract_text(part), bounded) < QUADRATIC


def test_many_facilities() -> None:
    """A list of hundreds of schools, each another one."""

    def schools(count: int) -> Callable[[], object]:
        text = "\n\n".join(f"В школе № {n} учатся {n} детей." for n in range(1, count))
        return lambda: extractor().extract(Document("list", text))

    assert growth(schools(700), schools(700 * FACTOR)) < QUADRATIC
