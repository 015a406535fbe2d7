"""Words that look like an event or a figure of a facility and tell something else; and figures without their noun."""

from __future__ import annotations

import pytest

from socfacts import Extractor
from socfacts.records import Fact


def facts(extractor: Extractor, text: str, kind: str) -> list[Fact]:
    return [fact for fact in extractor.extract_text(text) if fact.kind == kind]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("После долгой реконструкции 12 марта 2025 года открылась библиотека имени Абая.", "opening"),
        ("Ұзақ жөндеуден кейін 2025 жылғы 12 наурызда Абай атындағы кітапхана ашылды.", "opening"),
        ("Реконструкция библиотеки имени Абая началась 12 марта 2025 года.", "reconstruction"),
    ],
)
def test_what_went_before_the_news_has_not_its_date(extractor: Extractor, text: str, event: str) -> None:
    assert [fact.event for fact in facts(extractor, text, "date")] == [event]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Аким ознакомился с ходом строительства школы № 5.", "ongoing"),
        ("Аким осмотрел ход капитального ремонта школы № 5.", "ongoing"),
        ("Әкім №5 мектеп құрылысының барысымен танысты.", "ongoing"),
        ("Аким открыл школу № 5.", "done"),
    ],
)
def test_works_whose_course_is_looked_at_go_on(extractor: Extractor, text: str, status: str) -> None:
    assert [fact.status for fact in facts(extractor, text, "facility")] == [status]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("В больнице № 2 открыто 37 вакансий.", None),
        ("№2 ауруханада 12 бос орын ашылды.", None),
        ("В больнице № 2 открыто отделение на 37 коек.", "opening"),
    ],
)
def test_vacancies_open_nothing(extractor: Extractor, text: str, event: str | None) -> None:
    assert {fact.event for fact in extractor.extract_text(text)} == {event}


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("Проверкой больницы № 2 выявлены нарушения на 43 млн тенге, из них 29 млн тенге возмещено.", []),
        ("Тексеру №2 ауруханада 43 млн теңгеге заң бұзушылық анықтады.", []),
        ("На больницу № 2 выделено 43 млн тенге, из них 29 млн тенге освоено.", ["43 млн тенге", "29 млн тенге"]),
    ],
)
def test_violations_are_no_budgets(extractor: Extractor, text: str, sums: list[str]) -> None:
    assert [fact.evidence.quote for fact in facts(extractor, text, "budget")] == sums


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("В центре «Үміт» занимаются 60 детей, а за год курс проходят около пятисот.", {"60 детей", "около пятисот"}),
        ("В центре «Үміт» занимаются 60 детей. В очереди ещё 120.", {"60 детей", "120"}),
        ("В доме престарелых из 130 жильцов 47 не встают с постели.", {"130 жильцов", "47"}),
        ("В школе № 5 не хватает учителей: 19 вакансий. За полгода согласились четверо.", {"19 вакансий"}),
        ("В штате центра «Үміт» 62 ставки.", {"62 ставки"}),
    ],
)
def test_figures_without_their_noun(extractor: Extractor, text: str, counts: set[str]) -> None:
    assert {fact.evidence.quote for fact in facts(extractor, text, "count")} == counts


def test_some_more_are_beside_the_whole_and_not_its_part(extractor: Extractor) -> None:
    text = "В доме престарелых живут 285 человек, в том числе 112 лежачих. В листе ожидания — ещё 48."
    last = facts(extractor, text, "count")[-1]
    assert last.of is not None
    assert (last.evidence.quote, last.of.lemma, last.part_of) == ("48", "человек", None)


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("В районе построят две школы – на 600 и 900 мест.", [None, "capacity", "capacity"]),
        ("Ауданда 600 және 900 орындық екі мектеп салынады.", ["capacity", "capacity", None]),
        ("Спорткомплекс «Арена»: два зала, трибуны на 1 500 зрителей.", [None, "capacity"]),
        ("Детский сад № 5 посещают 140 детей, ещё 60 детей стоят в очереди.", ["occupancy", None]),
        ("№5 балабақшаға 140 бала барады. Кезекте 60 бала тұр.", ["occupancy", None]),
    ],
)
def test_what_counts_measure(extractor: Extractor, text: str, measures: list[str | None]) -> None:
    assert [fact.measure for fact in facts(extractor, text, "count")] == measures


def test_the_area_of_a_hall_is_not_the_total(extractor: Extractor) -> None:
    text = "Общая площадь поликлиники № 5 — 4 200 кв. м, спортзал занимает 280 кв. м."
    assert [fact.measure for fact in facts(extractor, text, "area")] == ["total", None]


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("В Актау строят спорткомплекс «Арена»: два бассейна и каток.", "Арена"),
        ("Ақтауда «Арена» спорт кешені салынуда: екі бассейн мен мұз айдыны.", "Арена"),
        ("В Актау за год построено: два бассейна и каток.", None),
    ],
)
def test_what_a_facility_has_inside(extractor: Extractor, text: str, owner: str | None) -> None:
    counts = facts(extractor, text, "count")
    assert [fact.facility.title if fact.facility else None for fact in counts] == [owner]


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("В селе Курык строят водоочистные сооружения за 3 млрд тенге.", "treatment_plant"),
        ("С 2023 года ведётся строительство очистных сооружений.", "treatment_plant"),
        ("Ауылда 3 млрд теңгеге су тазарту қондырғылары салынып жатыр.", "treatment_plant"),
    ],
)
def test_plants_whose_name_is_a_plural(extractor: Extractor, text: str, type_: str) -> None:
    assert [fact.facility.type for fact in facts(extractor, text, "facility") if fact.facility] == [type_]


def test_an_initial_keeps_its_dot(extractor: Extractor) -> None:
    text = "Школа имени И. Алтынсарина открыта в 2020 году."
    assert {fact.facility.title for fact in extractor.extract_text(text) if fact.facility} == {"И. Алтынсарин"}


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Бассейн «Дельфин» работает с мая. Площадь комплекса – 3 400 кв. м.", {"swimming_pool"}),
        ("«Дельфин» бассейні мамырдан жұмыс істейді. Кешеннің ауданы – 3 400 шаршы метр.", {"swimming_pool"}),
        ("Отделение дневного пребывания «Мейірім» работает. Центру дали 128 млн тенге.", {"day_care_unit"}),
        ("Бассейн «Дельфин» работает с мая. Рядом построят комплекс на 300 мест.", {"swimming_pool", "complex"}),
        ("Больница № 5 работает с мая. Центру дали 128 млн тенге.", {"hospital", "centre"}),
    ],
)
def test_a_general_noun_for_what_is_of_its_kind(extractor: Extractor, text: str, types: set[str]) -> None:
    assert {fact.facility.type for fact in extractor.extract_text(text) if fact.facility} == types


@pytest.mark.parametrize("name", ["Айдар Нуров", "Олжас Нурланов", "Айгуль Ким"])
def test_a_surname_is_no_form_of_a_village(extractor: Extractor, name: str) -> None:
    text = f"Как рассказал директор школы № 5 {name}, в первый класс пришли 84 ребёнка."
    assert {fact.said_by.name for fact in extractor.extract_text(text) if fact.said_by} == {name}


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (
            "Направлено 22,3 млрд тенге, в том числе:\n– строительство школы № 5 – 4,2 млрд тенге (освоено 3,8 млрд);\n"
            "– ремонт школы № 9 – 6,1 млрд тенге.",
            ["allocated", "allocated", "spent", "allocated"],
        ),
        ("На ремонт больницы № 1 дали 2,1 млрд тенге.", ["allocated"]),
    ],
)
def test_roles_of_sums(extractor: Extractor, text: str, roles: list[str]) -> None:
    assert [fact.role for fact in facts(extractor, text, "budget")] == roles


@pytest.mark.parametrize(
    ("text", "payers"),
    [
        ("На больницу № 1 дали 2,1 млрд тенге, из них 700 миллионов — деньги «Казцинка».", [None, "Казцинк"]),
        ("№1 ауруханаға 2,1 млрд теңге бөлінді, оның 700 миллионы – «Қазмырыш» қаражаты.", [None, "Қазмырыш"]),
    ],
)
def test_whose_money_it_is(extractor: Extractor, text: str, payers: list[str | None]) -> None:
    assert [fact.payer for fact in facts(extractor, text, "budget")] == payers


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("№2 аурухананы салуға жасалған келісімшарт наурызда бұзылды.", False),
        ("№2 мектептің құрылыс кестесі екі рет бұзылды.", False),
        ("№2 мектептің ескі ғимараты наурызда бұзылды.", True),
    ],
)
def test_a_broken_contract_pulls_nothing_down(extractor: Extractor, text: str, event: bool) -> None:
    assert any(fact.event == "demolition" for fact in extractor.extract_text(text)) is event


@pytest.mark.parametrize("text", ["Бұл жолы 20 адам келді.", "Өткен жолы 20 адам келді.", "Екінші жолы 20 адам келді."])
def test_an_occasion_is_no_road(extractor: Extractor, text: str) -> None:
    assert facts(extractor, text, "facility") == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Миллиардтар қайда жұмсалды?", []),
        ("Алаңға мыңдар жиналды.", []),
        ("Куда ушли миллиарды?", []),
        ("Алаңға мыңнан астам адам жиналды.", ["мыңнан астам адам"]),
    ],
)
def test_many_thousands_are_no_thousand(extractor: Extractor, text: str, count: list[str]) -> None:
    assert [fact.evidence.quote for fact in extractor.extract_text(text)] == count


@pytest.mark.parametrize(
    ("text", "role", "payer"),
    [
        ("№5 мектепке 45 млн теңгеге жиһаз алынды.", "spent", None),
        ("№5 мектептің спорт залы жөнделді. 36 млн теңге қаржыны «Сайрам» кәсіпорны көтерді.", "allocated", "Сайрам"),
        ("№5 мектепке 300 млн теңге керек. Соның 120 миллионы биылғы бюджетке енгізілді.", "allocated", None),
    ],
)
def test_who_gives_and_what_is_bought(extractor: Extractor, text: str, role: str, payer: str | None) -> None:
    told = facts(extractor, text, "budget")[-1]
    assert (told.role, told.facility and told.facility.number) == (role, "5")
    assert payer is None or told.payer == payer


def test_a_piece_of_a_sum_is_money_whatever_follows(extractor: Extractor) -> None:
    text = "Денсаулық сақтауға бөлінген 63,4 млрд теңгенің 5,7 миллиарды ауруханалар құрылысына жұмсалды."
    whole, piece = facts(extractor, text, "budget")
    assert (whole.role, whole.quantity.value) == ("allocated", 63_400_000_000)
    assert (piece.quantity.value, piece.quantity.unit, piece.part_of) == (5_700_000_000, "KZT", whole.id)


@pytest.mark.parametrize(
    "text",
    [
        "Ауданда жаңа балабақша ашылды\n\nБүгін әкім кент орталығындағы «Арай» балабақшасының ашылуына қатысты. "
        "240 орынға лайықталған мекеме бюджет қаражатына тұрғызылған.",
        "В районе открылся новый детский сад\n\nСегодня аким побывал в детском саду «Арай» в центре посёлка. "
        "Учреждение рассчитано на 240 мест.",
    ],
)
def test_the_centre_of_a_town_is_no_centre(extractor: Extractor, text: str) -> None:
    assert {fact.facility.title for fact in extractor.extract_text(text) if fact.facility} == {"Арай"}


def test_an_old_school_is_not_the_new_one(extractor: Extractor) -> None:
    text = "Апатты мектептің тағдыры\n\nМектепте 318 бала оқиды. Ауылда 400 орындық жаңа мектеп салынбақ."
    pupils, places = facts(extractor, text, "count")
    assert pupils.facility and places.facility and pupils.facility.id != places.facility.id


@pytest.mark.parametrize(
    "form", ["«№ 5 орта мектеп» КММ ғимараты", "«№ 5 орта мектеп» КММ-де", "«№ 5 орта мектеп» КММ"]
)
def test_quotes_around_a_whole_name(extractor: Extractor, form: str) -> None:
    found = extractor.extract_text(f"{form} 310 оқушы бар.")
    assert {(fact.facility.type, fact.facility.number, fact.facility.title) for fact in found if fact.facility} == {
        ("school", "5", None)
    }


@pytest.mark.parametrize("town", ["Степногорскіде", "Степногорскідегі", "Лисаковскідегі", "Уральскідегі"])
def test_russian_towns_in_kazakh(extractor: Extractor, town: str) -> None:
    (fact,) = facts(extractor, f"{town} мектепте 300 оқушы бар.", "count")
    assert fact.place is not None and fact.place.region in ("KZ-11", "KZ-39", "KZ-27")
