"""Plural, possessive and case after every kind of stem; derivations; what a stem does before a suffix."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kazakh_nouns import CASES, NOUNS, Noun, form

from socfacts.language.kazakh import KazakhForm, analyse, readings, strip_to

PERSONS = (None, "1sg", "2sg", "2polite", "1pl", "3")


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: noun.stem)
def test_cases_after_every_kind_of_stem(noun: Noun, case: str) -> None:
    word = form(noun, case=case)
    assert strip_to(word, noun.stem) == KazakhForm(word, noun.stem, case=case)
    assert analyse(word) == KazakhForm(word, noun.stem, case=case)


@pytest.mark.parametrize("person", PERSONS[1:])
@pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: noun.stem)
def test_possessives_after_every_kind_of_stem(noun: Noun, person: str) -> None:
    word = form(noun, person=person)
    assert strip_to(word, noun.stem) == KazakhForm(word, noun.stem, possessive=person)


@pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: noun.stem)
def test_plurals_after_every_kind_of_stem(noun: Noun) -> None:
    word = form(noun, plural=True)
    assert analyse(word) == strip_to(word, noun.stem) == KazakhForm(word, noun.stem, plural=True)


@given(st.sampled_from(NOUNS), st.booleans(), st.sampled_from(PERSONS), st.sampled_from(CASES))
def test_any_chain_is_read_back(noun: Noun, plural: bool, person: str | None, case: str) -> None:
    word = form(noun, plural, person, case)
    expected = KazakhForm(word, noun.stem, plural, person, case)
    assert strip_to(word, noun.stem) == expected
    assert expected in readings(word)


@given(st.sampled_from(NOUNS), st.booleans(), st.sampled_from((None, "3")), st.sampled_from(CASES))
def test_the_forms_of_news_have_the_right_best_reading(noun: Noun, plural: bool, person: str | None, case: str) -> None:
    word = form(noun, plural, person, case)
    assert analyse(word) == KazakhForm(word, noun.stem, plural, person, case)


@given(st.text(alphabet="абәгдеқкнңоөпрстуұүылімзш-", min_size=1, max_size=25))
def test_every_word_has_a_reading_of_itself(word: str) -> None:
    found = readings(word)
    assert analyse(word) == found[0]
    assert len(set(found)) == len(found)
    assert any(reading.lemma == word and reading.case == "nom" for reading in found)
    assert all(reading.form == word for reading in found)


@pytest.mark.parametrize(
    ("word", "stem", "case", "derivation"),
    [
        ("бақтағы", "бақ", "loc", "ghy"),
        ("көлдегі", "көл", "loc", "ghy"),
        ("балабақшаларындағы", "балабақша", "loc", "ghy"),
        ("қысқы", "қыс", "nom", "ghy"),
        ("түнгі", "түн", "nom", "ghy"),
        ("жылғыдан", "жыл", "abl", "ghy"),
        ("төсектік", "төсек", "nom", "lyq"),
        ("шақырымдық", "шақырым", "nom", "lyq"),
        ("бөлмелік", "бөлме", "nom", "lyq"),
        ("подъезді", "подъез", "acc", None),
        ("қабатты", "қабат", "nom", "ly"),
        ("терезелі", "терезе", "nom", "ly"),
        ("сусыз", "су", "nom", "ly"),
        ("сексендей", "сексен", "nom", "dai"),
        ("алпыстай", "алпыс", "nom", "dai"),
        ("баладай", "бала", "nom", "dai"),
    ],
)
def test_derivations(word: str, stem: str, case: str, derivation: str | None) -> None:
    found = strip_to(word, stem)
    assert found is not None
    assert (found.lemma, found.case, found.derivation) == (stem, case, derivation)


def test_the_cycle_begins_again_after_the_locative() -> None:
    assert analyse("ауылдағылардың") == KazakhForm("ауылдағылардың", "ауыл", True, None, "gen", "ghy")


def test_an_adjective_in_ly_is_among_the_readings_of_what_looks_like_an_accusative() -> None:
    assert KazakhForm("есікті", "есік", derivation="ly") in readings("есікті")


@pytest.mark.parametrize("word", ["мектепде", "баладе", "үйда", "көлға", "қалатар", "тауның", "кілемдан", "халықы"])
def test_what_breaks_harmony_or_assimilation_is_no_form(word: str) -> None:
    stems = ("мектеп", "бала", "үй", "көл", "қала", "тау", "кілем", "халық")
    assert all(strip_to(word, stem) is None for stem in stems)


@pytest.mark.parametrize(
    ("word", "stem"),
    [("журналистер", "журналист"), ("туристердің", "турист"), ("институтта", "институт"), ("корольдің", "король")],
)
def test_loans_take_the_suffixes_that_writers_give_them(word: str, stem: str) -> None:
    assert strip_to(word, stem) is not None


@pytest.mark.parametrize(
    ("word", "stem", "case"),
    [
        ("кешенінде", "кешені", "loc"),
        ("балабақшасына", "балабақшасы", "dat"),
        ("орталығын", "орталығы", "acc"),
        ("үйінен", "үйі", "abl"),
        ("мектебімен", "мектебі", "ins"),
        ("ауруханасындағы", "ауруханасы", "loc"),
    ],
)
def test_a_head_with_its_possessive_is_a_stem_too(word: str, stem: str, case: str) -> None:
    found = strip_to(word, stem)
    assert found is not None
    assert (found.lemma, found.possessive, found.case) == (stem, "3", case)
    assert found in readings(word)


@pytest.mark.parametrize(("word", "stem"), [("биылғы", "биыл"), ("кешегі", "кеше"), ("былтырғы", "былтыр")])
def test_an_adjective_of_time_is_its_own_lemma_but_its_word_of_time_is_among_the_readings(word: str, stem: str) -> None:
    assert analyse(word).lemma == word
    assert KazakhForm(word, stem, derivation="ghy") in readings(word)


@pytest.mark.parametrize(
    ("word", "lemma", "case"),
    [
        ("агрокешенде", "агрокешен", "loc"),
        ("автобекеттен", "автобекет", "abl"),
        ("офисте", "офис", "loc"),
        ("туристен", "турист", "abl"),
        ("павильоны", "павильон", "nom"),
        ("баррелі", "баррель", "nom"),
        ("педагогы", "педагог", "nom"),
        ("цехтарда", "цех", "loc"),
        ("колледждің", "колледж", "gen"),
        ("ТМДның", "тмд", "gen"),
        ("гектардан", "гектар", "abl"),
        ("сыныпты", "сынып", "acc"),
    ],
)
def test_loans_compounds_and_acronyms(word: str, lemma: str, case: str) -> None:
    form = analyse(word)
    assert (form.lemma, form.case) == (lemma, case)
