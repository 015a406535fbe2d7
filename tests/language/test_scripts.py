"""Kazakh in Latin and Arabic letters: the alphabet, the Cyrillic text, and the way back."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socfacts.language import alphabets, respelling, wordlists
from socfacts.language.scripts import (
    ALPHABETS,
    Alphabet,
    detect_alphabet,
    detect_script,
    from_cyrillic,
    is_kazakh,
    to_cyrillic,
)

TEXT = (
    "Аягөз ауданында жаңа балабақша ашылды. Құрылысқа республикалық бюджеттен 1,2 млрд теңге бөлінді, оның ішінде "
    "қондырғыға 300 мың теңге жұмсалды. Үш қабатты ғимаратта 280 орын бар, онда отыз тәрбиеші жұмыс істейді. "
    "«Аружан» орталығы келесі жылы қайта жөндеуден өтеді."
)
LATIN: tuple[Alphabet, ...] = tuple(alphabet for alphabet in ALPHABETS if alphabet != "arab")


@pytest.mark.parametrize("alphabet", LATIN)
def test_a_latin_text_comes_back_letter_for_letter(alphabet: Alphabet) -> None:
    assert to_cyrillic(from_cyrillic(TEXT, alphabet), alphabet)[0] == TEXT


def test_an_arabic_text_comes_back_but_for_some_capitals() -> None:
    assert to_cyrillic(from_cyrillic(TEXT, "arab"), "arab")[0].lower() == TEXT.lower()


@pytest.mark.parametrize("alphabet", ALPHABETS)
def test_the_alphabet_is_detected(alphabet: Alphabet) -> None:
    assert detect_alphabet(from_cyrillic(TEXT, alphabet)) == alphabet


def test_a_sentence_without_own_marks_is_in_the_alphabet_of_its_text() -> None:
    assert detect_alphabet("jaña mektep", usual="latn-2004") == "latn-2004"
    assert detect_alphabet("jaña mektep", usual="latn-2021") == "latn-2021"
    assert detect_alphabet("úsh mektep ashyldy, jańa", usual="latn-2021") == "latn-2018"
    assert detect_alphabet("mektep aşıldı, bala bar") == "latn-2004"
    assert detect_alphabet("mektep aşyldy, bala kettı") == "latn-2021"


@pytest.mark.parametrize(
    ("alphabet", "text", "expected"),
    [
        ("latn-2018", "Qazaqstan Respýblıkasy", "Қазақстан Республикасы"),
        ("latn-2018", "úsh jańa aýrýhana", "үш жаңа аурухана"),
        ("latn-2018", "aıaqtaldy, jaıly, ıgi, qıyn, aıý", "аяқталды, жайлы, игі, қиын, аю"),
        ("latn-2018", "biylǵy, oqidy, saiasat, ziialy", "биылғы, оқиды, саясат, зиялы"),
        ("latn-2018", "gımnazııa, mádenıet, bıýdjet", "гимназия, мәдениет, бюджет"),
        ("latn-2018", "№27 «Arýjan» balabaqshasy", "№27 «Аружан» балабақшасы"),
        ("latn-2018", "ASTANA. Úsh mektep", "АСТАНА. Үш мектеп"),
        ("latn-2018", "Ishki ister; Ivan; Ilııas", "Ішкі істер; Иван; Илияс"),
        ("latn-2018", "Igor 4-eýi 18-i 10-nan", "Игор 4-еуі 18-і 10-нан"),
        ("latn-2021", "Şymkentte üş mektep aşyldy", "Шымкентте үш мектеп ашылды"),
        ("latn-2021", "Ilgerı ıster, İgı bala", "Ілгері істер, Игі бала"),
        ("latn-2004", "Jaña ğïmarat salındı, w men ï", "Жаңа ғимарат салынды, у мен и"),
        ("latn-2017", "Sʼymkentte u's' mektep, jan'a g’iʼmarat", "Шымкентте үш мектеп, жаңа ғимарат"),
        ("latn-informal", "jana mektep, 5 mln tenge, tórt ýy", "жаңа мектеп, 5 млн теңге, төрт үй"),
        ("latn-informal", "Elbasynyng jariyalaghan qoghamdyq qory", "Елбасының жариялаған қоғамдық қоры"),
        ("latn-informal", "tәuelsizdik, beyimdelu, ainaldy", "тәуелсіздік, бейімделу, айналды"),
        ("latn-informal", "Aruzhan", "Аружан"),
        ("arab", "ءۇش مەكتەپ", "Үш мектеп"),
        ("arab", "«دوستىق» مادەنيەت ءۇيى", "«Достық» мәдениет үйі"),
        ("arab", "جوندەۋدەن ءوتتى، 8797-گە", "Жөндеуден өтті, 8797-ге"),
        ("arab", "بيۋدجەتتەن 318,6 ملن تەڭگە", "Бюджеттен 318,6 млн теңге"),
        ("arab", "توراعا ەرلان ساعاتوۆ", "Төраға Ерлан Сағатов"),
        ("arab", "٢٥ مەكتەپ", "25 мектеп"),
    ],
)
def test_words_are_read_by_the_rules_of_the_alphabet(alphabet: Alphabet, text: str, expected: str) -> None:
    assert to_cyrillic(text, alphabet)[0] == expected


@pytest.mark.parametrize("word", ["XXI", "IV", "Windows", "date", "KAZINFORM"])
def test_what_is_no_kazakh_word_stays(word: str) -> None:
    assert to_cyrillic(f"{word} bul", "latn-2018")[0] == f"{word} бұл"


def test_offsets_lead_to_the_letters_as_written() -> None:
    text = "sharshy jáne úsh"
    cyrillic, offsets = to_cyrillic(text, "latn-2018")
    assert cyrillic == "шаршы және үш"
    for word in ("sharshy", "jáne", "úsh"):
        start = cyrillic.index(to_cyrillic(word, "latn-2018")[0])
        low, high = offsets.span(start, start + len(to_cyrillic(word, "latn-2018")[0]))
        assert text[low:high] == word


def test_the_hamza_belongs_to_the_word_after_it() -> None:
    text = "مادەنيەت ءۇيى"
    cyrillic, offsets = to_cyrillic(text, "arab")
    start = cyrillic.index("үйі")
    low, high = offsets.span(start, start + 3)
    assert text[low:high] == "ءۇيى"


def test_a_forgotten_hamza_is_forgiven() -> None:
    assert to_cyrillic("ۇشىنشى", "arab")[0].lower() == "үшінші"


def test_a_silent_letter_shares_the_place_of_the_letter_before() -> None:
    text = from_cyrillic("фильм", "latn-2018")
    cyrillic, offsets = to_cyrillic(text, "latn-2018")
    assert cyrillic == "фильм"
    assert offsets.span(0, len(cyrillic)) == (0, len(text))


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Школа на 300 мест", "Cyrl"),
        ("Мектеп BI Group қаржысына салынды", "Cyrl"),
        ("Mektep 300 orynǵa arnalǵan", "Latn"),
        ("مەكتەپ 300 ورىنعا", "Arab"),
        ("25 – 30", "Cyrl"),
        ("", "Cyrl"),
    ],
)
def test_the_script_of_most_letters(text: str, script: str) -> None:
    assert detect_script(text) == script


@pytest.mark.parametrize(
    "text",
    [
        "The school was opened by the minister in the new building last week",
        "Okul geçen hafta yeni binada açıldı ve öğrenciler çok mutlu",
        "Die neue Schule wurde von dem Minister eröffnet",
    ],
)
def test_other_languages_in_latin_letters_are_no_kazakh(text: str) -> None:
    assert not is_kazakh(text, detect_alphabet(text))


@pytest.mark.parametrize("alphabet", LATIN)
def test_kazakh_in_latin_letters_is_kazakh(alphabet: Alphabet) -> None:
    assert is_kazakh(from_cyrillic(TEXT, alphabet), alphabet)


@pytest.mark.parametrize("alphabet", ALPHABETS)
def test_the_index_spells_words_as_single_words_are_spelled(alphabet: Alphabet) -> None:
    known = [
        "әліпби",
        "таң",
        "жаңа",
        "аңғал",
        "айналды",
        "қандай",
        "қояр",
        "мария",
        "қию",
        "үй",
        "гүл",
        "әуе",
        "альбом",
        "үйінің",
    ]
    assert alphabets.spelled_all(known, alphabet) == ["".join(alphabets.spelled(word, alphabet)) for word in known]


letters = "абвгғдежзийкқлмнңоөпрстуұүфхһцчшыіьэюяә"


@given(st.sampled_from(ALPHABETS), st.text(letters + "АБҚІ .,-«»5№\u0640", max_size=40))
def test_offsets_cover_the_text_in_order(alphabet: Alphabet, cyrillic: str) -> None:
    text = from_cyrillic(cyrillic, alphabet)
    again, offsets = to_cyrillic(text, alphabet)
    previous = 0
    for position in range(len(again)):
        start, end = offsets.span(position, position + 1)
        assert previous <= start < end <= len(text)
        previous = start


@given(st.sampled_from(ALPHABETS), st.text(max_size=60))
def test_any_text_can_be_read(alphabet: Alphabet, text: str) -> None:
    again, offsets = to_cyrillic(text, alphabet)
    assert all(offsets.span(position, position + 1)[1] <= len(text) for position in range(len(again)))


WORD = re.compile(r"[^\W\d_]+")
CYRILLIC = re.compile("[а-яёәғқңөұүһі]+", re.IGNORECASE)


@pytest.mark.slow
@pytest.mark.parametrize("alphabet", ALPHABETS)
def test_accuracy_on_words_that_the_index_has_not_seen(
    alphabet: Alphabet, shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half of KazNERD makes the index, the other half is written in the alphabet and read again."""
    rows = (shared / "corpora" / "kaznerd-valid.jsonl").read_text(encoding="utf-8").splitlines()
    tokens = [WORD.findall(json.loads(row)["text"]) for row in rows]
    half = len(tokens) // 2
    seen = tuple(dict.fromkeys(word.lower() for row in tokens[:half] for word in row if CYRILLIC.fullmatch(word)))
    index = dict(zip(reversed(alphabets.spelled_all(seen, alphabet)), reversed(seen), strict=True))
    monkeypatch.setattr(alphabets, "index", wordlists.ByFolder(lambda _: index, 1))
    respelling.respelled.cache_clear()
    unseen = [word.lower() for row in tokens[half:] for word in row if CYRILLIC.fullmatch(word)]
    right = sum(to_cyrillic(from_cyrillic(word, alphabet), alphabet)[0].lower() == word for word in unseen)
    respelling.respelled.cache_clear()
    assert right / len(unseen) >= (0.98 if alphabet in ("arab", "latn-informal") else 0.99)
