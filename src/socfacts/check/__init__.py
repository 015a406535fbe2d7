"""Extraction against gold: for rule authors, for reviewers of a corpus, and for CI."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from socfacts.check.claims import Claim
from socfacts.check.gold import Gold, accepted, claims_of, read_gold, write_gold
from socfacts.check.report import Checked
from socfacts.check.score import Floor, Level, Score, compare
from socfacts.check.texts import Text, names_of, stem, texts_of
from socfacts.errors import SocfactsError, UsageError
from socfacts.records import Fact
from socfacts.run import results
from socfacts.types import Document

__all__ = ["Checked", "Floor", "Outcome", "Score", "check_files", "parse_floor", "read_gold"]

Extract = Callable[[Document], Sequence[Fact]]


@dataclass(slots=True)
class Outcome:
    """All gold files of a check: the counts, every text compared, and what could not be read."""

    score: Score = field(default_factory=Score)
    checked: list[Checked] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)

    @property
    def differences(self) -> int:
        return sum(one.comparison.differences for one in self.checked)


def check_files(paths: Iterable[Path], extract: Extract, docs: Path | None = None, accept: bool = False) -> Outcome:
    """Extract the texts of gold files again and compare. A text or gold file that cannot be read is not scored.

    With ``accept`` each gold file is then replaced by what was found, unless one of its texts could not be read; a
    gold file that does not exist yet is made.
    """
    outcome = Outcome()
    for path in paths:
        try:
            gold = read_gold(path) if path.exists() or not accept else Gold(path, "records", {})
            pairs = _check(gold, extract, docs, outcome)
            if accept:
                _accept(gold, pairs, complete=not outcome.unread)
        except SocfactsError as error:
            outcome.unread.append(str(error))
    return outcome


def _check(gold: Gold, extract: Extract, docs: Path | None, outcome: Outcome) -> list[tuple[Checked, list[Claim]]]:
    """Add one gold file's texts to ``outcome``; what was compared, with the claims found."""
    inputs = list(texts_of(gold.path, gold.claims, docs))
    names = names_of([text.document.id for text in inputs if isinstance(text, Text)], gold.claims)
    for name in gold.claims:
        if name not in names.values():
            outcome.unread.append(
                f"{gold.path}: no text {name!r} beside it or in {docs or stem(gold.path)}; add --docs"
            )
    pairs = []
    for text in inputs:
        one = _compare(gold, text, names, extract) if isinstance(text, Text) else text
        if isinstance(one, SocfactsError):
            outcome.unread.append(str(one))
            continue
        pairs.append(one)
        outcome.checked.append(one[0])
        outcome.score.add(one[0].comparison)
    return pairs


def _compare(
    gold: Gold, text: Text, names: Mapping[str, str], extract: Extract
) -> tuple[Checked, list[Claim]] | SocfactsError:
    result = next(results([text.document], extract))
    if isinstance(result, SocfactsError):
        return result
    found = claims_of(result.records)
    name = names.get(text.document.id, text.document.id)
    return Checked(gold.path, text.path, text.document.text, compare(name, found, gold.claims.get(name, ()))), found


def _accept(gold: Gold, pairs: Sequence[tuple[Checked, list[Claim]]], complete: bool) -> None:
    if not complete:
        raise UsageError(f"{gold.path}: not replaced, for some of its texts could not be read")
    found = {one.comparison.doc: claims for one, claims in pairs}
    write_gold(gold.path, accepted(gold, [one.comparison for one, _ in pairs], found))


def parse_floor(text: str, kinds: Sequence[str]) -> Floor:
    """The floor that ``[LEVEL:]KIND=X`` asks for, of values where no level is named; else ``UsageError``."""
    name, equals, figure = text.partition("=")
    level, colon, kind = name.rpartition(":")
    mend = f"--min-f1 {text}: write KIND=X or LEVEL:KIND=X, as all=0.9 or full:count=0.75"
    levels: dict[str, Level] = {"": "value", "value": "value", "bound": "bound", "full": "full"}
    if not equals or kind not in (*kinds, "all") or level not in levels or (colon and not level):
        raise UsageError(mend)
    try:
        f1 = float(figure)
    except ValueError as error:
        raise UsageError(mend) from error
    if not 0 <= f1 <= 1:
        raise UsageError(f"{mend}; X is between 0 and 1")
    return Floor(levels[level], kind, f1)
