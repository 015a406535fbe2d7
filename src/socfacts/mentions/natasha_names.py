"""Persons and organisations of Russian sentences by natasha's Slovnet (the extra ``ner``).

The spans are Slovnet's; posts and nominatives are ours, so that both ways of finding names give the same values.
Kazakh sentences go to the patterns: Slovnet knows Russian only.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from socfacts.errors import UsageError
from socfacts.language.units import Unit
from socfacts.mentions.names import find_names, person_mention
from socfacts.mentions.organizations import find_organizations, organization_mention
from socfacts.types import Mention

_TYPES = {"PER": "PERSON", "ORG": "ORGANIZATION"}


class NatashaNames:
    """Finds the names of a sentence; the model (27 MB) is read on first use and once a process.

    Raises UsageError at once where natasha is not installed.
    """

    def __init__(self) -> None:
        _natasha()

    def __call__(self, units: Sequence[Unit], lang: str, text: str) -> list[Mention]:
        if lang != "ru":
            return find_names(units, lang, text)
        found = list(_named(units, text))
        # A body with a lower-case noun («облздрав», «управление образования») is none for Slovnet, but speaks.
        taken = [(m.start, m.end) for m in found if m.type == "ORGANIZATION"]
        common = [
            mention for mention in find_organizations(units, lang, text)
            if all(mention.end <= start or end <= mention.start for start, end in taken)
        ]  # fmt: skip
        return sorted([*found, *common], key=lambda mention: (mention.start, mention.end))


def _named(units: Sequence[Unit], text: str) -> Iterator[Mention]:
    for span in _tagger()(text).spans:
        covered = [i for i, unit in enumerate(units) if unit.start < span.stop and span.start < unit.end]
        if not covered or span.type not in _TYPES:
            continue
        if _TYPES[span.type] == "PERSON":
            yield person_mention(units, covered[0], covered[-1], "ru", "ru.name.natasha")
        else:
            yield organization_mention(units, covered[0], covered[-1], text, "ru.name.natasha")


@lru_cache(maxsize=1)
def _tagger() -> Any:
    natasha = _natasha()
    return natasha.NewsNERTagger(natasha.NewsEmbedding())


def _natasha() -> Any:
    """natasha, with pymorphy3 in the place of pymorphy2.

    natasha 1.6 imports pymorphy2, which is abandoned and needs ``pkg_resources`` (gone from setuptools 82). pymorphy3
    is its maintained successor with the same interface, so it is imported under that name here, and nowhere else; a
    pymorphy2 that somebody already imported is left alone.
    """
    import pymorphy3.analyzer

    if "pymorphy2" not in sys.modules:
        sys.modules["pymorphy2"] = pymorphy3
        sys.modules["pymorphy2.analyzer"] = pymorphy3.analyzer
    try:
        return importlib.import_module("natasha")
    except ImportError as error:
        raise UsageError(f"ner=natasha wants the extra ner ({error}): pip install 'socfacts[ner]'") from error
