"""The words an owner can choose between: one enum a setting (SET-05)."""

from __future__ import annotations

from enum import StrEnum


class StrangerNew(StrEnum):
    """What a stranger's new mail becomes (GW-11)."""

    TICKET = "ticket"
    HOLD = "hold"


class StrangerOnTicket(StrEnum):
    """What a stranger's mail into a ticket becomes (GW-14)."""

    FLAG = "flag"
    HOLD = "hold"
    REJECT = "reject"


class HoldOnAutoReply(StrEnum):
    """Whether an automatic reply's day of return holds the cycle (GW-06, UC-16)."""

    NO = "no"
    DATED = "dated"  # a day within 60 days
    YES = "yes"  # any day to come


class PrivateMail(StrEnum):
    """What mail marked private becomes (GW-18)."""

    QUARANTINE = "quarantine"
    TICKET = "ticket"


class Clue(StrEnum):
    """By what a mail finds its ticket (GW-08)."""

    SUBJECT = "subject"
    TOKEN = "token"
    THREAD = "thread"


class Gate(StrEnum):
    """What must be done before a ticket stays complete (ST-13, ST-14)."""

    CHECKLIST = "checklist"
    TIME_ENTRIES = "time_entries"


class Unannounced(StrEnum):
    """Completions that the customer is not told of (ST-28)."""

    TODO = "todo"
    ALERT = "alert"
    INTERNAL = "internal"
    UNRESPONSIVE = "unresponsive"
    PROJECT = "project"
    DUPLICATE = "duplicate"


class DetectLink(StrEnum):
    """What a booking link in a plain note does (ST-12)."""

    NUDGE = "nudge"
    AUTO = "auto"
    OFF = "off"


class OnWaiting(StrEnum):
    """What `waiting` with a booking link in the text becomes (ST-09)."""

    CONVERT = "convert"
    REFUSE = "refuse"


class AutoHeadsUp(StrEnum):
    """When the gateway itself tells the customer that it takes longer (TAT-02, TAT-03)."""

    OFF = "off"
    DEPT = "dept"
    ALWAYS = "always"


class AttemptOrder(StrEnum):
    """Whether the order of attempts matters (C-15)."""

    ANY = "any"
    EMAIL_PHONE_ANY = "email_phone_any"


class CloseMode(StrEnum):
    """Who closes after the last attempt (C-16)."""

    AUTO = "auto"
    PROPOSE = "propose"


class HandoffRequired(StrEnum):
    """When the eight parts of a handoff are asked for (HO-02)."""

    NO = "no"
    HANDOFF = "handoff"  # when #handoff is used
    DEPARTMENT = "department"  # on every change of department
    REASSIGNMENT = "reassignment"  # on every change of the primary


class LockMode(StrEnum):
    """Whether work commands from another department are refused (ZD-11)."""

    OFF = "off"
    DEPARTMENT = "department"


class OooTrigger(StrEnum):
    """What makes a customer's answer unassign an absent engineer (OOO-05)."""

    TAG = "tag"
    UNAVAILABLE = "unavailable"
    TAG_AND_UNAVAILABLE = "tag_and_unavailable"
    TAG_OR_UNAVAILABLE = "tag_or_unavailable"


class ManagerNotice(StrEnum):
    """For which tickets the manager hears of a leave (OOO-07, C-26)."""

    SEVERITY_1_2 = "severity_1_2"
    ALWAYS = "always"
    OFF = "off"


class ReplyToken(StrEnum):
    """Whether the first use of a personal reply address proves its owner (GW-07)."""

    OFF = "off"
    PROOF = "proof"


class Spf(StrEnum):
    """Whether SPF says anything: not for a mailbox that other servers forward to (RFC 7208)."""

    COUNT = "count"
    IGNORE = "ignore"
