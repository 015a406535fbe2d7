"""Kazakh bounds that stand behind the counted noun: «500 адамнан астам», «300 балаға дейін», «900 оқушыдан асты»."""

from __future__ import annotations

import re
from dataclasses import dataclass

from socfacts.bind.counted import Head
from socfacts.bind.document import Draft
from socfacts.bind.scene import Scene
from socfacts.language.analysis import Analysed
from socfacts.language.wordlists import WordList
from socfacts.types import Mention, Quantity

# By the case of the noun: bounds that belong to the figure, and verbs and adverbs that only tell of it.
_BEHIND = {"abl": ("bound_abl", "over_abl"), "dat": ("bound_dat", "over_dat"), "nom": ("bound_bare", "over_bare")}
_JOINTS = WordList("joints", "kk")
_INNER, _HAVING = WordList("inner", "kk"), WordList("there_is", "kk")
_FEW = 5
_RAISED = frozenset({"opening", "construction", "demolition", "relocation"})
_PLACES = frozenset({"settlements", "regions"})  # «екі ауылға дейін»: that far
_UP_TO = "at_most"
_ROW = 8
_OLD, _OLDEST = 50, 99
_OURSELVES = re.compile(r"[еа]у[ыі]?[мң][ыі]з")
_ELDERS = WordList("elders", "kk")
_OF_THOSE = WordList("of_those", "kk")
_NOW = WordList("now_of_figures", "kk")
_COMPARED, _GROWN = WordList("compared", "kk"), WordList("grown_by", "kk")


@dataclass(slots=True, unsafe_hash=True)
class Bounded:
    """A figure with the bound behind its noun, and the first and last unit of its evidence."""

    quantity: Quantity
    first: int
    last: int


def why_no_count(analysed: Analysed, mention: Mention) -> str | None:
    """Why a Kazakh number counts nothing of a facility: «екеуміз салып едік», «ата-аналардың бірі»."""
    if analysed.lang != "kk":
        return None
    unit, before = analysed.units[mention.last], analysed.unit(mention.first - 1)
    if "collective" in unit.classes and _OURSELVES.search(unit.text.lower()):
        return "those who speak are counted"
    owned = before is not None and (
        (before.lexeme.case == "gen" and before.lexeme.plural) or before.text.lower() in _OF_THOSE
    )
    if owned and unit.value == 1 and unit.lexeme.possessive and "one" in unit.classes:
        return "one of several, no count"
    return "a difference, no count" if _is_difference(analysed, mention) else None


def _is_difference(analysed: Analysed, mention: Mention) -> bool:
    """«Өткен жылдан 74-ке аз», «былтырғыдан 120 балаға көп»: by how many, where no word tells from what."""
    units = analysed.units
    at = mention.last if units[mention.last].lexeme.case == "dat" else mention.last + 1
    if at + 1 >= len(units) or units[at].lexeme.case != "dat" or (at > mention.last and units[at].value is not None):
        return False
    following = units[at + 1].text.lower()
    if following not in _COMPARED and not following.startswith(_GROWN.tuple):
        return False
    before = analysed.unit(mention.first - 1)
    if before is None:
        return True
    came = before.value is not None and before.lexeme.case == "abl"  # «120-дан 200-ге көбейді»
    return not came and before.text.lower() not in _NOW  # «210 болса, қазір 236-ға көбейді»


def bound_behind(analysed: Analysed, mention: Mention, quantity: Quantity, head: Head) -> Bounded | None:
    """The figure as the word behind its noun bounds it; None where none does."""
    following = analysed.unit(head.last + 1)
    classes = _BEHIND.get(analysed.units[head.last].lexeme.case)
    if following is None or classes is None or following.classes.isdisjoint(classes):
        return None
    if quantity.qualifier != "exact" or quantity.value is None:
        return None
    inside, beside = (following.worth(class_) for class_ in classes)
    qualifier = str(inside or beside)
    last = head.last + 1 if inside else head.last
    if qualifier == _UP_TO and inside and head.category in _PLACES:
        return None
    low = analysed.unit(mention.first - 1)
    if qualifier == _UP_TO and low is not None and low.value is not None and low.lexeme.case == "abl":
        if low.value >= quantity.value:
            return None  # «талап 40 мыңнан 20 мың адамға дейін төмендеді» tells a change, no range
        return Bounded(Quantity(None, low.value, quantity.value, "between", "1"), mention.first - 1, last)
    return Bounded(_bounded(quantity, qualifier), mention.first, last)


def _bounded(quantity: Quantity, qualifier: str) -> Quantity:
    value = quantity.value
    low = value if qualifier in ("more_than", "at_least") else None
    high = value if qualifier in ("at_most", "less_than") else None
    return Quantity(value, low, high, qualifier, quantity.unit)


def is_of_adjective(scene: Scene, mention: Mention) -> bool:
    """«164-і – екі, 88-і – үш бөлмелі»: the number behind the dash is of the adjective that the last one has."""
    units = scene.analysed.units
    if scene.analysed.lang != "kk" or mention.first < 2 or "dash" not in units[mention.first - 1].classes:
        return False
    counted, comma = units[mention.first - 2], scene.analysed.unit(mention.last + 1)
    if not counted.lexeme.possessive or "num" not in counted.classes or comma is None or "comma" not in comma.classes:
        return False
    return any(unit.lexeme.derivation in ("ly", "lyq") for unit in units[mention.last + 2 : mention.last + _ROW])


def is_age(analysed: Analysed, mention: Mention) -> bool:
    """«Жетпістен асқан қариялар», «алпыстан асқан 30 қария»: so old, not so many."""
    units = analysed.units
    over = next((i for i in (mention.last, mention.last + 1) if i < len(units) and "over_abl" in units[i].classes), 0)
    if analysed.lang != "kk" or over == 0 or units[over - 1].lexeme.case != "abl":
        return False
    value = units[over - 1].value
    if value is None or not _OLD <= value <= _OLDEST:
        return False
    return any(unit.lexeme.lemma in _ELDERS for unit in units[over + 1 : over + 4])


def in_list(draft: Draft, scene: Scene, mention: Mention, head: Head) -> bool:
    """«Үш мектепті және бір балабақшаны», «бір мектеп пен екі бақша»: one of a list of counts."""
    units = scene.analysed.units
    joint, number = scene.analysed.unit(head.last + 1), scene.analysed.unit(head.last + 2)
    if joint is not None and number is not None and joint.text.lower() in _JOINTS and "num" in number.classes:
        return True
    if mention.first == 0 or units[mention.first - 1].text.lower() not in _JOINTS:
        return False
    end = scene.analysed.sentence.span(units[mention.first - 2].start, units[mention.first - 2].end)[1]
    here = (link for link in reversed(draft.links) if link.sentence is scene.analysed.sentence)
    return any(link.kind == "count" and link.end == end for link in here)


def is_inside(scene: Scene, head: Head, quantity: Quantity) -> bool:
    """«Ішінде екі бассейн, үш зал бар»: what one facility has, unlike what a town has or what was built."""
    if head.category != "facilities" or head.lemma not in _INNER or quantity.value is None or quantity.value > _FEW:
        return False
    if scene.analysed.lang != "kk":
        return False
    raised = any(event.code in _RAISED for event in scene.events)
    return not raised and any(unit.text.lower() in _HAVING for unit in scene.analysed.units[head.last :])
