"""A run over many documents: one at a time, in input order, in bounded memory, a bad one costing only itself.

Three pieces that fit together and can be replaced one by one: ``documents`` (reading) gives inputs, ``results`` works
on each, ``drain`` hands what came out to a writer and counts. None of them knows what the work is.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from socfacts.errors import ReadError, RuleError, SocfactsError
from socfacts.types import Document

T = TypeVar("T")
_PACKAGE = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True)
class Result(Generic[T]):
    """A document that was worked on, and the records found in it."""

    document: Document
    records: Sequence[T]


@dataclass(slots=True)
class Tally:
    """What a run did. ``failures`` counts the inputs that could not be read or worked on."""

    documents: int = 0
    records: int = 0
    empty: int = 0
    failures: int = 0

    def line(self, noun: str) -> str:
        """«3 documents, 12 facts, 1 document without facts, 0 failures»."""
        counts = (
            (self.documents, "document"),
            (self.records, noun),
            (self.empty, "document"),
            (self.failures, "failure"),
        )
        documents, records, empty, failures = (f"{n} {word}{'' if n == 1 else 's'}" for n, word in counts)
        return f"{documents}, {records}, {empty} without {noun}s, {failures}"


def results(
    inputs: Iterable[Document | ReadError], work: Callable[[Document], Sequence[T]]
) -> Iterator[Result[T] | SocfactsError]:
    """The records of each document, and an error for each input that gave none because something broke."""
    for item in inputs:
        yield _result(item, work) if isinstance(item, Document) else item


def _result(document: Document, work: Callable[[Document], Sequence[T]]) -> Result[T] | SocfactsError:
    try:
        return Result(document, work(document))
    except RuleError:  # not this document's fault: every other one would fail alike
        raise
    except Exception as error:  # a defect of ours in one document must not cost the others
        return SocfactsError(f"{document.id}: left out by a defect ({defect(error)})")


def defect(error: Exception) -> str:
    """What broke and where in our code, on one line: enough to report it."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if Path(frame.filename).is_relative_to(_PACKAGE)]
    frame = (ours or frames)[-1]
    reason = " ".join(str(error).split())
    path = Path(frame.filename)
    place = path.relative_to(_PACKAGE).as_posix() if ours else path.name
    return f"{type(error).__name__} in {place}:{frame.lineno}: {reason:.200}"


def drain(
    outcomes: Iterable[Result[T] | SocfactsError],
    write: Callable[[Document, Sequence[T]], None],
    report: Callable[[str], None],
) -> Tally:
    """Write every result and report every error as it comes; the count of both."""
    tally = Tally()
    for outcome in outcomes:
        if isinstance(outcome, SocfactsError):
            report(str(outcome))
            tally.failures += getattr(outcome, "count", 1)
            continue
        write(outcome.document, outcome.records)
        tally.documents += 1
        tally.records += len(outcome.records)
        tally.empty += not outcome.records
    return tally
