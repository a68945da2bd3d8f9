"""What is written as JSON is, octet by octet, what the standard library writes."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gateway.store.json_writer import JsonWriter

WRITER = JsonWriter()
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=12,
)


class Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True, slots=True)
class Point:
    x: int
    said: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    name: str


@given(PLAIN)
def test_plain_values_are_written_as_the_library_writes_them(value: object) -> None:
    assert WRITER.write(value) == json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def test_texts_with_half_letters_and_controls_are_written_as_the_library_writes_them() -> None:
    text = 'a\x00\x1f\x7f"\\/\ud800\u2028é\n'

    assert WRITER.write((text,)) == json.dumps([text], ensure_ascii=False)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Point(1, "é"), '{"x":1,"said":"é"}'),
        (Named("a"), '{"name":"a"}'),
        (Colour.RED, '"red"'),
        ((Named("a"), {Colour.RED: Point(2)}), '[{"name":"a"},{"red":{"x":2,"said":""}}]'),
        (date(2026, 11, 23), '"2026-11-23"'),
        (datetime(2026, 11, 23, 8, 0, 0, 5, UTC), '"2026-11-23T08:00:00.000005+00:00"'),
        (
            datetime(2026, 11, 23, 8, 0, tzinfo=timezone(timedelta(hours=-5))),
            '"2026-11-23T13:00:00+00:00"',
        ),
    ],
)
def test_values_of_the_domain_have_one_form(value: object, text: str) -> None:
    assert WRITER.write(value) == text


def test_what_has_no_form_is_refused() -> None:
    with pytest.raises(TypeError):
        WRITER.write({1, 2})


def test_texts_may_be_cut_but_never_names_or_words() -> None:
    short = JsonWriter(lambda text: json.dumps(text[:2]))

    assert short.write(Point(1, "long")) == '{"x":1,"said":"lo"}'
    assert short.write({"name": Colour.RED}) == '{"name":"red"}'
    assert short.record(Point, but=("x",))(Point(1, "long")) == ['"said":"lo"']
