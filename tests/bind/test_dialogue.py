"""An answer is about what was asked, question mark or not; «у нас» and «нет» lead back to the text's own facility."""

from __future__ import annotations

import pytest

from socfacts import Extractor

RU = """Мы спросили директора колледжа «Ертіс» Ермека Жумагулова, где живут студенты.

— Новое общежитие вам обещали давно.

— {answer}"""
KK = """«Ертіс» колледжінің директоры Ермек Жұмағұловтан студенттер қайда тұратынын сұрадық.

— Жаңа жатақхананы сізге көптен уәде етіп келеді.

— {answer}"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (RU.format(answer="Обещали. Начали строить в 2023 году, поднято шесть этажей."), {"dormitory"}),
        (RU.format(answer="У нас учатся 640 студентов."), {"college"}),
        (RU.format(answer="Нет, денег не дали. Учатся 640 студентов."), {"college"}),
        (KK.format(answer="Иә. 2023 жылы салына бастады, алты қабаты көтерілді."), {"dormitory"}),
        (KK.format(answer="Бізде 640 студент оқиды."), {"college"}),
    ],
)
def test_what_an_answer_is_about(extractor: Extractor, text: str, expected: set[str]) -> None:
    facts = [fact for fact in extractor.extract_text(text) if fact.kind != "facility"]
    assert {fact.facility.type if fact.facility else None for fact in facts} == expected


INTERVIEW = """Заместитель акима города Алексей Гончаров – о стройках

— Алексей Викторович, горожане ждут новую поликлинику. Когда начнётся стройка?

— Проект готов, цена – 5,6 млрд тенге. Она будет на 250 посещений в смену.

— А что с детскими садами?

— Очередь – 1 140 детей. Оба сада сдадим к осени, в них будет 360 мест.

— Стадион «Горняк» когда приведут в порядок?

— Договор на 870 млн тенге подписан. Сменят кровлю. Сменят окна. Сменят пол. Трибуны на 3 000 мест заменят.

— И последний вопрос — библиотека имени Абая. Она закрыта уже год.

— Там аварийная кровля. Нужно 290 млн тенге."""


def test_an_interview(extractor: Extractor) -> None:
    facts = {fact.evidence.quote: fact for fact in extractor.extract_text(INTERVIEW)}
    owners = {quote: fact.facility.type if fact.facility else None for quote, fact in facts.items()}
    assert owners["5,6 млрд тенге"] == owners["250 посещений"] == "polyclinic"
    assert owners["1 140 детей"] is None
    assert owners["360 мест"] is None
    assert owners["870 млн тенге"] == owners["3 000 мест"] == "stadium"
    assert owners["290 млн тенге"] == "library"
    speakers = {fact.said_by.name for quote, fact in facts.items() if fact.said_by}
    assert speakers == {"Алексей Гончаров"}
    asked = facts["библиотека имени Абая"]
    assert asked.said_by is None
