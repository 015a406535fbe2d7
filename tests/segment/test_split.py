"""Where sentences end: a bar marks the border in each example."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socfacts.segment import split

EXAMPLES = [
    # abbreviations before what they measure or name
    "Построили дом на 3,5 тыс. кв. м жилья. | Второй сдадут позже.",
    "На это ушло 12 млн. тенге. | Работы идут.",
    "Выделено 5 млрд. | Остальное добавят.",
    "Нужно 5 млн. USD на всё. | Деньги есть.",
    "Школа им. Абая открыта. | Дети довольны.",
    "В с. Достык живут 400 человек. | Есть клуб.",
    "Адрес: ул. Сейфуллина, д. 5, кв. 12. | Вход со двора.",
    "В г. Тараз построят мост. | Его ждут.",
    "Мост сдали в 2019 г. | Дорогу чинят.",
    "В 2019 г. мост сдали. | Дорогу чинят.",
    "В 2019 г. Минздрав обновил нормы. | Их ждали.",
    "Закон от 5 мая 2019 г. № 15 действует. | Его изменят.",
    "В 1980 г. построен корпус, в 1990 г. – Второй корпус. | Оба целы.",
    "Купили парты, доски и т.д. | Всё привезли.",
    "Купили парты, доски и т. п. для классов. | Всё привезли.",
    "Это 40 чел. | Им помогут.",
    "На счету 5 тыс. 300 тенге. | Хватит.",
    "К школе № 5 г. Шымкента пристроят зал. | Он нужен.",
    "Длина 300 м. | Ширина меньше.",
    # initials
    "Выступил А. Сериков. | Его слушали.",
    "Письмо подписал Н.Е. Ахметов. | Ответа нет.",
    "Приехал Дж. Смит из фонда. | Его встретили.",
    # numbers
    "Поедут в школу № 3. | Там тепло.",
    "Цена 4.5 тенге. | Дёшево.",
    "1. Построить школу. | Сроки сжатые.",
    "Дата 10.10.2025. | Подпись есть.",
    # quotes, brackets, dashes
    "«Мы ждём. | Сколько можно?» – спросил он. | Ему ответили.",
    "«Построим!» – сказал аким. | Все ушли.",
    "Дом (его строят с 2020 г. И строят долго) стоит. | Ждём.",
    "Он сказал: «Построим». | Все ушли.",
    "– Ждём давно, – говорит она. | – Уже пять лет.",
    "Сколько? | Двести.",
    "Ремонт идёт... | Когда конец?",
    "Ремонт идёт… но медленно. | Ждём.",
    "Сайт Vesti.kz сообщил об этом. | Проверим.",
    "Больницу открыли.Пациентов примут завтра.",
    # Kazakh
    "Мектепке 5 млн. теңге бөлінді. | Жұмыс басталды.",
    "Жобаға 2 млрд. АҚШ доллары керек. | Ақша бар.",
    "Орындық, үстел, т.б. жиһаз алынды. | Мектеп дайын.",
    "Ақтөбе қ. тұрғындары келді. | Олар риза.",
    "Үй 2019 ж. салынған. | Ол ескі.",
    "Б. Қасенов келді. | Ол риза.",
    "Балабақша ашылды! | Қашан?",
    # Arabic and Latin letters
    "مەكتەپكە 5 ملن. تەڭگە ءبولىندى. | جۇمىس باستالدى.",
    "مەكتەپ اشىلدى ما؟ | ءيا.",
    "Mektepke 5 mln. teńge bólindi. | Jumys bastaldy.",
]


@pytest.mark.parametrize("marked", EXAMPLES)
def test_sentences_end_at_the_bars(marked: str) -> None:
    expected = marked.split(" | ")
    if marked.startswith("Больницу открыли."):
        expected = ["Больницу открыли.", "Пациентов примут завтра."]
    text = marked.replace(" | ", " ")
    assert [text[start:end] for start, end in split.sentences(text)] == expected


@pytest.mark.parametrize("line", ["Выделили 5 млн.", "Живут в с.", "Письмо от А.", "без точки", "через запятую,"])
def test_a_line_may_go_on(line: str) -> None:
    assert not split.is_finished(line)


@pytest.mark.parametrize("line", ["Школу открыли.", "Открыли?", "«Открыли!»", "Олар:", "(сдан в срок).", "توقتادى؟"])
def test_a_line_is_finished(line: str) -> None:
    assert split.is_finished(line)


@given(st.text("аБ .!?…()«»-–1г", max_size=80))
def test_sentences_stand_in_order_and_leave_out_blanks_alone(text: str) -> None:
    found = list(split.sentences(text))
    covered = "".join(text[start:end] for start, end in found)
    assert all(one[1] <= other[0] for one, other in pairwise(found))
    assert covered.replace(" ", "") == text.replace(" ", "")
    assert all(text[start:end] == text[start:end].strip() for start, end in found)
