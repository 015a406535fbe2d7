"""Russian numerals: every number in words reads back, in every case that the oracle num2words can write."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from num2words import num2words

from socfacts.language.grammar import Grammar
from socfacts.types import Mention, Quantity

Find = Callable[[str], list[Mention]]

LARGEST = 10**12
NUMBERS = st.one_of(st.integers(0, 3000), st.integers(0, 10**6), st.integers(0, LARGEST - 1))
CASES = st.sampled_from("ngdaip")
GENDERS = st.sampled_from("mfn")
# Between the groups of a number: a blank, a no-break blank and thin ones, as cleaning leaves them.
SEPARATORS = st.sampled_from(["", " "])


def read(russian: Grammar, text: str) -> Decimal | None:
    """The value of a text that is one numeral, or None."""
    units = russian.analyser.units(text)
    return units[0].value if len(units) == 1 else None


@given(NUMBERS, CASES, GENDERS)
def test_words_read_back(russian: Grammar, number: int, case: str, gender: str) -> None:
    words = num2words(number, lang="ru", case=case, gender=gender)
    assume(words != "семью")  # alone it is a family: see below
    assert read(russian, words) == number, words


@given(st.integers(1, 999), CASES, GENDERS)
def test_ordinals_read_back(russian: Grammar, number: int, case: str, gender: str) -> None:
    """Below a thousand, where num2words is right: it writes 10001 as «десятый тысяч первый»."""
    words = num2words(number, lang="ru", to="ordinal", case=case, gender=gender)
    units = russian.analyser.units(words)
    assert (len(units), units[0].value, "ordinal" in units[0].classes) == (1, number, True), words


@given(st.integers(0, LARGEST - 1), SEPARATORS, st.integers(0, 99))
def test_digits_read_back_however_they_are_grouped(russian: Grammar, number: int, separator: str, cents: int) -> None:
    grouped = f"{number:,}".replace(",", separator)
    assert read(russian, grouped) == number
    assert read(russian, f"{grouped},{cents:02d}") == Decimal(f"{number}.{cents:02d}")


@given(st.integers(10**6, LARGEST - 1), st.sampled_from([".", ","]))
def test_two_separators_or_more_group_thousands(russian: Grammar, number: int, separator: str) -> None:
    assert read(russian, f"{number:,}".replace(",", separator)) == number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("двадцати трёх тысяч пятисот", "23500"),
        ("полторы тысячи", "1500"),
        ("полутора миллионов", "1500000"),
        ("полмиллиона", "500000"),
        ("два с половиной миллиарда", "2500000000"),
        ("миллион с половиной", "1500000"),
        ("полтора десятка", "15"),
        ("три дюжины", "36"),
        ("дюжина", "12"),
        ("двое", "2"),
        ("семерых", "7"),
        ("11,7 тыс.", "11700"),
        ("2,9 млрд", "2900000000"),
        ("18 млрд 300 млн", "18300000000"),
        ("3 трлн", "3000000000000"),
        ("25-ти", "25"),
        ("300-местный", "300"),
        ("120-квартирных", "120"),
        ("двухсотместный", "200"),
        ("двадцатипятиэтажный", "25"),
    ],
)
def test_one_numeral(russian: Grammar, text: str, value: str) -> None:
    assert read(russian, text) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "value", "qualifier"),
    [
        ("Пришло человек сто.", "100", "about"),
        ("Строили лет пять.", "5", "about"),
        ("Купили пару автобусов.", "2", "about"),
        ("Набралось сорок с лишним заявок.", "40", "more_than"),
        ("Мест не менее ста пятидесяти.", "150", "at_least"),
        ("Записали менее сотни ребят.", "100", "less_than"),
        ("Число заявок превысило 500.", "500", "more_than"),
        ("Число заявок достигнет 500.", "500", "exact"),
    ],
)
def test_bounds(find: Find, text: str, value: str, qualifier: str) -> None:
    found = [m.value for m in find(text) if isinstance(m.value, Quantity)]
    assert [(q.value, q.qualifier) for q in found] == [(Decimal(value), qualifier)]


def test_numbers_that_run_into_each_other_stay_apart(find: Find) -> None:
    """«в 2024 году 15 школ», «7 тысяч 5 мая»: no numeral joins them."""
    values = [
        m.value.value for m in find("В 2024 году 15 школ получили 7 тысяч 20 мая.") if isinstance(m.value, Quantity)
    ]
    assert values == [Decimal(15), Decimal(7000)]


def test_a_family_is_no_seven(find: Find) -> None:
    assert find("Он перевёз семью в город.") == []
