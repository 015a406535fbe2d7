#!/usr/bin/env python3
"""Where the time of an extraction goes: seconds of CPU by stage, and with ``--functions`` what costs most in each.

    python benchmarks/stages.py [--size MB] [--lang ru|kk] [--cold] [--functions N]

Stages are timed as they are installed: compiled, where they are. Calls between compiled stages are direct, so none can
be wrapped: they are called here in the order of ``Extractor.extract``. ``--cold`` reads the articles for the first
time, when every word is new; without it they have been read before. The functions are those of the interpreted
sources, for cProfile does not see compiled ones; it makes small functions look dearer than they are.
"""

from __future__ import annotations

import argparse
import cProfile
import io
import os
import pstats
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from speed import ROOT, articles  # beside this file

from socfacts import Extractor, types
from socfacts.bind import bind, is_elsewhere
from socfacts.bind.stretches import bind_stretches
from socfacts.clean import clean
from socfacts.facts import build_facts
from socfacts.language.analysis import Analysed
from socfacts.pipeline import _Resolver
from socfacts.records import Fact, to_json
from socfacts.run.worker import quiet_memory
from socfacts.segment import header_date, segment
from socfacts.types import Bound, Document, Sentence


class Clock:
    """CPU seconds by stage, each without the stages that run within it."""

    def __init__(self) -> None:
        self.seconds: Counter[str] = Counter()
        self._inner = [0.0]

    @contextmanager
    def running(self, stage: str) -> Iterator[None]:
        """Counts what the block takes for the stage."""
        start = time.process_time()
        self._inner.append(0.0)
        yield
        spent = time.process_time() - start
        self.seconds[stage] += spent - self._inner.pop()
        self._inner[-1] += spent


def extract(extractor: Extractor, document: Document, clock: Clock) -> list[Fact]:
    """The facts as ``Extractor.extract`` finds them, stage by stage under the clock."""
    with clock.running("clean"):
        cleaned = clean(document.text)
    with clock.running("segment"):
        sentences = segment(cleaned, document.lang)
        header = header_date(cleaned.text, sentences)
    with clock.running("units"):
        _units(extractor, sentences)
    begun = time.process_time()
    _units(extractor, sentences)
    again = time.process_time() - begun  # the stage that follows asks for them once more
    with clock.running("facilities, places"):
        analysed = extractor._settled(sentences, header)
    clock.seconds["facilities, places"] -= again

    def bound(stretch: Sequence[Analysed]) -> Bound:
        elsewhere = is_elsewhere(stretch)
        if not elsewhere:
            with clock.running("figures"):
                extractor._find_figures(stretch)
            for sentence in stretch:
                sentence.mentions = [date for mention in sentence.mentions for date in mention.inside or (mention,)]
        return bind(stretch, document.text, _Resolver(header), header.date, elsewhere)

    with clock.running("bind"):
        links = bind_stretches(analysed, bound)
    with clock.running("facts"):
        facts = build_facts(document, links)
    with clock.running("JSON"):
        for fact in facts:
            to_json(fact)
    return facts


def _units(extractor: Extractor, sentences: list[Sentence]) -> None:
    for sentence in sentences:
        extractor.grammar(sentence.lang).analyser.units(sentence.text)


def print_stages(took: Mapping[str, float], megabytes: float) -> None:
    """A line for each stage, the dearest first."""
    total = sum(took.values())
    print(f"{megabytes:.2f} MB: {total:.2f} s, {megabytes / total:.2f} MB/s")
    for stage, spent in sorted(took.items(), key=lambda item: -item[1]):
        print(f"  {stage:20}{spent:7.3f} s {100 * spent / total:5.1f} % {1e3 * spent / megabytes:8.0f} ns/byte")


def print_functions(arguments: list[str], count: int) -> None:
    """The dearest functions by their own time, of a copy of the sources without what is compiled of them."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        shutil.copytree(ROOT / "src", copy / "src", ignore=shutil.ignore_patterns("*.so", "*.pyd", "__pycache__"))
        shutil.copytree(ROOT / "rules", copy / "rules")
        environment = {**os.environ, "PYTHONPATH": str(copy / "src"), "SOCFACTS_CACHE": str(copy / "cache")}
        profile = copy / "profile"
        subprocess.run([sys.executable, __file__, *arguments, "--dump", str(profile)], env=environment, check=True)
        out = io.StringIO()
        own = re.escape(f"{os.sep}socfacts{os.sep}")
        pstats.Stats(str(profile), stream=out).sort_stats("tottime").print_stats(own, count)
        print(out.getvalue().replace(f"{copy / 'src'}{os.sep}", ""))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=float, default=0.4, help="MB of articles")
    parser.add_argument("--lang", choices=("ru", "kk"), default=None, help="one language only")
    parser.add_argument("--cold", action="store_true", help="the first reading of the articles, not the second")
    parser.add_argument("--functions", type=int, default=0, help="how many functions to list")
    parser.add_argument("--dump", help=argparse.SUPPRESS)  # the profile's file, for the run on the sources
    args = parser.parse_args()
    extractor = Extractor()
    extractor.extract_text("Школа на 300 мест. 300 орындық мектеп.")  # the rules are loaded before the clock runs
    quiet_memory()  # as in the workers of `socfacts extract`
    profile = cProfile.Profile(time.process_time)
    for lang in (args.lang,) if args.lang else ("ru", "kk"):
        texts = articles(lang, args.size)
        documents = [Document(str(number), text) for number, text in enumerate(texts)]
        if not args.cold:
            for document in documents:
                extractor.extract(document)
        if args.dump:
            profile.runcall(lambda documents: [extractor.extract(document) for document in documents], documents)
            continue
        clock = Clock()
        for document in documents:
            extract(extractor, document, clock)
        way = "compiled" if Path(types.__file__).suffix != ".py" else "interpreted"
        print(f"{lang}, {'cold' if args.cold else 'warm'}, {way}: ", end="")
        print_stages(clock.seconds, sum(len(text.encode("utf-8")) for text in texts) / 1e6)
    if args.dump:
        profile.dump_stats(args.dump)
    elif args.functions:
        same = [f"--size={args.size}", *(["--lang", args.lang] if args.lang else []), *(["--cold"] * args.cold)]
        sys.stdout.flush()
        print_functions(same, args.functions)


if __name__ == "__main__":
    main()
