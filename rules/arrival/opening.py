"""New tickets: number, place, contact, acknowledgement (GW-11)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from rules.arrival.ceilings import count_opening, over_ceiling, tell_admins
from rules.arrival.customer import attach_copied
from rules.arrival.forwards import whose
from rules.arrival.new_flood import one_by_one_or_together
from rules.arrival.notes import name_of, not_copied, note_of_mail, system_note, words_for_alert
from rules.clock import local
from rules.commands.grammar import AROUND_NAME
from rules.commands.table import Verb
from rules.context import MailScene, Scene
from rules.copies import replace
from rules.draft import MailDraft
from rules.effects import AttachContact, CreateTicket, Effect, Fact, HoldMail, Remark, SendNotice
from rules.events import MailArrived
from rules.model.audience import dispatchers, find_account, is_no_reply, ticket_of
from rules.model.leave import with_somebody_there
from rules.model.mail import Kind, Mail
from rules.model.notice import Notice
from rules.model.status import Status
from rules.model.ticket import Case, Contact, NoteType, Ticket, Visibility
from rules.model.timer import TimerKind
from rules.number import write_number
from rules.policy.choices import StrangerNew
from rules.policy.desk import Desk, Queue
from rules.sender.own_list import is_own_list
from rules.sender.proof import Proof
from rules.sender.trust import Level, Standing
from rules.timing import find_timer

TITLE_MAX = 200
NO_FIELDS: Mapping[str, str] = MappingProxyType({})


def open_ticket(
    draft: MailDraft,
    flags: tuple[str, ...] = (),
    category: str = "",
    fields: Mapping[str, str] = NO_FIELDS,
) -> MailDraft:
    """Return the draft with a new ticket of this mail, acknowledged and announced."""
    scene = draft.scene
    is_stranger = scene.sender.standing is Standing.STRANGER
    if is_stranger and scene.policy.stranger_new is StrangerNew.HOLD:
        because = "the desk holds new mail of strangers"
        return draft.then((HoldMail(reason="stranger_hold", rule="GW-11", because=because),))
    draft = place_ticket(draft, flags, category, fields)
    return announce_opened(draft)


def announce_opened(draft: MailDraft) -> MailDraft:
    """Tell the customer, also one whose mail was forwarded (GW-15.a), and the queue's people."""
    if over_ceiling(draft.case, draft.scene):
        return draft.then(announce(draft.case, draft.scene))
    if first_written_to(draft.case, draft.scene) is None:
        draft = draft.then(_acknowledge(draft.case, draft.scene))
    return draft.then(announce(draft.case, draft.scene))


def place_ticket(
    draft: MailDraft,
    flags: tuple[str, ...] = (),
    category: str = "",
    fields: Mapping[str, str] = NO_FIELDS,
) -> MailDraft:
    """Create the ticket with its first note and its people; nobody is told."""
    scene = draft.scene
    ticket = with_fields(new_ticket(draft.case, scene, category), fields)
    because = f"a mail of {name_of(scene.sender)} that belongs to no ticket"
    draft = draft.then((CreateTicket(ticket=ticket, rule="GW-11", because=because),))
    draft = draft.then(count_opening(scene))
    draft = draft.then(_people(draft.case, scene))
    if first_written_to(draft.case, scene) is not None:  # its words go out as an answer's do
        return draft.then(_mentions(draft.case, scene))
    return draft.then((_first_note(scene, ticket, flags), *_mentions(draft.case, scene)))


def with_fields(ticket: Ticket, fields: Mapping[str, str]) -> Ticket:
    """Return the ticket with what a form's labelled lines say of it."""
    title = " ".join(fields.get("title", "").split())[:TITLE_MAX] or ticket.title
    severity = fields.get("severity", "")
    return replace(
        ticket,
        title=title,
        severity=int(severity) if severity in ("1", "2", "3", "4") else ticket.severity,
    )


def new_ticket(case: Case, scene: MailScene, category: str) -> Ticket:
    """Return the ticket that this mail opens, by who wrote and where to."""
    event, sender, desk = scene.arrived.event, scene.sender, scene.desk
    here = local(scene.at, desk.calendar)
    contact, account_id = sender.person, sender.account_id
    internal = scene.by_human
    if internal:
        contact, account_id = _forwarded_contact(case, event, desk)
        written_to = first_written_to(case, scene)
        if written_to is not None:
            contact, account_id = written_to.key, written_to.account_id
    queue = _queue_for(case, scene, account_id)
    title = event.mail.title.strip()[:TITLE_MAX]
    follow_up = scene.arrived.choice.follow_up
    return Ticket(
        id=0,
        number=write_number(here.date(), case.known.next_counter),
        title=title or f"(no subject) {here:%Y-%m-%d %H:%M}",
        status=Status.NEW,
        status_since=scene.at,
        created_at=scene.at,
        account_id=account_id,
        contact=contact,
        contact_name="" if internal else sender.name,
        category=category or _category(queue, scene),
        queue=queue.name if queue else desk.default_queue,
        department=(queue.department if queue else "") or desk.default_department,
        internal=internal and not contact,
        time_entries=scene.policy.time_entries_initial,
        follow_up_of=follow_up.number if follow_up else "",
        root_message_id=_root(event.mail, desk, internal=internal),
        customer_message_id="" if internal else event.mail.message_id,
        last_customer_at=None if internal else scene.at,
    )


def _root(mail: Mail, desk: Desk, *, internal: bool) -> str:
    """Return the id that begins the thread: of a forward, the mail that was passed on."""
    passed_on = whose(mail, desk) if internal else None
    if passed_on is None:
        return mail.message_id
    before = (passed_on.message_id, *reversed(mail.references), *mail.in_reply_to)
    return next(filter(None, before), mail.message_id)


def _category(queue: Queue | None, scene: MailScene) -> str:
    """The category is the queue's, where it names one, else the profile's (STA-04, KND-03)."""
    own = queue.category if queue else ""
    if own in ("", "support"):
        return scene.policy.ticket_category or own or "support"
    return own


def _forwarded_contact(case: Case, event: MailArrived, desk: Desk) -> tuple[str, int | None]:
    """GW-15: the original sender, when the forwarded header names an address on file."""
    passed_on = whose(event.mail, desk)
    if passed_on is None:
        return "", None
    address = passed_on.sender.address.casefold()
    for contact in case.known.contacts:
        if address in contact.addresses and contact.active and not contact.vendor:
            return contact.key, contact.account_id
    return "", None


def first_written_to(case: Case, scene: MailScene) -> Contact | None:
    """GW-11: the one contact to whom a resource wrote first: in To, the desk in Cc.

    Or named by `#contact` beside `#public`: words that go to nobody yet.
    """
    event, desk = scene.arrived.event, scene.desk
    if not scene.by_human or scene.sender.level < Level.PROVED or event.mail.forwarded is not None:
        return None
    to = {box.address.casefold() for box in event.mail.to}
    copied = any(desk.is_own_address(box.address) for box in event.mail.cc)
    if not copied or any(map(desk.is_own_address, to)):
        to = {
            word.strip(AROUND_NAME).casefold()
            for one in scene.commands
            if one.verb is Verb.CONTACT
            for word in one.line.args.split()
        }
        if scene.asks(Verb.NEW):
            meant = named_by_new(case, scene)
            return meant[0] if len(meant) == 1 else None
        if not scene.asks(Verb.PUBLIC):
            return None
    found = [
        one
        for one in case.known.contacts
        if one.active and not one.vendor and to & {*one.addresses, one.name.casefold()}
    ]
    return found[0] if len(found) == 1 else None


def named_by_new(case: Case, scene: Scene) -> tuple[Contact, ...]:
    """Return the contacts on file whom `#new` may mean: by address, name or first name."""
    words = {
        one.line.args.strip(f"@{AROUND_NAME}").casefold()
        for one in scene.commands
        if one.verb is Verb.NEW
    }
    return tuple(
        one
        for one in case.known.contacts
        if one.active and not one.vendor and words & _names_of(one)
    )


def _names_of(contact: Contact) -> set[str]:
    name = contact.name.casefold()
    before_at = (one.partition("@")[0] for one in contact.addresses)
    return {*contact.addresses, name, name.partition(" ")[0], *before_at}


def _queue_for(case: Case, scene: MailScene, account_id: int | None) -> Queue | None:
    """KND-03: by the recipient, else by the account, else the desk's default."""
    event, desk = scene.arrived.event, scene.desk
    for address in event.mail.delivered_to:
        for queue in desk.queues:
            named = address.casefold() in queue.addresses
            if named and address.casefold() != desk.base_address.casefold():
                return queue
    account = find_account(account_id, case)
    if account is not None and account.queue:
        return desk.find_queue(account.queue)
    return desk.find_queue(desk.default_queue)


def _first_note(scene: MailScene, ticket: Ticket, flags: tuple[str, ...]) -> Effect:
    internal = scene.by_human
    return note_of_mail(
        scene,
        NoteType.RESOURCE if internal else NoteType.CUSTOMER,
        Visibility.INTERNAL if internal else Visibility.PUBLIC,
        rule="ZD-01" if internal else "ZD-04",
        because=f"first mail of {ticket.number}",
        flags=flags,
    )


def _people(case: Case, scene: MailScene) -> tuple[Effect, ...]:
    ticket = ticket_of(case)
    first: tuple[Effect, ...] = ()
    if ticket.contact:
        first = (
            AttachContact(person=ticket.contact, how="sender", rule="GW-11", because="they asked"),
        )
    return (*first, *attach_copied(case, scene))


def _mentions(case: Case, scene: MailScene) -> tuple[Effect, ...]:
    """GW-08a: a number that no ticket has is written down, not guessed at."""
    effects: tuple[Effect, ...] = ()
    for number in scene.arrived.choice.unknown:
        because = f"the subject names {number}, which does not exist"
        effects += (
            system_note(
                scene,
                f"mentioned unknown {number}",
                rule="GW-08a",
                because=because,
                visibility=Visibility.INTERNAL,
            ),
        )
    return effects


def _acknowledge(case: Case, scene: MailScene) -> tuple[Effect, ...]:
    """N-01, one letter a person; to strangers and in floods less, or none (GW-04)."""
    ticket = ticket_of(case)
    category = scene.desk.categories.get(ticket.category)
    quiet = scene.asks(Verb.QUIET) or (category is not None and category.key in ("alert", "todo"))
    if not ticket.contact or ticket.internal or quiet or _is_of_machine(scene):
        return ()
    is_stranger = scene.sender.standing is Standing.STRANGER
    if reason := _not_acknowledged(case, scene):
        return (Remark(kind="notice_suppressed", detail="N-01", rule="GW-04", because=reason),)
    due = find_timer(case, TimerKind.REPLY_DUE)
    facts: dict[str, Fact] = {
        "reply_by": due.due_at if due else None,
        "old_number": ticket.follow_up_of or None,
        "stranger": True if is_stranger else None,
    }
    people = [ticket.contact]
    if not is_stranger:
        people += [one.person for one in case.contacts if one.person != ticket.contact]
    return tuple(
        SendNotice(
            notice=Notice.N_01,
            to=person,
            facts=facts,
            not_before=scene.hold(),
            rule="GW-11",
            because="a new ticket was opened",
        )
        for person in people
        if not is_no_reply(person)
    )


def _not_acknowledged(case: Case, scene: MailScene) -> str:
    """Return why nobody is told that their mail came; "" where they are."""
    is_stranger = scene.sender.standing is Standing.STRANGER
    known = case.known
    reason = ""
    if known.answers_last_hour >= scene.policy.loop_per_hour:
        reason = f"{known.answers_last_hour} automatic replies to this address within an hour"
    if scene.sender.proof is Proof.FAIL:
        reason = f"an answer could only hit a victim: {scene.sender.why}"
    if is_stranger and _names_a_number(scene):
        reason = "a stranger who names a number is not told whether it exists"
    if is_stranger and known.stranger_acks_last_hour >= scene.policy.stranger_acknowledged_per_hour:
        reason = "too many strangers were acknowledged within the hour"
    return reason


def _names_a_number(scene: MailScene) -> bool:
    event = scene.arrived.event
    return bool(event.mail.ticket_numbers)


def _is_of_machine(scene: MailScene) -> bool:
    """GW-04: a list, a calendar or a form may open a ticket, and is never answered."""
    event = scene.arrived.event
    services = {one.sender for one in scene.desk.integrations}
    person = event.mail.kind in (Kind.HUMAN, Kind.ENCRYPTED)
    written = person or is_own_list(event.mail, scene.desk)
    return not written or scene.sender.address in services


def announce(case: Case, scene: MailScene) -> tuple[Effect, ...]:
    """N-02n to the queue's people; in a flood of unproved senders one N-36 instead."""
    reason = over_ceiling(case, scene)
    if reason:
        return tell_admins(case, scene, reason)
    due = find_timer(case, TimerKind.REPLY_DUE)
    facts: dict[str, Fact] = {
        "from_name": name_of(scene.sender),
        "from_address": scene.sender.address,
        "at": scene.at,
        "text": words_for_alert(scene),
        "reply_due": due.due_at if due else None,
        "not_copied": not_copied(case, scene.arrived.event.mail, scene) or None,
    }
    if scene.sender.standing is Standing.STRANGER:
        facts |= {"stranger": True}
    people = dispatchers(ticket_of(case).queue, scene.desk)
    letters = tuple(
        SendNotice(
            notice=Notice.N_02N,
            to=person,
            facts=facts,
            files=scene.files,
            rule="GW-11",
            because="a new ticket lies in the queue",
        )
        for person in with_somebody_there(people, case, scene.now, scene.desk)
        if person != scene.sender.person
    )
    return one_by_one_or_together(letters, case, scene)
