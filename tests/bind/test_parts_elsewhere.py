"""What is told of a part – its place, its payer, its figure – is not told of the whole."""

from __future__ import annotations

import pytest

from socfacts import Extractor
from socfacts.records import Fact

EXTRACTOR = Extractor()


def fact(text: str, quote: str) -> Fact:
    return next(f for f in EXTRACTOR.extract_text(text) if f.evidence.quote == quote)


@pytest.mark.parametrize(
    ("text", "whole", "part", "region"),
    [
        ("В очереди 84 312 детей, в том числе в Алматы – 21 640, в Шымкенте – 14 205.", "84 312 детей", "21 640", "75"),
        ("Кезекте 84 312 бала тұр, оның ішінде Алматы қаласында – 21 640.", "84 312 бала", "21 640", "75"),
    ],
)
def test_place_of_part(text: str, whole: str, part: str, region: str) -> None:
    place = fact(text, part).place
    assert place is not None and place.region == f"KZ-{region}"
    more = (
        "Жағдай қиын. Шымкентте де орын жетпейді."
        if "бала" in text
        else "Положение трудное. Не хватает мест и в Шымкенте."
    )
    assert fact(f"{text} {more}", whole).place is None


def test_own_part_stays_where_it_is() -> None:
    place = fact("По области на учёте состоят 612 детей, 388 из них живут в Таразе.", "388").place
    assert place is not None and place.name == "Тараз"


@pytest.mark.parametrize(
    ("text", "whole", "payer"),
    [
        ("Выделено 48,2 млрд тенге, в том числе из республиканского бюджета 17,6 млрд.", "48,2 млрд тенге", None),
        ("48,2 млрд теңге, оның ішінде республикалық бюджеттен 17,6 млрд бөлінді.", "48,2 млрд теңге", None),
        ("Из республиканского бюджета выделено 48,2 млрд тенге.", "48,2 млрд тенге", "республиканский бюджет"),
        ("Меценат Ерлан Сағындықов орталыққа 410 миллион теңге жұмсаса, қала әкімдігі тағы 60 миллион бөлді.",
         "60 миллион", "қала әкімдігі"),
        ("Меценат Ерлан Сағындықов орталыққа 410 миллион теңге жұмсаса, қала әкімдігі тағы 60 миллион бөлді.",
         "410 миллион теңге", "Ерлан Сағындықов"),
    ],
)  # fmt: skip
def test_payer_of_part(text: str, whole: str, payer: str | None) -> None:
    assert fact(text, whole).payer == payer


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Қарағанды. Ақтау кентінде 300 орындық мектеп салынды.", "kk"),
        ("Темиртау. В посёлке Актау построили школу на 300 мест.", "ru"),
    ],
)
def test_settlement_is_not_the_city_of_its_name(text: str, kind: str) -> None:
    facts = EXTRACTOR.extract_text(text)
    assert facts
    assert all(f.place is None or f.place.region != "KZ-47" for f in facts)


def test_figures_of_two_verbs() -> None:
    text = "Мощность поликлиники № 9 – 500 посещений в смену, к ней прикрепят 42 тысячи горожан."
    visits, people = fact(text, "500 посещений"), fact(text, "42 тысячи горожан")
    assert (visits.measure, visits.per) == ("capacity", "shift")
    assert (people.measure, people.per) == (None, None)


def test_more_of_a_sum_is_no_count() -> None:
    text = "Аудан клубты жөндеуге 28 млн теңге, жергілікті шаруа тағы бесеуін берді."
    assert not [f for f in EXTRACTOR.extract_text(text) if f.kind == "count"]


def test_it_amounted_to() -> None:
    assert fact("Балаларды қамту 97,2 пайызды құрады.", "97,2 пайызды").status == "done"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Открылся центр реабилитации детей с ДЦП «Алғашқы қадам».", "«Алғашқы қадам»"),
        ("Здесь работает центр помощи детям с аутизмом «Асыл Мирас» на 40 мест.", "«Асыл Мирас»"),
        ("Балаларды оңалтатын «Мейірім» орталығы ашылды.", "«Мейірім»"),
    ],
)
def test_title_behind_whom_it_is_for(text: str, name: str) -> None:
    facility = next(f.facility for f in EXTRACTOR.extract_text(text) if f.facility is not None)
    assert name in str(facility.name)
