"""Facilities: type × number × title × owner, in Russian and Kazakh word order.

Russian puts the number and the title after the head («поликлиника № 5», «ясли-сад «Шағала»»), Kazakh before it
(«№5 емхана», ««Кеңес» оңалту орталығы»). A head without either is a mention too; the facts decide what it is worth.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from socfacts.language import kazakh, russian
from socfacts.language.units import Unit
from socfacts.types import FacilityName, Mention

_HEADS = frozenset({"facility", "facility_generic"})
_MAX_ADJECTIVES = 5
_MAX_COMPLEMENT = 6
_MAX_TITLE = 7
_NAMED_AFTER = ("имени", "им")


@dataclass(slots=True)
class _Span:
    """What surrounds a head: unit indexes of the whole name, number and title."""

    first: int
    last: int
    numbers: list[int]
    title: tuple[int, int] | None = None
    title_text: str | None = None


def find_facilities(units: Sequence[Unit], lang: str, text: str) -> list[Mention]:
    """The facility mentions of a sentence, in order. Several numbers after one № give one mention each."""
    found: list[Mention] = []
    last = -1
    for index, unit in enumerate(units):
        if index <= last or not (unit.classes & _HEADS):
            continue
        span = _around_russian(units, index) if lang == "ru" else _around_kazakh(units, index, last)
        if span is None:
            continue
        found.extend(_mentions(units, index, span, lang, text))
        last = max(span.last, index)
    return found


def _mentions(units: Sequence[Unit], head: int, span: _Span, lang: str, text: str) -> Iterator[Mention]:
    unit = units[head]
    generic = "facility" not in unit.classes
    type_ = str(unit.worth("facility") or _type_of_title(units, span) or unit.worth("facility_generic"))
    plural = (russian.is_plural(_head_word(unit)) if lang == "ru" else unit.lexeme.plural) and not span.numbers
    title = span.title_text
    if span.title is not None:
        title = text[units[span.title[0]].start : units[span.title[1]].end]
    name = _name(units, head, span, lang, text)
    numbers: list[int | None] = [*span.numbers] if span.numbers else [None]
    for order, number in enumerate(numbers):
        first, last = (span.first, span.last) if len(numbers) == 1 or number is None else (number, number)
        if order == 0 and len(numbers) > 1 and number is not None:
            first, last = span.first, number
        digits = str(units[number].value) if number is not None else None
        value = FacilityName(type_, digits, title, name, generic, plural, _proper(units, head, span, generic))
        yield Mention(
            "FACILITY", units[first].start, units[last].end, first, last, value, f"{lang}.facility.name",
            {"head": (head, head + 1)},
        )  # fmt: skip


def _proper(units: Sequence[Unit], head: int, span: _Span, generic: bool) -> str | None:
    """What makes a name proper without a number or title: a place before its head, or quotes around the whole."""
    if generic:
        return None
    for unit in units[span.first : head]:
        if "place" in unit.lexeme.worth:
            return unit.lexeme.lemma
    first = units[span.first]
    return units[head].lexeme.lemma if "any_quote" in first.classes and span.title is None else None


def _type_of_title(units: Sequence[Unit], span: _Span) -> object:
    """The type that a well-known title tells where its head tells none: «центр «Ана мен бала»»."""
    if span.title is None or span.title[0] != span.title[1]:
        return None
    return units[span.title[0]].worth("title_type")


def _head_word(unit: Unit) -> str:
    """The noun that heads a phrase of the lexicon: in Russian the first noun."""
    words = unit.text.split()
    for word in words:
        if any(p.tag.POS == "NOUN" for p in russian.parses(word.lower())) and not russian.is_adjective(word):
            return word
    return words[-1]


# --- Russian ---------------------------------------------------------------------------------------------------


def _around_russian(units: Sequence[Unit], head: int) -> _Span | None:
    first = head
    while first > 0 and head - first < _MAX_ADJECTIVES and _is_modifier(units[first - 1]):
        first -= 1
    if first > 0 and units[first - 1].classes & {"num", "compound"} and "one" not in units[first - 1].classes:
        return None
    last, numbers = _numbers_after(units, head + 1)
    last = max(last, head)
    title = _quoted_after(units, last + 1)
    title_text = None
    if title is None:
        after, title_text = _named_after(units, last + 1)
        last = max(last, after)
    else:
        last = title[1] + 1
        if not numbers:
            after, numbers = _numbers_after(units, last + 1)
            last = max(last, after)
    if not numbers and title is None and title_text is None:
        last, numbers, title, title_text = _after_complement(units, head)
    first = _with_wrapper(units, first, last)
    if first > 0 and "any_quote" in units[first - 1].classes and _closes(units, last):
        first, last = first - 1, last + 1
        first = _with_wrapper(units, first, last)
    return _Span(first, last, numbers, title, title_text)


def _is_modifier(unit: Unit) -> bool:
    """An adjective before a head. A place's adjective belongs to the name («Аягозского детского центра»)."""
    if not unit.text[0].isalpha() or unit.classes & {"num", "ordinal", "month", "facility", "event", "currency"}:
        return False
    return " " not in unit.text and russian.is_adjective(unit.text) and unit.classes.isdisjoint({"pronoun", "bound"})


def _numbers_after(units: Sequence[Unit], index: int) -> tuple[int, list[int]]:
    """«№ 3, 9 и 15»: the index of the last number and all of them."""
    if index + 1 >= len(units) or "number_sign" not in units[index].classes or not _is_plain(units[index + 1]):
        return -1, []
    numbers = [index + 1]
    while True:
        last = numbers[-1]
        step = 2
        if last + 2 < len(units) and "number_sign" in units[last + 2].classes:
            step = 3
        following = last + step
        if following >= len(units) or not _is_plain(units[following]):
            return last, numbers
        if not (units[last + 1].text in (",", "и") and _ends_list(units, following)):
            return last, numbers
        numbers.append(following)


def _is_plain(unit: Unit) -> bool:
    return "int" in unit.classes and unit.value is not None and "num" in unit.classes


def _ends_list(units: Sequence[Unit], index: int) -> bool:
    """A number of a list of numbers is not followed by what it would count."""
    following = units[index + 1] if index + 1 < len(units) else None
    if following is not None and "place" in following.lexeme.worth:
        return True  # «школы № 2, 7 и 11 Степногорска»
    return following is None or not following.text[0].isalpha() or following.text in ("и", "или", "в", "на", "мен")


def _quoted_after(units: Sequence[Unit], index: int) -> tuple[int, int] | None:
    """The units inside a pair of quotes that opens at ``index``: (first, last)."""
    if index >= len(units) or "any_quote" not in units[index].classes or "quote_close" in units[index].classes:
        return None
    for end in range(index + 1, min(index + 2 + _MAX_TITLE, len(units))):
        if "any_quote" in units[end].classes:
            return (index + 1, end - 1) if end > index + 1 else None
    return None


def _named_after(units: Sequence[Unit], index: int) -> tuple[int, str | None]:
    """«имени Каныша Сатпаева»: the index of its last word and the name in the nominative."""
    if index >= len(units) or units[index].text.lower() not in _NAMED_AFTER:
        return -1, None
    index += 1 + (index + 1 < len(units) and units[index + 1].text == ".")
    words: list[str] = []
    while index < len(units) and len(words) < 3 and (units[index].text[:1].isupper() or units[index].text == "."):
        if units[index].text != ".":
            words.append(units[index].text)
        index += 1
    if not words:
        return -1, None
    return index - 1, " ".join(russian.name_in_nominative(word) for word in words)


def _after_complement(units: Sequence[Unit], head: int) -> tuple[int, list[int], tuple[int, int] | None, str | None]:
    """A number or title behind the head's genitive complement: «колледж нефти и газа имени Сафи Утебаева»."""
    index = head + 1
    while index < len(units) and index - head <= _MAX_COMPLEMENT:
        joined = units[index].text == "и" and index + 1 < len(units) and index > head + 1
        if not _is_complement(units[index]) and not (joined and _is_complement(units[index + 1])):
            break
        index += 1
    if index > head + 1:
        last, numbers = _numbers_after(units, index)
        if numbers:
            return last, numbers, None, None
        title = _quoted_after(units, index)
        if title is not None:
            return title[1] + 1, [], title, None
        after, named = _named_after(units, index)
        if named is not None:
            return after, [], None, named
    return head, [], None, None


def _is_complement(unit: Unit) -> bool:
    return (
        unit.text[0].isalpha() and unit.text.islower() and unit.classes.isdisjoint({"num", "facility", "event"})
        and all(russian.is_genitive(word) for word in unit.text.split())
    )  # fmt: skip


def _with_wrapper(units: Sequence[Unit], first: int, last: int) -> int:
    """Take in a legal wrapper and the quote it opens: «КГУ «Средняя школа № 14»»."""
    index = first
    if index > 0 and "any_quote" in units[index - 1].classes and _closes(units, last):
        index -= 1
    if index > 0 and "legal_wrapper" in units[index - 1].classes:
        return index - 1
    return first


def _closes(units: Sequence[Unit], last: int) -> bool:
    return last + 1 < len(units) and "any_quote" in units[last + 1].classes


# --- Kazakh ----------------------------------------------------------------------------------------------------


def _around_kazakh(units: Sequence[Unit], head: int, before: int) -> _Span | None:
    first = head
    while first - 1 > before and head - first < _MAX_ADJECTIVES + 2 and _modifies_kazakh(units, first - 1):
        first -= 1
    span = _Span(head, head, [])
    for index in range(head - 1, first - 2, -1):
        if index <= before:
            break
        if _opens_name(units, index, span):
            break
    if span.title is None and span.title_text is None and not span.numbers:
        if first > 0 and units[first - 1].classes & {"num"} and not (units[first - 1].classes & {"one"}):
            return None
        span.first = _named_modifiers(units, first, head)
    following = _quoted_after(units, head + 1)
    if span.title is None and span.title_text is None and following is not None and _capital(units, following):
        span.title, span.last = following, following[1] + 1
    return span


def _opens_name(units: Sequence[Unit], index: int, span: _Span) -> bool:
    """Whether a title, a number or «… атындағы» ends at ``index``; it is put into ``span``."""
    unit = units[index]
    if "any_quote" in unit.classes and "quote_open" not in unit.classes:
        opening = _opening_quote(units, index)
        if opening is None:
            return True
        span.title, span.first = (opening + 1, index - 1), opening
        _number_before(units, opening - 1, span)
        return True
    if unit.text.lower() == "атындағы":
        start = index
        while start > 0 and index - start < 3 and units[start - 1].text[:1].isupper():
            start -= 1
        if start < index:
            span.title_text = " ".join(u.text for u in units[start:index])
            span.first = start
            _number_before(units, start - 1, span)
        return True
    return _number_before(units, index, span)


def _number_before(units: Sequence[Unit], index: int, span: _Span) -> bool:
    """«№5», «нөмірі 5-інші» that ends at ``index``."""
    if index < 1 or units[index].value is None or "int" not in units[index].classes:
        return False
    sign = units[index - 1]
    if "number_sign" in sign.classes or sign.text.lower() in ("нөмірі", "нөмір"):
        span.numbers, span.first = [index], index - 1
        return True
    return False


def _opening_quote(units: Sequence[Unit], closing: int) -> int | None:
    for index in range(closing - 1, max(closing - _MAX_TITLE - 2, -1), -1):
        if "any_quote" in units[index].classes:
            return index if "quote_close" not in units[index].classes else None
    return None


def _modifies_kazakh(units: Sequence[Unit], index: int) -> bool:
    """A bare noun or adjective before the head; an object stands before a verbal noun («еңбекті оңалту»)."""
    unit = units[index]
    if not unit.text[0].isalpha() or unit.classes & {"num", "ordinal", "month", "facility", "event_verb", "negation"}:
        return False
    if unit.text.lower() in ("және", "мен", "бен", "пен"):
        return unit.text.lower() == "және"
    lexeme = unit.lexeme
    if lexeme.case == "acc":
        return index + 1 < len(units) and units[index + 1].text.lower().endswith(("у", "ю", "ту", "лау", "леу"))
    return lexeme.case == "nom" and not lexeme.possessive


def _named_modifiers(units: Sequence[Unit], first: int, head: int) -> int:
    """An unnamed facility keeps the modifiers that make its name: from the first capital («Жаңаөзен қалалық …»)."""
    for index in range(first, head):
        if units[index].text[:1].isupper() and index > 0:
            return index
    return head


def _capital(units: Sequence[Unit], span: tuple[int, int]) -> bool:
    return units[span[0]].text[:1].isupper()


# --- names -----------------------------------------------------------------------------------------------------


def _name(units: Sequence[Unit], head: int, span: _Span, lang: str, text: str) -> str:
    """The whole name in the nominative, as the text writes it but for case."""
    before = text[units[span.first].start : units[head].start]
    after = text[units[head].end : units[span.last].end]
    if lang == "kk":
        words = units[head].text.split()
        return _tidy(before + " ".join([*words[:-1], kazakh.nominative(words[-1])]) + after)
    words = [unit.text for unit in units[span.first : head] if unit.text[0].isalpha()]
    if units[span.first].classes & {"legal_wrapper", "any_quote"}:
        return _tidy(before + units[head].text + after)
    own = units[head].text.split()
    index = own.index(_head_word(units[head]))
    return _tidy(" ".join(russian.nominative([*words, *own], len(words) + index)) + after)


def _tidy(name: str) -> str:
    name = " ".join(name.split())
    return name[:1].upper() + name[1:]
