"""Compiles the hot stages to C with mypyc: ``python hatch_build.py`` in place, and in a wheel if SOCFACTS_COMPILE=1.

The same sources run interpreted where nothing was compiled, about a third slower and with the same output.
"""

from __future__ import annotations

import os
import shutil
import sys
import sysconfig
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent
SOURCES = ROOT / "src"
# What runs on every word of every text. The records are Pydantic's and files and commands wait for others.
HOT = ("types.py", "clean", "segment", "language", "mentions", "bind", "facts.py", "pipeline.py")
_EXTENSION = sysconfig.get_config_var("EXT_SUFFIX")
_GROUP = "socfacts"


def hot_modules() -> list[Path]:
    """The sources that are compiled, in order."""
    package = SOURCES / "socfacts"
    return sorted(
        path for name in HOT for path in [*package.glob(f"{name}/**/*.py"), *package.glob(name)] if path.suffix
    )


def compiled_files() -> list[Path]:
    """The extension modules that stand beside the sources."""
    return sorted(SOURCES.rglob(f"*{_EXTENSION}"))


def remove_compiled() -> None:
    """Make the sources run interpreted again."""
    for path in compiled_files():
        path.unlink()


def compile_in_place() -> None:
    """Put the extension modules beside the sources; they replace those of an earlier time only when all is done.

    Raises what mypyc and the C compiler raise: SystemExit and the errors of setuptools.
    """
    from mypyc.build import mypycify
    from setuptools import Distribution
    from setuptools.command.build_ext import build_ext

    class ParallelBuild(build_ext):
        """Compiles the C files of an extension at the same time, one a core."""

        def build_extension(self, ext: Any) -> None:
            self.compiler.compile = _parallel(type(self.compiler).compile, self.compiler)
            super().build_extension(ext)

    target = ROOT / "build" / "mypyc"
    shutil.rmtree(target, ignore_errors=True)
    os.chdir(SOURCES)
    modules = [str(path.relative_to(SOURCES)) for path in hot_modules()]
    config = f"--config-file={ROOT / 'pyproject.toml'}"
    extensions = mypycify(
        [config, *modules], opt_level="3", multi_file=True, group_name=_GROUP, target_dir=str(target), debug_level="0"
    )
    for extension in extensions:
        extension.include_dirs.insert(0, str(target))
        if os.name == "posix":
            extension.extra_compile_args.append("-fvisibility=hidden")  # calls between files need no table
    build = ParallelBuild(Distribution({"name": "socfacts", "ext_modules": extensions}))
    build.build_lib, build.build_temp = str(target / "lib"), str(target / "temp")
    build.ensure_finalized()
    build.run()
    remove_compiled()
    for path in (target / "lib").rglob(f"*{_EXTENSION}"):
        shutil.copy2(path, SOURCES / path.relative_to(target / "lib"))


def _parallel(compile_: Any, compiler: Any) -> Any:
    def compile_all(sources: list[str], **options: Any) -> list[str]:
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            objects = pool.map(lambda source: compile_(compiler, [source], **options), sources)
            return [name for names in objects for name in names]

    return compile_all


class CompileHook(BuildHookInterface):  # type: ignore[type-arg]
    """Compiles a wheel's hot stages where SOCFACTS_COMPILE=1 asks for it."""

    def dependencies(self) -> list[str]:
        return ["mypy>=1.11", "setuptools"] if _is_wanted() else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable" or not _is_wanted():
            return
        compile_in_place()
        build_data.update(pure_python=False, infer_tag=True)
        build_data["force_include"].update(
            {str(path): str(path.relative_to(SOURCES)) for path in compiled_files()},
        )


def _is_wanted() -> bool:
    return os.environ.get("SOCFACTS_COMPILE") == "1"


def _missing() -> str | None:
    """What compiling needs and this machine has not."""
    compiler = (sysconfig.get_config_var("CC") or "cc").split()[0]
    if shutil.which(compiler) is None:
        return f"there is no C compiler ({compiler})"
    if not Path(sysconfig.get_path("include"), "Python.h").is_file():
        return "there are no Python headers (Debian's package python3-dev)"
    return None


def main() -> int:
    """Compile in place; where that cannot be, say so in one line and leave everything interpreted."""
    missing = _missing()
    if missing is None:
        try:
            compile_in_place()
            return 0
        except (Exception, SystemExit) as error:
            if os.environ.get("CI"):
                raise  # what a user can do without is a defect of ours
            missing = f"the compiler failed ({' '.join(str(error).split())})"
    remove_compiled()
    print(f"not compiled: {missing}; socfacts runs interpreted, about a third slower")
    return 0


if __name__ == "__main__":
    sys.exit(main())
