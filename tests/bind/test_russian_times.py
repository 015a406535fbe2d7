"""When Russian events happen, and what part a sum plays: one class of phrase a case."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from socfacts import Extractor

ANCHOR = date(2026, 1, 23)

DATES: list[tuple[str, str, dict[str, Any]]] = [
    # what is put off is ahead, whatever the tense of the verb
    ("Срок сдачи больницы сдвинули на декабрь.", "декабрь", {"when": "2026-12", "status": "planned"}),
    ("Ввод моста через Ишим передвинули на 1 сентября 2026 года.", "1 сентября 2026 года", {"status": "planned"}),
    # without a verb a dash names the time when something is to be ready
    ("В Уральске строят бассейн «Самал». Сдача — в декабре.", "декабре",
     {"when": "2026-12", "event": "opening", "status": "planned"}),
    ("В Жезказгане возводят дом культуры. Завершение работ — в ноябре.", "ноябре",
     {"when": "2026-11", "event": "construction", "phase": "end", "status": "planned"}),
    # each phase has a status of its own
    ("Строительство школы № 90 начали летом 2025 года, закончить должны до ноября.", "до ноября",
     {"when": "../2026-11", "phase": "end", "status": "planned"}),
    ("Строительство школы № 90 начали летом 2025 года, закончить должны до ноября.", "летом 2025 года",
     {"phase": "start", "status": "done"}),
    # doors and first visitors
    ("Двери нового театра распахнутся осенью 2026 года.", "осенью 2026 года",
     {"event": "opening", "status": "planned"}),
    ("Клиника «Медикер» начала приём пациентов 12 января.", "12 января", {"event": "opening", "status": "done"}),
]  # fmt: skip


def _facts(extractor: Extractor, text: str) -> list[Any]:
    return extractor.extract_text(text, doc_date=ANCHOR)


def _slots(fact: Any) -> dict[str, Any]:
    told = {name: getattr(fact, name, None) for name in ("event", "phase", "status", "role", "payer")}
    return {**told, "when": fact.when.edtf if fact.when else None}


@pytest.mark.parametrize(("text", "quote", "expected"), DATES)
def test_dates_of_events(extractor: Extractor, text: str, quote: str, expected: dict[str, Any]) -> None:
    facts = {f.evidence.quote: _slots(f) for f in _facts(extractor, text) if f.kind == "date"}
    assert {name: facts[quote][name] for name in expected} == expected


SUMS: list[tuple[str, dict[str, Any]]] = [
    ("Мост через Иртыш построят за 4 млрд тенге.", {"role": "cost"}),
    ("Школу № 3 отремонтировали за 205 млн тенге.", {"role": "spent"}),
    ("Контракт на строительство школы — 3,1 млрд тенге.", {"role": "cost"}),
    ("Проект больницы оценивали в 5,4 млрд тенге.", {"role": "cost"}),
    ("Объём инвестиций в завод составит 12 млрд тенге.", {"role": "cost"}),
    ("Половину стоимости школы — 320 млн тенге — компенсирует город.", {"payer": "город"}),
]


@pytest.mark.parametrize(("text", "expected"), SUMS)
def test_role_of_sums(extractor: Extractor, text: str, expected: dict[str, Any]) -> None:
    (fact,) = [_slots(f) for f in _facts(extractor, text) if f.kind == "budget"]
    assert {name: fact[name] for name in expected} == expected


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("Подрядчик не выполнил и половины работ на школе № 4.", "less_than"),
        ("Подрядчик выполнил и половину работ на школе № 4.", "exact"),
        ("В колледже учатся 1640 студентов, и более половины — приезжие.", "more_than"),
    ],
)
def test_bounds_of_shares(extractor: Extractor, text: str, qualifier: str) -> None:
    (fact,) = [f for f in _facts(extractor, text) if f.kind == "share"]
    assert fact.quantity.qualifier == qualifier


@pytest.mark.parametrize(
    ("text", "event", "status"),
    [
        ("Музей № 2 закрыт на реставрацию.", "reconstruction", "ongoing"),
        ("В городе ждут бассейн «Самал». Строят его с апреля 2024 года.", "construction", "ongoing"),
    ],
)
def test_event_of_a_facility(extractor: Extractor, text: str, event: str, status: str) -> None:
    (fact,) = [f for f in _facts(extractor, text) if f.kind == "facility"]
    assert (fact.event, fact.status) == (event, status)


def test_the_first_document_is_read_like_the_others() -> None:
    text = "Школу № 3 отремонтировали за 205 млн тенге."
    fresh = Extractor()
    first, second = fresh.extract_text(text), fresh.extract_text(text)
    assert [fact.id for fact in first] == [fact.id for fact in second]
    assert any(fact.kind == "budget" for fact in first)
