"""Facilities without their noun: by title («Жанұяда 96 бала» after «Жанұя» балалар үйі), or only called new."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from socfacts.bind.entities import Entities
from socfacts.bind.marks import noun_gender, value_of
from socfacts.language import kazakh, russian
from socfacts.language.analysis import Analysed
from socfacts.language.wordlists import WordList
from socfacts.types import Entity, FacilityName, Mention

_ORDINALS = {lang: (WordList("first_of_two", lang), WordList("second_of_two", lang)) for lang in ("ru", "kk")}
_LONGEST = 7
_SHORT = 4
_GENERAL = frozenset({"building", "centre", "complex"})


def with_bare_titles(analysed: Analysed, entities: Entities, before: Sequence[Analysed] = ()) -> list[Mention]:
    """The facility mentions of a sentence with those that are a known title in quotes, in order.

    ``before`` are the sentences right before it: a title may answer a question about facilities of a type.
    """
    if not analysed.has_class("any_quote"):
        return analysed.facilities
    titled = {_fold(entity.title): entity for entity in entities.all if entity.title is not None}
    if titled and analysed.lang == "ru":
        titled = {form: entity for title, entity in titled.items() for form in _forms(title)} | titled
    quoted = _quoted(analysed, titled) if titled else ()
    found = [mention for mention in quoted if not _overlaps(mention, analysed.facilities)]
    if not found and analysed.lang == "ru" and (answer := _answering(analysed, before)) is not None:
        found = [answer]
    if not found:
        return analysed.facilities
    return sorted([*analysed.facilities, *found], key=lambda mention: mention.first)


def with_elided_new(analysed: Analysed) -> list[Mention]:
    """«На месте старой школы построят новую, на 600 мест», «ескі мектептің орнына жаңасы салынады»."""
    if not analysed.has_class("new_word"):
        return analysed.facilities
    found = []
    for index, unit in analysed.with_class("new_word"):
        if unit.worth("new_word") != "new" or not _stands_alone(analysed, index):
            continue
        earlier = [m for m in analysed.facilities if m.last < index and _may_be_new(analysed, m, unit.text)]
        if earlier:
            kind = value_of(earlier[-1])
            value = FacilityName(kind.type, None, None, unit.text[:1].upper() + unit.text[1:])
            found.append(Mention(
                "FACILITY", unit.start, unit.end, index, index, value, f"{analysed.lang}.facility.new",
                earlier[-1].groups,
            ))  # fmt: skip
    return sorted([*analysed.facilities, *found], key=lambda m: m.first) if found else analysed.facilities


def with_ordinal(analysed: Analysed, named_before: Sequence[Entity]) -> list[Mention]:
    """«Осмотрели арену «Астана» и бассейн «Жайык». Первая требует ремонта», «біріншісі – …»: one of the two before."""
    opening, following = analysed.unit(0), analysed.unit(1)
    if opening is None or following is None or len(named_before) != 2:
        return analysed.facilities
    order = next((at for at, words in enumerate(_ORDINALS[analysed.lang]) if opening.text.lower() in words), None)
    if order is None or (analysed.lang == "ru" and _has_noun(following.text)):
        return analysed.facilities
    meant, other = named_before[order], named_before[1 - order]
    if not meant.named and meant.type == other.type:
        return analysed.facilities
    value = FacilityName(meant.type, meant.number, meant.title, meant.name)
    mention = Mention(
        "FACILITY", opening.start, opening.end, 0, 0, value, f"{analysed.lang}.facility.title", {"head": (0, 1)}
    )
    return [mention, *analysed.facilities]


def _has_noun(text: str) -> bool:
    """«Первая школа», «первая городская»: which of several, and not what stands alone."""
    return any(p.tag.POS in ("NOUN", "ADJF") for p in russian.parses(text.lower().split()[0])[:1])


def _stands_alone(analysed: Analysed, index: int) -> bool:
    """Whether no noun follows that is called new."""
    if analysed.lang == "kk":
        return analysed.units[index].text.lower().startswith("жаңасы")
    following = analysed.unit(index + 1)
    return following is None or not following.text[0].isalpha() or following.text == "на"


def _may_be_new(analysed: Analysed, mention: Mention, adjective: str) -> bool:
    """Whether an adjective agrees with the noun of an earlier mention."""
    if analysed.lang == "kk":
        return True
    gender = noun_gender(analysed, mention)
    return any(p.tag.gender == gender and "plur" not in p.tag for p in russian.parses(adjective.lower()))


def _quoted(analysed: Analysed, titled: dict[str, Entity]) -> Iterator[Mention]:
    quotes = [index for index, _ in analysed.with_class("any_quote")]
    for opening, closing in pairwise(quotes):
        if not 1 < closing - opening <= _LONGEST or "quote_close" in analysed.units[opening].classes:
            continue
        first, last = analysed.units[opening], analysed.units[closing]
        text = analysed.sentence.text[first.end : last.start].strip()
        entity = titled.get(_fold(text)) or titled.get(_fold(_nominative(text, analysed.lang)))
        if entity is None:
            continue
        value = FacilityName(entity.type, None, entity.title, entity.name)
        yield Mention(
            "FACILITY", first.start, last.end, opening, closing, value, f"{analysed.lang}.facility.title",
            {"head": (opening + 1, opening + 2)},
        )  # fmt: skip


@lru_cache(maxsize=1024)
def _forms(title: str) -> tuple[str, ...]:
    """The cases in which a Russian text may put a title: «в «Шапагате»»."""
    words = title.split()
    return tuple([" ".join([*words[:-1], form]) for form in russian.ending_forms(words[-1])])


def _answering(analysed: Analysed, before: Sequence[Analysed]) -> Mention | None:
    """«Новые сады будут? – «Айголек» на 280 мест сдаём осенью»: a title that answers has the type asked for."""
    opening = next((i for i in (0, 1) if i < len(analysed.units) and "any_quote" in analysed.units[i].classes), None)
    if opening is None:
        return None
    asked = next((a for a in reversed(before) if a.sentence.text.rstrip().endswith("?")), None)
    kinds = [m for m in (asked.facilities if asked is not None else ()) if getattr(m.value, "plural", False)]
    inside = quoted_units(analysed, opening) if kinds else None
    if inside is None or inside - opening > _SHORT:
        return None
    kind = kinds[-1].value
    title = analysed.sentence.text[analysed.units[opening].end : analysed.units[inside].start].strip()
    if not isinstance(kind, FacilityName) or kind.type in _GENERAL or not title[:1].isupper():
        return None
    value = FacilityName(kind.type, None, title, f"«{title}»")
    return Mention(
        "FACILITY", analysed.units[opening].start, analysed.units[inside].end, opening, inside, value,
        "ru.facility.title", {"head": (opening + 1, opening + 2)},
    )  # fmt: skip


def quoted_units(analysed: Analysed, opening: int) -> int | None:
    """The index of the quote that closes the one at ``opening``."""
    ends = range(opening + 2, min(opening + _LONGEST, len(analysed.units)))
    return next((end for end in ends if "any_quote" in analysed.units[end].classes), None)


def _nominative(title: str, lang: str) -> str:
    return kazakh.nominative(title) if lang == "kk" else russian.name_in_nominative(title)


def _overlaps(mention: Mention, others: list[Mention]) -> bool:
    return any(other.first <= mention.last and mention.first <= other.last for other in others)


_PLAIN = str.maketrans("әғқңөұүһі", "агкноуухи")


@lru_cache(maxsize=1024)
def _fold(title: str) -> str:
    """The key of a title: case, ё and the letters that Russian lacks aside («Шаттық» is «Шаттык» in Russian)."""
    return russian.fold(title).translate(_PLAIN)
