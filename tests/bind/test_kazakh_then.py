"""Kazakh: what stood there before, that year, deadlines, and which of two facilities opens."""

from __future__ import annotations

from datetime import date

import pytest

from socfacts import Extractor
from socfacts.records import Fact


def facts(extractor: Extractor, text: str, *kinds: str) -> list[Fact]:
    found = extractor.extract_text(text, doc_date=date(2026, 3, 19))
    return [f for f in found if f.kind in kinds or not kinds]


def test_what_was_there_before_is_not_spoken_of_in_the_next_paragraph(extractor: Extractor) -> None:
    text = (
        "Ауылда жаңа емхана ашылды. Емхана 200 келушіге арналған.\n\n"
        "Бұрын ауылдағы №3 амбулатория тар үйде орналасқан еді. Ол 1970 жылы салынған.\n\n"
        "Құрылысқа облыстық бюджеттен 900 млн теңге бөлінді. Нысанда 40 дәрігер бар."
    )
    types = {f.evidence.quote: f.facility and f.facility.type for f in facts(extractor, text)}
    assert types["1970 жылы"] == "outpatient_clinic"
    assert types["900 млн теңге"] == types["40 дәрігер"] == "polyclinic"


def test_a_facility_may_be_spoken_of_before_and_now(extractor: Extractor) -> None:
    text = (
        "№12 мектепте жөндеу аяқталды.\n\nБұған дейін №12 мектепте 300 бала оқыған.\n\nЖөндеуге 200 млн теңге жұмсалды."
    )
    assert [f.facility and f.facility.number for f in facts(extractor, text, "budget")] == ["12"]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("№4 мектеп 2022 жылы апатты деп танылып, сол жылдың қарашасында жабылды.", ["2022", "2022-11"]),
        ("№4 мектеп 2019 жылы салынды. Сол жылғы тамызда №6 балабақша ашылды.", ["2019", "2019-08"]),
        ("№4 мектеп 2019 жылы салынды. Сол жылы №6 балабақша ашылды.", ["2019", "2019"]),
        ("Сол жылы №6 балабақша ашылды.", []),
        ("№4 мектептің жөндеуі жүріп жатыр. Мердігерге тамыздың соңына дейін уақыт берілді.", ["../2026-08"]),
        ("№4 мектептің құрылысы созылып барады. Жаңа мерзім белгіленді: 2026 жылдың 1 қыркүйегі.", ["2026-09-01"]),
        ("№4 мектепте 300 бала оқиды. Өтініш беруге 1 қыркүйекке дейін уақыт берілді.", []),
        ("№4 мектеп жөнделуде. Биыл наурызда басталған жұмыстың 40 пайызы атқарылды.", ["2026-03"]),
    ],
)
def test_that_year_and_deadlines(extractor: Extractor, text: str, dates: list[str]) -> None:
    assert [f.when.edtf for f in facts(extractor, text, "date") if f.when] == dates


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("«Алтай» саябағында 1 шілдеде көшпелі кітапхана ашылады.", "library"),
        ("№5 аурухана мен №6 мектеп 1 шілдеде ашылады.", None),
    ],
)
def test_which_of_two_facilities_a_date_is_of(extractor: Extractor, text: str, kind: str | None) -> None:
    assert [f.facility and f.facility.type for f in facts(extractor, text, "date")] == [kind]


@pytest.mark.parametrize(
    ("text", "quote", "kind"),
    [
        ("Аудан жылу электр орталығына 3 млрд теңге бөлді. Мұнда жеті қазандық бар.", "жеті қазандық", "power_plant"),
        ("№5 мектеп ашылды. Ауданда халық көп. Мұнда жеті мектеп бар.", "жеті мектеп", None),
        ("№5 аурухана кеңейтіледі. Онда екі операциялық блок ашылады.", "екі операциялық блок", "hospital"),
    ],
)
def test_whose_those_counted_are(extractor: Extractor, text: str, quote: str, kind: str | None) -> None:
    found = {f.evidence.quote: f.facility and f.facility.type for f in facts(extractor, text, "count")}
    assert found[quote] == kind


@pytest.mark.parametrize(
    "text", ["Музыка мектептері 2 млрд теңгеге жөнделді.", "Жылу көздері мен желілерге 2 млрд теңге қаралды."]
)
def test_plurals_of_two_words_are_no_one_facility(extractor: Extractor, text: str) -> None:
    assert facts(extractor, text, "facility") == []
