"""The invariants of INV-02, one function each: what they yield is what is broken, in words.

Most are questions to the rows, asked in plain SQL and not through the store, so that store and
rules cannot err together. Some hold at a moment only (a gate is looked at on entry, attempts when
a cycle closes); those look at what was decided on the day. 7 (leave) is of a later version.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from itertools import combinations
from typing import Protocol

from gateway.store.engine import reading
from gateway.store.packed import unpack
from rules.clock import local
from rules.effects import SetCycle, SetStatus
from rules.model.cycle import Attempt, Channel, Counted, CycleState
from rules.model.status import CATALOGUE, Status
from rules.model.ticket import Case, TimeEntries
from rules.policy.choices import Gate
from tests.month.month import Day
from tests.month.postbag import MARK

Broken = Iterator[str]
Row = tuple[object, ...]

SYSTEM_ONLY = ", ".join(f"'{one}'" for one, row in CATALOGUE.items() if not row.human)
WAITING_TIMERS = "'waiting_reminder', 'uc_phone_nudge', 'uc_final_email', 'uc_window', 'uc_close'"
RULE = re.compile(
    r"((C|GW|ST|ZD|TAT|UC|HO|OOO|TR)-\d\d[a-z]?|(CMD|STA|LET|CLK|INV|EVT|TIM|SET|KND|ORD|STO)-\d\d)"
)
WITHOUT_GATES = ("duplicate", "project")  # resolutions of what goes on elsewhere
BY_THE_TRACKER = "unresponsive"  # resolution of a ticket that UC-04 completed


class Hash(Protocol):
    def update(self, some: bytes, /) -> None: ...
    def digest(self) -> bytes: ...


@dataclass(slots=True)
class Record:
    """Hashes of what only grows, as it stood when a day ended (invariant 13)."""

    known: dict[str, tuple[int, Hash]] = field(default_factory=dict)
    evenings: int = 0
    whole_each: int = 1  # so many evenings all of the past is read again


def ask(day: Day, question: str) -> list[Row]:
    """Ask SQLite itself; data of events that the store packs are unpacked for the question."""
    question = re.sub(r"json_extract\((\w\.)?data", r"json_extract(plain(\1data)", question)
    with reading(day.simulated.engine) as connection:
        driver = connection.connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        driver.create_function("plain", 1, _plain)
        return [tuple(row) for row in connection.exec_driver_sql(question)]


def _plain(data: str | bytes | None) -> str | None:
    return unpack(data).decode() if isinstance(data, bytes) else data


def one_status_and_proof_of_it(day: Day, record: Record) -> Broken:
    """1: the last event about the status says what it is, and no person set a system-only one.

    `#resume` (ST-47) gives back what stood before a rule's change, whatever that was.
    """
    for row in ask(
        day,
        """SELECT number, status, told FROM (
             SELECT t.number, t.status, (
               SELECT CASE e.kind WHEN 'CreateTicket' THEN json_extract(e.data, '$.ticket.status')
                                  WHEN 'SetStatus' THEN json_extract(e.data, '$.status')
                                  ELSE json_extract(e.data, '$.old') END
               FROM event e WHERE e.ticket_id = t.id AND (
                 e.kind IN ('CreateTicket', 'SetStatus') OR (e.kind = 'RevertChange'
                 AND json_extract(e.data, '$.part') = 'ticket'
                 AND json_extract(e.data, '$.key') = 'status'))
               ORDER BY e.input_id DESC, e.position DESC LIMIT 1) AS told
             FROM ticket t) WHERE told IS NOT status""",
    ):
        yield f"1: {row[0]} is {row[1]}, its last event says {row[2]}"
    for row in ask(
        day,
        f"""SELECT input_id, data FROM event WHERE kind = 'SetStatus'
            AND json_extract(data, '$.by_human') = 1 AND rule <> 'ST-47'
            AND json_extract(data, '$.status') IN ({SYSTEM_ONLY})""",
    ):
        yield f"1: a person set a system-only status in input {row[0]}: {row[1]}"


def a_status_has_what_it_needs(day: Day, record: Record) -> Broken:
    """2: deferred has a date; complete a resolution, and neither waiting timers nor open cycle."""
    for (number,) in ask(
        day, "SELECT number FROM ticket WHERE status = 'deferred' AND due_on IS NULL"
    ):
        yield f"2: {number} is deferred without a date"
    for (number,) in ask(
        day, "SELECT number FROM ticket WHERE status = 'complete' AND resolution = ''"
    ):
        yield f"2: {number} is complete without a resolution"
    for row in ask(
        day,
        f"""SELECT t.number, i.kind FROM ticket t JOIN timer i ON i.ticket_id = t.id
            WHERE t.status = 'complete' AND i.state = 'armed' AND i.kind IN ({WAITING_TIMERS})""",
    ):
        yield f"2: {row[0]} is complete, and {row[1]} is armed"
    for row in ask(
        day,
        """SELECT t.number, c.state FROM ticket t JOIN outreach_cycle c ON c.ticket_id = t.id
           WHERE t.status = 'complete' AND c.state IN ('open', 'held')""",
    ):
        yield f"2: {row[0]} is complete with a cycle that is {row[1]}"


def scheduled_by_a_person_has_a_call(day: Day, record: Record) -> Broken:
    """2: whoever schedules books a service call."""
    for one in day.decided:
        for effect in one.decision.effects:
            if (
                isinstance(effect, SetStatus)
                and effect.status is Status.SCHEDULED
                and effect.rule != "ST-47"  # resumed: the appointment was missed and is over
                and effect.by_human
                and not any(call.state == "booked" for call in one.decision.after.calls)
            ):
                yield f"2: scheduled without a call in input {one.input_id}"


def complete_only_past_the_gates(day: Day, record: Record) -> Broken:
    """3: who completes finds the checklist done, and the time entries not undone.

    Where the queue's profile has these gates; a duplicate and a project go on elsewhere.
    """
    desk = day.simulated.desk
    for one in day.decided:
        after, ticket = one.decision.after, one.decision.after.ticket
        completes = any(
            isinstance(effect, SetStatus) and effect.status is Status.COMPLETE and effect.by_human
            for effect in one.decision.effects
        )
        if not completes or ticket is None or ticket.status is not Status.COMPLETE:
            continue
        if ticket.resolution in WITHOUT_GATES:
            continue
        gates = desk.policy_of(ticket.queue).complete_gates
        if Gate.CHECKLIST in gates and any(not item.checked_by for item in after.checklist):
            yield f"3: {ticket.number} is complete with an open item, input {one.input_id}"
        if Gate.TIME_ENTRIES in gates and ticket.time_entries is TimeEntries.NOT_DONE:
            yield f"3: {ticket.number} is complete without time entries, input {one.input_id}"


def attempts_are_counted_once(day: Day, record: Record) -> Broken:
    """4: one running cycle a ticket; attempts in a cycle of their ticket; one a channel and day."""
    for row in ask(
        day,
        """SELECT ticket_id, count(*) FROM outreach_cycle WHERE state IN ('open', 'held')
           GROUP BY ticket_id HAVING count(*) > 1""",
    ):
        yield f"4: ticket {row[0]} has {row[1]} running cycles"
    for row in ask(
        day,
        """SELECT a.ticket_id, a.id FROM attempt a LEFT JOIN outreach_cycle c
           ON c.ticket_id = a.ticket_id AND c.id = a.cycle_id
           WHERE c.id IS NULL AND a.counted <> 'void'""",
    ):
        yield f"4: attempt {row[1]} of ticket {row[0]} is in no cycle of it"
    for row in ask(
        day,
        """SELECT ticket_id, cycle_id, channel, day FROM attempt WHERE counted = 'yes'
           GROUP BY ticket_id, cycle_id, channel, day HAVING count(*) > 1""",
    ):
        yield f"4: counted twice: ticket {row[0]}, cycle {row[1]}, {row[2]} on {row[3]}"


def a_cycle_closes_after_enough_attempts(day: Day, record: Record) -> Broken:
    """5: three within three weeks, one by mail and one by phone (UC-01, UC-02)."""
    for one in day.decided:
        closes = any(
            isinstance(effect, SetCycle) and effect.state is CycleState.CLOSED
            for effect in one.decision.effects
        )
        if closes and not _are_enough(_counted(one.decision.after)):
            yield f"5: a cycle closed without enough attempts in input {one.input_id}"


def the_primary_works_here(day: Day, record: Record) -> Broken:
    """6: the primary is an active resource; a ticket of the global queue has none."""
    active = {one.handle for one in day.simulated.desk.staff if one.active}
    for number, primary, is_global in ask(
        day, 'SELECT number, "primary", is_global FROM ticket WHERE "primary" <> \'\''
    ):
        if primary not in active:
            yield f"6: {number} belongs to {primary}"
        if is_global:
            yield f"6: {number} is in the global queue and belongs to {primary}"


def public_words_of_staff_are_mailed_or_not_with_a_reason(day: Day, record: Record) -> Broken:
    """8: one letter a customer, none twice; where there is none an event says why."""
    for row in ask(
        day,
        """SELECT input_id, address, group_concat(notice) FROM letter
           WHERE notice IN ('N-03', 'N-06', 'N-07', 'N-08', 'N-09.1', 'N-09.2', 'N-09.3')
           GROUP BY input_id, address HAVING count(*) > 1""",
    ):
        yield f"8: input {row[0]} mails {row[1]} twice: {row[2]}"
    for row in ask(
        day,
        """SELECT t.number, n.id, n.input_id FROM note n JOIN ticket t ON t.id = n.ticket_id
           WHERE n.type = 'resource' AND n.visibility = 'public' AND n.text <> ''
           AND EXISTS (SELECT 1 FROM ticket_contact c JOIN contact p ON 'c' || p.id = c.person
                       WHERE c.ticket_id = t.id)
           AND n.input_id NOT IN (SELECT input_id FROM letter WHERE notice NOT IN ('N-33', 'N-34'))
           AND NOT EXISTS (SELECT 1 FROM event e WHERE e.input_id = n.input_id
                           AND e.kind IN ('Remark', 'Warn') AND e.position > 0)""",
    ):
        yield f"8: nobody is mailed the public note {row[1]} of {row[0]}, input {row[2]}"


def internal_words_stay_inside(day: Day, record: Record) -> Broken:
    """8: no word of an internal note is in a letter to somebody who does not work here."""
    inside, outside = set[str](), set[str]()
    for text, visibility in ask(
        day, "SELECT plain(text) || plain(full_text), visibility FROM note"
    ):
        (outside if visibility == "public" else inside).update(MARK.findall(str(text)))
    domain = day.simulated.desk.domain
    for letter in day.letters:
        if letter.address.endswith(f"@{domain}"):
            continue
        leaked = set(MARK.findall(letter.subject + letter.text)) & (inside - outside)
        if leaked:
            yield f"8: {letter.notice} to {letter.address} tells {sorted(leaked)}: {letter.number}"


def every_input_ends_and_counts_once(day: Day, record: Record) -> Broken:
    """9: nothing waits, nothing crashed; the same mail has its effects once."""
    for row in ask(day, "SELECT id, state, reason, stage FROM input WHERE state = 'waiting'"):
        yield f"9: input {row[0]} waits at the end of the day"
    for row in ask(
        day, "SELECT id, reason, tries FROM input WHERE reason LIKE 'crashed%' OR tries > 0"
    ):
        yield f"9: input {row[0]} failed {row[2]} times: {row[1]}"
    for row in ask(
        day,
        """SELECT m.message_id, group_concat(m.input_id) FROM mail m JOIN input i
           ON i.id = m.input_id WHERE i.state = 'done' AND i.kind = 'mail'
           GROUP BY m.message_id, m.content_hash HAVING count(*) > 1""",
    ):
        yield f"9: {row[0]} had its effects more than once: inputs {row[1]}"


def every_letter_has_one_cause(day: Day, record: Record) -> Broken:
    """10: an input puts out the letters that its events order, no more and no fewer."""
    for row in ask(
        day,
        """SELECT input_id, sum(put), sum(ordered) FROM (
             SELECT input_id, 1 AS put, 0 AS ordered FROM letter
             UNION ALL SELECT input_id, 0, 1 FROM event WHERE kind = 'SendNotice')
           GROUP BY input_id HAVING sum(put) <> sum(ordered)""",
    ):
        yield f"10: input {row[0]} has {row[1]} letters and {row[2]} orders"


def a_notice_is_not_repeated(day: Day, record: Record) -> Broken:
    """10: N-04 once a stay, N-05 once a no-show, N-06 once a completion, N-10 once a cycle."""
    for notice, kind, status in (
        ("N-04", "SetStatus", "waiting_customer"),
        ("N-05", "SetStatus", "no_show_remote"),
        ("N-06", "SetStatus", "complete"),
        ("N-10", "OpenCycle", None),
    ):
        between = f"AND json_extract(e.data, '$.status') = '{status}'" if status else ""
        for row in ask(
            day,
            f"""SELECT a.number, a.address, a.input_id, b.input_id FROM letter a JOIN letter b
                ON a.ticket_id = b.ticket_id AND a.person = b.person AND a.id < b.id
                WHERE a.notice = '{notice}' AND b.notice = '{notice}'
                AND a.state <> 'cancelled' AND b.state <> 'cancelled'
                AND NOT EXISTS (SELECT 1 FROM event e WHERE e.ticket_id = a.ticket_id
                  AND e.kind = '{kind}' {between}
                  AND e.input_id > a.input_id AND e.input_id <= b.input_id)""",
        ):
            yield f"10: {notice} of {row[0]} twice to {row[1]}: inputs {row[2]} and {row[3]}"


def numbers_of_a_day_ascend(day: Day, record: Record) -> Broken:
    """11: from 0001, without a gap as nothing was rolled back, and never two of one number."""
    calendar, last = day.simulated.desk.calendar, dict[str, int]()
    for number, created_at in ask(day, "SELECT number, created_at FROM ticket ORDER BY id"):
        date, _, counter = str(number).partition(".")
        at = datetime.fromisoformat(str(created_at)).replace(tzinfo=UTC)
        if date != f"T{local(at, calendar):%Y%m%d}":
            yield f"11: {number} was made at {at}"
        if int(counter) != last.get(date, 0) + 1:
            yield f"11: {number} follows {last.get(date, 0)}"
        last[date] = int(counter)


def every_change_names_its_cause(day: Day, record: Record) -> Broken:
    """12: an event has an input, a rule that there is, and a reason in words."""
    for input_id, kind, rule, because in ask(
        day,
        """SELECT e.input_id, e.kind, e.rule, e.because FROM event e
           LEFT JOIN input i ON i.id = e.input_id
           WHERE i.id IS NULL OR e.rule = '' OR e.because = ''""",
    ):
        yield f"12: {kind} of input {input_id} has rule {rule!r}, reason {because!r}"
    for (rule,) in ask(day, "SELECT DISTINCT rule FROM event"):
        if not RULE.fullmatch(str(rule)):
            yield f"12: there is no rule {rule}"


def the_past_stays(day: Day, record: Record) -> Broken:
    """13: inputs and events only grow; what an input was, its bytes and its events never change.

    To read it all each evening of a year would be most of the year: there it is each tenth.
    """
    record.evenings += 1
    is_read_whole = record.evenings % record.whole_each == 0
    for table, columns in (
        ("input", "id, id, kind, received_at, envelope, payload"),
        ("raw_mail", "input_id, input_id, raw"),
        ("event", "input_id, input_id, position, at, ticket_id, kind, rule, because, actor, data"),
    ):
        upto, digest = record.known.get(table, (0, sha256()))
        key = columns.partition(",")[0]
        if is_read_whole:
            again = sha256()
            old = f"SELECT {columns} FROM {table} WHERE {key} <= {upto} ORDER BY 1, 3"
            for row in ask(day, old):
                again.update(repr(row).encode())
            if again.digest() != digest.digest():
                yield f"13: the past of {table} has changed"
        newest = upto
        for row in ask(day, f"SELECT {columns} FROM {table} WHERE {key} > {upto} ORDER BY 1, 3"):
            digest.update(repr(row).encode())
            newest = int(str(row[0]))
        record.known[table] = (newest, digest)


def no_timer_is_late(day: Day, record: Record) -> Broken:
    """TIM-04: what was due has acted, at its own moment or when an undo put it back."""
    for row in ask(
        day,
        f"""SELECT ticket_id, kind, due_at FROM timer WHERE state = 'armed'
            AND due_at <= '{day.simulated.now.astimezone(UTC):%Y-%m-%d %H:%M:%S.000000}'""",
    ):
        yield f"late: {row[1]} of ticket {row[0]} was due at {row[2]}"
    for row in ask(
        day,
        """SELECT t.ticket_id, t.kind, t.due_at, i.ended_at FROM timer t
           JOIN input i ON i.id = t.input_id WHERE i.ended_at <> t.due_at
           AND NOT EXISTS (SELECT 1 FROM event e WHERE e.ticket_id = t.ticket_id
             AND e.kind IN ('ArmTimer', 'RevertChange')
             AND e.at = i.ended_at AND e.input_id < i.id)""",
    ):
        yield f"late: {row[1]} of ticket {row[0]}, due at {row[2]}, acted at {row[3]}"


INVARIANTS: tuple[Callable[[Day, Record], Broken], ...] = (
    one_status_and_proof_of_it,
    a_status_has_what_it_needs,
    scheduled_by_a_person_has_a_call,
    complete_only_past_the_gates,
    attempts_are_counted_once,
    a_cycle_closes_after_enough_attempts,
    the_primary_works_here,
    public_words_of_staff_are_mailed_or_not_with_a_reason,
    internal_words_stay_inside,
    every_input_ends_and_counts_once,
    every_letter_has_one_cause,
    a_notice_is_not_repeated,
    numbers_of_a_day_ascend,
    every_change_names_its_cause,
    the_past_stays,
    no_timer_is_late,
)


def _counted(case: Case) -> list[Attempt]:
    """Return the counted attempts of the last cycle."""
    return [
        one
        for one in case.attempts
        if one.cycle_id == case.cycles[-1].id and one.counted is Counted.YES
    ]


def _are_enough(attempts: list[Attempt]) -> bool:
    return any(
        max(one.day for one in three) - min(one.day for one in three) <= timedelta(days=21)
        and {one.channel for one in attempts} == set(Channel)
        for three in combinations(attempts, 3)
    )
