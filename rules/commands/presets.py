"""Presets: one line for several commands, as the desk file names them (ST-25).

They are unfolded before anything looks at the mail, so that each of their commands is read, asked
about and refused as if it had been typed.
"""

from __future__ import annotations

from dataclasses import replace

from rules.commands.grammar import SENTENCE_END, unquoted
from rules.commands.table import VERBS, Verb, find_verb
from rules.model.audience import with_role
from rules.model.mail import CommandLine, Mail
from rules.policy.desk import OFFICE_ADMIN, Desk, Role


def with_presets(mail: Mail, desk: Desk) -> Mail:
    """Return the mail with each preset that the desk knows in the words of its commands."""
    block = mail.block
    if not any(find_verb(one.verb) is Verb.PRESET for one in block.commands):
        return mail
    lines = tuple(line for one in block.commands for line in _unfolded(one, desk))
    return replace(mail, block=replace(block, commands=lines))


def _unfolded(line: CommandLine, desk: Desk) -> tuple[CommandLine, ...]:
    if find_verb(line.verb) is not Verb.PRESET:
        return (line,)
    wanted = _folded(unquoted(line.args.rstrip(SENTENCE_END)))
    found = next((lines for name, lines in desk.presets if _folded(name) == wanted), None)
    if found is None:
        return (line,)
    return tuple(command_line(one) for text in found if (one := _filled(text, desk)))


def _folded(name: str) -> str:
    return name.casefold().replace("-", "").replace("_", "").replace(" ", "")


def _filled(text: str, desk: Desk) -> str:
    """Return the line for this desk; "" where it asks for an office admin that there is not."""
    if OFFICE_ADMIN not in text:
        return text
    admins = with_role(Role.OFFICE_ADMIN, desk)
    staff = desk.find_staff(admins[0]) if admins else None
    return text.replace(OFFICE_ADMIN, staff.addresses[0]) if staff else ""


def may_stand_in_preset(text: str) -> bool:
    """Say whether a preset may have this line: no unknown verb, no code, nothing of held mail."""
    verb = find_verb(command_line(text).verb)
    if verb is None or verb is Verb.PRESET:
        return False
    return not (VERBS[verb].code or VERBS[verb].held_mail)


def command_line(text: str) -> CommandLine:
    """Return a line of a preset as the block of a mail would hold it."""
    verb, _, args = text.strip().removeprefix("#").strip().partition(" ")
    return CommandLine(text.strip(), verb.rstrip(":").casefold(), args.strip())
