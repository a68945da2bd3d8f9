"""What stands behind each command, typed: one dataclass a family of verbs (CMD-03).

People and targets are as written; nobody has looked them up. Dates and times are local.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum

from rules.clock import Calendar
from rules.commands.grammar import PersonRef, Target
from rules.model.cycle import Channel


@dataclass(frozen=True, slots=True)
class Ground:
    """What a line is read against."""

    today: date  # of the sender; relative dates count from here
    calendar: Calendar
    verb: str = ""  # as people write it: "#admin"
    note: str = ""  # the text under the block, which may say what is to be done (ST-03)


@dataclass(frozen=True, slots=True)
class NoArgs:
    """Nothing belongs behind the verb."""


@dataclass(frozen=True, slots=True)
class TextArgs:
    """Free words, often none."""

    text: str = ""


@dataclass(frozen=True, slots=True)
class NameArgs:
    """The name of a queue, department, category, preset; a client id; a title."""

    name: str


@dataclass(frozen=True, slots=True)
class StatusArgs:
    """`#status` with what stands behind it; `verbs.unfold_status` says which status it is."""

    words: str


@dataclass(frozen=True, slots=True)
class WaitingArgs:
    """`#waiting`, with `force` past a booking link (ST-09)."""

    force: bool = False
    text: str = ""


@dataclass(frozen=True, slots=True)
class NoShowArgs:
    """`#noshow` for the call at this local time, or for the latest one (ST-30)."""

    day: date | None = None
    at: time | None = None
    force: bool = False


@dataclass(frozen=True, slots=True)
class DeferArgs:
    """`#defer` to a local date after today (ST-15)."""

    day: date
    at: time | None = None
    why: str = ""


class CallKind(StrEnum):
    """What a booked call is like (ST-26, ST-27)."""

    BACKGROUND = "background"  # the contact is not told
    OFF_MACHINE = "off-machine"  # no need to call in
    REMOTE = "remote"
    ONSITE = "onsite"


@dataclass(frozen=True, slots=True)
class ScheduledArgs:
    """`#scheduled`: a service call at a local time."""

    day: date
    at: time
    lasts: timedelta | None = None
    person: PersonRef | None = None
    kind: CallKind | None = None


@dataclass(frozen=True, slots=True)
class CancelCallArgs:
    """`#cancelcall`: the call at this local time, all of them, or the next one."""

    day: date | None = None
    at: time | None = None
    everything: bool = False


@dataclass(frozen=True, slots=True)
class LinkArgs:
    """`#link` with the address at which the customer books."""

    url: str


@dataclass(frozen=True, slots=True)
class PersonArgs:
    """Somebody and something to say: `#todo`, `#admin`, `#project`."""

    person: PersonRef | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class TargetArgs:
    """Who or what gets the ticket: `#assign`, `#misrouted`, `#escalation`."""

    target: Target | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class TakeArgs:
    """`#take`, with `force` from somebody else (TR-11)."""

    force: bool = False


@dataclass(frozen=True, slots=True)
class ReleaseArgs:
    """`#release` this ticket, or all of one's own (TR-15)."""

    everything: bool = False
    text: str = ""


@dataclass(frozen=True, slots=True)
class HandoffArgs:
    """`#handoff`; its eight parts stand in the note (HO-02)."""

    target: Target
    tell_user: bool = False


class Outcome(StrEnum):
    """How a phone attempt ended (UC-03)."""

    VM = "vm"
    MESSAGE = "message"
    NOANSWER = "noanswer"


@dataclass(frozen=True, slots=True)
class AttemptArgs:
    """`#attempt`; what is missing stays None (E-15)."""

    channel: Channel
    day: date | None = None
    at: time | None = None
    now: bool = False
    outcome: Outcome | None = None
    text: str = ""


class ReachedBy(StrEnum):
    """How a customer was reached (UC-11)."""

    PHONE = "phone"
    EMAIL = "email"
    INPERSON = "inperson"


@dataclass(frozen=True, slots=True)
class RespondedArgs:
    """`#responded`: the customer was reached."""

    by: ReachedBy | None = None
    text: str = ""


class OutreachOrder(StrEnum):
    """What `#uc` asks for (UC-16)."""

    HOLD = "hold"
    RESUME = "resume"
    RESET = "reset"
    CLOSE = "close"
    SHOW = "show"


@dataclass(frozen=True, slots=True)
class OutreachArgs:
    """`#uc`; a hold has its date."""

    order: OutreachOrder
    until: date | None = None


@dataclass(frozen=True, slots=True)
class LeaveArgs:
    """`#ooo`; its five sections stand in the note (OOO-12)."""

    return_on: date | None = None


@dataclass(frozen=True, slots=True)
class AwayArgs:
    """`#away`, both days included; without a last day until `#back`."""

    first: date
    last: date | None = None
    person: PersonRef | None = None  # None: the sender


@dataclass(frozen=True, slots=True)
class BackArgs:
    """`#back`, of the sender or of somebody else."""

    person: PersonRef | None = None


class HandoverState(StrEnum):
    """The field Handover Status."""

    NONE = "none"
    REQUESTED = "requested"
    COMPLETED = "completed"


@dataclass(frozen=True, slots=True)
class HandoverArgs:
    """`#handover`."""

    state: HandoverState


@dataclass(frozen=True, slots=True)
class TagArgs:
    """`#tag` and `#untag`; labels in lower case."""

    tags: tuple[str, ...]
    everything: bool = False  # on all of one's own tickets


@dataclass(frozen=True, slots=True)
class WhoArgs:
    """`#cc`, `#uncc`, `#contact`."""

    person: PersonRef


@dataclass(frozen=True, slots=True)
class CheckArgs:
    """`#check` and `#uncheck`: items by number or by their text."""

    numbers: tuple[int, ...] = ()
    texts: tuple[str, ...] = ()
    everything: bool = False


@dataclass(frozen=True, slots=True)
class TimeDoneArgs:
    """`#timedone`."""

    done: bool = True


@dataclass(frozen=True, slots=True)
class WorkArgs:
    """`#time` and `#effort`: working time, a day being eight hours."""

    work: timedelta
    text: str = ""


@dataclass(frozen=True, slots=True)
class HeadsUpArgs:
    """`#headsup`: until when, and why."""

    day: date | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class SeverityArgs:
    """`#sev`: 1 is the worst, 4 the least."""

    severity: int


@dataclass(frozen=True, slots=True)
class DueArgs:
    """`#due`; None takes the date away."""

    day: date | None


@dataclass(frozen=True, slots=True)
class TicketArgs:
    """`#duplicate` and `#merge`: the other ticket."""

    number: str  # TYYYYMMDD.NNNN in upper case


@dataclass(frozen=True, slots=True)
class UndoArgs:
    """`#undo`; without a receipt, the one that is answered."""

    receipt: str = ""  # R-XXXXXX in upper case


@dataclass(frozen=True, slots=True)
class CodeArgs:
    """`#confirm`."""

    code: str  # in upper case, as written otherwise


@dataclass(frozen=True, slots=True)
class HelpArgs:
    """`#help`, perhaps about a word; "visibility" goes to the service admin (ST-44)."""

    word: str = ""
    text: str = ""


class View(StrEnum):
    """Which tickets `#list` asks for."""

    MINE = "mine"
    GLOBAL = "global"
    WAITING = "waiting"
    UNASSIGNED = "unassigned"
    DUE = "due"
    ATTEMPTS = "attempts"


@dataclass(frozen=True, slots=True)
class FilesArgs:
    """`#files`: all of the ticket, or those with these numbers."""

    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ListArgs:
    """`#list`, perhaps of one region."""

    view: View
    region: str = ""


@dataclass(frozen=True, slots=True)
class HeldArgs:
    """A held mail of the report N-36, by its number there."""

    number: int
    address: str = ""  # of `#as`: the contact who wrote it


@dataclass(frozen=True, slots=True)
class BlockArgs:
    """`#block` and `#unblock`: an entry, the number of a held mail, or whoever is answered."""

    entry: str = ""  # as it stands on the list
    number: int = 0


Args = (
    NoArgs
    | TextArgs
    | NameArgs
    | StatusArgs
    | WaitingArgs
    | NoShowArgs
    | DeferArgs
    | ScheduledArgs
    | CancelCallArgs
    | LinkArgs
    | PersonArgs
    | TargetArgs
    | TakeArgs
    | ReleaseArgs
    | HandoffArgs
    | AttemptArgs
    | RespondedArgs
    | OutreachArgs
    | LeaveArgs
    | AwayArgs
    | BackArgs
    | HandoverArgs
    | TagArgs
    | WhoArgs
    | CheckArgs
    | TimeDoneArgs
    | WorkArgs
    | HeadsUpArgs
    | SeverityArgs
    | DueArgs
    | TicketArgs
    | UndoArgs
    | CodeArgs
    | HelpArgs
    | FilesArgs
    | ListArgs
    | HeldArgs
    | BlockArgs
)
