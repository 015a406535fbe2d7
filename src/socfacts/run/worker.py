"""The processes that work: a nursery loads the rules once and forks a worker whenever it is asked for one.

A worker is cheap to make and to lose. It reads, extracts and writes lines of JSON; whatever kills it (a parser's
stack, the memory limit, a signal) costs the document that it was at.
"""

from __future__ import annotations

import gc
import os
import signal
import socket
import struct
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

from socfacts.errors import ReadError, RuleError, SocfactsError
from socfacts.read import Unread, read_unread
from socfacts.run import defect
from socfacts.run.entry import head, run_key, source_digest
from socfacts.run.frames import SEPARATOR, ClosedError, Done, Failed, Job, Settings, receive, send

if TYPE_CHECKING:
    from socfacts.pipeline import Extractor

BEGUN = struct.Struct("<d")
_PID = struct.Struct("<i")
_OUT_OF_MEMORY = 77
_WARM_UP = "В школе № 7 учатся 300 детей. Мектепте 900 оқушы оқиды."


def quiet_memory() -> None:
    """Leave the rules out of the search for cycles, and search seldom: documents make almost none.

    What is kept of new words would be searched in vain, which takes an eighth of the time until most are known.
    """
    gc.freeze()
    gc.set_threshold(1_000_000, 20, 50)


def nursery(fd: int) -> None:
    """The nursery's whole life: settings in, the run's key out, then a worker for every pair of descriptors."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to the whole group; the parent decides
    control = socket.socket(fileno=fd)
    settings: Settings = receive(control)
    try:
        from socfacts.pipeline import Extractor

        extractor = Extractor(settings.rules, settings.reference_date, settings.ner)
        if settings.shared:
            extractor.extract_text(_WARM_UP)
    except SocfactsError as error:
        send(control, error)
        return
    except Exception as error:
        send(control, SocfactsError(f"the workers do not start ({defect(error)})"))
        return
    desk = Desk(extractor, settings)
    send(control, desk.key)
    quiet_memory()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    while True:
        message, fds, _, _ = socket.recv_fds(control, 1, 2)
        if not message or not fds:
            return
        pid = os.fork()
        if pid == 0:
            control.close()
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            _live(socket.socket(fileno=fds[0]), fds[1], desk)
        for fd in fds:
            os.close(fd)
        control.sendall(_PID.pack(pid))


def _live(channel: socket.socket, begun: int, desk: Desk) -> None:
    """A worker's whole life; never returns. Each document that it begins is a time of the clock written to ``begun``.

    A batch has one answer, so that the parent is seldom woken; a document's fellows in a batch are small.
    """
    code = 0
    try:
        limit_memory(desk.settings.memory)
        while True:
            jobs: Sequence[Job] = receive(channel)
            answers: list[Done | Failed] = []
            for job in jobs:
                os.write(begun, BEGUN.pack(time.monotonic()))
                if desk.settings.timeout:
                    # The parent minds the time; this is for the day it is gone.
                    signal.alarm(int(desk.settings.timeout) + 5)
                answers.append(desk.answer(job))
                signal.alarm(0)
                if isinstance(answers[-1], Failed) and answers[-1].worn:
                    send(channel, answers)
                    raise MemoryError  # what is left of the heap may be too little for a small document
            send(channel, answers)
    except ClosedError:
        pass
    except MemoryError:
        code = _OUT_OF_MEMORY
    except BaseException:
        code = 1
    finally:
        os._exit(code)


class Desk:
    """Where documents become facts; the rules' hash and the settings make the ``key`` of what is written."""

    def __init__(self, extractor: Extractor, settings: Settings) -> None:
        self.settings = settings
        self.key = run_key(extractor.ruleset.hash, settings)
        self._extractor = extractor

    def answer(self, job: Job) -> Done | Failed:
        """The facts of one document, or why it has none."""
        try:
            return self._done(job)
        except ReadError as error:
            return Failed(str(error))
        except RuleError as error:
            return Failed(str(error), fatal=True)
        except MemoryError:
            gc.collect()
            limit = self.settings.memory >> 20
            return Failed(f"{job.id}: left out, it needs more than {limit} MB of memory; split it", worn=True)
        except Exception as error:  # a defect of ours in one document must not cost the others
            return Failed(f"{job.id}: left out by a defect ({defect(error)})")

    def _done(self, job: Job) -> Done:
        from socfacts.records import to_json

        item = job.item
        source = source_digest(item) if isinstance(item, Unread) else None
        document = read_unread(item) if isinstance(item, Unread) else item
        whole = document if self.settings.with_text else None
        if job.known is not None:
            return Done(job.known, document=whole)
        facts = self._extractor.extract(document)
        lines = SEPARATOR.join([to_json(fact).encode() for fact in facts if fact.kind in self.settings.kinds])
        return Done(lines, head(document, source, self.key), whole)


def limit_memory(extra: int) -> None:
    """Let this process take ``extra`` bytes more than it has; beyond them it gets a ``MemoryError``."""
    if not extra:
        return
    try:
        import resource

        with open("/proc/self/statm", encoding="ascii") as status:
            now = int(status.read().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (now + extra, resource.RLIM_INFINITY))
    except (ImportError, OSError, ValueError):
        return  # not Linux, or a stricter limit stands already: then that one holds
