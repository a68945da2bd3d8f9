"""Third chapter: a customer who is not there, and three documented tries (UC-01)."""

from __future__ import annotations

from datetime import datetime, timedelta

from gateway.demo.act import Act, Chapter, MailIn, Stands, TimePasses
from rules.model.notice import Notice
from rules.model.status import Status

SOCKETS = "T20261130.0001"
TESS, OLIVE, JONAS = "tess@brightwater.example", "olive@desk.example", "jonas@desk.example"
MISSED_IS_HELD = timedelta(minutes=6)  # N-05 and tries wait longer for an undo: 300 s

ACTS = (
    Act(
        "Tess asks",
        MailIn("16-tess-asks.eml"),
        (Stands("GW-11", "rules/arrival/opening.py", "tests/stories/new/"),),
        SOCKETS,
        Status.NEW,
        ((Notice.N_01, TESS), (Notice.N_02N, OLIVE)),
    ),
    Act(
        "Another department is needed: Tess hears of it (24 Hour Rule)",
        MailIn("17-olive-passes-it-on.eml"),
        (
            Stands("TAT-03", "rules/behaviours/turnaround.py", "tests/stories/turnaround/"),
            Stands("ZD-05", "rules/commands/assignment.py", "tests/stories/internal/"),
        ),
        SOCKETS,
        Status.NEW,
        ((Notice.N_20, JONAS), (Notice.N_33, OLIVE), (Notice.N_07, TESS)),
    ),
    Act(
        "Jonas takes it and books a call",
        MailIn("18-jonas-books-a-call.eml"),
        (Stands("ST-26", "rules/commands/appointments.py", "tests/stories/days/"),),
        SOCKETS,
        Status.SCHEDULED,
        ((Notice.N_33, JONAS), (Notice.N_03, TESS)),
    ),
    Act(
        "Tess is not there",
        MailIn("19-jonas-reports-a-no-show.eml", pause=MISSED_IS_HELD),
        (Stands("ST-30", "rules/commands/appointments.py", "tests/stories/no-show/"),),
        SOCKETS,
        Status.NO_SHOW_REMOTE,
        ((Notice.N_33, JONAS), (Notice.N_05, TESS)),
    ),
    Act(
        "First try: a mail, and Waiting Customer",
        MailIn("20-jonas-asks-and-waits.eml"),
        (Stands("UC-06", "rules/behaviours/outreach/cycle.py", "tests/stories/outreach/"),),
        SOCKETS,
        Status.WAITING_CUSTOMER,
        ((Notice.N_33, JONAS), (Notice.N_03, TESS)),
    ),
    Act(
        "Second try: a call, recorded from a phone, curly quotes and all",
        MailIn("21-jonas-has-called.eml"),
        (Stands("UC-03", "rules/behaviours/outreach/commands.py", "tests/stories/outreach/"),),
        SOCKETS,
        Status.WAITING_CUSTOMER,
        ((Notice.N_33, JONAS),),
    ),
    Act(
        "Third try: the desk's own last letter",
        MailIn("22-jonas-tries-once-more.eml", pause=MISSED_IS_HELD),
        (Stands("UC-06", "rules/behaviours/outreach/commands.py", "tests/stories/outreach/"),),
        SOCKETS,
        Status.WAITING_CUSTOMER,
        ((Notice.N_33, JONAS), (Notice.N_09_3, TESS)),
    ),
    Act(
        "Two business days of silence: closed for now",
        TimePasses(datetime.fromisoformat("2026-12-04T14:30:00-05:00")),
        (
            Stands("UC-04", "rules/behaviours/outreach/cycle.py", "tests/stories/outreach/"),
            Stands("UC-10", "rules/behaviours/outreach/attempts.py", "tests/stories/outreach/"),
        ),
        SOCKETS,
        Status.COMPLETE,
        ((Notice.N_10, TESS), (Notice.N_10B, JONAS)),
    ),
)

SILENCE = Chapter(
    "silence",
    "A customer who is not there",
    "A ticket goes to its department; its call is missed, and after three documented tries "
    "the desk closes it.",
    datetime.fromisoformat("2026-11-30T12:55:00-05:00"),
    ACTS,
)
