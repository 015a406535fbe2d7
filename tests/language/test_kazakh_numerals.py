"""Numerals with every suffix, by a generator of our own; num2words agrees with its cardinals."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from kazakh_numerals import CASES, COLLECTIVES, SUFFIXES, cardinal, collective, inflected, ordinal
from num2words import num2words

from socfacts.language.kazakh import analyse, readings, strip_to

NUMBERS = st.one_of(st.integers(0, 100), st.integers(0, 10_000), st.integers(0, 10**12))
# They are pronouns, adverbs and postpositions far oftener than numerals, and must not be taken for numerals.
FALSE_FRIENDS = {"оны", "оның", "онда", "бірге", "бірден", "бірде", "үшін", "жүзінде", "жүзінен"}


@given(NUMBERS)
@example(0)
@example(10**12)
def test_the_generator_agrees_with_num2words(number: int) -> None:
    assert cardinal(number) == num2words(number, lang="kz")


def _every_form() -> list[tuple[str, str, str, str | None]]:
    numbers = {cardinal(n).split()[-1]: n for n in (10**12, 10**9, 10**6, 1000, *range(100, -1, -1))}
    rows = [
        (inflected(numbers[numeral], case, third).split()[-1], numeral, case, "3" if third else None)
        for numeral in SUFFIXES
        for case in CASES
        for third in (False, True)
    ]
    return [row for row in rows if row[0] not in FALSE_FRIENDS]


@pytest.mark.parametrize(("word", "numeral", "case", "possessive"), _every_form())
def test_every_numeral_is_recognised_in_every_case(word: str, numeral: str, case: str, possessive: str | None) -> None:
    form = strip_to(word, numeral)
    assert form is not None
    assert (form.lemma, form.case, form.possessive) == (numeral, case, possessive)
    assert form in readings(word)


@pytest.mark.parametrize("word", sorted(FALSE_FRIENDS))
def test_false_friends_are_no_numerals(word: str) -> None:
    assert all(strip_to(word, numeral) is None for numeral in SUFFIXES)
    assert not {form.lemma for form in readings(word)} & SUFFIXES.keys()


@given(NUMBERS)
def test_an_ordinal_has_the_cardinal_as_its_lemma(number: int) -> None:
    last = cardinal(number).split()[-1]
    form = analyse(ordinal(number).split()[-1])
    assert (form.lemma, form.derivation, form.case) == (last, "ordinal", "nom")
    assert strip_to(form.form, last) == form


@pytest.mark.parametrize("number", range(1, 8))
def test_a_collective_is_its_own_lemma(number: int) -> None:
    bare, own = analyse(collective(number)), analyse(collective(number, third_person=True))
    assert bare.lemma == own.lemma == COLLECTIVES[number - 1]
    assert bare.derivation == own.derivation == "collective"
    assert (bare.possessive, own.possessive) == (None, "3")


@pytest.mark.parametrize("word", ["ондаған", "жүздеген", "мыңдаған", "миллиондаған"])
def test_indefinite_numerals_are_marked(word: str) -> None:
    assert analyse(word).derivation == "indefinite"
