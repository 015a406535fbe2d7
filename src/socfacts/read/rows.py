"""JSONL: one document a line, with ``id`` and ``text`` and, where known, ``date``, ``url``, ``title``, ``lang``."""

from __future__ import annotations

import gzip
import json
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any, BinaryIO, cast

from socfacts.errors import ReadError
from socfacts.types import Document, Lang

_SURROGATE = re.compile("[\ud800-\udfff]")
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?", re.ASCII | re.DOTALL)
_DOTTED_DATE = re.compile(r"(\d{2})\.(\d{2})\.(\d{4})", re.ASCII)


# What differs between rows that are broken in the same way: places and values.
_VARYING = re.compile(r"\d+|'[^']*'|\([^)]*\)")


class _OtherShapeError(Exception):
    """A row that is JSON but no document."""


def read_rows(stream: BinaryIO, name: str, max_size: int) -> Iterator[Document | ReadError]:
    """The documents of a JSONL stream; an error for the first row that is broken in some way, one for all others so.

    Holds one row at a time; a row of more than ``max_size`` bytes is an error.
    """
    others: list[int] = []
    count = 0
    alike: Counter[str] = Counter()
    last: dict[str, int] = {}
    for number, line in _lines(stream, max_size):
        where = f"{name}:{number}"
        if line is None:
            yield ReadError(f"{where}: a row of more than {max_size} bytes; split it or raise the limit")
            continue
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        if not line.strip():
            continue
        try:
            yield _document(_parse(line))
        except _OtherShapeError:
            count += 1
            others = others or [number]
        except ReadError as error:
            reason = _VARYING.sub("…", str(error))
            alike[reason] += 1
            last[reason] = number
            if alike[reason] == 1:
                yield ReadError(f"{where}: {error}")
    for reason, times in alike.items():
        if times > 1:
            rows = "1 more row" if times == 2 else f"{times - 1} more rows"
            where = f"last in line {last[reason]}"
            yield ReadError(f"{name}: {rows} left out for the same reason, {where}: {reason}", times - 1)
    if others:
        rows = "1 row" if count == 1 else f"{count} rows"
        message = f'{name}: {rows} left out, first in line {others[0]}: a row needs "id" and "text"'
        yield ReadError(message, count)


def read_gzip_rows(stream: BinaryIO, name: str, max_size: int) -> Iterator[Document | ReadError]:
    """As ``read_rows``, of a gzip file, which must hold JSONL; a truncated one gives the rows before the break."""
    with gzip.GzipFile(fileobj=stream) as unpacked:
        try:
            if not unpacked.peek(1)[:4096].removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
                yield ReadError(f"{name}: holds no JSONL; unpack it first")
                return
            yield from read_rows(cast(BinaryIO, unpacked), name, max_size)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            yield ReadError(f"{name}: a broken gzip file ({error}); the rows before the break were read")


def _lines(stream: BinaryIO, max_size: int) -> Iterator[tuple[int, bytes | None]]:
    """Numbered lines; ``None`` for one that is too long, whose rest is read away piece by piece."""
    number = 0
    while line := stream.readline(max_size + 1):
        number += 1
        if len(line) <= max_size:
            yield number, line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(1 << 20)
        yield number, None


def _parse(line: bytes) -> dict[str, Any]:
    try:
        row = json.loads(line.rstrip().decode("utf-8"))
    except UnicodeDecodeError as error:
        raise ReadError(f"broken UTF-8 at byte {error.start} of the row; write the file as UTF-8") from error
    except RecursionError as error:
        raise ReadError("JSON nested too deeply; a row is one flat object") from error
    except json.JSONDecodeError as error:
        raise ReadError(f"not JSON ({error.msg} at column {error.colno}); a row is one object on one line") from error
    except ValueError as error:
        raise ReadError(f"not JSON ({error}); a row is one object on one line") from error
    if not isinstance(row, dict):
        raise _OtherShapeError
    return row


def _document(row: dict[str, Any]) -> Document:
    doc_id, text = row.get("id"), row.get("text")
    if isinstance(doc_id, int) and not isinstance(doc_id, bool):
        doc_id = str(doc_id)
    if not isinstance(doc_id, str) or not doc_id or not isinstance(text, str):
        raise _OtherShapeError
    title, url = _string(row, "title"), _string(row, "url")
    for key, value in (("id", doc_id), ("text", text), ("title", title), ("url", url)):
        if value and _SURROGATE.search(value):
            raise ReadError(f'"{key}" holds half a surrogate pair, which is no character; mend the row\'s escapes')
    return Document(
        doc_id, text, title=title, url=url, date=_day(_string(row, "date")), lang=_lang(_string(row, "lang"))
    )


def _string(row: dict[str, Any], key: str) -> str | None:
    value = row.get(key)
    if value is not None and not isinstance(value, str):
        raise ReadError(f'"{key}" must be a string or null')
    return value or None


def _day(value: str | None) -> date | None:
    """An ISO date, alone or before a time, or ``31.12.2024`` as the region writes it."""
    if value is None:
        return None
    if match := _DATE.fullmatch(value.strip()):
        year, month, day = match.groups()
    elif match := _DOTTED_DATE.fullmatch(value.strip()):
        day, month, year = match.groups()
    else:
        raise ReadError(f'"date" is {value!r}; write it YYYY-MM-DD')
    try:
        return date(int(year), int(month), int(day))
    except ValueError as error:
        raise ReadError(f'"date" is {value!r}, a day that does not exist; write it YYYY-MM-DD') from error


def _lang(value: str | None) -> Lang | None:
    """``ru`` or ``kk``, also of a longer BCP 47 tag; another language is left to the sentences to show."""
    primary = (value or "").split("-")[0].casefold()
    return cast(Lang, primary) if primary in ("ru", "kk") else None
