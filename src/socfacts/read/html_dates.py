"""The publication date of a web page: what its metadata says, else the date printed at its head.

No clock is read: a page gives the same date on any day, and «today, 10:00» gives none.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date

from lxml.html import HtmlElement

_META = (
    ("property", "article:published_time"),
    ("itemprop", "datePublished"),
    ("name", "datePublished"),
    ("property", "og:published_time"),
    ("name", "pubdate"),
    ("name", "publish-date"),
    ("name", "mediator_published_time"),
    ("name", "DC.date.issued"),
    ("name", "DC.date"),
    ("name", "date"),
)
_MONTHS = (
    "янв қаң", "фев ақп", "мар нау", "апр сәу", "мая май мам", "июн мау", "июл шіл", "авг там", "сен қыр", "окт қаз",
    "ноя қар", "дек жел",
)  # fmt: skip
_MONTH = {stem: number for number, stems in enumerate(_MONTHS, 1) for stem in stems.split()}
_ISO = re.compile(r"(?<!\d)(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)", re.ASCII)
_DOTTED = re.compile(r"(?<!\d)(?P<day>\d{1,2})[./](?P<month>\d{1,2})[./](?P<year>\d{4})(?!\d)", re.ASCII)
_SPELT = re.compile(r"(?<!\d)(?P<day>\d{1,2})\s+(?P<word>[^\W\d_]{3,9})\.?,?\s+(?P<year>\d{4})(?!\d)")
_SPELT_KAZAKH = re.compile(r"(?<!\d)(?P<year>\d{4})\s+ж\w*\.?\s+(?P<day>\d{1,2})\s+(?P<word>[^\W\d_]{3,9})")
_DATED = re.compile(r"date|time|publi|дата|күні", re.IGNORECASE)
_LONGEST = 60  # a longer element is no dateline
_JSON_DEPTH = 8


def published(tree: HtmlElement) -> date | None:
    """The day on which the page was published, as the page writes it; ``None`` where it does not say."""
    for text in _stated(tree):
        found = read_date(text)
        if found:
            return found
    return None


def read_date(text: str) -> date | None:
    """The date in ``text``: ``2025-03-14T10:00+05:00``, ``14.03.2025``, ``14 марта 2025``, ``2025 жылғы 14 наурыз``."""
    for pattern in (_ISO, _DOTTED, _SPELT, _SPELT_KAZAKH):
        match = pattern.search(text)
        if match is None:
            continue
        parts = match.groupdict()
        month = int(parts["month"]) if "month" in parts else _MONTH.get(parts["word"][:3].lower(), 0)
        with suppress(ValueError):  # the 31st of February is no date
            return date(int(parts["year"]), month, int(parts["day"]))
    return None


def _stated(tree: HtmlElement) -> Iterator[str]:
    for attribute, value in _META:
        for meta in tree.iter("meta"):
            if meta.get(attribute, "").lower() == value.lower():
                yield meta.get("content", "")
    for script in tree.iter("script"):
        if script.get("type", "").lower() == "application/ld+json":
            yield from _from_json(script.text or "")
    for element in tree.iter():
        if element.get("itemprop") == "datePublished" or element.tag == "time":
            yield element.get("datetime") or element.get("content") or element.text_content()[:_LONGEST]
    for element in tree.iter("div", "span", "p", "li", "small", "a", "td"):
        if _DATED.search(element.get("class", "") + element.get("id", "")):
            text = element.text_content()
            yield text if len(text.strip()) <= _LONGEST else ""


def _from_json(text: str) -> Iterator[str]:
    try:
        stack = [(json.loads(text), 0)]
    except (ValueError, RecursionError):  # other people's scripts: a broken one says nothing
        return
    while stack:
        value, depth = stack.pop()
        if isinstance(value, dict):
            if isinstance(value.get("datePublished"), str):
                yield value["datePublished"]
            value = list(value.values())
        if isinstance(value, list) and depth < _JSON_DEPTH:
            stack += ((item, depth + 1) for item in value)
