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
    for compiled in (ROOT / "src").rglob("*.so"):
        source = compiled.with_name(compiled.name.partition(".")[0] + ".py")
        if source.exists() and source.stat().st_mtime > compiled.stat().st_mtime:
            pytest.exit(f"{source} is newer than what was compiled: make compile, or make interpreted", returncode=2)


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
