#!/usr/bin/env python3
"""Turn compact annotations into gold facts with computed offsets, so that no offset is typed by hand.

    python tools/annotate.py                 write samples/gold/*.gold.jsonl from samples/annotations/*.yaml
    python tools/annotate.py --check         exit 1 when a gold file differs from what would be written
    python tools/annotate.py --uncovered     list the numbers of each text that no annotation covers

samples/annotations/NAME.yaml describes samples/LANG/NAME.txt:

    region: KZ-55                            # of every facility, and of every figure without a facility
    facilities:
      school: {type: school, number: "14"}   # handle → type, number, title and, where it differs, region
    facts: |
      facility | школе № 14 | school | event=major_repair | status=done
      count? | более 90 детей | >90 | of=ребёнок | at=school | nth=2
      budget | 1,2 млрд тенге | 1.2B KZT | role=allocated | payer=областной бюджет
      date | в 2026 году | 2026 | at=school | event=opening
      mention | В этом здании | school

One line a fact: kind (``?`` marks an optional fact), quote, value, slots. Blanks in a quote match any run of blanks and
line breaks. A quote must occur once: otherwise ``nth=2`` chooses, or brackets mark it inside its context
(``№ 3, [9] и 15``). Values: ``90`` exact, ``~90`` about, ``>90`` more than, ``>=90`` at least, ``<90`` less than,
``<=90`` at most, ``3..7`` between; K, M, B multiply; a currency follows a budget (KZT unless said). ``slot=-`` is an
explicit null, ``region=?`` leaves the region open. Lines that begin with # are comments.

A ``mention`` is no fact: it says that a further phrase, such as a bare noun or an anaphor, means the same facility. In
the gold every fact about a facility carries the handle as ``entity``, and the first required facility fact of a handle
carries its ``mentions``: what a measure of facility identity compares.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
LANGS = ("ru", "kk", "mixed")
KINDS = ("facility", "count", "area", "budget", "date", "share")
UNITS = {"count": "1", "area": "m2", "share": "%"}


def codes(words: str) -> frozenset[str]:
    return frozenset(words.split())


TYPES = codes(
    """school boarding_school kindergarten college university orphanage child_support_center rehabilitation_center
    early_intervention_center family_support_center active_longevity_center social_service_center
    medical_social_institution home_care_unit polyclinic hospital outpatient_clinic feldsher_station perinatal_center
    ambulance_station dispensary sanatorium sports_complex stadium swimming_pool library museum theatre culture_centre
    park nursing_home day_care_unit crisis_centre youth_centre training_centre dormitory residential_building road
    bridge water_supply pumping_station treatment_plant heating_plant power_plant factory airport railway_station
    metro_station police_station fire_station service_centre market complex centre building"""
)
SLOTS = {
    "event": codes(
        """opening construction major_repair current_repair repair reconstruction reinforcement demolition design
        expert_review relocation equipment funding inspection licensing certification employment training service
        closure other"""
    ),
    "phase": codes("start end"),
    "status": codes("planned ongoing done"),
    "measure": codes("capacity occupancy total floor land"),
    "per": codes("shift day week month year"),
    "role": codes("cost allocated spent"),
}
FREE_SLOTS = ("of", "region", "when", "ages", "payer", "part_of", "said_by")
QUALIFIERS = {">=": "at_least", "<=": "at_most", ">": "more_than", "<": "less_than", "~": "about", "": "exact"}
MULTIPLIERS = {"": 1, "K": 1000, "M": 1000**2, "B": 1000**3}
AMOUNT = re.compile(r"(\d[\d_]*(?:\.\d+)?)([KMB]?)")
REGION = re.compile(r"KZ-\d\d|[A-Z]{2}")
EDTF = re.compile(r"(?=.)(?:\.\.|[\dX]{4}(?:-\d\d){0,2})?(?:/(?:\.\.|\d{4}(?:-\d\d){0,2}))?|\d\dXX")

Record = dict[str, Any]


class AnnotationError(ValueError):
    """An annotation that does not fit its text or the records' codes."""


def read_text(path: Path) -> str:
    """The decoded text without BOM, line ends untranslated."""
    return path.read_bytes().decode("utf-8").removeprefix("\ufeff")


def locate(text: str, quote: str, nth: int | None) -> tuple[int, int]:
    """The span of a quote: the only one, the nth one, or the one in brackets inside its context."""

    def pattern(part: str) -> str:
        return r"\s+".join(map(re.escape, part.split()))

    before, bracket, rest = quote.partition("[")
    if bracket:
        inner, _, after = rest.partition("]")
        blanks = [r"\s*" if part != part.strip() or not part else "" for part in (before, after)]
        source = f"{pattern(before)}{blanks[0]}({pattern(inner)}){blanks[1]}{pattern(after)}"
        edges = before.lstrip() or inner, after.rstrip() or inner
    else:
        source, edges = f"({pattern(quote)})", (quote, quote)
    left = r"(?<!\w)" if edges[0][0].isalnum() else ""
    # A footnote mark may stand right after a word: «сёл1».
    right = r"(?!\w)" if edges[1][-1].isdigit() else r"(?![^\W\d_])" if edges[1][-1].isalpha() else ""
    spans = [m.span(1) for m in re.finditer(left + source + right, text)]
    if not spans:
        raise AnnotationError(f"not in the text: {quote}")
    if nth is None and len(spans) > 1:
        raise AnnotationError(f"occurs {len(spans)} times: {quote}")
    if nth is not None and not 1 <= nth <= len(spans):
        raise AnnotationError(f"occurs {len(spans)} times, not {nth}: {quote}")
    return spans[(nth or 1) - 1]


def amount(text: str) -> int | float:
    match = AMOUNT.fullmatch(text.strip())
    if not match:
        raise AnnotationError(f"no number: {text}")
    value = Decimal(match[1].replace("_", "")) * MULTIPLIERS[match[2]]
    return int(value) if value == value.to_integral_value() else float(value)


def quantity(kind: str, text: str) -> Record:
    """The quantity object of a value such as ``>90``, ``3..7`` or ``1.2B KZT``."""
    figure, _, currency = text.partition(" ")
    unit = UNITS.get(kind) or currency or "KZT"
    if ".." in figure:
        low, high = map(amount, figure.split(".."))
        return {"value": None, "low": low, "high": high, "qualifier": "between", "unit": unit}
    sign = next(s for s in QUALIFIERS if figure.startswith(s))
    value = amount(figure[len(sign) :])
    low_known, high_known = sign in (">=", ">", ""), sign in ("<=", "<", "")
    return {
        "value": value,
        "low": value if low_known else None,
        "high": value if high_known else None,
        "qualifier": QUALIFIERS[sign],
        "unit": unit,
    }


def slot_value(slot: str, text: str) -> Any:
    """A checked slot: a code, a region, an EDTF string, a pair of ages, or free text."""
    if text == "-":
        return None
    if slot == "ages":
        return [int(age) if age else None for age in text.split("..")]
    valid = text in SLOTS[slot] if slot in SLOTS else slot in FREE_SLOTS
    if slot == "region":
        valid = bool(REGION.fullmatch(text))
    elif slot == "when":
        valid = bool(EDTF.fullmatch(text))
    if not valid:
        raise AnnotationError(f"no such slot or code: {slot}={text}")
    return text


def facility(sheet: Record, handle: str) -> Record | None:
    """The facility object that a handle stands for; ``-`` is an explicit null."""
    if handle == "-":
        return None
    entry = (sheet.get("facilities") or {}).get(handle)
    if entry is None:
        raise AnnotationError(f"no such facility: {handle}")
    if entry["type"] not in TYPES:
        raise AnnotationError(f"no such type: {entry['type']}")
    return {"type": entry["type"], "number": entry.get("number"), "title": entry.get("title")}


def head(sheet: Record, kind: str, value: str, slots: Record) -> Record:
    """The slots that come first: the value by kind, and the facility with its region."""
    record: Record = {}
    handle = value if kind == "facility" else slots.pop("at", None)
    if kind == "date":
        record["when"] = slot_value("when", value)
    elif kind != "facility":
        record["quantity"] = quantity(kind, value)
    if "of" in slots:
        record["of"] = slots.pop("of")
    if handle:
        record["facility"] = facility(sheet, handle)
        if handle != "-":
            record["entity"] = handle
    region = sheet.get("region")
    if kind == "facility" and handle:
        region = sheet["facilities"][handle].get("region", region)
    if "region" not in slots and region and (kind == "facility" or (kind != "date" and handle in (None, "-"))):
        record["region"] = region
    return record


def fact(sheet: Record, text: str, line: str) -> Record:
    """One line of ``facts`` as a gold record without ``doc``."""
    kind, quote, value, *rest = (part.strip() for part in line.split(" | "))
    optional, kind = kind.endswith("?"), kind.removesuffix("?")
    if kind not in (*KINDS, "mention"):
        raise AnnotationError(f"no such kind: {kind}")
    slots = dict(part.split("=", 1) for part in rest)
    nth = slots.pop("nth", None)
    start, end = locate(text, quote, int(nth) if nth else None)
    record: Record = {"kind": kind, "quote": text[start:end], "start": start, "end": end}
    if kind == "mention":
        return record | {"entity": value, "facility": facility(sheet, value)}
    record |= head(sheet, kind, value, slots)
    if slots.get("region") == "?":
        del slots["region"]
    record |= {slot: slot_value(slot, text) for slot, text in slots.items()}
    return record | ({"optional": True} if optional else {})


def join_mentions(records: list[Record]) -> list[Record]:
    """The facts, the first required facility fact of each entity with the spans of all that means it."""
    spans: dict[str, list[Record]] = {}
    for record in records:
        if record["kind"] in ("facility", "mention"):
            spans.setdefault(record["entity"], []).append({"start": record["start"], "end": record["end"]})
    facts = [record for record in records if record["kind"] != "mention"]
    for record in facts:
        if record["kind"] == "facility" and not record.get("optional"):
            record["mentions"] = spans.pop(record["entity"], [])
    lost = [entity for entity in spans if not any(f["kind"] == "facility" and f["entity"] == entity for f in facts)]
    if lost:
        raise AnnotationError(f"mentions without a facility fact: {', '.join(lost)}")
    return facts


def mend_parts(records: list[Record]) -> None:
    """Replace each ``part_of`` by the quote of the whole as the text has it; the whole must be a figure."""
    wholes = {" ".join(r["quote"].split()): r["quote"] for r in records if "quantity" in r}
    for record in records:
        if record.get("part_of") is not None:
            try:
                record["part_of"] = wholes[record["part_of"]]
            except KeyError:
                raise AnnotationError(f"no such whole: {record['part_of']}") from None


def annotated(path: Path, text: str) -> list[Record]:
    """The gold records of one annotation file, in the order of the text."""
    sheet = yaml.safe_load(path.read_text(encoding="utf-8"))
    records = []
    for line in (sheet.get("facts") or "").splitlines():
        if line.strip() and not line.lstrip().startswith("#"):
            try:
                records.append(fact(sheet, text, line))
            except (AnnotationError, ValueError) as error:
                raise AnnotationError(f"{path.name}: {line.strip()}: {error}") from None
    try:
        mend_parts(records)
        return join_mentions(sorted(records, key=lambda r: (r["start"], r["end"], r["kind"])))
    except AnnotationError as error:
        raise AnnotationError(f"{path.name}: {error}") from None


def texts(samples: Path, lang: str) -> Iterator[tuple[Path, str, list[Record]]]:
    """Every text of a language with its gold; a text without annotations is an error."""
    for path in sorted((samples / lang).glob("*.txt")):
        sheet = samples / "annotations" / f"{path.stem}.yaml"
        if not sheet.exists():
            raise AnnotationError(f"{path.name}: no annotations")
        text = read_text(path)
        yield path, text, annotated(sheet, text)


def gold_lines(samples: Path, lang: str) -> str:
    """The content of ``gold/LANG.gold.jsonl``."""
    rows = ({"doc": path.name} | record for path, _, records in texts(samples, lang) for record in records)
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def uncovered(text: str, records: list[Record]) -> list[str]:
    """The digits outside every quote, each with a little context."""
    spans = [(r["start"], r["end"]) for r in records]
    found = []
    for match in re.finditer(r"\d[\d\s.,:]*", text):
        if not any(start < match.end() and match.start() < end for start, end in spans):
            found.append(" ".join(text[max(match.start() - 25, 0) : match.end() + 20].split()))
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description="Write the gold facts of the samples from their annotations.")
    parser.add_argument("--check", action="store_true", help="only compare; exit 1 when a gold file is out of date")
    parser.add_argument("--uncovered", action="store_true", help="list numbers that no annotation covers")
    parser.add_argument("--samples", type=Path, default=SAMPLES, help="the folder of the samples")
    args = parser.parse_args()
    stale = []
    try:
        for lang in LANGS:
            target = args.samples / "gold" / f"{lang}.gold.jsonl"
            if args.uncovered:
                for path, text, records in texts(args.samples, lang):
                    print(path.name, *uncovered(text, records), sep="\n  ")
                continue
            lines = gold_lines(args.samples, lang)
            if args.check and (not target.exists() or target.read_text(encoding="utf-8") != lines):
                stale.append(target.name)
            elif not args.check:
                target.write_text(lines, encoding="utf-8")
    except AnnotationError as error:
        print(error, file=sys.stderr)
        return 1
    for name in stale:
        print(f"{name} is out of date: run tools/annotate.py", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
