"""Random texts: nothing raises, every fact is grounded, and the same text gives the same facts."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socfacts import Extractor
from socfacts.clean import clean
from socfacts.records import to_json, validate_line
from socfacts.segment import segment

VOCABULARY = """
школа школе детский сад «Жанұя» № 7 имени Абая из них более до от с по около тыс. млн млрд тенге тг кв. м га % детей
мест коек в смену 5 мая 2024 года 2025 году г. гг. первом полугодии открыта построят будет не капремонт сообщил аким
Иванов А. Б. двадцать пять сто тысяч полтора половина треть 1,6 12 300 1 000 15¹ 3–7 10:30 05.06.2024
мектеп мектебінде оқушы орын балабақша ашылды жылы мамыр теңге мың шаршы метр астам дейін оның ішінде
mektep balalar مەكتەپ ( ) [ ] « » " ' , . ; : ! ? … - – — / | *
"""
WORDS = [*VOCABULARY.split(), "\\", "•", "\n", "\n\n", "\t", "\xa0", "\u202e", "\u200b", "\u0301", "\0", "\ud800"]
SOUP = st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)
GLUED = st.lists(st.sampled_from(WORDS), max_size=40).map("".join)
ANYTHING = st.text(st.characters(exclude_categories=()), max_size=200)
NUMBERS = st.text("0123456789 .,-–/:%№xхIVXмлнтысг\n", max_size=120)


@cache
def extractor() -> Extractor:
    return Extractor()


def check(text: str) -> None:
    facts = extractor().extract_text(text)
    for fact in facts:
        evidence = fact.evidence
        assert text[evidence.start : evidence.end] == evidence.quote != ""
        assert evidence.sentence_start <= evidence.start < evidence.end <= evidence.sentence_end <= len(text)
    lines = [to_json(fact) for fact in facts]
    assert [to_json(validate_line(line, 1)) for line in lines] == lines
    assert [to_json(fact) for fact in extractor().extract_text(text)] == lines
    assert len({fact.id for fact in facts}) == len(facts)


@pytest.mark.parametrize("text", [".!2\udcfc442\udcfc", "В школе № 7 учатся 3\ud80000 детей."])
def test_half_a_character_gives_nothing(text: str) -> None:
    """A lone surrogate cannot be written as UTF-8, so what quotes it cannot be a record."""
    check(text)
    assert extractor().mentions_text(text) == []


@settings(max_examples=150)
@given(st.one_of(SOUP, GLUED))
def test_soup_of_words(text: str) -> None:
    """Words that rules look for, in any order."""
    check(text)


@settings(max_examples=150)
@given(st.one_of(ANYTHING, NUMBERS))
def test_any_characters(text: str) -> None:
    """Unicode and number soup."""
    check(text)


@settings(max_examples=150)
@given(st.one_of(SOUP, GLUED, ANYTHING))
def test_mentions_and_sentences(text: str) -> None:
    """Mentions and sentences lie in the text, sentences in order."""
    for mention in extractor().mentions_text(text):
        assert text[mention.start : mention.end] == mention.text != ""
    ends = [(sentence.start, sentence.end) for sentence in segment(clean(text))]
    assert all(0 <= start < end <= len(text) for start, end in ends)
    assert all(first[0] <= second[0] for first, second in pairwise(ends))
