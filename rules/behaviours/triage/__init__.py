"""Triage: nobody works on a request before a triager says that it is support work (S4).

A triager says so with a command, or with a note that begins with the word. What turns out to be a
project leaves for the backlog, and the ticket is closed.
"""

from rules.behaviour import Behaviour
from rules.behaviours.triage.entering import nudge, on_effect
from rules.behaviours.triage.projects import make_project
from rules.behaviours.triage.verdicts import approve, forbidden, hear_verdict, misroute
from rules.commands.table import Verb
from rules.model.timer import TimerKind

BEHAVIOUR = Behaviour(
    on_effect=on_effect,
    timers={TimerKind.TRIAGE_NUDGE: nudge},
    commands={Verb.APPROVED: approve, Verb.PROJECT: make_project, Verb.MISROUTED: misroute},
    forbids=forbidden,
    hears=hear_verdict,
)
