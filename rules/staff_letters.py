"""Letters to the people of the desk who are to hear of a ticket."""

from __future__ import annotations

from rules.context import Scene
from rules.effects import Effect, Fact, SendNotice
from rules.model.audience import owners, ticket_of, watchers, with_role
from rules.model.files import FileRef
from rules.model.leave import stand_ins
from rules.model.notice import Notice
from rules.model.status import Status
from rules.model.ticket import Case
from rules.policy.desk import Desk, Role


def asked_admins(case: Case, desk: Desk) -> tuple[str, ...]:
    """Return the office admins whom the ticket waits for: they have its last N-12 (ST-03).

    Where nobody here has one (it came so from elsewhere, or they left) all of them are meant.
    """
    ticket = ticket_of(case)
    if ticket.status not in (Status.FOLLOW_UP_ADMIN, Status.PENDING_PAYMENT):
        return ()
    asked = [
        one.person
        for one in case.letters
        if one.notice == Notice.N_12 and one.put_at >= ticket.status_since
    ]
    found = (desk.find_staff(one) for one in dict.fromkeys(asked))
    here = tuple(one.handle for one in found if one is not None and one.active)
    return here or with_role(Role.OFFICE_ADMIN, desk)


def tell_owners(
    notice: Notice,
    facts: dict[str, Fact],
    case: Case,
    scene: Scene,
    *,
    rule: str,
    because: str,
    copies: bool = False,
    but: str = "",
    files: tuple[FileRef, ...] = (),
) -> tuple[Effect, ...]:
    """Return a letter to each who is to hear of the ticket, and to watchers where asked.

    While its owner is away the team reads along (OOO-14).
    """
    people = (*owners(case, scene.desk), *stand_ins(case, scene.now, scene.desk))
    people += watchers(case) if copies else ()
    return tuple(
        SendNotice(notice=notice, to=person, facts=facts, files=files, rule=rule, because=because)
        for person in dict.fromkeys(people)
        if person not in (but, scene.forwarder)
    )
