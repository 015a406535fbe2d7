"""Kazakh numbers and sums whose noun stands before them, further on, or in the sentence before."""

from __future__ import annotations

from datetime import date

import pytest

from socfacts import Extractor
from socfacts.records import Fact


def facts(extractor: Extractor, text: str) -> dict[str, Fact]:
    return {f.evidence.quote: f for f in extractor.extract_text(text, doc_date=date(2026, 5, 10))}


def whole(extractor: Extractor, text: str, quote: str) -> str | None:
    """The quote of the fact that another one is a part of."""
    found = facts(extractor, text)
    by_id = {f.id: f for f in found.values()}
    part_of = found[quote].part_of
    return by_id[part_of].evidence.quote if part_of else None


def lemma(fact: Fact) -> str | None:
    return fact.of.lemma if fact.of else None


@pytest.mark.parametrize(
    ("text", "quote", "noun"),
    [
        ("Жаңа мектеп ауданға 600 оқушы орнын береді.", "600 оқушы орнын", "орын"),
        ("Ауданда 12 аудандық кітапхана ашылды.", "12 аудандық кітапхана", "кітапхана"),
        ("Өңірдегі оқушылар 130 мыңнан асты.", "130 мыңнан", "оқушы"),
        ("Кітапхананың оқырмандары 5 мыңға жуықтады.", "5 мыңға", "оқырман"),
        ("Мұғалімдер саны 9 мыңға, тәрбиешілердікі 4 мыңға жетті.", "4 мыңға", "тәрбиеші"),
        ("Мектептерде 5 мың мұғалім бар, ал колледждердікі 2 мыңға жетті.", "2 мыңға", "мұғалім"),
        ("2024 жылы – 9, ал 2025 жылы 14 балабақша ашылды.", "9", "балабақша"),
        ("Мұғалімдердің әр бесіншісі – жас маман.", "әр бесіншісі", "мұғалім"),
    ],
)
def test_the_counted_noun_of_a_number(extractor: Extractor, text: str, quote: str, noun: str) -> None:
    assert lemma(facts(extractor, text)[quote]) == noun


def test_a_child_who_reached_an_age_is_not_counted(extractor: Extractor) -> None:
    assert facts(extractor, "Балалар 14-ке толды.") == {}


def test_a_bounded_number_in_the_possessive_is_a_part(extractor: Extractor) -> None:
    text = "Қарттар үйінде тұратын 90 қарттың 30-дан астамы төсектен тұрмайды."
    assert whole(extractor, text, "30-дан астамы") == "90 қарттың"


def test_what_is_built_is_a_part_of_the_facilities_not_of_their_places(extractor: Extractor) -> None:
    text = "Былтыр 12 балабақша ашылып, 2 400 орын пайда болды. Оның жетеуі жекеменшік қаражатқа салынды."
    assert whole(extractor, text, "жетеуі") == "12 балабақша"
    assert whole(extractor, "Мектепте 600 орын бар, оның 120-сы бос тұр.", "120-сы") == "600 орын"


def test_the_flats_of_a_house_are_divided_by_their_rooms(extractor: Extractor) -> None:
    text = "80 пәтерлі тұрғын үй тапсырылды. Пәтерлердің 50-і – бір, 30-ы – екі бөлмелі."
    found = facts(extractor, text)
    assert [q for q, f in found.items() if f.kind == "count"] == ["80 пәтерлі", "50-і", "30-ы"]
    assert whole(extractor, text, "30-ы") == "80 пәтерлі"


def test_millions_that_somebody_gave_are_money(extractor: Extractor) -> None:
    text = "Мектеп құрылысына қор 3 млрд теңге аударды, жетпей қалған 850 миллионды қала бюджеті берді."
    given = facts(extractor, text)["850 миллионды"]
    assert (given.kind, given.payer, given.part_of) == ("budget", "қала бюджеті", None)


def test_what_is_left_of_a_sum_is_a_part_of_it(extractor: Extractor) -> None:
    text = "Құрылысқа 4 млрд теңге бөлінді, қалған 1,2 миллиардты кәсіпкерлер қосты."
    assert whole(extractor, text, "1,2 миллиардты") == "4 млрд теңге"


def test_by_how_much_works_are_ahead_is_no_share(extractor: Extractor) -> None:
    found = facts(extractor, "№ 7 емхананы күрделі жөндеу кестеден бес пайызға озып тұр.")
    assert not any(f.kind == "share" for f in found.values())
    assert any(f.kind == "share" for f in facts(extractor, "Мектеп құрылысы 65 пайызға аяқталды.").values())


@pytest.mark.parametrize(
    "text",
    ["Қатысушылардың жартысы – жетпістен асқан қариялар.", "Үйде алпыстан асқан зейнеткерлер тұрады."],
)
def test_how_old_people_are_counts_nobody(extractor: Extractor, text: str) -> None:
    assert not any(f.kind == "count" for f in facts(extractor, text).values())
    assert "жиырмадан асқан қария" in facts(extractor, "Онда жиырмадан асқан қария тұрады.")


def test_a_row_of_millions_has_the_currency_of_its_last(extractor: Extractor) -> None:
    found = facts(extractor, "Үш мектепке 1,2 млрд, 900 млн және 2 млрд теңге қаралды.")
    assert [str(f.quantity.value) for f in found.values() if f.kind == "budget" and f.quantity] == [
        "1200000000", "900000000", "2000000000",
    ]  # fmt: skip
    assert {f.of.lemma for f in found.values() if f.of} == {"мектеп"}


def test_the_company_behind_a_dash_is_the_sponsor(extractor: Extractor) -> None:
    found = facts(extractor, "№ 9 мектептің алаңы жаңартылды; демеуші – «Арай» ЖШС, сомасы – 40 млн теңге.")
    assert found["40 млн теңге"].payer == "Арай"


def test_each_of_several_has_so_many_places(extractor: Extractor) -> None:
    places = facts(extractor, "Ауданда үш балабақша (әрқайсысы 160 орын) салынады.")["160 орын"]
    assert (places.measure, places.part_of) == ("capacity", None)


def test_a_share_of_a_length_is_of_what_is_so_long(extractor: Extractor) -> None:
    found = facts(extractor, "Су құбырларының жалпы ұзындығы – 1 200 шақырым, оның 40 пайызы тозған.")
    assert lemma(found["40 пайызы"]) == "құбыр"
