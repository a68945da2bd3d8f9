"""A changed record is what the standard library's `replace` makes of it."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

import pytest

from parsers.body.visibility import PLAIN
from rules.copies import replace
from rules.model.mail import Block, Envelope


@dataclass(frozen=True, slots=True)
class Checked:
    """A record that looks at what it is given."""

    least: int
    most: int

    def __post_init__(self) -> None:
        assert self.least <= self.most


@dataclass(frozen=True)
class Open:
    """A record without slots."""

    name: str
    size: int = 0


@pytest.mark.parametrize(
    ("record", "changes"),
    [
        (PLAIN, {"gone": True, "size": 3.0}),
        (Block((), "text"), {"note": "other"}),
        (Envelope(), {"trusted": True}),
        (Envelope(), {}),
        (Open("a"), {"size": 2}),
        (Checked(1, 2), {"most": 3}),
    ],
)
def test_a_changed_record_is_equal_to_the_librarys(
    record: Envelope, changes: dict[str, bool]
) -> None:
    changed = replace(record, **changes)

    assert changed == dataclasses.replace(record, **changes)
    assert type(changed) is type(record)
    assert changed is not record


def test_a_record_that_looks_at_its_values_still_does() -> None:
    with pytest.raises(AssertionError):
        replace(Checked(1, 2), most=0)
