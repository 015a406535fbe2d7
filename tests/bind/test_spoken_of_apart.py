"""What is told of one facility, person or place and could be taken for another one's."""

from __future__ import annotations

import pytest

from socfacts import Extractor
from socfacts.records import Fact


def facts(extractor: Extractor, text: str, kind: str) -> list[Fact]:
    return [fact for fact in extractor.extract_text(text) if fact.kind == kind]


def figure(extractor: Extractor, text: str, quote: str) -> Fact:
    (found,) = [fact for fact in extractor.extract_text(text) if fact.evidence.quote == quote]
    return found


@pytest.mark.parametrize(
    "text",
    [
        "Школа, которую не сдают\n\nСегодня школа стоит уже 7,3 млрд тенге. Тем временем школа № 5 трещит по швам. "
        "Её мощность – 640 мест.",
        "Салынбай жатқан мектеп\n\nБүгінде мектеп құны 7,3 млрд теңге. Ал №5 мектеп үш ауысымда оқытады. "
        "Ондағы орын саны – 640.",
    ],
)
def test_another_school_set_against_the_one_of_the_heading(extractor: Extractor, text: str) -> None:
    (cost,) = facts(extractor, text, "budget")
    assert cost.facility is not None and cost.facility.number is None


def test_a_topic_in_one_word_is_no_school(extractor: Extractor) -> None:
    assert facts(extractor, "Школы. В этом году регион получил две новые.", "facility") == []


@pytest.mark.parametrize(
    "text",
    [
        "Мост откроют осенью.\n\nПообещали новый корпус Мокшанского дома-интерната: там поселятся 80 человек, "
        "сейчас в очереди 63 пенсионера.",
    ],
)
def test_there_is_in_what_the_sentence_has_named(extractor: Extractor, text: str) -> None:
    found = figure(extractor, text, "80 человек").facility
    assert found is not None and found.type == "nursing_home"
    assert "Мокшанского дома-интерната" in [fact.evidence.quote for fact in facts(extractor, text, "facility")]


def test_pupils_at_the_neighbours_are_of_their_school(extractor: Extractor) -> None:
    text = "Школа № 13. Столовая на ремонте. Пока 740 учеников едят в соседней гимназии № 8."
    found = figure(extractor, text, "740 учеников").facility
    assert found is not None and found.number == "13"


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("В клубе 6 тысяч книг, и это на село, где живёт меньше семисот человек.", "меньше семисот человек"),
        ("№5 мектеп 940 адам тұратын ауылда орналасқан.", "940 адам"),
    ],
)
def test_who_lives_in_a_village_is_in_no_facility(extractor: Extractor, text: str, quote: str) -> None:
    assert figure(extractor, text, quote).facility is None


@pytest.mark.parametrize(
    "text",
    [
        "Мектепте 300 бала оқиды. Ата-аналардың бірі Мейрамбек шағым жазды.",
        "Мектепте 300 бала оқиды. Бұл мектепті екеуміз асармен салып едік.",
    ],
)
def test_those_who_speak_are_not_counted(extractor: Extractor, text: str) -> None:
    assert [fact.evidence.quote for fact in facts(extractor, text, "count")] == ["300 бала"]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("26.09.2025\n\nШкола № 13. Из 14 кабинетов отремонтировали 11, остальные – до 1 ноября.", "../2025-11-01"),
        ("26.09.2025\n\n№13 мектеп. 14 кабинеттің 11-і жөнделді, қалғаны – 1 қарашаға дейін.", "../2025-11-01"),
    ],
)
def test_what_is_left_will_be_done(extractor: Extractor, text: str, when: str) -> None:
    (date,) = facts(extractor, text, "date")
    assert (date.status, date.when and date.when.edtf) == ("planned", when)
    assert {fact.when for fact in facts(extractor, text, "count")} == {None}


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("После ремонта больницы № 2 коечный фонд вырастет с 310 до 385 коек.", ["310", "385 коек"]),
        ("ТЭЦ. Два котла из пяти на ремонте.", ["Два котла", "пяти"]),
    ],
)
def test_both_figures_have_the_noun(extractor: Extractor, text: str, counts: list[str]) -> None:
    found = facts(extractor, text, "count")
    assert [fact.evidence.quote for fact in found] == counts
    assert len({fact.of.lemma for fact in found if fact.of}) == 1


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Су құбырының тозуы 67-ден 59 пайызға төмендеді.", ["59 пайызға"]),
        ("Су құбырының тозуы 59 пайызға төмендеді.", []),
    ],
)
def test_what_it_was_tells_a_level_from_a_change(extractor: Extractor, text: str, level: list[str]) -> None:
    assert [fact.evidence.quote for fact in facts(extractor, text, "share")] == level


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Клуб закрыли. На ремонт надо сорок миллионов. Район дал 28 миллионов тенге.", ["cost", "allocated"]),
        ("Клубты жөндеуге қырық миллион керек. Аудан 28 миллион теңге бөлді.", ["cost", "allocated"]),
        ("№5 мектепті жөндеу. Бөлінген қаржы: 2,3 млрд теңге, оның бәрі игерілген.", ["allocated"]),
        ("Суд обязал подрядчика школы № 5 выплатить 312 млн тенге неустойки.", []),
    ],
)
def test_sums_and_their_roles(extractor: Extractor, text: str, roles: list[str]) -> None:
    found = facts(extractor, text, "budget")
    assert [fact.role for fact in found] == roles
    assert {fact.quantity.unit for fact in found} <= {"KZT"}


@pytest.mark.parametrize(
    ("text", "event", "status"),
    [
        ("Мост через Суру, закрытый весной 2025 года, откроют в октябре 2026 года.", "opening", "planned"),
        ("Корпус больницы № 2 должен быть построен к концу 2027 года.", "construction", "planned"),
        ("Школа № 5, построенная в 1969 году, ремонтируется.", "repair", "ongoing"),
    ],
)
def test_the_predicate_tells_what_happens(extractor: Extractor, text: str, event: str, status: str) -> None:
    (found,) = facts(extractor, text, "facility")
    assert (found.event, found.status) == (event, status)


def test_what_went_before_dates_nothing(extractor: Extractor) -> None:
    text = (
        "15 қаңтар 2026 жыл\n\n№5 мектепті жөндеуге ақша бөлінді. "
        "Конкурс аяқталғаннан кейін жұмыстар сәуір айында басталатын болады."
    )
    (date,) = facts(extractor, text, "date")
    assert (date.status, date.phase, date.when and date.when.edtf) == ("planned", "start", "2026-04")


@pytest.mark.parametrize(
    ("text", "region"),
    [("В Пензенской области построят школу на 300 мест.", "RU"), ("Пенза облысында 300 орындық мектеп ашылды.", "RU")],
)
def test_regions_of_russia(extractor: Extractor, text: str, region: str) -> None:
    assert {fact.place and fact.place.region for fact in extractor.extract_text(text)} == {region}


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        (
            "Қалада көпсалалы балалар ауруханасы бой көтеріп келеді\n\nЕкі қабатты ғимарат 220 төсекке есептелген.\n\n"
            "Қазір балаларға 1968 жылы салынған облыстық балалар ауруханасы қызмет көрсетеді. Мекемеде 135 төсек бар.",
            ("220 төсекке", "135 төсек"),
        ),
        (
            "В Таразе строится многопрофильная детская больница\n\nНовый корпус рассчитан на 220 коек. Сейчас детей "
            "принимает построенная в 1968 году областная детская больница. В учреждении 135 коек.",
            ("220 коек", "135 коек"),
        ),
        (
            "В Таразе строится многопрофильная детская больница\n\nНовый корпус рассчитан на 220 коек. Сейчас детей "
            "принимает областная детская больница, построенная в 1968 году. В ней 135 коек.",
            ("220 коек", "135 коек"),
        ),
    ],
)
def test_what_has_stood_there_is_not_what_is_being_built(
    extractor: Extractor, text: str, quotes: tuple[str, str]
) -> None:
    new, old = (figure(extractor, text, quote).facility for quote in quotes)
    assert new is not None and old is not None and new.id != old.id


def test_a_bare_noun_goes_back_to_the_heading(extractor: Extractor) -> None:
    text = (
        "Школа, которую не сдают\n\nСегодня школа стоит 7,3 млрд тенге.\n\nТем временем школа № 5 трещит по швам.\n\n"
        "В бюджете на школу заложено 1,1 млрд тенге."
    )
    assert [fact.facility and fact.facility.number for fact in facts(extractor, text, "budget")] == [None, None]


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Оқушы саны 200-ден асатын мектепте жөндеу жүріп жатыр.", "оқушы"),
        ("Төсек саны 135-тен аспайтын ауруханада жөндеу жүріп жатыр.", "төсек"),
    ],
)
def test_a_number_of_pupils_is_no_number_of_schools(extractor: Extractor, text: str, noun: str) -> None:
    (count,) = facts(extractor, text, "count")
    assert count.of is not None and count.of.lemma == noun
    assert count.facility is not None


@pytest.mark.parametrize(
    ("opening", "number"), [("Жалпы, өткен жылы", "5"), ("В целом, за год", "5"), ("Жалпы өткен жылы", None)]
)
def test_by_the_way_sums_nothing_up(extractor: Extractor, opening: str, number: str | None) -> None:
    school, told = ("Школа № 5 открылась.", "выучились 640 детей.")
    if opening.startswith("Жалпы"):
        school, told = ("№5 мектеп ашылды.", "640 бала оқып шықты.")
    (count,) = facts(extractor, f"{school} {opening} {told}", "count")
    assert (count.facility.number if count.facility else None) == number


@pytest.mark.parametrize(
    "text",
    ["ТЭЦ на ремонте. Износ оборудования – 74 %.", "ЖЭО жөнделіп жатыр. Жабдықтың тозуы – 74 пайыз."],
)
def test_what_of_a_plant_wears(extractor: Extractor, text: str) -> None:
    (share,) = facts(extractor, text, "share")
    assert share.facility is not None and share.facility.type == "power_plant"


def test_a_clipped_number_is_no_sum(extractor: Extractor) -> None:
    text = "Колледж отремонтировали. На ремонт освоили миллиард восемьсот. Выделили 3 млрд тенге."
    assert [fact.evidence.quote for fact in facts(extractor, text, "budget")] == ["3 млрд тенге"]


def test_a_service_is_no_network(extractor: Extractor) -> None:
    served = "Ауылдардың 86 %-ы сумен жабдықтау жүйесіне қосылған."
    assert facts(extractor, served, "facility") == []
    assert facts(extractor, "Ауылда сумен жабдықтау жүйесі 40 млн теңгеге жөнделді.", "facility") != []


def test_a_pointing_word_is_no_name(extractor: Extractor) -> None:
    (found,) = facts(extractor, "– Мына клубты 1961 жылы салдық, – дейді ол.", "facility")
    assert found.facility is not None and found.facility.name == "Клуб"
