"""`#files`: a ticket's files by mail (GW-17)."""

from __future__ import annotations

from rules.commands.arguments import FilesArgs
from rules.commands.lookup import refuse_needing
from rules.commands.refusals import Refusal
from rules.commands.table import Command
from rules.context import Scene
from rules.effects import Effect, SendNotice
from rules.model.files import FileRef, in_words
from rules.model.notice import Notice
from rules.model.ticket import Case


def mail_files(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...] | Refusal:
    """N-48: the files of the ticket, in order of arrival; what may be sent goes along."""
    assert isinstance(command.args, FilesArgs)
    known = tuple(file for note in case.filed_notes if not note.withdrawn for file in note.files)
    wanted = command.args.numbers
    chosen = tuple(one for one in known if not wanted or one.number in wanted)
    missing = [number for number in wanted if number not in {one.number for one in known}]
    if missing:
        expected = f"numbers of this ticket's files: {_numbers(known)}"
        return refuse_needing(expected, command, example="#files")
    letter = SendNotice(
        notice=Notice.N_48,
        to=scene.sender.person,
        facts={"lines": tuple(f"{one.number}\t{in_words(one)}" for one in chosen) or None},
        files=chosen,
        rule="GW-17",
        because=f"{scene.sender.name} asked for the files",
    )
    return (letter,)


def _numbers(known: tuple[FileRef, ...]) -> str:
    return ", ".join(str(one.number) for one in known) or "none"
