"""A run without worker processes, for systems that cannot fork one: in order, one document after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import TracebackType

from socfacts.errors import ReadError, RuleError
from socfacts.run.frames import Failed, Job, Settings
from socfacts.run.processes import Outcome
from socfacts.run.worker import Desk

NOTICE = "this system cannot fork: one process does the work, and --jobs, --timeout and --max-memory do not hold"


class Alone:
    """Stands in for ``Pool``. A document that ends its process ends the run; ``--resume`` goes on."""

    def __init__(self, settings: Settings) -> None:
        from socfacts.pipeline import Extractor

        self._desk = Desk(Extractor(settings.rules, settings.reference_date, settings.ner), settings)
        self.key = self._desk.key

    def __enter__(self) -> Alone:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing runs that had to be ended."""

    def outcomes(self, inputs: Iterable[Job | Outcome]) -> Iterator[list[Outcome]]:
        """What comes of each input, in order; an input that is an outcome already takes its place unchanged."""
        for item in inputs:
            yield [self._outcome(item) if isinstance(item, Job) else item]

    def _outcome(self, job: Job) -> Outcome:
        found = self._desk.answer(job)
        if not isinstance(found, Failed):
            return found
        if found.fatal:
            raise RuleError(found.message)
        return ReadError(found.message)
