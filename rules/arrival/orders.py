"""An admin's orders at the command line: put in place, set, absences, quarantine.

`set` speaks the command language, so the same rules hold as for a mail.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime

from rules.behaviours.alerts import tell_of_change
from rules.behaviours.completion import archive_timer
from rules.behaviours.deferral import defer_timer, look_after
from rules.behaviours.status_timers import status_timers
from rules.clock import opening_of
from rules.commands.errors import Refusal
from rules.commands.receipt import readable_changes, warning_lines
from rules.commands.table import Command, in_order, read_command, unfold_status
from rules.context import Scene
from rules.draft import Draft
from rules.effects import (
    AddTag,
    Answer,
    AttachContact,
    CreateTicket,
    DropHeld,
    Effect,
    Ordered,
    PutAbsence,
    PutCall,
    PutChecklistItem,
    Recall,
    RecallInput,
)
from rules.model.audience import ticket_of
from rules.model.mail import CommandLine
from rules.model.status import Status, find_status
from rules.model.ticket import ChecklistItem, Contact, ServiceCall, Ticket, TimeEntries
from rules.number import find_number
from rules.sender.trust import Level, Sender, Standing

REFUSED = "refused: "
ITEM = re.compile(r'\s*(\d+)\s+(?:"([^"]*)"\s+)?(done|open)\s*')


class BadOrder(ValueError):
    """The order cannot be carried out; the text says why and what would do."""


def on_order(draft: Draft) -> Draft:
    """Carry the order out and answer it; a refusal changes nothing."""
    event = draft.scene.event
    assert isinstance(event, Ordered)
    does = WHAT_ORDER_DOES.get(event.verb)
    if does is None:
        return draft.then((_answer(f"{REFUSED}no such order: {event.verb}"),))
    try:
        return does(draft, event.values)
    except BadOrder as problem:
        return draft.then((_answer(f"{REFUSED}{problem}"),))


def _answer(text: str) -> Answer:
    return Answer(text=text, rule="DESIGN", because="whoever gave the order waits for it")


# --- putting things in place ----------------------------------------------------------------


def place(draft: Draft, values: Mapping[str, str]) -> Draft:
    """Put a ticket in place without sending anything (STORIES `ticket`)."""
    if draft.case.ticket is not None:
        raise BadOrder(f"ticket {values['number']} exists already")
    scene, rule, because = draft.scene, "STORIES", "put in place"
    ticket = _placed_ticket(draft, values)
    effects: list[Effect] = [CreateTicket(ticket=ticket, rule=rule, because=because)]
    if ticket.contact:
        effects.append(
            AttachContact(person=ticket.contact, how="sender", rule=rule, because=because)
        )
    for item in _checklist(values.get("checklist", ""), scene.now):
        effects.append(PutChecklistItem(item=item, rule=rule, because=because))
    for name in values.get("tags", "").replace(",", " ").split():
        effects.append(AddTag(name=name, by="", at=scene.now, rule=rule, because=because))
    quiet = replace(draft, agreed=replace(draft.agreed, reactions=())).then(effects)
    quiet = quiet.then(status_timers(quiet.case, scene))
    if ticket.status is Status.DEFERRED:
        quiet = quiet.then(defer_timer(quiet.case, scene))
    if ticket.status is Status.COMPLETE:
        quiet = quiet.then((archive_timer(scene),))
    done = quiet.then((_answer(f"{ticket.number} put in place"),))
    return replace(done, agreed=draft.agreed)


def _placed_ticket(draft: Draft, values: Mapping[str, str]) -> Ticket:
    scene, known, desk = draft.scene, draft.case.known, draft.scene.desk
    created_at = _opening_of_number(values["number"], scene)
    address = values.get("contact", "").casefold()
    contact = next((one for one in known.contacts if address in one.addresses), None)
    queue = desk.find_queue(values.get("queue", desk.default_queue))
    if queue is None:
        raise BadOrder(f'queue "{values["queue"]}" is not in the desk file')
    status = _status(values.get("status", "new"), scene)
    return Ticket(
        id=0,
        number=values["number"],
        title=values.get("title", ""),
        status=status,
        status_since=scene.now,
        created_at=created_at,
        account_id=_account_id(values.get("account", ""), contact),
        contact=contact.key if contact else address,
        category=values.get("category", queue.category),
        queue=queue.name,
        department=values.get("department", queue.department or desk.default_department),
        group=values.get("group", ""),
        primary=_none(values.get("primary", "")),
        primary_since=created_at if _none(values.get("primary", "")) else None,
        triage=values.get("triage", ""),
        severity=int(values["severity"]) if values.get("severity") else None,
        due_on=date.fromisoformat(values["due"]) if values.get("due") else None,
        internal=values.get("internal", "") in ("true", "yes"),
        time_entries=TimeEntries(values.get("time_entries") or scene.policy.time_entries_initial),
        region=values.get("region", ""),
        completed_at=scene.now if status is Status.COMPLETE else None,
        resolution="done" if status is Status.COMPLETE else "",
    )


def _account_id(word: str, contact: Contact | None) -> int | None:
    """Return the account that is named by its id, else the contact's."""
    if word:
        return int(word)
    return contact.account_id if contact else None


def _opening_of_number(number: str, scene: Scene) -> datetime:
    """Made at the opening of its number's date if that is past, else now."""
    found = find_number(number)
    if found is None:
        raise BadOrder(f'"{number}" is no ticket number; one looks like T20261116.0004')
    return min(opening_of(found[0], scene.desk.calendar), scene.now)


def _status(word: str, scene: Scene) -> Status:
    """Any status, by its key or by a name that the desk gives it."""
    found = Status(word) if word in set(Status) else find_status(word, scene.policy)
    if found is None:
        raise BadOrder(f'"{word}" is no status')
    return found


def _none(word: str) -> str:
    return "" if word == "none" else word


def _checklist(words: str, at: datetime) -> list[ChecklistItem]:
    """Read `1 done, 2 "Backup verified" open`."""
    items = []
    for part in words.split(",") if words.strip() else ():
        match = ITEM.fullmatch(part)
        if match is None:
            raise BadOrder(f'checklist: "{part.strip()}" should read like: 1 done')
        done = match[3] == "done"
        items.append(
            ChecklistItem(
                position=int(match[1]),
                text=match[2] or f"item {match[1]}",
                checked_by="admin" if done else "",
                checked_at=at if done else None,
            )
        )
    return items


def place_call(draft: Draft, values: Mapping[str, str]) -> Draft:
    """Book a service call."""
    if draft.case.ticket is None:
        raise BadOrder(f"ticket {values['number']} does not exist")
    starts_at = datetime.fromisoformat(values["starts_at"])
    call = ServiceCall(id=0, starts_at=starts_at, staff=ticket_of(draft.case).primary)
    order = PutCall(call=call, rule="STORIES", because="put in place")
    return draft.then((order, _answer(f"call on {values['number']} booked")))


def absence(draft: Draft, values: Mapping[str, str]) -> Draft:
    handle = values["handle"]
    if draft.scene.desk.find_staff(handle) is None:
        raise BadOrder(f'"{handle}" is nobody\'s handle')
    last = values.get("last_day", "")
    order = PutAbsence(
        handle=handle,
        first_day=date.fromisoformat(values["first_day"]),
        last_day=date.fromisoformat(last) if last and last != "None" else None,
        rule="OOO-14",
        because="ordered at the command line",
    )
    return draft.then((order, _answer(f"{handle} is away from {values['first_day']}")))


def sweep(draft: Draft, values: Mapping[str, str]) -> Draft:
    """ST-16: a deferred ticket whose clock was lost, as by an import, gets one again."""
    if draft.case.ticket is None:
        raise BadOrder(f"ticket {values['number']} does not exist")
    if ticket_of(draft.case).status is Status.DEFERRED:
        draft = draft.then(look_after(draft.case, draft.scene))
    return draft.then((_answer(f"{values['number']} is looked after"),))


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
}


def set_fields(draft: Draft, values: Mapping[str, str]) -> Draft:
    """Change fields of a ticket with the rules that a technician's mail has."""
    number, by = values["number"], values.get("by", "admin")
    if draft.case.ticket is None:
        raise BadOrder(f"ticket {number} does not exist")
    commands = tuple(
        _command(name, value, draft.scene)
        for name, value in values.items()
        if name not in ("number", "by")
    )
    sender = Sender(Standing.RESOURCE, Level.CODE, person=by, name=by, why="the command line")
    scene = replace(draft.scene, sender=sender, commands=in_order(commands))
    start, draft = draft, draft.in_scene(scene)
    for command in scene.commands:
        outcome = draft.agreed.commands[command.verb](draft.case, command, scene)
        if isinstance(outcome, Refusal):
            return start.then((_answer(f"{REFUSED}{outcome.code.value}: {outcome.text()}"),))
        draft = draft.then(outcome)
    changes = readable_changes(start.case, draft.case, scene)
    draft = draft.then(tell_of_change(start.case, scene, changes))
    told = ", ".join(f"{name}={value}" for name, value in values.items() if name in SETTERS)
    warnings = "".join(f"\n{line}" for line in warning_lines(draft.effects))
    return draft.then((_answer(f"{number}: {told}{warnings}"),))


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


# --- quarantine -----------------------------------------------------------------------------


def release(draft: Draft, values: Mapping[str, str]) -> Draft:
    """Take a held mail again, this time past the guard that held it."""
    by = values.get("by", "admin")
    _assert_held(values)
    order = RecallInput(
        input_id=int(values["input"]),
        recall=Recall(how="released", by=by),
        rule="DOMAIN 4.3",
        because=f"released by {by}",
    )
    return draft.then((order, _answer(f"input {values['input']} is released")))


def drop(draft: Draft, values: Mapping[str, str]) -> Draft:
    """End a held mail; its bytes stay in the journal."""
    by = values.get("by", "admin")
    _assert_held(values)
    order = DropHeld(input_id=int(values["input"]), rule="DOMAIN 4.3", because=f"dropped by {by}")
    return draft.then((order, _answer(f"input {values['input']} is dropped")))


def _assert_held(values: Mapping[str, str]) -> None:
    state = values.get("input_state", "unknown")
    if state != "held":
        raise BadOrder(f"input {values['input']} is not held: it is {state}")


WHAT_ORDER_DOES: dict[str, Callable[[Draft, Mapping[str, str]], Draft]] = {
    "place": place,
    "place_call": place_call,
    "absence": absence,
    "sweep": sweep,
    "set": set_fields,
    "release": release,
    "drop": drop,
}
