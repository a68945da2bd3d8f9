"""When it cannot be proved who wrote: a note, and a question to the address on file (4.7)."""

from __future__ import annotations

from datetime import timedelta

from rules.arrival.notes import note_of_mail
from rules.arrival.opening import announce, place_ticket
from rules.clock import local
from rules.commands.errors import Refusal
from rules.commands.receipt import error_letter, over_budget
from rules.commands.speaking import confirm, wrong_tries
from rules.commands.table import Command, Verb, find_verb, read_command
from rules.context import Scene
from rules.draft import Draft
from rules.effects import Effect, Fact, KeepCode, MailArrived, SendNotice
from rules.model.audience import with_role
from rules.model.notice import Notice
from rules.model.ticket import NoteType, Visibility
from rules.policy.desk import Role
from rules.sender.token import code_hash, confirmation_code
from rules.sender.trust import Standing


def is_confirmation(scene: Scene) -> bool:
    """Say whether the mail's block holds a `#confirm` line."""
    event = scene.event
    assert isinstance(event, MailArrived)
    return any(find_verb(one.verb) is Verb.CONFIRM for one in event.mail.block.commands)


def on_confirmation(draft: Draft) -> Draft:
    """Run what the code stands for, or say why not; only an employee hears that (E-21)."""
    scene, event = draft.scene, draft.scene.event
    assert isinstance(event, MailArrived)
    calendar = scene.desk.calendar
    today = local(scene.at, calendar).date()
    line = next(one for one in event.mail.block.commands if find_verb(one.verb) is Verb.CONFIRM)
    read = read_command(line, today, calendar)
    outcome = confirm(draft.case, read, scene) if isinstance(read, Command) else read
    if not isinstance(outcome, Refusal):
        return draft.then(outcome)
    draft = draft.then(wrong_tries(draft.case, scene))
    if scene.sender.standing is not Standing.RESOURCE:
        return draft
    return draft.then(error_letter(draft, (outcome,), kept=False))


def ask_to_confirm(draft: Draft) -> Draft:
    """10.2.19: the words become an internal note, nothing is executed or relayed; N-35 asks."""
    scene, event = draft.scene, draft.scene.event
    assert isinstance(event, MailArrived)
    if draft.case.ticket is None:
        draft = place_ticket(draft, ("unverified_sender",))
        draft = draft.then(announce(draft.case, scene))
        if not event.mail.block.commands and not scene.addressed.lines:
            return draft
    else:
        because = f"not proved that {scene.sender.name} sent it: {scene.sender.why}"
        note = note_of_mail(
            scene,
            NoteType.RESOURCE,
            Visibility.INTERNAL,
            rule="DOMAIN 4.7",
            because=because,
            flags=("unverified_sender",),
            text=event.mail.own_text,
        )
        draft = draft.then((note,))
    if draft.case.known.receipts_last_hour >= scene.policy.loop_resource_per_hour:
        return draft.then((over_budget(Notice.N_35, scene),))  # a forger must not flood anybody
    return draft.then(_question(draft))


def _question(draft: Draft) -> tuple[Effect, ...]:
    scene, event = draft.scene, draft.scene.event
    assert isinstance(event, MailArrived)
    code = confirmation_code(event.seal)
    expires_at = scene.at + timedelta(hours=scene.policy.auth_code_hours)
    lines = [one.line for one in event.mail.block.commands]
    lines += [one.line for one in scene.addressed.lines]
    because = f"it could not be proved who sent it: {scene.sender.why}"
    admins = with_role(Role.GATEWAY_ADMIN, scene.desk)
    facts: dict[str, Fact] = {
        "from_address": scene.sender.address,
        "at": scene.at,
        "lines": tuple(lines) or ("your text to be sent to the customer",),
        "expires": expires_at,
        "admin": admins[0] if admins else None,
    }
    return (
        KeepCode(
            code_hash=code_hash(code),
            person=scene.sender.person,
            expires_at=expires_at,
            rule="DOMAIN 4.7",
            because=because,
        ),
        SendNotice(
            notice=Notice.N_35,
            to=scene.sender.person,
            facts=facts,
            rule="DOMAIN 4.7",
            because=because,
        ),
    )
