"""socfacts in a spaCy pipeline: ``nlp.add_pipe("socfacts")`` on a blank or trained pipeline (the extra ``spacy``).

``doc._.facts`` holds the records that the command line writes; ``doc.spans["socfacts"]`` their evidence, labelled by
kind, with the fact's id as ``span.id_``. With ``ents`` they stand in ``doc.ents`` too, where the longer span wins.
spaCy finds the factory by the entry point in the group ``spacy_factories``.

Facts travel in ``doc.user_data`` as lines of JSON, so that they survive ``nlp.pipe(n_process=2)`` and ``DocBin``.
"""

from __future__ import annotations

from datetime import date

from socfacts.pipeline import Extractor
from socfacts.records import Fact, to_json, validate_line
from socfacts.types import Document

try:
    from spacy.language import Language
    from spacy.tokens import Doc, Span
    from spacy.util import filter_spans
except ImportError as error:  # pragma: no cover - tested in a process of its own
    raise ImportError("nlp.add_pipe('socfacts') wants the extra spacy: pip install 'socfacts[spacy]'") from error

KEY = "socfacts"


@Language.factory(
    KEY,
    assigns=["doc._.facts", "doc.spans"],
    default_config={"rules": None, "reference_date": None, "ner": None, "spans_key": KEY, "ents": False},
)
def create(
    nlp: Language,
    name: str,
    rules: str | None,
    reference_date: str | None,
    ner: str | None,
    spans_key: str,
    ents: bool,
) -> SocfactsComponent:
    """The component. ``rules``, ``reference_date`` (YYYY-MM-DD) and ``ner`` are those of ``Extractor``."""
    day = date.fromisoformat(reference_date) if reference_date is not None else None
    return SocfactsComponent(Extractor(rules, day, ner), spans_key, ents)


class SocfactsComponent:
    """Sets ``doc._.facts``, ``doc.spans`` and, if asked, ``doc.ents``.

    A document's id is ``doc._.socfacts_id`` (else ``text``); ``doc._.socfacts_date`` (YYYY-MM-DD), ``_title`` and
    ``_url`` are its metadata. They are set before the component runs: on ``nlp.make_doc(text)``,
    which ``nlp.pipe`` takes.
    """

    def __init__(self, extractor: Extractor, spans_key: str = KEY, ents: bool = False) -> None:
        self.extractor = extractor
        self.spans_key = spans_key
        self.ents = ents
        _register()

    def __call__(self, doc: Doc) -> Doc:
        facts = self.extractor.extract(_document(doc))
        doc.user_data[KEY] = [to_json(fact) for fact in facts]
        spans = [span for fact in facts if (span := _span(doc, fact)) is not None]
        doc.spans[self.spans_key] = spans
        if self.ents:
            doc.ents = filter_spans([*spans, *doc.ents])
        return doc


def _document(doc: Doc) -> Document:
    day = doc._.socfacts_date
    return Document(
        doc._.socfacts_id or "text", doc.text, title=doc._.socfacts_title, url=doc._.socfacts_url,
        date=date.fromisoformat(day) if day else None,
    )  # fmt: skip


def _span(doc: Doc, fact: Fact) -> Span | None:
    """The tokens that hold a fact's quote: a quote may begin or end inside a token."""
    start, end = fact.evidence.start, fact.evidence.end
    return doc.char_span(start, end, label=fact.kind, span_id=fact.id, alignment_mode="expand")


def _facts(doc: Doc) -> list[Fact]:
    """The records of a document, in order of their place; none where the component has not run."""
    return [validate_line(line, number) for number, line in enumerate(doc.user_data.get(KEY, []), start=1)]


def _register() -> None:
    """Make ``doc._.facts`` and the metadata known; registering again would be an error in spaCy."""
    if not Doc.has_extension("facts"):
        Doc.set_extension("facts", getter=_facts)
    for name in ("socfacts_id", "socfacts_date", "socfacts_title", "socfacts_url"):
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=None)


_register()
