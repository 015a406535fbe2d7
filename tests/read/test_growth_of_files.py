"""Reading takes time in proportion to the file, however odd its markup: four times the file is four times the work."""

from __future__ import annotations

import io
import time
from collections.abc import Callable

import docx
import pytest

from socfacts.read import docx as word
from socfacts.read import html

FACTOR = 4
QUADRATIC = 10.0  # proportion is 4, square time 16; a busy machine is somewhere above proportion


def seconds(work: Callable[[], object]) -> float:
    """CPU time, the best of two: what else runs on the machine only adds to it."""
    best = float("inf")
    for _ in range(2):
        begun = time.process_time()
        work()
        best = min(best, time.process_time() - begun)
    return best


def growth(make: Callable[[int], bytes], read: Callable[[bytes], object], size: int) -> float:
    small, large = make(size), make(FACTOR * size)
    read(small)
    return seconds(lambda: read(large)) / seconds(lambda: read(small))


def page(piece: str) -> Callable[[int], bytes]:
    return lambda size: f"<html><body>{piece * size}</body></html>".encode()


@pytest.mark.parametrize(
    "piece",
    [
        "15<sup>1</sup> школ ",
        "<b>т</b><i>е</i>",
        "<b>т<i>е</i></b>",
        "<p>Открыли 15<sup>1</sup> школ.</p>",
        "<tr><td>Школа</td><td>300</td></tr>",
        "<div>т",
    ],
    ids=["marks", "inline tags", "tags within tags", "paragraphs", "rows", "nesting"],
)
def test_pages(piece: str) -> None:
    """Marks and inline tags by the thousand in one paragraph, tables, boxes that are never closed."""
    assert growth(page(piece), lambda data: html.read(data + b"<p>15", "a"), 1_000) < QUADRATIC


def paragraph_of(runs: int) -> bytes:
    """A Word file with one paragraph of many runs, every second one a mark."""
    document = docx.Document()
    paragraph = document.add_paragraph()
    for number in range(runs):
        run = paragraph.add_run("15" if number % 2 else "1")
        run.font.superscript = None if number % 2 else True
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_word_paragraphs() -> None:
    """Properties are not looked for among all runs of a paragraph again for each run."""
    assert growth(paragraph_of, lambda data: word.read(data, "a"), 800) < QUADRATIC
