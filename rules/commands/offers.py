"""The commands that a letter may offer: those that would not be refused on the ticket as it is."""

from __future__ import annotations

from rules.commands.statuses import is_resumable
from rules.commands.table import VERBS, Verb
from rules.model.attempts import current_cycle
from rules.model.status import Status
from rules.model.ticket import Case
from rules.model.timer import TimerKind
from rules.policy.desk import Desk
from rules.timing import find_timer

NEEDS_OWNER = (Verb.RESOURCE, Verb.TODO)  # E-06 where nobody owns the ticket


def offered(case: Case, desk: Desk) -> tuple[str, ...]:
    """Return the verbs of the statuses that may be picked now, `resume` among them."""
    ticket = case.ticket
    if ticket is None:
        return ()
    policy = desk.policy_of(ticket.queue)
    picked = {Status.NO_APPT_TODO, *desk.pickable(ticket.category, policy)}  # it has its category
    if ticket.status is Status.SCHEDULING_LINK_SENT:  # E-08
        picked.discard(Status.WAITING_CUSTOMER)
    verbs = [str(verb) for verb, row in VERBS.items() if row.sets in picked]
    if not ticket.primary:
        verbs = [verb for verb in verbs if verb not in NEEDS_OWNER]
    verbs += (Verb.ASSIGN, Verb.TAKE)
    if is_resumable(ticket):
        verbs.append(str(Verb.RESUME))
    if waits_for_customer(case):
        verbs.append(str(Verb.UC))
    return tuple(verbs)


def waits_for_customer(case: Case) -> bool:
    """Whether tries or the reminder run, so that `#uc hold` has something to hold."""
    cycle = current_cycle(case)
    return cycle is not None or find_timer(case, TimerKind.WAITING_REMINDER) is not None
