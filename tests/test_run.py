"""A run goes on, in order, whatever one document does."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from socfacts.errors import ReadError, RuleError, SocfactsError
from socfacts.run import Result, Tally, drain, results
from socfacts.types import Document

A, B, C = (Document(name, name * 2) for name in "abc")


def letters(document: Document) -> list[str]:
    if document.id == "b":
        raise ZeroDivisionError("half a letter")
    return list(document.text) if document.id == "a" else []


def test_order_and_isolation() -> None:
    """Errors stand where their input stood; a defect names the document, its kind and its place in our code."""
    [first, unread, defect, empty] = results([A, ReadError("x: gone"), B, C], letters)
    assert (first, empty) == (Result(A, ["a", "a"]), Result(C, []))
    assert str(unread) == "x: gone"
    assert isinstance(defect, SocfactsError)
    assert str(defect).startswith("b: left out by a defect (ZeroDivisionError in run/__init__.py:")


def test_inputs_are_taken_one_at_a_time() -> None:
    """A stream of millions is never held: each input is asked for when the one before is done."""
    taken: list[str] = []

    def inputs() -> Iterator[Document]:
        for document in (A, C):
            taken.append(document.id)
            yield document

    outcomes = results(inputs(), letters)
    next(outcomes)
    assert taken == ["a"]


def test_drain_counts_what_happened() -> None:
    """Results are written, errors reported, both as they come."""
    events: list[str] = []
    tally = drain(
        results([A, B, C, ReadError("x: gone")], letters),
        lambda document, records: events.append(f"{document.id} {len(records)}"),
        lambda message: events.append(message[:5]),
    )
    assert events == ["a 2", "b: le", "c 0", "x: go"]
    assert tally == Tally(documents=2, records=2, empty=1, failures=2)


@pytest.mark.parametrize(
    ("tally", "line"),
    [
        (Tally(1, 1, 1, 1), "1 document, 1 fact, 1 document without facts, 1 failure"),
        (Tally(5, 82, 0, 0), "5 documents, 82 facts, 0 documents without facts, 0 failures"),
    ],
)
def test_closing_line(tally: Tally, line: str) -> None:
    """Documents, facts, documents without facts and failures."""
    assert tally.line("fact") == line


def test_broken_rules_end_the_run() -> None:
    """A rule that turns out broken while a document is worked on would break every document."""

    def broken(document: Document) -> list[str]:
        raise RuleError("ru.x.y: no such class")

    with pytest.raises(RuleError):
        list(results([A, C], broken))


def test_an_interrupt_is_no_defect() -> None:
    """Ctrl-C in the middle of a document ends the run."""

    def interrupted(document: Document) -> list[str]:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(results([A], interrupted))
