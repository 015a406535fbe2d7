"""Persons and organisations by patterns: what is one, and its nominative."""

from __future__ import annotations

import pytest

from socfacts.language.grammar import grammar
from socfacts.mentions.names import find_names
from socfacts.ruleset import load
from socfacts.types import Mention, ProperName


def names(text: str, lang: str = "ru") -> list[tuple[str, str, str | None]]:
    """(type, nominative name, role) of the names of a sentence."""
    units = grammar(load(), lang).analyser.units(text)
    return [(m.type, value(m).name, value(m).role) for m in find_names(units, lang, text)]


def value(mention: Mention) -> ProperName:
    assert isinstance(mention.value, ProperName)
    return mention.value


def persons(text: str, lang: str = "ru") -> list[tuple[str, str | None]]:
    return [(name, role) for type_, name, role in names(text, lang) if type_ == "PERSON"]


def organizations(text: str, lang: str = "ru") -> list[str]:
    return [name for type_, name, _ in names(text, lang) if type_ == "ORGANIZATION"]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Стройку посетил аким района Ержан Досмагамбетов.", "Ержан Досмагамбетов", "аким района"),
        ("По словам директора школы Сапаровой, ремонт окончен.", "Сапарова", "директор школы"),
        ("Встретились с главным врачом Дамиром Ахметовым.", "Дамир Ахметов", "главный врач"),
        ("Слово дали Гульмире Тасбулатовой.", "Гульмира Тасбулатова", None),
        ("Ответил заведующий отделом культуры Олег Ли.", "Олег Ли", "заведующий отделом культуры"),
        ("Документ подписал Н. Б. Каримов.", "Н. Б. Каримов", None),
        ("Мать троих детей Жания Сеитова получила ключи.", "Жания Сеитова", None),
    ],
)
def test_russian_persons_are_nominative_with_their_post(text: str, name: str, role: str | None) -> None:
    assert (name, role) in [(n, r if role is not None else None) for n, r in persons(text)]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Бұл туралы аудан әкімі Марат Жүнісов айтты.", "Марат Жүнісов", "аудан әкімі"),
        ("Мектеп директоры Айнұр Сапаровамен сөйлестік.", "Айнұр Сапарова", "мектеп директоры"),
        ("Сөзді Берік Оразұлына берді.", "Берік Оразұлы", None),
    ],
)
def test_kazakh_persons_lose_their_case(text: str, name: str, role: str | None) -> None:
    assert (name, role) in persons(text, "kk")


@pytest.mark.parametrize(
    "text",
    [
        "В Наурызбайском и Медеуском районах открыли парки.",
        "Новый Центр открыт в Усть-Каменогорске.",
        "Школа имени Абая стоит на улице Сатпаева.",
        "Весной Казахстан построит дорогу.",
    ],
)
def test_places_and_titles_are_no_persons(text: str) -> None:
    assert persons(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Сообщили в управлении пассажирского транспорта города.", "Управление пассажирского транспорта города"),
        ("Деньги дало Министерство финансов.", "Министерство финансов"),
        ("Подрядчик — ТОО «Тараз Құрылыс».", "ТОО «Тараз Құрылыс»"),
        ("Как пояснили в горздраве, мест хватит.", "Горздрав"),
        ("Инвестором стала компания Green Line.", "Компания Green Line"),
    ],
)
def test_russian_organizations_with_their_complement(text: str, name: str) -> None:
    assert organizations(text) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Облыстық білім басқармасының дерегінше, орын жетеді.", "Облыстық білім басқармасы"),
        ("Құрылысты «Тараз Жол» ЖШС жүргізеді.", "«Тараз Жол» ЖШС"),
        ("Деп хабарлады қала әкімдігі.", "Қала әкімдігі"),
    ],
)
def test_kazakh_organizations_with_what_stands_before(text: str, name: str) -> None:
    assert organizations(text, "kk") == [name]


def test_spans_lie_in_their_sentence() -> None:
    text = "Директор ТОО «Заря» Ольга Петрова и Н. Б. Каримов приехали в акимат области."
    units = grammar(load(), "ru").analyser.units(text)
    found = find_names(units, "ru", text)
    assert [text[m.start : m.end] for m in found] == ["ТОО «Заря»", "Ольга Петрова", "Н. Б. Каримов", "акимат области"]
