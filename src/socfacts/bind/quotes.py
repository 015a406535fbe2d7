"""How far a quotation reaches: the sentences that a credit covers beside its own."""

from __future__ import annotations

from collections.abc import Iterator

from socfacts.bind.credit import Credit
from socfacts.bind.document import Draft
from socfacts.bind.scene import Scene
from socfacts.language.wordlists import WordList

_ABOUT_THIS = WordList("about_this")
_MAX_QUOTED = 12


def covered(draft: Draft, scene: Scene, credit: Credit) -> Iterator[Scene]:
    """The sentences that a credit covers: its own, those of the quotation it ends or begins, those it sums up."""
    yield scene
    if _sums_up(scene, credit):
        yield from _paragraph_before(draft, scene)
        return
    if _closes_before(scene, credit):
        yield from _back_to_opening(draft, scene)
    elif _after_dash(scene, credit):
        yield from _back_to_dash(draft, scene)
    if _after_dash(scene, credit):
        yield from _continued(draft, scene)
    if _opens_after(scene, credit):
        yield from _forward_to_closing(draft, scene)


def starts_with(scene: Scene, *classes: str) -> bool:
    """Whether the sentence's first unit has one of the classes."""
    units = scene.analysed.units
    return bool(units) and bool(units[0].classes & set(classes))


def _sums_up(scene: Scene, credit: Credit) -> bool:
    """«Об этом сообщил X», «бұл туралы X хабарлады»."""
    units = scene.analysed.units
    words = [unit.text.lower() for unit in units[:3]]
    return " ".join(words[:2]) in _ABOUT_THIS and credit.index > 0


def _paragraph_before(draft: Draft, scene: Scene) -> Iterator[Scene]:
    """What stands before «об этом» in its paragraph; where nothing does, the sentence right before."""
    position = scene.position - 1
    paragraph = scene.analysed.sentence.paragraph
    first = True
    while position >= 0:
        other = draft.scenes[position]
        if other.analysed.sentence.role == "heading":
            return
        if other.analysed.sentence.paragraph != paragraph and not first:
            return
        yield other
        if other.analysed.sentence.paragraph != paragraph:
            return
        first = False
        position -= 1


def _after_dash(scene: Scene, credit: Credit) -> bool:
    """«…, — отметил X»: a dash right before the verb, or before the words «также», «при этом» that lead to it."""
    units = scene.analysed.units
    return any("dash" in unit.classes for unit in units[max(credit.index - 3, 1) : credit.index])


def _closes_before(scene: Scene, credit: Credit) -> bool:
    """Whether a quotation ends before the verb that did not begin in this sentence."""
    depth = 0
    straight = 0
    for unit in scene.analysed.units[: credit.index]:
        if "quote_open" in unit.classes:
            depth += 1
        elif "quote_close" in unit.classes:
            if not depth:
                return True
            depth -= 1
        elif "any_quote" in unit.classes:
            straight += 1
    return straight % 2 == 1


def _balance(scene: Scene) -> int:
    """Quotes that a sentence opens and leaves open (positive) or closes without opening (negative)."""
    kinds = [unit.classes for unit in scene.analysed.units]
    return sum("quote_open" in kind for kind in kinds) - sum("quote_close" in kind for kind in kinds)


def _straight(scene: Scene) -> int:
    return sum("any_quote" in u.classes and not u.classes & {"quote_open", "quote_close"} for u in scene.analysed.units)


def _near(draft: Draft, scene: Scene, step: int) -> Iterator[Scene]:
    """The sentences before or after, as far as a quotation may reach."""
    position = scene.position + step
    for _ in range(_MAX_QUOTED):
        if not 0 <= position < len(draft.scenes):
            return
        yield draft.scenes[position]
        position += step


def _back_to_opening(draft: Draft, scene: Scene) -> Iterator[Scene]:
    found: list[Scene] = []
    for other in _near(draft, scene, -1):
        found.append(other)
        if _balance(other) > 0 or (_straight(other) % 2 == 1):
            yield from found
            return


def _back_to_dash(draft: Draft, scene: Scene) -> Iterator[Scene]:
    """«— … . … , — отметил X»: back to the dash with which the reply begins, in the same paragraph."""
    if starts_with(scene, "dash"):
        return
    found: list[Scene] = []
    for other in _near(draft, scene, -1):
        if other.analysed.sentence.paragraph != scene.analysed.sentence.paragraph:
            return
        found.append(other)
        if starts_with(other, "dash"):
            yield from found
            return


def _continued(draft: Draft, scene: Scene) -> Iterator[Scene]:
    """«…, — говорит X. — …»: a reply that goes on after its credit, to the end of the paragraph."""
    rest = [
        other for other in _near(draft, scene, 1)
        if other.analysed.sentence.paragraph == scene.analysed.sentence.paragraph
    ]  # fmt: skip
    if rest and starts_with(rest[0], "dash"):
        yield from rest


def _opens_after(scene: Scene, credit: Credit) -> bool:
    """«X отметил: «…», which goes on in the next sentences."""
    return _balance(scene) > 0 or scene.analysed.sentence.text.rstrip().endswith(":")


def _forward_to_closing(draft: Draft, scene: Scene) -> Iterator[Scene]:
    opened = _balance(scene)
    for order, other in enumerate(_near(draft, scene, 1)):
        if order == 0 and opened <= 0 and not starts_with(other, "quote_open", "any_quote"):
            return
        yield other
        opened += _balance(other)
        if opened <= 0:
            return
