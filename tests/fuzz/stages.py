"""Coverage-guided fuzzing of cleaning, segmentation, numbers and dates, by atheris. Run by ``make fuzz``.

A crash leaves its input as ``crash-…``; ``python tests/fuzz/stages.py crash-…`` repeats it. Make it a test then.
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["socfacts"]):
    from socfacts import Extractor
    from socfacts.clean import clean
    from socfacts.edtf import bounds
    from socfacts.segment import header_date, segment

extractor = Extractor()
extractor.extract_text("В школе № 7 учатся 300 детей. Мектепте 900 оқушы оқиды.")


def one_input(data: bytes) -> None:
    """The stages one by one, each checked for what it owes to the next."""
    provider = atheris.FuzzedDataProvider(data)
    kind = provider.ConsumeIntInRange(0, 1)
    rest = provider.ConsumeBytes(len(data))
    text = rest.decode("utf-8", "replace" if kind else "surrogateescape")
    cleaned = clean(text)
    assert clean(cleaned.text).text == cleaned.text
    sentences = segment(cleaned)
    header_date(cleaned.text, sentences)
    for sentence in sentences:
        assert 0 <= sentence.start < sentence.end <= len(text)
        extractor.grammar(sentence.lang).analyser.units(sentence.text)
    for mention in extractor.mentions_text(text):
        assert text[mention.start : mention.end] == mention.text
        edtf = getattr(mention.normalized, "edtf", None)
        if edtf is not None:
            bounds(edtf)
    for fact in extractor.extract_text(text):
        assert text[fact.evidence.start : fact.evidence.end] == fact.evidence.quote


atheris.Setup(sys.argv, one_input)
atheris.Fuzz()
