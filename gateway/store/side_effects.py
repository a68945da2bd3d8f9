"""Effects that live beside the ticket: receipts, codes, recalls, addresses, absences."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite

from gateway.store import journal
from gateway.store.blocking import set_blocked
from gateway.store.codec import write_changes
from gateway.store.counts import blocked, letters_gathered, opened
from gateway.store.failed_letters import failure_counted
from gateway.store.journal_sql import END_PERSONS_TIMER
from gateway.store.people import put_absence
from gateway.store.suppression import suppress
from gateway.store.tables import codes, failures, openings, person_timers, receipts, wrong_codes
from gateway.store.write_batch import write
from rules.effects import (
    OPENED_BY_STRANGER,
    OPENED_ON_FILE,
    WRONG_CODE,
    AddNote,
    AddTag,
    AddWatcher,
    Answer,
    ArmPersonTimer,
    ArmTimer,
    AttachContact,
    BringNote,
    CancelLetter,
    CancelTimer,
    CreateTicket,
    DropHeld,
    DropMail,
    Effect,
    FailLetter,
    GiveOrder,
    HoldMail,
    KeepCode,
    KeepReceipt,
    MarkUndone,
    OpenCycle,
    PutAbsence,
    PutAttempt,
    PutCall,
    PutChecklistItem,
    RecallInput,
    Remark,
    RemovePerson,
    RemoveTag,
    RevertChange,
    SendNotice,
    SetBlocked,
    SetCycle,
    SetField,
    SetStatus,
    SuppressAddress,
    UseCode,
    Warn,
    WithdrawNote,
)
from rules.model.ticket import Absence, Change
from rules.model.timer import TimerKind

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql

Elsewhere = (
    CreateTicket
    | SetStatus
    | SetField
    | AddNote
    | BringNote
    | WithdrawNote
    | AttachContact
    | AddWatcher
    | RemovePerson
    | AddTag
    | RemoveTag
    | PutChecklistItem
    | PutCall
    | OpenCycle
    | SetCycle
    | PutAttempt
    | ArmTimer
    | CancelTimer
    | RevertChange  # rows of the case: `save`
    | SendNotice
    | CancelLetter
    | FailLetter  # the outbox
    | HoldMail
    | DropMail  # the end of the input itself
    | Answer
    | Warn  # the log of events
)
OPENED = (OPENED_BY_STRANGER, OPENED_ON_FILE)
FAILED = "notice_bounced"  # the remark that counts a failed delivery (GW-05); detail: the address


def write_side(
    connection: sa.Connection,
    effect: Effect,
    changes: Sequence[Change],
    *,
    input_id: int,
    at: datetime,
    ticket_id: int | None,
) -> None:
    """Write what an effect does beside the ticket; most do nothing there."""
    match effect:
        case Remark():
            _count(connection, effect, input_id, at)
        case KeepReceipt():
            _keep_receipt(connection, effect, changes, input_id, at, ticket_id)
        case MarkUndone():
            connection.execute(_MARK_UNDONE, {"of_receipt": effect.receipt})
        case KeepCode():
            _keep_code(connection, effect, input_id)
        case UseCode():
            connection.execute(_USE, {"of_code": effect.code_hash})
        case DropHeld():
            journal.drop_held(connection, effect.input_id, at, effect.because)
        case RecallInput():
            journal.put_recall(connection, effect.input_id, effect.recall, at)
        case SuppressAddress():
            suppress(connection, effect.address, effect.until)
        case GiveOrder():
            journal.put_order(connection, effect.verb, effect.values, at)
        case ArmPersonTimer():
            _arm_for_person(connection, effect)
        case PutAbsence(handle=who, first_day=first, last_day=last):
            put_absence(connection, Absence(who, first, last))
        case SetBlocked():
            set_blocked(connection, effect)
            blocked(connection, effect.entry)
        case _:
            _is_written_elsewhere(effect)


def _count(connection: sa.Connection, effect: Remark, input_id: int, at: datetime) -> None:
    """Count what ceilings and budgets look at; other remarks stand in the log alone."""
    match effect:
        case Remark(kind=kind, detail=address) if kind in OPENED:
            row = {"input_id": input_id, "address": address, "at": at}
            write(connection, _OPENING, (row | {"on_file": kind == OPENED_ON_FILE},))
            opened(connection, address)
        case Remark(kind=kind, detail=person) if kind == WRONG_CODE:
            write(connection, _WRONG_CODE, ({"input_id": input_id, "person": person, "at": at},))
        case Remark(kind=kind, detail=address) if kind == FAILED and "@" in address:
            row = {"input_id": input_id, "address": address.casefold(), "at": at}
            write(connection, _FAILURE, (row,))
            failure_counted(connection, address.casefold())
        case _:
            pass


def _is_written_elsewhere(effect: Elsewhere) -> None:
    """Accept the effects that the ticket's rows, the outbox, the input's end and the log hold."""


def _arm_for_person(connection: sa.Connection, effect: ArmPersonTimer) -> None:
    """Remember a moment at which a person is looked after; the same moment counts once."""
    this = {"of_person": effect.person, "of_kind": effect.kind, "of_due": effect.due_at}
    connection.execute(END_PERSONS_TIMER, this)
    row = {"person": effect.person, "kind": effect.kind, "due_at": effect.due_at}
    times = {"rule": effect.timer_rule, "anchor_at": effect.anchor_at}
    connection.execute(_ARM_FOR_PERSON, row | times)
    if effect.kind is TimerKind.NEW_FOLD:
        letters_gathered(connection)


def _keep_receipt(
    connection: sa.Connection,
    effect: KeepReceipt,
    changes: Sequence[Change],
    input_id: int,
    at: datetime,
    ticket_id: int | None,
) -> None:
    row = {
        "receipt": effect.receipt,
        "input_id": input_id,
        "author": effect.author,
        "at": at,
        "ticket_id": ticket_id,
        "changes": write_changes(changes),
        "undone": False,
    }
    write(connection, _insert_over(receipts, connection.dialect.name), (row,))


def _keep_code(connection: sa.Connection, effect: KeepCode, input_id: int) -> None:
    row = {
        "code_hash": effect.code_hash,
        "input_id": input_id,
        "person": effect.person,
        "expires_at": effect.expires_at,
        "bound": effect.bound,
        "used": False,
    }
    write(connection, _insert_over(codes, connection.dialect.name), (row,))


@cache
def _insert_over(table: sa.Table, dialect: str) -> sa.Insert:
    """Return the insert that gives a name which comes again to the newer row.

    Names of six and eight characters come again: two of 40,000 receipts have one as likely as not.
    The older is past its time by then, and an input must not fail at its name for ever.
    """
    (name,) = table.primary_key.columns
    others = [one.name for one in table.columns if one is not name]
    insert: sqlite.Insert | postgresql.Insert
    if dialect == "sqlite":
        insert = sqlite.insert(table)
    else:
        from sqlalchemy.dialects import postgresql  # a tenth of what SQLAlchemy is, on SQLite

        insert = postgresql.insert(table)
    values = {one: insert.excluded[one] for one in others}
    return insert.on_conflict_do_update(index_elements=[name], set_=values)


_ARM_FOR_PERSON = person_timers.insert()
_MARK_UNDONE = (
    receipts.update().where(receipts.c.receipt == sa.bindparam("of_receipt")).values(undone=True)
)
_THIS_CODE = codes.c.code_hash == sa.bindparam("of_code")
_USE = codes.update().where(_THIS_CODE).values(used=True)
_WRONG_CODE = wrong_codes.insert()
_OPENING = openings.insert()
_FAILURE = failures.insert()
