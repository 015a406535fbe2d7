"""A language made ready for matching: its lexicon, its analyser of sentences and its compiled rules."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from socfacts import cache
from socfacts.errors import RuleError
from socfacts.language.lexicon import Lexicon
from socfacts.language.patterns import Compiler, Pattern, group_names, literals
from socfacts.language.units import Analyser
from socfacts.language.wordtable import Table, compile_table
from socfacts.ruleset import Rule, RuleSet

# Classes that shapes give, beside those of the lexicon.
SHAPE_CLASSES = (
    "word", "latin", "num", "int", "dec", "day", "year4", "year_recent", "ordinal_year", "one", "collective", "digits",
    "decade_digits", "decade_bare", "num_range", "numeral_about", "ordinal", "fraction_form", "month_range", "compound",
    "year_compound", "period_compound", "hour_compound", "percent_compound", "unit_compound", "money_compound",
    "times_compound", "roman", "junk", "iso_date", "dot_date", "clock", "phone", "ratio", "score", "act_number", "url",
    "mark", "comma", "dot", "dash", "slash", "colon", "lparen", "rparen", "quote_open", "quote_close", "quote",
    "any_quote", "number_sign", "percent", "plus", "degree", "ellipsis", "semicolon", "stop", "bullet", "apostrophe",
)  # fmt: skip


# The characters of words outside the lexicon, of all marks or of «any but …» are more.
_COMMON = 8_000


@dataclass(slots=True, unsafe_hash=True)
class CompiledRule:
    """A rule with its pattern compiled for one language; ``order`` is its place among all rules.

    ``narrows`` tells that the mention is a part of the match, the group ``at``; ``groups`` names all groups. A sentence
    is worth a try where all bits of ``needs`` occur in it.
    """

    rule: Rule
    pattern: Pattern
    order: int
    narrows: bool
    groups: tuple[str, ...]
    needs: int


class Grammar:
    """Everything that matching needs for one language. Building it takes a moment; then it is only read."""

    def __init__(self, rules: RuleSet, lang: str) -> None:
        self.lang = lang
        own = [rule for rule in rules.rules if lang in rule.languages]
        texts = [text for rule in own for text in (rule.pattern, rule.not_before, rule.not_after) if text]
        words = sorted({word for text in texts for word in literals(text)})
        key = "\0".join([rules.hash, lang, *words])
        # Table and patterns are stored as one: the characters in the patterns are those of this very table.
        table, patterns = cache.stored(f"grammar_{lang}", key, lambda: _compile(rules, lang, own, words))
        self.lexicon = Lexicon(table, lang)
        self.analyser = Analyser(self.lexicon)
        codes = self.lexicon.codes
        self.rules = tuple(
            CompiledRule(
                rule,
                pattern,
                order,
                "<at:" in rule.pattern,
                tuple(group_names(rule.pattern)),
                codes.bits_of(_telling(pattern.needs)),
            )
            for order, (rule, pattern) in enumerate(zip(own, patterns, strict=True))
        )


def _telling(needs: tuple[str, ...]) -> set[str]:
    """The needs that are worth a look: nearly every sentence has some word outside the lexicon."""
    telling = {need for need in needs if len(need) < _COMMON}
    return telling or set(needs)


def _compile(rules: RuleSet, lang: str, own: list[Rule], words: list[str]) -> tuple[Table, list[Pattern]]:
    """The words of a language spelled out and its patterns checked. RuleError names the rule at fault."""
    table = compile_table(rules, lang, words)
    lexicon = Lexicon(table, lang)
    Analyser(lexicon)  # gives the classes of shapes their characters too
    compiler = Compiler(lexicon.codes, {*SHAPE_CLASSES, *lexicon.classes(), *rules.classes()})
    patterns = []
    for rule in own:
        try:
            patterns.append(compiler.compile(rule.pattern, rule.id, rule.not_before, rule.not_after))
        except RuleError as error:
            raise RuleError(str(error).replace(f"rule {rule.id}", rules.where(rule.id), 1)) from error
    return table, patterns


@lru_cache(maxsize=8)
def _grammar(rules_hash: str, lang: str, holder: _Holder) -> Grammar:
    return Grammar(holder.rules, lang)


class _Holder:
    """Carries a rule set past the cache, which is keyed by its hash alone."""

    def __init__(self, rules: RuleSet) -> None:
        self.rules = rules

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Holder)

    def __hash__(self) -> int:
        return 0


def grammar(rules: RuleSet, lang: str) -> Grammar:
    """The grammar of a language under a rule set, built once a process."""
    return _grammar(rules.hash, lang, _Holder(rules))
