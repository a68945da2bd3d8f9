"""Which fields of a header our own mail server wrote, and what it says in them.

Anybody can write any field. What a server adds stands above what it was given, so the fields of the
trusted peer are those above every `Received` but its own: a number of them, or, for providers that
are known, as many as bear that provider's form. All else in the header is the sender's word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from enum import StrEnum

from parsers.header.date import read_exact_date
from parsers.header.fields import Fields, unfold
from rules.model.mail import Stamp
from rules.quick_records import filled

HEADER_MAX = 256 * 1024
END_OF_HEADER = re.compile(rb"\r?\n\r?\n")
# No server writes a blank before the colon (RFC 5322 4.5), and what takes our server's fields out
# of foreign mail may look for the name and the colon alone.
APART = re.compile(
    rb"^(?:authentication-results|x-(?:spam|ms-exchange)[!-9;-~]{0,70})[ \t]++:",
    re.IGNORECASE | re.MULTILINE,
)
HOPS_MAX = 6  # Received fields that a provider writes at most
RECEIVED_MAX = 4_000  # characters of one field that are looked at

BY = re.compile(r"(?:^|\s)by\s{1,9}([A-Za-z0-9_.:-]{1,255})", re.IGNORECASE)
LMTP = re.compile(r"\swith\s{1,9}LMTPS?[A-Z]?(?:\s|$)", re.IGNORECASE)
AUTHENTICATED = re.compile(r"\swith\s{1,9}E?SMTPS?A\s", re.IGNORECASE)  # RFC 3848
# Postfix puts it on a line of its own; a name that a client gave never fills a line.
SENDER_LINE = re.compile(r"\n[ \t]{1,9}\(Authenticated sender: ([^\s()]{1,320})\)\r?\n")
POSTFIX = re.compile(r"\n[ \t]{1,9}by [A-Za-z0-9_.-]{1,255} \(")
GMAIL_BORDER = "mx.google.com"
MICROSOFT_BORDER = (
    ".mail.protection.outlook.com",
    ".mail.protection.office365.us",
    ".mail.protection.partner.outlook.cn",
)
MICROSOFT_HOSTS = (
    ".outlook.com",
    ".office365.com",
    ".office365.us",
    ".partner.outlook.cn",
    ".exchangelabs.com",
)
MICROSOFT_MARK = "x-ms-exchange-organization-"  # Exchange takes such fields from foreign mail
CONNECTOR = "10"  # a connector vouches for whoever wrote through it
SPAM_FROM = 5  # spam confidence level of Exchange


class Provider(StrEnum):
    """Whose form the stamped fields have; `none`: those of any server, by number and id."""

    NONE = "none"
    GMAIL = "gmail"
    MICROSOFT365 = "microsoft365"
    DOVECOT_LMTP = "dovecot-lmtp"


@dataclass(frozen=True, slots=True)
class Trust:
    """What a mail of one trusted peer or mailbox may be believed."""

    ids: tuple[str, ...] = ()  # authserv-ids of our own servers (RFC 8601 2.2)
    hops: int = 1  # `Received` fields that they write
    provider: Provider = Provider.NONE


@filled
@dataclass(frozen=True, slots=True)
class Stamped:
    """The fields that the trusted peer wrote, topmost first, and the ids it goes by."""

    items: tuple[tuple[str, str], ...] = ()
    ids: frozenset[str] = frozenset()
    nameless: bool = False  # its Authentication-Results name no server
    everywhere: tuple[tuple[str, str], ...] = ()  # its own fields that stand elsewhere

    def all(self, name: str) -> Iterator[str]:
        """Every stamped value of `name`, topmost first."""
        return (value for one, value in self.items if one == name)


NOTHING_STAMPED = Stamped()


def is_sound(raw: bytes) -> bool:
    """Whether every reader finds the same fields in the header.

    They disagree about what a lone CR ends, and about a name that stands apart from its colon.
    """
    end = END_OF_HEADER.search(raw, 0, HEADER_MAX)
    header = raw[: end.end()] if end else raw[:HEADER_MAX]
    feeds, pairs = header.count(b"\n"), header.count(b"\r\n")
    return header.count(b"\r") == pairs and pairs in (0, feeds) and not APART.search(header)


def as_id(name: str) -> str:
    """An authserv-id as it is compared (RFC 8601 2.2); one in letters beyond ASCII as it stands.

    Folded, some of them are those of another id (`ſ` for `s`) that a server looks for in vain.
    """
    return name.lower() if name.isascii() else name


def find_stamped(fields: Fields, trust: Trust) -> Stamped:
    """What the trusted peer wrote into the header."""
    ids = frozenset(map(as_id, trust.ids))
    received = [at for at, (name, _) in enumerate(fields.items) if name == "received"]
    if trust.provider is Provider.NONE:
        return Stamped(_above(fields, received, trust.hops), ids)
    hosts = [_host_of(fields.items[at][1]) for at in received[: HOPS_MAX + 1]]
    match trust.provider:
        case Provider.GMAIL:
            hops = _gmail_hops(hosts)
            if not hops:  # Gmail writes one into every mail that it takes
                return NOTHING_STAMPED
            return Stamped(_above(fields, received, hops), frozenset({GMAIL_BORDER}))
        case Provider.MICROSOFT365:
            own = tuple(one for one in fields.items if one[0].startswith(MICROSOFT_MARK))
            above = _microsoft_hops(hosts)
            if above is None:  # no mail lies there that Exchange did not bring
                return NOTHING_STAMPED
            items = _above(fields, received, above)
            return Stamped(items, frozenset(), nameless=True, everywhere=own)
        case Provider.DOVECOT_LMTP:
            if not hosts or not LMTP.search(unfold(fields.items[received[0]][1])[:RECEIVED_MAX]):
                return NOTHING_STAMPED
            ids = ids or frozenset(hosts[:1])
            second = len(hosts) > 1 and hosts[1] in ids | {hosts[0]}
            return Stamped(_above(fields, received, 2 if second else 1), ids)


def read_stamp(stamped: Stamped) -> Stamp:
    """What the trusted peer says beside its verdict: a login, spam, and when it had the mail."""
    received = list(stamped.all("received"))
    at = _date_of(received[0]) if received else None
    return Stamp(
        login=next(filter(None, map(_login_in, received)), ""),
        inside=_is_inside(stamped),
        spam=_find_spam(stamped),
        at=at,
        taken_at=_date_of(received[-1]) if len(received) > 1 else at,
    )


def _above(fields: Fields, received: list[int], hops: int) -> tuple[tuple[str, str], ...]:
    """The fields above every `Received` but the first `hops`."""
    return fields.items[: received[hops]] if len(received) > hops else fields.items


def _host_of(received: str) -> str:
    found = BY.search(unfold(received)[:RECEIVED_MAX])
    return found[1].casefold() if found else ""


def _gmail_hops(hosts: list[str]) -> int:
    """Gmail's: hops between its own machines, named by number, then the one at its border.

    0 where that one is missing: nothing then says where the sender's own fields begin.
    """
    for at, host in enumerate(hosts[:HOPS_MAX]):
        if host == GMAIL_BORDER:
            return at + 1
        if not re.fullmatch(r"(?:2002:a|10\.)[0-9a-f:.]{1,40}", host):
            return 0
    return 0


def _microsoft_hops(hosts: list[str]) -> int | None:
    """Microsoft's: its verdict stands above the hop at its border, below those behind it.

    0 where mail passed no border, as that of the own tenant: only the topmost fields are its own,
    for whoever sent it may have written the rest. None where the topmost hop is not Microsoft's.
    """
    for at, host in enumerate(hosts[:HOPS_MAX]):
        if host.endswith(MICROSOFT_BORDER):
            return at
        if not host.endswith(MICROSOFT_HOSTS):
            return 0 if at else None
    return 0 if hosts else None


def _login_in(received: str) -> str:
    """The login that Postfix writes down where a client gave one."""
    if "(Authenticated sender: " not in received:
        return ""
    written = received[:RECEIVED_MAX].replace("\r\n", "\n")
    sender = SENDER_LINE.search(written)
    if sender is None or not POSTFIX.match(written, sender.end() - 1):
        return ""
    return sender[1].casefold() if AUTHENTICATED.search(unfold(written)) else ""


def _is_inside(stamped: Stamped) -> bool:
    """Whether Exchange marks the mail as written by a user of its own tenant."""
    marks = [value.strip().casefold() for name, value in stamped.everywhere if "-authas" in name]
    ways = [value.strip() for name, value in stamped.everywhere if "-authmechanism" in name]
    return marks == ["internal"] and len(ways) == 1 and ways[0] != CONNECTOR


def _find_spam(stamped: Stamped) -> str:
    """The stamped field that calls the mail spam, and its value; "" where none does."""
    for name, spells in SPAM:
        value = next(stamped.all(name), None)
        if value is not None and spells.match(unfold(value).strip()):
            return f"{name}: {unfold(value).strip()[:80]}"
    levels = [value for name, value in (*stamped.items, *stamped.everywhere) if name == LEVEL]
    level = levels[0].strip() if levels else ""
    return f"{LEVEL}: {level}" if level.isdecimal() and int(level[:3]) >= SPAM_FROM else ""


LEVEL = "x-ms-exchange-organization-scl"
SPAM = (
    ("x-spam-flag", re.compile(r"yes\b|true\b|1\b", re.IGNORECASE)),
    ("x-spam-status", re.compile(r"(?:yes|true)\b", re.IGNORECASE)),
    ("x-spamd-result", re.compile(r"[\w.-]{1,60}: true\b", re.IGNORECASE)),
)


def _date_of(received: str) -> datetime | None:
    """The moment behind the last semicolon of a `Received` field."""
    words = unfold(received)[:RECEIVED_MAX].rpartition(";")[2].strip()
    if "-0000" not in words and (exact := read_exact_date(words)):  # that tells no zone
        return exact
    try:
        found = parsedate_to_datetime(words)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return found if found.tzinfo else None
