"""Raised characters: a footnote mark never becomes a digit, and m² stays m².

Pages, PDF files and Word documents say «raised» in their own ways; what a raised run means is decided here, once.
Most are footnote marks and vanish: «15¹ школ» is 15 schools, and a mark kept as a digit would make them 151.
"""

from __future__ import annotations

import re

_POWERS = {"2": "²", "3": "³"}
_SUPERSCRIPTS = str.maketrans("0123456789-−–", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻⁻")
# «3 200 м» + «2», but not «3 200 кв. м» + «2»: there the square is said, and the 2 is a mark.
_UNIT = re.compile(r"(?<![^\W\d_])(?P<square>(?:кв|куб|sq|шаршы|текше)\.?\s*)?(?:[кксдcmмkd]?[мm])\.?$", re.IGNORECASE)
_HOUR = re.compile(r"(?<![\d.,])(?:[01]?\d|2[0-4])$")
_TEN = re.compile(r"[·×∙⋅*xх]\s?10$")
_SLASH_DIGIT = re.compile(r"\s?[/⁄]\s?\d")
_CELSIUS = re.compile(r"\s?[СC](?![^\W_])")
# Digits, asterisks, daggers, brackets; a single letter; small Roman numerals: the shapes of footnote marks.
_MARK = re.compile(r"[\d\s.,;:*†‡§#()\[\]⁎∗–-]+|\(?[^\W\d_]\)?|[ivx]{1,5}|тм|tm|®|™|©", re.IGNORECASE)


def raised(before: str, run: str, after: str = "") -> str:
    """What the raised ``run`` between ``before`` and ``after`` is in plain text; a footnote mark is nothing.

    ``before`` and ``after`` are the text around, a few characters are enough. A power of a unit is ² or ³, a degree
    is °, «15» + «00» is a clock time, «·10» + «6» a power of ten, «1» before «/2» a fraction; words stay words.
    """
    mark = run.strip()
    if not mark or mark == ".":
        return run
    base = before.rstrip()
    meaning = _power(base, mark) or _degree(base, mark, after) or _number_part(base, mark, after)
    if meaning:
        return meaning
    if _MARK.fullmatch(mark):
        return ""
    return f" {mark}" if base[-1:].isalnum() else mark


def _power(base: str, mark: str) -> str:
    unit = _UNIT.search(base)
    if mark in _POWERS and unit and not unit["square"]:
        return _POWERS[mark]
    if _TEN.search(base) and re.fullmatch(r"[−–-]?\d{1,2}", mark):
        return mark.translate(_SUPERSCRIPTS)
    return ""


def _degree(base: str, mark: str, after: str) -> str:
    celsius = base[-1:].isdigit() and _CELSIUS.match(after)
    return "°" if celsius and mark in {"0", "o", "о", "O", "О", "°", "º"} else ""


def _number_part(base: str, mark: str, after: str) -> str:
    if mark == "00" and _HOUR.search(base):
        return ":00"
    if mark.isdigit() and _SLASH_DIGIT.match(after):
        return f" {mark}" if base[-1:].isdigit() else mark
    return ""
