"""Words that look like an event or its date and are none."""

from __future__ import annotations

import pytest

from socfacts import Extractor


def test_impaired_hearing_is_no_demolition(extractor: Extractor) -> None:
    text = "Түркістандағы мектеп-интернатта есту қабілеті бұзылған 180 бала оқиды."
    events = [fact.event for fact in extractor.extract_text(text) if fact.kind == "count"]
    assert events and "demolition" not in events
    assert "demolition" in [fact.event for fact in extractor.extract_text("Таразда №12 мектеп бұзылды.")]


def test_the_year_of_a_building_dates_no_event(extractor: Extractor) -> None:
    text = "Старое здание больницы снесут. В Таразе здание 1968 года снесут до конца 2027 года."
    assert [f.when.edtf for f in extractor.extract_text(text) if f.kind == "date" and f.when] == ["../2027"]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Последних 26 воспитанников приюта разобрали приёмные семьи.", None),
        ("Срок сдачи приюта на 26 мест установлен до мая 2027 года.", None),
        ("В приюте установили 26 камер.", "equipment"),
    ],
)
def test_children_are_not_pulled_down_and_terms_not_put_in(extractor: Extractor, text: str, event: str | None) -> None:
    assert [fact.event for fact in extractor.extract_text(text) if fact.kind == "count"] == [event]
