"""Who may use a verb: the "who" column of the command table (GW-24, CMD-03)."""

from __future__ import annotations

from rules.commands.arguments import OutreachArgs, OutreachOrder
from rules.commands.refusals import TAKE_IT, ErrorCode, Refusal
from rules.commands.table import COMMANDS_MAX, VERBS, Command, Who, find_verb
from rules.context import Scene
from rules.model.audience import is_lead
from rules.model.mail import Mail
from rules.model.ticket import Case


def not_allowed(case: Case, command: Command, scene: Scene) -> Refusal | None:
    """Return why this sender may not use the verb on this ticket, None when they may.

    What is left to triagers and the service admin is refused where those verbs are carried out.
    """
    if VERBS[command.verb].who is not Who.OWNER or case.ticket is None or only_asks(command):
        return None
    owner = scene.desk.find_staff(case.ticket.primary)
    sender = scene.desk.find_staff(scene.sender.person)
    if owner is None or sender is None or owner == sender or is_lead(sender):
        return None
    reason = f"The ticket is not yours, and #{command.verb} is its owner's to say."
    facts = (("owner", owner.name), ("ways", TAKE_IT), ("reason", reason))
    return Refusal(ErrorCode.LOCKED, facts, command.line.line)


def refuse_whole(mail: Mail) -> list[Refusal]:
    """Why none of a mail's commands is looked at: E-26 too many, E-34 perhaps not seen."""
    refusals: list[Refusal] = []
    if any(find_verb(line.verb) for line in mail.unseen):
        refusals.append(Refusal(ErrorCode.UNSEEN))
    if len(mail.block.commands) > COMMANDS_MAX:
        refusals.append(Refusal(ErrorCode.TOO_MANY_COMMANDS))
    return refusals


def only_asks(command: Command) -> bool:
    """`#uc show` changes nothing, so anybody of the desk may send it."""
    args = command.args
    return isinstance(args, OutreachArgs) and args.order is OutreachOrder.SHOW
