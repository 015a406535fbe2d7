"""Gold files: reading both notations, and writing reviewed output in the notation that the file has."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

from socfacts.check.claims import Claim, annotation_of, claim_of_annotation, claim_of_record, slot_json
from socfacts.check.score import Comparison
from socfacts.errors import ReadError
from socfacts.records import Fact, to_json
from socfacts.records.ids import decimal_text
from socfacts.write.replace import replacing_stream

Notation = Literal["records", "annotations"]


@dataclass(frozen=True, slots=True)
class Gold:
    """The facts of one gold file, by document, in the order of the file."""

    path: Path
    notation: Notation
    claims: Mapping[str, Sequence[Claim]]


def read_gold(path: Path) -> Gold:
    """Read a gold file; ``ReadError`` names the line of a fact that is neither a record nor an annotation.

    An empty file is gold too: it says that its texts hold no facts.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except OSError as error:
        raise ReadError(f"{path}: cannot be read ({error.strerror or error})") from error
    except UnicodeDecodeError as error:
        raise ReadError(f"{path}: broken UTF-8 at offset {error.start}; save it as UTF-8") from error
    rows = [(n, line, _parse(path, n, line)) for n, line in enumerate(lines, 1) if line.strip()]
    quotes = quotes_of(record for _, _, record in rows)
    claims: dict[str, list[Claim]] = {}
    for number, line, record in rows:
        claim = _claim(f"{path}:{number}", line, record, quotes)
        claims.setdefault(claim.doc, []).append(claim)
    return Gold(path, "annotations" if any("doc" in record for *_, record in rows) else "records", claims)


def quotes_of(records: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """The quote of each full record by its id."""
    return {record["id"]: record["evidence"]["quote"] for record in records if "id" in record and "evidence" in record}


def claims_of(facts: Iterable[Fact]) -> list[Claim]:
    """What facts just extracted claim."""
    lines = [to_json(fact) for fact in facts]
    records = [json.loads(line, parse_float=Decimal) for line in lines]
    quotes = quotes_of(records)
    return [claim_of_record(record, quotes, line) for record, line in zip(records, lines, strict=True)]


def _parse(path: Path, number: int, line: str) -> dict[str, Any]:
    try:
        record = json.loads(line, parse_float=Decimal)
    except (ValueError, RecursionError) as error:
        raise ReadError(f"{path}:{number}: not JSON ({error})") from error
    if not isinstance(record, dict):
        raise ReadError(f"{path}:{number}: not a JSON object")
    return record


def _claim(where: str, line: str, record: dict[str, Any], quotes: Mapping[str, str]) -> Claim:
    try:
        return claim_of_annotation(record, line) if "doc" in record else claim_of_record(record, quotes, line)
    except (KeyError, TypeError, AttributeError) as error:
        raise ReadError(f"{where}: no gold fact: {error} is missing or wrong") from error


def accepted(gold: Gold, comparisons: Iterable[Comparison], found: Mapping[str, Sequence[Claim]]) -> list[str]:
    """The lines of the gold file after what was found has been reviewed and accepted.

    Full records are replaced by what was found. In the short notation a fact keeps the slots that its annotator named,
    with the values found, new facts come after the old ones, and optional facts stay.
    """
    if gold.notation == "records":
        return [claim.line for comparison in comparisons for claim in found[comparison.doc]]
    lines = []
    for comparison in comparisons:
        by_want = {id(pair.want): pair.got for pair in comparison.pairs}
        for want in gold.claims.get(comparison.doc, ()):
            got = by_want.get(id(want))
            if got is not None and not want.optional:
                lines.append(_dump(_updated(want, got)))
            elif want.optional:
                lines.append(want.line)
        lines += [_dump(annotation_of(claim)) for claim in comparison.spurious]
    return lines


def write_gold(path: Path, lines: Sequence[str]) -> None:
    """Replace a gold file."""
    with replacing_stream(path) as stream:
        stream.write("".join(line + "\n" for line in lines).encode("utf-8"))


def _updated(want: Claim, got: Claim) -> dict[str, Any]:
    start, end = got.spans[0]
    named = {slot: slot_json(slot, got) for slot in want.slots}
    return {**json.loads(want.line, parse_float=Decimal), "quote": got.quote, "start": start, "end": end, **named}


def _dump(record: Mapping[str, Any]) -> str:
    """JSON with exact decimals, which ``json`` cannot write: they go through it as marked strings."""
    line = json.dumps(record, ensure_ascii=False, default=lambda number: f"\0{decimal_text(number)}\0")
    return re.sub(r'"\\u0000([-0-9.]+)\\u0000"', r"\1", line)
