"""Tokens: one regular expression cuts a sentence into words, numbers and marks.

A hyphenated word stays whole; a number keeps its separators and its suffix («1 760», «2,5», «400-ден», «2024-го»).
What only looks like a number (phones, document numbers, versions) is ``junk`` and never gets a value.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

LETTER = r"[^\W\d_]"
_SUFFIX = rf"(?:-{LETTER}+(?:-{LETTER}+)*)?"
_END = r"(?![\d])"

TOKEN = re.compile(
    rf"""
    (?P<url>(?:https?://|www\.)[^\s\]»)]+)
  | (?P<word>{LETTER}+(?:-(?!(?:19|20)\d\d(?![\w-]))(?=[^\W_])[^\W_]+)*)
  | (?P<iso_date>\d{{4}}-\d{{2}}-\d{{2}}(?![\d-])(?:T\d{{2}}:\d{{2}}(?::\d{{2}})?Z?)?)
  | (?P<phone>(?:\+\d{{1,3}}|[78])[ -]?(?:\(\d{{3,5}}\)|\d{{3,4}})[ -]\d{{2,3}}[ -]\d{{2}}[ -]?\d{{2}}{_END}
      |\+\d{{10,12}}{_END})
  | (?P<dot_date>\d{{1,2}}\.\d{{1,2}}\.(?:\d{{4}}|\d{{2}})(?!\d|[.,/-]\d)|\d{{1,2}}/\d{{1,2}}/\d{{4}}(?!\d|[.,/-]\d))
  | (?P<grouped>\d{{1,3}}(?:(?:[ ]\d{{3}})+(?:[.,]\d+)?|(?:\.\d{{3}}){{2,}}(?:,\d+)?|(?:,\d{{3}}){{2,}}(?:\.\d+)?)
      (?!\d|[.,:/]\d){_SUFFIX})
  | (?P<junk>(?!\d{{1,2}}:\d\d:\d\d(?![.,:/-]?\d))\d+(?:[.,:/]\d+){{2,}}(?:[-/.]\w+)*
      |\d+(?:[.,]\d+)?(?:-\d+){{2,}}(?:/\w+)*|\d+-\d+/\w+|\d+/\d+(?=[/-])[\w/-]*)
  | (?P<clock>(?:[01]?\d|2[0-4])[:]\d{{2}}(?::\d{{2}})?{_END}{_SUFFIX})
  | (?P<ratio>\d+[:/]\d+{_END})
  | (?P<decimal>\d+[.,]\d+{_SUFFIX})
  | (?P<int>\d+{_SUFFIX})
  | (?P<percent>%{_SUFFIX})
  | (?P<mark>[^\w\s]|_)
    """,
    re.VERBOSE,
)

# A token with the blanks before it: all pieces together are the sentence, less the blanks at its end.
PIECE = re.compile(rf"\s*(?:{re.sub(r'[(][?]P<[a-z_]+>', '(?:', TOKEN.pattern)})", re.VERBOSE)

_SPLIT = re.compile(rf"(?P<digits>[\d .,]*\d)(?:-(?P<suffix>{LETTER}.*))?")


@dataclass(slots=True, unsafe_hash=True)
class NumberToken:
    """A number in digits: its exact value, the suffix after its hyphen, and whether a comma or dot made a decimal."""

    value: Decimal
    digits: str
    suffix: str
    decimal: bool
    ambiguous: bool


@lru_cache(maxsize=65536)
def number_token(text: str, kind: str) -> NumberToken | None:
    """The value of a token of kind ``int``, ``decimal`` or ``grouped``; None where its separators make no number."""
    match = _SPLIT.fullmatch(text)
    if match is None:
        return None
    digits = match["digits"]
    plain = digits.replace(" ", "")
    if kind == "grouped":
        plain = _ungroup(plain)
    plain = plain.replace(",", ".")
    if len(plain) > 18:
        return None
    whole, _, fraction = plain.partition(".")
    # «1.500» may be a thousand and a half or one and a half: only a multiplier after it decides.
    ambiguous = kind == "decimal" and "." in digits and len(fraction) == 3
    return NumberToken(Decimal(plain), whole if not fraction else "", match["suffix"] or "", bool(fraction), ambiguous)


def _ungroup(plain: str) -> str:
    """Take the thousands' separators out: the last of two kinds of separators is the decimal one."""
    if "." in plain and "," in plain:
        thousands = "." if plain.index(".") < plain.index(",") else ","
        return plain.replace(thousands, "")
    for separator in ".,":
        if plain.count(separator) > 1:
            return plain.replace(separator, "")
    return plain
