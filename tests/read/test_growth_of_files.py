"""Reading takes time in proportion to the file, however odd its markup: four times the file is four times the work."""

from __future__ import annotations

import io
from collections.abc import Callable

import docx
import pytest
from timing import FACTOR, QUADRATIC, growth

from socfacts.read import docx as word
from socfacts.read import html


def growth_of_files(make: Callable[[int], bytes], read: Callable[[bytes], object], size: int) -> float:
    small, large = make(size), make(FACTOR * size)
    return growth(lambda: read(small), lambda: read(large))


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
    assert growth_of_files(page(piece), lambda data: html.read(data + b"<p>15", "a"), 1_000) < QUADRATIC


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
    assert growth_of_files(paragraph_of, lambda data: word.read(data, "a"), 800) < QUADRATIC
