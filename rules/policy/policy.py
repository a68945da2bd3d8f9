"""What the owner of a desk may choose: every setting (SET-05), typed and bounded.

A field's name is its setting with "_" for "."; its default is that of profile `standard`.
"""

# ruff: noqa: RUF009 - every call below makes a dataclass field, whose default is immutable

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import time

from rules.model.status import Status
from rules.model.ticket import TimeEntries
from rules.policy.choices import (
    AttemptOrder,
    AutoHeadsUp,
    CloseMode,
    Clue,
    DetectLink,
    Gate,
    HandoffRequired,
    HoldOnAutoReply,
    LockMode,
    ManagerNotice,
    OnWaiting,
    OooTrigger,
    PrivateMail,
    ReplyToken,
    Spf,
    StrangerNew,
    StrangerOnTicket,
    Unannounced,
)
from rules.policy.elsewhere import ELSEWHERE
from rules.policy.setting import (
    Setting,
    aliases,
    by_severity,
    choice,
    choices,
    clock,
    names,
    number,
    status,
    statuses,
    switch,
    text,
    texts,
)


@dataclass(frozen=True, slots=True)
class Policy:
    """How one queue works: a profile with the desk's own settings on top."""

    # names of statuses, and which categories new tickets get
    status_aliases: tuple[tuple[str, Status], ...] = aliases(
        (("open", Status.IN_PROGRESS),), "words of this profile that mean a status (C-01)"
    )
    status_names: tuple[tuple[Status, str], ...] = names(
        (), "names under which this profile shows statuses"
    )
    ticket_category: str = text(
        "", "category of new tickets where the queue names none; empty: support"
    )

    # mail from outside
    match_order: tuple[Clue, ...] = choices(
        Clue, (Clue.SUBJECT, Clue.TOKEN, Clue.THREAD), "by what a mail finds its ticket, in order"
    )
    stranger_new: StrangerNew = choice(StrangerNew.TICKET, "what a stranger's new mail becomes")
    stranger_on_ticket: StrangerOnTicket = choice(
        StrangerOnTicket.FLAG, "what a stranger's mail into a ticket becomes"
    )
    stranger_acknowledged_per_hour: int = number(
        20, "acknowledgements to strangers an hour, all of them together"
    )
    private: PrivateMail = choice(PrivateMail.QUARANTINE, "what mail marked private becomes")
    loop_per_hour: int = number(3, "automatic replies an hour and address", least=1)
    loop_same_subject_5min: int = number(
        2, "machine mails of one sender and subject that are read in 5 minutes", least=1
    )
    loop_resource_per_hour: int = number(60, "receipts and errors an hour and resource", least=1)
    duplicate_minutes: int = number(
        60, "minutes in which the same text again joins the ticket (GW-12)"
    )
    duplicate_percent: int = number(
        90, "per cent of the text that must be the same for that", most=100
    )
    alert_min_gap_minutes: int = number(10, "minutes between two equal alerts (GW-20)")
    quarantine_alert_at: int = number(20, "held mails at which the service admin is told", least=1)
    auth_code_hours: int = number(24, "hours a confirmation code lives", least=1)

    auth_fresh_hours: int = number(
        24, "hours between a mail's Date and its arrival in which commands are obeyed", least=1
    )
    auth_envelope_words: bool = switch(
        False, "a word that stands in the envelope alone is obeyed without a question"
    )
    auth_reply_token: ReplyToken = choice(
        ReplyToken.OFF, "whether the first use of a personal reply address is proof"
    )
    auth_spf: Spf = choice(Spf.COUNT, "whether SPF counts; ignore: mail is forwarded to us")
    ceiling_strangers_hour: int = number(
        60, "tickets an hour that senders open who are neither proved nor on file", least=1
    )
    ceiling_strangers_day: int = number(300, "the same for 24 hours", least=1)
    ceiling_address_hour: int = number(
        20, "tickets an hour that one address on file opens without proof", least=1
    )

    crossed_minutes: int = number(
        30, "minutes in which news holds the text of a writer who names no mail that they saw"
    )

    # closing words
    phrases_close: tuple[str, ...] = texts(("is resolved",), "subject phrases of ST-35")
    says_close_auto_complete: int = number(
        0, "business days until says_close completes by itself; 0: never", off=True, yes=1
    )
    says_close_nudge_business_days: int = number(
        1, "business days until the owner is reminded", off=True
    )

    # a customer's mail into a ticket
    note_in_keep: tuple[Status, ...] = statuses(
        (
            Status.NEW,
            Status.SCHEDULED,
            Status.RECEIVED_FORM_RESPONSE,
            Status.SENT_FROM_MC,
            Status.OUT_OF_SCOPE,
        ),
        "statuses that a customer's mail leaves alone",
    )
    note_in_status: Status = status(
        Status.NOTE_EMAILED_IN, "the status a customer's mail makes of the others"
    )
    note_in_from_resource: bool = switch(
        False, "a resource who is not the primary makes it too (C-30)"
    )

    # waiting
    waiting_reminder_after_days: int = number(5, "calendar days until N-04; 0: never", off=True)
    waiting_needs_question: bool = switch(
        False, "waiting without a text to the customer within 24 hours earns W-07 (ZD-13)"
    )
    waiting_deliver_in_hours: bool = switch(True, "N-04 waits for service hours")
    quiet_gap_hours: int = number(
        24, "hours between automatic mail and other mail to a customer (GW-23)", off=True
    )
    vendor_narrow: bool = switch(True, "Waiting Vendor is for our own orders (C-05)")
    vendor_nudge_after_days: int = number(
        0, "calendar days in waiting_vendor until N-13; 0: never", off=True
    )
    payment_nudge_after_days: int = number(
        0, "calendar days in pending_payment until N-12; 0: never", off=True
    )
    admin_nudge_business_days: int = number(
        0, "business days in follow_up_admin until N-12 again; 0: never", off=True
    )

    # completing
    complete_gates: tuple[Gate, ...] = choices(
        Gate, (Gate.CHECKLIST, Gate.TIME_ENTRIES), "what re-opens a completed ticket"
    )
    complete_suppress: tuple[Unannounced, ...] = choices(
        Unannounced, tuple(Unannounced), "completions without N-06 (ST-28)"
    )
    complete_notify: bool = switch(True, "N-06 goes to the customer")
    time_entries_initial: TimeEntries = choice(
        TimeEntries.UNSET, "Time Entries Done of a new ticket"
    )
    reopen_window_days: int = number(30, "dates after completion in which an answer re-opens")
    reopen_ignore_thanks: bool = switch(True, "mere thanks do not re-open (ST-46)")

    # deferred, in progress, appointments, booking links
    deferred_lead_business_days: int = number(1, "business days before the due date", least=1)
    deferred_sweep_at: time = clock(time(6, 0), "when deferred tickets without a date are found")
    in_progress_stale_business_hours: int = number(
        4, "business hours without a change until N-44; 0: never", off=True
    )
    noshow_min_wait_minutes: int = number(10, "minutes after its start that a call is missed")
    noshow_nudge_business_days: int = number(
        1, "business days in no_show_remote until N-13; 0: never", off=True
    )
    sls_hosts: tuple[str, ...] = texts((), "hosts of booking links")
    sls_detect_link: DetectLink = choice(DetectLink.NUDGE, "what a booking link in a note does")
    sls_on_waiting: OnWaiting = choice(OnWaiting.CONVERT, "what #waiting with a link becomes")
    sls_nudge_after_days: int = number(
        5, "calendar days without a booking until N-46; 0: never", off=True
    )
    scheduler_cancel_to: str = text("", "address that is told of a cancelled call (C-28)")

    # answer times
    tat_reply_business_days: int = number(1, "business days to answer in; 0: no clock", off=True)
    tat_reply_business_hours: tuple[tuple[int, float], ...] = by_severity(
        (), "business hours to answer in, by severity, in place of the days: { 1 = 1, 2 = 4 }"
    )
    tat_nudge_lead_hours: int = number(2, "business hours before that for N-38")
    tat_mode: str = text(
        "same_time",
        "how business days end: same_time, end_of_day, hours:8 (C-13)",
        r"same_time|end_of_day|hours:[1-9][0-9]?",
        "one of same_time, end_of_day, hours:8",
    )
    tat_auto_24h: AutoHeadsUp = choice(AutoHeadsUp.DEPT, "when N-07 or N-08 goes by itself")

    # customers who do not answer
    uc_enabled: bool = switch(True, "attempts are counted and tickets closed")
    uc_min_attempts: int = number(3, "attempts needed", least=1, most=20)
    uc_window_days: int = number(21, "dates in which they must lie (UC-01)", least=1)
    uc_need_email: int = number(1, "of these by email", most=20)
    uc_need_phone: int = number(1, "of these by phone", most=20)
    uc_order: AttemptOrder = choice(AttemptOrder.ANY, "order of the attempts (C-15)")
    uc_per_channel_per_day: int = number(
        1, "counted attempts a channel and local date", least=1, most=20
    )
    uc_reminder_counts: bool = switch(False, "the 5-day reminder is an email attempt")
    uc_hold_on_autoreply: HoldOnAutoReply = choice(
        HoldOnAutoReply.DATED, "an auto-reply's day of return holds the cycle: one within 60 days"
    )
    uc_phone_nudge_after_days: int = number(
        7, "calendar days after the first attempt until N-40 asks for a call", off=True
    )
    uc_auto_final_email: bool = switch(True, "the last email attempt goes by itself")
    uc_final_after_days: int = number(14, "calendar days after the first attempt for that")
    uc_close_mode: CloseMode = choice(CloseMode.AUTO, "close, or propose it to the owner")
    uc_grace_business_days: int = number(2, "business days between the last attempt and closing")
    partner_no_contact_attempts: int = number(
        0, 'attempts that a partner\'s "no contact" stands for (C-21)', most=20
    )

    # passing on, leave
    handoff_required: HandoffRequired = choice(
        HandoffRequired.HANDOFF, "when the eight parts are asked for"
    )
    handoff_follow_up_admin: bool = switch(
        False, "a handoff to team:admin may be Follow Up Needed: Admin (HO-07)"
    )
    lock_mode: LockMode = choice(LockMode.OFF, "whether other departments are locked out (C-18)")
    cid_required: bool = switch(False, "internal tickets need a client id (ZD-07)")
    ooo_trigger: OooTrigger = choice(OooTrigger.TAG, "what lets an answer unassign (C-06)")
    ooo_guard_assignee: bool = switch(True, "only the summary's author is unassigned (C-07)")
    ooo_auto_untag_on_take: bool = switch(True, "#take removes the tag (C-07)")
    ooo_hold_reminders: bool = switch(True, "no reminder to customers during leave (C-02)")
    ooo_manager_notice: ManagerNotice = choice(
        ManagerNotice.SEVERITY_1_2, "for which tickets the manager is told"
    )
    ooo_required_from_days: int = number(
        3, "calendar days of leave from which every ticket needs a summary", least=1
    )
    ooo_notice_days: int = number(2, "calendar days before leave that the manager should know")

    # triage and ownership
    triage_required: bool = switch(False, "tickets of the group need approval")
    triage_nudge_business_days: int = number(
        0, "business days until N-23 again; 0: never", off=True
    )
    daily_update_enabled: bool = switch(False, "the user hears of us every business day")
    daily_update_at: time = clock(time(15, 30), "when N-27 reminds the owner")
    daily_update_exempt: tuple[Status, ...] = statuses(
        (Status.DEFERRED, Status.WAITING_CUSTOMER, Status.SCHEDULED), "statuses without it"
    )
    owner_max_tickets: int = number(0, "open tickets an owner may have; 0: no limit", off=True)
    owner_grace_business_days: int = number(2, "business days beyond it until the lead is told")
    effort_limit_days: int = number(0, "business days of work until N-29; 0: never", off=True)
    rota_check: bool = switch(False, "owners who are off tomorrow are told (TR-15)")
    rota_at: time = clock(time(16, 0), "when they are")
    rota_auto_return: bool = switch(False, "the rest goes back to the group at closing time")

    # letters
    outbound_hold_seconds: int = number(120, "seconds a notice waits for #undo")
    outbound_hold_seconds_strong: int = number(300, "the same for N-05 and N-09")
    undo_hours: int = number(24, "hours in which #undo works", least=1)
    digest_at: time = clock(time(8, 30), "when the managers' digest goes")
    quarantine_report_at: time = clock(time(8, 0), "when the report of held mail goes")


class PolicyFaults(ValueError):
    """Settings that cannot be taken, all at once; each text names the setting and the way out."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


def policy_from(values: Mapping[str, object], base: Policy | None = None) -> Policy:
    """Return `base` (default: profile standard) with these settings on top.

    Keys are dotted ("uc.close_mode") or tables of a TOML file. Raise PolicyFaults with every
    fault at once.
    """
    faults: list[str] = []
    changed: dict[str, object] = {}
    for key, value in _flattened(values):
        setting = SETTINGS.get(key)
        if setting is None:
            faults.append(_unknown(key))
            continue
        try:
            changed[field_name(key)] = setting.read(value)
        except ValueError as fault:
            faults.append(f"{key} takes {fault}, not {_shown(value)}")
    if faults:
        raise PolicyFaults(tuple(faults))
    return replace(base or Policy(), **changed)  # type: ignore[arg-type]  # fields by name


def field_name(key: str) -> str:
    """Return the field of a setting: "uc.close_mode" is `uc_close_mode`."""
    return key.replace(".", "_")


# The first words of settings; what follows stands behind a dot.
_SECTIONS = (
    *(
        "admin",
        "alert",
        "auth",
        "ceiling",
        "cid",
        "complete",
        "crossed",
        "daily_update",
        "deferred",
        "digest",
    ),
    *("duplicate", "effort", "handoff", "in_progress", "lock", "loop", "match", "noshow"),
    *("note_in", "ooo", "outbound", "owner", "partner", "payment", "phrases"),
    *("quarantine_report", "quarantine", "reopen", "rota", "says_close", "scheduler", "sls"),
    *("status", "stranger", "tat", "ticket", "time_entries", "triage", "uc", "undo", "vendor"),
    "waiting",
)


def _key_of(name: str) -> str:
    section = next((one for one in _SECTIONS if name.startswith(one + "_")), "")
    return f"{section}.{name[len(section) + 1 :]}" if section else name


def _settings() -> dict[str, Setting]:
    return {_key_of(one.name): one.metadata["setting"] for one in fields(Policy)}


SETTINGS: dict[str, Setting] = _settings()  # by dotted key


def _flattened(values: Mapping[str, object], section: str = "") -> Iterator[tuple[str, object]]:
    """Yield dotted keys, also where TOML made tables of them."""
    for name, value in values.items():
        key = f"{section}.{name}" if section else name
        if isinstance(value, Mapping) and key not in SETTINGS and key not in ELSEWHERE:
            yield from _flattened(value, key)
        else:
            yield key, value


def _unknown(key: str) -> str:
    if key in ELSEWHERE:
        return f"{key} is not set here; write it in {ELSEWHERE[key]}"
    near = difflib.get_close_matches(key, SETTINGS, n=3, cutoff=0.5)
    return f"{key} is no setting" + (f"; did you mean {', '.join(near)}?" if near else "")


def _shown(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value).lower()
