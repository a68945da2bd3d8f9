"""Orders that only a story may give: a ticket, a call, an absence put in place, nothing sent."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime

from rules.arrival.orders import ORDERS, BadOrder, OrderDoing, answer
from rules.clock import opening_of
from rules.context import Scene
from rules.draft import Draft
from rules.effects import (
    AddTag,
    ArmTimer,
    AttachContact,
    CreateTicket,
    Effect,
    PutAbsence,
    PutCall,
    PutChecklistItem,
    SetStatus,
)
from rules.model.audience import ticket_of
from rules.model.status import Status, find_status
from rules.model.ticket import Case, ChecklistItem, Contact, ServiceCall, Ticket, TimeEntries
from rules.number import find_number

ITEM = re.compile(r'\s*(\d+)\s+(?:"([^"]*)"\s+)?(done|open)\s*')


def place(draft: Draft, values: Mapping[str, str]) -> Draft:
    """Put a ticket in place without sending anything (STO-01)."""
    if draft.case.ticket is not None:
        raise BadOrder(f"ticket {values['number']} exists already")
    scene, rule, because = draft.scene, "STO-01", "put in place"
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
    quiet = quiet.then(_clocks(draft, quiet.case))
    for calls in draft.agreed.calling:  # what the calendar starts, whoever put it there
        quiet = quiet.then(calls(quiet.case, scene))
    done = quiet.then((answer(f"{ticket.number} put in place"),))
    return replace(done, agreed=draft.agreed)


def _clocks(draft: Draft, case: Case) -> Iterator[Effect]:
    """Yield the clocks that the procedures arm when a new ticket gets its status; no more of it."""
    ticket, scene = ticket_of(case), draft.scene
    before = replace(case, ticket=replace(ticket, status=Status.NEW))
    came = SetStatus(status=ticket.status, at=scene.now, rule="STO-01", because="put in place")
    for reaction in draft.agreed.reactions:
        follows = reaction(before, case, came, scene)
        yield from (one for one in follows if isinstance(one, ArmTimer))


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
    order = PutCall(call=call, rule="STO-01", because="put in place")
    return draft.then((order, answer(f"call on {values['number']} booked")))


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
    return draft.then((order, answer(f"{handle} is away from {values['first_day']}")))


STORY_ORDERS: Mapping[str, OrderDoing] = {
    **ORDERS,
    "place": place,
    "place_call": place_call,
    "absence": absence,
}
