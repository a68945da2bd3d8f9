"""What holds for every notice, whatever the ticket and the facts are (LET-01)."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from letter_samples import SAMPLES
from letter_scenes import NOW, NUMBER, make_case, make_note, make_scene, retitled, write

from outbound.addressee import first_name
from outbound.letter import Letter, LetterScene
from outbound.page import COLUMNS_MAX, REPLY_MARKER
from outbound.parameters import MEANINGS, TAKEN_AS, Kind, facts_for
from outbound.variables import COMMON
from rules.effects import Fact
from rules.model.notice import MANNERS, Audience, Notice
from rules.model.phrases import CloseVerdict, close_reading
from rules.model.status import Status
from rules.model.ticket import Case, NoteType, Tag, Visibility

TO_CUSTOMERS = tuple(one for one in Notice if MANNERS[one].audience is not Audience.STAFF)
WITHOUT_TICKET = (Notice.N_33, Notice.N_34, Notice.N_35, Notice.N_47)

hostile = st.lists(
    st.sampled_from(
        ("is resolved", NUMBER, "T20261117.0002", "{{ number }}", "{% for %}", REPLY_MARKER)
        + (
            "\r\n",
            "\n.\n",
            "\x00",
            "\u2028",
            "\ud800",
            "#complete",
            "=?utf-8?q?a?=",
            "<b>",
            "字" * 50,
        )
        + ("https://x.example/" + "a" * 120, "None", "> > ", "- ", "\t", "x" * 200)
    )
    | st.text(max_size=30),
    max_size=8,
).map(" ".join)


def check(letter: Letter) -> None:
    """Assert what LET-01 promises of every letter."""
    lines = letter.text.split("\n")
    assert letter.subject.casefold().count(NUMBER.casefold()) == 1
    assert close_reading(f"Re: {letter.subject}", "", ("is resolved",))[0] is CloseVerdict.NONE
    assert not re.search(r"[\r\n\0]", letter.subject)
    assert lines[0] == REPLY_MARKER
    links = ("://", "mailto:")
    assert all(len(one) <= COLUMNS_MAX or any(link in one for link in links) for one in lines)
    assert not re.search(r"[\r\0]", letter.text)
    letter.text.encode()
    for name, value in letter.headers:
        assert not re.search(r"[\r\n\0]", value), name


@settings(max_examples=15, deadline=None)
@given(title=hostile, text=hostile, name=st.text(max_size=40))
@pytest.mark.parametrize("notice", Notice)
def test_no_words_of_a_person_break_a_letter(
    notice: Notice, title: str, text: str, name: str
) -> None:
    facts = {fact: _given(fact, text) for fact in notice.facts}
    scene = retitled(title)
    known = scene.case.known
    people = tuple(replace(one, name=name) for one in known.contacts)
    scene = replace(scene, case=replace(scene.case, known=replace(known, contacts=people)))

    check(write(notice, facts, scene))


@pytest.mark.parametrize("notice", Notice)
def test_a_letter_without_facts_still_reads_well(notice: Notice) -> None:
    letter = write(notice)

    check(letter)
    assert "None" not in letter.text
    assert "\n\n\n" not in letter.text
    assert not re.search(r"\b(by|since|at)[.,;:]", letter.text)


@pytest.mark.parametrize("notice", WITHOUT_TICKET)
def test_an_answer_that_concerns_no_ticket_reads_well(notice: Notice) -> None:
    letter = write(notice, scene=make_scene(Case()))

    assert not letter.subject.startswith("[")
    assert "None" not in letter.text


@pytest.mark.parametrize("notice", TO_CUSTOMERS)
def test_a_customer_reads_nothing_internal(notice: Notice) -> None:
    letter = write(notice, _ordinary(notice), _scene_with_secrets())

    everything = "\n".join((letter.subject, letter.text, *(value for _, value in letter.headers)))
    for secret in ("mind the contract", "withdrawn words", "vip-grumpy"):
        assert secret not in everything
    for person in ("maya@", "olive@", "jonas@", "Remote Support", "Jonas", "networking@"):
        assert person not in everything


@pytest.mark.parametrize("notice", TO_CUSTOMERS)
def test_a_customer_sees_no_thread_of_other_peoples_words(notice: Notice) -> None:
    case = make_case()
    note = make_note(9, NOW, "x@y", "Stranger", "I am not Carla", kind=NoteType.STRANGER)
    hidden = replace(note, visibility=Visibility.INTERNAL)

    letter = write(notice, scene=make_scene(replace(case, notes=(*case.notes, hidden))))

    assert "I am not Carla" not in letter.text


def test_an_acknowledgement_to_a_stranger_repeats_nothing() -> None:
    letter = write(Notice.N_01, {"stranger": True, "reply_by": NOW}, retitled("Buy pills"))

    assert letter.subject == f"[{NUMBER}] We have your request"
    assert letter.to_name == ""
    assert "pills" not in letter.text
    assert "Hello there," in letter.text


def test_notes_shown_above_are_not_shown_again_in_the_thread() -> None:
    letter = write(Notice.N_02, {"text": "Not yet.\nIt prints half a page."})

    assert letter.text.count("It prints half a page.") == 1


def test_a_copy_for_another_contact_is_signed_by_its_writer_alone() -> None:
    words = "Not yet.\nIt prints half a page."

    letter = write(Notice.N_03, {"author": "c12", "text": words}, to="c13")

    assert letter.from_name == "Carla Ruiz (Desk)"
    assert "\nCarla Ruiz\n" in letter.text
    assert letter.text.count("half a page") == 1


def test_a_code_stands_in_the_one_letter_that_is_about_it() -> None:
    scene = replace(make_scene(), code="7F3K-2M9Q")

    told = {one for one in Notice if "7F3K-2M9Q" in write(one, scene=scene).text}

    assert told == {Notice.N_35}


def test_a_ticket_that_changes_hands_shows_every_note() -> None:
    case = make_case()
    notes = tuple(
        make_note(number, NOW, "maya", "Maya Ortiz", f"note number {number}.")
        for number in range(1, 13)
    )
    scene = make_scene(replace(case, notes=notes))

    handed, alert = write(Notice.N_20, scene=scene).text, write(Notice.N_13, scene=scene).text

    assert [f"note number {number}." in handed for number in range(1, 13)] == [True] * 12
    assert [f"note number {number}." in alert for number in range(1, 13)] == [False] * 7 + [
        True
    ] * 5


def test_the_same_order_makes_the_same_letter() -> None:
    for notice, _, facts in SAMPLES:
        assert write(notice, facts) == write(notice, facts)


def test_a_fact_that_no_template_knows_is_a_broken_promise() -> None:
    with pytest.raises(AssertionError, match=r"N-06 has no fact colour; known: author, text"):
        facts_for(Notice.N_06, {"colour": "red"})


def test_a_fact_of_another_kind_is_a_broken_promise() -> None:
    with pytest.raises(AssertionError, match=r"N-33: changes is lines, not 'Status'"):
        facts_for(Notice.N_33, {"changes": "Status"})


def test_facts_are_told_in_full() -> None:
    assert {name for one in Notice for name in one.facts} == MEANINGS.keys()
    assert TAKEN_AS.keys() == set(Kind)
    assert MEANINGS.keys() & COMMON.keys() <= {
        *("author", "attempt_list", "attempt_count", "first_attempt", "completed_on"),
        *("due", "open_items", "reopen_days", "reply_due", "resolution", "since"),
    }


@pytest.mark.parametrize(
    ("name", "greeting"),
    [
        ("Carla Ruiz", "Carla"),
        ("Ruiz, Carla", "Carla"),
        ("Jean-Luc O’Neil", "Jean-Luc"),
        ("carla@alderair.example", ""),
        ("Dr. Ruiz", ""),
        ("Visit https://x.example", "Visit"),
        ("", ""),
    ],
)
def test_people_are_greeted_by_their_first_name(name: str, greeting: str) -> None:
    assert first_name(name) == greeting


def _given(name: str, text: str) -> Fact:
    """Return a hostile fact of the right kind."""
    match MEANINGS[name].kind:
        case Kind.MOMENT:
            return date(2026, 12, 1)
        case Kind.NUMBER:
            return 3
        case Kind.YES:
            return name != "stranger"
        case Kind.STATUS:
            return Status.IN_PROGRESS
        case Kind.LINES:
            return (text, f"{text}\t{text}")
        case Kind.PERSON | Kind.WORDS | Kind.TEXT:
            return text


def _ordinary(notice: Notice) -> dict[str, Fact]:
    return next(facts for one, _, facts in SAMPLES if one is notice)


def _scene_with_secrets() -> LetterScene:
    case = make_case()
    return make_scene(replace(case, tags=(Tag("vip-grumpy", "jonas", NOW),)))
