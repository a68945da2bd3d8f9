"""A mail as it was read: whose words, by what evidence, with which commands.

Made by `parsers.read_mail`, judged by `rules`. Nothing in here says what the mail *means*: `kind`
is provisional, because `own` and `integration` need the desk (`rules.sender.trust` settles them).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from rules.quick_records import filled


class Kind(StrEnum):
    """What sort of mail it is (GW-03)."""

    OWN = "own"
    BOUNCE = "bounce"
    RECEIPT = "receipt"
    INTEGRATION = "integration"
    AUTO_REPLY = "auto_reply"
    LIST = "list"
    CALENDAR = "calendar"
    ENCRYPTED = "encrypted"
    FEEDBACK_REPORT = "feedback_report"
    HUMAN = "human"


@filled
@dataclass(frozen=True, slots=True)
class Envelope:
    """What the transport knows of a mail, as far as it knows it."""

    mail_from: str | None = None  # "" is the null return path; None: the transport did not say
    recipients: tuple[str, ...] = ()
    source: str = "file"  # smtp, file, imap, lmtp
    peer: str = ""  # the peer's address
    login: str = ""  # the name the peer logged in with, if it did
    tls: bool = False
    trusted: bool = False  # this peer's Authentication-Results may be believed
    mailbox: str = ""  # the name of the mailbox that it was fetched from
    cut_from: int = 0  # bytes of the whole mail, where only its header was taken
    judged: str = ""  # what our own scanner holds against it
    archived: str = ""  # of mail of years before: the status in which its ticket ends (ARC-01)


@filled
@dataclass(frozen=True, slots=True)
class Mailbox:
    """One address with its display name (RFC 5322 3.4)."""

    address: str
    name: str = ""


class Weight(StrEnum):
    """What a sign counts against a person's own words on a ticket of theirs (GW-03)."""

    MACHINE = "machine"  # RFC 3834 and its like: no words outweigh it
    SUBJECT = "subject"  # outweighed unless it stands before the ticket's own title
    HINT = "hint"  # outweighed: lists, bulk, calendars, null paths
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One sign of a mail's kind: where it was seen, what stood there, what it speaks for."""

    sign: str  # "header Auto-Submitted", "content-type multipart/report"
    value: str
    kind: Kind
    weight: Weight = Weight.MACHINE


@dataclass(frozen=True, slots=True)
class Attachment:
    """A part that is kept as a file. `part` finds it again in the raw mail (RFC 3501 6.4.5)."""

    name: str
    type: str  # media type in lower case
    size: int  # decoded, in bytes
    sha256: str
    part: str  # "2", "2.1"
    inline: bool = False
    content_id: str = ""


SIGNATURE_PICTURE_MAX = 10_000  # bytes; what is inline and smaller decorates a signature
REACTION = "text/vnd.google.email-reaction+json"


def is_decoration(file: Attachment) -> bool:
    """Say whether a file is no file to a reader: a signature's picture, a program's own part."""
    small = file.inline and file.size < SIGNATURE_PICTURE_MAX and file.type.startswith("image/")
    return small or file.type == REACTION


@dataclass(frozen=True, slots=True)
class FailedRecipient:
    """One address that a bounce names (RFC 3464 2.3)."""

    address: str
    status: str = ""  # enhanced status, RFC 3463: "5.1.1"
    permanent: bool = True
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Bounce:
    """What a delivery report says."""

    failed: tuple[FailedRecipient, ...] = ()
    permanent: bool = True
    final_status: str = ""
    returned_message_id: str = ""  # of the mail that failed, with the angle brackets


@dataclass(frozen=True, slots=True)
class Forwarded:
    """The mail inside a forwarded mail."""

    sender: Mailbox
    subject: str = ""
    date: str = ""  # as written
    text: str = ""  # what the original sender wrote
    above: str = ""  # what the forwarder wrote above it
    attached: bool = False  # as message/rfc822, else inline
    message_id: str = ""  # known of an attached one only
    inside: Forwarded | None = None  # what this mail itself passed on; `text` holds it too


@dataclass(frozen=True, slots=True)
class CommandLine:
    """One `#verb args` line of the block (CMD-02), not yet understood."""

    line: str  # as written, stripped
    verb: str  # folded: lower case, without "-" and "_"
    args: str

    @property
    def is_word(self) -> bool:
        """Whether it is a word of an address, `+waiting`."""
        return self.line.startswith("+")


@filled
@dataclass(frozen=True, slots=True)
class Block:
    """The block of commands at the top of the own words, and the note under it."""

    commands: tuple[CommandLine, ...] = ()
    note: str = ""  # without the lines that keep it inside
    below: tuple[CommandLine, ...] = ()  # lines under the block that look like commands
    inside: bool = False  # a line of its own below says that the text stays inside


@filled
@dataclass(frozen=True, slots=True)
class AuthResult:
    """One result of an Authentication-Results header by a trusted server (RFC 8601)."""

    method: str  # dmarc, spf, dkim
    result: str  # pass, fail, softfail, none, ...
    domain: str = ""  # header.from, smtp.mailfrom, header.d


@dataclass(frozen=True, slots=True)
class Stamp:
    """What our own mail server wrote into the header beside its verdict; nothing of a stranger's.

    Empty unless the mail came through a trusted peer.
    """

    login: str = ""  # the name its writer logged in with there: "maya", "maya@desk.example"
    inside: bool = False  # Exchange marks it as written by a user of its own tenant
    spam: str = ""  # the field that calls it spam, and its value; "" where none does
    at: datetime | None = None  # of its topmost Received: when the peer had the mail, aware
    taken_at: datetime | None = None  # of its lowest: when the first server of ours had it


@filled
@dataclass(frozen=True, slots=True)
class Mail:
    """A mail as it was read."""

    kind: Kind
    evidence: tuple[Evidence, ...] = ()
    flags: tuple[str, ...] = ()  # auto_submitted_person, decode_errors, several_senders, ...
    message_id: str = ""  # RFC 5322 3.6.4, with the angle brackets
    in_reply_to: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    from_: tuple[Mailbox, ...] = ()
    sender: Mailbox | None = None
    reply_to: tuple[Mailbox, ...] = ()
    original_from: tuple[Mailbox, ...] = ()  # X-Original-From, as lists write it
    list_ids: tuple[str, ...] = ()  # List-Id (RFC 2919) and X-BeenThere, case folded
    to: tuple[Mailbox, ...] = ()
    cc: tuple[Mailbox, ...] = ()
    delivered_to: tuple[str, ...] = ()  # GW-25: envelope, X-Original-To ... To, Cc, in that order
    subject: str = ""  # decoded, one line
    title: str = ""  # the subject without prefixes, tags and ticket numbers
    date: datetime | None = None  # the Date header, aware; for show and for relative dates only
    sensitivity: str = ""  # folded to lower case
    ticket_numbers: tuple[str, ...] = ()  # in the subject, in order, upper case (GW-08)
    loop: str = ""  # our loop header as it stands; believed only with its HMAC
    text: str = ""  # all visible text of the body
    text_html: str = ""  # visible text of the HTML alternative, where there are both
    own_text: str = ""  # what the sender newly wrote, block of commands included (GW-16)
    over_limit: str = ""  # the reason, where it was not read as a whole (GW-17)
    own_is_signature: bool = False  # nothing but a signature was written
    block: Block = Block()
    unseen: tuple[CommandLine, ...] = ()  # lines like commands that perhaps no reader sees
    bounce: Bounce | None = None
    forwarded: Forwarded | None = None
    verdict: tuple[AuthResult, ...] = ()  # trusted results only
    stamp: Stamp = Stamp()
    attachments: tuple[Attachment, ...] = ()
    links: tuple[str, ...] = ()  # http(s) URLs in the own words, HTML targets included
    calendar_method: str = ""  # REQUEST, REPLY, COUNTER, CANCEL
    calendar_partstat: str = ""  # ACCEPTED, DECLINED, TENTATIVE of a REPLY
    calendar_event: str = ""  # what, when, where, in one line
    return_date: str = ""  # of an auto-reply: ISO date behind until/back on/returning (GW-06)
    back_on: str = ""  # the first day on which its writer may be back: "until" is followed by it
    content_hash: str = ""  # "1:" and a SHA-256 over From, Date, Subject, text, attachments (GW-02)
    size: int = 0  # of the raw mail, in bytes
    defects: tuple[str, ...] = ()


def id_key(message_id: str) -> str:
    """Return a Message-ID as it is compared: programs change its case on the way."""
    return message_id.strip().casefold()


def files_of(mail: Mail) -> tuple[Attachment, ...]:
    """Return the files that a reader would call files (GW-17)."""
    return tuple(one for one in mail.attachments if not is_decoration(one))
