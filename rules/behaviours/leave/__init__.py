"""Leave (OOO): what is written down before it, what an answer does during it, who hears after it.

`summary` is `#ooo`, `answer` what customers and those who take over cause, `absence` going and
coming back, `cover` the call for somebody who stands in.
"""

from __future__ import annotations

from rules.behaviour import Behaviour
from rules.behaviours.leave import absence, answer, cover, summary
from rules.commands.table import Verb
from rules.model.timer import TimerKind

BEHAVIOUR = Behaviour(
    on_effect=answer.on_effect,
    on_finding=absence.on_finding,
    timers={
        TimerKind.HANDOVER_NOTE: answer.ask_for_note,
        TimerKind.RETURN_DAY: absence.welcome_back,
    },
    commands={
        Verb.OOO: summary.write_summary,
        Verb.OOODONE: absence.tag_completed,
        Verb.AWAY: absence.go_away,
        Verb.BACK: absence.come_back,
        Verb.ESCALATE: cover.escalate,
        Verb.HANDOVER: answer.set_handover,
    },
)
