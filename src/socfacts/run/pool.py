"""Worker processes seen from the parent: jobs in, outcomes out in the same order, however the workers fare.

Three kinds of thread share one lock: the feeder takes inputs as long as the window has room, a minder sits by each
worker, and the caller takes outcomes in order. The window bounds memory, whatever the length of the input.
"""

from __future__ import annotations

import os
import signal
import socket
import struct
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass

from socfacts.errors import ReadError, SocfactsError
from socfacts.run.frames import ClosedError, Done, Failed, Job, Settings, receive, send
from socfacts.run.worker import STARTED

Outcome = Done | SocfactsError
_PID = struct.Struct("<i")
_WINDOW_JOBS = 64  # a worker's share of documents under way, waiting and finished out of order
_WINDOW_BYTES = 64 << 20
_CHUNK_BYTES = 32 << 10  # small documents go to a worker together
_STILLBIRTHS = 3
_CODE = "import sys; sys.path[:] = {path!r}; from socfacts.run.worker import nursery; nursery({fd})"


class Nursery:
    """The process that forks workers; made anew if something kills it."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._lock = threading.Lock()
        self._closed = False
        self.rules_hash = self._start()

    def _start(self) -> str:
        """Returns the hash of the rules; raises what is wrong with them."""
        self._control, theirs = socket.socketpair()
        with theirs:
            code = _CODE.format(path=sys.path, fd=theirs.fileno())
            self._process = subprocess.Popen(
                [sys.executable, "-c", code], pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )  # fmt: skip
        try:
            send(self._control, self._settings)
            answer = receive(self._control)
        except ClosedError as error:
            raise SocfactsError("the workers do not start") from error
        except BaseException:
            self.close()
            raise
        if isinstance(answer, SocfactsError):
            raise answer
        return str(answer)

    def worker(self) -> Worker:
        """A new worker; raises ``ClosedError`` where there can be none."""
        with self._lock:
            for _ in range(2):
                if self._closed:
                    break
                ours, theirs = socket.socketpair()
                try:
                    with theirs:
                        socket.send_fds(self._control, [b"w"], [theirs.fileno()])
                    answer = self._control.recv(_PID.size, socket.MSG_WAITALL)
                    if len(answer) == _PID.size:
                        return Worker(ours, _PID.unpack(answer)[0])
                except OSError:
                    pass
                ours.close()
                if not self._closed:
                    self._process.wait()
                    self._start()
            raise ClosedError

    def close(self) -> None:
        """End the nursery; it holds nothing that could be lost."""
        self._closed = True
        self._process.kill()
        self._process.wait()
        self._control.close()


class Worker:
    """One worker process and the way to it."""

    def __init__(self, channel: socket.socket, pid: int) -> None:
        self.channel, self.pid = channel, pid

    def dismiss(self) -> None:
        """Let it end when it has nothing to do; a dead one is only forgotten."""
        self.channel.close()

    def kill(self) -> None:
        """End it now. It answers on its socket alone, so nothing half written is left behind."""
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)


@dataclass(slots=True, eq=False)
class _Slot:
    """The place of an input in the order of outputs."""

    job: Job | None
    outcome: Outcome | None = None
    started: bool = False


class Pool:
    """Runs jobs in worker processes. Use as a context manager: leaving it ends the processes at once."""

    def __init__(self, settings: Settings, jobs: int) -> None:
        self._settings = settings
        self._jobs = jobs
        self._change = threading.Condition()
        self._order: deque[_Slot] = deque()
        self._waiting: deque[_Slot] = deque()
        self._bytes = 0
        self._fed = False
        self._closed = False
        self._broken: BaseException | None = None
        self._workers: set[Worker] = set()
        self._nursery = Nursery(settings)
        self.rules_hash = self._nursery.rules_hash

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        with self._change:
            self._closed = True
            self._change.notify_all()
            for worker in self._workers:
                worker.kill()
        self._nursery.close()

    def outcomes(self, inputs: Iterable[Job | Outcome]) -> Iterator[Outcome]:
        """What comes of each input, in order; an input that is an outcome already takes its place unchanged."""
        threads = [threading.Thread(target=self._guard, args=(self._feed, inputs), daemon=True)]
        threads += [threading.Thread(target=self._guard, args=(self._mind,), daemon=True) for _ in range(self._jobs)]
        for thread in threads:
            thread.start()
        while True:
            with self._change:
                self._change.wait_for(self._has_news)
                if self._broken is not None:
                    raise self._broken
                if not self._order:
                    return
                slot = self._order.popleft()
                self._bytes -= slot.job.size if slot.job else 0
                self._change.notify_all()
            assert slot.outcome is not None
            yield slot.outcome

    def _has_news(self) -> bool:
        ready = self._order[0].outcome is not None if self._order else self._fed
        return ready or self._broken is not None

    def _guard(self, target: object, *arguments: object) -> None:
        try:
            target(*arguments)  # type: ignore[operator]
        except BaseException as error:
            with self._change:
                self._broken = self._broken or error
                self._change.notify_all()

    # --- the feeder ------------------------------------------------------------------------------------------

    def _feed(self, inputs: Iterable[Job | Outcome]) -> None:
        for item in inputs:
            slot = _Slot(item) if isinstance(item, Job) else _Slot(None, item)
            with self._change:
                self._change.wait_for(self._has_room)
                if self._closed:
                    return
                self._order.append(slot)
                if slot.job is not None:
                    self._bytes += slot.job.size
                    self._waiting.append(slot)
                self._change.notify_all()
        with self._change:
            self._fed = True
            self._change.notify_all()

    def _has_room(self) -> bool:
        room = len(self._order) < _WINDOW_JOBS * self._jobs and self._bytes < _WINDOW_BYTES
        return room or self._closed

    # --- the minders -----------------------------------------------------------------------------------------

    def _mind(self) -> None:
        worker: Worker | None = None
        stillborn = 0
        while batch := self._take():
            try:
                worker = worker or self._hire()
                send(worker.channel, [slot.job for slot in batch])
                for slot in batch:
                    self._hear(worker, slot)
                stillborn = 0
            except ClosedError:
                self._bury(worker)
                worker, stillborn = None, stillborn + 1
                if stillborn > _STILLBIRTHS and not any(slot.started for slot in batch):
                    raise SocfactsError("the workers die before they begin") from None
                self._settle(batch, "killed its worker (out of memory, a crash or a signal)")
            except TimeoutError:
                if worker is not None:
                    worker.kill()
                self._bury(worker)
                worker = None
                self._settle(batch, f"took longer than {self._settings.timeout:g} s; raise --timeout")
        self._bury(worker)

    def _take(self) -> list[_Slot]:
        """The next documents for a worker: as many small ones as are its share; none at the end."""
        with self._change:
            self._change.wait_for(lambda: self._waiting or self._closed or (self._fed and not self._order))
            if self._closed or not self._waiting:
                return []
            share = max(1, len(self._waiting) // self._jobs)
            batch = [self._waiting.popleft()]
            size = batch[0].job.size if batch[0].job else 0
            while self._waiting and len(batch) < share and size < _CHUNK_BYTES:
                batch.append(self._waiting.popleft())
                job = batch[-1].job
                size += job.size if job else 0
            return batch

    def _hire(self) -> Worker:
        worker = self._nursery.worker()
        worker.channel.settimeout(self._settings.timeout or None)
        with self._change:
            self._workers.add(worker)
        return worker

    def _hear(self, worker: Worker, slot: _Slot) -> None:
        """Wait for a document's outcome; the time runs from when the worker begins with it."""
        while (message := receive(worker.channel)) == STARTED:
            slot.started = True
        if isinstance(message, Failed) and message.fatal:
            from socfacts.errors import RuleError

            raise RuleError(message.message)
        with self._change:
            slot.outcome = ReadError(message.message) if isinstance(message, Failed) else message
            self._change.notify_all()

    def _bury(self, worker: Worker | None) -> None:
        if worker is not None:
            with self._change:
                self._workers.discard(worker)
            worker.dismiss()

    def _settle(self, batch: list[_Slot], reason: str) -> None:
        """The document that a lost worker was at is left out; those it had not begun go back to the head."""
        with self._change:
            for slot in batch:
                if slot.started and slot.outcome is None and slot.job is not None:
                    slot.outcome = ReadError(f"{slot.job.id}: left out, it {reason}")
            self._waiting.extendleft(slot for slot in reversed(batch) if slot.outcome is None)
            self._change.notify_all()
