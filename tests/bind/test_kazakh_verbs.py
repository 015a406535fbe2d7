"""Kazakh verbs: what happens to what, when, and whether it is planned, under way or done."""

from __future__ import annotations

from datetime import date

import pytest

from socfacts import Extractor
from socfacts.language import kazakh
from socfacts.records import Fact


def facts(extractor: Extractor, text: str, kind: str) -> list[Fact]:
    return [f for f in extractor.extract_text(text, doc_date=date(2025, 11, 1)) if f.kind == kind]


@pytest.mark.parametrize(
    ("text", "event", "status"),
    [
        ("№9 мектеп ашылды.", "opening", "done"),
        ("№9 мектеп салынады.", "construction", "planned"),
        ("№9 мектеп салынбақ.", "construction", "planned"),
        ("№9 мектепті салу жоспарлануда.", "construction", "planned"),
        ("№9 мектеп салынып жатыр.", "construction", "ongoing"),
        ("№9 мектеп жөнделуде.", "repair", "ongoing"),
        ("№9 мектептің құрылысы жүргізілуде.", "construction", "ongoing"),
        ("№9 мектептің құрылысы басталды.", "construction", "ongoing"),
        ("№9 мектеп пайдалануға берілген болатын.", "opening", "done"),
        ("№9 мектеп былтыр ашылған.", "opening", "done"),
        ("Әкім №9 мектептің ашылатынын айтты.", "opening", "planned"),
        ("Бюджет есебінен салынған №9 мектеп ашылды.", "opening", "done"),
        ("№9 мектеп салынып, кеше пайдалануға берілді.", "opening", "done"),
        ("№9 мектеп күрделі жөндеуден өтіп, есігін ашты.", "major_repair", "done"),
        ("№9 мектеп салынған жоқ.", None, None),
        ("№9 мектеп жабылмайды.", None, None),
    ],
)
def test_events_of_facilities(extractor: Extractor, text: str, event: str | None, status: str | None) -> None:
    (fact,) = facts(extractor, text, "facility")
    assert (fact.event, fact.status) == (event, status)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("2024 жылы 12 мектеп ашылып, 900 орын құрылды.", "done"),
        ("Келесі жылы 12 мектеп ашылып, 900 орын құрылады.", "planned"),
        ("Былтыр 12 мектеп ашылса, биыл тағы жетеуі ашылады.", "done"),
    ],
)
def test_converbs_and_contrasts(extractor: Extractor, text: str, status: str) -> None:
    counts = {f.evidence.quote: f.status for f in facts(extractor, text, "count")}
    assert counts["12 мектеп"] == status


def test_each_date_has_the_phase_of_its_own_verb(extractor: Extractor) -> None:
    text = "№9 мектеп ашылды. Құрылыс 2023 жылдың мамырында басталып, биыл тамызда аяқталды."
    dates = [(f.when.edtf, f.phase, f.status) for f in facts(extractor, text, "date") if f.when]
    assert dates == [("2023-05", "start", "done"), ("2025-08", "end", "done")]


def test_money_in_the_next_clause_takes_no_date_away(extractor: Extractor) -> None:
    text = "№9 мектеп жөнделді. Жұмыс 2024 жылғы мамырда басталып, оған 90 млн теңге бөлінді."
    dates = [(f.when.edtf, f.event, f.phase) for f in facts(extractor, text, "date") if f.when]
    assert dates == [("2024-05", "repair", "start")]


def test_a_date_before_a_participle_dates_it(extractor: Extractor) -> None:
    text = "1984 жылы салынған №9 мектепте күрделі жөндеу аяқталды."
    dates = [(f.when.edtf, f.event) for f in facts(extractor, text, "date") if f.when]
    assert dates == [("1984", "construction")]


def test_what_is_put_off_is_planned(extractor: Extractor) -> None:
    (fact,) = facts(extractor, "№9 мектептің жобасы 2026 жылға шегерілді.", "date")
    assert (fact.when.edtf if fact.when else None, fact.status) == ("2026", "planned")


def test_the_dateline_dates_no_event(extractor: Extractor) -> None:
    text = "ОРАЛ. 1 қараша 2025 жыл – Қалада №9 мектеп ашылды."
    assert facts(extractor, text, "date") == []


def test_works_in_a_list_have_the_status_of_the_lead(extractor: Extractor) -> None:
    text = "Ауданда мынадай жұмыстар жүріп жатыр:\n– №4 мектепті жаңғырту, құны – 80 млн теңге;\n– көше жөндеу."
    (fact,) = facts(extractor, text, "facility")
    assert (fact.event, fact.status) == ("reconstruction", "ongoing")


@pytest.mark.parametrize("word", ["жұмсады", "жинады", "жөндеді", "жабдықтады"])
def test_pasts_of_stems_in_a_vowel_are_no_presents(word: str) -> None:
    form = kazakh.verb(word)
    assert form is not None and form.aspect == "done"


@pytest.mark.parametrize("word", ["алады", "ашылады", "келеді", "болады", "салады"])
def test_presents_of_other_stems_stay(word: str) -> None:
    form = kazakh.verb(word)
    assert form is not None and form.aspect == "planned"
