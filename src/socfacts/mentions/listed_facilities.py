"""Facilities of a list that share one head: «три школы: № 142 в Самале, № 145 …», «сады «Айголек» и «Балапан»»."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from socfacts.language import russian
from socfacts.language.units import Unit
from socfacts.mentions.namespan import quoted_after
from socfacts.types import FacilityName, Mention

_BEFORE_NUMBER = (":", ",", "и", ";", "–", "—", "-")
_TAIL = 9  # units that may stand between two titles of a list: «на улице Абая, 140 мест, и»
_COMPLEMENT = 7
_MAX_TITLE = 3
# Between two titles these name something else that a title may belong to.
_OTHERS = frozenset({"legal_wrapper", "company_noun", "payer_noun", "facility", "stop", "event"})


def with_listed(units: Sequence[Unit], found: list[Mention], head_word: Callable[[Unit], str]) -> list[Mention]:
    """The mentions of a Russian sentence with those that a list names by number or title alone, in order."""
    more = [*_numbered(units, found, head_word), *_titled(units, found, head_word)]
    return sorted([*found, *more], key=lambda mention: mention.start) if more else found


def _named(found: Sequence[Mention]) -> set[int]:
    return {index for mention in found for index in range(mention.first, mention.last + 1)}


def _numbered(units: Sequence[Unit], found: list[Mention], head_word: Callable[[Unit], str]) -> Iterator[Mention]:
    """A number without a head has the one that its sentence named before."""
    named, listed = _named(found), False
    for index, unit in enumerate(units[:-1]):
        if "number_sign" not in unit.classes or index in named or not is_plain(units[index + 1]) or not index:
            continue
        if units[index - 1].text not in _BEFORE_NUMBER:
            continue
        head = next((i for i in range(index - 1, -1, -1) if "facility" in units[i].classes), None)
        if head is not None and (listed or _may_head(units, head, found, head_word)):
            listed = True
            number = units[index + 1]
            value = _value(units[head], head_word, number=str(number.value), shown=f"№ {number.text}")
            yield _mention(units, index, index + 1, head, value)


def _titled(units: Sequence[Unit], found: list[Mention], head_word: Callable[[Unit], str]) -> Iterator[Mention]:
    """A title in quotes that a comma, «и», a dash or a colon joins to the head or the title before it."""
    ends = {m.last: m.groups["head"][0] for m in found if getattr(m.value, "title", None) is not None}
    named = _named(found)
    for index, unit in enumerate(units):
        title = quoted_after(units, index) if "any_quote" in unit.classes and index not in named else None
        if title is None or not index or not _is_title(units[title[0] : title[1] + 1]):
            continue
        if units[index - 1].text not in _BEFORE_NUMBER:
            continue
        head = _head_of_list(units, index, ends, head_word)
        if head is None:
            continue
        last = title[1] + 1
        ends[last] = head
        words = " ".join(u.text for u in units[title[0] : title[1] + 1])
        yield _mention(units, index, last, head, _value(units[head], head_word, title=words, shown=f"«{words}»"))


def _is_title(words: Sequence[Unit]) -> bool:
    """A few words with a capital; no «Мы ждём, но верим»."""
    return words[0].text[:1].isupper() and len(words) <= _MAX_TITLE and all(word.text[0].isalpha() for word in words)


def _head_of_list(
    units: Sequence[Unit], index: int, ends: dict[int, int], head_word: Callable[[Unit], str]
) -> int | None:
    """The head of the title before, or a plural whose dash or colon leads the list in."""
    for at in range(index - 1, max(index - 1 - _TAIL, -1), -1):
        if at in ends:
            return ends[at]
        if units[at].classes & _OTHERS or "any_quote" in units[at].classes:
            break
    if units[index - 1].text not in (":", "–", "—", "-"):
        return None
    for at in range(index - 2, max(index - 2 - _COMPLEMENT, -1), -1):
        if "facility" in units[at].classes:
            several = russian.is_plural(head_word(units[at])) or _is_counted(units, at)
            return at if several else None
        if not units[at].text[0].isalpha() or units[at].classes & _OTHERS:
            return None
    return None


def _is_counted(units: Sequence[Unit], head: int) -> bool:
    """«Два новых центра»: a number before the head and its adjectives."""
    at = head - 1
    while at > 0 and head - at <= 4 and units[at].text[0].isalpha() and russian.is_adjective(units[at].text):
        at -= 1
    return at >= 0 and "num" in units[at].classes and "one" not in units[at].classes


def _may_head(units: Sequence[Unit], head: int, found: Sequence[Mention], head_word: Callable[[Unit], str]) -> bool:
    """A plural («три школы»), or the head of a numbered name («школа № 3 в Актау, № 5 в Жанаозене»)."""
    numbered = any(m.first <= head <= m.last and getattr(m.value, "number", None) for m in found)
    return numbered or (head > 0 and "num" in units[head - 1].classes) or russian.is_plural(head_word(units[head]))


def is_plain(unit: Unit) -> bool:
    """Whether a unit is a number in digits."""
    return "int" in unit.classes and unit.value is not None and "num" in unit.classes


def _value(
    head: Unit, head_word: Callable[[Unit], str], *, number: str | None = None, title: str | None = None, shown: str
) -> FacilityName:
    name = f"{russian.nominative([head_word(head)], 0)[0]} {shown}"
    return FacilityName(str(head.worth("facility")), number, title, name[:1].upper() + name[1:])


def _mention(units: Sequence[Unit], first: int, last: int, head: int, value: FacilityName) -> Mention:
    return Mention(
        "FACILITY", units[first].start, units[last].end, first, last, value, "ru.facility.name",
        {"head": (head, head + 1)},
    )  # fmt: skip
