"""What a building holds is no facility of its own, and a paragraph stays with the facility it names."""

from __future__ import annotations

import pytest

from socfacts import Extractor


def of_figures(extractor: Extractor, text: str) -> dict[str, str | None]:
    """The name of each figure's facility, by quote."""
    facts = extractor.extract_text(text)
    return {f.evidence.quote: f.facility.name if f.facility else None for f in facts if f.kind != "facility"}


def types(extractor: Extractor, text: str) -> list[str]:
    return [f.facility.type for f in extractor.extract_text(text) if f.kind == "facility"]


INSIDES = [
    "Внутри – 30 кабинетов, мастерская и медпункт.",
    "В ней есть кабинеты химии, столовая, медпункт и бассейн.",
    "Предусмотрены спортзал, актовый зал, библиотека и медпункт.",
]


@pytest.mark.parametrize("inside", INSIDES)
def test_a_list_of_rooms_names_no_facility(extractor: Extractor, inside: str) -> None:
    text = f"Школа № 8 города Рудного работает с мая. {inside} Строительство обошлось в 2 млрд тенге."
    assert types(extractor, text) == ["school"]
    assert of_figures(extractor, text)["2 млрд тенге"] == "Школа № 8"


def test_what_is_built_for_itself_is_a_facility(extractor: Extractor) -> None:
    text = "Школа № 8 города Рудного работает с мая. Рядом построили медпункт на 20 посещений, кабинет и зал."
    assert "feldsher_station" in types(extractor, text)


def test_an_abbreviation_after_na_is_one(extractor: Extractor) -> None:
    text = "На ТЭЦ меняют котёл. На работы выделено 2 млрд тенге, занято 90 рабочих."
    assert types(extractor, text) == ["power_plant"]
    assert of_figures(extractor, text) == {"2 млрд тенге": "ТЭЦ", "90 рабочих": "ТЭЦ"}


def test_a_long_paragraph_stays_with_its_facility(extractor: Extractor) -> None:
    first = "Музей «Алтын» строят в Таразе. Он займёт три этажа. Работает 40 человек."
    second = (
        "Библиотека имени Абая переехала. Книг теперь 90 тысяч. Залы светлые. Есть лифт. Есть гардероб. "
        "Стало тише. Переезд стоил 30 млн тенге."
    )
    assert of_figures(extractor, f"{first}\n\n{second}")["30 млн тенге"] == "Библиотека имени Абая"


def test_rebyata_have_the_lemma_of_a_child(extractor: Extractor) -> None:
    facts = extractor.extract_text("В кружках школы № 4 занимаются 120 ребят.")
    assert [f.of.lemma for f in facts if f.kind == "count" and f.of] == ["ребёнок"]


@pytest.mark.parametrize(
    "text",
    [
        "Сдали областной диспансер. Здесь разместятся дневной стационар на 30 коек и поликлиника. Цена – 9 млрд тенге.",
        "В областном диспансере разместятся палаты на 30 коек и поликлиника. Строительство обошлось в 9 млрд тенге.",
    ],
)
def test_what_a_clinic_takes_in_is_a_part_of_it(extractor: Extractor, text: str) -> None:
    assert set(of_figures(extractor, text).values()) == {"Областной диспансер"}
