"""Kazakh numerals in words, however inflected, give their exact value back."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from kazakh_numerals import CASES, cardinal, collective, inflected, ordinal
from num2words import num2words

from socfacts.language.grammar import grammar
from socfacts.language.units import Analyser, Unit
from socfacts.ruleset import load

NUMBERS = st.one_of(st.integers(0, 100), st.integers(0, 10_000), st.integers(0, 10**12))
# «үшін» is "for", «жүзінде» "in fact": behind a numeral too they are read so.
FALSE_FRIENDS = ("үшін", "жүзінде", "жүзінен", "оны", "оның")
# Alone these are pronouns, adverbs and a noun in the dative («to the face»); behind a numeral they are numbers.
ALONE = ("бірге", "бірден", "бірде", "онда", "жүзіне")


@lru_cache(maxsize=1)
def analyser() -> Analyser:
    return grammar(load(), "kk").analyser


def single(text: str) -> Unit:
    units = analyser().units(text)
    assert len(units) == 1, [unit.text for unit in units]
    return units[0]


@given(NUMBERS)
@example(0)
@example(10**12)
@example(1_000_001)
def test_a_cardinal_is_one_unit_of_its_value(number: int) -> None:
    unit = single(cardinal(number))
    assert unit.value == number
    assert "num" in unit.classes


@given(NUMBERS)
def test_the_cardinals_of_num2words_are_read(number: int) -> None:
    assert single(num2words(number, lang="kz")).value == number


@given(NUMBERS, st.sampled_from(CASES), st.booleans())
def test_an_inflected_cardinal_keeps_its_value(number: int, case: str, third: bool) -> None:
    text = inflected(number, case, third)
    if text.endswith(FALSE_FRIENDS) or text in ALONE:
        return
    unit = single(text)
    assert (unit.value, unit.lexeme.case, unit.lexeme.possessive) == (number, case, third)


@given(st.one_of(st.integers(1, 100), st.integers(1, 10_000)))
@example(200)
@example(2020)
@example(7000)
def test_an_ordinal_keeps_its_value(number: int) -> None:
    unit = single(ordinal(number))
    assert unit.value == number
    assert "ordinal" in unit.classes


@pytest.mark.parametrize("number", range(1, 8))
def test_a_collective_keeps_its_value(number: int) -> None:
    unit = single(collective(number, third_person=True))
    assert unit.value == number
    assert {"num", "collective"} <= unit.classes


@given(st.integers(1, 999_999), st.sampled_from(["-ден", "-ға", "-тан", "-і", "-сы", "-нің", "-ақ", "-еуі"]))
def test_digits_with_a_suffix_keep_their_value(number: int, suffix: str) -> None:
    assert single(f"{number}{suffix}").value == number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("он бүтін оннан сегіз", "10.8"),
        ("нөл бүтін жүзден қырық бес", "0.45"),
        ("отыз бүтін елу үш", "30.53"),
        ("үш те жеті миллион", "3700000"),
        ("бір жарым мың", "1500"),
        ("мың жарым", "1500"),
        ("жарты миллион", "500000"),
        ("отыз үш жарым мың", "33500"),
        ("11,7 мың", "11700"),
        ("18 млрд 300 млн", "18300000000"),
        ("9 627 073", "9627073"),
        ("жиырма бірге", "21"),
    ],
)
def test_other_shapes(text: str, value: str) -> None:
    assert single(text).value == Decimal(value)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("бір-екі", 1, 2), ("екі-үш жүз", 200, 300), ("он-он бес мың", 10_000, 15_000), ("елу-алпыс", 50, 60)],
)
def test_neighbours_are_a_range(text: str, low: int, high: int) -> None:
    unit = single(text)
    assert (unit.value, unit.high) == (low, high)
    assert "num_range" in unit.classes


@pytest.mark.parametrize(
    "word",
    [
        "үшін", "бірақ", "оны", "оның", "бірге", "онда", "бірден", "бірлік", "алтын", "жүзеге", "жүзінде", "бірқатар",
        "бірдей", "Екібастұз", "Жетісу", "Мыңбаев", "бірінші", "ондық", "біреуге", "19А",
    ],
)  # fmt: skip
def test_false_friends_are_no_numbers(word: str) -> None:
    assert not any("num" in unit.classes for unit in analyser().units(word))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("жеті жүзден екі мыңға дейін", ["жеті жүзден", "екі мыңға"]),
        ("үштен бірі", ["үштен", "бірі"]),
        ("екі мың он тоғызда бес апат", ["екі мың он тоғызда", "бес"]),
    ],
)
def test_a_case_ends_its_number(text: str, parts: list[str]) -> None:
    assert [unit.text for unit in analyser().units(text) if "num" in unit.classes] == parts


def test_a_number_before_its_noun_is_an_ordinal_or_a_measure() -> None:
    number, noun = analyser().units("5-мектеп")
    assert number.value == 5
    assert "ordinal" in number.classes
    assert noun.text == "мектеп"
    capacity, _ = analyser().units("300-орындық")
    assert capacity.value == 300
    assert "num" in capacity.classes
