"""What the tests of binding share."""

from __future__ import annotations

import pytest

from socfacts import Extractor


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    return Extractor()
