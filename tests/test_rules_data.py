"""The data in ``rules/``: codes are those of the records, both languages cover the same ones, places agree with ISO."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import pycountry
import pytest
import yaml

RULES = Path(__file__).parents[1] / "rules"
PLACES = RULES / "common" / "places"
LANGUAGES = ("ru", "kk")

# The closed lists of the records' documentation, written out: a code that is renamed in the program alone must fail.
_TYPES = """
    school boarding_school kindergarten college university orphanage child_support_center rehabilitation_center
    early_intervention_center family_support_center active_longevity_center social_service_center
    medical_social_institution home_care_unit polyclinic hospital outpatient_clinic feldsher_station perinatal_center
    ambulance_station dispensary sanatorium sports_complex stadium swimming_pool library museum theatre culture_centre
    park nursing_home day_care_unit crisis_centre youth_centre training_centre dormitory residential_building road
    bridge water_supply pumping_station treatment_plant heating_plant power_plant factory airport railway_station
    metro_station police_station fire_station service_centre market complex centre building
"""
_CATEGORIES = """
    children pupils students patients residents workers specialists families people places beds visits rooms storeys
    apartments groups organizations facilities settlements regions events classes projects equipment vehicles works
    other
"""
_EVENTS = """
    opening construction major_repair current_repair repair reconstruction reinforcement demolition design expert_review
    relocation equipment funding inspection licensing certification employment training service closure other
"""
FACILITY_TYPES, CATEGORIES, EVENTS = (set(codes.split()) for codes in (_TYPES, _CATEGORIES, _EVENTS))
CONCEPTS: dict[str, set[str]] = {
    "facility": FACILITY_TYPES,
    "facility_generic": {"building", "centre", "complex", "kindergarten"},
    "title_type": FACILITY_TYPES,
    "counted": CATEGORIES,
    "capacity_noun": {"places", "beds", "visits"},
    "event": EVENTS,
    "event_verb": EVENTS,
    "phase": {"start", "end"},
    "phase_verb": {"start", "end"},
    "status_word": {"planned", "ongoing", "done"},
    "status_word_verb": {"planned", "ongoing", "done"},
    "negation": {"not", "without", "postponed", "refused", "stopped"},
    "negation_verb": {"postponed", "refused", "stopped"},
    "budget_role": {"cost", "allocated", "spent"},
    "budget_role_verb": {"cost", "allocated", "spent"},
    "measure_word": {"capacity", "occupancy", "total", "floor", "land"},
    "measure_word_verb": {"capacity", "occupancy"},
    "per_word": {"shift", "day", "week", "month", "year"},
    "part_cue": {"of_them", "including", "rest", "both", "respectively", "more", "whole"},
}
KINDS = {"city", "town", "district", "city_district", "village", "rural_district", "microdistrict"}
Words = dict[str, dict[str, set[str]]]


def load(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def fold(word: str) -> str:
    return " ".join(word.casefold().replace("ё", "е").split())


@pytest.fixture(scope="module")
def lexicon() -> dict[str, Words]:
    """Language → class → concept → folded words."""
    found: dict[str, Words] = {}
    for lang in LANGUAGES:
        words: Words = defaultdict(lambda: defaultdict(set))
        for path in sorted((RULES / lang / "lexicon").glob("*.yaml")):
            for entry in load(path)["entries"]:
                for concept, listed in entry["words"].items():
                    words[entry["class"]][concept] |= {fold(word) for word in listed}
        found[lang] = words
    return found


def table(name: str) -> list[dict[str, str]]:
    with (PLACES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def names(row: dict[str, str]) -> list[str]:
    """Every name in a row of a place table."""
    columns = [k for k in row if k in ("ru", "kk") or k.startswith(("name_", "former_", "aliases_", "adjective_"))]
    return [name for column in columns for name in (row[column] or "").split(";") if name]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("class_", sorted(CONCEPTS))
def test_concepts_are_codes_of_the_records(lexicon: dict[str, Words], lang: str, class_: str) -> None:
    """A concept that is no code would give records that the schema rejects."""
    assert set(lexicon[lang].get(class_, {})) <= CONCEPTS[class_]


@pytest.mark.parametrize(
    ("classes", "codes"),
    [(("facility",), FACILITY_TYPES), (("counted",), CATEGORIES), (("event", "event_verb"), EVENTS)],
)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_both_languages_cover_every_code(
    lexicon: dict[str, Words], lang: str, classes: tuple[str, ...], codes: set[str]
) -> None:
    """Each facility type, category and event has words in Russian and in Kazakh."""
    covered = {concept for class_ in classes for concept, words in lexicon[lang][class_].items() if words}
    assert codes - covered == set()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("class_", [*sorted(CONCEPTS), "legal_wrapper", "payer_noun", "position", "speech_verb"])
def test_a_word_has_one_concept_in_a_class(lexicon: dict[str, Words], lang: str, class_: str) -> None:
    """Of two concepts in one class only the first would ever be seen."""
    concepts: dict[str, list[str]] = defaultdict(list)
    for concept, words in lexicon[lang].get(class_, {}).items():
        for word in words:
            concepts[word].append(concept)
    assert {word: found for word, found in concepts.items() if len(found) > 1} == {}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_words_are_of_one_script(lexicon: dict[str, Words], lang: str) -> None:
    """A Latin letter inside a Cyrillic word would never match the cleaned text."""
    mixed = {
        part
        for words in lexicon[lang].values()
        for listed in words.values()
        for word in listed
        for part in re.findall(r"[^\W\d_]+", word)
        if re.search("[a-z]", part) and re.search("[^\x00-\x7f]", part)
    }
    assert mixed == set()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_compound_tails_have_a_lemma_and_a_category(lexicon: dict[str, Words], lang: str) -> None:
    """«300-местный» counts «место»: each tail says which noun, of which category."""
    path = RULES / lang / "normalisation" / "compound_tail.yaml"
    worth = load(path)["worth"] if path.exists() else {}
    assert set(worth) == set(lexicon[lang].get("compound_tail", {}))
    assert {tail["category"] for tail in worth.values()} <= CATEGORIES
    assert all(tail["lemma"] for tail in worth.values())


def test_regions_are_those_of_iso_3166_2() -> None:
    """Codes and kinds of the regions are ISO's."""
    kinds = {"Region": "region", "City": "city"}
    iso = {s.code: kinds[s.type] for s in pycountry.subdivisions if s.country_code == "KZ"}
    assert {row["code"]: row["kind"] for row in table("regions.tsv")} == iso


def test_countries_are_those_of_iso_3166_1() -> None:
    """Every country stands in the table once, and every city in a country of it."""
    iso = {country.alpha_2 for country in pycountry.countries}
    rows = table("countries.tsv")
    codes = [row["code"] for row in rows if row["kind"] == "country"]
    assert sorted(codes) == sorted(iso)
    assert {row["code"] for row in rows if row["kind"] != "country"} <= iso
    assert {row["kind"] for row in rows} == {"country", "region", "city"}


@pytest.mark.parametrize("name", ["regions.tsv", "places.tsv", "countries.tsv"])
def test_places_have_names_in_both_languages(name: str) -> None:
    """No row lacks a column or a name; names have no stray blanks, footnotes or Latin letters."""
    for row in table(name):
        assert None not in row and None not in row.values(), row
        assert (row.get("ru") or row.get("name_ru")) and (row.get("kk") or row.get("name_kk")), row
        for listed in names(row):
            assert listed == listed.strip() and re.fullmatch(r"[^\W\d_a-zA-Z][^a-zA-Z()\[\]]*", listed), row


def test_places_stand_in_known_regions_and_parents() -> None:
    """Regions are codes of the region table; a parent is a place or a city of republican significance."""
    regions = {row["code"]: row["ru"] for row in table("regions.tsv")}
    rows = table("places.tsv")
    parents = {(row["region"], row["name_ru"]) for row in rows} | {(code, name) for code, name in regions.items()}
    for row in rows:
        assert row["kind"] in KINDS, row
        assert row["region"] in regions, row
        assert not row["old_region"] or row["old_region"] in regions, row
        assert not row["parent"] or (row["region"], row["parent"]) in parents, row
        assert re.fullmatch(r"(\d{4})?", row["since"]) and row["needs_head"] in ("", "1"), row


def test_places_are_listed_once() -> None:
    """Two rows of one name differ in kind, region or parent."""
    keys = [(row["name_ru"], row["kind"], row["region"], row["parent"]) for row in table("places.tsv")]
    assert len(keys) == len(set(keys))


def test_regions_of_2022_keep_their_old_region() -> None:
    """What the reform of 2022 moved is still found under its old region in older texts."""
    old = {"KZ-10": "KZ-63", "KZ-33": "KZ-19", "KZ-62": "KZ-35"}
    for row in table("places.tsv"):
        assert row["old_region"] == old.get(row["region"], ""), row
