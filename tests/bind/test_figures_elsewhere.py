"""Figures, sums and facilities that a neighbouring phrase would draw to itself."""

from __future__ import annotations

from decimal import Decimal

import pytest

from socfacts import Extractor
from socfacts.records import Fact

EXTRACTOR = Extractor()


def facts(text: str) -> list[Fact]:
    return list(EXTRACTOR.extract_text(text))


def fact(text: str, quote: str) -> Fact:
    return next(f for f in facts(text) if f.evidence.quote == quote)


def facility(text: str, quote: str) -> str | None:
    found = fact(text, quote).facility
    return found.name if found is not None else None


@pytest.mark.parametrize(
    ("text", "quote", "value", "unit"),
    [
        ("На больницы направили 2 млрд 312,5 млн тенге.", "2 млрд 312,5 млн тенге", "2312500000", "KZT"),
        ("Ауруханаларға 2 млрд 312,5 млн теңге бөлінді.", "2 млрд 312,5 млн теңге", "2312500000", "KZT"),
        ("Площадь школы выросла с 4,1 до 5,3 тысячи квадратных метров.", "4,1", "4100", "m2"),
        ("Очередь в садики сократилась с 5,1 до 3,8 тыс. детей.", "5,1", "5100", "1"),
        ("«Арман» кешенінің ауданы 4,1 мыңнан 5,3 мың шаршы метрге дейін ұлғаяды.",
         "4,1 мыңнан 5,3 мың шаршы метрге дейін", "5300", "m2"),
    ],
)  # fmt: skip
def test_values(text: str, quote: str, value: str, unit: str) -> None:
    quantity = fact(text, quote).quantity
    assert quantity is not None
    assert (quantity.value, quantity.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    "text",
    [
        "Вместимость школы выросла на 300 мест.",
        "Число коек в больнице сократили на 40.",
        "В школе детей стало на 120 больше.",
        "Мектептегі орын саны 120-ға көбейді.",
        "Балабақшадағы балалар былтырғыдан 74-ке аз.",
        "Қаржының 1,5 миллиардын комбинат берді. Мектеп ашылды.",
    ],
)
def test_differences_and_parts_of_unknown_money_are_no_figures(text: str) -> None:
    assert not [f for f in facts(text) if f.kind in ("count", "budget")]


@pytest.mark.parametrize(
    ("text", "quote", "name"),
    [
        ("Спорткомплекс с 25-метровым бассейном откроют в 2027 году.", "2027 году", "Спорткомплекс"),
        ("Школа со спортзалом, мастерскими и библиотекой откроется в 2027 году.", "2027 году", "Школа"),
        ("Бассейні мен кітапханасы бар 600 орындық мектеп 2027 жылы ашылады.", "600 орындық", "Мектеп"),
        ("Спорткомплекс «Барс» закрыт. Из 46 сотрудников остались девять: тренеры, которые ведут секции в школе № 17.",
         "46 сотрудников", "Спорткомплекс «Барс»"),
        ("Сад «Ивушка» закрыт на ремонт. 54 ребёнка временно ходят в соседний сад «Алёнушка», деньги, 18,6 млн тенге, "
         "уже выделили.", "18,6 млн тенге", "Сад «Ивушка»"),
        ("Гимназию № 6 ремонтируют. На время ремонта 980 гимназистов перевели в соседние школы.", "980 гимназистов",
         "Гимназия № 6"),
        ("Остаётся одна школа – № 20: при мощности 550 мест в ней учатся 1 690 детей.", "1 690 детей", "Школа № 20"),
        ("Дом культуры «Целинник» на ремонте. Коллективы пока репетируют в школе. У нас 14 кружков.", "14 кружков",
         "Дом культуры «Целинник»"),
        ("Детсад «Айгөлек» открылся в мае. В очереди в детский сад в Жаркенте стоят 460 детей.", "460 детей", None),
        ("«Айгөлек» балабақшасы ашылды. Жаркентте балабақша кезегінде 460 бала тұр.", "460 бала", None),
    ],
)  # fmt: skip
def test_facility(text: str, quote: str, name: str | None) -> None:
    assert facility(text, quote) == name


@pytest.mark.parametrize(
    ("text", "quote", "payer"),
    [
        ("Ещё 97 млн тенге на ремонт школы дал местный предприниматель Ерлан Сагындыков.", "97 млн тенге",
         "Ерлан Сагындыков"),
        ("На ремонт школы предприниматель Ерлан Сагындыков получил 97 млн тенге.", "97 млн тенге", None),
        ("На школу 412 млн тенге дал областной бюджет, 60 млн – спонсоры.", "60 млн", "спонсоры"),
        ("На школу 1,5 млрд тенге дал комбинат, остальное – из областного бюджета.", "1,5 млрд тенге", "комбинат"),
        ("Мектеп 4 млрд теңгеге салынды. Қаржының 1,5 миллиардын Дөң кен байыту комбинаты берді, қалғаны облыстық "
         "бюджеттен төленді.", "1,5 миллиардын", "Дөң кен байыту комбинаты"),
        ("Орталыққа 47,5 миллион теңге «Қазақстан халқына» қорынан бөлінді.", "47,5 миллион теңге",
         "«Қазақстан халқына» қоры"),
    ],
)  # fmt: skip
def test_payer(text: str, quote: str, payer: str | None) -> None:
    assert fact(text, quote).payer == payer


@pytest.mark.parametrize(
    ("text", "quote", "of"),
    [
        ("В больнице окна заменены на 80 процентов.", "80 процентов", "окно"),
        ("Физкультурой занимаются 43,8% жителей области, годом ранее было 41,2%.", "41,2%", "житель"),
        ("Спортпен тұрғындардың 43,8 пайызы айналысады, былтыр 41,2 пайыз болған.", "41,2 пайыз", "тұрғын"),
        ("Обслуживают 4 217 одиноких пожилых. Из них 312 — дети до 18 лет.", "312", "ребёнок"),
        ("Обеспеченность врачами составляет 83 %.", "83 %", "врач"),
        ("Облыста 2 ауданаралық және 5 қалалық емхана жұмыс істейді.", "2", "емхана"),
        ("Ауруханаға үш көтергіш құрылғы алынды.", "үш көтергіш құрылғы", "құрылғы"),
    ],
)
def test_what_is_counted(text: str, quote: str, of: str) -> None:
    noun = fact(text, quote).of
    assert noun is not None and noun.lemma == of


@pytest.mark.parametrize(
    ("text", "quote", "name"),
    [
        (
            "Атырау. В Кульсары открыли клуб. В селе Бирлик построят школу на 120 мест.",
            "120 мест",
            "Атырауская область",
        ),
        ("Атырау. Құлсарыда клуб ашылды. Бірлік ауылында 120 орындық мектеп салынады.", "120 орындық", "Атырау облысы"),
        ("В области Абай построят три школы: две – в Аягозе и одна – в Урджаре.", "одна", "Урджар"),
        ("Абай облысында үш мектеп салынады. Екеуі – Аягөзде, біреуі – Үржарда.", "біреуі", "Үржар"),
    ],
)
def test_place(text: str, quote: str, name: str) -> None:
    place = fact(text, quote).place
    assert place is not None and place.name == name


def test_kazakh_measure_is_of_the_figure_before_it() -> None:
    text = "640 орынға арналған №23 мектепте 1 870 бала үш ауысымда оқып жүр."
    assert (fact(text, "640 орынға").measure, fact(text, "1 870 бала").measure) == ("capacity", "occupancy")
    assert fact(text, "1 870 бала").per is None


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Бассейн «Дельфин» стоит закрытым с 2023 года.", {"2023/.."}),
        ("Капитального ремонта школа № 5 ждёт с 2015 года.", set()),
        ("Чаша бассейна треснула ещё в 2022 году, в январе 2023 года комплекс закрыли.", {"2023-01"}),
    ],
)
def test_dates_of_what_lasts(text: str, edtf: set[str]) -> None:
    assert {f.when.edtf for f in facts(text) if f.kind == "date" and f.when is not None} == edtf


def test_repair_of_another_kind_is_not_the_capital_one() -> None:
    text = "20 октября 2025\n\nВ районной больнице капитальный ремонт. В прошлом году ремонтировали амбулаторию."
    assert fact(text, "амбулаторию").event == "repair"


@pytest.mark.parametrize(
    "text", ["Для врачей построят двенадцатиквартирный дом.", "Дәрігерлерге 40 пәтерлі үй салынады."]
)
def test_house_with_flats(text: str) -> None:
    assert {f.facility.type for f in facts(text) if f.facility is not None} == {"residential_building"}
