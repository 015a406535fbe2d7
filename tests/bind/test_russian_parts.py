"""Parts of what is counted, figures set against a norm, nouns that stand elsewhere than behind the number."""

from __future__ import annotations

from typing import Any

import pytest

from socfacts import Extractor


def counts(extractor: Extractor, text: str) -> dict[str, Any]:
    """The counts, by quote."""
    return {f.evidence.quote: f for f in extractor.extract_text(text) if f.kind == "count"}


PARTS = [
    ("В районе пять ФАПов из двенадцати не имеют медиков.", "пять ФАПов", "двенадцати"),
    ("В лицее обновили три корпуса из имеющихся пяти.", "три корпуса", "пяти"),
    ("Четыре из десяти амбулаторий остались без врачей.", "Четыре", "десяти амбулаторий"),
    ("Из 40 автобусов на линию вышли 30, ещё десять ремонтируют.", "десять", "40 автобусов"),
    ("Построили 8 поликлиник на 2 тысячи посещений, три из них – в сёлах.", "три", "8 поликлиник"),
    ("Построено 6 садов на 1400 мест, из них 400 мест – в сёлах.", "400 мест", "1400 мест"),
    ("В области 120 клубов, в 35 ремонт не закончен.", "35", "120 клубов"),
    ("Открыто 15 таких отделений, шесть из них – в аулах.", "шесть", "15 таких отделений"),
    ("В городе 60 дневных школ: 52 государственные и восемь частных.", "восемь", "60 дневных школ"),
]


@pytest.mark.parametrize(("text", "part", "whole"), PARTS, ids=[case[1] for case in PARTS])
def test_a_part_knows_its_whole(extractor: Extractor, text: str, part: str, whole: str) -> None:
    found = counts(extractor, text)
    assert found[part].part_of == found[whole].id
    assert found[part].of == found[whole].of or found[part].of.lemma == found[whole].of.lemma


APART = [
    ("Вместо 12 врачей работают пять.", "пять"),
    ("Занимаются 48 детей, ещё 27 ждут очереди.", "27"),
]


@pytest.mark.parametrize(("text", "quote"), APART, ids=[case[1] for case in APART])
def test_what_stands_beside_is_no_part(extractor: Extractor, text: str, quote: str) -> None:
    assert counts(extractor, text)[quote].part_of is None


MEASURES = [
    ("В детский сад № 7 вместо нормативных 90 ходят 140 детей.", {"90": "capacity", "140 детей": "occupancy"}),
    ("Вместо положенных 60 малышей сад № 8 посещали 95.", {"60 малышей": "capacity", "95": "occupancy"}),
    ("При плане 400 мест школа № 2 принимает 910 учеников.", {"400 мест": "capacity", "910 учеников": "occupancy"}),
    ("Общежитие № 2 рассчитано на 400 студентов, живут 520.", {"400 студентов": "capacity", "520": "occupancy"}),
    ("Школа № 3 принимает 500 учеников.", {"500 учеников": "capacity"}),
]


@pytest.mark.parametrize(("text", "measures"), MEASURES, ids=[case[0][:20] for case in MEASURES])
def test_a_norm_is_a_capacity_and_those_beyond_it_are_there(
    extractor: Extractor, text: str, measures: dict[str, str]
) -> None:
    assert {quote: fact.measure for quote, fact in counts(extractor, text).items()} == measures


def test_a_noun_before_a_number_in_brackets_is_counted(extractor: Extractor) -> None:
    found = counts(extractor, "Не хватает терапевтов (14), хирургов (6) и «скоровиков» (3).")
    assert [fact.of.lemma for fact in found.values()] == ["терапевт", "хирург", "скоровик"]


def test_what_is_more_stays_with_the_facility(extractor: Extractor) -> None:
    found = counts(extractor, "В интернате № 4 живут 80 подростков, ещё 15 стоят в очереди.")
    assert found["15"].facility.name == "Интернат № 4"


def test_a_predicate_is_nothing_counted(extractor: Extractor) -> None:
    found = counts(extractor, "Три дома из девяти введены в строй.")
    assert {fact.of.lemma for fact in found.values()} == {"дом"}


ADJECTIVES = [
    ("Газом обеспечены 64 % городских домов, а сельских – лишь 21 %.", "21 %", "дом"),
    ("Износ составляет 40 % магистральных сетей, внутренних – уже 72 %.", "72 %", "сеть"),
    ("Интернет есть в 95 % городских школ, в сельских – 80 %.", "80 %", "школа"),
]


@pytest.mark.parametrize(("text", "quote", "lemma"), ADJECTIVES, ids=[case[1] for case in ADJECTIVES])
def test_an_adjective_alone_stands_for_the_noun_before(extractor: Extractor, text: str, quote: str, lemma: str) -> None:
    shares = {f.evidence.quote: f for f in extractor.extract_text(text) if f.kind == "share"}
    assert [f.of.lemma for q, f in shares.items() if quote in q] == [lemma]


def test_what_a_measure_is_of_is_not_counted(extractor: Extractor) -> None:
    facts = extractor.extract_text("Проложено 64 км труб из 110, установлены два насоса.")
    assert [fact.evidence.quote for fact in facts if fact.kind == "count"] == ["два насоса"]
