"""Every notice by its id, and the letter's manners that go with it (LET-01)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Self


class Audience(StrEnum):
    CUSTOMER = "customer"  # the desk speaks to a customer
    RELAY = "relay"  # a resource's own words go to a customer
    STAFF = "staff"


@dataclass(frozen=True, slots=True)
class Manners:
    """How a notice is addressed and marked."""

    audience: Audience
    reply_internal: bool = True  # staff notices: Reply-To is the +internal address
    is_answer: bool = False  # Auto-Submitted: auto-replied, else auto-generated
    wants_absence: bool = False  # an out-of-office answer is useful there


_CUSTOMER = Manners(Audience.CUSTOMER)
_STAFF = Manners(Audience.STAFF)
_ANSWER = Manners(Audience.STAFF, is_answer=True)
_TO_CUSTOMER = Manners(Audience.STAFF, reply_internal=False)
_TRY = Manners(Audience.CUSTOMER, wants_absence=True)

_HANDOFF = ("summary", "done", "cause", "remaining", "blockers", "files", "urgency", "still_ours")
_TRIES = ("attempt_list", "attempt_count", "first_attempt")


class Notice(StrEnum):
    """Every kind of letter that goes out: its manners, and the facts that come with the order.

    A fact that a rule leaves out is None in the template, one that is not listed is a broken
    promise. `outbound/parameters.py` says what each fact is; what every letter knows without being
    told (number, title, desk, contact, owner, status, thread) needs none.
    """

    _value_: str
    manners: Manners
    facts: tuple[str, ...]

    def __new__(cls, value: str, manners: Manners = _STAFF, facts: tuple[str, ...] = ()) -> Self:
        one = str.__new__(cls, value)
        one._value_, one.manners, one.facts = value, manners, facts
        return one

    N_01 = (
        "N-01",
        Manners(Audience.CUSTOMER, is_answer=True),
        ("reply_by", "old_number", "stranger"),
    )
    N_02 = (
        "N-02",
        _TO_CUSTOMER,
        (
            "from_name",
            "from_address",
            "at",
            "old_status",
            "new_status",
            "text",
            "texts",
            "phrase_hint",
            "not_copied",
            "reply_due",
        ),
    )
    N_02A = "N-02a", _STAFF, ("from_name", "at", "back_on", "held", "text")
    N_02B = "N-02b", _TO_CUSTOMER, ("from_name", "from_address", "at", "text", "reason")
    N_02C = "N-02c", _STAFF, ("author", "changes", "text")
    N_02N = (
        "N-02n",
        _STAFF,
        (
            "from_name",
            "from_address",
            "at",
            "text",
            "reply_due",
            "not_copied",
            "stranger",
            "lines",
            "ticket_count",
            "more_count",
            "since",
        ),
    )
    N_03 = "N-03", Manners(Audience.RELAY), ("author", "text", "off_machine")
    N_04 = "N-04", _TRY, ("waiting_since", "question")
    N_05 = "N-05", _CUSTOMER, ("author", "appointment", "booking_link")
    N_06 = "N-06", _CUSTOMER, ("author", "text", "reopen_days")
    N_06C = "N-06c", _CUSTOMER, ("sent_on", "original")
    N_07 = "N-07", _CUSTOMER, ("author", "department_public_name", "next_update")
    N_08 = "N-08", _CUSTOMER, ("author", "promised", "text")
    N_09_1 = "N-09.1", _TRY, ("author", "question", "close_on", "reopen_days", *_TRIES)
    N_09_2 = "N-09.2", _TRY, ("author", "question", "close_on", "reopen_days", *_TRIES)
    N_09_3 = "N-09.3", _TRY, ("author", "question", "close_on", "reopen_days", *_TRIES)
    N_10 = "N-10", _TRY, ("author", "question", "close_on", "reopen_days", *_TRIES)
    N_10B = "N-10b", _STAFF, ("open_items", "reasons", *_TRIES)
    N_11 = "N-11", _STAFF, ("due", "deferred_on", "why", "no_date", "next_command_day")
    N_12 = "N-12", _STAFF, ("author", "admin_name", "text", "handoff_parts")
    N_13 = "N-13", _STAFF, ("author", "text")
    N_14 = "N-14", _STAFF, ("completed_by", "reasons", "block")
    N_15 = "N-15", _STAFF, ("from_name", "at", "text", "again")
    N_16 = "N-16", _CUSTOMER, ("author", "back_on", "text")
    N_17 = (
        "N-17",
        _STAFF,
        (
            "from_name",
            "author",
            "away",
            "back_on",
            "region",
            "summary",
            "tag_stays",
            "tagged",
            "text",
            "yours",
        ),
    )
    N_18 = "N-18", _STAFF, ("tickets", "tagged", "others_own")
    N_18A = "N-18a", _STAFF, ("first_day", "back_on", "tickets", "ticket_count")
    N_19 = "N-19", _STAFF, ("author", "first_day", "last_day", "tickets", "ticket_count", "text")
    N_20 = "N-20", _STAFF, ("author", "target", "text", "reply_due", *_HANDOFF)
    N_21 = "N-21", _CUSTOMER, ("author", "target_public_name", "text")
    N_23 = "N-23", _STAFF, ("group", "text", "again")
    N_24 = "N-24", _STAFF, ("author", "text", "yours")
    N_25 = "N-25", _CUSTOMER, ("author", "text", "project_person")
    N_26 = (
        "N-26",
        _STAFF,
        ("author", "from_name", "area", "project_person", "backlog_ref", "backlog", "why", "text"),
    )
    N_27 = "N-27", _STAFF, ("at",)
    N_28 = "N-28", _STAFF, ("ticket_count", "most", "lead", "tickets", "yours")
    N_28B = "N-28b", _STAFF, ("ticket_count", "most", "since", "tickets")
    N_29 = "N-29", _STAFF, ("effort", "since")
    N_30 = "N-30", _STAFF, ("due", "goes_back", "ticket_count", "tickets")
    N_31 = "N-31", _CUSTOMER, ("author", "booking_link", "text")
    N_32 = "N-32", _CUSTOMER, ("author", "appointment", "text")
    N_33 = (
        "N-33",
        _ANSWER,
        ("changes", "warnings", "receipt", "mailed", "undoable", "summary", "idle"),
    )
    N_34 = (
        "N-34",
        _ANSWER,
        (
            "errors",
            "corrected",
            "text",
            "asked_again",
            "no_such_ticket",
            "resend",
            "newer",
            "near",
            "first_error",
            "kept",
            "opened",
        ),
    )
    N_35 = (
        "N-35",
        _ANSWER,
        (
            "from_address",
            "at",
            "lines",
            "text",
            "to_whom",
            "file_names",
            "reason",
            "proved",
            "code",
            "expires",
            "admin",
        ),
    )
    N_36 = "N-36", _STAFF, ("reason", "from_address", "lines", "held_count", "more_count", "oldest")
    N_37 = (
        "N-37",
        _STAFF,
        (
            "topic",
            "ticket_count",
            "waiting_count",
            "overdue_count",
            "people",
            "statuses",
            "sections",
            "summary",
        ),
    )
    N_38 = "N-38", _STAFF, ("from_name", "at", "reply_due", "next_command_day")
    N_38B = "N-38b", _STAFF, ("since",)
    N_39 = "N-39", _STAFF, ("at", "reply_due", "manager")
    N_40 = "N-40", _STAFF, ("missing", "window_end", *_TRIES)
    N_40B = "N-40b", _STAFF, _TRIES
    N_41 = "N-41", _STAFF, ("from_name", "completed_on", "resolution", "text")
    N_42 = "N-42", _STAFF, ("notice", "address", "reason", "voided", "colleague")
    N_43 = "N-43", _STAFF, ("author", "category", "wanted", "text", "allowed")
    N_44 = "N-44", _STAFF, ("since",)
    N_45 = "N-45", _ANSWER, ("topic", "lines", "ticket_count", "more_count", "head", "entries")
    N_46 = "N-46", _STAFF, ("since",)
    N_47 = "N-47", _ANSWER, ("topic", "lines")
    N_48 = "N-48", _ANSWER, ("lines",)
    N_49 = (
        "N-49",
        Manners(Audience.CUSTOMER, is_answer=True),
        ("topic", "at", "mebibytes", "file_count"),
    )
    N_50 = "N-50", Manners(Audience.CUSTOMER, is_answer=True), ("at",)


MANNERS = {one: one.manners for one in Notice}
OWN_WORDS = (
    Notice.N_21,
    Notice.N_25,
    Notice.N_32,
)  # where a resource's own text stands in for ours, it is their letter


def manners_of(notice: Notice, *, own_words: bool) -> Manners:
    """Return the manners of one letter: with a resource's own words it is relayed (LET-01)."""
    return MANNERS[Notice.N_03] if own_words and notice in OWN_WORDS else MANNERS[notice]
