"""The tables under ``rules/kk/morphology``, read once, at first use."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from socfacts.errors import RuleError
from socfacts.ruleset import builtin_rules_dir

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _path(name: str) -> Path:
    return builtin_rules_dir() / "kk" / "morphology" / name


@lru_cache(maxsize=16)
def source(name: str) -> str:
    """The text of the file ``name``: what is made of it is stored under it."""
    path = _path(name)
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise RuleError(f"{path}: {error}") from error


@lru_cache(maxsize=16)
def load(name: str) -> Any:
    """The parsed YAML file ``name``; raises RuleError, naming the file, if it can't be read."""
    path = _path(name)
    try:
        return yaml.load(source(name), Loader=_LOADER)
    except yaml.YAMLError as error:
        raise RuleError(f"{path}: {error}") from error


@lru_cache(maxsize=1)
def suffixes() -> Mapping[str, Any]:
    found: Mapping[str, Any] = load("suffixes.yaml")
    return found


@lru_cache(maxsize=1)
def closed() -> Mapping[str, Any]:
    found: Mapping[str, Any] = load("closed.yaml")
    return found


@lru_cache(maxsize=16)
def closed_set(name: str) -> frozenset[str]:
    """One list (or the keys of one mapping) of ``closed.yaml``."""
    return frozenset(closed()[name])


@lru_cache(maxsize=1)
def protected() -> frozenset[str]:
    """Stems that look inflected and are not."""
    return frozenset(word for words in load("protected.yaml").values() for word in words)


@lru_cache(maxsize=1)
def vowel_loss() -> Mapping[str, str]:
    """From the stem without its last vowel to the full stem."""
    return {row["short"]: row["stem"] for row in load("vowel_loss.yaml")}


@lru_cache(maxsize=1)
def full_stems() -> Mapping[str, str]:
    """The reverse of ``vowel_loss``."""
    return {full: short for short, full in vowel_loss().items()}


@lru_cache(maxsize=1)
def counts() -> Mapping[str, int]:
    """How often each word stands in the corpora that the README of the folder names."""
    path = _path("counts.tsv.gz")
    try:
        text = gzip.decompress(path.read_bytes()).decode("utf-8")
    except OSError as error:
        raise RuleError(f"{path}: {error}") from error
    rows = (line.split("\t") for line in text.splitlines())
    return {word: int(count) for word, count in rows}
