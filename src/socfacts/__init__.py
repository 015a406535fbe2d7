"""Checked facts from Russian and Kazakh news about schools, clinics and social services.

``from socfacts import Extractor`` is the whole of the Python API; the records are in ``socfacts.records``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from socfacts.version import __version__

if TYPE_CHECKING:
    from socfacts.pipeline import Extractor as Extractor

__all__ = ["Extractor", "__version__"]


def __getattr__(name: str) -> object:
    """Import the pipeline when it is first asked for: ``socfacts --help`` and the records do without it."""
    if name == "Extractor":
        from socfacts.pipeline import Extractor

        return Extractor
    raise AttributeError(f"module 'socfacts' has no attribute {name!r}")
