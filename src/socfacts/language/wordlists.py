"""Plain lists of words under ``rules/``: what is neither lexicon nor rule, such as abbreviations and page furniture.

A list file stands beside the lexicons (``rules/ru/sentences.yaml``) and is a mapping from the name of a list to
its words; a user's folder of rules adds to the lists of the same name.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import yaml

from socfacts.errors import RuleError
from socfacts.ruleset import builtin_rules_dir

LAYERS = ("common", "ru", "kk")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@lru_cache(maxsize=256)
def words(name: str, file: str, layers: tuple[str, ...] = LAYERS, extra: Path | None = None) -> tuple[str, ...]:
    """The list ``name`` of ``<layer>/<file>.yaml`` over all layers, in order; RuleError where a file is broken."""
    found: dict[str, None] = {}
    for folder in (builtin_rules_dir(), *([extra] if extra else [])):
        for layer in layers:
            found.update(dict.fromkeys(_read(folder / layer / f"{file}.yaml").get(name, ())))
    return tuple(found)


@lru_cache(maxsize=64)
def _read(path: Path) -> dict[str, tuple[str, ...]]:
    """All lists of one file; no file is no lists, since a user's folder need not have every file."""
    if not path.is_file():
        return {}
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise RuleError(f"{path}: not valid YAML ({' '.join(str(error).split())})") from error
    if not isinstance(data, dict):
        raise RuleError(f"{path}: must map names of lists to lists of words")
    for name, values in data.items():
        if not isinstance(values, list) or not all(isinstance(value, str) and value for value in values):
            raise RuleError(f"{path}: list {name}: must be a list of words; quote numbers, «yes» and «no»")
    return {str(name): tuple(values) for name, values in data.items()}
