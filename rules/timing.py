"""Arming a timer from a rule of the clock."""

from __future__ import annotations

from datetime import datetime

from rules.clock import apply_rule
from rules.context import Scene
from rules.effects import ArmTimer
from rules.model.ticket import Case
from rules.model.timer import Timer, TimerKind
from rules.policy.policy import Policy


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


def is_off(kind: TimerKind, policy: Policy, severity: int | None = None) -> bool:
    """Whether the procedure that armed such a timer is none of this profile's.

    A ticket may have come from a queue of another profile, and a profile may be changed.
    """
    match kind:
        case TimerKind.WAITING_REMINDER:
            return not policy.waiting_reminder_after_days
        case TimerKind.REPLY_DUE | TimerKind.REPLY_LEAD:
            return not reply_rule(policy, severity)
        case TimerKind.HEADSUP_DUE:
            return not reply_rule(policy)
        case TimerKind.UC_PHONE_NUDGE | TimerKind.UC_FINAL_EMAIL:
            return not policy.uc_enabled
        case TimerKind.UC_WINDOW | TimerKind.UC_CLOSE:
            return not policy.uc_enabled
        case TimerKind.TICKET_LIMIT:
            return not policy.owner_max_tickets
        case TimerKind.EFFORT_LIMIT:
            return not policy.effort_limit_days
        case TimerKind.TRIAGE_NUDGE:
            return not policy.triage_required
        case _:  # status's own and dated ones go on as they were armed
            return False


def reply_rule(policy: Policy, severity: int | None = None, *, lead: bool = False) -> str:
    """Return the rule of the reply clock, or of what comes before it; "" for no clock (C-13).

    A severity may have a target of its own in business hours; the nudge comes at half of a short
    one.
    """
    hours = dict(policy.tat_reply_business_hours).get(severity or 0)
    if hours is not None:
        before = min(float(policy.tat_nudge_lead_hours), hours / 2)
        return f"bh-lead:{hours:g},{before:g}" if lead else f"bh:{hours:g}"
    days = policy.tat_reply_business_days
    if not days:
        return ""
    kind, amount = "bd", days
    if policy.tat_mode == "end_of_day":
        kind = "bd-end"
    elif policy.tat_mode.startswith("hours:"):
        kind, amount = "bh", int(policy.tat_mode.removeprefix("hours:")) * days
    return f"{kind}-lead:{amount},{policy.tat_nudge_lead_hours}" if lead else f"{kind}:{amount}"
