"""Timers: what waits for its moment, one arming each, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from rules.quick_records import filled


class TimerKind(StrEnum):
    """Every kind of timer; each is owned by one behaviour."""

    WAITING_REMINDER = "waiting_reminder"
    REPLY_LEAD = "reply_lead"
    REPLY_DUE = "reply_due"
    HEADSUP_DUE = "headsup_due"
    UC_PHONE_NUDGE = "uc_phone_nudge"
    UC_FINAL_EMAIL = "uc_final_email"
    UC_WINDOW = "uc_window"
    UC_CLOSE = "uc_close"
    DEFERRED_DUE = "deferred_due"
    DEFERRED_SWEEP = "deferred_sweep"
    IN_PROGRESS_STALE = "in_progress_stale"
    SLS_NUDGE = "sls_nudge"
    NOSHOW_NUDGE = "noshow_nudge"
    SAYS_CLOSE_NUDGE = "says_close_nudge"
    VENDOR_NUDGE = "vendor_nudge"
    PAYMENT_NUDGE = "payment_nudge"
    ADMIN_NUDGE = "admin_nudge"
    ALERT_FOLD = "alert_fold"
    NEW_FOLD = "new_fold"
    CROSSED = "crossed"
    ARCHIVE = "archive"
    RETURN_DAY = "return_day"
    HANDOVER_NOTE = "handover_note"
    TRIAGE_NUDGE = "triage_nudge"
    DAILY_UPDATE = "daily_update"
    TICKET_LIMIT = "ticket_limit"
    EFFORT_LIMIT = "effort_limit"
    ROTA_CHECK = "rota_check"
    ROTA_RETURN = "rota_return"


class ClockKind(StrEnum):
    """What comes round for the whole desk, whatever tickets there are; each has one behaviour."""

    QUARANTINE_REPORT = "quarantine_report"
    DIGEST = "digest"


@filled
@dataclass(frozen=True, slots=True)
class Timer:
    """One arming. `generation` is a counter within (subject, kind)."""

    kind: TimerKind
    generation: int
    rule: str  # "calbh:5"
    anchor_at: datetime
    due_at: datetime


@dataclass(frozen=True, slots=True)
class Coming:
    """What a timer will do when it comes due, in words for people who ask, and by which rule."""

    words: str
    rule: str


WHAT_COMES: dict[TimerKind, Coming] = {
    TimerKind.WAITING_REMINDER: Coming("N-04 reminds the customer, who has not answered", "ST-08"),
    TimerKind.REPLY_LEAD: Coming("N-38: the customer's answer is due soon", "TAT-01"),
    TimerKind.REPLY_DUE: Coming("N-39: the customer has had no answer in time", "TAT-01"),
    TimerKind.HEADSUP_DUE: Coming(
        "N-38 asks for a heads-up; N-08 where the desk wants that", "TAT-02"
    ),
    TimerKind.UC_PHONE_NUDGE: Coming("N-40: a call is due", "UC-15"),
    TimerKind.UC_FINAL_EMAIL: Coming("N-09.3, the last try by mail, goes out by itself", "UC-06"),
    TimerKind.UC_WINDOW: Coming("N-40: the window ends and tries are missing", "UC-15"),
    TimerKind.UC_CLOSE: Coming("the ticket closes with N-10: nobody was reached", "UC-04"),
    TimerKind.DEFERRED_DUE: Coming("N-11: the deferred ticket comes back", "ST-17"),
    TimerKind.DEFERRED_SWEEP: Coming(
        "deferred tickets without a valid date are looked for", "ST-16"
    ),
    TimerKind.IN_PROGRESS_STALE: Coming("N-44: In Progress is for short periods", "ST-19"),
    TimerKind.SLS_NUDGE: Coming("N-46: the booking link was not used", "C-09"),
    TimerKind.NOSHOW_NUDGE: Coming("N-13: nothing followed the no-show", "ST-30"),
    TimerKind.SAYS_CLOSE_NUDGE: Coming("N-15 again: somebody said that it can be closed", "ST-35"),
    TimerKind.VENDOR_NUDGE: Coming("N-13: the vendor has not delivered", "ST-29"),
    TimerKind.PAYMENT_NUDGE: Coming("N-12: the payment has not come", "ST-20"),
    TimerKind.ADMIN_NUDGE: Coming("N-12 again: the office admin has not acted", "ST-03"),
    TimerKind.ALERT_FOLD: Coming("N-02 with the mails that came since the last one", "GW-20"),
    TimerKind.NEW_FOLD: Coming("N-02n with the new tickets that a flood brought", "GW-11"),
    TimerKind.RETURN_DAY: Coming("N-18: somebody is back from leave", "OOO-17"),
    TimerKind.HANDOVER_NOTE: Coming("N-38b: taken over, and nothing is noted yet", "OOO-16"),
    TimerKind.CROSSED: Coming("our text is held: the customer wrote before it left", "GW-10"),
    TimerKind.ARCHIVE: Coming("closed for good: later answers open a new ticket", "ST-46"),
    TimerKind.DAILY_UPDATE: Coming("N-27, where the customer has not heard of us today", "TR-13"),
    TimerKind.TICKET_LIMIT: Coming("N-28b: its owner still has too many tickets", "TR-14"),
    TimerKind.EFFORT_LIMIT: Coming("N-29: the ticket takes longer than agreed", "TR-16"),
    TimerKind.ROTA_CHECK: Coming("N-30, where its owner is not on support tomorrow", "TR-15"),
    TimerKind.ROTA_RETURN: Coming("it goes back to the group for tomorrow", "TR-15"),
    TimerKind.TRIAGE_NUDGE: Coming("N-23 again: nobody has triaged the ticket", "TR-01"),
}

WHAT_COMES_ROUND: dict[ClockKind, Coming] = {
    ClockKind.QUARANTINE_REPORT: Coming("N-36, where mail is held", "GW-19"),
    ClockKind.DIGEST: Coming("N-37, the managers' digest", "ZD-14"),
}
