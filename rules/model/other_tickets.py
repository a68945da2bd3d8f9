"""As much of other tickets as a decision needs: to choose one, to count them, to list them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from rules.model.status import Status
from rules.quick_records import filled


@filled
@dataclass(frozen=True, slots=True)
class TicketBrief:
    """As much of a ticket as is needed to choose it."""

    id: int
    number: str
    account_id: int | None
    status: Status
    people: tuple[str, ...] = ()  # person keys of its contacts
    queue: str = ""
    duplicate_of: str = ""
    completed_at: datetime | None = None
    merged_into: str = ""
    internal: bool = False

    @property
    def goes_on_in(self) -> str:
        """The number under which it continues; "" for its own."""
        return self.merged_into or self.duplicate_of


def followed(ticket: TicketBrief, by_number: Mapping[str, TicketBrief]) -> TicketBrief:
    """Return the ticket in which this one goes on, however many lie between; else itself."""
    seen = {ticket.number}
    while ticket.goes_on_in in by_number and ticket.goes_on_in not in seen:
        ticket = by_number[ticket.goes_on_in]
        seen.add(ticket.number)
    return ticket


@dataclass(frozen=True, slots=True)
class EarlierNew:
    """A ticket that the same sender opened a little while ago (GW-12)."""

    ticket_id: int
    number: str
    created_at: datetime
    title: str
    text: str  # of its first mail


@filled
@dataclass(frozen=True, slots=True)
class Openings:
    """Tickets of senders whom nobody proved, as the ceilings count them."""

    strangers_hour: int = 0  # by senders who are not on file
    strangers_day: int = 0
    address_hour: int = 0  # by this address
    reports_hour: int = 0  # N-36 in the last hour


NO_OPENINGS = Openings()


@dataclass(frozen=True, slots=True)
class OpenTicket:
    """A ticket on somebody's list, as far as the list shows it."""

    number: str
    title: str
    status: Status
    queue: str = ""
    primary_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Workload:
    """What one of the desk's people has on their hands (HO-08, TR-14)."""

    handle: str
    tickets: tuple[OpenTicket, ...] = ()  # all that are not done, oldest first
    assigned_at: datetime | None = None  # when they were last given one, done or not

    @property
    def open(self) -> int:
        return len(self.tickets)


@dataclass(frozen=True, slots=True)
class OwnTicket:
    """A ticket that somebody has, or went on leave from, as their lists show it."""

    number: str
    title: str
    status: Status
    primary: str
    severity: int | None
    contact: str  # person key, or an address
    contact_name: str
    tagged: bool  # with the leave tag
    return_on: date | None
    completed_at: datetime | None
