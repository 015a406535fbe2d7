"""Worker processes seen from the parent: jobs in, outcomes out in the same order, however the workers fare.

Three kinds of thread share one lock: the feeder takes inputs as long as the window has room, a minder sits by each
worker, and the caller takes outcomes in order. Each waits for what concerns it alone, for every waking takes time from
the workers. The window bounds memory, whatever the length of the input.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence

from socfacts.errors import ReadError, RuleError, SocfactsError
from socfacts.run.frames import ClosedError, Done, Failed, Job, Settings
from socfacts.run.processes import Nursery, Outcome, Slot, Worker
from socfacts.run.waiting import Waiting

_WINDOW_JOBS = 128  # a worker's share of documents under way, waiting and finished out of order
_WINDOW_BYTES = 64 << 20
_BATCH_BYTES = 64 << 10  # small documents go to a worker together
_STILLBIRTHS = 3


class Pool:
    """Runs jobs in worker processes. Use as a context manager: leaving it ends the processes at once."""

    def __init__(self, settings: Settings, jobs: int) -> None:
        self._settings = settings
        self._jobs = jobs
        self._lock = threading.Lock()
        self._room = threading.Condition(self._lock)  # the feeder waits for it
        self._work = threading.Condition(self._lock)  # the minders
        self._news = threading.Condition(self._lock)  # the caller
        self._order: deque[Slot] = deque()
        self._waiting = Waiting(jobs)
        self._bytes = 0
        self._fed = False
        self._closed = False
        self._broken: BaseException | None = None
        self._workers: set[Worker] = set()
        self._nursery = Nursery(settings)
        self.key = self._nursery.key

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._closed = True
            self._wake_all()
            for worker in self._workers:
                worker.kill()
        self._nursery.close()

    def outcomes(self, inputs: Iterable[Job | Outcome]) -> Iterator[list[Outcome]]:
        """What comes of each input, in order, as many as are ready; an input that is an outcome already is one."""
        threads = [threading.Thread(target=self._guard, args=(self._feed, inputs), daemon=True)]
        threads += [threading.Thread(target=self._guard, args=(self._mind,), daemon=True) for _ in range(self._jobs)]
        for thread in threads:
            thread.start()
        while True:
            with self._lock:
                self._news.wait_for(self._has_news)
                if self._broken is not None:
                    raise self._broken
                if not self._order:
                    return
                ready = self._ready()
                self._room.notify()
                if self._fed and not self._order:
                    self._work.notify_all()  # all is done
            yield ready

    def _ready(self) -> list[Outcome]:
        """The outcomes at the head of the order, taken from it."""
        ready: list[Outcome] = []
        while self._order and (outcome := self._order[0].outcome) is not None:
            slot = self._order.popleft()
            self._bytes -= _size(slot)
            ready.append(outcome)
        return ready

    def _has_news(self) -> bool:
        ready = self._order[0].outcome is not None if self._order else self._fed
        return ready or self._broken is not None

    def _guard(self, target: object, *arguments: object) -> None:
        try:
            target(*arguments)  # type: ignore[operator]
        except BaseException as error:
            with self._lock:
                self._broken = self._broken or error
                self._wake_all()

    def _wake_all(self) -> None:
        for condition in (self._room, self._work, self._news):
            condition.notify_all()

    # --- the feeder ------------------------------------------------------------------------------------------

    def _feed(self, inputs: Iterable[Job | Outcome]) -> None:
        for item in inputs:
            slot = Slot(item) if isinstance(item, Job) else Slot(None, item)
            with self._lock:
                self._room.wait_for(self._has_room)
                if self._closed:
                    return
                self._order.append(slot)
                if slot.job is not None:
                    self._bytes += slot.job.size
                    self._waiting.put(slot)
                    self._work.notify()
                elif len(self._order) == 1:
                    self._news.notify()
        with self._lock:
            self._fed = True
            self._wake_all()

    def _has_room(self) -> bool:
        room = len(self._order) < _WINDOW_JOBS * self._jobs and self._bytes < _WINDOW_BYTES
        return room or self._closed

    # --- the minders -----------------------------------------------------------------------------------------

    def _mind(self) -> None:
        worker: Worker | None = None
        stillborn = 0
        while (worker and worker.batches) or self._wait():
            try:
                worker = worker or self._hire()
                self._supply(worker)
                if worker.batches:
                    self._settle(worker, worker.answers(self._settings.timeout))
                    stillborn = 0
            except ClosedError:
                reason = "killed its worker (out of memory, a crash or a signal)"
                stillborn = 0 if self._bury(worker, reason) else stillborn + 1
                worker = None
                if stillborn > _STILLBIRTHS:
                    raise SocfactsError("the workers die before they begin") from None
            except TimeoutError:
                assert worker is not None
                worker.kill()
                self._bury(worker, f"took longer than {self._settings.timeout:g} s; raise --timeout")
                worker = None
        self._bury(worker, "was never begun")

    def _wait(self) -> bool:
        """Until there is something to do; false at the end."""
        with self._lock:
            self._work.wait_for(lambda: self._waiting or self._closed or (self._fed and not self._order))
            return bool(self._waiting) and not self._closed

    def _supply(self, worker: Worker) -> None:
        """Give a worker small documents ahead of time, that it need not wait for them; a big one when it is idle."""
        while len(worker.batches) < 2:
            batch = self._take(worker)
            if not batch:
                return
            worker.give(batch, self._settings.timeout)

    def _take(self, worker: Worker) -> list[Slot]:
        """The next documents for a worker: as many small ones as are its share, or a big one; none where none wait."""
        with self._lock:
            others = [other.home for other in self._workers if other is not worker]
            worker.home = self._waiting.home(worker.home, others)
            return self._waiting.take(worker.home, _BATCH_BYTES, big=not worker.batches)

    def _hire(self) -> Worker:
        worker = self._nursery.worker()
        with self._lock:
            self._workers.add(worker)
        return worker

    def _settle(self, worker: Worker, answers: list[Done | Failed]) -> None:
        """The outcomes of a batch; what of it is without one goes back to the head."""
        batch = worker.batches.popleft()
        if fatal := next((found for found in answers if isinstance(found, Failed) and found.fatal), None):
            raise RuleError(fatal.message)
        with self._lock:
            for slot, found in zip(batch, answers, strict=False):
                slot.outcome = ReadError(found.message) if isinstance(found, Failed) else found
            self._give_back(batch[len(answers) :])

    def _give_back(self, slots: Sequence[Slot]) -> None:
        """What was not done waits again; the caller hears if the next outcome in order is there."""
        if slots:
            self._waiting.put_back(slots)
            self._work.notify_all()
        if self._has_news():
            self._news.notify()

    def _bury(self, worker: Worker | None, reason: str) -> bool:
        """Forget a worker; the document that it was at is left out, and the others go back. Whether it was at one."""
        if worker is None:
            return False
        worker.look()
        slots = [slot for batch in worker.batches for slot in batch]
        culprit = slots[worker.started - 1] if 0 < worker.started <= len(slots) else None
        with self._lock:
            self._workers.discard(worker)
            if culprit is not None and culprit.job is not None:
                culprit.outcome = ReadError(f"{culprit.job.id}: left out, it {reason}")
            self._give_back([slot for slot in slots if slot is not culprit])
        worker.dismiss()
        return culprit is not None


def _size(slot: Slot) -> int:
    return slot.job.size if slot.job is not None else 0
