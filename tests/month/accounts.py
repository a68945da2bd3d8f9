"""Who takes part in the simulated month or year: five customers an account, and one desk.

The desk is the packaged example with more technicians and two queues more. No customer has a name
or a word in common with the staff, so that a name found in a letter tells whose it is.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from gateway.config.contacts_file import People
from gateway.config.desk_file import example_desk
from gateway.rehearse.database import found_database
from gateway.rehearse.player import Setup
from gateway.rehearse.setups import EXAMPLE_SERVER
from gateway.store.people import Imported
from rules.model.ticket import Account, Contact
from rules.policy.choices import CloseMode
from rules.policy.desk import Desk, Queue, Role, Rota, Staff
from tests.month.span import MONTH, Span

BASE = "support@desk.example"
GROUP_ADDRESS = "digital@desk.example"  # of the queue that is triaged
CAREFUL_ADDRESS = "care@desk.example"  # of the queue where closing is proposed, never done
CAREFUL = "Care"
MORE_TECHNICIANS = (
    *(("nils", "Nils Aamot"), ("ruth", "Ruth Chen"), ("theo", "Theo Baum")),
    *(("vera", "Vera Lund"), ("hugo", "Hugo Maas"), ("iris", "Iris Okafor")),
    *(("levi", "Levi Park"), ("noor", "Noor Quist"), ("yuri", "Yuri Tamm")),
)
FIRST_NAMES = "Ada Boris Cleo Dora Emil".split()
LAST_NAMES = (
    "Abel Brandt Cole Dietz Egan Frost Gold Hale Irons Joyce "
    "Kemp Lamb Moss Nagy Oakes Pratt Quinn Rhodes Stone Thorn "
    "Udall Voss Wilde Yates Zeller Archer Birch Castle Drake Emery "
    "Fisk Gable Hobbs Ivory Janssen Keller Larch Mercer North Osborn"
).split()
ACCOUNTS = (
    *("Acorn Books", "Birch Dental", "Cedar Legal", "Dune Travel", "Elm Bakery"),
    *("Fjord Shipping", "Grove Clinic", "Harbor Tools", "Inlet Foods", "Jade Gardens"),
    *("Kelp Fisheries", "Linden School", "Maple Motors", "Nectar Drinks", "Onyx Stone"),
    *("Pine Timber", "Quartz Optics", "Reed Music", "Spruce Homes", "Tulip Florists"),
    *("Umber Paints", "Violet Hotels", "Willow Care", "Xenon Lamps", "Yarrow Herbs"),
    *("Zinc Works", "Amber Jewels", "Basalt Roads", "Coral Divers", "Delta Pumps"),
    *("Ember Stoves", "Flint Tooling", "Garnet Press", "Heath Farms", "Indigo Prints"),
    *("Juniper Spirits", "Kiln Ceramics", "Lotus Yoga", "Myrtle Soaps", "Nimbus Aerials"),
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


def customers(span: Span = MONTH) -> tuple[Customer, ...]:
    """Return the customers; a tenth is gone, a tenth away, three tenths silent."""
    return tuple(
        Customer(
            name=f"{first_name} {LAST_NAMES[account]}",
            address=f"{first_name.casefold()}@{_domain(name)}",
            silent=place == 1 or (place == 0 and account % 2 == 0),
            away=place == 2 and account % 2 == 1,
            gone=place == 3 and account % 2 == 0,
        )
        for account, name in enumerate(ACCOUNTS[: span.accounts])
        for place, first_name in enumerate(FIRST_NAMES)
    )


def technicians(desk: Desk) -> tuple[Staff, ...]:
    """Return those of the desk who work on tickets."""
    return tuple(one for one in desk.staff if Role.TECH in one.roles)


def month_setup(span: Span = MONTH) -> Setup:
    """Return the desk of the month or year and a database with its people on file."""
    return Setup(_desk(span), found_database(_people(span)), EXAMPLE_SERVER)


def _desk(span: Span) -> Desk:
    desk = example_desk()
    model = next(one for one in desk.staff if one.handle == "maya")
    more = (
        replace(model, handle=handle, name=name, addresses=(f"{handle}@desk.example",))
        for handle, name in MORE_TECHNICIANS[: span.more_technicians]
    )
    digital = Queue("Digital Services", "operations", (GROUP_ADDRESS,), profile="landesk")
    rota = Rota(
        weekdays=tuple((day, ("maya", "omar") if day % 2 else ("jonas",)) for day in range(5))
    )
    careful = Queue(CAREFUL, "support", (CAREFUL_ADDRESS,), profile="careful")
    proposing = replace(desk.policies["standard"], uc_close_mode=CloseMode.PROPOSE)
    return replace(
        desk,
        staff=(*desk.staff, *more),
        queues=(*desk.queues, digital, careful),
        rota=rota,
        policies={**desk.policies, "careful": proposing},
    )


def _people(span: Span) -> People:
    accounts = [
        Account(0, name, str(10500 + place), (_domain(name),))
        for place, name in enumerate(ACCOUNTS[: span.accounts])
    ]
    of_domain = {account.domains[0]: account.name for account in accounts}
    known = [
        Imported(of_domain[one.domain], Contact(0, None, one.name, (one.address,)))
        for one in customers(span)
    ]
    vendor = Imported("Ingram", Contact(0, None, "Ina Gram", (VENDOR,), vendor=True))
    return People((*accounts, Account(0, "Ingram")), (*known, vendor))


def _domain(account: str) -> str:
    return f"{account.split()[0].casefold()}.example"
