"""Who takes part in the simulated month: fifty customers of ten accounts, one desk of six.

The desk is the packaged example with three more technicians. No customer has a name or a word in
common with the staff, so that a name found in a letter tells whose it is.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from gateway.config.contacts_file import People
from gateway.config.desk_file import example_desk
from gateway.rehearse.database import found_database
from gateway.rehearse.desk import EXAMPLE_SERVER
from gateway.rehearse.player import House
from gateway.store.people import Imported
from rules.model.ticket import Account, Contact
from rules.policy.desk import Desk, Queue, Role, Rota, Staff

BASE = "support@desk.example"
GROUP_ADDRESS = "digital@desk.example"  # of the queue that is triaged
MORE_TECHNICIANS = (("nils", "Nils Aamot"), ("ruth", "Ruth Chen"), ("theo", "Theo Baum"))
FIRST_NAMES = "Ada Boris Cleo Dora Emil".split()
LAST_NAMES = "Abel Brandt Cole Dietz Egan Frost Gold Hale Irons Joyce".split()
ACCOUNTS = (
    *("Acorn Books", "Birch Dental", "Cedar Legal", "Dune Travel", "Elm Bakery"),
    *("Fjord Shipping", "Grove Clinic", "Harbor Tools", "Inlet Foods", "Jade Gardens"),
)
VENDOR = "ina@ingram.example"
STRANGERS = tuple(f"walker{number}@elsewhere.example" for number in range(12))


@dataclass(frozen=True, slots=True)
class Customer:
    """One contact on file, and the manner in which they are with us."""

    name: str
    address: str
    silent: bool  # answers nothing: the tracker is for them
    away: bool  # every letter is answered by a machine
    gone: bool  # the mailbox is no more: every letter comes back

    @property
    def domain(self) -> str:
        return self.address.rpartition("@")[2]


def customers() -> tuple[Customer, ...]:
    """Return the fifty customers; a tenth is gone, a tenth away, a fifth silent."""
    return tuple(
        Customer(
            name=f"{first_name} {LAST_NAMES[account]}",
            address=f"{first_name.casefold()}@{_domain(name)}",
            silent=place == 1 or (place == 0 and account % 2 == 0),
            away=place == 2 and account % 2 == 1,
            gone=place == 3 and account % 2 == 0,
        )
        for account, name in enumerate(ACCOUNTS)
        for place, first_name in enumerate(FIRST_NAMES)
    )


def technicians(desk: Desk) -> tuple[Staff, ...]:
    """Return the six of the desk who work on tickets."""
    return tuple(one for one in desk.staff if Role.TECH in one.roles)


def town_house() -> House:
    """Return the desk of the month and a database with its people on file."""
    return House(_desk(), found_database(_people()), EXAMPLE_SERVER)


def _desk() -> Desk:
    desk = example_desk()
    model = next(one for one in desk.staff if one.handle == "maya")
    more = (
        replace(model, handle=handle, name=name, addresses=(f"{handle}@desk.example",))
        for handle, name in MORE_TECHNICIANS
    )
    digital = Queue("Digital Services", "operations", (GROUP_ADDRESS,), profile="landesk")
    rota = Rota(
        weekdays=tuple((day, ("maya", "omar") if day % 2 else ("jonas",)) for day in range(5))
    )
    return replace(desk, staff=(*desk.staff, *more), queues=(*desk.queues, digital), rota=rota)


def _people() -> People:
    accounts = [
        Account(0, name, str(10500 + place), (_domain(name),))
        for place, name in enumerate(ACCOUNTS)
    ]
    of_domain = {account.domains[0]: account.name for account in accounts}
    known = [
        Imported(of_domain[one.domain], Contact(0, None, one.name, (one.address,)))
        for one in customers()
    ]
    vendor = Imported("Ingram", Contact(0, None, "Ina Gram", (VENDOR,), vendor=True))
    return People((*accounts, Account(0, "Ingram")), (*known, vendor))


def _domain(account: str) -> str:
    return f"{account.split()[0].casefold()}.example"
