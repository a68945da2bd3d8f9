"""The journal: every input that can change a ticket, numbered in the order of arrival."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from functools import lru_cache

import sqlalchemy as sa

from gateway.store import journal_sql
from gateway.store.codec import read_json, write_json
from gateway.store.prepared import forget
from gateway.store.types import Row
from gateway.store.write_batch import write
from rules.model.mail import Envelope
from rules.model.recall import Recall
from rules.model.timer import Timer
from rules.quick_records import filled

Payload = dict[str, str | int | None]
RETRIES = "any input put off"  # what this transaction knows


class InputKind(StrEnum):
    MAIL = "mail"
    TIMER = "timer"
    ORDER = "order"
    FATE = "fate"  # how a letter ended
    RECALL = "recall"  # an earlier mail, decided once more


class InputState(StrEnum):
    WAITING = "waiting"
    DONE = "done"
    HELD = "held"  # a person will look
    DROPPED = "dropped"


class EndedElsewhere(Exception):
    """Another clerk has ended the input meanwhile; what we made of it must leave no trace.

    A clerk whose connection to PostgreSQL broke lost its lock with it, perhaps in mid-decision.
    """


@filled
@dataclass(frozen=True, slots=True)
class Incoming:
    """A mail as a door hands it in."""

    raw: bytes
    envelope: Envelope
    received_at: datetime


@filled
@dataclass(frozen=True, slots=True)
class Input:
    id: int
    kind: InputKind
    received_at: datetime  # of a timer: its due moment
    state: InputState
    tries: int = 0  # at which the clerk failed
    ends: int = 0  # of clerks that had just this input in hand
    stage: str = ""  # where the last try was when it was counted
    reason: str = ""  # why it is held or dropped
    answer: str = ""  # what an order's author hears
    tried_at: datetime | None = None  # when the last try was counted
    retry_at: datetime | None = None
    ended_at: datetime | None = None
    ticket_id: int | None = None
    raw: bytes | None = None  # of a mail
    envelope: Envelope | None = None  # of a mail
    payload: Payload = field(default_factory=dict)  # of everything else


@dataclass(frozen=True, slots=True)
class Held:
    """An input in quarantine, mostly a mail, as a list shows it."""

    input_id: int
    received_at: datetime
    reason: str
    sender: str
    title: str
    size: int  # of the raw mail, in bytes
    kind: InputKind = InputKind.MAIL


# --- what comes in --------------------------------------------------------------------------


def accept(connection: sa.Connection, mails: Sequence[Incoming]) -> tuple[int, ...]:
    """Journal the mails in their order and return the numbers of their inputs."""
    if not mails:
        return ()
    ids = _put_many(connection, [mail_row(one) for one in mails])
    raws = [raw_row(id, one) for id, one in zip(ids, mails, strict=True)]
    connection.execute(journal_sql.INSERT_RAW, raws)
    return ids


def mail_row(mail: Incoming) -> dict[str, object]:
    """Return a mail's row of inputs."""
    return _new_input(InputKind.MAIL, mail.received_at, envelope=write_json(mail.envelope))


def raw_row(input_id: int, mail: Incoming) -> dict[str, object]:
    """Return the row of its bytes."""
    return {"input_id": input_id, "raw": mail.raw, "size": len(mail.raw)}


def put_order(connection: sa.Connection, verb: str, values: Mapping[str, str], at: datetime) -> int:
    """Journal an admin's order; its answer comes by `answer_of`."""
    payload = {"verb": verb, "values": write_json(values)}
    return _put(connection, _new_input(InputKind.ORDER, at, payload=payload))


def put_fate(
    connection: sa.Connection, letter_id: int, reason: str, permanent: bool, at: datetime
) -> int:
    """Journal how a letter ended."""
    payload: Payload = {"letter_id": letter_id, "reason": reason, "permanent": int(permanent)}
    return _put(connection, _new_input(InputKind.FATE, at, payload=payload))


def put_timer(
    connection: sa.Connection, ticket_id: int | None, timer: Timer, at: datetime, person: str = ""
) -> Input:
    """Make an armed timer an input, received at its due moment, and return it; `at` is now.

    A person's is gone then, and can be armed anew.
    """
    payload: Payload = {"timer": write_json(timer), "taken_at": at.isoformat()}
    payload |= {"person": person} if person else {}
    row = _new_input(InputKind.TIMER, timer.due_at, payload=payload, ticket_id=ticket_id)
    input_id = _put(connection, row)
    if person:
        this = {"of_person": person, "of_kind": timer.kind, "of_due": timer.due_at}
        connection.execute(journal_sql.END_PERSONS_TIMER, this)
    else:
        taken = {"of_ticket": ticket_id, "of_kind": timer.kind, "of_generation": timer.generation}
        connection.execute(journal_sql.TAKE_TIMER, taken | {"taken_by": input_id})
    return Input(
        id=input_id,
        kind=InputKind.TIMER,
        received_at=timer.due_at,
        state=InputState.WAITING,
        ticket_id=ticket_id,
        payload=payload,
    )


def put_recall(connection: sa.Connection, input_id: int, recall: Recall, at: datetime) -> int:
    """Journal that the mail of an earlier input is to be decided once more."""
    payload: Payload = {"input_id": input_id, "recall": write_json(recall)}
    return _put(connection, _new_input(InputKind.RECALL, at, payload=payload))


def timer_of(entry: Input) -> Timer:
    """Return the timer that a timer input is about."""
    return read_json(Timer, str(entry.payload["timer"]))


def person_of(entry: Input) -> str:
    """Return whose timer a timer input is about, "" for a ticket's."""
    return str(entry.payload.get("person", ""))


def order_of(entry: Input) -> tuple[str, dict[str, str]]:
    """Return verb and values of an order input."""
    values = json.loads(str(entry.payload["values"]))
    return str(entry.payload["verb"]), {str(key): str(one) for key, one in values.items()}


def fate_of(entry: Input) -> tuple[int, str, bool]:
    """Return letter id, reason and whether it is permanent, of a fate input."""
    payload = entry.payload
    return int(payload["letter_id"] or 0), str(payload["reason"]), bool(payload["permanent"])


def recall_of(entry: Input) -> tuple[int, Recall]:
    """Return the input whose mail is decided once more, and how."""
    return int(entry.payload["input_id"] or 0), read_json(Recall, str(entry.payload["recall"]))


# --- what is to be decided ------------------------------------------------------------------


def load_input(connection: sa.Connection, input_id: int, *, with_raw: bool = True) -> Input | None:
    statement = journal_sql.LOAD if with_raw else journal_sql.LOAD_PLAIN
    row = connection.execute(statement, {"input_id": input_id}).first()
    return None if row is None else input_from(row, row.raw if with_raw else None)


def load_raw(connection: sa.Connection, input_id: int) -> bytes | None:
    """Return the bytes of a mail as they came in."""
    raw: bytes | None = connection.execute(journal_sql.LOAD_RAW, {"input_id": input_id}).scalar()
    return raw


def load_raws(connection: sa.Connection, input_ids: Sequence[int]) -> dict[int, bytes]:
    """Return the bytes of mails, as far as they are there."""
    rows = connection.execute(journal_sql.LOAD_RAWS, {"input_ids": list(input_ids)})
    return {row.input_id: row.raw for row in rows}


def oldest_waiting_received_at(connection: sa.Connection) -> datetime | None:
    """Return when the oldest undecided mail was received: timers due later wait for it."""
    return connection.execute(journal_sql.OLDEST_MAIL).scalar()


def postpone(
    connection: sa.Connection, input_id: int, until: datetime, ticket_id: int | None = None
) -> None:
    """Let an input wait behind an earlier one of its ticket; no try is counted."""
    forget(connection, RETRIES)
    connection.execute(
        journal_sql.POSTPONE, {"of_input": input_id, "wait_until": until, "of_ticket": ticket_id}
    )


def mend_waits(connection: sa.Connection, now: datetime, ends: range, longest: timedelta) -> None:
    """Let no input at which so many clerks ended wait for longer, whatever the clock said then."""
    values = {"ends_least": ends.start, "ends_most": ends.stop - 1, "latest": now + longest}
    connection.execute(journal_sql.MEND_WAITS, values)


def count_try(
    connection: sa.Connection,
    input_id: int,
    at: datetime,
    stage: str,
    retry_at: datetime | None = None,
    ticket_id: int | None = None,
) -> int:
    """Count one try, in a transaction of its own, and return how many there were.

    With `ticket_id` the ticket's later inputs wait until `retry_at` too.
    """
    forget(connection, RETRIES)
    values = {
        "of_input": input_id,
        "at_stage": stage,
        "tried": at,
        "wait_until": retry_at,
        "of_ticket": ticket_id,
    }
    tries = connection.execute(journal_sql.COUNT_TRY, values).scalar()
    if tries is None:
        raise EndedElsewhere(f"input {input_id}")
    return int(tries)


def finish(
    connection: sa.Connection,
    input_id: int,
    state: InputState,
    at: datetime,
    ticket_id: int | None = None,
    reason: str = "",
    answer: str = "",
) -> None:
    """End an input; those that were decided are ended by `cases.save`.

    Raise EndedElsewhere unless it still waits: whatever two clerks do, one of them ends it. In a
    group that is found when its rows are written, and undoes the group.
    """
    values = {
        "of_input": input_id,
        "state": state.value,
        "ended_at": at,
        "of_ticket": ticket_id,
        "reason": reason,
        "answer": answer,
    }
    write(connection, journal_sql.FINISH, (values,), unless=EndedElsewhere)


def drop_held(connection: sa.Connection, input_id: int, at: datetime, reason: str) -> bool:
    """End an input in quarantine; False where none such is held: what is done stays done."""
    values = {"of_input": input_id, "at": at, "why": reason}
    return connection.execute(journal_sql.DROP_HELD, values).rowcount == 1


def answer_of(connection: sa.Connection, input_id: int) -> str | None:
    """Return what the clerk answered, None while the input waits."""
    return connection.execute(journal_sql.ANSWER, {"input_id": input_id}).scalar()


def held(connection: sa.Connection) -> tuple[Held, ...]:
    """Return what is in quarantine, oldest first."""
    return tuple(
        Held(
            input_id=row.id,
            received_at=row.received_at,
            reason=row.reason,
            sender=row.sender or _envelope_sender(row.envelope),
            title=row.title or "",
            size=row.size or 0,
            kind=InputKind(row.kind),
        )
        for row in connection.execute(journal_sql.HELD)
    )


# --- timers and what a clerk left ------------------------------------------------------------


def newest_waiting(connection: sa.Connection) -> int:
    """Return the number of the newest input that waits, 0 when none does."""
    return connection.execute(journal_sql.NEWEST_WAITING).scalar() or 0


def count_end(connection: sa.Connection, input_id: int) -> int:
    """Count that a clerk ended uncleanly with just this input in hand; return how many did.

    0 when the input waits no more.
    """
    return connection.execute(journal_sql.COUNT_END, {"of_input": input_id}).scalar() or 0


# --- rows -----------------------------------------------------------------------------------


def _new_input(
    kind: InputKind,
    received_at: datetime,
    *,
    envelope: str = "",
    payload: Mapping[str, str | int | None] | None = None,
    ticket_id: int | None = None,
) -> dict[str, object]:
    return {
        "kind": kind.value,
        "received_at": received_at,
        "state": InputState.WAITING.value,
        "tries": 0,
        "stage": "",
        "reason": "",
        "answer": "",
        "ticket_id": ticket_id,
        "envelope": envelope,
        "payload": write_json(payload) if payload else "",
    }


def _put(connection: sa.Connection, row: Mapping[str, object]) -> int:
    return int(connection.execute(journal_sql.INSERT, row).scalar_one())


def _put_many(connection: sa.Connection, rows: Sequence[Mapping[str, object]]) -> tuple[int, ...]:
    if connection.dialect.name == "postgresql":
        return tuple(connection.execute(journal_sql.INSERT, rows).scalars())
    if len(rows) == 1:
        return (_put(connection, rows[0]),)
    last = connection.execute(journal_sql.LAST_ID).scalar() or 0  # whence SQLite goes on itself
    ids = tuple(range(last + 1, last + 1 + len(rows)))
    placed = [{**row, "id": id} for id, row in zip(ids, rows, strict=True)]
    connection.execute(journal_sql.INSERT_PLACED, placed)
    return ids


def input_from(row: Row, raw: bytes | None = None) -> Input:
    return Input(
        id=row.id,
        kind=InputKind(row.kind),
        received_at=row.received_at,
        state=InputState(row.state),
        tries=row.tries,
        ends=row.ends,
        stage=row.stage,
        reason=row.reason,
        answer=row.answer,
        tried_at=row.tried_at,
        retry_at=row.retry_at,
        ended_at=row.ended_at,
        ticket_id=row.ticket_id,
        raw=raw,
        envelope=envelope_from(row.envelope) if row.envelope else None,
        payload=json.loads(row.payload) if row.payload else {},
    )


@lru_cache(maxsize=256)  # who reads ahead and who decides ask for the same ones
def envelope_from(text: str) -> Envelope:
    """Return what a mail's row says of how it came."""
    return read_json(Envelope, text)


def _envelope_sender(text: str) -> str:
    return (envelope_from(text).mail_from or "") if text else ""
