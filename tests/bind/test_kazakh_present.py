"""The Kazakh present is the future too: events are ahead, states go on, habits and measures tell no status."""

from __future__ import annotations

import pytest

from socfacts import Extractor


@pytest.mark.parametrize(
    ("text", "quote", "status"),
    [
        ("Емхана күніне 250 науқас қабылдайды.", "250 науқас", None),
        ("Мектептің аумағы 3,1 гектарды құрайды.", "3,1 гектарды", None),
        ("Мектепте 200 орын жетіспейді.", "200 орын", None),
        ("Мектепте 300 оқушы оқиды, оның 70-і ауылдан келеді.", "70-і", None),
        ("Мектепте 300 оқушы оқиды.", "300 оқушы", "ongoing"),
        ("Ауылда 300 орындық мектеп салынады.", "300 орындық", "planned"),
        ("Ауылда 300 орындық мектеп бой көтеріп келеді.", "300 орындық", "ongoing"),
        ("Ауылға 30 дәрігер келеді.", "30 дәрігер", None),
        ("Емхана 18 мың адамға қызмет көрсетеді.", "18 мың адамға", None),
        ("Қазір емхана 18 мың адамға қызмет көрсетеді.", "18 мың адамға", "ongoing"),
        ("Емхана былтыр 250 науқас қабылдады.", "250 науқас", "done"),
    ],
)
def test_what_the_present_says(extractor: Extractor, text: str, quote: str, status: str | None) -> None:
    found = [fact.status for fact in extractor.extract_text(text) if fact.evidence.quote == quote]
    assert found == [status]


def test_heating_is_no_repair(extractor: Extractor) -> None:
    facts = extractor.extract_text("Қазандық 94 үйді жылытады.")
    assert [fact.event for fact in facts if fact.kind == "count"] == [None]
