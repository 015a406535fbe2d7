"""What something changed from and to: two sums, and the figure that it has come to instead of a range."""

from __future__ import annotations

from decimal import Decimal

import pytest

from socfacts import Extractor


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Стоимость ремонта школы № 12 снизили с 2,2 до 1,95 млрд тенге.", [2_200_000_000, 1_950_000_000]),
        ("Цена ремонта школы № 12 выросла с 286 до 341 млн тенге.", [286_000_000, 341_000_000]),
        (
            "Мектепті жөндеу құны 2,2 млрд теңгеден 1,95 млрд теңгеге дейін төмендеді.",
            [2_200_000_000, 1_950_000_000],
        ),
        ("Аурухана төсек санын 120-дан 200-ге дейін көбейтеді.", [200]),
        ("Стадиондағы орын саны 5 мыңнан 12 мыңға дейін артады.", [12_000]),
    ],
)
def test_the_ends_of_a_change(extractor: Extractor, text: str, expected: list[int]) -> None:
    found = [fact.quantity for fact in extractor.extract_text(text) if fact.kind in ("budget", "count")]
    assert [(q.value, q.qualifier) for q in found if q] == [(Decimal(value), "exact") for value in expected]


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("Ауруханада 200-ге дейін төсек бар.", "at_most"),
        ("Құрылысқа 100 млн теңгеден 200 млн теңгеге дейін бөлінеді.", "between"),
        ("В школе от 200 до 300 мест.", "between"),
    ],
)
def test_a_bound_without_a_change_stays(extractor: Extractor, text: str, qualifier: str) -> None:
    found = [fact.quantity for fact in extractor.extract_text(text) if fact.kind in ("budget", "count")]
    assert qualifier in [q.qualifier for q in found if q]
