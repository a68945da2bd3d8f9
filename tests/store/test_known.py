"""Each fact around an input is found by its key, and counted only where it counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa

from gateway.store import outbox, people, suppression, tickets
from gateway.store.engine import reading, writing
from gateway.store.people import Imported
from rules.effects import (
    OPENED_BY_STRANGER,
    OPENED_ON_FILE,
    WRONG_CODE,
    Decision,
    Effect,
    KeepCode,
    KeepReceipt,
    MarkUndone,
    Remark,
    UseCode,
)
from rules.model.notice import Notice
from rules.model.other_tickets import EarlierNew, Openings, TicketBrief
from rules.model.status import Status
from rules.model.ticket import Absence, Account, Case, Contact, Known, PendingCode
from rules.needs import Needs
from tests.store.desk import (
    CARLA,
    DAY,
    MINUTE,
    NOON,
    SECOND,
    arrive,
    letter,
    note,
    open_ticket,
    put_letter,
    save,
    ticket,
)

NUMBER = "T20261123.0001"
BEN = "ben@alderair.example"
MAIL = Needs(
    at=NOON,
    day=DAY,
    sender=CARLA,
    title="printer offline",
    same_new=timedelta(minutes=60),
    message_id="<1@alderair.example>",
    content_hash="1:aa",
)


def look_up(engine: sa.Engine, needs: Needs | None = None, **named: object) -> Known:
    plain = needs or Needs(at=NOON, day=DAY)
    with reading(engine) as connection:
        return tickets.look_up(connection, replace(plain, **named))  # type: ignore[arg-type]


def mail(engine: sa.Engine, needs: Needs = MAIL, **named: object) -> int:
    """Let a mail be decided that leaves nothing on any ticket."""
    needs = replace(needs, **named)  # type: ignore[arg-type]  # fields by their names
    input_id = arrive(engine, at=needs.at)
    with writing(engine) as connection:
        decision = Decision((), Case(), Case())
        tickets.save(connection, decision, input_id=input_id, at=needs.at, needs=needs)
    return input_id


def decide(engine: sa.Engine, *effects: Effect, at: object = NOON) -> int:
    input_id = arrive(engine)
    with writing(engine) as connection:
        decision = Decision(effects, Case(), Case())
        tickets.save(connection, decision, input_id=input_id, at=at)  # type: ignore[arg-type]
    return input_id


@pytest.fixture
def alder(engine: sa.Engine) -> Account:
    """Alder Air with Carla and Ben on file."""
    account = Account(0, "Alder Air", "10417", ("alderair.example", "alder.example"))
    carla = Contact(0, None, "Carla Ruiz", (CARLA, "carla@home.example"), phone="+1 555 0110")
    ben = Contact(0, None, "Ben Ode", (BEN,))
    with writing(engine) as connection:
        people.import_people(
            connection, [account], [Imported("Alder Air", carla), Imported("Alder Air", ben)]
        )
        (found,) = people.list_accounts(connection)
    return found


def test_nothing_is_known_of_nothing(engine: sa.Engine) -> None:
    assert look_up(engine) == Known()


def test_a_ticket_is_found_by_its_number_whole(engine: sa.Engine, alder: Account) -> None:
    ticket_id = open_ticket(
        engine,
        people=("c2", "c1"),
        account_id=alder.id,
        status=Status.COMPLETE,
        completed_at=NOON,
        queue="TODO: Maya",
    )

    known = look_up(engine, numbers=(NUMBER, "T20261123.0099"))

    assert known.tickets == (
        TicketBrief(
            ticket_id,
            NUMBER,
            alder.id,
            Status.COMPLETE,
            people=("c2", "c1"),
            queue="TODO: Maya",
            completed_at=NOON,
        ),
    )
    assert known.by_thread == ()
    assert [one.name for one in known.contacts] == ["Carla Ruiz", "Ben Ode"]
    assert known.accounts == (alder,)


def test_a_ticket_is_found_by_its_id(engine: sa.Engine) -> None:
    ticket_id = open_ticket(engine)

    known = look_up(engine, ticket_ids=(ticket_id, 999))

    assert [one.id for one in known.tickets] == [ticket_id]


def test_the_thread_leads_to_tickets_best_reference_first(engine: sa.Engine) -> None:
    first = open_ticket(engine, needs=MAIL)
    second = open_ticket(engine, "T20261123.0002")
    put_letter(engine, second, message_id="<2@desk.example>")

    known = look_up(engine, thread=("<2@desk.example>", "<x@y.example>", MAIL.message_id))

    assert known.by_thread == ("T20261123.0002", NUMBER)
    assert {one.id for one in known.tickets} == {first, second}


def test_a_ticket_found_twice_is_one(engine: sa.Engine) -> None:
    ticket_id = open_ticket(engine, needs=MAIL)

    known = look_up(engine, numbers=(NUMBER,), ticket_ids=(ticket_id,), thread=(MAIL.message_id,))

    assert [one.id for one in known.tickets] == [ticket_id]
    assert known.by_thread == (NUMBER,)


def test_the_original_of_a_duplicate_comes_along(engine: sa.Engine) -> None:
    open_ticket(engine)
    open_ticket(engine, "T20261123.0002", duplicate_of=NUMBER)

    known = look_up(engine, numbers=("T20261123.0002",))

    assert {one.number for one in known.tickets} == {NUMBER, "T20261123.0002"}


def test_contacts_are_found_by_any_address_with_all_of_theirs(
    engine: sa.Engine, alder: Account
) -> None:
    known = look_up(engine, addresses=("carla@home.example", "boss@elsewhere.example"))

    (carla,) = known.contacts
    assert carla.addresses == (CARLA, "carla@home.example")
    assert (carla.account_id, carla.phone, carla.suppressed) == (alder.id, "+1 555 0110", ())
    assert known.accounts == (alder,)


def test_an_address_that_takes_no_mail_is_said_so_until_it_does(
    engine: sa.Engine, alder: Account
) -> None:
    with writing(engine) as connection:
        suppression.suppress(connection, CARLA, NOON + MINUTE)
        suppression.suppress(connection, BEN, None)

    then = look_up(engine, addresses=(CARLA, BEN))
    later = look_up(engine, addresses=(CARLA, BEN), at=NOON + MINUTE)

    assert [one.suppressed for one in then.contacts] == [(CARLA,), (BEN,)]
    assert [one.suppressed for one in later.contacts] == [(), (BEN,)]


def test_the_account_that_owns_the_senders_domain_is_known(
    engine: sa.Engine, alder: Account
) -> None:
    assert look_up(engine, sender_domain="alder.example").accounts == (alder,)
    assert look_up(engine, sender_domain="elsewhere.example").accounts == ()


def test_absences_that_last_or_come_are_known(engine: sa.Engine) -> None:
    day = timedelta(days=1)
    past = Absence("jonas", DAY - 30 * day, DAY - 20 * day)
    now, open_end = Absence("maya", DAY - day, DAY), Absence("priya", DAY - 2 * day, None)
    ahead = Absence("olive", DAY + day, DAY + day)
    with writing(engine) as connection:
        for absence in (past, now, open_end, ahead):
            people.put_absence(connection, absence)

    assert set(look_up(engine).absences) == {now, open_end, ahead}


def test_a_later_word_on_the_same_absence_replaces_it(engine: sa.Engine) -> None:
    with writing(engine) as connection:
        people.put_absence(connection, Absence("maya", DAY, None))
        people.put_absence(connection, Absence("maya", DAY, DAY))

    assert look_up(engine).absences == (Absence("maya", DAY, DAY),)


def test_the_counter_of_a_day_goes_on_from_the_highest_number(engine: sa.Engine) -> None:
    assert look_up(engine).next_counter == 1
    for number in ("T20261123.0001", "T20261123.0007", "T20261123.0003", "T20261122.0040"):
        open_ticket(engine, number)

    assert look_up(engine).next_counter == 8
    assert look_up(engine, day=DAY - timedelta(days=1)).next_counter == 41
    assert look_up(engine, day=DAY + timedelta(days=1)).next_counter == 1


def test_the_same_mail_is_known_by_message_id_and_content(engine: sa.Engine) -> None:
    first = mail(engine)
    mail(engine, at=NOON + SECOND)

    known = look_up(engine, MAIL)

    assert known.duplicate_of == first
    assert not known.same_id_other_body


def test_the_same_message_id_with_another_body_is_no_duplicate(engine: sa.Engine) -> None:
    mail(engine)

    known = look_up(engine, MAIL, content_hash="1:bb")

    assert known.duplicate_of is None
    assert known.same_id_other_body


def test_without_message_ids_the_content_alone_tells(engine: sa.Engine) -> None:
    first = mail(engine, message_id="")

    same = look_up(engine, MAIL, message_id="")
    other = look_up(engine, MAIL, message_id="", content_hash="1:bb")

    assert (same.duplicate_of, same.same_id_other_body) == (first, False)
    assert (other.duplicate_of, other.same_id_other_body) == (None, False)


def test_another_message_id_is_another_mail(engine: sa.Engine) -> None:
    mail(engine)

    assert look_up(engine, MAIL, message_id="<2@alderair.example>").duplicate_of is None


def test_a_mail_that_is_decided_once_more_is_no_duplicate_of_itself(engine: sa.Engine) -> None:
    input_id = mail(engine)

    with reading(engine) as connection:
        known = tickets.look_up(connection, MAIL, input_id=input_id)

    assert known.duplicate_of is None
    assert known.same_subject_5min == 0


def test_our_own_letters_are_known_by_their_message_id(engine: sa.Engine) -> None:
    put_letter(engine, None, message_id="<ours@desk.example>")

    assert look_up(engine, message_id="<ours@desk.example>").is_our_letter
    assert not look_up(engine, message_id="<theirs@desk.example>").is_our_letter


@pytest.mark.parametrize("evidence", ["failed_letter_id", "failed_message_id"])
def test_the_letter_that_failed_is_found_with_its_ticket(engine: sa.Engine, evidence: str) -> None:
    ticket_id = open_ticket(engine)
    letter_id = put_letter(engine, ticket_id, message_id="<a@desk.example>")
    put_letter(engine, None, message_id="<b@desk.example>", address=BEN)
    with writing(engine) as connection:
        outbox.sent(connection, letter_id, NOON, "250 fine")
    keys: Mapping[str, object] = {
        "failed_letter_id": letter_id,
        "failed_message_id": "<a@desk.example>",
    }

    known = look_up(engine, **{evidence: keys[evidence]})

    assert known.failed_letter is not None
    assert known.failed_ticket is not None
    assert known.failed_letter.id == letter_id
    assert known.failed_letter.sent_at == NOON
    assert known.failed_ticket.id == ticket_id


def test_an_address_that_we_never_wrote_to_names_no_letter(engine: sa.Engine) -> None:
    put_letter(engine, None)  # not sent yet

    known = look_up(engine, failed_letter_id=99, failed_message_id="<x>")

    assert known.failed_letter is None
    assert known.failed_ticket is None


def test_failed_deliveries_count_for_seven_days(engine: sa.Engine) -> None:
    for at in (NOON, NOON - timedelta(days=7), NOON - timedelta(days=7, seconds=1)):
        decide(engine, failed(CARLA), at=at)
    decide(engine, failed(BEN))
    decide(engine, failed("N-01"))  # still being tried: the remark names the notice

    letter_id = put_letter(engine, None, address=CARLA)

    assert look_up(engine, failed_letter_id=letter_id).failures_before == 2
    assert look_up(engine).failures_before == 0


def failed(address: str) -> Remark:
    return Remark(kind="notice_bounced", detail=address, rule="GW-05", because="5.1.1")


def test_an_earlier_new_ticket_of_the_sender_is_known_with_its_first_text(
    engine: sa.Engine,
) -> None:
    ticket_id = open_ticket(engine, needs=MAIL)

    known = look_up(engine, MAIL, at=NOON + timedelta(minutes=59))

    assert known.earlier_new == EarlierNew(
        ticket_id, NUMBER, NOON, "Printer offline", "The printer is offline."
    )


@pytest.mark.parametrize(
    "change",
    [
        {"sender": BEN},
        {"title": "another"},
        {"at": NOON + timedelta(minutes=61)},
        {"sender": ""},
        {"numbers": (NUMBER,)},
        {"same_new": timedelta()},
    ],
)
def test_no_earlier_ticket_is_meant_by_another_sender_title_or_time(
    engine: sa.Engine, change: Mapping[str, object]
) -> None:
    open_ticket(engine, needs=MAIL)

    assert look_up(engine, MAIL, **change).earlier_new is None


def test_the_ceilings_count_unproved_openings_by_hour_day_and_address(engine: sa.Engine) -> None:
    def opened(kind: str, address: str, ago: timedelta) -> None:
        remark = Remark(kind=kind, detail=address, rule="GW-11", because="nobody proved it")
        decide(engine, remark, at=NOON - ago)

    opened(OPENED_BY_STRANGER, "a@evil.example", timedelta(minutes=59))
    opened(OPENED_BY_STRANGER, "b@evil.example", timedelta(minutes=60))
    opened(OPENED_BY_STRANGER, "c@evil.example", timedelta(hours=24))
    opened(OPENED_ON_FILE, CARLA, timedelta(minutes=1))

    known = look_up(engine, MAIL)

    assert known.openings == Openings(strangers_hour=1, strangers_day=2, address_hour=1)


def test_an_earlier_ticket_that_is_not_new_any_more_is_not_meant(engine: sa.Engine) -> None:
    open_ticket(engine, needs=MAIL, status=Status.IN_PROGRESS)

    assert look_up(engine, MAIL).earlier_new is None


def test_receipts_are_found_by_their_id_and_the_authors_latest(engine: sa.Engine) -> None:
    keep(engine, "R-AAAAAA", "maya")
    keep(engine, "R-BBBBBB", "maya")
    keep(engine, "R-CCCCCC", "olive")

    named = look_up(engine, receipts=("R-AAAAAA", "R-XXXXXX"), author="maya").receipts
    last = look_up(engine, receipts=("last",), author="maya").receipts

    assert [one.receipt for one in named] == ["R-AAAAAA"]
    assert [one.receipt for one in last] == ["R-BBBBBB", "R-AAAAAA"]


def test_a_name_that_comes_again_is_the_newer_receipts(engine: sa.Engine) -> None:
    older = keep(engine, "R-AAAAAA", "maya")
    decide(engine, MarkUndone(receipt="R-AAAAAA", rule="4.8", because="#undo"))
    newer = keep(engine, "R-AAAAAA", "olive")

    (found,) = look_up(engine, receipts=("R-AAAAAA",), author="olive").receipts

    assert older < found.input_id == newer
    assert not found.undone


def test_a_receipt_that_is_undone_says_so(engine: sa.Engine) -> None:
    keep(engine, "R-AAAAAA", "maya")
    keep(engine, "R-BBBBBB", "maya")
    decide(engine, MarkUndone(receipt="R-BBBBBB", rule="4.8", because="#undo"))

    last = look_up(engine, receipts=("last",), author="maya").receipts
    named = look_up(engine, receipts=("R-BBBBBB",), author="maya").receipts

    assert [(one.receipt, one.undone) for one in last] == [("R-BBBBBB", True), ("R-AAAAAA", False)]
    assert [one.undone for one in named] == [True]


def keep(engine: sa.Engine, receipt: str, author: str) -> int:
    return decide(
        engine, KeepReceipt(receipt=receipt, author=author, rule="4.8", because="commands")
    )


def test_a_code_stands_for_what_it_was_bound_to_until_it_is_used(engine: sa.Engine) -> None:
    until = NOON + timedelta(hours=24)
    kept = KeepCode(
        code_hash="aa", person="maya", expires_at=until, bound="b0", rule="GW-07", because="asked"
    )
    input_id = decide(engine, kept)

    before = look_up(engine, code_hashes=("aa", "bb")).codes
    decide(engine, UseCode(code_hash="aa", rule="GW-07", because="right"))
    after = look_up(engine, code_hashes=("aa",)).codes

    assert before == (PendingCode("aa", input_id, "maya", until, "b0"),)
    assert after == (PendingCode("aa", input_id, "maya", until, "b0", used=True),)


def test_wrong_codes_of_one_sender_count_for_a_day(engine: sa.Engine) -> None:
    wrong = Remark(kind=WRONG_CODE, detail="maya", rule="GW-07", because="guessed")
    for at in (NOON - timedelta(hours=24), NOON - timedelta(hours=23), NOON):
        decide(engine, wrong, at=at)
    decide(engine, replace(wrong, detail="jonas"))

    known = look_up(engine, author="maya", confirms=True)

    assert known.wrong_codes == (NOON - timedelta(hours=23), NOON)
    assert look_up(engine, author="maya").wrong_codes == ()


def test_mails_of_one_sender_and_title_count_for_five_minutes(engine: sa.Engine) -> None:
    mail(engine, at=NOON - 5 * MINUTE)  # too old
    mail(engine, at=NOON - 4 * MINUTE)
    mail(engine, at=NOON - MINUTE)
    mail(engine, at=NOON - MINUTE, title="another")
    mail(engine, at=NOON - MINUTE, sender=BEN)

    assert look_up(engine, MAIL).same_subject_5min == 2
    assert look_up(engine, MAIL, sender="").same_subject_5min == 0


def test_mails_of_one_sender_on_the_ticket_count_for_five_minutes(engine: sa.Engine) -> None:
    ticket_id = open_ticket(engine, needs=replace(MAIL, at=NOON - MINUTE))
    open_ticket(engine, "T20261123.0002", needs=replace(MAIL, at=NOON - MINUTE))
    with reading(engine) as connection:
        case = tickets.load_case(connection, ticket_id, Known())
    save(engine, case, case, needs=replace(MAIL, at=NOON - 2 * MINUTE, title="other"))
    save(engine, case, case, needs=replace(MAIL, at=NOON - 2 * MINUTE, sender=BEN))
    save(engine, case, case, needs=replace(MAIL, at=NOON - 6 * MINUTE))

    assert look_up(engine, MAIL, numbers=(NUMBER,)).on_ticket_5min == 2
    assert look_up(engine, MAIL).on_ticket_5min == 0


def test_automatic_answers_to_the_sender_count_for_an_hour(engine: sa.Engine) -> None:
    hour = timedelta(hours=1)
    for position, (notice, at, address) in enumerate(
        [
            (Notice.N_01, NOON - MINUTE, CARLA),
            (Notice.N_47, NOON - MINUTE, CARLA),
            (Notice.N_01, NOON - hour, CARLA),  # too old
            (Notice.N_01, NOON - MINUTE, BEN),  # to somebody else
            (Notice.N_03, NOON - MINUTE, CARLA),  # a person's words
            (Notice.N_34, NOON - MINUTE, CARLA),  # has its own budget
        ]
    ):
        put_letter(
            engine,
            None,
            notice=notice,
            put_at=at,
            address=address,
            message_id=f"<{position}@desk.example>",
        )

    assert look_up(engine, MAIL).answers_last_hour == 2


def test_receipts_to_a_resource_count_for_an_hour_at_any_of_their_addresses(
    engine: sa.Engine,
) -> None:
    private = "maya@home.example"
    for position, notice in enumerate((Notice.N_33, Notice.N_34, Notice.N_35, Notice.N_01)):
        put_letter(
            engine,
            None,
            notice=notice,
            person="maya",
            address="maya@desk.example",
            put_at=NOON - MINUTE,
            message_id=f"<{position}@desk.example>",
        )

    assert look_up(engine, sender=private, author="maya").receipts_last_hour == 3
    assert look_up(engine, sender="maya@desk.example").receipts_last_hour == 3
    assert look_up(engine, sender=private).receipts_last_hour == 0


def test_acknowledgements_to_strangers_count_together_for_an_hour(engine: sa.Engine) -> None:
    for position, (person, minutes) in enumerate(
        [("a@x.example", 1), ("b@y.example", 59), ("c@z.example", 60), ("c1", 1)]
    ):
        put_letter(
            engine,
            None,
            notice=(Notice.N_01, Notice.N_50)[position % 2],
            person=person,
            put_at=NOON - minutes * MINUTE,
            message_id=f"<{position}@desk.example>",
        )

    assert look_up(engine, MAIL).stranger_acks_last_hour == 2


def test_a_letter_that_was_taken_back_counts_for_nothing(engine: sa.Engine) -> None:
    letter_id = put_letter(engine, None, person="a@x.example", address=CARLA)
    with writing(engine) as connection:
        outbox.drop(connection, letter_id, NOON)

    known = look_up(engine, MAIL)

    assert known.answers_last_hour == 0
    assert known.stranger_acks_last_hour == 0


def test_recent_numbers_of_the_senders_account_are_looked_up_for_an_unknown_number(
    engine: sa.Engine, alder: Account
) -> None:
    for counter in range(1, 8):
        open_ticket(engine, f"T20261123.000{counter}", account_id=alder.id)
    open_ticket(engine, "T20261123.0009")

    unknown = look_up(engine, MAIL, addresses=(CARLA,), numbers=("T20261101.0099",))
    found = look_up(engine, MAIL, addresses=(CARLA,), numbers=(NUMBER,))
    colleague = look_up(
        engine, sender_domain="alderair.example", numbers=("T20261101.0099",), sender="new@a"
    )

    newest = tuple(f"T20261123.000{counter}" for counter in (7, 6, 5, 4, 3))
    assert unknown.recent_numbers == newest
    assert found.recent_numbers == ()
    assert colleague.recent_numbers == newest


def test_a_mails_first_note_is_not_mistaken_for_another_ones(engine: sa.Engine) -> None:
    input_id = arrive(engine)
    notes = (note(1, "a system note"), note(2, "my words", input_id=input_id))
    save(engine, Case(), Case(ticket=ticket(), notes=notes), input_id=input_id, needs=MAIL)

    known = look_up(engine, MAIL)

    assert known.earlier_new is not None
    assert known.earlier_new.text == "my words"


def test_a_letter_made_by_hand_needs_no_ticket(engine: sa.Engine) -> None:
    input_id = arrive(engine)

    with writing(engine) as connection:
        outbox.put(connection, [letter(input_id, None, message_id="<hand@desk.example>")])

    assert look_up(engine, thread=("<hand@desk.example>",)).tickets == ()
