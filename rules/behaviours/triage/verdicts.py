"""What a triager says: approved, or wrongly assigned; and what others may not do before that."""

from __future__ import annotations

import re
from dataclasses import replace

from rules.behaviours.triage.entering import asked_to_triage, is_inside
from rules.commands.arguments import HandoffArgs, TargetArgs, TextArgs
from rules.commands.assignment import assign_to
from rules.commands.lookup import refuse
from rules.commands.refusals import ErrorCode, Refusal
from rules.commands.table import VERBS, Command, Verb
from rules.commands.targets import find_place
from rules.context import Scene
from rules.effects import Effect, Fact, SendNotice, SetField
from rules.model.audience import owners, person_name, ticket_of, with_role
from rules.model.mail import CommandLine
from rules.model.notice import Notice
from rules.model.status import Status
from rules.model.ticket import Case
from rules.model.triage import Triage
from rules.policy.desk import Role

VERDICT = re.compile(r"(approved|project)(?![\w?'’-])[ \t]*[:.,;!–—-]*[ \t]*(.*)", re.IGNORECASE)
WORDS = {"approved": Verb.APPROVED, "project": Verb.PROJECT}
TRIAGE_VERBS = frozenset({Verb.APPROVED, Verb.PROJECT, Verb.MISROUTED})
WORK_VERBS = frozenset({Verb.TAKE, Verb.TIME, Verb.RESUME})


def is_triager(scene: Scene) -> bool:
    staff = scene.desk.find_staff(scene.sender.person)
    return staff is not None and Role.TRIAGER in staff.roles


def not_a_triager(case: Case, command: Command, scene: Scene) -> Refusal:
    """E-20, with those who may."""
    names = [person_name(one, case, scene.desk) for one in with_role(Role.TRIAGER, scene.desk)]
    roles = f"triagers ({', '.join(names)})" if names else "triagers"
    return refuse(ErrorCode.NOT_A_TRIAGER, command, ("roles", roles))


def approve(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...] | Refusal:
    """TR-03: it is support work; the owner hears, else the group."""
    assert isinstance(command.args, TextArgs)
    if not is_triager(scene):
        return not_a_triager(case, command, scene)
    ticket = ticket_of(case)
    if ticket.triage == Triage.APPROVED:
        return ()
    because = f"{scene.sender.name} approved it"
    mark = SetField(name="triage", value=Triage.APPROVED, rule="TR-03", because=because)
    text = command.args.text or ("" if _is_spoken(command) else scene.text)
    owner, people = _owners_then(case, scene)
    letters = tuple(
        SendNotice(
            notice=Notice.N_24,
            to=person,
            facts=_approval(text, scene, yours=person == owner),
            rule="TR-03",
            because=because,
        )
        for person in people
        if person != scene.sender.person
    )
    return (mark, *letters)


def _owners_then(case: Case, scene: Scene) -> tuple[str, tuple[str, ...]]:
    """Return who owns the ticket behind all lines of the mail, and who hears of it."""
    for one in scene.commands:
        if one.verb is Verb.TAKE:
            return scene.sender.person, ()
        if one.verb in (Verb.ASSIGN, Verb.HANDOFF):
            assert isinstance(one.args, TargetArgs | HandoffArgs)
            place = find_place(one.args.target, case, one, scene)
            if not isinstance(place, Refusal):
                return place.primary, place.people
        if one.verb is Verb.RELEASE:
            freed = replace(case, ticket=replace(ticket_of(case), primary=""))
            return "", owners(freed, scene.desk)
    return ticket_of(case).primary, owners(case, scene.desk)


def _approval(text: str, scene: Scene, *, yours: bool) -> dict[str, Fact]:
    return {"author": scene.sender.person, "text": text or None, "yours": yours or None}


def misroute(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...] | Refusal:
    """TR-09: it goes to the right group or person; outside the group nothing is decided."""
    required = is_inside(ticket_of(case), scene.desk)
    if required and not is_triager(scene):
        return not_a_triager(case, command, scene)
    moved = assign_to(case, command, scene)
    if isinstance(moved, Refusal):
        return moved
    fields = {one.name: one.value for one in moved if isinstance(one, SetField)}
    there = replace(
        ticket_of(case),
        group=str(fields.get("group", ticket_of(case).group)),
        queue=str(fields.get("queue", ticket_of(case).queue)),
    )
    if is_inside(there, scene.desk) or not ticket_of(case).triage:
        return moved
    because = f"{scene.sender.name} sent it where it belongs"
    return (SetField(name="triage", value="", rule="TR-09", because=because), *moved)


# --- plain words --------------------------------------------------------------------------


def hear_verdict(case: Case, scene: Scene) -> tuple[CommandLine, ...]:
    """TR-03, TR-04: a triager's note on an undecided ticket that begins with the word.

    Approval is a word among colleagues: such a note goes to no customer unless it says so.
    """
    if case.ticket is None or not is_triager(scene) or not scene.policy.triage_required:
        return ()
    undecided = case.ticket.triage in ("", Triage.UNTRIAGED)
    if not undecided or any(one.verb in TRIAGE_VERBS for one in scene.commands):
        return ()
    first = scene.text.strip().split("\n")[0].strip()
    found = VERDICT.fullmatch(first)
    if found is None:
        return ()
    if found[1].casefold() == "project" and not case.ticket.triage and case.ticket.primary:
        return ()  # somebody works on it: no word of a note closes it
    said = CommandLine(first, WORDS[found[1].casefold()], found[2].strip())
    if said.verb == Verb.PROJECT or scene.asks(Verb.PUBLIC):
        return (said,)
    return (said, CommandLine("#internal", Verb.INTERNAL, ""))


def _is_spoken(command: Command) -> bool:
    """Say whether the words of a note were heard, not a `#` line."""
    return not command.line.line.lstrip().startswith("#")


def words_below(command: Command, scene: Scene) -> str:
    """Return the note without the line that was the command."""
    text = scene.text.strip()
    if not _is_spoken(command):
        return text
    return text.partition("\n")[2].strip()


# --- before it is approved ----------------------------------------------------------------


def forbidden(case: Case, scene: Scene) -> tuple[Refusal, ...]:
    """E-29 for work before the verdict, E-11 for two verdicts at once."""
    return (*_not_approved(case, scene), *_two_verdicts(scene))


def _two_verdicts(scene: Scene) -> tuple[Refusal, ...]:
    """One request is support work or a project, not both."""
    said = {one.verb: one for one in scene.commands if one.verb in WORDS.values()}
    if len(said) < len(WORDS) or not is_triager(scene):
        return ()
    facts = (("a", Triage.APPROVED.value), ("b", Triage.PROJECT.value))
    return (Refusal(ErrorCode.TWO_STATUSES, facts, said[Verb.PROJECT].line.line),)


def _not_approved(case: Case, scene: Scene) -> tuple[Refusal, ...]:
    """TR-10: E-29 for work on an undecided ticket by anybody but a triager; notes are fine."""
    ticket = case.ticket
    if ticket is None or ticket.triage != Triage.UNTRIAGED or is_triager(scene):
        return ()
    if not scene.policy.triage_required:
        return ()
    names = [person_name(one, case, scene.desk) for one in asked_to_triage(case, scene)]
    facts = (("triager", ", ".join(names) or "A triager"),)
    work = [one.line.line for one in scene.commands if _is_work(one)]
    asks_customer = any(VERBS[one.verb].sets is Status.WAITING_CUSTOMER for one in scene.commands)
    if scene.is_public and not work and not asks_customer:
        work = [""]
    return tuple(Refusal(ErrorCode.NOT_APPROVED, facts, line) for line in work)


def _is_work(command: Command) -> bool:
    sets = VERBS[command.verb].sets
    return command.verb in WORK_VERBS or sets not in (None, Status.WAITING_CUSTOMER)
