"""Kazakh sums: pieces of a sum told before («қаражаттың 6 миллиардын облыс береді»), and what they were spent on."""

from __future__ import annotations

from decimal import Decimal

from socfacts.bind.document import Scene
from socfacts.language import kazakh
from socfacts.language.wordlists import WordList
from socfacts.types import Mention

_MILLION = Decimal(1_000_000)
_MONEY = WordList("money", "kk")
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
    return before is not None and before.worth("part_cue") == "rest"


def is_cue(scene: Scene, index: int) -> bool:
    """No «оның айтуынша», which tells who speaks."""
    following = scene.analysed.unit(index + 1)
    return following is None or not following.text.lower().endswith(_SPEECH)


def is_spent(scene: Scene, mention: Mention) -> bool:
    """«90 млн теңгеге томограф сатып алынды», «45 млн теңгесіне жөнделді»: what a finished work took."""
    if scene.analysed.units[mention.last].lexeme.case != "dat":
        return False
    event = scene.event_near(mention.first)
    return event is not None and event.index > mention.last and event.status == "done" and event.code in _BOUGHT
