"""What a sentence without a facility of its own is about: the one spoken of before, or a region, or several.

Where two readings stay open there is none: a figure without its facility says less, one with a wrong facility lies.
"""

from __future__ import annotations

from itertools import pairwise

from socfacts.bind.dialogue import answered, asks_of_several
from socfacts.bind.document import LEAD, Draft
from socfacts.bind.kazakh_facility import speaks_of_several
from socfacts.bind.kazakh_kinds import PARTS_OF_ONE
from socfacts.bind.marks import noun_gender
from socfacts.bind.scene import Scene
from socfacts.language import russian
from socfacts.language.analysis import Analysed
from socfacts.language.units import Unit
from socfacts.language.wordlists import WordList
from socfacts.types import Entity, FacilityName, Mention

# Themselves places or institutions, they are not counted of one facility.
COLLECTIVE = frozenset({"facilities", "organizations", "settlements", "regions", "projects"})
_PLACING = WordList("placing", "ru")
_REACH = 4
_LONG_JOINT = 7
_SHORT_LEAD = 2
_PARTS_OF_ONE = WordList("parts_of_one", "ru")
_SUMS_UP = "the sentence sums up over several facilities"
_AREA = "the text speaks of a town or region here"
_SEVERAL = "the text speaks of several facilities here"
_OPEN = "more than one facility could be meant"
_NOTHING = "no facility is spoken of near it"

Focus = tuple[Entity | None, str]


def topic(draft: Draft, scene: Scene) -> Entity | None:
    """The facility spoken of before a sentence."""
    return focus(draft, scene)[0]


def focus(draft: Draft, scene: Scene) -> Focus:
    """The facility spoken of before a sentence, or None with the reason in words."""
    first, then = scene.analysed.unit(0), scene.analysed.unit(1)
    by_the_way = then is not None and "comma" in then.classes  # «Жалпы, …», «В целом, …»
    if first is not None and first.worth("part_cue") in ("whole", "both") and not by_the_way:
        return None, _SUMS_UP
    pointed = _pointed_at(draft, scene)
    if pointed is not None:
        return pointed, ""
    reason = _why_none(draft, scene)
    if reason:
        return None, reason
    if asks_of_several(draft, scene):
        return None, _SEVERAL
    found = _spoken_of(draft, scene)
    return found, _NOTHING if len([e for e in draft.entities.all if e.named]) < 2 else _OPEN


def points_back(scene: Scene) -> bool:
    """«Здесь всего 20 коек, а в очереди 146 семей»: the sentence is about a place named before."""
    return _pointer(scene) is not None


def _pointed_at(draft: Draft, scene: Scene) -> Entity | None:
    """The last facility of the paragraph, for «в ней», «она» the last one of that gender."""
    gender = _pointer(scene)
    if gender is None:
        return None
    if gender in ("any", "spoken_of") and (here := _named_before_pointer(draft, scene)) is not None:
        return here
    for other in reversed(draft.scenes[max(scene.position - _REACH, 0) : scene.position]):
        if other.analysed.sentence.paragraph != scene.analysed.sentence.paragraph:
            return None
        fitting = [m for m in reversed(other.analysed.facilities) if draft.entity_in(other, m) is not None]
        fitting = [m for m in fitting if gender in ("any", "spoken_of") or noun_gender(other.analysed, m) in gender]
        last = gender.startswith("last")
        for mention in sorted(fitting, key=lambda m: not last and (other.position, m.first) in draft.owners):
            return draft.entity_in(other, mention)
    return None


def _named_before_pointer(draft: Draft, scene: Scene) -> Entity | None:
    """«Построят новый корпус дома-интерната: там поселятся 80 человек»: what the sentence has named itself."""
    at = next((index for index, _ in scene.analysed.with_class("points_back")), 0)
    before = (m for m in reversed(scene.analysed.facilities) if m.last < at)
    return next((entity for m in before if (entity := draft.entity_in(scene, m)) is not None), None)


def _pointer(scene: Scene) -> str | None:
    """«Здесь», «мұнда» may be any facility («any»), «в ней» and an opening «она» one of their gender."""
    for index, unit in scene.analysed.with_class("points_back"):
        kind = str(unit.worth("points_back"))
        before = scene.analysed.unit(index - 1)
        placing = before is not None and before.text.lower() in _PLACING
        if kind == "any" or (kind.startswith("in_") and placing):
            return kind
        if kind.startswith("last") and placing and not _is_attribute(scene, index):
            return kind
        if index == 0 and not kind.startswith(("in_", "last")):
            return kind
    return None


def _is_attribute(scene: Scene, index: int) -> bool:
    """«В последней школе», unlike «в последней учатся …»."""
    following = scene.analysed.unit(index + 1)
    likeliest = next(iter(russian.parses(following.text.lower())), None) if following is not None else None
    return likeliest is not None and likeliest.tag.POS in ("NOUN", "ADJF")


def _why_none(draft: Draft, scene: Scene) -> str:
    """What the paragraph turned to since it last named a facility: a region, or several at once; empty if neither."""
    for other in reversed(draft.scenes[max(scene.position - _REACH, 0) : scene.position]):
        if other.analysed.sentence.paragraph != scene.analysed.sentence.paragraph:
            return ""
        entities = _named_in(draft, other)
        if len(entities) == 1:
            return ""
        if len(entities) > 1:
            return _SEVERAL if _side_by_side(other, entities) else ""
        if any(_is_plural(m) for m in other.analysed.facilities):
            return _SEVERAL
        if _tells_of_region(draft, other):
            return _AREA
        if _counts_several(draft, other):
            return _SEVERAL
    return ""


def _counts_several(draft: Draft, scene: Scene) -> bool:
    """«План на год – ещё два центра. Бюджет – 100 млн тенге»: a count of facilities and of nothing else.

    In Kazakh what those facilities have may be counted too: «үш балабақша, олардың сыйымдылығы – 840 орын».
    """
    here = scene.analysed.sentence
    links = [link for link in draft.links if link.sentence is here and link.kind == "count"]
    if scene.analysed.lang == "kk":
        links = [link for link in links if link.entity is None]
    counts = [link.of for link in links if link.of]
    if scene.analysed.lang == "kk":
        return any(of.category == "facilities" and of.lemma not in PARTS_OF_ONE for of in counts)
    return bool(counts) and all(of.category == "facilities" and of.lemma not in _PARTS_OF_ONE for of in counts)


def _named_in(draft: Draft, scene: Scene) -> dict[int, tuple[Entity, Mention]]:
    """The facilities that a sentence speaks of, by index, each with its first mention."""
    found: dict[int, tuple[Entity, Mention]] = {}
    for mention in scene.analysed.facilities:
        entity = draft.entity_in(scene, mention)
        if entity is not None and (scene.position, mention.first) not in draft.owners:
            found.setdefault(entity.index, (entity, mention))
    return found


def _side_by_side(scene: Scene, entities: dict[int, tuple[Entity, Mention]]) -> bool:
    """«Школа № 3 и школа № 5 сданы»: named together, with no more than a joint between them."""
    mentions = sorted((mention for _, mention in entities.values()), key=lambda mention: mention.first)
    types = {entity.type for entity, _ in entities.values()}
    gaps = [scene.analysed.units[one.last + 1 : other.first] for one, other in pairwise(mentions)]
    return len(types) == 1 and all(map(_joins, gaps))


def _joins(gap: list[Unit]) -> bool:
    """«И», «мен»; «г. Рудный, а также в»: a town and «also»."""
    if any(unit.text.lower().endswith("также") for unit in gap):
        return len(gap) <= _LONG_JOINT
    return len(gap) <= 2 and any("joint" in unit.classes for unit in gap)


def _is_plural(mention: Mention) -> bool:
    value = mention.value
    return isinstance(value, FacilityName) and value.plural and not value.named


def _tells_of_region(draft: Draft, scene: Scene) -> bool:
    """«В области 217 детских садов», «всего по региону …»."""
    first = scene.analysed.unit(0)
    if first is not None and first.worth("part_cue") == "whole":
        return True
    scoped = any(is_scope(scene, index) for index, _ in scene.analysed.with_class("area_scope"))
    return scoped and counts_institutions(draft, scene)


def _spoken_of(draft: Draft, scene: Scene) -> Entity | None:
    """The facility named last in the paragraph or the one before it; else the document's only one."""
    found: tuple[int, int] | None = None
    best: Entity | None = None
    asked = answered(draft, scene)
    for entity in draft.entities.all:
        if draft.entities.is_past(entity, scene.analysed.sentence.paragraph):
            continue
        for at, mention in entity.mentions:
            here = (at, mention.first)
            if at >= scene.position or here in draft.owners or not _near(draft, scene, at, asked):
                continue
            if found is None or here > found:
                found, best = here, entity
    main = draft.main(scene.position)
    if main is not None and _is_ahead(scene, main):
        main = None  # what is only named further down is not spoken of yet
    if main is not None and _only_listed(draft, scene, main):
        main = None  # an item of a list that is over
    if best is not None and _only_listed(draft, scene, best):
        best = None
    main, best = (None if e is None or _in_another_item(draft, scene, e) else e for e in (main, best))
    if main is None and found is not None and _is_open(draft, scene, found[0], asked):
        return None
    if main is None or best is None or best is main:
        return main or best
    if best.named and not main.named:
        return best
    paragraphs = {scene.analysed.sentence.paragraph, asked} - {None}
    spoken_of = found is not None and draft.scenes[found[0]].analysed.sentence.paragraph in paragraphs
    if spoken_of and not best.generic and not any(_is_in(draft, main, p) for p in paragraphs if p is not None):
        return best  # each paragraph tells of another one
    if not spoken_of and best.named and main.mentions[0][0] > LEAD and scene.analysed.lang == "kk":
        return None  # one of several that the text told of, each in its paragraph
    return best if (best.named or not _incidental(draft, best)) and spoken_of else main


def _only_listed(draft: Draft, scene: Scene, entity: Entity) -> bool:
    if scene.analysed.lang != "kk" or scene.analysed.sentence.role == "item":
        return False
    return all(draft.scenes[at].analysed.sentence.role == "item" for at, _ in entity.mentions)


def _in_another_item(draft: Draft, scene: Scene, entity: Entity) -> bool:
    """A digest: items that each name a facility of their own say nothing of each other's."""
    if scene.analysed.sentence.role != "item":
        return False
    here = scene.analysed.sentence.paragraph
    items = [paragraph for e in draft.entities.all for paragraph in _items_of(draft, e)]
    own = _items_of(draft, entity)
    return bool(own) and here not in own and len(set(items)) > 1


def _items_of(draft: Draft, entity: Entity) -> list[int]:
    """The items that name a facility, as numbers of their paragraphs; none if other sentences name it too."""
    sentences = [draft.scenes[at].analysed.sentence for at, _ in entity.mentions]
    return [s.paragraph for s in sentences] if all(s.role == "item" for s in sentences) else []


def _is_ahead(scene: Scene, main: Entity) -> bool:
    first = main.mentions[0][0]
    return first > (scene.position if scene.position > _SHORT_LEAD else LEAD)


def _is_open(draft: Draft, scene: Scene, position: int, asked: int | None) -> bool:
    """A new paragraph may be about another facility than the last one.

    The reader knows of those named so far: where that is the one that the text began with, it is the one.
    """
    last = draft.scenes[position].analysed.sentence
    if last.paragraph in (scene.analysed.sentence.paragraph, asked) or last.text.rstrip().endswith("?"):
        return False  # an answer is about what was asked
    known = [e for e in draft.entities.all if e.named and e.mentions[0][0] < scene.position]
    if not known:
        return sum(e.named for e in draft.entities.all) > 1
    return len(known) > 1 or known[0].mentions[0][0] > LEAD


def _is_in(draft: Draft, entity: Entity, paragraph: int) -> bool:
    return any(draft.scenes[at].analysed.sentence.paragraph == paragraph for at, _ in entity.mentions)


def _incidental(draft: Draft, entity: Entity) -> bool:
    """Whether an unnamed facility is only mentioned by the way: once, and nothing is bound to it."""
    return entity.generic or (len(entity.mentions) < 2 and all(link.entity is not entity for link in draft.links))


def _near(draft: Draft, scene: Scene, position: int, asked: int | None) -> bool:
    told = draft.scenes[position].analysed.sentence.paragraph
    paragraph = scene.analysed.sentence.paragraph - told
    if paragraph == 0 or told == asked:
        return True  # a paragraph that names one facility tells of it to its end
    return paragraph <= 1 and scene.position - position <= _REACH


def is_of_area(scene: Scene, index: int) -> bool:
    """Whether the clause speaks of a town or region rather than of a facility."""
    analysed = scene.analysed
    if is_in_scope(scene, index):
        return True
    if not analysed.places:
        return False
    if next(analysed.with_class("own_word"), None) is not None:
        return False  # «у нас 312 сотрудников, 40 учатся в Алматы»
    places = (m for m in analysed.places if not is_bodys(analysed, m) and not _is_origin(analysed, m))
    clause = analysed.clause_of(index)
    return any(analysed.clause_of(m.first) == clause for m in places)


def is_in_scope(scene: Scene, index: int) -> bool:
    """«По области», «в районе»: a word of the clause that tells of a whole town or region."""
    analysed = scene.analysed
    if not analysed.has_class("area_scope"):
        return False
    scopes = [i for i, _ in analysed.with_class("area_scope") if is_scope(scene, i)]
    return any(analysed.clause_of(i) == analysed.clause_of(index) for i in scopes)


def _is_origin(analysed: Analysed, place: Mention) -> bool:
    """«Сорок пять семей – из Туркестанской области»."""
    before = analysed.unit(place.first - 1)
    return analysed.lang == "ru" and before is not None and before.text.lower() == "из"


def is_bodys(analysed: Analysed, place: Mention) -> bool:
    """«На средства правительства Японии»: the place tells whose body pays, not where."""
    if analysed.lang == "kk":  # «Қостанай ауданының әкімі 386 млн теңге табылғанын айтты»
        following = analysed.unit(place.last + 1)
        if following is not None and "area_scope" in following.classes:
            following = analysed.unit(place.last + 2)
        return following is not None and "position" in following.classes and bool(following.lexeme.possessive)
    before = analysed.unit(place.first - 1)
    return before is not None and bool(before.classes & {"paying_body", "payer_noun"})


def is_scope(scene: Scene, index: int) -> bool:
    """«В городе», «по области», «облыста»: where, not who."""
    if scene.analysed.lang == "kk":
        following = scene.analysed.unit(index + 1)
        throughout = following is not None and following.text.lower() in ("бойынша", "көлемінде", "аумағында")
        heads = following is not None and "position" in following.classes  # «облыстың әкімі»
        return throughout or (scene.analysed.units[index].lexeme.case in ("loc", "gen") and not heads)
    before = [unit.text.lower() for unit in scene.analysed.units[max(index - 2, 0) : index]]
    idiom = scene.analysed.units[index].lexeme.lemma == "очередь" and before[-1:] == ["на"]
    if index and "counted" in scene.analysed.units[index - 1].classes and russian.is_plural(before[-1]):
        return scene.analysed.units[index].lexeme.lemma != "очередь"  # «276 тысяч жителей области»
    return not idiom and any(word in ("в", "во", "по", "на") for word in before)


def counts_institutions(draft: Draft, scene: Scene) -> bool:
    """Whether the sentence counts facilities: what follows is then said of all of them."""
    position = scene.analysed.sentence.index
    reach = 1 if scene.analysed.lang == "kk" and speaks_of_several(scene) else 0
    for link in reversed(draft.links):
        if position - link.sentence.index > reach:
            break
        if link.kind != "count" or link.of is None or link.sentence.index > position:
            continue
        if link.quantity is not None and link.quantity.value == 1 and scene.analysed.lang == "ru":
            continue  # «остаётся одна школа – № 20»
        served = link.of.category == "settlements" and link.entity is not None
        if served or (scene.analysed.lang == "kk" and link.entity is not None):
            continue  # «ішінде екі бассейн бар»: what one facility has
        if link.of.category in COLLECTIVE and link.of.lemma not in PARTS_OF_ONE:
            return True
    return False
