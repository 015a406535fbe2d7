"""Which facility a figure or an event is about."""

from __future__ import annotations

from itertools import pairwise

from socfacts.bind.asides import HOSTS, is_partner
from socfacts.bind.document import Draft
from socfacts.bind.focus import (
    COLLECTIVE,
    counts_institutions,
    focus,
    is_in_scope,
    is_of_area,
    points_back,
    topic,
)
from socfacts.bind.kazakh_facility import described, describes_several, opened_in, owner_of_several
from socfacts.bind.queues import in_general_queue, is_waited_for
from socfacts.bind.residents import lives_in_settlement
from socfacts.bind.russian_facility import resumes, speaks_of_many
from socfacts.bind.scene import Scene
from socfacts.language.analysis import Analysed
from socfacts.types import Entity, Mention

# Figures that always belong to a building: in a sentence without a facility they are of the one spoken of.
STRUCTURAL = frozenset({"storeys", "rooms", "places", "beds", "visits", "apartments", "classes", "groups"})
_NETWORKS = frozenset({"water_supply", "road", "bridge", "pumping_station", "power_plant", "heating_plant"})
_TEACHING = frozenset({"school", "boarding_school", "college", "university"})
INSIDE = "inside"  # facilities that another one has: «ішінде екі бассейн бар»
_OF_AREA = "its clause speaks of a town or region"
_OF_ANOTHER = "its brackets stand behind what is no facility, before another one"
_OF_MANY = "its sentence speaks of several facilities"


def facility_near(draft: Draft, scene: Scene, index: int, *, clause_only: bool = False) -> Entity | None:
    """The facility that a unit's clause names: one before it rather than one after, its own clause first."""
    analysed = scene.analysed
    if not analysed.facilities:
        return None
    if analysed.lang == "kk" and (entity := described(draft, scene, index)) is not None:
        return entity
    options: list[tuple[int, int, Mention]] = []
    resumed = resumes(analysed)
    for mention in analysed.facilities:
        if draft.entity_in(scene, mention) is None:
            continue
        if resumed and mention.first > index and analysed.clause_of(mention.first) != analysed.clause_of(index):
            continue  # «Его обещают открыть осенью; школа появится через год»
        if clause_only and analysed.clause_of(mention.first) != analysed.clause_of(index):
            continue
        after = mention.first > index
        if after and analysed.bracket_of(index) is not None and analysed.bracket_of(mention.first) is None:
            continue  # «спортзал в Аманкарагае (480 млн, 900 кв. м) и реконструкция Дома культуры»
        distance = analysed.distance(mention.last if not after else mention.first, index)
        owner = (scene.position, mention.first) in draft.owners
        if owner and after and analysed.clause_of(mention.first) != analysed.clause_of(index):
            continue  # «Не хватает 37 человек, поэтому договорились с колледжем»
        options.append((distance + (6 if after else 0) + (10 if owner else 0), mention.first, mention))
    if not options:
        return None
    if not clause_only and all(_is_by_the_way(scene, index, option[2]) for option in options):
        spoken_of = topic(draft, scene)
        if spoken_of is not None:
            return spoken_of
    left = [option for option in options if not _takes_in(scene, index, option[2])]
    best = min(left or options, key=lambda option: option[:2])[2]
    spoken_of = topic(draft, scene) if not left and not clause_only else None
    return spoken_of or draft.entity_in(scene, best)


def _is_by_the_way(scene: Scene, index: int, mention: Mention) -> bool:
    """«Остались девять: сторожа и тренеры, которые ведут секции в школе № 17»: behind the figure, inside a relative."""
    analysed = scene.analysed
    if is_partner(analysed, mention):
        return True
    if analysed.lang == "kk":
        return _is_next_item(analysed, index, mention)
    clause = analysed.clause_of(mention.first)
    if clause == analysed.clause_of(index):
        return False
    beside = analysed.units[max(mention.first - 1, 0) : mention.last]
    if any("neighbour_word" in unit.classes for unit in beside):
        return True  # «дети временно ходят в соседний сад, деньги уже выделили»
    if mention.first < index:
        return False
    first = next(i for i in range(index, mention.first + 1) if analysed.clause_of(i) == clause)
    opener = analysed.units[first : first + 2]
    return any(unit.worth("clause_opener") == "relative" for unit in opener)


def _is_next_item(analysed: Analysed, index: int, mention: Mention) -> bool:
    """«Бірінші қабатта – 20 төсектік стационар, үшіншісінде – бассейн»: behind a comma that ends what it describes."""
    described = analysed.unit(index + 1)
    if described is None or described.lexeme.derivation not in ("ly", "lyq"):
        return False
    return any("comma" in unit.classes for unit in analysed.units[index + 2 : mention.first])


def _takes_in(scene: Scene, index: int, mention: Mention) -> bool:
    """«718 детей будут учиться в школе № 55»: they belong to the school under repair."""
    return mention.first > index and takes_in(scene, mention)


def takes_in(scene: Scene, mention: Mention) -> bool:
    """«На время ремонта дети учатся в школе № 55», «№55 мектепке ауыстырылды»: where others are moved to."""
    if next(scene.analysed.with_class("displace_word", "displace_verb"), None) is None:
        return False
    if scene.analysed.lang == "kk":
        return scene.analysed.units[mention.last].lexeme.case == "dat"
    before = scene.analysed.unit(mention.first - 1)
    whole = next((m for m in scene.analysed.facilities if m.last + 1 == mention.first), None)
    inside = whole is not None and takes_in(scene, whole)  # «переведут в бассейн школы № 23»
    return inside or (before is not None and before.text.lower() in ("в", "во", "на"))


def facilities_of_clause(draft: Draft, scene: Scene, index: int, *, after: bool = False) -> list[Entity]:
    """All facilities named in a unit's clause, each once; with ``after`` only those behind the unit."""
    found: list[Entity] = []
    for mention in scene.analysed.facilities:
        entity = draft.entity_in(scene, mention)
        same = scene.analysed.clause_of(mention.first) == scene.analysed.clause_of(index)
        owner = (scene.position, mention.first) in draft.owners
        if after and mention.first < index:
            continue
        if entity is not None and same and not owner and entity not in found:
            found.append(entity)
    return found


def facility_of_count(draft: Draft, scene: Scene, index: int, category: str) -> Entity | None:
    """The facility of a counted thing, or None where it is said of a town, a region or of several facilities."""
    if _is_hopeless(draft):
        return None
    if category in COLLECTIVE:
        if category == "settlements" and (served := _serving(draft, scene, index)) is not None:
            return served
        owner = owner_of_several(draft, scene, index) if scene.analysed.lang == "kk" else None
        return owner or _none(draft, scene, index, "institutions and settlements are counted in a town or region")
    if _of_unknown_title(draft, scene, index):
        return _none(draft, scene, index, "its clause names something by a title alone")
    if scene.analysed.lang == "kk" and describes_several(scene, index):
        return _none(draft, scene, index, _OF_MANY)
    if lives_in_settlement(scene, index):
        return _none(draft, scene, index, _OF_AREA)
    # «Облыс бойынша 31 колледжде 28 мың жас оқиды, жатақхана жетпейді»: no facility of another clause
    near = facility_near(draft, scene, index, clause_only=is_in_scope(scene, index))
    if near is not None and _clause_counts_many(draft, scene, index):
        near = facility_near(draft, scene, index, clause_only=True)
        if near is None:
            return _none(draft, scene, index, _OF_MANY)
    if near is not None:
        return _whose_pupils(draft, scene, index, near, category) or _alone(draft, scene, index, near)
    if in_general_queue(scene.analysed, index) or any(
        is_waited_for(scene.analysed, mention) for mention in scene.analysed.facilities
    ):
        return _none(draft, scene, index, "its sentence speaks of a queue for any of its kind")
    whole_area = is_of_area(scene, index) if category not in STRUCTURAL else is_in_scope(scene, index)
    if whole_area and not points_back(scene):
        return _none(draft, scene, index, _OF_AREA)
    many = category != INSIDE and counts_institutions(draft, scene)
    if category in STRUCTURAL and scene.analysed.lang == "kk" and _counts_facilities_behind(scene, index):
        return _none(draft, scene, index, _OF_MANY)
    if not many and _are_moved(scene):
        return _topic(draft, scene, index)
    if many or speaks_of_many(scene.analysed, index):
        return _none(draft, scene, index, _OF_MANY)
    if category not in STRUCTURAL and _goes_on_from_none(draft, scene):
        return _none(draft, scene, index, "it goes on from a figure of its sentence that is of no facility")
    return _topic(draft, scene, index)


def _of_unknown_title(draft: Draft, scene: Scene, index: int) -> bool:
    """«Государственных два: «Шапагат» на 120 мест и …»: of what nobody told the kind of."""
    analysed = scene.analysed
    onto, closing = analysed.unit(index - 1), analysed.unit(index - 2)
    if onto is None or onto.text.lower() != "на" or closing is None or "any_quote" not in closing.classes:
        return False
    return not any(m.first <= index - 2 <= m.last for m in analysed.facilities)


def _counts_facilities_behind(scene: Scene, index: int) -> bool:
    """«3 200 орын тапшылығын жою үшін тағы төрт мектеп керек»: places of several that are still to be."""
    units = scene.analysed.units
    numbers = [m for m in scene.analysed.mentions if m.type == "NUMBER" and m.first > index]
    heads = (units[m.last + 1 : m.last + 3] for m in numbers if units[m.last].value != 1)
    return any("facility" in unit.classes and "part_head" not in unit.classes for head in heads for unit in head)


def _are_moved(scene: Scene) -> bool:
    """«На время ремонта 980 гимназистов перевели в соседние школы»: those of the school spoken of."""
    if next(scene.analysed.with_class("displace_word", "displace_verb"), None) is None:
        return False
    return all(takes_in(scene, mention) for mention in scene.analysed.facilities)


def _clause_counts_many(draft: Draft, scene: Scene, index: int) -> bool:
    """«В вузе 11 тысяч студентов, пять общежитий вмещают 2 350»: those counted in the clause of the figure."""
    clause = scene.analysed.clause_of(index)
    here = (link for link in draft.links if link.sentence is scene.analysed.sentence and link.kind == "count")
    return scene.analysed.lang == "ru" and any(
        link.of is not None
        and link.of.category == "facilities"
        and link.entity is None
        and scene.analysed.unit_at(link.start) < index
        and scene.analysed.clause_of(scene.analysed.unit_at(link.start)) == clause
        for link in here
    )


def _whose_pupils(draft: Draft, scene: Scene, index: int, near: Entity, category: str) -> Entity | None:
    """«Пока 187 школьников учатся в доме культуры»: the school spoken of, whose pupils they are."""
    if category not in ("pupils", "students", "children"):
        return None
    neighbour = _is_neighbour(draft, scene, near)
    if not neighbour and (near.type not in HOSTS or category == "children"):
        return None
    if category == "children" and any(m.first < index for m in scene.analysed.facilities):
        return None  # «в ближайшем саду № 9 вместо 160 ходят 233 ребёнка»
    spoken_of = topic(draft, scene)
    taught = spoken_of is not None and (spoken_of.type in _TEACHING or (neighbour and spoken_of.type == near.type))
    return spoken_of if taught else None


def _is_neighbour(draft: Draft, scene: Scene, near: Entity) -> bool:
    """«Пока 740 учеников едят в соседней гимназии № 8»."""
    units = scene.analysed.units
    named = [m for m in scene.analysed.facilities if draft.entity_in(scene, m) is near]
    return any("neighbour_word" in unit.classes for m in named for unit in units[max(m.first - 1, 0) : m.last])


def _goes_on_from_none(draft: Draft, scene: Scene) -> bool:
    """«В регионе не хватает 187 врачей, больше всего анестезиологов – 23»: of no facility, as the figure before."""
    before = draft.links[-2] if len(draft.links) > 1 else None
    if before is None or before.sentence is not scene.analysed.sentence or before.kind != "count":
        return False
    return before.entity is None and not scene.analysed.facilities and not points_back(scene)


def _serving(draft: Draft, scene: Scene, index: int) -> Entity | None:
    """«Водопровод напоит девять сёл», «он свяжет три аула»: the network that settlements are served by."""
    near = facility_near(draft, scene, index, clause_only=True)
    if near is None and points_back(scene):
        near = focus(draft, scene)[0]
    return near if near is not None and near.type in _NETWORKS else None


def _brackets_another(scene: Scene, index: int) -> bool:
    """«Спортзал в Аманкарагае (480 млн, 900 кв. м) и реконструкция Дома культуры»: of what has no name here."""
    analysed = scene.analysed
    if analysed.bracket_of(index) is None or not analysed.facilities:
        return False
    return all(m.first > index and analysed.bracket_of(m.first) is None for m in analysed.facilities)


def facility_of_area(draft: Draft, scene: Scene, index: int) -> Entity | None:
    if _brackets_another(scene, index):
        return _none(draft, scene, index, _OF_ANOTHER)
    near = facility_near(draft, scene, index)
    return _topic(draft, scene, index) if near is None else _alone(draft, scene, index, near)


def facility_of_money(draft: Draft, scene: Scene, index: int) -> Entity | None:
    if _is_hopeless(draft):
        return None
    if _brackets_another(scene, index):
        return _none(draft, scene, index, _OF_ANOTHER)
    near = facility_near(draft, scene, index)
    if near is not None and _is_neighbour(draft, scene, near):
        near = topic(draft, scene) or near  # «дети ходят в соседний сад, деньги на ремонт уже выделили»
    if near is not None:
        return _alone(draft, scene, index, near)
    if scene.analysed.lang == "ru" and _continues_sum(draft, scene):
        return _none(draft, scene, index, "it goes on from a sum that is of no one facility")
    if is_of_area(scene, index):
        return _none(draft, scene, index, _OF_AREA)
    if counts_institutions(draft, scene) or speaks_of_many(scene.analysed, index):
        return _none(draft, scene, index, _OF_MANY)
    return _topic(draft, scene, index)


def _alone(draft: Draft, scene: Scene, index: int, near: Entity) -> Entity | None:
    """The facility, unless it stands in a row under one noun: «в школах № 3, 5 и 9 учатся 900 детей»."""
    named = [m for m in scene.analysed.facilities if draft.entity_in(scene, m) is not None]
    for one, other in pairwise(named):
        first, second = draft.entity_in(scene, one), draft.entity_in(scene, other)
        if first is None or second is None or not (first.named and second.named):
            continue  # «одна школа – № 20»
        if first is not second and near in (first, second) and one.groups.get("head") == other.groups.get("head"):
            between = scene.analysed.units[one.last + 1 : other.first]
            if all(not unit.text[0].isalpha() or "joint" in unit.classes for unit in between):
                return _none(draft, scene, index, _OF_MANY)
    return near


def _is_hopeless(draft: Draft) -> bool:
    """Whether the text names no facility at all, and nobody asks why a figure has none."""
    return not draft.trace and not draft.entities.all


def _none(draft: Draft, scene: Scene, index: int, reason: str) -> Entity | None:
    """No facility; ``explain`` tells why."""
    draft.leave_out(scene, index, reason)
    return None


def _topic(draft: Draft, scene: Scene, index: int) -> Entity | None:
    found, reason = focus(draft, scene)
    return found or _none(draft, scene, index, reason)


def _continues_sum(draft: Draft, scene: Scene) -> bool:
    """«На школы выделили 38 млрд. Кроме того, 4 млрд вложили инвесторы»: of no one facility, as the sum before."""
    here = scene.analysed.sentence
    before = next((link for link in reversed(draft.links) if link.sentence is not here), None)
    if before is None or before.kind != "budget" or before.entity is not None:
        return False
    return here.index - before.sentence.index == 1 and before.sentence.paragraph == here.paragraph


def _before_bracket(draft: Draft, scene: Scene, index: int) -> Entity | None:
    """«Школа № 5 (1958 года постройки)»: the facility right before the bracket that tells of it."""
    opening = scene.analysed.bracket_of(index)
    if opening is None:
        return None
    before = (m for m in scene.analysed.facilities if m.last == opening - 1)
    return next((entity for m in before if (entity := draft.entity_in(scene, m)) is not None), None)


def facility_of_event(draft: Draft, scene: Scene, index: int) -> Entity | None:
    """The facility of an event: the only one of its clause; none where a clause names several (one date for two)."""
    if _is_hopeless(draft):
        return None
    bracketed = _before_bracket(draft, scene, index)
    if bracketed is not None:
        return bracketed
    inside = facilities_of_clause(draft, scene, index)
    if len(inside) == 1:
        return inside[0]
    if len(inside) > 1 and scene.analysed.lang == "kk" and (one := opened_in(draft, scene, index)) is not None:
        return one
    if len(inside) > 1:
        return _none(draft, scene, index, "its clause names several facilities")
    if counts_institutions(draft, scene):
        return _none(draft, scene, index, _OF_MANY)
    near = facility_near(draft, scene, index)
    if near is None and is_of_area(scene, index):
        return _none(draft, scene, index, _OF_AREA)
    if near is None and speaks_of_many(scene.analysed, index):
        return _none(draft, scene, index, _OF_MANY)
    return near or _topic(draft, scene, index)
