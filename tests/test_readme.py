"""The README shows what the commands print today."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType


def _tool(root: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("readme_output", root / "tools" / "readme_output.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_readme_shows_real_output(root: Path) -> None:
    tool = _tool(root)
    text = (root / "README.md").read_text(encoding="utf-8")
    assert tool.BLOCK.search(text)
    assert tool.updated(text) == text
