"""What figures are bound to in Russian sentences: one class of phrase a case."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from socfacts import Extractor

ANCHOR = date(2025, 6, 15)


def slots(fact: Any) -> dict[str, Any]:
    """The slots of a fact as short plain values."""
    facility = fact.facility
    return {
        "kind": fact.kind,
        "quote": fact.evidence.quote,
        "of": fact.of.lemma if fact.of else None,
        "facility": (facility.type, facility.number, facility.title) if facility else None,
        "event": fact.event,
        "phase": fact.phase,
        "status": fact.status,
        "when": fact.when.edtf if fact.when else None,
        "region": fact.place.region if fact.place else None,
        **{name: getattr(fact, name) for name in ("measure", "per", "ages", "role", "payer") if hasattr(fact, name)},
    }


def found(extractor: Extractor, text: str) -> dict[str, dict[str, Any]]:
    """The facts of a text that are no facility facts, by quote."""
    facts = extractor.extract_text(text, doc_date=ANCHOR)
    return {fact.evidence.quote: slots(fact) for fact in facts if fact.kind != "facility"}


CASES: list[tuple[str, str, dict[str, Any]]] = [
    # the head noun by agreement, not by distance
    ("В районе построят девять сельских школ для детей чабанов.", "девять сельских школ", {"of": "школа"}),
    ("Для больницы купили 14 новых аппаратов УЗИ.", "14 новых аппаратов", {"of": "аппарат"}),
    ("Открыли 12 одноэтажных кирпичных домов.", "12 одноэтажных кирпичных домов", {"of": "дом"}),
    # the noun before its number
    ("Педагогов в лицее – 61.", "61", {"of": "педагог"}),
    # capacity and occupancy
    ("Поликлиника № 8 на 250 посещений в смену открылась в мае.", "250 посещений в смену",
     {"measure": "capacity", "per": "shift", "facility": ("polyclinic", "8", None)}),
    ("В доме-интернате № 2 живут 95 человек.", "95 человек", {"measure": "occupancy"}),
    ("Сдан детский сад «Ұшқын» на 140 мест.", "140 мест",
     {"measure": "capacity", "facility": ("kindergarten", None, "Ұшқын")}),
    ("Возводится 320-местный интернат № 7.", "320-местный", {"of": "место", "measure": "capacity"}),
    # what a word of capacity tells, and what of the people beside it
    ("Лицей № 5 учит 1300 детей при мощности 900.", "900", {"of": "место", "measure": "capacity"}),
    ("Лицей № 5 учит 1300 детей при мощности 900.", "1300 детей", {"of": "ребёнок", "measure": None}),
    ("В больнице № 5 лечение прошли 300 человек, плановая мощность — 4 тысячи в год.", "4 тысячи в год",
     {"of": "человек", "measure": "capacity", "per": "year"}),
    ("В столовой школы № 8 одновременно могут накормить 120 человек.", "120 человек", {"measure": "capacity"}),
    ("В общежитие колледжа № 3 заселились 210 человек.", "210 человек", {"measure": "occupancy"}),
    # the whole of a share
    ("Доля мужчин среди пациентов — 40%, женщин — 60%.", "40%", {"of": "пациент"}),
    ("Доля мужчин среди пациентов — 40%, женщин — 60%.", "60%", {"of": "пациент"}),
    ("На учёте состоят 2300 инвалидов. Трудоустроены 35 процентов.", "35 процентов", {"of": "инвалид"}),
    ("Книг – свыше 90 тысяч, примерно 40 процентов – на казахском.", "примерно 40 процентов", {"of": "книга"}),
    ("В школе № 5 работают 60 учителей. У четверти коллектива есть категория.", "четверти",
     {"of": "учитель", "facility": ("school", "5", None)}),
    # who pays, and what a finished work took
    ("Из республиканского бюджета на школу № 5 выделено 3 млрд тенге, из областного – 740 млн тенге.",
     "740 млн тенге", {"payer": "областной бюджет"}),
    ("Комбинат потратил на детский сад «Айгүл» 900 млн тенге.", "900 млн тенге",
     {"role": "spent", "payer": "комбинат"}),
    ("Комбинат обошёлся в 7 млрд тенге.", "7 млрд тенге", {"role": "cost", "payer": None}),
    ("Школу № 5 отремонтировали за 205 млн тенге.", "205 млн тенге", {"role": "spent"}),
    ("Школу № 5 отремонтируют за 205 млн тенге.", "205 млн тенге", {"role": "cost"}),
    ("Город нашёл на ремонт лицея «Арай» 350 млн тенге.", "350 млн тенге", {"role": "allocated", "payer": "город"}),
    # the year of a building beside another date, and the day of the first visitors
    ("Здание школы № 8 1974 года постройки снесут в 2027 году.", "1974 года",
     {"event": "construction", "when": "1974"}),
    ("В среду больница № 4 приняла первых пациентов.", "среду", {"event": "opening", "when": "2025-06-11"}),
    ("Площадь залов музея выросла с 540 до 900 кв. метров.", "540", {"kind": "area"}),
    # areas
    ("Общая площадь больницы № 3 – 7,8 тыс. кв. м.", "7,8 тыс. кв. м", {"kind": "area", "measure": "total"}),
    ("Под стадион «Жігер» отвели участок в 2,5 га.", "2,5 га", {"measure": "land"}),
    # money: role and payer
    ("На ремонт школы № 5 из областного бюджета выделено 210 млн тенге.", "210 млн тенге",
     {"role": "allocated", "payer": "областной бюджет", "facility": ("school", "5", None)}),
    ("Стоимость строительства моста – 4,2 млрд тенге.", "4,2 млрд тенге", {"role": "cost"}),
    # events, phases and status
    ("В 2023 году в Таразе открыли бассейн «Толқын».", "2023 году",
     {"event": "opening", "status": "done", "region": "KZ-31"}),
    ("Капитальный ремонт лицея № 11 начнётся в августе.", "августе",
     {"event": "major_repair", "phase": "start", "status": "planned", "when": "2025-08"}),
    ("Строительство котельной № 2 завершили в прошлом году.", "прошлом году",
     {"event": "construction", "phase": "end", "status": "done", "when": "2024"}),
    ("Ремонт школы № 9 перенесён на 2027 год.", "2027 год", {"status": "planned", "when": "2027"}),
    ("Библиотеку имени Абая отремонтируют в первом квартале 2026 года.", "первом квартале 2026 года",
     {"status": "planned", "when": "2026-33", "facility": ("library", None, "Абай")}),
    # ages
    ("Центр «Мейірім» принимает 60 детей от 3 до 7 лет.", "60 детей", {"ages": (3, 7)}),
    # the noun that is left out
    ("В клубе занимаются 95 человек, из них 40 – школьники.", "40", {"of": "школьник"}),
    ("Асфальт кладут на 14 улицах, на шести работы закончены.", "шести", {"of": "улица"}),
    ("Сколько у вас работает врачей?\n\nСейчас 46.", "46", {"of": "врач"}),
    ("Назвали мосты, которые отремонтируют. Всего их 9.", "9", {"of": "мост"}),
    # which facility: numbers without a head, abbreviations with one, parts of a facility, several at once
    ("Сданы две школы: № 61 в Аксае на 450 мест, № 62 в Уральске на 700 мест.", "450 мест",
     {"facility": ("school", "61", None)}),
    ("На ГРЭС-1 установили 5 турбин.", "5 турбин", {"facility": ("power_plant", "1", None)}),
    ("Спорткомплекс «Тұлпар» сдан. Здесь есть бассейн на 6 дорожек и зал на 90 зрителей.", "90 зрителей",
     {"facility": ("sports_complex", None, "Тұлпар")}),
    ("Школу № 8 сдали. На возведение школ направили 30 млрд тенге.", "30 млрд тенге", {"facility": None}),
    ("Школу № 8 сдали. За парты сядут 80 тысяч учеников.", "80 тысяч учеников", {"facility": None}),
    ("В доме-интернате № 4 живут 70 человек.", "70 человек", {"facility": ("nursing_home", "4", None)}),
    # events: lists, participles beside dates, begun works, put off works
    ("Лицей № 2 отремонтируют, он построен в 1969 году.", "1969 году", {"event": "construction", "status": "done"}),
    ("Больницу № 6, построенную в 1971 году, реконструируют.", "1971 году",
     {"event": "construction", "status": "done"}),
    ("Клуб № 7 1958 года постройки снесут.", "1958 года", {"event": "construction", "status": "done"}),
    # shares of what is measured
    ("Износ водопроводных труб достиг 64%.", "64%", {"of": "труба"}),
    ("Выплаты получили 92 процента пострадавших.", "92 процента", {"of": "пострадавший"}),
    # payers
    ("На парк «Сая» 90 млн тенге направили спонсоры.", "90 млн тенге", {"payer": "спонсоры"}),
    ("Клинику № 5 строит компания ALTAIR, она вложит 7 млрд тенге.", "7 млрд тенге", {"payer": "ALTAIR"}),
    # places: regions without their noun, where somebody came from
    ("Больше всего школ в Абайской области — 31, в Алматинской — 27.", "27", {"region": "KZ-19"}),
    ("В Таразе школьники обыграли 12 сверстников из Астаны.", "12 сверстников", {"region": "KZ-31"}),
    # a foreign figure is not placed at home
    ("В Узбекистане компания построила 15 больниц.", "15 больниц", {"region": "UZ"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "expected"), CASES, ids=[case[1] for case in CASES])
def test_a_figure_is_bound_to_the_right_thing(
    extractor: Extractor, text: str, quote: str, expected: dict[str, Any]
) -> None:
    facts = found(extractor, text)
    match = [slot for found_quote, slot in facts.items() if quote in found_quote or found_quote in quote]
    assert match, facts
    assert {name: match[0][name] for name in expected} == expected


NO_FACTS = [
    "Школу № 12 в этом году не откроют.",
    "Тариф на воду составит 215 тенге за кубометр.",
    "Зарплата врача – 450 тысяч тенге в месяц.",
    "Инфляция за год составила 8,4 процента.",
    "Матч закончился со счётом 3:1, зрителей было много.",
    "Цены на хлеб выросли на 12 процентов.",
    "Телефон для справок: +7 7272 55-41-10.",
]


@pytest.mark.parametrize("text", NO_FACTS)
def test_what_is_no_fact_gives_no_figure(extractor: Extractor, text: str) -> None:
    assert found(extractor, text) == {}


def test_parts_point_to_their_whole(extractor: Extractor) -> None:
    facts = extractor.extract_text("В школе № 3 учатся 640 детей, из них 210 первоклассников и 85 сирот.")
    by_quote = {fact.evidence.quote: fact for fact in facts}
    whole = by_quote["640 детей"]
    assert [by_quote[q].part_of for q in ("210 первоклассников", "85 сирот")] == [whole.id, whole.id]


def test_parts_of_sums_and_lists(extractor: Extractor) -> None:
    text = "Выделено 8 млрд тенге: 5 млрд – из областного бюджета, 3 млрд – из местного."
    whole, *parts = (fact for fact in extractor.extract_text(text) if fact.kind == "budget")
    assert [part.part_of for part in parts] == [whole.id, whole.id]
    text = "Начаты 12 проектов, в том числе:\n- 8 проектов в сёлах;\n- 4 проекта в городе.\n"
    whole, *parts = (fact for fact in extractor.extract_text(text) if fact.kind == "count")
    assert [part.part_of for part in parts] == [whole.id, whole.id]


def test_figures_side_by_side_are_no_parts(extractor: Extractor) -> None:
    text = "Открыты две школы: № 31 на 900 мест, № 32 на 300 мест. В них учатся 500 студентов из 12 стран."
    facts = extractor.extract_text(text)
    assert [fact.evidence.quote for fact in facts if getattr(fact, "part_of", None)] == []


@pytest.mark.parametrize("text", ["Школа № 3 стоит вдоль трассы.", "Поликлиника № 4 обслуживает 90 семей на дому.",
                                  "ФАП № 2 размещён в жилом доме."])  # fmt: skip
def test_a_place_is_no_facility(extractor: Extractor, text: str) -> None:
    facilities = [fact.facility for fact in extractor.extract_text(text) if fact.kind == "facility"]
    assert [facility.number is not None for facility in facilities] == [True]


def test_parts_never_exceed_their_whole(extractor: Extractor) -> None:
    facts = extractor.extract_text("В школе учатся 100 детей, из них 60 мальчиков и 70 девочек.")
    assert [fact.part_of is not None for fact in facts if fact.kind == "count"] == [False, True, False]


def test_the_same_fact_said_twice_is_one_record(extractor: Extractor) -> None:
    text = "В посёлке открыли больницу № 2 на 50 коек. Больница № 2 на 50 коек – новость для всего района."
    facts = [fact for fact in extractor.extract_text(text, doc_date=ANCHOR) if fact.kind == "count"]
    assert len(facts) == 1
    (again,) = facts[0].repeats
    assert text[again.start : again.end] == "50 коек"


def test_two_values_for_one_thing_stay_two_facts(extractor: Extractor) -> None:
    text = "В больнице № 2 развернули 50 коек. По другим данным, в больнице № 2 развернули 45 коек."
    facts = extractor.extract_text(text, doc_date=ANCHOR)
    assert [fact.evidence.quote for fact in facts if fact.kind == "count"] == ["50 коек", "45 коек"]


def test_a_headline_and_the_full_name_are_one_facility(extractor: Extractor) -> None:
    text = "В Таразе открыли детский сад\n\nЯсли-сад «Балауса» рассчитан на 120 мест. Сад примет детей осенью.\n"
    facilities = [fact for fact in extractor.extract_text(text, doc_date=ANCHOR) if fact.kind == "facility"]
    assert [fact.facility.title for fact in facilities] == ["Балауса"]
    assert len(facilities[0].mentions) == 3


@pytest.mark.parametrize("speaker", ["Марина Шевченко", "Т. Шевченко", "Абай Калиев"])
def test_a_person_called_like_a_town_is_no_place(extractor: Extractor, speaker: str) -> None:
    text = f"В Костанае работают 19 специалистов, сказала {speaker}."
    assert {fact.place.region for fact in extractor.extract_text(text) if fact.place} == {"KZ-39"}


def test_still_more_of_them_are_no_part(extractor: Extractor) -> None:
    facts = extractor.extract_text("В кружке занимаются 48 детей, ещё 27 стоят в очереди.")
    assert [(fact.evidence.quote, fact.of.lemma, fact.part_of) for fact in facts if fact.kind == "count"] == [
        ("48 детей", "ребёнок", None),
        ("27", "ребёнок", None),
    ]


def test_a_share_of_them_is_of_those_counted_before(extractor: Extractor) -> None:
    facts = extractor.extract_text("В области живут 1 340 детей с инвалидностью, услугами охвачены 62% из них.")
    assert [fact.of.lemma for fact in facts if fact.kind == "share"] == ["ребёнок"]
