"""Who says so: the speaker of each figure, in both languages."""

from __future__ import annotations

import pytest

from socfacts import Extractor


def speakers(extractor: Extractor, text: str) -> dict[str, tuple[str | None, str | None] | None]:
    """Quote → (name, role) of each count."""
    return {
        fact.evidence.quote: (fact.said_by.name, fact.said_by.role) if fact.said_by else None
        for fact in extractor.extract_text(text)
        if fact.kind == "count"
    }


RUSSIAN = [
    ("В школе 40 учителей, рассказал её директор Азат Муканов.", ("Азат Муканов", "директор")),
    ("Аким района Нурия Бекова отметила, что в школе учатся 40 детей.", ("Нурия Бекова", "аким района")),
    ("По словам директора школы Сапаровой, в ней 40 учителей.", ("Сапарова", "директор школы")),
    ("Как уточнили в горздраве, в больнице 40 коек.", ("Горздрав", None)),
    ("В больнице 40 коек, сообщили в управлении финансов.", ("Управление финансов", None)),
    ("В больнице 40 коек, сообщает пресс-служба акимата.", ("Пресс-служба акимата", None)),
    ("«В школе 40 учителей», – сказал министр.", (None, "министр")),
    ("В больнице 40 коек, говорится в ответе управления финансов.", ("Управление финансов", None)),
    ("«В школе 40 учителей», – написал в блоге аким района Гани Муканов.", ("Гани Муканов", "аким района")),
    ("— У нас 40 коек, — поделилась главврач Ольга Цой.", ("Ольга Цой", "главврач")),
]
KAZAKH = [
    ("«Мектепте 40 мұғалім бар», – деді мектеп директоры Айнұр Сапарова.", ("Айнұр Сапарова", "мектеп директоры")),
    ("Аудан әкімінің айтуынша, ауылда 40 бала бар.", (None, "аудан әкімі")),
    ("«Бізде 40 бала бар», – деп атап өтті аудан әкімі Ерлан Сатыбалды.", ("Ерлан Сатыбалды", "аудан әкімі")),
    ("Ауылда 40 бала бар, деп хабарлады облыстық білім басқармасы.", ("Облыстық білім басқармасы", None)),
    ("Облыстық білім басқармасының мәліметінше, ауылда 40 бала бар.", ("Облыстық білім басқармасы", None)),
    ("– Бізде 40 бала бар, – дейді 36 жастағы ана Гүлнар Сейтова.", ("Гүлнар Сейтова", "ана")),
]


@pytest.mark.parametrize(("text", "speaker"), RUSSIAN + KAZAKH)
def test_the_credit_of_a_sentence(
    extractor: Extractor, text: str, speaker: tuple[str | None, str | None]
) -> None:  # fmt: skip
    assert list(speakers(extractor, text).values()) == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "В школе учатся 40 детей.",
        "Акимат передал школе 40 компьютеров.",
        "Ольга Цой построила дом на 40 квартир.",
        "Мектепке 40 бала барды.",
    ],
)
def test_what_nobody_says_has_no_speaker(extractor: Extractor, text: str) -> None:
    assert set(speakers(extractor, text).values()) <= {None}


def test_a_quotation_goes_back_to_its_opening(extractor: Extractor) -> None:
    text = "Есть школа. «В ней 40 учителей. Учатся 300 детей», — сообщил директор Азат Муканов. В селе 90 дворов."
    found = speakers(extractor, text)
    assert found["40 учителей"] == found["300 детей"] == ("Азат Муканов", "директор")
    assert found.get("90 дворов") is None


def test_a_reply_goes_on_after_its_credit(extractor: Extractor) -> None:
    text = "— У нас 40 коек, — говорит главврач Ольга Цой. — Лечатся 300 детей.\n\nРаботают 50 врачей."
    found = speakers(extractor, text)
    assert found["40 коек"] == found["300 детей"] == ("Ольга Цой", "главврач")
    assert found["50 врачей"] is None


def test_pronouns_and_surnames_mean_whom_the_text_named(extractor: Extractor) -> None:
    text = (
        "О планах рассказал аким района Азат Муканов.\n\n«Построим 40 домов», — добавил он.\n\n"
        "«Отремонтируем 50 домов», — отметил Муканов."
    )
    assert set(speakers(extractor, text).values()) == {("Азат Муканов", "аким района")}


def test_about_this_covers_the_paragraph_before(extractor: Extractor) -> None:
    text = "В районе работают 40 школ. Строятся 9 больниц. Об этом заявил аким района Азат Муканов."
    assert set(speakers(extractor, text).values()) == {("Азат Муканов", "аким района")}


def test_answers_of_an_interview_are_the_guest_s(extractor: Extractor) -> None:
    text = (
        "О больнице рассказал главный врач Азат Муканов.\n\n— Сколько у вас коек?\n\n— Всего 240 коек.\n\n"
        "— А врачей хватает?\n\n— Работают 90 врачей."
    )
    found = speakers(extractor, text)
    assert found["240 коек"] == found["90 врачей"] == ("Азат Муканов", "главный врач")
