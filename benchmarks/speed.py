#!/usr/bin/env python3
"""Speed of socfacts and of its peers on the same articles, in one run: MB/s, documents/s, peak memory, start-up.

    python benchmarks/speed.py [--quick] [--size MB] [--passes N] [--only NAME …] [--json FILE]

MB are UTF-8 bytes of text. Every system works in a process of its own, so that its peak memory is its own; time is
that process's CPU time, so that other work on the machine counts little. *Cold* is the first pass, with whatever is
loaded on first use; *warm* is the median of the passes after it. Articles are those of the corpora in ``../shared``
(``SOCFACTS_SHARED`` names another folder), half Russian and half Kazakh, else the samples, repeated up to ``--size``.
Peers that are not installed, and those that know no Kazakh on Kazakh, are left out and named.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("SOCFACTS_SHARED", ROOT.parent / "shared"))
SENTENCES_AN_ARTICLE = 30
REFERENCE = "spaCy tokeniser"

Work = Callable[[str], object]


def _size(text: str) -> int:
    return len(text.encode("utf-8"))


def _rows(name: str) -> list[str]:
    path = SHARED / "corpora" / name
    lines = path.read_text("utf-8").splitlines() if path.is_file() else []
    return [json.loads(line)["text"] for line in lines]


def _corpus(lang: str) -> list[str]:
    """The articles of a language: the corpus, else the samples."""
    if lang == "ru":
        texts = _rows("nerel-train.jsonl")
    else:
        sentences = _rows("kaznerd-valid.jsonl")
        step = SENTENCES_AN_ARTICLE
        texts = [" ".join(sentences[at : at + step]) for at in range(0, len(sentences), step)]
    return texts or [path.read_text("utf-8") for path in sorted((ROOT / "samples" / lang).glob("*.txt"))]


def articles(lang: str, size: float) -> list[str]:
    """Articles of one language until they hold ``size`` MB; a corpus that is smaller begins anew."""
    found: list[str] = []
    left = size * 1e6
    for text in cycle(_corpus(lang)):
        if left <= 0:
            return found
        found.append(text)
        left -= _size(text)
    raise SystemExit(f"no articles: neither {SHARED} nor {ROOT / 'samples' / lang} has any")


# --- the systems ----------------------------------------------------------------------------------------------


def _extract() -> Work:
    from socfacts import Extractor
    from socfacts.records import to_json
    from socfacts.run.worker import quiet_memory

    extractor = Extractor()
    quiet_memory()  # as in the worker processes of `socfacts extract`
    return lambda text: [to_json(fact) for fact in extractor.extract_text(text)]


def _mentions() -> Work:
    from socfacts import Extractor

    return Extractor().mentions_text


def _tokeniser(lang: str = "ru") -> Work:
    import spacy

    return spacy.blank(lang).tokenizer


def _matcher() -> Work:
    """spaCy's Matcher over the tokeniser, with 40 patterns for sums, dates and counts as its users write them."""
    import spacy
    from spacy.matcher import Matcher

    nlp = spacy.blank("ru")
    matcher = Matcher(nlp.vocab)
    months = ("января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября")
    units = ("рублей", "тенге", "долларов", "евро", "процентов", "человек", "мест", "детей", "лет", "метров")
    for word in months:
        matcher.add(f"date_{word}", [[{"IS_DIGIT": True}, {"LOWER": word}, {"IS_DIGIT": True, "OP": "?"}]])
        matcher.add(f"in_{word}", [[{"LOWER": {"IN": ["с", "до", "по"]}}, {"IS_DIGIT": True}, {"LOWER": word}]])
    multiplier = {"LOWER": {"IN": ["тысяч", "млн", "миллионов", "млрд", "миллиардов"]}, "OP": "?"}
    for word in units:
        matcher.add(f"sum_{word}", [[{"LIKE_NUM": True}, multiplier, {"LOWER": word}]])
        matcher.add(f"bound_{word}", [[{"LOWER": {"IN": ["более", "около"]}}, {"LIKE_NUM": True}, {"LOWER": word}]])
    return lambda text: matcher(nlp.tokenizer(text))


def _natasha() -> Any:
    import pymorphy3

    # natasha 1.6 imports the abandoned pymorphy2; pymorphy3 has the same interface.
    sys.modules.setdefault("pymorphy2", pymorphy3)
    import natasha

    return natasha


def _natasha_values() -> Work:
    natasha = _natasha()
    vocabulary = natasha.MorphVocab()
    extractors = (natasha.MoneyExtractor(vocabulary), natasha.DatesExtractor(vocabulary))
    return lambda text: [list(extractor(text)) for extractor in extractors]


def _natasha_full() -> Work:
    natasha = _natasha()
    segmenter, vocabulary, embedding = natasha.Segmenter(), natasha.MorphVocab(), natasha.NewsEmbedding()
    taggers = (
        natasha.NewsMorphTagger(embedding), natasha.NewsSyntaxParser(embedding), natasha.NewsNERTagger(embedding),
    )  # fmt: skip

    def work(text: str) -> object:
        doc = natasha.Doc(text)
        doc.segment(segmenter)
        doc.tag_morph(taggers[0])
        doc.parse_syntax(taggers[1])
        doc.tag_ner(taggers[2])
        for span in doc.spans:
            span.normalize(vocabulary)
        return doc

    return work


def _dateparser() -> Work:
    from dateparser.search import search_dates

    return lambda text: search_dates(text, languages=["ru"])


def _duckling() -> Work:
    import duckling

    zone = duckling.load_time_zones("/usr/share/zoneinfo")
    lang = duckling.parse_lang("RU")
    locale = duckling.parse_locale("RU", duckling.default_locale_lang(lang))
    context = duckling.Context(duckling.get_current_ref_time(zone, "UTC"), locale)
    dimensions = duckling.parse_dimensions(["amount-of-money", "time", "number", "ordinal", "quantity"])
    return lambda text: duckling.parse(text, context, dimensions, False)


# Name → how to build it, the languages it knows, whether it is slow (and so gets the small part of the articles only).
SYSTEMS: dict[str, tuple[Callable[[], Work], tuple[str, ...], bool]] = {
    REFERENCE: (_tokeniser, ("ru", "kk"), False),
    "socfacts extract": (_extract, ("ru", "kk"), False),
    "socfacts mentions": (_mentions, ("ru", "kk"), False),
    "spaCy Matcher": (_matcher, ("ru",), False),
    "natasha money, dates": (_natasha_values, ("ru",), True),
    "natasha full": (_natasha_full, ("ru",), True),
    "dateparser": (_dateparser, ("ru",), True),
    "duckling": (_duckling, ("ru",), True),
}
QUICK = (REFERENCE, "socfacts extract", "socfacts mentions")


# --- measuring ------------------------------------------------------------------------------------------------


def measure(name: str, lang: str, size: float, passes: int) -> dict[str, float]:
    """Build and run one system in this process. Rates are MB/s, memory is in MB, times are seconds of CPU."""
    texts = articles(lang, size)
    megabytes = sum(map(_size, texts)) / 1e6
    before = time.process_time()
    work = SYSTEMS[name][0]()
    work(texts[0])
    first = time.process_time() - before
    cold = _timed(work, texts)
    warm = [_timed(work, texts) for _ in range(passes)]
    median = statistics.median(warm)
    return {
        "mb": megabytes, "documents": len(texts), "first": first, "cold": megabytes / cold, "warm": megabytes / median,
        "documents_s": len(texts) / median, "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }  # fmt: skip


def _timed(work: Work, texts: Iterable[str]) -> float:
    start = time.process_time()
    for text in texts:
        work(text)
    return time.process_time() - start


def _in_child(name: str, lang: str, size: float, passes: int) -> dict[str, float] | str:
    """The figures of a system measured in a process of its own, or why there are none."""
    command = [sys.executable, __file__, "--one", name, lang, "--size", str(size), "--passes", str(passes)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        return (done.stderr.strip().splitlines() or ["no reason given"])[-1]
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def table(args: argparse.Namespace) -> Iterator[dict[str, Any]]:
    """Measure system by system, printing each line as it comes."""
    names = args.only or (QUICK if args.quick else SYSTEMS)
    print(f"{'':22} lang    MB  cold MB/s  warm MB/s  docs/s  peak MB  first s   of tokeniser")
    tokeniser: dict[str, float] = {}
    for name in names:
        _, languages, is_slow = SYSTEMS[name]
        for lang in languages:
            found = _in_child(name, lang, min(args.size, 0.5) if is_slow else args.size, 1 if is_slow else args.passes)
            if isinstance(found, str):
                print(f"{name:22} {lang}    left out: {found}")
                continue
            if name == REFERENCE:
                tokeniser[lang] = found["warm"]
            ratio = f"{found['warm'] / tokeniser[lang]:14.2f}" if lang in tokeniser else ""
            print(
                f"{name:22} {lang} {found['mb']:7.2f} {found['cold']:10.3f} {found['warm']:10.3f}"
                f" {found['documents_s']:7.1f} {found['peak_mb']:8.0f} {found['first']:8.2f} {ratio}",
                flush=True,
            )
            yield {"name": name, "lang": lang, **found}


def ratios(rows: list[dict[str, Any]]) -> None:
    """How many times faster the whole extraction is than each peer, on Russian."""
    own = next((row["warm"] for row in rows if row["name"] == "socfacts extract" and row["lang"] == "ru"), None)
    for row in rows if own else ():
        if row["lang"] == "ru" and not row["name"].startswith("socfacts"):
            print(f"socfacts extract / {row['name']}: {own / row['warm']:.2f}")


def start_up(runs: int = 5) -> None:
    """CPU seconds of the command line: its help, and the facts of one short article."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "article.txt"
        path.write_text("Акимат построит детский сад на 120 мест в 2027 году. Стоимость — 450 млн тенге.", "utf-8")
        for arguments in (["--help"], ["extract", str(path), "--quiet"]):
            times = [_child_seconds([sys.executable, "-m", "socfacts", *arguments]) for _ in range(runs)]
            print(f"start-up, socfacts {arguments[0]}: {statistics.median(times):.2f} s")


def _child_seconds(command: list[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="socfacts and spaCy's tokeniser only")
    parser.add_argument("--size", type=float, default=1.0, help="MB of articles in each language")
    parser.add_argument("--passes", type=int, default=5, help="warm passes; the median counts")
    parser.add_argument("--only", nargs="+", choices=tuple(SYSTEMS), help="these systems")
    parser.add_argument("--json", type=Path, help="write the figures here as well")
    parser.add_argument("--one", nargs=2, metavar=("NAME", "LANG"), help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one:
        print(json.dumps(measure(*args.one, args.size, args.passes)))
        return
    rows = list(table(args))
    ratios(rows)
    start_up()
    if args.json:
        args.json.write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
