"""What is known of words is kept, but not of more words than memory should hold."""

from __future__ import annotations

import pytest

from socfacts import Extractor
from socfacts.language.kazakh import lasting_start, verb

KEPT = 40_000


@pytest.mark.parametrize("lang", ["ru", "kk"])
def test_frequent_words_stay_and_memory_is_bounded(lang: str) -> None:
    pieces = Extractor().grammar(lang).analyser.tokens.pieces
    (frequent,) = pieces[" мектеп"]
    for number in range(2 * KEPT + 1):
        if number % 1000 == 0:
            assert pieces[" мектеп"][0] is frequent  # not looked up anew
        pieces[f" {number}"]
        assert len(pieces) <= KEPT
    assert pieces[" мектеп"][0] is frequent


@pytest.mark.parametrize(
    ("stem", "forms"),
    [
        ("сал", ["салды", "салады", "салынған", "салып"]),
        ("оқы", ["оқыды", "оқиды", "оқып", "оқыған"]),
        ("қой", ["қойды", "қояды", "қойып"]),
        ("тап", ["тапты", "табады", "тауып"]),
        ("теп", ["тепті", "тебеді"]),
        ("бөлін", ["бөлінді", "бөлінеді", "бөлінген"]),
    ],
)
def test_every_form_of_a_verb_begins_as_its_stem_lasts(stem: str, forms: list[str]) -> None:
    for form in forms:
        found = verb(form)
        assert found is not None
        assert form.startswith(lasting_start(stem)) and form.startswith(lasting_start(found.stem))
