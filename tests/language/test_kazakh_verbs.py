"""Whether something is done, under way or planned, by the form of the verb."""

from __future__ import annotations

import pytest

from socfacts.language.kazakh import verb


@pytest.mark.parametrize(
    ("text", "stem", "tense", "aspect", "negative", "participle"),
    [
        ("салынады", "салын", "future", "planned", False, False),
        ("ашылады", "ашыл", "future", "planned", False, False),
        ("жасайды", "жаса", "future", "planned", False, False),
        ("оқиды", "оқы", "future", "planned", False, False),
        ("қояды", "қой", "future", "planned", False, False),
        ("табады", "тап", "future", "planned", False, False),
        ("салынатын", "салын", "future", "planned", False, True),
        ("өтетін", "өт", "future", "planned", False, True),
        ("салынбақ", "салын", "future", "planned", False, False),
        ("көрсетпек", "көрсет", "future", "planned", False, False),
        ("ашылмақшы", "ашыл", "future", "planned", False, False),
        ("салынғалы жатыр", "салын", "future", "planned", False, False),
        ("салынып жатыр", "салын", "present", "ongoing", False, False),
        ("жөнделіп жатқан", "жөндел", "present", "ongoing", False, True),
        ("жүргізілуде", "жүргізіл", "present", "ongoing", False, False),
        ("жөнделуде", "жөндел", "present", "ongoing", False, False),
        ("салынды", "салын", "past", "done", False, False),
        ("айтты", "айт", "past", "done", False, False),
        ("бөлінген", "бөлін", "past", "done", False, True),
        ("тапсырылған", "тапсырыл", "past", "done", False, True),
        ("салыныпты", "салын", "past", "done", False, False),
        ("салынған болатын", "салын", "past", "done", False, True),
        ("салынып еді", "салын", "past", "done", False, False),
        ("салынғаны", "салын", "past", "done", False, True),
        ("пайдалануға берілді", "беріл", "past", "done", False, False),
        ("салынбайды", "салын", "future", "planned", True, False),
        ("ашылмады", "ашыл", "past", "done", True, False),
        ("берілмеген", "беріл", "past", "done", True, True),
        ("берілген жоқ", "беріл", "past", "done", True, True),
        ("берілген емес", "беріл", "past", "done", True, True),
        ("тауып", "тап", None, None, False, False),
    ],
)
def test_status(text: str, stem: str, tense: str | None, aspect: str | None, negative: bool, participle: bool) -> None:
    found = verb(text)
    assert found is not None
    assert (found.stem, found.tense, found.aspect) == (stem, tense, aspect)
    assert (found.negative, found.participle, found.conditional) == (negative, participle, False)
    assert found.confidence > 0.5


@pytest.mark.parametrize(("text", "negative"), [("салынса", False), ("ашылмаса", True)])
def test_a_conditional_says_nothing_of_status(text: str, negative: bool) -> None:
    found = verb(text)
    assert found is not None
    assert (found.aspect, found.tense, found.conditional, found.negative) == (None, None, True, negative)


@pytest.mark.parametrize("text", ["емес", "жоқ"])
def test_words_of_negation(text: str) -> None:
    found = verb(text)
    assert found is not None
    assert found.negative


@pytest.mark.parametrize(
    "text",
    ["бала", "мектеп", "сауда", "еңбек", "аймақ", "маңызды", "кеңсе", "қорытынды", "Қазақстанды", "алтын", "тәртіп"],
)
def test_nouns_are_no_verbs(text: str) -> None:
    assert verb(text) is None


@pytest.mark.parametrize("text", ["мектепті", "жағдайды", "халықты", "министрлікті"])
def test_accusatives_are_unlikely_verbs(text: str) -> None:
    found = verb(text)
    assert found is None or found.confidence < 0.5


def test_nothing_is_no_verb() -> None:
    assert verb("") is None


@pytest.mark.parametrize("text", ["ғимаратында", "теңгенің", "балалардың", "біздің", "жүздеген", "жауап", "тұлғаның"])
def test_suffixes_of_nouns_are_no_endings_of_verbs(text: str) -> None:
    found = verb(text)
    assert found is None or found.confidence < 0.5
