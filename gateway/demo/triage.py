"""Fifth chapter: every new ticket is looked at first, is it support or a project (TR-01)."""

from __future__ import annotations

from datetime import datetime

from gateway.demo.act import Act, Chapter, MailIn, Stands
from rules.model.notice import Notice
from rules.model.status import Status

REPORT, FORM = "T20261123.0001", "T20261123.0002"
TESS, CARLA, MAYA = "tess@brightwater.example", "carla@alderair.example", "maya@desk.example"
OMAR, OLIVE, DANA = "omar@desk.example", "olive@desk.example", "dana@desk.example"
BACKLOG = "backlog@desk.example"
STORIES = "tests/stories/triage/"

ACTS = (
    Act(
        "Tess asks; the triager hears of it",
        MailIn("27-tess-asks.eml"),
        (Stands("TR-01", "rules/behaviours/triage/entering.py", STORIES),),
        REPORT,
        Status.NEW,
        ((Notice.N_01, TESS), (Notice.N_02N, OLIVE), (Notice.N_23, OMAR)),
    ),
    Act(
        "Maya is too early: nobody has looked at it yet",
        MailIn("28-maya-is-early.eml"),
        (Stands("TR-10", "rules/behaviours/triage/verdicts.py", STORIES),),
        REPORT,
        Status.NEW,
        ((Notice.N_34, MAYA),),
    ),
    Act(
        "Omar approves it in one word",
        MailIn("29-omar-approves.eml"),
        (Stands("TR-03", "rules/behaviours/triage/verdicts.py", STORIES),),
        REPORT,
        Status.NEW,
        ((Notice.N_33, OMAR), (Notice.N_24, OLIVE)),
    ),
    Act(
        "Carla asks for something larger",
        MailIn("30-carla-wants-a-form.eml"),
        (Stands("TR-01", "rules/behaviours/triage/entering.py", STORIES),),
        FORM,
        Status.NEW,
        ((Notice.N_01, CARLA), (Notice.N_02N, OLIVE), (Notice.N_23, OMAR)),
    ),
    Act(
        "A project: Carla is told, Dana has it, and the ticket is done",
        MailIn("31-omar-makes-it-a-project.eml"),
        (Stands("TR-04", "rules/behaviours/triage/projects.py", STORIES),),
        FORM,
        Status.COMPLETE,
        (
            (Notice.N_33, OMAR),
            (Notice.N_25, CARLA),
            (Notice.N_26, DANA),
            (Notice.N_26, BACKLOG),
        ),
    ),
)

TRIAGE = Chapter(
    "triage",
    "Support, or a project?",
    "The same gateway in another desk's manner: profile landesk for every queue.",
    datetime.fromisoformat("2026-11-23T08:45:00-05:00"),
    ACTS,
    profile="landesk",
)
