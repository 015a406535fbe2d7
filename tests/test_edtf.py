"""EDTF forms of the records and the days that they cover."""

from __future__ import annotations

from datetime import date

import edtf as oracle
import pytest
from hypothesis import given
from hypothesis import strategies as st

from socfacts.edtf import bounds

FORMS = [
    ("2025-09-20", "2025-09-20", "2025-09-20"),
    ("2025-11", "2025-11-01", "2025-11-30"),
    ("2024-02", "2024-02-01", "2024-02-29"),
    ("2025", "2025-01-01", "2025-12-31"),
    ("2025-34", "2025-04-01", "2025-06-30"),
    ("2025-36", "2025-10-01", "2025-12-31"),
    ("2026-38", "2026-05-01", "2026-08-31"),
    ("2026-40", "2026-01-01", "2026-06-30"),
    ("2026-41", "2026-07-01", "2026-12-31"),
    ("2023-21", "2023-03-01", "2023-05-31"),
    ("2023-24", "2023-12-01", "2024-02-29"),
    ("201X", "2010-01-01", "2019-12-31"),
    ("20XX", "2000-01-01", "2099-12-31"),
    ("2020/2025", "2020-01-01", "2025-12-31"),
    ("2025-05-01/2025-05-05", "2025-05-01", "2025-05-05"),
    ("../2030", None, "2030-12-31"),
    ("../2026-06", None, "2026-06-30"),
    ("2026/..", "2026-01-01", None),
]


@pytest.mark.parametrize(("text", "start", "end"), FORMS)
def test_a_form_covers_its_days(text: str, start: str | None, end: str | None) -> None:
    assert bounds(text) == (start and date.fromisoformat(start), end and date.fromisoformat(end))


@pytest.mark.parametrize(
    "text",
    [
        "", "25", "2025-1", "2025-13", "2025-25", "2025-02-30", "2025-21-01", "0000", "9999-24", "2X", "20X", "2XXX",
        "2025/", "/2025", "../..", "2030/2020", "2026-40/..", "201X/2025", "2025/2026/2027", "２０２５", "2025 ",
    ],
)  # fmt: skip
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        bounds(text)


@given(st.dates(), st.sampled_from([len("2025"), len("2025-09"), len("2025-09-20")]))
def test_closed_forms_agree_with_the_edtf_library(day: date, precision: int) -> None:
    text = day.isoformat()[:precision]
    parsed = oracle.parse_edtf(text)
    expected = (parsed.lower_strict(), parsed.upper_strict())
    assert tuple((d.tm_year, d.tm_mon, d.tm_mday) for d in expected) == tuple(
        (d.year, d.month, d.day) for d in bounds(text) if d is not None
    )


@given(st.dates(), st.dates())
def test_an_interval_covers_its_ends_and_what_lies_between(one: date, other: date) -> None:
    first, last = sorted([one, other])
    assert bounds(f"{first}/{last}") == (first, last)
    assert bounds(f"{first}/..") == (first, None)
    assert bounds(f"../{last}") == (None, last)
