"""`#list` and `#show`: the desk's tickets, or one ticket whole, by mail (N-45)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from rules.clock import at_wall, in_words
from rules.commands.arguments import ListArgs, View
from rules.commands.table import Command
from rules.context import Scene
from rules.effects import Effect, Fact, SendNotice
from rules.model.attempts import attempts_of
from rules.model.audience import find_account, person_name, ticket_of
from rules.model.notice import Notice
from rules.model.overview import Said, TicketRow
from rules.model.status import CATALOGUE, StatusClass, display_name
from rules.model.ticket import CallState, Case

ROWS_MAX = 200  # of one letter
THREAD_MAX = 200_000  # characters of one letter; what is older is left out
WAITS = (StatusClass.WAITING_CUSTOMER, StatusClass.WAITING_VENDOR)
LINKS: dict[View, str] = {  # commands that each row offers as a mail to be sent
    View.MINE: "#show,#waiting,#complete",
    View.GLOBAL: "#show,#take",
    View.WAITING: "#show,#progress",
    View.UNASSIGNED: "#show,#take",
    View.DUE: "#show,#take",
    View.ATTEMPTS: "#show,#uc show,#attempt phone now vm",
}


def list_tickets(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...]:
    """N-45: the tickets of a view, the oldest first (OOO-04, OOO-15)."""
    args = command.args
    assert isinstance(args, ListArgs)
    rows = [one for one in case.known.overview if _is_shown(one, args, scene)]
    if args.view is View.DUE:
        rows.sort(key=lambda one: (_due_at(one, scene), one.number))
    query = f"{args.view} region:{args.region}" if args.region else str(args.view)
    lines = tuple(_row(one, args.view, scene) for one in rows[:ROWS_MAX])
    facts: dict[str, Fact] = {
        "topic": query,
        "lines": lines or None,
        "ticket_count": len(rows),
        "more_count": len(rows) - len(lines) or None,
    }
    return (_answer(facts, scene, f"{scene.sender.name} asked for a list"),)


def show_ticket(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...]:
    """N-45 in its single form: the head, then each note and letter, oldest first."""
    entries = [_entry(one, case, scene) for one in case.known.thread]
    left_out = 0
    while sum(map(len, entries)) > THREAD_MAX:
        entries.pop(0)
        left_out += 1
    facts: dict[str, Fact] = {
        "head": _head(case, scene),
        "entries": tuple(entries) or None,
        "more_count": left_out or None,
    }
    return (_answer(facts, scene, f"{scene.sender.name} asked for the whole ticket"),)


def _answer(facts: dict[str, Fact], scene: Scene, because: str) -> SendNotice:
    return SendNotice(
        notice=Notice.N_45, to=scene.sender.person, facts=facts, rule="CMD-03", because=because
    )


# --- which tickets -------------------------------------------------------------------------


def _is_shown(row: TicketRow, args: ListArgs, scene: Scene) -> bool:
    in_region = not args.region or row.region.casefold() == args.region
    return in_region and VIEWS[args.view](row, scene)


def _waits(row: TicketRow, scene: Scene) -> bool:
    return CATALOGUE[row.status].status_class in WAITS


def _is_due(row: TicketRow, scene: Scene) -> bool:
    return bool(row.due_on or row.reply_due_at or row.overdue_since)


VIEWS: dict[View, Callable[[TicketRow, Scene], bool]] = {
    View.MINE: lambda row, scene: row.primary == scene.sender.person,
    View.GLOBAL: lambda row, scene: row.is_global and not row.primary,
    View.WAITING: _waits,
    View.UNASSIGNED: lambda row, scene: not row.primary,
    View.DUE: _is_due,
    View.ATTEMPTS: lambda row, scene: row.is_tried,
}


def _due_at(row: TicketRow, scene: Scene) -> datetime:
    """Return what is due first: the customer's answer, or the ticket itself."""
    calendar = scene.desk.calendar
    moments = [one for one in (row.overdue_since, row.reply_due_at) if one is not None]
    if row.due_on is not None:
        moments.append(at_wall(row.due_on, time(0), calendar))
    return min(moments, default=scene.now + timedelta(days=36500))


# --- how they are told ---------------------------------------------------------------------


def _row(row: TicketRow, view: View, scene: Scene) -> str:
    """Return `number TAB title TAB what it is TAB what is due TAB commands`."""
    owner = scene.desk.find_staff(row.primary)
    what = (
        display_name(row.status, scene.desk.policy_of(row.queue)),
        f"sev {row.severity or '-'}",
        owner.name if owner else row.primary or "nobody",
        in_words(row.changed_at, scene.desk.calendar),
    )
    links = LINKS[view]
    return "\t".join((row.number, row.title, "   ".join(what), _coming(row, view, scene), links))


def _coming(row: TicketRow, view: View, scene: Scene) -> str:
    calendar = scene.desk.calendar
    parts = []
    if row.overdue_since is not None:
        parts.append(f"answer overdue since {in_words(row.overdue_since, calendar)}")
    elif row.reply_due_at is not None:
        parts.append(f"answer due {in_words(row.reply_due_at, calendar)}")
    if row.due_on is not None:
        parts.append(f"due {row.due_on:%a} {row.due_on.isoformat()}")
    if view is View.ATTEMPTS:
        parts.append(f"{row.tries} {'try' if row.tries == 1 else 'tries'}")
    return ", ".join(parts)


def _head(case: Case, scene: Scene) -> tuple[str, ...]:
    """Return the ticket's head as `label TAB value`; what is not there has no line."""
    ticket, desk = ticket_of(case), scene.desk
    calendar = desk.calendar
    status = display_name(ticket.status, scene.policy)
    done_at = ticket.completed_at
    facts = (
        ("Title", ticket.title),
        ("Status", f"{status} since {in_words(ticket.status_since, calendar)}"),
        ("Contact", person_name(ticket.contact, case, desk) if ticket.contact else ""),
        ("Account", _account(case)),
        ("Primary", person_name(ticket.primary, case, desk) if ticket.primary else "nobody"),
        ("Queue", ticket.queue),
        ("Group", ticket.group),
        ("Department", ticket.department),
        ("Category", ticket.category),
        ("Severity", str(ticket.severity or "")),
        ("Due", _day(ticket.due_on)),
        ("Opened", in_words(ticket.created_at, calendar)),
        ("Completed", in_words(done_at, calendar) if done_at else ""),
        ("Resolution", ticket.resolution),
        ("Goes on in", ticket.merged_into or ticket.duplicate_of),
        *_hangs_on(case, scene),
    )
    return tuple(f"{label}\t{value}" for label, value in facts if value)


def _account(case: Case) -> str:
    account = find_account(ticket_of(case).account_id, case)
    if account is None:
        return ""
    return f"{account.name} (CID {account.cid})" if account.cid else account.name


def _hangs_on(case: Case, scene: Scene) -> tuple[tuple[str, str], ...]:
    """Return the lines of what a ticket has of some number: labels, tries, appointments."""
    desk = scene.desk
    tries = attempts_of(case, case.cycles[-1] if case.cycles else None)
    booked = (one.starts_at for one in case.calls if one.state is CallState.BOOKED)
    items = (f"{one.position} {one.text}" for one in case.checklist if not one.checked_by)
    return (
        ("Labels", ", ".join(one.name for one in case.tags)),
        ("Appointment", ", ".join(in_words(one, desk.calendar) for one in booked)),
        ("Tries", str(len(tries) or "")),
        ("Open items", ", ".join(items)),
        ("Copies to", ", ".join(person_name(one.handle, case, desk) for one in case.watchers)),
    )


def _day(day: date | None) -> str:
    return f"{day:%a} {day.isoformat()}" if day else ""


def _entry(said: Said, case: Case, scene: Scene) -> str:
    """Return `head TAB words TAB files`; a note's line ends stay."""
    calendar = scene.desk.calendar
    if said.notice:
        who = f"{said.notice} to {person_name(said.to, case, scene.desk)}: {said.subject}"
    else:
        who = said.author_name or person_name(said.author, case, scene.desk) or "the gateway"
        who += " (internal)" if said.is_internal else ""
    parts = (f"{in_words(said.at, calendar)}  {who}", said.words, ", ".join(said.files))
    return "\t".join(one.replace("\t", "    ") for one in parts)
