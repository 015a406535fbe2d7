"""Titles of programmes, contests, campaigns and funds: the facility words in them name no facility."""

from __future__ import annotations

from collections.abc import Sequence

from socfacts.language.units import Unit
from socfacts.language.wordlists import WordList
from socfacts.mentions.namespan import MAX_TITLE

_TITLED = {lang: WordList("titled_otherwise", lang) for lang in ("ru", "kk")}
_MODIFIERS = 2
# «Проект «Строительство школы на 600 мест»» tells of a school all the same.
_TELLING = frozenset({"num", "number_sign", "event"})


def in_other_title(units: Sequence[Unit], head: int, lang: str) -> bool:
    """«Нацпроект «Комфортная школа»», ««Жайлы мектеп» ұлттық жобасы», «акция «Дорога в школу»»."""
    quotes = _quotes_around(units, head)
    if quotes is None:
        return False
    opening, closing = quotes
    if any(not unit.classes.isdisjoint(_TELLING) for unit in units[opening + 1 : closing]):
        return False
    stems = _TITLED[lang].tuple
    if lang == "ru":
        return opening > 0 and units[opening - 1].text.lower().startswith(stems)
    for unit in units[closing + 1 : closing + 2 + _MODIFIERS]:
        if not unit.text[0].isalpha():
            return False
        if unit.text.lower().startswith(stems):
            return True
    return False


def _quotes_around(units: Sequence[Unit], head: int) -> tuple[int, int] | None:
    """The quotes that open before a unit and close behind it."""
    before = range(head - 1, max(head - MAX_TITLE - 2, -1), -1)
    opening = next((i for i in before if "any_quote" in units[i].classes), None)
    if opening is None or "quote_close" in units[opening].classes:
        return None
    after = range(head + 1, min(head + MAX_TITLE + 2, len(units)))
    closing = next((i for i in after if "any_quote" in units[i].classes), None)
    if closing is None or "quote_open" in units[closing].classes:
        return None
    return opening, closing
