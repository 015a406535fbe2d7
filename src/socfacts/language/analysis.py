"""A sentence as the later stages see it: its units, what it mentions, and its clauses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from socfacts.language.units import Unit
from socfacts.types import Mention, Sentence


@dataclass(slots=True)
class Analysed:
    """One sentence with its units, its numeric mentions, its facilities, places and names, each in order."""

    sentence: Sentence
    units: list[Unit]
    mentions: list[Mention]
    facilities: list[Mention] = field(default_factory=list)
    places: list[Mention] = field(default_factory=list)
    clauses: tuple[int, ...] = ()
    names: list[Mention] = field(default_factory=list)

    @property
    def lang(self) -> str:
        return self.sentence.lang

    def clause_of(self, index: int) -> int:
        """The number of the clause that holds the unit at ``index``."""
        return self.clauses[index] if self.clauses else 0

    def with_class(self, *classes: str) -> Iterator[tuple[int, Unit]]:
        """The units that have one of the classes, with their indexes."""
        wanted = frozenset(classes)
        return ((i, unit) for i, unit in enumerate(self.units) if unit.lexeme.classes & wanted)

    def unit(self, index: int) -> Unit | None:
        """The unit at an index, or None beyond the sentence."""
        return self.units[index] if 0 <= index < len(self.units) else None

    def distance(self, first: int, second: int) -> int:
        """How far two units are apart: a step a unit, and twelve for each clause between them."""
        return abs(first - second) + 12 * abs(self.clause_of(first) - self.clause_of(second))


_RU_OPENERS = frozenset(
    [
        "который",
        "которая",
        "которое",
        "которые",
        "которого",
        "которой",
        "которых",
        "которому",
        "которым",
        "которыми",
        "котором",
        "где",
        "куда",
        "откуда",
        "когда",
        "а",
        "но",
        "что",
        "чтобы",
        "если",
        "хотя",
        "однако",
        "зато",
        "поэтому",
        "причем",
        "поскольку",
        "пока",
        "чем",
        "тогда",
        "также",
    ]
)
_KK_OPENERS = frozenset(["ал", "бірақ", "себебі", "өйткені", "алайда", "дегенмен", "онда", "сондай-ақ"])


def clauses(units: list[Unit], lang: str) -> tuple[int, ...]:
    """A clause number for each unit: clauses end at ; and before new clauses; what stands in brackets is its own."""
    openers = _RU_OPENERS if lang == "ru" else _KK_OPENERS
    numbers: list[int] = []
    outer: list[int] = []
    current = latest = 0
    for index, unit in enumerate(units):
        kinds = unit.lexeme.classes
        following = units[index + 1].text.lower().replace("ё", "е") if index + 1 < len(units) else ""
        opens = "comma" in kinds and (following in openers or _after_finite(units, index, lang))
        if "rparen" in kinds and outer:
            numbers.append(current)
            current = outer.pop()
            continue
        if "lparen" in kinds:
            outer.append(current)
        if opens or kinds & {"semicolon", "lparen", "stop", "ellipsis"}:
            latest += 1
            current = latest
        numbers.append(current)
    return tuple(numbers)


def _after_finite(units: list[Unit], comma: int, lang: str) -> bool:
    """In Kazakh the verb closes its clause: a comma after a finite verb or a converb in -ып opens the next one."""
    if lang != "kk" or comma == 0:
        return False
    from socfacts.language.kazakh import verb

    form = verb(units[comma - 1].text)
    return form is not None and form.confidence >= 0.5
