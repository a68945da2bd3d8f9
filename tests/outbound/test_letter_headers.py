"""Headers of letters: who it is from, whom it reaches, what machines are told (LET-01)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from letter_scenes import NOW, NUMBER, make_case, make_desk, make_scene, write

from outbound.letter import Letter, write_letter
from rules.effects import SendNotice
from rules.model.notice import MANNERS, Audience, Notice
from rules.model.ticket import Case, Contact, Known, LetterRecord, LetterState, Ticket


def header(letter: Letter, name: str) -> str | None:
    found = [value for one, value in letter.headers if one == name]
    assert len(found) <= 1
    return found[0] if found else None


# (notice, From, Reply-To, Auto-Submitted, X-Auto-Response-Suppress)
EXPECTED = (
    (Notice.N_01, '"Desk"', "support+t.k3v9a1", "auto-replied", "DR, RN, NRN, OOF, AutoReply"),
    (Notice.N_03, '"Maya Ortiz (Desk)"', "support+t.k3v9a1", "no", None),
    (Notice.N_04, '"Desk"', "support+t.k3v9a1", "auto-generated", "DR, RN, NRN"),
    (Notice.N_09_2, '"Desk"', "support+t.k3v9a1", "auto-generated", "DR, RN, NRN"),
    (Notice.N_10, '"Desk"', "support+t.k3v9a1", "auto-generated", "DR, RN, NRN"),
    (Notice.N_06, '"Desk"', "support+t.k3v9a1", "auto-generated", "DR, RN, NRN, OOF, AutoReply"),
    (
        Notice.N_02,
        '"Ticket gateway"',
        "support+t.k3v9a1",
        "auto-generated",
        "DR, RN, NRN, OOF, AutoReply",
    ),
    (
        Notice.N_20,
        '"Ticket gateway"',
        "support+t.k3v9a1+internal",
        "auto-generated",
        "DR, RN, NRN, OOF, AutoReply",
    ),
    (
        Notice.N_34,
        '"Ticket gateway"',
        "support+t.k3v9a1+internal",
        "auto-replied",
        "DR, RN, NRN, OOF, AutoReply",
    ),
)


@pytest.mark.parametrize(("notice", "sender", "reply_to", "submitted", "suppress"), EXPECTED)
def test_a_letter_is_marked_as_its_notice_demands(
    notice: Notice, sender: str, reply_to: str, submitted: str, suppress: str | None
) -> None:
    letter = write(notice)

    assert header(letter, "From") == f"{sender} <support@desk.example>"
    assert header(letter, "Reply-To") == f"{reply_to}@desk.example"
    assert header(letter, "Auto-Submitted") == submitted
    assert header(letter, "X-Auto-Response-Suppress") == suppress


def test_a_letter_names_its_ticket_notice_event_and_gateway() -> None:
    letter = write(Notice.N_06)

    assert header(letter, "X-Gateway-Ticket") == NUMBER
    assert header(letter, "X-Gateway-Notice") == "N-06"
    assert header(letter, "X-Gateway-Event") == "71-3"
    assert header(letter, "X-Gateway-Loop") == "desk1.0f3a"
    assert letter.message_id == f"<{NUMBER}.N-06.71-3.c12@desk.example>"
    assert letter.envelope_sender == "bounces+b7x2@desk.example"


def test_a_customers_letter_hangs_on_their_last_mail() -> None:
    letter = write(Notice.N_03)

    assert letter.in_reply_to == "<a7@alderair.example>"
    assert letter.references == ("<a1@alderair.example>", "<a7@alderair.example>")


def test_staff_letters_of_a_ticket_gather_in_one_thread() -> None:
    letters = [write(notice) for notice in (Notice.N_02, Notice.N_20, Notice.N_33)]

    assert {one.references for one in letters} == {(f"<{NUMBER}.staff@desk.example>",)}


def sent(number: int, person: str, state: LetterState = LetterState.SENT) -> LetterRecord:
    return LetterRecord(
        id=number,
        notice="N-03",
        person=person,
        address=f"{person}@desk.example",
        state=state,
        put_at=NOW,
        not_before=NOW,
        input_id=number,
        message_id=f"<l{number}@desk.example>",
    )


def test_letters_to_one_person_refer_to_those_before() -> None:
    letters = (
        sent(1, "c12"),
        sent(2, "c13"),
        sent(3, "maya"),
        sent(4, "c12", LetterState.CANCELLED),
        sent(5, "c13"),
    )
    scene = make_scene(replace(make_case(), letters=letters))

    carla = write(Notice.N_03, scene=scene, to="c12")
    ben = write(Notice.N_03, scene=scene, to="c13")
    maya = write(Notice.N_02, scene=scene, to="maya")

    root, last = "<a1@alderair.example>", "<a7@alderair.example>"
    assert (carla.in_reply_to, carla.references) == (last, (root, "<l1@desk.example>", last))
    assert ben.in_reply_to == "<l5@desk.example>"
    assert ben.references == (root, "<l2@desk.example>", "<l5@desk.example>", last)
    assert maya.references == (f"<{NUMBER}.staff@desk.example>", "<l3@desk.example>")
    assert maya.in_reply_to == "<l3@desk.example>"


def test_a_ticket_that_we_began_is_one_thread_too() -> None:
    case = make_case()
    assert case.ticket is not None
    ticket = replace(case.ticket, root_message_id="", customer_message_id="")
    first = make_scene(replace(case, ticket=ticket))
    second = make_scene(replace(case, ticket=ticket, letters=(sent(1, "c12"),)))

    one, two = write(Notice.N_03, scene=first), write(Notice.N_04, scene=second)

    assert one.references == (f"<{NUMBER}.thread@desk.example>",)
    assert two.references == (f"<{NUMBER}.thread@desk.example>", "<l1@desk.example>")
    assert two.in_reply_to == "<l1@desk.example>"


def test_a_long_thread_names_the_root_and_the_last_ten() -> None:
    letters = tuple(sent(number, "c12") for number in range(1, 31))

    letter = write(Notice.N_03, scene=make_scene(replace(make_case(), letters=letters)))

    assert len(letter.references) == 12
    assert letter.references[:2] == ("<a1@alderair.example>", "<l21@desk.example>")


@pytest.mark.parametrize("forged", ["<a b@x>", "<a@x>\r\nBcc: x@y", "a@x", "<ä@x>", "<<a@x>>"])
def test_a_message_id_that_is_none_is_not_referred_to(forged: str) -> None:
    case = make_case()
    assert case.ticket is not None
    scene = make_scene(replace(case, ticket=replace(case.ticket, customer_message_id=forged)))

    letter = write(Notice.N_03, scene=scene)

    assert letter.in_reply_to == "<a1@alderair.example>"
    assert letter.references == ("<a1@alderair.example>",)


def test_only_the_one_person_is_written_to() -> None:
    letter = write(Notice.N_06, to="c13")

    assert header(letter, "To") == '"Ben Ode" <ben@alderair.example>'
    assert letter.text.splitlines()[2] == "Hello Ben,"
    assert header(letter, "Cc") is None


def test_a_contact_is_written_to_where_mail_is_taken() -> None:
    case = make_case()
    moved = replace(case.known.contacts[0], suppressed=("carla@alderair.example",))
    scene = make_scene(replace(case, known=replace(case.known, contacts=(moved,))))

    letter = write(Notice.N_04, scene=scene)

    assert letter.address == "carla@home.example"
    assert not letter.suppressed


def test_a_contact_none_of_whose_addresses_takes_mail_is_marked() -> None:
    case = make_case()
    gone = Contact(12, 1, "Carla Ruiz", ("carla@alderair.example",))
    gone = replace(gone, suppressed=gone.addresses)
    scene = make_scene(replace(case, known=replace(case.known, contacts=(gone,))))

    assert write(Notice.N_04, scene=scene).suppressed


def test_a_team_is_written_to_at_its_address() -> None:
    letter = write(Notice.N_20, to="team:networking")

    assert header(letter, "To") == '"Networking" <networking@desk.example>'
    assert letter.message_id == f"<{NUMBER}.N-20.71-3.team_networking@desk.example>"


def test_somebody_who_is_not_on_file_is_written_to_at_the_address() -> None:
    case = make_case()
    assert case.ticket is not None
    ticket = replace(case.ticket, contact="new@else.example", contact_name="New Guy")

    letter = write(
        Notice.N_06, scene=make_scene(replace(case, ticket=ticket)), to="new@else.example"
    )

    assert header(letter, "To") == '"New Guy" <new@else.example>'
    assert letter.message_id == f"<{NUMBER}.N-06.71-3.new_else.example@desk.example>"
    assert "Hello New," in letter.text


def test_a_name_cannot_break_out_of_its_quotes() -> None:
    case = make_case()
    crook = Contact(12, 1, 'Carla" <x@evil.example>,\r\n "\\', ("carla@alderair.example",))
    scene = make_scene(replace(case, known=Known(contacts=(crook,))))

    value = header(write(Notice.N_06, scene=scene), "To")

    assert value == '"Carla\\" <x@evil.example>, \\"\\\\" <carla@alderair.example>'


def test_a_letter_without_a_ticket_says_so_in_its_message_id() -> None:
    letter = write(
        Notice.N_34, {"first_error": "no such ticket"}, make_scene(Case(known=make_case().known))
    )

    assert letter.subject == "NOT DONE: no such ticket"
    assert letter.message_id == "<desk.N-34.71-3.maya@desk.example>"
    assert letter.references == ()
    assert header(letter, "X-Gateway-Ticket") is None


def test_a_letter_waits_as_ordered() -> None:
    order = SendNotice(notice=Notice.N_06, to="c12", rule="ST-28", because="completed")

    held = replace(order, not_before=NOW.replace(hour=17))

    assert write_letter(order, make_scene()).not_before == NOW
    assert write_letter(held, make_scene()).not_before == NOW.replace(hour=17)


def test_without_a_token_a_reply_still_reaches_us() -> None:
    scene = replace(make_scene(), reply_token="")

    assert header(write(Notice.N_03, scene=scene), "Reply-To") == "support@desk.example"
    assert header(write(Notice.N_20, scene=scene), "Reply-To") == "support+internal@desk.example"


def test_an_employee_signs_only_the_words_of_their_own() -> None:
    relayed = {one for one in Notice if MANNERS[one].audience is Audience.RELAY}

    assert {one for one in Notice if "Maya Ortiz" in write(one).from_name} == relayed


def test_the_number_in_the_message_id_is_the_tickets_even_when_the_title_lies() -> None:
    case = make_case()
    assert isinstance(case.ticket, Ticket)
    scene = make_scene(
        replace(case, ticket=replace(case.ticket, title="T20261101.0001")), make_desk()
    )

    assert write(Notice.N_06, scene=scene).message_id.startswith(f"<{NUMBER}.N-06.")
