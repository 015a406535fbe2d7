"""What a figure measures: capacity or occupancy, and per what time."""

from __future__ import annotations

from socfacts.bind import counted
from socfacts.bind.document import Draft
from socfacts.bind.scene import Scene
from socfacts.language import russian
from socfacts.language.analysis import Analysed
from socfacts.language.units import Unit
from socfacts.language.wordlists import WordList
from socfacts.types import Link, Mention

_QUEUES = {lang: WordList("queue_stems", lang) for lang in ("ru", "kk")}
_JOINTS = frozenset({"и", "және", ","})
_SEATED = WordList("seated", "ru")
_NOW_OF_FIGURES = WordList("now_of_figures", "ru")
_ITS_FIGURE = 3  # units from a Kazakh figure to the participle that tells what it measures
_NEAR = 4  # units from one figure to the one it is compared with
_NORMS = WordList("norms", "ru")
_OCCUPANTS = frozenset({"children", "pupils", "students", "patients", "residents", "people", "families"})
_BEFORE_NUMBERS = frozenset({"dash", "bound", "bound_upto", "from_word"})


def measure_of(scene: Scene, mention: Mention, head: counted.Head) -> str | None:
    """Capacity by its noun («на 300 мест») or word («мощность»); occupancy by the verb of living or learning."""
    if head.category in ("storeys", "rooms"):
        return None
    if head.capacity or head.category in ("visits",):
        return "capacity" if _says_capacity(scene, mention, head) else None
    if scene.analysed.lang == "kk" and _meant_for(scene, head):
        return "capacity"
    if head.category not in _OCCUPANTS:
        return None
    if is_norm(scene.analysed, mention.first) and _tells_of_people(scene.analysed):
        return "capacity"
    if _for_so_many(scene, mention):
        return "capacity"
    if head.category == "people" and _on_staff(scene, mention):
        return None
    found = nearest_measure(scene, mention, ("capacity", "occupancy"))
    return None if found == "occupancy" and _in_queue(scene, mention) else found


def _on_staff(scene: Scene, mention: Mention) -> bool:
    """«Штатта 68 адам бар»: those who work there."""
    clause = scene.analysed.clause_of(mention.first)
    staff = (i for i, unit in enumerate(scene.analysed.units) if unit.text.lower().startswith("штат"))
    return any(scene.analysed.clause_of(i) == clause for i in staff)


def _in_queue(scene: Scene, mention: Mention) -> bool:
    """«60 бала кезекте тұр», «в очереди стоят 60 детей»: they wait for what others have."""
    analysed = scene.analysed
    stems = _QUEUES[analysed.lang].tuple
    clause = analysed.clause_of(mention.first)
    waits = (i for i, unit in enumerate(analysed.units) if unit.text.lower().startswith(stems))
    return any(analysed.clause_of(i) == clause for i in waits)


def _meant_for(scene: Scene, head: counted.Head) -> bool:
    """«45 көлікке арналған тұрақ»: a dative right before a word of capacity."""
    following = scene.analysed.unit(head.last + 1)
    if following is None or scene.analysed.units[head.last].lexeme.case != "dat":
        return False
    if following.lexeme.lemma == "орын":
        return True  # «240 балаға орын дайын»
    return "capacity" in (following.worth("measure_word"), following.worth("measure_word_verb"))


def _for_so_many(scene: Scene, mention: Mention) -> bool:
    """«Отделение на 25 человек»: a facility or a building right before «на»."""
    before = scene.analysed.unit(mention.first - 1)
    if before is None or before.text.lower() != "на":
        return False
    noun = scene.analysed.unit(mention.first - 2)
    if noun is not None and noun.text.lower().startswith(_SEATED.tuple):
        return True  # «трибуны на 1 500 зрителей»
    return any(0 < mention.first - f.last <= 3 for f in scene.analysed.facilities)


def _says_capacity(scene: Scene, mention: Mention, head: counted.Head) -> bool:
    before = scene.analysed.unit(mention.first - 1)
    if before is not None and before.text.lower() in ("на", "әрқайсысы"):
        return True  # «екі балабақша (әрқайсысы 160 орын)»
    if is_norm(scene.analysed, mention.first):
        return True
    if head.capacity and scene.analysed.facilities and not _has_verb(scene, mention):
        return True  # «детский сад № 6: 140 мест», «№ 9 бөбекжай (140 орын)»
    if scene.analysed.lang == "kk":
        return (
            scene.analysed.units[head.last].lexeme.derivation in ("lyq", "ly")
            or nearest_measure(scene, mention, ("capacity",)) is not None
        )
    return nearest_measure(scene, mention, ("capacity",)) is not None or head.category == "visits"


def share_measure(draft: Draft, link: Link) -> None:
    """«На 600 и 900 мест», «90 және 120 орындық»: two numbers of one noun measure the same."""
    before = draft.links[link.index - 1] if link.index else None
    if before is None or before.kind != "count" or before.sentence is not link.sentence:
        return
    joint = draft.text[before.end : link.start].strip()
    if joint not in _JOINTS or before.of is None or link.of is None or before.of.lemma != link.of.lemma:
        return
    before.measure = link.measure = before.measure or link.measure


def measure_of_area(scene: Scene, mention: Mention) -> str | None:
    """«Общая площадь – 4 200 кв. м»; none of «спортзал занимает 280»: the measure is of the figure before."""
    analysed = scene.analysed
    found = nearest_measure(scene, mention, ("total", "land", "floor"))
    before = [m for m in analysed.mentions if m.type == "QUANTITY" and m.last < mention.first]
    if found is None or not before:
        return found
    clause = analysed.clause_of(mention.first)
    words = [i for i, unit in analysed.with_class("measure_word") if unit.worth("measure_word") == found]
    if any(before[-1].last < i and analysed.clause_of(i) == clause for i in words):
        return found
    between = analysed.units[before[-1].last + 1 : mention.first]
    return None if any(unit.classes & {"counted", "part_head"} for unit in between) else found


def _has_verb(scene: Scene, mention: Mention) -> bool:
    clause = scene.analysed.clause_of(mention.first)
    return any(v.finite and scene.analysed.clause_of(i) == clause for i, v in scene.signs.verbs.items())


def nearest_measure(scene: Scene, mention: Mention, kinds: tuple[str, ...]) -> str | None:
    analysed = scene.analysed
    found = [
        (analysed.distance(i, mention.first), str(unit.worth(class_)))
        for class_ in ("measure_word", "measure_word_verb")
        for i, unit in analysed.with_class(class_)
        if unit.worth(class_) in kinds
        and analysed.clause_of(i) == analysed.clause_of(mention.first)
        and not _of_next_number(analysed, i, mention)
        and not _of_figure_before(scene, i, mention)
    ]
    return min(found)[1] if found else None


def _of_next_number(analysed: Analysed, index: int, mention: Mention) -> bool:
    """«Учатся 1300 детей при мощности 900», «при норме до 45 тыс.»: the word tells of the number behind it."""
    if index < mention.last:
        return False
    if analysed.lang == "kk":  # «218 бала 140 орынға есептелген ғимаратта оқиды»
        told = "capacity" in (analysed.units[index].worth("measure_word"), _of_verb(analysed.units[index]))
        return told and any(unit.value is not None for unit in analysed.units[mention.last + 1 : index])
    following = analysed.unit(index + 1)
    if following is not None and not following.classes.isdisjoint(_BEFORE_NUMBERS):
        following = analysed.unit(index + 2)
    return following is not None and following.value is not None


def _of_figure_before(scene: Scene, index: int, mention: Mention) -> bool:
    """«Мощность – 500 посещений в смену, прикрепят 42 тысячи»: the word tells of a figure, then a verb of another."""
    analysed = scene.analysed
    if index > mention.first:
        return False
    if analysed.lang == "kk":  # «640 орынға арналған мектепте 1 870 бала оқиды»: it stands behind its own figure
        attributive = "capacity" in (analysed.units[index].worth("measure_word"), _of_verb(analysed.units[index]))
        front = analysed.units[max(index - _ITS_FIGURE, 0) : index]
        return attributive and index < mention.first - 1 and any(unit.value is not None for unit in front)
    figures = [i for i in range(index + 1, mention.first) if analysed.units[i].value is not None]
    return bool(figures) and any(v.finite and figures[-1] < i < mention.first for i, v in scene.signs.verbs.items())


def _of_verb(unit: Unit) -> object:
    return unit.worth("measure_word_verb")


def per_of(scene: Scene, mention: Mention, last: int) -> str | None:
    """«300 посещений в смену»: right after the noun, or «ежегодно» in the clause."""
    analysed = scene.analysed
    best: tuple[int, str] | None = None
    ages = (m for m in analysed.mentions if m.type == "AGE")
    aged = {i for m in ages for i in range(m.first, m.last + 1)}  # «жылына 18 жасқа дейінгі 350 балаға»
    for index, unit in analysed.with_class("per_word"):
        if analysed.clause_of(index) != analysed.clause_of(mention.first):
            continue
        if index > last + 1 and analysed.units[index - 1].value is not None:
            continue  # «1 870 бала үш ауысымда оқиды»
        distance = abs(index - last) if index > last else abs(mention.first - index)
        if any(analysed.units[i].value is not None and i not in aged for i in range(max(index - 1, 0), mention.first)):
            continue  # it goes with another figure, or is one of several («үш ауысымда»)
        if index < last and analysed.lang == "ru" and index and "counted" in analysed.units[index - 1].classes:
            continue  # «на 500 посещений в смену, к ней прикрепят 42 тысячи горожан»
        if index > last and analysed.lang == "ru" and "comma" in analysed.units[index - 1].classes:
            continue  # «занимаются 60 детей, за год – не менее 360»
        reach = 2 if analysed.lang == "kk" and index > last else 5
        reach = 2 if index > last and unit.text.lower().startswith(("в ", "за ")) else reach
        if distance <= reach and (best is None or distance < best[0]):
            best = distance, str(unit.worth("per_word"))
    return best[1] if best else None


def is_norm(analysed: Analysed, first: int) -> bool:
    """«Вместо положенных 75 ходят 112», «при норме 25 учеников в классе 34»: what a house was meant for."""
    if analysed.lang != "ru":
        return False
    at = first - 1
    while at > 0 and first - at <= 2 and russian.is_adjective(analysed.units[at].text):
        at -= 1
    if at > 0 and analysed.units[at].text.lower() == "в":
        at -= 1
    if at < 0:
        return False
    word = analysed.units[at].text.lower()
    return word == "вместо" or (at > 0 and word in _NORMS and analysed.units[at - 1].text.lower() == "при")


def _tells_of_people(analysed: Analysed) -> bool:
    return any(
        unit.worth("measure_word") in ("capacity", "occupancy") for _, unit in analysed.with_class("measure_word")
    )


def counts_norm(analysed: Analysed, link: Link) -> bool:
    """«Вместо положенных 75 детей сад посещали 112»: whether a count is what others are set against."""
    if analysed.lang != "ru" or link.kind != "count" or link.sentence is not analysed.sentence:
        return False
    return is_norm(analysed, analysed.unit_at(link.start))


def is_beyond(draft: Draft, scene: Scene, mention: Mention, link: Link) -> bool:
    """«При проекте 600 мест школа принимает 2310 учеников»: those whom it takes in beside what it was meant for."""
    if link.of is None or link.of.category not in _OCCUPANTS or is_norm(scene.analysed, mention.first):
        return False
    before = draft.links[link.index - 1] if link.index else None
    return before is not None and before.measure == "capacity" and counts_norm(scene.analysed, before)


def restored_measure(draft: Draft, scene: Scene, mention: Mention, link: Link) -> str | None:
    """What a number without its noun measures."""
    before = scene.analysed.unit(mention.first - 1)
    category = link.of.category if link.of is not None else ""
    if scene.analysed.lang == "kk":
        number_of = before is not None and before.text.lower() == "саны"
        return "capacity" if number_of and category in ("places", "beds") else None  # «төсек саны 25-ке түседі»
    if category in ("places", "beds") and before is not None and before.text.lower() == "на":
        return "capacity"  # «один сад на 240 мест и один на 120»
    return _occupancy_of(scene, mention, category) or _compared_measure(draft, scene, mention, link)


def _compared_measure(draft: Draft, scene: Scene, mention: Mention, link: Link) -> str | None:
    """«Раньше могли принять 80 детей, сейчас – 120»: a figure without a verb measures what the one before does."""
    before = draft.links[link.index - 1] if link.index else None
    if before is None or before.sentence is not link.sentence or before.measure != "capacity":
        return None
    same = before.of is not None and link.of is not None and before.of.lemma == link.of.lemma
    between = scene.analysed.units[scene.analysed.unit_at(before.end - 1) + 1 : mention.first]
    now = any(unit.text.lower() in _NOW_OF_FIGURES for unit in between)
    return before.measure if same and now and len(between) <= _NEAR else None


def _occupancy_of(scene: Scene, mention: Mention, category: str) -> str | None:
    """«Рассчитан на 210 человек, живут 247»: what the verb of a number without its noun says."""
    if category not in _OCCUPANTS:
        return None
    if _in_queue(scene, mention):
        return None
    return "occupancy" if nearest_measure(scene, mention, ("capacity", "occupancy")) == "occupancy" else None
