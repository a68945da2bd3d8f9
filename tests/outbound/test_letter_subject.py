"""Subjects hold the number once and can never be read as a close."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from letter_scenes import NUMBER

from outbound.subject import COLUMNS_MAX, one_line, shorten, write_subject
from rules.model.phrases import CloseVerdict, close_reading

PHRASES = ("is resolved", "erledigt")

# (line of the template, subject)
SUBJECTS = (
    (f"[{NUMBER}] Re: Printer offline", f"[{NUMBER}] Re: Printer offline"),
    ("Re: Printer offline", f"[{NUMBER}] Re: Printer offline"),
    (f"[{NUMBER}] Re: ticket {NUMBER} again", f"[{NUMBER}] Re: ticket again"),
    (f"[{NUMBER}] Re: [{NUMBER.lower()}] again", f"[{NUMBER}] Re: again"),
    (f"[{NUMBER}] Re: as T20261117.0002", f"[{NUMBER}] Re: as T20261117-0002"),
    (f"[{NUMBER}] Re: {NUMBER}1 is another", f"[{NUMBER}] Re: T20261116-00041 is another"),
    (f"[{NUMBER}] Re: Printer is resolved", f"[{NUMBER}] Re: Printer is-resolved"),
    (f"[{NUMBER}] Re: Printer IS \t Resolved", f"[{NUMBER}] Re: Printer IS-Resolved"),
    (f"[{NUMBER}] Re: Printer is [{NUMBER}] resolved", f"[{NUMBER}] Re: Printer is-resolved"),
    (f"[{NUMBER}] Re: Ｐrinter ｉｓ ｒｅｓｏｌｖｅｄ", f"[{NUMBER}] Re: Printer is-resolved"),
    (f"[{NUMBER}] Re: alles erledigt", f"[{NUMBER}] Re: alles erle-digt"),
    (f"[{NUMBER}] Re: a\r\nBcc: all@desk.example", f"[{NUMBER}] Re: a Bcc: all@desk.example"),
    (f"[{NUMBER}] Re: nul\x00 and \u202eturned\u200b", f"[{NUMBER}] Re: nul and turned"),
    (f"[{NUMBER}] Re: half \ud83d of it", f"[{NUMBER}] Re: half \ufffd of it"),
)


@pytest.mark.parametrize(("line", "subject"), SUBJECTS)
def test_a_subject_reads_as_agreed(line: str, subject: str) -> None:
    assert write_subject(line, NUMBER, PHRASES) == subject


def test_a_letter_without_a_ticket_has_no_empty_brackets() -> None:
    assert write_subject("[] NOT DONE: no such ticket", "", PHRASES) == "NOT DONE: no such ticket"


def test_a_phrase_that_hyphens_would_make_is_left_out() -> None:
    assert write_subject("it is done now", "", ("is done", "is-done")) == "it is-d-one now"


def test_a_long_title_is_cut_at_a_blank() -> None:
    subject = write_subject(f"[{NUMBER}] Re: " + "printer " * 60, NUMBER, PHRASES)

    assert len(subject) <= COLUMNS_MAX
    assert subject.endswith("printer…")


def test_a_title_without_blanks_is_cut_anywhere() -> None:
    assert shorten("x" * 50, 20) == "x" * 19 + "…"


def test_a_line_has_single_blanks() -> None:
    assert one_line(" a\u00a0\t b\u2028c\x85d ") == "a b c d"


TITLES = st.lists(
    st.sampled_from(
        ("is", "resolved", "is resolved", "IS\u00a0RESOLVED", "erledigt", NUMBER, f"[{NUMBER}]")
        + (
            "T20261117.0002",
            "Re:",
            "FW:",
            "not",
            "?",
            '"',
            "\r\n",
            "\x00",
            "ｉｓ",
            "[EXTERNAL]",
            "-",
        )
    )
    | st.text(max_size=12),
    max_size=14,
).map(" ".join)


@given(TITLES)
def test_no_title_makes_a_subject_that_closes_or_names_two_tickets(title: str) -> None:
    subject = write_subject(f"[{NUMBER}] Completed: {title}", NUMBER, PHRASES)

    assert subject.casefold().count(NUMBER.casefold()) == 1
    assert not {"Cc", "Cs", "Zl", "Zp"} & set(map(unicodedata.category, subject))
    assert len(subject) <= COLUMNS_MAX + 20
    assert close_reading(f"Re: {subject}", one_line(title), PHRASES)[0] is CloseVerdict.NONE
