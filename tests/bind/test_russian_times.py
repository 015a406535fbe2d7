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
    # each finite verb has its own «не»
    ("Школа № 5 построена в 1978 году и капитально не ремонтировалась.", "1978 году",
     {"event": "construction", "status": "done"}),
    # what waits for a facility is ahead; what is planned for a date opens then
    ("В 2027 году школу № 5 ждёт реконструкция.", "2027 году", {"event": "reconstruction", "status": "planned"}),
    ("Для семей врачей предусмотрен детский сад на 90 детей — в 2027 году.", "2027 году",
     {"event": "opening", "status": "planned"}),
    ("К осени жителям обещают школу на 600 мест.", "К осени", {"event": "opening", "status": "planned"}),
    # buildings are laid, and they grow
    ("В сентябре заложили школу № 71.", "сентябре", {"event": "construction", "phase": "start", "status": "done"}),
    # all the time since, without an event
    ("Бассейн «Нептун» работает с 1979 года.", "с 1979 года", {"event": None, "when": "1979/.."}),
    # beside money the phase of works has a date of its own
    ("На ремонт школы № 4 выделено 340 млн тенге, завершение работ – IV квартал 2026 года.", "IV квартал 2026 года",
     {"event": "repair", "phase": "end", "status": "planned"}),
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
    ("Акимат просит на школу № 5 920 млн тенге.", {"role": None}),
    ("Сколько стоила школа № 5? – Восемь миллиардов тенге.", {"role": "cost"}),
    (
        "На эти цели Фонд возврата активов выделил школе № 5 в селе 24 млрд тенге.",
        {"role": "allocated", "payer": "Фонд возврата активов"},
    ),
    (
        "Музею № 2 ещё 25 миллионов тенге пожертвовал горно-обогатительный комбинат.",
        {"payer": "горно-обогатительный комбинат"},
    ),
    ("На ремонт школы из резерва Правительства направлено 13 млн тенге.", {"payer": "резерв Правительства"}),
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
    ("text", "quote", "value"),
    [
        ("Мощность школы № 5 увеличат до 600 мест.", "600 мест", 600),
        ("Изношенность сетей ТЭЦ-2 снизилась до 50 процентов.", "50 процентов", 50),
    ],
)
def test_what_a_change_comes_to_is_no_bound(extractor: Extractor, text: str, quote: str, value: int) -> None:
    (fact,) = [f for f in _facts(extractor, text) if f.evidence.quote.endswith(quote)]
    assert (fact.quantity.qualifier, fact.quantity.value) == ("exact", value)


@pytest.mark.parametrize(
    ("text", "event", "status"),
    [
        ("Музей № 2 закрыт на реставрацию.", "reconstruction", "ongoing"),
        ("В микрорайоне Самал растёт школа № 9 на 900 мест.", "construction", "ongoing"),
        ("Расходы школы № 9 растут.", None, None),
        ("Сейчас школа № 8 — на капремонте.", "major_repair", "ongoing"),
        ("До открытия школы № 8 осталось две недели.", "opening", "planned"),
        ("На школу № 9 заложены средства.", None, None),
        ("Школу № 7 сносить не будут. В 2027 году её ждёт реконструкция.", "reconstruction", "planned"),
        ("В городе ждут бассейн «Самал». Строят его с апреля 2024 года.", "construction", "ongoing"),
    ],
)
def test_event_of_a_facility(extractor: Extractor, text: str, event: str | None, status: str | None) -> None:
    (fact,) = [f for f in _facts(extractor, text) if f.kind == "facility"]
    assert (fact.event, fact.status) == (event, status)


def test_the_first_document_is_read_like_the_others() -> None:
    text = "Школу № 3 отремонтировали за 205 млн тенге."
    fresh = Extractor()
    first, second = fresh.extract_text(text), fresh.extract_text(text)
    assert [fact.id for fact in first] == [fact.id for fact in second]
    assert any(fact.kind == "budget" for fact in first)


@pytest.mark.parametrize(
    ("text", "quote", "when"),
    [
        ("В 2020 году в школе № 4 учились 600 детей, сейчас — 900.", "900", None),
        ("За прошлый год через центр «Қамқор» прошли 900 детей, в позапрошлом — 700.", "900 детей", "2025"),
        ("За прошлый год через центр «Қамқор» прошли 900 детей, в позапрошлом — 700.", "700", "2024"),
        ("ТОО «Кызыл май» вложило в завод № 3 два миллиарда тенге.", "два миллиарда тенге", None),
    ],
)
def test_time_of_a_figure(extractor: Extractor, text: str, quote: str, when: str | None) -> None:
    (fact,) = [f for f in _facts(extractor, text) if f.evidence.quote == quote]
    assert _slots(fact)["when"] == when


def test_each_sum_has_the_payer_beside_it(extractor: Extractor) -> None:
    text = "На школу № 4 2 млрд тенге даст республика, 1 млрд тенге — область."
    payers = {f.evidence.quote: f.payer for f in _facts(extractor, text) if f.kind == "budget"}
    assert payers == {"2 млрд тенге": "республика", "1 млрд тенге": "область"}


@pytest.mark.parametrize("verb", ["подсчитали", "уверяют", "настаивают"])
def test_bodies_that_speak(extractor: Extractor, verb: str) -> None:
    (fact,) = [f for f in _facts(extractor, f"В акимате города {verb}, что школа № 4 закрыта.") if f.kind == "facility"]
    assert fact.said_by is not None and fact.said_by.name == "Акимат города"
