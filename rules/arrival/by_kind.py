"""What becomes of a mail, by what it is and whether it finds a ticket (KND-03, GW-03).

Machines are filed, never answered, and move no status, clock or attempt.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import assert_never

from rules.arrival.bounce import is_to_ours, letter_of_report, on_failure_report
from rules.arrival.confirmation import ask_to_confirm, is_confirmation, on_confirmation
from rules.arrival.consent import as_confirmed, is_refused, plan_of, why_ask
from rules.arrival.customer import on_customer_mail, on_stranger_mail, on_vendor_mail
from rules.arrival.evidence import weigh
from rules.arrival.guards import GUARDS, event_of, kind_of
from rules.arrival.integrations import form_news, partner_news
from rules.arrival.monitors import on_monitor
from rules.arrival.notes import calendar_words, note_of_mail
from rules.arrival.opening import open_ticket
from rules.arrival.technician import on_resource_mail
from rules.clock import local
from rules.commands.refusals import WarningCode
from rules.context import with_flags
from rules.draft import Draft, MailDraft
from rules.effects import (
    AddNote,
    DropMail,
    Effect,
    HoldMail,
    KeepCode,
    Remark,
    SuppressAddress,
    Warn,
)
from rules.findings import (
    CustomerAway,
    CustomerReached,
    InvitationChanged,
    NewMail,
    SchedulerTold,
)
from rules.model.attempts import current_cycle
from rules.model.audience import OUTSIDE, is_done, ticket_of
from rules.model.mail import Kind
from rules.model.ticket import Case, NoteType, Visibility
from rules.model.timer import TimerKind
from rules.policy.choices import HoldOnAutoReply
from rules.policy.integration import Service
from rules.sender.proof import Proof
from rules.sender.service import Told, fields_of, told_by
from rules.sender.trust import Level, Sender, Standing
from rules.timing import find_timer

RETURN_MAX = timedelta(days=60)  # a day of return further away is no date to wait for
CUSTOMERS = (Standing.CONTACT, Standing.COLLEAGUE)


def on_mail(draft: MailDraft) -> Draft:
    """Return the draft with all that this mail asks for; the first guard that speaks ends it."""
    for guard in GUARDS:
        stopped = guard(draft)
        if stopped is not None:
            return draft.then(stopped)
    kind = kind_of(draft)
    weighed = weigh(draft.case, draft.scene)
    draft = draft.then((_classified(draft, kind, weighed.because), *_burnt_token(draft)))
    if weighed.kind is kind:
        draft = draft.in_scene(with_flags(draft.scene, weighed.flags))
    return WHAT_KIND_DOES[kind](draft)


def _classified(draft: MailDraft, kind: Kind, outweighed: str) -> Remark:
    mail = event_of(draft).mail
    signs = "; ".join(f"{one.sign}: {one.value}"[:120] for one in mail.evidence[:4])
    because = signs or "nothing speaks for a machine"
    because = f"{because}; outweighed: {outweighed}" if outweighed else because
    return Remark(kind="mail_classified", detail=kind.value, rule="GW-03", because=because)


def _burnt_token(draft: MailDraft) -> tuple[Effect, ...]:
    """A reply address proves its owner once (`auth.reply_token`)."""
    sender = draft.scene.sender
    if not sender.used_token:
        return ()
    spent = KeepCode(
        code_hash=sender.used_token,
        person=sender.person,
        expires_at=draft.scene.at,
        rule="GW-07",
        because=sender.why,
    )
    return (spent,)


def on_human(draft: MailDraft) -> MailDraft:
    """GW-09, GW-10, GW-11 or GW-14, by who wrote and whether a ticket is meant."""
    scene, case = draft.scene, draft.case
    sender = scene.sender
    if is_confirmation(scene):
        confirmed = on_confirmation(draft)
        if confirmed is not None:
            return confirmed
    if sender.standing is Standing.RESOURCE:
        return _on_resource(draft)
    if case.ticket is None:
        return open_ticket(draft, _new_flags(draft))
    if not belongs(sender, draft):
        reason = sender.why if sender.proof is Proof.FAIL else ""
        if sender.account_id is not None and not reason:
            reason = "the sender belongs to another account"
        return on_stranger_mail(draft, reason)
    if sender.standing is Standing.VENDOR:
        return on_vendor_mail(draft)
    return on_customer_mail(draft)


def _on_resource(draft: MailDraft) -> MailDraft:
    """GW-07: obeyed at once, or asked about and obeyed when its code comes back."""
    event = event_of(draft)
    draft = draft.then(_carried_words(draft))
    why = why_ask(draft)
    if not why and event.recall is not None and event.recall.bound:
        begun = as_confirmed(draft)
        if plan_of(begun, on_resource_mail(begun)).bound != event.recall.bound:
            why = "it would do something else now than what was confirmed"
    if not why:
        return on_resource_mail(draft)
    if draft.scene.sender.level >= Level.PROVED:
        obeyed = on_resource_mail(draft)
        if is_refused(obeyed):  # nothing of it would be applied: say that at once
            return obeyed
    return ask_to_confirm(draft, why, on_resource_mail)


def _carried_words(draft: MailDraft) -> tuple[Effect, ...]:
    """W-17: a word in an address that a customer put there is not the technician's."""
    return tuple(
        Warn(
            code=WarningCode.CARRIED_WORD,
            detail=f"{WarningCode.CARRIED_WORD.value} "
            f"{address} was put there by {who}; it set nothing.",
            rule="GW-25",
            because=f"{who} wrote to {address} before",
        )
        for address, who in draft.scene.arrived.addressed.carried
    )


def belongs(sender: Sender, draft: MailDraft) -> bool:
    """Say whether the sender is of the ticket's own people or account (GW-08, GW-14)."""
    ticket = ticket_of(draft.case)
    inside = (one.person for one in draft.case.contacts if one.how != OUTSIDE)
    people = {*inside, ticket.contact}
    if sender.proof is Proof.FAIL:
        return False
    if sender.person in people or sender.address in people:
        return True
    if sender.standing is Standing.VENDOR:
        return True  # leaves a note and an alert, never more
    return sender.account_id is not None and sender.account_id == ticket.account_id


def _new_flags(draft: MailDraft) -> tuple[str, ...]:
    if draft.scene.sender.standing is Standing.STRANGER:
        return ("unverified_sender",)
    return ()


def on_encrypted(draft: MailDraft) -> MailDraft:
    """As human, flagged: nobody here can read it, and no command in it is obeyed."""
    scene = draft.scene
    if scene.sender.standing is Standing.RESOURCE and draft.case.ticket is not None:
        return draft.then((_machine_note(draft, "an encrypted mail of a resource", "encrypted"),))
    if scene.sender.standing is Standing.RESOURCE:
        return open_ticket(draft, ("encrypted",))
    return on_human(draft)


def on_own(draft: MailDraft) -> MailDraft:
    because = "it is a letter of ours that came back"
    return draft.then((DropMail(reason="own", rule="GW-03", because=because),))


def on_receipt(draft: MailDraft) -> MailDraft:
    """A note without an alert, or nothing."""
    if draft.case.ticket is not None:
        return draft.then((_machine_note(draft, "a read receipt"),))
    because = "a read receipt that belongs to no ticket"
    return draft.then((DropMail(reason="receipt_unmatched", rule="GW-03", because=because),))


def on_auto_reply(draft: MailDraft) -> MailDraft:
    """GW-06: a note; no status, clock, cycle, phrase or re-opening follows from it."""
    if draft.case.ticket is not None:
        because = "an automatic reply: filed, never answered"
        note = note_of_mail(
            draft.scene,
            NoteType.AUTO_REPLY,
            Visibility.INTERNAL,
            rule="GW-06",
            because=because,
        )
        return _tell_of_absence(draft.then((note,)))
    return _hold(draft, "auto_reply_unmatched", "an automatic reply that belongs to no ticket")


def _tell_of_absence(draft: MailDraft) -> MailDraft:
    """GW-06: the owner hears until when; the cycle waits where the desk wants that."""
    scene, case = draft.scene, draft.case
    if scene.sender.standing not in CUSTOMERS or not belongs(scene.sender, draft) or is_done(case):
        return draft
    back_on = _return_date(draft)
    holds = back_on is not None and _waits(case) and _holds(draft, back_on)
    return draft.found(CustomerAway(back_on, holds))


def _waits(case: Case) -> bool:
    """Say whether something would go by itself: a cycle of tries, or the reminder."""
    return (
        current_cycle(case) is not None or find_timer(case, TimerKind.WAITING_REMINDER) is not None
    )


def _holds(draft: MailDraft, back_on: date) -> bool:
    """GW-06: whether the desk lets a day of return hold what goes by itself."""
    match draft.scene.policy.uc_hold_on_autoreply:
        case HoldOnAutoReply.NO:
            return False
        case HoldOnAutoReply.YES:
            return True
        case HoldOnAutoReply.DATED:
            today = local(draft.scene.at, draft.scene.desk.calendar).date()
            return back_on - today <= RETURN_MAX
        case never:
            assert_never(never)


def _return_date(draft: MailDraft) -> date | None:
    """Return the day on which the customer is back, if the reply names one that is to come."""
    words = event_of(draft).mail.back_on
    if not words:
        return None
    back_on = date.fromisoformat(words)
    return back_on if back_on > local(draft.scene.at, draft.scene.desk.calendar).date() else None


def on_list(draft: MailDraft) -> MailDraft:
    """Bulk mail: a note where the sender is tied to the ticket, else held; never an answer."""
    sender = draft.scene.sender
    on_file = sender.standing in (Standing.CONTACT, Standing.RESOURCE)
    if draft.case.ticket is not None:
        if belongs(sender, draft) or sender.standing is Standing.RESOURCE:
            return draft.then((_machine_note(draft, "bulk mail"),))
        return _hold(draft, "bulk", "bulk mail of somebody who is not tied to the ticket")
    if on_file:
        return open_ticket(draft, ("bulk_person",))
    return _hold(draft, "bulk", "bulk mail")


def on_calendar(draft: MailDraft) -> MailDraft:
    """Acceptance of an invitation of this ticket is the one response of a machine (UC-11).

    What needs a person (an invitation, a change, a refusal) is an alert to the owner.
    """
    sender, mail = draft.scene.sender, event_of(draft).mail
    said = " ".join(filter(None, (calendar_words(mail), mail.calendar_event)))
    draft = draft.in_scene(replace(draft.scene, text=said))
    if draft.case.ticket is None:
        if sender.standing in (Standing.CONTACT, Standing.RESOURCE):
            return open_ticket(draft)
        return _hold(draft, "calendar_unmatched", "a calendar mail that belongs to no ticket")
    draft = draft.then((_machine_note(draft, "a calendar mail without words"),))
    if sender.standing not in CUSTOMERS or not belongs(sender, draft):
        return draft
    if mail.calendar_method == "REPLY" and mail.calendar_partstat == "ACCEPTED":
        return draft.found(CustomerReached(f"{sender.name} accepted the invitation"))
    needs_person = mail.calendar_method != "REPLY" or mail.calendar_partstat == "DECLINED"
    return draft.found(InvitationChanged()) if needs_person else draft


def on_bounce(draft: MailDraft) -> Draft:
    """GW-05: tied to the letter that failed; what that means for attempts is decided there."""
    return on_failure_report(draft)


def on_feedback(draft: MailDraft) -> MailDraft:
    """A complaint about a letter of ours: its address gets no more of them (GW-22)."""
    letter = letter_of_report(draft)
    because = "a feedback report that is about no letter of ours"
    effects: tuple[Effect, ...] = ()
    if letter is not None:
        because = f"{letter.address} complained about {letter.notice}"
        if not is_to_ours(letter, draft.scene):
            effects = (SuppressAddress(address=letter.address, rule="GW-22", because=because),)
    detail = letter.address if letter else ""
    remark = Remark(kind="feedback_report", detail=detail, rule="GW-22", because=because)
    if draft.case.ticket is not None:
        return draft.then((*effects, remark))
    drop = DropMail(reason="feedback_report", rule="GW-22", because=because)
    return draft.then((*effects, remark, drop))


def on_integration(draft: MailDraft) -> MailDraft:
    """A note, and what the scheduler, the partner's desk, the form or the monitor tells by it."""
    told = told_by(event_of(draft).mail, draft.scene.desk)
    assert told is not None, "a service's mail is known by its file"
    matched = Remark(
        kind="integration_matched",
        detail=told.words,
        rule="GW-03",
        because=f"mail of {told.service.sender}, as {told.service.file} describes it",
    )
    draft = draft.then((matched,))
    match told.service.kind:
        case Service.MONITOR:
            return on_monitor(draft, told)
        case Service.FORM:
            return _on_form(draft, told)
        case Service.SCHEDULER | Service.PARTNER:
            if draft.case.ticket is None:
                because = "an integration's mail without a ticket"
                return _hold(draft, "integration_unmatched", because)
        case never:
            assert_never(never)
    before, draft = draft.case, _keep_told(draft, told)
    if told.service.kind is Service.SCHEDULER:
        return draft.found(SchedulerTold(told))
    draft = draft.then(partner_news(draft.case, draft.scene, told))
    return draft.found(NewMail(event_of(draft).mail, before))


def _on_form(draft: MailDraft, told: Told) -> MailDraft:
    """ST-37: on its ticket, else a ticket with what the fields say."""
    if draft.case.ticket is not None:
        before, draft = draft.case, _keep_told(draft, told)
        draft = draft.then(form_news(draft.case, draft.scene, told))
        return draft.found(NewMail(event_of(draft).mail, before))
    return open_ticket(draft, category="user_change", fields=fields_of(told, event_of(draft).mail))


def _keep_told(draft: MailDraft, told: Told) -> MailDraft:
    note = note_of_mail(
        draft.scene,
        NoteType.INTEGRATION,
        Visibility.INTERNAL,
        rule="KND-03",
        because=f"mail of an integration ({told.service.kind})",
    )
    return draft.then((note,))


def _hold(draft: MailDraft, reason: str, because: str) -> MailDraft:
    return draft.then((HoldMail(reason=reason, rule="KND-03", because=because),))


def _machine_note(draft: MailDraft, because: str, *flags: str) -> AddNote:
    return note_of_mail(
        draft.scene,
        NoteType.MACHINE,
        Visibility.INTERNAL,
        rule="KND-03",
        because=because,
        flags=flags,
    )


WHAT_KIND_DOES: dict[Kind, Callable[[MailDraft], Draft]] = {
    Kind.OWN: on_own,
    Kind.BOUNCE: on_bounce,
    Kind.RECEIPT: on_receipt,
    Kind.INTEGRATION: on_integration,
    Kind.AUTO_REPLY: on_auto_reply,
    Kind.LIST: on_list,
    Kind.CALENDAR: on_calendar,
    Kind.ENCRYPTED: on_encrypted,
    Kind.FEEDBACK_REPORT: on_feedback,
    Kind.HUMAN: on_human,
}
