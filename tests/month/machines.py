"""What machines write in the month. Nothing of it may ever be answered."""

from __future__ import annotations

from dataclasses import replace

from gateway.rehearse.story_mail import write_report
from gateway.store.journal import Incoming
from gateway.store.outbox import OutboxLetter
from outbound.mime import write_mime
from rules.clock import local
from rules.model.mail import Envelope, Mailbox
from tests.month.customers import TO_CUSTOMERS
from tests.month.postbag import Draft, Written
from tests.month.world import TOPICS, Kind, World, mailbox_of

POSTMASTER = Mailbox("MAILER-DAEMON@mx.elsewhere.example", "Mail Delivery System")
ABSENT = (
    "I am out of the office, back on {later}.",
    "I am away until {later}. For urgent matters call the front desk.",
    "Thank you for your message. I shall answer as soon as I can.",
)
SCHEDULER, PARTNER, FORM = (
    *("bookings@scheduler.example", "dispatch@partnerdesk.example"),
    "forms@www.desk.example",
)


def out_of_office(world: World) -> Written | None:
    """Somebody's absence assistant, with the header or by its subject alone."""
    away = [one for one in world.customers if one.away and world.bag.letter_of(one.address)]
    others = [one for one in world.customers if world.bag.letter_of(one.address, TO_CUSTOMERS)]
    if not away + others:
        return None
    person = world.pick(away if away and world.chance(80) else others)
    letter = world.bag.letter_of(person.address, TO_CUSTOMERS)
    if letter is None:
        return None
    headers = (("Auto-Submitted", "auto-replied"),) if world.chance(75) else ()
    words = world.pick(ABSENT).format(later=world.day_in(world.random.randrange(2, 20)))
    return world.write(
        Draft(
            mailbox_of(person),
            f"{words} {world.bag.mark()}",
            subject=f"Automatic reply: {letter.subject}",
            answers=letter,
            headers=headers,
            null_path=world.chance(50),
            machine=True,
            quotes=False,
        )
    )


def bounce(world: World) -> Written | None:
    """A report to the return path of a letter: most go to mailboxes that are no more."""
    gone = [one for one in world.customers if one.gone and world.bag.letter_of(one.address)]
    others = [one for one in world.customers if not one.gone]
    is_dead = bool(gone) and world.chance(70)
    letter = world.bag.letter_of(world.pick(gone if is_dead else others).address)
    if letter is None:
        return None
    permanent = is_dead or world.chance(15)
    return _report(world, letter, world.pick(("5.1.1", "5.2.2")) if permanent else "4.4.1")


def bounce_of_nothing(world: World) -> Written:
    """A report about a letter that nobody here has written."""
    world.bag.count += 1
    raw = write_report(
        sender=POSTMASTER,
        to=world.bag.desk.base_address,
        date=local(world.now, world.bag.desk.calendar),
        message_id=f"<dsn{world.bag.count}@mx.elsewhere.example>",
        failed="nobody@elsewhere.example",
        status="5.1.1",
        of="<never.sent@elsewhere.example>",
    )
    return _from_outside(world, raw, (world.bag.desk.base_address,), POSTMASTER.address)


def newsletter(world: World) -> Written:
    sender = Mailbox("news@bulk.example", "Weekly")
    if world.chance(20):
        sender = mailbox_of(world.pick(world.customers))
    headers = world.pick(
        (
            (("List-Id", "<weekly.bulk.example>"), ("Precedence", "bulk")),
            (("List-Unsubscribe", "<https://bulk.example/u>"),),
        )
    )
    text = f"Ten offers for you. {world.bag.mark()}"
    draft = Draft(sender, text, subject="This week", headers=headers, machine=True)
    return world.write(draft)


def other_desk_acknowledges(world: World) -> Written | None:
    """Another ticket system that acknowledges what it gets, and each acknowledgement too."""
    person = world.pick(world.customers)
    letter = world.bag.letter_of(person.address)
    if letter is None:
        return None
    return world.write(
        Draft(
            Mailbox(f"helpdesk@{person.domain}", "Their Desk"),
            f"We have received your message. {world.bag.mark()}",
            subject=f"[#{world.random.randrange(9999)}] {letter.subject}",
            answers=letter,
            headers=(("Auto-Submitted", "auto-generated"), ("Precedence", "auto_reply")),
            machine=True,
        )
    )


def own_letter_returns(world: World) -> Written | None:
    """A letter of ours that somebody's forwarding rule sends back."""
    letter = world.bag.letter_of(world.pick(world.customers).address)
    if letter is None:
        return None
    raw = write_mime(letter, world.now)
    return _from_outside(world, raw, (world.bag.desk.base_address,), letter.address)


def receipt(world: World) -> Written | None:
    person = world.pick(world.customers)
    letter = world.bag.letter_of(person.address, TO_CUSTOMERS)
    if letter is None:
        return None
    kind = "multipart/report; report-type=disposition-notification; boundary=b"
    body = (
        f"--b\r\nContent-Type: text/plain\r\n\r\nYour mail was displayed. {world.bag.mark()}\r\n"
        "--b\r\nContent-Type: message/disposition-notification\r\n\r\n"
        f"Final-Recipient: rfc822;{person.address}\r\n"
        f"Original-Message-ID: {letter.message_id}\r\n"
        "Disposition: manual-action/MDN-sent-manually; displayed\r\n--b--\r\n"
    )
    return _part(world, person.address, f"Read: {letter.subject}", kind, body, letter)


def calendar_answer(world: World) -> Written | None:
    """An answer to an invitation: accepted, declined, of a ticket or of none."""
    person = world.pick([one for one in world.customers if not one.gone])
    letter = world.bag.letter_of(person.address, TO_CUSTOMERS)
    verdict = world.pick(("ACCEPTED", "DECLINED", "TENTATIVE"))
    body = (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:1@desk.example\r\n"
        f"DTSTART:{world.day_in(5):%Y%m%d}T150000Z\r\nATTENDEE;PARTSTAT={verdict}:mailto:{person.address}\r\n"
        "END:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    subject = f"{verdict.title()}: {letter.subject if letter else 'Appointment'}"
    kind = "text/calendar; method=REPLY; charset=utf-8"
    return _part(world, person.address, subject, kind, body, letter)


def service_writes(world: World) -> Written:
    """The scheduler, the partner's desk or the form on the website."""
    ticket = world.case().ticket
    assert ticket is not None
    still = {one.sender for one in world.simulated.desk.integrations}
    subjects = (
        (SCHEDULER, f"Scheduling request sent [{ticket.number}]"),
        (SCHEDULER, f"Appointment confirmed [{ticket.number}] {world.day_in(4)} 10:00"),
        (SCHEDULER, f"Appointment cancelled [{ticket.number}]"),
        (PARTNER, f"Escalated: [{ticket.number}] {world.pick(TOPICS)}"),
        (PARTNER, f"No contact: [{ticket.number}] {world.pick(TOPICS)}"),
        (FORM, f"New user form [{ticket.number}]"),
        (FORM, "New user form"),
    )
    sender, subject = world.pick([one for one in subjects if one[0] in still])
    headers = (("Auto-Submitted", "auto-generated"),) if world.chance(50) else ()
    text = f"Name: New Person\nStart: 2026-12-01\n{world.bag.mark()}"
    draft = Draft(Mailbox(sender), text, subject=subject, headers=headers, machine=True)
    return world.write(draft)


KINDS: tuple[tuple[int, Kind], ...] = (
    (70, out_of_office),
    (90, bounce),
    (10, bounce_of_nothing),
    (30, newsletter),
    (30, other_desk_acknowledges),
    (25, own_letter_returns),
    (15, receipt),
    (15, calendar_answer),
    (25, service_writes),
)


def _report(world: World, letter: OutboxLetter, status: str) -> Written:
    world.bag.count += 1
    raw = write_report(
        sender=POSTMASTER,
        to=letter.envelope_sender,
        date=local(world.now, world.bag.desk.calendar),
        message_id=f"<dsn{world.bag.count}@mx.elsewhere.example>",
        failed=letter.address,
        status=status,
        of=letter.message_id,
    )
    return _from_outside(world, raw, (letter.envelope_sender,), POSTMASTER.address)


def _part(
    world: World, sender: str, subject: str, kind: str, body: str, letter: OutboxLetter | None
) -> Written:
    """Return a mail of one part of this kind, written by a program."""
    draft = Draft(Mailbox(sender), "", subject=subject, answers=letter, quotes=False, machine=True)
    written = world.write(replace(draft, headers=(("X-Mailer", "Calendar"),)))
    head = written.incoming.raw.decode().partition("\r\n\r\n")[0].split("\r\nContent-")[0]
    raw = f"{head}\r\nContent-Type: {kind}\r\n\r\n{body}".encode()
    return replace(written, incoming=replace(written.incoming, raw=raw))


def _from_outside(world: World, raw: bytes, to: tuple[str, ...], machine: str) -> Written:
    envelope = Envelope("", to, "smtp", "127.0.0.1", trusted=True)
    return Written(Incoming(raw, envelope, world.now), machine)
