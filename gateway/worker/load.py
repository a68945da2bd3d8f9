"""An input becomes an event with its case: steps 3 to 5 of the walk, for each kind of input."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from gateway.config.keys import Keys
from gateway.store import journal, tickets
from gateway.store.blocking import load_blockable
from gateway.store.errors import Connection
from gateway.store.held_report import answered_report, answers_report, held_now
from gateway.store.journal import Input, InputKind
from gateway.store.names import keys_named
from gateway.store.new_tickets import untold
from gateway.store.overview import open_tickets, week_until, whole_thread
from gateway.store.people import list_accounts
from gateway.worker.first_lines import with_first_lines
from gateway.worker.reads import Reads
from outbound.page import lay_out
from parsers import UnreadableMail
from parsers.reply.parent import subtract_parent, without_offer
from rules.arrival.archived import written_at
from rules.arrival.consent import CONFIRMED
from rules.arrival.guards import TAKEN_AS
from rules.arrival.too_large import TOLD_OF
from rules.clock import local
from rules.commands.presets import with_presets
from rules.commands.table import VERBS, Verb, find_verb
from rules.copies import replace
from rules.events import Event, LetterFailed, MailArrived, Ordered, TimerCame
from rules.model.audience import dispatchers
from rules.model.blocking import block_entry
from rules.model.mail import Envelope, Mail
from rules.model.notice import Notice
from rules.model.recall import AFTER_ALL, Recall
from rules.model.ticket import Case, Known, NoteType
from rules.model.timer import ClockKind, TimerKind
from rules.needs import Needs, needs_of_mail, needs_of_order, needs_of_ticket
from rules.policy.desk import Desk
from rules.quick_records import filled
from rules.sender.identify import identified
from rules.sender.own_list import behind_own_list
from rules.sender.recipients import read_recipients
from rules.sender.token import Purpose, Token

FROM_NOW = (CONFIRMED, AFTER_ALL, TAKEN_AS)  # recalls by the writer, whose clocks run from now


BLOCKING = frozenset((Verb.BLOCK, Verb.UNBLOCK))
HELD_VERBS = BLOCKING | frozenset(verb for verb, row in VERBS.items() if row.held_mail)


@filled
@dataclass(frozen=True, slots=True)
class Loaded:
    """An event with all that may be looked at to decide it."""

    event: Event
    needs: Needs
    case: Case
    actor: str = ""  # person key of who caused it, as far as it is claimed
    raw_of: int = 0  # the input whose raw mail attachments come from
    recalled: int = 0  # the earlier input that is decided once more

    @property
    def is_mail(self) -> bool:
        return isinstance(self.event, MailArrived)


@filled
@dataclass(frozen=True, slots=True)
class Heard:
    """A mail that was read, before anything around it is looked up."""

    source: Input  # what has its bytes
    event: MailArrived
    needs: Needs  # without whom its commands and its recall name
    recalled: int = 0

    @property
    def answers(self) -> tuple[str, ...]:
        """Return the Message-IDs of what it answers, the last of them."""
        mail = self.event.mail
        return (*mail.in_reply_to, *mail.references[-1:])


def hear_mail(connection: Connection, entry: Input, desk: Desk, keys: Keys, reads: Reads) -> Heard:
    """Read a mail, or one that somebody vouched for once more; raise UnreadableMail."""
    source, recall, recalled = entry, None, 0
    if entry.kind is InputKind.RECALL:
        recalled, recall = journal.recall_of(entry)
        source = _recalled(connection, recalled)
        while source.kind is InputKind.RECALL:  # what was asked about anew
            source = _recalled(connection, journal.recall_of(source)[0])
        recalled = source.id
    envelope = source.envelope or Envelope()
    mail = behind_own_list(_read(connection, entry, source, reads), desk)
    mail = with_presets(mail, desk)
    event = _event(entry, source, mail, envelope, recall, desk, keys)
    return Heard(source, event, needs_of_mail(event, desk), recalled)


def load_mail(connection: Connection, heard: Heard, desk: Desk) -> Loaded:
    """Return a mail with the ticket that it is about and all that is known around it."""
    source, event, recall = heard.source, heard.event, heard.event.recall
    needs = _with_people(connection, heard.needs, event)
    around = tickets.look_around(connection, needs, input_id=source.id)
    known = around.known
    if recall is not None:
        known = replace(known, duplicate_of=None)
    event = identified(event, known, desk)
    assert event.choice is not None
    ticket_id = event.choice.ticket_id
    if ticket_id is None and recall is not None:
        ticket_id = source.ticket_id  # that it opened when it first came
    known = _from_above(connection, needs, ticket_id, known)
    case = tickets.load_case(connection, ticket_id, known, around.tickets)
    if needs.verbs & BLOCKING:
        case = replace(case, known=_for_blocking(connection, needs, event, case))
    event = _without_our_words(connection, event, case, heard.answers)
    return Loaded(event, needs, case, needs.author or needs.sender, source.id, heard.recalled)


def _with_people(connection: Connection, needs: Needs, event: MailArrived) -> Needs:
    """Return the needs with the report that is answered, whose mail this is, whom `#new` names."""
    reports = (one.subject for one in event.tokens if one.purpose is Purpose.REPORT)
    found = [event.recall.person] if event.recall and event.recall.person else []
    for line in event.mail.block.commands if Verb.NEW in needs.verbs else ():
        if find_verb(line.verb) is Verb.NEW:
            found += keys_named(connection, line.args.strip(" <>\"'@").casefold())
    return replace(needs, reports=tuple(reports), people=tuple(found))


def _from_above(connection: Connection, needs: Needs, ticket_id: int | None, known: Known) -> Known:
    """Return the facts with those that few commands ask for: all tickets, or one whole."""
    if needs.clients:
        known = replace(known, accounts=list_accounts(connection))
    if Verb.LIST in needs.verbs:
        known = replace(known, overview=open_tickets(connection))
    if needs.verbs & HELD_VERBS:
        known = replace(known, report=answered_report(connection, needs.reports, needs.thread))
    if Verb.SHOW in needs.verbs and ticket_id is not None:
        known = replace(known, thread=whole_thread(connection, ticket_id))
    return known


def _for_blocking(connection: Connection, needs: Needs, event: MailArrived, case: Case) -> Known:
    """Return the facts with what is known of everybody whom #block and #unblock may mean."""
    named = [
        line.args
        for line in event.mail.block.commands
        if find_verb(line.verb) in BLOCKING and line.args
    ]
    named += [one.sender for one in case.known.report]
    named += [one.author for one in case.notes if one.type is NoteType.STRANGER]
    named += [case.ticket.contact] if case.ticket is not None else []
    return replace(
        case.known,
        answers_report=bool(needs.reports) or answers_report(connection, needs.thread),
        blockable=load_blockable(connection, map(block_entry, named)),
    )


def _read(connection: Connection, entry: Input, source: Input, reads: Reads) -> Mail:
    """Return the mail; of one whose sender can mend what is wrong with it, what could be read."""
    try:
        return reads.mail_of(connection, entry, source)
    except UnreadableMail as fault:
        if fault.mail is None or fault.reason not in TOLD_OF:
            raise
        return replace(fault.mail, over_limit=fault.reason)


def _recalled(connection: Connection, input_id: int) -> Input:
    earlier = journal.load_input(connection, input_id, with_raw=False)
    assert earlier is not None, "a recall names an input of this journal"
    return earlier


def _event(
    entry: Input,
    source: Input,
    mail: Mail,
    envelope: Envelope,
    recall: Recall | None,
    desk: Desk,
    keys: Keys,
) -> MailArrived:
    """A mail that is accepted counts from when it came; one that its writer sends, from now."""
    accepted = recall is not None and recall.how not in FROM_NOW
    received_at = source.received_at if accepted else entry.received_at
    if envelope.archived:
        received_at = written_at(mail, source.received_at) or received_at
    return MailArrived(
        input_id=entry.id,
        received_at=received_at,
        mail=mail,
        envelope=envelope,
        recall=recall,
        is_own_loop=bool(mail.loop) and keys.is_own_loop(mail.loop),
        tokens=_tokens(mail, source.received_at, desk, keys),
        returns_ours=mail.bounce is not None
        and keys.is_our_letter(mail.bounce.returned_message_id),
        answers_ours=any(keys.is_our_letter(one) for one in mail.in_reply_to),
        raw_id=source.id,
        came_at=source.received_at,
        seal=keys.seal(entry.id),
    )


def _tokens(mail: Mail, at: datetime, desk: Desk, keys: Keys) -> tuple[Token, ...]:
    addressed = read_recipients(mail.delivered_to, desk)
    words = (*addressed.tokens, *addressed.bounce_tokens)
    if not words:
        return ()
    today = local(at, desk.calendar).date()
    return tuple(token for word in words if (token := keys.read_token(word, today)))


def _without_our_words(
    connection: Connection, event: MailArrived, case: Case, answered: Collection[str]
) -> MailArrived:
    """GW-16: what we sent and the sender's client did not mark as quoted is no new text."""
    mail = event.mail
    parent = next((one for one in reversed(case.letters) if one.message_id in answered), None)
    if parent is None or not mail.own_text.strip():
        return event
    words = tickets.letter_words(connection, *answered).get(parent.message_id)
    if words is None:
        return event
    text = lay_out(words)
    if parent.notice == Notice.N_34 and mail.block.commands:
        text = without_offer(text)
    note = subtract_parent(mail.block.note, text)
    own = note if mail.own_text == mail.block.note else subtract_parent(mail.own_text, text)
    if own == mail.own_text and note == mail.block.note:
        return event
    block = replace(mail.block, note=note)
    return replace(event, mail=replace(mail, own_text=own, block=block))


def timer_needs(entry: Input, desk: Desk) -> Needs:
    """Return what a timer asks for: its ticket, or its person's tickets."""
    needs = needs_of_ticket(entry.received_at, entry.ticket_id, desk)
    return replace(needs, owner=journal.person_of(entry))


def load_timer(connection: Connection, entry: Input, desk: Desk, keys: Keys) -> Loaded:
    """A timer that came due, on its ticket or about its person."""
    person, seal = journal.person_of(entry), keys.seal(entry.id)
    event = TimerCame(entry.id, entry.received_at, journal.timer_of(entry), seal, person)
    needs = timer_needs(entry, desk)
    case = _load(connection, entry.ticket_id, needs)
    if event.timer.kind is TimerKind.NEW_FOLD:
        queues = [one.name for one in desk.queues if person in dispatchers(one.name, desk)]
        found = untold(connection, person, queues, event.timer.anchor_at)
        case = replace(case, known=replace(case.known, new_untold=found))
    return Loaded(event, needs, case)


def load_order(connection: Connection, entry: Input, desk: Desk, keys: Keys) -> Loaded:
    """An admin's order, on the ticket that it names."""
    verb, values = journal.order_of(entry)
    if values.get("input", "").isdigit():  # what the journal knows of the input it is about
        about = journal.load_input(connection, int(values["input"]))
        values["input_state"] = about.state.value if about else "unknown"
    event = Ordered(entry.id, entry.received_at, verb, values, keys.seal(entry.id))
    needs = needs_of_order(event, desk)
    merging = None
    if "from" in values:  # another ticket, all of it
        merging = tickets.load_ticket_by_number(connection, values["from"])
        merging = tickets.with_all_notes(connection, merging)
        people = tuple(one.person for one in merging.contacts)
        contact = (merging.ticket.contact,) if merging.ticket else ()
        needs = replace(needs, people=(*contact, *people))
    around = tickets.look_around(connection, needs)
    known = replace(around.known, merging=merging)
    if verb == "clock":
        known = _for_clock(connection, ClockKind(values["kind"]), known, entry.received_at)
    if verb in BLOCKING:
        asked = load_blockable(connection, (block_entry(values.get("sender", "")),))
        known = replace(known, blockable=asked)
    ticket_id = known.tickets[0].id if known.tickets else None
    case = tickets.load_case(connection, ticket_id, known, around.tickets)
    if merging is not None:
        case = tickets.with_all_notes(connection, case)
    return Loaded(event, needs, case, values.get("by", "admin"))


def _for_clock(connection: Connection, kind: ClockKind, known: Known, now: datetime) -> Known:
    """Return the facts with what the desk's own clock asks for."""
    match kind:
        case ClockKind.QUARANTINE_REPORT:
            report, count = held_now(connection)
            shown = tuple(with_first_lines(connection, one) for one in report)
            return replace(known, report=shown, held_count=count)
        case ClockKind.DIGEST:
            rows, week = open_tickets(connection), week_until(connection, now)
            return replace(known, overview=rows, week=week)


def load_fate(connection: Connection, entry: Input, desk: Desk, keys: Keys) -> Loaded:
    """A letter that the post gave up, on its ticket."""
    letter_id, reason, permanent = journal.fate_of(entry)
    event = LetterFailed(
        entry.id, entry.received_at, letter_id, reason, permanent, keys.seal(entry.id)
    )
    needs = replace(needs_of_ticket(entry.received_at, None, desk), failed_letter_id=letter_id)
    known = tickets.look_up(connection, needs)
    ticket_id = known.failed_ticket.id if known.failed_ticket else None
    return Loaded(event, needs, tickets.load_case(connection, ticket_id, known))


def _load(connection: Connection, ticket_id: int | None, needs: Needs) -> Case:
    around = tickets.look_around(connection, needs)
    return tickets.load_case(connection, ticket_id, around.known, around.tickets)
