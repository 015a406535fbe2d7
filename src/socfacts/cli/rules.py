"""``socfacts rules``: what the extractor knows, with the examples that prove it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from socfacts.cli.common import CHECK_FAILED, Rules, guarded, stop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from socfacts.ruleset import Rule, RuleSet


@guarded
def rules(
    rule_id: Annotated[
        str | None,
        typer.Argument(metavar="[ID]", help="A rule's id, or the beginning of several (ru.date).", show_default=False),
    ] = None,
    rules: Rules = None,
    check: Annotated[
        bool, typer.Option("--check", help="Run all examples and counterexamples; always done for --rules.")
    ] = False,
) -> None:
    """List the rules with their examples, and test them.

    With --check the examples and counterexamples are run; exit code 1 if one fails. The rule that made a fact is told
    by its id in the fact's "rule".

    \b
    Examples:
      socfacts rules ru.date
      socfacts rules --check
      socfacts rules --rules my-rules/
    """
    import sys

    from socfacts.language.wordlists import check_folder
    from socfacts.ruleset import load
    from socfacts.terminal import printable

    ruleset = load(rules)
    if rules is not None:
        check_folder(rules)
    chosen = _chosen(ruleset, rule_id)
    for rule in chosen:
        sys.stdout.write(printable("\n".join(_described(rule))) + "\n")
    if check or rules:
        sys.stdout.flush()
        _try_examples(ruleset, chosen)


def _try_examples(ruleset: RuleSet, chosen: list[Rule]) -> None:
    """Run all examples, for rules compete, and tell what fails in the rules chosen."""
    from socfacts.rulecheck import check_rules
    from socfacts.terminal import say

    asked = {f"rule {rule.id}" for rule in chosen}
    problems = [problem for problem in check_rules(ruleset) if problem.partition(":")[0] in asked]
    for problem in problems:
        say(problem)
    examples = sum(len(rule.examples) + len(rule.counterexamples) for rule in chosen)
    say(f"{len(chosen)} rules, {examples} examples, {len(problems)} failing")
    if problems:
        stop(CHECK_FAILED)


def _chosen(ruleset: RuleSet, rule_id: str | None) -> list[Rule]:
    """The rules of that id, or whose id begins so at a dot; all of them where none is asked for."""
    from socfacts.errors import UsageError

    if rule_id is None:
        return list(ruleset.rules)
    chosen = [rule for rule in ruleset.rules if rule.id == rule_id or rule.id.startswith(rule_id.rstrip(".") + ".")]
    if not chosen:
        raise UsageError(f"no rule {rule_id!r}: `socfacts rules` lists the ids")
    return chosen


def _described(rule: Rule) -> Iterator[str]:
    yield f"{rule.id}  {rule.type}"
    yield f"    {rule.pattern}"
    for example in rule.examples:
        found = "" if example.span in (None, example.text) else f" [{example.span}]"
        value = "" if example.value is None else f" → {example.value}"
        yield f"    + {example.text}{found}{value}"
    for counterexample in rule.counterexamples:
        yield f"    - {counterexample}"
