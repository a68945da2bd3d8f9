"""What speaks for a bounce, and what for a person who talks of one: one table, with weights.

Mail systems write in every language and from any address; what they cannot do without is form: a
status code, the address that failed, the mail that comes back. So no sign decides alone, and words
decide least. A bounce needs `ENOUGH` weight, and one sign at least that a person's mail has not.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from parsers.body.body import STATUS_REPORTS, Body
from parsers.header.address import find_addresses
from parsers.header.fields import Fields, read_line, read_structured
from parsers.machine.client import find_client
from parsers.machine.mailsystem import (
    DAEMON_NAMES,
    DAEMONS,
    NOT_DELIVERED,
    OFFICES,
    OPENINGS,
    SUBJECTS,
)
from rules.quick_records import filled

ENOUGH = 70
READ_MAX = 20_000
DAEMON = re.compile("|".join(DAEMONS), re.IGNORECASE)
OFFICE = re.compile("|".join(OFFICES), re.IGNORECASE)
DAEMON_NAME = re.compile("|".join(DAEMON_NAMES), re.IGNORECASE)
SUBJECT = re.compile("|".join(SUBJECTS), re.IGNORECASE)
OPENING = re.compile("|".join(OPENINGS), re.IGNORECASE)
REFUSAL = re.compile("|".join(NOT_DELIVERED), re.IGNORECASE)
# A short word and a colon, in any language; machines have longer words, or these.
ANSWERED_SUBJECT = re.compile(
    r"(?!(?:nd[nr]|dsn|mail|spam|user|warn|fail|info)\b)[^\W\d_]{1,4}\s{0,3}(?:\[\d{1,3}\])?\s?[:：]",
    re.IGNORECASE,
)
# Where our letters' failures are sent; nobody writes there by hand.
RETURN_ADDRESS = re.compile(
    r"(?:bounces?|returns?|prvs|btv1|srs[01])[+=-][^@]{1,200}@"
    r"|[^@]{1,64}-(?:bounces?|errors)(?:[+=-][^@]{0,200})?@",
    re.IGNORECASE,
)
# A reply to SMTP or its status, with a word of the protocol on its line (RFC 5321 4.2.3, RFC 3463):
# numbers of streets, telephones, versions and dates look alike, and SMTP speaks English everywhere.
CODE = (
    r"(?<![\d.,/+])(?:(?:421|45[0-5]|50[0-4]|51[0-7]|52[1-6]|53\d|54[0-7]|55\d|571)(?![\d.,/])"
    r"|[45]\.[0-7]\.\d{1,2}(?![\d.]))"
)
PROTOCOL = (
    r"\b(?:e?smtp|rcpt|host|user|mailbox|recipient|error|relay(?:ing)?|unknown|denied|rejected"
    r"|unavailable|said|code|status|undeliverable|account|inbox)\b"
)
REPLY_CODE = re.compile(
    rf"{CODE}[^\n]{{0,80}}?{PROTOCOL}|{PROTOCOL}[^\n]{{0,60}}?{CODE}"
    rf"|(?:^|[\s:<(\[])[45]\d\d[ -]#?[45]\.[0-7]\.\d|[#(]#?[45]\.[0-7]\.\d{{1,2}}\)",
    re.IGNORECASE | re.MULTILINE,
)
TRANSCRIPT = re.compile(
    r"^\W{0,8}(?:mail from|return-?path|sender)\s{0,3}:\W{0,3}(\S{3,320})", re.I | re.M
)
RCPT = re.compile(r"rcpt\s?to\b", re.IGNORECASE)
# The head of a forwarded notice, in any language: a label and the address of a mail system.
FORWARDED = re.compile(
    r"^[>\s*|]{0,8}[^\W\d][^:\n]{0,24}\s?[:：][^\n]{0,120}"
    r"(?:mailer-?daemon|postmaster|mail delivery)[^\n]{0,60}@",
    re.IGNORECASE | re.MULTILINE,
)
# As people begin and end letters, in any language: a few words and a comma; one to four words.
GREETING = re.compile(r"[^\W\d_][^\n@:<>\d]{1,38}[,!，！،]")
SIGNED = re.compile(
    r"(?:[^\W\d_]{2,12},\s)?[^\W\d_]['’.\w-]{0,19}(?:\s[^\W\d_]['’.\w-]{0,19}){0,3}"
)
QUESTION = re.compile(r"^(?![>| \t]*+>)[^\n]{0,400}?[^\W\d_]{2}\s?[?？؟](?=\s|$)", re.MULTILINE)
OFFICE_WROTE = "an office of a mail system wrote it"
SEPARATORS = re.compile(r"[._-]+")
QUOTED = re.compile(r"^\s{0,3}>", re.MULTILINE)


NO_BODY = Body()


@filled
@dataclass(frozen=True, slots=True)
class Notice:
    """A mail as a bounce would be read: its words proper, who failed, and what came back."""

    fields: Fields
    subject: str
    sender: str
    recipients: tuple[str, ...]
    null_path: bool
    body: Body = NO_BODY
    text: str = ""  # above what came back
    failed: tuple[str, ...] = ()  # addresses that stand where failing ones do
    back: Fields | None = None  # the header of the mail that came back


def head_of(fields: Fields, *, null_path: bool) -> Notice:
    """The header of a mail, before anything under it is read."""
    return Notice(
        fields,
        read_line(fields.first("subject")),
        next(iter(find_addresses(fields.all("from")[:1])), ""),
        find_addresses(fields.all("to") + fields.all("delivered-to")),
        null_path,
    )


@filled
@dataclass(frozen=True, slots=True)
class Sign:
    """One sign, and what was seen of it."""

    name: str
    weight: int
    seen: str

    def __str__(self) -> str:
        return f"{self.name} {self.weight:+d} ({self.seen[:60]})"


def find_signs(notice: Notice) -> tuple[Sign, ...]:
    """Every sign in the order of the table."""
    return tuple(Sign(name, weight, seen) for name, weight, find in SIGNS if (seen := find(notice)))


def is_bounce(signs: tuple[Sign, ...]) -> bool:
    """Whether these signs together make a bounce."""
    names = {sign.name for sign in signs}
    needed = (HARD, ABOUT_DELIVERY, OBJECTS | ALONE)
    if HARD & names == {OFFICE_WROTE} and TOLD.isdisjoint(names):
        return False  # people write from there, and about codes
    return all(map(names.intersection, needed)) and sum(one.weight for one in signs) >= ENOUGH


def is_suspect(notice: Notice) -> bool:
    """Whether the header alone speaks for a bounce, for what that is worth."""
    return any(find(notice) for find in IN_HEADER)


def _report(notice: Notice) -> str:
    content = read_structured(notice.fields.first("content-type"))
    return (
        content.get("report-type") if content.get("report-type").lower()[:8] == "delivery" else ""
    )


def _listed(notice: Notice) -> str:
    return notice.fields.line("x-failed-recipients")


def _report_part(notice: Notice) -> str:
    return next((one.type for one in notice.body.reports if one.type in STATUS_REPORTS), "")


def _daemon(notice: Notice) -> str:
    """A mail system by its name, or "From: <>"; a mail without a From names nobody (GW-19)."""
    sender = notice.sender
    if not sender:
        return "nobody" if notice.fields.line("from") else ""
    return sender if DAEMON.match(sender) else ""


def _office(notice: Notice) -> str:
    if not notice.sender or DAEMON.match(notice.sender):
        return ""
    written = notice.fields.line("from")
    named = DAEMON_NAME.search(written) and not ANSWERED_SUBJECT.match(notice.subject)
    plain = SEPARATORS.sub("", notice.sender.partition("@")[0]) + "@"  # post_master, mail-system
    return written if named or OFFICE.match(notice.sender) or OFFICE.match(plain) else ""


def _null_path(notice: Notice) -> str:
    return "<>" if notice.null_path and not find_client(notice.fields) else ""


def _machine(notice: Notice) -> str:
    token = notice.fields.token("auto-submitted")
    return token if token not in ("", "no") else ""


def _return_address(notice: Notice) -> str:
    return next((one for one in notice.recipients if RETURN_ADDRESS.match(one)), "")


def _transcript(notice: Notice) -> str:
    """The commands of our own delivery, told back: from an address of ours to another one."""
    if not RCPT.search(notice.text):
        return ""
    for hit in TRANSCRIPT.finditer(notice.text):
        told = find_addresses((hit[1],))
        if told and told[0] in notice.recipients:
            return hit[0].strip()
    return ""


def _returned_ours(notice: Notice) -> str:
    """Our own mail that came back: whom the notice is for wrote it, somebody else was to get it."""
    if notice.back is None:
        return ""
    writers = set(find_addresses(notice.back.all("from") + notice.back.all("sender")))
    return next(iter(writers.intersection(notice.recipients)), "")


def _returned(notice: Notice) -> str:
    return "its header" if notice.back is not None and not _returned_ours(notice) else ""


def _status(notice: Notice) -> str:
    found = REPLY_CODE.search(notice.text)
    return found[0].strip() if found else ""


def _who(notice: Notice) -> str:
    return ", ".join([one for one in notice.failed if one != notice.sender][:3])


def _domain(notice: Notice) -> str:
    """The host of the sender is the host of who failed, or stands in its domain."""
    host = notice.sender.rpartition("@")[2]
    domains = [one.rpartition("@")[2] for one in notice.failed if one != notice.sender]
    return next((one for one in domains if host == one or host.endswith("." + one)), "")


def _subject(notice: Notice) -> str:
    subject = notice.subject
    return subject if SUBJECT.search(subject) and not _answered(notice) else ""


def _opening(notice: Notice) -> str:
    found = OPENING.search(notice.text)
    return found[0] if found else ""


def _answered(notice: Notice) -> str:
    found = ANSWERED_SUBJECT.match(notice.subject)
    if found and SUBJECT.search(found[0]):
        return ""  # where a word is one letter or two: "配信不能:"
    machine = _return_address(notice) or _transcript(notice)  # these keep the subject of ours
    return found[0] if found and not machine else ""


def _own_returned(notice: Notice) -> str:
    """The mail that came back is the sender's own, or was for the sender: they show it to us."""
    if notice.back is None or not notice.sender:
        return ""
    near = notice.back.all("from") + notice.back.all("to")
    return notice.sender if notice.sender in find_addresses(near) else ""


def _forwarded(notice: Notice) -> str:
    found = FORWARDED.search(notice.text)
    return found[0].strip() if found else ""


def _quoted(notice: Notice) -> str:
    return ">" if QUOTED.search(notice.text) and notice.sender and not _daemon(notice) else ""


def _may_be_written_by_hand(notice: Notice) -> bool:
    """Whether nothing but the address tells of a mail system."""
    return bool(_office(notice)) and not (notice.null_path or _machine(notice))


def _letter(notice: Notice) -> str:
    """A greeting on the first line and a name on the last one, which is no mail system's.

    What is told as mail systems tell it is theirs, however politely: nobody answers it.
    """
    if not _may_be_written_by_hand(notice) or REFUSAL.search(notice.text):
        return ""
    lines = [one for line in notice.text.split("\n") if (one := line.strip())]
    if len(lines) < 3 or not GREETING.fullmatch(lines[0]) or not SIGNED.fullmatch(lines[-1]):
        return ""
    return "" if DAEMON_NAME.search(lines[-1]) else f"{lines[0]} ... {lines[-1]}"


def _question(notice: Notice) -> str:
    """A question, in nobody else's words."""
    found = QUESTION.search(notice.text) if _may_be_written_by_hand(notice) else None
    return found[0].strip() if found else ""


def _person(notice: Notice) -> str:
    """A display name of several words, one of which the address bears."""
    name, bracket, _ = notice.fields.line("from").partition("<")
    written = name.casefold() if bracket else ""
    local = notice.sender.partition("@")[0]
    names = re.findall(r"[^\W\d_]{3,40}", written)[:6]
    if len(names) < 2 or _office(notice) or _daemon(notice):
        return ""
    return next((name for name in names if name in local), "")


SIGNS: tuple[tuple[str, int, Callable[[Notice], str]], ...] = (
    ("report-type", 100, _report),
    ("failed recipients in the header", 100, _listed),
    ("delivery report", 60, _report_part),
    ("a mail system wrote it", 60, _daemon),
    (OFFICE_WROTE, 30, _office),
    ("null return path", 35, _null_path),
    ("header Auto-Submitted", 15, _machine),
    ("sent to a return address", 30, _return_address),
    ("our delivery told back", 40, _transcript),
    ("our mail came back", 50, _returned_ours),
    ("a mail came back", 20, _returned),
    ("status code", 25, _status),
    ("who failed", 15, _who),
    ("of the sender's domain", 10, _domain),
    ("subject", 25, _subject),
    ("words", 20, _opening),
    ("client", -40, lambda one: find_client(one.fields)),
    ("an answer or forward by its subject", -80, _answered),
    ("a mail of the sender's own came back", -100, _own_returned),
    ("head of a forwarded notice", -60, _forwarded),
    ("quoted lines", -30, _quoted),
    ("a person's name", -20, _person),
    ("a letter's form", -60, _letter),
    ("a question", -40, _question),
)
IN_HEADER = (_report, _listed, _daemon, _office, _null_path, _machine, _return_address)
# Without one of these a person wrote it.
HARD = frozenset(
    {
        "report-type",
        "failed recipients in the header",
        "delivery report",
        "a mail system wrote it",
        OFFICE_WROTE,
        "null return path",
        "header Auto-Submitted",
        "sent to a return address",
        "our delivery told back",
        "our mail came back",
    }
)
# Machines that answer have the others too: one of these tells a bounce from an automatic reply.
ABOUT_DELIVERY = frozenset(
    {
        "report-type",
        "failed recipients in the header",
        "delivery report",
        "a mail system wrote it",
        OFFICE_WROTE,
        "our delivery told back",
        "our mail came back",
        "a mail came back",
        "status code",
        "subject",
    }
)
# What those tell who write from an office for a mail system.
TOLD = frozenset({"subject", "a mail came back", "our mail came back", "our delivery told back"})
# A bounce is about somebody or some mail; those that are surely machines' may leave that out.
OBJECTS = frozenset({"who failed", "a mail came back", "our mail came back"})
ALONE = frozenset(
    {
        "report-type",
        "failed recipients in the header",
        "delivery report",
        "a mail system wrote it",
        "null return path",
    }
)
