"""Words that stand behind a verb, on the command's own line."""

from __future__ import annotations

from rules.commands.arguments import (
    DeferArgs,
    PersonArgs,
    TargetArgs,
    TextArgs,
    WaitingArgs,
    WorkArgs,
)
from rules.commands.table import Command, Verb

PASSES_ON = frozenset({Verb.ASSIGN, Verb.TODO, Verb.ESCALATION, Verb.MISROUTED})


def said_behind(command: Command, *, labelled: bool = False) -> str:
    """Return what somebody wrote behind a verb and its arguments, where it takes such words."""
    match command.args:
        case TextArgs() | WaitingArgs() | PersonArgs() | TargetArgs() | WorkArgs():
            words = command.args.text
        case DeferArgs():
            words = command.args.why
        case _:
            words = ""
    words = words.strip().lstrip(":,;- ")
    return f"{command.verb}: {words}" if words and labelled else words


def said_passing_on(commands: tuple[Command, ...]) -> str:
    """Return the words behind the verb that passes the ticket on: they are for who gets it."""
    said = (said_behind(one) for one in commands if one.verb in PASSES_ON)
    return "\n".join(filter(None, said))
