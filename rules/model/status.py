"""The status catalogue: names, classes, who may set them, and what a customer's mail makes of them.

Names are matched without case, spaces and punctuation. Where two desks use one word for two
statuses, the queue's profile decides (C-01).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Status(StrEnum):
    """Every status a ticket can have (STA-01)."""

    NEW = "new"
    IN_PROGRESS = "in_progress"
    OPEN = "open"
    BACKBURNER = "backburner"
    FOLLOW_UP_ADMIN = "follow_up_admin"
    FOLLOW_UP_RESOURCE = "follow_up_resource"
    WAITING_CUSTOMER = "waiting_customer"
    WAITING_VENDOR = "waiting_vendor"
    WAITING_ESCALATION = "waiting_escalation"
    ON_HOLD = "on_hold"
    SCHEDULING_LINK_SENT = "scheduling_link_sent"
    SCHEDULED = "scheduled"
    NO_APPT_TODO = "no_appt_todo"
    DEFERRED = "deferred"
    PENDING_PAYMENT = "pending_payment"
    NO_SHOW_REMOTE = "no_show_remote"
    COMPLETE = "complete"
    ARCHIVED = "archived"
    NOTE_EMAILED_IN = "note_emailed_in"
    SAYS_CLOSE = "says_close"
    INCOMPLETE_REOPENED = "incomplete_reopened"
    RECEIVED_FORM_RESPONSE = "received_form_response"
    SENT_FROM_MC = "sent_from_mc"
    OUT_OF_SCOPE = "out_of_scope"
    MC_NO_CONTACT = "mc_no_contact"


class StatusClass(StrEnum):
    """What a status means for the work on a ticket."""

    NEW = "new"
    ACTIVE = "active"
    WAITING_CUSTOMER = "waiting_customer"
    WAITING_VENDOR = "waiting_vendor"
    WAITING_INTERNAL = "waiting_internal"
    SCHEDULED = "scheduled"
    DEFERRED = "deferred"
    DONE = "done"
    TRANSIENT = "transient"  # gone again before the transaction ends


@dataclass(frozen=True, slots=True)
class StatusRow:
    """One line of the catalogue."""

    name: str  # as people read it
    status_class: StatusClass
    human: bool  # a person may set it; otherwise rules and integrations only
    aliases: tuple[str, ...] = ()  # besides key and name; in any spelling


CATALOGUE: dict[Status, StatusRow] = {
    Status.NEW: StatusRow("New", StatusClass.NEW, human=False),
    Status.IN_PROGRESS: StatusRow(
        "In Progress", StatusClass.ACTIVE, human=True, aliases=("working", "progress")
    ),
    Status.OPEN: StatusRow("Open", StatusClass.ACTIVE, human=True),
    Status.BACKBURNER: StatusRow("In-Progress / Backburner", StatusClass.ACTIVE, human=True),
    Status.FOLLOW_UP_ADMIN: StatusRow(
        "FOLLOW UP NEEDED: ADMIN",
        StatusClass.WAITING_INTERNAL,
        human=True,
        aliases=("follow up admin", "fua", "admin"),
    ),
    Status.FOLLOW_UP_RESOURCE: StatusRow(
        "Follow Up Needed: Resource",
        StatusClass.WAITING_INTERNAL,
        human=True,
        aliases=("follow up resource", "fur", "resource"),
    ),
    Status.WAITING_CUSTOMER: StatusRow(
        "Waiting Customer",
        StatusClass.WAITING_CUSTOMER,
        human=True,
        aliases=(
            *("waiting on customer", "waiting for customer", "wc", "waiting", "pending"),
            *("awaiting response", "waiting / awaiting response", "waiting on user"),
            *("waiting for user", "with customer"),
        ),
    ),
    Status.WAITING_VENDOR: StatusRow(
        "Waiting Vendor",
        StatusClass.WAITING_VENDOR,
        human=True,
        aliases=("waiting on vendor", "waiting for vendor", "wv", "vendor"),
    ),
    Status.WAITING_ESCALATION: StatusRow(
        "Waiting on Escalation Team",
        StatusClass.WAITING_INTERNAL,
        human=True,
        aliases=("waiting on escalation", "escalation", "escalation team"),
    ),
    Status.ON_HOLD: StatusRow(
        "On-Hold", StatusClass.WAITING_INTERNAL, human=True, aliases=("hold",)
    ),
    Status.SCHEDULING_LINK_SENT: StatusRow(
        "Scheduling Link Sent",
        StatusClass.WAITING_CUSTOMER,
        human=True,
        aliases=("link sent", "sls"),
    ),
    Status.SCHEDULED: StatusRow(
        "Scheduled", StatusClass.SCHEDULED, human=True, aliases=("booked",)
    ),
    Status.NO_APPT_TODO: StatusRow(
        "No Appt Needed - To Do",
        StatusClass.ACTIVE,
        human=True,
        aliases=("no appt needed", "todo"),
    ),
    Status.DEFERRED: StatusRow(
        "Deferred", StatusClass.DEFERRED, human=True, aliases=("defer", "snooze")
    ),
    Status.PENDING_PAYMENT: StatusRow(
        "Pending Payment", StatusClass.WAITING_CUSTOMER, human=True, aliases=("payment",)
    ),
    Status.NO_SHOW_REMOTE: StatusRow(
        "NO-SHOW: remote customer",
        StatusClass.WAITING_INTERNAL,
        human=True,
        aliases=("no show",),
    ),
    Status.COMPLETE: StatusRow(
        "Complete",
        StatusClass.DONE,
        human=True,
        aliases=("completed", "done", "close", "closed", "resolve", "resolved", "solved"),
    ),
    Status.ARCHIVED: StatusRow(
        "Closed (archived)", StatusClass.DONE, human=False, aliases=("archive",)
    ),
    Status.NOTE_EMAILED_IN: StatusRow("Note Emailed In", StatusClass.ACTIVE, human=False),
    Status.SAYS_CLOSE: StatusRow("Customer or tech says close", StatusClass.ACTIVE, human=False),
    Status.INCOMPLETE_REOPENED: StatusRow(
        "Incomplete - Re-opened", StatusClass.ACTIVE, human=False, aliases=("incomplete",)
    ),
    Status.RECEIVED_FORM_RESPONSE: StatusRow(
        "Received Form Response", StatusClass.ACTIVE, human=False
    ),
    Status.SENT_FROM_MC: StatusRow(
        "Sent from MC", StatusClass.NEW, human=False, aliases=("sent from partner desk",)
    ),
    Status.OUT_OF_SCOPE: StatusRow("Out of Scope", StatusClass.NEW, human=False),
    Status.MC_NO_CONTACT: StatusRow("MC No Contact", StatusClass.TRANSIENT, human=False),
}

HUMAN_STATUSES = tuple(status for status, row in CATALOGUE.items() if row.human)
IN_CLASS: dict[StatusClass, frozenset[Status]] = {
    status_class: frozenset(
        status for status, row in CATALOGUE.items() if row.status_class is status_class
    )
    for status_class in StatusClass
}
DONE = IN_CLASS[StatusClass.DONE]
WAITING = (
    IN_CLASS[StatusClass.WAITING_CUSTOMER]
    | IN_CLASS[StatusClass.WAITING_VENDOR]
    | IN_CLASS[StatusClass.WAITING_INTERNAL]
)


class StatusChoice(Protocol):
    """The settings of a profile that concern statuses; `rules.policy.policy.Policy` has them."""

    @property
    def status_aliases(self) -> tuple[tuple[str, Status], ...]:
        """Words of the profile, which win over the catalogue's."""

    @property
    def status_names(self) -> tuple[tuple[Status, str], ...]:
        """Names that the profile shows instead of the catalogue's."""

    @property
    def note_in_keep(self) -> tuple[Status, ...]:
        """Statuses that a customer's mail leaves alone."""

    @property
    def note_in_status(self) -> Status:
        """The status that a customer's mail makes of all others."""


def find_status(words: str, policy: StatusChoice) -> Status | None:
    """Return the status that these words name in a queue with this profile."""
    folded = fold_name(words)
    for alias, status in policy.status_aliases:
        if fold_name(alias) == folded:
            return status
    return find_by_name(words)


def find_by_name(words: str) -> Status | None:
    """Return the status whose key, name or alias this is, whatever the profile."""
    return _BY_NAME.get(fold_name(words))


def display_name(status: Status, policy: StatusChoice) -> str:
    """Return the name under which this profile shows the status."""
    return dict(policy.status_names).get(status, CATALOGUE[status].name)


def fold_name(words: str) -> str:
    """Return what counts when names are compared: letters and digits, without case."""
    return "".join(letter for letter in words.casefold() if letter.isalnum())


def is_system_only(status: Status) -> bool:
    """Whether no person may set it (ST-32)."""
    return not CATALOGUE[status].human


def after_customer_mail(status: Status, policy: StatusChoice) -> Status:
    """Return the status after a customer's mail (STA-03).

    For `complete` that is the answer inside the re-open window; thanks and the window itself
    are ST-46.
    """
    if status is Status.ARCHIVED or status in policy.note_in_keep:
        return status
    return policy.note_in_status


def _by_name() -> Mapping[str, Status]:
    names: dict[str, Status] = {}
    for status, row in CATALOGUE.items():
        for name in (status, row.name, *row.aliases):
            names.setdefault(fold_name(name), status)
    return names


_BY_NAME = _by_name()


class RequiredField(StrEnum):
    """What a category may ask for when the department changes (ZD-12)."""

    CID = "cid"
    CONTACT = "contact"
    SEVERITY = "severity"
    PRIORITY = "priority"
    DUE = "due"
    EFFORT = "effort"


@dataclass(frozen=True, slots=True)
class Category:
    """A kind of ticket: its queue and the statuses a person may pick there (STA-04)."""

    key: str
    name: str
    allowed: tuple[Status, ...]
    default_queue: str = ""  # empty: the desk's default; "{first_name}" is the primary's
    silent: bool = False  # contacts get no automatic mail (ST-23)
    required_fields: tuple[RequiredField, ...] = ()


_ROW = (
    Status.IN_PROGRESS,
    Status.FOLLOW_UP_ADMIN,
    Status.FOLLOW_UP_RESOURCE,
    Status.WAITING_CUSTOMER,
    Status.WAITING_VENDOR,
    Status.SCHEDULING_LINK_SENT,
    Status.SCHEDULED,
    Status.NO_APPT_TODO,
    Status.DEFERRED,
    Status.PENDING_PAYMENT,
    Status.NO_SHOW_REMOTE,
    Status.COMPLETE,
)


def _marked(marks: str, *extra: Status) -> tuple[Status, ...]:
    """Return the statuses of a kind of ticket (STA-04): `+` may be picked, `-` not."""
    picked = (status for status, mark in zip(_ROW, marks, strict=True) if mark == "+")
    return (*picked, *extra)


CATEGORIES: dict[str, Category] = {
    category.key: category
    for category in (
        # in progress, admin, resource, customer, vendor, link, scheduled, todo, deferred,
        # payment, no-show, complete
        Category(
            "support",
            "remote support",
            _marked("+++++++-++++", Status.WAITING_ESCALATION),
            "Remote Support",
        ),
        Category(
            "onsite",
            "onsite support",
            _marked("+++++++-++-+", Status.WAITING_ESCALATION),
            "Onsite Support",
        ),
        Category(
            "todo",
            "background work",
            _marked("+++-+-+++--+"),
            "TODO: {first_name}",
            silent=True,
        ),
        Category("admin", "administrative request", _marked("+++++++-++-+"), "Admin"),
        Category("user_change", "new or changed user or device", _marked("+++++++-++-+")),
        Category("order", "purchase for a customer", _marked("+++++---++-+")),
        Category("partner", "partner help desk", _marked("++++-++---++"), "Help Desk"),
        Category("alert", "monitoring alert", _marked("+++++++++--+"), "Alerts"),
        Category(
            "department",
            "department request",
            _marked("---+-------+", Status.OPEN, Status.BACKBURNER),
        ),
        Category(
            "engineering",
            "engineering request",
            _marked("---+-------+", Status.OPEN, Status.ON_HOLD),
        ),
        Category("msp", "managed service", _marked("+--++------+", Status.WAITING_ESCALATION)),
        Category("operations", "operations request", _marked("+--+-------+")),
    )
}
