"""The unresponsive customer: attempts are counted in a cycle, three of them close (S2, UC).

Three attempts in three weeks, one by mail and one by phone at least. What counts, what is extra
and what is void is decided when an attempt is put; closing hangs on a timer.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import combinations

from rules.alerts import tell_owners
from rules.choices import AttemptOrder, CloseMode
from rules.effects import (
    AddNote,
    ArmTimer,
    CancelTimer,
    Effect,
    Fact,
    OpenCycle,
    PutAttempt,
    SendNotice,
    SetCycle,
    SetField,
    SetStatus,
)
from rules.hours import add_business_days, in_words, local, next_opening, opening_of
from rules.model import (
    Attempt,
    Case,
    Channel,
    Counted,
    Cycle,
    CycleState,
    NoteType,
    Timer,
    Visibility,
)
from rules.notes import last_public_words, system_note
from rules.notices import Notice
from rules.people import customers, ticket_of
from rules.policy import Policy
from rules.quiet import put_off
from rules.scene import Scene
from rules.statuses import Status
from rules.timing import arm, find_timer

CLOCKS = ("uc_phone_nudge", "uc_final_email", "uc_window", "uc_close")
UNRESPONSIVE = "unresponsive"  # the resolution of UC-04
RUNNING = (CycleState.OPEN, CycleState.HELD)
KEEPS_CYCLE = (Status.DEFERRED, Status.SCHEDULING_LINK_SENT)  # UC-17
TRY_NOTICES = (Notice.N_09_1, Notice.N_09_2, Notice.N_09_3)
LATE_EMAIL_DAYS = 10  # an email from this day on makes the automatic last one needless
OUTCOMES = {
    "vm": "phone, voicemail left",
    "message": "phone, message left",
    "noanswer": "phone, no answer",
    "sent": "mail",
}


def on_effect(before: Case, after: Case, effect: Effect, scene: Scene) -> tuple[Effect, ...]:
    """Follow what begins, feeds and ends a cycle."""
    match effect:
        case AddNote() if effect.note.type is NoteType.CUSTOMER:
            return end_cycle(after, scene, CycleState.RESPONDED, "the customer answered")
        case SetStatus():
            return _on_status(after, effect, scene)
        case SendNotice(notice=Notice.N_03) if scene.by_human:
            return _on_relay(after, effect, scene)
        case PutAttempt():
            return _on_attempt(before, after, scene)
        case _:
            return ()


# --- reading ------------------------------------------------------------------------------


def current_cycle(case: Case) -> Cycle | None:
    """Return the cycle that is open or held."""
    last = case.cycles[-1] if case.cycles else None
    return last if last is not None and last.state in RUNNING else None


def attempts_of(case: Case, cycle: Cycle | None) -> tuple[Attempt, ...]:
    """Return a cycle's attempts in the order in which they happened."""
    if cycle is None:
        return ()
    mine = (one for one in case.attempts if one.cycle_id == cycle.id)
    return tuple(sorted(mine, key=lambda one: (one.occurred_at, one.id)))


def counted_now(case: Case, today: date, policy: Policy) -> tuple[Attempt, ...]:
    """Return the attempts as they are shown: counted and inside the window (10.2.8)."""
    cycle = case.cycles[-1] if case.cycles else None
    counted = [one for one in attempts_of(case, cycle) if one.counted is Counted.YES]
    if cycle is not None and cycle.state not in RUNNING:
        today = max((one.day for one in counted), default=today)
    first_day = today - timedelta(days=policy.uc_window_days)
    return tuple(one for one in counted if one.day >= first_day)


def is_exhausted(attempts: tuple[Attempt, ...], policy: Policy) -> bool:
    """UC-01, UC-02: enough counted attempts, mixed as asked, in one window of dates."""
    counted = [one for one in attempts if one.counted is Counted.YES]
    window = timedelta(days=policy.uc_window_days)
    for first in counted:
        inside = [one for one in counted if first.day <= one.day <= first.day + window]
        if _is_mixed(inside, policy):
            return True
    return False


def _is_mixed(inside: list[Attempt], policy: Policy) -> bool:
    emails = [one for one in inside if one.channel is Channel.EMAIL]
    phones = [one for one in inside if one.channel is Channel.PHONE]
    if len(inside) < policy.uc_min_attempts:
        return False
    if len(emails) < policy.uc_need_email or len(phones) < policy.uc_need_phone:
        return False
    if policy.uc_order is AttemptOrder.ANY:
        return True
    return any(
        first.channel is Channel.EMAIL and second.channel is Channel.PHONE
        for first, second, _ in combinations(inside[:12], 3)
    )


def missing(case: Case, scene: Scene) -> str:
    """Say which attempts are missing: "one phone call, one more"."""
    policy = scene.policy
    counted = counted_now(case, _today(scene), policy)
    phones = sum(one.channel is Channel.PHONE for one in counted)
    emails = len(counted) - phones
    parts = []
    if emails < policy.uc_need_email:
        parts.append("one email")
    if phones < policy.uc_need_phone:
        parts.append("one phone call (phone attempt missing)")
    rest = policy.uc_min_attempts - len(counted) - len(parts)
    words = {1: "one more", 2: "two more"}
    if rest > 0:
        parts.append(words.get(rest, f"{rest} more") + ", email or phone")
    return ", ".join(parts) or "nothing"


def attempt_lines(attempts: tuple[Attempt, ...], scene: Scene) -> tuple[str, ...]:
    """Return one line a try: "Mon 2026-11-09 14:20  phone, voicemail left"."""
    lines = []
    for one in attempts:
        when = in_words(one.occurred_at, scene.desk.calendar).rsplit(" ", 1)[0]
        lines.append(f"{when}  {OUTCOMES.get(one.outcome, one.outcome)}")
    return tuple(lines)


def _today(scene: Scene) -> date:
    return local(scene.now, scene.desk.calendar).date()


# --- feeding ------------------------------------------------------------------------------


def new_attempt(
    case: Case,
    scene: Scene,
    channel: Channel,
    occurred_at: datetime,
    *,
    outcome: str = "sent",
    text: str = "",
    void: str = "",
) -> Attempt:
    """Return the attempt as it counts: one a channel and local date (UC-07)."""
    day = local(occurred_at, scene.desk.calendar).date()
    cycle = current_cycle(case)
    same = [
        one
        for one in attempts_of(case, cycle)
        if one.channel is channel and one.day == day and one.counted is Counted.YES
    ]
    counted = Counted.YES
    if void:
        counted = Counted.VOID
    elif len(same) >= scene.policy.uc_per_channel_per_day:
        counted = Counted.EXTRA
    return Attempt(
        id=0,
        cycle_id=cycle.id if cycle else 0,
        channel=channel,
        occurred_at=occurred_at,
        day=day,
        recorded_at=scene.at,
        by=scene.sender.person,
        outcome=outcome,
        counted=counted,
        text=text,
        input_id=scene.event.input_id,
        void_reason=void,
    )


def open_cycle(case: Case, scene: Scene, *, rule: str, because: str) -> tuple[Effect, ...]:
    """Open a cycle unless one runs; a held one is taken up again."""
    cycle = current_cycle(case)
    if cycle is None:
        return (OpenCycle(at=scene.at, rule=rule, because=because),)
    if cycle.state is CycleState.HELD:
        return (_with_state(cycle, CycleState.OPEN, scene, rule, because),)
    return ()


def record(
    case: Case,
    scene: Scene,
    channel: Channel,
    occurred_at: datetime,
    *,
    rule: str,
    because: str,
    outcome: str = "sent",
    text: str = "",
    void: str = "",
) -> tuple[Effect, ...]:
    """Return the cycle, where it must open first, and the attempt in it."""
    opening = open_cycle(case, scene, rule="UC-05", because=because)
    attempt = new_attempt(case, scene, channel, occurred_at, outcome=outcome, text=text, void=void)
    if any(isinstance(one, OpenCycle) for one in opening):
        next_id = max((one.id for one in case.cycles), default=0) + 1
        attempt = replace(attempt, cycle_id=next_id)
    return (*opening, PutAttempt(attempt=attempt, rule=rule, because=because))


def _on_relay(case: Case, effect: SendNotice, scene: Scene) -> tuple[Effect, ...]:
    """UC-05, UC-06: a human's mail to the customer of a waiting ticket is an email attempt."""
    if ticket_of(case).status is not Status.WAITING_CUSTOMER or not scene.policy.uc_enabled:
        return ()
    cycle = current_cycle(case)
    if any(
        one.input_id == scene.event.input_id and one.channel is Channel.EMAIL
        for one in attempts_of(case, cycle)
    ):
        return ()
    because = "a mail to the customer of a waiting ticket"
    return record(case, scene, Channel.EMAIL, scene.at, rule="UC-06", because=because)


def _on_attempt(before: Case, after: Case, scene: Scene) -> tuple[Effect, ...]:
    """Arm what follows the first attempt; close when the cycle is exhausted."""
    cycle = current_cycle(after)
    if cycle is None:
        return ()
    attempts = attempts_of(after, cycle)
    counted = [one for one in attempts if one.counted is Counted.YES]
    effects: list[Effect] = []
    if len(counted) == 1 and not find_timer(after, "uc_window") and cycle.exhausted_at is None:
        effects += _first_attempt(counted[0], scene)
    effects += _needless(before, after, counted)
    exhausted = is_exhausted(attempts, scene.policy)
    if exhausted and cycle.exhausted_at is None:
        effects += exhaust(after, cycle, scene)
    elif not exhausted and cycle.exhausted_at is not None:
        effects += _unexhaust(cycle, scene)
    return tuple(effects)


def _first_attempt(attempt: Attempt, scene: Scene) -> list[Effect]:
    policy, because = scene.policy, "first attempt of the cycle"
    anchor = attempt.occurred_at
    orders: list[Effect] = []
    if policy.uc_phone_nudge_after_days and attempt.channel is not Channel.PHONE:
        rule = f"calbh:{policy.uc_phone_nudge_after_days}"
        orders.append(arm("uc_phone_nudge", rule, anchor, scene, rule="UC-15", because=because))
    if policy.uc_auto_final_email:
        rule = f"calbh:{policy.uc_final_after_days}"
        orders.append(arm("uc_final_email", rule, anchor, scene, rule="UC-06", because=because))
    rule = f"cal:{policy.uc_window_days}"
    orders.append(arm("uc_window", rule, anchor, scene, rule="UC-15", because=because))
    return orders


def _needless(before: Case, after: Case, counted: list[Attempt]) -> list[Effect]:
    """A phone attempt ends the call nudge; a late email ends the automatic last one."""
    effects: list[Effect] = []
    if any(one.channel is Channel.PHONE for one in counted) and find_timer(after, "uc_phone_nudge"):
        effects.append(_cancel("uc_phone_nudge", "UC-15", "a call is on record"))
    first = counted[0].day if counted else None
    late = first is not None and any(
        one.channel is Channel.EMAIL and one.day >= first + timedelta(days=LATE_EMAIL_DAYS)
        for one in counted
    )
    if late and find_timer(after, "uc_final_email"):
        effects.append(_cancel("uc_final_email", "UC-06", "a late email is on record"))
    return effects


def exhaust(case: Case, cycle: Cycle, scene: Scene, due_at: datetime | None = None) -> list[Effect]:
    """UC-04: the closing timer runs from the recording of the last needed attempt."""
    grace = scene.policy.uc_grace_business_days
    due = due_at or add_business_days(scene.at, grace, scene.desk.calendar)
    if cycle.hold_until is not None:
        due = max(due, opening_of(cycle.hold_until, scene.desk.calendar))
    because = f"{scene.policy.uc_min_attempts} documented attempts"
    ends = [
        _cancel(kind, "UC-04", because)
        for kind in ("uc_phone_nudge", "uc_final_email", "uc_window")
        if find_timer(case, kind)
    ]
    mark = replace_cycle(cycle, scene, rule="UC-04", because=because)
    mark = replace(mark, exhausted_at=cycle.exhausted_at or scene.at, close_due_at=due)
    close = ArmTimer(
        kind="uc_close",
        timer_rule=f"bd:{grace}",
        anchor_at=scene.at,
        due_at=due,
        rule="UC-04",
        because=because,
    )
    return [*ends, mark, close]


def _unexhaust(cycle: Cycle, scene: Scene) -> list[Effect]:
    because = "an attempt was voided, so they are not enough"
    mark = replace_cycle(cycle, scene, rule="UC-09", because=because)
    return [
        replace(mark, exhausted_at=None, close_due_at=None),
        _cancel("uc_close", "UC-09", because),
    ]


def replace_cycle(cycle: Cycle, scene: Scene, *, rule: str, because: str) -> SetCycle:
    """Return an order that leaves the cycle as it is, to be changed by the caller."""
    return SetCycle(
        state=cycle.state,
        at=scene.at,
        hold_until=cycle.hold_until,
        exhausted_at=cycle.exhausted_at,
        close_due_at=cycle.close_due_at,
        rule=rule,
        because=because,
    )


def _with_state(cycle: Cycle, state: CycleState, scene: Scene, rule: str, because: str) -> SetCycle:
    return replace(replace_cycle(cycle, scene, rule=rule, because=because), state=state)


def _cancel(kind: str, rule: str, because: str) -> CancelTimer:
    return CancelTimer(kind=kind, rule=rule, because=because)


# --- ending -------------------------------------------------------------------------------


def end_cycle(
    case: Case, scene: Scene, state: CycleState, because: str, rule: str = "UC-11"
) -> tuple[Effect, ...]:
    """End the running cycle, if there is one, and its timers."""
    cycle = current_cycle(case)
    if cycle is None:
        return ()
    return (_with_state(cycle, state, scene, rule, because), *stop_clocks(case, rule, because))


def stop_clocks(case: Case, rule: str, because: str) -> tuple[Effect, ...]:
    return tuple(_cancel(kind, rule, because) for kind in CLOCKS if find_timer(case, kind))


def hold_cycle(
    case: Case, scene: Scene, until: date | None, *, rule: str, because: str
) -> tuple[Effect, ...]:
    """Hold the cycle: nothing automatic happens until the date, or until it is taken up."""
    cycle = current_cycle(case)
    if cycle is None:
        return ()
    order = replace(_with_state(cycle, CycleState.HELD, scene, rule, because), hold_until=until)
    kinds = [kind for kind in CLOCKS if find_timer(case, kind)]
    if until is None:
        return (order, *(_cancel(kind, rule, because) for kind in kinds))
    opening = opening_of(until, scene.desk.calendar)
    moved = tuple(
        ArmTimer(
            kind=timer.kind,
            timer_rule=timer.rule,
            anchor_at=timer.anchor_at,
            due_at=max(timer.due_at, opening),
            rule=rule,
            because=because,
        )
        for timer in case.timers
        if timer.kind in (*CLOCKS, "waiting_reminder") and timer.due_at < opening
    )
    return (order, *moved)


def _on_status(after: Case, effect: SetStatus, scene: Scene) -> tuple[Effect, ...]:
    """UC-17: leaving waiting by hand cancels; a date or a link only holds."""
    cycle = current_cycle(after)
    status = effect.status
    if cycle is None:
        return ()
    if status is Status.WAITING_CUSTOMER:
        if cycle.state is CycleState.HELD and cycle.hold_until is None:
            return _take_up(after, cycle, scene)
        return ()
    if status in KEEPS_CYCLE:
        because = f"the ticket is {status.replace('_', ' ')}"
        return hold_cycle(after, scene, None, rule="UC-17", because=because)
    if effect.by_human or status is Status.SAYS_CLOSE or status is Status.COMPLETE:
        because = f"the ticket was set to {status.replace('_', ' ')}"
        return end_cycle(after, scene, CycleState.CANCELLED, because, "UC-17")
    return ()


def _take_up(case: Case, cycle: Cycle, scene: Scene) -> tuple[Effect, ...]:
    """UC-17.b: waiting again, the earlier attempts still count if inside the window."""
    because = "the ticket waits for the customer again"
    effects: list[Effect] = [_with_state(cycle, CycleState.OPEN, scene, "UC-17", because)]
    counted = counted_now(case, _today(scene), scene.policy)
    if counted and not find_timer(case, "uc_window"):
        effects += [
            order
            for order in _first_attempt(counted[0], scene)
            if isinstance(order, ArmTimer) and order.due_at > scene.now
        ]
    if cycle.exhausted_at is not None:
        effects += exhaust(case, replace(cycle, state=CycleState.OPEN), scene)
    return tuple(effects)


# --- timers -------------------------------------------------------------------------------


def try_facts(case: Case, scene: Scene, attempts: tuple[Attempt, ...]) -> dict[str, Fact]:
    """Return what every letter about attempts says."""
    return {
        "attempt_list": attempt_lines(attempts, scene),
        "attempt_count": len(attempts),
        "first_attempt": attempts[0].occurred_at if attempts else None,
    }


def nudge_call(case: Case, timer: Timer, scene: Scene) -> tuple[Effect, ...]:
    """UC-15: N-40, what is missing."""
    cycle = current_cycle(case)
    if cycle is None or cycle.state is not CycleState.OPEN or cycle.exhausted_at:
        return ()
    if timer.kind == "uc_window" and next_opening(scene.now, scene.desk.calendar) > scene.now:
        return _later(timer, scene)
    return nudge_missing(case, scene, because="the attempts are incomplete")


def nudge_missing(case: Case, scene: Scene, *, because: str) -> tuple[Effect, ...]:
    counted = counted_now(case, _today(scene), scene.policy)
    facts = try_facts(case, scene, counted)
    facts["missing"] = missing(case, scene)
    if counted:
        facts["window_end"] = counted[0].day + timedelta(days=scene.policy.uc_window_days)
    return tell_owners(Notice.N_40, facts, case, scene, rule="UC-15", because=because)


def _later(timer: Timer, scene: Scene) -> tuple[Effect, ...]:
    order = ArmTimer(
        kind=timer.kind,
        timer_rule=timer.rule,
        anchor_at=timer.anchor_at,
        due_at=next_opening(scene.now, scene.desk.calendar),
        rule="UC-15",
        because="nudges come in service hours",
    )
    return (order,)


def final_email(case: Case, timer: Timer, scene: Scene) -> tuple[Effect, ...]:
    """UC-06: the automatic last mail, counted, unless it is too soon after another (GW-23)."""
    cycle = current_cycle(case)
    people = customers(case)
    if cycle is None or cycle.state is not CycleState.OPEN or cycle.exhausted_at or not people:
        return ()
    later = put_off(case, timer, scene, in_hours=True)
    if later:
        return later
    because = f"{scene.policy.uc_final_after_days} days after the first attempt"
    attempt = record(case, scene, Channel.EMAIL, scene.now, rule="UC-06", because=because)
    return (*attempt, *try_letters(case, scene, Notice.N_09_3, because=because))


def try_letters(
    case: Case, scene: Scene, notice: Notice, *, because: str, question: str = ""
) -> tuple[Effect, ...]:
    """Return N-09.n to the customer's people, this try listed as the last one."""
    earlier = counted_now(case, _today(scene), scene.policy)
    this = new_attempt(case, scene, Channel.EMAIL, scene.at)
    tries = (*earlier, this) if this.counted is Counted.YES else earlier
    facts = try_facts(case, scene, tries)
    facts["author"] = scene.sender.person or ticket_of(case).primary or None
    facts["question"] = question or last_public_words(case) or None
    facts["reopen_days"] = scene.policy.reopen_window_days
    if is_exhausted(tries, scene.policy):
        grace = scene.policy.uc_grace_business_days
        facts["close_on"] = add_business_days(scene.at, grace, scene.desk.calendar)
    return tuple(
        SendNotice(
            notice=notice,
            to=person,
            facts=facts,
            not_before=scene.hold(strong=True),
            rule="UC-06",
            because=because,
        )
        for person in customers(case)
    )


def close_or_propose(case: Case, timer: Timer, scene: Scene) -> tuple[Effect, ...]:
    """UC-04: the grace is over and nobody answered."""
    cycle = current_cycle(case)
    if cycle is None or cycle.exhausted_at is None:
        return ()
    if scene.policy.uc_close_mode is CloseMode.PROPOSE:
        facts = try_facts(case, scene, counted_now(case, cycle.exhausted_at.date(), scene.policy))
        because = "all tries are documented"
        return tell_owners(Notice.N_40B, facts, case, scene, rule="UC-04", because=because)
    return close(case, scene, because="three documented attempts, nobody answered")


def close(case: Case, scene: Scene, *, because: str) -> tuple[Effect, ...]:
    """UC-10: complete as unresponsive, with the list of attempts in the closing note."""
    cycle = current_cycle(case)
    tries = tuple(one for one in attempts_of(case, cycle) if one.counted is Counted.YES)
    facts = try_facts(case, scene, tries)
    lines = attempt_lines(tries, scene)
    note = system_note(
        scene,
        "Closed, nobody reached:\n" + "\n".join(lines),
        rule="UC-10",
        because=because,
        visibility=Visibility.INTERNAL,
    )
    letters = tuple(
        SendNotice(
            notice=Notice.N_10,
            to=person,
            facts={**facts, "reopen_days": scene.policy.reopen_window_days},
            rule="UC-04",
            because=because,
        )
        for person in customers(case)
    )
    items = tuple(
        f'{item.position} "{item.text}"' for item in case.checklist if not item.checked_by
    )
    told = tell_owners(
        Notice.N_10B,
        {**facts, "open_items": items or None},
        case,
        scene,
        rule="UC-04",
        because=because,
    )
    return (
        *end_cycle(case, scene, CycleState.CLOSED, because, "UC-04"),
        SetField(name="resolution", value=UNRESPONSIVE, rule="UC-04", because=because),
        SetStatus(status=Status.COMPLETE, at=scene.now, rule="UC-04", because=because),
        note,
        *letters,
        *told,
    )


WHAT_TIMER_DOES: dict[str, Callable[[Case, Timer, Scene], tuple[Effect, ...]]] = {
    "uc_phone_nudge": nudge_call,
    "uc_window": nudge_call,
    "uc_final_email": final_email,
    "uc_close": close_or_propose,
}
