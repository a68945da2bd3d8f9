"""Leave (OOO): what is written down before it, what an answer does during it, who hears after it.

`summary` is `#ooo`, `answer` what customers and those who take over cause.
"""

from __future__ import annotations

from rules.behaviour import Behaviour
from rules.behaviours.leave import answer, summary
from rules.commands.table import Verb
from rules.model.timer import TimerKind

BEHAVIOUR = Behaviour(
    on_effect=answer.on_effect,
    timers={TimerKind.HANDOVER_NOTE: answer.ask_for_note},
    commands={
        Verb.OOO: summary.write_summary,
        Verb.HANDOVER: answer.set_handover,
    },
)
