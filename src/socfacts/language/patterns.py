"""Patterns of rules: bounded regular expressions over the class characters of a sentence's units.

Grammar, elements separated by blanks: a class name, ``class.feature``, ``'literal form'``, ``any``, ``( a | b )``,
``<group: …>``, and after an element ``?`` or ``{m,n}``; ``!( a | b )`` takes no word but forbids those that may not
follow here. There is no unbounded repeat, so that no input makes a rule slow.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from socfacts.errors import RuleError
from socfacts.language.classes import FEATURES, ClassCodes

_TOKEN = re.compile(
    r"\s*(?:(?P<literal>'[^']+')|(?P<open><(?P<group>[a-z][a-z0-9_]*):)|(?P<name>!?[a-z][a-z0-9_]*(?:\.[a-z]+)?)"
    r"|(?P<repeat>\{\d+,\d+\})|(?P<ahead>!\()|(?P<sign>[()|?>]))"
)
_ANY = "."


@dataclass(slots=True)
class Pattern:
    """A checked pattern. Of the characters of each string in ``needs`` a sentence must have one for a match.

    The regular expression is compiled when it is first tried: most articles need a few rules only.
    """

    source: str
    needs: tuple[str, ...]
    group_classes: dict[str, tuple[str, ...]]
    _regex: re.Pattern[str] | None = None

    @property
    def regex(self) -> re.Pattern[str]:
        """The bounded regular expression over class characters."""
        if self._regex is None:
            self._regex = re.compile(self.source, re.DOTALL)
        return self._regex

    def __reduce__(self) -> tuple[type[Pattern], tuple[str, tuple[str, ...], dict[str, tuple[str, ...]]]]:
        return Pattern, (self.source, self.needs, self.group_classes)


def literals(pattern: str) -> list[str]:
    """The literal forms that a pattern names: they get classes of their own in the lexicon."""
    return [m["literal"][1:-1] for m in _TOKEN.finditer(pattern) if m["literal"]]


def group_names(pattern: str) -> list[str]:
    """The names of a pattern's groups, in the order in which they open."""
    return [m["group"] for m in _TOKEN.finditer(pattern) if m["group"]]


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
        groups = {group: tuple(classes) for group, classes in parser.group_classes.items()}
        made = Pattern(behind + body + ahead, parser.needs(), groups)
        try:
            matches_nothing = made.regex.match("") is not None and not not_after
        except re.error as error:
            raise RuleError(f"rule {rule_id}, field pattern: {error}") from error
        if matches_nothing:
            raise RuleError(f"rule {rule_id}, field pattern: it may match nothing; make one element obligatory")
        return made

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


@dataclass(slots=True, unsafe_hash=True)
class _Part:
    """A part of a pattern: its regular expression, and for each element that no match can do without its characters."""

    regex: str
    needs: tuple[str, ...] = ()


class _Parser:
    """One descent through a pattern's text: writes the regular expression and finds what a match cannot do without."""

    def __init__(self, compiler: Compiler, pattern: str, rule_id: str) -> None:
        self._compiler, self._pattern, self._rule_id = compiler, pattern, rule_id
        self._tokens = self._tokenize(pattern.rstrip())
        self._next = 0
        self._open_groups: list[str] = []
        self._needs: tuple[str, ...] = ()
        self.group_classes: dict[str, list[str]] = {}

    def _tokenize(self, text: str) -> list[re.Match[str]]:
        tokens, position = [], 0
        while position < len(text):
            match = _TOKEN.match(text, position)
            if match is None:
                raise self._error(f"cannot read {text[position:].strip()[:20]!r}")
            tokens.append(match)
            position = match.end()
        return tokens

    def parse(self) -> str:
        part = self._sequence()
        if self._next < len(self._tokens):
            sign = self._tokens[self._next]["sign"]
            raise self._error("an alternative needs brackets around it" if sign == "|" else f"{sign!r} closes nothing")
        self._needs = part.needs
        return f"(?:{part.regex})"

    def needs(self) -> tuple[str, ...]:
        """The characters of each obligatory element, the rarest first; empty where every element may be left out."""
        return tuple(sorted(set(self._needs), key=lambda need: (len(need), need)))

    def _sequence(self) -> _Part:
        """Elements up to a sign that closes or divides, which is left for the caller."""
        parts: list[_Part] = []
        while self._next < len(self._tokens):
            token = self._tokens[self._next]
            if token["sign"] in ("|", ")", ">"):
                break
            parts.append(self._repeated(self._element(token)))
        return _Part("".join(part.regex for part in parts), tuple(need for part in parts for need in part.needs))

    def _element(self, token: re.Match[str]) -> _Part:
        self._next += 1
        if token["literal"] or token["name"]:
            return self._class(class_of_literal(token["literal"][1:-1]) if token["literal"] else token["name"])
        if token["open"]:
            self._open_groups.append(token["group"])
            inner = self._sequence()
            if self._closing() == "|":
                raise self._error("put brackets around the alternatives inside a group")
            self._close(">")
            self._open_groups.pop()
            return _Part(f"(?P<{token['group']}>{inner.regex})", inner.needs)
        if token["sign"] == "(":
            return self._alternatives()
        if token["ahead"]:
            return _Part(f"(?!{self._alternatives().regex})")
        raise self._error(f"{(token['sign'] or token['repeat'])!r} follows nothing")

    def _alternatives(self) -> _Part:
        branches = [self._sequence()]
        while self._closing() == "|":
            self._next += 1
            branches.append(self._sequence())
        self._close(")")
        rarest = [min(branch.needs, key=len, default="") for branch in branches]
        need = "".join(dict.fromkeys("".join(rarest))) if all(rarest) else ""
        return _Part(f"(?:{'|'.join(branch.regex for branch in branches)})", (need,) if need else ())

    def _repeated(self, part: _Part) -> _Part:
        """The part with the ``?`` or ``{m,n}`` that may follow it; what may be left out is no need."""
        token = self._tokens[self._next] if self._next < len(self._tokens) else None
        if token is None or not (token["repeat"] or token["sign"] == "?"):
            return part
        self._next += 1
        repeat = token["repeat"] or "?"
        optional = repeat == "?" or repeat.startswith("{0")
        return _Part(part.regex + repeat, () if optional else part.needs)

    def _closing(self) -> str | None:
        return self._tokens[self._next]["sign"] if self._next < len(self._tokens) else None

    def _close(self, sign: str) -> None:
        found = self._closing()
        if found is None:
            raise self._error("a bracket is not closed")
        if found != sign:
            raise self._error(f"{found!r} closes nothing")
        self._next += 1

    def _class(self, name: str) -> _Part:
        if name == "any":
            return _Part(_ANY)
        negated = name.startswith("!")
        characters = self._compiler.characters(name.lstrip("!"), self._rule_id)
        if not characters:
            return _Part("(?!)")
        for group in self._open_groups:
            self.group_classes.setdefault(group, []).append(name.partition(".")[0])
        ranges = self._compiler.ranges(characters)
        return _Part(f"[^{ranges}]") if negated else _Part(f"[{ranges}]", (characters,))

    def _error(self, what: str) -> RuleError:
        return RuleError(f"rule {self._rule_id}, field pattern: {what} in {self._pattern!r}")
