"""Plain lists of words under ``rules/``: what is neither lexicon nor rule, such as abbreviations and page furniture.

A list file stands beside the lexicons (``rules/ru/sentences.yaml``) and is a mapping from the name of a list to
its words. A user's folder of rules adds to the lists of the same name; its list ``-name`` takes words out of ``name``.

The stages that read lists know nothing of folders: who runs them says once, by ``with_folder``, whose lists count.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache, update_wrapper
from pathlib import Path
from typing import Generic, ParamSpec, TypeVar, cast

import yaml

from socfacts.errors import RuleError
from socfacts.ruleset import builtin_rules_dir

LAYERS = ("common", "ru", "kk")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_FOLDERS = 8  # of users, whose lists are kept ready
_TAKES_OUT = "-"
_ALPHABETS = "alphabets.yaml"
_OF_ONE_LANGUAGE = frozenset({_ALPHABETS, "months", "function_words", "suffixes"})
P = ParamSpec("P")
T = TypeVar("T")
Lists = dict[str, tuple[str, ...]]

_folder: ContextVar[Path | None] = ContextVar("folder", default=None)


@contextmanager
def with_folder(folder: Path | None) -> Iterator[None]:
    """In this block, and in this thread, the lists of a user's ``folder`` count on top of the built-in ones."""
    token = _folder.set(folder)
    try:
        yield
    finally:
        _folder.reset(token)


def folder() -> Path | None:
    """The user's folder whose lists count here."""
    return _folder.get()


class ByFolder(Generic[P, T]):
    """A function of lists whose results are kept, as ``lru_cache`` does, apart for each user's folder."""

    def __init__(self, function: Callable[P, T], maxsize: int) -> None:
        update_wrapper(self, function)
        self._function, self._maxsize = function, maxsize
        self._caches: dict[Path | None, Callable[P, T]] = {}

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> T:
        return self.here()(*args, **kwargs)

    def here(self) -> Callable[P, T]:
        """The function as it is for the user's folder whose lists count here: what loops should call."""
        folder = _folder.get()
        found = self._caches.get(folder)
        if found is None:
            if len(self._caches) >= _FOLDERS:
                self.cache_clear()
            found = self._caches[folder] = cast("Callable[P, T]", lru_cache(self._maxsize)(self._function))
        return found

    def cache_clear(self) -> None:
        """Forget all results."""
        self._caches.clear()


def cached_by_folder(maxsize: int) -> Callable[[Callable[P, T]], ByFolder[P, T]]:
    """Decorates what is made of lists; keeps ``maxsize`` results for each folder."""
    return lambda function: ByFolder(function, maxsize)


@cached_by_folder(256)
def words(name: str, file: str, layers: tuple[str, ...] = LAYERS) -> tuple[str, ...]:
    """The list ``name`` of ``<layer>/<file>.yaml`` over all layers, in order; RuleError where a file is broken."""
    return tuple(dict.fromkeys(word for part in parts(name, file, layers) for word in part))


class WordList:
    """One list by name: what a module of a later stage holds instead of the words themselves.

    ``lang`` narrows it to the words of one language. It is read when it is first asked, since which user's folder
    counts is known only then; lists of ``rules/*/binding.yaml`` unless ``file`` names another.
    """

    def __init__(self, name: str, lang: str | None = None, file: str = "binding") -> None:
        self._arguments = name, file, LAYERS if lang is None else ("common", lang)
        self._sets: dict[Path | None, frozenset[str]] = {}
        self._tuples: dict[Path | None, tuple[str, ...]] = {}

    @property
    def tuple(self) -> tuple[str, ...]:
        """The words in their order, as ``str.startswith`` and ``str.endswith`` want them."""
        here = _folder.get()
        found = self._tuples.get(here)
        if found is None:
            if len(self._tuples) >= _FOLDERS:
                self._tuples.clear()
            found = self._tuples[here] = words(*self._arguments)
        return found

    @property
    def set(self) -> frozenset[str]:
        """The words as a set."""
        here = _folder.get()
        if here not in self._sets:
            if len(self._sets) >= _FOLDERS:
                self._sets.clear()
            self._sets[here] = frozenset(self.tuple)
        return self._sets[here]

    def __contains__(self, word: object) -> bool:
        found = self._sets.get(_folder.get())
        return word in (self.set if found is None else found)


def parts(name: str, file: str, layers: tuple[str, ...] = LAYERS) -> list[tuple[str, ...]]:
    """The list as each file has it, the built-in ones first, for lists whose order tells something."""
    folders = [builtin_rules_dir(), *filter(None, (folder(),))]
    files = [_read(base / layer / f"{file}.yaml") for base in folders for layer in layers]
    out = {word for lists in files for word in lists.get(_TAKES_OUT + name, ())}
    return [tuple(word for word in lists.get(name, ()) if word not in out) for lists in files]


def check_folder(added: Path) -> None:
    """Raise RuleError where a user's folder has a list, or a file of lists, that nothing would read."""
    for layer in LAYERS:
        for path in sorted((added / layer).glob("*.y*ml")):
            known = _known(layer, path.name)
            if not known:
                files = {file.name for other in LAYERS for file in (builtin_rules_dir() / other).glob("*.yaml")}
                raise RuleError(f"{path}: no file of lists here; those are {', '.join(sorted(files))}")
            for name, listed in _read(path).items():
                if name.removeprefix(_TAKES_OUT) not in known:
                    raise RuleError(f"{path}: list {name}: there is none; choose one of {', '.join(sorted(known))}")
                _check_lines(path, name, listed)


def _known(layer: str, file: str) -> set[str]:
    """The lists of that file that are read in that layer: most of them in all, some of one language."""
    every = {other: set(_read(builtin_rules_dir() / other / file)) for other in LAYERS}
    if file in _OF_ONE_LANGUAGE:
        return every[layer]
    return {name for names in every.values() for name in names if name in every[layer] or name not in _OF_ONE_LANGUAGE}


def _check_lines(path: Path, name: str, listed: tuple[str, ...]) -> None:
    if name == "months" and len(listed) != 12:
        raise RuleError(f"{path}: list {name}: has {len(listed)} lines, one for each of the 12 months is wanted")
    if path.name == _ALPHABETS and not name.endswith("foreign"):
        wrong = next((line for line in listed if len(line.split()) != 2 or len(line.split()[0]) != 1), None)
        if wrong is not None:
            raise RuleError(f"{path}: list {name}: {wrong!r} is no letter, a blank and what is written for it")


@lru_cache(maxsize=64)
def _read(path: Path) -> Lists:
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
