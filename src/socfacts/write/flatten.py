"""A fact as a row: the columns of each kind, and the cells under them.

Nested keys are joined by underscores: ``quantity.value`` is ``quantity_value``. ``ages`` are two columns, ``ages_low``
and ``ages_high``. Other lists (``place_path``, ``repeats``, ``mentions``) stay one cell; ``list_text`` gives it as
JSON, because a name may hold any separator. The columns follow the order of the contract and do not depend on the
data, so that a table can be written while the facts still come and two tables can always be joined.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from socfacts.records import FACT_CLASSES, Fact, Span
from socfacts.records.ids import decimal_text

ColumnType = Literal["text", "integer", "number", "date", "names", "spans"]
Cell = str | int | Decimal | date | tuple[str, ...] | tuple[Span, ...] | None
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Column:
    """``path`` leads from the fact to the cell: names of fields, and positions in ``ages``."""

    name: str
    type: ColumnType
    path: tuple[str | int, ...]


@cache
def columns(kind: str | None = None) -> tuple[Column, ...]:
    """The columns of one kind of fact, or of all kinds together: the envelope, then what each kind adds."""
    classes = [cls for cls in FACT_CLASSES if kind in (None, cls.model_fields["kind"].default)]
    found: dict[str, Column] = {}
    for cls in classes:
        for column in _columns(cls, ()):
            found.setdefault(column.name, column)
    return tuple(found.values())


def row(fact: Fact, wanted: Sequence[Column]) -> list[Cell]:
    """The cells of a fact; ``None`` where the value is absent or the kind has no such key."""
    return [_cell(fact, column.path) for column in wanted]


def list_text(cell: tuple[str, ...] | tuple[Span, ...]) -> str:
    """A list as JSON: ``["Алматы"]``, ``[{"start": 3, "end": 8}]``."""
    return json.dumps([item.model_dump() if isinstance(item, Span) else item for item in cell], ensure_ascii=False)


def cell_text(cell: Cell) -> str:
    """Any cell as text: numbers exact and plain, dates ISO, lists JSON, nothing for ``None``."""
    if cell is None:
        return ""
    if isinstance(cell, tuple):
        return list_text(cell)
    if isinstance(cell, Decimal):
        return decimal_text(cell)
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def encodable(text: str) -> str:
    """``text`` with lone surrogates, which UTF-8 cannot hold, as U+FFFD: as many code points, so that offsets hold."""
    return _SURROGATE.sub("\ufffd", text)


def _cell(fact: Fact, path: tuple[str | int, ...]) -> Cell:
    value: Any = fact
    for step in path:
        if value is None:
            return None
        value = value[step] if isinstance(step, int) else getattr(value, step, None)
    cell: Cell = value
    return cell


def _columns(cls: type[BaseModel], above: tuple[str, ...]) -> Iterator[Column]:
    for name, field in cls.model_fields.items():
        path = (*above, name)
        annotation = _present(field.annotation)
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            yield from _columns(annotation, path)
        elif get_origin(annotation) is tuple and get_args(annotation)[-1] is not Ellipsis:
            yield Column("_".join(path) + "_low", "number", (*path, 0))
            yield Column("_".join(path) + "_high", "number", (*path, 1))
        else:
            yield Column("_".join(path), _type(annotation), path)


def _type(annotation: Any) -> ColumnType:
    if get_origin(annotation) is tuple:
        return "spans" if _present(get_args(annotation)[0]) is Span else "names"
    types: dict[Any, ColumnType] = {int: "integer", Decimal: "number", date: "date"}
    return types.get(annotation, "text")


def _present(annotation: Any) -> Any:
    """A field's type without ``None`` and without what Pydantic is told about it."""
    if get_origin(annotation) is Annotated:
        return _present(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        return next(_present(part) for part in get_args(annotation) if part is not NoneType)
    return annotation
