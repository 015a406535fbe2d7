"""Whether a mention may mean a facility that a document has named, by the marks that its words give it.

A new hospital is not the present one, a kindergarten of 90 places in another district is not the one named before,
a second centre is neither.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from socfacts.bind.kinds import unlike
from socfacts.bind.marks import Marks
from socfacts.types import Entity, PlaceName


def _agree(first: PlaceName, second: PlaceName) -> bool:
    """Whether one place lies in the other: a town and its region do not contradict each other."""
    return first.name == second.name or first.name in second.path or second.name in first.path


@dataclass(slots=True)
class Identities:
    """The marks under which the facilities of a document appeared, by entity index."""

    seen: dict[int, list[Marks]] = field(default_factory=dict)

    def note(self, entity: Entity, found: Marks) -> None:
        """Remember a mention of an entity."""
        self.seen.setdefault(entity.index, []).append(found)

    def of(self, entity: Entity) -> list[Marks]:
        """The marks of an entity's mentions so far."""
        return self.seen.get(entity.index, [])

    def paragraph(self, entity: Entity) -> int | None:
        """Where an entity was spoken of last; None if nowhere."""
        found = self.of(entity)
        return found[-1].paragraph if found else None

    def heads(self, entity: Entity, lang: str) -> tuple[str, ...]:
        """The head nouns of a language under which an entity appeared, in the order of the text."""
        return tuple(dict.fromkeys(m.head for m in self.of(entity) if m.lang == lang))

    def is_new(self, entity: Entity) -> bool:
        return any(m.fresh for m in self.of(entity))

    def is_old(self, entity: Entity) -> bool:
        return any(m.old for m in self.of(entity))

    def is_just_opened(self, entity: Entity) -> bool:
        """«Больница открылась … раньше лечили в старом здании»: what has no name and opens now has no old house."""
        found = self.of(entity)
        return bool(found) and not entity.named and found[0].opened and not self.is_old(entity)

    def is_told_apart(self, entity: Entity, found: Marks) -> bool:
        """«Новая школа на 600 мест …» told in the text is not the «гимназия № 4» named after it in passing.

        Nor is «старая поликлиника» of the heading the «новая поликлиника № 3».
        """
        if found.new and self.is_old(entity):
            return True
        return any(m.new or m.measured for m in self.of(entity)[1:]) and not (
            found.opened or found.fresh or found.measured
        )

    def may_be(self, entity: Entity, found: Marks) -> bool:
        """Whether an unnamed mention with these marks may mean an entity of the same type."""
        earlier = self.of(entity)
        if not earlier:
            return True
        if _holds_another(earlier, found) or unlike([m.kinds for m in earlier if m.lang == found.lang], found.kinds):
            return False
        if (
            found.built
            and any(m.opened for m in earlier)
            and not any(set(found.kinds) <= set(m.kinds) for m in earlier)
        ):
            return False
        if found.another:
            return any(m.another for m in earlier) and found.paragraph == earlier[-1].paragraph
        if found.old:
            return not self.is_new(entity) and not self._is_of_another_noun(entity, earlier, found)
        if found.new and self.is_old(entity):
            return False
        if found.where is not None and not (self._there(entity, found.where) and _may_lie(earlier, found)):
            return False
        if found.new and not self.is_new(entity):
            return (entity.heading and not entity.named) or (not found.measured and any(m.opened for m in earlier))
        if (entity.named or found.measured) and self._elsewhere(entity, earlier, found):
            return False
        if found.measured and entity.named:
            return not found.placed and earlier[-1].paragraph == found.paragraph
        return True

    @staticmethod
    def _elsewhere(entity: Entity, earlier: list[Marks], found: Marks) -> bool:
        """A later paragraph that names another place, or one with a capacity, speaks of another facility."""
        if not found.placed or found.paragraph <= earlier[-1].paragraph:
            return False
        unplaced = found.measured and not entity.named and not entity.heading and not any(m.places for m in earlier)
        return unplaced or not _may_lie(earlier, found)

    def _is_of_another_noun(self, entity: Entity, earlier: list[Marks], found: Marks) -> bool:
        """«Старый каток» after «ледовый дворец «Алау»» is not that: what is old is told by what it was called."""
        heads = {m.head for m in earlier if m.lang == found.lang}
        return found.lang == "ru" and entity.named and not self.is_old(entity) and found.head not in heads

    def _there(self, entity: Entity, where: str) -> bool:
        """Whether an entity stands in a place: it was said so, or nothing was said of an unnamed one's place."""
        places = {m.where for m in self.of(entity)} - {None}
        around = {place.name for m in self.of(entity) for place in m.places if m.lang == "kk"}
        return where in places or where in around or (not places and not entity.named and entity.heading)


def _holds_another(earlier: list[Marks], found: Marks) -> bool:
    """«Школа на 1 200 мест … и школа на 600 мест»: unlike capacities, more than rounding apart, are of two."""
    if found.capacity is None:
        return False
    value, noun = found.capacity
    known = [m.capacity[0] for m in earlier if m.capacity is not None and m.capacity[1] == noun]
    return bool(known) and all(abs(other - value) * 10 > max(other, value) for other in known)


def _may_lie(earlier: list[Marks], found: Marks) -> bool:
    """Whether the places of a sentence do not contradict those named with earlier mentions."""
    known = frozenset().union(*(m.places for m in earlier))
    return not known or not found.places or any(_agree(one, other) for one in known for other in found.places)


def says_same_noun(entity: Entity, heads: Iterable[str], noun: str, lang: str) -> bool:
    """Whether an entity was called by a general noun: «центр» no hospital, «орталық» no school."""
    stem = noun.casefold()[: max(len(noun) - 1, 4)] if lang == "kk" else noun.casefold()
    return any(stem in name.casefold() for name in (entity.name, *heads))
