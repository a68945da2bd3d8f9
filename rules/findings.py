"""What the walk found out that is no effect yet: each procedure of the desk may act on it.

Whoever files a mail, carries out an order or reads a report says what it was, and names no
procedure; `rules.decide` lists who hears of it, in the order that matters (`Behaviour.on_finding`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from rules.clock import Calendar
from rules.model.mail import Mail
from rules.model.ticket import Case, LetterRecord
from rules.sender.service import Told


@dataclass(frozen=True, slots=True)
class NewMail:
    """Words of somebody outside lie on the ticket, and its owner should hear of them (GW-09)."""

    mail: Mail
    before: Case  # the ticket as it was before the mail
    hint: str = ""  # why a phrase in the subject did nothing


@dataclass(frozen=True, slots=True)
class EndedAnswered:
    """The customer answered a ticket that was done (ST-46), or said that it is (ST-35)."""

    mail: Mail


@dataclass(frozen=True, slots=True)
class StrangerWrote:
    """Somebody who does not belong to the ticket wrote into it (GW-14)."""

    why: str


@dataclass(frozen=True, slots=True)
class CustomerAway:
    """An automatic reply came, perhaps with the day of return (GW-06)."""

    back_on: date | None
    holds: bool  # the desk lets this day hold what goes by itself


@dataclass(frozen=True, slots=True)
class CustomerReached:
    """The customer answered, though by no mail of their own into this ticket (UC-11)."""

    because: str


@dataclass(frozen=True, slots=True)
class InvitationChanged:
    """An invitation, a change of one or a refusal: somebody must look at a calendar."""


@dataclass(frozen=True, slots=True)
class SchedulerTold:
    """The booking service tells something (ST-11, ST-26)."""

    told: Told


@dataclass(frozen=True, slots=True)
class LetterLost:
    """A letter to somebody outside did not arrive (GW-05)."""

    letter: LetterRecord
    reason: str
    because: str


@dataclass(frozen=True, slots=True)
class WorkedOn:
    """A resource, or an admin in their name, worked on the ticket (ST-02)."""

    before: Case
    changes: tuple[str, ...]  # in words
    told: frozenset[str] = frozenset()  # who reads it in another letter of this decision


@dataclass(frozen=True, slots=True)
class ClockLost:
    """A deferred ticket lies without its clock, as an import leaves it (ST-16)."""


@dataclass(frozen=True, slots=True)
class HoursChanged:
    """The desk's hours or holidays are others, and somebody is looked after at such moments."""

    person: str
    was: Calendar
    dues: tuple[datetime, ...]  # the moments that they had


Finding = (
    NewMail
    | EndedAnswered
    | StrangerWrote
    | CustomerAway
    | CustomerReached
    | InvitationChanged
    | SchedulerTold
    | LetterLost
    | WorkedOn
    | ClockLost
    | HoursChanged
)
