"""The outbox: letters that wait, are under way, have left or never will.

A letter waits behind an earlier unsent one to the same person about the same ticket that was to
leave no later than it. A claim, and a letter in the courier's hands, run out after a while: what a
post that died had in hand comes back by itself, marked as `repeated` if it may have arrived.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from gateway.store import journal, outbox_sql
from gateway.store.case_rows import letters_written, rows_changed
from gateway.store.codec import from_plain, write_json
from gateway.store.counts import answers_stranger, letters_put
from gateway.store.failed_letters import letter_changed
from gateway.store.prepared import forget, known_once
from gateway.store.suppression import suppressed_among
from gateway.store.ticket_evidence import references_added
from gateway.store.ticket_rows import Values, values_of
from gateway.store.types import Row
from gateway.store.write_batch import write
from outbound.page import lay_out
from rules.model.files import FileRef
from rules.model.notice import MANNERS, Audience, Notice
from rules.model.ticket import LetterState
from rules.quick_records import filled

CLAIM_LASTS = timedelta(minutes=15)
HANDED_LASTS = timedelta(minutes=30)  # RFC 5321 4.5.3.2.6: ten minutes for the end of DATA alone
LAST_ID = "last letter"  # what this transaction knows
MANY = 1_000_000  # more tries than any letter has
IS_UNSENT = (LetterState.QUEUED, LetterState.HANDED)
IS_OPEN = (LetterState.QUEUED, LetterState.HANDED, LetterState.FAILED)


@filled
@dataclass(frozen=True, slots=True)
class NewLetter:
    """A letter to be put into the outbox."""

    ticket_id: int | None
    number: str  # of the ticket, "" without one
    notice: Notice
    person: str  # person key
    address: str
    envelope_sender: str
    message_id: str
    subject: str
    words: str  # of which text and twin are made (outbound.words)
    headers: tuple[tuple[str, str], ...]  # all but Subject, Message-ID and Date
    files: tuple[FileRef, ...]
    not_before: datetime
    put_at: datetime
    input_id: int
    rule: str
    because: str
    suppressed: bool = False  # the person has no address that takes mail (GW-22)
    id: int = 0  # from next_letter_id; 0: the store gives one


@filled
@dataclass(frozen=True, slots=True)
class OutboxLetter:
    """A letter as it stands in the outbox."""

    id: int
    ticket_id: int | None
    number: str
    notice: Notice
    person: str
    address: str
    envelope_sender: str
    message_id: str
    subject: str
    words: str  # of which text and twin are made (outbound.words)
    headers: tuple[tuple[str, str], ...]
    files: tuple[FileRef, ...]
    not_before: datetime
    put_at: datetime
    state: LetterState
    tries: int
    next_try_at: datetime  # while claimed or handed: when that runs out
    input_id: int
    rule: str
    because: str
    error: str
    repeated: bool  # it was handed over once and nobody knows how that ended
    handed_at: datetime | None
    ended_at: datetime | None  # when it was sent, failed or cancelled
    answer: str  # of the relay

    @property
    def text(self) -> str:
        """Return the text part as it leaves."""
        return lay_out(self.words)


@dataclass(frozen=True, slots=True)
class Pause:
    """No letter leaves since then."""

    since_at: datetime
    why: str


def next_letter_id(connection: sa.Connection) -> int:
    """Return the id that the next letter may have (only the clerk puts letters)."""
    return known_once(connection, LAST_ID, lambda: _last_id(connection)) + 1


def _last_id(connection: sa.Connection) -> int:
    return connection.execute(outbox_sql.LAST_ID).scalar() or 0


def put(connection: sa.Connection, letters: Sequence[NewLetter]) -> tuple[OutboxLetter, ...]:
    """Put letters into the outbox, in order, and return them as they stand there.

    Those to suppressed addresses stay there (GW-22).
    """
    if not letters:
        return ()
    theirs = [one.address for one in letters if not _is_to_staff(one)]
    stopped = suppressed_among(connection, theirs, max(one.put_at for one in letters))
    first = next_letter_id(connection)
    there = tuple(
        _as_put(one, one.id or first + position, _is_stopped(one, stopped))
        for position, one in enumerate(letters)
    )
    write(connection, outbox_sql.INSERT, [_row_of(one) for one in there])
    letters_put(connection, there)
    references_added(connection, (one.message_id for one in there))
    letters_written(connection, (one.message_id for one in there))
    for one in there:
        letter_changed(connection, one.id, one.message_id)
    for ticket_id in {one.ticket_id for one in there if one.ticket_id is not None}:
        rows_changed(connection, ticket_id)
    forget(connection, LAST_ID)
    known_once(connection, LAST_ID, lambda: max(first - 1, *(one.id for one in there)))
    return there


def _is_stopped(letter: NewLetter, stopped: frozenset[str]) -> bool:
    """Say whether a letter stays; those to the desk's own people always go (GW-22)."""
    return not _is_to_staff(letter) and (letter.suppressed or letter.address in stopped)


def _is_to_staff(letter: NewLetter) -> bool:
    return MANNERS[letter.notice].audience is Audience.STAFF


def claim(
    connection: sa.Connection, now: datetime, limit: int, by: str
) -> tuple[OutboxLetter, ...]:
    """Claim the oldest unsent letter for each (ticket, person) whose time has come."""
    ids = list(connection.execute(outbox_sql.CLAIMABLE, {"now": now, "many": limit}).scalars())
    if not ids:
        return ()
    values = {"ids": ids, "by": by, "ends_at": now + CLAIM_LASTS}
    claimed = {row.id: _letter_from(row) for row in connection.execute(outbox_sql.CLAIM, values)}
    return tuple(claimed[one] for one in ids if one in claimed)


def handed(connection: sa.Connection, letter_id: int, at: datetime, by: str) -> bool:
    """Note that DATA is under way; False: it was cancelled meanwhile and must not be sent.

    False, too, when the claim of `by` ran out and another post has the letter now.
    """
    values = {"of_letter": letter_id, "at": at, "ends_at": at + HANDED_LASTS, "by": by}
    return connection.execute(outbox_sql.HANDED, values).rowcount == 1


def sent(connection: sa.Connection, letter_id: int, at: datetime, answer: str) -> None:
    """Note that the relay took it."""
    connection.execute(outbox_sql.SENT, {"of_letter": letter_id, "at": at, "said": answer})


def later(connection: sa.Connection, letter_id: int, next_try_at: datetime, error: str) -> None:
    """Count a try that failed for now."""
    values = {"of_letter": letter_id, "next_at": next_try_at, "said": error}
    connection.execute(outbox_sql.LATER, values)


def in_doubt(connection: sa.Connection, letter_id: int, next_try_at: datetime, error: str) -> None:
    """As `later`, of a letter that may have arrived: it stays handed, and is `repeated` next."""
    values = {"of_letter": letter_id, "next_at": next_try_at, "said": error}
    connection.execute(outbox_sql.IN_DOUBT, values)


def never(
    connection: sa.Connection,
    letter_id: int,
    error: str,
    at: datetime,
    *,
    permanent: bool = True,
) -> None:
    """End a letter that no relay will take, and tell the clerk by an input, once.

    `permanent`: its address was refused for good, which counts against the address (GW-05).
    """
    values = {"of_letter": letter_id, "at": at, "said": error}
    if connection.execute(outbox_sql.NEVER, values).rowcount:  # else it is written down already
        journal.put_fate(connection, letter_id, error, permanent, at)


def returned(
    connection: sa.Connection, letter_id: int, error: str, by: str, in_doubt: bool = False
) -> None:
    """Give back a letter that was let go: no try is counted, and it goes first."""
    values = {"of_letter": letter_id, "said": error, "by": by}
    statement = outbox_sql.RETURNED_IN_DOUBT if in_doubt else outbox_sql.RETURNED
    connection.execute(statement, values)


def reclaim(connection: sa.Connection, by: str, but: Collection[int] = ()) -> int:
    """Give back what `by` had claimed or handed, but these: it goes first; say how many."""
    values = {"by": by, "but": list(but)}
    return connection.execute(outbox_sql.RECLAIM, values).rowcount


def mend_waits(connection: sa.Connection, now: datetime, waits: Sequence[timedelta]) -> None:
    """Let no letter wait longer than its count of tries asks for, whatever the clock said then.

    The waits grow and the last one repeats; claims that last for ever are ended too. One that was
    put by a clock that went ahead was put now.
    """
    for row in connection.execute(outbox_sql.PUT_AHEAD, {"now": now}).all():
        may_go_at = now + (row.not_before - row.put_at)
        is_untried = not row.tries and not row.claimed_by
        tried_at = min(row.next_try_at, may_go_at) if is_untried else row.next_try_at
        values = {"of_letter": row.id, "now": now, "may_go_at": may_go_at, "tried_at": tried_at}
        connection.execute(outbox_sql.PUT_NOW, values)
    connection.execute(outbox_sql.MEND_CLAIMS, {"latest": now + HANDED_LASTS})
    latest = waits[-1]
    for tries, wait in enumerate(waits, start=1):
        is_last = wait == latest
        values = {"tried": tries, "tried_most": MANY if is_last else tries, "latest": now + wait}
        connection.execute(outbox_sql.MEND_WAITS, values)
        if is_last:
            break


def next_letter_at(connection: sa.Connection) -> datetime | None:
    """Return when the next letter's time comes that waits behind no other."""
    return connection.execute(outbox_sql.NEXT_AT).scalar()


def load_letter(connection: sa.Connection, letter_id: int) -> OutboxLetter | None:
    row = connection.execute(outbox_sql.LOAD, {"of_letter": letter_id}).first()
    return None if row is None else _letter_from(row)


def list_letters(
    connection: sa.Connection, states: Sequence[LetterState] = IS_OPEN, limit: int = 200
) -> tuple[OutboxLetter, ...]:
    """Return letters in these states (by itself: the unsent and the failed ones), oldest first."""
    values = {"states": list(states), "many": limit}
    return tuple(_letter_from(row) for row in connection.execute(outbox_sql.LIST, values))


def inputs_on_their_way(connection: sa.Connection) -> tuple[int, ...]:
    """Return the inputs whose files letters carry that have not left."""
    rows = connection.execute(outbox_sql.UNSENT_FILES)
    return tuple({_file_from(one).input_id for row in rows for one in json.loads(row.attachments)})


def letters_of(connection: sa.Connection, ticket_id: int) -> tuple[OutboxLetter, ...]:
    """Return all letters of a ticket, oldest first."""
    rows = connection.execute(outbox_sql.OF_TICKET, {"of_ticket": ticket_id})
    return tuple(_letter_from(row) for row in rows)


def retry(connection: sa.Connection, letter_id: int, at: datetime) -> bool:
    """Let a waiting or failed letter be tried at once; False where there is none such."""
    return connection.execute(outbox_sql.RETRY, {"of_letter": letter_id, "at": at}).rowcount == 1


def drop(connection: sa.Connection, letter_id: int, at: datetime) -> bool:
    """Cancel a letter that has not left; False where there is none such."""
    return connection.execute(outbox_sql.DROP, {"of_letter": letter_id, "at": at}).rowcount == 1


def pause(connection: sa.Connection, why: str, at: datetime) -> bool:
    """Let no letter leave until `resume`; False where that is so already."""
    if paused(connection) is not None:
        return False
    row = {"what": outbox_sql.OUTBOX, "since_at": at, "why": why}
    connection.execute(outbox_sql.PAUSE, row)
    return True


def paused(connection: sa.Connection) -> Pause | None:
    """Return since when no letter leaves, and why."""
    row = connection.execute(outbox_sql.PAUSED).first()
    return None if row is None else Pause(row.since_at, row.why)


def resume(connection: sa.Connection) -> bool:
    """Let letters leave again; False where nothing was paused."""
    return connection.execute(outbox_sql.RESUME).rowcount == 1


def _as_put(letter: NewLetter, letter_id: int, is_stopped: bool) -> OutboxLetter:
    return OutboxLetter(
        letter_id,
        letter.ticket_id,
        letter.number,
        letter.notice,
        letter.person,
        letter.address,
        letter.envelope_sender,
        letter.message_id,
        letter.subject,
        letter.words,
        letter.headers,
        letter.files,
        letter.not_before,
        letter.put_at,
        LetterState.SUPPRESSED if is_stopped else LetterState.QUEUED,
        tries=0,
        next_try_at=letter.not_before,
        input_id=letter.input_id,
        rule=letter.rule,
        because=letter.because,
        error="the address takes no mail" if is_stopped else "",
        repeated=False,
        handed_at=None,
        ended_at=None,
        answer="",
    )


def _row_of(letter: OutboxLetter) -> Values:
    row = values_of(letter, without=("files", "words"))
    row["headers"] = write_json(letter.headers)
    row["text"] = letter.words
    row["attachments"] = write_json(letter.files)
    row["claimed_by"] = ""
    row["stranger_ack"] = int(answers_stranger(letter.notice, letter.person))
    return row


def _letter_from(row: Row) -> OutboxLetter:
    return OutboxLetter(
        id=row.id,
        ticket_id=row.ticket_id,
        number=row.number,
        notice=row.notice,
        person=row.person,
        address=row.address,
        envelope_sender=row.envelope_sender,
        message_id=row.message_id,
        subject=row.subject,
        words=row.text,
        headers=tuple((name, value) for name, value in json.loads(row.headers)),
        files=tuple(map(_file_from, json.loads(row.attachments))),
        not_before=row.not_before,
        put_at=row.put_at,
        state=row.state,
        tries=row.tries,
        next_try_at=row.next_try_at,
        input_id=row.input_id,
        rule=row.rule,
        because=row.because,
        error=row.error,
        repeated=row.repeated,
        handed_at=row.handed_at,
        ended_at=row.ended_at,
        answer=row.answer,
    )


def _file_from(plain: object) -> FileRef:
    if isinstance(plain, list):  # a letter of the first version: (input, part)
        return FileRef(int(plain[0]), str(plain[1]), "", "", 0)
    found = from_plain(FileRef, plain)
    assert isinstance(found, FileRef)
    return found
