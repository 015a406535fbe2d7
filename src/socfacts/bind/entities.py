"""Facility identity within a document: which mentions mean the same institution.

A headline's bare noun, the full name further down, «данное учреждение» and «новый корпус» are one entity. Two numbers
or two titles never are.
"""

from __future__ import annotations

from socfacts.bind.kazakh_identity import Identities, Marks, marks
from socfacts.language.analysis import Analysed
from socfacts.types import Entity, FacilityName, Mention

# How many sentences back an anaphor may reach.
_MEMORY = 6
GENERIC_TYPES = frozenset({"building", "complex", "centre"})


class Entities:
    """The facilities of a document, built mention by mention in text order."""

    def __init__(self) -> None:
        self.all: list[Entity] = []
        self._of: dict[tuple[int, int], Entity] = {}
        self._identities = Identities()
        self._heads: dict[int, set[str]] = {}
        self._new_ones: set[int] = set()

    def of(self, position: int, mention: Mention) -> Entity | None:
        """The entity that a mention means; None for one that only tells of several or of none."""
        return self._of.get((position, mention.first))

    def add(self, position: int, analysed: Analysed, mention: Mention, aside: bool) -> None:
        """Resolve the next mention of the document; ``aside`` is one that only tells whose or where from."""
        value = mention.value
        assert isinstance(value, FacilityName)
        if value.plural and not value.named:
            return
        kazakh = marks(analysed, mention) if analysed.lang == "kk" else None
        entity = self._find(position, analysed, mention, value, kazakh)
        if entity is None:
            entity = self._new(position, analysed, value)
        self._merge(entity, value)
        if kazakh is not None:
            self._identities.note(entity, kazakh)
        if analysed.lang == "ru":
            self._heads.setdefault(entity.index, set()).add(_head(analysed, mention))
            if _is_new(analysed, mention):
                self._new_ones.add(entity.index)
        entity.mentions.append((position, mention))
        if not aside:
            entity.subjects.append((position, mention.first))
        entity.spans.append(analysed.sentence.span(mention.start, mention.end))
        self._of[position, mention.first] = entity

    def _new(self, position: int, analysed: Analysed, value: FacilityName) -> Entity:
        entity = Entity(
            len(self.all), value.type, value.number, value.title, value.name, value.generic,
            analysed.sentence.role == "heading" or position <= 1,
        )  # fmt: skip
        self.all.append(entity)
        return entity

    def _find(
        self, position: int, analysed: Analysed, mention: Mention, value: FacilityName, kazakh: Marks | None = None
    ) -> Entity | None:
        if kazakh is not None and not value.generic:
            return self._kazakh(position, analysed, mention, value, kazakh)
        if value.named:
            return self._named(value) or self._announced(value) or self._spoken_of(position, value)
        if value.generic:
            return self._anaphor(position, analysed, mention, value)
        if _is_new(analysed, mention):
            return self._same_new(position, value)
        same = self._russian(analysed, mention, value)
        if same is None and not _measured(analysed, mention):
            same = self._short_for(analysed, mention)
        return same or self._headline(position, value)

    def _russian(self, analysed: Analysed, mention: Mention, value: FacilityName) -> Entity | None:
        """The facility of a bare head: «старый мост» is not the new one, «ледовый дворец» not the «спорткомплекс»."""
        old = _has(analysed, mention, "former_word", "old_word")
        head = _head(analysed, mention)
        same = [
            e for e in reversed(self.all)
            if e.type == value.type and _same_proper(e, value) and not (old and e.index in self._new_ones)
        ]  # fmt: skip
        if len(same) > 1 and value.proper is None and _measured(analysed, mention):
            same = [e for e in same if not e.named]  # «школа на 1 200 мест» after several numbered ones is a new one
        said = next((e for e in same if head in self._heads.get(e.index, ())), None)
        if said is not None or " " in head:
            return said or next((e for e in same if not self._has_long_head(e)), None)
        return same[0] if same else None

    def _headline(self, position: int, value: FacilityName) -> Entity | None:
        """«Новый кампус построят …» over «Корпус университета …»: a general head in a headline means what follows."""
        first = self.all[0] if len(self.all) == 1 else None
        general = first is not None and first.type in GENERIC_TYPES and not first.named and first.proper is None
        told = first is not None and general and first.heading and 0 < position <= 2
        return first if told else None

    def _has_long_head(self, entity: Entity) -> bool:
        return any(" " in head for head in self._heads.get(entity.index, ()))

    def _kazakh(
        self, position: int, analysed: Analysed, mention: Mention, value: FacilityName, found: Marks
    ) -> Entity | None:
        if value.named:
            announced = None if found.old else self._announced(value)
            return self._named(value) or announced or self._spoken_of(position, value)
        for entity in reversed(self.all):
            if entity.type == value.type and _same_proper(entity, value) and self._identities.may_be(entity, found):
                return entity
        return None if found.new or found.measured else self._short_for(analysed, mention)

    def _named(self, value: FacilityName) -> Entity | None:
        for entity in self.all:
            if value.title and entity.title and _fold(value.title) == _fold(entity.title):
                if value.number and entity.number and value.number != entity.number:
                    continue
                if _compatible(entity.type, value.type) or entity.number == value.number:
                    return entity
            titled = value.title and entity.title and _fold(value.title) != _fold(entity.title)
            if value.number and entity.number == value.number and not titled and _compatible(entity.type, value.type):
                return entity
        return None

    def _announced(self, value: FacilityName) -> Entity | None:
        """An unnamed facility of a heading that the text then names in full."""
        same = [e for e in self.all if _compatible(e.type, value.type)]
        if any(e.named for e in same):
            return None
        return next((e for e in same if e.heading and not e.named), None)

    def _short_for(self, analysed: Analysed, mention: Mention) -> Entity | None:
        """«Интернат» after «дом-интернат», «депо» after «пожарное депо»: a bare head that is a part of the name."""
        if mention.last != mention.first:
            return None
        head = analysed.units[mention.first].lexeme.lemma.casefold()
        stem = head[: max(len(head) - 2, 4)]
        if analysed.lang == "kk":
            return next((e for e in reversed(self.all) if not e.generic and stem in e.name.casefold()), None)
        for entity in reversed(self.all):
            words = entity.name.casefold().replace("-", " ").split()
            # «Школа» is no part of «дворец школьников».
            if not entity.generic and any(w.startswith(stem) and len(w) <= len(head) + 2 for w in words):
                return entity
        return None

    def _spoken_of(self, position: int, value: FacilityName) -> Entity | None:
        """«Что с перинатальным центром? – Центр «Ана мен бала» …»: a general head names what was just spoken of."""
        if not value.generic:
            return None
        recent = [e for e in self.all if e.mentions and position - e.mentions[-1][0] <= 2]
        return next((e for e in reversed(recent) if not e.named and not e.generic), None)

    def _anaphor(self, position: int, analysed: Analysed, mention: Mention, value: FacilityName) -> Entity | None:
        """«Новый корпус», «данное учреждение»: the facility that the text speaks of."""
        for other in analysed.facilities:
            # «новый корпус детской клиники № 2»: the wing is the facility named right after it.
            if 0 < other.first - mention.last <= 2 and isinstance(other.value, FacilityName) and other.value.named:
                return self._find(position, analysed, other, other.value) or self._new(position, analysed, other.value)
        if any("other_word" in unit.classes for unit in analysed.units[max(mention.first - 2, 0) : mention.last + 1]):
            return None
        near = [e for e in self.all if e.subjects and position - e.subjects[-1][0] <= _MEMORY]
        recent = [e for e in near if _compatible(e.type, value.type)]
        for kind in ([e for e in recent if e.named or not e.generic], recent):
            if kind:
                return self._rather_named(analysed, max(kind, key=lambda e: e.subjects[-1]), recent)
        specific = [e for e in self.all if not e.generic and _compatible(e.type, value.type)]
        if len(specific) == 1 and (analysed.lang == "kk" or value.type == "building"):
            return specific[0]
        return None

    def _rather_named(self, analysed: Analysed, found: Entity, recent: list[Entity]) -> Entity:
        """In Kazakh «мекеме» means the named one, not one mentioned by the way in an earlier paragraph."""
        if analysed.lang != "kk" or found.named or len(found.mentions) > 1:
            return found
        if self._identities.paragraph(found) == analysed.sentence.paragraph:
            return found
        return max((e for e in recent if e.named), key=lambda e: e.subjects[-1], default=found)

    def _same_new(self, position: int, value: FacilityName) -> Entity | None:
        """«Новая поликлиника» said again soon is the same one, if it was not named meanwhile."""
        for entity in reversed(self.all):
            if entity.type == value.type and not entity.named and entity.heading:
                return entity
        return None

    @staticmethod
    def _merge(entity: Entity, value: FacilityName) -> None:
        if entity.type in GENERIC_TYPES and value.type not in GENERIC_TYPES:
            entity.type = value.type
        if value.named and not entity.named:
            entity.name = value.name
        entity.number = entity.number or value.number
        entity.title = entity.title or value.title
        entity.generic = entity.generic and value.generic
        entity.proper = entity.proper or value.proper


def _same_proper(entity: Entity, value: FacilityName) -> bool:
    """Facilities called after two places are two; a bare noun may mean either."""
    return value.proper is None or entity.proper is None or value.proper == entity.proper


def _fold(title: str) -> str:
    return title.casefold().replace("ё", "е")


_RELATED = (
    frozenset({"orphanage", "child_support_center", "complex", "centre", "building", "social_service_center"}),
    frozenset({"hospital", "perinatal_center", "centre", "building", "complex", "dispensary"}),
    frozenset({"school", "building", "complex"}),
)


def _compatible(first: str, second: str) -> bool:
    if first == second or first in GENERIC_TYPES or second in GENERIC_TYPES:
        return True
    return any(first in group and second in group for group in _RELATED[:1])


def _head(analysed: Analysed, mention: Mention) -> str:
    """The lexicon's writing of a mention's head."""
    return analysed.units[mention.groups["head"][0]].lexeme.lemma


def _has(analysed: Analysed, mention: Mention, *classes: str) -> bool:
    units = analysed.units[max(mention.first - 1, 0) : mention.last + 1]
    return any(unit.classes & set(classes) for unit in units)


def _measured(analysed: Analysed, mention: Mention) -> bool:
    """«Школа на 1 200 мест»: a capacity right behind the head."""
    on, number = analysed.unit(mention.last + 1), analysed.unit(mention.last + 2)
    return on is not None and on.text == "на" and number is not None and "num" in number.classes


def _is_new(analysed: Analysed, mention: Mention) -> bool:
    """Whether the words before the head say that another one is meant."""
    return any("new_word" in unit.classes for unit in analysed.units[max(mention.first - 2, 0) : mention.last + 1])
