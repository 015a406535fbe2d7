"""Words that place nothing: facilities that are not there, towns that people are only taken to."""

from __future__ import annotations

import pytest

from socfacts import Extractor


def types(extractor: Extractor, text: str) -> set[str]:
    return {fact.facility.type for fact in extractor.extract_text(text) if fact.facility is not None}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Центр «Қанат» занимает 780 кв. м, бассейна нет. На ремонт ушло 96 млн тенге.", {"centre"}),
        ("В школе № 7 нет ни бассейна, ни библиотеки. Учатся здесь 300 детей.", {"school"}),
        ("Школа № 7 работает без столовой и бассейна. Учатся здесь 300 детей.", {"school"}),
        ("№7 мектепте бассейн жоқ. Мұнда 300 бала оқиды.", {"school"}),
        ("При школе № 7 открыт бассейн. Нет сомнений, что бассейна хватит на 300 детей.", {"school", "swimming_pool"}),
        ("№7 мектепте бассейн бар, саябақ жоқ. Бассейнге 300 бала барады.", {"school", "swimming_pool"}),
    ],
)
def test_what_is_not_there_is_no_facility(extractor: Extractor, text: str, expected: set[str]) -> None:
    assert types(extractor, text) == expected


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Областная больница направляет пациентов в Алматы. В ней 120 коек.", None),
        ("Раньше детей возили в Астану, теперь в больнице № 2 есть 40 коек.", None),
        ("Облыстық аурухана науқастарды Алматыға жөнелтеді. Мұнда 120 төсек бар.", None),
        ("Бұрын балаларды Астанаға апаратын, енді №2 ауруханада 40 төсек бар.", None),
        ("Бұрын балаларды Алматы мен Астанаға апаратын. Енді мұнда 40 төсек бар.", None),
        ("В Астане больных направляют в больницу № 2, там 40 коек.", "Астана"),
        ("Астанада науқастарды №2 ауруханаға жібереді, онда 40 төсек бар.", "Астана"),
        ("В Темиртау в больнице № 2 стало 40 коек.", "Темиртау"),
    ],
)
def test_a_destination_is_no_place(extractor: Extractor, text: str, place: str | None) -> None:
    counts = [fact for fact in extractor.extract_text(text) if fact.kind == "count"]
    assert [fact.place.name if fact.place else None for fact in counts] == [place]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("В Аральске и Казалинске откроют два детских сада.", "Кызылординская область"),
        ("Арал мен Қазалыда екі балабақша ашылады.", "Қызылорда облысы"),
        ("В Аральске, Кызылординской области, откроют два детских сада.", "Аральск"),
    ],
)
def test_towns_in_a_row_are_their_region(extractor: Extractor, text: str, place: str) -> None:
    counts = [fact for fact in extractor.extract_text(text) if fact.kind == "count"]
    assert [fact.place.name if fact.place else None for fact in counts] == [place]


def test_what_follows_a_row_of_towns_is_of_their_region(extractor: Extractor) -> None:
    text = "В Аральске и Казалинске откроют два детских сада. Каждый рассчитан на 90 мест."
    counts = [fact for fact in extractor.extract_text(text) if fact.kind == "count"]
    assert [fact.place.name if fact.place else None for fact in counts] == ["Кызылординская область"] * 2
