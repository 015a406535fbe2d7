"""What is shipped: the source archive builds the wheel, and the wheel brings its rules along."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest
import yaml


def run(*command: str | Path, cwd: Path) -> str:
    """Standard output of a command that must succeed."""
    done = subprocess.run([str(part) for part in command], cwd=cwd, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def dist(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the source archive and the wheel that was built from it."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, root, cwd=folder)
    return folder


@pytest.fixture(scope="module")
def installed(dist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """``bin`` of an environment that has the wheel itself, and sees the dependencies of this one."""
    home = tmp_path_factory.mktemp("fresh")
    venv.create(home, with_pip=False)
    scripts = home / ("Scripts" if sys.platform == "win32" else "bin")
    (wheel,) = dist.glob("*.whl")
    pip = (sys.executable, "-m", "pip", "--python", scripts / "python", "install", "--quiet", "--no-index", "--no-deps")
    run(*pip, wheel, cwd=home)
    (site,) = home.rglob("site-packages")
    # Path files are not read in a folder that stands in a path file: the editable install stays out of sight.
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return scripts


def files_below(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_the_wheel_holds_the_rules_and_nothing_beside_the_package(dist: Path, root: Path) -> None:
    (wheel,) = dist.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0] for name in names} == {
        "socfacts",
        wheel.name.removesuffix("-py3-none-any.whl") + ".dist-info",
    }
    assert {name.removeprefix("socfacts/rules/") for name in names if "/rules/" in name} == files_below(root / "rules")
    assert "socfacts/py.typed" in names


def test_the_source_archive_holds_what_its_tests_need(dist: Path) -> None:
    (archive,) = dist.glob("*.tar.gz")
    with tarfile.open(archive) as opened:
        tops = {name.split("/")[1] for name in opened.getnames() if "/" in name}
    assert {"src", "rules", "samples", "tests", "Makefile", "constraints.txt", "pyproject.toml", "LICENSE"} <= tops


def test_the_installed_package_finds_its_own_rules(installed: Path, tmp_path: Path) -> None:
    code = "import socfacts.ruleset as r; print(r.__file__, r.builtin_rules_dir(), sep='\\n')"
    module, rules = run(installed / "python", "-c", code, cwd=tmp_path).splitlines()
    package = Path(module).parent
    assert package.is_relative_to(installed.parent.resolve())
    assert Path(rules) == package / "rules"


def test_the_installed_command_lists_the_rules_of_the_repository(installed: Path, root: Path, tmp_path: Path) -> None:
    files = (root / "rules").glob("*/rules/*.yaml")
    written = {rule["id"] for path in files for rule in yaml.safe_load(path.read_text(encoding="utf-8"))["rules"]}
    listed = run(installed / "socfacts", "rules", cwd=tmp_path)
    assert {line.split()[0] for line in listed.splitlines() if line[:1].isalpha()} == written
