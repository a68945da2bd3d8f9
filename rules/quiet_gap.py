"""The quiet gap: automatic mail to a customer keeps its distance from other mail (GW-23)."""

from __future__ import annotations

from datetime import timedelta

from rules.amount import amount
from rules.clock import next_opening
from rules.context import Scene
from rules.effects import ArmTimer, Effect
from rules.model.audience import ticket_of
from rules.model.ticket import Case
from rules.model.timer import Timer


def put_off(case: Case, timer: Timer, scene: Scene, *, in_hours: bool) -> tuple[Effect, ...]:
    """Return the same timer armed for later when its letter comes too soon; () for go on."""
    last = ticket_of(case).last_letter_at
    free_at = last + timedelta(hours=scene.policy.quiet_gap_hours) if last else scene.now
    due = max(free_at, scene.now)
    if in_hours:
        due = next_opening(due, scene.desk.calendar)
    if due <= scene.now:
        return ()
    gap = free_at > scene.now
    because = (
        f"another mail went to the customer within {amount(scene.policy.quiet_gap_hours, 'hour')}"
        if gap
        else "the desk is closed"
    )
    return (
        ArmTimer(
            kind=timer.kind,
            timer_rule=timer.rule,
            anchor_at=timer.anchor_at,
            due_at=due,
            rule="GW-23" if gap else "GW-26",
            because=because,
        ),
    )
