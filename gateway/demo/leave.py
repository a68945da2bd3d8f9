"""Fourth chapter: a technician goes on leave, and nobody who answers is left alone (OOO-05)."""

from __future__ import annotations

from datetime import datetime

from gateway.demo.act import Act, AdminOrders, Chapter, MailIn, Stands, TimePasses
from rules.model.notice import Notice
from rules.model.status import Status

EXPORT = "T20261201.0003"
TESS, MAYA, JONAS = "tess@brightwater.example", "maya@desk.example", "jonas@desk.example"
MINA = "mina@desk.example"
STORIES = "tests/stories/leave/"

ACTS = (
    Act(
        "A ticket of three days ago is put in place",
        AdminOrders(
            "place",
            (
                ("number", EXPORT),
                ("title", "Nightly export stops"),
                ("contact", TESS),
                ("primary", "maya"),
                ("status", "in_progress"),
                ("severity", "3"),
                ("region", "amer"),
            ),
            datetime.fromisoformat("2026-12-04T15:45:00-05:00"),
            "So that the chapter begins in the middle of the work.",
        ),
        (Stands("OOO-01", "rules/behaviours/leave/summary.py", STORIES),),
        EXPORT,
        Status.IN_PROGRESS,
        (),
    ),
    Act(
        "Before her leave Maya writes down how it stands",
        MailIn("23-maya-sums-up.eml"),
        (Stands("OOO-02", "rules/behaviours/leave/summary.py", STORIES),),
        EXPORT,
        Status.WAITING_CUSTOMER,
        ((Notice.N_33, MAYA), (Notice.N_16, TESS)),
    ),
    Act(
        "She says when she is away",
        MailIn("24-maya-goes.eml"),
        (Stands("OOO-14", "rules/behaviours/leave/absence.py", STORIES),),
        EXPORT,
        Status.WAITING_CUSTOMER,
        ((Notice.N_33, MAYA),),
    ),
    Act(
        "Tess answers: nobody owns it now, and Maya's region hears",
        MailIn("25-tess-sends-the-logs.eml"),
        (Stands("OOO-05", "rules/behaviours/leave/answer.py", STORIES),),
        EXPORT,
        Status.NOTE_EMAILED_IN,
        ((Notice.N_17, JONAS), (Notice.N_17, MAYA)),
    ),
    Act(
        "Jonas takes it",
        MailIn("26-jonas-takes-over.eml"),
        (Stands("OOO-11", "rules/behaviours/leave/answer.py", STORIES),),
        EXPORT,
        Status.NOTE_EMAILED_IN,
        ((Notice.N_33, JONAS),),
    ),
    Act(
        "Maya is back, and reads who has her tickets now",
        TimePasses(datetime.fromisoformat("2026-12-14T09:30:00-05:00")),
        (Stands("OOO-17", "rules/behaviours/leave/absence.py", STORIES),),
        EXPORT,
        Status.NOTE_EMAILED_IN,
        (
            (Notice.N_38, JONAS),
            (Notice.N_38B, JONAS),
            (Notice.N_39, JONAS),
            (Notice.N_39, MINA),
            (Notice.N_18, MAYA),
        ),
    ),
)

LEAVE = Chapter(
    "leave",
    "A technician goes on leave",
    "She sums up her ticket; who answers meanwhile is looked after by her region.",
    datetime.fromisoformat("2026-12-04T15:30:00-05:00"),
    ACTS,
)
