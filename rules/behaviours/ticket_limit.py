"""At most three: whoever owns more is told, and their lead when it stays so (S4, TR-14)."""

from __future__ import annotations

from datetime import datetime

from rules.amount import amount
from rules.behaviour import Behaviour
from rules.context import Scene
from rules.effects import CancelTimer, Effect, Fact, SendNotice, SetField
from rules.model.audience import ticket_of, with_role
from rules.model.notice import Notice
from rules.model.other_tickets import OpenTicket
from rules.model.status import DONE, Status, display_name
from rules.model.ticket import Case
from rules.model.timer import Timer, TimerKind
from rules.policy.desk import Role
from rules.policy.policy import Policy
from rules.timing import arm, find_timer

KIND = TimerKind.TICKET_LIMIT


def on_effect(before: Case, after: Case, effect: Effect, scene: Scene) -> tuple[Effect, ...]:
    """Count when somebody becomes the owner; a ticket that goes away stops asking."""
    if not isinstance(effect, SetField) or effect.name != "primary_since":
        return ()
    if not ticket_of(after).primary:
        because = "it has no owner any more"
        armed = find_timer(after, KIND)
        return (CancelTimer(kind=KIND, rule="TR-14", because=because),) if armed else ()
    policy = _policy(after, scene)
    owned = owned_with(after)
    if not policy.owner_max_tickets or len(owned) <= policy.owner_max_tickets:
        return ()
    return _tell_owner(after, owned, policy, scene)


def _policy(case: Case, scene: Scene) -> Policy:
    return scene.desk.policy_of(ticket_of(case).queue)


def owned_with(case: Case) -> tuple[OpenTicket, ...]:
    """Return the owner's open tickets that count, this one among them as it is now."""
    ticket = ticket_of(case)
    known = next((one for one in case.known.workloads if one.handle == ticket.primary), None)
    others = tuple(one for one in (known.tickets if known else ()) if one.number != ticket.number)
    this = OpenTicket(
        ticket.number, ticket.title, ticket.status, ticket.queue, ticket.primary_since
    )
    return tuple(
        one
        for one in (*others, this)
        if one.status not in DONE and one.status is not Status.DEFERRED
    )


def _tell_owner(
    case: Case, owned: tuple[OpenTicket, ...], policy: Policy, scene: Scene
) -> tuple[Effect, ...]:
    """N-28 to the owner and the leads; it is allowed, for a short while."""
    ticket = ticket_of(case)
    leads = with_role(Role.LEAD, scene.desk)
    because = f"it makes {amount(len(owned), 'ticket')} of one owner"
    facts: dict[str, Fact] = {
        "ticket_count": len(owned),
        "most": policy.owner_max_tickets,
        "lead": ", ".join(_names(leads, scene)) or None,
        "tickets": lines_of(owned, policy),
    }
    letters = tuple(
        SendNotice(
            notice=Notice.N_28,
            to=person,
            facts=facts | {"yours": person == ticket.primary or None},
            rule="TR-14",
            because=because,
        )
        for person in dict.fromkeys((ticket.primary, *leads))
    )
    days = policy.owner_grace_business_days
    return (*letters, arm(KIND, f"bd:{days}", scene.at, scene, rule="TR-14", because=because))


def _names(handles: tuple[str, ...], scene: Scene) -> tuple[str, ...]:
    found = (scene.desk.find_staff(one) for one in handles)
    return tuple(one.name for one in found if one is not None)


def lines_of(owned: tuple[OpenTicket, ...], policy: Policy) -> tuple[str, ...]:
    return tuple(f"{one.number}\t{one.title}, {display_name(one.status, policy)}" for one in owned)


def still_too_many(case: Case, timer: Timer, scene: Scene) -> tuple[Effect, ...]:
    """N-28b: all the while more than that; who was down in between is counted anew."""
    policy, owned = _policy(case, scene), owned_with(case)
    all_the_while = [one for one in owned if _had(one, timer.anchor_at)]
    if not ticket_of(case).primary or len(all_the_while) <= policy.owner_max_tickets:
        return ()
    facts: dict[str, Fact] = {
        "ticket_count": len(owned),
        "most": policy.owner_max_tickets,
        "since": timer.anchor_at,
        "tickets": lines_of(owned, policy),
    }
    days = policy.owner_grace_business_days
    return tuple(
        SendNotice(
            notice=Notice.N_28B,
            to=person,
            facts=facts,
            rule="TR-14",
            because=f"still too many after {amount(days, 'business day')}",
        )
        for person in with_role(Role.LEAD, scene.desk)
    )


def _had(one: OpenTicket, at: datetime) -> bool:
    return one.primary_since is None or one.primary_since <= at


BEHAVIOUR = Behaviour(on_effect=on_effect, timers={KIND: still_too_many})
