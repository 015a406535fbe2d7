"""The currency that a text leaves out."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from socfacts.pipeline import Extractor
from socfacts.records import Quantity


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def sums(extractor: Extractor, text: str) -> list[tuple[str, Decimal | None, str]]:
    found = extractor.mentions_text(text, doc_date=date(2025, 6, 15))
    return [(m.text, m.normalized.value, m.normalized.unit) for m in found if isinstance(m.normalized, Quantity)]


def test_a_sum_lends_its_currency_within_the_sentence(extractor: Extractor) -> None:
    text = "Выделили 4,8 млрд тенге, из них 3,1 млрд направили на дороги."
    assert sums(extractor, text)[1] == ("3,1 млрд", Decimal(3_100_000_000), "KZT")


def test_a_sum_lends_its_currency_to_the_next_sentence(extractor: Extractor) -> None:
    text = "Проект стоит 12 млн долларов. Ещё 2 млн потратят на мебель."
    assert sums(extractor, text)[1] == ("2 млн", Decimal(2_000_000), "USD")


def test_what_is_counted_stays_a_number(extractor: Extractor) -> None:
    text = "На 4,8 млрд тенге купили 3 млн саженцев для 300 школ."
    assert [unit for _, _, unit in sums(extractor, text)] == ["KZT", "1", "1"]


def test_a_conversion_in_brackets_lends_nothing(extractor: Extractor) -> None:
    text = "Получили 368 млн рублей (около 5,8 млн долларов), а через год 316 млн."
    assert [unit for _, _, unit in sums(extractor, text)] == ["RUB", "USD", "RUB"]


def test_the_full_stop_of_the_sentence_is_no_part_of_a_sum(extractor: Extractor) -> None:
    assert sums(extractor, "Дорога обошлась в $145 млн.") == [("$145 млн", Decimal(145_000_000), "USD")]


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("Ремонт моста обошёлся в 930 тысяч.", "930 тысяч"),
        ("Тренер зарабатывает 2 млн в год.", "2 млн"),
        ("Сумма — 40 тысяч.", "40 тысяч"),
        ("Рабочие получат по 12 тысяч.", "12 тысяч"),
    ],
)
def test_a_sum_whose_currency_nothing_tells_has_no_value(extractor: Extractor, text: str, span: str) -> None:
    found = [(m.type, m.text, m.normalized) for m in extractor.mentions_text(text) if m.type in ("MONEY", "NUMBER")]
    assert found == [("MONEY", span, None)]


def test_a_word_of_money_makes_no_sum_of_what_is_counted(extractor: Extractor) -> None:
    found = extractor.mentions_text("Цена растёт: в селе 3 тысячи жителей. Сумма мест — 40 тысяч посещений.")
    assert [m.type for m in found] == ["NUMBER", "NUMBER"]


def test_a_document_lends_no_currency_where_millions_are_counted(extractor: Extractor) -> None:
    text = "Фильм стоил 40 млн тенге. Его увидели 12 млн зрителей в кино и 1,6 млн — дома."
    assert [unit for _, _, unit in sums(extractor, text)] == ["KZT", "1", "1"]
