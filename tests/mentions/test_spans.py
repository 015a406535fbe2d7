"""Where the span of a mention begins, and that its value keeps what stays outside."""

from __future__ import annotations

import pytest

from socfacts.pipeline import Extractor
from socfacts.records import Quantity


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.mark.parametrize(
    ("text", "span", "qualifier"),
    [
        ("В зале по меньшей мере 40 человек.", "40", "at_least"),
        ("Нужны как минимум две бригады.", "две", "at_least"),
        ("Явка снизилась приблизительно на 45 процентов.", "45 процентов", "about"),
        ("Отряды работают более чем в 40 сёлах.", "40", "more_than"),
        ("В зале более 40 человек.", "более 40", "more_than"),
        ("Это обошлось более чем в 3 млн тенге.", "3 млн тенге", "more_than"),
    ],
)
def test_a_bound_apart_from_its_number_is_outside(extractor: Extractor, text: str, span: str, qualifier: str) -> None:
    (found,) = (m for m in extractor.mentions_text(text) if isinstance(m.normalized, Quantity))
    assert (found.text, found.normalized.qualifier) == (span, qualifier)


def test_a_fact_quotes_its_bound(extractor: Extractor) -> None:
    """The layer of facts takes the bound in, wherever it stands."""
    (fact,) = (f for f in extractor.extract_text("В школе № 3 учатся по меньшей мере 40 детей.") if f.kind == "count")
    assert fact.evidence.quote == "по меньшей мере 40 детей"


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("Команда победила со счётом 15:13.", ["15", "13"]),
        ("Построен 300-местный зал.", ["300"]),
        ("Школу открыли.(1)", []),
    ],
)
def test_a_span_is_the_number_alone(extractor: Extractor, text: str, spans: list[str]) -> None:
    found = [m for m in extractor.mentions_text(text) if m.type not in ("FACILITY", "PLACE")]
    assert [(m.type, m.text) for m in found] == [("NUMBER", span) for span in spans]
