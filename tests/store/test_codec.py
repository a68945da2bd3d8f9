"""What is kept as JSON comes back equal, typed as the model has it."""

from __future__ import annotations

from dataclasses import fields
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from gateway.store.codec import ROW_OF_PART, read_changes, read_json, write_changes, write_json
from rules.changes import PARTS, TICKET_FIELDS, changes_between
from rules.model.mail import Envelope
from rules.model.ticket import Case, Change
from rules.model.timer import Timer
from tests.store.desk import ENVELOPE, NOON
from tests.store.full import AFTER, BEFORE, FULL


def test_an_envelope_comes_back_equal() -> None:
    assert read_json(Envelope, write_json(ENVELOPE)) == ENVELOPE


def test_an_envelope_that_says_nothing_comes_back_equal() -> None:
    assert read_json(Envelope, write_json(Envelope())) == Envelope()


def test_an_instant_of_another_zone_comes_back_as_the_same_instant() -> None:
    eastern = timezone(timedelta(hours=-5))
    timer = Timer("uc_close", 1, "bd:1", NOON, datetime(2026, 11, 23, 7, 0, tzinfo=eastern))

    found = read_json(Timer, write_json(timer))

    assert found == timer
    assert found.due_at.tzinfo is UTC


def test_the_changes_that_make_a_whole_ticket_come_back_equal() -> None:
    changes = changes_between(Case(), FULL)

    assert read_changes(write_changes(changes)) == changes


def test_changes_of_every_field_and_row_come_back_equal() -> None:
    changes = changes_between(BEFORE, AFTER)

    assert {one.key for one in changes if one.part == "ticket"} == set(TICKET_FIELDS) - {"id"}
    assert {one.part for one in changes} == {"ticket", *PARTS}
    assert read_changes(write_changes(changes)) == changes


def test_a_change_knows_its_types_by_its_part() -> None:
    change = Change("ticket", "due_on", None, date(2026, 12, 1))

    (found,) = read_changes(write_changes([change]))

    assert found == change
    assert type(found.new) is date


def test_every_part_of_a_case_has_a_row_type() -> None:
    lists = ("blocked", "absences")  # of the desk, which undo knows too
    assert tuple(ROW_OF_PART) == (*PARTS, *lists)
    assert set(PARTS) <= {field.name for field in fields(Case)}


def test_what_has_no_json_form_is_refused() -> None:
    with pytest.raises(TypeError, match="set has no JSON form"):
        write_json({1, 2})


def test_a_value_of_the_wrong_type_is_refused() -> None:
    with pytest.raises(ValueError, match="is no int"):
        read_json(Timer, write_json({"kind": "archive", "generation": "one"}))
