"""The clerk: the one place that decides, one input after another, in plain synchronous functions.

Steps 3 to 8 of the walk of a mail: read, ask what is needed, load, decide, write the letters,
save. Everything an input causes and its "done" are one transaction.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from gateway.config.contacts_file import PeopleFaults, read_people_text
from gateway.config.keys import Keys
from gateway.store import journal, outbox, tickets
from gateway.store.engine import Bell, reading, writing
from gateway.store.errors import AWAY, Connection, Engine
from gateway.store.journal import Input, InputKind, InputState
from gateway.store.outbox import NewLetter, OutboxLetter
from gateway.store.people import PeopleClash, import_people
from gateway.worker.load import Hearing, hear_fate, hear_mail, hear_order, hear_timer
from outbound.letter import Letter, LetterScene, write_letter
from parsers import Reading, UnreadableMail
from rules.behaviours.deferral import next_sweep
from rules.clock import local
from rules.decide import decide
from rules.effects import Answer, Decision, HoldMail, SendNotice
from rules.model.mail import Envelope
from rules.model.ticket import Case
from rules.policy.desk import Desk
from rules.sender.token import Purpose, confirmation_code, person_mark, write_token

log = logging.getLogger(__name__)

TRIES_MAX = 5  # of an input at which the clerk itself fails
RETRY_SECONDS = (1, 4, 10, 20)  # between them: a ticket's later mails wait a minute at most


@dataclass(frozen=True, slots=True)
class Decided:
    """What came of one input."""

    input_id: int
    decision: Decision
    letters: tuple[OutboxLetter, ...] = ()
    held: str = ""  # the reason, when the input is in quarantine now
    answer: str = ""  # what an order's author hears


@dataclass(frozen=True, slots=True)
class Explained:
    """What would happen, without anything being changed."""

    hearing: Hearing
    decision: Decision
    letters: tuple[Letter, ...]


class Clerk:
    """Decides inputs. Every method belongs on the thread that writes."""

    def __init__(
        self,
        engine: Engine,
        desk: Desk,
        keys: Keys,
        reading: Reading,
        templates: Path | None = None,
    ) -> None:
        self._engine = engine
        self._desk = desk
        self._keys = keys
        self._reading = reading
        self._templates = templates
        self._ticket_id: int | None = None  # of the input in hand, as far as it is known
        self._sweeps_at: datetime | None = None  # when lost deferred tickets are looked for

    def decide_next(self, now: datetime) -> Decided | None:
        """Decide one input, the oldest that may be; None when there is nothing to do now."""
        self._sweep(now)
        while True:
            with writing(self._engine) as connection:
                entry = self._take(connection, now)
            if entry is None:
                return None
            try:
                decided = self._decide_or_count(entry, now)
            except journal.EndedElsewhere:
                log.warning("input ended by another clerk", extra={"input": entry.id})
                continue
            if decided is not None:
                return decided

    def next_due_at(self) -> datetime | None:
        """Return when the next timer is due."""
        with reading(self._engine) as connection:
            return journal.next_due_at(connection)

    def explain(self, raw: bytes, envelope: Envelope, now: datetime) -> Explained:
        """Return what a mail that came now would do; nothing is saved."""
        entry = Input(
            id=0,
            kind=InputKind.MAIL,
            received_at=now,
            state=InputState.WAITING,
            raw=raw,
            envelope=envelope,
        )
        return self.explain_input(entry, now)

    def explain_input(self, entry: Input, now: datetime) -> Explained:
        """Return what an input would do if it were decided now, on the case as it is now.

        Raise UnreadableMail for a mail that would be held unread.
        """
        with reading(self._engine) as connection:
            hearing = self._hear(connection, entry)
            decision = decide(hearing.case, hearing.event, now, self._desk)
        ticket_id = decision.after.ticket.id if decision.after.ticket else 0
        letters = tuple(
            self._write(one, position, decision.after, hearing, ticket_id, 0, now)
            for position, one in enumerate(decision.effects)
            if isinstance(one, SendNotice)
        )
        return Explained(hearing, decision, letters)

    def _sweep(self, now: datetime) -> None:
        """ST-16: at the start and each morning, deferred tickets without a clock are looked after.

        The rules arm it whenever they defer; only rows from elsewhere come without.
        """
        if self._sweeps_at is not None and now < self._sweeps_at:
            return
        with writing(self._engine) as connection:
            for number in tickets.deferred_without_timer(connection):
                journal.put_order(connection, "sweep", {"number": number}, now)
        desk = self._desk
        self._sweeps_at = next_sweep(now, desk.policies[desk.profile], desk.calendar)

    # --- one input ---------------------------------------------------------------------------

    def _take(self, connection: Connection, now: datetime) -> Input | None:
        """Return what is next; a timer that is due goes before mails received later.

        It becomes an input in a transaction of its own, so that a timer that breaks the clerk is
        counted and held like any other input.
        """
        due = journal.due_timers(connection, now, 1)
        entry = journal.next_input(connection, now)
        if not due or (entry is not None and entry.received_at <= due[0].timer.due_at):
            return entry
        input_id = journal.put_timer(connection, due[0].ticket_id, due[0].timer, now)
        return journal.load_input(connection, input_id)

    def _decide_or_count(self, entry: Input, now: datetime) -> Decided | None:
        """Decide it; None when it has to wait for its next try or behind another input."""
        self._ticket_id = entry.ticket_id
        try:
            with writing(self._engine) as connection:
                return self._decide(connection, entry, now)
        except (*AWAY, journal.EndedElsewhere):
            raise
        except Exception:  # whatever is wrong with one input, its neighbours pass
            log.exception("input failed", extra={"input": entry.id})
        return self._count_failure(entry, now)

    def _decide(self, connection: Connection, entry: Input, now: datetime) -> Decided | None:
        try:
            hearing = self._hear(connection, entry)
        except UnreadableMail as fault:
            return self._hold_unread(connection, entry, fault, now)
        ticket = hearing.case.ticket
        if ticket is not None:
            self._ticket_id = ticket.id
            until = journal.waits_for(connection, ticket.id, entry.id, now)
            if until is not None:  # the order of a ticket's mails is the order of arrival
                journal.postpone(connection, entry.id, until, ticket.id)
                return None
        decision = decide(hearing.case, hearing.event, now, self._desk)
        decision = self._with_import(connection, entry, decision)
        return self._write_down(connection, entry, hearing, decision, now)

    def _write_down(
        self,
        connection: Connection,
        entry: Input,
        hearing: Hearing,
        decision: Decision,
        now: datetime,
    ) -> Decided:
        """Save the decision and its letters; what happened is the input's end."""
        answer = next((one.text for one in decision.effects if isinstance(one, Answer)), "")
        ticket_id = tickets.save(
            connection,
            decision,
            input_id=entry.id,
            at=now,
            actor=hearing.actor,
            needs=hearing.needs if hearing.is_mail else None,
            recalled=hearing.recalled,
            answer=answer,
        )
        letters = self._put_letters(connection, decision, hearing, ticket_id, now)
        if letters:
            Bell.ring(connection)
        held = next((one.reason for one in decision.effects if isinstance(one, HoldMail)), "")
        return Decided(entry.id, decision, letters, held, answer)

    def _hear(self, connection: Connection, entry: Input) -> Hearing:
        match entry.kind:
            case InputKind.MAIL | InputKind.RECALL:
                return hear_mail(connection, entry, self._desk, self._keys, self._reading)
            case InputKind.TIMER:
                return hear_timer(connection, entry, self._desk, self._keys)
            case InputKind.ORDER:
                return hear_order(connection, entry, self._desk, self._keys)
            case InputKind.FATE:
                return hear_fate(connection, entry, self._desk, self._keys)

    def _hold_unread(
        self, connection: Connection, entry: Input, fault: UnreadableMail, now: datetime
    ) -> Decided:
        """A mail that cannot be understood is kept with its bytes and the reason.

        Released without a cure it stays in quarantine, and the recall is done.
        """
        recalled = journal.recall_of(entry)[0] if entry.kind is InputKind.RECALL else 0
        because = "the mail cannot be read"
        hold = HoldMail(reason=fault.reason, rule="GW-19", because=because)
        decision = Decision((hold,), Case(), Case())
        tickets.save(connection, decision, input_id=entry.id, at=now, recalled=recalled)
        return Decided(entry.id, decision, held=fault.reason)

    def _with_import(self, connection: Connection, entry: Input, decision: Decision) -> Decision:
        """`people import` is rows for the store, nothing for the rules to decide."""
        if entry.kind is not InputKind.ORDER:
            return decision
        verb, values = journal.order_of(entry)
        if verb != "import":
            return decision
        answer = Answer(
            text=_import(connection, values), rule="DESIGN", because="ordered at the command line"
        )
        return replace(decision, effects=(answer,))

    def _count_failure(self, entry: Input, now: datetime) -> Decided | None:
        """Count the try; after the last one the input is held with its bytes, as crashed."""
        with writing(self._engine) as connection:
            wait = RETRY_SECONDS[min(entry.tries, len(RETRY_SECONDS) - 1)]
            tries = journal.count_try(
                connection,
                entry.id,
                now,
                "decide",
                now + timedelta(seconds=wait),
                self._ticket_id,
            )
            if tries < TRIES_MAX:
                return None
            reason = "crashed:decide"
            journal.finish(connection, entry.id, InputState.HELD, now, self._ticket_id, reason)
        log.error("input held", extra={"input": entry.id, "reason": reason})
        return Decided(entry.id, Decision((), Case(), Case()), held=reason)

    # --- letters -----------------------------------------------------------------------------

    def _put_letters(
        self,
        connection: Connection,
        decision: Decision,
        hearing: Hearing,
        ticket_id: int | None,
        now: datetime,
    ) -> tuple[OutboxLetter, ...]:
        """Render every notice from the case as it is now, and put it into the outbox."""
        first = outbox.next_letter_id(connection)
        fresh: list[NewLetter] = []
        for position, order in enumerate(decision.effects):
            if isinstance(order, SendNotice):
                letter_id = first + len(fresh)
                letter = self._write(
                    order, position, decision.after, hearing, ticket_id or 0, letter_id, now
                )
                fresh.append(_to_put(letter, order, decision.after, hearing, ticket_id, letter_id))
        ids = outbox.put(connection, [replace(one, put_at=now) for one in fresh])
        loaded = (outbox.load_letter(connection, one) for one in ids)
        return tuple(one for one in loaded if one is not None)

    def _write(
        self,
        order: SendNotice,
        position: int,
        case: Case,
        hearing: Hearing,
        ticket_id: int,
        letter_id: int,
        now: datetime,
    ) -> Letter:
        day = local(now, self._desk.calendar).date()
        signing = self._keys.signing
        scene = LetterScene(
            case=case,
            desk=self._desk,
            input_id=hearing.event.input_id,
            position=position,
            now=now,
            reply_token=(
                write_token(Purpose.REPLY, ticket_id, person_mark(order.to), day, signing)
                if ticket_id
                else ""
            ),
            verp_token=write_token(Purpose.BOUNCE, ticket_id, letter_id, day, signing),
            instance=self._keys.instance,
            code=confirmation_code(hearing.event.seal),
            key=signing[0],
        )
        return write_letter(order, scene, self._templates)


def _to_put(
    letter: Letter,
    order: SendNotice,
    case: Case,
    hearing: Hearing,
    ticket_id: int | None,
    letter_id: int,
) -> NewLetter:
    return NewLetter(
        ticket_id=ticket_id,
        number=case.ticket.number if case.ticket else "",
        notice=letter.notice,
        person=letter.person,
        address=letter.address,
        envelope_sender=letter.envelope_sender,
        message_id=letter.message_id,
        subject=letter.subject,
        text=letter.text,
        headers=letter.headers,
        attachments=tuple((hearing.raw_of, part) for part in letter.attachments),
        not_before=letter.not_before,
        put_at=letter.not_before,
        input_id=hearing.event.input_id,
        rule=order.rule,
        because=order.because,
        suppressed=letter.suppressed,
        id=letter_id,
    )


def _import(connection: Connection, values: Mapping[str, str]) -> str:
    """Bring people in, all or none; return what came of it in words."""
    try:
        people = read_people_text(values["csv"], values.get("file", "contacts.csv"))
    except PeopleFaults as faults:
        return f"refused: {faults}"
    with connection.begin_nested() as attempt:
        try:
            count = import_people(connection, people.accounts, people.contacts)
        except PeopleClash as clash:
            attempt.rollback()
            return "refused: " + "\n".join(clash.faults)
    accounts, contacts = count.accounts_new, count.contacts_new
    changed = count.accounts_changed + count.contacts_changed
    return f"{accounts} accounts and {contacts} contacts are new, {changed} were changed"
