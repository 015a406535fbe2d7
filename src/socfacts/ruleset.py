"""The rules as data: finding, reading and checking the files under ``rules/``.

Three kinds of YAML file stand apart: *lexicon* (which words mean which concept), *normalisation* (what a concept is
worth) and *rules* (how classes of words combine into a mention). A file's ``kind`` key says which it is.
A user's folder of the same shape adds to the built-in one: its words and worths are merged in, and a rule with the
id of a built-in rule takes its place.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from socfacts import cache
from socfacts.errors import RuleError

LANGUAGES = ("ru", "kk")
ClassName = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
Worth = int | float | str | dict[str, Any]
NonEmpty = Annotated[str, Field(min_length=1)]

RuleType = Literal[
    "NUMBER", "ORDINAL", "PERCENT", "MONEY", "QUANTITY", "AGE", "DATE", "TIME",
    "FACILITY", "PLACE", "PERSON", "ORGANIZATION", "IGNORE",
]  # fmt: skip


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class LexiconEntry(_Strict):
    """Words of one class: ``words`` maps a concept to its lemmas, forms or phrases."""

    class_: ClassName = Field(alias="class")
    inflect: bool = False
    words: dict[str, list[str]]


class LexiconFile(_Strict):
    kind: Literal["lexicon"]
    entries: list[LexiconEntry]


class NormalisationFile(_Strict):
    """What each concept of a class is worth: a number, a code or a mapping of arguments."""

    kind: Literal["normalisation"]
    class_: ClassName = Field(alias="class")
    worth: dict[str, Worth]


class Example(_Strict):
    """``text`` must give a mention over ``span`` (the whole text if left out) with ``value``."""

    text: str
    span: str | None = None
    value: Any = None
    anchor: str | None = None


class Rule(_Strict):
    """A pattern over classes of words, and the composer that turns what it finds into a value.

    ``examples`` show what it finds, ``counterexamples`` texts that look alike and in which it must find nothing: no
    rule goes without either.
    """

    id: Annotated[str, Field(pattern=r"^(ru|kk|common)\.[a-z0-9_]+(\.[a-z0-9_]+)+$")]
    type: RuleType
    pattern: str
    make: str | None = None
    with_: dict[str, Any] = Field(default_factory=dict, alias="with")
    not_before: str | None = None
    not_after: str | None = None
    priority: int = 0
    examples: list[Example] = Field(min_length=1)
    counterexamples: list[NonEmpty] = Field(min_length=1)

    @property
    def lang(self) -> str:
        return self.id.split(".", 1)[0]

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages in whose sentences the rule is tried."""
        return LANGUAGES if self.lang == "common" else (self.lang,)


class RulesFile(_Strict):
    kind: Literal["rules"]
    rules: list[Rule]


_FILE: TypeAdapter[LexiconFile | NormalisationFile | RulesFile] = TypeAdapter(
    Annotated[LexiconFile | NormalisationFile | RulesFile, Field(discriminator="kind")]
)


@dataclass(frozen=True)
class RuleSet:
    """All rule files, checked. ``lexicon`` and ``worth`` are keyed by ``common``, ``ru`` and ``kk``."""

    rules: tuple[Rule, ...]
    lexicon: Mapping[str, tuple[LexiconEntry, ...]]
    worth: Mapping[str, Mapping[str, Mapping[str, Worth]]]
    folders: tuple[Path, ...]
    hash: str
    files: Mapping[str, Path]

    def where(self, rule_id: str) -> str:
        """«FILE: rule ID», for messages."""
        return f"{self.files[rule_id]}: rule {rule_id}" if rule_id in self.files else f"rule {rule_id}"

    def rule(self, rule_id: str) -> Rule:
        """The rule of that id; RuleError where there is none."""
        for rule in self.rules:
            if rule.id == rule_id:
                return rule
        raise RuleError(f"no rule {rule_id}: `socfacts rules` lists the ids")

    def entries(self, lang: str) -> Iterator[LexiconEntry]:
        """The lexicon of a language: what is common first."""
        yield from self.lexicon.get("common", ())
        yield from self.lexicon.get(lang, ())

    def classes(self) -> set[str]:
        """The classes of all languages' lexicons: a common rule may name one that a language has no words for."""
        names = {entry.class_ for entries in self.lexicon.values() for entry in entries}
        return names | {f"{name}_adj" for name in names}

    def worth_of(self, lang: str, class_: str, concept: str) -> Worth:
        """What ``concept`` is worth in ``class_``: the language's own table first, else common, else itself."""
        for layer in (lang, "common"):
            table = self.worth.get(layer, {}).get(class_, {})
            if concept in table:
                return table[concept]
        return concept

    def tables(self, name: str) -> list[Path]:
        """The TSV or text tables of that relative name, built-in first (``common/places/regions.tsv``)."""
        return [path for folder in self.folders if (path := folder / name).is_file()]


def builtin_rules_dir() -> Path:
    """The folder of the built-in rules: inside the installed package, or at the top of the repository."""
    package = Path(__file__).resolve().parent
    for candidate in (package / "rules", package.parent.parent / "rules"):
        if candidate.is_dir():
            return candidate
    raise RuleError(f"the built-in rules are missing beside {package}: install socfacts again")


def _yaml_files(folder: Path) -> list[Path]:
    return sorted(p for p in folder.rglob("*.yaml") if p.parent.name in ("lexicon", "normalisation", "rules"))


def _where(data: Any, location: tuple[int | str, ...]) -> str:
    """«rule ru.date.x, field pattern» for a Pydantic error location inside a file."""
    fields = [str(part) for part in location if part not in ("lexicon", "normalisation", "rules")]
    for key, name in (("rules", "id"), ("entries", "class")):
        index = next((p for p in location if isinstance(p, int)), None)
        items = data.get(key) if isinstance(data, dict) else None
        if index is None or not isinstance(items, list) or index >= len(items) or not isinstance(items[index], dict):
            continue
        rest = [str(p) for p in location[location.index(index) + 1 :]]
        return (
            f"{key[:-1] if key == 'rules' else 'class'} {items[index].get(name, index)}, field {'.'.join(rest) or name}"
        )
    return f"field {'.'.join(fields) or 'kind'}"


def _read(path: Path) -> LexiconFile | NormalisationFile | RulesFile:
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        reason = " ".join(str(error).split())
        raise RuleError(f"{path}: not valid YAML ({reason}); quote strings with special characters") from error
    try:
        return _FILE.validate_python(data)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise RuleError(f"{path}: {_where(data, first['loc'])}: {first['msg']}") from error


_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Builder:
    """Collects files in order; later folders override earlier ones."""

    def __init__(self) -> None:
        self.rules: dict[str, tuple[Rule, Path]] = {}
        self.lexicon: dict[str, list[LexiconEntry]] = {}
        self.worth: dict[str, dict[str, dict[str, Worth]]] = {}

    def add_folder(self, folder: Path) -> None:
        seen: dict[str, Path] = {}
        for path in _yaml_files(folder):
            self._add_file(path, path.relative_to(folder).parts[0], seen)

    def _add_file(self, path: Path, layer: str, seen: dict[str, Path]) -> None:
        if layer not in ("common", *LANGUAGES):
            raise RuleError(f"{path}: unknown folder {layer!r}; rules live under common/, {'/, '.join(LANGUAGES)}/")
        content = _read(path)
        if isinstance(content, LexiconFile):
            self.lexicon.setdefault(layer, []).extend(content.entries)
        elif isinstance(content, NormalisationFile):
            self.worth.setdefault(layer, {}).setdefault(content.class_, {}).update(content.worth)
        else:
            for rule in content.rules:
                if rule.id in seen:
                    raise RuleError(f"{path}: rule {rule.id}, field id: also defined in {seen[rule.id]}")
                if rule.lang != layer:
                    raise RuleError(f"{path}: rule {rule.id}, field id: must begin with {layer!r} in this folder")
                seen[rule.id] = path
                self.rules[rule.id] = (rule, path)

    def build(self, folders: Iterable[Path], digest: str) -> RuleSet:
        return RuleSet(
            rules=tuple(rule for rule, _ in self.rules.values()),
            lexicon={layer: tuple(entries) for layer, entries in self.lexicon.items()},
            worth=self.worth,
            folders=tuple(folders),
            hash=digest,
            files={rule_id: path for rule_id, (_, path) in self.rules.items()},
        )


def _digest(folders: Iterable[Path]) -> str:
    """16 hex digits over the names and contents of all rule files."""
    digest = hashlib.sha256()
    for folder in folders:
        if not folder.is_dir():
            raise RuleError(f"{folder}: no such folder of rules")
        for path in sorted(p for p in folder.rglob("*") if p.is_file()):
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


def load(extra: Path | str | None = None) -> RuleSet:
    """Read the built-in rules and, on top of them, a user's folder. RuleError names file, rule and field."""
    return _load(Path(extra) if extra is not None else None)


@lru_cache(maxsize=4)
def _load(extra: Path | None) -> RuleSet:
    folders = [builtin_rules_dir(), *([extra] if extra is not None else [])]
    digest = _digest(folders)
    key = "\0".join([digest, *map(str, folders)])
    ruleset: RuleSet = cache.stored("ruleset", key, lambda: _parse(folders, digest))
    return ruleset


def _parse(folders: list[Path], digest: str) -> RuleSet:
    builder = _Builder()
    for folder in folders:
        builder.add_folder(folder)
    return builder.build(folders, digest)
