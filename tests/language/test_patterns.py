"""Patterns of rules are bounded regular expressions over the classes of words."""

from __future__ import annotations

from socfacts.language.classes import ClassCodes
from socfacts.language.patterns import Compiler


def matched(pattern: str, words: str) -> int | None:
    """How many of the words a pattern takes; words are written as the names of their classes."""
    codes = ClassCodes()
    text = "".join(codes.code(frozenset({word})) for word in words.split())
    match = Compiler(codes, words.split()).compile(pattern, "ru.x.y").regex.match(text)
    return match.end() if match else None


def test_what_may_not_follow_takes_no_word() -> None:
    """After `!( … )` the same word may still be taken, unless it is a forbidden one."""
    assert matched("month !( area | money ) num", "month num area money") == 2
    assert matched("month !( area | num ) num", "month num area money") is None


def test_an_optional_part_is_left_out_where_a_forbidden_word_follows() -> None:
    """«5 мая 1200 учеников» is a day without a year: the number belongs to what is counted."""
    assert matched("day month ( year !( counted ) year_word? )?", "day month year counted year_word") == 2
    assert matched("day month ( year !( counted ) year_word? )?", "day month year year_word counted") == 4


def test_a_longer_sequence_may_be_forbidden() -> None:
    """`!( a b | c )` looks at as many words as it names."""
    assert matched("from !( year to ) year", "from year to") is None
    assert matched("from !( year to ) year", "from year day to") == 2
