"""What an order would say, made up: an ordinary case of a notice, as a desk would read it.

A notice whose facts, each by its kind, read well enough alone needs no case of its own here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import assert_never

from outbound.parameters import MEANINGS, Kind
from rules.effects import Fact
from rules.model.notice import Notice
from rules.model.status import Status

ASKED = "The printer on floor 2 is offline.\nIt prints half a page, then it stops."
WROTE = 'Works on PC 1 now.\n\nPC 2 still says "offline", see https://print.example/status?id=2'
WORDS = "The driver is new on PC 2.\nCould you print a page, please?"


@dataclass(frozen=True, slots=True)
class Around:
    """Who and what the made-up order is about."""

    now: datetime
    number: str  # of the ticket
    title: str
    staff: str  # its owner's handle
    colleague: str  # another's
    customer: str  # as the desk calls them
    address: str

    def ago(self, days: int, hours: int = 0) -> datetime:
        return self.now - timedelta(days=days, hours=hours)

    def ahead(self, days: int) -> datetime:
        return self.now + timedelta(days=days)

    def day(self, days: int) -> date:
        return self.ahead(days).date()


def sample_facts(notice: Notice, around: Around) -> dict[str, Fact]:
    """Return every fact that the notice may be told, None where an ordinary case says nothing."""
    if notice in TOLD:
        told = TOLD[notice](around)
        return {name: told.get(name) for name in notice.facts}
    return {name: _ordinary(MEANINGS[name].kind, around) for name in notice.facts}


def _ordinary(kind: Kind, around: Around) -> Fact:
    """Return a fact of a notice of which nobody has made up more than its line."""
    match kind:
        case Kind.PERSON:
            return around.staff
        case Kind.MOMENT:
            return around.ahead(1)
        case Kind.NUMBER:
            return 3
        case Kind.YES:
            return True
        case Kind.STATUS:
            return Status.IN_PROGRESS
        case Kind.WORDS:
            return around.title
        case Kind.TEXT:
            return WORDS
        case Kind.LINES:
            return (around.title,)
        case never:
            assert_never(never)


LINK = "https://scheduler.example/b/abc"
TRIES = ((14, "sent"), (7, "vm"), (0, "sent"))
TRY_LINES = ("email, two weeks ago", "phone, voicemail, a week ago")


def _wrote(a: Around) -> dict[str, Fact]:
    at = a.ago(0, 1)
    return {"from_name": a.customer, "from_address": a.address, "at": at, "text": WROTE}


def _asks(a: Around) -> dict[str, Fact]:
    return {
        "author": a.staff,
        "attempt_list": tuple(f"{a.ago(days).isoformat()}\t{how}" for days, how in TRIES),
        "attempt_count": len(TRIES),
        "first_attempt": a.ago(14),
        "close_on": a.ahead(2),
        "reopen_days": 30,
    }


def _owned(a: Around) -> tuple[str, ...]:
    return (
        f"{a.number}\t{a.title}, In Progress",
        "T20261120.0002\tReport shows the wrong year, With Customer",
    )


def _beyond(a: Around) -> dict[str, Fact]:
    return {"ticket_count": 4, "most": 3, "tickets": _owned(a)}


def _leave(a: Around) -> dict[str, Fact]:
    return {
        "author": a.staff,
        "first_day": a.day(3),
        "last_day": a.day(7),
        "back_on": a.day(8),
        "tickets": (f"{a.number}\t{a.title}, severity 1, In Progress",),
        "ticket_count": 1,
    }


def _board(a: Around) -> str:
    return f"In Progress   sev 3   {a.staff}   {a.ago(0, 1):%Y-%m-%d %H:%M}"


TOLD: dict[Notice, Callable[[Around], dict[str, Fact]]] = {
    Notice.N_01: lambda a: {"reply_by": a.ahead(1)},
    Notice.N_03: lambda a: {"author": a.staff, "text": WORDS},
    Notice.N_04: lambda a: {"waiting_since": a.ago(5)},
    Notice.N_05: lambda a: {"author": a.staff, "appointment": a.ago(0, 1), "booking_link": LINK},
    Notice.N_06: lambda a: {
        "author": a.staff,
        "text": "PC 2 has a new driver, too.",
        "reopen_days": 30,
    },
    Notice.N_06C: lambda a: {"sent_on": a.ago(1), "original": "T20261120.0001"},
    Notice.N_07: lambda a: {
        "author": a.staff,
        "department_public_name": "Networking",
        "next_update": a.ahead(1),
    },
    Notice.N_08: lambda a: {
        "author": a.staff,
        "promised": a.day(4),
        "text": "The parts come on Wednesday.",
    },
    Notice.N_09_1: _asks,
    Notice.N_09_2: _asks,
    Notice.N_09_3: _asks,
    Notice.N_10: _asks,
    Notice.N_16: lambda a: {
        "author": a.staff,
        "back_on": a.day(14),
        "text": "A colleague knows your network and has all my notes.",
    },
    Notice.N_21: lambda a: {"author": a.staff, "target_public_name": "our networking team"},
    Notice.N_25: lambda a: {
        "author": a.colleague,
        "project_person": "Paula Weber",
        "text": "We plan the form for spring.",
    },
    Notice.N_31: lambda a: {"author": a.staff, "booking_link": LINK},
    Notice.N_32: lambda a: {"author": a.staff, "appointment": a.ahead(1), "text": WORDS},
    Notice.N_49: lambda a: {"topic": "Photos of the panel", "at": a.ago(0, 1), "mebibytes": 48},
    Notice.N_50: lambda a: {"at": a.ago(0, 1)},
    Notice.N_02: lambda a: {
        **_wrote(a),
        "old_status": Status.WAITING_CUSTOMER,
        "new_status": Status.NOTE_EMAILED_IN,
        "not_copied": ("friend@elsewhere.example",),
    },
    Notice.N_02A: lambda a: {
        **_wrote(a),
        "back_on": a.day(8),
        "held": True,
        "text": "Back in a week.",
    },
    Notice.N_02B: lambda a: {
        **_wrote(a),
        "from_name": "Somebody Else",
        "from_address": "someone@elsewhere.example",
        "text": "Is it done?",
    },
    Notice.N_02C: lambda a: {
        "author": a.colleague,
        "changes": ("Status\tIn Progress -> Waiting Vendor", "Severity\t- -> 3"),
        "text": "HP order 7731, delivery next week.",
    },
    Notice.N_02N: lambda a: {**_wrote(a), "text": ASKED, "reply_due": a.ahead(1)},
    Notice.N_10B: lambda a: {
        "attempt_list": TRY_LINES,
        "attempt_count": 3,
        "open_items": ("2", "4"),
        "reasons": ('2 "Licence ordered"', '4 "Backup verified"'),
    },
    Notice.N_11: lambda a: {
        "due": a.day(3),
        "deferred_on": a.ago(7),
        "why": "the new floor opens then",
        "next_command_day": a.day(10),
    },
    Notice.N_12: lambda a: {
        "author": a.staff,
        "admin_name": a.colleague,
        "text": "Invoice the extra hour.",
        "handoff_parts": ("Done\tnew driver on both machines", "Blockers\tnone"),
    },
    Notice.N_13: lambda a: {"author": a.colleague, "text": "Please call them about the router."},
    Notice.N_14: lambda a: {
        "completed_by": a.staff,
        "reasons": (
            'checklist item 3 "Backup verified" is open',
            "Time Entries Done says: not completed",
        ),
        "block": ("#check 3", "#timedone yes", "#complete"),
    },
    Notice.N_15: lambda a: {**_wrote(a), "text": "Works everywhere. Thank you!"},
    Notice.N_17: lambda a: {
        **_wrote(a),
        "author": a.staff,
        "away": True,
        "back_on": a.day(14),
        "tagged": True,
        "region": "AMER",
        "summary": "Problem: the export stops at 40 %.\nAction taken: raised the timeout.\n"
        "Next steps: uncertain\nBlockers: waiting for the logs",
    },
    Notice.N_20: lambda a: {
        "author": a.colleague,
        "target": a.staff,
        "summary": "VPN fails after password and MFA were fixed",
        "done": "- cleared stored credentials\n- tested from a hotspot",
        "cause": "unknown, probably tunnel or firewall",
        "remaining": "- check the allow rule and the log around 09:40",
        "blockers": "needs network admin rights",
        "files": "vpn-client.log",
        "urgency": "high, they travel on Friday",
        "still_ours": "change opening hours",
    },
    Notice.N_23: lambda a: {**_wrote(a), "group": "Digital support group"},
    Notice.N_24: lambda a: {"author": a.colleague, "text": "Low risk.", "yours": True},
    Notice.N_26: lambda a: {
        **_wrote(a),
        "author": a.colleague,
        "area": "web",
        "project_person": "Paula Weber",
        "backlog_ref": f"{a.number} (web)",
        "why": "a new booking form",
    },
    Notice.N_27: lambda a: {"at": a.ago(3)},
    Notice.N_29: lambda a: {"effort": "5", "since": a.ago(3)},
    Notice.N_38: lambda a: {**_wrote(a), "reply_due": a.ahead(1)},
    Notice.N_38B: lambda a: {"since": a.ago(1)},
    Notice.N_39: lambda a: {**_wrote(a), "reply_due": a.ago(0, 2), "manager": "Mina Holt"},
    Notice.N_40: lambda a: {
        "attempt_list": TRY_LINES[:1],
        "attempt_count": 1,
        "missing": "one phone call, one more (phone attempt missing)",
        "window_end": a.day(7),
    },
    Notice.N_40B: lambda a: {"attempt_list": TRY_LINES, "attempt_count": 3},
    Notice.N_41: lambda a: {
        **_wrote(a),
        "completed_on": a.ago(5),
        "resolution": "unresponsive",
        "text": "Back from leave, the silver one please!",
    },
    Notice.N_42: lambda a: {
        "notice": "N-09.2",
        "address": a.address,
        "reason": "5.1.1 no such user",
        "voided": True,
    },
    Notice.N_43: lambda a: {
        "author": a.colleague,
        "category": "order",
        "wanted": Status.NO_SHOW_REMOTE,
        "text": "orders delivered on site need a no-show too",
        "allowed": ("In Progress", "Follow Up Needed: Admin"),
    },
    Notice.N_44: lambda a: {"since": a.ago(0, 4)},
    Notice.N_46: lambda a: {"since": a.ago(5)},
    Notice.N_18: lambda a: {
        "tickets": (
            "T20261120.0002\tReport shows the wrong year, owner now Jonas Feld, In Progress",
            f"{a.number}\t{a.title}, still yours, Waiting Customer, leave tag still set",
        ),
        "tagged": True,
        "others_own": True,
    },
    Notice.N_18A: _leave,
    Notice.N_19: lambda a: {**_leave(a), "text": "Nobody of my shift is free."},
    Notice.N_28: lambda a: {**_beyond(a), "lead": a.colleague, "yours": True},
    Notice.N_28B: lambda a: {**_beyond(a), "since": a.ago(2)},
    Notice.N_30: lambda a: {"due": a.day(1), "ticket_count": 2, "tickets": _owned(a)},
    Notice.N_36: lambda a: {
        "held_count": 3,
        "more_count": 1,
        "oldest": a.ago(0, 20),
        "lines": (
            '1\tnoreply@erp.example  "Weekly list"  bulk\t12 kB\tDear all,\t#drop 1',
            '2\tsupport@desk.example  "FW"  redirect\t8 kB\tLet it redirect.\t#drop 2',
        ),
    },
    Notice.N_37: lambda a: {
        "topic": a.now.date().isoformat(),
        "ticket_count": 6,
        "waiting_count": 2,
        "overdue_count": 1,
        "people": (
            f"Maya Ortiz\t4\t2\t{a.day(-21)}\t1\tyes",
            f"Jonas Feld\t2\t0\t{a.day(-5)}\t0\t",
        ),
        "statuses": ("In Progress 4", "Waiting Customer 2"),
        "sections": (
            "Under way\tanswer overdue: 1, answer due: 2, tries running: 1",
            f"Answers overdue\t{a.number} since this morning (Maya)",
        ),
        "summary": "Median answer time 3 h 10 · re-opened 1 · bounced addresses 1",
    },
    Notice.N_45: lambda a: {
        "topic": "mine",
        "ticket_count": 1,
        "lines": (f"{a.number}\t{a.title}\t{_board(a)}\t\t#show,#waiting",),
    },
    Notice.N_33: lambda a: {
        "summary": "Waiting Customer, contact try 1 of 3",
        "receipt": "R-4K7Q2Z",
        "changes": (
            "Status\tNote Emailed In -> Waiting Customer",
            "Contact try\t1 of 3 (email)",
        ),
        "mailed": (f"{a.customer} (leaves in 2 minutes, can be undone until then)",),
        "undoable": True,
    },
    Notice.N_34: lambda a: {
        "first_error": "Time and outcome of the call are missing",
        "errors": (
            "line 1   #attempt phone vm\tE-15: A phone attempt needs date, time and outcome.",
            "line 2   #waiting\tnot done either",
        ),
        "corrected": ("#attempt phone 2026-11-23 14:20 vm", "#waiting"),
        "near": ("#attempt email", "#responded phone", "#uc show"),
        "kept": True,
    },
    Notice.N_35: lambda a: {
        "from_address": "maya@desk.example",
        "at": a.ago(0, 1),
        "lines": ("#complete",),
        "text": "The new driver is on your PC.",
        "to_whom": (f"{a.customer} <{a.address}>",),
        "file_names": ("driver.pdf",),
        "code": "7F3K-2M9Q",
        "expires": a.ahead(1),
        "admin": "Sam Reyes",
    },
    Notice.N_47: lambda a: {
        "topic": "attempt",
        "lines": ("#attempt phone <date> <time> vm", "  a documented call"),
    },
    Notice.N_48: lambda a: {"lines": ("1\tscan.pdf (40 kB)", "2\tfilm.mp4 (48.1 MiB)")},
}
