"""A ticket is saved as the difference of two cases and comes back equal."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import timedelta

import pytest
import sqlalchemy as sa

from gateway.store import (
    case_rows,
    due_timers,
    journal,
    outbox,
    people,
    suppression,
    tickets,
    timeline_rows,
)
from gateway.store.engine import reading, writing
from gateway.store.journal import InputState
from gateway.store.tables import tickets as tickets_table
from gateway.store.ticket_rows import TIMERS_PART, WHOLE
from rules.changes import PARTS, row_key, rows_of
from rules.effects import (
    AddNote,
    ArmTimer,
    CreateTicket,
    Decision,
    DropMail,
    Effect,
    HoldMail,
    KeepReceipt,
    PutAbsence,
    RecallInput,
    RevertChange,
    SetField,
    SetStatus,
    SuppressAddress,
)
from rules.evolve import evolve
from rules.model.recall import Recall
from rules.model.status import Status
from rules.model.ticket import Absence, Account, Case, Known, LetterState, Ticket
from rules.model.timer import Timer
from rules.needs import Needs
from tests.store.desk import (
    CARLA,
    DAY,
    MINUTE,
    NOON,
    REMARK,
    arrive,
    next_input,
    note,
    open_ticket,
    put_letter,
    save,
    ticket,
)
from tests.store.full import AFTER, FULL, TICKET

BECAUSE = "the support lead says so"


def load(engine: sa.Engine, ticket_id: int) -> Case:
    with reading(engine) as connection:
        return tickets.load_case(connection, ticket_id, Known())


def save_full(engine: sa.Engine) -> int:
    with writing(engine) as connection:
        people.import_people(connection, [Account(0, f"Account {one}") for one in range(7)], [])
    return save(engine, Case(), FULL)


def with_id(case: Case, ticket_id: int) -> Case:
    assert case.ticket is not None
    return replace(case, ticket=replace(case.ticket, id=ticket_id))


def test_a_ticket_with_everything_comes_back_equal(engine: sa.Engine) -> None:
    ticket_id = save_full(engine)

    found = load(engine, ticket_id)

    generations = (("waiting_reminder", 1), ("reply_due", 1))
    assert found == replace(with_id(FULL, ticket_id), generations=generations)


def test_the_full_ticket_leaves_no_field_at_its_default() -> None:
    required = {"id", "number", "title", "status", "status_since", "created_at", "account_id"}

    left = [
        field.name
        for field in fields(Ticket)
        if field.name not in required and getattr(TICKET, field.name) == field.default
    ]

    assert left == []


def test_every_collection_is_loaded_and_saved() -> None:
    parts = {one.part for one in WHOLE} | {"notes", "timers", "letters"}

    assert parts == set(PARTS)


@pytest.mark.parametrize("name", [field.name for field in fields(Ticket)])
def test_every_field_of_a_ticket_is_a_column_of_the_same_name(name: str) -> None:
    assert name in tickets_table.c


@pytest.mark.parametrize("name", [one.name for one in fields(Ticket) if one.name != "id"])
def test_a_changed_field_comes_back_changed_and_no_other(engine: sa.Engine, name: str) -> None:
    ticket_id = save_full(engine)
    before = load(engine, ticket_id)
    assert before.ticket is not None
    assert AFTER.ticket is not None
    changed = {name: getattr(AFTER.ticket, name)}

    after = replace(before, ticket=replace(before.ticket, **changed))
    save(engine, before, after)

    assert load(engine, ticket_id) == after


@pytest.mark.parametrize("part", [one for one in PARTS if one not in ("letters", "timers")])
def test_changed_rows_come_back_changed_and_no_other(engine: sa.Engine, part: str) -> None:
    ticket_id = save_full(engine)
    before = load(engine, ticket_id)
    (first,) = rows_of(AFTER, part)
    kept = [row for row in rows_of(before, part) if row_key(row) != row_key(first)]

    after = replace(before, **{part: (first, *kept)})
    save(engine, before, after)

    found = load(engine, ticket_id)
    assert set(rows_of(found, part)) == {first, *kept}
    assert replace(found, **{part: ()}) == replace(before, **{part: ()})


@pytest.mark.parametrize("part", [one.part for one in WHOLE])
def test_rows_that_left_the_case_are_gone(engine: sa.Engine, part: str) -> None:
    ticket_id = save_full(engine)
    before = load(engine, ticket_id)

    after = replace(before, **{part: ()})
    save(engine, before, after)

    assert load(engine, ticket_id) == after


def test_rows_are_in_the_order_of_their_putting(engine: sa.Engine) -> None:
    ticket_id = open_ticket(engine, people=("c9", "c3"))
    before = load(engine, ticket_id)

    without = replace(before, contacts=before.contacts[1:])
    save(engine, before, without)
    again = replace(without, contacts=(*without.contacts, *before.contacts[:1]))
    save(engine, without, again)

    assert [one.person for one in load(engine, ticket_id).contacts] == ["c3", "c9"]


def test_old_notes_leave_the_case_but_not_the_ticket(engine: sa.Engine) -> None:
    notes = tuple(note(number, f"note {number}") for number in range(1, 46))
    ticket_id = save(engine, Case(), Case(ticket=ticket(), notes=notes))

    before = load(engine, ticket_id)
    save(engine, before, replace(before, notes=(*before.notes[1:], note(46, "note 46"))))

    assert [one.id for one in before.notes] == list(range(6, 46))
    assert [one.id for one in load(engine, ticket_id).notes] == list(range(7, 47))
    with reading(engine) as connection:
        found = timeline_rows.load_timeline(connection, "T20261123.0001")
    assert found is not None
    assert len(found.notes) == 46


def test_a_timer_is_armed_replaced_and_cancelled_and_counts_its_generations(
    engine: sa.Engine,
) -> None:
    ticket_id = open_ticket(engine)
    effect = ArmTimer(
        kind="reply_due",
        timer_rule="bd:1",
        anchor_at=NOON,
        due_at=NOON + MINUTE,
        rule="TAT-01",
        because=BECAUSE,
    )

    for turn in (1, 2):
        before = load(engine, ticket_id)
        save(engine, before, evolve(before, effect), effect)
        found = load(engine, ticket_id)
        assert [one.generation for one in found.timers] == [turn]
        assert found.generations == (("reply_due", turn),)
    save(engine, found, replace(found, timers=()))

    found = load(engine, ticket_id)
    assert found.timers == ()
    assert found.generations == (("reply_due", 2),)


def test_a_ticket_of_years_brings_no_timer_but_the_last_of_each_kind(engine: sa.Engine) -> None:
    ticket_id = open_ticket(engine)
    for kind, turns in (("daily_update", 30), ("rota_check", 20)):
        for turn in range(1, turns + 1):
            before = load(engine, ticket_id)
            timer = Timer(kind, turn, "daily:15:30", NOON, NOON + turn * MINUTE)
            kept = tuple(one for one in before.timers if one.kind != kind)
            save(engine, before, replace(before, timers=(*kept, timer)))

    with reading(engine) as connection:
        rows = case_rows.rows_of(connection, TIMERS_PART, ticket_id)

    assert [(row.kind, row.generation) for row in rows] == [
        ("daily_update", 30),
        ("rota_check", 20),
    ]
    assert dict(load(engine, ticket_id).generations) == {"daily_update": 30, "rota_check": 20}


def test_an_older_arming_that_was_undone_is_still_armed(engine: sa.Engine) -> None:
    first = Timer("uc_close", 1, "bd:1", NOON, NOON + MINUTE)
    second = Timer("uc_close", 2, "bd:1", NOON, NOON + 2 * MINUTE)
    ticket_id = save(engine, Case(), Case(ticket=ticket(), timers=(first,)))
    for timers in ((second,), (first,)):
        before = load(engine, ticket_id)
        save(engine, before, replace(before, timers=timers))

    found = load(engine, ticket_id)

    assert found.timers == (first,)
    assert found.generations == (("uc_close", 2),)


def test_an_undone_cancelling_arms_the_same_timer_again(engine: sa.Engine) -> None:
    timer = Timer("uc_close", 1, "bd:1", NOON, NOON + MINUTE)
    ticket_id = save(engine, Case(), Case(ticket=ticket(), timers=(timer,)))
    armed = load(engine, ticket_id)
    save(engine, armed, replace(armed, timers=()))

    cancelled = load(engine, ticket_id)
    save(engine, cancelled, replace(cancelled, timers=(timer,)))

    assert load(engine, ticket_id).timers == (timer,)
    with reading(engine) as connection:
        assert [one.timer for one in due_timers.due_timers(connection, NOON + MINUTE)] == [timer]


def test_a_timer_that_ends_by_its_own_input_has_fired_and_else_was_cancelled(
    engine: sa.Engine,
) -> None:
    fires = Timer("reply_due", 1, "bd:1", NOON, NOON)
    stops = Timer("uc_close", 1, "bd:1", NOON, NOON + MINUTE)
    ticket_id = save(engine, Case(), Case(ticket=ticket(), timers=(fires, stops)))
    with writing(engine) as connection:
        input_id = journal.put_timer(connection, ticket_id, fires, NOON).id

    before = load(engine, ticket_id)
    save(engine, before, replace(before, timers=()), input_id=input_id)

    with reading(engine) as connection:
        rows = connection.execute(sa.text("SELECT kind, state FROM timer")).all()
    assert dict(tuple(row) for row in rows) == {"reply_due": "fired", "uc_close": "cancelled"}


def test_a_letter_is_taken_back_only_while_it_is_queued(engine: sa.Engine) -> None:
    ticket_id = open_ticket(engine)
    queued, gone = put_letter(engine, ticket_id), put_letter(engine, ticket_id)
    with writing(engine) as connection:
        outbox.handed(connection, gone, NOON, by="")
        outbox.sent(connection, gone, NOON, "250 fine")

    before = load(engine, ticket_id)
    letters = tuple(replace(one, state=LetterState.CANCELLED) for one in before.letters)
    save(engine, before, replace(before, letters=letters))

    states = {one.id: one.state for one in load(engine, ticket_id).letters}
    assert states == {queued: LetterState.CANCELLED, gone: LetterState.SENT}


def test_a_letter_that_a_delivery_report_ends_has_failed(engine: sa.Engine) -> None:
    ticket_id = open_ticket(engine)
    letter_id = put_letter(engine, ticket_id)
    with writing(engine) as connection:
        outbox.handed(connection, letter_id, NOON, by="")
        outbox.sent(connection, letter_id, NOON, "250 fine")

    before = load(engine, ticket_id)
    assert before.letters[0].sent_at == NOON
    failed = replace(before.letters[0], state=LetterState.FAILED, error="5.1.1 unknown")
    save(engine, before, replace(before, letters=(failed,)))

    (found,) = load(engine, ticket_id).letters
    assert (found.state, found.error) == (LetterState.FAILED, "5.1.1 unknown")


def test_a_case_has_unsent_letters_however_old_and_the_latest_forty(engine: sa.Engine) -> None:
    ticket_id = open_ticket(engine)
    ids = [put_letter(engine, ticket_id) for _ in range(44)]
    with writing(engine) as connection:
        for letter_id in ids[1:]:
            outbox.sent(connection, letter_id, NOON, "250 fine")

    found = [one.id for one in load(engine, ticket_id).letters]

    assert found == [ids[0], *ids[4:]]


def test_a_ticket_is_found_by_its_number(engine: sa.Engine) -> None:
    ticket_id = open_ticket(engine)

    with reading(engine) as connection:
        found = tickets.load_ticket_by_number(connection, "T20261123.0001")
        none = tickets.load_ticket_by_number(connection, "T20261123.0002")

    assert found == load(engine, ticket_id)
    assert none.ticket is None


def test_without_a_ticket_a_case_is_what_is_known(engine: sa.Engine) -> None:
    known = Known(next_counter=7)

    with reading(engine) as connection:
        assert tickets.load_case(connection, None, known) == Case(known=known)


def test_text_that_no_database_keeps_is_kept_as_far_as_it_can_be(engine: sa.Engine) -> None:
    words = "nul \0, half a pair \ud83d, whole 😀"
    bad = note(1, words, full_text=words, attachments=(words,), message_id=f"<{words}>")
    needs = Needs(at=NOON, day=DAY, sender=words, title=words, message_id=words, thread=(words,))

    ticket_id = save(engine, Case(), Case(ticket=ticket(title=words), notes=(bad,)), needs=needs)

    found = load(engine, ticket_id)
    (kept,) = found.notes
    assert found.ticket is not None
    assert found.ticket.title == "nul \ufffd, half a pair \ufffd, whole 😀"
    assert kept.text == kept.attachments[0] == found.ticket.title
    with reading(engine) as connection:
        known = tickets.look_up(connection, needs)
    assert known.by_thread == ("T20261123.0001",)


def test_a_number_is_given_once(engine: sa.Engine) -> None:
    open_ticket(engine)

    with pytest.raises(sa.exc.IntegrityError):
        open_ticket(engine)


def test_each_effect_is_an_event_with_its_rule_reason_and_what_was_before(
    engine: sa.Engine,
) -> None:
    ticket_id = open_ticket(engine)
    before = load(engine, ticket_id)
    effects: tuple[Effect, ...] = (
        SetStatus(status=Status.IN_PROGRESS, at=NOON, rule="ST-02", because=BECAUSE),
        SetStatus(status=Status.COMPLETE, at=NOON, rule="ST-30", because="done"),
        SetField(name="primary", value="maya", rule="ZD-01", because="took it"),
        AddNote(note=note(0, "x" * 600), rule="GW-10", because="a note"),
    )
    after = before
    for effect in effects:
        after = evolve(after, effect)
    input_id = arrive(engine)
    with writing(engine) as connection:
        decision = Decision(effects, before, after)
        tickets.save(connection, decision, input_id=input_id, at=NOON, actor="maya")

    with reading(engine) as connection:
        found = timeline_rows.events_of_input(connection, input_id)

    assert [one.kind for one in found] == ["SetStatus", "SetStatus", "SetField", "AddNote"]
    assert [one.position for one in found] == [0, 1, 2, 3]
    assert {(one.ticket_id, one.actor, one.at) for one in found} == {(ticket_id, "maya", NOON)}
    assert (found[0].rule, found[0].because) == ("ST-02", BECAUSE)
    assert found[0].data["old"] == "new"
    assert (found[1].data["old"], found[1].data["status"]) == ("in_progress", "complete")
    assert (found[2].data["old"], found[2].data["value"]) == ("", "maya")
    kept = found[3].data["note"]
    assert isinstance(kept, dict)
    assert kept["text"] == "x" * 120 + "…"


@pytest.mark.parametrize(
    ("effects", "state", "reason"),
    [
        ((), InputState.DONE, ""),
        ((REMARK,), InputState.DONE, ""),
        ((DropMail(reason="own", rule="GW-03", because="x"),), InputState.DROPPED, "own"),
        ((HoldMail(reason="bulk", rule="GW-03", because="x"),), InputState.HELD, "bulk"),
    ],
)
def test_an_input_ends_as_its_decision_says(
    engine: sa.Engine, effects: tuple[Effect, ...], state: InputState, reason: str
) -> None:
    input_id = arrive(engine)
    decision = Decision(effects, Case(), Case())

    with writing(engine) as connection:
        found = tickets.save(connection, decision, input_id=input_id, at=NOON, answer="so be it")

    with reading(engine) as connection:
        entry = journal.load_input(connection, input_id)
    assert found is None
    assert entry is not None
    assert (entry.state, entry.reason, entry.answer) == (state, reason, "so be it")


def test_an_input_remembers_its_ticket(engine: sa.Engine) -> None:
    input_id = arrive(engine)
    ticket_id = save(engine, Case(), Case(ticket=ticket()), input_id=input_id)

    with reading(engine) as connection:
        entry = journal.load_input(connection, input_id)

    assert entry is not None
    assert entry.ticket_id == ticket_id


def test_a_mail_that_is_recalled_leaves_quarantine_for_its_ticket(engine: sa.Engine) -> None:
    needs = Needs(at=NOON, day=DAY, sender=CARLA, message_id="<a@b.example>")
    held, order = arrive(engine), arrive(engine)
    hold = HoldMail(reason="stranger_hold", rule="GW-14", because="nobody knows them")
    recall = RecallInput(
        input_id=held, recall=Recall("released"), rule="GW-14", because="a person looked"
    )
    with writing(engine) as connection:
        decision = Decision((hold,), Case(), Case())
        tickets.save(connection, decision, input_id=held, at=NOON, needs=needs)
        tickets.save(connection, Decision((recall,), Case(), Case()), input_id=order, at=NOON)
        again = next_input(connection, NOON)
        assert again is not None
        create = CreateTicket(ticket=ticket(), rule="GW-11", because="released")
        ticket_id = tickets.save(
            connection,
            Decision((create,), Case(), Case(ticket=ticket())),
            input_id=again.id,
            at=NOON,
            needs=needs,
            recalled=held,
        )

    with reading(engine) as connection:
        entry = journal.load_input(connection, held)
        thread = Needs(at=NOON, day=DAY, thread=("<a@b.example>",))
        known = tickets.look_up(connection, thread)
    assert entry is not None
    assert (entry.state, entry.ticket_id) == (InputState.DONE, ticket_id)
    assert known.by_thread == ("T20261123.0001",)


def test_a_recalled_mail_that_is_held_again_stays_in_quarantine(engine: sa.Engine) -> None:
    held, again = arrive(engine), arrive(engine)
    hold = HoldMail(reason="private", rule="GW-18", because="private mail")
    with writing(engine) as connection:
        decision = Decision((hold,), Case(), Case())
        tickets.save(connection, decision, input_id=held, at=NOON)
        tickets.save(connection, decision, input_id=again, at=NOON, recalled=held)

    with reading(engine) as connection:
        assert [one.input_id for one in journal.held(connection)] == [held]


def test_effects_beside_the_ticket_are_kept(engine: sa.Engine) -> None:
    until = NOON + timedelta(days=30)
    effects = (
        SuppressAddress(address="Ben@alderair.example", until=until, rule="GW-22", because="x"),
        PutAbsence(handle="maya", first_day=DAY, last_day=None, rule="OOO-01", because="x"),
    )
    input_id = arrive(engine)

    with writing(engine) as connection:
        tickets.save(connection, Decision(effects, Case(), Case()), input_id=input_id, at=NOON)

    with reading(engine) as connection:
        ben = "ben@alderair.example"
        assert suppression.suppressed_among(connection, [ben], NOON) == {ben}
        assert suppression.suppressed_among(connection, [ben], until) == frozenset()
        assert people.list_absences(connection, DAY) == (Absence("maya", DAY, None),)


def test_a_receipt_brings_the_changes_of_its_input_back_typed(engine: sa.Engine) -> None:
    ticket_id = save_full(engine)
    before = load(engine, ticket_id)
    assert AFTER.ticket is not None
    changed = replace(AFTER.ticket, id=ticket_id)
    after = replace(before, ticket=changed, tags=AFTER.tags, timers=(), notes=AFTER.notes)
    keep = KeepReceipt(receipt="R-4K7Q2Z", author="maya", rule="4.8", because="commands")
    input_id = arrive(engine)

    save(engine, before, after, keep, input_id=input_id)

    with reading(engine) as connection:
        needs = Needs(at=NOON, day=DAY, receipts=("R-4K7Q2Z",))
        (found,) = tickets.look_up(connection, needs).receipts
    undone = after
    for change in found.changes:
        undone = evolve(
            undone,
            RevertChange(
                part=change.part,
                key=change.key,
                old=change.old,
                new=change.new,
                rule="4.8",
                because="#undo",
            ),
        )
    assert undone.ticket == before.ticket
    assert set(undone.tags) == set(before.tags)
    assert set(undone.timers) == set(before.timers)
    assert (found.author, found.at, found.ticket_id, found.undone) == (
        "maya",
        NOON,
        ticket_id,
        False,
    )
