"""Words that name a facility in one form and something else in another; nouns of two halves."""

from __future__ import annotations

import pytest

from socfacts import Extractor
from socfacts.types import Document


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("В яслях-саду № 8 работают 20 человек.", ["Ясли-сад № 8"]),
        ("Для яслей-сада № 8 купили мебель.", ["Ясли-сад № 8"]),
        ("В Усть-Каменогорском доме-интернате № 2 живут 200 человек.", ["Усть-Каменогорский дом-интернат № 2"]),
        ("Самый дорогой проект года — мост.", ["Мост"]),
        ("За дорогой на ремонте следит подрядчик.", ["Дорога"]),
        ("Дорогой ремонт моста затянулся.", ["Мост"]),
    ],
)
def test_names(extractor: Extractor, text: str, names: list[str]) -> None:
    assert [entity.name for entity in extractor.bind(Document("d", text)).entities] == names
