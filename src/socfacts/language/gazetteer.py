"""The gazetteer: names of Kazakhstan's regions, districts and towns, and of countries, as lexicon entries.

The tables stand in ``rules/common/places``; a user's folder may add rows in tables of the same names.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from socfacts.errors import RuleError
from socfacts.ruleset import LexiconEntry, RuleSet
from socfacts.types import PlaceName

# These are told by a word beside them («село», «ауылы»): their names are common words too often.
NEEDS_TYPE = frozenset({"village", "rural_district", "microdistrict"})
_FIRST = {"region": 0, "city": 1, "country": 2, "district": 3, "city_district": 4, "town": 5, "foreign_city": 6}


@dataclass(slots=True, unsafe_hash=True)
class Candidates:
    """The places that one name may mean, the likeliest first; ``capital`` of «столичный», which is no name.

    ``bare`` are villages that no word calls so («в Урджаре»): they count only in a text that names their region.
    """

    places: tuple[PlaceName, ...]
    capital: bool = False
    bare: bool = False


def place_entries(rules: RuleSet, lang: str) -> tuple[LexiconEntry, dict[str, Candidates]]:
    """The lexicon entry of all place names of a language, and what each of its concepts means."""
    named: dict[str, list[PlaceName]] = defaultdict(list)
    for names, place in sorted(_places(rules, lang), key=lambda pair: _FIRST.get(pair[1].kind, 9)):
        for name in names:
            if place not in named[name]:
                named[name].append(place)
    words = {f"p{number}": [name] for number, name in enumerate(named)}
    worth = {f"p{number}": Candidates(tuple(places)) for number, places in enumerate(named.values())}
    return LexiconEntry.model_validate({"class": "place", "inflect": True, "words": words}), worth


def _places(rules: RuleSet, lang: str) -> Iterator[tuple[list[str], PlaceName]]:
    regions: dict[str, str] = {}
    for row in _rows(rules, "regions.tsv"):
        name = row["kk"] if lang == "kk" else row["ru"]
        regions[row["code"]] = name
        kind = "city" if row["kind"] == "city" else "region"
        yield _names(row, lang, ""), PlaceName(name, kind, row["code"], (name,))
    for row in _rows(rules, "places.tsv"):
        name = row[f"name_{lang}"]
        own = regions.get(row["region"])
        parent = row["parent"] if lang == "ru" else ""
        path = tuple(dict.fromkeys(part for part in (own, parent, name) if part))
        yield _names(row, lang, "name_"), PlaceName(name, row["kind"], row["region"], path, row["old_region"] or None)
    for row in _rows(rules, "countries.tsv"):
        name = (row[f"name_{lang}"] or row["name_ru"]).split(";")[0]
        yield _names(row, lang, "name_"), PlaceName(name, row["kind"], row["code"], (name,))


def _names(row: dict[str, str], lang: str, prefix: str) -> list[str]:
    """Every way to write a place: its names, former names, aliases and, in Russian, its adjective."""
    columns = [f"{prefix}{lang}", f"former_{lang}", f"aliases_{lang}", *(["adjective_ru"] if lang == "ru" else [])]
    found = [name.strip() for column in columns for name in (row.get(column) or "").split(";")]
    if lang == "kk":
        russian = row.get("name_ru") or ""
        found += [russian] if russian.endswith("ск") else []  # «Уральскіде» beside «Оралда»
        found += [f"{name}і" for name in found if name.endswith("ск")]  # a vowel carries the suffixes after «ск»
    return [name for name in dict.fromkeys(found) if name]


def _rows(rules: RuleSet, name: str) -> Iterator[dict[str, str]]:
    for path in rules.tables(f"common/places/{name}"):
        yield from _table(path)


def _table(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        lines = (line for line in stream if line.strip() and not line.startswith("#"))
        for number, row in enumerate(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE), 2):
            if None in row or None in row.values():
                raise RuleError(f"{path}: row {number} has another number of columns than the header; separate by tabs")
            yield row
