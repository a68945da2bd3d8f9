"""Blocked senders: `#block` and `#unblock`, in answers to what tells of strangers (GW-19).

What a list holds is looked at where mail arrives; here it is only kept. Nobody of the desk and
nobody on file ever stands on it.
"""

from __future__ import annotations

from rules.behaviour import Behaviour
from rules.commands.arguments import BlockArgs
from rules.commands.blocking import why_not
from rules.commands.lookup import refuse, refuse_needing
from rules.commands.refusals import ErrorCode, Refusal
from rules.commands.table import VERBS, Command, Verb
from rules.context import Scene
from rules.effects import Effect, SetBlocked
from rules.model.audience import with_role
from rules.model.blocking import Blockable, block_entry
from rules.model.notice import Notice
from rules.model.ticket import Case, NoteType
from rules.policy.desk import Role

TELLS_OF_STRANGERS = (Notice.N_02B, Notice.N_02N)


def block(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...] | Refusal:
    """Hold what else comes from there as spam; nobody there is answered any more."""
    asked = _meant(case, command, scene)
    if isinstance(asked, Refusal):
        return asked
    reason = why_not(asked, scene.desk)
    if reason:
        return refuse_needing(reason, command)
    return () if asked.is_listed else (_put(asked.entry, scene, is_blocked=True),)


def unblock(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...] | Refusal:
    """Take what comes from there as before; what was held meanwhile stays held."""
    asked = _meant(case, command, scene)
    if isinstance(asked, Refusal):
        return asked
    return (_put(asked.entry, scene, is_blocked=False),) if asked.is_listed else ()


def _put(entry: str, scene: Scene, *, is_blocked: bool) -> SetBlocked:
    because = f"{scene.sender.name} {'blocked' if is_blocked else 'unblocked'} {entry}"
    return SetBlocked(
        entry=entry,
        is_blocked=is_blocked,
        by=scene.sender.person,
        at=scene.at,
        rule="GW-19",
        because=because,
    )


def _meant(case: Case, command: Command, scene: Scene) -> Blockable | Refusal:
    """Return whom the line means, in an answer to a letter that tells of strangers."""
    assert isinstance(command.args, BlockArgs)
    known, args, line = case.known, command.args, command.line.line
    in_report = known.answers_report and scene.sender.person in with_role(
        Role.GATEWAY_ADMIN, scene.desk
    )
    on_ticket = any(one.notice in TELLS_OF_STRANGERS for one in case.letters)
    if not in_report and not on_ticket:
        return refuse(ErrorCode.UNKNOWN_COMMAND, command, ("line", line), ("suggestions", "#help"))
    entry = args.entry
    if args.number:
        held = (one for one in known.report if one.number == args.number and in_report)
        entry = next((block_entry(one.sender) for one in held), "")
    elif not entry:
        strangers = _strangers(case, scene)
        if len(strangers) > 1:
            expected = f"the address of the one whom you mean: {', '.join(strangers)}"
            return refuse_needing(expected, command)
        entry = strangers[0] if strangers else ""
    found = next((one for one in known.blockable if one.entry == entry), None)
    return found or refuse_needing(VERBS[command.verb].expected, command)


def _strangers(case: Case, scene: Scene) -> tuple[str, ...]:
    """Return whose letter is answered, else every stranger of the ticket."""
    answered = scene.answered
    alerts = [one for one in case.letters if one.message_id in answered]
    waiting = [
        one
        for one in case.notes
        if one.type is NoteType.STRANGER and one.author and not one.withdrawn
    ]
    inputs = {one.input_id for one in alerts if one.notice == Notice.N_02B}
    tied = [one for one in waiting if one.input_id in inputs or one.message_id in answered]
    opener = block_entry(case.ticket.contact) if case.ticket else ""
    if tied:
        found = [block_entry(tied[-1].author)]
    elif any(one.notice == Notice.N_02N for one in alerts):
        found = [opener]
    else:
        found = [opener, *(block_entry(one.author) for one in waiting)]
    return tuple(dict.fromkeys(filter(None, found)))


BEHAVIOUR = Behaviour(commands={Verb.BLOCK: block, Verb.UNBLOCK: unblock})
