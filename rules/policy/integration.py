"""What a service that writes to us can tell: scheduler, partner, form, monitor."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Service(StrEnum):
    SCHEDULER = "scheduler"
    PARTNER = "partner"
    FORM = "form"
    MONITOR = "monitor"


class News(StrEnum):
    """What a mail of a service does, in the words of its file."""

    LINK_SENT = "booking link sent"
    BOOKED = "appointment booked"
    MOVED = "appointment moved"
    CALLED_OFF = "appointment cancelled"
    ESCALATED = "escalated to us"
    OUT_OF_SCOPE = "out of scope for them"
    NO_CONTACT = "customer not reached"
    FORM = "form filled in"
    PROBLEM = "problem"
    RECOVERY = "recovery"


TELLS: dict[Service, tuple[News, ...]] = {
    Service.SCHEDULER: (News.LINK_SENT, News.BOOKED, News.MOVED, News.CALLED_OFF),
    Service.PARTNER: (News.ESCALATED, News.OUT_OF_SCOPE, News.NO_CONTACT),
    Service.FORM: (News.FORM,),
    Service.MONITOR: (News.PROBLEM, News.RECOVERY),
}
GROUPS: dict[Service, tuple[str, ...]] = {  # named groups that a pattern may have
    Service.SCHEDULER: ("date", "time", "minutes", "person"),
    Service.PARTNER: (),
    Service.FORM: (),
    Service.MONITOR: ("key", "severity"),
}
SUBJECT_MAX = 200  # characters of a subject that patterns are tried on: they cannot run away
FLOOD = 20  # tickets an hour of a monitor that people are told of, where its file names no number


@dataclass(frozen=True, slots=True)
class MailPattern:
    subject: re.Pattern[str]  # found anywhere in the subject; checked to be bounded when read
    does: News


@dataclass(frozen=True, slots=True)
class Integration:
    kind: Service
    sender: str  # case-folded
    patterns: tuple[MailPattern, ...] = ()  # the first that fits counts; none: every mail does
    secret: str = ""  # the word of an address that only the service was given: support+word@
    accepts_unproved: bool = False  # mail that nobody proved is believed all the same
    file: str = ""  # "monitor.toml"
    fields: tuple[tuple[str, str], ...] = ()  # form: what a labelled line of the mail names
    key: re.Pattern[str] | None = None  # monitor: what the trouble is about
    severities: tuple[tuple[str, int], ...] = ()  # monitor: word of the subject, "" for always
    flood: int = FLOOD
