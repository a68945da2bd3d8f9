"""Letters that did not arrive: the fate that the post tells, and delivery reports (GW-05)."""

from __future__ import annotations

from datetime import timedelta

from rules.arrival.notes import note_of_mail
from rules.context import Scene
from rules.draft import Draft, MailDraft
from rules.effects import (
    DropMail,
    Effect,
    Fact,
    FailLetter,
    HoldMail,
    PutAttempt,
    Remark,
    SendNotice,
    SetField,
    SuppressAddress,
)
from rules.events import LetterFailed, MailArrived
from rules.findings import LetterLost
from rules.model.audience import ticket_of, with_role
from rules.model.cycle import Counted
from rules.model.notice import MANNERS, Audience, Notice
from rules.model.ticket import LetterRecord, LetterState, NoteType, Visibility
from rules.policy.desk import Role
from rules.staff_letters import tell_owners

DIAGNOSTIC_TYPES = ("smtp", "lmtp", "x-unix", "x400")
SUPPRESS_AFTER = 2  # permanent failures of one address within seven days
SUPPRESS_DAYS = 30
REPORTS_COUNT = timedelta(days=30)  # after the letter


def on_failure_report(draft: MailDraft) -> Draft:
    """A bounce: by the letter that failed (GW-05), else a note, else held or dropped."""
    scene, event = draft.scene, draft.scene.arrived.event
    bounce = event.mail.bounce
    letter = letter_of_report(draft)
    if draft.case.ticket is not None:
        because = "a delivery report"
        note = note_of_mail(
            scene, NoteType.MACHINE, Visibility.INTERNAL, rule="GW-05", because=because
        )
        draft = draft.then((note,))
    if letter is None:
        return draft if draft.case.ticket is not None else draft.then(_unmatched(event))
    if bounce is None or not bounce.permanent:
        because = "the other server still tries"
        remark = Remark(kind="notice_delayed", detail=letter.notice, rule="GW-05", because=because)
        return draft.then((remark,))
    reason = next((one.reason or one.status for one in bounce.failed if one.status), "")
    return failed(draft, letter, reason or bounce.final_status or "refused")


def letter_of_report(draft: MailDraft) -> LetterRecord | None:
    """Return the letter that a report is about, by our own evidence alone: a young one.

    Its bounce token stands in the recipient, or the returned mail has a Message-ID that our keys
    signed; an address that somebody names is none.
    """
    letter = draft.case.known.failed_letter
    if letter is None or draft.scene.at - letter.put_at > REPORTS_COUNT:
        return None
    return letter


def _unmatched(event: MailArrived) -> tuple[Effect, ...]:
    if event.mail.bounce is not None and event.mail.bounce.failed:
        because = "a delivery report about a letter that we do not know"
        return (HoldMail(reason="bounce_unmatched", rule="GW-05", because=because),)
    because = "a delivery report that names nobody"
    return (DropMail(reason="bounce_unmatched", rule="GW-05", because=because),)


def on_letter_failed(draft: Draft, event: LetterFailed) -> Draft:
    """The post gave a letter up."""
    letter = draft.case.known.failed_letter
    if letter is None:
        return draft
    return failed(draft, letter, event.reason, permanent=event.permanent, by_post=True)


def failed(
    draft: Draft,
    letter: LetterRecord,
    reason: str,
    *,
    permanent: bool = True,
    by_post: bool = False,
) -> Draft:
    """Void the attempt it made, mark or suppress the address, tell the owner (N-42).

    A report about a letter that has failed says nothing new; the post marks it, and says so then.
    """
    scene = draft.scene
    because = f"{letter.notice} to {letter.address} did not arrive: {reason}"
    kind = "notice_bounced" if permanent else "notice_failed"  # the first counts (GW-22)
    remark = Remark(kind=kind, detail=letter.address, rule="GW-05", because=because)
    if letter.state is LetterState.FAILED and not by_post:
        return draft.then((remark,))
    fails = FailLetter(letter_id=letter.id, reason=reason, rule="GW-05", because=because)
    draft = draft.then((remark, fails))
    if is_to_ours(letter, scene):
        return draft.then(_tell_admins(letter, reason, scene, because))
    if draft.case.ticket is None:  # N-49: nobody else waits for it
        return draft.then(_stopped(draft, letter, because) if permanent else ())
    draft = draft.found(LetterLost(letter, reason, because))
    voided = any(_is_void(one) for one in draft.effects)
    if letter.person == ticket_of(draft.case).contact:  # GW-05.c
        mark = SetField(name="contact_unreachable", value=True, rule="GW-05", because=because)
        draft = draft.then((mark,))
    stopped, told = _stopped(draft, letter, because) if permanent else (), _in_words(reason)
    draft = draft.then(stopped)
    facts: dict[str, Fact] = {
        "notice": letter.notice,
        "address": letter.address,
        "reason": f"{told} (no more mail goes to this address)" if stopped else told,
        "voided": voided or None,
    }
    return draft.then(
        tell_owners(Notice.N_42, facts, draft.case, scene, rule="GW-05", because=because)
    )


def _stopped(draft: Draft, letter: LetterRecord, because: str) -> tuple[Effect, ...]:
    """GW-22: the second failure in a week stops what goes to the address."""
    if draft.case.known.failures_before + 1 < SUPPRESS_AFTER:
        return ()
    until = draft.scene.at + timedelta(days=SUPPRESS_DAYS)
    return (SuppressAddress(address=letter.address, until=until, rule="GW-22", because=because),)


def _is_void(effect: Effect) -> bool:
    return isinstance(effect, PutAttempt) and effect.attempt.counted is Counted.VOID


def _in_words(reason: str) -> str:
    """Return the reason as a person is told it: without the type that a report names first."""
    type_, _, said = reason.partition(";")  # RFC 3464 2.3.6
    is_typed = type_.strip().casefold() in DIAGNOSTIC_TYPES and said.strip()
    return (said if is_typed else reason).strip().rstrip(".")


def is_to_ours(letter: LetterRecord, scene: Scene) -> bool:
    """Say whether it went to the desk's own people: their addresses are never stopped (GW-22)."""
    is_alert = MANNERS[Notice(letter.notice)].audience is Audience.STAFF
    return is_alert or scene.desk.is_ours(letter.address)


def _tell_admins(
    letter: LetterRecord, reason: str, scene: Scene, because: str
) -> tuple[Effect, ...]:
    """N-42 to the service admins at once; what fails to reach themselves goes round no circle."""
    facts: dict[str, Fact] = {
        "notice": letter.notice,
        "address": letter.address,
        "reason": _in_words(reason),
        "colleague": letter.person,
    }
    return tuple(
        SendNotice(notice=Notice.N_42, to=admin, facts=facts, rule="GW-05", because=because)
        for admin in with_role(Role.GATEWAY_ADMIN, scene.desk)
        if admin != letter.person and letter.notice != Notice.N_42
    )
