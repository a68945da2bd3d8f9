"""When a mail must be confirmed: a note, and a question to the address on file (N-35)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from rules.arrival.consent import Plan, as_confirmed, can_do_without_ticket, plan_of
from rules.arrival.notes import note_of_mail
from rules.arrival.opening import announce, first_written_to, place_ticket
from rules.clock import local
from rules.commands.receipt import error_letter, over_budget
from rules.commands.refusals import Refusal
from rules.commands.speaking import confirm, count_wrong_code
from rules.commands.table import Command, Verb, find_verb, read_command
from rules.context import MailScene
from rules.draft import MailDraft
from rules.effects import DropMail, Effect, Fact, KeepCode, SendNotice
from rules.model.audience import with_role
from rules.model.notice import Notice
from rules.model.ticket import NoteType, Visibility
from rules.policy.desk import Role
from rules.sender.token import code_hash, confirmation_code
from rules.sender.trust import Level, Standing


def is_confirmation(scene: MailScene) -> bool:
    """Say whether the mail's block holds a `#confirm` line."""
    event = scene.arrived.event
    return any(find_verb(one.verb) is Verb.CONFIRM for one in event.mail.block.commands)


def on_confirmation(draft: MailDraft) -> MailDraft | None:
    """Run what the code stands for; None when it is a customer's mail with a code that is none.

    Only an employee who proved themselves hears why a code does nothing (E-21): a letter about
    each guess of a forger would only flood its victim.
    """
    scene, event = draft.scene, draft.scene.arrived.event
    calendar = scene.desk.calendar
    today = local(scene.at, calendar).date()
    line = next(one for one in event.mail.block.commands if find_verb(one.verb) is Verb.CONFIRM)
    read = read_command(line, today, calendar)
    outcome = confirm(draft.case, read, scene) if isinstance(read, Command) else read
    if not isinstance(outcome, Refusal):
        return draft.then(outcome)
    draft = draft.then(count_wrong_code(outcome, scene))
    if scene.sender.standing is not Standing.RESOURCE:
        return None
    if scene.sender.level < Level.PROVED:
        because = f"no code for this mail, and nothing proves who sent it: {scene.sender.why}"
        return draft.then((DropMail(reason="wrong_code", rule="GW-07", because=because),))
    return draft.then(error_letter(draft, (outcome,), kept=False))


def ask_to_confirm(draft: MailDraft, why: str, obey: Callable[[MailDraft], MailDraft]) -> MailDraft:
    """The words become an internal note, nothing is executed or relayed; N-35 asks.

    `obey` says what confirming would do: N-35 shows exactly that, and the code stands for it.
    """
    scene, event = draft.scene, draft.scene.arrived.event
    is_unproved = scene.sender.level < Level.PROVED
    flags = ("unverified_sender",) if is_unproved else ("unconfirmed",)
    if draft.case.ticket is None and not can_do_without_ticket(scene):
        draft = place_ticket(draft, flags)
        draft = draft.then(announce(draft.case, scene))
        asked = event.mail.block.commands or scene.arrived.addressed.has_words
        sent = as_confirmed(draft)
        if not asked and first_written_to(sent.case, sent.scene) is None:
            return draft
    elif draft.case.ticket is not None and event.recall is None:
        because = f"not obeyed before {scene.sender.name} confirms it: {why}"
        note = note_of_mail(
            scene,
            NoteType.RESOURCE,
            Visibility.INTERNAL,
            rule="GW-07",
            because=because,
            flags=flags,
            text=event.mail.own_text,
        )
        draft = draft.then((note,))
    if draft.case.known.receipts_last_hour >= scene.policy.loop_resource_per_hour:
        return draft.then((over_budget(Notice.N_35, scene),))  # a forger must not flood anybody
    begun = as_confirmed(draft)
    return draft.then(_question(draft, why, plan_of(begun, obey(begun))))


def _question(draft: MailDraft, why: str, plan: Plan) -> tuple[Effect, ...]:
    scene, event = draft.scene, draft.scene.arrived.event
    code = confirmation_code(event.seal)
    expires_at = scene.at + timedelta(hours=scene.policy.auth_code_hours)
    because = f"it is asked about first: {why}"
    admins = with_role(Role.GATEWAY_ADMIN, scene.desk)
    facts: dict[str, Fact] = {
        "from_address": scene.sender.address,
        "at": scene.at,
        "lines": plan.lines,
        "text": plan.text or None,
        "to_whom": plan.shown,
        "file_names": plan.files,
        "reason": why,
        "proved": True if scene.sender.level >= Level.PROVED else None,
        "expires": expires_at,
        "admin": admins[0] if admins else None,
    }
    keep = KeepCode(
        code_hash=code_hash(code),
        person=scene.sender.person,
        expires_at=expires_at,
        bound=plan.bound,
        rule="GW-07",
        because=because,
    )
    ask = SendNotice(
        notice=Notice.N_35, to=scene.sender.person, facts=facts, rule="GW-07", because=because
    )
    return keep, ask
