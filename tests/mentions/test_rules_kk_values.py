"""Kazakh mentions: words and digits mean the same, bounds go with every unit, dates resolve against their anchor."""

from __future__ import annotations

import datetime
from functools import lru_cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kazakh_numerals import SUFFIXES, cardinal, inflected

from socfacts.language.grammar import grammar
from socfacts.language.units import Analyser
from socfacts.mentions.dates import DateSpec, resolve
from socfacts.mentions.finder import Finder
from socfacts.ruleset import load
from socfacts.types import Mention, Quantity

ANCHOR = datetime.date(2025, 6, 15)
MONTHS = "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан".split()  # noqa: SIM905
UNITS = [("теңге", "KZT", 1), ("доллар", "USD", 1), ("гектар", "m2", 10_000), ("тонна", "t", 1), ("пайыз", "%", 1)]
ABLATIVE = {"теңге": "теңгеден", "доллар": "доллардан", "гектар": "гектардан", "тонна": "тоннадан", "пайыз": "пайыздан"}
DATIVE = {"теңге": "теңгеге", "доллар": "долларға", "гектар": "гектарға", "тонна": "тоннаға", "пайыз": "пайызға"}


@lru_cache(maxsize=1)
def _finder() -> tuple[Analyser, Finder]:
    compiled = grammar(load(), "kk")
    return compiled.analyser, Finder(compiled)


def mentions(text: str) -> list[Mention]:
    analyser, finder = _finder()
    return finder.find(analyser.units(text))


def only(text: str) -> Mention:
    found = mentions(text)
    assert len(found) == 1, [(text[m.start : m.end], m.rule) for m in found]
    return found[0]


def quantity(text: str) -> Quantity:
    value = only(text).value
    assert isinstance(value, Quantity)
    return value


def edtf(text: str) -> str | None:
    spec = only(text).value
    when = resolve(spec, ANCHOR) if isinstance(spec, DateSpec) else None
    return when.edtf if when else None


def _dative(number: int) -> str:
    return f"{number}-{SUFFIXES[cardinal(number).split()[-1]][1]}"


@given(st.integers(2, 10**9), st.sampled_from(UNITS))
def test_words_and_digits_are_the_same_sum(number: int, unit: tuple[str, str, int]) -> None:
    noun, code, factor = unit
    in_words, in_digits = quantity(f"{cardinal(number)} {noun}"), quantity(f"{number} {noun}")
    assert in_words == in_digits
    assert (in_words.value, in_words.unit, in_words.qualifier) == (number * factor, code, "exact")


@pytest.mark.parametrize("unit", UNITS, ids=[code for _, code, _ in UNITS])
@pytest.mark.parametrize(
    ("bound", "qualifier"),
    [
        *((word, "more_than") for word in ("астам", "аса", "артық", "асады", "асты", "асып")),
        ("кем", "less_than"),
        ("кем емес", "at_least"),
        ("аспайды", "at_most"),
    ],
)
def test_bounds_after_an_ablative(unit: tuple[str, str, int], bound: str, qualifier: str) -> None:
    found = quantity(f"90 {ABLATIVE[unit[0]]} {bound}")
    assert (found.value, found.qualifier, found.unit) == (90 * unit[2], qualifier, unit[1])


@pytest.mark.parametrize("unit", UNITS, ids=[code for _, code, _ in UNITS])
@pytest.mark.parametrize(
    ("bound", "qualifier"),
    [("жуық", "about"), ("тарта", "about"), ("таяу", "about"), ("жақын", "about"), ("дейін", "at_most"),
     ("шейін", "at_most"), ("жетпейтін", "less_than"), ("жуықтады", "about")],
)  # fmt: skip
def test_bounds_after_a_dative(unit: tuple[str, str, int], bound: str, qualifier: str) -> None:
    found = quantity(f"90 {DATIVE[unit[0]]} {bound}")
    assert (found.value, found.qualifier, found.unit) == (90 * unit[2], qualifier, unit[1])


@pytest.mark.parametrize(
    ("bound", "qualifier"),
    [("шамамен", "about"), ("кемінде", "at_least"), ("кем дегенде", "at_least"), ("кемі", "at_least"),
     ("көп дегенде", "at_most"), ("ең көбі", "at_most")],
)  # fmt: skip
def test_bounds_before_a_number(bound: str, qualifier: str) -> None:
    assert quantity(f"{bound} 90").qualifier == qualifier
    assert quantity(f"{bound} 90 теңге").qualifier == qualifier


@given(st.integers(1000, 99_999), st.integers(1000, 99_999))
def test_a_range_needs_its_ends_in_order(first: int, second: int) -> None:
    low, high = sorted((first, second))
    text = f"{inflected(low, 'abl')} {inflected(high, 'dat')} дейін"
    between = [m.value for m in mentions(text) if isinstance(m.value, Quantity) and m.value.qualifier == "between"]
    if low < high:
        assert [(value.low, value.high) for value in between] == [(low, high)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("100 мыңнан 300 мың теңгеге дейін", (100_000, 300_000, "KZT")),
        ("5–7 млн теңге", (5_000_000, 7_000_000, "KZT")),
        ("екі-үш гектар", (20_000, 30_000, "m2")),
        ("20-дан 30 пайызға дейін", (20, 30, "%")),
    ],
)
def test_ranges(text: str, expected: tuple[int, int, str]) -> None:
    found = quantity(text)
    assert (found.low, found.high, found.unit) == expected
    assert (found.value, found.qualifier) == (None, "between")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *((f"500 {word}", "KZT") for word in ("тг", "тг.", "₸", "KZT", "теңгесі", "теңгелік", "теңгеден")),
        *((text, "USD") for text in ("$500", "500 АҚШ доллары", "500 АҚШ долларына", "500 доллардың")),
        *((f"500 {word}", "RUB") for word in ("рубльге", "Ресей рублі")),
        ("500 еуродан", "EUR"),
        ("500 юаньды", "CNY"),
    ],
)
def test_currencies(text: str, code: str) -> None:
    found = quantity(text)
    assert (found.value, found.unit) == (500, code)


@pytest.mark.parametrize("month", range(1, 13))
def test_every_month_in_every_shape(month: int) -> None:
    name = MONTHS[month - 1]
    genitive = grammar_suffix(name)
    assert edtf(f"2024 жылғы 5 {name}") == f"2024-{month:02}-05"
    assert edtf(f"2024 жылғы бесінші {name}") == f"2024-{month:02}-05"
    assert edtf(f"2024 жылғы {genitive} 5-і") == f"2024-{month:02}-05"
    assert edtf(f"2024 жылғы {name} айында") == f"2024-{month:02}"
    assert edtf(f"2024 жылғы {name} айына дейін") == f"../2024-{month:02}"


def grammar_suffix(name: str) -> str:
    """The genitive of a month, by its last sound."""
    vowels = [letter for letter in name if letter in "аоұыәөүіе"]
    vowel = "ы" if vowels[-1] in "аоұы" else "і"
    first = "н" if name[-1] in "аеі" or name[-1] in "мнң" else "т" if name[-1] in "кқпст" else "д"
    return f"{name}{first}{vowel}ң"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("осы жылдың екінші тоқсанында", "2025-34"),
        ("2026 жылдың ІІ тоқсанында", "2026-34"),
        ("келер жылдың бірінші жартыжылдығында", "2026-40"),
        ("жыл соңына дейін", "../2025"),
        ("2023 жылдың көктемінде", "2023-21"),
        ("былтырғы қыркүйекте", "2024-09"),
        ("үш апта бұрын", "2025-05-25"),
        ("екі жылдан кейін", "2027"),
        ("2020 жылдан 2024 жылға дейін", "2020/2024"),
        ("31 ақпан", None),
    ],
)
def test_dates(text: str, expected: str | None) -> None:
    if expected is None:
        assert not any(m.rule == "kk.date.day_month" for m in mentions(text))
    else:
        assert edtf(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5 жастан 9 жасқа дейінгі", (5, 9)),
        ("0-ден 2 жасқа дейін", (0, 2)),
        ("60 жастан асқан", (60, None)),
        ("18 жасқа дейінгі", (None, 18)),
        ("16 жасқа толмаған", (None, 16)),
        ("44 жастағы", (44, 44)),
        ("қырық төрт жасар", (44, 44)),
    ],
)
def test_ages(text: str, expected: tuple[int | None, int | None]) -> None:
    found = only(text)
    assert (found.type, found.value) == ("AGE", expected)


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Ол алтын үшін бірақ онда болған жоқ", []),
        ("Екібастұз бен Жетісу", []),
        ("жылыту маусымы", []),
        ("Қазан қаласы", []),
        ("жазба мұралар", []),
        ("Ұлы жүз билері", []),
        ("«Сапар – 2024» шеруі", []),
        ("30 жас маман", ["NUMBER"]),
        ("тоқсан пайызы", ["PERCENT"]),
        ("екінші тоқсанда", ["DATE"]),
        ("тоқсан адам", ["NUMBER"]),
    ],
)
def test_what_only_looks_like_a_mention(text: str, types: list[str]) -> None:
    assert [m.type for m in mentions(text)] == types


@pytest.mark.parametrize("sentence", ["1 1 1 1 ", "бір ", "жүзден ", "5 мамыр ", "2024 жылғы ", "– 7 ", "мың "])
def test_repetition_stays_cheap(sentence: str) -> None:
    """No pattern has an unbounded repeat: a long run of the same words is read, and each mention stays short."""
    found: list[Any] = mentions(sentence * 500)
    assert all(m.last - m.first < 20 for m in found)


@pytest.mark.parametrize("number", [7, 40, 100, 250, 1000])
def test_suffixes_on_digits(number: int) -> None:
    found = quantity(f"{_dative(number)} жуық")
    assert (found.value, found.qualifier) == (number, "about")
