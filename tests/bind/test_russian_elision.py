"""Russian figures that lean on what was said before: nouns left out, titles alone, sums of sums, several facilities."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from socfacts import Extractor

ANCHOR = date(2025, 6, 15)


def figures(extractor: Extractor, text: str) -> dict[str, Any]:
    """The facts that are no facility facts, by quote."""
    return {f.evidence.quote: f for f in extractor.extract_text(text, doc_date=ANCHOR) if f.kind != "facility"}


NOUNS = [
    ("Дом-интернат № 4 рассчитан на 120 жильцов, сегодня их здесь 96.", "96", "жилец"),
    ("В школе № 4 было 52 учителя, стало 61.", "61", "учитель"),
    ("Пять лет назад не было и десятка таких клиник, теперь их 48.", "48", "клиника"),
    ("Прежде в очереди стояло 340 семей, сейчас в ней 120.", "120", "семья"),
    ("На учёте состоят 4 тысячи пожилых, на дому обслуживаются 6 тысяч; другим помогают родные.", "6 тысяч", "пожилой"),
    ("Из 58 библиотек района модельными стали только 12.", "12", "библиотека"),
    ("Построят 24 спортплощадки, восемь — с трибунами.", "восемь", "спортплощадка"),
    ("Район обслуживают шесть государственных и 14 частных аптек.", "шесть", "аптека"),
    ("Число сирот снизилось за пять лет вдвое: с 340 в 2020 году до 170 в 2024-м.", "до 170", "сирота"),
    ("Учителей истории на весь район семь.", "семь", "учитель"),
    ("Отремонтировано восемь школ, на очереди ещё четыре: одну обновят осенью.", "четыре", "школа"),
    ("В бассейне № 2 шесть дорожек, 300 занимающихся, девять тренеров.", "300 занимающихся", "занимающийся"),
    ("Не хватает логопедов, дефицит соцработников доходит до 3,1 тысячи; их оклад — 186 тысяч тенге.",
     "соцработников доходит до 3,1 тысячи", "соцработник"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "lemma"), NOUNS, ids=[case[1] for case in NOUNS])
def test_a_noun_that_is_left_out_is_restored(extractor: Extractor, text: str, quote: str, lemma: str) -> None:
    found = figures(extractor, text)
    assert found[quote].of.lemma == lemma


def test_a_word_behind_a_preposition_is_not_what_is_counted(extractor: Extractor) -> None:
    found = figures(extractor, "За партами сидят 310 учеников, из аулов подвозят 52 из них.")
    assert found["52"].of.lemma == "ученик"
    assert found["52"].part_of == found["310 учеников"].id


@pytest.mark.parametrize("text", ["Рейтинг школы составил 78.", "Температура в зале была 19, стало теплее."])
def test_a_number_of_something_else_resumes_nothing(extractor: Extractor, text: str) -> None:
    found = figures(extractor, f"В школе № 5 учатся 300 детей. {text}")
    assert list(found) == ["300 детей"]


def test_two_figures_of_one_thing_are_no_whole_and_part(extractor: Extractor) -> None:
    found = figures(extractor, "Школа № 5 рассчитана на 180 учеников; за парты сели 150, среди них 30 первоклассников.")
    assert found["150"].part_of is None
    assert found["30 первоклассников"].part_of == found["150"].id


def test_both_ends_of_a_change_have_their_own_year(extractor: Extractor) -> None:
    found = figures(extractor, "Число сирот снизилось за пять лет вдвое: с 340 в 2020 году до 170 в 2024-м.")
    assert [(found[q].when.edtf, found[q].quantity.qualifier) for q in ("340", "до 170")] == [
        ("2020", "exact"), ("2024", "exact"),
    ]  # fmt: skip


def test_a_year_that_an_adjective_alone_tells(extractor: Extractor) -> None:
    found = figures(extractor, "В 2019 году приютов насчитывалось 30, в нынешнем осталось 21.")
    assert found["21"].when.edtf == "2025"


TITLES = [
    ("В Уральске два центра активного долголетия: «Шапагат» и «Мирас». В «Шапагате» 12 кружков.", "12 кружков",
     ("active_longevity_center", "Шапагат")),
    ("— А новые сады будут?\n— Да. «Балапан» в 12-м микрорайоне, на 280 мест, сдаём осенью.", "280 мест",
     ("kindergarten", "Балапан")),
    ("Сданы школы «Зерде» и «Өркен». «Өркен» рассчитан на 900 мест.", "900 мест", ("school", "Өркен")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "wanted"), TITLES, ids=[case[1] for case in TITLES])
def test_a_title_alone_names_a_facility(extractor: Extractor, text: str, quote: str, wanted: tuple[str, str]) -> None:
    facility = figures(extractor, text)[quote].facility
    assert (facility.type, facility.title) == wanted


def test_what_is_said_after_a_colon_is_no_title(extractor: Extractor) -> None:
    facts = extractor.extract_text("Очередь в детсады: «Мы ждём, но верим»", doc_date=ANCHOR)
    assert [f for f in facts if f.kind == "facility"] == []


FACILITIES = [
    ("Центр реабилитации «Үміт» открыт в 1998 году. Здесь появились бассейн и тренажёрный зал. Курс проходят 45 детей.",
     "45 детей", ("rehabilitation_center", "Үміт")),
    ("Поликлиника № 4 работает. Корпус областной больницы (120 коек) сдадут в мае.", "120 коек", ("hospital", None)),
    ("В школе-интернате № 2 тесно. Взамен построят школу-интернат на 300 мест.", "300 мест", ("boarding_school", None)),
    ("Стадион при спортшколе открылся в мае. Шесть беговых дорожек.", "Шесть беговых дорожек", ("stadium", None)),
    ("Детского сада в квартале нет. Его, на 320 мест, обещают построить; школа появится в 2027 году.", "320 мест",
     ("kindergarten", None)),
    ("Школа № 7 работает. В кампусе есть интернат и бассейн. Коллектив — 80 человек.", "80 человек", ("school", None)),
    ("В школе № 7 ремонт. Общая потребность в финансировании объектов – 11 млрд тенге.", "11 млрд тенге", None),
    ("Школа № 4 открылась. Кабинетов робототехники в районе три.", "Кабинетов робототехники в районе три", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "wanted"), FACILITIES, ids=[case[1] for case in FACILITIES])
def test_a_figure_is_of_the_facility_that_is_meant(
    extractor: Extractor, text: str, quote: str, wanted: tuple[str, str | None] | None
) -> None:
    facility = figures(extractor, text)[quote].facility
    assert (None if facility is None else (facility.type, facility.title)) == wanted


def test_names_that_do_not_decline_stay(extractor: Extractor) -> None:
    text = "Школа имени Кенесары Касымова открыта. Строят интернат для одарённых детей имени Шакарима."
    facts = extractor.extract_text(text, doc_date=ANCHOR)
    names = [(f.facility.title, f.evidence.quote) for f in facts if f.kind == "facility" and f.facility]
    assert names == [
        ("Кенесары Касымов", "Школа имени Кенесары Касымова"),
        ("Шакарим", "интернат для одарённых детей имени Шакарима"),
    ]


def test_what_opened_today_has_its_day(extractor: Extractor) -> None:
    found = figures(extractor, "Школа № 7 открылась сегодня. Сегодня в ней учатся 200 детей.")
    assert [f.when.edtf for f in found.values() if f.kind == "date"] == ["2025-06-15"]


def test_streets_and_microdistricts_are_no_towns(extractor: Extractor) -> None:
    text = "Школа на проспекте Туркестан в Шымкенте рассчитана на 900 мест."
    assert figures(extractor, text)["900 мест"].place.region == "KZ-79"


def test_money_out_of_a_sum(extractor: Extractor) -> None:
    found = figures(extractor, "В школе № 4 идёт ремонт, из 610 млн тенге потрачено 240.")
    assert found["240"].quantity.value == 240_000_000
    assert found["240"].part_of == found["610 млн тенге"].id
    found = figures(extractor, "Подрядчик школы № 4 освоил 320 миллионов тенге из 890 миллионов.")
    assert found["320 миллионов тенге"].part_of == found["890 миллионов"].id
    assert [found[q].role for q in ("320 миллионов тенге", "890 миллионов")] == ["spent", None]


def test_coordinated_sums_share_their_multiplier(extractor: Extractor) -> None:
    found = figures(extractor, "На школы № 4 и № 5 выделены 1,7 и 0,9 млрд тенге.")
    assert [found[q].quantity.value for q in ("1,7", "0,9 млрд тенге")] == [1_700_000_000, 900_000_000]


@pytest.mark.parametrize(
    ("text", "payer"),
    [
        (
            "Реконструкция больницы № 3, обошедшаяся в 240 млн тенге, шла на грант правительства Японии.",
            "правительство Японии",
        ),
        ("Мебель для центра «Үміт» на 74 млн тенге купил за свой счёт его учредитель Дмитрий Ким.", "Дмитрий Ким"),
    ],
)
def test_who_pays(extractor: Extractor, text: str, payer: str) -> None:
    (budget,) = [fact for fact in figures(extractor, text).values() if fact.kind == "budget"]
    assert budget.payer == payer


def test_what_a_share_is_of(extractor: Extractor) -> None:
    text = (
        "Центр № 2 принял 840 пациентов, почти половина приехала из районов. Каждый пятый школьник ездит на автобусе."
    )
    found = figures(extractor, text)
    assert [found[q].of.lemma for q in ("почти половина", "Каждый пятый")] == ["пациент", "школьник"]


def test_still_two_more_repeat_no_earlier_two(extractor: Extractor) -> None:
    found = figures(extractor, "В Уральске два центра досуга. План на 2026 год — ещё два центра.")
    counts = [fact for fact in found.values() if fact.kind == "count"]
    assert [fact.when.edtf if fact.when else None for fact in counts] == [None, "2026"]


def test_no_sooner_than_a_year_is_an_open_interval(extractor: Extractor) -> None:
    found = figures(extractor, "Поликлинику № 3 откроют не раньше 2027 года.")
    assert [fact.when.edtf for fact in found.values()] == ["2027/.."]
