"""Numbers of tickets: one way to write each, and no end at 9999."""

from datetime import date

import pytest

from rules.number import find_number, write_number

DAY = date(2026, 11, 16)


@pytest.mark.parametrize(
    ("counter", "number"),
    [
        (1, "T20261116.0001"),
        (9999, "T20261116.9999"),
        (10_000, "T20261116.10000"),
        (999_999_999, "T20261116.999999999"),
    ],
)
def test_a_number_that_is_written_is_read(counter: int, number: str) -> None:
    assert write_number(DAY, counter) == number
    assert find_number(number) == (DAY, counter)


def test_an_instance_counts_as_its_series() -> None:
    assert find_number("T20261116.10000.001") == (DAY, 10_000)


@pytest.mark.parametrize(
    "text",
    ["T20261116.4", "T20261116.00041", "T20261316.0001", "T20261116.1234567890", "T20261116.0004 ",
     "T20261116.١٢٣٤", "20261116.0004", "T20261116.0004.12", ""],
)  # fmt: skip
def test_what_is_not_written_so_is_no_number(text: str) -> None:
    assert find_number(text) is None
