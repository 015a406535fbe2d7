"""Words that mislead a stripper of suffixes; names, titles and dictionary forms; suffixes after a hyphen."""

from __future__ import annotations

import pytest

from socfacts.language.kazakh import KazakhForm, analyse, lemma_of, nominative, readings, strip_to, suffix_of

LOOK_INFLECTED = (
    "Қазақстан Алматы теңге доллар сауда басқа шілде жақсы қаржы алты жеті екі сенбі апта пайда тұлға аудан "
    "тендер қысқа жалақы отбасы маңызды қажетті тиімді тұрақты белгілі төмен алтын шығын еркін Мәдина Өскемен "
    "Құдайберді тәрбиеленуші Смағұлұлы соңғы қазіргі ірі өлі орта майдан"
)


@pytest.mark.parametrize("word", LOOK_INFLECTED.split())
def test_stems_that_look_inflected_stay_whole(word: str) -> None:
    assert analyse(word) == KazakhForm(word.casefold(), word.casefold())


@pytest.mark.parametrize("word", ["салынды", "берілді", "ашылады", "жүргізілмейді", "тұратын", "аяқталыпты", "болсын"])
def test_verbs_are_no_accusatives(word: str) -> None:
    assert analyse(word) == KazakhForm(word, word)


@pytest.mark.parametrize(
    ("word", "lemma", "case"),
    [
        ("Алматыда", "алматы", "loc"),
        ("теңгеден", "теңге", "abl"),
        ("сауданың", "сауда", "gen"),
        ("отбасына", "отбасы", "dat"),
        ("алдында", "алд", "loc"),
        ("үстінен", "үст", "abl"),
        ("кәсіпорнын", "кәсіпорын", "acc"),
        ("сенбіде", "сенбі", "loc"),
        ("Смағұлұлының", "смағұлұлы", "gen"),
        ("Смағұлұлына", "смағұлұлы", "dat"),
        ("мектеп-интернаттан", "мектеп-интернат", "abl"),
        ("паркте", "парк", "loc"),
        ("фильмдерден", "фильм", "abl"),
    ],
)
def test_they_take_suffixes_all_the_same(word: str, lemma: str, case: str) -> None:
    form = analyse(word)
    assert (form.lemma, form.case) == (lemma, case)


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("үшін", "үш"),
        ("алтын", "алты"),
        ("бірақ", "бір"),
        ("бірнеше", "бір"),
        ("бірқатар", "бір"),
        ("бірлік", "бір"),
        ("оны", "он"),
        ("онда", "он"),
        ("жүзеге", "жүз"),
        ("жүзінде", "жүз"),
        ("Екібастұз", "екі"),
        ("Жетісу", "жеті"),
        ("Мыңбаев", "мың"),
        ("мартен", "март"),
        ("тоннель", "тонна"),
        ("мектепшілік", "мектеп"),
    ],
)
def test_a_stem_is_never_found_by_its_beginning_alone(word: str, stem: str) -> None:
    assert strip_to(word, stem) is None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("«Шаттық» балалар орталығында", "«Шаттық» балалар орталығы"),
        ("Қамқорлық үйінен", "Қамқорлық үйі"),
        ("Алтынсарин атындағы мектепке", "Алтынсарин атындағы мектеп"),
        ("Жанұяда", "Жанұя"),
        ("Сүлеевамен", "Сүлеева"),
        ("Ахметовтің", "Ахметовтің"),
        ("Ахметовтың", "Ахметов"),
        ("Мамин", "Мамин"),
        ("Ерден", "Ерден"),
        ("АҚШ-та", "АҚШ"),
        ("ЖШС-ның", "ЖШС"),
        ("ТАЛАПТАН", "ТАЛАП"),
        ("«Арайда»", "«Арай»"),
        ("Көктем ауылындағы", "Көктем ауылы"),
        ("Қостанай", "Қостанай"),
        ("№ 5", "№ 5"),
        ("", ""),
    ],
)
def test_a_name_in_the_nominative_keeps_possessive_and_capitals(name: str, expected: str) -> None:
    assert nominative(name) == expected


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("балаларға", "бала"),
        ("сабақтар", "сабақ"),
        ("тұрғыны", "тұрғын"),
        ("тәрбиеленуші", "тәрбиеленуші"),
        ("тәрбиеленушілерге", "тәрбиеленуші"),
        ("министрліктің", "министрлік"),
        ("орындық", "орын"),
        ("төсектік", "төсек"),
        ("пәтерлік", "пәтер"),
        ("оқушыларды", "оқушы"),
        ("дәрігердің", "дәрігер"),
        ("мұғалімдері", "мұғалім"),
    ],
)
def test_dictionary_forms(word: str, lemma: str) -> None:
    assert lemma_of(word) == lemma


@pytest.mark.parametrize(
    ("tail", "plural", "possessive", "case", "derivation"),
    [
        ("ден", False, None, "abl", None),
        ("нан", False, None, "abl", None),
        ("ға", False, None, "dat", None),
        ("ке", False, None, "dat", None),
        ("да", False, None, "loc", None),
        ("ты", False, None, "acc", None),
        ("ның", False, None, "gen", None),
        ("пен", False, None, "ins", None),
        ("дар", True, None, "nom", None),
        ("ін", False, "3", "acc", None),
        ("сы", False, "3", "nom", None),
        ("і", False, "3", "nom", None),
        ("сында", False, "3", "loc", None),
        ("ына", False, "3", "dat", None),
        ("дағы", False, None, "loc", "ghy"),
        ("сындағы", False, "3", "loc", "ghy"),
        ("еу", False, None, "nom", "collective"),
        ("еуі", False, "3", "nom", "collective"),
        ("уі", False, "3", "nom", "collective"),
        ("ауының", False, "3", "gen", "collective"),
        ("ші", False, None, "nom", "ordinal"),
        ("шы", False, None, "nom", "ordinal"),
        ("інші", False, None, "nom", "ordinal"),
        ("ншы", False, None, "nom", "ordinal"),
        ("сыншы", False, None, "nom", "ordinal"),
        ("шісінде", False, "3", "loc", "ordinal"),
        ("шақты", False, None, "nom", "shaqty"),
        ("тік", False, None, "nom", "lyq"),
        ("дай", False, None, "nom", "dai"),
        ("деген", False, None, "nom", "indefinite"),
        ("24-тен", False, None, "abl", None),
    ],
)
def test_suffixes_after_digits(
    tail: str, plural: bool, possessive: str | None, case: str, derivation: str | None
) -> None:
    assert suffix_of(tail) == KazakhForm(tail, "", plural, possessive, case, derivation)


@pytest.mark.parametrize("tail", ["сыныпқа", "тоқсанда", "ай", "үй", "қабат", "км", "м", "а", "", "24", "ның-ның-"])
def test_words_after_a_hyphen_are_no_suffixes(tail: str) -> None:
    assert suffix_of(tail) is None


def test_after_letters_there_are_no_ordinals_and_collectives() -> None:
    assert suffix_of("ші", after="АҚШ") is None
    assert suffix_of("еуі", after="млрд") is None
    assert suffix_of("тан", after="млрд") == KazakhForm("тан", "млрд", case="abl")
    assert suffix_of("ін", after="70%") == KazakhForm("ін", "70%", possessive="3", case="acc")


@pytest.mark.parametrize(
    ("word", "lemma", "case"),
    [("АҚШ-та", "ақш", "loc"), ("млрд-тан", "млрд", "abl"), ("км-ге", "км", "dat"), ("400-ден", "400", "abl")],
)
def test_acronyms_and_abbreviations_with_a_suffix(word: str, lemma: str, case: str) -> None:
    form = analyse(word)
    assert (form.lemma, form.case) == (lemma, case)


def test_a_hyphen_in_a_word_is_no_suffix() -> None:
    assert analyse("ата-ана").lemma == "ата-ана"
    assert analyse("бала-бақша").bare
    assert readings("ата-аналардың")[0].lemma == "ата-ана"
