"""First chapter, a help desk's morning: a question, an answer, and the mails that must do no harm.

One ticket from ten mails; what must come of each is the table below.
"""

from __future__ import annotations

from datetime import datetime

from gateway.demo.act import Act, Chapter, MailIn, Stands, TimePasses
from rules.model.notice import Notice
from rules.model.status import Status

BEGIN = datetime.fromisoformat("2026-11-23T09:00:00-05:00")
SCANNER = "T20261123.0001"

CARLA, BEN = "carla@alderair.example", "ben@alderair.example"
MAYA, OLIVE = "maya@desk.example", "olive@desk.example"

MORNING = Chapter(
    "morning",
    "A help desk's morning",
    "A customer asks, a technician answers and waits. Then come an automatic reply, a stranger, "
    "a forger, a second copy and a slip of the pen.",
    BEGIN,
    (
        Act(
            "Carla asks; Ben is in copy",
            MailIn("01-carla-asks.eml"),
            (Stands("GW-11", "rules/arrival/opening.py", "tests/stories/new/"),),
            SCANNER,
            Status.NEW,
            ((Notice.N_01, CARLA), (Notice.N_01, BEN), (Notice.N_02N, OLIVE)),
        ),
        Act(
            "Olive gives it to Maya by replying to the alert",
            MailIn("02-olive-assigns.eml"),
            (Stands("HO-09", "rules/commands/assignment.py", "tests/stories/commands/"),),
            SCANNER,
            Status.NEW,
            ((Notice.N_20, MAYA), (Notice.N_33, OLIVE)),
        ),
        Act(
            "Maya answers through support+waiting@",
            MailIn("03-maya-answers.eml"),
            (
                Stands("ST-07", "rules/commands/statuses.py", "tests/stories/waiting/"),
                Stands("UC-05", "rules/behaviours/outreach/cycle.py", "tests/stories/outreach/"),
            ),
            SCANNER,
            Status.WAITING_CUSTOMER,
            ((Notice.N_03, CARLA), (Notice.N_03, BEN), (Notice.N_33, MAYA)),
        ),
        Act(
            "Carla's out-of-office reply changes nothing",
            MailIn("04-carla-is-away.eml"),
            (Stands("GW-06", "rules/arrival/by_kind.py", "tests/stories/auto-replies/"),),
            SCANNER,
            Status.WAITING_CUSTOMER,
            ((Notice.N_02A, MAYA),),
        ),
        Act(
            "Five days pass, and a weekend: the reminder goes out",
            TimePasses(datetime.fromisoformat("2026-11-30T09:30:00-05:00")),
            (
                Stands("ST-08", "rules/behaviours/status_timers.py", "tests/stories/waiting/"),
                Stands("UC-15", "rules/behaviours/outreach/cycle.py", "tests/stories/outreach/"),
            ),
            SCANNER,
            Status.WAITING_CUSTOMER,
            ((Notice.N_04, CARLA), (Notice.N_04, BEN), (Notice.N_40, MAYA)),
        ),
        Act(
            "A stranger writes with the ticket's number",
            MailIn("05-a-stranger-writes.eml"),
            (Stands("GW-14", "rules/arrival/customer.py", "tests/stories/strangers/"),),
            SCANNER,
            Status.WAITING_CUSTOMER,
            ((Notice.N_02B, MAYA),),
        ),
        Act(
            "Somebody forges Maya, and the mail server says so",
            MailIn("06-somebody-forges-maya.eml"),
            (Stands("GW-07", "rules/sender/trust.py", "tests/stories/trust/"),),
            SCANNER,
            Status.WAITING_CUSTOMER,
            ((Notice.N_35, MAYA),),
        ),
        Act(
            "Carla answers",
            MailIn("07-carla-answers.eml"),
            (
                Stands("GW-09", "rules/arrival/customer.py", "tests/stories/customers/"),
                Stands("UC-11", "rules/behaviours/outreach/cycle.py", "tests/stories/outreach/"),
            ),
            SCANNER,
            Status.NOTE_EMAILED_IN,
            ((Notice.N_02, MAYA),),
        ),
        Act(
            "The same mail comes again by another way",
            MailIn("08-carla-answers-again.eml"),
            (Stands("GW-02", "rules/arrival/guards.py", "tests/stories/arrival/"),),
            SCANNER,
            Status.NOTE_EMAILED_IN,
            (),
        ),
        Act(
            "Maya mistypes a command",
            MailIn("09-maya-mistypes.eml"),
            (Stands("E-01", "rules/commands/refusals.py", "tests/stories/commands/"),),
            SCANNER,
            Status.NOTE_EMAILED_IN,
            ((Notice.N_34, MAYA),),
        ),
        Act(
            "Maya sends it right",
            MailIn("10-maya-sends-it-right.eml"),
            (Stands("ST-07", "rules/commands/statuses.py", "tests/stories/waiting/"),),
            SCANNER,
            Status.WAITING_CUSTOMER,
            ((Notice.N_03, CARLA), (Notice.N_03, BEN), (Notice.N_33, MAYA)),
        ),
    ),
)
