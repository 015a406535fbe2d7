"""What a Kazakh percentage is a share of: «халықтың 97,2 пайызы», «балаларды қамту 98,7 %»."""

from __future__ import annotations

from socfacts.bind import counted
from socfacts.bind.document import Draft
from socfacts.bind.scene import Scene
from socfacts.language.units import Unit
from socfacts.language.wordlists import WordList
from socfacts.types import CountedNoun, Mention

_NEAR = 2
_FROM_COVERING = 4  # «қамту көрсеткіші қазір 97 %»
_WITH_WHAT = 4  # «тұрғындарды сапалы ауыз сумен қамту»
_COVERING = WordList("covering", "kk")


def of_kazakh(draft: Draft, scene: Scene, mention: Mention) -> CountedNoun | None:
    """The genitive before a possessive percentage, else the object of covering."""
    units = scene.analysed.units
    following = scene.analysed.unit(mention.last + 1)
    ordinal = "ordinal" in units[mention.last].classes
    if ordinal and following is not None and "counted" in following.classes:
        return _noun(draft, scene, following)  # «әр бесінші бала», while «балалардың әр бесіншісі» has it before
    for at in range(mention.first - 1, max(mention.first - _NEAR - 1, -1), -1):
        unit = units[at]
        if unit.text[0].isalpha() and unit.lexeme.case == "gen" and unit.classes.isdisjoint({"place", "part_cue"}):
            return _noun(draft, scene, unit)
    long = _length_of(scene, mention)
    if long is not None:
        return _noun(draft, scene, long)
    covered = _covered(scene, mention)
    return _noun(draft, scene, covered) if covered is not None else None


def _length_of(scene: Scene, mention: Mention) -> Unit | None:
    """«Жолдардың ұзындығы – 3 214 км, соның 82 %-ы …»: what is so long."""
    units = scene.analysed.units
    cue = scene.analysed.unit(mention.first - 1)
    if cue is None or cue.worth("part_cue") != "of_them":
        return None
    at = next((i for i in range(mention.first - 1, 1, -1) if units[i].text.lower().startswith("ұзындығы")), None)
    if at is None or any("counted" in unit.classes for unit in units[at : mention.first]):
        return None
    owners = (unit for unit in reversed(units[max(at - 3, 0) : at]) if unit.lexeme.case == "gen")
    return next(owners, None)


def _covered(scene: Scene, mention: Mention) -> Unit | None:
    """«Балаларды қамту 98,7 %», «тұрғындарды таза сумен қамту деңгейі 98 %»: those who are covered."""
    units = scene.analysed.units
    reach = range(mention.first - 1, max(mention.first - _FROM_COVERING - 1, 0), -1)
    at = next((i for i in reach if units[i].text.lower().startswith(_COVERING.tuple)), None)
    if at is None:
        return None
    for index in range(at - 1, max(at - _WITH_WHAT - 1, -1), -1):
        unit = units[index]
        if not unit.text[0].isalpha() or unit.value is not None:
            return None
        if unit.lexeme.case == "acc":
            return unit
    return None


def _noun(draft: Draft, scene: Scene, unit: Unit) -> CountedNoun:
    text = draft.text[slice(*scene.analysed.sentence.span(unit.start, unit.end))]
    return CountedNoun(counted.kazakh_lemma(unit), text, counted.category_of(unit))
