"""Kazakh facilities: which institution a mention means, and which one a figure is about."""

from __future__ import annotations

from datetime import date

import pytest

from socfacts import Extractor
from socfacts.records import Fact


def facts(extractor: Extractor, text: str) -> list[Fact]:
    return extractor.extract_text(text, doc_date=date(2025, 11, 1))


def owners(extractor: Extractor, text: str) -> dict[str, tuple[str, str | None, str | None] | None]:
    """Quote → (type, number, title) of the facility of each figure."""
    return {
        f.evidence.quote: (f.facility.type, f.facility.number, f.facility.title) if f.facility else None
        for f in facts(extractor, text)
        if f.kind not in ("facility", "date")
    }


def types(extractor: Extractor, text: str) -> list[tuple[str, str | None, str | None]]:
    """Type, number and title of each facility fact."""
    return [
        (f.facility.type, f.facility.number, f.facility.title) for f in facts(extractor, text) if f.kind == "facility"
    ]


@pytest.mark.parametrize(
    ("text", "quote", "kind"),
    [
        ("Ауылда 90 орындық балабақша салынды.", "90 орындық", "kindergarten"),
        ("Қалада бес қабатты жатақхана ашылды.", "бес қабатты", "dormitory"),
        ("Ауданда үш қабатты, 400 орындық мектеп ашылды.", "400 орындық", "school"),
    ],
)
def test_a_figure_describes_the_facility_after_it(extractor: Extractor, text: str, quote: str, kind: str) -> None:
    assert owners(extractor, text)[quote] == (kind, None, None)


def test_what_stands_between_two_facilities_describes_the_second(extractor: Extractor) -> None:
    found = owners(extractor, "№7 емхананың жанынан 120 орындық «Айгүл» балабақшасы салынды.")
    assert found["120 орындық"] == ("kindergarten", None, "Айгүл")


@pytest.mark.parametrize(
    "text",
    [
        "Облыста 14 мектеп жөнделді.",
        "Бесеуі – мектеп-интернат.",
        "Ауданда 300 мектеп оқушысы бар.",
        "Әр мектепте 20 орын бар.",
        "Жоба «Жайлы мектеп» ұлттық бағдарламасымен жүзеге асты, 20 орын құрылды.",
        "Қостанай облысының орталығында 20 орын құрылды.",
    ],
)
def test_several_kinds_and_names_of_programmes_are_no_facility(extractor: Extractor, text: str) -> None:
    assert types(extractor, text) == []


def test_the_present_hospital_is_not_the_new_one(extractor: Extractor) -> None:
    text = (
        "Қалада жаңа аурухана салынып жатыр. Аурухана 150 төсекке арналған.\n\n"
        "Қазіргі №2 аурухана 1961 жылы салынған, онда 90 төсек бар. Жаңа ауруханада 4 зал болады."
    )
    found = owners(extractor, text)
    assert found["150 төсекке"] == found["4 зал"] == ("hospital", None, None)
    assert found["90 төсек"] == ("hospital", "2", None)


def test_a_new_school_is_the_one_that_was_just_opened(extractor: Extractor) -> None:
    found = owners(extractor, "Қалада №31 мектеп ашылды. Жаңа мектепте 40 кабинет бар.")
    assert found["40 кабинет"] == ("school", "31", None)


def test_another_place_and_size_mean_another_facility(extractor: Extractor) -> None:
    text = (
        "Рудный қаласындағы «Күншуақ» балабақшасы ашылды.\n\n"
        "Лисаков қаласында 50 орындық балабақшаның құрылысы басталды."
    )
    assert owners(extractor, text)["50 орындық"] == ("kindergarten", None, None)


def test_a_title_alone_means_the_facility_that_has_it(extractor: Extractor) -> None:
    text = "№5 мектепке «Арай» балалар үйінің балалары барады. Мектепте 700 оқушы бар. Ал «Арайда» 38 тәрбиеленуші бар."
    assert owners(extractor, text)["38 тәрбиеленуші"] == ("orphanage", None, "Арай")


def test_the_town_before_a_namesake_is_no_part_of_the_title(extractor: Extractor) -> None:
    assert types(extractor, "Таразда Бауыржан Момышұлы атындағы мектеп ашылды.") == [
        ("school", None, "Бауыржан Момышұлы")
    ]


def test_houses_counted_are_parts_of_the_complex(extractor: Extractor) -> None:
    found = owners(extractor, "Қалада тұрғын үй кешені салынды. Екі үйде 96 пәтер бар.")
    assert found["96 пәтер"] == ("residential_building", None, None)


def test_figures_of_several_institutions_have_no_facility(extractor: Extractor) -> None:
    text = "«Мұра» музейі ашылды. Ауданда 7 музей мен 12 кітапхана бар. Былтыр оларға 30 мың адам келді."
    assert owners(extractor, text)["30 мың адам"] is None


def test_a_list_takes_the_event_of_its_lead(extractor: Extractor) -> None:
    text = (
        "Биыл екі нысан күрделі жөндеуден өткізіледі. Олардың ішінде:\n"
        "1) «Бота» балабақшасы (90 орын) – 40 млн теңге;\n2) №3 мектеп (500 орын) – 95 млн теңге."
    )
    found = [(f.event, f.status) for f in facts(extractor, text) if f.kind == "facility"]
    assert found == [("major_repair", "planned")] * 2


@pytest.mark.parametrize(
    "text",
    [
        "Балабақшамен қамту 97 пайызға жетті.",
        "Түлектердің 60 пайызы колледжге түсті.",
        "Мектепке дейінгі тәрбиеге 3 млрд теңге бөлінді.",
        "Орталық коммуникациялар қызметінде 40 адам бар.",
        "Оның 12-сі – ауылдық үлгідегі мекеме.",
    ],
)
def test_a_noun_that_means_any_of_its_kind_is_no_facility(extractor: Extractor, text: str) -> None:
    assert types(extractor, text) == []


def test_a_central_clinic_is_no_centre(extractor: Extractor) -> None:
    found = owners(extractor, "Риддердегі №4 орталық емханада 80 дәрігер бар.")
    assert found == {"80 дәрігер": ("polyclinic", "4", None)}


def test_what_describes_several_is_of_none_of_them(extractor: Extractor) -> None:
    text = "Қалада №8 мектеп бар. Ауданда 900 балаға арналған екі мектеп салынды."
    assert owners(extractor, text)["900 балаға"] is None


def test_the_houses_that_an_estate_consists_of_are_its(extractor: Extractor) -> None:
    found = owners(extractor, "Сегіз үйден тұратын «Самал» тұрғын үй кешені салынды.")
    assert found["Сегіз үйден"] == ("residential_building", None, "Самал")


def test_a_facility_named_further_down_is_not_yet_spoken_of(extractor: Extractor) -> None:
    text = (
        "Облыс жаңалықтары.\n\nӨңірде жұмыс көп. Халық саны өсіп келеді. Осы салаға 4 млрд теңге бөлінді.\n\n"
        "№6 емхана былтыр ашылды. Емханада 90 дәрігер бар."
    )
    found = owners(extractor, text)
    assert found["4 млрд теңге"] is None
    assert found["90 дәрігер"] == ("polyclinic", "6", None)


def test_each_clause_of_a_gapped_sentence_has_its_own_facility(extractor: Extractor) -> None:
    text = "Келесі жылы 300 орындық мектеп, ал 2028 жылы 90 орындық балабақша ашылады."
    dates = {f.evidence.quote: f.facility.type for f in facts(extractor, text) if f.kind == "date" and f.facility}
    assert dates == {"Келесі жылы": "school", "2028 жылы": "kindergarten"}
    events = {f.facility.type: f.event for f in facts(extractor, text) if f.kind == "facility"}
    assert events == {"school": "opening", "kindergarten": "opening"}


def test_what_stood_there_before_is_not_spoken_of(extractor: Extractor) -> None:
    text = "«Шуақ» оңалту орталығы ашылды. Бұрын бұл жерде балабақша болған. Жөндеуге 130 млн теңге жұмсалды."
    assert owners(extractor, text)["130 млн теңге"] == ("rehabilitation_center", None, "Шуақ")


def test_money_for_all_facilities_of_a_list_is_of_none(extractor: Extractor) -> None:
    text = "Ауданда №3 мектеп жөнделуде. Аталған нысандардың бәріне 5,3 млрд теңге қаралды."
    assert owners(extractor, text)["5,3 млрд теңге"] is None


def test_the_town_before_a_special_school_tells_it_from_another(extractor: Extractor) -> None:
    text = "Жітіқара қаласындағы №3 мектеп жөнделді.\n\nЕскерту. Рудный қаласындағы арнайы мектеп: 96 оқушы."
    assert owners(extractor, text)["96 оқушы"] == ("school", None, None)


def test_initials_belong_to_the_name_that_a_facility_bears(extractor: Extractor) -> None:
    assert types(extractor, "Қалада Ғ. Сланов атындағы кітапхана ашылды.") == [("library", None, "Ғ. Сланов")]


def test_towns_in_two_spellings_of_their_case_tell_schools_apart(extractor: Extractor) -> None:
    text = "Көкшетаудағы 900 орындық мектеп салынып жатыр. Степногорскідегі 300 орындық мектеп тапсырылады."
    assert types(extractor, text) == [("school", None, None)] * 2


def test_an_item_of_a_list_that_is_over_is_not_spoken_of(extractor: Extractor) -> None:
    text = (
        "Облыста мына нысандар салынады:\n1) Арыс қаласында мектеп салынады;\n"
        "2) Кентау қаласында «Болашақ» бассейні салынады.\n\nБиыл бюджеттен 6,8 млрд теңге бөлінді."
    )
    assert owners(extractor, text)["6,8 млрд теңге"] is None


@pytest.mark.parametrize("text", ["Үйде күтім көрсетілетін 36 адам бар.", "Ауданда қанша мектеп бар? 20 оқушы бар."])
def test_at_home_and_how_many_are_no_facility(extractor: Extractor, text: str) -> None:
    assert types(extractor, text) == []


def test_each_owner_has_the_works_behind_it(extractor: Extractor) -> None:
    text = "№18 емхананың құрылысы мен №19 емхананың жөндеуі жүріп жатыр."
    events = {f.facility.number: f.event for f in facts(extractor, text) if f.kind == "facility"}
    assert events == {"18": "construction", "19": "repair"}


def test_what_is_decided_is_still_ahead(extractor: Extractor) -> None:
    found = facts(extractor, "№16 емхананы салу туралы шешім қабылданды.")
    assert [(f.event, f.status) for f in found if f.kind == "facility"] == [("construction", "planned")]


def test_a_predicate_in_figures_is_of_its_own_clause(extractor: Extractor) -> None:
    text = "№2 мектеп пен №3 емхана салынады. Мектеп 1 500 орындық, емхана 400 келушіні қабылдайды."
    assert owners(extractor, text)["1 500 орындық"] == ("school", "2", None)


@pytest.mark.parametrize(
    ("text", "quote", "kind"),
    [
        ("№2 колледждің жатақханасы 1985 жылы салынған. Онда 240 студент тұрады.", "240 студент", "dormitory"),
        ("Қалалық аурухананың перзентханасына 200 млн теңге жұмсалды.", "200 млн теңге", "perinatal_center"),
        ("№5 мектептің ғимаратында 300 бала оқиды.", "300 бала", "school"),
        ("№5 мектептің қазандығы ауыстырылды, оған 30 млн теңге жұмсалды.", "30 млн теңге", "school"),
    ],
)
def test_a_part_with_a_type_of_its_own_is_spoken_of(extractor: Extractor, text: str, quote: str, kind: str) -> None:
    owner = owners(extractor, text)[quote]
    assert owner is not None and owner[0] == kind


@pytest.mark.parametrize(
    "text",
    [
        "Ауылда «Үміт» оңалту орталығы ашылды. Ол бұрынғы мектеп ғимаратында орналасқан. Жөндеуге 80 млн теңге кетті.",
        "Ауылда «Үміт» оңалту орталығы ашылды. Мекеме аурухананың ғимаратына көшті. Жөндеуге 80 млн теңге кетті.",
    ],
)
def test_whose_building_a_facility_is_in_is_not_spoken_of(extractor: Extractor, text: str) -> None:
    assert owners(extractor, text)["80 млн теңге"] == ("rehabilitation_center", None, "Үміт")


def test_the_homes_of_people_are_no_facility(extractor: Extractor) -> None:
    assert types(extractor, "Мейірбикелер 40 науқастың үйіне барып көмектеседі.") == []
    assert types(extractor, "Оқушылар Мәдениет үйіне барып, 30 кітап сыйлады.") != []
