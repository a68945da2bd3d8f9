"""More than three days: work that nobody arranged is brought to the lead, once (S4, TR-16)."""

from __future__ import annotations

from rules.amount import amount
from rules.behaviour import Behaviour
from rules.commands.table import Verb
from rules.context import Scene
from rules.effects import CancelTimer, Effect, Fact, SendNotice, SetField, SetStatus
from rules.model.audience import ticket_of, with_role
from rules.model.notice import Notice
from rules.model.status import DONE
from rules.model.ticket import Case
from rules.model.timer import Timer, TimerKind
from rules.model.triage import is_workable
from rules.policy.desk import Role
from rules.timing import arm, find_timer

KIND = TimerKind.EFFORT_LIMIT


def on_effect(before: Case, after: Case, effect: Effect, scene: Scene) -> tuple[Effect, ...]:
    """Follow the owner, the approval, the estimate and the arrangement."""
    if before.ticket is None or after.ticket is None:
        return ()
    match effect:
        case SetField(name="effort_days"):
            return _estimated(after, scene)
        case SetField(name="primary_since") if before.ticket.primary_since != effect.value:
            return _follow(after, scene, anew=True)
        case SetField(name="triage" | "arranged" | "queue") | SetStatus():
            return _follow(after, scene)
        case _:
            return ()


def _limit(case: Case, scene: Scene) -> int:
    return scene.desk.policy_of(ticket_of(case).queue).effort_limit_days


def _was_told(case: Case) -> bool:
    return any(one.notice == Notice.N_29 for one in case.letters)


def _follow(case: Case, scene: Scene, *, anew: bool = False) -> tuple[Effect, ...]:
    """The clock runs from when somebody took it; waiting for the customer does not stop it."""
    ticket, armed, limit = ticket_of(case), find_timer(case, KIND), _limit(case, scene)
    counts = bool(ticket.primary) and is_workable(ticket) and ticket.status not in DONE
    if not limit or not counts or ticket.arranged or _was_told(case):
        because = "nobody works on it, or it is arranged"
        return (CancelTimer(kind=KIND, rule="TR-16", because=because),) if armed else ()
    if armed and not anew:
        return ()
    because = f"more than {amount(limit, 'business day')} need an arrangement"
    since = scene.at
    return (arm(KIND, f"bd:{limit}", since, scene, rule="TR-16", because=because),)


def _estimated(case: Case, scene: Scene) -> tuple[Effect, ...]:
    """`#effort` beyond the limit asks at once, unless the same mail says what was arranged."""
    ticket, limit = ticket_of(case), _limit(case, scene)
    beyond = bool(limit) and ticket.effort_days is not None and ticket.effort_days > limit
    if not beyond or ticket.arranged or scene.asks(Verb.ARRANGED) or _was_told(case):
        return ()
    because = f"{amount(ticket.effort_days or 0, 'day')} of work, and no arrangement"
    armed = find_timer(case, KIND)
    ends = (CancelTimer(kind=KIND, rule="TR-16", because=because),) if armed else ()
    return (*_letters(case, scene, because, effort=f"{ticket.effort_days:g}"), *ends)


def ask(case: Case, timer: Timer, scene: Scene) -> tuple[Effect, ...]:
    ticket = ticket_of(case)
    if ticket.arranged or ticket.status in DONE or not ticket.primary or _was_told(case):
        return ()
    return _letters(
        case, scene, f"open for more than {amount(_limit(case, scene), 'business day')}"
    )


def _letters(case: Case, scene: Scene, because: str, effort: str = "") -> tuple[Effect, ...]:
    """N-29 to the leads and the owner."""
    ticket = ticket_of(case)
    facts: dict[str, Fact] = {
        "effort": effort or None,
        "since": ticket.primary_since or ticket.created_at,
    }
    people = (*with_role(Role.LEAD, scene.desk), ticket.primary or scene.sender.person)
    return tuple(
        SendNotice(notice=Notice.N_29, to=one, facts=facts, rule="TR-16", because=because)
        for one in dict.fromkeys(people)
        if scene.desk.find_staff(one) is not None
    )


BEHAVIOUR = Behaviour(on_effect=on_effect, timers={KIND: ask})
