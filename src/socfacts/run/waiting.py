"""Documents that wait for a worker, by the language that they seem to be in.

A worker spends most of its time on words that are new to it. One that reads a single language learns the words of that
one; if every worker read both, each would learn the words of both.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Sequence

from socfacts.run.frames import Job
from socfacts.run.processes import Slot
from socfacts.types import Document

_KAZAKH = re.compile("[әғқңөұүһі]", re.IGNORECASE)
_LOOKED_AT = 1_000  # characters: of Kazakh hardly a word has none of its letters


def tongue(job: Job) -> str:
    """A guess that costs nothing and decides nothing: "kk", "ru", or "" of a file that nobody has read yet."""
    if not isinstance(job.item, Document):
        return ""
    return job.item.lang or ("kk" if _KAZAKH.search(job.item.text, 0, _LOOKED_AT) else "ru")


class Waiting:
    """Slots in the order in which they came, a row for each language. Its user holds the lock."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._rows: dict[str, deque[Slot]] = {}

    def __bool__(self) -> bool:
        return any(self._rows.values())

    def put(self, slot: Slot) -> None:
        """At the end."""
        self._row(slot).append(slot)

    def put_back(self, slots: Sequence[Slot]) -> None:
        """At the head, in their order."""
        for slot in reversed(slots):
            self._row(slot).appendleft(slot)

    def _row(self, slot: Slot) -> deque[Slot]:
        assert slot.job is not None
        lang = tongue(slot.job) if self._jobs > 1 else ""  # a lone worker takes them as they come
        return self._rows.setdefault(lang, deque())

    def home(self, own: str | None, others: Iterable[str | None]) -> str | None:
        """The language that a worker should keep to, while ``others`` keep to theirs: its own, unless nobody reads one.

        None where nothing waits for a worker that has none.
        """
        taken = list(others)
        unread = [lang for lang, row in self._rows.items() if row and lang != own and lang not in taken]
        if unread and (own is None or own in taken):
            return unread[0]
        if own is not None:
            return own
        return max(self._rows, key=lambda lang: len(self._rows[lang]) / (1 + taken.count(lang)), default=None)

    def take(self, home: str | None, most: int, big: bool) -> list[Slot]:
        """Documents for a worker at ``home``: small ones of up to ``most`` bytes, or with ``big`` one of any size.

        Where none of its language wait, it helps with those of which most do.
        """
        row = self._rows.get(home or "")
        if not row:
            row = max(self._rows.values(), key=len, default=None)
        batch: list[Slot] = []
        size = 0
        share = max(1, sum(map(len, self._rows.values())) // (2 * self._jobs))
        while row and len(batch) < share:
            job = row[0].job
            assert job is not None
            size += job.size
            if size > most and (batch or not big):
                break
            batch.append(row.popleft())
        return batch
