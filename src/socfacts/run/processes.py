"""The processes that work, seen from the parent: a nursery that forks them, and the ways to each."""

from __future__ import annotations

import math
import os
import select
import signal
import socket
import struct
import subprocess
import sys
import threading
import time
from collections import deque
from contextlib import suppress
from dataclasses import dataclass

from socfacts.errors import SocfactsError
from socfacts.run.frames import ClosedError, Done, Failed, Job, Settings, frame, receive, send
from socfacts.run.worker import BEGUN

Outcome = Done | SocfactsError
_PID = struct.Struct("<i")
_CODE = "import sys; sys.path[:] = {path!r}; from socfacts.run.worker import nursery; nursery({fd})"


@dataclass(slots=True, eq=False)
class Slot:
    """The place of an input in the order of outputs."""

    job: Job | None
    outcome: Outcome | None = None


class Nursery:
    """The process that forks workers; made anew if something kills it."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._lock = threading.Lock()
        self._closed = False
        self.key = self._start()

    def _start(self) -> str:
        """Returns the key of the run; raises what is wrong with its rules."""
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
                begun, begin = os.pipe()
                try:
                    with theirs:
                        socket.send_fds(self._control, [b"w"], [theirs.fileno(), begin])
                    answer = self._control.recv(_PID.size, socket.MSG_WAITALL)
                    if len(answer) == _PID.size:
                        return Worker(ours, begun, _PID.unpack(answer)[0])
                except OSError:
                    pass
                finally:
                    os.close(begin)
                os.close(begun)
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
    """One worker process and the ways to it: batches and their answers, and when it began with which document."""

    def __init__(self, channel: socket.socket, begun: int, pid: int) -> None:
        self._channel, self._begun, self._pid = channel, begun, pid
        os.set_blocking(begun, False)
        self._last = 0.0
        self._arrived: deque[list[Done | Failed]] = deque()
        self.batches: deque[list[Slot]] = deque()
        """What it has to do, the one it is at first."""
        self.started = 0
        """How many documents of these it has begun."""
        self.home: str | None = None
        """The language that it keeps to."""

    def give(self, batch: list[Slot], timeout: float) -> None:
        """One batch more. What it answers meanwhile is taken, else each would wait for the other to read."""
        if not self.batches:
            self._last = time.monotonic()
        self.batches.append(batch)
        left = memoryview(frame([slot.job for slot in batch]))
        while left:
            if self._ready(select.POLLIN | select.POLLOUT, timeout) != select.POLLOUT:
                self._arrived.append(receive(self._channel))
                continue
            try:
                left = left[self._channel.send(left, socket.MSG_DONTWAIT) :]
            except OSError as error:
                raise ClosedError from error

    def answers(self, timeout: float) -> list[Done | Failed]:
        """Wait for the answers to the first batch; ``TimeoutError`` where one document takes longer than ``timeout``.

        There are fewer than the batch has documents where the worker ends itself.
        """
        if not self._arrived:
            self._ready(select.POLLIN, timeout)
            self._arrived.append(receive(self._channel))
        self.look()
        answers = self._arrived.popleft()
        self.started -= len(answers)
        return answers

    def _ready(self, events: int, timeout: float) -> int:
        """Wait for one of ``events``, or an error; which."""
        poll = select.poll()
        poll.register(self._channel, events)
        while not (found := poll.poll(self._left(timeout))):
            self.look()
            if self._left(timeout) == 0:
                raise TimeoutError
        return found[0][1]

    def _left(self, timeout: float) -> float | None:
        """Milliseconds that the present document still has."""
        return max(0, math.ceil((self._last + timeout - time.monotonic()) * 1000)) if timeout else None

    def look(self) -> None:
        """Which documents it has begun since the last look, and when it began the last."""
        with suppress(BlockingIOError):
            while data := os.read(self._begun, 1 << 16):
                self.started += len(data) // BEGUN.size
                (self._last,) = BEGUN.unpack(data[-BEGUN.size :])

    def dismiss(self) -> None:
        """Let it end when it has nothing to do; a dead one is only forgotten."""
        self._channel.close()
        os.close(self._begun)

    def kill(self) -> None:
        """End it now. It answers on its socket alone, so nothing half written is left behind."""
        with suppress(ProcessLookupError):
            os.kill(self._pid, signal.SIGKILL)
