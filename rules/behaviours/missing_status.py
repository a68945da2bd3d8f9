"""A status that a category lacks: whoever answers the refusal tells the service admin (ST-44)."""

from __future__ import annotations

from rules.behaviour import Behaviour
from rules.commands.helping import VISIBILITY, refused_status
from rules.commands.table import Verb
from rules.context import Scene
from rules.model.mail import CommandLine
from rules.model.ticket import Case


def hear_wish(case: Case, scene: Scene) -> tuple[CommandLine, ...]:
    """Plain words in answer to E-07 are what `#help visibility` stands before."""
    said = scene.text.strip()
    if scene.commands or not said or scene.says_thanks or refused_status(case, scene) is None:
        return ()
    wish = CommandLine(said.split("\n")[0], Verb.HELP, VISIBILITY)
    return (wish, CommandLine("#internal", Verb.INTERNAL, ""))


BEHAVIOUR = Behaviour(hears=hear_wish)
