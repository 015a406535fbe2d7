"""Kazakh figures: what is counted, parts of wholes, capacity, money and who pays it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from socfacts import Extractor
from socfacts.records import Fact


def facts(extractor: Extractor, text: str) -> list[Fact]:
    return extractor.extract_text(text, doc_date=date(2025, 11, 1))


def counts(extractor: Extractor, text: str) -> dict[str, tuple[str | None, str | None]]:
    """Quote → lemma and the quote of the whole, of each count."""
    found = facts(extractor, text)
    quotes = {f.id: f.evidence.quote for f in found}
    return {
        f.evidence.quote: (f.of.lemma if f.of else None, quotes.get(f.part_of or ""))
        for f in found
        if f.kind == "count"
    }


@pytest.mark.parametrize(
    ("text", "quote", "lemma", "whole"),
    [
        ("Аудандағы 40 ауылдың 31-і сумен қамтылған.", "31-і", "ауыл", "40 ауылдың"),
        ("Мектепте 60 мұғалім бар, оның 12-сі – педагог-шебер.", "12-сі", "педагог-шебер", "60 мұғалім"),
        ("Емханада 90 маман бар, оның 30-ы дәрігер.", "30-ы", "дәрігер", "90 маман"),
        ("Облыста 20 мектеп салынды. Мектептердің сегізі – ауылда.", "сегізі", "мектеп", "20 мектеп"),
        ("Қалада жеті мектеп салынып жатыр. Төртеуі қазанда, қалған үшеуі желтоқсанда ашылады.", "үшеуі", "мектеп",
         "жеті мектеп"),
        ("Педагогтердің саны – 104.", "104", "педагог", None),
        ("Былтыр 14 нысан ашылды, биыл олардың саны 20-ға жетеді.", "20-ға", "нысан", None),
        ("2023 жылы 14 мың оқырман болса, 2024 жылы 16 мыңға жетті.", "16 мыңға", "оқырман", None),
        ("Былтыр 17 бала отбасына қайтарылды, 23-і патронатқа берілді.", "17 бала", "бала", None),
        ("Былтыр 17 бала отбасына қайтарылды, 23-і патронатқа берілді.", "23-і", "бала", None),
        ("Қалада 12 көше жөнделді, тағы сегізінде жұмыс жүріп жатыр.", "сегізінде", "көше", None),
        ("Жамбыл облысында 11, Абай облысында тоғыз, Ақмола облысында 7 ауылға құбыр тартылды.", "11", "ауыл", None),
    ],
)  # fmt: skip
def test_numbers_that_stand_for_their_noun(
    extractor: Extractor, text: str, quote: str, lemma: str, whole: str | None
) -> None:
    assert counts(extractor, text)[quote] == (lemma, whole)


def test_a_pronoun_far_from_the_number_is_no_cue(extractor: Extractor) -> None:
    found = counts(extractor, "Үйде 180 қария тұрады. Олардың күтімімен күн сайын 95 қызметкер айналысады.")
    assert found["95 қызметкер"] == ("қызметкер", None)


@pytest.mark.parametrize("text", ["№ 88 қорытынды жазылды.", "Үйдің 216-сы екі бөлмелі."])
def test_what_counts_nothing(extractor: Extractor, text: str) -> None:
    found = counts(extractor, text)
    assert not [quote for quote in found if "88" in quote or "бөлмелі" in quote]


@pytest.mark.parametrize(
    ("text", "quote", "measure", "per"),
    [
        ("№7 мектеп (140 орын) ашылды.", "140 орын", "capacity", None),
        ("Қалада 45 көлікке арналған тұрақ ашылды.", "45 көлікке", "capacity", None),
        ("Емханада бір ауысымда 250 келушіге қызмет көрсетіледі.", "250 келушіге", None, "shift"),
        ("Үш ауысымда оқитын 4 мектеп бар.", "4 мектеп", None, None),
        ("№7 мектеп үш қабатты.", "үш қабатты", None, None),
    ],
)  # fmt: skip
def test_capacity_and_what_it_is_per(
    extractor: Extractor, text: str, quote: str, measure: str | None, per: str | None
) -> None:
    found: dict[str, Any] = {f.evidence.quote: f for f in facts(extractor, text) if f.kind == "count"}
    assert (found[quote].measure if measure else None, found[quote].per) == (measure, per)


@pytest.mark.parametrize(
    ("text", "payer", "role"),
    [
        ("Мектепті жөндеуге облыс 88 млн теңге бөлді.", "облыс", "allocated"),
        ("Мектеп құрылысына «Дала-Мыс» корпорациясы 2 млрд теңге бөлді.", "Дала-Мыс", "allocated"),
        ("Мектепке облыстық бюджеттен 2 млрд теңге бөлінді.", "облыстық бюджет", "allocated"),
        ("Мектепті жөндеуге 90 млн теңге жұмсалды.", None, "spent"),
        ("Мектептің құрылысына 2 млрд теңге керек.", None, "cost"),
    ],
)
def test_who_pays_and_in_what_role(extractor: Extractor, text: str, payer: str | None, role: str) -> None:
    (budget,) = [f for f in facts(extractor, text) if f.kind == "budget"]
    assert (budget.payer, budget.role) == (payer, role)


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("Балаларды қамту 98,7 %-ды құрайды.", "бала"),
        ("Қаражаттың 30 пайызын инвестор салды.", "қаражат"),
        ("Ауыл тұрғындарының 96 пайызы таза сумен қамтылған.", "тұрғын"),
    ],
)
def test_what_a_share_is_of(extractor: Extractor, text: str, lemma: str) -> None:
    (share,) = [f for f in facts(extractor, text) if f.kind == "share"]
    assert share.of is not None and share.of.lemma == lemma


def test_the_rate_of_a_loan_is_no_share(extractor: Extractor) -> None:
    assert not [f for f in facts(extractor, "Пәтер 5 пайыздық несиемен берілді.") if f.kind == "share"]


@pytest.mark.parametrize(
    ("text", "quote", "region"),
    [
        ("Өзбекстанда қамту 81 пайызға, Қырғызстанда 76 пайызға жетті.", "81 пайызға", "UZ"),
        ("Өзбекстанда қамту 81 пайызға, Қырғызстанда 76 пайызға жетті.", "76 пайызға", "KG"),
        ("Жамбыл облысында 11, Абай облысында 7 ауылға құбыр тартылды.", "11", "KZ-31"),
    ],
)
def test_a_place_stands_before_what_happens_there(extractor: Extractor, text: str, quote: str, region: str) -> None:
    found = {f.evidence.quote: f.place.region if f.place else None for f in facts(extractor, text)}
    assert found[quote] == region


def test_parts_beside_each_other_share_their_noun(extractor: Extractor) -> None:
    text = "Үйге 90 отбасы көшті. Пәтерлердің 60-ы – екі бөлмелі, 30-ы – үш бөлмелі."
    found = {f.evidence.quote: f for f in extractor.extract_text(text) if f.kind == "count" and f.of}
    assert [(found[q].of.lemma, found[q].part_of) for q in ("60-ы", "30-ы")] == [("пәтер", None), ("пәтер", None)]


def test_a_collective_is_the_whole_of_the_part_after_it(extractor: Extractor) -> None:
    text = "Үш ауысымды мектеп қалмады, апатты жетеуінің үшеуі биыл бұзылады."
    found = {f.evidence.quote: f for f in extractor.extract_text(text) if f.kind == "count" and f.of}
    assert found["жетеуінің"].of.lemma == found["үшеуі"].of.lemma == "мектеп"
    assert found["үшеуі"].part_of == found["жетеуінің"].id


def test_the_rest_is_of_what_the_share_before_it_is_of(extractor: Extractor) -> None:
    text = "Балабақшалардың 70 пайызы жекеменшік, қалған 30 пайызы мемлекеттік."
    assert [f.of.lemma for f in extractor.extract_text(text) if f.kind == "share" and f.of] == ["балабақша"] * 2


def test_a_year_that_figures_are_compared_with_is_not_theirs(extractor: Extractor) -> None:
    text = "Мектеп салуға 4 млрд теңге қаралды, бұл былтырғыдан екі есе көп."
    found = extractor.extract_text(text, doc_date=date(2025, 11, 1))
    assert [(f.kind, f.when) for f in found if f.kind in ("budget", "date")] == [("budget", None)]


def test_money_that_the_sum_before_owns_is_a_part_of_it(extractor: Extractor) -> None:
    text = "Жобаға 5 млрд теңге қажет. Қаражаттың 2 миллиардын «Алтай» серіктестігі мойнына алды."
    whole, part = (f for f in extractor.extract_text(text) if f.kind == "budget")
    assert (part.part_of, part.payer) == (whole.id, "Алтай")


def test_a_price_of_one_square_metre_is_no_area(extractor: Extractor) -> None:
    assert all(f.kind != "area" for f in extractor.extract_text("Үйдің бір шаршы метрі 300 мың теңге тұрады."))


def test_what_is_said_of_the_country_has_no_region(extractor: Extractor) -> None:
    text = "Елімізде 942 ұйым жұмыс істейді. Олардың 90-ы ауылда.\n\nЖезқазғанда 3 ұйым бар."
    found = {f.evidence.quote: f.place for f in extractor.extract_text(text) if f.kind == "count"}
    assert found["942 ұйым"] is None and found["90-ы"] is None and found["3 ұйым"] is not None


def test_since_is_all_the_time_since_and_dates_nothing_that_is_done(extractor: Extractor) -> None:
    found = facts(extractor, "№4 мектеп 2023 жылғы тамыздан бері салынып жатыр.")
    assert [(f.when.edtf, f.phase) for f in found if f.kind == "date" and f.when] == [("2023-08/..", None)]
    found = facts(extractor, "Жыл басынан бері 14 мектеп жөнделді.")
    assert [(f.kind, f.when.edtf) for f in found if f.when] == [("count", "2025/..")]


def test_the_period_of_a_programme_dates_no_event(extractor: Extractor) -> None:
    found = facts(extractor, "Биыл 2023–2025 жылдарға арналған жоба бойынша он мектеп салынады.")
    assert [(f.kind, f.when.edtf) for f in found if f.when] == [("date", "2025"), ("count", "2025")]


def test_each_part_has_the_place_beside_it(extractor: Extractor) -> None:
    text = "2026 жылы 90 нысан салынады, оның 32-сі Түркістан облысында, 18-і Жамбыл облысында."
    found = {f.evidence.quote: f.place and f.place.region for f in facts(extractor, text) if f.kind == "count"}
    assert found == {"90 нысан": None, "32-сі": "KZ-61", "18-і": "KZ-31"}


def test_a_conditional_before_a_past_sets_two_sums_beside_each_other(extractor: Extractor) -> None:
    text = "№4 мектепке демеуші 45 млн теңге бөлсе, қалалық бюджеттен 130 млн теңге жұмсалды."
    assert [f.status for f in facts(extractor, text) if f.kind == "budget"] == ["done", "done"]


def test_a_noun_beside_which_something_stands_is_not_counted(extractor: Extractor) -> None:
    assert counts(extractor, "Облыста 214 мектеп жанындағы алаң жұмыс істейді.") == {
        "214 мектеп жанындағы алаң": ("алаң", None)
    }


def test_where_something_was_brought_from_is_not_where_it_is(extractor: Extractor) -> None:
    text = "Таразда «Әсем» оңалту орталығы ашылды. Қондырғылардың 80 пайызы Германиядан әкелінді."
    assert [f.place and f.place.region for f in facts(extractor, text) if f.kind == "share"] == ["KZ-31"]


def test_a_date_of_what_is_planned_is_not_that_of_what_is_done(extractor: Extractor) -> None:
    text = "Тұрғындардың үлесі 42,6 пайызға жетті, 2030 жылға қарай оны 50 пайызға көтеру көзделген."
    assert [f.when and f.when.edtf for f in facts(extractor, text) if f.kind == "share"] == [None, "../2030"]


@pytest.mark.parametrize(
    ("text", "payer", "role"),
    [
        (
            "№8 мектепті жабдықтауға қалалық білім басқармасы 34 млн теңге бөлді.",
            "қалалық білім басқармасы",
            "allocated",
        ),
        ("№8 мектептің жөндеуіне аудан әкімдігі 12 млн теңге жұмсады.", "аудан әкімдігі", "spent"),
        ("№8 мектепке «Бәйтерек» қайырымдылық қоры 56 млн теңге салды.", "Бәйтерек", "spent"),
    ],
)
def test_offices_and_funds_pay(extractor: Extractor, text: str, payer: str, role: str) -> None:
    assert [(f.payer, f.role, f.status) for f in facts(extractor, text) if f.kind == "budget"] == [
        (payer, role, "done")
    ]


def test_who_pays_a_part_does_not_pay_the_whole(extractor: Extractor) -> None:
    text = "№8 мектептің құны 8 млрд теңге, соның 6 миллиарды республикалық бюджет есебінен."
    assert [f.payer for f in facts(extractor, text) if f.kind == "budget"] == [None, "республикалық бюджет"]


def test_after_some_years_is_no_date_of_what_was_done(extractor: Extractor) -> None:
    assert [f for f in facts(extractor, "№8 мектеп бес жылдан кейін қайта ашылды.") if f.kind == "date"] == []


@pytest.mark.parametrize(
    ("text", "quote", "lemma"),
    [
        ("Облыста 47 әлеуметтік қызметкер үйде күтім жасайды.", "47 әлеуметтік қызметкер", "қызметкер"),
        ("Үйге 50 қарт адамға орын бар.", "50 қарт адамға", "адам"),
        ("Көмек алатын адамдар саны 2028 жылға дейін 3 800-ге жетеді.", "3 800-ге", "адам"),
    ],
)
def test_heads_of_two_nouns_and_of_numbers_after_a_date(
    extractor: Extractor, text: str, quote: str, lemma: str
) -> None:
    assert counts(extractor, text)[quote] == (lemma, None)


def test_lines_without_bullets_are_parts_of_the_sum_that_leads_them_in(extractor: Extractor) -> None:
    text = (
        "Жоспарға 90 млрд теңге жұмсау көзделген, оның ішінде:\nреспубликалық бюджет – 50 млрд теңге;\n"
        "облыстық бюджет – 40 млрд теңге."
    )
    whole, *parts = (f for f in facts(extractor, text) if f.kind == "budget")
    assert [f.part_of for f in parts] == [whole.id, whole.id]


def test_places_for_so_many_are_a_capacity(extractor: Extractor) -> None:
    found = facts(extractor, "№11 балабақша ашылды, 240 балаға орын дайын.")
    assert [f.measure for f in found if f.kind == "count"] == ["capacity"]


def test_works_that_were_carried_out_are_done(extractor: Extractor) -> None:
    status = {
        text: next(f.status for f in facts(extractor, text) if f.kind == "facility")
        for text in ("№8 мектепте жөндеу жүргізілді.", "№8 мектепте жөндеу жүргізілуде.")
    }
    assert list(status.values()) == ["done", "ongoing"]
