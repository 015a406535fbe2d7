#!/usr/bin/env python3
"""Where the time of an extraction goes: seconds of CPU by stage, then the functions that cost most.

    python benchmarks/stages.py [--size MB] [--lang ru|kk] [--cold] [--functions N]

Stages are timed in a pass of their own, each without the stages inside it; the table of functions comes from cProfile,
which makes small functions look dearer than they are. ``--cold`` measures the first pass over the articles, in which
every word is new; without it the second.
"""

from __future__ import annotations

import argparse
import cProfile
import io
import pstats
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any

from speed import articles  # beside this file

from socfacts import Extractor, pipeline
from socfacts.language.analysis import Analysed
from socfacts.language.units import Analyser
from socfacts.mentions.finder import Finder
from socfacts.records import to_json

# Stage → the functions that make it, as (owner, attribute).
STAGES: dict[str, list[tuple[Any, str]]] = {
    "clean": [(pipeline, "clean")],
    "segment": [(pipeline, "segment"), (pipeline, "header_date")],
    "units": [(Analyser, "units")],
    "rules": [(Finder, "find_bare")],
    "facilities": [(pipeline, "find_facilities")],
    "places": [(pipeline, "find_places"), (pipeline, "settle")],
    "bind": [(pipeline, "bind_stretches")],
    "facts": [(pipeline, "build_facts")],
}


class Clock:
    """Time by stage, each without what runs inside it."""

    def __init__(self) -> None:
        self.seconds: Counter[str] = Counter()
        self._inner = [0.0]

    def wrap(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def timed(*args: Any, **kwargs: Any) -> Any:
            with self.running(stage):
                return function(*args, **kwargs)

        return timed

    @contextmanager
    def running(self, stage: str) -> Iterator[None]:
        start = time.process_time()
        self._inner.append(0.0)
        yield
        spent = time.process_time() - start
        self.seconds[stage] += spent - self._inner.pop()
        self._inner[-1] += spent


def by_stage(extractor: Extractor, texts: list[str], megabytes: float) -> None:
    """One pass with the stages' functions wrapped; they are put back afterwards."""
    clock = Clock()
    kept = [(owner, name, getattr(owner, name)) for places in STAGES.values() for owner, name in places]
    names = Analysed.names
    try:
        for stage, places in STAGES.items():
            for owner, name in places:
                setattr(owner, name, clock.wrap(stage, getattr(owner, name)))
        assert names.fget is not None
        Analysed.names = property(clock.wrap("names", names.fget))  # type: ignore[method-assign,assignment]
        with clock.running("the rest"):
            for text in texts:
                facts = extractor.extract_text(text)
                with clock.running("JSON"):
                    for fact in facts:
                        to_json(fact)
    finally:
        for owner, name, function in kept:
            setattr(owner, name, function)
        Analysed.names = names  # type: ignore[method-assign]
    total = sum(clock.seconds.values())
    print(f"{megabytes:.2f} MB, {len(texts)} articles: {total:.2f} s, {megabytes / total:.3f} MB/s")
    for stage, seconds in clock.seconds.most_common():
        print(f"  {stage:12}{seconds:7.3f} s {100 * seconds / total:5.1f} % {1e3 * seconds / megabytes:8.0f} ns/byte")


def by_function(extractor: Extractor, texts: list[str], count: int) -> None:
    """The dearest functions by their own time."""
    profile = cProfile.Profile(time.process_time)
    profile.runcall(lambda: [extractor.extract_text(text) for text in texts])
    out = io.StringIO()
    pstats.Stats(profile, stream=out).strip_dirs().sort_stats("tottime").print_stats(count)
    print(out.getvalue())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=float, default=0.4, help="MB of articles")
    parser.add_argument("--lang", choices=("ru", "kk"), default=None, help="one language only")
    parser.add_argument("--cold", action="store_true", help="the first pass, not the second")
    parser.add_argument("--functions", type=int, default=25, help="how many functions to list; 0 for none")
    args = parser.parse_args()
    for lang in (args.lang,) if args.lang else ("ru", "kk"):
        texts = articles(lang, args.size)
        megabytes = sum(len(text.encode("utf-8")) for text in texts) / 1e6
        extractor = Extractor()
        if not args.cold:
            for text in texts:
                extractor.extract_text(text)
        print(f"{lang}, {'cold' if args.cold else 'warm'}:")
        by_stage(extractor, texts, megabytes)
        if args.functions:
            by_function(extractor, texts, args.functions)


if __name__ == "__main__":
    main()
