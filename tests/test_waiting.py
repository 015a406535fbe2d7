"""Which documents a worker is given: those of the language that it has read so far, and none waits for ever."""

from __future__ import annotations

import pytest

from socfacts.run.frames import Job
from socfacts.run.processes import Slot
from socfacts.run.waiting import Waiting, tongue
from socfacts.types import Document

RU, KK = "В школе № 7 учатся 300 детей.", "Мектепте 900 оқушы оқиды."
MOST = 10_000


def waiting(jobs: int, *texts: str) -> Waiting:
    found = Waiting(jobs)
    for number, text in enumerate(texts):
        found.put(Slot(Job(Document(str(number), text))))
    return found


def ids(batch: list[Slot]) -> list[str]:
    return [slot.job.id for slot in batch if slot.job]


@pytest.mark.parametrize(
    ("text", "lang", "expected"), [(RU, None, "ru"), (KK, None, "kk"), (KK, "ru", "ru"), (RU + KK, None, "kk")]
)
def test_a_guess_of_the_language(text: str, lang: str | None, expected: str) -> None:
    assert tongue(Job(Document("a", text, lang=lang))) == expected


def test_each_worker_keeps_to_a_language() -> None:
    found = waiting(2, RU, KK, RU, KK)
    one = found.home(None, [None])
    two = found.home(None, [one])
    assert {one, two} == {"ru", "kk"}
    first, second = ids(found.take(one, MOST, big=True)), ids(found.take(two, MOST, big=True))
    assert {*first} <= {"0", "2"} and {*second} <= {"1", "3"} and first and second


def test_who_has_nothing_to_read_helps_the_others() -> None:
    found = waiting(2, KK, KK, KK)
    assert found.home("ru", ["kk"]) == "ru"
    assert ids(found.take("ru", MOST, big=True)) == ["0"]


def test_a_language_that_nobody_reads_finds_a_reader() -> None:
    found = waiting(2, RU, RU, KK)
    assert found.home("ru", ["ru"]) == "kk"
    assert found.home("ru", ["kk"]) == "ru"
    assert found.home("ru", []) == "ru"  # the only worker so far: another will come for it


def test_a_lone_worker_takes_them_as_they_come() -> None:
    found = waiting(1, RU, KK, RU)
    taken = []
    while found:
        taken += ids(found.take(found.home(None, []), MOST, big=True))
    assert taken == ["0", "1", "2"]


def test_what_comes_back_is_the_first_again() -> None:
    found = waiting(2, RU, RU, RU)
    batch = found.take("ru", MOST, big=True)
    rest = found.take("ru", MOST, big=True)
    found.put_back([*batch, *rest])
    taken = []
    while found:
        taken += ids(found.take("ru", MOST, big=True))
    assert taken == ["0", "1", "2"]


def test_a_big_document_waits_for_an_idle_worker() -> None:
    found = waiting(2, RU * 1000)
    assert found.take("ru", MOST, big=False) == []
    assert ids(found.take("ru", MOST, big=True)) == ["0"]
