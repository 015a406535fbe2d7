"""The samples' gold is what their annotations say, and every quote stands where the gold says it does."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "samples"
LANGS = ("ru", "kk", "mixed")


def load_tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("annotate", ROOT / "tools" / "annotate.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


annotate = load_tool()


def gold(lang: str) -> list[dict[str, Any]]:
    lines = (SAMPLES / "gold" / f"{lang}.gold.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.mark.parametrize("lang", LANGS)
def test_gold_is_up_to_date(lang: str) -> None:
    assert annotate.gold_lines(SAMPLES, lang) == (SAMPLES / "gold" / f"{lang}.gold.jsonl").read_text(encoding="utf-8")


@pytest.mark.parametrize("lang", LANGS)
def test_quotes_stand_at_their_offsets(lang: str) -> None:
    rows = gold(lang)
    assert rows
    for row in rows:
        text = annotate.read_text(SAMPLES / lang / row["doc"])
        assert text[row["start"] : row["end"]] == row["quote"], row


@pytest.mark.parametrize("lang", LANGS)
def test_every_text_has_required_facts(lang: str) -> None:
    annotated = {row["doc"] for row in gold(lang) if not row.get("optional")}
    assert annotated == {path.name for path in (SAMPLES / lang).glob("*.txt")}


def test_parts_are_no_greater_than_their_wholes() -> None:
    for lang in LANGS:
        rows = gold(lang)
        wholes = {(row["doc"], row["quote"]): row for row in rows if "quantity" in row}
        for row in rows:
            whole = wholes.get((row["doc"], row.get("part_of")))
            if row.get("part_of") and whole:
                assert row["quantity"]["unit"] == whole["quantity"]["unit"], row
                part, total = row["quantity"]["value"], whole["quantity"]["value"]
                assert part is None or total is None or part <= total, row


def test_negative_samples_have_no_required_facts() -> None:
    negatives = sorted(path.stem for path in (SAMPLES / "negative").glob("*.txt"))
    assert negatives
    for stem in negatives:
        sheet = SAMPLES / "annotations" / f"{stem}.yaml"
        records = (
            annotate.annotated(sheet, annotate.read_text(SAMPLES / "negative" / f"{stem}.txt"))
            if sheet.exists()
            else []
        )
        assert all(record.get("optional") for record in records)


@pytest.mark.parametrize(
    ("value", "bounds"),
    [("90", (90, 90, 90, "exact")), (">1.5K", (1500, 1500, None, "more_than")), ("~90", (90, None, None, "about")),
     ("<=90", (90, None, 90, "at_most")), ("3..7", (None, 3, 7, "between"))],
)  # fmt: skip
def test_values(value: str, bounds: tuple[int | None, int | None, int | None, str]) -> None:
    found = annotate.quantity("count", value)
    assert (found["value"], found["low"], found["high"], found["qualifier"]) == bounds


def test_ambiguous_quote_is_refused() -> None:
    with pytest.raises(annotate.AnnotationError, match="occurs 2 times"):
        annotate.locate("5 домов и 5 домов", "5 домов", None)
    assert annotate.locate("5 домов и 5 домов", "5 домов", 2) == (10, 17)
    assert annotate.locate("школы № 3, 9 и 15", "№ 3, [9] и 15", None) == (11, 12)


def test_a_mention_needs_the_fact_of_its_facility(tmp_path: Path) -> None:
    sheet = tmp_path / "a.yaml"
    sheet.write_text("facilities: {s: {type: school}}\nfacts: |\n  mention | школа | s\n", encoding="utf-8")
    with pytest.raises(annotate.AnnotationError, match="without a facility fact"):
        annotate.annotated(sheet, "Новая школа")


@pytest.mark.parametrize(
    "line", ["count | 5 школ | 5 | part_of=9 школ", "count | 5 школ | 5 | status=maybe", "date | 5 школ | May"]
)
def test_codes_are_checked(tmp_path: Path, line: str) -> None:
    sheet = tmp_path / "a.yaml"
    sheet.write_text(f"facts: |\n  {line}\n", encoding="utf-8")
    with pytest.raises(annotate.AnnotationError, match=r"a\.yaml"):
        annotate.annotated(sheet, "Открыли 5 школ")
