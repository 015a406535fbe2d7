"""Facility words in the titles of programmes, campaigns and funds name no facility."""

from __future__ import annotations

import pytest

from socfacts import Extractor

EXTRACTOR = Extractor()


@pytest.mark.parametrize(
    "text",
    [
        "По нацпроекту «Комфортная школа» возвели 11 зданий.",
        "Грант получил проект «Живая библиотека».",
        "Акция «Дорога в школу» помогла 900 семьям.",
        "В конкурсе «Лучший детский сад года» победили двое.",
        "«Жайлы мектеп» ұлттық жобасы аясында 11 ғимарат тұрғызылды.",
        "«Мектепке жол» акциясы 900 отбасыға көмектесті.",
        "«Үздік балабақша» байқауына 40 адам қатысты.",
    ],
)
def test_no_facility(text: str) -> None:
    assert [m.text for m in EXTRACTOR.mentions_text(text) if m.type == "FACILITY" and "«" in text[: m.start]] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Реализуется проект «Строительство школы на 600 мест».", "школы"),
        ("Готов проект «Школа № 12».", "«Школа № 12»"),
        ("В школе «Проект будущего» учатся 300 детей.", "школе «Проект будущего»"),
        ("«Балдырған» балабақшасы ашылды.", "«Балдырған» балабақшасы"),
    ],
)
def test_facility(text: str, name: str) -> None:
    assert [m.text for m in EXTRACTOR.mentions_text(text) if m.type == "FACILITY"] == [name]
