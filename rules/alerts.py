"""Telling the people of the desk: new mail, changes by others (GW-09, GW-14, ST-02)."""

from __future__ import annotations

from rules.effects import Effect, Fact, MailArrived, SendNotice
from rules.model import Case
from rules.notes import name_of, words_for_alert
from rules.notices import Notice
from rules.people import owners, secondaries, ticket_of
from rules.scene import Scene


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
) -> tuple[Effect, ...]:
    """Return a letter to each who is to hear of the ticket, and to secondaries where asked."""
    people = owners(case, scene.desk) + (secondaries(case) if copies else ())
    return tuple(
        SendNotice(notice=notice, to=person, facts=facts, rule=rule, because=because)
        for person in dict.fromkeys(people)
        if person != but
    )


def alert_new_mail(before: Case, after: Case, scene: Scene, hint: str = "") -> tuple[Effect, ...]:
    """N-02: a customer's mail lies on the ticket."""
    event = scene.event
    assert isinstance(event, MailArrived)
    old, new = ticket_of(before).status, ticket_of(after).status
    facts: dict[str, Fact] = {
        "from_name": name_of(scene.sender),
        "from_address": scene.sender.address,
        "at": event.received_at,
        "old_status": old,
        "new_status": new,
        "text": words_for_alert(scene),
        "phrase_hint": hint or None,
    }
    return tell_owners(
        Notice.N_02,
        facts,
        after,
        scene,
        rule="GW-09",
        because="the customer wrote",
        copies=True,
    )


def alert_stranger(case: Case, scene: Scene, reason: str) -> tuple[Effect, ...]:
    """N-02b: somebody who is not known here wrote into the ticket."""
    event = scene.event
    assert isinstance(event, MailArrived)
    facts: dict[str, Fact] = {
        "from_name": name_of(scene.sender),
        "from_address": scene.sender.address,
        "at": event.received_at,
        "text": words_for_alert(scene),
        "reason": reason,
    }
    return tell_owners(
        Notice.N_02B, facts, case, scene, rule="GW-14", because="the sender is not verified"
    )


def tell_of_change(case: Case, scene: Scene, changes: tuple[str, ...]) -> tuple[Effect, ...]:
    """N-02c: another resource changed the primary's ticket (ST-02)."""
    primary = ticket_of(case).primary
    if not primary or primary == scene.sender.person or scene.desk.find_staff(primary) is None:
        return ()
    facts: dict[str, Fact] = {
        "author": scene.sender.person,
        "changes": changes,
        "text": scene.text,
    }
    because = f"{scene.sender.name} worked on {primary}'s ticket"
    letter = SendNotice(notice=Notice.N_02C, to=primary, facts=facts, rule="ST-02", because=because)
    return (letter,)
