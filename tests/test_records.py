"""The public contract: keys, numbers, checks, ids, grounding, schema."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from socfacts import codes, records, types
from socfacts.errors import RecordError

TEXT = "Город открыл школу № 7. В ней учатся более 90 детей, сообщил аким Асанов."
QUOTE = "более 90 детей"
START = TEXT.index(QUOTE)
SENTENCE = TEXT.index("В ней")

SCHOOL = records.Facility(
    id=records.facility_id("school", "7", None, "KZ-75"), name="Школа № 7", type="school", number="7", title=None
)
COUNT = records.CountFact(
    id=records.fact_id("a.txt", "count", START, START + len(QUOTE), "90 90 - more_than 1", SCHOOL.id),
    doc_id="a.txt",
    doc_date=date(2025, 10, 8),
    lang="ru",
    quantity=records.Quantity(value=Decimal(90), low=Decimal(90), high=None, qualifier="more_than", unit="1"),
    of=records.Counted(lemma="ребёнок", text="детей", category="children"),
    facility=SCHOOL,
    place=records.Place(name="Алматы", region="KZ-75", path=("Алматы",)),
    when=records.When(edtf="2025", start=date(2025, 1, 1), end=date(2025, 12, 31), text="в этом году"),
    said_by=records.Speaker(name="Асанов", role="аким"),
    evidence=records.Evidence(
        quote=QUOTE,
        start=START,
        end=START + len(QUOTE),
        sentence_start=SENTENCE,
        sentence_end=len(TEXT),
        page=None,
    ),
    repeats=(records.Span(start=0, end=5),),
    rule="ru.count.bound",
    measure="occupancy",
    ages=(None, Decimal("1.5")),
)
COUNT_LINE = (
    '{"schema_version": "1.0", "id": "b5770bec1e543402", "kind": "count", "doc_id": "a.txt", '
    '"doc_title": null, "doc_url": null, "doc_date": "2025-10-08", "lang": "ru", '
    '"quantity": {"value": 90, "low": 90, "high": null, "qualifier": "more_than", "unit": "1"}, '
    '"of": {"lemma": "ребёнок", "text": "детей", "category": "children"}, '
    '"facility": {"id": "4fabe475bfea100c", "name": "Школа № 7", "type": "school", "number": "7", "title": null}, '
    '"place": {"name": "Алматы", "region": "KZ-75", "path": ["Алматы"]}, '
    '"event": null, "phase": null, "status": null, '
    '"when": {"edtf": "2025", "start": "2025-01-01", "end": "2025-12-31", "text": "в этом году"}, '
    '"said_by": {"name": "Асанов", "role": "аким"}, '
    '"evidence": {"quote": "более 90 детей", "start": 37, "end": 51, "sentence_start": 24, "sentence_end": 73, '
    '"page": null}, "repeats": [{"start": 0, "end": 5}], "rule": "ru.count.bound", '
    '"measure": "occupancy", "per": null, "ages": [null, 1.5], "part_of": null}'
)

ENVELOPE = [
    "schema_version", "id", "kind", "doc_id", "doc_title", "doc_url", "doc_date", "lang", "quantity", "of", "facility",
    "place", "event", "phase", "status", "when", "said_by", "evidence", "repeats", "rule",
]  # fmt: skip
ADDED = {
    "facility": ["mentions"],
    "count": ["measure", "per", "ages", "part_of"],
    "area": ["measure", "part_of"],
    "budget": ["role", "payer", "part_of"],
    "date": [],
    "share": ["ages", "part_of"],
}


def slots(kind: str) -> dict[str, Any]:
    """The least that a fact of ``kind`` needs, as parsed from JSON."""
    data: dict[str, Any] = {name: None for name in ENVELOPE + ADDED[kind]}
    data |= {"schema_version": "1.0", "id": "0" * 16, "kind": kind, "doc_id": "a.txt", "lang": "ru", "repeats": []}
    data |= {"rule": "ru.test", "evidence": json.loads(COUNT_LINE)["evidence"]}
    unit = {"count": "1", "area": "m2", "budget": "KZT", "share": "%"}.get(kind)
    if unit:
        data["quantity"] = {"value": 5, "low": 5, "high": 5, "qualifier": "exact", "unit": unit}
    if kind == "date":
        data["when"] = {"edtf": "2025-09", "start": "2025-09-01", "end": "2025-09-30", "text": "в сентябре 2025 года"}
    if kind == "facility":
        data |= {"facility": SCHOOL.model_dump(), "mentions": [{"start": 13, "end": 22}]}
    return data


def refusal(data: object) -> str:
    """What is said of a line that is no record."""
    with pytest.raises(RecordError) as caught:
        records.validate_line(data if isinstance(data, str) else json.dumps(data), 7)
    return str(caught.value)


def test_a_record_is_one_line_with_its_keys_in_order() -> None:
    assert records.to_json(COUNT) == COUNT_LINE


def test_a_line_is_read_back_as_the_same_record() -> None:
    assert records.validate_line(COUNT_LINE, 1) == COUNT


@pytest.mark.parametrize("kind", codes.KINDS)
def test_each_kind_has_the_envelope_and_its_own_keys(kind: str) -> None:
    fact = records.validate_line(json.dumps(slots(kind)), 1)
    assert fact.kind == kind
    assert list(json.loads(records.to_json(fact))) == ENVELOPE + ADDED[kind]
    assert records.to_json(fact) == json.dumps(slots(kind), ensure_ascii=False)


@pytest.mark.parametrize(
    ("number", "written"),
    [
        ("90", "90"),
        ("90.00", "90"),
        ("1.60E+9", "1600000000"),
        ("0.1", "0.1"),
        ("1E-9", "0.000000001"),
        ("71.30", "71.3"),
        ("-0", "0"),
        ("-4.50", "-4.5"),
        ("12345678901234567890123456789.012345678901234567890", "12345678901234567890123456789.01234567890123456789"),
    ],
)
def test_numbers_are_plain_and_exact(number: str, written: str) -> None:
    value = Decimal(number)
    quantity = records.Quantity(value=value, low=None, high=None, qualifier="about", unit="km")
    mention = records.MentionRecord(doc_id="a", start=0, end=1, text="1", type="QUANTITY", normalized=quantity)
    line = records.to_json(mention)
    assert f'"value": {written},' in line
    assert json.loads(line, parse_float=Decimal, parse_int=Decimal)["normalized"]["value"] == value


@pytest.mark.parametrize("number", [0.5, True, "5", Decimal("NaN"), Decimal("Infinity")])
def test_only_exact_numbers_are_numbers(number: Any) -> None:
    with pytest.raises(ValidationError, match="value"):
        records.Quantity(value=number, low=None, high=None, qualifier="about", unit="1")


@pytest.mark.parametrize("mark", ["\n", "\r", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029"])
def test_no_character_breaks_the_line(mark: str) -> None:
    fact = COUNT.model_copy(update={"doc_title": f"a{mark}b"})
    line = records.to_json(fact)
    assert line.splitlines() == [line]
    assert records.validate_line(line, 1) == fact


QUALIFIED = {
    "exact": (90, 90, 90),
    "about": (90, None, None),
    "more_than": (90, 90, None),
    "at_least": (90, 90, None),
    "at_most": (90, None, 90),
    "less_than": (90, None, 90),
    "between": (None, 3, 7),
}


@pytest.mark.parametrize("qualifier", codes.QUALIFIERS)
def test_a_qualifier_says_which_numbers_there_are(qualifier: str) -> None:
    """Of all ways to fill value, low and high from one range, only the contract's is accepted."""
    accepted = []
    for numbers in [(v, low, high) for v in (90, None) for low in (90, 3, None) for high in (90, 7, None)]:
        data = dict(zip(("value", "low", "high"), numbers, strict=True)) | {"qualifier": qualifier, "unit": "1"}
        try:
            records.Quantity.model_validate(data)
        except ValidationError:
            continue
        accepted.append(numbers)
    if qualifier == "between":
        accepted.remove((None, 90, 90))
        accepted.remove((None, 3, 90))
    assert accepted == [QUALIFIED[qualifier]]


def without(path: str) -> Callable[[dict[str, Any]], None]:
    def remove(data: dict[str, Any]) -> None:
        *steps, last = path.split(".")
        for step in steps:
            data = data[step]
        del data[last]

    return remove


def put(path: str, value: object) -> Callable[[dict[str, Any]], None]:
    def change(data: dict[str, Any]) -> None:
        *steps, last = path.split(".")
        for step in steps:
            data = data[step]
        data[last] = value

    return change


@pytest.mark.parametrize(
    ("kind", "change", "field"),
    [
        ("count", put("kind", "number"), "kind"),
        ("count", without("kind"), "kind"),
        ("count", without("phase"), "phase"),
        ("count", without("part_of"), "part_of"),
        ("count", without("quantity.low"), "quantity.low"),
        ("facility", without("facility.title"), "facility.title"),
        ("count", put("colour", "red"), "colour"),
        ("count", put("quantity.colour", "red"), "quantity.colour"),
        ("count", put("quantity", None), "quantity"),
        ("area", put("quantity", None), "quantity"),
        ("budget", put("quantity", None), "quantity"),
        ("share", put("quantity", None), "quantity"),
        ("date", put("when", None), "when"),
        ("facility", put("facility", None), "facility"),
        ("facility", put("facility.type", None), "facility.type"),
        ("facility", put("facility.type", "shop"), "facility.type"),
        ("facility", put("facility.id", "7"), "facility.id"),
        ("facility", put("mentions", [{"start": 5, "end": 5}]), "mentions.0.end"),
        ("count", put("quantity.unit", "m2"), "quantity"),
        ("area", put("quantity.unit", "ha"), "quantity"),
        ("budget", put("quantity.unit", "тенге"), "quantity"),
        ("share", put("quantity.unit", "1"), "quantity"),
        ("count", put("quantity.value", "5"), "quantity.value"),
        ("count", put("quantity.value", -5), "quantity"),
        ("count", put("quantity.qualifier", "some"), "quantity.qualifier"),
        ("count", put("of", {"lemma": "дом", "text": "домов", "category": "houses"}), "of.category"),
        ("count", put("place", {"name": "Алматы", "region": "Almaty", "path": []}), "place.region"),
        ("count", put("event", "party"), "event"),
        ("count", put("status", "maybe"), "status"),
        ("count", put("phase", "middle"), "phase"),
        ("count", put("ages", [18, 3]), "ages"),
        ("count", put("ages", [None, None]), "ages"),
        ("count", put("ages", [3]), "ages.1"),
        ("count", put("said_by", {"name": None, "role": None}), "said_by"),
        ("count", put("lang", "en"), "lang"),
        ("count", put("doc_date", "08.10.2025"), "doc_date"),
        ("count", put("doc_date", 20251008), "doc_date"),
        ("count", put("id", "A" * 16), "id"),
        ("count", put("schema_version", "2.0"), "schema_version"),
        ("date", put("when.edtf", "autumn"), "when"),
        ("date", put("when.end", "2025-10-01"), "when"),
        ("count", put("evidence.end", 50), "evidence"),
        ("count", put("evidence.sentence_start", 40), "evidence"),
        ("count", put("evidence.sentence_end", 50), "evidence"),
        ("count", put("evidence.quote", ""), "evidence.quote"),
        ("count", put("evidence.start", -1), "evidence.start"),
        ("count", put("evidence.start", True), "evidence.start"),
        ("count", put("evidence.page", 0), "evidence.page"),
        ("count", put("repeats", [{"start": 1, "end": 2}, {"start": 4, "end": 3}]), "repeats.1.end"),
    ],
)
def test_a_wrong_record_is_refused_by_line_and_field(
    kind: str, change: Callable[[dict[str, Any]], None], field: str
) -> None:
    data = slots(kind)
    change(data)
    message = refusal(data)
    assert message.startswith(f"line 7: {field}: ")
    assert message.splitlines() == [message]


@pytest.mark.parametrize(
    ("written", "field"),
    [
        ("90.0", "quantity.value"),
        ("90.50", "quantity.value"),
        ("9e1", "quantity.value"),
        ("NaN", "not JSON"),
        ("1" * 5000, "not JSON"),
    ],
)
def test_a_number_in_another_form_is_refused(written: str, field: str) -> None:
    assert refusal(COUNT_LINE.replace('"value": 90', f'"value": {written}')).startswith(f"line 7: {field}: ")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("", "line 7: not JSON: Expecting value"),
        ("{", "line 7: not JSON: Expecting property name"),
        ("[]", "line 7: not a JSON object"),
        ("null", "line 7: not a JSON object"),
        ("[" * 100_000, "line 7: not JSON: maximum recursion depth"),
        ('{"id": "a", "id": "b"}', "line 7: not JSON: the key 'id' stands twice"),
    ],
)
def test_what_is_no_object_is_refused_by_line(line: str, message: str) -> None:
    assert refusal(line).startswith(message)


def test_the_number_of_further_problems_is_told() -> None:
    assert refusal(slots("count") | {"lang": "en", "rule": ""}).endswith("(and 1 more)")


def test_records_do_not_change() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        COUNT.doc_id = "b.txt"


def digest(*parts: str) -> str:
    """The id as RECORDS tells it, in code of its own."""
    return hashlib.sha256(b"\0".join(part.encode() for part in parts)).hexdigest()[:16]


def test_ids_never_change() -> None:
    """Literals: a change of the algorithm breaks every stored reference to a fact."""
    assert SCHOOL.id == "4fabe475bfea100c"
    assert COUNT.id == "b5770bec1e543402"


def test_a_fact_id_is_a_digest_of_span_value_and_facility() -> None:
    found = records.fact_id("дом.txt", "area", 3, 15, "1100 - - about m2", None)
    assert found == digest("дом.txt", "area", "3", "15", "1100 - - about m2", "")


def test_a_facility_is_its_type_number_title_and_region() -> None:
    found = records.facility_id("school", "014", "Ёлочка", "KZ-75", "a.txt", 12)
    assert found == digest("school", "14", "елочка", "KZ-75")
    assert found == records.facility_id("school", "14", "ЕЛОЧКА", "KZ-75", "b.txt", 99)


def test_an_unnamed_facility_is_its_own_in_each_text_and_place() -> None:
    found = records.facility_id("school", None, None, None, "a.txt", 12)
    assert found == digest("school", "", "", "", "a.txt", "12")


def test_an_unnamed_facility_without_a_place_has_no_id() -> None:
    with pytest.raises(ValueError, match="doc_id and offset"):
        records.facility_id("school", None, None, "KZ-75")


QUANTITY = types.Quantity(Decimal("1.60E+3"), None, None, "about", "m2")
AUTUMN = types.When("2025-23", date(2025, 9, 1), date(2025, 11, 30))


@pytest.mark.parametrize(("kind", "value"), [("area", "1600 - - about m2"), ("date", "2025-23"), ("facility", "")])
def test_the_value_in_an_id_is_the_same_for_stages_and_records(kind: str, value: str) -> None:
    quantity = records.Quantity.model_validate(QUANTITY, from_attributes=True)
    when = records.When(edtf=AUTUMN.edtf, start=AUTUMN.start, end=AUTUMN.end, text="осенью")
    assert records.normalised(kind, QUANTITY, AUTUMN) == value
    assert records.normalised(kind, quantity, when) == value


def test_a_true_record_is_grounded() -> None:
    records.ground(COUNT, TEXT)


@pytest.mark.parametrize(
    ("text", "field"),
    [
        (TEXT.replace("90", "91"), "evidence: 37:51"),
        ("\ufeff" + TEXT, "evidence: 37:51"),
        (TEXT[:-1], "evidence.sentence_end: 73"),
    ],
)
def test_a_fact_that_the_text_does_not_say_is_refused(text: str, field: str) -> None:
    with pytest.raises(RecordError, match=field):
        records.ground(COUNT, text)


@pytest.mark.parametrize("field", ["repeats", "mentions"])
def test_every_span_lies_inside_the_text(field: str) -> None:
    spans = [{"start": 1, "end": 3}, {"start": 70, "end": 74}]
    fact = records.FACT.validate_python(slots("facility") | {field: spans})
    with pytest.raises(RecordError, match=rf"{field}\.1: 74"):
        records.ground(fact, TEXT)


def mention(type: str, normalized: object) -> records.MentionRecord:
    return records.MentionRecord.model_validate(
        {"doc_id": "a.txt", "start": 0, "end": 5, "text": "Город", "type": type, "normalized": normalized}
    )


VALUES: dict[str, object] = {
    "ORDINAL": 2,
    "AGE": [None, 18],
    "DATE": {"edtf": "2025", "start": "2025-01-01", "end": "2025-12-31", "text": "2025 году"},
    "TIME": "09:30",
    "FACILITY": SCHOOL.model_dump(),
    "PLACE": {"name": "Алматы", "region": "KZ-75", "path": ["Алматы"]},
    "PERSON": {"name": "Асанов"},
    "ORGANIZATION": {"name": "акимат"},
} | {
    name: {"value": 5, "low": 5, "high": 5, "qualifier": "exact", "unit": "1"}
    for name in ("NUMBER", "PERCENT", "MONEY", "QUANTITY")
}


@pytest.mark.parametrize("type", get_args(types.MentionType))
def test_a_mention_has_the_value_of_its_type_or_none(type: str) -> None:
    line = records.to_json(mention(type, VALUES[type]))
    assert json.loads(line) == {
        "doc_id": "a.txt", "start": 0, "end": 5, "text": "Город", "type": type, "normalized": VALUES[type],
    }  # fmt: skip
    assert records.to_json(mention(type, None)).endswith('"normalized": null}')


@pytest.mark.parametrize(
    ("type", "other"), [("NUMBER", "DATE"), ("DATE", "NUMBER"), ("AGE", "ORDINAL"), ("TIME", "AGE")]
)
def test_a_mention_has_no_value_of_another_type(type: str, other: str) -> None:
    with pytest.raises(ValidationError, match="is not normalized to"):
        mention(type, VALUES[other])


def test_a_mention_is_grounded() -> None:
    records.ground(mention("PERSON", None), TEXT)
    with pytest.raises(RecordError, match="text: 0:5"):
        records.ground(mention("PERSON", None), TEXT[1:])


def test_the_schema_asks_for_every_key_in_order() -> None:
    schema = records.json_schema()
    defs = schema["$defs"]
    kinds = {name: defs[ref.rpartition("/")[2]] for name, ref in schema["discriminator"]["mapping"].items()}
    assert set(kinds) == set(codes.KINDS)
    for kind, definition in kinds.items():
        assert list(definition["properties"]) == definition["required"] == ENVELOPE + ADDED[kind]
        assert definition["additionalProperties"] is False
    assert defs["Quantity"]["properties"]["value"] == {
        "anyOf": [{"type": "number"}, {"type": "null"}], "title": "Value",
    }  # fmt: skip


words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
numbers = st.decimals(allow_nan=False, allow_infinity=False, min_value=0)


@st.composite
def quantities(draw: st.DrawFn, unit: str) -> records.Quantity:
    qualifier = draw(st.sampled_from(codes.QUALIFIERS))
    low, high = sorted([draw(numbers), draw(numbers)])
    if qualifier == "between":
        return records.Quantity(value=None, low=low, high=high, qualifier=qualifier, unit=unit)
    _, has_low, has_high = QUALIFIED[qualifier]
    return records.Quantity(
        value=low, low=low if has_low else None, high=low if has_high else None, qualifier=qualifier, unit=unit
    )


@st.composite
def grounded(draw: st.DrawFn) -> tuple[records.Fact, str]:
    """A count or a date, with a text that says it."""
    before, quote, after = draw(words), draw(words), draw(words)
    start, end = len(before), len(before) + len(quote)
    evidence = records.Evidence(
        quote=quote, start=start, end=end, sentence_start=0, sentence_end=end + len(after), page=None
    )
    day = draw(st.dates())
    if draw(st.booleans()):
        when = records.When(edtf=day.isoformat(), start=day, end=day, text=quote)
        return records.DateFact(
            id="0" * 16, doc_id=draw(words), lang="kk", when=when, evidence=evidence, rule="r", doc_date=day
        ), before + quote + after
    return records.CountFact(
        id="0" * 16,
        doc_id=draw(words),
        lang="ru",
        quantity=draw(quantities("1")),
        of=draw(
            st.none() | st.builds(records.Counted, lemma=words, text=words, category=st.sampled_from(codes.CATEGORIES))
        ),
        evidence=evidence,
        rule=draw(words),
    ), before + quote + after


@given(grounded())
def test_whatever_is_written_is_read_back(case: tuple[records.Fact, str]) -> None:
    fact, text = case
    line = records.to_json(fact)
    assert records.validate_line(line, 1) == fact
    assert line.splitlines() == [line]
    assert list(json.loads(line)) == ENVELOPE + ADDED[fact.kind]
    records.ground(fact, text)
