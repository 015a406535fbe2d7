"""A Kazakh article gives the same facts whatever alphabet it is written in."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from socfacts import Extractor
from socfacts.language.scripts import ALPHABETS, Alphabet, detect_script, from_cyrillic
from socfacts.records import Fact

# Facts that differ, in a thousand of all samples. Arabic letters have no capitals, by which persons and the name of the
# capital are known: interviews and articles with one speaker throughout make nine in ten of them. The digraph spelling
# leaves a short answer of an interview without a mark of its language.
EXCEPTIONS: dict[Alphabet, int] = {"latn-informal": 11, "arab": 79}


def said(fact: Fact) -> tuple[Any, ...]:
    """All that a fact says apart from its words and their places."""
    told = fact.model_dump()
    place, when, counted = told["place"] or {}, told["when"] or {}, told["of"] or {}
    facility, quantity, speaker = told["facility"] or {}, told["quantity"] or {}, told["said_by"] or {}
    return (
        told["kind"], tuple(str(value) for value in quantity.values()), counted.get("lemma"), counted.get("category"),
        facility.get("type"), facility.get("number"), facility.get("title"), place.get("region"), told["event"],
        told["phase"], told["status"], when.get("edtf"), speaker.get("name"), speaker.get("role"),
        *(str(told.get(slot)) for slot in ("measure", "per", "ages", "role", "payer")), told.get("part_of") is not None,
    )  # fmt: skip


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.fixture(scope="module")
def articles(root: Path) -> dict[str, str]:
    """The Kazakh samples that are in Cyrillic."""
    texts = {path.name: path.read_text(encoding="utf-8") for path in sorted((root / "samples" / "kk").glob("*.txt"))}
    return {name: text for name, text in texts.items() if detect_script(text) == "Cyrl"}


@pytest.fixture(scope="module")
def wanted(extractor: Extractor, articles: dict[str, str]) -> dict[str, Counter[tuple[Any, ...]]]:
    return {name: Counter(map(said, extractor.extract_text(text, name))) for name, text in articles.items()}


@pytest.mark.parametrize("alphabet", ALPHABETS)
def test_facts_do_not_depend_on_the_alphabet(
    alphabet: Alphabet, extractor: Extractor, articles: dict[str, str], wanted: dict[str, Counter[tuple[Any, ...]]]
) -> None:
    lost: list[tuple[str, tuple[Any, ...]]] = []
    added: list[tuple[str, tuple[Any, ...]]] = []
    for name, text in articles.items():
        found = Counter(map(said, extractor.extract_text(from_cyrillic(text, alphabet), name)))
        lost += [(name, fact) for fact in (wanted[name] - found).elements()]
        added += [(name, fact) for fact in (found - wanted[name]).elements()]
    total = sum(map(Counter.total, wanted.values()))
    assert total > 1000
    allowed = EXCEPTIONS.get(alphabet, 0) * total // 1000
    assert len(lost) <= allowed, lost
    assert len(added) <= allowed, added


@pytest.mark.parametrize("alphabet", ALPHABETS)
def test_quotes_are_the_letters_of_the_text_and_lemmas_cyrillic(alphabet: Alphabet, extractor: Extractor) -> None:
    text = "Қостанайда №12 мектеп салынды. Мектепте 900 оқушы оқиды, жобаға 3 млрд теңге бөлінді."
    text = from_cyrillic(text, alphabet)
    facts = extractor.extract_text(text)
    assert {fact.of.lemma for fact in facts if fact.kind == "count" and fact.of} == {"оқушы"}
    for fact in facts:
        evidence = fact.evidence
        assert text[evidence.start : evidence.end] == evidence.quote
        assert not any("а" <= letter <= "я" for letter in evidence.quote)
