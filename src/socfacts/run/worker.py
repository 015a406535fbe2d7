"""The processes that work: a nursery loads the rules once and forks a worker whenever it is asked for one.

A worker is cheap to make and to lose. It reads, extracts and writes lines of JSON; whatever kills it (a parser's
stack, the memory limit, a signal) costs the document that it was at.
"""

from __future__ import annotations

import gc
import hashlib
import os
import signal
import socket
import struct
from collections.abc import Sequence
from typing import TYPE_CHECKING

from socfacts.errors import ReadError, RuleError, SocfactsError
from socfacts.read import Unread, read_unread
from socfacts.run import defect
from socfacts.run.frames import ClosedError, Done, Failed, Job, Settings, receive, send
from socfacts.types import Document

if TYPE_CHECKING:
    from socfacts.pipeline import Extractor

STARTED = b"started"
_PID = struct.Struct("<i")
_OUT_OF_MEMORY = 77
_WARM_UP = "В школе № 7 учатся 300 детей. Мектепте 900 оқушы оқиды."


def quiet_memory() -> None:
    """Leave the rules out of the search for cycles, and search seldom: documents make almost none."""
    gc.freeze()
    gc.set_threshold(100_000, 20, 50)


def nursery(fd: int) -> None:
    """The nursery's whole life: settings in, the rules' hash out, then a worker for every socket that comes."""
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
    send(control, extractor.ruleset.hash)
    quiet_memory()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    while True:
        message, fds, _, _ = socket.recv_fds(control, 1, 1)
        if not message or not fds:
            return
        pid = os.fork()
        if pid == 0:
            control.close()
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            _live(socket.socket(fileno=fds[0]), extractor, settings)
        os.close(fds[0])
        control.sendall(_PID.pack(pid))


def _live(channel: socket.socket, extractor: Extractor, settings: Settings) -> None:
    """A worker's whole life; never returns."""
    code = 0
    try:
        limit_memory(settings.memory)
        while True:
            jobs: Sequence[Job] = receive(channel)
            for job in jobs:
                send(channel, STARTED)
                if settings.timeout:
                    # The parent minds the time; this is for the day it is gone.
                    signal.alarm(int(settings.timeout) + 5)
                outcome = answer(job, extractor, settings)
                send(channel, outcome)
                signal.alarm(0)
                if isinstance(outcome, Failed) and outcome.worn:
                    raise MemoryError  # what is left of the heap may be too little for a small document
    except ClosedError:
        pass
    except MemoryError:
        code = _OUT_OF_MEMORY
    except BaseException:
        code = 1
    finally:
        os._exit(code)


def answer(job: Job, extractor: Extractor, settings: Settings) -> Done | Failed:
    """The facts of one document, or why it has none."""
    try:
        return _done(job, extractor, settings)
    except ReadError as error:
        return Failed(str(error))
    except RuleError as error:
        return Failed(str(error), fatal=True)
    except MemoryError:
        gc.collect()
        return Failed(
            f"{job.id}: left out, it needs more than {settings.memory >> 20} MB of memory; split it", worn=True
        )
    except Exception as error:  # a defect of ours in one document must not cost the others
        return Failed(f"{job.id}: left out by a defect ({defect(error)})")


def _done(job: Job, extractor: Extractor, settings: Settings) -> Done:
    from socfacts.records import to_json

    item = job.item
    source = source_digest(item) if isinstance(item, Unread) else None
    document = read_unread(item) if isinstance(item, Unread) else item
    lines = job.known
    if lines is None:
        facts = extractor.extract(document)
        lines = tuple(to_json(fact).encode() for fact in facts if fact.kind in settings.kinds)
    whole = document if settings.with_text else without_text(document)
    return Done(whole, lines, text_digest(document.text), source, fresh=job.known is None)


def without_text(document: Document) -> Document:
    """The document's metadata alone."""
    return Document(document.id, "", document.title, document.url, document.date, document.lang, document.pages)


def text_digest(text: str) -> str:
    """SHA-256 of a text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def source_digest(item: Unread) -> str:
    """SHA-256 of a file's bytes."""
    if isinstance(item.source, bytes):
        return hashlib.sha256(item.source).hexdigest()
    with item.source.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


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
