"""What must be loaded before an event can be decided: named, never fetched here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from rules.arrival.forwards import levels
from rules.clock import local
from rules.commands.grammar import AROUND_NAME, PlaceKind, find_person, find_word
from rules.commands.lookup import find_named
from rules.commands.table import Verb, find_verb
from rules.events import MailArrived, Ordered
from rules.model.audience import all_dispatchers, with_role
from rules.model.blocking import entries_over
from rules.model.mail import CommandLine, Mail, Mailbox, id_key
from rules.model.status import RequiredField
from rules.policy.choices import ReplyToken
from rules.policy.desk import Desk, Role, Staff
from rules.quick_records import filled
from rules.sender.proof import token_mark
from rules.sender.service import fields_of, thread_of, told_by
from rules.sender.token import Purpose, code_hash
from rules.sender.trust import from_of

_LABEL = re.compile(r"[^\s,;#]+")  # as `#untag` reads them
LAST_RECEIPT = "last"  # #undo without an id: the author's latest ones


@filled
@dataclass(frozen=True, slots=True)
class Needs:
    """Keys into the store. Everything empty means: nothing of that kind."""

    at: datetime  # when the input was received
    day: date  # its local date at the desk: the ticket counter's day
    sender: str = ""  # case-folded address the mail is from
    sender_domain: str = ""
    addresses: tuple[str, ...] = ()  # case-folded: sender, To and Cc
    numbers: tuple[str, ...] = ()  # of tickets: in the subject, behind #duplicate and #merge
    ticket_ids: tuple[int, ...] = ()  # named by reply tokens, timers, orders
    thread: tuple[str, ...] = ()  # Message-IDs of In-Reply-To and References, best first
    message_id: str = ""
    content_hash: str = ""
    title: str = ""  # the mail's normalised title (GW-04, GW-12)
    tags: tuple[str, ...] = ()  # labels that #untag ... all takes off the author's own tickets
    owner: str = ""  # handle of the person whose tickets are asked for (OOO-03, OOO-17)
    admins: tuple[str, ...] = ()  # whose reports of floods are counted (N-36)
    told_of_new: tuple[str, ...] = ()  # whose letters about new tickets are counted (N-02n)
    same_new: timedelta = timedelta()  # how far back the same new mail is looked for (GW-12)
    failed_letter_id: int = 0  # named by the VERP address, or by the post
    failed_message_id: str = ""  # of the returned mail, where our keys signed it
    receipts: tuple[str, ...] = ()  # R-XXXXXX that #undo names; "last": the author's latest ones
    author: str = ""  # the resource whose receipts are meant
    code_hashes: tuple[str, ...] = ()
    confirms: bool = False  # it sends a code: how many wrong ones came from there
    workloads: tuple[str, ...] = ()  # handles whose open tickets matter (HO-08)
    owners: tuple[str, ...] = ()  # the same, but not when they were given one (TR-14)
    of_owner: bool = False  # the same of whoever owns the ticket (TR-15)
    verbs: frozenset[Verb] = frozenset()  # of its block: some ask for the desk from above
    entries: tuple[str, ...] = ()  # of the list of blocked senders that would hold it (GW-19)
    reports: tuple[int, ...] = ()  # inputs whose report of held mail is answered
    clients: bool = False  # every account: one may be named by its client id (ZD-07)
    people: tuple[str, ...] = ()  # person keys of contacts whose mail this counts as


def needs_of_mail(event: MailArrived, desk: Desk) -> Needs:
    """Return what a mail asks for: every ticket, person and earlier mail that it may be about."""
    mail = event.mail
    sender = from_of(mail).address.casefold()
    commands, receipts, others = _named_in_block(mail)
    filled_in, shared = _of_service(mail, desk)
    named = (sender, *(box.address for box in _boxes(mail)), *commands, *filled_in)
    bounced = next((one for one in event.tokens if one.purpose is Purpose.BOUNCE), None)
    bounce = mail.bounce
    staff = next((one for one in desk.staff if sender in one.addresses), None)
    confirms = [one.args for one in mail.block.commands if find_verb(one.verb) is Verb.CONFIRM]
    return Needs(
        at=event.received_at,
        day=local(event.received_at, desk.calendar).date(),
        sender=sender,
        sender_domain=sender.rpartition("@")[2],
        addresses=tuple(dict.fromkeys(one.casefold() for one in named if one)),
        numbers=() if shared else tuple(dict.fromkeys((*mail.ticket_numbers, *others))),
        ticket_ids=tuple(dict.fromkeys(one.ticket_id for one in event.tokens if one.ticket_id)),
        thread=shared or _thread(mail),
        message_id=mail.message_id,
        entries=_entries(mail),
        content_hash=mail.content_hash,
        title=mail.title.casefold().strip(),
        tags=_tags_of_all(mail),
        owner=_owner_of(mail, staff.handle if staff else "", desk),
        admins=with_role(Role.GATEWAY_ADMIN, desk),
        told_of_new=all_dispatchers(desk),
        same_new=timedelta(minutes=desk.policies[desk.profile].duplicate_minutes),
        failed_letter_id=bounced.subject if bounced else 0,
        failed_message_id=bounce.returned_message_id if bounce and event.returns_ours else "",
        receipts=receipts,
        author=staff.handle if staff else "",
        code_hashes=(*(code_hash(one) for one in confirms), *_spent(event, desk)),
        confirms=bool(confirms),
        workloads=_workloads(mail, desk) if staff else (),
        owners=_owners(mail, staff, desk) if staff else (),
        verbs=frozenset(filter(None, (find_verb(one.verb) for one in mail.block.commands))),
        clients=staff is not None and _names_clients(event, desk),
    )


def _spent(event: MailArrived, desk: Desk) -> tuple[str, ...]:
    """Return the marks of reply tokens, where the first use of one proves its owner."""
    if desk.policies[desk.profile].auth_reply_token is not ReplyToken.PROOF:
        return ()
    return tuple(token_mark(one) for one in event.tokens if one.purpose is Purpose.REPLY)


def _entries(mail: Mail) -> tuple[str, ...]:
    """Return what on the list of blocked senders would hold this mail."""
    writers = (from_of(mail), *mail.reply_to)  # a new ticket's contact may be the Reply-To
    found = (entry for box in writers for entry in entries_over(box.address))
    return tuple(dict.fromkeys(found))


PASSES_ON = (Verb.CID, Verb.DEPT, Verb.ASSIGN, Verb.HANDOFF, Verb.PRESET)


def _names_clients(event: MailArrived, desk: Desk) -> bool:
    """ZD-07: a command asks for an account, or a mail may open a ticket that needs one."""
    verbs = {find_verb(one.verb) for one in event.mail.block.commands}
    if Verb.CID in verbs:
        return True
    asked = any(one.cid_required for one in desk.used_policies) or any(
        RequiredField.CID in one.required_fields for one in desk.categories.values()
    )
    is_new = not (event.mail.ticket_numbers or event.tokens)
    return asked and (is_new or not verbs.isdisjoint(PASSES_ON))


def _boxes(mail: Mail) -> tuple[Mailbox, ...]:
    """Return everybody whom a mail names, those of what it forwards among them."""
    named = (*mail.from_, *mail.to, *mail.cc, *mail.reply_to, *mail.original_from)
    return (*named, *(one.sender for one in levels(mail)))


def _of_service(mail: Mail, desk: Desk) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return whom a form names, and the thread of a monitor's key, which then alone counts."""
    told = told_by(mail, desk)
    if told is None:
        return (), ()
    thread = thread_of(told, desk)
    return (fields_of(told, mail).get("contact", ""),), (thread,) if thread else ()


def needs_of_ticket(at: datetime, ticket_id: int | None, desk: Desk) -> Needs:
    """Return what a timer or a letter's fate asks for: the one ticket."""
    day = local(at, desk.calendar).date()
    ids = (ticket_id,) if ticket_id else ()
    return Needs(at=at, day=day, ticket_ids=ids, of_owner=desk.counts_tickets)


def _thread(mail: Mail) -> tuple[str, ...]:
    """Return the Message-IDs that a mail answers, best first: as written, and as compared."""
    ids = (*mail.in_reply_to, *reversed(mail.references))
    return tuple(dict.fromkeys(key for one in ids for key in (one, id_key(one))))


def _tags_of_all(mail: Mail) -> tuple[str, ...]:
    lines = (one for one in mail.block.commands if find_verb(one.verb) is Verb.UNTAG)
    words = (word for one in lines for word in _LABEL.findall(one.args.lower()))
    found = tuple(dict.fromkeys(words))
    return tuple(one for one in found if one != "all") if "all" in found else ()


ABOUT_OWN = (Verb.AWAY, Verb.BACK, Verb.OOODONE)  # verbs that look at all of somebody's tickets


def _owner_of(mail: Mail, author: str, desk: Desk) -> str:
    """Return whose tickets the commands are about: a person that they name, else the author."""
    lines = [one for one in mail.block.commands if find_verb(one.verb) in ABOUT_OWN]
    if not lines:
        return ""
    named = find_person(lines[0].args)
    staff = find_named(named.value, author, desk) if named else None
    return staff.handle if staff else author


def _named_in_block(mail: Mail) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Return the addresses that commands name, the receipts of #undo, other ticket's number."""
    addresses: list[str] = []
    receipts: list[str] = []
    numbers: list[str] = []
    for line in mail.block.commands:
        verb = find_verb(line.verb)
        if verb in (Verb.CONTACT, Verb.CC, Verb.UNCC, Verb.NEW, Verb.AS):
            addresses += (word.strip(AROUND_NAME) for word in line.args.split()[-1:])
        if verb is Verb.UNDO:
            receipts.append(line.args.strip(AROUND_NAME).upper() or LAST_RECEIPT)
        if verb in (Verb.DUPLICATE, Verb.MERGE):
            numbers += [word.strip(f"[]#{AROUND_NAME}").upper() for word in line.args.split()[-1:]]
    return tuple(addresses), tuple(receipts), tuple(numbers)


def _workloads(mail: Mail, desk: Desk) -> tuple[str, ...]:
    """HO-08, OOO-06: everybody, where a command gives to the next one free or asks who is."""
    if not any(_gives_to_next(one) or _asks_for_cover(one) for one in mail.block.commands):
        return ()
    return tuple(one.handle for one in desk.staff if one.active)


def _owners(mail: Mail, author: Staff, desk: Desk) -> tuple[str, ...]:
    """TR-14, TR-15: the author, and whoever a command names; any of them may own it then."""
    lines = mail.block.commands
    if any(find_verb(one.verb) is Verb.RELEASE for one in lines):
        return (author.handle,)
    if not desk.counts_tickets:
        return ()
    words = " ".join(one.args.casefold() for one in lines)
    named = (
        one.handle
        for one in desk.staff
        if f"@{one.handle}" in words
        or one.name.casefold() in words
        or any(address in words for address in one.addresses)
    )
    return tuple(dict.fromkeys((author.handle, *named)))


def _gives_to_next(line: CommandLine) -> bool:
    gives = find_verb(line.verb) in (Verb.ASSIGN, Verb.HANDOFF, Verb.MISROUTED)
    return gives and find_word(line.args, PlaceKind.NEXT) is not None


def _asks_for_cover(line: CommandLine) -> bool:
    return (
        find_verb(line.verb) is Verb.HELP
        and line.args.strip(f"#{AROUND_NAME}").casefold() == "cover"
    )


def needs_of_order(event: Ordered, desk: Desk) -> Needs:
    """Return what an admin's order asks for: its ticket, and people by their addresses."""
    values = event.values
    created = values.get("created")  # of a ticket of another desk: it gets a number of that day
    day_of = datetime.fromisoformat(created) if created else event.received_at
    names = (values.get("contact", ""), values.get("cc", ""))
    return Needs(
        at=event.received_at,
        day=local(day_of, desk.calendar).date(),
        addresses=tuple(name.casefold() for name in names if name),
        thread=(values["old_id"],) if values.get("old_id") else (),
        numbers=(values["number"],) if values.get("number") else (),
        owner=values.get("handle", ""),
    )
