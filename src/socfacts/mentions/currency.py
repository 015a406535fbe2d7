"""The currency that a sentence leaves out: «4,8 млрд тенге, из них 3,1 млрд на ремонт»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from socfacts.language import russian
from socfacts.language.units import Unit
from socfacts.types import Mention, Quantity

# A smaller number without a currency is rarely a sum: «4,8 млрд тенге на 300 школ».
_LEAST = Decimal(1000)
_NAMES = frozenset({"NOUN", "ADJF", "PRTF", "NUMR"})


def restore_currency(mentions: list[Mention], units: Sequence[Unit]) -> list[Mention]:
    """The mentions with every number that can only be money turned into MONEY of the sentence's currency.

    Such a number has a multiplier («млрд»), nothing that it counts follows, and the sentence names a sum before it
    (else after it). A sum in brackets is mostly a conversion and lends its currency to nothing.
    """
    sums = [m for m in mentions if m.type == "MONEY" and isinstance(m.value, Quantity) and m.value.unit != "1"]
    if not sums:
        return mentions
    lenders = [m for m in sums if not _bracketed(m, units)] or sums
    return [_as_money(m, lenders) if _lacks_currency(m, units) else m for m in mentions]


def _lacks_currency(mention: Mention, units: Sequence[Unit]) -> bool:
    if mention.type != "NUMBER" or not isinstance(mention.value, Quantity) or mention.value.unit != "1":
        return False
    if max(unit.factor for unit in units[mention.first : mention.last + 1]) < _LEAST:
        return False
    following = units[mention.last + 1] if mention.last + 1 < len(units) else None
    if following is None or not following.text[0].isalpha():
        return True
    return all(parse.tag.POS not in _NAMES for parse in russian.parses(following.text.lower())[:1])


def _as_money(mention: Mention, lenders: list[Mention]) -> Mention:
    lender = next((m for m in reversed(lenders) if m.start < mention.start), lenders[0])
    assert isinstance(mention.value, Quantity) and isinstance(lender.value, Quantity)
    return replace(mention, type="MONEY", value=replace(mention.value, unit=lender.value.unit))


def _bracketed(mention: Mention, units: Sequence[Unit]) -> bool:
    before = [unit.text for unit in units[max(0, mention.first - 2) : mention.first]]
    return "(" in before
