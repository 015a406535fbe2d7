"""A sentence without a facility is about the one that its reader knows of, not about one named further down."""

from __future__ import annotations

from functools import cache

import pytest

from socfacts import Extractor


@cache
def extractor() -> Extractor:
    return Extractor()


RUSSIAN = """В Кокшетау сдали новую школу на 600 мест.

Школа № 12 построена за два года.

За парты сели 540 учеников, приняты 48 учителей.

Раньше дети района ездили в школу № 4. К ней пристроят корпус, как и к гимназии № 7."""
HOSPITAL = """Районная больница — единственная в округе. О ней рассказал главный врач Ерлан Сапаров.

В прошлом году пролечено 4 200 больных.

В штате больницы 35 врачей. Прикрепление к поликлинике № 2 закончили в мае."""
KAZAKH = """Көкшетауда 600 орындық жаңа мектеп ашылды.

№12 мектеп екі жылда салынды.

Алғашқы күні 540 оқушы сабаққа келді.

Бұрын балалар №4 мектепке баратын. №7 гимназияға да корпус салынады."""
LATE = """В области учатся 90 тысяч детей. Дефицит мест — 5 тысяч. План на год выполнен. Кадров хватает.
Педагоги получили прибавку. Учебники завезены.

Тяжелее всего в школе № 31.

Не хватает 264 учителей."""


INTERVIEW = """Областная больница готовится к зиме. В больнице работают 214 врачей. Об этом — беседа с её директором.

– Ремонт закончен? – Да, полностью. – Хватает ли техники? – Вполне. А что с поликлиникой № 3, где очереди?

– Прикреплено 41 тыс. человек."""


@pytest.mark.parametrize(
    ("text", "quote", "name"),
    [
        (RUSSIAN, "540 учеников", "Школа № 12"),
        (RUSSIAN, "48 учителей", "Школа № 12"),
        (HOSPITAL, "4 200 больных", "Районная больница"),
        (HOSPITAL, "35 врачей", "Районная больница"),
        (KAZAKH, "540 оқушы", "№12 мектеп"),
        (INTERVIEW, "41 тыс.", "Поликлиника № 3"),
        (LATE, "264 учителей", None),
    ],
)
def test_the_facility_known_so_far(text: str, quote: str, name: str | None) -> None:
    facts = [fact for fact in extractor().extract_text(text) if fact.evidence.quote.startswith(quote)]
    assert [fact.facility and fact.facility.name for fact in facts] == [name]
