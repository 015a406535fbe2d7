"""Where a fact is: the nearest place of its clause, else sentence, paragraph, facility, dateline, document."""

from __future__ import annotations

from itertools import pairwise

from socfacts.bind.document import Draft
from socfacts.bind.focus import is_bodys, is_scope
from socfacts.bind.marks import village, where_of
from socfacts.bind.scene import Scene
from socfacts.language.analysis import Analysed
from socfacts.language.wordlists import WordList
from socfacts.types import Mention, PlaceName

# «Қазақстан Республикасы Парламентінің депутаты»: the country says nothing of where in it.
_HOME = "KZ"
_REGIONS = WordList("names_of_regions")
_TOGETHER = 3  # units between a town and its region
_COUNTRY = WordList("names_of_country")
_TOWNS = frozenset({"city", "town", "village"})
_VILLAGES = frozenset({"village", "town"})
_OF_VILLAGES = frozenset({"ауыл", "кент", "село"})
_PARTS = frozenset({"including", "of_them"})


def place_facilities(draft: Draft) -> None:
    """Give each facility the place of the first of its mentions that has one near."""
    if not draft.entities.all:
        return
    of_document = document_place(draft)
    for entity in draft.entities.all:
        for position, mention in entity.mentions:
            scene = draft.scenes[position]
            place = _of_sentence(scene, mention.first)
            if place is not None:
                entity.place = place
                break
        else:
            scene = draft.scenes[entity.mentions[0][0]]
            around = _of_paragraph(draft, scene) or (None if _before_any(draft, scene) else of_document)
            entity.place = _as_far_as_known(scene, around)


def place_links(draft: Draft) -> None:
    """Give each link its place."""
    if not draft.links:
        return
    of_document = document_place(draft)
    scenes = {scene.analysed.sentence.index: scene for scene in draft.scenes}
    for link in draft.links:
        if link.entity is not None and link.kind == "facility":
            link.place = link.entity.place
            continue
        scene = scenes[link.sentence.index]
        own = _of_sentence(scene, scene.analysed.unit_at(link.start)) if scene.analysed.places else None
        if own is None and (_several(scene) or (link.entity is None and _nationwide(draft, scene))):
            continue
        link.place = own or _as_far_as_known(scene, (
            _of_paragraph(draft, scene) or (link.entity.place if link.entity else None)
            or _that_region(draft, scene) or (None if _before_any(draft, scene) else of_document)
        ))  # fmt: skip


def _as_far_as_known(scene: Scene, around: PlaceName | None) -> PlaceName | None:
    """«В Кульсары открыли клуб. В селе Бирлик построят школу»: a village that no gazetteer knows is not Кульсары."""
    if around is None or around.kind not in _TOWNS:
        return around
    class_ = "settlement_word" if scene.analysed.lang == "ru" else "counted"
    unknown = any(_is_unknown(scene.analysed, index) for index, _ in scene.analysed.with_class(class_))
    return _region_of(around) or around if unknown else around


def _is_unknown(analysed: Analysed, index: int) -> bool:
    """«В селе Бирлик», «Бірлік ауылында»: a settlement that is no place of the gazetteer."""
    unit = analysed.units[index]
    if analysed.lang == "ru":
        return unit.worth("settlement_word") in _VILLAGES and village(analysed, index) is not None
    named = analysed.unit(index - 1)
    settlement = unit.lexeme.lemma in _OF_VILLAGES and bool(unit.lexeme.possessive)
    if not settlement or named is None or not named.text[0].isalpha() or "place" in named.lexeme.worth:
        return False
    return named.text[:1].isupper() and named.lexeme.case == "nom" and "num" not in named.classes


def _of_sentence(scene: Scene, index: int) -> PlaceName | None:
    """The nearest place of the clause, else of the sentence; None where several regions stand there."""
    analysed = scene.analysed
    if not analysed.places:
        return None
    beside = _beside_part(scene, index)
    if beside is not None:
        return _value(beside)
    options = [m for m in analysed.places if not _is_origin(scene, m) and not _of_parts(scene, index, m)]
    if len(analysed.facilities) > 1:
        options = _of_own(scene, index, options)
    if not options:
        return None
    if len(options) == 1:
        return _nearest(scene, options, index)
    clause = analysed.clause_of(index)
    inside = [m for m in options if analysed.clause_of(m.first) == clause]
    return _nearest(scene, inside or options, index)


def _of_own(scene: Scene, index: int, options: list[Mention]) -> list[Mention]:
    """«Сад на 280 мест в селе Мичурино и сад на 140 мест в Аксае»: the place told of the one, and not of the other."""
    analysed = scene.analysed
    own = next((m for m in reversed(analysed.facilities) if m.first <= index), None)
    where = where_of(analysed, own) if own is not None and analysed.lang == "ru" else None
    if where is None:
        return options
    return [m for m in options if _value(m).name.startswith(where) or own is None or m.first < own.first]


def _is_origin(scene: Scene, mention: Mention) -> bool:
    """«Победили сверстников из Астаны», «Германиядан әкелінді»: where they came from is not where it was."""
    if scene.analysed.lang == "kk":
        return scene.analysed.units[mention.last].lexeme.case == "abl"
    before = scene.analysed.unit(mention.first - 1)
    if _value(mention).kind == "country" and is_bodys(scene.analysed, mention):
        return True
    return before is not None and before.text.lower() == "из"


def _nearest(scene: Scene, options: list[Mention], index: int) -> PlaceName | None:
    regions = {_value(m).region for m in options}
    if len(regions) > 1 and _listed(options):
        return None
    if len(regions) == 1 and (both := _towns_in_a_row(scene, options)) is not None:
        return _region_of(both)
    if scene.analysed.lang == "kk":  # there the place stands before what happens in it
        options = [m for m in options if m.first <= index] or [m for m in options if not _of_part(scene, index, m)]
        if not options:
            return None
    options = [m for m in options if not _holds_another(m, options)]
    best = min(options, key=lambda m: (abs(m.first - index), m.first > index))
    return _value(best)


def _beside_part(scene: Scene, index: int) -> Mention | None:
    """«32-сі Түркістан облысында, 18-і Алматы облысында»: the place right after a number that stands for its noun.

    «Две – в Аягозе и одна – в Урджаре»: the place behind the dash.
    """
    unit = scene.analysed.unit(index)
    if scene.analysed.lang == "ru":
        dash, placing = scene.analysed.unit(index + 1), scene.analysed.unit(index + 2)
        dashed = dash is not None and "dash" in dash.classes and placing is not None
        if not dashed or placing is None or placing.text.lower() not in ("в", "во"):
            return None
        return next((m for m in scene.analysed.places if m.first == index + 3), None)
    if scene.analysed.lang != "kk" or unit is None or not unit.lexeme.possessive or "num" not in unit.classes:
        return None
    return next((m for m in scene.analysed.places if 0 < m.first - index <= 2), None)


def _of_part(scene: Scene, index: int, place: Mention) -> bool:
    """Whether a part's number stands between a figure and a place: then the place is the part's."""
    between = scene.analysed.units[index + 1 : place.first]
    return any("num" in unit.classes and unit.lexeme.possessive for unit in between)


def _of_parts(scene: Scene, index: int, place: Mention) -> bool:
    """«84 312 детей, в том числе в Алматы – 21 640», «6 400 мест: в Костанае (1 850)»: places of parts of a figure."""
    units = scene.analysed.units
    between = units[index + 1 : place.first]
    if any(unit.worth("part_cue") in _PARTS for unit in between[1:]):  # «388 из них живут в Таразе»
        return True
    colon = next((i for i, unit in enumerate(between, index + 1) if unit.text == ":"), None)
    return colon is not None and any(unit.value is not None for unit in units[colon:])


def _listed(options: list[Mention]) -> bool:
    """Whether places of different regions stand side by side («в Рудном, Аркалыке и Костанае»)."""
    return any(b.first - a.last <= 2 and _value(a).region != _value(b).region for a, b in pairwise(options))


def _holds_another(place: Mention, options: list[Mention]) -> bool:
    """«В Аральске, Кызылординской области»: the narrower of two places that stand together tells more."""
    beside = (m for m in options if m is not place and -_TOGETHER <= m.first - place.last <= _TOGETHER)
    return any(_value(place).name in _value(m).path and _value(place).name != _value(m).name for m in beside)


def _towns_in_a_row(scene: Scene, options: list[Mention]) -> PlaceName | None:
    """«В Аральске и Казалинске»: the first of towns named together; what is told is of neither alone."""
    for one, other in pairwise(options):
        first, second = _value(one), _value(other)
        between = scene.analysed.units[one.last + 1 : other.first]
        joined = bool(between) and len(between) <= 2 and all("joint" in unit.classes or unit.text.lower() in ("в", "и")
                                                             for unit in between)  # fmt: skip
        if joined and first.name not in second.path and second.name not in first.path:
            return first
    return None


def _several(scene: Scene) -> bool:
    return len(scene.analysed.places) > 1 and len({_value(m).region for m in scene.analysed.places}) > 1


def _nationwide(draft: Draft, scene: Scene) -> bool:
    """«Елімізде 942 ұйым бар. Олардың 118-і …»: said of the whole country, in this sentence or the one before."""
    if scene.analysed.lang != "kk":
        return False
    paragraph = scene.analysed.sentence.paragraph
    for other in reversed(draft.scenes[max(scene.position - 1, 0) : scene.position + 1]):
        if other.analysed.sentence.paragraph != paragraph or other.analysed.places:
            return False
        if _tells_of_country(other):
            return True
    return False


def _before_any(draft: Draft, scene: Scene) -> bool:
    """«В стране 3 087 клубов … 7 построят в Туркестанской области»: said of the country before it comes to a region."""
    here = draft.scenes[: scene.position + 1]
    if any(_value(place).kind != "country" for other in here for place in other.analysed.places):
        return False
    return any(map(_tells_of_country, here))


def _tells_of_country(scene: Scene) -> bool:
    """«Елімізде», «ел бойынша», «в стране», «по республике»; «ел игілігіне» and «ел тарихында» place nothing."""
    for index, unit in scene.analysed.with_class("area_scope"):
        if unit.lexeme.lemma not in _COUNTRY:
            continue
        if scene.analysed.lang == "ru":
            return is_scope(scene, index)
        following = scene.analysed.unit(index + 1)
        throughout = following is not None and following.text.lower() in ("бойынша", "көлемінде", "аумағында")
        if throughout or unit.lexeme.case == "loc" or unit.lexeme.derivation == "ghy":
            return True
    return False


def _of_paragraph(draft: Draft, scene: Scene) -> PlaceName | None:
    paragraph = scene.analysed.sentence.paragraph
    for other in reversed(draft.scenes[: scene.position]):
        if other.analysed.sentence.paragraph != paragraph:
            return None
        if other.analysed.places and not _several(other):
            row = _towns_in_a_row(other, other.analysed.places)
            place = _value(other.analysed.places[-1]) if row is None else _region_of(row)
            if place is not None and not (_is_abroad(place) and _starts_at_home(draft)):
                return (_region_of(place) or place) if _speaks_of_region(scene) else place
    return None


def _is_abroad(place: PlaceName) -> bool:
    return place.kind in ("country", "foreign_city") and place.region != _HOME


def _starts_at_home(draft: Draft) -> bool:
    """Whether the first place of the text is one of Kazakhstan: what it says of a foreign one is said by the way."""
    first = next((_value(scene.analysed.places[0]) for scene in draft.scenes if scene.analysed.places), None)
    return first is not None and not _is_abroad(first)


def _that_region(draft: Draft, scene: Scene) -> PlaceName | None:
    """«В области», «өңірде» of a text about several regions: the region of the place named last."""
    if not _speaks_of_region(scene):
        return None
    for other in reversed(draft.scenes[: scene.position]):
        if other.analysed.places:
            place = _value(other.analysed.places[-1])
            return None if _several(other) else _region_of(place)
    return None


def _speaks_of_region(scene: Scene) -> bool:
    """«Всего по области 364 объекта», «өңірде»."""
    words = (i for i, unit in scene.analysed.with_class("area_scope") if unit.lexeme.lemma in _REGIONS)
    return any(is_scope(scene, index) for index in words)


def document_place(draft: Draft) -> PlaceName | None:
    """The place of the dateline or headline, else the document's only region."""
    for scene in draft.scenes[:2]:
        if scene.analysed.sentence.role == "item":
            break  # each item of a digest is from somewhere else
        told = scene.analysed.places
        if told and not _several(scene) and _value(told[0]).region != _HOME and not _of_parts(scene, 0, told[0]):
            return _broadest(scene.analysed.places)
    header = {_value(m).region for m in draft.header_places}
    if len(header) == 1 and header != {_HOME}:
        return _broadest(draft.header_places)
    regions = {_value(m).region for scene in draft.scenes for m in scene.analysed.places if _value(m).kind != "country"}
    if len(regions) != 1:
        return None
    places = ((scene, _value(m)) for scene in draft.scenes for m in scene.analysed.places)
    scene, place = next(pair for pair in places if pair[1].region in regions)
    return _region_of(place) if scene.analysed.sentence.role == "item" else place


def _region_of(place: PlaceName) -> PlaceName | None:
    """The region that a place lies in; None for a city that is one of its own, or a country."""
    if len(place.path) < 2 and place.kind != "region":
        return None
    return PlaceName(place.path[0], "region", place.region, place.path[:1])


def _broadest(places: list[Mention]) -> PlaceName:
    return _value(places[0])


def _value(mention: Mention) -> PlaceName:
    assert isinstance(mention.value, PlaceName)
    return mention.value
