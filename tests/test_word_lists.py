"""Words are data: what the stages after the lexicon look for stands in ``rules/*/binding.yaml``, not in the code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from socfacts import Extractor

ROOT = Path(__file__).resolve().parents[1]
MODULES = sorted(p for stage in ("bind", "mentions") for p in (ROOT / "src" / "socfacts" / stage).glob("*.py"))
ASKING = [*MODULES, ROOT / "src" / "socfacts" / "language" / "analysis.py"]
CYRILLIC_WORD = re.compile(r"[Ѐ-ӿ]{3}")


def listed() -> set[tuple[str, str]]:
    """Each list of the binding's words as (language, name)."""
    return {(lang, name) for lang in ("ru", "kk") for name in yaml.safe_load(_path(lang).read_text("utf-8"))}


def _path(lang: str) -> Path:
    return ROOT / "rules" / lang / "binding.yaml"


@pytest.mark.parametrize("lang", ["ru", "kk"])
def test_no_list_stands_twice(lang: str) -> None:
    """YAML lets the last of two keys win without a word."""
    names = re.findall(r"^(\w+):", _path(lang).read_text("utf-8"), re.MULTILINE)
    assert len(names) == len(set(names))


def asked() -> Iterator[tuple[str, str]]:
    """Each list that a module asks for, for every language whose words it takes."""
    for module in ASKING:
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "WordList":
                name, *langs = (argument.value for argument in node.args if isinstance(argument, ast.Constant))
                yield from ((lang, name) for lang in langs or ("ru", "kk"))


def test_every_list_is_asked_for_and_every_asked_list_is_there() -> None:
    assert listed() == set(asked())


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.stem)
def test_no_module_has_a_word_list_of_its_own(module: Path) -> None:
    """A constant of more than three words belongs in the rules, where readers of the language see and mend it."""
    for node in ast.parse(module.read_text("utf-8")).body:
        if isinstance(node, ast.Assign):
            words = [n.value for n in ast.walk(node.value) if isinstance(n, ast.Constant) and isinstance(n.value, str)]
            assert sum(bool(CYRILLIC_WORD.match(word)) for word in words) <= 3, ast.unparse(node)[:80]


def test_a_users_folder_adds_words(tmp_path: Path) -> None:
    """«Школа памяти Абая» has a name once «памяти» is known to stand before one, as «имени» does."""
    (tmp_path / "ru").mkdir()
    (tmp_path / "ru" / "binding.yaml").write_text("named_after: [памяти]\n", encoding="utf-8")
    text = "В Костанае открыли школу памяти Абая на 300 мест."
    extractors = Extractor(), Extractor(rules=tmp_path), Extractor()
    names = [{fact.facility.name for fact in e.extract_text(text) if fact.facility} for e in extractors]
    assert names == [{"Школа"}, {"Школа памяти Абая"}, {"Школа"}]
