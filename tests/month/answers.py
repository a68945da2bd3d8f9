"""Nobody is left without what a rule owes them: a customer, the desk, whoever gives commands."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from rules.behaviours.turnaround import reply_rule
from rules.effects import AddNote, RecallInput, SendNotice
from rules.model.notice import MANNERS, Audience, Notice
from rules.model.status import CATALOGUE, StatusClass
from rules.model.ticket import Case, Note, NoteType
from rules.model.timer import TimerKind
from tests.month.invariants import Record, ask
from tests.month.month import Day
from tests.month.postbag import MARK

Broken = Iterator[str]


def a_customers_mail_is_told_to_the_desk(day: Day, record: Record) -> Broken:
    """GW-09, GW-20: an alert at once, or folded into the next.

    What leaves a completed ticket as it is needs none: thanks, and "is resolved" once more.
    """
    for input_id, note, after in _customers_words(day):
        told = any(
            isinstance(effect, SendNotice) and MANNERS[effect.notice].audience is Audience.STAFF
            for one in day.decided
            if one.input_id == input_id
            for effect in one.decision.effects
        )
        is_folded = _has_timer(after, TimerKind.ALERT_FOLD)
        if not told and not is_folded and not _is_done(after) and _says_something(note):
            yield f"answers: nobody hears of the customer's mail, input {input_id}"


def a_customer_who_waits_has_a_clock(day: Day, record: Record) -> Broken:
    """TAT-01: it runs until an answer, or its end was told and still is nobody's answer."""
    for input_id, note, after in _customers_words(day):
        ticket = after.ticket
        assert ticket is not None
        if _is_done(after) or ticket.internal or not _says_something(note):
            continue
        if not reply_rule(day.simulated.desk.policy_of(ticket.queue), ticket.severity):
            continue
        heard_at = ticket.last_letter_at or ticket.created_at
        is_told = any(one.notice == Notice.N_39 and one.put_at > heard_at for one in after.letters)
        if not is_told and not _has_timer(after, TimerKind.REPLY_DUE):
            yield f"answers: no clock runs for {ticket.number}, input {input_id}"


def a_clock_that_ran_out_is_told(day: Day, record: Record) -> Broken:
    """TAT-01: whose answer is late is told, each time."""
    for number, input_id in ask(
        day,
        """SELECT t.number, r.input_id FROM timer r JOIN ticket t ON t.id = r.ticket_id
           WHERE r.kind = 'reply_due' AND r.state = 'fired' AND r.input_id NOT IN (
             SELECT input_id FROM letter WHERE notice = 'N-39')""",
    ):
        yield f"answers: nobody hears that {number} waits too long, input {input_id}"


def whoever_gives_commands_hears_of_them(day: Day, record: Record) -> Broken:
    """CMD: a receipt, a refusal or a question comes back to the author of every command.

    What a code confirms is told when the mail that it confirms is decided again.
    """
    heard = {(one.input_id, one.address) for one in day.letters}
    for one in day.decided:
        author = day.asked.get(one.input_id)
        confirms = any(isinstance(effect, RecallInput) for effect in one.decision.effects)
        if author and not confirms and (one.input_id, author) not in heard:
            yield f"answers: {author} hears nothing of the commands in input {one.input_id}"


OWED: tuple[Callable[[Day, Record], Broken], ...] = (
    a_customers_mail_is_told_to_the_desk,
    a_customer_who_waits_has_a_clock,
    a_clock_that_ran_out_is_told,
    whoever_gives_commands_hears_of_them,
)


def _customers_words(day: Day) -> Iterator[tuple[int, Note, Case]]:
    """Yield what customers wrote today: input, note, and the case after it."""
    for one in day.decided:
        for effect in one.decision.effects:
            if isinstance(effect, AddNote) and effect.note.type is NoteType.CUSTOMER:
                yield one.input_id, effect.note, one.decision.after


def _says_something(note: Note) -> bool:
    """Say whether it is more than thanks: only those carry no mark."""
    return bool(MARK.search(note.text))


def _is_done(case: Case) -> bool:
    assert case.ticket is not None
    return CATALOGUE[case.ticket.status].status_class is StatusClass.DONE


def _has_timer(case: Case, kind: TimerKind) -> bool:
    return any(one.kind == kind for one in case.timers)
