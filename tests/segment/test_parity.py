"""The same article in every alphabet of Kazakh gives the same sentences."""

from __future__ import annotations

from pathlib import Path

import pytest

from socfacts.clean import clean
from socfacts.language.scripts import ALPHABETS, Alphabet, detect_script, from_cyrillic
from socfacts.segment import header_date, segment
from socfacts.types import Sentence


@pytest.fixture(scope="module")
def articles(root: Path) -> list[str]:
    """The Kazakh samples that are in Cyrillic."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((root / "samples" / "kk").glob("*.txt"))]
    return [text for text in texts if detect_script(text) == "Cyrl"]


def _keys(sentences: list[Sentence]) -> list[tuple[str, str, str]]:
    return [(sentence.text.casefold(), sentence.role, sentence.lang) for sentence in sentences]


@pytest.mark.parametrize("alphabet", ALPHABETS)
def test_sentences_roles_and_languages_do_not_depend_on_the_alphabet(alphabet: Alphabet, articles: list[str]) -> None:
    """Arabic letters leave some names and mixed vowels open, the digraph spelling some ң; the rest must be equal."""
    total = same = 0
    for text in articles:
        wanted = _keys(segment(clean(text)))
        found = set(_keys(segment(clean(from_cyrillic(text, alphabet)))))
        total += len(wanted)
        same += sum(key in found for key in wanted)
    assert total > 100
    assert same / total >= (0.93 if alphabet in ("arab", "latn-informal") else 0.98)


@pytest.mark.parametrize("alphabet", ALPHABETS)
def test_the_date_of_publication_does_not_depend_on_the_alphabet(alphabet: Alphabet, articles: list[str]) -> None:
    for text in articles:
        wanted, other = clean(text), clean(from_cyrillic(text, alphabet))
        assert header_date(other.text, segment(other)) == header_date(wanted.text, segment(wanted))
