"""Close phrases, thanks, and notes that say nothing."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.model.phrases import (
    CloseVerdict,
    close_reading,
    is_synopsis,
    is_vague,
    says_customers_order,
)
from tests.timing import seconds_of

DEFAULT = ("is resolved",)
TABLE = Path(__file__).parent.parent / "tables" / "phrase.tsv"
ROWS = [
    tuple(line.split(" | "))
    for line in TABLE.read_text().splitlines()
    if line and not line.startswith("//")
]


@pytest.mark.parametrize(("subject", "title", "verdict"), ROWS)
def test_every_subject_of_the_table_is_judged_as_it_says(
    subject: str, title: str, verdict: str
) -> None:
    assert close_reading(subject, title, DEFAULT)[0] == verdict


def test_the_table_is_all_there_and_has_every_verdict() -> None:
    assert len(ROWS) == 32
    assert {row[2] for row in ROWS} == set(CloseVerdict)


@pytest.mark.parametrize(
    ("subject", "why"),
    [
        ("Re: Printer offline is resolved?", "a question"),
        ("Re: Printer offline is resolved but slow", "negated"),
        ("Re: I don't think it is resolved", "negated"),
        ("Re: Printer offline is resolved", ""),
        ("Re: Printer offline", ""),
    ],
)
def test_an_ambiguous_subject_says_why(subject: str, why: str) -> None:
    assert close_reading(subject, "Printer offline", DEFAULT)[1] == why


@pytest.mark.parametrize(
    ("subject", "title", "parent", "verdict"),
    [
        ("Re: VPN is resolved", "VPN is resolved", "", "none"),
        ("Re: Printer is resolved", "Printer", "Printer is resolved", "none"),
        ("AW: Re: Printer is resolved", "Printer", "Re: Printer is resolved", "none"),
        ("Re: Printer is resolved is resolved", "Printer", "Printer is resolved", "close"),
        ("Re: Printer is resolved", "Printer", "Re: Printer", "close"),
        ("Re: is resolved", "is resolved", "", "none"),
        ("Re: not working is resolved", "not working", "", "close"),
        ("Re: it is broken resolved", "broken", "", "none"),
    ],
)
def test_what_was_inherited_was_not_said_now(
    subject: str, title: str, parent: str, verdict: str
) -> None:
    assert close_reading(subject, title, DEFAULT, parent_subject=parent)[0] == verdict


@pytest.mark.parametrize(
    ("subject", "verdict"),
    [
        ("Re[2]: Printer is resolved", "close"),
        ("Re： Printer is resolved", "close"),
        ("***SPAM*** Re: Printer is resolved", "close"),
        ("Re: [External Email] Printer is\u00a0resolved", "close"),
        ("Fwd: Re: Printer is resolved", "none"),
        ("Re: Fwd: Printer is resolved", "none"),
        ("I: Printer is resolved", "none"),
        ("Re: Printer “is resolved” he said", "none"),
        ("Re: Maya's printer is resolved, it's fine", "close"),
    ],
)
def test_marks_prefixes_and_typography_do_not_matter(subject: str, verdict: str) -> None:
    assert close_reading(subject, "Printer", DEFAULT)[0] == verdict


def test_an_owner_may_add_phrases() -> None:
    phrases = (*DEFAULT, "please close")

    assert close_reading("Re: Printer - please  close", "Printer", phrases)[0] == "close"
    assert close_reading("Re: please closet", "Printer", phrases)[0] == "none"
    assert close_reading("Re: Printer is resolved", "Printer", ())[0] == "none"


@pytest.mark.parametrize(
    "text",
    [
        "troubleshooting ongoing",
        "Looking into it.",
        "I'm working on it…",
        "TBD",
        "See above.\n- WIP",
    ],
)
def test_a_note_of_empty_phrases_is_vague(text: str) -> None:
    assert is_vague(text)


@pytest.mark.parametrize(
    "text", ["unknown", "none", "", "Approved", "Restarted the spooler, looking into it", "low"]
)
def test_a_note_with_a_fact_is_not_vague(text: str) -> None:
    assert not is_vague(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("customer ordered a monitor from Dell", True),
        ("The client is buying a laptop", True),
        ("Client’s IT ordered it", True),
        ("our order PO-88 at Ingram", False),
        ("Customer called. HP orders are late", False),
        ("for the customer we ordered toner", False),
        ("ordered for the customer", False),
    ],
)
def test_an_order_of_the_customer_is_noticed(text: str, expected: bool) -> None:
    assert says_customers_order(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Client wants the phone number on all 3 landing pages changed to 555-0102", True),
        ("please have a look", False),
        ("", False),
        ("Change phone number on the web site", False),
        ("RE: [T20261116.0004] Change phone number on the web site!", False),
    ],
)
def test_a_synopsis_is_more_than_the_title(text: str, expected: bool) -> None:
    assert is_synopsis(text, "Change phone number on the web site") is expected


@given(st.text(), st.text(max_size=40), st.text(max_size=40))
def test_any_subject_gets_a_verdict(subject: str, title: str, parent: str) -> None:
    verdict = close_reading(subject, title, DEFAULT, parent_subject=parent)[0]

    assert verdict in CloseVerdict
    if "resolved" not in subject.casefold():
        assert verdict is CloseVerdict.NONE


@pytest.mark.parametrize(
    "piece", ["'", '"', "[ext ", "re: ", "customer ", "is ", "thanks ", "n't "]
)
def test_crafted_text_takes_no_time(piece: str) -> None:
    text = piece * 50_000

    def read() -> None:
        close_reading(text, text, DEFAULT, parent_subject=text)[0]
        is_vague(text)
        says_customers_order(text)
        is_synopsis(text, text)

    assert seconds_of(read) < 3
