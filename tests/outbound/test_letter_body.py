"""The page of a letter: 72 columns, links in one piece, human words as they were."""

from __future__ import annotations

import re
import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outbound.page import COLUMNS_MAX, REPLY_MARKER, lay_out
from outbound.words import (
    TEXT_MAX,
    as_written,
    beside,
    clean,
    excerpt,
    in_one_piece,
    inset,
    whole,
)

LINK = "https://scheduler.example/" + "a" * 90

# (text, lines under the marker)
PAGES = (
    ("short\nlines", ("short", "lines")),
    ("two  blanks   stay", ("two  blanks   stay",)),
    ("word " * 20, (("word " * 14).strip(), ("word " * 6).strip())),
    ("> " + "word " * 20, ("> " + ("word " * 14).strip(), "> " + ("word " * 6).strip())),
    ("- " + "word " * 20, ("- " + ("word " * 14).strip(), "  " + ("word " * 6).strip())),
    ("    " + "word " * 20, ("    " + ("word " * 13).strip(), "    " + ("word " * 7).strip())),
    (f"see {LINK} there", ("see", LINK, "there")),
    ("x" * 100, ("x" * 72, "x" * 28)),
    ("字" * 40, ("字" * 36, "字" * 4)),
    ("\n\n a \n\n", (" a",)),
)


@pytest.mark.parametrize(("text", "lines"), PAGES)
def test_a_page_is_laid_out_as_agreed(text: str, lines: tuple[str, ...]) -> None:
    assert lay_out(text) == "\n".join((REPLY_MARKER, "", *lines, ""))


def test_what_is_to_be_sent_back_keeps_its_lines() -> None:
    summary, done = "Summary: " + "word " * 13 + "end", "Done: " + "word " * 13 + "end"

    page = lay_out(as_written(f"{summary}\n{done}", 4))

    assert [line.lstrip() for line in page.split("\n")[2:]] == [
        summary.removesuffix(" word end"),
        "word end",
        done.removesuffix(" word end"),
        "word end",
        "",
    ]


def test_a_command_stays_in_one_piece() -> None:
    line = "    #resource " + "word " * 20 + "end"

    assert line in lay_out(in_one_piece(line)).split("\n")


def test_line_ends_of_every_kind_become_one() -> None:
    assert clean("a\r\nb\rc\x0bd\u2028e\x85f") == "a\nb\nc\nd\ne\nf"


def test_what_utf8_cannot_say_is_replaced() -> None:
    assert clean("a\x00\x1b[31m\udcffb") == "a[31m\ufffdb"


def test_an_excerpt_says_when_there_is_more() -> None:
    assert excerpt("a\nb\nc\n", 2) == "a\nb\n…"


def test_a_text_that_no_letter_can_carry_is_cut() -> None:
    text = whole("word " * TEXT_MAX)

    assert len(text) < TEXT_MAX + 50
    assert text.endswith("… (the rest is on the ticket)")


def lines_of(words: str) -> tuple[str, ...]:
    return tuple(lay_out(words).removeprefix(f"{REPLY_MARKER}\n\n").rstrip("\n").split("\n"))


def test_an_inset_text_leaves_blank_lines_blank() -> None:
    assert lines_of(inset("a\n\nb")) == ("    a", "", "    b")


FULL = "The tunnel drops a minute after the login and nobody here has changed"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            f"Problem: {FULL}\nNext steps: none\nBlockers: none",
            ("Next steps: none", "Blockers: none"),
        ),
        (f"{FULL}\nDone: client installed anew", ("Done: client installed anew",)),
        (f"Hello Maya,\n{FULL} {FULL}\nCarla\nAlder Air", ("Hello Maya,", "Carla", "Alder Air")),
        (f"{FULL} {FULL}\nran the second test as well", ("ran the second test as well",)),
    ],
)
def test_an_inset_text_keeps_the_lines_that_no_full_line_broke(
    text: str, lines: tuple[str, ...]
) -> None:
    assert {f"    {one}" for one in lines} <= set(lines_of(inset(text)))


def test_an_inset_paragraph_that_was_broken_where_it_was_full_is_filled_anew() -> None:
    laid_out = lines_of(inset(f"{FULL}\nanything about the gateway.\nCarla"))

    assert laid_out == (
        "    The tunnel drops a minute after the login and nobody here has",
        "    changed anything about the gateway.",
        "    Carla",
    )


def test_a_value_hangs_beside_its_label() -> None:
    first, second = lines_of(beside("word " * 20, "Summary"))

    assert first.startswith("Summary    word")
    assert second.startswith("           word")


def test_a_label_that_fills_its_column_keeps_a_blank() -> None:
    assert lines_of(beside("x", "A label of length")) == ("A label of length x",)


@given(st.text())
def test_every_page_keeps_to_the_columns_and_loses_no_word(text: str) -> None:
    page = lay_out(clean(text))

    body = page.removeprefix(REPLY_MARKER + "\n\n")
    assert page.startswith(REPLY_MARKER + "\n\n")
    assert all(len(line) <= COLUMNS_MAX for line in page.split("\n"))
    assert re.sub(r"\s", "", body) == re.sub(r"\s", "", clean(text))


def test_a_hostile_page_is_laid_out_in_linear_time() -> None:
    for text in (
        " " * 400_000 + "x",
        "> " * 200_000,
        "- " * 200_000,
        "x" * 400_000,
        "\n" * 400_000,
    ):
        assert lay_out(text).startswith(REPLY_MARKER)


@given(st.lists(st.text("abc.,-é", min_size=1, max_size=30), min_size=1, max_size=60))
def test_a_paragraph_is_broken_as_the_library_breaks_it(words: list[str]) -> None:
    paragraph = " ".join(["so", *words])
    lines = textwrap.wrap(paragraph, COLUMNS_MAX, break_on_hyphens=False)

    assert lay_out(paragraph) == "\n".join((REPLY_MARKER, "", *lines, ""))
