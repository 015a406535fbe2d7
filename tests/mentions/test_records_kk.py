"""What `socfacts mentions` tells of Kazakh numbers, and what facts make of the same words."""

from __future__ import annotations

from functools import lru_cache

import pytest

from socfacts.pipeline import Extractor
from socfacts.records import MentionRecord
from socfacts.types import Document


@lru_cache(maxsize=1)
def extractor() -> Extractor:
    return Extractor()


def figures(text: str) -> list[MentionRecord]:
    kinds = ("NUMBER", "MONEY", "PERCENT", "QUANTITY", "DATE", "AGE")
    return [mention for mention in extractor().mentions(Document("a", text)) if mention.type in kinds]


@pytest.mark.parametrize(
    ("text", "ends", "kind"),
    [
        ("Ағаштың биіктігі 5 метрден 8 метрге дейін жетеді.", ["5 метрден", "8 метрге дейін"], "QUANTITY"),
        ("Мұғалімдер 20 пайыздан 40 пайызға дейін үстеме алады.", ["20 пайыздан", "40 пайызға дейін"], "PERCENT"),
        ("Билет 300 теңгеден 900 теңгеге дейін тұрады.", ["300 теңгеден", "900 теңгеге дейін"], "MONEY"),
    ],
)
def test_ends_of_a_range_that_have_units_are_two_mentions(text: str, ends: list[str], kind: str) -> None:
    found = figures(text)
    assert [(mention.text, mention.type) for mention in found] == [(end, kind) for end in ends]
    assert [mention.normalized.qualifier for mention in found] == ["exact", "at_most"]


def test_a_range_with_one_unit_is_one_mention() -> None:
    assert [m.text for m in figures("Ағаштың биіктігі 5-тен 8 метрге дейін жетеді.")] == ["5-тен 8 метрге дейін"]
    assert [m.text for m in figures("Мұнда 3 жастан 7 жасқа дейінгі бала бар.")] == ["3 жастан 7 жасқа дейінгі"]


def test_a_range_of_areas_is_one_fact() -> None:
    text = "Мектеп ауласының ауданы 200 шаршы метрден 300 шаршы метрге дейін."
    areas = [fact.quantity for fact in extractor().extract(Document("a", text)) if fact.kind == "area"]
    assert [(area.low, area.high, area.qualifier) for area in areas] == [(200, 300, "between")]


def test_a_number_told_twice_is_one_fact() -> None:
    text = "Ауылда 300 (үш жүз) орындық жаңа мектеп ашылды."
    counts = [fact.quantity.value for fact in extractor().extract(Document("a", text)) if fact.kind == "count"]
    assert [mention.text for mention in figures(text)] == ["300 (үш жүз)"]
    assert counts == [300]


@pytest.mark.parametrize("text", ["Жобаның 3 (он) бөлігі бар.", "Мұнда 20 (отыз) адам бар."])
def test_two_different_numbers_are_no_number_told_twice(text: str) -> None:
    assert len(figures(text)) == 2


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Онда он бес-жиырма адам жүр.", 15, 20),
        ("Онда жиырма бес-алты адам жүр.", 25, 26),
        ("Онда жүз елу-алпыс адам жүр.", 150, 160),
        ("Онда үш-төрт мыңдай адам жүр.", 3000, 4000),
    ],
)
def test_a_hyphen_joins_the_last_parts_of_two_neighbouring_numbers(text: str, low: int, high: int) -> None:
    (number,) = figures(text)
    assert (number.normalized.low, number.normalized.high) == (low, high)


@pytest.mark.parametrize(
    "text",
    [
        "Бұл дүние жүзі халқына керек.",
        "Олар бірінен соң бірі жабылды.",
        "Сол күні «Ауылға жүз пайдалы кеңес» жобасы басталды.",
        "Мен оны бір жерде көрдім.",
    ],
)
def test_false_friends_are_no_numbers(text: str) -> None:
    assert [mention.text for mention in figures(text) if mention.type == "NUMBER"] == []
