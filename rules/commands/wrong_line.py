"""A line of a refused mail, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rules.clock import local
from rules.commands.refusals import Refusal
from rules.commands.table import Command, Verb, find_verb, read_command
from rules.context import Scene
from rules.model.mail import CommandLine
from rules.model.ticket import Case

Lines = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wrong:
    """One line, what is wrong with it, and the ticket and mail it stands in."""

    line: str
    refusal: Refusal
    case: Case
    scene: Scene

    @property
    def verb(self) -> Verb | None:
        return find_verb(self.split()[0])

    @property
    def args(self) -> str:
        return self.split()[1]

    @property
    def today(self) -> date:
        return local(self.scene.at, self.scene.desk.calendar).date()

    def fact(self, name: str) -> str:
        return dict(self.refusal.facts).get(name, "")

    def read(self, line: str) -> Command | None:
        """Return a line as it would be read now, None where it would be wrong again."""
        verb, args = split_line(line)
        found = read_command(CommandLine(line, verb, args), self.today, self.scene.desk.calendar)
        return found if isinstance(found, Command) else None

    def split(self) -> tuple[str, str]:
        return split_line(self.line)


def split_line(line: str) -> tuple[str, str]:
    verb, _, args = line.strip().lstrip("# ").partition(" ")
    verb, colon, more = verb.partition(":")
    return verb, f"{more} {args}".strip() if colon else args.strip()
