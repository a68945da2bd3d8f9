"""Three attempts to reach a customer who does not answer, then the ticket is closed (UC).

`attempts` says what counts, `cycle` keeps the cycle and its clocks, `timers` goes after the silent
customer, `findings` is what a mail or a report means for it, `commands` are what people say of it.
"""

from __future__ import annotations

from rules.behaviour import Behaviour
from rules.behaviours.outreach import commands, cycle, findings, timers
from rules.commands.table import Verb
from rules.model.timer import TimerKind

BEHAVIOUR = Behaviour(
    on_effect=cycle.on_effect,
    on_finding=findings.on_finding,
    timers={
        TimerKind.UC_PHONE_NUDGE: timers.nudge_attempts,
        TimerKind.UC_WINDOW: timers.nudge_attempts,
        TimerKind.UC_FINAL_EMAIL: timers.final_email,
        TimerKind.UC_CLOSE: timers.close_or_propose,
    },
    commands={
        Verb.ATTEMPT: commands.attempt,
        Verb.RESPONDED: commands.responded,
        Verb.UC: commands.steer_outreach,
    },
)
