"""Every rule keeps its own examples and counterexamples: the rules are the test data."""

from __future__ import annotations

from pathlib import Path

import pytest

from socfacts.rulecheck import check_rules
from socfacts.ruleset import load


@pytest.fixture(scope="module")
def problems() -> list[str]:
    return check_rules(load())


@pytest.mark.parametrize("lang", ["common", "ru", "kk"])
def test_every_rule_agrees_with_its_examples(problems: list[str], lang: str) -> None:
    """A rule's examples give a mention of its type, span and value; its counterexamples do not call it."""
    assert [problem for problem in problems if problem.startswith(f"rule {lang}.")] == []


def test_a_wrong_example_is_told(tmp_path: Path) -> None:
    """The check itself fails where an example promises another value, another span, or nothing at all."""
    folder = tmp_path / "ru" / "rules"
    folder.mkdir(parents=True)
    (folder / "own.yaml").write_text(
        "kind: rules\n"
        "rules:\n"
        "  - id: ru.own.dozen\n"
        "    type: NUMBER\n"
        "    pattern: \"<n: num> 'лукошек'\"\n"
        "    make: quantity\n"
        "    with: {factor: 12}\n"
        "    examples:\n"
        '      - {text: "пять лукошек яиц", span: "пять лукошек", value: {value: 61}}\n'
        '      - {text: "пять яблок", span: "пять яблок"}\n'
        '    counterexamples: ["три лукошек"]\n',
        encoding="utf-8",
    )
    own = [problem for problem in check_rules(load(tmp_path)) if problem.startswith("rule ru.own.dozen")]
    assert len(own) == 3
    assert "has the value" in own[0]
    assert "gives no NUMBER over 'пять яблок'" in own[1]
    assert "counterexample 'три лукошек' is found" in own[2]


def test_a_counterexample_of_a_negative_rule_is_tried_too(tmp_path: Path) -> None:
    """An IGNORE rule gives no mention, so its counterexample fails by the span that the rule takes for itself."""
    folder = tmp_path / "ru" / "rules"
    folder.mkdir(parents=True)
    (folder / "own.yaml").write_text(
        "kind: rules\n"
        "rules:\n"
        "  - id: ru.own.basket\n"
        "    type: IGNORE\n"
        "    pattern: \"num 'лукошек'\"\n"
        "    examples: [{text: пять лукошек}]\n"
        '    counterexamples: ["собрали семь лукошек яиц", "семь яиц без лукошек"]\n',
        encoding="utf-8",
    )
    own = [problem for problem in check_rules(load(tmp_path)) if problem.startswith("rule ru.own.basket")]
    assert own == ["rule ru.own.basket: counterexample 'собрали семь лукошек яиц' is found ('семь лукошек')"]


def test_only_one_branch_of_a_rule_may_narrow_its_mention(tmp_path: Path) -> None:
    """A branch without the group ``at`` covers its whole match, and the search goes on behind it."""
    folder = tmp_path / "ru" / "rules"
    folder.mkdir(parents=True)
    (folder / "own.yaml").write_text(
        "kind: rules\n"
        "rules:\n"
        "  - id: ru.own.branch\n"
        "    type: ORDINAL\n"
        "    pattern: \"( 'корзина' int dash int | 'ящик' <at: int dash int> )\"\n"
        "    make: unvalued\n"
        "    with: {valueless: true}\n"
        "    examples:\n"
        '      - {text: "корзина 4-7, корзина 5-8", span: "корзина 5-8", value: null}\n'
        '      - {text: "ящик 4-7", span: "4-7", value: null}\n'
        '    counterexamples: ["корзина 4"]\n',
        encoding="utf-8",
    )
    assert [problem for problem in check_rules(load(tmp_path)) if problem.startswith("rule ru.own.branch")] == []
