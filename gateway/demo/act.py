"""The demo's words: what happens, what must come of it, and where its rule stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from rules.model.notice import Notice
from rules.model.status import Status

Told = tuple[tuple[Notice, str], ...]  # (notice, to whom)

PAUSE = timedelta(minutes=3)  # longer than letters of a tech wait for an undo


@dataclass(frozen=True, slots=True)
class MailIn:
    """A mail comes in at its own date; the next act waits for the letters that it causes."""

    file: str
    pause: timedelta = PAUSE


@dataclass(frozen=True, slots=True)
class TimePasses:
    until: datetime


@dataclass(frozen=True, slots=True)
class AdminOrders:
    """What no mail can do: an order of an admin, in the journal like any other input."""

    verb: str
    values: tuple[tuple[str, str], ...]
    at: datetime
    remark: str  # for the reader: why it is no mail


Happening = MailIn | TimePasses | AdminOrders


@dataclass(frozen=True, slots=True)
class Stands:
    """Where a rule stands: the module that decides it, the folder of stories that prove it."""

    rule: str
    module: str
    stories: str


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that happens to a ticket, and what must come of it."""

    title: str
    happening: Happening
    stands: tuple[Stands, ...]
    ticket: str
    status: Status  # of the ticket, after it
    letters: Told  # of any ticket, that leave before the next act


@dataclass(frozen=True, slots=True)
class Chapter:
    name: str  # as it is asked for
    title: str
    introduction: str  # wrapped when shown
    begin: datetime
    acts: tuple[Act, ...]
    timeline: str = ""  # number of the ticket whose timeline ends it
    profile: str = ""  # of every queue; "": as the example desk says


def mails_of(chapters: tuple[Chapter, ...]) -> tuple[str, ...]:
    """Return the files of all mails that come in, in order."""
    happenings = (act.happening for chapter in chapters for act in chapter.acts)
    return tuple(one.file for one in happenings if isinstance(one, MailIn))
