"""One article gives the same facts, whatever kind of file it comes in.

The files were made by real programs (``tools/make_fixtures.py``): Word files by LibreOffice and python-docx, PDFs by
LibreOffice (two columns, footnotes) and Chromium (two columns, hyphens), pages as sites serve them.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from socfacts import Extractor
from socfacts.read import documents
from socfacts.records import Fact
from socfacts.types import Document

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
KINDS = [
    "bom.txt",
    "utf16.txt",
    "kz1048.txt",
    "html",
    "docx",
    "resaved.docx",
    "notes.docx",
    "notes.pdf",
    "chromium.pdf",
]
RUSSIAN = [*KINDS, "cp1251.txt", "cp866.txt", "koi8r.txt"]  # no letters of Kazakh in these
ROWS = ["articles.jsonl", "articles.jsonl.gz"]
Key = tuple[object, ...]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def read(name: str, doc_id: str | None = None) -> Document:
    """The document in a file; ``doc_id`` is that of a row."""
    found = list(documents([str(FIXTURES / name)]))
    [document] = [item for item in found if isinstance(item, Document) and doc_id in {None, item.id}]
    return document


def key(fact: Fact) -> Key:
    """What a fact says. Old encodings have no «», № or ²: signs are alike here, and words as written are left out."""
    name = fact.facility and re.sub("№|N(?= \\d)", "#", re.sub('[«»"]', "'", fact.facility.name))
    facility = fact.facility and (name, fact.facility.type, fact.facility.number)
    counted = fact.of and (fact.of.lemma, fact.of.category)
    return fact.kind, fact.quantity, counted, facility, fact.when and fact.when.edtf


def facts(extractor: Extractor, document: Document) -> Counter[Key]:
    return Counter(map(key, extractor.extract(document)))


@pytest.fixture(scope="module")
def expected(extractor: Extractor) -> dict[str, Counter[Key]]:
    """The facts of both articles as UTF-8 text."""
    return {name: facts(extractor, read(f"{name}.utf8.txt")) for name in ("article", "maqala")}


@pytest.mark.parametrize("kind", RUSSIAN)
def test_russian_article(extractor: Extractor, expected: dict[str, Counter[Key]], kind: str) -> None:
    """Encodings (seven), page, Word files and PDFs of the Russian article."""
    assert facts(extractor, read(f"article.{kind}")) == expected["article"]


@pytest.mark.parametrize("kind", KINDS)
def test_kazakh_article(extractor: Extractor, expected: dict[str, Counter[Key]], kind: str) -> None:
    """The same of the Kazakh one, where an encoding has its letters."""
    assert facts(extractor, read(f"maqala.{kind}")) == expected["maqala"]


@pytest.mark.parametrize("rows", ROWS)
@pytest.mark.parametrize("name", ["article", "maqala"])
def test_rows(extractor: Extractor, expected: dict[str, Counter[Key]], rows: str, name: str) -> None:
    """JSONL, plain and packed."""
    assert facts(extractor, read(rows, name)) == expected[name]


def test_the_article_holds_what_its_source_says(expected: dict[str, Counter[Key]]) -> None:
    """All formats could agree on nothing: the figures of text and table are there, marks are in none of them."""
    russian = {str(k[1].value) for k in expected["article"] if k[1]}
    assert {"15", "9300", "1200", "14600", "4800000000", "280", "64", "48.5", "412", "96", "500", "38"} <= russian
    assert {"600", "3186500000", "7450", "140", "912000000", "2310", "250", "1740300000"} <= russian
    assert not {"151", "643", "48.52", "146002"} & russian
    kazakh = {str(k[1].value) for k in expected["maqala"] if k[1]}
    assert {"18", "11500", "900", "12800", "3600000000", "240", "52", "1046", "214", "2950400000", "2405"} <= kazakh
