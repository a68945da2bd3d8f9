"""What an event did, in words that a support lead would use: for timelines and `explain`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, tzinfo

from gateway.store.timeline_rows import EventRow
from gateway.view.screen_text import moment
from rules.commands.labels import LABELS
from rules.model.status import CATALOGUE, Status

Data = Mapping[str, object]

# One row of each collection of a ticket, as undo names it.
ROWS = {
    "contacts": "contact",
    "watchers": "copies to",
    "tags": "tag",
    "checklist": "checklist item",
    "calls": "appointment",
    "cycles": "tries to reach the customer",
    "attempts": "contact try",
    "timers": "timer",
    "notes": "note",
    "letters": "letter",
}
CYCLES = {
    "open": "go on",
    "held": "are held",
    "responded": "end: the customer answered",
    "closed": "end: the ticket was closed",
    "cancelled": "are cancelled",
}


def change_words(event: EventRow, zone: tzinfo) -> str:
    """Return what one event changed."""
    write = WORDS.get(event.kind)
    if write is not None:
        return write(event.data, zone)
    told = [
        f"{name(key)} {value_words(value, zone)}"
        for key, value in event.data.items()
        if isinstance(value, str | int) and value not in ("", True, False)
    ]
    return ", ".join((_spaced(event.kind), *told))


def name(field: str) -> str:
    """Return a field's name as people read it."""
    return LABELS.get(field, field.replace("_", " ")).casefold()


def value_words(value: object, zone: tzinfo) -> str:
    """Return a value: an instant by the desk's clock, a status by its name, nothing as such."""
    if value is None or value == "":
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = str(value)
    if text in set(Status):
        return CATALOGUE[Status(text)].name
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return text
    return moment(at, zone) if at.tzinfo else text


def _field(data: Data, zone: tzinfo) -> str:
    return f"{name(str(data.get('name')))}: {value_words(data.get('value'), zone)}"


def _undone(data: Data, zone: tzinfo) -> str:
    """What undo put back."""
    part, key, old = str(data.get("part")), str(data.get("key")), data.get("old")
    if part == "ticket":
        return f"undone: {name(key)} is {value_words(old, zone)} again"
    row = f"{ROWS.get(part, part)} {key}".strip()
    return f"undone: {row} {'taken away' if old is None else 'as it was'}"


def _note(data: Data, zone: tzinfo) -> str:
    note = data.get("note")
    facts = note if isinstance(note, dict) else {}
    return f"{facts.get('visibility')} note by {facts.get('author') or 'the gateway'}"


def _timer(data: Data, zone: tzinfo) -> str:
    due = value_words(data.get("due_at"), zone)
    return f"timer {data.get('kind')} ({data.get('timer_rule')}) due {due}"


def _remark(data: Data, zone: tzinfo) -> str:
    kind = str(data.get("kind", "")).replace("_", " ")
    return " ".join(filter(None, (kind, str(data.get("detail") or ""))))


def _cycle(data: Data, zone: tzinfo) -> str:
    state = str(data.get("state"))
    until = data.get("hold_until")
    held = f" until {value_words(until, zone)}" if until else ""
    return f"tries to reach the customer {CYCLES.get(state, state)}{held}"


def _try(data: Data, zone: tzinfo) -> str:
    attempt = data.get("attempt")
    facts = attempt if isinstance(attempt, dict) else {}
    return f"contact try by {facts.get('channel')}, {facts.get('outcome')}"


def _blocked(data: Data, zone: tzinfo) -> str:
    return f"{data.get('entry')} {'blocked' if data.get('is_blocked') else 'blocked no more'}"


def _row(what: str, *fields: str) -> Callable[[Data, tzinfo], str]:
    """Return words with the values of these fields in their places."""
    return lambda data, zone: what.format(*(value_words(data.get(one), zone) for one in fields))


WORDS: dict[str, Callable[[Data, tzinfo], str]] = {
    "SendNotice": _row("letter {} to {}", "notice", "to"),
    "AddNote": _note,
    "BringNote": _note,
    "ArmTimer": _timer,
    "CancelTimer": _row("timer {} stopped", "kind"),
    "SetStatus": _row("{}", "status"),
    "SetField": _field,
    "CreateTicket": lambda data, zone: "ticket opened",
    "Remark": _remark,
    "RevertChange": _undone,
    "MarkUndone": _row("receipt {} undone", "receipt"),
    "KeepReceipt": _row("receipt {} kept", "receipt"),
    "WithdrawNote": _row("note {} withdrawn", "note_id"),
    "AttachContact": _row("contact {} attached ({})", "person", "how"),
    "RemovePerson": _row("no more copies to {}", "person"),
    "AddWatcher": _row("copies to {} ({})", "handle", "reason"),
    "AddTag": _row("tag {}", "name"),
    "RemoveTag": _row("tag {} removed", "name"),
    "OpenCycle": lambda data, zone: "tries to reach the customer begin",
    "SetCycle": _cycle,
    "PutAttempt": _try,
    "CancelLetter": _row("letter {} taken back", "letter_id"),
    "FailLetter": _row("letter {} did not arrive: {}", "letter_id", "reason"),
    "HoldMail": _row("held: {}", "reason"),
    "DropMail": _row("dropped: {}", "reason"),
    "DropHeld": _row("held input {} dropped", "input_id"),
    "RecallInput": _row("input {} is decided once more", "input_id"),
    "SuppressAddress": _row("no more mail to {}", "address"),
    "PutAbsence": _row("{} is away from {} to {}", "handle", "first_day", "last_day"),
    "SetBlocked": _blocked,
    "Warn": _row("warning {}", "code"),
}


def _spaced(name: str) -> str:
    """AddWatcher -> add watcher."""
    return "".join(f" {char.lower()}" if char.isupper() else char for char in name).strip()
