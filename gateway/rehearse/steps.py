"""What a story can say: one data class a directive, each with the line it stands on.

Times are wall-clock times of the desk and therefore naive until the player gives them its zone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

COMPLAINT = "complaint"  # in place of a bounce's status: a feedback report (RFC 5965)


class Unit(StrEnum):
    """Units of `wait`; the last three move the local date, the first two real time."""

    MINUTES = "m"
    HOURS = "h"
    DAYS = "d"
    WEEKS = "w"
    BUSINESS_DAYS = "bd"


class Proof(StrEnum):
    """What the mail server says of the sender (CMD-07)."""

    PASS = "pass"
    FAIL = "fail"
    NONE = "none"
    LOGIN = "login"


class Subject(StrEnum):
    """What an expectation is about."""

    TICKET = "ticket"
    NOTICE = "notice"
    CANCELLED = "cancelled"
    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    TIMER = "timer"
    NEW_TICKET = "new ticket"
    QUARANTINE = "quarantine"
    EVENTS = "events"


@dataclass(frozen=True, slots=True)
class UseProfile:
    line: int
    name: str


@dataclass(frozen=True, slots=True)
class Setting:
    line: int
    key: str
    value: str


@dataclass(frozen=True, slots=True)
class At:
    line: int
    moment: datetime


@dataclass(frozen=True, slots=True)
class Wait:
    line: int
    amount: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class PutTicket:
    line: int
    number: str
    title: str
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PutCall:
    line: int
    number: str
    moment: datetime


@dataclass(frozen=True, slots=True)
class PutAbsence:
    line: int
    handle: str
    first_day: date
    last_day: date


@dataclass(frozen=True, slots=True)
class PutRota:
    line: int
    handle: str
    day: date


@dataclass(frozen=True, slots=True)
class MadeUpFile:
    """An attachment whose content the player makes up."""

    name: str
    type: str
    size_bytes: int


@dataclass(frozen=True, slots=True)
class SendMail:
    """One mail arrives. Persons are words of the story: handles or addresses."""

    line: int
    sender: str = ""
    to: tuple[str, ...] = ()
    cc: tuple[str, ...] = ()
    subject: str | None = None  # None: not given; a reply then takes the parent's
    lines: tuple[str, ...] = ()
    id: str = ""
    reply: str = ""  # the id of an earlier mail, or a notice: "N-02"
    proof: Proof | None = None
    headers: tuple[tuple[str, str], ...] = ()
    files: tuple[MadeUpFile, ...] = ()
    html: str | None = None
    delivered_to: str = ""
    envelope_from: str | None = None
    file: Path | None = None  # a whole message, as it stands


@dataclass(frozen=True, slots=True)
class BounceLetter:
    line: int
    notice: str
    to: str
    status: str


@dataclass(frozen=True, slots=True)
class Confirm:
    line: int
    handle: str
    proof: Proof | None = None


@dataclass(frozen=True, slots=True)
class Restart:
    line: int


@dataclass(frozen=True, slots=True)
class Want:
    """One `key=value` or `key~value` of an expectation."""

    key: str
    value: str
    contains: bool = False  # "~": white space counts as one blank, case as written


@dataclass(frozen=True, slots=True)
class Expect:
    line: int
    text: str  # the line as written, for the report
    subject: Subject
    negated: bool = False
    words: tuple[str, ...] = ()  # what stands before the keys: a number, a notice, a timer
    wants: tuple[Want, ...] = ()

    def wanted(self, key: str) -> str | None:
        """Return what is wanted for a key, None where the story does not say."""
        return next((want.value for want in self.wants if want.key == key), None)


Step = (
    UseProfile
    | Setting
    | At
    | Wait
    | PutTicket
    | PutCall
    | PutAbsence
    | PutRota
    | SendMail
    | BounceLetter
    | Confirm
    | Restart
    | Expect
)


@dataclass(frozen=True, slots=True)
class Story:
    path: Path
    steps: tuple[Step, ...]
    source: tuple[str, ...] = ()  # its lines, for reports

    def line(self, step: Step) -> str:
        """Return the line of a step as it is written."""
        return self.source[step.line - 1].strip()


@dataclass(frozen=True, slots=True)
class StoryFault:
    """One line of a story that cannot be played."""

    path: Path
    line: int
    reason: str

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}" if self.line else str(self.path)  # 0: the whole file
        return f"{where}: {self.reason}"


class UnplayableStory(Exception):
    """A story that cannot be read or played to its end. `faults` names every line at fault."""

    def __init__(self, faults: tuple[StoryFault, ...]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults
