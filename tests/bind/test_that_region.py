"""«В области», «өңірде»: the region that a text about several named last."""

from __future__ import annotations

from functools import cache

import pytest

from socfacts import Extractor


@cache
def extractor() -> Extractor:
    return Extractor()


@pytest.mark.parametrize(
    ("text", "quote", "region"),
    [
        ("Рассмотрев запрос о центрах Туркестанской области, сообщаем.\n\nВ области 27 центров.\n\n"
         "В Костанае открыт дом-интернат.", "27 центров", "KZ-61"),
        ("В Таразе открыли школу.\n\nВ Семее отремонтировали музей.\n\nВ регионе откроют 8 библиотек.", "8 библиотек",
         "KZ-10"),
        ("Таразда мектеп ашылды.\n\nСемейде мұражай жөнделді.\n\nӨңірде 8 кітапхана ашылады.", "8 кітапхана", "KZ-10"),
        ("Итоги года.\n\nВ Таразе и Семее открыли школы.\n\nВ области 8 библиотек.", "8 библиотек", None),
        ("Итоги года. Их подвели в мае.\n\nВ Таразе открыли школу.\n\nВ Алматы открыли музей.\n\n"
         "В области 8 библиотек.", "8 библиотек",
         None),
    ],
)  # fmt: skip
def test_region(text: str, quote: str, region: str | None) -> None:
    (fact,) = [fact for fact in extractor().extract_text(text) if fact.evidence.quote == quote]
    assert (fact.place and fact.place.region) == region


@pytest.mark.parametrize(
    ("text", "quote", "place"),
    [
        ("Сдан приют в Таразе.\n\nВрачи учились в Японии. Старый приют рассчитан на 85 коек.", "85 коек", "Тараз"),
        ("Таразда приют ашылды.\n\nДәрігерлер Жапонияда оқыды. Ескі приют 85 төсекке арналған.", "85 төсекке", "Тараз"),
        ("Приют построили в Японии. Он рассчитан на 85 коек.", "85 коек", "Япония"),
        ("В Северном Казахстане сдали 3 школы.", "3 школы", "Северо-Казахстанская область"),
        # each item of a digest is from somewhere else
        ("Коротко\n\n• В Экибастузе сдан музей.\n• К водопроводу подключено 640 дворов.\n• В Аксу строят каток.",
         "640 дворов", "Павлодарская область"),
    ],
)  # fmt: skip
def test_place_of_a_figure(text: str, quote: str, place: str) -> None:
    (fact,) = [fact for fact in extractor().extract_text(text) if fact.evidence.quote == quote]
    assert fact.place and fact.place.name == place


@pytest.mark.parametrize(
    "text",
    [
        "Коротко\n\n• В Экибастузе сдан музей.\n• В Аксу строят каток.\n• Матч посетили 5 600 зрителей.",
        "Қысқаша\n\n• Екібастұзда мұражай ашылды.\n• Ақсуда мұз айдыны салынуда.\n• Ойынға 5 600 көрермен келді.",
    ],
)
def test_an_item_says_nothing_of_the_facility_of_another(text: str) -> None:
    counts = [fact for fact in extractor().extract_text(text) if fact.kind == "count"]
    assert [fact.facility for fact in counts] == [None]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("В стране 3 087 клубов. Построили 38 домов культуры. Строят 29 клубов, из них 7 – в Туркестанской области.",
         {"38 домов культуры": None, "7": "KZ-61"}),
        ("Елімізде 3 087 клуб бар. 38 мәдениет үйі салынды. Биыл 29 клуб салынады, оның 7-еуі Түркістан облысында.",
         {"38 мәдениет үйі": None, "7-еуі": "KZ-61"}),
        ("В Таразе 20 клубов. В стране построили 38 домов культуры.", {"20 клубов": "KZ-31"}),
    ],
)  # fmt: skip
def test_what_is_said_of_the_country_is_of_no_region(text: str, quotes: dict[str, str | None]) -> None:
    found = {fact.evidence.quote: fact.place and fact.place.region for fact in extractor().extract_text(text)}
    assert {quote: found[quote] for quote in quotes} == quotes
