"""Facilities: type × number × title × owner, in Russian and Kazakh word order.

Russian puts the number and the title after the head («поликлиника № 5», «ясли-сад «Шағала»»), Kazakh before it
(«№5 емхана», ««Кеңес» оңалту орталығы»). A head without either is a mention too; the facts decide what it is worth.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from socfacts.language import kazakh, russian
from socfacts.language.units import Unit
from socfacts.language.wordlists import WordList
from socfacts.mentions import ordinal_names
from socfacts.mentions.facilities_kazakh import around_kazakh, is_central, is_plural, owner, titles_before
from socfacts.mentions.listed_facilities import is_plain, with_listed
from socfacts.mentions.namespan import NameSpan, quoted_after
from socfacts.mentions.other_titles import in_other_title
from socfacts.mentions.purpose import title_after_purpose, type_of_purpose
from socfacts.types import FacilityName, Mention

HEADS = frozenset({"facility", "facility_generic"})
_MAX_ADJECTIVES = 5
_MAX_COMPLEMENT = 6
_SIGN = frozenset({"mark"})
_BOTH = WordList("both", "ru")
_NO_TOPONYMS = WordList("no_toponyms", "ru")
_NAMED_AFTER = WordList("named_after", "ru")


def find_facilities(units: Sequence[Unit], lang: str, text: str) -> list[Mention]:
    """The facility mentions of a sentence, in order. Several numbers after one № give one mention each."""
    found: list[Mention] = []
    last = -1
    for index in [i for i, unit in enumerate(units) if not unit.lexeme.classes.isdisjoint(HEADS)]:
        if index <= last or (lang == "kk" and is_central(units, index)) or in_other_title(units, index, lang):
            continue
        span = _around_russian(units, index) if lang == "ru" else around_kazakh(units, index, last)
        if span is None:
            continue
        while found and span.first < found[-1].first:
            found.pop()  # a word of its title: ««Арена» спорт кешені»
        found.extend(_mentions(units, index, span, lang, text))
        last = max(span.last, index)
    return with_listed(units, found, _head_word) if lang == "ru" else found


def _mentions(units: Sequence[Unit], head: int, span: NameSpan, lang: str, text: str) -> Iterator[Mention]:
    unit = units[head]
    purpose = type_of_purpose(units, head, span, lang)
    generic = "facility" not in unit.classes and purpose is None
    told = _type_of_title(units, span) or purpose
    type_ = str(unit.worth("facility") or told or unit.worth("facility_generic"))
    plural = (_reads_plural(units, head, span.first) if lang == "ru" else is_plural(unit)) and not span.numbers
    title = span.title_text
    if span.title is not None:
        title = text[units[span.title[0]].start : units[span.title[1]].end]
    name = _name(units, head, span, lang, text)
    earlier = titles_before(units, span) if lang == "kk" and unit.lexeme.plural and not span.numbers else []
    if earlier and title is not None:  # ««Балдәурен» және «Еркетай» балабақшалары»: two, each with its name
        *words, last_word = unit.text.split()
        kind = " ".join([*words, kazakh.owned(kazakh.lemma_of(last_word))])
        name, plural = f"«{title}» {kind}", False
        for first, last in earlier:
            own = text[units[first].start : units[last].end]
            value = FacilityName(type_, None, own, f"«{own}» {kind}", generic, False, None)
            yield Mention(
                "FACILITY", units[first - 1].start, units[last + 1].end, first - 1, last + 1, value,
                f"{lang}.facility.name", {"head": (head, head + 1)},
            )  # fmt: skip
    numbers: list[int | None] = [*span.numbers] if span.numbers else [None]
    for order, number in enumerate(numbers):
        first, last = (span.first, span.last) if len(numbers) == 1 or number is None else (number, number)
        if len(numbers) > 1 and number is not None and lang == "kk":
            first, last = number - 1, number if order + 1 < len(numbers) else span.last
        elif order == 0 and len(numbers) > 1 and number is not None:
            first, last = span.first, number
        digits = str(units[number].value) if number is not None else _hyphenated(unit)
        shown = name
        if number is not None and len(numbers) > 1:
            shown = _one_of_several(units, head, span, number, lang, text)
        value = FacilityName(type_, digits, title, shown, generic, plural, _proper(units, head, span, generic, lang))
        yield Mention(
            "FACILITY", units[first].start, units[last].end, first, last, value, f"{lang}.facility.name",
            {"head": (head, head + 1)},
        )  # fmt: skip


def _hyphenated(unit: Unit) -> str | None:
    """«ТЭЦ-2»: the number is a part of the abbreviation."""
    head, _, number = unit.text.rpartition("-")
    return number if head.isupper() and number.isdecimal() else None


def _proper(units: Sequence[Unit], head: int, span: NameSpan, generic: bool, lang: str) -> str | None:
    """What makes a name proper without a number or title: a place before its head, or quotes around the whole."""
    if generic:
        return None
    for unit in units[span.first : head]:
        if "place" in unit.lexeme.worth:
            return unit.lexeme.lemma
    named = owner(units, head) if lang == "kk" else _toponym(units[span.first : head + 1])
    if named is not None:
        return named
    first = units[span.first]
    return units[head].lexeme.lemma if "any_quote" in first.classes and span.title is None else None


_OF_TOPONYM = re.compile(r"([А-ЯЁ][а-яё]{2,}[сц]к)(?:ий|ая|ое|ого|ому|им|ой|ую|ом)\Z")


def _toponym(units: Sequence[Unit]) -> str | None:
    """«Надеждинская школа», «в Белозёрской средней школе»: the stem of an adjective made of a place's name."""
    for unit in units:
        for word in unit.text.split():
            found = _OF_TOPONYM.match(word)
            if found is not None and not found[1].lower().endswith(_NO_TOPONYMS.tuple):
                return found[1].lower().replace("ё", "е")
    return None


def _type_of_title(units: Sequence[Unit], span: NameSpan) -> object:
    """The type that a well-known title tells where its head tells none: «центр «Ана мен бала»»."""
    if span.title is None or span.title[0] != span.title[1]:
        return None
    return units[span.title[0]].worth("title_type")


def _head_word(unit: Unit) -> str:
    """The noun that heads a phrase of the lexicon: in Russian the first noun."""
    words = unit.text.split()
    for word in words:
        if russian.is_noun(word):
            return word
    return words[-1]


_PLURAL_NAMES = WordList("plural_names", "ru")
_NAMES_IN_PLURAL = WordList("names_in_plural", "ru")
_SEVERAL = WordList("several", "ru")
_ADJECTIVES = WordList("adjectives_like_facilities", "ru")
_WITHOUT_GENITIVE = WordList("without_genitive", "ru")


def _reads_plural(units: Sequence[Unit], head: int, first: int) -> bool:
    """«Дороги» is one only where something governs the genitive; «районные больницы» are several."""
    word = _head_word(units[head])
    if units[head].lexeme.lemma in _NAMES_IN_PLURAL:
        return first > 0 and units[first - 1].text.lower() in _SEVERAL
    if russian.is_plural(word):
        return True
    if not any("plur" in p.tag and p.tag.case in ("nomn", "accs") for p in russian.parses(word.lower())):
        return False
    if first and units[first - 1].text.lower() in _SEVERAL:
        return True
    front = [unit.text for unit in units[first:head] if russian.is_adjective(unit.text)]
    if units[head].text.lower() not in _PLURAL_NAMES:
        front += [own for own in units[head].text.split()[:-1] if russian.is_adjective(own)]
    if front:
        readings = [p for p in russian.parses(front[-1].lower()) if p.tag.POS in ("ADJF", "PRTF")]
        return all("plur" in p.tag for p in readings)
    before = units[first - 1] if first else None
    if word.isupper():
        return False  # «на ТЭЦ»: an abbreviation without case is one unless something says otherwise
    if before is None or (first == 1 and before.classes == _SIGN):  # an emoji at the head of an item
        return [unit.text for unit in units[head + 1 :]] in ([], ["."], [":"])  # «Школы. В районе две …»: a topic
    governor = before.text.lower()
    placing = "на" if "facility_generic" in units[head].classes else "в"  # «на дороги» money is given
    if governor in ("в", "во", placing) and any({"sing", "loct"} in p.tag for p in russian.parses(word.lower())):
        return False  # «в гимназии»
    return "dash" in before.classes or governor in _WITHOUT_GENITIVE


# --- Russian ---------------------------------------------------------------------------------------------------


def _around_russian(units: Sequence[Unit], head: int) -> NameSpan | None:
    first = head
    while first > 0 and head - first < _MAX_ADJECTIVES and _is_modifier(units[first - 1], units[head]):
        first -= 1
    last, numbers = _numbers_after(units, head + 1)
    if (_is_counted(units, head, first) and (not numbers or russian.is_plural(_head_word(units[head])))) or _at_home(
        units, head
    ):
        return None
    if units[head].text.lower() in _ADJECTIVES and _describes_noun(units, head):
        return None
    last = max(last, head)
    title = quoted_after(units, last + 1)
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
    if not numbers and title is None and title_text is None:
        title = title_after_purpose(units, head) or _title_apart(units, head)
        last = title[1] + 1 if title is not None else last
    if not numbers and first > 0 and ordinal_names.is_number(units, first - 1, head, "ru"):
        first, numbers = first - 1, [first - 1]
    first = _with_wrapper(units, first, last)
    if first > 0 and "any_quote" in units[first - 1].classes and _closes(units, last):
        first, last = first - 1, last + 1
        first = _with_wrapper(units, first, last)
    return NameSpan(first, last, numbers, title, title_text)


def _is_counted(units: Sequence[Unit], head: int, first: int) -> bool:
    """«Три школы», «две трёхэтажные школы»; a «360-местное здание» is one."""
    if first > 0 and "compound" in units[first - 1].classes:
        return russian.is_plural(_head_word(units[head])) or _is_counted(units, head, first - 1)
    if first > 1 and "other_word" in units[first - 1].classes:
        first -= 1  # «два других садика»
    if first > 0 and units[first - 1].text.lower() in _BOTH:
        return True
    return first > 0 and "num" in units[first - 1].classes and "one" not in units[first - 1].classes


def _describes_noun(units: Sequence[Unit], head: int) -> bool:
    """«Самый дорогой проект»: no road but an adjective, which its noun agrees with."""
    following = units[head + 1] if head + 1 < len(units) else None
    if following is None or not following.text[0].isalpha():
        return False
    described = [p.tag for p in russian.parses(units[head].text.lower()) if p.tag.POS == "ADJF"]
    nouns = [p.tag for p in russian.parses(following.text.lower()) if p.tag.POS == "NOUN"]
    return any(a.gender == n.gender and a.number == n.number and a.case == n.case for a in described for n in nouns)


def _at_home(units: Sequence[Unit], head: int) -> bool:
    """«Обслуживание на дому» names no house."""
    return head > 0 and units[head].text.lower() == "дому" and units[head - 1].text.lower() == "на"


def _is_modifier(unit: Unit, head: Unit) -> bool:
    """An adjective before a head. A place's adjective belongs to the name («Аягозского детского центра»)."""
    if not unit.text[0].isalpha() or unit.classes & {"num", "ordinal", "month", "facility", "event", "currency"}:
        return False
    called_after = "place" in unit.classes and unit.lexeme.lemma.endswith(("ский", "цкий"))
    adjective = called_after or russian.is_adjective(unit.text)
    if " " in unit.text or not adjective or unit.classes & {"pronoun", "bound"}:
        return False
    return called_after or russian.may_agree(unit.text, _head_word(head))


def _numbers_after(units: Sequence[Unit], index: int) -> tuple[int, list[int]]:
    """«№ 3, 9 и 15»: the index of the last number and all of them."""
    if index + 1 >= len(units) or "number_sign" not in units[index].classes or not is_plain(units[index + 1]):
        return -1, []
    numbers = [index + 1]
    while True:
        last = numbers[-1]
        step = 2
        if last + 2 < len(units) and "number_sign" in units[last + 2].classes:
            step = 3
        following = last + step
        if following >= len(units) or not is_plain(units[following]):
            return last, numbers
        if not (units[last + 1].text in (",", "и") and _ends_list(units, following)):
            return last, numbers
        numbers.append(following)


def _ends_list(units: Sequence[Unit], index: int) -> bool:
    """A number of a list of numbers is not followed by what it would count."""
    following = units[index + 1] if index + 1 < len(units) else None
    if following is not None and "place" in following.lexeme.worth:
        return True  # «школы № 2, 7 и 11 Степногорска»
    if following is None or not following.text[0].isalpha() or following.text in ("и", "или", "в", "на", "мен"):
        return True
    return any(p.tag.POS in ("VERB", "PRTS") for p in russian.parses(following.text.lower())[:1])


def _named_after(units: Sequence[Unit], index: int) -> tuple[int, str | None]:
    """«имени Каныша Сатпаева»: the index of its last word and the name in the nominative."""
    if index >= len(units) or units[index].text.lower() not in _NAMED_AFTER:
        return -1, None
    index += 1 + (index + 1 < len(units) and units[index + 1].text == ".")
    words: list[str] = []
    last = index
    while index < len(units) and len(words) < 3:
        if units[index].text == "." and words and len(words[-1]) == 1:
            words[-1] += "."  # an initial
        elif units[index].text[:1].isupper():
            words.append(units[index].text)
            last = index
        else:
            break
        index += 1
    if not words:
        return -1, None
    return last, " ".join(russian.name_in_nominative(word) for word in words)


def _after_complement(units: Sequence[Unit], head: int) -> tuple[int, list[int], tuple[int, int] | None, str | None]:
    """A number or title behind the head's genitive complement: «колледж нефти и газа имени Сафи Утебаева»."""
    index = head + 1
    if index + 1 < len(units) and units[index].text == "для" and _is_complement(units[index + 1]):
        index += 1  # «интернат для одарённых детей имени Шакарима»
    while index < len(units) and index - head <= _MAX_COMPLEMENT:
        joined = units[index].text == "и" and index + 1 < len(units) and index > head + 1
        if not _is_complement(units[index]) and not (joined and _is_complement(units[index + 1])):
            break
        index += 1
    if index > head + 1:
        last, numbers = _numbers_after(units, index)
        if numbers:
            return last, numbers, None, None
        title = quoted_after(units, index)
        if title is not None:
            return title[1] + 1, [], title, None
        after, named = _named_after(units, index)
        if named is not None:
            return after, [], None, named
    if index > head + 1 or " " in units[head].text:
        title = quoted_after(units, _beyond_whom(units, index))
        if title is not None:
            return title[1] + 1, [], title, None
    return head, [], None, None


_WITH = frozenset({"с", "со"})


def _beyond_whom(units: Sequence[Unit], index: int) -> int:
    """«Центр реабилитации детей с ДЦП «Қадам»», «центр помощи детям с аутизмом «Мирас»»: where the title may stand."""
    if (
        index < len(units)
        and len(units[index].text) > 2
        and "datv" in russian.cases(units[index].text.lower(), number="plur")
    ):
        index += 1
    index += index < len(units) and units[index].text in _WITH
    if units[index - 1].text in _WITH:
        stop = min(index + _MAX_COMPLEMENT, len(units))
        while index < stop and units[index].text[0].isalpha() and not units[index].text.istitle():
            index += 1
    return index


def _title_apart(units: Sequence[Unit], head: int) -> tuple[int, int] | None:
    """«Первый бассейн города, «Нептун», работает …»: a title between commas, right behind the name."""
    index = head + 1
    while index < len(units) and index - head <= 2 and _is_complement(units[index]):
        index += 1
    if index >= len(units) or "comma" not in units[index].classes:
        return None
    title = quoted_after(units, index + 1)
    if title is None or title[1] + 2 >= len(units) or not units[title[0]].text[:1].isupper():
        return None
    return title if units[title[1] + 2].classes & {"comma", "dash"} else None


def _is_complement(unit: Unit) -> bool:
    return (
        unit.text[0].isalpha() and unit.text.islower() and unit.classes.isdisjoint({"num", "facility", "event"})
        and unit.text not in _NAMED_AFTER
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


# --- names -----------------------------------------------------------------------------------------------------


def _name(units: Sequence[Unit], head: int, span: NameSpan, lang: str, text: str) -> str:
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
    name = russian.nominative([*words, *own], len(words) + index)
    if span.numbers == [span.first]:
        name = [ordinal_names.in_digits(units, span.first, name[len(words) + index]), *name]
    return _tidy(" ".join(name) + after)


def _one_of_several(units: Sequence[Unit], head: int, span: NameSpan, number: int, lang: str, text: str) -> str:
    """«Школы № 3, 9 и 15», «№3 және №5 мектептер»: the name of each."""
    if lang == "ru":
        return f"{_name(units, head, NameSpan(span.first, head, []), lang, text)} № {units[number].text}"
    *words, last = units[head].text.split()
    between = text[units[span.numbers[-1]].end : units[head].start]
    return _tidy(f"№{units[number].text}{between}{' '.join([*words, kazakh.lemma_of(last)])}")


def _tidy(name: str) -> str:
    name = " ".join(name.split())
    return name[:1].upper() + name[1:]
