"""What the words around a Kazakh facility say about which one it is: «жаңа», «ескі», «90 орындық», «Мерке ауданындағы».

A new hospital is not the present one, a kindergarten of 90 places in another district is not the one named before.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from socfacts.language.analysis import Analysed
from socfacts.types import Entity, Mention, PlaceName

_REACH = 3
_OPENED = frozenset({"opening", "construction"})


@dataclass(frozen=True, slots=True)
class Marks:
    """How a mention is introduced. ``opened``: its sentence tells of an opening or building."""

    new: bool = False
    old: bool = False
    measured: bool = False
    where: str | None = None
    opened: bool = False
    paragraph: int = 0
    placed: bool = False
    places: frozenset[str] = frozenset()


def marks(analysed: Analysed, mention: Mention) -> Marks:
    """The marks of a mention in its sentence."""
    units = analysed.units
    before = units[max(mention.first - _REACH, 0) : mention.last]
    start = mention.first
    while start > 0 and units[start - 1].text[0].isalpha() and units[start - 1].lexeme.derivation in ("", "ly", "lyq"):
        if units[start - 1].lexeme.case != "nom" or units[start - 1].lexeme.possessive:
            break
        start -= 1
    measured = any(unit.lexeme.derivation in ("ly", "lyq") for unit in units[start : mention.first])
    numbered = measured and any(unit.value is not None for unit in units[max(start - 1, 0) : mention.first])
    return Marks(
        any("new_word" in unit.classes for unit in before),
        any(unit.classes & {"former_word", "present_word"} for unit in before),
        numbered,
        _where(analysed, start - 1 - numbered) or _where(analysed, mention.first - 1),
        any(unit.worth("event_verb") in _OPENED or unit.worth("event") in _OPENED for unit in units),
        analysed.sentence.paragraph,
        any(place.first < mention.first for place in analysed.places),
        frozenset(place.value.name for place in analysed.places if isinstance(place.value, PlaceName)),
    )


def _where(analysed: Analysed, index: int) -> str | None:
    """«Мерке ауданындағы», «Саумалкөл ауылындағы»: the place right before a name that tells where it stands."""
    unit = analysed.unit(index)
    if unit is None or unit.lexeme.derivation != "ghy":
        return None
    if "place" in unit.lexeme.worth:
        return unit.lexeme.lemma
    before = analysed.unit(index - 1)
    if "counted" in unit.classes and before is not None and before.text[:1].isupper() and before.text[0].isalpha():
        return before.text
    return None


@dataclass(slots=True)
class Identities:
    """The marks under which the facilities of a document appeared, by entity index."""

    seen: dict[int, list[Marks]] = field(default_factory=dict)

    def note(self, entity: Entity, found: Marks) -> None:
        """Remember a mention of an entity."""
        self.seen.setdefault(entity.index, []).append(found)

    def paragraph(self, entity: Entity) -> int | None:
        """Where an entity was spoken of last in Kazakh; None if nowhere."""
        found = self.seen.get(entity.index)
        return found[-1].paragraph if found else None

    def is_new(self, entity: Entity) -> bool:
        return any(m.new for m in self.seen.get(entity.index, ()))

    def is_old(self, entity: Entity) -> bool:
        return any(m.old for m in self.seen.get(entity.index, ()))

    def may_be(self, entity: Entity, found: Marks) -> bool:
        """Whether an unnamed mention with these marks may mean an entity of the same type."""
        earlier = self.seen.get(entity.index, [])
        if not earlier:
            return True
        if found.old:
            return not self.is_new(entity)
        if found.new and self.is_old(entity):
            return False
        if found.where is not None and not self._there(entity, found.where):
            return False
        if found.new and not self.is_new(entity):
            return not found.measured and any(m.opened for m in earlier)
        if entity.named and self._elsewhere(earlier, found):
            return False
        if found.measured and entity.named:
            return not found.placed and earlier[-1].paragraph == found.paragraph
        return True

    @staticmethod
    def _elsewhere(earlier: list[Marks], found: Marks) -> bool:
        """A later paragraph that names another place speaks of another facility."""
        if not found.placed or found.paragraph <= earlier[-1].paragraph:
            return False
        known = frozenset().union(*(m.places for m in earlier))
        return bool(known) and found.places.isdisjoint(known)

    def _there(self, entity: Entity, where: str) -> bool:
        places = {m.where for m in self.seen[entity.index]} - {None}
        return where in places or (not places and not entity.named and entity.heading)
