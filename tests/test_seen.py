"""Ids are remembered exactly, those in memory and those beyond."""

from __future__ import annotations

import pytest

from socfacts import seen


@pytest.mark.parametrize("most", [0, 3, 100])
def test_each_id_is_new_once(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seen, "_MOST", most)
    ids = seen.SeenIds()
    names = [f"row/{number % 7}" for number in range(21)]
    assert [ids.add(name) for name in names] == [True] * 7 + [False] * 14
    ids.close()
