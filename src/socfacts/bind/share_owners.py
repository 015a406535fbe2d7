"""Which facility a share is of: the one whose works go on, whose staff is counted, whose sum was named."""

from __future__ import annotations

from socfacts.bind import counted
from socfacts.bind.document import Draft
from socfacts.bind.facility import STRUCTURAL, facility_near
from socfacts.bind.focus import counts_institutions, is_of_area, topic
from socfacts.bind.russian_facility import speaks_of_many
from socfacts.bind.russian_shares import worked_on
from socfacts.bind.scene import Scene
from socfacts.language.wordlists import WordList
from socfacts.types import CountedNoun, Entity, Link, Mention

STAFF = frozenset({"workers", "specialists"})
_LEVELS = WordList("levels_of_shares", "ru")
_DONE = WordList("done_of_shares", "ru")
_WORKS = WordList("works_of_shares", "kk")
_WORN = {lang: WordList("worn_things", lang) for lang in ("ru", "kk")}
_WEAR = {lang: WordList("wear", lang) for lang in ("ru", "kk")}
_SUMS = {lang: WordList("sums_shared", lang) for lang in ("ru", "kk")}
_NEAR = 5


def bind_owner(draft: Draft, scene: Scene, mention: Mention, link: Link) -> None:
    """Fill the facility of a share whose whole is known, and the whole where the facility is it."""
    if link.of is not None and worked_on(scene.analysed, mention) is not None:
        link.entity = facility_near(draft, scene, mention.first) or topic(draft, scene)
        return
    if _is_progress(scene, mention, link.of is None):
        link.entity = facility_near(draft, scene, mention.first) or topic(draft, scene)
        link.of = _head_of(draft, link.entity) if link.entity is not None else link.of
        return
    link.entity = _facility_of_sum(draft, scene, link)
    if link.entity is None:
        link.entity = facility_near(draft, scene, mention.first, clause_only=True)
    if link.entity is None and (scene.analysed.lang == "kk" or not is_of_area(scene, mention.first)):
        link.entity = _facility_of_whole(draft, scene, link)
    room = link.of is not None and link.of.category in STRUCTURAL
    if link.entity is None and room and not (
        is_of_area(scene, mention.first) or counts_institutions(draft, scene)
        or speaks_of_many(scene.analysed, mention.first)
    ):  # fmt: skip
        link.entity = topic(draft, scene)  # «четверть мест отдадут детям из бедных семей»
    if link.entity is None and _is_of_building(scene, mention, link) and not is_of_area(scene, mention.first):
        link.entity = facility_near(draft, scene, mention.first) or topic(draft, scene)
        link.of = link.of or (_head_of(draft, link.entity) if link.entity is not None else None)


def says_level(scene: Scene) -> bool:
    """«Готов на 80 %», «выполнены на 82 %»: how far something is, no change."""
    stems = _LEVELS.tuple
    return any(unit.text.lower().startswith(stems) for unit in scene.analysed.units)


def is_change(scene: Scene, mention: Mention) -> bool:
    """«Выросло на 5 %», «5 пайызға өсті»."""
    if scene.analysed.lang == "kk":
        return scene.analysed.units[mention.last].lexeme.case == "dat"
    before = scene.analysed.unit(mention.first - 1)
    first = scene.analysed.unit(mention.first)
    return any(unit is not None and unit.text.lower() in ("на", "плюс", "минус") for unit in (before, first))


def same_people(counted_before: CountedNoun, of: CountedNoun) -> bool:
    """«64 специалиста … каждый четвёртый сотрудник»: the staff has several names."""
    staff = counted_before.category in STAFF and of.category in STAFF
    return counted_before.lemma == of.lemma or staff


def _facility_of_whole(draft: Draft, scene: Scene, link: Link) -> Entity | None:
    """«Орталыққа 2 мың жас келді, олардың 60 пайызы – студенттер»: a part of a count is of the same facility."""
    for other in reversed(draft.links[: link.index]):
        if scene.analysed.sentence.index - other.sentence.index > 1:
            return None
        if other.kind == "count" and other.of is not None and link.of is not None and same_people(other.of, link.of):
            return other.entity
    return None


def _facility_of_sum(draft: Draft, scene: Scene, link: Link) -> Entity | None:
    """«Стоимость – 6,8 млрд тенге; 80 % этой суммы платит инвестор, 20 % – область»: the facility of that sum."""
    before = draft.links[link.index - 1] if link.index else None
    if before is None or scene.analysed.sentence.index - before.sentence.index > 1:
        return None
    if before.sentence.paragraph != scene.analysed.sentence.paragraph:
        return None
    shared = before.kind == "share" and before.sentence is link.sentence and _is_sum(before, scene)
    if shared and (link.of is None or _is_sum(link, scene)):
        return before.entity
    return before.entity if before.kind == "budget" and _is_sum(link, scene) else None


def _is_sum(link: Link, scene: Scene) -> bool:
    return link.of is not None and link.of.lemma in _SUMS[scene.analysed.lang]


def _is_of_building(scene: Scene, mention: Mention, link: Link) -> bool:
    """«Школа построена в 1969 году, износ – 62 %», «выполнено 60 % работ»: told of the facility spoken of."""
    units = scene.analysed.units
    if scene.analysed.lang == "ru" and link.of is not None and link.of.lemma == "работа":
        return True
    worn = any(unit.text.lower().startswith(_WEAR[scene.analysed.lang].tuple)
               for unit in units[max(mention.first - _NEAR, 0) : mention.first])  # fmt: skip
    return worn and (link.of is None or link.of.lemma in _WORN[scene.analysed.lang])


def _is_progress(scene: Scene, mention: Mention, bare: bool) -> bool:
    """«Готовность – 93,4 %»: how far the works on a facility are; ``bare`` is a share of nothing that is named."""
    units = scene.analysed.units[max(mention.first - _NEAR, 0) : mention.first]
    if scene.analysed.lang == "kk" and units and units[-1].text.lower().startswith(_WORKS.tuple):
        return True  # «жұмыстың 65 пайызы атқарылды»
    following = scene.analysed.unit(mention.last + 1)
    changed = is_change(scene, mention)
    if scene.analysed.lang == "kk" and following is not None and (bare or changed):
        told = bool(following.classes & {"status_word_verb", "phase_verb"})
        if told or changed:
            return told  # «68 пайызға орындалды», «жұмыстар басталды, 64 пайызы орындалды»
    if scene.analysed.lang == "ru" and changed:
        return says_level(scene)  # «работы выполнены на 82 %»
    if scene.analysed.lang == "ru" and _is_done_part(scene, mention):
        return True
    return any(unit.text.lower().startswith(("готовност", "техготовност", "дайындығ", "дайындық")) for unit in units)


def _is_done_part(scene: Scene, mention: Mention) -> bool:
    """«Работы начались весной, выполнено 38 %»: of the works, since nothing else follows that it is a part of."""
    before, following = scene.analysed.unit(mention.first - 1), scene.analysed.unit(mention.last + 1)
    ends = following is None or "mark" in following.classes
    return ends and before is not None and before.text.lower() in _DONE


def _head_of(draft: Draft, entity: Entity) -> CountedNoun | None:
    """The noun that heads a facility's name."""
    own = (pair for pair in entity.mentions if not getattr(pair[1].value, "generic", False))
    position, mention = next(own, entity.mentions[0])
    analysed = draft.scenes[position].analysed
    unit = analysed.units[mention.groups["head"][0]]
    lemma = counted.russian_lemma(unit) if analysed.lang == "ru" else counted.kazakh_lemma(unit)
    text = draft.text[slice(*analysed.sentence.span(unit.start, unit.end))]
    return CountedNoun(lemma, text, counted.category_of(unit))
