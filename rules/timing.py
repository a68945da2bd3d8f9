"""Arming a timer from a rule of the clock."""

from __future__ import annotations

from datetime import datetime

from rules.clock import apply_rule
from rules.context import Scene
from rules.effects import ArmTimer
from rules.model.ticket import Case
from rules.model.timer import Timer, TimerKind


def arm(
    kind: TimerKind,
    timer_rule: str,
    anchor: datetime,
    scene: Scene,
    *,
    rule: str,
    because: str,
    in_hours: bool = True,
) -> ArmTimer:
    """Return the order to arm `kind` so that it acts when `timer_rule` says (CLK-02)."""
    due = apply_rule(timer_rule, anchor, scene.desk.calendar, deliver_in_hours=in_hours)
    return ArmTimer(
        kind=kind, timer_rule=timer_rule, anchor_at=anchor, due_at=due, rule=rule, because=because
    )


def find_timer(case: Case, kind: TimerKind) -> Timer | None:
    return next((one for one in case.timers if one.kind == kind), None)
