"""No stage takes more than linear time: twice the text takes about twice as long, whatever the text is."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import cache

import pytest

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
# Square time would be 4; a busy machine is now and then half as slow again.
LIMIT = 3.4


@cache
def extractor() -> Extractor:
    made = Extractor()
    made.extract_text("В школе № 7 учатся 300 детей. Мектепте 900 оқушы оқиды.")
    return made


def ratio(work: Callable[[str], object], text: str) -> float:
    """How much longer twice the text takes, in processor time: the best of several tries."""
    work(text[:1000])
    best = [float("inf"), float("inf")]
    for attempt in range(5):
        for which in (0, 1):
            begun = time.process_time()
            work(text * (which + 1))
            best[which] = min(best[which], time.process_time() - begun)
        if attempt and best[1] < LIMIT * best[0]:
            break
    return best[1] / max(best[0], 1e-3)  # less than a millisecond is measured too badly to compare


def stage_units(text: str) -> None:
    for sentence in segment(clean(text)):
        units = extractor().grammar(sentence.lang).analyser.units(sentence.text)
        extractor()._finder(sentence.lang).find(units)


@pytest.mark.parametrize("shape", SHAPES)
def test_clean_and_segment(shape: str) -> None:
    """Characters, lines, sentences."""
    text = SHAPES[shape] * (100_000 // len(SHAPES[shape]))
    assert ratio(clean, text) < LIMIT
    assert ratio(lambda part: segment(clean(part)), text) < LIMIT


@pytest.mark.parametrize("shape", SHAPES)
def test_units_numerals_and_finder(shape: str) -> None:
    """One sentence's worth and several: a sentence is never longer than a bound."""
    assert ratio(stage_units, SHAPES[shape] * (8_000 // len(SHAPES[shape]))) < LIMIT


@pytest.mark.parametrize("shape", ["ones", "figures", "articles", "dates", "sums", "lines", "brackets"])
def test_bind_and_facts(shape: str) -> None:
    """Beyond the length of a stretch, which is more than any article has."""
    bounded = SHAPES[shape] * (60_000 // len(SHAPES[shape]))
    assert ratio(lambda part: extractor().extract_text(part), bounded) < LIMIT


def test_many_facilities() -> None:
    """A list of thousands of schools, each another one."""

    def work(count: int) -> float:
        text = "\n\n".join(f"В школе № {n} учатся {n} детей." for n in range(1, count))
        begun = time.process_time()
        extractor().extract(Document("list", text))
        return time.process_time() - begun

    work(100)
    best = {1600: float("inf"), 3200: float("inf")}
    for _ in range(6):
        best = {count: min(before, work(count)) for count, before in best.items()}
        if best[3200] < LIMIT * best[1600]:
            break
    assert best[3200] < LIMIT * best[1600]
