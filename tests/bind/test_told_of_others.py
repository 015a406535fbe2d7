"""What is told of others – partners, those who wait, those who give a half – is not told of the facility."""

from __future__ import annotations

import pytest

from socfacts import Extractor
from socfacts.records import Fact

EXTRACTOR = Extractor()


def facts(text: str) -> list[Fact]:
    return list(EXTRACTOR.extract_text(text))


def fact(text: str, quote: str) -> Fact:
    return next(f for f in facts(text) if f.evidence.quote == quote)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("На водопровод уйдёт 890 миллионов тенге, половину даст Исламский банк развития.", "890 миллионов тенге"),
        ("Диспансеру купили технику за 3 млрд тенге, 80 процентов этой суммы выделил республиканский бюджет.",
         "3 млрд тенге"),
        ("Мектеп 420 миллион теңгеге түсті, соманың жартысын «Самұрық» қоры берді.", "420 миллион теңгеге"),
    ],
)  # fmt: skip
def test_who_pays_a_half_does_not_pay_the_whole(text: str, quote: str) -> None:
    assert fact(text, quote).payer is None


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("«Балапан» балабақшасы ашылды. Электронды кезекте 2 184 бала тұр.", "2 184 бала"),
        ("Детский сад «Балапан» открылся. В электронной очереди 2 184 ребёнка.", "2 184 ребёнка"),
        ("Государственных центров два: «Шапагат» на 120 мест и отделение при поликлинике.", "120 мест"),
        ("Отремонтировали клуб. Построят спортзал в Аманкарагае (480 млн тенге) и обновят Дом культуры «Целинник».",
         "480 млн тенге"),
    ],
)  # fmt: skip
def test_facility_is_open(text: str, quote: str) -> None:
    assert fact(text, quote).facility is None


@pytest.mark.parametrize(
    ("text", "quote", "name"),
    [
        ("Отремонтировали школу в Новосёловке (318 млн тенге) и Тимофеевскую основную школу на 60 мест.", "60 мест",
         "Тимофеевская основная школа"),
        ("«Дельфин» спорт кешені жабылды. Ұжымдар әзірге мектепте дайындалып жүр. «Бізде 14 үйірме бар».",
         "14 үйірме", "«Дельфин» спорт кешені"),
        ("«Арман» емханасы ашылды. «Арман» емханасына №1 және №2 емханаларда қаралып келген балалар тіркеледі. "
         "38 дәрігер жұмыс істейді.", "38 дәрігер", "«Арман» емханасы"),
        ("Открылась поликлиника «Арман». К поликлинике прикрепят детей, которые лечились в поликлиниках № 1 и № 2. "
         "Работают 38 докторов.", "38 докторов", "Поликлиника «Арман»"),
        ("«Арман» емханасы ашылды. Бірінші қабатта – 20 төсектік стационар, үшіншісінде – бассейн.", "20 төсектік",
         "«Арман» емханасы"),
        ("«Үміт» орталығы ашылды. Университетпен 15 грант туралы келістік.", "15 грант", "«Үміт» орталығы"),
    ],
)  # fmt: skip
def test_facility(text: str, quote: str, name: str) -> None:
    found = fact(text, quote).facility
    assert found is not None and found.name == name


@pytest.mark.parametrize(
    "text",
    [
        "В интернате № 2 на одного ребёнка государство тратит 2,9 млн тенге в год.",
        "№2 интернатта бір балаға 2,9 млн теңге жұмсалады.",
    ],
)
def test_what_one_child_costs_is_no_budget(text: str) -> None:
    assert not [f for f in facts(text) if f.kind == "budget"]


@pytest.mark.parametrize(
    ("text", "quote", "status"),
    [
        ("О строительстве школы № 5 сообщаем: проект готов.", "школы № 5", None),
        ("Тағы бір 80 орындық жатын корпус салуға уәде берілді.", "80 орындық", "planned"),
        ("Жаңа 200 орындық мектеп салған оңай.", "200 орындық", "planned"),
        ("Больницу № 3 начнут строить уже этой осенью.", "Больницу № 3", "planned"),
        ("№6 гимназия жөнделіп жатыр, жұмыс 2026 жылғы 20 қазанға дейін аяқталмақ.", "2026 жылғы 20 қазанға дейін",
         "planned"),
    ],
)  # fmt: skip
def test_status(text: str, quote: str, status: str | None) -> None:
    assert fact(text, quote).status == status


@pytest.mark.parametrize(
    ("text", "quote", "of"),
    [
        ("Сделали 312 вылетов, спасли 298 человек. Годом ранее вылетов было 276.", "вылетов было 276", "вылет"),
        ("– Хватает ли центров?\n– Государственных два.", "два", "центр"),
        ("– Орталықтар жете ме?\n– Мемлекеттік екеу.", "екеу", "орталық"),
        ("Былтыр 19 тоғызыншы сынып оқушысы бітірді. Он екісі колледжге түсті.", "Он екісі", "оқушы"),
        ("Ауруханаға терапевт (9) пен анестезиолог (5) керек.", "9", "терапевт"),
        ("В школе № 5 учатся 218 детей, хотя она рассчитана на 140.", "140", "ребёнок"),
    ],
)  # fmt: skip
def test_noun(text: str, quote: str, of: str) -> None:
    noun = fact(text, quote).of
    assert noun is not None and noun.lemma == of


def test_list_inside_a_list_leads_its_own_items() -> None:
    text = "1. Ремонт завершён.\n\n2. Новое строительство. Будут введены:\n– школа на 300 мест в Алге;\n– сад № 5.\n"
    assert (fact(text, "300 мест").event, fact(text, "300 мест").status) == ("opening", "planned")


def test_event_of_a_question_has_no_place_in_the_answer() -> None:
    text = "– Что там, в микрорайоне у реки, возле старого моста, когда наконец построят школу № 5?\n– В мае 2026 года."
    assert [f.when.edtf for f in facts(text) if f.kind == "date" and f.when is not None] == ["2026-05"]


def test_company_behind_its_title_and_trade() -> None:
    text = "Емхананы 2,4 млрд теңгеге «Каспий Сервис» мұнай сервистік компаниясы салып берді."
    assert fact(text, "2,4 млрд теңгеге").payer == "Каспий Сервис"


def test_name_has_its_adjective_in_the_nominative() -> None:
    found = fact("В дневном стационаре 20 коек.", "20 коек").facility
    assert found is not None and found.name == "Дневной стационар"


def test_regions_in_a_row_are_none() -> None:
    text = "Без ремонта в Абайской и Восточно-Казахстанской областях остаются 47 сельских школ."
    assert fact(text, "47 сельских школ").place is None


def test_year_of_a_building_is_no_time_of_its_pupils() -> None:
    assert fact("Пока 218 детей учатся в здании 1961 года.", "218 детей").when is None


def test_where_people_are_sent_is_no_place() -> None:
    assert fact("В центре «Үміт» четверых логопедов отправили учиться в Алматы.", "четверых логопедов").place is None


def test_head_alone_opens_an_item() -> None:
    text = (
        "🏫 Детский сад «Балапан». Ходят 210 малышей.\n\n🏊 Бассейн. Многие спрашивают, когда откроем. Готовность 75%."
    )
    found = fact(text, "75%").facility
    assert found is not None and found.type == "swimming_pool"
