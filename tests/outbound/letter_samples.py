"""Orders of every notice: what the rules would say in an ordinary case, and in odd ones."""

from __future__ import annotations

from datetime import date

from letter_scenes import at

from outbound.sample_facts import Around, sample_facts
from rules.effects import Fact
from rules.model.notice import Notice
from rules.model.status import Status

WORDS = "The driver is new on PC 2.\nCould you print a page, please?"
CUSTOMER = 'Works on PC 1 now.\n\nPC 2 still says "offline", see https://print.example/status?id=2'
TRIES = (
    f"{at(2, 10).isoformat()}\tsent",
    f"{at(9, 14, 20).isoformat()}\tvm",
    f"{at(16, 10).isoformat()}\tsent",
)
MAYA = "Maya Ortiz   Mon 2026-11-23 10:00 EST"
DUE = "answer due Tue 2026-11-24 09:55 EST"

PROJECT: dict[str, Fact] = {
    "author": "olive",
    "from_name": "Carla Ruiz",
    "area": "web",
    "project_person": "Paula Weber",
    "backlog_ref": "T20261116.0004 (web)",
    "why": "a new booking form",
    "text": CUSTOMER,
}
OWNED = (
    "T20261116.0004\tPrinter offline, In Progress",
    "T20261120.0002\tReport shows the wrong year, With Customer",
)

BEYOND: dict[str, Fact] = {"ticket_count": 4, "most": 3, "tickets": OWNED}

# (notice, name of the case, facts)
MADE_UP: tuple[tuple[Notice, str, dict[str, Fact]], ...] = (
    (Notice.N_01, "", {"reply_by": at(24, 9, 2)}),
    (Notice.N_01, "follow-up", {"reply_by": at(24, 9, 2), "old_number": "T20261001.0002"}),
    (Notice.N_01, "stranger", {"reply_by": at(24, 9, 2), "stranger": True}),
    (
        Notice.N_02,
        "",
        {
            "from_name": "Carla Ruiz",
            "at": at(23, 9, 55),
            "old_status": Status.WAITING_CUSTOMER,
            "new_status": Status.NOTE_EMAILED_IN,
            "text": CUSTOMER,
        },
    ),
    (
        Notice.N_02,
        "folded",
        {
            "from_name": "c12",
            "at": at(23, 9, 55),
            "old_status": Status.NOTE_EMAILED_IN,
            "text": CUSTOMER,
            "texts": ("And the scanner, too.", "Forget the scanner."),
            "phrase_hint": "a question",
        },
    ),
    (
        Notice.N_02A,
        "",
        {
            "from_name": "Carla Ruiz",
            "back_on": date(2026, 12, 1),
            "text": "I am out of the office and back on 1 December.",
        },
    ),
    (
        Notice.N_02B,
        "",
        {"from_address": "someone@elsewhere.example", "at": at(23, 9), "text": "Is it done?"},
    ),
    (
        Notice.N_02C,
        "",
        {
            "author": "jonas",
            "changes": ("Status\tIn Progress -> Waiting Vendor", "Due\t- -> Tue 2026-12-01"),
            "text": "HP order 7731, delivery next week.",
        },
    ),
    (
        Notice.N_02N,
        "",
        {
            "from_name": "Carla Ruiz",
            "from_address": "carla@alderair.example",
            "text": "Since Friday scans are not delivered. Nothing changed here.",
        },
    ),
    (Notice.N_03, "", {"author": "maya", "text": WORDS}),
    (Notice.N_03, "off-machine", {"author": "maya", "text": WORDS, "off_machine": True}),
    (Notice.N_04, "", {"waiting_since": at(18, 10)}),
    (Notice.N_05, "", {"appointment": at(23, 9)}),
    (Notice.N_05, "days-later", {"appointment": at(20, 10)}),
    (
        Notice.N_05,
        "link",
        {"appointment": at(23, 9), "booking_link": "https://scheduler.example/b/abc"},
    ),
    (Notice.N_23, "", {"group": "Digital support group", "text": CUSTOMER}),
    (Notice.N_23, "again", {"group": "Digital support group", "text": CUSTOMER, "again": True}),
    (Notice.N_24, "", {"author": "olive", "text": "Low risk."}),
    (Notice.N_24, "yours", {"author": "olive", "yours": True}),
    (Notice.N_25, "", {"author": "olive", "project_person": "Paula Weber"}),
    (
        Notice.N_25,
        "words",
        {
            "author": "olive",
            "project_person": "Paula Weber",
            "text": "We plan the form for spring.",
        },
    ),
    (Notice.N_26, "", PROJECT),
    (Notice.N_26, "backlog", PROJECT | {"backlog": True}),
    (Notice.N_27, "", {"at": at(20, 9)}),
    (
        Notice.N_28,
        "",
        {"ticket_count": 4, "most": 3, "lead": "olive", "tickets": OWNED, "yours": True},
    ),
    (Notice.N_28, "copy", {**BEYOND, "lead": "olive"}),
    (Notice.N_28B, "", {**BEYOND, "since": at(23, 10)}),
    (Notice.N_29, "", {"since": at(23, 10)}),
    (Notice.N_29, "effort", {"effort": "5", "since": at(23, 10)}),
    (Notice.N_30, "", {"due": date(2026, 11, 23), "ticket_count": 2, "tickets": OWNED}),
    (Notice.N_31, "", {"author": "maya", "booking_link": "https://scheduler.example/b/abc"}),
    (Notice.N_32, "", {"author": "maya", "appointment": at(24, 10)}),
    (Notice.N_32, "words", {"author": "maya", "appointment": at(24, 10), "text": WORDS}),
    (Notice.N_06, "", {"author": "maya", "text": "PC 2 has a new driver, too."}),
    (Notice.N_06, "silent", {"author": "maya", "reopen_days": 30}),
    (Notice.N_06C, "", {"sent_on": at(23, 9), "original": "T20261120.0001"}),
    (
        Notice.N_07,
        "",
        {
            "author": "olive",
            "department_public_name": "search engine",
            "next_update": at(24, 10),
        },
    ),
    (
        Notice.N_08,
        "",
        {"author": "maya", "promised": date(2026, 11, 27), "text": "The parts come on Wednesday."},
    ),
    (Notice.N_09_1, "", {"author": "maya"}),
    (Notice.N_09_2, "", {"author": "maya", "first_attempt": at(2, 10)}),
    (
        Notice.N_09_3,
        "",
        {"author": "maya", "attempt_list": TRIES, "close_on": at(25, 10), "reopen_days": 30},
    ),
    (Notice.N_10, "", {"attempt_list": TRIES, "attempt_count": 3}),
    (Notice.N_10, "once", {"attempt_list": TRIES[:1], "attempt_count": 1}),
    (Notice.N_10B, "", {"attempt_list": TRIES, "attempt_count": 3}),
    (
        Notice.N_10B,
        "unchecked",
        {
            "attempt_list": TRIES,
            "attempt_count": 3,
            "open_items": ("2", "4"),
            "reasons": ('2 "Licence ordered"', '4 "Backup verified"'),
        },
    ),
    (
        Notice.N_11,
        "",
        {
            "due": date(2026, 11, 24),
            "deferred_on": at(16, 9),
            "why": "the new floor opens then",
            "next_command_day": date(2026, 11, 25),
        },
    ),
    (Notice.N_11, "lost", {"no_date": True}),
    (
        Notice.N_12,
        "",
        {
            "author": "maya",
            "admin_name": "olive",
            "text": "Invoice the extra hour.",
            "handoff_parts": ("Done\tnew driver on both machines", "Blockers\tnone"),
        },
    ),
    (Notice.N_13, "", {"author": "olive", "text": "Please call Carla about the router."}),
    (
        Notice.N_14,
        "",
        {
            "completed_by": "maya",
            "reasons": (
                'checklist item 3 "Backup verified" is open',
                "Time Entries Done says: not completed",
            ),
            "block": ("#check 3", "#timedone yes", "#complete"),
        },
    ),
    (
        Notice.N_15,
        "",
        {"from_name": "c12", "at": at(20, 9, 45), "text": "Works everywhere. Thank you!"},
    ),
    (
        Notice.N_16,
        "",
        {
            "author": "maya",
            "back_on": date(2026, 12, 14),
            "text": "A colleague knows your network and has all my notes.",
        },
    ),
    (
        Notice.N_17,
        "",
        {
            "from_name": "Carla Ruiz",
            "away": True,
            "tagged": True,
            "author": "maya",
            "back_on": date(2026, 12, 14),
            "region": "AMER",
            "summary": "Problem: the export stops at 40 %.\nAction taken: raised the timeout.\n"
            "Next steps: uncertain\nBlockers: waiting for the logs",
            "text": CUSTOMER,
        },
    ),
    (
        Notice.N_18,
        "",
        {
            "tickets": (
                "T20261201.0003\tNightly export stops, owner now Jonas Feld, In Progress",
                "T20261116.0004\tPrinter offline, still yours, Waiting Customer, leave tag set",
            ),
            "others_own": True,
            "tagged": True,
        },
    ),
    (Notice.N_18, "nothing", {}),
    (
        Notice.N_18A,
        "",
        {
            "first_day": date(2026, 12, 7),
            "back_on": date(2026, 12, 14),
            "tickets": ("T20261116.0004\tPrinter offline, severity 3, In Progress: required",),
            "ticket_count": 1,
        },
    ),
    (
        Notice.N_19,
        "",
        {
            "author": "maya",
            "first_day": date(2026, 12, 7),
            "last_day": date(2026, 12, 11),
            "tickets": ("T20261116.0004\tPrinter offline, severity 1, In Progress, Carla Ruiz",),
            "ticket_count": 1,
            "text": "Nobody of my shift is free.",
        },
    ),
    (
        Notice.N_20,
        "",
        {
            "author": "olive",
            "target": "maya",
            "text": "Ricoh in reception stopped mailing on Friday, probably the mailbox "
            "password change. Please check the SMTP login first.",
        },
    ),
    (
        Notice.N_20,
        "parts",
        {
            "author": "maya",
            "target": "team:networking",
            "summary": "VPN of user fails after password and MFA were fixed",
            "done": "- cleared stored credentials\n- tested from a hotspot",
            "cause": "unknown, probably tunnel or firewall",
            "remaining": "- check allow rule and gateway log around 09:40",
            "blockers": "needs network admin rights",
            "files": "vpn-client.log",
            "urgency": "high, user travels Fri 2026-11-27",
            "still_ours": "change opening hours",
        },
    ),
    (
        Notice.N_21,
        "",
        {"author": "maya", "target_public_name": "our networking team"},
    ),
    (
        Notice.N_21,
        "own-words",
        {"author": "maya", "text": "Carla, the log points to the vendor of the gateway."},
    ),
    (
        Notice.N_33,
        "",
        {
            "summary": "Waiting Customer, contact try 1 of 3",
            "receipt": "R-4K7Q2Z",
            "changes": (
                "Status\tNote Emailed In -> Waiting Customer",
                "Reminder\tSat 2026-11-28 10:00, sent Mon 2026-11-30 09:00",
                "Contact try\t1 of 3 (email)",
            ),
            "mailed": ("Carla Ruiz (leaves at 10:02, can be undone until then)", "Ben Ode"),
            "undoable": True,
        },
    ),
    (
        Notice.N_33,
        "warning",
        {"warnings": ("W-02: The text has a booking link and the status was not set: #linksent",)},
    ),
    (
        Notice.N_34,
        "",
        {
            "first_error": "Time and outcome of the call are missing",
            "errors": (
                "line 1   #attempt phone vm\tE-15: A phone attempt needs date, time and outcome.",
                "line 2   #waiting\tnot done either",
            ),
            "corrected": ("#attempt phone 2026-11-23 14:20 vm", "#waiting"),
            "near": ("#attempt email", "#responded phone", "#uc show"),
            "kept": True,
        },
    ),
    (
        Notice.N_34,
        "crossed",
        {
            "first_error": "Not sent: Carla Ruiz wrote at 09:58, after what you answered",
            "errors": ("E-33: Not sent: Carla Ruiz wrote at 09:58, after what you answered:",),
            "newer": CUSTOMER,
            "kept": True,
        },
    ),
    (
        Notice.N_35,
        "",
        {
            "from_address": "maya@desk.example",
            "at": at(23, 9, 58),
            "lines": ("#complete",),
            "text": "Carla, the new driver is on your PC.",
            "to_whom": ("Carla Ruiz <carla@alderair.example>",),
            "file_names": ("driver.pdf",),
            "code": "7F3K-2M9Q",
            "expires": at(24, 9, 58),
            "admin": "Sam Reyes",
        },
    ),
    (
        Notice.N_36,
        "",
        {
            "reason": "60 tickets by unknown senders within an hour",
            "from_address": "x@evil.example",
        },
    ),
    (
        Notice.N_36,
        "held",
        {
            "held_count": 3,
            "more_count": 1,
            "oldest": at(26, 10, 2),
            "lines": (
                '1\tnoreply@erp.example  "Weekly list"  bulk\t12 kB\tDear all,\t#drop 1',
                '2\tsupport@desk.example  "FW"  redirect\t8 kB\tLet it redirect.\t#drop 2',
            ),
        },
    ),
    (
        Notice.N_37,
        "",
        {
            "topic": "2026-11-23",
            "ticket_count": 6,
            "waiting_count": 2,
            "overdue_count": 1,
            "people": (
                "Maya Ortiz\t4\t2\t2026-11-02\t1\tyes",
                "Jonas Feld\t2\t0\t2026-11-18\t0\t",
            ),
            "statuses": ("In Progress 4", "Waiting Customer 2"),
            "sections": (
                "Answer times, last 7 days\tup to 2 h: 3, 2 to 4 h: 2, 4 to 8 h: 1, over 8 h: 0",
                "Age of open tickets\tup to a week: 4, 1 to 2 weeks: 2, over 4 weeks: 0",
                "Under way\tanswer overdue: 1, answer due: 2, tries running: 1",
                "Answers overdue\tT20261118.0003 since Fri 2026-11-20 16:30 EST (Maya)",
            ),
            "summary": "Median answer time 3 h 10 · re-opened 1 · bounced addresses 1",
        },
    ),
    (
        Notice.N_37,
        "long-name",
        {
            "topic": "2026-11-23",
            "ticket_count": 3,
            "people": (
                "Maximiliane-Charlotte von Wüstenhagen-Südermöller\t2\t0\t2026-11-02\t0\t",
                "nobody\t1\t0\t2026-11-18\t1234\tyes",
            ),
        },
    ),
    (Notice.N_38, "", {"at": at(23, 9, 55), "reply_due": at(24, 9, 55)}),
    (
        Notice.N_02N,
        "many",
        {
            "lines": (
                "T20261116.0011\tToner is out\tCarla Ruiz",
                "T20261116.0012\tA question\tanna@newpartner.example",
            ),
            "ticket_count": 3,
            "more_count": 1,
            "since": at(20, 11, 20),
        },
    ),
    (Notice.N_38B, "", {"since": at(20, 11, 20)}),
    (
        Notice.N_39,
        "",
        {"at": at(17, 11), "reply_due": at(20, 16, 30), "manager": "Mina Holt"},
    ),
    (
        Notice.N_40,
        "",
        {
            "attempt_list": ("email Mon 2026-11-02 10:00",),
            "missing": "one phone call, one more (phone attempt missing)",
            "window_end": date(2026, 11, 23),
        },
    ),
    (Notice.N_40B, "", {"attempt_list": TRIES}),
    (
        Notice.N_41,
        "",
        {
            "from_name": "Carla Ruiz",
            "completed_on": at(18, 10),
            "resolution": "unresponsive",
            "text": "Back from leave, the silver one please!",
        },
    ),
    (
        Notice.N_42,
        "",
        {
            "notice": "N-09.2",
            "address": "carla@alderair.example",
            "reason": "5.1.1 no such user",
            "voided": True,
        },
    ),
    (
        Notice.N_43,
        "",
        {
            "author": "jonas",
            "category": "order",
            "wanted": Status.NO_SHOW_REMOTE,
            "text": "orders delivered on site need a no-show too",
            "allowed": ("In Progress", "Follow Up Needed: Admin"),
        },
    ),
    (
        Notice.N_45,
        "",
        {
            "topic": "mine",
            "ticket_count": 2,
            "lines": (
                f"T20261116.0004\tPrinter offline\tOpen   sev -   {MAYA}\t{DUE}\t#show,#waiting",
                f"T20261117.0002\tRouter <b>\tDeferred   sev 2   {MAYA}\t\t#show,#waiting",
            ),
        },
    ),
    (Notice.N_45, "none", {"topic": "global region:amer", "ticket_count": 0}),
    (
        Notice.N_45,
        "single",
        {
            "head": ("Title\tPrinter offline", "Status\tIn Progress"),
            "entries": (
                "Mon 2026-11-16 09:00 EST  Carla Ruiz\tThe printer is offline.\treport.pdf",
                "Mon 2026-11-16 09:30 EST  Olive Grant (internal)\tSecond time.\t",
                "Mon 2026-11-16 09:31 EST  N-20 to Maya Ortiz: [T20261116.0004] Yours\t\t",
            ),
        },
    ),
    (Notice.N_44, "", {"since": at(20, 15)}),
    (Notice.N_46, "", {"since": at(16, 10)}),
    (Notice.N_49, "", {"topic": "Photos of the panel", "at": at(23, 9), "mebibytes": 48}),
    (Notice.N_50, "", {"at": at(23, 9)}),
    (Notice.N_48, "", {"lines": ("1\tscan.pdf (40 kB)", "2\tfilm.mp4 (48.1 MiB)")}),
    (
        Notice.N_47,
        "",
        {"topic": "attempt", "lines": ("#attempt phone <date> <time> vm", "  a documented call")},
    ),
)

_AROUND = Around(
    now=at(23, 10),
    number="T20261116.0004",
    title="Printer offline",
    staff="maya",
    colleague="olive",
    customer="Carla Ruiz",
    address="carla@alderair.example",
)
# A notice of which nothing is made up here is told as `ticketgate letter` tells it.
SAMPLES = (
    *MADE_UP,
    *(
        (one, "", sample_facts(one, _AROUND))
        for one in Notice
        if not any(notice is one for notice, _, _ in MADE_UP)
    ),
)
