"""Patterns of rules: bounded regular expressions over the class characters of a sentence's units.

Grammar, elements separated by blanks: a class name, ``class.feature``, ``'literal form'``, ``any``, ``( a | b )``,
``<group: …>``, and after an element ``?`` or ``{m,n}``. There is no unbounded repeat, so that no input makes a
rule slow.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from socfacts.errors import RuleError
from socfacts.language.lexicon import FEATURES, ClassCodes

_TOKEN = re.compile(
    r"\s*(?:(?P<literal>'[^']+')|(?P<open><(?P<group>[a-z][a-z0-9_]*):)|(?P<name>!?[a-z][a-z0-9_]*(?:\.[a-z]+)?)"
    r"|(?P<repeat>\{\d+,\d+\})|(?P<sign>[()|?>]))"
)
_ANY = "."


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern. ``anchor`` holds the characters of which a sentence must have one for a match."""

    regex: re.Pattern[str]
    anchor: frozenset[str]
    group_classes: dict[str, tuple[str, ...]]


def literals(pattern: str) -> list[str]:
    """The literal forms that a pattern names: they get classes of their own in the lexicon."""
    return [m["literal"][1:-1] for m in _TOKEN.finditer(pattern) if m["literal"]]


def class_of_literal(text: str) -> str:
    return f"lit_{text}"


class Compiler:
    """Compiles patterns for one language's class codes."""

    def __init__(self, codes: ClassCodes, known: Iterable[str]) -> None:
        self._codes = codes
        self._known = set(known)
        self._characters: dict[str, str] = {}
        self._ranges: dict[str, str] = {}

    def compile(
        self, pattern: str, rule_id: str, not_before: str | None = None, not_after: str | None = None
    ) -> Pattern:
        """Compile; RuleError names the rule, the field ``pattern`` and the word at fault."""
        parser = _Parser(self, pattern, rule_id)
        body = parser.parse()
        ahead = f"(?!{_Parser(self, not_after, rule_id).parse()})" if not_after else ""
        behind = f"(?<!{_Parser(self, not_before, rule_id).parse()})" if not_before else ""
        try:
            regex = re.compile(behind + body + ahead, re.DOTALL)
        except re.error as error:
            raise RuleError(f"rule {rule_id}, field pattern: {error}") from error
        if regex.match("") is not None and not not_after:
            raise RuleError(f"rule {rule_id}, field pattern: it may match nothing; make one element obligatory")
        return Pattern(regex, parser.anchor(), {g: tuple(c) for g, c in parser.group_classes.items()})

    def characters(self, name: str, rule_id: str) -> str:
        """The characters of a class or ``class.feature``; they are cached since rules share classes."""
        if name not in self._characters:
            class_, _, feature = name.partition(".")
            if class_ not in self._known:
                raise RuleError(
                    f"rule {rule_id}, field pattern: unknown class {class_!r}; the lexicon does not have it"
                )
            if feature and feature not in FEATURES:
                raise RuleError(f"rule {rule_id}, field pattern: unknown feature {feature!r}; there are {FEATURES}")
            self._characters[name] = self._codes.characters(class_, feature or None)
        return self._characters[name]

    def ranges(self, characters: str) -> str:
        """The characters as the inside of a character class: neighbours as one range, since there are thousands."""
        if characters not in self._ranges:
            self._ranges[characters] = _as_ranges(characters)
        return self._ranges[characters]


def _as_ranges(characters: str) -> str:
    runs: list[list[int]] = []
    for code in sorted(map(ord, characters)):
        if runs and runs[-1][1] == code - 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return "".join(chr(low) if low == high else f"{chr(low)}-{chr(high)}" for low, high in runs)


class _Parser:
    """One pass over a pattern's text: writes the regular expression and collects what is obligatory."""

    def __init__(self, compiler: Compiler, pattern: str, rule_id: str) -> None:
        self._compiler, self._pattern, self._rule_id = compiler, pattern, rule_id
        self._required: list[str] = []
        self.group_classes: dict[str, list[str]] = {}

    def parse(self) -> str:
        out: list[str] = []
        stack: list[tuple[str, int]] = []
        open_groups: list[str] = []
        last_start = 0
        required: list[tuple[str, int]] = []
        position = 0
        text = self._pattern.rstrip()
        while position < len(text):
            match = _TOKEN.match(text, position)
            if match is None:
                raise self._error(f"cannot read {text[position:].strip()[:20]!r}")
            position = match.end()
            if match["literal"] or match["name"]:
                last_start = len(out)
                characters = self._element(match, open_groups, out)
                if characters:
                    required.append((characters, len(stack)))
            elif match["open"]:
                open_groups.append(match["group"])
                stack.append((">", len(out)))
                out.append(f"(?P<{match['group']}>")
            elif match["repeat"]:
                out.append(match["repeat"])
                self._loosen(required, stack, out, last_start, match["repeat"].startswith("{0"))
            else:
                last_start = self._sign(match["sign"], out, stack, open_groups, required, last_start)
        if stack:
            raise self._error("a bracket is not closed")
        self._required = [characters for characters, depth in required if depth == 0 and characters]
        return "(?:" + "".join(out) + ")"

    def _element(self, match: re.Match[str], open_groups: list[str], out: list[str]) -> str:
        name = class_of_literal(match["literal"][1:-1]) if match["literal"] else match["name"]
        if name == "any":
            out.append(_ANY)
            return ""
        negated = name.startswith("!")
        characters = self._compiler.characters(name.lstrip("!"), self._rule_id)
        if not characters:
            out.append("(?!)")
            return ""
        out.append(f"[{'^' if negated else ''}{self._compiler.ranges(characters)}]")
        for group in open_groups:
            self.group_classes.setdefault(group, []).append(name.partition(".")[0])
        return "" if negated else characters

    def _sign(
        self, sign: str, out: list[str], stack: list[tuple[str, int]], open_groups: list[str],
        required: list[tuple[str, int]], last_start: int,
    ) -> int:  # fmt: skip
        if sign == "(":
            stack.append((")", len(out)))
            out.append("(?:")
            return last_start
        if sign == "|":
            out.append("|")
            if not stack:
                raise self._error("an alternative needs brackets around it")
            if stack[-1][0] == ">":
                raise self._error("put brackets around the alternatives inside a group")
            self._drop(required, len(stack))
            stack[-1] = (")|", stack[-1][1])
            return last_start
        if sign == "?":
            out.append("?")
            self._loosen(required, stack, out, last_start, True)
            return last_start
        if not stack or stack[-1][0][0] != sign:
            raise self._error(f"{sign!r} closes nothing")
        kind, start = stack.pop()
        out.append(")")
        if sign == ">":
            open_groups.pop()
        if kind == ")|":
            self._drop(required, len(stack) + 1)
        for index, (characters, depth) in enumerate(required):
            if depth == len(stack) + 1:
                required[index] = (characters, depth - 1)
        return start

    @staticmethod
    def _drop(required: list[tuple[str, int]], depth: int) -> None:
        required[:] = [(c, d) for c, d in required if d < depth]

    def _loosen(
        self, required: list[tuple[str, int]], stack: list[tuple[str, int]], out: list[str], start: int, optional: bool
    ) -> None:
        """An optional element is no anchor: forget what was required since it began."""
        if optional:
            elements = sum(1 for piece in out[start:] if piece.startswith("[") and not piece.startswith("[^"))
            del required[len(required) - min(elements, len(required)) :]

    def anchor(self) -> frozenset[str]:
        """The rarest obligatory element's characters; empty where every element may be left out."""
        return frozenset(sorted(self._required, key=len)[0] if self._required else "")

    def _error(self, what: str) -> RuleError:
        return RuleError(f"rule {self._rule_id}, field pattern: {what} in {self._pattern!r}")
