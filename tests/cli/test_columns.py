"""A table on a terminal: as wide as it may be, and never a word lost in the last column."""

from __future__ import annotations

import pytest

from gateway.cli.columns import cells_of, folded, table_lines

HEADS = ("ticket", "who", "title")


def plain(rows: list[tuple[str, str, str]], width: int = 40) -> list[str]:
    _, *lines = table_lines(HEADS, rows, width)
    return lines


def test_the_last_column_is_folded_between_words() -> None:
    lines = plain([("T1", "maya", "the printer in room 100 is offline")])

    assert lines == ["T1      maya  the printer in room 100 is", "              offline"]


def test_a_word_longer_than_the_column_is_folded_where_it_is_full() -> None:
    lines = [one.rstrip() for one in folded("a printerprinter b", 7)]

    assert lines == ["a", "printer", "printer", "b"]


def test_letters_of_two_columns_and_accents_of_none_are_counted() -> None:
    assert cells_of("打印") == 4
    assert cells_of("e\N{COMBINING ACUTE ACCENT}") == 1
    assert folded("打印机坏了", 4) == ["打印", "机坏", "了"]


def test_a_column_too_wide_gives_way_to_the_last() -> None:
    (line,) = plain([("T1", "m" * 60, "the printer is off")])

    assert "…  the printer is off" in line
    assert cells_of(line) <= 40


def test_control_characters_never_reach_the_terminal() -> None:
    (line,) = plain([("T1", "m\x1b[2Ja", "a\nb")])

    assert line == "T1      m [2Ja  a b"


@pytest.mark.parametrize("width", [1, 10, 24, 200])
def test_any_width_will_do(width: int) -> None:
    lines = plain([("T1", "maya", "the printer"), ("T2", "", "")], width)

    assert lines[0].startswith("T")
    told = "".join("".join(lines).split())
    assert "printer" in told or width == 1
