"""What ``explain`` tells of each number: the fact that it became, or the reason why none."""

from __future__ import annotations

import io
import json

import pytest
from rich.console import Console

from socfacts import Extractor
from socfacts.explain import Explanation, explain
from socfacts.explain.report import FigureTrace
from socfacts.types import Document

TEXT = (
    "Школа № 5 в Таразе\n\n"
    "В школе № 5 учатся 1 200 детей, из них 300 – сироты. Уроки начинаются в 8:30. "
    "Рядом проложили 7 км труб. Инфляция составила 15%.\n"
)


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.fixture(scope="module")
def explanation(extractor: Extractor) -> Explanation:
    return explain(extractor, Document("a.txt", TEXT))


def figure(explanation: Explanation, text: str) -> FigureTrace:
    return next(f for s in explanation.sentences for f in s.figures if f.text == text)


def rendered(explanation: Explanation, **options: bool) -> str:
    stream = io.StringIO()
    explanation.render(Console(file=stream, width=80, **options))  # type: ignore[arg-type]
    return stream.getvalue()


def test_a_figure_shows_its_fact_with_the_facility_chosen(explanation: Explanation) -> None:
    (fact,) = figure(explanation, "1 200").facts
    assert fact.slots["kind"] == "count"
    assert fact.slots["of"]["category"] == "children"
    assert [choice.type for choice in fact.candidates if choice.chosen] == ["school"]


def test_a_part_shows_the_quote_of_its_whole(explanation: Explanation) -> None:
    (fact,) = figure(explanation, "300").facts
    assert fact.part_of == "1 200 детей"


@pytest.mark.parametrize(
    ("text", "words"),
    [("8:30", "clock times"), ("7 км", "lengths"), ("15%", "rate")],
)
def test_a_figure_without_a_fact_tells_why(explanation: Explanation, text: str, words: str) -> None:
    found = figure(explanation, text)
    assert found.facts == ()
    assert words in (found.reason or "")


def test_the_number_of_a_facility_is_part_of_its_name(explanation: Explanation) -> None:
    reasons = [f.reason for s in explanation.sentences for f in s.figures if f.text in ("5", "№ 5")]
    assert reasons and all(reason == "part of the facility's name: Школа № 5" for reason in reasons)


def test_every_number_of_the_text_is_explained(explanation: Explanation) -> None:
    for sentence in explanation.sentences:
        for unit in sentence.units:
            if unit.value is not None:
                assert any(f.start <= unit.start and unit.end <= f.end for f in sentence.figures), unit


def test_offsets_are_those_of_the_text(explanation: Explanation) -> None:
    for sentence in explanation.sentences:
        for item in (*sentence.figures, *sentence.candidates):
            assert TEXT[item.start : item.end] == item.text


def test_dropped_candidates_name_what_was_longer(explanation: Explanation) -> None:
    dropped = [c for s in explanation.sentences for c in s.candidates if c.dropped]
    assert any("is longer" in (c.dropped or "") for c in dropped)


def test_noise_says_why(extractor: Extractor) -> None:
    found = explain(extractor, Document("a", "Школу на 300 мест построят в Таразе.\n\nФото: пресс-служба акимата\n"))
    assert found.sentences[0].noise is None
    assert (found.sentences[1].noise or "").startswith("noise: ")


def test_to_dict_is_json_and_tells_the_number_of_facts(extractor: Extractor, explanation: Explanation) -> None:
    data = json.loads(json.dumps(explanation.to_dict(), ensure_ascii=False))
    assert data["doc_id"] == "a.txt"
    assert data["facts"] == len(extractor.extract_text(TEXT, "a.txt"))


def test_rendering_is_plain_text_where_no_terminal_listens(explanation: Explanation) -> None:
    text = rendered(explanation)
    assert "\x1b" not in text
    assert "✓ NUMBER «1 200»" in text
    assert "no fact: clock times" in text


def test_rendering_uses_colours_on_a_terminal(explanation: Explanation) -> None:
    assert "\x1b[" in rendered(explanation, force_terminal=True)


def test_markup_and_escapes_of_a_text_are_only_text(extractor: Extractor) -> None:
    found = explain(extractor, Document("[red]x", "В школе [bold]учатся[/bold] 40 детей \x1b[2J сегодня."))
    text = rendered(found)
    assert "[red]x" in text and "[bold]" in text
    assert "\x1b" not in text


def test_kazakh_figures_are_explained(extractor: Extractor) -> None:
    found = explain(extractor, Document("k", "Таразда 300 орындық мектеп салынды, оған 2 млрд теңге жұмсалды."))
    assert figure(found, "300").facts[0].slots["measure"] == "capacity"
    assert figure(found, "2 млрд теңге").facts[0].slots["kind"] == "budget"
