"""Tables of text: as rich would lay them out, of which no command can pay for more than letters."""

from __future__ import annotations

import io

import pytest
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from gateway.cli.columns import GAP, folded, lay_out

Rows = tuple[tuple[str, ...], ...]
LONG = "The printer on the third floor prints nothing but the first page since this morning."

TABLES: tuple[Rows, ...] = (
    (("ticket", "title"), ("T1", "Printer")),
    (("ticket", "title"), ("T1", LONG), ("T22", "x" * 200)),
    (("title",), (LONG,), ("",)),
    (("a", "b", "c"), ("", "", ""), ("1", "", LONG)),
    (("a", "b", "c"), ("1", "x" * 40, f"{'y' * 50} {LONG}"), ("2", "z", LONG)),
    (
        ("who", "what"),
        ("山田太郎", "プリンターが動きません。" * 6),
        ("Zoë", "naïve cafe\u0301 " * 12),
    ),
    (("who", "what"), ("👩‍🚒 Maya", "🖨 " * 60)),
    (("due", "whose", "why"), ("2026-11-23 10:00", "T20261123.0001", f"  two  spaces   {LONG}")),
)


def by_rich(rows: Rows, width: int) -> list[str]:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for head in rows[0][:-1]:
        table.add_column(head, no_wrap=True, overflow="ellipsis")
    table.add_column(rows[0][-1], overflow="fold")
    for row in rows[1:]:
        table.add_row(*map(Text, row))
    paper = io.StringIO()
    Console(file=paper, width=width, highlight=False).print(table)
    return [line.rstrip() for line in paper.getvalue().splitlines()]


@pytest.mark.parametrize("rows", TABLES)
def test_a_table_looks_as_rich_would_lay_it_out(rows: Rows) -> None:
    assert [GAP.join(line).rstrip() for line in lay_out(rows, 80)] == by_rich(rows, 80)


@pytest.mark.parametrize("rows", TABLES)
@pytest.mark.parametrize("width", [30, 44, 80, 200])
def test_no_line_is_wider_than_the_terminal_and_no_last_word_is_lost(
    rows: Rows, width: int
) -> None:
    lines = list(lay_out(rows, width))

    assert all(cell_len(GAP.join(line).rstrip()) <= width for line in lines)
    told = "".join(line[-1] for line in lines)
    assert "".join(told.split()) == "".join("".join(row[-1] for row in rows).split())


def test_what_does_not_fit_gives_way_where_it_is_widest() -> None:
    (line, *_) = lay_out((("short", "w" * 60, LONG),), 60)

    assert line[:2] == ("short", "w" * 30 + "…")


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("one two", ["one two"]),
        ("one two three", ["one two", "three"]),
        ("extraordinary", ["extraord", "inary"]),
        ("a extraordinary b", ["a", "extraord", "inary b"]),
        ("プリンター", ["プリンタ", "ー"]),
    ],
)
def test_a_text_is_folded_between_words_and_in_words_that_are_too_long(
    text: str, lines: list[str]
) -> None:
    assert folded(text, 8) == lines


def test_a_row_with_blanks_alone_in_its_last_column_is_a_row_still() -> None:
    rows = (("ticket", "title"), ("T1", " " * 100_000), ("T2", "Printer"))

    assert [line[0] for line in lay_out(rows, 80)] == ["ticket", "T1    ", "T2    "]
