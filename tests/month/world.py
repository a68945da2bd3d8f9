"""The month's world: a desk on the virtual clock, the people around it, and their chance."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import TypeVar

from gateway.rehearse.simulated_desk import SimulatedDesk
from gateway.store.engine import reading
from rules.clock import local
from rules.model.mail import Mailbox
from rules.model.ticket import Case
from rules.policy.desk import Staff
from tests.month.accounts import Customer
from tests.month.postbag import Draft, Postbag, Written

T = TypeVar("T")
OPEN_TICKETS = "SELECT number FROM ticket WHERE status <> 'archived' ORDER BY id DESC LIMIT 150"
WAITING_TICKETS = (
    "SELECT number FROM ticket WHERE status = 'waiting_customer' ORDER BY status_since LIMIT 12"
)


@dataclass(slots=True)
class World:
    """What those who write mails can see and draw from."""

    simulated: SimulatedDesk
    bag: Postbag
    random: Random
    customers: tuple[Customer, ...]
    technicians: tuple[Staff, ...]

    @property
    def now(self) -> datetime:
        return self.simulated.now

    def chance(self, of_hundred: int) -> bool:
        return self.random.randrange(100) < of_hundred

    def pick(self, some: Sequence[T]) -> T:
        return self.random.choice(some)

    def day_in(self, days: int) -> date:
        """Return the local date so many days from now."""
        return local(self.now, self.bag.desk.calendar).date() + timedelta(days=days)

    def write(self, draft: Draft) -> Written:
        return self.bag.write(draft, self.now)

    def words(self) -> str:
        """Return a sentence of nobody in particular, with a mark of its own."""
        return f"{self.pick(SENTENCES)} {self.bag.mark()}."

    def case(self) -> Case:
        """Return a ticket that is talked about, a late one rather than an early."""
        return self.simulated.case_of(
            self.pick(self._numbers(OPEN_TICKETS)[: self.pick((15, 60, 150))])
        )

    def waiting_case(self) -> Case | None:
        """Return one of the tickets that have waited longest for their customer."""
        numbers = self._numbers(WAITING_TICKETS)
        return self.simulated.case_of(self.pick(numbers)) if numbers else None

    def case_where(self, condition: str, *, oldest: bool = False) -> Case | None:
        """Return one of the latest tickets of which the condition holds, or of the oldest few."""
        order, many = ("", 6) if oldest else ("DESC", 40)
        numbers = self._numbers(
            f"SELECT number FROM ticket WHERE {condition} ORDER BY id {order} LIMIT {many}"
        )
        return self.simulated.case_of(self.pick(numbers)) if numbers else None

    def numbers_where(self, condition: str) -> list[str]:
        """Return the tickets of which the condition holds, the oldest first."""
        return self._numbers(f"SELECT number FROM ticket WHERE {condition} ORDER BY id")

    def _numbers(self, question: str) -> list[str]:
        with reading(self.simulated.engine) as connection:
            return [str(one) for one in connection.exec_driver_sql(question).scalars()]


Kind = Callable[[World], Written | None]  # None: nobody is in the position to write such a mail

SENTENCES = (
    "The printer in the hall shows a red light",
    "Nothing has changed since the last time",
    "Two of the laptops cannot open the shared drive",
    "The screen stays dark after the update",
    "We need a new account for the front office",
    "It works on one machine and fails on the other",
    "The backup took all night",
    "Please have a look at the phone system",
)
TOPICS = (
    *("Printer offline", "VPN drops", "New laptop", "Scanner is resolved", "Mail delayed"),
    *("Password lost", "Backup failed", "Phone dead", "Slow network", "Café Wi-Fi", "Invoice 4411"),
)


def mailbox_of(person: Customer | Staff) -> Mailbox:
    address = person.address if isinstance(person, Customer) else person.addresses[0]
    return Mailbox(address, person.name)
