"""Who finds the names of a sentence: our patterns, or natasha's Slovnet for Russian where a user asks for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from socfacts.errors import UsageError
from socfacts.language.units import Unit
from socfacts.mentions.names import find_names
from socfacts.types import Mention

# Units, language and text of a sentence → its PERSON and ORGANIZATION mentions.
Namer = Callable[[Sequence[Unit], str, str], list[Mention]]


def namer(ner: str | None) -> Namer:
    """The finder of names that ``ner`` asks for: None for the patterns, or ``natasha``. UsageError for others."""
    if ner is None:
        return find_names
    if ner == "natasha":
        from socfacts.mentions.natasha_names import NatashaNames

        return NatashaNames()
    raise UsageError(f"unknown ner {ner!r}: there is natasha")
