"""Records as lines of JSON: writing, checking, and the schema of both.

Neither Pydantic nor the standard library writes a ``Decimal`` as an exact JSON number, so the writer is our own: one
walk over the fields, whose keys stand ready in a template for each class.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from json.encoder import encode_basestring
from operator import itemgetter
from typing import Any

from pydantic import BaseModel, ValidationError

from socfacts import codes
from socfacts.errors import RecordError
from socfacts.records.facts import FACT, Fact, MentionRecord
from socfacts.records.ids import decimal_text
from socfacts.records.slots import Counted, Facility, Place, Quantity, Speaker, Unplain, When

# Legal in JSON, but other tools break lines at them: str.splitlines, editors, JavaScript before 2019.
_BREAKS = {"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"}

_SHARED = frozenset((Counted, Facility, Place, Quantity, Speaker, When))
_MOST_KEPT = 4096


def to_json(record: Fact | MentionRecord) -> str:
    """The record as one line of JSON without the line feed: keys in the contract's order, numbers exact."""
    line = _WRITERS[type(record)](record)
    if "\x85" in line or "\u2028" in line or "\u2029" in line:
        for mark, escape in _BREAKS.items():
            line = line.replace(mark, escape)
    return line


class _Writers(dict[type, Callable[[Any], str]]):
    """How to write a value of each type; those of records are made when the first record of a class comes."""

    def __missing__(self, cls: type[BaseModel]) -> Callable[[Any], str]:
        writer = _writer_of(cls)
        self[cls] = writer = _keeping(writer) if cls in _SHARED else writer
        return writer


def _writer_of(cls: type[BaseModel]) -> Callable[[BaseModel], str]:
    names = tuple(cls.model_fields)
    template = "{" + ", ".join(f"{encode_basestring(name)}: %s" for name in names) + "}"
    values_of = itemgetter(*names) if len(names) > 1 else lambda values: (values[names[0]],)

    def write(record: BaseModel) -> str:
        values = values_of(record.__dict__)
        return template % tuple(["null" if value is None else _WRITERS[type(value)](value) for value in values])

    return write


def _keeping(write: Callable[[BaseModel], str]) -> Callable[[BaseModel], str]:
    """The same writer, which writes an object once: facts of a document share their facility, place and speaker."""
    kept: dict[int, tuple[BaseModel, str]] = {}

    def write_once(record: BaseModel) -> str:
        found = kept.get(id(record))
        if found is None:
            if len(kept) >= _MOST_KEPT:
                kept.clear()
            # Records do not change; one that is kept here keeps its ``id``.
            found = kept[id(record)] = record, write(record)
        return found[1]

    return write_once


def _array(values: tuple[object, ...]) -> str:
    return "[" + ", ".join([_WRITERS[type(value)](value) for value in values]) + "]" if values else "[]"


_WRITERS = _Writers(
    {
        type(None): lambda _: "null",
        str: encode_basestring,
        int: int.__repr__,
        Decimal: decimal_text,
        date: lambda day: f'"{day.isoformat()}"',
        tuple: _array,
    }
)


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of one line of facts."""
    schema = FACT.json_schema(mode="serialization")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "socfacts record, version 1.0",
        **schema,
    }


def validate_line(line: str, number: int) -> Fact:
    """The fact on line ``number`` (from 1) of a stream; ``RecordError`` names the line and the field that is wrong."""
    try:
        data = json.loads(line, parse_float=_decimal, parse_constant=_no_number, object_pairs_hook=_object)
    except (ValueError, RecursionError) as error:
        raise RecordError(f"line {number}: not JSON: {error}") from None
    if not isinstance(data, dict):
        raise RecordError(f"line {number}: not a JSON object")
    try:
        fact = FACT.validate_python(data)
    except ValidationError as error:
        raise RecordError(f"line {number}: {_first(error)}") from None
    absent = next(_absent(data, fact), None)
    if absent:
        raise RecordError(f"line {number}: {absent}: the key is missing (a value that is absent is null)")
    return fact


def _decimal(text: str) -> Decimal:
    """A number as written, marked where it is not in the contract's form («90.0», «9e1»)."""
    plain = re.fullmatch(r"-?\d+\.\d*[1-9]", text)
    return Decimal(text) if plain else Unplain(text)


def _no_number(text: str) -> None:
    raise ValueError(f"{text} is no number")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"the key {twice!r} stands twice")
    return found


def _absent(data: Any, value: object, path: str = "") -> Iterator[str]:
    """Paths of the fields of ``value``, validated from ``data``, that ``data`` leaves to their defaults."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            if name not in data:
                yield path + name
            else:
                yield from _absent(data[name], getattr(value, name), f"{path}{name}.")
    elif isinstance(value, tuple):
        for i, (item, inner) in enumerate(zip(data, value, strict=True)):
            yield from _absent(item, inner, f"{path}{i}.")


def _first(error: ValidationError) -> str:
    """«field: what is wrong», of the first problem, and how many more there are."""
    problems = error.errors(include_url=False)
    first = problems[0]
    # The union's tag («count») is no field.
    steps = [str(step) for step in first["loc"]]
    if steps and steps[0] in codes.KINDS:
        steps = steps[1:]
    field = ".".join(steps) or "kind"
    more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
    return f"{field}: {first['msg'].removeprefix('Value error, ')}{more}"
