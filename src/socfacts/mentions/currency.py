"""The currency that a sentence leaves out: «4,8 млрд тенге, из них 3,1 млрд на ремонт»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from socfacts.language import russian
from socfacts.language.units import Unit
from socfacts.types import Mention, Quantity

# A smaller number without a currency is rarely a sum: «4,8 млрд тенге на 300 школ».
# Numbers that lean on the sum behind them.
_SHARING = frozenset({"ru.money.shared", "ru.money.change_from", "ru.quantity.change_from"})
_JOINING = frozenset({"и", "или", "до"})
_LEAST = 1000
_LEAST_BEFORE = 1_000_000
# Only where one of these stands in a sentence a number may be a sum without its currency.
SUM_CUES = frozenset({"sum_cue", "sum_cue_each"})
# Of what stands before the first currency of a text only what goes with one of these may be a sum of it.
MONEY_CUES = SUM_CUES | {"budget_role", "budget_role_verb"}
_BETWEEN = frozenset({"preposition", "dash"})
_PARTING = frozenset({"semicolon", "colon", "clause_opener", "stop"})
_NAMES = ("NOUN", "ADJF", "PRTF", "NUMR", "NPRO")


def restore_currency(
    mentions: list[Mention], units: Sequence[Unit], before: str | None = None
) -> tuple[list[Mention], str | None]:
    """The mentions with every number that can only be money turned into MONEY, and the last currency named.

    Such a number has a multiplier («млрд»), nothing that it counts follows, and the sentence names a sum before it
    (else after it). A sum in brackets is mostly a conversion and lends its currency to nothing. ``before`` is the
    currency that the document named last before this sentence; it lends to millions and more only, and not behind
    millions of something («12 млн зрителей в кино и 1,6 млн – дома»).
    """
    mentions = shared_multiplier(mentions, units)
    sums = [m for m in mentions if m.type == "MONEY" and isinstance(m.value, Quantity) and m.value.unit != "1"]
    lenders = [m for m in sums if not _bracketed(m, units)] or sums
    if not lenders and before is None:
        return mentions, None
    counted = len(units) if lenders else _first_counted(mentions, units)
    found = [
        _as_money(m, lenders, before)
        if m.first < counted and _lacks_currency(m, units, _least(m, lenders, units))
        else m
        for m in mentions
    ]
    return found, _unit(lenders[-1]) if lenders else before


def sums_without_currency(mentions: list[Mention], units: Sequence[Unit]) -> list[Mention]:
    """The mentions with every number that a word of money makes a sum («обошлись в 930 тысяч») turned into MONEY.

    It has no value: nothing tells its currency.
    """
    return [
        replace(m, type="MONEY", value=None) if _lacks_currency(m, units, _LEAST) and _cued(m, units) else m
        for m in mentions
    ]


def _cued(mention: Mention, units: Sequence[Unit]) -> bool:
    """Whether a word of money stands before the number, with at most a preposition or a dash between them.

    What people «получат по 3 тысячи» is money as well, if nothing is counted.
    """
    index = mention.first - 1
    each = index >= 0 and units[index].text.lower() == "по"
    if index > 0 and not units[index].classes.isdisjoint(_BETWEEN):
        index -= 1
    return index >= 0 and not units[index].classes.isdisjoint(SUM_CUES if each else ("sum_cue",))


def shared_multiplier(mentions: list[Mention], units: Sequence[Unit]) -> list[Mention]:
    """«1,7 и 0,9 млрд тенге»: the first number has the multiplier and the currency of the sum after «и».

    «С 4,1 до 5,3 тысячи кв. м», «с 12 до 15 тысяч мест»: a change has one multiplier, whatever grows.
    """
    if len(mentions) < 2:
        return mentions
    found = []
    for mention in mentions:
        total = None
        if mention.type == "NUMBER" or mention.rule in _SHARING:
            following = units[mention.last + 1] if mention.last + 1 < len(units) else None
            if following is not None and following.text.lower() in _JOINING:
                total = next((m for m in mentions if m.type == "MONEY" and m.first == mention.last + 2), None)
            if following is not None and following.text.lower() == "до" and _is_start(mention, units):
                total = next((m for m in mentions if m.last > mention.last and m.first - mention.last in (1, 2)), total)
        found.append(_scaled(mention, total, units) if total is not None else mention)
    return found


def _is_start(mention: Mention, units: Sequence[Unit]) -> bool:
    return mention.first > 0 and units[mention.first - 1].text.lower() in ("с", "со")


def _scaled(mention: Mention, total: Mention, units: Sequence[Unit]) -> Mention:
    value, other = mention.value, total.value
    factor = max(unit.factor for unit in units[total.first : total.last + 1])
    own = max(unit.factor for unit in units[mention.first : mention.last + 1])
    if not isinstance(value, Quantity) or not isinstance(other, Quantity) or own != 1:
        return mention
    if factor < _LEAST or value.value is None or value.qualifier != "exact" or value.value >= _LEAST:
        return mention
    amount = value.value * factor
    value = replace(value, value=amount, low=amount, high=amount, unit=other.unit)
    return replace(mention, type=total.type, value=value)


def _least(mention: Mention, lenders: list[Mention], units: Sequence[Unit]) -> int:
    """A sum said only later lends to millions: «не хватает 3 тысяч; их зарплата – 186 тысяч тенге» counts people."""
    if any(lender.start < mention.start for lender in lenders):
        return _LEAST
    between = units[mention.last + 1 : lenders[0].first] if lenders else ()
    near = bool(lenders) and all(unit.classes.isdisjoint(_PARTING) for unit in between)
    return _LEAST if near else _LEAST_BEFORE


def _unit(mention: Mention) -> str:
    assert isinstance(mention.value, Quantity)
    return mention.value.unit


def _lacks_currency(mention: Mention, units: Sequence[Unit], least: int) -> bool:
    if mention.type != "NUMBER" or not isinstance(mention.value, Quantity) or mention.value.unit != "1":
        return False
    if max(unit.factor for unit in units[mention.first : mention.last + 1]) < least:
        return False
    if _is_clipped(units[mention.last]):
        return False
    following = units[mention.last + 1] if mention.last + 1 < len(units) else None
    if following is None or not following.text[0].isalpha() or _is_of_sum(mention, units):
        return True
    if "budget_role" in following.classes and "counted" not in following.classes:
        return True  # «жөндеуге 40 миллион керек»
    readings = russian.parses(following.text.split()[0].lower())  # a phrase is one unit: «в год»
    return not any(parse.tag.POS in _NAMES and parse.score > 0.2 for parse in readings)


def _is_clipped(unit: Unit) -> bool:
    """«Миллиард восемьсот», as people say it: 1.8 billion or a billion and eight hundred."""
    return unit.in_words and unit.value is not None and unit.value >= _LEAST_BEFORE and unit.value % _LEAST > 0


def _is_of_sum(mention: Mention, units: Sequence[Unit]) -> bool:
    """«63,4 млрд теңгенің 5,7 миллиарды»: a part of the sum before, whatever follows."""
    before = units[mention.first - 1] if mention.first else None
    owned = before is not None and "currency" in before.classes and before.lexeme.case == "gen"
    return owned and units[mention.last].lexeme.possessive


def _first_counted(mentions: list[Mention], units: Sequence[Unit]) -> int:
    """The index of the first number that counts millions of something; that of no unit where there is none."""
    plain = [m for m in mentions if m.type == "NUMBER" and isinstance(m.value, Quantity) and m.value.unit == "1"]
    large = (m for m in plain if max(unit.factor for unit in units[m.first : m.last + 1]) >= _LEAST_BEFORE)
    return next((m.first for m in large if not _lacks_currency(m, units, _LEAST_BEFORE)), len(units))


def _as_money(mention: Mention, lenders: list[Mention], before: str | None) -> Mention:
    earlier = [m for m in lenders if m.start < mention.start]
    unit = _unit(earlier[-1]) if earlier else before or _unit(lenders[0])
    assert isinstance(mention.value, Quantity)
    return replace(mention, type="MONEY", value=replace(mention.value, unit=unit))


def _bracketed(mention: Mention, units: Sequence[Unit]) -> bool:
    before = [unit.text for unit in units[max(0, mention.first - 2) : mention.first]]
    return "(" in before
