"""Bytes become a `Mail`: limits first, then the tree, then one reader for each thing it says.

The one place that knows mail-parser: it reads the tree once more for the date and for everything
that is wrong with the mail. Words, names and files are read from the tree by our own walk, because
there it errs: `docs/flow.md` says where.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Collection, Mapping
from copy import copy
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.message import Message
from functools import lru_cache
from typing import Protocol

import mailparser
from mailparser.const import ADDRESSES_HEADERS

from parsers.block import find_turned, find_unseen, read_block
from parsers.body.body import Body, read_body
from parsers.body.large_parts import Lifted, lift
from parsers.body.part import PART_FIELDS
from parsers.body.split import split_mail
from parsers.body.tree import find_charset
from parsers.body.words import Words, find_links, read_markup, read_words
from parsers.foreign import NO_HEADER, find_foreign
from parsers.header.address import (
    find_address,
    find_addresses,
    find_mailboxes,
    names_group,
    names_two,
)
from parsers.header.fields import Fields, find_message_id, find_message_ids, read_fields, read_line
from parsers.header.repair import find_plain_header, mend
from parsers.header.stamp import (
    NOTHING_STAMPED,
    Provider,
    Stamped,
    Trust,
    find_stamped,
    is_sound,
    read_stamp,
)
from parsers.header.subject import find_ticket_numbers, read_title
from parsers.header.verdict import read_verdict
from parsers.limits import Limits, UnreadableMail, check_limits, check_size
from parsers.machine.absence import find_absence
from parsers.machine.autoreply import PHRASES
from parsers.machine.bounce import read_bounce
from parsers.machine.calendar import read_calendar, read_event
from parsers.machine.complaint import read_complaint
from parsers.machine.origin import Origin, Sighting, find_origin, has_null_path
from parsers.plain import Plain, find_plain
from parsers.reply.forward import AttachedMail, find_forward
from parsers.reply.occasion import Occasion, read_occasion
from parsers.reply.own_words import OwnWords
from parsers.reply.signature import is_only_signature
from rules.copies import replace
from rules.model.mail import (
    Block,
    Bounce,
    CommandLine,
    Envelope,
    Forwarded,
    Kind,
    Mail,
    Mailbox,
    files_of,
)
from rules.quick_records import filled

RECIPIENT_FIELDS = ("x-original-to", "delivered-to", "envelope-to", "resent-to", "to", "cc")
REPORTS = (Kind.BOUNCE, Kind.RECEIPT, Kind.FEEDBACK_REPORT)  # nobody's own words
REPLY_TOKEN = "+t."  # before the token of a reply address
# Each mail has one of these; lines like "name: value" stand in all kinds of files.
USUAL_FIELDS = frozenset(
    """
    from to cc subject date message-id received return-path mime-version content-type reply-to
    delivered-to sender resent-from
    """.split()
)
LOOP_FIELD = "x-gateway-loop"


class Parsed(Protocol):
    """What we take from mail-parser beside the tree."""

    @property
    def date(self) -> datetime | None: ...

    @property
    def defects_categories(self) -> Collection[str]: ...


logging.getLogger("mailparser").setLevel(logging.CRITICAL)  # its warnings quote the sender
PARSE: Callable[[Message], Parsed] = mailparser.MailParser


NOBODY = Trust(hops=0)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader must be told, because it depends on the site."""

    trusted_ids: tuple[str, ...] = ()  # authserv-ids of our own servers (RFC 8601 2.2)
    trusted_hops: int = 1  # `Received` fields that the trusted peer writes itself
    provider: Provider = Provider.NONE  # whose form its fields have
    limits: Limits = field(default_factory=Limits)
    auto_reply_subjects: tuple[str, ...] = PHRASES  # case folded

    # what the providers of mailboxes are believed, by the mailboxes' names
    mailboxes: Mapping[str, Trust] = field(default_factory=dict)

    def trust_in(self, envelope: Envelope) -> Trust:
        """Return whose stamps count in a mail that came so."""
        if envelope.mailbox:
            return self.mailboxes.get(envelope.mailbox, NOBODY)
        return Trust(self.trusted_ids, self.trusted_hops, self.provider)


USUAL = Reading()
NO_ENVELOPE = Envelope()


@filled
@dataclass(frozen=True, slots=True)
class Tree:
    """A mail as parsed, before anything in it is understood."""

    message: Message
    fields: Fields
    date: datetime | None
    defects: tuple[str, ...]
    is_sound: bool  # all lines of the header end alike


def read_mail(raw: bytes, envelope: Envelope = NO_ENVELOPE, reading: Reading = USUAL) -> Mail:
    """Read `raw` (RFC 5322); raise UnreadableMail when it is over a limit or names no sender."""
    if foreign := find_foreign(raw):
        raise UnreadableMail("malformed", hint=foreign)
    header_end = find_plain_header(raw)
    check_size(raw, reading.limits, header_end)
    lifted = lift(raw)
    check_limits(lifted.slim, reading.limits)
    tree = _grow(lifted.slim, header_end)  # no part of such a header is lifted
    if USUAL_FIELDS.isdisjoint(tree.fields.index):
        raise UnreadableMail("malformed", hint=NO_HEADER)
    body = read_body(tree.message, lifted, tree.fields)
    mail = _read_tree(tree, body, envelope, reading, len(raw))
    if envelope.cut_from:  # the header alone was taken
        raise UnreadableMail("over_limit:size", replace(mail, size=envelope.cut_from))
    if len(files_of(mail)) > reading.limits.files_max:
        raise UnreadableMail("over_limit:files", mail)
    if not mail.from_ and mail.kind is not Kind.BOUNCE:
        raise UnreadableMail("no_sender", mail)
    return mail


def _grow(raw: bytes, header_end: int) -> Tree:
    """The tree, the Date header and the defects that mail-parser and stdlib name."""
    mended = mend(raw, header_end)
    message = split_mail(*mended)
    sound = mended.header_end > 0 or is_sound(raw)
    items = tuple(message.raw_items())
    plain_octets = mended.raw[: mended.header_end].isascii() and mended.header_end > 0
    charset = "" if plain_octets else _find_charset(message, items)
    fields = read_fields(items, charset)
    fields_asked = [one for one in items if _is_asked(one[0])]
    plain = find_plain(message, fields_asked)
    if plain.header and plain.parts:
        return Tree(message, fields, plain.date, (), sound)
    defects = {type(defect).__name__ for part in message.walk() for defect in part.defects}
    try:
        parsed = PARSE(_cut_down(message, fields_asked, plain))
    except Exception as fault:  # it raises whatever its parts raise; the tree itself is sound
        names = sorted({*defects, type(fault).__name__})
        return Tree(message, fields, None, tuple(names), sound)
    date = parsed.date
    when = date.replace(tzinfo=UTC) if date and date.tzinfo is None else date
    names = sorted(defects.union(parsed.defects_categories))
    return Tree(message, fields, when, tuple(names), sound)


def _find_charset(message: Message, items: tuple[tuple[str, str], ...]) -> str:
    """What the mail says of its text, where its header has octets without a word about them."""
    return "" if all(value.isascii() for _, value in items) else find_charset(message)


def _cut_down(message: Message, asked: list[tuple[str, str]], plain: Plain) -> Message:
    """As much of `message` as mail-parser may find something in."""
    if not plain.parts:
        whole = copy(message)
        # fields as they were parsed; set by name, each would be folded anew
        whole._headers = asked  # type: ignore[attr-defined]
        return whole
    header = Message()
    header._headers = [  # type: ignore[attr-defined]  # the same
        one for one in asked if one[0].lower() not in PART_FIELDS
    ]
    header.set_payload("")
    return header


@lru_cache(maxsize=256)  # mails have the same few names
def _is_asked(name: str) -> bool:
    """Whether mail-parser finds dates or defects in a field; it would take each hop apart too."""
    lower = name.lower()
    return lower in ADDRESSES_HEADERS or lower.startswith(("content-", "date", "resent-", "mime-"))


def _read_tree(tree: Tree, body: Body, envelope: Envelope, reading: Reading, size: int) -> Mail:
    """All that the mail says, each part by its own reader."""
    sighting = _look_at(tree.fields, body, envelope, reading)
    origin = find_origin(sighting)
    recipients = _find_recipients(tree.fields, envelope)
    occasion = _find_occasion(tree.fields, sighting.subject, recipients)
    words = read_words(body, occasion, whole=origin.kind in REPORTS)
    stamped = _find_stamped(tree, envelope, reading)
    verdict, login = read_verdict(stamped)
    stamp = read_stamp(stamped)
    mail = _read_header(tree, origin.kind, sighting.subject, recipients)
    method, answer = read_calendar(*body.calendars[0]) if body.calendars else ("", "")
    own = _same(words.own.own, words.text)
    absence = find_absence(own, tree.date) if origin.kind is Kind.AUTO_REPLY else None
    block = _read_block(replace(words.own, own=own))
    return replace(
        mail,
        evidence=origin.evidence,
        flags=_find_flags(origin, mail.from_, tree.fields, body, words),
        text=words.text,
        text_html=words.html.text if words.html and words.plain else "",
        own_text=own,
        own_is_signature=words.own.is_signature,
        block=block,
        unseen=_find_unseen(block, words),
        bounce=_find_failure(origin.kind, sighting),
        forwarded=_find_forwarded(origin, body, words, occasion),
        verdict=verdict,
        stamp=replace(stamp, login=login) if login else stamp,
        attachments=body.attachments,
        links=find_links(words),
        calendar_method=method,
        calendar_partstat=answer,
        calendar_event=read_event(body.calendars[0][1]) if body.calendars else "",
        return_date=absence.named.isoformat() if absence else "",
        back_on=absence.back_on.isoformat() if absence else "",
        content_hash=_hash(tree.fields, body),
        size=size,
        defects=tuple(dict.fromkeys(tree.defects + body.defects)),
    )


def _find_unseen(block: Block, words: Words) -> tuple[CommandLine, ...]:
    """The commands that a reader perhaps does not see as they are written."""
    if words.html is None:
        return find_turned(block)
    return find_unseen(block, words.seen, words.html.unseen)


def _same(text: str, other: str) -> str:
    """Return the one string where both are equal: a large mail is kept, and passed on, once."""
    return other if text == other else text


def _find_stamped(tree: Tree, envelope: Envelope, reading: Reading) -> Stamped:
    """The fields that our own server wrote; none where the peer is not ours."""
    if not (envelope.trusted and tree.is_sound):
        return NOTHING_STAMPED
    return find_stamped(tree.fields, reading.trust_in(envelope))


def _read_block(own: OwnWords) -> Block:
    """The commands at the top; none stand in what was kept from below an answer's marker."""
    if own.below_marker:
        return Block((), own.own)
    block = read_block(own.own)
    if block.commands and is_only_signature(block.note):  # it says nothing to anybody (GW-16)
        return replace(block, note="")
    return replace(block, note=_same(block.note, own.own))


def _find_failure(kind: Kind, sighting: Sighting) -> Bounce | None:
    """What a report says of the addresses that our mail must not go to, or did not reach."""
    if kind is Kind.FEEDBACK_REPORT:
        return read_complaint(sighting.body)
    return sighting.bounce if kind is Kind.BOUNCE else None


def _look_at(fields: Fields, body: Body, envelope: Envelope, reading: Reading) -> Sighting:
    """What the signs of the kind are looked for in."""
    null_path = has_null_path(fields, envelope)
    found = read_bounce(fields, body, null_path=null_path)
    return Sighting(
        fields,
        body,
        read_line(fields.first("subject")),
        find_address(fields.first("from")),
        found.bounce,
        null_path,
        reading.auto_reply_subjects,
        found.signs,
    )


def _read_header(tree: Tree, kind: Kind, subject: str, recipients: tuple[str, ...]) -> Mail:
    """What the header alone says."""
    fields = tree.fields
    return Mail(
        kind=kind,
        message_id=find_message_id(fields.first("message-id")),
        in_reply_to=find_message_ids(" ".join(fields.all("in-reply-to"))),
        references=find_message_ids(" ".join(fields.all("references"))),
        from_=find_mailboxes(",".join(fields.all("from"))),
        sender=next(iter(find_mailboxes(fields.first("sender"))), None),
        reply_to=find_mailboxes(",".join(fields.all("reply-to"))),
        original_from=find_mailboxes(",".join(fields.all("x-original-from"))),
        list_ids=_find_lists(fields),
        to=find_mailboxes(",".join(fields.all("to")), in_comments=True),
        cc=find_mailboxes(",".join(fields.all("cc")), in_comments=True),
        delivered_to=recipients,
        subject=subject,
        title=read_title(subject),
        date=tree.date,
        sensitivity=fields.token("sensitivity"),
        ticket_numbers=find_ticket_numbers(fields.first("subject")),
        loop=fields.line(LOOP_FIELD),
    )


def _find_lists(fields: Fields) -> tuple[str, ...]:
    """The lists that the mail came through, by the names that they give themselves."""
    values = [*fields.all("list-id"), *fields.all("x-beenthere")]
    named = (value.rpartition("<")[2].partition(">")[0].strip().casefold() for value in values)
    return tuple(dict.fromkeys(one for one in named if one))[:10]


def _find_flags(
    origin: Origin, from_: tuple[Mailbox, ...], fields: Fields, body: Body, words: Words
) -> tuple[str, ...]:
    doubtful = any(names_group(value) or names_two(value) for value in fields.all("from"))
    several = ("several_senders",) if len(from_) > 1 or doubtful else ()
    broken = ("decode_errors",) if body.defects else ()
    long = ("long_text",) if words.cut else ()
    return origin.flags + several + broken + long


def _find_recipients(fields: Fields, envelope: Envelope) -> tuple[str, ...]:
    """Addresses the mail may have come to, in the order of GW-25."""
    values = [value for name in RECIPIENT_FIELDS for value in fields.all(name)]
    return tuple(dict.fromkeys((*map(str.lower, envelope.recipients), *find_addresses(values))))


def _find_forwarded(
    origin: Origin, body: Body, words: Words, occasion: Occasion
) -> Forwarded | None:
    """The mail inside the mail, where a person forwarded it (GW-15)."""
    if origin.kind not in (Kind.HUMAN, Kind.LIST):
        return None
    attached = tuple(_read_attached(mail, body.lifted) for mail in body.mails)
    return find_forward(words.versions(occasion), occasion, attached)


def _find_occasion(fields: Fields, subject: str, recipients: tuple[str, ...]) -> Occasion:
    """Whether the mail answers one: by its header, its subject, or the address it was sent to."""
    threaded = bool(fields.first("in-reply-to").strip() or fields.first("references").strip())
    tokened = any(REPLY_TOKEN in one for one in recipients)
    writer = next((box.name for box in find_mailboxes(fields.first("from"))), "")
    return read_occasion(subject, answers=threaded or tokened, writer=writer)


def _read_attached(message: Message, lifted: Lifted) -> AttachedMail:
    fields = read_fields(message.raw_items())
    body = read_body(message, lifted, fields)
    text = body.plain
    if not text.strip() and body.markup.strip():
        text = read_markup(body.markup).text
    from_ = find_mailboxes(fields.first("from"))
    return AttachedMail(
        from_[0] if from_ else Mailbox(""),
        read_line(fields.first("subject")),
        read_line(fields.first("date")),
        text,
        find_message_id(fields.first("message-id")),
    )


def _hash(fields: Fields, body: Body) -> str:
    """The hash by which the same mail is known again, whatever way it came."""
    pieces = [fields.line(name) for name in ("from", "date", "subject")]
    pieces += [body.plain.strip(), body.markup.strip()]
    pieces += [f"{file.name} {file.sha256}" for file in body.attachments]
    said = "\0".join((*pieces, "")).encode("utf-8", "replace")
    return "1:" + hashlib.sha256(said).hexdigest()
