"""The spaCy component, with the real spaCy."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from socfacts import Extractor
from socfacts.types import Document

spacy = pytest.importorskip("spacy")
from spacy import displacy  # noqa: E402
from spacy.tokens import DocBin  # noqa: E402

TEXT = "В школе № 5 Тараза учатся 1 200 детей. Ремонт за 5 млн тенге завершат в 2026 году."
KAZAKH = "Таразда 300 орындық мектеп салынды."


@pytest.fixture(params=["ru", "xx"])
def nlp(request: pytest.FixtureRequest) -> spacy.Language:
    made = spacy.blank(request.param)
    made.add_pipe("socfacts")
    return made


def test_the_entry_point_is_known_to_spacy() -> None:
    assert spacy.blank("ru").has_factory("socfacts")


def test_facts_are_those_of_the_extractor(nlp: spacy.Language) -> None:
    assert nlp(TEXT)._.facts == Extractor().extract_text(TEXT)
    assert nlp(KAZAKH)._.facts == Extractor().extract_text(KAZAKH)


def test_spans_hold_the_evidence(nlp: spacy.Language) -> None:
    doc = nlp(TEXT)
    for span, fact in zip(doc.spans["socfacts"], doc._.facts, strict=True):
        assert (span.label_, span.id_) == (fact.kind, fact.id)
        assert fact.evidence.quote in span.text


def test_entities_only_if_asked() -> None:
    quiet, asked = spacy.blank("ru"), spacy.blank("ru")
    quiet.add_pipe("socfacts")
    asked.add_pipe("socfacts", config={"ents": True})
    assert not quiet(TEXT).ents
    assert "count" in {entity.label_ for entity in asked(TEXT).ents}


def test_entities_of_a_component_before_stay_unless_a_longer_span_covers_them() -> None:
    nlp = spacy.blank("ru")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "LOC", "pattern": "Тараза"}, {"label": "CARDINAL", "pattern": "200"}])
    nlp.add_pipe("socfacts", config={"ents": True})
    labels = [entity.label_ for entity in nlp(TEXT).ents]
    assert "LOC" in labels
    assert "CARDINAL" not in labels


def test_metadata_of_a_document_reach_its_records() -> None:
    nlp = spacy.blank("ru")
    nlp.add_pipe("socfacts")
    doc = nlp.make_doc("В прошлом году открыли школу № 5 на 300 мест.")
    doc._.socfacts_id, doc._.socfacts_date, doc._.socfacts_url = "a.txt", "2025-03-01", "https://example.org/a"
    facts = nlp(doc)._.facts
    assert {(f.doc_id, str(f.doc_date), f.doc_url) for f in facts} == {("a.txt", "2025-03-01", "https://example.org/a")}
    assert any(f.when is not None and f.when.edtf == "2024" for f in facts)


def test_a_saved_pipeline_works_and_keeps_its_config(tmp_path: Path) -> None:
    nlp = spacy.blank("ru")
    nlp.add_pipe("socfacts", config={"spans_key": "news", "reference_date": "2025-03-01"})
    nlp.to_disk(tmp_path)
    again = spacy.load(tmp_path)(TEXT)
    assert again._.facts == nlp(TEXT)._.facts
    assert len(again.spans["news"]) == len(again._.facts) > 0


def test_two_processes_give_the_same_facts() -> None:
    nlp = spacy.blank("ru")
    nlp.add_pipe("socfacts")
    texts = [TEXT, KAZAKH, "Погода хорошая."]
    single = [doc._.facts for doc in nlp.pipe(texts)]
    assert [doc._.facts for doc in nlp.pipe(texts, n_process=2, batch_size=1)] == single


def test_facts_survive_a_docbin(nlp: spacy.Language) -> None:
    doc = nlp(TEXT)
    data = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    (again,) = DocBin(store_user_data=True).from_bytes(data).get_docs(nlp.vocab)
    assert again._.facts == doc._.facts


def test_displacy_draws_spans_and_entities() -> None:
    nlp = spacy.blank("ru")
    nlp.add_pipe("socfacts", config={"ents": True})
    doc = nlp(TEXT)
    html = displacy.render(doc, style="span", options={"spans_key": "socfacts"}, jupyter=False)
    assert "count" in html and "budget" in html
    assert "count" in displacy.render(doc, style="ent", jupyter=False)


def test_a_document_before_the_component_has_no_facts() -> None:
    import socfacts.spacy_component

    assert socfacts.spacy_component.KEY == "socfacts"
    assert spacy.blank("ru")("Школа на 300 мест.")._.facts == []


def test_the_records_are_those_of_a_file_on_the_command_line(tmp_path: Path) -> None:
    nlp = spacy.blank("ru")
    nlp.add_pipe("socfacts")
    doc = nlp.make_doc(TEXT)
    doc._.socfacts_id = "a.txt"
    assert nlp(doc)._.facts == Extractor().extract(Document("a.txt", TEXT))


@pytest.mark.parametrize(
    ("missing", "statement", "extra"),
    [
        ("spacy", "import socfacts.spacy_component", "socfacts[spacy]"),
        ("natasha", "from socfacts import Extractor; Extractor(ner='natasha')", "socfacts[ner]"),
    ],
)
def test_without_its_package_the_error_names_the_extra(missing: str, statement: str, extra: str) -> None:
    code = f"import sys; sys.modules[{missing!r}] = None; {statement}"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.returncode == 1
    assert extra in run.stderr.splitlines()[-1]
