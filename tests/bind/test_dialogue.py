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
