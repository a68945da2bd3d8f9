"""Second chapter: a ticket is finished, past a gate and an undo."""

from __future__ import annotations

from datetime import datetime, timedelta

from gateway.demo.act import Act, AdminOrders, Chapter, MailIn, Stands
from rules.model.notice import Notice
from rules.model.status import Status

LAPTOP = "T20261120.0004"
CARLA, MAYA = "carla@alderair.example", "maya@desk.example"
BEFORE_IT_LEAVES = timedelta(seconds=30)

ACTS = (
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
        (Stands("ST-13", "rules/commands/set_fields.py", "tests/stories/complete/"),),
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
        (Stands("ST-13", "rules/commands/set_fields.py", "tests/stories/complete/"),),
        LAPTOP,
        Status.COMPLETE,
        ((Notice.N_33, MAYA),),
    ),
    Act(
        "Too soon: she takes it back, and Carla never hears of it",
        MailIn("14-maya-takes-it-back.eml"),
        (Stands("CMD-08", "rules/commands/undo.py", "tests/stories/undo/"),),
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

FINISH = Chapter(
    "finish",
    "A ticket is finished",
    "The customer says so, an open item refuses it, an undo takes it back in time.",
    datetime.fromisoformat("2026-11-30T10:45:00-05:00"),
    ACTS,
    timeline=LAPTOP,
)
