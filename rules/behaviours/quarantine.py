"""Mail in quarantine: the report of it (N-36), and what its answer does (GW-19, CMD-03).

The numbers of `#release-mail`, `#drop` and `#as` are those of the report that is answered.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from rules.amount import amount
from rules.arrival.guards import RELEASED, TAKEN_AS
from rules.behaviour import Behaviour, Clock
from rules.clock import at_wall, local
from rules.commands.arguments import HeldArgs
from rules.commands.lookup import refuse, refuse_needing, unknown_person
from rules.commands.refusals import ErrorCode, Refusal
from rules.commands.table import Command, Verb
from rules.context import Scene
from rules.effects import (
    HELD_DONE,
    HELD_REPORTED,
    DropHeld,
    Effect,
    Fact,
    RecallInput,
    Remark,
    SendNotice,
)
from rules.model.audience import with_role
from rules.model.files import size_in_words
from rules.model.notice import Notice
from rules.model.overview import HeldMail
from rules.model.recall import Recall
from rules.model.ticket import Case, Contact
from rules.model.timer import ClockKind
from rules.policy.desk import Desk, Role

HELD = "held"
HINTS = {  # what would keep such mail out of the quarantine
    "forward_instead_of_redirect": (
        "This mailbox forwards mail; let it redirect, otherwise the sender is lost."
    ),
    "private": "not shown: private",
    "over_limit:files": "not read: it carries more files than the desk takes",
    "over_limit:size": "not read: it is larger than the desk takes",
}
UNREAD = ("malformed", "over_limit", "crashed")  # how the reasons begin that nobody could read


def next_report(now: datetime, desk: Desk) -> datetime:
    """Return the next moment of `quarantine_report.at`, on any day."""
    at = desk.policies[desk.profile].quarantine_report_at
    today = local(now, desk.calendar).date()
    due = at_wall(today, at, desk.calendar)
    return due if due > now else at_wall(today + timedelta(days=1), at, desk.calendar)


def report(case: Case, scene: Scene) -> tuple[Effect, ...]:
    """N-36 to the service admins, if something is held."""
    mails, held = case.known.report, case.known.held_count
    if not mails:
        return ()
    because = f"{amount(held, 'mail')} in quarantine"
    facts: dict[str, Fact] = {
        "lines": tuple(map(_row, mails)),
        "held_count": held,
        "more_count": held - len(mails) or None,
        "oldest": mails[0].received_at,
    }
    told = " ".join(str(one.input_id) for one in mails)
    letters = (
        SendNotice(notice=Notice.N_36, to=admin, facts=facts, rule="GW-19", because=because)
        for admin in with_role(Role.GATEWAY_ADMIN, scene.desk)
    )
    return (Remark(kind=HELD_REPORTED, detail=told, rule="GW-19", because=because), *letters)


def _row(mail: HeldMail) -> str:
    """Return `number TAB from and reason TAB size TAB first lines TAB commands`."""
    reason = mail.reason.replace("_", " ")
    about = f'{mail.sender or "nobody"}  "{mail.title or "(no subject)"}"  {reason}'
    size = size_in_words(mail.size_bytes)
    hint = HINTS.get(mail.reason)
    unread = "not read" if mail.reason.startswith(UNREAD) else "no words"
    lines = (hint,) if hint else mail.first_lines or (unread,)
    number = mail.number
    commands = f"#release-mail {number},#drop {number},#as {number} <address of a contact>"
    return "\t".join((str(number), about, size, "\n".join(lines), commands))


def release_mail(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...] | Refusal:
    """Take the mail again, this time past the guard that held it."""
    held = _meant(case, command, scene)
    if isinstance(held, Refusal):
        return held
    return _again(held, scene) if held.state == HELD else ()


def drop_mail(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...] | Refusal:
    """End the mail; its bytes stay in the journal."""
    held = _meant(case, command, scene)
    if isinstance(held, Refusal):
        return held
    because = f"dropped by {scene.sender.name}"
    drop = DropHeld(input_id=held.input_id, rule="CMD-03", because=because)
    return (drop, _done(held, "dropped", because)) if held.state == HELD else ()


def take_as(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...] | Refusal:
    """Take the mail as that of a contact on file, whom its own headers do not name."""
    held = _meant(case, command, scene)
    if isinstance(held, Refusal):
        return held
    assert isinstance(command.args, HeldArgs)
    address = command.args.address
    contact = next((one for one in case.known.contacts if address in one.addresses), None)
    if contact is None or not contact.active:
        state = "unknown: the address is not that of a contact on file"
        return unknown_person(address, command, scene.desk, state)
    return _again(held, scene, contact) if held.state == HELD else ()


def _again(held: HeldMail, scene: Scene, contact: Contact | None = None) -> tuple[Effect, ...]:
    because = f"released by {scene.sender.name}"
    how, person = (TAKEN_AS, contact.key) if contact is not None else (RELEASED, "")
    recall = Recall(how=how, person=person, by=scene.sender.name)
    said = f"taken as that of {contact.name}" if contact is not None else RELEASED
    return (
        RecallInput(input_id=held.input_id, recall=recall, rule="CMD-03", because=because),
        _done(held, said, because),
    )


def _done(held: HeldMail, said: str, because: str) -> Remark:
    return Remark(kind=HELD_DONE, detail=f"{held.number} {said}", rule="CMD-03", because=because)


def _meant(case: Case, command: Command, scene: Scene) -> HeldMail | Refusal:
    """Return the mail by its number in the answered report; elsewhere there is no such verb."""
    assert isinstance(command.args, HeldArgs)
    known = case.known.report
    is_admin = scene.sender.person in with_role(Role.GATEWAY_ADMIN, scene.desk)
    line = command.line.line
    if not known or not is_admin:
        return refuse(ErrorCode.UNKNOWN_COMMAND, command, ("line", line), ("suggestions", "#help"))
    found = next((one for one in known if one.number == command.args.number), None)
    if found is None:
        numbers = ", ".join(str(one.number) for one in known)
        return refuse_needing(f"the number of a mail of that report: {numbers}", command)
    return found


BEHAVIOUR = Behaviour(
    commands={Verb.RELEASE_MAIL: release_mail, Verb.DROP: drop_mail, Verb.AS: take_as},
    clocks={ClockKind.QUARANTINE_REPORT: Clock(next_report, report)},
)
