"""Rows of a table as sentences, once its columns are known: years apart, each figure with its name and unit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

Row = tuple[str, ...]
Column = tuple[str, str]  # name and unit

FIGURE = re.compile(r"[≈~<>≤≥+−–-]?\s*\d[\d\s.,]*(?:\s?[–-]\s?\d[\d\s.,]*)?")
YEAR = re.compile(r"(?:1[89]|20)\d\d")
EMPTY = frozenset({"", "-", "–", "—", "x", "х", "…", "..."})
_SCALE = r"(?:тыс(?:яч[аи]?)?|млн|млрд|трлн|миллион(?:ов)?|миллиард(?:ов)?|мың|мыңдаған)\.?"
_MEASURE = (
    r"(?:тенге|теңге|тг|kzt|₸|руб(?:лей|ля|\.)?|₽|долл(?:аров|\.)?(?:\s?сша)?|usd|\$|евро|€|%|проц(?:ентов|\.)?|пайыз"
    r"|(?:кв|куб|ш|шаршы|текше|погонных|пог)\.?\s?(?:к?м|метр(?:ов)?)|к?м[²³23]?|га|гектар(?:ов)?|тонн|кг|чел(?:овек)?|адам"
    r"|мест|орын|лет|жас|квт|мвт|гкал|мкр)\.?"
)
_UNIT = re.compile(rf"(?:в\s+)?(?:{_SCALE}\s*{_MEASURE}|{_MEASURE}|{_SCALE})", re.IGNORECASE)
# «Мест, ед.»: the unit says no more than the number does.
_PIECES = re.compile(r"(?:ед(?:иниц)?|шт(?:ук)?|дана|бірлік)\.?", re.IGNORECASE)
_TAIL = re.compile(r"(?P<name>.*?)\s*(?:,\s*(?P<plain>[^,()]+)|\(\s*(?P<parens>[^()]+?)\s*\))", re.DOTALL)
_NUMBERING = re.compile(r"(?:№|n|no)?\.?\s*(?:п\s*/\s*п|п\s*/\s*н|р\s*/\s*[сн]|р\s*/\s*б)?\s*№?\.?", re.IGNORECASE)
_YEAR_HEAD = {"год": "год", "годы": "год", "жыл": "жыл", "жылы": "жыл", "жылдар": "жыл"}
_YEAR_NAME = re.compile(
    rf"(?:(?P<name>.+?),\s*)?(?P<year>{YEAR.pattern})(?:\s*(?:г|год[ау]?|ж|жыл\w*)\b\.?)?(?P<rest>\s*[,(].*)?",
    re.IGNORECASE | re.DOTALL,
)
_KAZAKH = re.compile("[әғқңөұүһі]", re.IGNORECASE)
_UNIT_HEAD = re.compile(r"ед(?:иниц[аы]|\.)?\s*изм(?:ерения|\.)?|өлшем(?:\s+бірлігі)?", re.IGNORECASE)
_THEME_HEAD = re.compile(
    r"(?:наименование\s+)?(?:показател[ьи]|показателя|параметры?|характеристик[аи])|көрсеткіш(?:тер|тің\s+атауы)?",
    re.IGNORECASE,
)
_VALUE_HEAD = re.compile(r"(?:значени[ея]|величина|данные)(?:\s+показателя)?|мәні?|көрсеткіш\s+мәні", re.IGNORECASE)


def split_unit(header: str) -> Column:
    """A header's name and unit: «Сумма, тыс. тенге» → («Сумма», «тыс. тенге»); no unit is an empty string."""
    tail = _TAIL.fullmatch(header)
    if tail is None:
        return header, ""
    unit = (tail["plain"] or tail["parens"]).strip()
    if _PIECES.fullmatch(unit):
        return tail["name"], ""
    if not _UNIT.fullmatch(unit):
        return header, ""
    return tail["name"], re.sub(r"^в\s+", "", unit)


def is_figure(cell: str) -> bool:
    """Whether a cell is a number or a span of numbers, without words."""
    return FIGURE.fullmatch(cell) is not None


@dataclass(frozen=True, slots=True)
class Columns:
    """What the columns are: ``label`` names the row, ``theme`` what its figures are, ``units`` their unit."""

    columns: Sequence[Column]
    label: int | None
    theme: int | None
    units: int | None
    years: frozenset[int]
    year_word: str

    @classmethod
    def of(cls, columns: Sequence[Column], body: Sequence[Row]) -> Columns:
        """Look at header and body of a table."""
        names = [name for name, _ in columns]
        label = _label_column(columns, body)
        units = _first(_UNIT_HEAD, names)
        theme = _first(_THEME_HEAD, names)
        years = frozenset(i for i, name in enumerate(names) if i != label and _YEAR_NAME.fullmatch(name))
        words = " ".join((*names, *(row[label] for row in body if label is not None)))
        return cls(
            columns, label, label if theme is None and units is not None else theme, units,
            frozenset() if label is None else years, "жыл" if _KAZAKH.search(words) else "год",
        )  # fmt: skip

    def told(self, row: Row) -> Iterator[str]:
        """The row as sentences: what holds for the row itself, then year by year."""
        lead = "" if self.label is None else self._label(row[self.label])
        if not any(name for name, _ in self.columns):
            yield _ended(_pair(lead, [row[i] for i in self._plain(row)]))
            return
        theme = ("", "") if self.theme is None else split_unit(row[self.theme])
        parts = [self._part(i, row, theme) for i in self._plain(row)]
        years = [i for i in sorted(self.years) if row[i] not in EMPTY]
        if parts or not years:
            subject = "" if self.theme == self.label and parts else lead
            yield _ended(": ".join(filter(None, (subject, "; ".join(parts)))))
        for column in years:
            yield _ended(self._of_year(column, row, theme))

    def _plain(self, row: Row) -> list[int]:
        """The columns that say something about the row, years aside."""
        apart = {self.label, self.theme, self.units, *self.years}
        told = (i for i, cell in enumerate(row) if i not in apart and cell not in EMPTY)
        return [i for i in told if not (self.columns[i][0] and _NUMBERING.fullmatch(self.columns[i][0]))]

    def _label(self, cell: str) -> str:
        word = _YEAR_HEAD.get(self.columns[self.label or 0][0].lower())
        return f"{cell} {word}" if word and YEAR.fullmatch(cell) else cell

    def _part(self, column: int, row: Row, theme: Column) -> str:
        """«name — figure unit» of a cell."""
        name = self.columns[column][0]
        if theme[0]:
            name = theme[0] if _VALUE_HEAD.fullmatch(name) else f"{theme[0]}, {name}"
        value = self._value(column, row, theme)
        return f"{name} — {value}" if name else value

    def _value(self, column: int, row: Row, theme: Column) -> str:
        """A cell with the unit that its column, its row or its theme tells."""
        of_row = row[self.units] if self.units is not None and _UNIT.fullmatch(row[self.units]) else ""
        unit = self.columns[column][1] or of_row or theme[1]
        return f"{row[column]} {unit}" if unit and is_figure(row[column]) else row[column]

    def _of_year(self, column: int, row: Row, theme: Column) -> str:
        """«2024 год: Число школ — 412», «2024 год, Школа № 5: Мест — 600»: the year counts for what follows."""
        match = _YEAR_NAME.fullmatch(self.columns[column][0])
        assert match is not None and self.label is not None
        subject = row[self.label]
        if self.theme in (None, self.label) and not match["name"]:
            theme, subject = split_unit(subject), ""
        name = ", ".join(filter(None, (theme[0], match["name"])))
        when = f"{match['year']} {self.year_word}{match['rest'] or ''}"
        lead = ", ".join(filter(None, (when, subject if theme[0] != subject else "")))
        return f"{lead}: {name} — {self._value(column, row, theme)}"


def _first(pattern: re.Pattern[str], names: Sequence[str]) -> int | None:
    return next((i for i, name in enumerate(names) if pattern.fullmatch(name)), None)


def _label_column(columns: Sequence[Column], body: Sequence[Row]) -> int | None:
    """The column that names its row: the first that holds words, else the first if it holds years."""
    for column, (name, _) in enumerate(columns):
        if name and _NUMBERING.fullmatch(name):
            continue
        if any(not is_figure(row[column]) and row[column] not in EMPTY for row in body):
            return column
    return 0 if columns[0][0].lower() in _YEAR_HEAD else None


def _pair(key: str, values: list[str]) -> str:
    """A row of a table without a header, most often a pair: «Площадь, кв. м | 3 200»."""
    name, unit = split_unit(key)
    value = "; ".join(f"{cell} {unit}" if unit and is_figure(cell) else cell for cell in values)
    return f"{name} — {value}" if name and value else name or value


def _ended(line: str) -> str:
    return line if not line or line[-1] in ".!?:;" else f"{line}."
