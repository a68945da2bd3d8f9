"""Going after a silent customer: nudges to the owner, the last mail, the closing (UC)."""

from __future__ import annotations

from rules.amount import amount
from rules.arrival.notes import last_public_words, system_note
from rules.behaviours.outreach.attempts import closing_lines, desk_lines, letter_lines, new_attempt
from rules.behaviours.outreach.cycle import end_cycle, is_held_on, record
from rules.clock import add_business_days, local, next_opening, window_end
from rules.context import Scene
from rules.effects import ArmTimer, Effect, Fact, Remark, SendNotice, SetField, SetStatus
from rules.model.attempts import counted_now, counted_of, current_cycle, is_exhausted, missing
from rules.model.audience import customers, ticket_of
from rules.model.cycle import Attempt, Channel, Counted, Cycle, CycleState
from rules.model.notice import Notice
from rules.model.status import Status
from rules.model.ticket import Case, Visibility
from rules.model.timer import Timer
from rules.policy.choices import CloseMode
from rules.quiet_gap import put_off
from rules.staff_letters import tell_owners

UNRESPONSIVE = "unresponsive"  # the resolution of UC-04
TRY_NOTICES = (Notice.N_09_1, Notice.N_09_2, Notice.N_09_3)


def attempts_today(case: Case, scene: Scene) -> tuple[Attempt, ...]:
    """Return the attempts that count as of today."""
    today = local(scene.now, scene.desk.calendar).date()
    return counted_now(case, today, scene.policy)


def _facts(attempts: tuple[Attempt, ...], lines: tuple[str, ...]) -> dict[str, Fact]:
    """Return what every letter about attempts says."""
    return {
        "attempt_list": lines,
        "attempt_count": len(attempts),
        "first_attempt": attempts[0].occurred_at if attempts else None,
    }


def _unfinished(case: Case, scene: Scene) -> Cycle | None:
    """Return the running cycle that still needs attempts and is not held."""
    cycle = current_cycle(case)
    today = local(scene.now, scene.desk.calendar).date()
    if cycle is None or cycle.exhausted_at or is_held_on(cycle, today):
        return None
    return cycle


# --- nudges -------------------------------------------------------------------------------


def nudge_attempts(case: Case, timer: Timer, scene: Scene) -> tuple[Effect, ...]:
    """UC-15: N-40 in service hours, with what is missing."""
    if _unfinished(case, scene) is None:
        return ()
    opening = next_opening(scene.now, scene.desk.calendar)
    if opening > scene.now:
        later = ArmTimer(
            kind=timer.kind,
            timer_rule=timer.rule,
            anchor_at=timer.anchor_at,
            due_at=opening,
            rule="UC-15",
            because="nudges come in service hours",
        )
        return (later,)
    counted = attempts_today(case, scene)
    facts = _facts(counted, desk_lines(counted, scene))
    facts["missing"] = missing(counted, scene.policy)
    if counted:
        facts["window_end"] = window_end(counted[0].day, scene.policy.uc_window_days)
    because = "the attempts are incomplete"
    return tell_owners(Notice.N_40, facts, case, scene, rule="UC-15", because=because)


# --- mails that count ---------------------------------------------------------------------


def final_email(case: Case, timer: Timer, scene: Scene) -> tuple[Effect, ...]:
    """UC-06: the automatic last mail, counted, unless it is too soon after another (GW-23)."""
    if _unfinished(case, scene) is None or not customers(case):
        return ()
    later = put_off(case, timer, scene, in_hours=True)
    if later:
        return later
    because = f"{amount(scene.policy.uc_final_after_days, 'day')} after the first attempt"
    attempt = record(case, scene, Channel.EMAIL, scene.now, rule="UC-06", because=because)
    return (*attempt, *try_letters(case, scene, Notice.N_09_3, because=because))


def next_try(case: Case, scene: Scene) -> Notice:
    """Return the letter of the next attempt: the first, the second, the last (N-09)."""
    tries = len(attempts_today(case, scene)) if current_cycle(case) else 0
    return TRY_NOTICES[min(tries, len(TRY_NOTICES) - 1)]


def try_letters(case: Case, scene: Scene, notice: Notice, *, because: str) -> tuple[Effect, ...]:
    """Return N-09.n to the customer's people, this try listed as the last one."""
    earlier = attempts_today(case, scene) if current_cycle(case) else ()
    this = new_attempt(case, scene, Channel.EMAIL, scene.at)
    tries = (*earlier, this) if this.counted is Counted.YES else earlier
    facts = _facts(tries, letter_lines(tries))
    facts["author"] = scene.sender.person or ticket_of(case).primary or None
    facts["question"] = last_public_words(case) or None
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


# --- closing ------------------------------------------------------------------------------


def close_or_propose(case: Case, timer: Timer, scene: Scene) -> tuple[Effect, ...]:
    """UC-04: the grace is over and nobody answered."""
    cycle = current_cycle(case)
    if cycle is None or cycle.exhausted_at is None:
        return ()
    if scene.policy.uc_close_mode is CloseMode.PROPOSE:
        counted = counted_of(case, cycle)
        facts = _facts(counted, letter_lines(counted))
        because = "all tries are documented"
        return tell_owners(Notice.N_40B, facts, case, scene, rule="UC-04", because=because)
    return close(case, scene, because="three documented attempts, nobody answered")


def close(case: Case, scene: Scene, *, because: str) -> tuple[Effect, ...]:
    """UC-10: complete as unresponsive, with the list of attempts in the closing note."""
    tries = counted_of(case, current_cycle(case))
    told = closing_lines(case, tries, scene)
    note = system_note(
        scene,
        "Closed, nobody reached:\n" + "\n".join(told),
        rule="UC-10",
        because=because,
        visibility=Visibility.INTERNAL,
    )
    return (
        *end_cycle(case, scene, CycleState.CLOSED, because, "UC-04"),
        Remark(kind="uc_closed", detail="; ".join(told), rule="UC-10", because=because),
        SetField(name="resolution", value=UNRESPONSIVE, rule="UC-04", because=because),
        SetStatus(
            status=Status.COMPLETE,
            actor=scene.sender.person,
            at=scene.at,
            rule="UC-04",
            because=because,
        ),
        note,
        *_closing_letters(case, tries, scene, because),
    )


def _closing_letters(
    case: Case, tries: tuple[Attempt, ...], scene: Scene, because: str
) -> tuple[Effect, ...]:
    """N-10 to the customer's people, N-10b with what was left unchecked to the owner."""
    facts = _facts(tries, letter_lines(tries))
    to_customers = tuple(
        SendNotice(
            notice=Notice.N_10,
            to=person,
            facts={**facts, "reopen_days": scene.policy.reopen_window_days},
            not_before=scene.hold(),
            rule="UC-04",
            because=because,
        )
        for person in customers(case)
    )
    left = [item for item in case.checklist if not item.checked_by]
    facts["open_items"] = tuple(str(item.position) for item in left) or None
    facts["reasons"] = tuple(f'{item.position} "{item.text}"' for item in left) or None
    to_owners = tell_owners(Notice.N_10B, facts, case, scene, rule="UC-04", because=because)
    return (*to_customers, *to_owners)
