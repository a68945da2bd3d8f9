"""New tickets are told one by one (N-02n), and in a flood together: one letter for many (GW-11).

Whoever has had ten such letters within ten minutes gets no further one of the kind; what comes then
is gathered, and told ten minutes later in one letter.
"""

from __future__ import annotations

from rules.amount import amount
from rules.behaviour import Behaviour
from rules.context import Scene
from rules.effects import Effect, Fact, SendNotice
from rules.model.notice import Notice
from rules.model.ticket import Case
from rules.model.timer import Timer, TimerKind

SHOWN_MAX = 50  # tickets of one letter


def tell_together(case: Case, timer: Timer, scene: Scene) -> tuple[Effect, ...]:
    """N-02n for many: what came meanwhile and nobody has taken."""
    found = case.known.new_untold
    if not found:
        return ()
    lines = tuple(
        f"{one.number}\t{one.title}\t{one.contact_name or one.contact or 'nobody on file'}"
        for one in found[:SHOWN_MAX]
    )
    facts: dict[str, Fact] = {
        "lines": lines,
        "ticket_count": len(found),
        "more_count": len(found) - len(lines) or None,
        "since": timer.anchor_at,
    }
    because = f"{amount(len(found), 'new ticket')} came in a flood"
    return (
        SendNotice(
            notice=Notice.N_02N, to=scene.person, facts=facts, rule="GW-11", because=because
        ),
    )


BEHAVIOUR = Behaviour(timers={TimerKind.NEW_FOLD: tell_together})
