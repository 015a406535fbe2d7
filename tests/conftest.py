"""Fixtures for every test."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent

# A busy machine is slow, not wrong.
settings.register_profile("socfacts", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("socfacts")


def pytest_sessionstart() -> None:
    """What was compiled from other sources would be tested in their stead."""
    newest = max(path.stat().st_mtime for path in (ROOT / "src").rglob("*.py"))
    stale = [path for path in (ROOT / "src").glob("*.so") if path.stat().st_mtime < newest]
    if stale:
        pytest.exit(f"{stale[0].name} is older than the sources: make compile, or make interpreted", returncode=2)


@pytest.fixture(scope="session")
def root() -> Path:
    """The top of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared development data, beside the repository or at ``SOCFACTS_SHARED``."""
    folder = Path(os.environ.get("SOCFACTS_SHARED") or ROOT.parent / "shared")
    if not folder.is_dir():
        pytest.skip(f"the shared data are not at {folder} (set SOCFACTS_SHARED)")
    return folder
