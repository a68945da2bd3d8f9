"""Which ticket a mail is about: evidence by evidence, disagreement never guessed away (GW-08)."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from rules.clock import local
from rules.commands.table import Verb, find_verb
from rules.copies import replace
from rules.events import MailArrived
from rules.model.choice import Choice, How
from rules.model.mail import Kind, Mail, files_of
from rules.model.other_tickets import EarlierNew, TicketBrief, followed
from rules.model.status import DONE, Status
from rules.model.thanks import is_thanks
from rules.model.ticket import Known
from rules.policy.choices import Clue
from rules.policy.desk import Desk
from rules.policy.integration import Service
from rules.sender.service import told_by
from rules.sender.token import Purpose, Token
from rules.sender.trust import Sender, Standing, who_wrote

CUSTOMERS = (Standing.CONTACT, Standing.COLLEAGUE, Standing.STRANGER)


def identified(event: MailArrived, known: Known, desk: Desk) -> MailArrived:
    """Return the event with the ticket that it is about, before that ticket is loaded.

    A bounce that names nothing belongs to the ticket of the letter it returns, `#undo` to that of
    its receipt.
    """
    told = told_by(event.mail, desk)
    if told is not None and told.service.kind is Service.MONITOR:
        return replace(event, choice=_open_one(known))
    choice = choose_ticket(event, known, who_wrote(event, known, desk), desk)
    if choice.ticket_id is None and event.mail.kind is Kind.BOUNCE and known.failed_ticket:
        choice = replace(choice, how=How.LETTER, ticket_id=known.failed_ticket.id)
    elif choice.ticket_id is None and not choice.unknown:
        by_receipt = _ticket_of_receipt(event, known)
        if by_receipt is not None:
            choice = replace(choice, how=How.RECEIPT, ticket_id=by_receipt)
    return replace(event, choice=choice)


def _open_one(known: Known) -> Choice:
    """Return the open ticket of a monitor's key: nothing else was asked for; what is done stays."""
    ticket = next((one for one in known.tickets if one.status not in DONE), None)
    return Choice(ticket=ticket, how=How.THREAD, ticket_id=ticket.id) if ticket else Choice()


def _ticket_of_receipt(event: MailArrived, known: Known) -> int | None:
    """Return the ticket of the receipt that a line names: `#undo R-4K7Q2Z`."""
    named = " ".join(line.args.upper() for line in event.mail.block.commands)
    found = (one.ticket_id for one in known.receipts if one.receipt in named)
    return next((one for one in found if one), None)


def choose_ticket(event: MailArrived, known: Known, sender: Sender, desk: Desk) -> Choice:
    """Return the ticket in the order subject, token, thread (GW-08, GW-08a, GW-08b)."""
    by_number = {one.number: one for one in known.tickets}
    numbers = tuple(dict.fromkeys(event.mail.ticket_numbers))
    existing = [by_number[number] for number in numbers if number in by_number]
    unknown = tuple(number for number in numbers if number not in by_number)
    named = [
        (_meant(one, known, event, sender), how)
        for one, how in _by_clues(event, known, sender, desk)
    ]
    if not named:
        return _without_evidence(event, known, sender, desk, unknown)
    ticket, how = named[0]
    others = tuple(
        one.number for one in existing[1:] if _meant(one, known, event, sender).id != ticket.id
    )
    if sender.standing in CUSTOMERS and _is_past_window(ticket, event, sender, desk):
        if not is_of_ticket(sender, ticket):  # nothing of another account's ticket is told
            return Choice(unknown=unknown)
        return Choice(how=how, unknown=unknown, others=others, follow_up=ticket)
    return Choice(
        ticket=ticket,
        how=how,
        mismatch=any(one.id != ticket.id for one, _ in named[1:]),
        unknown=unknown,
        others=others,
        ticket_id=ticket.id,
    )


def _by_clues(
    event: MailArrived, known: Known, sender: Sender, desk: Desk
) -> list[tuple[TicketBrief, How]]:
    """Return the tickets that the mail's evidence leads to, in the desk's order."""
    by_number = {one.number: one for one in known.tickets}
    by_id = {one.id: one for one in known.tickets}
    ours = (one for one in event.tokens if one.purpose is Purpose.REPLY)
    token = next((one for one in ours if one.ticket_id in by_id), None)
    numbers = (one for one in event.mail.ticket_numbers if one in by_number)
    clues = {
        Clue.SUBJECT: (by_number.get(next(numbers, "")), How.SUBJECT),
        Clue.TOKEN: (by_id[token.ticket_id] if token else None, How.TOKEN),
        Clue.THREAD: (
            next((by_number[one] for one in _threads(known, by_number, sender)), None),
            How.THREAD,
        ),
    }
    found = (clues[clue] for clue in _clues_in_order(token, desk))
    return [(ticket, how) for ticket, how in found if ticket is not None]


def _clues_in_order(token: Token | None, desk: Desk) -> tuple[Clue, ...]:
    """Return the desk's order (`match.order`), an old reply address behind all others."""
    order = desk.policies[desk.profile].match_order
    if token is None or not token.is_old or Clue.TOKEN not in order:
        return order
    return (*(one for one in order if one is not Clue.TOKEN), Clue.TOKEN)


def is_of_ticket(sender: Sender, ticket: TicketBrief) -> bool:
    """Say whether the sender is of the ticket's own people or account."""
    if {sender.person, sender.address} & set(ticket.people):
        return True
    return sender.account_id is not None and sender.account_id == ticket.account_id


def _threads(known: Known, by_number: dict[str, TicketBrief], sender: Sender) -> tuple[str, ...]:
    """Return the numbers by thread; of a forwarded one for people of its account only (GW-15)."""
    account = sender.account_id
    forwarded = (
        one
        for one in known.by_forward
        if one in by_number and account is not None and by_number[one].account_id == account
    )
    return (*(one for one in known.by_thread if one in by_number), *forwarded)


def _meant(ticket: TicketBrief, known: Known, event: MailArrived, sender: Sender) -> TicketBrief:
    """Return the ticket that continues, of one that was closed as a duplicate or merged (GW-12).

    A technician's commands are for the very ticket that they name, or no duplicate were undone; of
    a merged one there is nothing left to command but that.
    """
    by_number = {one.number: one for one in known.tickets}
    verbs = {find_verb(line.verb) for line in event.mail.block.commands}
    if sender.standing is not Standing.RESOURCE or not verbs:
        return followed(ticket, by_number)
    if Verb.UNDO in verbs:
        later = followed(ticket, by_number)
        return later if _ticket_of_receipt(event, known) == later.id else ticket
    return followed(ticket, by_number) if ticket.merged_into else ticket


def _without_evidence(
    event: MailArrived, known: Known, sender: Sender, desk: Desk, unknown: tuple[str, ...]
) -> Choice:
    """GW-12: nothing names a ticket, but the same person wrote the same a moment ago."""
    earlier = known.earlier_new
    if earlier is not None and sender.standing in CUSTOMERS and not unknown:
        policy = desk.policies[desk.profile]
        fresh = abs(event.received_at - earlier.created_at) <= timedelta(
            minutes=policy.duplicate_minutes
        )
        if fresh and _alike(event.mail.own_text, earlier) * 100 >= policy.duplicate_percent:
            return Choice(how=How.SENT_AGAIN, ticket_id=earlier.ticket_id)
    return Choice(unknown=unknown)


def _alike(text: str, earlier: EarlierNew) -> float:
    """Return the share of words that two texts have in common, 0 to 1; linear."""
    ours, theirs = Counter(text.casefold().split()), Counter(earlier.text.casefold().split())
    longer = max(ours.total(), theirs.total())
    return (ours & theirs).total() / longer if longer else 1.0


def names_around(sender: Sender, desk: Desk) -> tuple[str, ...]:
    """Return the names that may stand in mere thanks: ours, and the sender's own (ST-46)."""
    return (desk.name, sender.name, *(one.name for one in desk.staff))


def says_thanks(mail: Mail, words: str, sender: Sender, desk: Desk) -> bool:
    """Say whether a mail is thanks and nothing else; with a file it is an answer (ST-46)."""
    return not files_of(mail) and is_thanks(words, names_around(sender, desk), sender.name)


def _is_past_window(ticket: TicketBrief, event: MailArrived, sender: Sender, desk: Desk) -> bool:
    """ST-46: the window counts local dates, the last one included; thanks open nothing."""
    if event.envelope.archived:  # ARC-01: what was one thread then is one ticket now
        return False
    if ticket.status not in (Status.COMPLETE, Status.ARCHIVED):
        return False
    if says_thanks(event.mail, event.mail.own_text, sender, desk):
        return False
    if ticket.status is Status.ARCHIVED or ticket.completed_at is None:
        return ticket.status is Status.ARCHIVED
    days = desk.policy_of(ticket.queue).reopen_window_days
    last_day = local(ticket.completed_at, desk.calendar).date() + timedelta(days=days)
    return local(event.received_at, desk.calendar).date() > last_day
