"""Kazakh sums in pieces, who gives each of them, what a sum was spent on; bounds behind a counted noun; «we» did."""

from __future__ import annotations

from datetime import date

import pytest

from socfacts import Extractor
from socfacts.records import Fact


def facts(extractor: Extractor, text: str, *kinds: str) -> list[Fact]:
    return [f for f in extractor.extract_text(text, doc_date=date(2026, 3, 19)) if f.kind in kinds]


def sums(extractor: Extractor, text: str) -> list[tuple[str, str | None, str | None]]:
    """Quote, payer and the quote of the whole, of each budget."""
    found = facts(extractor, text, "budget")
    quotes = {f.id: f.evidence.quote for f in found}
    return [(f.evidence.quote, f.payer, quotes.get(f.part_of or "")) for f in found]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Ауруханалар құрылысына 50 млрд теңге қаралды. Оның 30 миллиардын республика береді, "
            "20 миллиардын әкімдік қосады.",
            [("30 миллиардын", "республика", "50 млрд теңге"), ("20 миллиардын", "әкімдік", "50 млрд теңге")],
        ),
        (
            "Жолдарды жөндеуге 12 млрд теңге бөлінді. Жұмыс көктемде басталады. Соманың 8 миллиардын облыс, "
            "қалған 4 миллиардын аудандар береді.",
            [("8 миллиардын", "облыс", "12 млрд теңге"), ("4 миллиардын", "аудандар", "12 млрд теңге")],
        ),
        (
            "Көпірге 900 млн теңге бөлінді, тағы 100 млн теңгені жергілікті кәсіпкерлер қосты.",
            [("100 млн теңгені", "жергілікті кәсіпкерлер", None)],
        ),
        (
            "Көпірге 900 млн теңге қажет. Оның айтуынша, мектепке 100 млн теңге бөлінді.",
            [("100 млн теңге", None, None)],
        ),
    ],
)
def test_pieces_of_a_sum_and_who_gives_them(
    extractor: Extractor, text: str, parts: list[tuple[str, str | None, str | None]]
) -> None:
    assert sums(extractor, text)[1:] == parts


@pytest.mark.parametrize("text", ["Жол саласына 4 млрд теңге бөлінді.", "Жол мен жарыққа 4 млрд теңге бөлінді."])
def test_money_for_a_branch_is_of_no_facility(extractor: Extractor, text: str) -> None:
    assert [f.facility for f in facts(extractor, text, "budget", "facility")] == [None]


def test_the_canteens_of_schools_are_of_no_one_school(extractor: Extractor) -> None:
    assert [f.facility for f in facts(extractor, "Мектеп асханаларына 200 млн теңге жұмсалды.", "budget")] == [None]


def test_a_sum_in_the_dative_is_what_a_finished_work_took(extractor: Extractor) -> None:
    found = facts(extractor, "№7 аурухана 45 млн теңгеге жөнделді, №8 аурухана 60 млн теңгеге жөнделеді.", "budget")
    assert [f.role for f in found] == ["spent", None]


@pytest.mark.parametrize(
    ("text", "kind", "event", "status"),
    [
        ("Былтыр №5 емханада күрделі жөндеу жүргіздік.", "date", "major_repair", "done"),
        ("Біз өткен жылы №5 балабақшаны жөндедік.", "facility", "repair", "done"),
        ("№5 емханаға 40 млн теңгеге жиһаз сатып алдық.", "budget", "equipment", "done"),
        ("Өткен жылы ауылда екі кітапхана аштық.", "count", "opening", "done"),
        ("Ауылда аштық құрбандарына арналған екі мұражай бар.", "count", None, None),
    ],
)
def test_what_we_did_is_done(extractor: Extractor, text: str, kind: str, event: str | None, status: str | None) -> None:
    assert [(f.event, f.status) for f in facts(extractor, text, kind)] == [(event, status)]


@pytest.mark.parametrize(
    ("text", "quote", "qualifier"),
    [
        ("№5 емхана күніне 300 адамға дейін қабылдайды.", "300 адамға дейін", "at_most"),
        ("№5 мектепте 500 оқушыға жуық бала оқиды.", "500 оқушыға жуық", "about"),
        ("№5 мектепте мың адамнан астам бар.", "мың адамнан астам", "more_than"),
        ("№5 мектепте 900 баладан асып кетті.", "900 баладан", "more_than"),
        ("№5 емханада жүз адамға жетпейді.", "жүз адамға", "less_than"),
        ("№5 орталық 100-ден 300 балаға дейін қабылдай алады.", "100-ден 300 балаға дейін", "between"),
        ("№5 орталықта кезек 400-ден 200 балаға дейін азайды.", "200 балаға", "exact"),
        ("№5 мектепте 40 мұғалімнен кем емес.", "40 мұғалімнен кем емес", "at_least"),
        ("Құбыр екі ауылға дейін жетті.", "екі ауылға", "exact"),
        ("№5 мектептегі 200 баладан 40-ы көшті.", "200 баладан", "exact"),
    ],
)
def test_bounds_behind_the_counted_noun(extractor: Extractor, text: str, quote: str, qualifier: str) -> None:
    found = {f.evidence.quote: f.quantity and f.quantity.qualifier for f in facts(extractor, text, "count")}
    assert found[quote] == qualifier


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("Екі жастан асқан балаларды қамту көрсеткіші 97 %-ды құрайды.", "бала"),
        ("Тұрғындарды сапалы ауыз сумен қамту деңгейі 98 пайызға жетті.", "тұрғын"),
    ],
)
def test_a_share_is_of_those_who_are_covered(extractor: Extractor, text: str, lemma: str) -> None:
    assert [f.of and f.of.lemma for f in facts(extractor, text, "share")] == [lemma]


def test_however_many_more_there_are_they_are_of_the_same_kind(extractor: Extractor) -> None:
    text = "Мектепке 600 бала барады. Өңірде үш емхана салынды, тағы бесеуі жобаланып жатыр."
    assert [f.of and f.of.lemma for f in facts(extractor, text, "count")] == ["бала", "емхана", "емхана"]


def test_a_part_before_an_ordinal_is_counted(extractor: Extractor) -> None:
    text = "Колледжде 600 студент бар, оның 120-сы – бірінші курс студенті, 31-і – үшінші сынып түлегі."
    assert [f.evidence.quote for f in facts(extractor, text, "count")][1:3] == ["120-сы", "31-і"]


@pytest.mark.parametrize(
    ("text", "payer", "role"),
    [
        ("Кәсіпкер Асқар Сейітов мектепке өз қалтасынан 40 млн теңге жұмсады.", "Асқар Сейітов", "spent"),
        ("№5 мектепке қажет 85 млн теңгені «Сыр-Мұнай» серіктестігі көтерді.", "Сыр-Мұнай", "cost"),
        ("«№5 мектепке 40 млн теңге бөлдік», – деді әкім Асқар Сейітов.", None, "allocated"),
        ("№5 бассейнді жөндеуге 30 млн теңге кетеді.", None, "cost"),
        ("№5 бассейнді жөндеуге 30 млн теңге кетті.", None, "spent"),
        ("№5 мектепке 7 млрд теңге немесе бөлінген қаражаттың 73 пайызы игерілді.", None, "spent"),
        ("Құрылыстың құны 6 млрд теңге еді, бағаның өсуінен 7 миллиардқа жетті.", None, "cost"),
        ("№5 мектеп ескі. Аудан бұл іске 46 млн теңге сұраған.", None, None),
    ],
)
def test_more_payers_and_roles(extractor: Extractor, text: str, payer: str | None, role: str | None) -> None:
    budget = facts(extractor, text, "budget")[-1]
    assert (budget.payer, budget.role) == (payer, role)


def test_a_rise_of_prices_takes_away_no_other_price(extractor: Extractor) -> None:
    assert facts(extractor, "№5 мектептегі жалақы 2 млн теңгеге өсті.", "budget") == []


def test_one_is_a_count_in_a_list(extractor: Extractor) -> None:
    found = facts(extractor, "Қазандық үш мектепті және бір балабақшаны жылытады. Бір мектеп жабылды.", "count")
    assert [f.evidence.quote for f in found] == ["үш мектепті", "бір балабақшаны"]


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("№5 мектепте жиырма шақты техникалық қызметкер бар.", "қызметкер"),
        ("№5 мектепте үш компьютерлік класс ашылды.", "класс"),
        ("№5 үйде 40 пәтерлік блок бар.", "пәтер"),
    ],
)
def test_adjectives_of_things_are_not_counted(extractor: Extractor, text: str, lemma: str) -> None:
    assert [f.of and f.of.lemma for f in facts(extractor, text, "count")] == [lemma]


def test_every_fifth_is_a_share(extractor: Extractor) -> None:
    found = facts(extractor, "Ауданда әр бесінші бала үйірмеге барады.", "share")
    assert [(f.quantity and f.quantity.value, f.of and f.of.lemma) for f in found] == [(20, "бала")]


@pytest.mark.parametrize(
    ("text", "status"),
    [("№5 стадионның жөндеуі созылып барады.", "ongoing"), ("№5 стадион былтыр жөнделген-ді.", "done")],
)
def test_works_that_drag_on_and_works_that_had_been_done(extractor: Extractor, text: str, status: str) -> None:
    assert [f.status for f in facts(extractor, text, "facility")] == [status]
