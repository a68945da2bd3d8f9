"""Second chapter, the rest of the week: a ticket that is finished, and a customer who is not there.

Two tickets of their own, so that the morning's stays as it was told.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from gateway.demo.act import Act, AdminOrders, Chapter, MailIn, Stands, TimePasses
from rules.model.notice import Notice
from rules.model.status import Status

LAPTOP, SOCKETS = "T20261120.0004", "T20261130.0001"

CARLA, TESS = "carla@alderair.example", "tess@brightwater.example"
MAYA, OLIVE, JONAS = "maya@desk.example", "olive@desk.example", "jonas@desk.example"

BEFORE_IT_LEAVES = timedelta(seconds=30)
MISSED_IS_HELD = timedelta(minutes=6)  # N-05 and tries wait longer for an undo: 300 s

FINISHED = (
    Act(
        "A ticket of ten days ago is put in place, with a checklist",
        AdminOrders(
            "place",
            (
                ("number", LAPTOP),
                ("title", "New laptop for the front desk"),
                ("contact", CARLA),
                ("primary", "maya"),
                ("status", "in_progress"),
                ("checklist", '1 "Data copied" done, 2 "Old laptop wiped" open'),
            ),
            datetime.fromisoformat("2026-11-30T10:50:00-05:00"),
            "No mail makes checklist items; an order in the journal does.",
        ),
        (Stands("ST-13", "rules/behaviours/completion.py", "tests/stories/complete/"),),
        LAPTOP,
        Status.IN_PROGRESS,
        (),
    ),
    Act(
        'Carla writes "is resolved" into the subject',
        MailIn("11-carla-says-resolved.eml"),
        (Stands("ST-35", "rules/behaviours/close_phrase.py", "tests/stories/close-phrase/"),),
        LAPTOP,
        Status.SAYS_CLOSE,
        ((Notice.N_15, MAYA),),
    ),
    Act(
        "Maya's Complete is refused: an item is open",
        MailIn("12-maya-completes.eml"),
        (Stands("ST-34", "rules/behaviours/completion.py", "tests/stories/complete/"),),
        LAPTOP,
        Status.INCOMPLETE_REOPENED,
        ((Notice.N_14, MAYA), (Notice.N_33, MAYA)),
    ),
    Act(
        "She checks it off; the letter to Carla waits two minutes",
        MailIn("13-maya-checks-it-off.eml", pause=BEFORE_IT_LEAVES),
        (Stands("ST-13", "rules/commands/fields.py", "tests/stories/complete/"),),
        LAPTOP,
        Status.COMPLETE,
        ((Notice.N_33, MAYA),),
    ),
    Act(
        "Too soon: she takes it back, and Carla never hears of it",
        MailIn("14-maya-takes-it-back.eml"),
        (Stands("4.8", "rules/commands/undo.py", "tests/stories/undo/"),),
        LAPTOP,
        Status.INCOMPLETE_REOPENED,
        ((Notice.N_33, MAYA),),
    ),
    Act(
        "Now it is done, and her words go along with the letter",
        MailIn("15-maya-is-done.eml"),
        (Stands("ST-28", "rules/behaviours/completion.py", "tests/stories/complete/"),),
        LAPTOP,
        Status.COMPLETE,
        ((Notice.N_33, MAYA), (Notice.N_06, CARLA)),
    ),
)

NOT_THERE = (
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

WEEK = Chapter(
    "The rest of the week",
    "One ticket is finished, past a gate and an undo. Another goes to its department; "
    "its call is missed, and after three documented tries the desk closes it.",
    (*FINISHED, *NOT_THERE),
)
