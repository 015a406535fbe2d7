"""Comparing with gold: the pairs, the three levels, both notations of gold, and what a check reports."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from socfacts.check import Outcome, check_files, parse_floor, read_gold
from socfacts.check.claims import Claim, claim_of_annotation, claim_of_record
from socfacts.check.gold import quotes_of
from socfacts.check.report import diff, floor_message, github, junit, position, table
from socfacts.check.score import Figures, Score, compare
from socfacts.check.texts import names_of
from socfacts.errors import ReadError, UsageError
from socfacts.records import FACT, Fact, to_json
from socfacts.types import Document

TEXT = "В школе № 7 учатся 300 детей.\nИз них 20 — сироты. Её отремонтировали в 2024 году."
SCHOOL = {"type": "school", "number": "7", "title": None}


def exact(value: int, unit: str = "1") -> dict[str, Any]:
    return {"value": value, "low": value, "high": value, "qualifier": "exact", "unit": unit}


def annotation(kind: str, quote: str, **slots: Any) -> dict[str, Any]:
    start = TEXT.index(quote)
    return {"doc": "a.txt", "kind": kind, "quote": quote, "start": start, "end": start + len(quote), **slots}


PUPILS = annotation("count", "300 детей", quantity=exact(300), of="ребёнок", facility=SCHOOL, measure="occupancy")
ORPHANS = annotation("count", "20", quantity=exact(20), of="сирота", part_of="300 детей", optional=True)
REPAIR = annotation("date", "2024 году", when="2024", event="repair", facility=SCHOOL)


def claims(*annotations: dict[str, Any]) -> list[Claim]:
    parsed = [json.loads(json.dumps(one), parse_float=Decimal) for one in annotations]
    return [claim_of_annotation(one, json.dumps(one, ensure_ascii=False)) for one in parsed]


def fact(short: dict[str, Any], doc_id: str = "a.txt") -> Fact:
    """The record that an extractor would give for an annotation."""
    quantity, counted, school = short.get("quantity"), short.get("of"), short.get("facility")
    when = {"edtf": "2024", "start": "2024-01-01", "end": "2024-12-31", "text": "2024 году"}
    record: dict[str, Any] = {
        "id": f"{short['start']:016x}",
        "kind": short["kind"],
        "doc_id": doc_id,
        "lang": "ru",
        "quantity": quantity,
        "of": counted and {"lemma": counted, "text": counted, "category": "children"},
        "facility": school and {"id": "0" * 16, "name": "Школа", **school},
        "when": when if short["kind"] == "date" else None,
        "evidence": {key: short[key] for key in ("quote", "start", "end")}
        | {"sentence_start": short["start"], "sentence_end": short["end"], "page": None},
        "rule": "ru.x.y",
    }
    record |= {key: short[key] for key in ("event", "measure") if key in short}
    return FACT.validate_python(record)


Extract = Callable[[Document], Sequence[Fact]]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A folder with gold in the short notation and its texts in the folder of its name; b.txt has no facts."""
    (tmp_path / "news").mkdir()
    (tmp_path / "news/a.txt").write_text(TEXT, encoding="utf-8", newline="")
    (tmp_path / "news/b.txt").write_text("Без фактов.", encoding="utf-8")
    write(tmp_path / "news.gold.jsonl", PUPILS, ORPHANS, REPAIR)
    return tmp_path


def write(path: Path, *records: dict[str, Any]) -> None:
    path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records), encoding="utf-8")


def extractor(*facts: dict[str, Any]) -> Extract:
    """An extractor that finds these facts in a.txt and none elsewhere."""
    return lambda document: [fact(one, document.id) for one in facts if document.id.endswith("a.txt")]


def test_equal_facts_reach_every_level() -> None:
    """Gold compared with itself has no difference."""
    gold = claims(PUPILS, REPAIR)
    comparison = compare("a.txt", gold, gold)
    assert [(pair.reached, pair.differing) for pair in comparison.pairs] == [(3, ()), (3, ())]
    assert comparison.differences == 0


@pytest.mark.parametrize(
    ("change", "reached", "differing"),
    [
        ({"quantity": exact(301)}, 0, ("quantity",)),
        ({"quantity": exact(300) | {"qualifier": "about", "low": None, "high": None}}, 0, ("quantity",)),
        ({"of": "ученик"}, 1, ("of",)),
        ({"of": "ученик", "measure": None}, 1, ("of", "measure")),
        ({"facility": SCHOOL | {"number": "8"}}, 1, ("facility",)),
        ({"facility": None}, 1, ("facility",)),
        ({"measure": "capacity"}, 2, ("measure",)),
        ({"of": "РЕБЕНОК"}, 3, ()),
        ({"event": "opening"}, 3, ()),
    ],
)
def test_levels(change: dict[str, Any], reached: int, differing: tuple[str, ...]) -> None:
    """Value, bound, full; case and ё do not count, nor do slots that the gold does not name."""
    [pair] = compare("a.txt", claims(PUPILS | change), claims(PUPILS)).pairs
    assert (pair.reached, pair.differing) == (reached, differing)


def test_gold_without_a_type_accepts_any() -> None:
    """An annotator may leave the type of a facility open; null facility wants none."""
    gold = claims(annotation("facility", "школе № 7", facility=SCHOOL | {"type": None}))
    got = claims(annotation("facility", "школе № 7", facility=SCHOOL))
    assert compare("a.txt", got, gold).pairs[0].reached == 3
    assert compare("a.txt", gold, got).pairs[0].reached == 0


def test_best_level_pairs_first_then_required_then_overlap() -> None:
    """Two facts over one gold span: the right one is paired, the other is spurious."""
    longer = PUPILS | {"quantity": exact(7), "start": PUPILS["start"] - 10}
    comparison = compare("a.txt", claims(longer, PUPILS), claims(PUPILS))
    assert [pair.got.value[0] for pair in comparison.pairs] == [300]
    assert [claim.value[0] for claim in comparison.spurious] == [7]


def test_required_gold_is_served_before_optional() -> None:
    """One fact, an optional and a required gold fact at the same place: the required one gets it."""
    comparison = compare("a.txt", claims(PUPILS), claims(PUPILS | {"optional": True}, PUPILS))
    assert [pair.want.optional for pair in comparison.pairs] == [False] and comparison.missed == ()


def test_optional_gold_is_neither_wanted_nor_punished() -> None:
    """Found, found wrongly or missed, it changes no figure."""
    for found in (claims(ORPHANS), claims(ORPHANS | {"quantity": exact(21)}), []):
        score = Score()
        score.add(compare("a.txt", found, claims(ORPHANS)))
        assert score.figures("full", "all") == Figures(1.0, 1.0, 1.0) and not score.kinds


def test_figures() -> None:
    """One right, one wrong in a slot, one spurious, one missed."""
    score = Score()
    score.add(compare("a.txt", claims(PUPILS, REPAIR | {"event": "opening"}, ORPHANS), claims(PUPILS, REPAIR)))
    score.add(compare("b.txt", [], claims(REPAIR)))
    assert score.figures("value", "all") == Figures(2 / 3, 2 / 3, 2 / 3)
    assert score.figures("full", "date") == Figures(0.0, 0.0, 0.0)
    assert score.figures("full", "count") == Figures(0.5, 1.0, 2 / 3)
    assert table(score).splitlines()[-1] == (
        "all           3     3 |  0.67  0.67  0.67 |  0.67  0.67  0.67 |  0.33  0.33  0.33"
    )


def test_places_where_a_fact_is_repeated_count() -> None:
    """A gold span met by a repeat or a facility's mention is met."""
    record = json.loads(to_json(fact(PUPILS)))
    moved = record | {"evidence": record["evidence"] | {"start": 0, "end": 2}, "repeats": [{"start": 20, "end": 25}]}
    assert compare("a.txt", [claim_of_record(moved, {}, "")], claims(PUPILS)).pairs[0].reached == 3


def test_part_of_is_compared_by_the_quote_of_the_whole() -> None:
    """A record names its whole by id, an annotation by its words."""
    whole = json.loads(to_json(fact(PUPILS)))
    part = json.loads(to_json(fact(ORPHANS))) | {"part_of": whole["id"]}
    quotes = quotes_of([whole, part])
    assert compare("a.txt", [claim_of_record(part, quotes, "")], claims(ORPHANS)).pairs[0].differing == ()
    stray = claim_of_record(part | {"part_of": None}, quotes, "")
    assert compare("a.txt", [stray], claims(ORPHANS)).pairs[0].differing == ("part_of",)


def test_check_reads_both_notations(corpus: Path) -> None:
    """What was extracted is its own gold; the short notation tells the same."""
    extract = extractor(PUPILS, REPAIR)
    write(corpus / "full.gold.jsonl", *(json.loads(to_json(one)) for one in extract(Document("a.txt", TEXT))))
    (corpus / "full").symlink_to(corpus / "news")
    for name in ("news", "full"):
        outcome = check_files([corpus / f"{name}.gold.jsonl"], extract)
        assert (outcome.differences, outcome.unread) == (0, [])
        assert [one.comparison.doc for one in outcome.checked] == ["a.txt", "b.txt"]


def test_diff_names_place_and_slots(corpus: Path) -> None:
    """What the gold wants and what was found, at line and column of the text."""
    extract = extractor(
        PUPILS | {"quantity": exact(1300), "of": "ученик"}, REPAIR | {"start": 0, "end": 2, "quote": "В "}
    )
    outcome = check_files([corpus / "news.gold.jsonl"], extract)
    path = corpus / "news/a.txt"
    assert list(diff(outcome.checked[0])) == [
        f"{path}:1:1: spurious date",
        "  + «В» 0:2 2024 (facility school № 7; event repair)",
        f"{path}:1:20: wrong count",
        "    «300 детей» 19:28",
        "  - quantity: 300",
        "  + quantity: 1300",
        f"{path}:2:42: missed date",
        "  - «2024 году» 71:80 2024 (facility school № 7; event repair)",
    ]


def test_github_annotations_escape_what_separates_them(corpus: Path) -> None:
    """One command a difference; newlines, commas and percents do not end it."""
    [line] = github(check_files([corpus / "news.gold.jsonl"], extractor(PUPILS)).checked[0])
    path = str(corpus / "news/a.txt")
    assert line == (
        f"::error file={path},line=2,col=42,title=missed date::"
        "- «2024 году» 71:80 2024 (facility school № 7; event repair)"
    )


def test_junit_is_xml_that_counts(corpus: Path) -> None:
    """Without floors a differing text fails; with floors they decide."""
    outcome = check_files([corpus / "news.gold.jsonl"], extractor(PUPILS))
    suite = ET.fromstring(junit(outcome.checked, ["x\x1b: broken"], [], outcome.score))
    assert {key: suite.get(key) for key in ("tests", "failures", "errors")} == {
        "tests": "3",
        "failures": "1",
        "errors": "1",
    }
    assert [case.get("name") for case in suite] == ["a.txt", "b.txt", "x\\x1b: broken"]
    floors = [parse_floor("all=0.6", []), parse_floor("full:date=0.5", ["date"])]
    suite = ET.fromstring(junit(outcome.checked, [], floors, outcome.score))
    assert [(case.get("name"), [part.tag for part in case]) for case in suite] == [
        ("a.txt", ["system-out"]),
        ("b.txt", []),
        ("value:all=0.6", []),
        ("full:date=0.5", ["failure"]),
    ]
    assert floor_message(floors[1], outcome.score) == "full:date: F1 0.0000 is below 0.5"


@pytest.mark.parametrize("text", ["", "all", "all=x", "all=2", "lengths=0.5", "best:all=0.5", ":all=0.5"])
def test_malformed_floor_is_a_usage_error(text: str) -> None:
    """The message shows the form."""
    with pytest.raises(UsageError, match="write KIND=X or LEVEL:KIND=X"):
        parse_floor(text, ["count"])


def test_accept_keeps_the_short_notation(corpus: Path) -> None:
    """Named slots get the values found, optional facts stay, missed ones go, new ones come with all their slots."""
    gold = corpus / "news.gold.jsonl"
    new = annotation("facility", "школе № 7", facility=SCHOOL)
    extract = extractor(PUPILS | {"quantity": exact(300) | {"value": 7, "low": 7, "high": 7}}, new)
    assert check_files([gold], extract, accept=True).differences == 3
    assert [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()] == [
        PUPILS | {"quantity": exact(7)},
        ORPHANS,
        new,
    ]
    assert check_files([gold], extract).differences == 0


def test_accept_writes_records_exactly(corpus: Path) -> None:
    """A new gold file holds the records as extract writes them, and checks clean."""
    gold = corpus / "other.gold.jsonl"
    share = exact(0, "%") | {"value": Decimal("71.3"), "low": Decimal("71.3"), "high": Decimal("71.3")}
    extract = extractor(PUPILS, annotation("share", "20", quantity=share))
    check_files([gold], extract, docs=corpus / "news", accept=True)
    assert gold.read_text(encoding="utf-8").splitlines() == [to_json(one) for one in extract(Document("a.txt", ""))]
    assert check_files([gold], extract, docs=corpus / "news").differences == 0


def test_accept_of_decimals_in_short_notation(corpus: Path) -> None:
    """71.3 stays 71.3, and no text is taken for a number."""
    gold = corpus / "news.gold.jsonl"
    share = exact(0, "%") | {"value": Decimal("71.3"), "low": Decimal("71.3"), "high": Decimal("71.3")}
    check_files([gold], extractor(annotation("share", "20", quantity=share)), accept=True)
    assert '"quantity": {"value": 71.3, "low": 71.3, "high": 71.3, ' in gold.read_text(encoding="utf-8")


def test_accept_refuses_when_a_text_is_missing(corpus: Path) -> None:
    """Gold is not thrown away because a disk was not mounted."""
    (corpus / "news/a.txt").unlink()
    before = (corpus / "news.gold.jsonl").read_bytes()
    outcome = check_files([corpus / "news.gold.jsonl"], extractor(), accept=True)
    assert (corpus / "news.gold.jsonl").read_bytes() == before
    assert outcome.unread == [
        f"{corpus}/news.gold.jsonl: no text 'a.txt' beside it or in news; add --docs",
        f"{corpus}/news.gold.jsonl: not replaced, for some of its texts could not be read",
    ]


def test_texts_beside_the_gold(tmp_path: Path) -> None:
    """One by one beside it; an empty gold file says that the text of its name has no facts."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8", newline="")
    (tmp_path / "z.txt").write_text("другой", encoding="utf-8")
    write(tmp_path / "mine.gold.jsonl", PUPILS, PUPILS | {"doc": "lost.txt"})
    write(tmp_path / "a.gold.jsonl")
    outcome = check_files([tmp_path / "mine.gold.jsonl", tmp_path / "a.gold.jsonl"], extractor(PUPILS))
    assert [(one.comparison.doc, one.comparison.differences) for one in outcome.checked] == [("a.txt", 0), ("a.txt", 1)]
    assert outcome.unread == [f"{tmp_path}/mine.gold.jsonl: no text 'lost.txt' beside it or in mine; add --docs"]


def test_names_of_texts_in_folders() -> None:
    """An id goes before the end of a path, and a name of the gold is given once."""
    ids = ["b/a.txt", "a.txt", "c/d.txt", "e/d.txt"]
    assert names_of(ids, ["a.txt", "x/d.txt"]) == {"a.txt": "a.txt", "c/d.txt": "x/d.txt"}


def test_texts_in_rows_and_in_the_folder_beside_gold(tmp_path: Path) -> None:
    """``gold/news.gold.jsonl`` is about ``news/``, ``rows.gold.jsonl`` about the rows of ``rows.jsonl``."""
    (tmp_path / "gold").mkdir()
    (tmp_path / "news").mkdir()
    (tmp_path / "news/a.txt").write_text(TEXT, encoding="utf-8", newline="")
    write(tmp_path / "gold/news.gold.jsonl", PUPILS)
    write(tmp_path / "gold/rows.gold.jsonl", PUPILS | {"doc": "a.txt"})
    write(tmp_path / "gold/rows.jsonl", {"id": "a.txt", "text": TEXT})
    outcome = check_files(sorted((tmp_path / "gold").glob("*.gold.jsonl")), extractor(PUPILS))
    assert (outcome.differences, outcome.unread, len(outcome.checked)) == (0, [], 2)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "not JSON"),
        ("[]", "not a JSON object"),
        ('{"doc": "a", "kind": "count", "quote": "q", "start": 0, "end": 1}', "'quantity' is missing"),
        (
            '{"doc": "a", "kind": "count", "quote": "q", "start": 0, "end": 1, "quantity": {"value": true}}',
            "is missing or wrong",
        ),
        ('{"id": "a"}', "'evidence' is missing"),
    ],
)
def test_broken_gold_names_its_line(tmp_path: Path, line: str, message: str) -> None:
    """A gold file is read wholly or not at all."""
    path = tmp_path / "g.gold.jsonl"
    path.write_text(f"\n{line}\n", encoding="utf-8")
    with pytest.raises(ReadError, match=r"g\.gold\.jsonl:2: ") as caught:
        read_gold(path)
    assert message in str(caught.value)


def test_extraction_that_breaks_is_one_line(corpus: Path) -> None:
    """A defect in one text does not stop the check of the others."""

    def broken(document: Document) -> list[Fact]:
        raise RecursionError("too deep")

    outcome: Outcome = check_files([corpus / "news.gold.jsonl"], broken)
    assert [line.split(" (")[0] for line in outcome.unread] == [
        "a.txt: left out by a defect",
        "b.txt: left out by a defect",
    ]


def test_position_counts_lines_of_every_newline() -> None:
    """CR, LF and CRLF each end a line."""
    assert position("а\r\nб\rв\nг", 7) == (4, 1)


def test_figures_are_those_of_the_scorer(shared: Path, tmp_path: Path) -> None:
    """On development gold, damaged at random, precision, recall and F1 equal those of the scoring script."""
    chance = random.Random(7)
    gold_path = shared / "dev" / "ru.gold.jsonl"
    golds = [json.loads(line) for line in gold_path.read_text(encoding="utf-8").splitlines()]
    records = [damaged(i, one, chance) for i, one in enumerate(golds) if chance.random() < 0.9]
    write(tmp_path / "found.jsonl", *records)
    command = [
        sys.executable,
        str(shared / "tools" / "score.py"),
        str(gold_path),
        str(tmp_path / "found.jsonl"),
        "--json",
    ]
    theirs = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)

    quotes, score = quotes_of(records), Score()
    ours = [claim_of_record(json.loads(json.dumps(one), parse_float=Decimal), quotes, "") for one in records]
    for doc, want in read_gold(gold_path).claims.items():
        score.add(compare(doc, [claim for claim in ours if claim.doc == doc], want))
    assert 0.2 < theirs["full"]["f1"] < theirs["value"]["f1"] < 0.95
    for level in ("value", "bound", "full"):
        figures = score.figures(level, "all")
        assert {"p": figures.precision, "r": figures.recall, "f1": figures.f1} == pytest.approx(theirs[level], abs=1e-4)


def damaged(number: int, gold: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """A gold fact as a record, with a slot lost, a value changed or a span moved now and then."""
    slots = {key: None if chance.random() < 0.1 else value for key, value in gold.items()}
    start = max(0, gold["start"] + chance.choice([0, 0, 0, -3, 5, 200]))
    value = {"quantity", "when", "facility"} & {"facility" if gold["kind"] == "facility" else "quantity", "when"}
    record = {key: slots.get(key) for key in ("event", "phase", "status", "measure", "role", "payer", "per", "ages")}
    facility = gold.get("facility") if "facility" in value else slots.get("facility")
    return record | {
        "id": f"{number:016x}",
        "kind": chance.choice([gold["kind"]] * 9 + ["area"]) if gold["kind"] == "count" else gold["kind"],
        "doc_id": gold["doc"],
        "quantity": slots.get("quantity"),
        "of": slots.get("of") and {"lemma": slots["of"]},
        "facility": facility,
        "place": slots.get("region") and {"region": slots["region"]},
        "when": slots.get("when") and {"edtf": slots["when"]},
        "evidence": {"quote": gold["quote"], "start": start, "end": start + len(gold["quote"])},
        "part_of": None,
    }
