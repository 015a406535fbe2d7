"""Which mentions of a document mean one facility, and which figures have none: a class of phrase a case."""

from __future__ import annotations

from datetime import date

import pytest

from socfacts import Extractor
from socfacts.explain import explain
from socfacts.types import Document

ANCHOR = date(2025, 6, 15)


def homes(extractor: Extractor, text: str) -> dict[str, str | None]:
    """The title, number or type of the facility of each figure, by quote."""
    return {
        fact.evidence.quote: (fact.facility.title or fact.facility.number or fact.facility.type)
        if fact.facility
        else None
        for fact in extractor.extract_text(text, doc_date=ANCHOR)
        if fact.kind != "facility"
    }


CASES = [
    # «здесь», «в ней», «она» point back, by gender where they have one
    ("В лицее № 9 учатся дети из гимназии «Зияткер». В ней 410 учеников.", {"410 учеников": "Зияткер"}),
    ("Больницу № 2 соединят с центром «Сәт». Она рассчитана на 90 коек.", {"90 коек": "2"}),
    ("Труппа театра «Шам» играет во Дворце культуры «Мұнара». Там 300 мест.", {"300 мест": "Мұнара"}),
    ("№ 4 мектеп жабылды, балалар № 6 мектепке барады. Мұнда 500 оқушы бар.", {"500 оқушы": "6"}),
    # an unnamed facility of another village, or one more of its kind, is another one
    ("Открылись:\n• амбулатория в с. Тассай, 40 кв. м;\n• амбулатория в с. Жаркөл – 2 врача.",
     {"40 кв. м": "outpatient_clinic", "2 врача": "outpatient_clinic"}),
    ("Центр «Ақ жол» принял 60 детей. Второй центр на 45 мест откроют в Хромтау.",
     {"60 детей": "Ақ жол", "45 мест": "centre"}),
    ("«Ақ жол» орталығы 60 бала қабылдады. Ақсуда тағы бір орталық 45 орынға салынады.",
     {"60 бала": "Ақ жол", "45 орынға": "centre"}),
    # a general noun means what is called so, not a hospital
    ("Центр «Ақ жол» открыли в мае. Детей лечила больница № 3. В центре работают 12 врачей.",
     {"12 врачей": "Ақ жол"}),
    ("«Ақ жол» орталығы ашылды. Бұрын балалар № 3 ауруханада емделді. Орталықта 12 дәрігер бар.",
     {"12 дәрігер": "Ақ жол"}),
    # what a house was is no facility
    ("Центр «Ақ жол» занял бывшее здание библиотеки площадью 800 кв. м.", {"800 кв. м": "Ақ жол"}),
    ("Центр «Ақ жол» разместили в здании бывшей гостиницы. Ремонт стоил 90 млн тенге.",
     {"90 млн тенге": "Ақ жол"}),
    ("«Ақ жол» орталығы бұрынғы колледж ғимаратына көшті. Мекемеде 30 маман бар.", {"30 маман": "Ақ жол"}),
    # those who are moved belong to the facility that they leave
    ("Школу № 8 закроют на ремонт. На время работ 350 детей будут учиться в школе № 11.", {"350 детей": "8"}),
    # totals of a region, and several at once, are of no one facility
    ("Школа № 8 открылась. В области 217 школ. На их ремонт выделили 5 млрд тенге.", {"5 млрд тенге": None}),
    ("Сданы школа № 8 и школа № 11. На строительство направили 7 млрд тенге.", {"7 млрд тенге": None}),
    ("Школа № 8 готова. На каждый объект требуется 2 млрд тенге.", {"2 млрд тенге": "8"}),
    ("Көктал ауылында 60 орынға орталық ашылды. Шуда осындай орталық салынады. Ол 40 балаға арналған.",
     {"40 балаға": "centre"}),
    ("Трёхэтажное 300-местное здание школы № 8 сдано.", {"Трёхэтажное": "8", "300-местное": "8"}),
    ("Дети придут из лицея № 9. В последнем учатся 700 детей.", {"700 детей": "9"}),
    # a title between commas, and in another case
    ("Бассейн города, «Дельфин», построен давно. В бассейне 6 дорожек. В «Алаше» 40 мест.", {"6 дорожек": "Дельфин"}),
    ("Спорткомплекс «Алаш» сдан, бассейн «Дельфин» ждёт. В «Алаше» работают 38 тренеров.", {"38 тренеров": "Алаш"}),
    # what stands inside the one spoken of is a part of it
    ("№ 2 қарттар үйі ескі. Мұнда былтыр жылу қазандығы ауыстырылды, оған 140 млн теңге бөлінді.",
     {"140 млн теңге": "2"}),
    ("Больница № 3 открыта. Здесь есть библиотека на 40 мест.", {"40 мест": "3"}),
    ("Больница № 3 открыта. Здесь же построили библиотеку на 40 мест.", {"40 мест": "library"}),
    # the pool of a school that takes people in
    ("Бассейн «Дельфин» закроют. На время ремонта 200 пловцов переведут в бассейн школы № 23.",
     {"200 пловцов": "Дельфин"}),
    # «у нас» is the speaker's institution, wherever its people went or came from
    ("Больница № 3 закрыта. – У нас 120 врачей, 15 учатся в Астане, – сказал директор.", {"120 врачей": "3"}),
    ("Клиника «Сәт» открылась. К нам приехали 30 семей из Туркестанской области.", {"30 семей": "Сәт"}),
    # a new one whose noun is left out
    ("Школу № 8 снесут. На месте старой школы построят новую, на 600 мест.", {"600 мест": "school"}),
    ("№ 8 мектеп бұзылады. Ескі мектептің орнына жаңасы салынады, оған 2 млрд теңге бөлінді.",
     {"2 млрд теңге": "school"}),
    # a new paragraph after two named ones may mean either
    ("Школа № 8 открылась в мае.\n\nЛицей № 11 сдан в июне.\n\nСтоимость строительства – 2 млрд тенге.",
     {"2 млрд тенге": None}),
    # a new building of the same, and the school that the headline promised
    ("Детсад «Ұя» тесен. Новое здание на 120 мест построят рядом.", {"120 мест": "Ұя"}),
    ("Школу построят в Актау\n\nНовая школа на 600 мест откроется в сентябре. В гимназии № 4 сейчас 900 детей.",
     {"600 мест": "school", "900 детей": "4"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_figure_finds_its_facility(extractor: Extractor, text: str, expected: dict[str, str | None]) -> None:
    found = homes(extractor, text)
    assert {quote: found.get(quote, "no such fact") for quote in expected} == expected


@pytest.mark.parametrize(
    "text",
    [
        "Больница на 80 коек сдана в Кульсары. Открывается и больница в Индерском районе на 25 коек.",
        "Центр «Ақ жол» принял 60 детей. Ещё один центр рассчитан на 45 мест.",
        "Новый мост обошёлся в 4 млрд тенге. Старый мост построен в 1961 году.",
        "Жаңа аурухана 200 төсекке арналған. Ескі аурухана 1975 жылы салынған.",
        "Старая поликлиника обслуживает 18 тысяч человек. Новую поликлинику № 3 построят в 2027 году.",
        "Ескі емхана 18 мың адамға қызмет көрсетеді. Жаңа №3 емхана ауысымына 250 адам қабылдайды.",
    ],
)
def test_two_facilities_of_a_type_stay_two(extractor: Extractor, text: str) -> None:
    facts = extractor.extract_text(text, doc_date=ANCHOR)
    assert len({fact.facility.id for fact in facts if fact.kind == "facility"}) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Реабилитационный центр ждут в Таразе\n\nЦентр «Жарық» откроют в июне. Учреждение примет 75 детей.",
        "Центр «Жарық» откроют в июне. Реабилитационный центр примет 75 детей.",
        "Таразда оңалту орталығы ашылады\n\n«Жарық» орталығы маусымда ашылады. Мекемеде 75 бала емделеді.",
    ],
)
def test_a_general_head_takes_the_type_said_elsewhere(extractor: Extractor, text: str) -> None:
    facts = extractor.extract_text(text, doc_date=ANCHOR)
    assert {fact.facility.type for fact in facts if fact.facility} == {"rehabilitation_center"}


def test_an_adjective_of_another_noun_is_no_part_of_a_name(extractor: Extractor) -> None:
    facts = extractor.extract_text("В районе принимает больных новая районная больница № 3.", doc_date=ANCHOR)
    assert [fact.facility.name for fact in facts if fact.facility] == ["Новая районная больница № 3"]


PURPOSES = [
    ("Открыт центр для детей с аутизмом «Асыл».", "rehabilitation_center"),
    ("Центр «Асыл» для детей с ДЦП открыт.", "rehabilitation_center"),
    ("Сдан комплекс единоборств «Тұлпар».", "sports_complex"),
    ("В доме «Асыл» для пожилых людей тепло.", "nursing_home"),
    ("Аутизмі бар балаларға арналған «Асыл» орталығы ашылды.", "rehabilitation_center"),
    ("Қарттарға арналған «Шуақ» орталығы ашылды.", "nursing_home"),
    # what is said of it, not what it is for
    ("Центр «Асыл» открыли в доме престарелых.", "centre"),
    ("Центр «Асыл» ждёт пенсионеров.", "centre"),
    ("Қарттар келді, «Асыл» орталығы ашылды.", "centre"),
]


@pytest.mark.parametrize(("text", "kind"), PURPOSES)
def test_a_purpose_tells_the_type_of_a_general_head(extractor: Extractor, text: str, kind: str) -> None:
    titled = [fact for fact in extractor.extract_text(text, doc_date=ANCHOR) if fact.facility and fact.facility.title]
    assert [fact.facility.type for fact in titled if fact.facility][:1] == [kind]


def test_explain_tells_why_a_figure_has_no_facility(extractor: Extractor) -> None:
    text = "Школа № 8 открылась. В области 217 школ. На их ремонт выделили 5 млрд тенге."
    told = explain(extractor, Document("a.txt", text))
    facts = [fact for sentence in told.sentences for figure in sentence.figures for fact in figure.facts]
    assert {fact.slots["kind"]: fact.no_facility for fact in facts if "facility" not in fact.slots} == {
        "count": "institutions and settlements are counted in a town or region",
        "budget": "the text speaks of a town or region here",
    }


def test_a_general_noun_means_the_only_facility_that_the_text_opened_with(extractor: Extractor) -> None:
    talk = "\n".join(f"– Что нового? – Всё хорошо, за месяц {n} концертов." for n in range(3, 12))
    text = f"Директор центра активного долголетия ответил на вопросы\n{talk}\n– Кто работает в центре? – 18 человек."
    facts = [fact for fact in extractor.extract_text(text) if fact.evidence.quote == "18 человек"]
    assert [fact.facility and fact.facility.name for fact in facts] == ["Центр активного долголетия"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Областной центр абилитации «Сенім» принял 85 детей.", ["Областной центр абилитации «Сенім»"]),
        ("В областном центре 85 детей ждут операции.", [None]),
        ("Областной реабилитационный центр принял 85 детей.", ["Областной реабилитационный центр"]),
        ("Теперь дорога короче, за год прошли лечение 85 детей.", [None]),
        ("Енді жол қысқарды, бір жылда 85 бала емделді.", [None]),
        ("Смету передали проектному институту, за год в нём трудились 85 человек.", [None]),
        ("Строят приют на 85 мест, с гостиницей. В нём 85 комнат.", ["Приют", "Приют"]),
    ],
)
def test_what_is_no_facility(extractor: Extractor, text: str, names: list[str | None]) -> None:
    counts = [fact for fact in extractor.extract_text(text) if fact.kind == "count"]
    assert [fact.facility and fact.facility.name for fact in counts] == names


def test_a_road_of_works_is_a_facility(extractor: Extractor) -> None:
    facts = extractor.extract_text("Дорогу отремонтируют за 2 млрд тенге.")
    assert [fact.facility and fact.facility.type for fact in facts if fact.kind == "budget"] == ["road"]


def test_the_library_of_another_settlement_is_another(extractor: Extractor) -> None:
    text = "Риддерде Абай атындағы кітапхана жөнделді. Үлбі кентінің кітапханасы 2019 жылы жабылған."
    facts = [fact for fact in extractor.extract_text(text) if fact.kind in ("facility", "date") and fact.facility]
    assert [fact.facility.name for fact in facts if fact.facility] == [
        "Абай атындағы кітапхана", "Кітапханасы", "Кітапханасы",
    ]  # fmt: skip
