"""Kazakh sums: pieces of a sum told before («қаражаттың 6 миллиардын облыс береді»), and what they were spent on."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from socfacts.bind.kazakh_parts import is_auxiliary
from socfacts.bind.kazakh_payers import giver, is_giving
from socfacts.bind.scene import Scene
from socfacts.language import kazakh
from socfacts.language.analysis import Analysed
from socfacts.language.wordlists import WordList
from socfacts.types import Mention, Quantity

_MILLION = Decimal(1_000_000)
_MONEY = WordList("money", "kk")
_AIMS, _THIS, _AIMS_OF = WordList("aims", "kk"), WordList("this", "kk"), WordList("aims_of", "kk")
_GETTING = WordList("getting", "kk")
_GROWING = WordList("growing", "kk")
_OPENING = 6
_GIVEN = 9  # units from a sum to the verb of giving
_SPEECH = ("ынша", "інше")
_BOUGHT = frozenset({"equipment", "construction", "major_repair", "current_repair", "repair", "reconstruction"})


def of_that_money(scene: Scene, mention: Mention) -> bool:
    """«Қаражаттың 2,5 миллиардын»: the sum told before is the owner of this one."""
    before = scene.analysed.unit(mention.first - 1)
    if scene.analysed.lang != "kk" or before is None or before.lexeme.case != "gen":
        return False
    return kazakh.lemma_of(before.text.lower()) in _MONEY


def is_piece(scene: Scene, mention: Mention) -> bool:
    """«31 миллиардын», «қалған 7,3 млрд теңге»: a number of millions that stands for money, or what is left of it."""
    unit, before = scene.analysed.units[mention.last], scene.analysed.unit(mention.first - 1)
    if unit.factor >= _MILLION and unit.lexeme.possessive:
        return True
    return before is not None and before.worth("part_cue") == "rest" and not is_auxiliary(scene, mention.first - 1)


def has_piece(scene: Scene, mention: Mention) -> bool:
    """«Бөлінген 63 млрд теңгенің 5 миллиарды жұмсалды»: what follows is told of a piece of the sum."""
    if scene.analysed.units[mention.last].lexeme.case != "gen":
        return False
    return any(other.first == mention.last + 1 for other in scene.analysed.mentions)


def is_sum_given(scene: Scene, mention: Mention) -> bool:
    """«Жетпеген 1,15 миллиардты қала бюджеті берді»: millions in the accusative that somebody gave."""
    unit = scene.analysed.units[mention.last]
    if unit.lexeme.case != "acc" or unit.factor < _MILLION or scene.analysed.lang != "kk":
        return False
    behind = scene.analysed.units[mention.last + 1 : mention.last + _GIVEN]
    return any(is_giving(other) for other in behind)


def sum_beside(scene: Scene, mention: Mention) -> Quantity | None:
    """«5,4 млрд және 12,9 млрд теңге»: the last of a row of millions has the currency."""
    units = scene.analysed.units
    at = mention.last
    if scene.analysed.lang != "kk" or units[at].factor < _MILLION or units[at].lexeme.case != "nom":
        return None
    for other in scene.analysed.mentions:
        if other.first <= at:
            continue
        if other.first != at + 2 or "joint" not in units[at + 1].classes or not isinstance(other.value, Quantity):
            return None
        if other.type == "MONEY":
            return replace(mention.value, unit=other.value.unit) if isinstance(mention.value, Quantity) else None
        if other.type != "NUMBER" or units[other.last].factor < _MILLION:
            return None
        at = other.last
    return None


def is_cue(scene: Scene, index: int) -> bool:
    """No «оның айтуынша», which tells who speaks."""
    following = scene.analysed.unit(index + 1)
    return following is None or not following.text.lower().endswith(_SPEECH)


def is_spent(scene: Scene, mention: Mention) -> bool:
    """«90 млн теңгеге томограф сатып алынды», «45 млн теңгесіне жөнделді»: what a finished work took."""
    if _is_bought(scene, mention):
        return True
    if scene.analysed.units[mention.last].lexeme.case != "dat":
        return False
    event = scene.event_near(mention.first)
    return event is not None and event.index > mention.last and event.status == "done" and event.code in _BOUGHT


def _is_bought(scene: Scene, mention: Mention) -> bool:
    """«45 млн теңгеге жиһаз алынды»: what was got for the money."""
    analysed = scene.analysed
    if analysed.units[mention.last].lexeme.case != "dat":
        return False
    clause = analysed.clause_of(mention.first)
    for index in range(mention.last + 2, len(analysed.units)):
        if analysed.clause_of(index) != clause:
            return False
        verb = scene.signs.verbs.get(index)
        if verb is not None and verb.status == "done":
            form = kazakh.verb(analysed.units[index].text)
            return form is not None and form.stem in _GETTING
    return False


def role_of(scene: Scene, index: int, role: str) -> str:
    """«Бұған 300 млн теңге кетеді»: what is still to be spent is what it costs."""
    unit = scene.analysed.units[index]
    verb = scene.signs.verbs.get(index) if unit.lexeme.lemma == "кет" else None
    return "cost" if verb is not None and verb.status == "planned" else role


def tells_aim(scene: Scene, mention: Mention) -> bool:
    """Whether the sentence tells what a sum is for without an event or a facility of its own."""
    return (
        _points_at_aim(scene) or _is_bought(scene, mention) or has_piece(scene, mention)
        or giver(scene, mention) is not None
    )  # fmt: skip


def _points_at_aim(scene: Scene) -> bool:
    """«Бұған», «бұл іске»: what the money is for was said before."""
    words = [unit.text.lower() for unit in scene.analysed.units[:_OPENING]]
    return any(word in _AIMS or (word in _THIS and then in _AIMS_OF) for word, then in pairwise(words))


def is_cause(analysed: Analysed, index: int) -> bool:
    """«Бағаның өсуінен»: that prices grew tells why a sum changed, and is no sum."""
    following = analysed.unit(index + 1)
    return following is not None and following.text.lower().startswith(_GROWING.tuple)
