"""Which Kazakh nouns are mentions of the facility spoken of: a class of phrase a case."""

from __future__ import annotations

from datetime import date

import pytest

from socfacts import Extractor

ANCHOR = date(2025, 6, 15)

CASES = [
    # who heads a facility is said of that one
    ("№7 мектеп ашылды. Мектеп директоры Айгүл Сатова 40 мұғалім керек деді.", ["№7 мектеп", "Мектеп"]),
    ("№4 емхана жөнделді. Онда 40 дәрігер бар, – деді емхана меңгерушісі Асқар Оспанов.", ["№4 емхана", "емхана"]),
    # an area before a noun describes it
    ("№4 емхана ашылды. Ауданы 5 000 шаршы метр ғимаратта 20 кабинет бар.", ["№4 емхана", "ғимаратта"]),
    # kinds of people, and those who head several, are of no one facility
    ("№7 мектеп ашылды. Мектеп оқушылары қуанышты.", ["№7 мектеп"]),
    ("№7 мектеп ашылды. Мектеп директорлары жиналды.", ["№7 мектеп"]),
    ("№7 мектеп ашылды. Ауданда 12 мектеп бар.", ["№7 мектеп"]),
]


@pytest.mark.parametrize(("text", "mentions"), CASES)
def test_mentions(extractor: Extractor, text: str, mentions: list[str]) -> None:
    facts = extractor.extract_text(text, doc_date=ANCHOR)
    found = [[text[m.start : m.end] for m in fact.mentions] for fact in facts if fact.kind == "facility"]
    assert found == [mentions]
