"""A cache of compiled rules in the user's cache folder: expanding a language's words takes seconds, loading does not.

A stored value is found by a key over what it was made from, so it is never stale. Files are written beside and
renamed, which is safe against concurrent writers; where nothing can be written, nothing is stored.
"""

from __future__ import annotations

import hashlib
import logging
import os
import pickle
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

_log = logging.getLogger(__name__)


def folder() -> Path:
    """Where compiled rules are kept; ``SOCFACTS_CACHE`` names another folder."""
    named = os.environ.get("SOCFACTS_CACHE")
    if named:
        return Path(named)
    from platformdirs import user_cache_path

    return user_cache_path("socfacts", appauthor=False)


def _code_version() -> str:
    """A digest of this package's own files: another version of the code compiles anew."""
    digest = hashlib.sha256(sys.version.encode())
    package = Path(__file__).parent
    for path in sorted([*package.rglob("*.py"), *package.glob("*.so")]):  # compiled classes are stored in their own way
        stat = path.stat()
        digest.update(f"{path.relative_to(package)}\0{stat.st_size}\0{stat.st_mtime_ns}\0".encode())
    return digest.hexdigest()


# Taken when the process starts: what is compiled later is compiled by the code that was loaded then.
_CODE = _code_version()
# How many compilations of one kind are kept: of the rules as they are, and of a few sets beside them.
_KEPT = 6


def stored(name: str, key: str, build: Callable[[], Any]) -> Any:
    """What ``build`` gives, from the cache if it was built for the same key before."""
    digest = hashlib.sha256(f"{_CODE}\0{key}".encode()).hexdigest()[:24]
    path = folder() / f"{name}-{digest}.pickle"
    try:
        return pickle.loads(path.read_bytes())
    except FileNotFoundError:
        pass
    except Exception as error:  # a torn or foreign file: build anew and write over it
        _log.info("cache %s is not usable (%s)", path, error)
    value = build()
    _store(path, value)
    return value


def _store(path: Path, value: Any) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as stream:
            stream.write(pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL))
        os.replace(stream.name, path)
        _forget(path)
    except OSError as error:
        _log.info("nothing is cached: %s", error)


def _forget(path: Path) -> None:
    """Remove all but the newest compilations of a kind."""
    kind = path.name.rpartition("-")[0]
    ages = sorted(((p.stat().st_mtime_ns, p) for p in path.parent.glob(f"{kind}-*.pickle")), reverse=True)
    for _, old in ages[_KEPT:]:
        old.unlink(missing_ok=True)
