"""Every stage takes time in proportion to the text: four times the text may not take ten times as long."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest
from timing import FACTOR, QUADRATIC, growth

from socfacts import Extractor
from socfacts.clean import clean
from socfacts.records import to_json
from socfacts.segment import header_date, segment
from socfacts.types import Document, Sentence

RUSSIAN = """В {year} году в Северном районе откроют школу № {number} на {seats} мест. Её строят с марта по октябрь,
на работы выделили {seats} млн тенге. «Проект завершим вовремя», — сообщила директор Анна Ким.
Ещё {number} детей ходят в детский сад «Ромашка», где отремонтировали 2,5 тыс. кв. метров.

"""
KAZAKH = """{year} жылы Солтүстік ауданында {seats} орындық №{number} мектеп ашылады. Оған {seats} млн теңге бөлінді.
Басқарма басшысы Айгүл Серікова «жұмыс қазан айында аяқталады» деді. Онда {number} бала оқиды.

"""


def text_of(template: str, copies: int) -> str:
    return "".join(template.format(year=2010 + i % 20, number=1 + i, seats=100 + i) for i in range(copies))


@cache
def extractor() -> Extractor:
    return Extractor()


def grows_linearly(prepare: Callable[[int], Callable[[], object]], copies: int) -> None:
    """With everything loaded and every word known."""
    small, large = prepare(copies), prepare(FACTOR * copies)
    large()
    assert growth(small, large) < QUADRATIC


def sentences_of(text: str) -> list[Sentence]:
    return segment(clean(text))


both = pytest.mark.parametrize("template", [RUSSIAN, KAZAKH], ids=["ru", "kk"])


@both
def test_cleaning(template: str) -> None:
    def prepare(copies: int) -> Callable[[], object]:
        text = text_of(template, copies).replace(" на ", "\xa0на ").replace("школу", "шко\xadлу")
        return lambda: clean(text)

    grows_linearly(prepare, 400)


@both
def test_segmentation(template: str) -> None:
    def prepare(copies: int) -> Callable[[], object]:
        cleaned = clean(text_of(template, copies))
        return lambda: header_date(cleaned.text, segment(cleaned))

    grows_linearly(prepare, 100)


@both
def test_mentions_of_a_document(template: str) -> None:
    def prepare(copies: int) -> Callable[[], object]:
        sentences = sentences_of(text_of(template, copies))

        def work() -> None:
            extractor()._find_figures(list(extractor()._analyse(sentences)))

        return work

    grows_linearly(prepare, 50)


@both
def test_one_long_sentence(template: str) -> None:
    """A sentence without an end: lists and broken punctuation make such."""

    def prepare(copies: int) -> Callable[[], object]:
        text = text_of(template, copies).replace("\n", " ").replace(". ", ", ")
        analyser = extractor().grammar("ru" if template is RUSSIAN else "kk").analyser
        return lambda: analyser.units(text)

    grows_linearly(prepare, 50)


@both
def test_binding_and_facts(template: str) -> None:
    def prepare(copies: int) -> Callable[[], object]:
        document = Document("d", text_of(template, copies))
        return lambda: [to_json(fact) for fact in extractor().extract(document)]

    grows_linearly(prepare, 60)


def test_number_of_documents() -> None:
    def prepare(copies: int) -> Callable[[], object]:
        texts = [text_of(RUSSIAN, 1 + i % 3) for i in range(copies)]
        return lambda: [extractor().extract_text(text) for text in texts]

    grows_linearly(prepare, 40)


def test_caches_are_bounded() -> None:
    """New words for ever: what is kept of them does not grow for ever."""
    lexicon = extractor().grammar("ru").lexicon
    analyser = extractor().grammar("ru").analyser
    syllables = [a + b for a in "бвгдкл" for b in "аоуи"]
    for first in range(24):
        words = [syllables[first] + a + b + c for a in syllables for b in syllables for c in syllables]
        for at in range(0, len(words), 500):
            analyser.units(" ".join(words[at : at + 500]))
    assert len(lexicon._words) <= 65_537
    assert len(analyser.tokens.pieces) <= 65_537
    assert len(analyser.tokens.stretches) <= 65_537
