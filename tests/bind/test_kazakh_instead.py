"""Kazakh facilities that replace others, what a participle describes, and phrases of events that a date parts."""

from __future__ import annotations

from datetime import date

import pytest

from socfacts import Extractor
from socfacts.records import Fact


def facts(extractor: Extractor, text: str, *kinds: str) -> list[Fact]:
    found = extractor.extract_text(text, doc_date=date(2026, 3, 19))
    return [f for f in found if f.kind in kinds or not kinds]


def test_what_takes_the_place_of_a_school_is_another_one(extractor: Extractor) -> None:
    text = "Ауылда 1969 жылы салынған №2 мектептің орнына 900 орындық жаңа мектеп салынады. Жоба құны – 7 млрд теңге."
    found = {f.evidence.quote: f for f in facts(extractor, text)}
    built, places, budget = (found[quote] for quote in ("1969 жылы", "900 орындық", "7 млрд теңге"))
    assert built.facility is not None and built.facility.number == "2"
    assert places.facility == budget.facility and places.facility is not None and places.facility.number is None
    assert places.when is None
    assert (found["№2 мектептің"].event, found["№2 мектептің"].status) == ("construction", "done")


@pytest.mark.parametrize(
    "text",
    [
        "№4 балабақшада 140 бала бар. Келер жылы бұл балабақшаның орнына 320 орындық балабақша салынады.",
        "№4 балабақшада 140 бала бар. Шет ауылда 320 бала қабылдайтын жаңа балабақша жобаланып жатыр.",
        "Қалада 1975 жылы ашылған ескі балабақшаның орнына 320 балаға арналған жаңа балабақша бой көтереді.",
    ],
)
def test_a_figure_describes_the_new_one(extractor: Extractor, text: str) -> None:
    found = [f for f in facts(extractor, text, "count") if "320" in f.evidence.quote]
    schools = {f.facility.id for f in facts(extractor, text, "facility") if f.facility}
    assert len(schools) == 2
    assert [f.facility.number for f in found if f.facility] == [None]


@pytest.mark.parametrize(
    ("text", "event", "when"),
    [
        ("№5 мектеп пайдалануға 2027 жылы беріледі.", "opening", "2027"),
        ("№5 көпір қолданысқа қыркүйек айында берілуі керек.", "opening", "2026-09"),
        ("№5 мектептің құжаттамасы былтыр әзірленді.", "design", "2025"),
        ("№5 емхана күрделі жөндеуден өткен жылы өтті.", "major_repair", "2025"),
    ],
)
def test_a_date_may_part_the_words_of_an_event(extractor: Extractor, text: str, event: str, when: str) -> None:
    assert [(f.event, f.when and f.when.edtf) for f in facts(extractor, text, "date")] == [(event, when)]


def test_without_its_verb_the_rest_of_a_phrase_tells_nothing(extractor: Extractor) -> None:
    text = "№5 мектепте іске биыл жаңа мұғалімдер кірісті."
    assert [f.event for f in facts(extractor, text)] == [None]


def test_what_is_denied_in_a_clause_dates_nothing(extractor: Extractor) -> None:
    text = "№5 мектептің құжаттамасы әзірленді, бірақ биылғы бюджетте ақша қарастырылмаған."
    assert facts(extractor, text, "date") == []


@pytest.mark.parametrize(
    "text",
    [
        "Райымбек ауданы. Бес мектептің жылу қазандығы ауыстырылды, жұмсалған қаражат – 94 млн теңге.",
        "Ауданда он ауылдың жолы жөнделді, оған 94 млн теңге кетті.",
        "№7 мектеп салынды.\n\nШуда үш балабақша салынуда, онда 840 орын бар. Құрылысына 94 млн теңге салынды.",
    ],
)
def test_what_several_have_is_of_no_one_facility(extractor: Extractor, text: str) -> None:
    assert [f.facility for f in facts(extractor, text, "budget")] == [None]
