"""What must be asked about before a resource's mail is obeyed, and what a confirmation stands for.

A mail is asked about when nobody proved it, when a command needs a code whoever sends it (level 3),
when it is not fresh, and when a word of ours stands in the envelope alone: that is how somebody
else can send on what a technician once wrote.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from rules.clock import local
from rules.commands.arguments import UndoArgs
from rules.commands.table import Command, needs_code, needs_ticket, read_command
from rules.commands.undo import of_another
from rules.context import MailScene
from rules.draft import MailDraft
from rules.effects import REFUSED, Remark, SendNotice
from rules.events import MailArrived
from rules.model.audience import find_contact, person_name
from rules.model.notice import MANNERS, Audience
from rules.sender.token import sealed
from rules.sender.trust import Level

CONFIRMED = "confirmed"  # the recall of a mail whose code came back


@dataclass(frozen=True, slots=True)
class Plan:
    """All that a mail would do if it were obeyed now, as N-35 shows it."""

    lines: tuple[str, ...]  # commands and words in addresses, as written
    text: str
    public: bool  # the text goes to the customer
    people: tuple[str, ...]  # who gets a letter of it, outside of the desk
    shown: tuple[str, ...]  # the same by name and address
    files: tuple[str, ...]
    bound: str  # the mark of exactly this


def why_ask(draft: MailDraft) -> str:
    """Return why this mail is not obeyed at once, "" when it is."""
    scene, event = draft.scene, draft.scene.arrived.event
    if scene.sender.level < Level.PROVED:
        return scene.sender.why
    if scene.sender.level is Level.CODE:
        return ""
    commands = _commands(scene)
    wanting = next((one.line.line for one in commands if needs_code(one)), "")
    if wanting:
        return f"{wanting} needs a code, whoever sends it"
    if any(_takes_back_anothers(one, draft) for one in commands):
        return "what a colleague did is taken back with a code only"
    if not commands and not scene.arrived.addressed.has_words:
        return ""
    if scene.arrived.addressed.unseen and not scene.policy.auth_envelope_words:
        return f"+{scene.arrived.addressed.unseen[0]} stands in the envelope alone, not in To or Cc"
    if event.recall is None and draft.case.known.same_id_other_body:
        return "another mail had the same Message-ID"
    return _staleness(event, scene)


def _takes_back_anothers(command: Command, draft: MailDraft) -> bool:
    args = command.args
    return isinstance(args, UndoArgs) and of_another(draft.case, args.receipt, draft.scene)


def _staleness(event: MailArrived, scene: MailScene) -> str:
    """GW-07: an old mail that is sent on once more says what its writer meant then."""
    mail, hours = event.mail, scene.policy.auth_fresh_hours
    if event.recall is not None:
        return ""
    if mail.date is None:
        return "it has no Date"
    arrived = mail.stamp.at or event.received_at
    if abs(arrived - mail.date) <= timedelta(hours=hours):
        return ""
    return f"it was written on {local(mail.date, scene.desk.calendar):%Y-%m-%d %H:%M}"


def can_do_without_ticket(scene: MailScene) -> bool:
    """Say whether all that is asked for concerns no ticket."""
    commands = _commands(scene)
    return bool(commands) and not any(needs_ticket(one) for one in commands)


def _commands(scene: MailScene) -> tuple[Command, ...]:
    """Return the lines of the block that are understood; the others are refused anyhow."""
    event = scene.arrived.event
    calendar, block = scene.desk.calendar, event.mail.block
    today = local(scene.at, calendar).date()
    read = (read_command(one, today, calendar, note=block.note) for one in block.commands)
    return tuple(one for one in read if isinstance(one, Command))


def as_confirmed(draft: MailDraft) -> MailDraft:
    """Return the draft as it would begin if the sender's code had come back."""
    scene = draft.scene
    sender = replace(scene.sender, level=Level.CODE)
    return replace(draft, scene=replace(scene, sender=sender), effects=())


def plan_of(begun: MailDraft, obeyed: MailDraft) -> Plan:
    """Return what obeying does: `begun` before, `obeyed` after it."""
    event, scene = begun.scene.arrived.event, obeyed.scene
    letters = [one for one in obeyed.effects if isinstance(one, SendNotice)]
    outside = (one.to for one in letters if MANNERS[one.notice].audience is not Audience.STAFF)
    people = tuple(dict.fromkeys(outside))
    heard = (one.line for one in scene.commands if not one.line.line.startswith("#"))
    lines = (*event.mail.block.commands, *begun.scene.arrived.addressed.lines, *heard)
    number = begun.case.ticket.number if begun.case.ticket else ""
    words = tuple(one.line for one in lines)
    files = event.mail.attachments
    parts = (number, *words, scene.text, *sorted(people), *(one.sha256 for one in files))
    return Plan(
        lines=_each_once(words),
        text=scene.text,
        public=scene.is_public,
        people=people,
        shown=tuple(_shown(one, obeyed) for one in people),
        files=tuple(one.name for one in files if one.name),
        bound=sealed(parts),
    )


def _each_once(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the lines; a word of an address, which was heard and obeyed, is told once."""
    return tuple(
        word for place, word in enumerate(words) if word[:1] == "#" or word not in words[:place]
    )


def _shown(person: str, draft: MailDraft) -> str:
    contact = find_contact(person, draft.case)
    name = person_name(person, draft.case, draft.scene.desk)
    address = contact.addresses[0] if contact and contact.addresses else person
    return name if name == address else f"{name} <{address}>"


def is_refused(obeyed: MailDraft) -> bool:
    """Say whether nothing of the mail would be applied: then there is nothing to confirm."""
    return any(isinstance(one, Remark) and one.kind == REFUSED for one in obeyed.effects)
