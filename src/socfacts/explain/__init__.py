"""The trace of every decision: why each fact is what it is, and why a number is none.

``explain`` runs the stages again with a listener at the finder of mentions, and lays the facts beside what they came
from.
"""

from __future__ import annotations

from socfacts.explain.report import Explanation
from socfacts.explain.trace import explain

__all__ = ["Explanation", "explain"]
