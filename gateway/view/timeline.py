"""A ticket's timeline as text: what came in, what changed and why, what went out, what is to come.

Pure functions from what the store found to lines of at most 80 columns.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, tzinfo

from gateway.store.outbox import OutboxLetter
from gateway.store.timeline_rows import EventRow, MailRow, Timeline
from gateway.view.event_words import change_words
from gateway.view.screen_text import WIDTH, moment, one_line
from gateway.view.timer_words import timer_words
from rules.model.attempts import attempts_of
from rules.model.audience import find_contact
from rules.model.cycle import Counted
from rules.model.ticket import Case, LetterState, Note
from rules.model.timer import Timer

INDENT = " " * 18  # the width of a moment and two blanks
RULE = 13  # of a rule's name, with blanks
LABEL = 9  # of the widest label, with a blank
# effects that are shown by what they made, or that say nothing to a reader
SHOWN_OTHERWISE = frozenset(
    {
        "AddNote",
        "BringNote",
        "Answer",
        "ArmTimer",
        "CancelLetter",
        "CancelTimer",
        "KeepCode",
        "KeepReceipt",
        "SendNotice",
    }
)


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """One line of the timeline, and the words under it."""

    at: datetime
    rank: int  # among those of one moment: a mail, its note, what changed, letters
    position: int
    label: str = field(compare=False)
    text: str = field(compare=False)
    words: str = field(default="", compare=False)


def timeline_text(timeline: Timeline, zone: tzinfo) -> str:
    """Return the whole timeline of one ticket."""
    lines = [*_head_lines(timeline, zone), ""]
    shown = ""
    for entry in sorted(_entries(timeline, zone)):
        at = moment(entry.at, zone)
        lines += _entry_lines(entry, at if at != shown else "")
        shown = at
    if timeline.case.timers:
        lines += ["", "To come"]
        for timer in sorted(timeline.case.timers, key=_due):
            lines += _timer_lines(timer, zone)
    return "\n".join(lines)


def effect_text(event: EventRow, zone: tzinfo) -> str:
    """Return one effect with its rule, and under it why: for `explain`."""
    margin = " " * (RULE + 2)
    told = textwrap.wrap(one_line(change_words(event, zone)), WIDTH - len(margin)) or [""]
    why = textwrap.wrap(one_line(f"because {event.because}"), WIDTH - len(margin))
    first = f"  {one_line(event.rule):<{RULE}}{told[0]}"
    return "\n".join([first, *(margin + line for line in (*told[1:], *why))])


def _head_lines(timeline: Timeline, zone: tzinfo) -> list[str]:
    ticket = timeline.case.ticket
    assert ticket is not None
    facts = (
        ("status", f"{ticket.status} since {moment(ticket.status_since, zone)}"),
        ("contact", ticket.contact_name or _name_of(ticket.contact, timeline.case)),
        ("primary", ticket.primary or "nobody"),
        ("queue", f"{ticket.queue} ({ticket.category})"),
        ("severity", str(ticket.severity or "")),
        ("due", ticket.due_on.isoformat() if ticket.due_on else ""),
        ("tags", ", ".join(tag.name for tag in timeline.case.tags)),
        *_work_facts(timeline.case, zone),
    )
    title = f"{ticket.number}  {one_line(ticket.title)}"
    return [
        *textwrap.wrap(title, WIDTH, subsequent_indent=" " * 16),
        *(f"  {name:<10}{one_line(value)}" for name, value in facts if value),
    ]


def _name_of(person: str, case: Case) -> str:
    contact = find_contact(person, case)
    return f"{contact.name} <{contact.addresses[0]}>" if contact else person


def _work_facts(case: Case, zone: tzinfo) -> Iterable[tuple[str, str]]:
    """The checklist, the service calls, the outreach cycle and its attempts."""
    for item in case.checklist:
        state = f"checked by {item.checked_by}" if item.checked_by else "open"
        yield "checklist", f'{item.position} "{item.text}": {state}'
    for call in case.calls:
        yield "call", f"{moment(call.starts_at, zone)}, {call.kind}, {call.state}"
    for cycle in case.cycles[-1:]:
        held = f" until {cycle.hold_until}" if cycle.hold_until else ""
        yield "outreach", f"{cycle.state}{held}, since {moment(cycle.opened_at, zone)}"
        for attempt in attempts_of(case, cycle):
            when = moment(attempt.occurred_at, zone)
            counts = "counts" if attempt.counted is Counted.YES else attempt.counted.value
            yield "try", f"{when}, {attempt.channel}, {attempt.outcome}: {counts}"


def _entries(timeline: Timeline, zone: tzinfo) -> Iterable[Entry]:
    subjects = {note.input_id: note.subject for note in timeline.notes if note.subject}
    for position, mail in enumerate(timeline.mails):
        yield _mail_entry(mail, subjects.get(mail.input_id, mail.title), position)
    for note in timeline.notes:
        yield _note_entry(note)
    for position, event in enumerate(timeline.events):
        if not _is_shown_otherwise(event):
            yield _event_entry(event, position, zone)
    for letter in timeline.letters:
        yield _letter_entry(letter, zone)


def _is_shown_otherwise(event: EventRow) -> bool:
    """Whether an effect is seen by what it made, or is bookkeeping of the rules."""
    name = str(event.data.get("name") or event.data.get("key") or "")
    sets = event.kind in ("SetField", "RevertChange")
    is_bookkeeping = sets and name.endswith(("_at", "_message_id", "_since"))
    return is_bookkeeping or event.kind in SHOWN_OTHERWISE


def _mail_entry(mail: MailRow, subject: str, position: int) -> Entry:
    told = f"from {mail.sender}: {subject} (input {mail.input_id})"
    return Entry(mail.received_at, 0, position, "mail", told)


def _note_entry(note: Note) -> Entry:
    flags = f" [{', '.join(note.flags)}]" if note.flags else ""
    withdrawn = ", withdrawn" if note.withdrawn else ""
    author = note.author_name or note.author or "the gateway"
    told = f"{note.id}, {note.visibility}, by {author}{withdrawn}{flags}"
    return Entry(note.at, 1, note.id, "note", told, note.text)


def _event_entry(event: EventRow, position: int, zone: tzinfo) -> Entry:
    label = "status" if event.kind == "SetStatus" else "change"
    return Entry(
        event.at,
        2,
        position,
        label,
        f"{change_words(event, zone)} [{event.rule}: {event.because}]",
    )


def _letter_entry(letter: OutboxLetter, zone: tzinfo) -> Entry:
    match letter.state:
        case LetterState.QUEUED:
            fate = f"leaves {moment(max(letter.not_before, letter.next_try_at), zone)}"
        case LetterState.SENT:
            fate = f"sent {moment(letter.ended_at, zone)}"
        case _:
            fate = letter.state.value
    trouble = f", {letter.error}" if letter.error else ""
    told = f"{letter.notice} to {letter.address}: {fate}{trouble} [{letter.rule}: {letter.because}]"
    return Entry(letter.put_at, 3, letter.id, "letter", told)


def _entry_lines(entry: Entry, at: str) -> list[str]:
    margin = INDENT + " " * LABEL
    told = textwrap.wrap(one_line(entry.text), WIDTH - len(margin)) or [""]
    lines = [f"{at:<{len(INDENT)}}{entry.label:<{LABEL}}{told[0]}".rstrip()]
    lines += [margin + line for line in told[1:]]
    for line in entry.words.strip().splitlines():
        wrapped = textwrap.wrap(one_line(line), WIDTH - len(margin) - 2) or [""]
        lines += [f"{margin}| {piece}".rstrip() for piece in wrapped]
    return lines


def _due(timer: Timer) -> datetime:
    return timer.due_at


def _timer_lines(timer: Timer, zone: tzinfo) -> list[str]:
    wrapped = textwrap.wrap(timer_words(timer, zone), WIDTH - len(INDENT))
    first = f"{moment(timer.due_at, zone):<{len(INDENT)}}{wrapped[0]}"
    return [first, *(INDENT + line for line in wrapped[1:])]
