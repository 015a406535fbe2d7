"""What the analysis of a Kazakh word form says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Case = Literal["nom", "gen", "dat", "acc", "loc", "abl", "ins"]
CASES: tuple[str, ...] = ("nom", "gen", "dat", "acc", "loc", "abl", "ins")


@dataclass(slots=True, unsafe_hash=True)
class KazakhForm:
    """A nominal form. ``form`` and ``lemma`` are casefolded.

    ``possessive`` is ``1sg``, ``2sg``, ``2polite``, ``1pl``, ``3`` or None. ``derivation`` is the outermost of
    ``ghy`` (-дағы, -ғы), ``lyq`` (-лық), ``ly`` (-лы, -сыз), ``ordinal``, ``collective``, ``dai`` (-дай),
    ``indefinite`` (-даған), ``shaqty`` (шақты, only after digits) or None.
    """

    form: str
    lemma: str
    plural: bool = False
    possessive: str | None = None
    case: str = "nom"
    derivation: str | None = None

    @property
    def bare(self) -> bool:
        """True if nothing is added to the lemma."""
        return not (self.plural or self.possessive or self.derivation) and self.case == "nom"


@dataclass(slots=True, unsafe_hash=True)
class VerbForm:
    """A finite form or a participle of a verb. The passive (-ыл, -ын) stays in ``stem``.

    ``confidence`` is 0 to 1: how surely the ending belongs to a verb and not to a noun.
    """

    stem: str
    tense: Literal["past", "present", "future"] | None
    aspect: Literal["done", "ongoing", "planned"] | None
    negative: bool = False
    participle: bool = False
    conditional: bool = False
    confidence: float = 1.0
