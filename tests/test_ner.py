"""``ner="natasha"``: Slovnet's persons and organisations, with the values that the patterns give."""

from __future__ import annotations

import importlib.util
import pickle
import sys

import pytest

from socfacts import Extractor
from socfacts.errors import UsageError

# Importing natasha itself here would import pymorphy2 before its stand-in is there.
if importlib.util.find_spec("natasha") is None:
    pytest.skip("natasha is not installed", allow_module_level=True)
TEXT = "Инвестор Джон Маккензи построил школу. В ней 40 учителей, рассказал аким района Азат Муканов."


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(ner="natasha")


def names(extractor: Extractor, text: str) -> list[tuple[str, str, str]]:
    found = [m for m in extractor.mentions_text(text) if m.type in ("PERSON", "ORGANIZATION")]
    return [(m.type, m.text, m.normalized.name) for m in found]  # type: ignore[union-attr]


def test_persons_are_nominative(extractor: Extractor) -> None:
    text = "Встретились с Джоном Маккензи и Ольгой Цой."
    assert ("PERSON", "Ольгой Цой", "Ольга Цой") in names(extractor, text)


def test_organisations_are_nominative(extractor: Extractor) -> None:
    assert names(extractor, "Об этом рассказали в Минпросвещения и Всемирном банке.") == [
        ("ORGANIZATION", "Минпросвещения", "Минпросвещения"),
        ("ORGANIZATION", "Всемирном банке", "Всемирный банк"),
    ]


def test_speakers_come_from_its_names(extractor: Extractor) -> None:
    (fact,) = (fact for fact in extractor.extract_text(TEXT) if fact.kind == "count")
    assert fact.said_by is not None
    assert (fact.said_by.name, fact.said_by.role) == ("Азат Муканов", "аким района")


def test_kazakh_sentences_go_to_the_patterns(extractor: Extractor) -> None:
    text = "Бұл туралы аудан әкімі Марат Жүнісов айтты."
    assert names(extractor, text) == names(Extractor(), text)


def test_an_extractor_with_natasha_can_be_pickled(extractor: Extractor) -> None:
    again = pickle.loads(pickle.dumps(extractor))
    assert names(again, TEXT) == names(extractor, TEXT)


def test_pymorphy3_stands_in_for_pymorphy2(extractor: Extractor) -> None:
    assert extractor.mentions_text(TEXT)
    assert sys.modules["pymorphy2"].__name__ == "pymorphy3"


def test_an_unknown_ner_is_an_error() -> None:
    with pytest.raises(UsageError, match="natasha"):
        Extractor(ner="other")
