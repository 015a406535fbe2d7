"""Networks and the settlements they serve; enterprises that pay for a facility; norms and who is there."""

from __future__ import annotations

from functools import cache

import pytest

from socfacts import Extractor


@cache
def extractor() -> Extractor:
    return Extractor()


@pytest.mark.parametrize(
    ("text", "quote", "name"),
    [
        ("Водопровод строят с мая. Он напоит шесть сёл.", "шесть сёл", "Водопровод"),
        ("Новый мост свяжет три аула.", "три аула", "Новый мост"),
        ("В районе 40 сёл. Школу в них строят.", "40 сёл", None),
        ("Су құбыры 7 ауылды қамтиды.", "7 ауылды", "Су құбыры"),
        ("Ауданда 40 ауыл бар.", "40 ауыл", None),
    ],
)
def test_settlements(text: str, quote: str, name: str | None) -> None:
    (fact,) = [fact for fact in extractor().extract_text(text) if fact.evidence.quote == quote]
    assert (fact.facility and fact.facility.name) == name


def test_an_enterprise_pays_and_is_not_what_is_paid_for() -> None:
    text = "Городской музей открыли в мае. На ремонт ещё 25 миллионов тенге пожертвовал горно-обогатительный комбинат."
    (fact,) = [fact for fact in extractor().extract_text(text) if fact.kind == "budget"]
    assert fact.facility is not None and fact.facility.type == "museum"
    assert fact.payer == "горно-обогатительный комбинат"


def test_an_enterprise_may_be_what_is_paid_for() -> None:
    text = "На строительство металлургического завода потратили 3 млрд тенге."
    (fact,) = [fact for fact in extractor().extract_text(text) if fact.kind == "budget"]
    assert fact.facility is not None and fact.facility.type == "factory"


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("В саду № 5 вместо положенных 75 детей занимаются 112 малышей.", ["capacity", "occupancy"]),
        ("В школе № 5 учатся 900 детей при норме в 600.", ["occupancy"]),
        ("В отделении больницы ухаживают за 40 больными.", ["occupancy"]),
    ],
)
def test_norms_are_capacities(text: str, measures: list[str]) -> None:
    counts = [fact for fact in extractor().extract_text(text) if fact.kind == "count"]
    assert [fact.measure for fact in counts] == measures
