"""A user's folder of rules reaches every stage: cleaning, sentences, furniture, alphabets, lexicon, places."""

from __future__ import annotations

from pathlib import Path

import pytest

from socfacts import Extractor
from socfacts.errors import RuleError
from socfacts.explain import explain
from socfacts.language.respelling import is_known
from socfacts.language.wordlists import with_folder
from socfacts.types import Document


def folder(base: Path, **files: str) -> Path:
    """A folder of rules; ``ru_sentences`` is the file ``ru/sentences.yaml``."""
    for name, text in files.items():
        path = base / f"{name.replace('_', '/', 1)}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return base


def sentences(text: str, rules: Path | None = None) -> list[tuple[str, str]]:
    """Text for matching and role of each sentence."""
    return [(s.text, s.role) for s in Extractor(rules).sentences(Document("a", text))]


def test_abbreviations_end_no_sentence(tmp_path: Path) -> None:
    """Added ones, and not those taken out. Other extractors of the process keep their own lists."""
    added, known = "Открыли заморп. Восток.", "Школа им. Абая открыта."
    own = folder(tmp_path, ru_sentences="abbreviations_inside: [заморп]\n-abbreviations_inside: [им]\n")
    for rules, counts in ((None, (2, 1)), (own, (1, 2)), (None, (2, 1))):
        assert (len(sentences(added, rules)), len(sentences(known, rules))) == counts


def test_furniture_is_noise(tmp_path: Path) -> None:
    """A beginning of lines and a section name that a site puts around its articles."""
    text = "В школе № 7 учатся 300 детей, им рады.\n\nЛетописец рекомендует: 5 школ мира\n\nШкола построена в срок."
    own = folder(tmp_path, ru_furniture="prefixes: [Летописец рекомендует]\n")
    assert [role for _, role in sentences(text)] == ["body", "heading", "body"]
    assert [role for _, role in sentences(text, own)] == ["body", "noise", "body"]
    assert len(Extractor(own).extract_text(text)) < len(Extractor().extract_text(text))
    _, told, _ = explain(Extractor(own), Document("a", text)).sentences
    assert told.noise and "begins as" in told.noise


def test_labels_and_compounds_in_cleaning(tmp_path: Path) -> None:
    """A word that has its number glued to it; the halves of a word that keeps its hyphen at a line's end."""
    own = folder(tmp_path, common_cleaning="numbered_labels: [павильон]\ncompound_first: [чудо]\n")
    assert (sentences("Вот павильон3 открыт.")[0][0], sentences("Вот павильон3 открыт.", own)[0][0]) == (
        "Вот павильон открыт.",
        "Вот павильон3 открыт.",
    )
    broken = "Открыли чудо-\nшколу."
    assert (sentences(broken)[0][0], sentences(broken, own)[0][0]) == ("Открыли чудошколу.", "Открыли чудо-школу.")


def test_alphabets(tmp_path: Path) -> None:
    """A word that stays in Latin letters; and one of the user's lexicon is known in every alphabet."""
    text = "Qostanaida birqaqpai mektebi ashyldy, onda balalar oqidy."
    own = folder(tmp_path, kk_alphabets="foreign: [birqaqpai]\n")
    assert "бірқақпай мектебі" in sentences(text)[0][0] and "birqaqpai мектебі" in sentences(text, own)[0][0]
    lexicon = "kind: lexicon\nentries:\n  - {class: counted, words: {children: [тоңқақпай]}}\n"
    folder(tmp_path / "more/kk", lexicon_own=lexicon)
    assert not is_known("tońqaqpaı", "latn-2018")
    with with_folder(tmp_path / "more"):
        assert is_known("tońqaqpaı", "latn-2018")


def test_datelines(tmp_path: Path) -> None:
    """A user's months stand beside the built-in ones, line by line."""
    own = folder(tmp_path, ru_sentences="months: [янр, фвр, мрт, апл, мй, ийн, ийл, агт, сбр, окр, нбр, дкб]")
    text = "14 мрт 2025\n\nВ школе № 7 учатся 300 детей."
    [found] = {fact.doc_date for fact in Extractor(own).extract_text(text)}
    assert str(found) == "2025-03-14"
    assert {fact.doc_date for fact in Extractor().extract_text(text)} == {None}


@pytest.mark.parametrize(
    ("file", "text", "told"),
    [
        ("ru_furnitur", "prefixes: [а]", "no file of lists here"),
        ("ru_furniture", "prefix: [а]", "list prefix: there is none; choose one of prefixes, sections, vocabulary"),
        ("ru_furniture", "prefixes: [5]", "quote numbers"),
        ("ru_furniture", "prefixes: [", "not valid YAML"),
        ("ru_sentences", "months: [январь]", "one for each of the 12 months"),
        ("common_sentences", "months: [январь]", "list months: there is none"),
        ("kk_alphabets", "latin: [шш]", "no letter, a blank and what is written"),
        ("ru_alphabets", "foreign: [a]", "no file of lists here"),
    ],
)
def test_broken_lists_are_told_before_a_run(tmp_path: Path, file: str, text: str, told: str) -> None:
    """What nothing would read is an error, not silence."""
    with pytest.raises(RuleError, match=told) as error:
        Extractor(folder(tmp_path, **{file: text}))
    assert str(tmp_path) in str(error.value)
