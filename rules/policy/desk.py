"""The desk as its owner wrote it down: people, teams, queues, calendar, policies, integrations."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from rules.clock import Calendar
from rules.model.status import Category, Status
from rules.policy.integration import Integration
from rules.policy.policy import Policy

OFFICE_ADMIN = "{office_admin}"  # in a line of a preset: the first office admin's address


class Role(StrEnum):
    TECH = "tech"
    OFFICE_ADMIN = "office_admin"
    TRIAGER = "triager"
    LEAD = "lead"
    MANAGER = "manager"
    PROGRAMME_MANAGER = "programme_manager"
    GATEWAY_ADMIN = "gateway_admin"


class Receipts(StrEnum):
    ALL = "all"
    PROBLEMS = "problems"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Staff:
    """A resource: an employee who works on tickets."""

    handle: str
    name: str
    addresses: tuple[str, ...]  # case-folded, best first
    roles: tuple[Role, ...] = (Role.TECH,)
    active: bool = True
    department: str = ""
    teams: tuple[str, ...] = ()
    manager: str = ""
    region: str = ""
    shift: str = ""
    zone: str = ""  # IANA name; "" is the desk's
    receipts: Receipts = Receipts.ALL
    logins: tuple[str, ...] = ()  # case-folded names at our mail server; (): the addresses'


@dataclass(frozen=True, slots=True)
class Department:
    key: str
    name: str
    public_name: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Team:
    """A team or a group that a ticket can be assigned to."""

    key: str
    name: str
    address: str = ""
    public_name: str = ""
    triage: bool = False
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Queue:
    name: str
    category: str = "support"
    addresses: tuple[str, ...] = ()  # mail to these opens tickets here
    profile: str = ""  # "" is the desk's
    department: str = ""
    dispatchers: tuple[str, ...] = ()  # handles; empty: the desk's
    team: str = ""  # key; whose people are "next" here (HO-08); "": the department's techs
    address: str = ""  # its letters to customers come from there; "": the desk's own
    from_name: str = ""  # the name beside it; "": the desk's
    signature: str = ""  # lines below the name that closes a letter


@dataclass(frozen=True, slots=True)
class Area:
    key: str
    owner: str
    backlog: str = ""


@dataclass(frozen=True, slots=True)
class Rota:
    """Who is on support, by the days that are written down and by weekday else (TR-15)."""

    days: tuple[tuple[date, tuple[str, ...]], ...] = ()
    weekdays: tuple[tuple[int, tuple[str, ...]], ...] = ()  # 0 is Monday

    def is_kept_on(self, day: date) -> bool:
        """Whether anybody still writes it: an empty or old rota says nothing about anybody."""
        return bool(self.weekdays) or any(one >= day for one, _ in self.days)

    def on(self, day: date) -> tuple[str, ...]:
        """Return who is on the rota of a day."""
        named = dict(self.days)
        return named[day] if day in named else dict(self.weekdays).get(day.weekday(), ())


@dataclass(frozen=True, slots=True)
class Desk:
    name: str
    domain: str
    base_address: str  # support@desk.example
    calendar: Calendar
    policies: dict[str, Policy] = field(default_factory=dict)  # by profile name, settings applied
    profile: str = "standard"
    phone: str = ""
    hours_text: str = ""
    hours_texts: tuple[tuple[str, str], ...] = ()  # the same by language: "de", ...
    aliases: tuple[tuple[str, str], ...] = ()  # ("waiting@desk.example", "waiting")
    own_lists: tuple[str, ...] = ()  # further mailing lists that are the desk's own
    default_queue: str = "Remote Support"
    default_department: str = ""
    dispatchers: tuple[str, ...] = ()
    staff: tuple[Staff, ...] = ()
    departments: tuple[Department, ...] = ()
    teams: tuple[Team, ...] = ()
    groups: tuple[Team, ...] = ()
    queues: tuple[Queue, ...] = ()
    categories: dict[str, Category] = field(default_factory=dict)
    areas: tuple[Area, ...] = ()
    rota: Rota = Rota()
    presets: tuple[tuple[str, tuple[str, ...]], ...] = ()  # name, command lines
    integrations: tuple[Integration, ...] = ()
    public_domains: frozenset[str] = frozenset()  # gmail.com and the like: no account owns them

    def find_staff(self, handle: str) -> Staff | None:
        return next((one for one in self.staff if one.handle == handle), None)

    def find_queue(self, name: str) -> Queue | None:
        for one in self.queues:  # asked twenty times a mail, mostly as it is written there
            if one.name == name:
                return one
        folded = name.casefold().rstrip(".")  # "Acme Inc." is written without, too
        return next((one for one in self.queues if one.name.casefold().rstrip(".") == folded), None)

    def policy_of(self, queue_name: str) -> Policy:
        """Return the policy that holds in a queue: its own profile's, else the desk's."""
        queue = self.find_queue(queue_name)
        profile = queue.profile if queue and queue.profile else self.profile
        return self.policies[profile]

    @property
    def used_policies(self) -> tuple[Policy, ...]:
        """The policies that hold in any queue."""
        names = {self.profile, *(one.profile for one in self.queues if one.profile)}
        return tuple(self.policies[name] for name in sorted(names))

    @property
    def counts_tickets(self) -> bool:
        """Whether it matters anywhere how many tickets somebody owns (TR-14, TR-15)."""
        return any(one.owner_max_tickets or one.rota_check for one in self.used_policies)

    def pickable(self, category: str, policy: Policy) -> tuple[Status, ...]:
        """Return what people may set in a category: its row, and what its profile adds (2.4)."""
        keys = (category, policy.ticket_category)
        rows = (self.categories[key].allowed for key in keys if key in self.categories)
        return tuple(dict.fromkeys(status for row in rows for status in row))

    def is_login(self, name: str, address: str) -> bool:
        """Say whether a login at our own mail server is that of the person with this address.

        A server of one domain gives out names without it: `maya` is maya@ our own domain.
        """
        folded = name.casefold()
        owner = next((one for one in self.staff if one.active and address in one.addresses), None)
        if owner is not None and owner.logins:
            return folded in owner.logins
        mine = owner.addresses if owner is not None else (address,)
        return folded in mine or ("@" not in folded and f"{folded}@{self.domain}" in mine)

    def is_someones_login(self, name: str) -> bool:
        """Say whether a login is that of one of the desk's people."""
        return any(one.active and self.is_login(name, one.addresses[0]) for one in self.staff)

    def is_ours(self, address: str) -> bool:
        """Say whether an address is the desk's or one of its people: no report ever stops it."""
        ours = {one.address.casefold() for one in self.departments}
        ours.update(one.address.casefold() for one in (*self.teams, *self.groups))
        ours.update(*(one.addresses for one in self.staff))
        ours.update(one.backlog for one in self.areas)
        return address.casefold() in ours - {""} or self.is_own_address(address)

    @property
    def bases(self) -> tuple[str, ...]:
        """The addresses behind which words and reply tokens may stand: the desk's and queues'."""
        own = (one.address for one in self.queues if one.address)
        return tuple(dict.fromkeys((self.base_address.casefold(), *own)))

    def is_own_address(self, address: str) -> bool:
        """Say whether mail to this address comes to us (base, sub-address or alias)."""
        folded = address.casefold()
        if folded in dict(self.aliases) or any(folded in one.addresses for one in self.queues):
            return True
        local, _, domain = folded.rpartition("@")
        for base in self.bases:
            base_local, _, base_domain = base.rpartition("@")
            parted = (f"{base_local}+", f"{base_local}-")
            if domain == base_domain and (local == base_local or local.startswith(parted)):
                return True
        return False
