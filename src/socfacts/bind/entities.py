"""Facility identity within a document: which mentions mean the same institution.

A headline's bare noun, the full name further down, «данное учреждение» and «новый корпус» are one entity. Two numbers
or two titles never are.
"""

from __future__ import annotations

from socfacts.bind.identity import Identities, says_same_noun
from socfacts.bind.marks import Marks, marks, value_of
from socfacts.language.analysis import Analysed
from socfacts.language.wordlists import WordList
from socfacts.types import Entity, FacilityName, Mention

# How many sentences back an anaphor may reach.
_MEMORY = 6
_CONTRASTING = {lang: WordList("contrasting", lang) for lang in ("ru", "kk")}
GENERIC_TYPES = frozenset({"building", "complex", "centre"})


class Entities:
    """The facilities of a document, built mention by mention in text order."""

    def __init__(self) -> None:
        self.all: list[Entity] = []
        self._of: dict[tuple[int, int], Entity] = {}
        self._identities = Identities()

    def of(self, position: int, mention: Mention) -> Entity | None:
        """The entity that a mention means; None for one that only tells of several or of none."""
        return self._of.get((position, mention.first))

    def is_past(self, entity: Entity, paragraph: int) -> bool:
        """Whether a Kazakh text brought an entity in as what was there before, and not in this paragraph."""
        found = self._identities.of(entity)
        if not found or found[0].lang != "kk" or found[-1].paragraph == paragraph:
            return False
        return found[0].old or (not entity.heading and any(mark.doomed for mark in found))

    def add(self, position: int, analysed: Analysed, mention: Mention, aside: bool) -> None:
        """Resolve the next mention of the document; ``aside`` is one that only tells whose or where from."""
        value = value_of(mention)
        if value.plural and not value.named:
            return
        found = marks(analysed, mention)
        entity = self._find(position, analysed, mention, found)
        if entity is None:
            entity = self._new(position, analysed, value)
        self._merge(entity, value)
        self._identities.note(entity, found)
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

    def _recent(self) -> list[Entity]:
        """The entities, the one mentioned last first."""
        return sorted(self.all, key=_last, reverse=True)

    def _find(self, position: int, analysed: Analysed, mention: Mention, found: Marks) -> Entity | None:
        value = value_of(mention)
        if value.named:
            apart = found.old or _contrasts(analysed)
            announced = None if apart else self._announced(position, analysed, mention, found)
            return self._named(value) or announced or self._spoken_of(position, analysed, mention)
        if value.generic:
            return self._anaphor(position, analysed, mention, found)
        same = self._bare(analysed, value, found)
        if same is None and not found.fresh and not found.old and not found.measured:
            same = self._short_for(analysed, mention, found) or self._less_specific(position, analysed, mention)
        return same or (None if found.fresh else self._headline(position, value))

    def _bare(self, analysed: Analysed, value: FacilityName, found: Marks) -> Entity | None:
        """The facility of a bare head: «старый мост» is not the new one, «ледовый дворец» not the «спорткомплекс»."""
        same = [
            e for e in self._recent()
            if e.type == value.type and _same_proper(e, value) and self._identities.may_be(e, found)
        ]  # fmt: skip
        if value.proper is not None and any(e.proper is None and self._beside(analysed, e) for e in same):
            return None
        said = next((e for e in same if found.head in self._identities.heads(e, analysed.lang)), None)
        told_of = self._told_of(same, said, found)
        if told_of is not None:
            return told_of
        if analysed.lang == "ru" and said is None and " " in found.head:
            longer = (e for e in same if e.heading and self._is_called(e, found.head))
            return next(longer, None) or next((e for e in same if not self._has_long_head(e)), None)
        if analysed.lang == "ru" and said is None and found.kinds and found.kinds[0]:
            return next((e for e in same if e.generic), None)  # «областная больница» is no «кардиоцентр»
        return said or (same[0] if same else None)

    def _beside(self, analysed: Analysed, entity: Entity) -> bool:
        """«Школу в Новосёловке и Тимофеевскую школу»: named just before in the same sentence."""
        last = next((m for _, m in entity.mentions[-1:] if not value_of(m).generic), None)
        return any(mention is last for mention in analysed.facilities)

    def _told_of(self, same: list[Entity], said: Entity | None, found: Marks) -> Entity | None:
        """«На школу заложено 1,1 млрд»: the nameless one of the heading, not one named by the way paragraphs ago."""
        if said is None or not said.named or said.heading or self._identities.paragraph(said) == found.paragraph:
            return None
        nameless = (e for e in same if e.heading and not e.named and len(e.mentions) > 1)
        return next((e for e in nameless if found.head in self._identities.heads(e, found.lang)), None)

    def _headline(self, position: int, value: FacilityName) -> Entity | None:
        """«Новый кампус построят …» over «Корпус университета …»: a general head in a headline means what follows."""
        first = self.all[0] if len(self.all) == 1 else None
        general = first is not None and first.type in GENERIC_TYPES and not first.named and first.proper is None
        told = first is not None and general and first.heading and 0 < position <= 2
        return first if told and first is not None and not self._identities.is_old(first) else None

    def _is_called(self, entity: Entity, head: str) -> bool:
        """«Районный дом культуры» under a headline that says «дом культуры»."""
        return any(head.endswith(f" {known}") for known in self._identities.heads(entity, "ru"))

    def _has_long_head(self, entity: Entity) -> bool:
        return any(" " in head for head in self._identities.heads(entity, "ru"))

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

    def _announced(self, position: int, analysed: Analysed, mention: Mention, found: Marks) -> Entity | None:
        """An unnamed facility of a heading that the text then names in full, in another sentence."""
        same = [e for e in self.all if self._may_mean(e, analysed, mention)]
        if any(e.named for e in same):
            return None
        announced = (e for e in same if e.heading and e.mentions[-1][0] < position)
        return next((e for e in announced if not self._identities.is_told_apart(e, found)), None)

    def _may_mean(self, entity: Entity, analysed: Analysed, mention: Mention) -> bool:
        """Whether the types agree; a general head that names what it means, such as «центр», needs the same noun."""
        value = value_of(mention)
        if not _compatible(entity.type, value.type):
            return False
        unit = analysed.units[mention.groups["head"][0]]
        if not value.generic or entity.type == value.type or "own_head" not in unit.classes:
            return True
        return says_same_noun(entity, self._identities.heads(entity, analysed.lang), unit.lexeme.lemma, analysed.lang)

    def _stands_for(self, entity: Entity, mention: Mention, found: Marks) -> bool:
        """«Бассейн откроют в мае. Площадь комплекса …»: a bare general noun for what is of such a kind.

        No new one: nothing introduces it, and its sentence opens nothing.
        """
        kinds = _STANDS_FOR.get(value_of(mention).type, _NOTHING)
        bare = mention.first == mention.last and not (found.fresh or found.old or found.opened or found.measured)
        return bare and entity.type in kinds and self._identities.paragraph(entity) == found.paragraph

    def _short_for(self, analysed: Analysed, mention: Mention, found: Marks) -> Entity | None:
        """«Интернат» after «дом-интернат», «депо» after «пожарное депо»: a bare head that is a part of the name."""
        if mention.last != mention.first:
            return None
        head = analysed.units[mention.first].lexeme.lemma.casefold()
        stem = head[: max(len(head) - 2, 4)]
        others = [e for e in self._recent() if not e.generic]
        recent = [e for e in others if e.named or e.type != value_of(mention).type or self._identities.may_be(e, found)]
        if analysed.lang == "kk":
            if found.where is not None and "settlement_word" in analysed.units[mention.first - 1].classes:
                recent = [e for e in recent if self._identities.may_be(e, found)]
            return next((e for e in recent if stem in e.name.casefold()), None)
        for entity in recent:
            words = entity.name.casefold().replace("-", " ").split()
            # «Школа» is no part of «дворец школьников».
            if any(w.startswith(stem) and len(w) <= len(head) + 2 for w in words):
                return entity
        return None

    def _less_specific(self, position: int, analysed: Analysed, mention: Mention) -> Entity | None:
        """«Реабилитационный центр» after «Центр «Үміт»»: the type of what had only a general head."""
        near = [e for e in self._recent() if e.type in GENERIC_TYPES and position - e.mentions[-1][0] <= _MEMORY]
        head = analysed.units[mention.groups["head"][0]].lexeme.lemma
        for entity in near:
            for noun in self._identities.heads(entity, analysed.lang):
                if entity.named and " " not in noun and says_same_noun(entity, (head,), noun, analysed.lang):
                    return entity if noun.casefold()[:-1] in head.casefold() else None
        return None

    def _spoken_of(self, position: int, analysed: Analysed, mention: Mention) -> Entity | None:
        """«Что с перинатальным центром? – Центр «Ана мен бала» …»: a general head names what was just spoken of."""
        if not value_of(mention).generic:
            return None
        recent = [e for e in self.all if e.mentions and position - e.mentions[-1][0] <= 2]
        fitting = (e for e in reversed(recent) if not e.named and not e.generic)
        return next((e for e in fitting if self._may_mean(e, analysed, mention)), None)

    def _anaphor(self, position: int, analysed: Analysed, mention: Mention, found: Marks) -> Entity | None:
        """«Новый корпус», «данное учреждение»: the facility that the text speaks of."""
        for other in analysed.facilities:
            # «новый корпус детской клиники № 2», «корпус областной больницы»: the wing is what is named right after it.
            gap = other.first - mention.last
            if (gap > 0 and _attached(analysed, mention, other)) or (
                0 < gap <= 2 and (value_of(other).named or _is_whole(analysed, other, gap))
            ):
                named = marks(analysed, other)
                entity = self._find(position, analysed, other, named)
                if entity is None:
                    entity = self._new(position, analysed, value_of(other))
                    self._identities.note(entity, named)
                return entity
        near = [e for e in self.all if e.subjects and position - e.subjects[-1][0] <= _MEMORY]
        if not found.old:
            near = [e for e in near if not self.is_past(e, found.paragraph)]
        fitting = [e for e in near if self._may_mean(e, analysed, mention)]
        if not any(e.named for e in fitting):  # «кешен» is rather the «Дельфин» спорт кешені than a pool
            fitting = [e for e in near if e in fitting or self._stands_for(e, mention, found)]
        if found.old:
            fitting = [e for e in fitting if not self._identities.is_just_opened(e)]
        if found.built:  # «1961 жылы салынған ғимаратта»: not in the one that is still to be
            fitting = [e for e in fitting if not self._identities.is_new(e)]
        if self._is_another(analysed, mention, found):
            return self._one_more(analysed, mention, found, fitting)
        if any("other_word" in unit.classes for unit in analysed.units[max(mention.first - 2, 0) : mention.last + 1]):
            return None
        recent = self._of_age(fitting, found)
        for kind in ([e for e in recent if e.named or not e.generic], recent):
            if kind:
                return self._rather_named(analysed, max(kind, key=lambda e: e.subjects[-1]), recent)
        now = (e for e in self.all if not e.generic and (found.old or not self.is_past(e, found.paragraph)))
        specific = [e for e in now if self._may_mean(e, analysed, mention)]
        if found.old:
            specific = [e for e in specific if not self._identities.is_just_opened(e)]
        if len(specific) == 1 and (
            analysed.lang == "kk" or value_of(mention).type == "building" or specific[0] is self.all[0]
        ):
            return specific[0]
        return None

    def _is_another(self, analysed: Analysed, mention: Mention, found: Marks) -> bool:
        """«Второй центр», «на её месте – здание» are another one, «второй корпус» a part of the same."""
        part = "part_head" in analysed.units[mention.groups["head"][0]].classes
        if found.instead and analysed.lang == "ru":
            return not part
        return found.another and "part_head" not in analysed.units[mention.groups["head"][0]].classes

    def _one_more(self, analysed: Analysed, mention: Mention, found: Marks, fitting: list[Entity]) -> Entity | None:
        """One more of its kind: the one said so before in the paragraph, else a new one of the same type."""
        for entity in reversed(fitting):
            if any(m.another and m.paragraph == found.paragraph for m in self._identities.of(entity)):
                return entity
        model = max((e for e in fitting if not e.generic), key=lambda e: e.subjects[-1], default=None)
        if model is None:
            return None
        entity = self._new(analysed.sentence.index, analysed, value_of(mention))
        entity.type, entity.generic, entity.heading = model.type, False, False
        return entity

    def _of_age(self, fitting: list[Entity], found: Marks) -> list[Entity]:
        """«Ескі ғимарат» is that of the old one, «новое здание» rather that of the new one, where there are both."""
        old = [e for e in fitting if self._identities.is_old(e)]
        new = [e for e in fitting if self._identities.is_new(e) and e not in old]
        if found.old and old and new:
            return old
        return new if found.new and old and new else fitting

    def _rather_named(self, analysed: Analysed, found: Entity, recent: list[Entity]) -> Entity:
        """In Kazakh «мекеме» means the named one, not one mentioned by the way in an earlier paragraph."""
        if analysed.lang != "kk" or found.named or len(found.mentions) > 1:
            return found
        if self._identities.paragraph(found) == analysed.sentence.paragraph:
            return found
        return max((e for e in recent if e.named), key=lambda e: e.subjects[-1], default=found)

    @staticmethod
    def _merge(entity: Entity, value: FacilityName) -> None:
        if entity.type in GENERIC_TYPES and value.type not in GENERIC_TYPES:
            entity.type = value.type
        if (value.named and not entity.named) or (entity.generic and not entity.named and not value.generic):
            entity.name = value.name
        entity.number = entity.number or value.number
        entity.title = entity.title or value.title
        entity.generic = entity.generic and value.generic
        entity.proper = entity.proper or value.proper


def _attached(analysed: Analysed, mention: Mention, other: Mention) -> bool:
    """«Отделение на 40 коек работает при областной больнице»: a part of the facility behind «при»."""
    before = analysed.units[other.first - 1]
    part = "part_head" in analysed.units[mention.groups["head"][0]].classes
    return part and before.text.lower() == "при" and not value_of(other).generic and not value_of(other).plural


def _contrasts(analysed: Analysed) -> bool:
    """«Тем временем школа № 5 трещит по швам»: another one than that spoken of."""
    opening = " ".join([unit.text.lower() for unit in analysed.units[:2]])
    return any(opening == words or opening.startswith(f"{words} ") for words in _CONTRASTING[analysed.lang].tuple)


def _is_whole(analysed: Analysed, mention: Mention, gap: int) -> bool:
    """«Корпус областной больницы»; no «здание бывшей гостиницы»."""
    value = value_of(mention)
    front = analysed.units[max(mention.first - 1, 0) : mention.last + 1]
    old = any(unit.classes & {"former_word", "old_word"} for unit in front)
    return gap == 1 and analysed.lang == "ru" and not (value.generic or value.plural or old)


def _last(entity: Entity) -> tuple[int, int]:
    """Where an entity was spoken of last, else mentioned by the way: sentence and unit."""
    places = entity.subjects or [(position, mention.first) for position, mention in entity.mentions]
    return places[-1] if places else (-1, -1)


def _same_proper(entity: Entity, value: FacilityName) -> bool:
    """Facilities called after two places are two; a bare noun may mean either."""
    return value.proper is None or entity.proper is None or value.proper == entity.proper


def _fold(title: str) -> str:
    return title.casefold().replace("ё", "е")


_NOTHING: frozenset[str] = frozenset()
# What a general noun may stand for, besides what was called so before.
_STANDS_FOR = {
    "complex": frozenset({"swimming_pool", "stadium", "sports_complex", "residential_building", "orphanage", "market"}),
    "centre": frozenset({
        "day_care_unit", "active_longevity_center", "social_service_center", "rehabilitation_center", "youth_centre",
        "child_support_center", "family_support_center", "early_intervention_center", "crisis_centre",
        "training_centre", "culture_centre", "perinatal_center", "service_centre", "home_care_unit", "nursing_home",
    }),
}  # fmt: skip
_RELATED = frozenset({"orphanage", "child_support_center", "complex", "centre", "building", "social_service_center"})


def _compatible(first: str, second: str) -> bool:
    if first == second or first in GENERIC_TYPES or second in GENERIC_TYPES:
        return True
    return first in _RELATED and second in _RELATED
