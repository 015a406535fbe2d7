"""«В области», «өңірде»: the region that a text about several named last."""

from __future__ import annotations

from functools import cache

import pytest

from socfacts import Extractor


@cache
def extractor() -> Extractor:
    return Extractor()


@pytest.mark.parametrize(
    ("text", "quote", "region"),
    [
        ("Рассмотрев запрос о центрах Туркестанской области, сообщаем.\n\nВ области 27 центров.\n\n"
         "В Костанае открыт дом-интернат.", "27 центров", "KZ-61"),
        ("В Таразе открыли школу.\n\nВ Семее отремонтировали музей.\n\nВ регионе откроют 8 библиотек.", "8 библиотек",
         "KZ-10"),
        ("Таразда мектеп ашылды.\n\nСемейде мұражай жөнделді.\n\nӨңірде 8 кітапхана ашылады.", "8 кітапхана", "KZ-10"),
        ("Итоги года.\n\nВ Таразе и Семее открыли школы.\n\nВ области 8 библиотек.", "8 библиотек", None),
        ("Итоги года. Их подвели в мае.\n\nВ Таразе открыли школу.\n\nВ Алматы открыли музей.\n\n"
         "В области 8 библиотек.", "8 библиотек",
         None),
    ],
)  # fmt: skip
def test_region(text: str, quote: str, region: str | None) -> None:
    (fact,) = [fact for fact in extractor().extract_text(text) if fact.evidence.quote == quote]
    assert (fact.place and fact.place.region) == region
