"""What stops a mail before anything in it is obeyed: duplicates, our own, the private, floods."""

from __future__ import annotations

from collections.abc import Callable

from rules.amount import amount
from rules.arrival.ceilings import over_ceiling
from rules.arrival.evidence import weigh
from rules.arrival.too_large import hold_too_large
from rules.arrival.untaken import tell_sender
from rules.clock import in_words
from rules.draft import MailDraft
from rules.effects import DropMail, Effect, HoldMail, Remark
from rules.events import MailArrived
from rules.model.blocking import entries_over
from rules.model.mail import Kind
from rules.model.notice import Notice
from rules.policy.choices import PrivateMail
from rules.policy.integration import Integration, Service
from rules.sender.proof import Proof
from rules.sender.recipients import words_of
from rules.sender.service import told_by
from rules.sender.trust import Level, Standing, from_of, who_wrote

PRIVATE = ("private", "personal", "company-confidential")
FLOOD = 20  # mails of one sender on one ticket in 5 minutes that are read
ANSWERING = (Kind.AUTO_REPLY, Kind.LIST, Kind.RECEIPT)  # machines that can go round in circles
REPORTING = (Kind.BOUNCE, Kind.FEEDBACK_REPORT, Kind.INTEGRATION)  # many, and each one new
TAKEN_AS = "taken as"  # the recall of a held mail as that of a contact whom it does not name
RELEASED = "released"  # the recall of a held mail as it stands
FORWARD_MARKS = ("fw:", "fwd:", "wg:", "tr:")


def drop_duplicate(draft: MailDraft) -> tuple[Effect, ...] | None:
    """GW-02: the same mail once, however often it is delivered."""
    event, known = event_of(draft), draft.case.known
    if known.duplicate_of is None or event.recall is not None:
        return None
    because = f"the same mail is input {known.duplicate_of}"
    return (
        Remark(
            kind="mail_duplicate", detail=str(known.duplicate_of), rule="GW-02", because=because
        ),
        DropMail(reason="duplicate_delivery", rule="GW-02", because=because),
    )


def drop_own(draft: MailDraft) -> tuple[Effect, ...] | None:
    """GW-03.1, GW-04: our own letters come back; they are not news."""
    event = event_of(draft)
    if not event.is_own_loop and not draft.case.known.is_our_letter:
        return None
    because = "it is a letter of ours that came back"
    return (DropMail(reason="own", rule="GW-03", because=because),)


def hold_self_addressed(draft: MailDraft) -> tuple[Effect, ...] | None:
    """GW-25: from one of our own addresses without our signs; a forward is named as such."""
    event = event_of(draft)
    mail, address = event.mail, from_of(event.mail).address
    if event.recall is not None or not address or not draft.scene.desk.is_own_address(address):
        return None
    forwards = mail.subject.casefold().lstrip().startswith(FORWARD_MARKS)
    if forwards and mail.forwarded is not None:
        because = "the mailbox forwards; let it redirect, otherwise the sender is lost"
        return (HoldMail(reason="forward_instead_of_redirect", rule="GW-25", because=because),)
    because = "it says it is from one of our own addresses"
    return (HoldMail(reason="self_addressed", rule="GW-03", because=because),)


def hold_private(draft: MailDraft) -> tuple[Effect, ...] | None:
    """GW-18: private mail is not shown to anybody, and a person who sends it hears so."""
    mail = event_of(draft).mail
    policy = draft.scene.policy.private
    if mail.sensitivity not in PRIVATE or policy is PrivateMail.TICKET or event_of(draft).recall:
        return None
    because = f"Sensitivity: {mail.sensitivity}"
    told = tell_sender(draft, Notice.N_50, {"at": draft.scene.at}, rule="GW-18")
    return (HoldMail(reason="private", rule="GW-18", because=because), *told)


def hold_spam(draft: MailDraft) -> tuple[Effect, ...] | None:
    """GW-19: what our own mail server calls spam earns no letter; a report of ours is none."""
    event = event_of(draft)
    spam, judged = event.mail.stamp.spam, event.envelope.judged
    if event.recall is not None or draft.case.known.failed_letter is not None:
        return None
    if judged:
        return (HoldMail(reason="spam", rule="GW-19", because=f"our scanner says: {judged}"),)
    if not spam:
        return None
    return (HoldMail(reason="spam", rule="GW-19", because=f"our mail server says {spam}"),)


def hold_blocked(draft: MailDraft) -> tuple[Effect, ...] | None:
    """GW-19: the desk has blocked the sender; nobody on file and no service ever is."""
    event, sender, known = event_of(draft), draft.scene.sender, draft.case.known
    is_stranger = sender.standing is Standing.STRANGER and sender.claims is None
    if (
        not is_stranger
        or _service(draft) is not None
        or event.recall is not None
        or known.failed_letter is not None
    ):
        return None
    writers = (from_of(event.mail).address, sender.address)
    over = {entry for one in writers for entry in entries_over(one)}
    hit = next((one for one in known.blocked if one.entry in over), None)
    if hit is None:
        return None
    because = f"{hit.entry} is blocked ({hit.by}, {in_words(hit.at, draft.scene.desk.calendar)})"
    return (HoldMail(reason="spam", rule="GW-19", because=because),)


def hold_unproved_integration(draft: MailDraft) -> tuple[Effect, ...] | None:
    """GW-03.4: a service is believed by proof, by its secret address, or where the desk says so."""
    service = _service(draft)
    if service is None or event_of(draft).recall is not None or _is_believed(service, draft):
        return None
    because = f"nothing proves that {service.sender} sent it ({service.file})"
    return (HoldMail(reason="integration_unproved", rule="GW-03", because=because),)


def hold_failed_flood(draft: MailDraft) -> tuple[Effect, ...] | None:
    """GW-11: beyond a ceiling, mail that fails its proof opens nothing more."""
    scene = draft.scene
    failed = scene.sender.proof is Proof.FAIL and event_of(draft).recall is None
    reason = over_ceiling(draft.case, scene) if failed and draft.case.ticket is None else ""
    if not reason:
        return None
    return (
        Remark(kind="mail_throttled", detail=scene.sender.address, rule="GW-11", because=reason),
        HoldMail(reason="throttled", rule="GW-11", because=reason),
    )


def hold_flood(draft: MailDraft) -> tuple[Effect, ...] | None:
    """GW-04: machines that answer each other, and whoever floods one ticket."""
    known, sender, policy = draft.case.known, draft.scene.sender, draft.scene.policy
    proved = sender.standing is Standing.RESOURCE and sender.level >= Level.PROVED
    if event_of(draft).recall is not None or proved:
        return None
    kind = kind_of(draft)
    service = _service(draft) if kind is Kind.INTEGRATION else None
    if service is not None and service.kind is Service.MONITOR:
        return None  # it repeats itself, and that is counted on its ticket
    machine = kind in ANSWERING or event_of(draft).mail.kind in ANSWERING
    if machine and known.same_subject_5min >= policy.loop_same_subject_5min:
        because = f"{known.same_subject_5min} of these came from there within 5 minutes"
    elif (kind not in REPORTING or _tells_nothing(draft, kind)) and known.on_ticket_5min >= FLOOD:
        because = f"{amount(known.on_ticket_5min, 'mail')} on this ticket within 5 minutes"
    else:
        return None
    return (
        Remark(kind="mail_throttled", detail=sender.address, rule="GW-04", because=because),
        HoldMail(reason="throttled", rule="GW-04", because=because),
    )


def _tells_nothing(draft: MailDraft, kind: Kind) -> bool:
    """A report that is about no letter of ours may come in any number, from anybody."""
    return kind is not Kind.INTEGRATION and draft.case.known.failed_letter is None


GUARDS: tuple[Callable[[MailDraft], tuple[Effect, ...] | None], ...] = (
    drop_duplicate,
    drop_own,
    hold_self_addressed,
    hold_spam,
    hold_blocked,
    hold_too_large,
    hold_private,
    hold_unproved_integration,
    hold_failed_flood,
    hold_flood,
)


def kind_of(draft: MailDraft) -> Kind:
    """Return the kind that counts: an integration is known by sender and pattern (GW-03.4)."""
    event = event_of(draft)
    kind = event.mail.kind
    if kind in (Kind.BOUNCE, Kind.RECEIPT, Kind.FEEDBACK_REPORT):
        return kind
    if event.recall is not None and (event.recall.how != RELEASED or event.recall.person):
        return Kind.HUMAN
    service = _service(draft)
    if service is not None and (event.recall is not None or _is_believed(service, draft)):
        return Kind.INTEGRATION
    return Kind.HUMAN if event.recall is not None else weigh(draft.case, draft.scene).kind


def _service(draft: MailDraft) -> Integration | None:
    """Return the configured sender with one of its patterns in the subject."""
    told = told_by(event_of(draft).mail, draft.scene.desk)
    return told.service if told else None


def _is_believed(service: Integration, draft: MailDraft) -> bool:
    event, desk = event_of(draft), draft.scene.desk
    proof = who_wrote(event, draft.case.known, desk).proof  # of the From, whoever is meant
    if proof is Proof.PASS:
        return True
    words = (words_of(one, desk) or () for one in event.mail.delivered_to)
    if service.secret and any(service.secret in one for one in words):
        return True
    return service.accepts_unproved and proof is not Proof.FAIL


def event_of(draft: MailDraft) -> MailArrived:
    return draft.scene.arrived.event
