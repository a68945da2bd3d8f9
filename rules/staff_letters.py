"""Letters to the people of the desk who are to hear of a ticket."""

from __future__ import annotations

from rules.context import Scene
from rules.effects import Effect, Fact, SendNotice
from rules.model.audience import owners, watchers
from rules.model.files import FileRef
from rules.model.leave import stand_ins
from rules.model.notice import Notice
from rules.model.ticket import Case


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
