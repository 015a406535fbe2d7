"""Offset maps: what is derived leads back to what it came from."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from socfacts.language.offsets import IDENTITY, Edit, apply, compose, cut
from socfacts.types import OffsetMap


@st.composite
def edited(draw: st.DrawFn, text: str | None = None) -> tuple[str, list[Edit]]:
    """A text and a list of edits in order that do not overlap."""
    source = draw(st.text("абвг ", min_size=1, max_size=30)) if text is None else text
    edits: list[Edit] = []
    at = 0
    while at < len(source) and draw(st.booleans()):
        start = draw(st.integers(at, len(source) - 1))
        end = draw(st.integers(start + 1, min(len(source), start + 4)))
        edits.append(Edit(start, end, draw(st.text("XYZ", max_size=5))))
        at = end
    return source, edits


def spans_inside(offsets: OffsetMap, derived: str, source: str) -> bool:
    previous = 0
    for position in range(len(derived)):
        start, end = offsets.span(position, position + 1)
        if not previous <= start <= end <= len(source):
            return False
        previous = start
    return True


def test_an_untouched_text_has_the_identity() -> None:
    assert apply("без правок", []) == ("без правок", IDENTITY)


def test_a_deletion_is_a_gap_between_neighbours() -> None:
    text, offsets = apply("аXXб", [Edit(1, 3, "")])
    assert text == "аб"
    assert offsets.span(0, 1) == (0, 1)
    assert offsets.span(1, 2) == (3, 4)
    assert offsets.span(0, 2) == (0, 4)


def test_a_replacement_of_another_length_maps_as_a_whole() -> None:
    text, offsets = apply("аshб", [Edit(1, 3, "ш")])
    assert text == "ашб"
    assert offsets.span(1, 2) == (1, 3)
    assert offsets.span(2, 3) == (3, 4)


def test_a_flat_stretch_before_a_deletion_ends_where_it_ends() -> None:
    text, offsets = apply("shXб", [Edit(0, 2, "ш"), Edit(2, 3, "")])
    assert text == "шб"
    assert offsets.span(0, 1) == (0, 2)
    assert offsets.span(1, 2) == (3, 4)


@given(edited())
def test_every_character_maps_inside_the_source(case: tuple[str, list[Edit]]) -> None:
    source, edits = case
    derived, offsets = apply(source, edits)
    assert spans_inside(offsets, derived, source)


@given(edited())
def test_untouched_characters_map_to_themselves(case: tuple[str, list[Edit]]) -> None:
    source, edits = case
    derived, offsets = apply(source, edits)
    for position, char in enumerate(derived):
        if char not in "XYZ":
            start, end = offsets.span(position, position + 1)
            assert source[start:end] == char


@given(st.data())
def test_chained_maps_give_what_mapping_twice_gives(data: st.DataObject) -> None:
    source, edits = data.draw(edited())
    middle, inner = apply(source, edits)
    _, again = data.draw(edited(middle)) if middle else (middle, [])
    derived, outer = apply(middle, again)
    chained = compose(outer, inner)
    assert spans_inside(chained, derived, source)
    for position in range(len(derived)):
        start, end = outer.span(position, position + 1)
        if start < end:
            assert chained.span(position, position + 1) == inner.span(start, end)


@given(edited(), st.data())
def test_a_cut_map_is_the_map_of_the_part(case: tuple[str, list[Edit]], data: st.DataObject) -> None:
    source, edits = case
    derived, offsets = apply(source, edits)
    start = data.draw(st.integers(0, len(derived)))
    end = data.draw(st.integers(start, len(derived)))
    part = cut(offsets, start, end)
    for position in range(end - start):
        assert part.span(position, position + 1) == offsets.span(start + position, start + position + 1)
