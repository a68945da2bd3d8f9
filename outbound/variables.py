"""What every letter knows without being told: the ticket, its people, its clocks, its thread.

What a customer may see is settled here, not in the templates: their letters have no internal
notes, no queue, no owner's full name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from outbound.addressee import Addressee, find_name, first_name
from outbound.language import Language
from outbound.parameters import MEANINGS, Kind, facts_for
from outbound.subject import one_line
from outbound.templates import Moment, Value
from outbound.words import excerpt, heading, inset, whole
from rules.clock import WEEKDAYS, add_business_dates, in_words, local, wall_time
from rules.commands.offers import offered
from rules.effects import Fact, SendNotice
from rules.model.cycle import Counted
from rules.model.notice import MANNERS, Audience, Notice
from rules.model.status import Status, display_name
from rules.model.ticket import Case, Note, NoteType, Ticket, Visibility
from rules.model.timer import TimerKind
from rules.model.triage import Triage
from rules.policy.desk import Desk, Queue, Role
from rules.quick_records import filled

THREAD_NOTES = 5
THREAD_LINES = 12  # of each note; all of it where the ticket changes hands (ZD-08)
QUOTE_LINES = 10

COMMON: dict[str, Kind] = {
    **dict.fromkeys(
        ("number", "title", "account", "cid", "queue", "status_name", "facts", "resolution"),
        Kind.WORDS,
    ),
    **dict.fromkeys(
        ("desk_name", "desk_phone", "hours_text", "quote_from", "command_address", "reply_address"),
        Kind.WORDS,
    ),
    **dict.fromkeys(("contact_name", "author", "primary_name"), Kind.PERSON),
    **dict.fromkeys(("thread", "quote_text", "last_words", "files_note", "signature"), Kind.TEXT),
    **dict.fromkeys(("now", "example_day", "reply_due", "since", "due"), Kind.MOMENT),
    **dict.fromkeys(("completed_on", "first_attempt", "quote_at"), Kind.MOMENT),
    **dict.fromkeys(("reopened", "reopen_days", "undo_hours", "attempt_count"), Kind.NUMBER),
    **dict.fromkeys(("attempt_list", "can", "open_items"), Kind.LINES),
    **dict.fromkeys(("by_staff", "you_completed", "you_own", "you_triage", "undecided"), Kind.YES),
}
TRIES = ("attempt_list", "attempt_count", "first_attempt")
THREAD = ("thread", "quote_from", "quote_at", "quote_text", "last_words")
ALWAYS = ("now", "example_day", "desk_name", "author", "can", "reopen_days", "undo_hours")


@filled
@dataclass(frozen=True, slots=True)
class View:
    """From where a letter looks at the desk."""

    order: SendNotice
    case: Case
    desk: Desk
    to: Addressee
    now: datetime
    language: Language
    code: str = ""
    wanted: frozenset[str] | None = None  # the variables that the template names; None: all

    def wants(self, names: Iterable[str]) -> bool:
        """Whether any of these is asked for: what no template names is not worked out."""
        return self.wanted is None or not self.wanted.isdisjoint(names)

    @property
    def to_staff(self) -> bool:
        return MANNERS[self.order.notice].audience is Audience.STAFF


def write_scenery(view: View) -> dict[str, Value]:
    """Return every variable of the order's template: common ones, and its facts over them."""
    given = facts_for(view.order.notice, view.order.facts)
    variables = _common(view, given)
    for name, value in given.items():
        plain = _plain(name, value, view)
        if plain is not None or name not in variables:
            variables[name] = plain
    if "code" in given:  # in no other letter, whatever a template may ask for
        variables["code"] = variables["code"] or view.code or None
    if given.get("stranger"):  # nothing that they wrote goes back to them
        variables |= {"title": "", "contact_name": "", "quote_text": "", "last_words": ""}
    return variables


NO_QUEUE = Queue("")


def voice_of(case: Case, desk: Desk) -> Queue:
    """Return the queue in whose name its customers are written to."""
    queue = desk.find_queue(case.ticket.queue) if case.ticket is not None else None
    return queue or NO_QUEUE


def moment(at: date, view: View) -> Moment:
    """Return an instant or a day on the desk's clock, in the words of the one who reads it."""
    calendar = view.desk.calendar
    here = local(at, calendar) if isinstance(at, datetime) else None
    on = here.date() if here is not None else at
    iso = str(on)
    if view.to_staff:
        day = f"{WEEKDAYS[on.weekday()]} {iso}"
        when = f"{day} {wall_time(here)} {here.tzname()}" if here is not None else day
        return Moment(when, day, iso)
    today, words = local(view.now, calendar).date(), view.language
    day = words.write_day(on, today)
    when = words.write_moment(here, today, calendar.zone) if here is not None else day
    return Moment(when, day, iso)


def _plain(name: str, value: Fact, view: View) -> Value:
    """Return a fact as a template sees it."""
    kind = MEANINGS[name].kind
    match value:
        case None | "":
            return None
        case date():
            return moment(value, view)
        case tuple() if name == "attempt_list":
            return tuple(_try_as_told(line, view) for line in value)
        case tuple():
            return tuple("\t".join(map(whole, line.split("\t"))) for line in value)
        case bool() | int():
            return value
        case Status():
            return _status_name(value, view)
        case str() if kind is Kind.PERSON:
            return find_name(value, view.case, view.desk)
        case str() if kind is Kind.STATUS:
            return _status_name(Status(value), view) if value in set(Status) else one_line(value)
        case str() if kind is Kind.TEXT:
            return whole(value) or None
        case str():
            return one_line(value)


def _common(view: View, given: Mapping[str, Fact]) -> dict[str, Value]:
    ticket, desk = view.case.ticket, view.desk
    queue = ticket.queue if ticket is not None else desk.default_queue
    voice = NO_QUEUE if view.to_staff else voice_of(view.case, desk)
    policy = desk.policy_of(queue)
    today = local(view.now, desk.calendar).date()
    variables: dict[str, Value] = dict.fromkeys(COMMON)
    variables |= {
        "number": "",
        "title": "",
        "desk_name": voice.from_name or desk.name,
        "signature": voice.signature or None,
        "command_address": desk.base_address.replace("@", "+internal@"),
        "desk_phone": desk.phone,
        "now": moment(view.now, view) if view.wants(("now",)) else None,
        "example_day": moment(add_business_dates(today, 1, desk.calendar), view)
        if view.wants(("example_day",))
        else None,
        "author": _author(view, given),
        "by_staff": desk.find_staff(str(given.get("author"))) is not None,
        "can": offered(view.case, desk) if view.wants(("can",)) else (),
        "reopen_days": policy.reopen_window_days,
        "undo_hours": policy.undo_hours,
        "contact_name": _contact_name(view),
    }
    if ticket is None:
        return variables
    variables |= _of_ticket(ticket, given, view)
    if view.wants(TRIES):
        variables |= _of_tries(view)
    if view.wants(THREAD):
        variables |= _of_thread(view)
    if view.to_staff and view.wants(("facts",)):
        variables["facts"] = _facts_line(variables, given, view)
    return variables


def _of_ticket(ticket: Ticket, given: Mapping[str, Fact], view: View) -> dict[str, Value]:
    desk, case = view.desk, view.case
    account = next((one for one in case.known.accounts if one.id == ticket.account_id), None)
    due = next((one.due_at for one in case.timers if one.kind == TimerKind.REPLY_DUE), None)
    primary = find_name(ticket.primary, case, desk) if ticket.primary else ""
    staff, required = desk.find_staff(view.to.person), desk.policy_of(ticket.queue).triage_required
    triages = not required or (staff is not None and Role.TRIAGER in staff.roles)
    return {
        "number": ticket.number,
        "title": one_line(ticket.title),
        "account": one_line(account.name) if account else None,
        "cid": one_line(account.cid) if account else None,
        "queue": ticket.queue if view.to_staff else None,
        "status_name": _status_name(ticket.status, view),
        "primary_name": primary if view.to_staff else first_name(primary) or None,
        "reply_due": moment(due, view) if due and view.wants(("reply_due", "facts")) else None,
        "since": moment(ticket.status_since, view) if view.wants(("since",)) else None,
        "due": moment(ticket.due_on, view) if ticket.due_on else None,
        "resolution": ticket.resolution or None,
        "completed_on": moment(ticket.completed_at, view) if ticket.completed_at else None,
        "reopened": ticket.reopened,
        "you_own": bool(ticket.primary) and view.to.person == ticket.primary,
        "you_triage": triages,
        "undecided": required and ticket.triage == Triage.UNTRIAGED and not triages,
        "you_completed": view.to.person == (given.get("completed_by") or ticket.completed_by),
        "open_items": tuple(
            f'{item.position} "{one_line(item.text)}"'
            for item in case.checklist
            if not item.checked_by
        ),
    }


def _of_tries(view: View) -> dict[str, Value]:
    """Return the documented tries of the current cycle (UC-10)."""
    tries = sorted(
        (one for one in view.case.attempts if one.counted is Counted.YES),
        key=lambda one: one.occurred_at,
    )
    lines = tuple(_try_in_words(one.occurred_at, one.outcome, view) for one in tries)
    return {
        "attempt_list": lines or None,
        "attempt_count": len(lines),
        "first_attempt": moment(tries[0].occurred_at, view) if tries else None,
    }


def _try_as_told(line: str, view: View) -> str:
    """Return a try in the reader's words; the rules tell it as `instant TAB outcome`."""
    at, _, outcome = line.partition("\t")
    try:
        return _try_in_words(datetime.fromisoformat(at), outcome, view)
    except ValueError:
        return whole(line)


def _try_in_words(at: datetime, outcome: str, view: View) -> str:
    return f"{moment(at, view)}  {view.language.tries.get(outcome, one_line(outcome))}"


def _of_thread(view: View) -> dict[str, Value]:
    """Return what was written before; to a customer public notes only."""
    shown = {whole(text) for text in _texts(view.order.facts)}
    said = [
        note
        for note in view.case.notes
        if not note.withdrawn
        and note.type is not NoteType.SYSTEM
        and (view.to_staff or note.visibility is Visibility.PUBLIC)
    ]
    earlier = [note for note in said if whole(note.text) not in shown]
    handed_over = view.order.notice is Notice.N_20
    if handed_over and earlier and _is_told_above(earlier[-1], view.order.facts):
        earlier = earlier[:-1]
    lines_max = 10 * THREAD_LINES if handed_over else THREAD_LINES
    chosen = earlier if handed_over else earlier[-THREAD_NOTES:]
    thread = "\n".join(_in_thread(note, lines_max, view) for note in chosen) or None
    if not view.wants(THREAD[1:]):
        return {"thread": thread}
    public = [note for note in earlier if note.visibility is Visibility.PUBLIC]
    asked = next((one for one in reversed(public) if _is_to_quote(one, view)), None)
    ours = next((one for one in reversed(public) if one.type is NoteType.RESOURCE), None)
    return {
        "thread": thread,
        "quote_from": one_line(asked.author_name) if asked else None,
        "quote_at": moment(asked.at, view) if asked else None,
        "quote_text": excerpt(asked.text, QUOTE_LINES) if asked else None,
        "last_words": excerpt(ours.text, QUOTE_LINES) if ours else None,
    }


def _is_told_above(note: Note, facts: Mapping[str, Fact]) -> bool:
    """Whether this is the note that the letter itself tells, part by part."""
    summary = " ".join(str(facts.get("summary") or "").split())
    return (
        note.author == facts.get("author")
        and bool(summary)
        and (summary in " ".join(note.text.split()))
    )


def _is_to_quote(note: Note, view: View) -> bool:
    """Nobody reads what another customer wrote: N-03 quotes its reader's own last mail."""
    own = view.to_staff or note.author in (view.to.person, view.to.address)
    return own and note.type is NoteType.CUSTOMER


def _in_thread(note: Note, lines_max: int, view: View) -> str:
    hidden = " (internal)" if note.visibility is Visibility.INTERNAL else ""
    who = one_line(note.author_name) or find_name(note.author, view.case, view.desk)
    named = ", ".join(map(one_line, note.attachments))
    files = f"\n{inset(f'Files: {named}')}" if named else ""
    head = f"{in_words(note.at, view.desk.calendar)}  {who}{hidden}"
    return f"{heading(head)}\n{inset(excerpt(note.text, lines_max))}{files}"


def _facts_line(variables: Mapping[str, Value], given: Mapping[str, Fact], view: View) -> str:
    """Return the line that every staff notice shows (LET-03)."""
    due = given.get("reply_due")
    reply_due = moment(due, view) if isinstance(due, date) else variables["reply_due"]
    account = str(variables["account"] or "unknown account")
    cid = f" (CID {variables['cid']})" if variables["cid"] else ""
    parts = (
        f"Contact {variables['contact_name'] or 'unknown'}, {account}{cid}",
        f"status {variables['status_name']}",
        f"queue {variables['queue']}" if variables["queue"] else "",
        f"answer due {reply_due}" if reply_due else "",
    )
    return " · ".join(filter(None, parts))


def _contact_name(view: View) -> str | None:
    """Return the first name: of the reader, in a letter to staff of the ticket's contact."""
    if not view.to_staff:
        return first_name(view.to.name) or None
    ticket = view.case.ticket
    if ticket is None or not ticket.contact:
        return None
    name = find_name(ticket.contact, view.case, view.desk)
    return first_name(name) or name


def _author(view: View, given: Mapping[str, Fact]) -> str:
    ticket = view.case.ticket
    key = given.get("author") or (ticket.primary if ticket is not None else "")
    return find_name(str(key), view.case, view.desk) if key else view.desk.name


def _status_name(status: Status, view: View) -> str:
    queue = view.case.ticket.queue if view.case.ticket is not None else view.desk.default_queue
    return display_name(status, view.desk.policy_of(queue))


def _texts(facts: Mapping[str, Fact]) -> tuple[str, ...]:
    text, more = facts.get("text"), facts.get("texts")
    return (
        *((str(text),) if text else ()),
        *(more if isinstance(more, tuple) else ()),
    )
