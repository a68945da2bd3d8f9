"""Arming a timer from a rule of the clock."""

from __future__ import annotations

from datetime import datetime

from rules.clock import apply_rule
from rules.context import Scene
from rules.effects import ArmTimer
from rules.model.ticket import Case, Timer

# What each timer will do when it comes due, and by which rule: for people who ask (DOMAIN 6.4).
WHAT_COMES: dict[str, tuple[str, str]] = {
    "waiting_reminder": ("N-04 reminds the customer, who has not answered", "ST-08"),
    "reply_lead": ("N-38: the customer's answer is due soon", "TAT-01"),
    "reply_due": ("N-39: the customer has had no answer in time", "TAT-01"),
    "headsup_due": ("N-38 asks for a heads-up; N-08 where the desk wants that", "TAT-02"),
    "uc_phone_nudge": ("N-40: a call is due", "UC-15"),
    "uc_final_email": ("N-09.3, the last try by mail, goes out by itself", "UC-06"),
    "uc_window": ("N-40: the window ends and tries are missing", "UC-15"),
    "uc_close": ("the ticket closes with N-10: nobody was reached", "UC-04"),
    "deferred_due": ("N-11: the deferred ticket comes back", "ST-17"),
    "deferred_sweep": ("deferred tickets without a valid date are looked for", "ST-16"),
    "in_progress_stale": ("N-44: In Progress is for short periods", "ST-19"),
    "sls_nudge": ("N-46: the booking link was not used", "C-09"),
    "noshow_nudge": ("N-13: nothing followed the no-show", "ST-30"),
    "says_close_nudge": ("N-15 again: somebody said that it can be closed", "ST-35"),
    "vendor_nudge": ("N-13: the vendor has not delivered", "ST-29"),
    "payment_nudge": ("N-12: the payment has not come", "ST-20"),
    "admin_nudge": ("N-12 again: the office admin has not acted", "ST-03"),
    "alert_fold": ("N-02 with the mails that came since the last one", "GW-20"),
    "archive": ("closed for good: later answers open a new ticket", "ST-46"),
}


def arm(
    kind: str,
    timer_rule: str,
    anchor: datetime,
    scene: Scene,
    *,
    rule: str,
    because: str,
    in_hours: bool = True,
) -> ArmTimer:
    """Return the order to arm `kind` so that it acts when `timer_rule` says (DOMAIN 0.2)."""
    due = apply_rule(timer_rule, anchor, scene.desk.calendar, deliver_in_hours=in_hours)
    return ArmTimer(
        kind=kind, timer_rule=timer_rule, anchor_at=anchor, due_at=due, rule=rule, because=because
    )


def find_timer(case: Case, kind: str) -> Timer | None:
    return next((one for one in case.timers if one.kind == kind), None)
