"""A run of ``extract``: inputs → workers → journal → writer, in input order and bounded memory."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from socfacts.errors import ReadError, SocfactsError, UsageError
from socfacts.read import MAX_SIZE, Unread, inputs
from socfacts.run import Tally
from socfacts.run.alone import NOTICE, Alone
from socfacts.run.entry import source_digest, text_digest
from socfacts.run.frames import SEPARATOR, Done, Job, Settings
from socfacts.run.journal import Journal, journaling
from socfacts.run.pool import Pool
from socfacts.run.processes import Outcome
from socfacts.types import Document
from socfacts.write import Format, WriteOptions, Writer, writing
from socfacts.write.jsonl import JsonLinesWriter

if TYPE_CHECKING:
    from socfacts.records import Fact


@dataclass(frozen=True, slots=True)
class Plan:
    """Where a run reads and writes, and how."""

    paths: tuple[str, ...]
    output: Path | None
    format: Format
    options: WriteOptions
    settings: Settings
    jobs: int = 1
    max_size: int = MAX_SIZE
    resume: bool = False


def run(plan: Plan, report: Callable[[str], None], progress: Callable[[Tally], None]) -> Tally:
    """Do it. ``report`` gets a line for each input that gave nothing, ``progress`` the count after each document.

    Raises ``UsageError`` and ``RuleError`` before anything is read.
    """
    journaled = plan.output is not None and (plan.output.is_file() or not plan.output.exists())
    if plan.resume and not journaled:
        raise UsageError("--resume goes on from the journal of a file: add -o FILE")
    settings = replace(plan.settings, with_text=plan.format.name != "jsonl")
    tally = Tally()
    with ExitStack() as stack:
        pool = _pool(settings, plan.jobs, report)
        stack.enter_context(pool)
        journal = None
        if plan.output is not None and journaled:
            journal = stack.enter_context(journaling(plan.output, pool.key, plan.resume))
        # Left before the journal is: the file has its name when the journal goes.
        writer = stack.enter_context(writing(plan.format, plan.output, plan.options))
        known = journal if plan.resume else None
        for outcomes in pool.outcomes(_jobs(plan, known, settings.with_text)):
            _take(outcomes, writer, journal, tally, report)
            progress(tally)
    return tally


def _pool(settings: Settings, jobs: int, report: Callable[[str], None]) -> Pool | Alone:
    """The processes that do the work, where the system has such."""
    if hasattr(os, "fork"):
        return Pool(settings, jobs)
    report(NOTICE)
    return Alone(settings)


def _take(
    outcomes: Iterable[Outcome], writer: Writer, journal: Journal | None, tally: Tally, report: Callable[[str], None]
) -> None:
    """Journal and write what has come, in its order."""
    finished: list[Done] = []
    for outcome in outcomes:
        if isinstance(outcome, SocfactsError):
            report(str(outcome))
            tally.failures += getattr(outcome, "count", 1)
        else:
            finished.append(outcome)
            tally.documents += 1
            tally.records += outcome.total
            tally.empty += not outcome.facts
    if journal is not None:
        for done in finished:
            if done.head:
                journal.add(done)
        journal.flush()
    if isinstance(writer, JsonLinesWriter):
        writer.write_lines(b"".join([done.facts.replace(SEPARATOR, b"\n") + b"\n" for done in finished if done.facts]))
        return
    for done in finished:
        assert done.document is not None
        writer.write(done.document, [_fact(line) for line in done.lines])


def _fact(line: bytes) -> Fact:
    from socfacts.records import FACT

    return FACT.validate_python(json.loads(line, parse_float=Decimal))


def _jobs(plan: Plan, journal: Journal | None, with_text: bool) -> Iterator[Job | Outcome]:
    found: Iterable[Unread | Document | ReadError] = inputs(plan.paths, exclude=plan.output, max_size=plan.max_size)
    for item in found:
        if isinstance(item, ReadError):
            yield item
        elif journal is None:
            yield Job(item)
        else:
            yield _resumed(item, journal, with_text)


def _resumed(item: Unread | Document, journal: Journal, with_text: bool) -> Job | Outcome:
    """A document that the journal has under the same digest is not extracted again."""
    row = item if isinstance(item, Document) else None
    try:
        digest = text_digest(row.text) if row is not None else source_digest(item)  # type: ignore[arg-type]
    except OSError as error:
        return ReadError(f"{item.id}: cannot be read ({error.strerror or error})")
    facts = journal.find(item.id, digest, row)
    if facts is None:
        return Job(item)
    if row is not None:
        return Done(facts, document=row if with_text else None)
    return Job(item, known=facts) if with_text else Done(facts)
