"""The records: the public contract of socfacts.

Six kinds of fact share one envelope; ``Fact`` is their union, told apart by ``kind``. Records are immutable, refuse
unknown keys and check what the contract says of each slot: ``FACT`` validates Python values, ``validate_line`` a line
of JSON, ``to_json`` writes one, ``ground`` compares a record with the text that it comes from.
"""

from socfacts.records.facts import (
    FACT,
    FACT_CLASSES,
    AreaFact,
    BudgetFact,
    CountFact,
    DateFact,
    FacilityFact,
    Fact,
    MentionRecord,
    Named,
    Normalized,
    ShareFact,
    ground,
)
from socfacts.records.ids import facility_id, fact_id, fold, normalised
from socfacts.records.slots import Ages, Counted, Evidence, Facility, Place, Quantity, Span, Speaker, When
from socfacts.records.wire import json_schema, to_json, validate_line

__all__ = [
    "FACT",
    "FACT_CLASSES",
    "Ages",
    "AreaFact",
    "BudgetFact",
    "CountFact",
    "Counted",
    "DateFact",
    "Evidence",
    "Facility",
    "FacilityFact",
    "Fact",
    "MentionRecord",
    "Named",
    "Normalized",
    "Place",
    "Quantity",
    "ShareFact",
    "Span",
    "Speaker",
    "When",
    "facility_id",
    "fact_id",
    "fold",
    "ground",
    "json_schema",
    "normalised",
    "to_json",
    "validate_line",
]
