"""Pupils under another roof, a house in the place of one that was pulled down, «два других сада»."""

from __future__ import annotations

import pytest

from socfacts import Extractor


def test_what_is_built_in_its_place_is_another(extractor: Extractor) -> None:
    text = "В селе снесли аварийную школу 1956 года постройки. На её месте вырастет здание на 250 учеников."
    counts = [fact for fact in extractor.extract_text(text) if fact.kind == "count"]
    dates = [fact for fact in extractor.extract_text(text) if fact.kind == "date"]
    assert [fact.facility.type for fact in (*counts, *dates) if fact.facility] == ["school", "school"]
    assert len({fact.facility.id for fact in (*counts, *dates) if fact.facility}) == 2


def test_a_wing_in_the_place_of_another_is_of_the_same(extractor: Extractor) -> None:
    text = "Гимназию «Арман» разберут. Взамен построят корпус на 1500 мест."
    counts = [fact for fact in extractor.extract_text(text) if fact.kind == "count"]
    assert [fact.facility.title for fact in counts if fact.facility] == ["Арман"]


def test_pupils_under_another_roof_are_of_their_school(extractor: Extractor) -> None:
    text = "Школу № 5 ремонтируют. Пока 187 школьников учатся в доме культуры. На стройку выделили 2,8 млрд тенге."
    facts = [fact for fact in extractor.extract_text(text) if fact.kind in ("count", "budget")]
    assert [fact.facility.number for fact in facts if fact.facility] == ["5", "5"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Два других сада — по 140 мест каждый — откроются в Актобе.", "Два других сада"),
        ("В Актобе откроются три остальные школы.", "три остальные школы"),
    ],
)
def test_others_are_counted(extractor: Extractor, text: str, count: str) -> None:
    facts = extractor.extract_text(text)
    assert next(fact.evidence.quote for fact in facts if fact.kind == "count") == count
    assert not any(fact.kind == "facility" for fact in facts)


@pytest.mark.parametrize(
    ("text", "payer"),
    [
        ("Водовод стоит 1,6 млрд тенге, это средства республиканского бюджета.", "республиканский бюджет"),
        ("Водовод стоит 1,6 млрд тенге из республиканского бюджета.", "республиканский бюджет"),
    ],
)
def test_the_means_of_a_budget(extractor: Extractor, text: str, payer: str) -> None:
    assert [fact.payer for fact in extractor.extract_text(text) if fact.kind == "budget"] == [payer]


def test_progress_is_of_the_facility_and_not_of_what_it_was_called(extractor: Extractor) -> None:
    text = "Ещё один объект — поликлиника № 8. Готовность на сегодня 87 %."
    shares = [fact for fact in extractor.extract_text(text) if fact.kind == "share"]
    assert [fact.of.lemma for fact in shares if fact.of] == ["поликлиника"]


def test_a_central_hospital_is_no_centre(extractor: Extractor) -> None:
    counts = [
        fact for fact in extractor.extract_text("Ауданда 1 орталық аурухана, 3 емхана бар.") if fact.kind == "count"
    ]
    assert [fact.of.lemma for fact in counts if fact.of] == ["аурухана", "емхана"]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (
            "Осмотрели арену «Астана» и бассейн «Жайык». Первая требует ремонта: нужно 900 млн тенге.",
            ["Астана"],
        ),
        ("В Павлодаре осмотрели ледовую арену «Астана» и бассейн «Жайык». Второй получит 900 млн тенге.", ["Жайык"]),
        ("«Астана» мұз аренасы мен «Жайық» бассейні тексерілді. Біріншісіне 900 млн теңге бөлінді.", ["Астана"]),
        ("Осмотрели арену «Астана» и бассейн «Жайык». Первая школа получит 900 млн тенге.", [None]),
    ],
)
def test_the_first_of_two(extractor: Extractor, text: str, titles: list[str | None]) -> None:
    budgets = [fact for fact in extractor.extract_text(text) if fact.kind == "budget"]
    assert [fact.facility.title if fact.facility else None for fact in budgets] == titles


@pytest.mark.parametrize(
    ("text", "whens"),
    [
        ("На замену котлов в школе № 5 нужно 900 млн тенге, в бюджете 2026 года заложено 350 млн.", [None, "2026"]),
        ("№5 мектепке 2026 жылғы бюджетте 350 млн теңге қаралды.", ["2026"]),
    ],
)
def test_the_year_of_a_budget_dates_its_money_alone(extractor: Extractor, text: str, whens: list[str | None]) -> None:
    facts = extractor.extract_text(text)
    assert [fact.when.edtf if fact.when else None for fact in facts if fact.kind == "budget"] == whens
    assert not any(fact.kind == "date" for fact in facts)


def test_what_many_hold_is_not_of_one(extractor: Extractor) -> None:
    text = (
        "В университете № 1 учится 11,8 тысячи студентов, из них иногородних 6 тысяч, а пять общежитий вмещают "
        "2 350 человек."
    )
    last = [fact for fact in extractor.extract_text(text) if fact.kind == "count"][2:]
    assert [(fact.facility, fact.part_of) for fact in last] == [(None, None)] * len(last)


def test_two_of_a_kind_with_one_noun(extractor: Extractor) -> None:
    text = "Два сада уже строим: в Рудном на 240 мест и в посёлке Качар на 120."
    last = [fact for fact in extractor.extract_text(text) if fact.kind == "count"][1:]
    assert [(fact.measure, fact.part_of) for fact in last] == [("capacity", None), ("capacity", None)]


def test_with_whom_one_deals_is_not_spoken_of(extractor: Extractor) -> None:
    text = "В больнице № 5 не хватает 37 врачей, поэтому договорились с колледжем. На ремонт дали 90 млн тенге."
    facts = [fact for fact in extractor.extract_text(text) if fact.kind in ("count", "budget")]
    assert [fact.facility.type for fact in facts if fact.facility] == ["hospital", "hospital"]


def test_a_fund_is_called_after_its_founder(extractor: Extractor) -> None:
    text = "На центр «Асыл» ушло 215 млн тенге, пожертвованных фондом Булата Утемуратова."
    assert [fact.payer for fact in extractor.extract_text(text) if fact.kind == "budget"] == ["фонд Булата Утемуратова"]


def test_the_time_of_the_next_figure(extractor: Extractor) -> None:
    text = "В центре «Асыл» занимаются 60 детей, за год – не менее 360 детей."
    assert next(fact.per for fact in extractor.extract_text(text) if fact.kind == "count") is None
