"""A payer pays the sum beside it: not the whole that the sum is a part of, not what is still sought."""

from __future__ import annotations

import pytest

from socfacts import Extractor


@pytest.mark.parametrize(
    ("text", "payers"),
    [
        (
            "Стоимость приюта – 9 млрд тенге, из которых 7 млрд поступило из республиканского бюджета.",
            {"9 млрд тенге": None, "7 млрд": "республиканский бюджет"},
        ),
        (
            "Приют обошёлся в 2 млрд тенге из областного бюджета, в том числе 300 млн на мебель.",
            {"2 млрд тенге": "областной бюджет", "300 млн": "областной бюджет"},
        ),
        (
            "Приюттің құны – 9 млрд теңге, оның 7 миллиарды республикалық бюджеттен, 2 миллиарды облыстан бөлінді.",
            {"9 млрд теңге": None, "7 миллиарды": "республикалық бюджет", "2 миллиарды": None},
        ),
        ("Библиотеку обновили за 284 млн тенге, фонд вырос до 96 тысяч книг.", {"284 млн тенге": None}),
        ("На ремонт школы фонд «Мейірім» выделил 300 млн тенге.", {"300 млн тенге": "фонд «Мейірім»"}),
        ("Для приюта по смете нужно 210 млн тенге, ищем спонсора.", {"210 млн тенге": None}),
        ("Приютті ашуға 210 млн теңге керек, демеуші іздеп жүрміз.", {"210 млн теңге": None}),
    ],
)
def test_who_pays(extractor: Extractor, text: str, payers: dict[str, str | None]) -> None:
    budgets = [fact for fact in extractor.extract_text(text) if fact.kind == "budget"]
    assert {fact.evidence.quote: fact.payer for fact in budgets} == payers
