"""Orders: an admin's at the command line, and those that the gateway gives itself.

`set` speaks the command language, so the same rules hold as for a mail.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from rules.arrival.imported import VERB as OLD_TICKET
from rules.arrival.imported import old_ticket
from rules.clock import calendar_of, local
from rules.commands.blocking import why_not
from rules.commands.merging import bring_in, take_out
from rules.commands.receipt import readable_changes, warning_lines
from rules.commands.receipt_remarks import told_lines
from rules.commands.refusals import Refusal
from rules.commands.table import Command, in_order, read_command, unfold_status
from rules.commands.what_verbs_do import not_carried_out
from rules.context import Scene
from rules.draft import Draft
from rules.effects import Answer, ArmTimer, DropHeld, Effect, RecallInput, SetBlocked
from rules.events import Ordered
from rules.findings import ClockLost, HoursChanged, WorkedOn
from rules.model.blocking import Blockable
from rules.model.mail import CommandLine
from rules.model.recall import Recall
from rules.model.timer import Timer
from rules.sender.trust import Level, Sender, Standing

REFUSED = "refused: "
OrderDoing = Callable[[Draft, Mapping[str, str]], Draft]


class BadOrder(ValueError):
    """The order cannot be carried out; the text says why and what would do."""


def on_order(draft: Draft, event: Ordered, orders: Mapping[str, OrderDoing]) -> Draft:
    """Carry the order out and answer it; a refusal changes nothing."""
    does = orders.get(event.verb)
    if does is None:
        return draft.then((answer(f"{REFUSED}no such order: {event.verb}"),))
    try:
        return does(draft, event.values)
    except BadOrder as problem:
        return draft.then((answer(f"{REFUSED}{problem}"),))


def answer(text: str) -> Answer:
    return Answer(text=text, rule="ORD-01", because="whoever gave the order waits for it")


# --- deferred tickets that lost their clock --------------------------------------------------


def sweep(draft: Draft, values: Mapping[str, str]) -> Draft:
    """ST-16: a deferred ticket whose clock was lost, as by an import, gets one again."""
    if draft.case.ticket is None:
        raise BadOrder(f"ticket {values['number']} does not exist")
    draft = draft.found(ClockLost())
    return draft.then((answer(f"{values['number']} is looked after"),))


# --- other hours, other holidays --------------------------------------------------------------


def move_timers(draft: Draft, values: Mapping[str, str]) -> Draft:
    """CLK-02: the timers of a ticket, or of a person, come when the new hours say."""
    if "handle" in values:
        dues = tuple(map(datetime.fromisoformat, values["dues"].split()))
        finding = HoursChanged(values["handle"], calendar_of(values["was"]), dues)
        draft = draft.found(finding)
        return draft.then((answer(f"{values['handle']}: reckoned anew"),))
    armed = {(one.kind.value, str(one.generation)): one for one in draft.case.timers}
    moved: tuple[Effect, ...] = ()
    for line in values["moves"].splitlines():
        kind, generation, due = line.split()
        if timer := armed.get((kind, generation)):
            moved += (_moved(timer, datetime.fromisoformat(due)),)
    return draft.then((*moved, answer(f"{values['number']}: reckoned anew")))


def _moved(timer: Timer, due: datetime) -> ArmTimer:
    return ArmTimer(
        kind=timer.kind,
        timer_rule=timer.rule,
        anchor_at=timer.anchor_at,
        due_at=due,
        rule="CLK-02",
        because="the desk's hours or holidays have changed",
    )


# --- setting fields -------------------------------------------------------------------------

SETTERS: dict[str, str] = {
    "status": "#status {}",
    "primary": "#assign @{}",
    "queue": "#queue {}",
    "category": "#category {}",
    "department": "#dept {}",
    "contact": "#contact {}",
    "severity": "#sev {}",
    "priority": "#priority {}",
    "title": "#title {}",
    "due": "#due {}",
    "tag": "#tag {}",
    "untag": "#untag {}",
    "check": "#check {}",
    "uncheck": "#uncheck {}",
    "time_entries": "#timedone {}",
    "effort": "#effort {}",
    "cid": "#cid {}",
    "release": "#release “{}”",
}


def set_fields(draft: Draft, values: Mapping[str, str]) -> Draft:
    """Change fields of a ticket with the rules that a technician's mail has."""
    number, by = values["number"], values.get("by", "admin")
    if draft.case.ticket is None:
        raise BadOrder(f"ticket {number} does not exist; see: ticketgate ticket list")
    commands = tuple(
        _command(name, value, draft.scene)
        for name, value in values.items()
        if name not in ("number", "by")
    )
    sender = Sender(Standing.RESOURCE, Level.CODE, person=by, name=by, why="the command line")
    scene = replace(draft.scene, sender=sender, commands=in_order(commands))
    start, draft = draft, draft.in_scene(scene)
    for command in scene.commands:
        doing = draft.agreed.commands.get(command.verb, not_carried_out)
        outcome = doing(draft.case, command, scene)
        if isinstance(outcome, Refusal):
            return start.then((answer(f"{REFUSED}{outcome.code.value}: {outcome.text()}"),))
        draft = draft.then(outcome)
    changes = readable_changes(start.case, draft.case, scene)
    draft = draft.found(WorkedOn(start.case, changes))
    told = ", ".join(f"{name}={value}" for name, value in values.items() if name in SETTERS)
    warnings = "".join(f"\n{line}" for line in warning_lines(draft.effects))
    return draft.then((answer(f"{number}: {told}{warnings}"),))


def _command(name: str, value: str, scene: Scene) -> Command:
    if name not in SETTERS:
        raise BadOrder(f'"{name}" cannot be set; what can: {", ".join(SETTERS)}')
    line = SETTERS[name].format(value)
    verb, _, args = line[1:].partition(" ")
    today, calendar = scene.now.date(), scene.desk.calendar
    read = read_command(CommandLine(line, verb, args), today, calendar)
    if not isinstance(read, Refusal):
        read = unfold_status(read, scene.policy, today, calendar)
    if isinstance(read, Refusal):
        raise BadOrder(f"{read.code.value}: {read.text()}")
    return read


# --- two tickets that became one ----------------------------------------------------------


def take_in(draft: Draft, values: Mapping[str, str]) -> Draft:
    """GW-12: what another ticket had comes to this one, which continues."""
    draft = draft.in_scene(replace(draft.scene, sender=_in_name_of(values, draft.scene)))
    draft = bring_in(draft, values)
    return draft.then((answer(f"{values['number']} continues {values['from']}"),))


def give_out(draft: Draft, values: Mapping[str, str]) -> Draft:
    """CMD-08: a merge was taken back: what came with it goes again."""
    draft = draft.in_scene(replace(draft.scene, sender=_in_name_of(values, draft.scene)))
    draft = take_out(draft, values)
    return draft.then((answer(f"{values['from']} stands for itself again"),))


def _in_name_of(values: Mapping[str, str], scene: Scene) -> Sender:
    staff = scene.desk.find_staff(values["by"])
    name = staff.name if staff else values["by"]
    return Sender(Standing.RESOURCE, Level.CODE, person=values["by"], name=name, why="a merge")


# --- people ---------------------------------------------------------------------------------


def of_person(draft: Draft, values: Mapping[str, str]) -> Draft:
    """Carry out `#away` or `#back` for somebody, with the rules that their own mail has."""
    by, scene = values.get("by", "admin"), draft.scene
    line = values["line"]
    verb, _, args = line[1:].partition(" ")
    today = local(scene.now, scene.desk.calendar).date()
    command = read_command(CommandLine(line, verb, args), today, scene.desk.calendar)
    if isinstance(command, Refusal):
        raise BadOrder(f"{command.code.value}: {command.text()}")
    sender = Sender(Standing.RESOURCE, Level.CODE, person=by, name=by, why="the command line")
    scene = replace(scene, sender=sender, commands=(command,))
    start, draft = draft, draft.in_scene(scene)
    doing = draft.agreed.commands.get(command.verb, not_carried_out)
    outcome = doing(draft.case, command, scene)
    if isinstance(outcome, Refusal):
        return start.then((answer(f"{REFUSED}{outcome.code.value}: {outcome.text()}"),))
    draft = draft.then(outcome)
    told = "\n".join(line.replace("\t", ": ") for line in told_lines(draft))
    warnings = "\n".join(warning_lines(draft.effects))
    return draft.then((answer("\n".join(filter(None, (told, warnings))) or f"{line}: done"),))


# --- quarantine -----------------------------------------------------------------------------


def release(draft: Draft, values: Mapping[str, str]) -> Draft:
    """Take a held mail again, this time past the guard that held it."""
    by = values.get("by", "admin")
    _assert_held(values)
    order = RecallInput(
        input_id=int(values["input"]),
        recall=Recall(how="released", by=by),
        rule="CMD-03",
        because=f"released by {by}",
    )
    return draft.then((order, answer(f"input {values['input']} is released")))


def drop(draft: Draft, values: Mapping[str, str]) -> Draft:
    """End a held mail; its bytes stay in the journal."""
    by = values.get("by", "admin")
    _assert_held(values)
    order = DropHeld(input_id=int(values["input"]), rule="CMD-03", because=f"dropped by {by}")
    return draft.then((order, answer(f"input {values['input']} is dropped")))


def _assert_held(values: Mapping[str, str]) -> None:
    state = values.get("input_state", "unknown")
    if state != "held":
        raise BadOrder(f"input {values['input']} is not held: it is {state}")


# --- blocked senders -------------------------------------------------------------------------


def block(draft: Draft, values: Mapping[str, str]) -> Draft:
    """Put an address or a domain on the list of blocked senders (GW-19)."""
    asked = _asked(draft, values)
    if reason := why_not(asked, draft.scene.desk):
        raise BadOrder(f"what is blocked must be {reason}")
    if asked.is_listed:
        return draft.then((answer(f"{asked.entry} is blocked already"),))
    told = f"{asked.entry} is blocked: its mail is held as spam from now on"
    return _set_blocked(draft, asked.entry, values, told, is_blocked=True)


def unblock(draft: Draft, values: Mapping[str, str]) -> Draft:
    """Take an entry off the list."""
    asked = _asked(draft, values)
    if not asked.is_listed:
        raise BadOrder(f"{asked.entry} is not blocked; see: ticketgate people blocked")
    told = f"{asked.entry} is blocked no more; for what was held see: held list"
    return _set_blocked(draft, asked.entry, values, told, is_blocked=False)


def _asked(draft: Draft, values: Mapping[str, str]) -> Blockable:
    found = draft.case.known.blockable
    if not found:
        raise BadOrder(f'"{values.get("sender", "")}" is no address and no domain')
    return found[0]


def _set_blocked(
    draft: Draft, entry: str, values: Mapping[str, str], told: str, *, is_blocked: bool
) -> Draft:
    change = SetBlocked(
        entry=entry,
        is_blocked=is_blocked,
        by=values.get("by", "admin"),
        at=draft.scene.at,
        rule="GW-19",
        because="ordered at the command line",
    )
    return draft.then((change, answer(told)))


ORDERS: Mapping[str, OrderDoing] = {
    "sweep": sweep,
    "hours": move_timers,
    OLD_TICKET: old_ticket,
    "merge": take_in,
    "unmerge": give_out,
    "person": of_person,
    "set": set_fields,
    "release": release,
    "drop": drop,
    "block": block,
    "unblock": unblock,
}
