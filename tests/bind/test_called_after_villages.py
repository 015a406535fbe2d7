"""Facilities called after villages are as many as their names; brackets tell of what stands before them."""

from __future__ import annotations

import pytest

from socfacts import Extractor


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Аварийной признана Надеждинская основная школа. В Белозёрской средней школе 118 учеников. "
            "В Надеждинской школе учатся 64 ребёнка.",
            ["Белозёрская средняя школа", "Надеждинская основная школа"],
        ),
        (
            "Қарағаш негізгі мектебі апатты деп танылды. Шилісай орта мектебінде 118 оқушы бар. "
            "Қарағаш мектебінде 64 оқушы оқиды.",
            ["Шилісай орта мектебі", "Қарағаш негізгі мектебі"],
        ),
    ],
)
def test_names_made_of_places(extractor: Extractor, text: str, names: list[str]) -> None:
    counts = [fact for fact in extractor.extract_text(text) if fact.kind == "count"]
    found = [fact.facility.name for fact in counts if fact.facility]
    assert found == names


def test_a_kind_is_no_name(extractor: Extractor) -> None:
    text = "В городе одна детская больница. Детская больница тесна. В Детской больнице 120 коек."
    assert len({fact.facility.id for fact in extractor.extract_text(text) if fact.facility}) == 1


def test_what_stands_in_brackets(extractor: Extractor) -> None:
    text = (
        "Две школы признаны аварийными: Надеждинская основная школа (1958 года постройки, 64 ученика) и Белозёрская "
        "средняя школа (1962 год, 118 учеников)."
    )
    facts = {fact.evidence.quote: fact for fact in extractor.extract_text(text) if fact.kind != "facility"}
    year, pupils, schools = facts["1958 года"], facts["64 ученика"], facts["Две школы"]
    assert year.facility is not None and year.facility.name == "Надеждинская основная школа"
    assert pupils.facility is not None and pupils.facility.name == "Надеждинская основная школа"
    assert pupils.when is None
    assert (schools.event, schools.when) == (None, None)


@pytest.mark.parametrize(
    ("text", "whens"),
    [
        ("Санаторий «Бурабай» основан в 1961 году, лечатся в нём 120 детей.", [None]),
        ("В 2024 году открыли школу № 5, в неё пришли 300 детей.", ["2024"]),
    ],
)
def test_a_date_that_its_verb_has_taken(extractor: Extractor, text: str, whens: list[str | None]) -> None:
    counts = [fact for fact in extractor.extract_text(text) if fact.kind == "count"]
    assert [fact.when.edtf if fact.when else None for fact in counts] == whens


@pytest.mark.parametrize(
    "text",
    [
        "Сад «Балбөбек» на капремонте. На время ремонта 140 детей перевели в сад «Еркемай».",
        "«Балбөбек» балабақшасы жөнделуде. Жөндеу кезінде 140 бала «Еркемай» балабақшасына ауыстырылды.",
    ],
)
def test_the_works_are_not_of_where_children_are_moved(extractor: Extractor, text: str) -> None:
    facilities = [fact for fact in extractor.extract_text(text) if fact.kind == "facility"]
    assert {fact.facility.title: fact.event is None for fact in facilities if fact.facility}["Еркемай"]


def test_what_was_closed_for_works_is_open(extractor: Extractor) -> None:
    text = "Школу № 5 закрывали на капитальный ремонт в марте 2024 года."
    assert [fact.status for fact in extractor.extract_text(text) if fact.kind == "date"] == ["done"]


def test_capacity_then_and_now(extractor: Extractor) -> None:
    text = "Раньше больница № 5 могла принять 80 детей, сейчас — 120."
    assert [fact.measure for fact in extractor.extract_text(text) if fact.kind == "count"] == ["capacity", "capacity"]
