"""The ids of facts and facilities: the same for the same text on every machine and with every set of rules."""

from __future__ import annotations

import hashlib
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from socfacts.records import slots
    from socfacts.types import Quantity, When


def fact_id(doc_id: str, kind: str, start: int, end: int, normalised_value: str, facility_id: str | None) -> str:
    """16 hex digits over where a fact stands and what it says; ``normalised_value`` is as ``normalised`` gives it."""
    return _digest(doc_id, kind, str(start), str(end), normalised_value, facility_id or "")


def facility_id(
    type: str,
    number: str | None,
    title: str | None,
    region: str | None,
    doc_id: str | None = None,
    offset: int | None = None,
) -> str:
    """16 hex digits of a facility's identity: type, number, title and region code.

    A facility with neither number nor title is known only by its first mention: ``doc_id`` and ``offset`` (source
    offset) must then be given, else ``ValueError``.
    """
    parts = [type, (number or "").lstrip("0") or number or "", fold(title or ""), region or ""]
    if not number and not title:
        if doc_id is None or offset is None:
            raise ValueError("an unnamed facility is known by doc_id and offset")
        parts += [doc_id, str(offset)]
    return _digest(*parts)


def fold(title: str) -> str:
    """A title for comparison: without case, ё as е."""
    return title.casefold().replace("ё", "е")


def normalised(kind: str, quantity: Quantity | slots.Quantity | None, when: When | slots.When | None) -> str:
    """The value of a fact as its id sees it.

    The EDTF of a date; nothing for a facility; else the quantity's value, low, high, qualifier and unit.
    """
    if kind == "date" and when is not None:
        return when.edtf
    if kind == "facility" or quantity is None:
        return ""
    numbers = (quantity.value, quantity.low, quantity.high)
    return " ".join([*map(_plain, numbers), quantity.qualifier, quantity.unit])


def _plain(number: Decimal | None) -> str:
    return "-" if number is None else decimal_text(number)


@lru_cache(4096)
def decimal_text(number: Decimal) -> str:
    """Plain notation: no exponent, no trailing zeros, no point in an integral number, no negative zero."""
    text = f"{number:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
