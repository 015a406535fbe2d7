"""How work grows, measured so that a busy machine does not decide."""

from __future__ import annotations

import time
from collections.abc import Callable

FACTOR = 4
QUADRATIC = 10.0  # proportion is FACTOR, square time its square: the limit lies midway
TRIES = 6


def growth(small: Callable[[], object], large: Callable[[], object]) -> float:
    """How many times the processor time of `small` is that of `large`, which has FACTOR times as much to do.

    Both take turns, since clock rates change from second to second, and the best time of each counts: what else runs
    only adds. It ends with the first turn that shows proportion.
    """
    least = [float("inf"), float("inf")]
    small()
    for _ in range(TRIES):
        for which, work in enumerate((small, large)):
            begun = time.process_time()
            work()
            least[which] = min(least[which], time.process_time() - begun)
        if least[1] < QUADRATIC * least[0]:
            break
    return least[1] / max(least[0], 1e-3)  # less than a millisecond is measured too badly to compare


def growth_of(work: Callable[[str], object], text: str) -> float:
    """The growth from `text` to FACTOR times `text`."""
    return growth(lambda: work(text), lambda: work(text * FACTOR))
