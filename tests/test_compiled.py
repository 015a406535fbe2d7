"""The compiled stages and the interpreted ones are the same program."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

import socfacts.types


@pytest.mark.slow
def test_interpreted_sources_give_the_same_bytes(root: Path, tmp_path: Path) -> None:
    """A copy without its extension modules extracts the samples as the compiled tree does."""
    if Path(socfacts.types.__file__).suffix == ".py":
        pytest.skip("nothing is compiled here: no C compiler, or `make interpreted`")
    ignored = shutil.ignore_patterns("*.so", "__pycache__")
    shutil.copytree(root / "src", tmp_path / "src", ignore=ignored)
    shutil.copytree(root / "rules", tmp_path / "rules")
    outputs = {}
    for command in ("extract", "mentions"):
        for tree in (root, tmp_path):
            environment = {**os.environ, "PYTHONPATH": str(tree / "src"), "SOCFACTS_CACHE": str(tmp_path / "cache")}
            code = (
                "import socfacts.types, sys; from socfacts.cli import main; sys.stderr.write(socfacts.types.__file__)"
            )
            done = subprocess.run(
                [sys.executable, "-c", f"{code}; sys.exit(main())", command, str(root / "samples"), "--quiet"],
                env=environment, capture_output=True, text=True, encoding="utf-8", check=True,
            )  # fmt: skip
            assert done.stderr.startswith(str(tree)), done.stderr
            assert done.stderr.endswith(".py") == (tree == tmp_path)
            outputs[tree] = done.stdout
        assert outputs[root] == outputs[tmp_path]
        assert outputs[root].count("\n") > 2_000


def test_without_a_compiler_everything_stays_interpreted(root: Path, tmp_path: Path) -> None:
    """One line says so; nothing fails, and what was compiled before is gone."""
    shutil.copy(root / "hatch_build.py", tmp_path)
    old = tmp_path / f"src/old{sysconfig.get_config_var('EXT_SUFFIX')}"
    old.parent.mkdir()
    old.touch()
    done = subprocess.run(
        [sys.executable, "hatch_build.py"], cwd=tmp_path, env={"PATH": str(tmp_path)}, capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("not compiled: there is no C compiler") and done.stdout.count("\n") == 1
    assert not old.exists()


def test_make_compiles_again_what_is_compiled(root: Path) -> None:
    """The Makefile and ``hatch_build.py`` name the same stages."""
    made = re.search(r"addprefix src/socfacts/,([^)]*)\)", (root / "Makefile").read_text(encoding="utf-8"))
    hot = re.search(r"^HOT = \((.*)\)$", (root / "hatch_build.py").read_text(encoding="utf-8"), re.MULTILINE)
    assert made and hot
    assert sorted(made[1].split()) == sorted(re.findall(r'"([^"]+)"', hot[1]))
