"""Who says so: direct and indirect speech, in both languages."""

from __future__ import annotations

from socfacts.bind.document import Draft


def add_speakers(draft: Draft) -> None:
    """Credit the links of quoted sentences to whom the text names."""
