"""A figure has the date and the event of its own clause, not those of a later one that has a verb of its own."""

from __future__ import annotations

from datetime import date

import pytest

from socfacts import Extractor

CASES = [
    # text, quote, its date, event and status
    ("В хосписе развёрнуто 90 коек, а здание построено в 1964 году.", "90 коек", None, None, "done"),
    ("Интернат рассчитан на 240 мест, новый корпус возведут в 2028 году.", "240 мест", None, None, "done"),
    ("В музее хранятся 8 тысяч экспонатов, летом 2024 года его посетили 12 тысяч гостей.", "8 тысяч экспонатов",
     None, None, "ongoing"),
    ("Отремонтируем бассейн осенью 2026 года, на работы выделили 75 млн тенге.",
     "75 млн тенге", None, "funding", "done"),
    ("Хоспис 90 төсекке арналған, ғимараты 2027 жылы жөнделеді.", "90 төсекке", None, None, "done"),
    ("Музейде 8 мың жәдігер сақталған, былтыр оған күрделі жөндеу жүргізілді.", "8 мың жәдігер", None, None, "done"),
    ("Проверка показала, что в приюте живут 70 детей.", "70 детей", None, None, "ongoing"),
    ("Депо строили год, теперь в нём служат 54 спасателя.", "54 спасателя", None, None, "ongoing"),
    ("Комиссия установила, что в приюте сломались 8 кранов.", "8 кранов", None, None, "done"),
    ("Балабақша жабылды, онда 70 бүлдіршін тәрбиеленеді.", "70 бүлдіршін", None, None, "ongoing"),
    ("Смета готова, строительство обойдётся в 900 млн тенге.", "900 млн тенге", None, "construction", "planned"),
    ("Жобасы дайын, құрылысы 900 млн теңгеге түседі.", "900 млн теңгеге", None, "construction", "planned"),
    ("Лицейде бір жыл бұрын 280 оқушы болатын, қазір 320 оқушы бар.", "280 оқушы", "2024", None, "done"),
    ("Лицейде бір жыл бұрын 280 оқушы болатын, қазір 320 оқушы бар.", "320 оқушы", None, None, None),
    ("В лицее год назад было 280 учеников, сейчас в нём 320 учеников.", "320 учеников", None, None, "ongoing"),
    # an adjective tells the status of its own figure alone
    ("Подрядчик освоил 4 млрд тенге из 9 млрд, предусмотренных сметой.", "4 млрд тенге", None, None, "done"),
    ("Подрядчик освоил 4 млрд тенге из 9 млрд, предусмотренных сметой.", "9 млрд", None, None, "planned"),
    ("Перечислено 4 млн тенге из предусмотренных 9 млн.", "9 млн", None, None, "planned"),
    ("№ 9 лицейдің ғимараты 1969 жылы салынған, тозуы 62 пайызды құрайды.", "62 пайызды", None, "construction", "done"),
    ("2025 жылғы 1 мамырдағы жағдай бойынша 30 мектеп бар, оларда 9 мың оқушы білім алуда.", "9 мың оқушы",
     "2025-05-01", None, "ongoing"),
    # a date that comes first goes on to hold, in the same tense
    ("В 2023 году открыли лицей, в него приняли 450 детей.", "450 детей", "2023", "opening", "done"),
    ("2023 жылы лицей ашылып, оған 450 бала қабылданды.", "450 бала", "2023", "opening", "done"),
    # what leans on the same verb is one clause
    ("Детский сад на 120 мест, площадью 900 кв. м, сдадут в 2027 году.", "120 мест", "2027", "opening", "planned"),
    ("120 орындық балабақша салынып, 2027 жылы ашылады.", "120 орындық", "2027", "construction", "planned"),
    # what is done again and again is not ahead
    ("Орталықта жыл сайын 6 мың әйел қаралады.", "6 мың әйел", None, None, "ongoing"),
    ("Орталықта ертең 60 әйел қаралады.", "60 әйел", "2025-09-02", None, "planned"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "when", "event", "status"), CASES)
def test_clauses_apart(
    extractor: Extractor, text: str, quote: str, when: str | None, event: str | None, status: str | None
) -> None:
    facts = extractor.extract_text(text, doc_date=date(2025, 9, 1))
    (fact,) = (fact for fact in facts if fact.evidence.quote == quote)
    assert (fact.when.edtf if fact.when else None, fact.event, fact.status) == (when, event, status)


@pytest.mark.parametrize(
    "text",
    [
        "В области сдадут школу на 900 мест в микрорайоне Нурсат и школу на 300 мест в Сарыагаше.",
        "Строятся детский сад на 280 мест и садик на 90 мест.",
        "Облыста 900 орындық мектеп пен 300 орындық мектеп салынады.",
        # nor is one of another level, profile or owner the same
        "Строится областная больница на 300 коек. Пока лечат в районной больнице, где 80 коек.",
        "Открыли детскую поликлинику на 200 посещений. Взрослая поликлиника принимает 400 человек.",
        "Облыстық аурухана 300 төсекке салынады. Аудандық ауруханада 80 төсек бар.",
        "Мемлекеттік балабақшада 120 бала бар. Жекеменшік балабақшада 60 бала бар.",
    ],
)
def test_unlike_facilities_are_two(extractor: Extractor, text: str) -> None:
    counts = [fact for fact in extractor.extract_text(text) if fact.kind == "count"]
    assert len(counts) == 2 and len({fact.facility.id for fact in counts if fact.facility}) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Школу на 1,5 тысячи мест откроют в Сарыагаше. Новая школа на 1 496 мест построена за год.",
        "Сарыағашта 1,5 мың орындық мектеп ашылады. 1 496 орындық мектеп бір жылда салынды.",
    ],
)
def test_rounded_capacities_are_of_one(extractor: Extractor, text: str) -> None:
    counts = [fact for fact in extractor.extract_text(text) if fact.kind == "count"]
    assert len(counts) == 2 and len({fact.facility.id for fact in counts if fact.facility}) == 1


def test_a_place_told_of_one_is_not_that_of_another(extractor: Extractor) -> None:
    text = "Шымкент, 5 мая. Сдадут школу на 900 мест в микрорайоне Достык и школу на 300 мест в Сарыагаше."
    places = {fact.evidence.quote: fact.place for fact in extractor.extract_text(text) if fact.kind == "count"}
    assert {quote: place and place.name for quote, place in places.items()} == {
        "900 мест": "Шымкент", "300 мест": "Сарыагаш",
    }  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Бассейн «Толқын» открыли в мае. Место в детский сад ждут 3 200 детей, год назад их было 5 тысяч.",
        "«Толқын» бассейні мамырда ашылды. Балабақшаға 3 200 бала кезекте тұр, былтыр 5 мың болған.",
    ],
)
def test_a_queue_is_for_no_facility(extractor: Extractor, text: str) -> None:
    facts = extractor.extract_text(text)
    assert {fact.facility.type for fact in facts if fact.facility} == {"swimming_pool"}
    assert {fact.facility for fact in facts if fact.kind == "count"} == {None}


@pytest.mark.parametrize(
    "text",
    [
        "Кружки посещают ученики 5–9 классов.",
        "Экзамены сдали выпускники 11 классов.",
        "Лицей № 4 работает в две смены.",
        "Үйірмеге 5-9 сынып оқушылары қатысады.",
    ],
)
def test_grades_and_shifts_are_not_counted(extractor: Extractor, text: str) -> None:
    assert [fact for fact in extractor.extract_text(text) if fact.kind == "count"] == []


def test_classes_are_counted(extractor: Extractor) -> None:
    for text in ("В лицее № 4 открыли 9 классов.", "№ 4 лицейде 9 сынып ашылды."):
        assert [fact.quantity.value for fact in extractor.extract_text(text) if fact.kind == "count"] == [9]


def test_several_outpatient_clinics_are_no_facility(extractor: Extractor) -> None:
    facts = extractor.extract_text("В селах появятся врачебные амбулатории на 30 посещений в смену каждая.")
    assert [fact.facility for fact in facts] == [None]


@pytest.mark.parametrize(
    "text",
    ["Вопрос строительства бассейна рассмотрят в 2028 году.", "Бассейн салу мәселесі 2028 жылы қаралады."],
)
def test_an_open_question_is_no_event(extractor: Extractor, text: str) -> None:
    assert [fact.event for fact in extractor.extract_text(text) if fact.event == "construction"] == []


def test_pupils_are_taught_and_not_trained(extractor: Extractor) -> None:
    events = {
        text: {fact.event for fact in extractor.extract_text(text) if fact.kind == "count"}
        for text in ("Екі ауысымда оқытатын 12 мектеп бар.", "Былтыр 12 маман оқытылды.")
    }
    assert list(events.values()) == [{None}, {"training"}]


def test_a_figure_goes_on_from_one_of_no_facility(extractor: Extractor) -> None:
    text = "Хоспис откроют в мае. Нехватка врачей в регионе составляет 187 человек, больше не хватает хирургов — 23."
    assert [fact.facility for fact in extractor.extract_text(text) if fact.kind == "count"] == [None, None]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("В школах № 3, 5 и 9 учатся 900 детей.", ["Школа № 3", "Школа № 5", "Школа № 9"]),
        ("Поликлиники № 2 и 7 рассчитаны на 500 посещений.", ["Поликлиника № 2", "Поликлиника № 7"]),
        (
            "«Нұр», «Самал» мен «Шаттық» мектептерінде 900 бала оқиды.",
            ["«Нұр» мектебі", "«Самал» мектебі", "«Шаттық» мектебі"],
        ),
        ("№23, №41 және №115 мектептерде 900 бала оқиды.", ["№23 мектеп", "№41 мектеп", "№115 мектеп"]),
    ],
)
def test_a_figure_of_a_row_is_of_none(extractor: Extractor, text: str, names: list[str]) -> None:
    facts = extractor.extract_text(text)
    assert [fact.facility.name for fact in facts if fact.kind == "facility" and fact.facility] == names
    assert [fact.facility for fact in facts if fact.kind == "count"] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "Здание лицея № 9 построено в 1969 году, износ составляет 62%.",
        "Лицей № 9 ремонтируют с мая. Выполнено 62% работ.",
        "№9 лицейдің ғимараты 1969 жылы салынған, тозуы 62 пайызды құрайды.",
    ],
)
def test_wear_and_works_are_of_the_facility_spoken_of(extractor: Extractor, text: str) -> None:
    shares = [fact for fact in extractor.extract_text(text) if fact.kind == "share"]
    assert [fact.facility and fact.facility.number for fact in shares] == ["9"]


def test_wear_in_a_region_is_of_no_facility(extractor: Extractor) -> None:
    text = "Лицей № 9 сдан. Износ тепловых сетей области составляет 62%."
    assert [fact.facility for fact in extractor.extract_text(text) if fact.kind == "share"] == [None]


def test_what_a_house_holds_is_no_facility(extractor: Extractor) -> None:
    text = "«Шуақ» балабақшасы ашылды. Ғимаратта 16 топ, бассейн және екі зал бар. Мекемеде 58 адам еңбек етеді."
    facts = extractor.extract_text(text)
    assert {fact.facility.title for fact in facts if fact.facility} == {"Шуақ"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("В Актобе построят кардиоцентр. Отделение на 40 коек работает при областной больнице.", "Областная больница"),
        ("Кардиоцентр № 2 на капремонте, больных везут в областную больницу. Здесь было 40 коек.", "Кардиоцентр № 2"),
    ],
)
def test_whose_beds(extractor: Extractor, text: str, name: str) -> None:
    facts = [fact for fact in extractor.extract_text(text) if fact.kind == "count"]
    assert [fact.facility and fact.facility.name for fact in facts] == [name]


def test_an_open_heart_is_no_opening(extractor: Extractor) -> None:
    facts = extractor.extract_text("В кардиоцентре № 2 провели 310 операций на открытом сердце.")
    assert [fact.event for fact in facts if fact.kind == "count"] == [None]


@pytest.mark.parametrize(
    "text",
    ["В селе идет строительство школы на 300 мест.", "Ауылда 300 орындық мектеп құрылысы жүріп жатыр."],
)
def test_what_goes_on_is_no_open_question(extractor: Extractor, text: str) -> None:
    assert {fact.event for fact in extractor.extract_text(text)} == {"construction"}


@pytest.mark.parametrize(
    "text",
    [
        "Из местного бюджета в больницу направили 40 млн тенге.",
        "Создано 120 мест в детском саду села.",
        "Мектепке кезекті рет 300 оқулық әкелінді.",
        "«Шапағат орталығы» жобалық қуаты 90 орын.",
        "«Мейірім орталығы» хабарлағандай, мұнда 90 бала бар.",
    ],
)
def test_words_that_begin_alike_wait_for_nothing(extractor: Extractor, text: str) -> None:
    assert [fact.kind for fact in extractor.extract_text(text) if fact.facility is not None]


@pytest.mark.parametrize(
    "text",
    [
        "Приют на 90 мест строят. Его возводят на месте снесённого в 2022 году здания.",
        "Приют на 90 мест строят вместо здания 1962 года постройки.",
        "Приют на 90 мест строят вместо здания, которое снесли в 2022 году.",
        "90 орындық балабақша салынуда. Ол 2022 жылы бұзылған ғимараттың орнына салынып жатыр.",
    ],
)
def test_what_stood_there_has_no_dates(extractor: Extractor, text: str) -> None:
    assert [fact.kind for fact in extractor.extract_text(text) if fact.kind == "date"] == []


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("На месте здания построят приют в 2027 году.", "2027"),
        ("Ғимараттың орнына 2027 жылы балабақша салынады.", "2027"),
        ("Лицей № 9 переедет из здания, которое построили в 1962 году.", "1962"),
    ],
)
def test_what_comes_there_has_its_date(extractor: Extractor, text: str, when: str) -> None:
    dates = [fact.when for fact in extractor.extract_text(text) if fact.kind == "date"]
    assert [date.edtf for date in dates if date] == [when]


def test_a_participle_behind_a_comma_tells_of_what_stands_before_it(extractor: Extractor) -> None:
    text = "Старый диспансер, построенный в 1974 году и рассчитанный на 85 коек, передадут хоспису."
    dates = [fact.facility for fact in extractor.extract_text(text) if fact.kind == "date"]
    assert [facility and facility.name for facility in dates] == ["Старый диспансер"]


def test_what_a_participle_tells_has_no_date_of_the_verb(extractor: Extractor) -> None:
    text = "Лицей № 4, рассчитанный на 85 мест и построенный в 1974 году, закроют в 2027 году."
    assert [fact.when for fact in extractor.extract_text(text) if fact.kind == "count"] == [None]


@pytest.mark.parametrize("text", ["В области 3 психолого-медико-педагогические консультации.", "Облыста 3 ПМПК бар."])
def test_consultations_are_institutions(extractor: Extractor, text: str) -> None:
    assert [fact.of.category for fact in extractor.extract_text(text) if fact.of] == ["facilities"]


@pytest.mark.parametrize(
    "text",
    [
        "Строительство приюта на 300 мест остановлено в 2024 году.",
        "300 орындық балабақшаның құрылысы 2024 жылы тоқтап қалды.",
    ],
)
def test_what_was_stopped_is_neither_planned_nor_done(extractor: Extractor, text: str) -> None:
    facts = extractor.extract_text(text)
    assert {(fact.kind, fact.status, fact.when) for fact in facts} == {("facility", None, None), ("count", None, None)}


@pytest.mark.parametrize(
    "text", ["Ремонт больницы, начатый в 2023 году, приостановлен.", "2023 жылы басталған мектеп құрылысы тоқтап тұр."]
)
def test_what_was_stopped_began_once(extractor: Extractor, text: str) -> None:
    dates = [fact for fact in extractor.extract_text(text) if fact.kind == "date"]
    assert [(fact.when and fact.when.edtf, fact.phase) for fact in dates] == [("2023", "start")]


def test_stops_of_a_bus_stop_nothing(extractor: Extractor) -> None:
    facts = extractor.extract_text("Вдоль дороги установят 14 остановок.")
    assert [fact.status for fact in facts if fact.kind == "count"] == ["planned"]


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Келісімшарт бұзылып, мектеп 2027 жылы бітеді.", {None}),
        ("Ескі мектеп 2022 жылы бұзылды.", {"demolition"}),
    ],
)
def test_a_broken_contract_pulls_nothing_down(extractor: Extractor, text: str, events: set[str | None]) -> None:
    assert {fact.event for fact in extractor.extract_text(text)} == events


def test_money_came_after_works_had_begun(extractor: Extractor) -> None:
    text = "2023 жылы басталған ауруханаға бюджеттен 17 млрд теңге бөлінген."
    assert [fact.when for fact in extractor.extract_text(text) if fact.kind == "budget"] == [None]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Открылась больница. До этого лечили в старом здании 1968 года постройки, где 90 коек.", "90 коек"),
        ("Аурухана ашылды. Бұған дейін 90 төсекке арналған ескі ғимаратта емдеген.", "90 төсекке"),
    ],
)
def test_what_opens_now_has_no_old_house(extractor: Extractor, text: str, quote: str) -> None:
    (fact,) = [fact for fact in extractor.extract_text(text) if fact.evidence.quote == quote]
    assert fact.facility and fact.facility.type == "building"
