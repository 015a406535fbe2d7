"""The ordered stages: read → clean → segment → mentions → bind → facts. The public ``Extractor`` lives here."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from socfacts.bind import bind, is_elsewhere
from socfacts.bind.stretches import bind_stretches
from socfacts.clean import CleanText, clean
from socfacts.facts import build_facts
from socfacts.language.analysis import Analysed
from socfacts.language.grammar import Grammar, grammar
from socfacts.language.wordlists import check_folder, with_folder
from socfacts.mention_records import mention_records
from socfacts.mentions.currency import MONEY_CUES, SUM_CUES, restore_currency, sums_without_currency
from socfacts.mentions.dates import DateSpec, asks_tense, resolve
from socfacts.mentions.facilities import HEADS, find_facilities
from socfacts.mentions.finder import Finder
from socfacts.mentions.namer import namer
from socfacts.mentions.places import find_places, settle
from socfacts.records import Fact, MentionRecord
from socfacts.ruleset import RuleSet, load
from socfacts.segment import HeaderDate, header_date, segment
from socfacts.types import Bound, Document, Sentence, When


class Extractor:
    """Extracts facts and mentions. Build it once; it is safe to use for millions of texts and can be pickled.

    ``rules`` is a folder whose rules are added to the built-in ones; ``reference_date`` the anchor of relative dates
    for texts that do not tell their own date. ``ner="natasha"`` asks Slovnet for the names of Russian sentences (the
    extra ``ner``). Raises RuleError for a broken rule file, UsageError for an unknown or absent ``ner``.
    """

    def __init__(
        self, rules: Path | str | None = None, reference_date: date | None = None, ner: str | None = None
    ) -> None:
        self.rules_folder = Path(rules) if rules is not None else None
        self._ner = ner
        self._names = namer(ner)
        self.reference_date = reference_date
        self.ruleset: RuleSet = load(rules)
        if self.rules_folder is not None:
            check_folder(self.rules_folder)
        self._finders: dict[str, Finder] = {}
        self._grammars: dict[str, Grammar] = {}

    def __reduce__(self) -> tuple[type[Extractor], tuple[Path | str | None, date | None, str | None]]:
        return Extractor, (self.rules_folder, self.reference_date, self._ner)

    def grammar(self, lang: str) -> Grammar:
        """The compiled grammar of a language."""
        if lang not in self._grammars:
            self._grammars[lang] = grammar(self.ruleset, lang)
            # With its finder, whose rules ask about characters: those of every sentence are told by what was asked.
            self._finders[lang] = Finder(self._grammars[lang])
        return self._grammars[lang]

    def _finder(self, lang: str) -> Finder:
        self.grammar(lang)
        return self._finders[lang]

    def mentions_text(self, text: str, doc_id: str = "text", doc_date: date | None = None) -> list[MentionRecord]:
        """The mentions of a text, in order of their place."""
        return self.mentions(Document(doc_id, text, date=doc_date))

    def mentions(self, document: Document) -> list[MentionRecord]:
        """The mentions of a document, noise included: this is the layer below the facts."""
        with with_folder(self.rules_folder):
            sentences, header = self._sentences(document)
            resolver = _Resolver(header)
            settled = self._settled(sentences, header)
            self._find_figures(settled)
            return mention_records(document, settled, lambda spec: resolver(spec, lambda: None))

    def extract_text(self, text: str, doc_id: str = "text", doc_date: date | None = None) -> list[Fact]:
        """The facts of a text, in order of their place. ``doc_date`` anchors relative dates."""
        return self.extract(Document(doc_id, text, date=doc_date))

    def extract(self, document: Document) -> list[Fact]:
        """The facts of a document, in order of their place, each grounded in ``document.text``."""
        return build_facts(document, self.bind(document))

    def bind(self, document: Document, trace: bool = False) -> Bound:
        """All stages but the last: links and facilities of a document, for a ``trace`` also its rejected figures.

        Figures of news about another topic are looked for only to be rejected, and so for a trace alone.
        """
        with with_folder(self.rules_folder):
            sentences, header = self._sentences(document)
            analysed = self._settled(sentences, header)
            resolver = _Resolver(header)

            def bound(stretch: Sequence[Analysed]) -> Bound:
                elsewhere = is_elsewhere(stretch)
                if trace or not elsewhere:
                    self._find_figures(stretch)
                    for sentence in stretch:
                        # Facts stand on dates, not on the times that take them in.
                        found = sentence.mentions
                        sentence.mentions = [date for mention in found for date in mention.inside or (mention,)]
                return bind(stretch, document.text, resolver, header.date, elsewhere, trace)

            return bind_stretches(analysed, bound)

    def sentences(self, document: Document) -> list[Sentence]:
        """The sentences of a document, cleaned, noise included."""
        with with_folder(self.rules_folder):
            return self._sentences(document)[0]

    def _sentences(self, document: Document) -> tuple[list[Sentence], HeaderDate]:
        """The sentences and the date that relative dates count from."""
        cleaned = clean(document.text)
        sentences = segment(cleaned, document.lang)
        if cleaned.text is not document.text:  # nothing that cleaning leaves alone is half a character
            sentences = _writable(sentences, document.text)
        return sentences, self._date_of(document, cleaned, sentences)

    def _settled(self, sentences: list[Sentence], header: HeaderDate) -> list[Analysed]:
        """The sentences analysed, and namesakes among their places told apart."""
        analysed = list(self._analyse(sentences))
        for sentence, places in zip(analysed, settle((a.places for a in analysed), header.year), strict=True):
            sentence.places = places
        return analysed

    def _analyse(self, sentences: list[Sentence]) -> Iterator[Analysed]:
        """The sentences with units, facilities and places; figures come after, for not every document needs them."""
        for sentence in sentences:
            lang = sentence.lang
            grammar = self.grammar(lang)
            units = grammar.analyser.units(sentence.text)
            codes = [unit.lexeme.code for unit in units]
            known = grammar.lexicon.codes
            present, bits = known.present(codes), known.bits
            facilities = find_facilities(units, lang, sentence.text) if present & bits.any_of(HEADS) else []
            places = find_places(units, lang) if present & bits["place"] else []
            names = partial(self._names, units, lang, sentence.text)
            yield Analysed(
                sentence, units, [], facilities, places, "".join(codes), present, bits, find_names=names
            )  # fmt: skip

    def _find_figures(self, analysed: Sequence[Analysed]) -> None:
        """Find the numbers, sums and dates of the sentences; a currency is that of the sum before.

        Where the text names a single one, it is that of the sums before its first too: «на ремонт надо 40 миллионов».
        """
        currency: str | None = None
        named: set[str] = set()
        unnamed = 0  # sentences before the first currency
        for position, sentence in enumerate(analysed):
            units = sentence.units
            mentions = self._finder(sentence.lang).find_bare(units, sentence.codes, sentence.present)
            if mentions:
                mentions, currency = restore_currency(mentions, units, currency)
                if currency is None:
                    unnamed = position + 1
                else:
                    named.add(currency)
                if sentence.has_any(SUM_CUES):
                    mentions = sums_without_currency(mentions, units)
            sentence.mentions = mentions
        if len(named) == 1:
            for sentence in analysed[:unnamed]:
                if sentence.has_any(MONEY_CUES):
                    sentence.mentions, _ = restore_currency(sentence.mentions, sentence.units, currency)

    def _date_of(self, document: Document, cleaned: CleanText, sentences: list[Sentence]) -> HeaderDate:
        """The document's date: its own metadata, else its header, else the reference date."""
        if document.date is not None:
            return HeaderDate(document.date, document.date.year)
        header = header_date(cleaned.text, sentences)
        if header.date is None and header.year is None and self.reference_date is not None:
            return HeaderDate(self.reference_date, self.reference_date.year)
        return header


_SURROGATE = re.compile(r"[\ud800-\udfff]")


def _writable(sentences: list[Sentence], text: str) -> list[Sentence]:
    """Without those that hold half a character: no record can quote them, for it has no UTF-8."""
    if not _SURROGATE.search(text):
        return sentences
    return [sentence for sentence in sentences if not _SURROGATE.search(text, sentence.start, sentence.end)]


class _Resolver:
    """Anchors the dates of one document."""

    def __init__(self, header: HeaderDate) -> None:
        self._header = header

    def __call__(self, spec: object, tense: Callable[[], str | None], as_start: bool = False) -> When | None:
        if not isinstance(spec, DateSpec):
            return None
        if as_start:
            spec = replace(spec, edge=None)
        told = tense() if asks_tense(spec) and self._header.date is not None else None
        return resolve(spec, self._header.date, told, self._header.year)  # type: ignore[arg-type]
