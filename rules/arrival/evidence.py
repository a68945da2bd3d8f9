"""Evidence is weighed: no header alone decides against a person's own answer (GW-03).

A mail with words of its own that is tied to a ticket is a person's, unless a sign of RFC 3834
speaks against it. What else would have made a machine's mail of it only flags it.
"""

from __future__ import annotations

from dataclasses import dataclass

from rules.context import MailScene
from rules.model.choice import How
from rules.model.mail import Evidence, Kind, Mail, Weight
from rules.model.phrases import plain_words
from rules.model.ticket import Case
from rules.quick_records import filled
from rules.sender.own_list import is_own_list
from rules.sender.trust import Level, Standing

OUTWEIGHED = (Kind.AUTO_REPLY, Kind.LIST, Kind.CALENDAR)
# The flag that remains of a sign that was outweighed.
FLAGS: dict[Kind, str] = {
    Kind.AUTO_REPLY: "null_path",
    Kind.LIST: "bulk_person",
    Kind.CALENDAR: "calendar_attached",
}


@filled
@dataclass(frozen=True, slots=True)
class Weighed:
    """The kind that counts, what remains of the signs against it, and why."""

    kind: Kind
    flags: tuple[str, ...] = ()
    because: str = ""


def weigh(case: Case, scene: MailScene) -> Weighed:
    """Return the kind of a mail by all its evidence together."""
    event = scene.arrived.event
    mail = event.mail
    if mail.kind not in OUTWEIGHED:
        return Weighed(mail.kind)
    tie = _tie(scene)
    if not _has_words(mail) or any(_is_against(one, case, scene) for one in mail.evidence):
        return Weighed(mail.kind)
    if mail.kind is Kind.CALENDAR and not tie:  # words beside an invitation are a person's
        return Weighed(Kind.HUMAN, _flags(mail), "words stand beside the invitation")
    if not tie and not _is_new_matter(mail, scene):
        return Weighed(mail.kind)
    encrypted = any(one.kind is Kind.ENCRYPTED for one in mail.evidence)
    because = f"own words, {tie or 'the sender is on file'}; no sign of RFC 3834 against it"
    return Weighed(Kind.ENCRYPTED if encrypted else Kind.HUMAN, _flags(mail), because)


def _has_words(mail: Mail) -> bool:
    return bool(mail.own_text.strip()) and not mail.own_is_signature


def _tie(scene: MailScene) -> str:
    """Return what ties a mail to a ticket: reply address, thread, or number by a known sender."""
    choice, event = scene.arrived.choice, scene.arrived.event
    if is_own_list(event.mail, scene.desk):
        return "it came through our own list"
    if choice.ticket is None and choice.follow_up is None:
        return ""
    if choice.how in (How.TOKEN, How.THREAD):
        return choice.how.value
    known = scene.sender.level >= Level.ON_FILE
    return choice.how.value if choice.how is How.SUBJECT and known else ""


def _is_against(sign: Evidence, case: Case, scene: MailScene) -> bool:
    """Say whether a sign speaks against a person whatever the mail says."""
    if sign.kind is not Kind.AUTO_REPLY:
        return False
    match sign.weight:
        case Weight.MACHINE:
            return True
        case Weight.SUBJECT:
            return _stands_before_title(sign.value, case, scene)
        case Weight.HINT | Weight.PERSON:
            return False


def _stands_before_title(phrase: str, case: Case, scene: MailScene) -> bool:
    """Say whether the subject is a phrase of machines before a title of ours, or nothing else."""
    event = scene.arrived.event
    mail = event.mail
    subject = plain_words(mail.subject)
    rest = subject.replace(plain_words(phrase), "", 1).strip()
    title = plain_words(case.ticket.title) if case.ticket is not None else ""
    return not rest or bool(mail.ticket_numbers) or (bool(title) and title in rest)


def _is_new_matter(mail: Mail, scene: MailScene) -> bool:
    """Say whether a contact begins something new under a subject that sounds like a machine's."""
    if mail.kind is not Kind.AUTO_REPLY or mail.in_reply_to or mail.references:
        return False
    signs = [one for one in mail.evidence if one.kind is Kind.AUTO_REPLY]
    named = scene.sender.standing in (Standing.CONTACT, Standing.RESOURCE)
    return named and all(one.weight is Weight.SUBJECT for one in signs)


def _flags(mail: Mail) -> tuple[str, ...]:
    kinds = dict.fromkeys(
        one.kind for one in mail.evidence if one.weight is Weight.HINT and one.kind in FLAGS
    )
    return tuple(FLAGS[kind] for kind in kinds)
