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


@pytest.mark.parametrize(
    ("text", "quote", "kind"),
    [
        ("Таразда спорт кешені ашылды. Ішінде екі бассейн, үш зал бар.", "екі бассейн", "sports_complex"),
        ("Таразда спорт кешені ашылды. Ішінде екі бассейн, үш зал бар. Күніне 600 бала келеді.", "600 бала",
         "sports_complex"),
        ("№5 мектеп ашылды. Облыста екі бассейн, үш стадион бар.", "екі бассейн", None),
        ("№5 мектеп ашылды. Биыл екі бассейн салынды.", "екі бассейн", None),
    ],
)  # fmt: skip
def test_what_one_facility_has_inside(extractor: Extractor, text: str, quote: str, kind: str | None) -> None:
    found = {f.evidence.quote: f.facility and f.facility.type for f in facts(extractor, text, "count")}
    assert found[quote] == kind


def test_what_is_pulled_down_is_not_spoken_of_any_more(extractor: Extractor) -> None:
    text = "Ауданда жұмыс көп. Жоспар бекітілді. Халық риза.\n\nБиыл «Жігер» стадионын сүреміз.\n\nҚазір 14 бапкер бар."
    found = {f.kind: f for f in facts(extractor, text, "count", "facility")}
    assert (found["facility"].event, found["count"].facility) == ("demolition", None)


def test_an_answer_inherits_nothing_from_the_answer_before(extractor: Extractor) -> None:
    text = "– Мектеп не болады?\n– Жөнделеді.\n– Бапкер жете ме?\n– Қазір 14 бапкер бар."
    assert [f.event for f in facts(extractor, text, "count")] == [None]


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Ауданда 40 мектеп бар, оларда 9 мың бала оқиды. Оның ішінде 12 мектеп ескі.", "40 мектеп"),
        ("Ауданда 9 мың бала оқиды. Оның ішінде 12 мектеп ескі.", None),
        ("№5 мектепте 840 бала оқиды, жобалық қуаты – 600 орын.", None),
        ("Емханада 90 маман бар, оның ішінде 12 дәрігер жас.", "90 маман"),
    ],
)
def test_a_part_is_of_its_kind(extractor: Extractor, text: str, whole: str | None) -> None:
    found = facts(extractor, text, "count")
    quotes = {f.id: f.evidence.quote for f in found}
    assert [quotes.get(getattr(f, "part_of", None) or "") for f in found][-1] == whole


def test_a_shift_is_no_part(extractor: Extractor) -> None:
    text = "Ауданда 40 мектеп бар. Оның ішінде 12 мектеп үш ауысымда оқытады."
    assert [f.evidence.quote for f in facts(extractor, text, "count")] == ["40 мектеп", "12 мектеп"]


def test_laying_the_foundation_begins_the_building(extractor: Extractor) -> None:
    assert [f.phase for f in facts(extractor, "№5 мектептің іргетасы келер жылы қаланады.", "date")] == ["start"]
    assert [f.phase for f in facts(extractor, "Келер жылы №5 мектептің іргетасы қаланады.", "date")] == ["start"]


def test_the_matters_of_a_headline_are_no_facilities(extractor: Extractor) -> None:
    text = "Апта шолуы: су мен жол\n\nЖетісайда жол жөнделді, оған 90 млн теңге кетті."
    assert len([f for f in facts(extractor, text, "facility")]) == 1


def test_a_school_nearby_is_not_spoken_of_any_further(extractor: Extractor) -> None:
    text = (
        "Ауылда 600 орындық мектеп салынып жатыр. Мектеп биыл тапсырылады.\n\n"
        "Ол ашылса, көршілес №24 мектептегі үш ауысым жойылады. Ол жерде 1 150 бала оқиды.\n\n"
        "Жобаның құны – 3 млрд теңге."
    )
    found = {f.evidence.quote: f.facility and f.facility.number for f in facts(extractor, text, "count", "budget")}
    assert (found["1 150 бала"], found["3 млрд теңге"]) == ("24", None)


def test_what_opened_before_dates_nothing_of_those_who_live_there(extractor: Extractor) -> None:
    found = facts(extractor, "Былтыр ашылған «Ақниет» қарттар үйінде 84 қарт тұрады.", "count")
    assert [(f.event, f.status, f.when) for f in found] == [(None, "ongoing", None)]


def test_a_town_that_looks_like_a_participle_is_no_verb(extractor: Extractor) -> None:
    found = facts(extractor, "Биыл 38 көше жөнделеді, оның 21-і – Жезқазғанда.", "count")
    assert [f.status for f in found] == ["planned", "planned"]
