"""Rules tried on their own examples: what `socfacts rules` and the tests run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from socfacts.language.grammar import grammar
from socfacts.language.units import Unit
from socfacts.mentions.dates import DateSpec, resolve
from socfacts.mentions.finder import Finder
from socfacts.ruleset import Example, Rule, RuleSet
from socfacts.types import Mention, Quantity

# The day on which an example without an anchor of its own was written.
DEFAULT_ANCHOR = date(2025, 6, 15)


def check_rules(ruleset: RuleSet) -> list[str]:
    """What is wrong with the examples and counterexamples of a rule set, a line each; empty where all is well.

    An example must give a mention of the rule's type over its span with its value, whichever rule of that type finds
    it; that of an IGNORE rule must give no numeric mention. In a counterexample the rule itself must win nothing,
    though another may.
    """
    problems: list[str] = []
    for lang in ("ru", "kk"):
        checker = _Checker(ruleset, lang)
        for rule in (rule for rule in ruleset.rules if _language(rule) == lang):
            problems += [f"rule {rule.id}: {problem}" for problem in checker.problems(rule)]
    return problems


def _language(rule: Rule) -> str:
    """Common rules are tried in Russian; Kazakh words need Kazakh rules."""
    return "kk" if rule.lang == "kk" else "ru"


class _Checker:
    def __init__(self, ruleset: RuleSet, lang: str) -> None:
        compiled = grammar(ruleset, lang)
        self._analyser, self._finder = compiled.analyser, Finder(compiled)

    def problems(self, rule: Rule) -> Iterator[str]:
        for example in rule.examples:
            problem = self._example(rule, example)
            if problem:
                yield f"example {example.text!r} {problem}"
        for text in rule.counterexamples:
            for start, end in self._won(rule, text):
                yield f"counterexample {text!r} is found ({text[start:end]!r})"

    def _mentions(self, text: str) -> list[Mention]:
        units: list[Unit] = self._analyser.units(text)
        return self._finder.find(units)

    def _won(self, rule: Rule, text: str) -> list[tuple[int, int]]:
        """The spans that the rule keeps against all others. The trace tells them, since IGNORE gives no mention."""
        won: list[tuple[int, int]] = []

        def trace(rule_id: str, start: int, end: int, dropped: str | None) -> None:
            if rule_id == rule.id and dropped is None:
                won.append((start, end))

        self._finder.find(self._analyser.units(text), trace)
        return won

    def _example(self, rule: Rule, example: Example) -> str | None:
        mentions = self._mentions(example.text)
        if rule.type == "IGNORE":
            numeric = [example.text[m.start : m.end] for m in mentions if m.type in _NUMERIC]
            return f"gives {numeric}" if numeric else None
        span = example.span or example.text
        found = [m for m in mentions if m.type == rule.type and example.text[m.start : m.end] == span]
        if not found:
            got = [(m.type, example.text[m.start : m.end], m.rule) for m in mentions]
            return f"gives no {rule.type} over {span!r} but {got}"
        anchor = date.fromisoformat(example.anchor) if example.anchor else DEFAULT_ANCHOR
        value = plain_value(found[0].value, anchor)
        return None if _agrees(value, example.value) else f"has the value {value!r}, not {example.value!r}"


_NUMERIC = frozenset({"NUMBER", "ORDINAL", "PERCENT", "MONEY", "QUANTITY", "AGE", "DATE", "TIME"})


def plain_value(value: object, anchor: date) -> object:
    """A mention's value as rule files write it: EDTF for a date, a mapping for a quantity, a list for an age."""
    if isinstance(value, DateSpec):
        when = resolve(value, anchor)
        return when.edtf if when else None
    if isinstance(value, Quantity):
        return {name: getattr(value, name) for name in ("value", "low", "high", "qualifier", "unit")}
    return list(value) if isinstance(value, tuple) else value


def _agrees(value: object, expected: object) -> bool:
    if isinstance(expected, Mapping):
        got = value if isinstance(value, Mapping) else {}
        return all(_agrees(got.get(key), wanted) for key, wanted in expected.items())
    if isinstance(value, Decimal):
        return isinstance(expected, int | float | str) and value == Decimal(str(expected))
    return value == expected
