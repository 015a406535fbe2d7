"""A number that an ordinal tells is a facility's name, unless somebody counts: «в 17-й больнице», «уже 5-я школа»."""

from __future__ import annotations

import pytest

from socfacts import Extractor
from socfacts.records import FacilityFact


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def names(extractor: Extractor, text: str) -> list[tuple[str, str | None]]:
    facts = extractor.extract_text(text)
    return [
        (fact.facility.name, fact.facility.number) for fact in facts if isinstance(fact, FacilityFact) and fact.facility
    ]


@pytest.mark.parametrize(
    ("text", "name", "number"),
    [
        ("В 17-й больнице спасли троих детей.", "17-я больница", "17"),
        ("Капитальный ремонт 25-ой школы завершили в сентябре.", "25-я школа", "25"),
        ("17-я городская больница Алматы приняла 300 пациентов.", "17-я городская больница", "17"),
        ("12-й детский сад закрыли на ремонт.", "12-й детский сад", "12"),
        ("12-мектепте 900 бала оқиды.", "12-мектеп", "12"),
        ("Алматыдағы 5-қалалық клиникалық ауруханада 200 төсек бар.", "5-қалалық клиникалық аурухана", "5"),
        ("5-інші емханада 40 төсек бар.", "5-інші емхана", "5"),
    ],
)
def test_an_ordinal_in_digits_is_the_number_of_a_facility(
    extractor: Extractor, text: str, name: str, number: str
) -> None:
    assert names(extractor, text) == [(name, number)]


@pytest.mark.parametrize(
    "text",
    [
        "Открыли 25-ю школу на 600 мест.",
        "Это уже 5-я школа на 600 мест, построенная в районе.",
        "В районе началось строительство 3-й больницы на 200 коек.",
        "12-мектеп ашылды. Онда 600 орын бар.",
        "Бұл 5-мектепте 600 орын бар.",
    ],
)
def test_where_somebody_counts_it_is_none(extractor: Extractor, text: str) -> None:
    assert {number for _, number in names(extractor, text)} == {None}


def test_the_ordinal_and_the_number_sign_name_the_same_school(extractor: Extractor) -> None:
    facts = extractor.extract_text("В 5-й школе 600 учеников. Школа № 5 рассчитана на 400 мест.")
    assert len({fact.facility.id for fact in facts if fact.facility}) == 1


def test_a_measure_before_a_noun_is_no_number(extractor: Extractor) -> None:
    facts = extractor.extract_text("Қалада 300-орындық мектеп салынды.")
    assert [(fact.kind, fact.facility and fact.facility.number) for fact in facts] == [
        ("count", None),
        ("facility", None),
    ]
