"""The tables. Inputs, events and notes only grow; what a ticket is now stands in its row.

A collection of a ticket has the ticket's id and the row's own key as its primary key; the rows'
numbers are counters within the ticket. Column names are the field names of `rules/model/`.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa

from gateway.store.packed import PackedBytes, PackedText
from gateway.store.types import FileRefs, Instant, Prose, Strings, Words
from rules.model.cycle import Channel, Counted, CycleState
from rules.model.notice import Notice
from rules.model.status import DONE, Status
from rules.model.ticket import CallState, LetterState, NoteType, TimeEntries, Visibility
from rules.model.timer import TimerKind

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")  # SQLite counts only INTEGER keys up


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, Prose(), nullable=False)


def _long_text(name: str) -> sa.Column[str]:
    return sa.Column(name, PackedText(), nullable=False)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False)


def _flag(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean(create_constraint=False), nullable=False)


def _at(name: str, *, nullable: bool = False) -> sa.Column[datetime]:
    return sa.Column(name, Instant(), nullable=nullable)


def _of_ticket() -> sa.Column[int]:
    return sa.Column("ticket_id", sa.ForeignKey("ticket.id"), primary_key=True)


def _place() -> tuple[sa.Column[int], sa.Column[int]]:
    """Which input put the row there, and where in the row of its neighbours: their order."""
    return sa.Column("put_by", BIG, nullable=False), _number("position")


def _some(name: str, where: sa.TextClause, *columns: sa.Column[Any]) -> None:
    """Index some rows. On PostgreSQL too, as the migration says that makes it: to tell SQLAlchemy
    here would import that dialect into every command.
    """
    sa.Index(name, *columns, sqlite_where=where)


# --- the journal ----------------------------------------------------------------------------

inputs = sa.Table(
    "input",
    metadata,
    sa.Column("id", BIG, primary_key=True),
    sa.Column("kind", sa.String(8), nullable=False),
    _at("received_at"),
    sa.Column("state", sa.String(8), nullable=False),
    _number("tries"),
    sa.Column("ends", sa.Integer, nullable=False, server_default="0"),
    _text("stage"),
    _text("reason"),
    _text("answer"),
    _at("tried_at", nullable=True),
    _at("retry_at", nullable=True),
    _at("ended_at", nullable=True),
    sa.Column("ticket_id", sa.ForeignKey("ticket.id"), nullable=True),
    _text("envelope"),  # JSON, "" where there is none
    _text("payload"),  # JSON, "" for a mail
)
_IS_WAITING = sa.text("state = 'waiting'")
_some("ix_input_waiting", _IS_WAITING, inputs.c.id)
_some("ix_input_waiting_received_at", _IS_WAITING, inputs.c.kind, inputs.c.received_at)
_some("ix_input_waiting_ticket", _IS_WAITING, inputs.c.ticket_id)
_IS_HELD = sa.text("state = 'held'")
_some("ix_input_held", _IS_HELD, inputs.c.id)

raw_mails = sa.Table(
    "raw_mail",
    metadata,
    sa.Column("input_id", sa.ForeignKey("input.id"), primary_key=True),
    sa.Column("raw", PackedBytes, nullable=False),
    sa.Column("size", BIG, nullable=False),  # of the mail in octets, however it is kept
)

terms = sa.Table(  # one row a piece of work that one gateway at a time does
    "term",
    metadata,
    sa.Column("work", sa.String(64), primary_key=True),
    sa.Column("term", BIG, nullable=False),  # counts up; an older one writes nothing more
    _text("gateway"),
    sa.Column("pid", BIG, nullable=False),
    _text("started"),  # of that process: its number alone may be another's by now
    sa.Column("beats", BIG, nullable=False),
    _flag("locked"),  # it had the lock too, so that a free lock is the sign of its death
    _flag("running"),  # it did not stop in order
    sa.Column("in_hand", BIG, nullable=False),  # the input that it decides alone, or 0
)

mails = sa.Table(  # what of a mail is needed to judge later ones
    "mail",
    metadata,
    sa.Column("input_id", sa.ForeignKey("input.id"), primary_key=True, autoincrement=False),
    _at("received_at"),
    _text("sender"),
    _text("title"),
    _text("message_id"),
    _text("content_hash"),
    sa.Column("ticket_id", sa.ForeignKey("ticket.id"), nullable=True),
    sa.Index(None, "message_id"),
    sa.Index(None, "sender", "received_at"),
    sa.Index(None, "ticket_id"),
)
_IS_NAMELESS = sa.text("message_id = ''")  # told apart by what they say; all others by their names
_some("ix_mail_nameless", _IS_NAMELESS, mails.c.content_hash, mails.c.message_id)

mailboxes = sa.Table(  # how far each mailbox was taken
    "mailbox",
    metadata,
    sa.Column("name", sa.String(64), primary_key=True),
    _text("place"),  # whose folder on which server: at another place everything begins anew
    sa.Column("uid_validity", BIG, nullable=False),
    sa.Column("uid", BIG, nullable=False),  # all up to it were taken or passed by
    sa.Column("rescan_uid", BIG, nullable=False),  # those up to it may be known under old UIDs
    _at("starts_at"),  # what lay there before is not ours to answer
)

mailbox_mails = sa.Table(  # mails that were taken and are in the folder still
    "mailbox_mail",
    metadata,
    sa.Column("name", sa.String(64), primary_key=True),
    sa.Column("uid_validity", BIG, primary_key=True),
    sa.Column("uid", BIG, primary_key=True),
    sa.Column("digest", sa.String(32), nullable=False),  # known by it under another UID
    sa.Column("state", sa.String(8), nullable=False),
    _number("tries"),  # at fetching it
    sa.Index(None, "name", "digest"),
)
_IS_UNFINISHED = sa.text("state <> 'done'")
_some("ix_mailbox_mail_unfinished", _IS_UNFINISHED, mailbox_mails.c.name, mailbox_mails.c.uid)

graph_mailboxes = sa.Table(  # the same of a mailbox that is read by Microsoft Graph
    "graph_mailbox",
    metadata,
    sa.Column("name", sa.String(64), primary_key=True),
    _text("place"),
    _long_text("link"),  # to what comes next; "": all is to be looked through
    _at("starts_at"),
)

graph_mails = sa.Table(  # mails that are to be taken, or were and are in the folder still
    "graph_mail",
    metadata,
    sa.Column("name", sa.String(64), primary_key=True),
    sa.Column("id", Prose, primary_key=True),
    _at("received_at"),
    sa.Column("state", sa.String(8), nullable=False),
    _number("tries"),  # at fetching it
)
_some(
    "ix_graph_mail_unfinished",
    _IS_UNFINISHED,
    graph_mails.c.name,
    graph_mails.c.state,
    graph_mails.c.received_at,
)

sent_copies = sa.Table(  # letters that left and whose copy is not in the desk's Sent folder yet
    "sent_copy",
    metadata,
    sa.Column("letter_id", BIG, primary_key=True, autoincrement=False),
)

# --- tickets --------------------------------------------------------------------------------

tickets = sa.Table(
    "ticket",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("number", Prose, nullable=False, unique=True),
    _text("title"),
    sa.Column("status", Words(Status), nullable=False),
    _at("status_since"),
    _at("created_at"),
    sa.Column("status_before", Words(Status), nullable=True),
    sa.Column("account_id", sa.ForeignKey("account.id"), nullable=True),
    _text("contact"),
    _text("contact_name"),
    _text("category"),
    _text("queue"),
    _text("department"),
    _text("group"),
    _text("primary"),
    _at("primary_since", nullable=True),
    _text("triage"),
    sa.Column("severity", sa.Integer, nullable=True),
    _text("urgency"),
    _text("priority"),
    _text("summary"),
    sa.Column("due_on", sa.Date, nullable=True),
    _text("deferred_why"),
    _flag("internal"),
    _flag("is_global"),
    _text("region"),
    sa.Column("time_entries", Words(TimeEntries), nullable=False),
    sa.Column("effort_days", sa.Float, nullable=True),
    _flag("arranged"),
    _text("handover"),
    sa.Column("ooo_return_on", sa.Date, nullable=True),
    _text("resolution"),
    _at("completed_at", nullable=True),
    _text("completed_by"),
    _number("reopened"),
    _text("follow_up_of"),
    _text("duplicate_of"),
    _text("merged_into"),
    _number("passed_back"),
    _flag("unread_mail"),
    _flag("contact_unreachable"),
    _flag("cid_missing"),
    _at("last_public_at", nullable=True),
    _at("last_letter_at", nullable=True),
    _at("last_customer_at", nullable=True),
    _at("heads_up_at", nullable=True),
    _text("root_message_id"),
    _text("customer_message_id"),
    sa.Column(
        "parts", Strings, nullable=False
    ),  # collections that ever had a row: the rest is empty
    sa.Index(None, "account_id", "id"),
    sa.Index(None, "root_message_id"),
    sa.Index(None, "status", "id"),
    sa.Index(None, "primary", "id"),
)

# What is not done, as the index says it: closed tickets of years cost nothing.
_DONE: list[sa.ColumnElement[str]] = [sa.literal_column(f"'{one}'") for one in sorted(DONE)]
IS_OPEN = tickets.c.status.not_in(_DONE)
_opened = tickets.alias("opened")
_any_owners = _opened.c.primary >= sa.literal_column("''")  # so SQLite takes this index
OPEN_IDS = sa.select(_opened.c.id).where(_opened.c.status.not_in(_DONE), _any_owners)
_some(
    "ix_ticket_open",
    sa.text("status NOT IN ('archived', 'complete')"),
    tickets.c.primary,
    tickets.c.id,
)

day_counters = sa.Table(  # ticket numbers of one local date
    "day_counter",
    metadata,
    sa.Column("day", sa.Date, primary_key=True),
    _number("last"),
)

contacts_of = sa.Table(
    "ticket_contact",
    metadata,
    _of_ticket(),
    sa.Column("person", Prose, primary_key=True),
    _text("how"),
    *_place(),
)

watchers = sa.Table(
    "ticket_watcher",
    metadata,
    _of_ticket(),
    sa.Column("handle", Prose, primary_key=True),
    _text("reason"),
    *_place(),
)
_WENT_ON_LEAVE = sa.text("reason = 'ooo'")
_some("ix_ticket_watcher_leave", _WENT_ON_LEAVE, watchers.c.handle)

tags = sa.Table(
    "tag",
    metadata,
    _of_ticket(),
    sa.Column("name", Prose, primary_key=True),
    _text("by"),
    _at("at"),
    *_place(),
    sa.Index(None, "name"),
)

checklist = sa.Table(
    "checklist_item",
    metadata,
    _of_ticket(),
    sa.Column("position", sa.Integer, primary_key=True),
    _text("text"),
    _text("department"),
    _text("checked_by"),
    _at("checked_at", nullable=True),
)

calls = sa.Table(
    "service_call",
    metadata,
    _of_ticket(),
    sa.Column("id", sa.Integer, primary_key=True),
    _at("starts_at"),
    _number("minutes"),
    _text("kind"),
    _text("staff"),
    sa.Column("state", Words(CallState), nullable=False),
)

cycles = sa.Table(
    "outreach_cycle",
    metadata,
    _of_ticket(),
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("state", Words(CycleState), nullable=False),
    _at("opened_at"),
    sa.Column("hold_until", sa.Date, nullable=True),
    _at("exhausted_at", nullable=True),
    _at("close_due_at", nullable=True),
    _at("ended_at", nullable=True),
    _text("end_reason"),
)

attempts = sa.Table(
    "attempt",
    metadata,
    _of_ticket(),
    sa.Column("id", sa.Integer, primary_key=True),
    _number("cycle_id"),
    sa.Column("channel", Words(Channel), nullable=False),
    _at("occurred_at"),
    sa.Column("day", sa.Date, nullable=False),
    _at("recorded_at"),
    _text("by"),
    _text("outcome"),
    sa.Column("counted", Words(Counted), nullable=False),
    _text("text"),
    _number("input_id"),
    _text("void_reason"),
)

timers = sa.Table(  # one row an arming
    "timer",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("ticket_id", sa.ForeignKey("ticket.id"), nullable=False),
    sa.Column("kind", Words(TimerKind, sa.Text()), nullable=False),
    _number("generation"),
    _text("rule"),
    _at("anchor_at"),
    _at("due_at"),
    sa.Column("state", sa.String(9), nullable=False),  # armed, fired, cancelled
    sa.Column("input_id", sa.ForeignKey("input.id"), nullable=True),  # the input it became
    _at("ended_at", nullable=True),
    sa.UniqueConstraint("ticket_id", "kind", "generation"),
)
_IS_TO_COME = sa.text("state = 'armed' AND input_id IS NULL")
_some("ix_timer_to_come", _IS_TO_COME, timers.c.due_at, timers.c.id)

desk_clocks = sa.Table(  # what comes round for the whole desk, and when next
    "desk_clock",
    metadata,
    sa.Column("kind", sa.String(32), primary_key=True),
    _at("due_at"),
)

desk_hours = sa.Table(  # one row: by which hours and holidays the armed timers were reckoned
    "desk_hours",
    metadata,
    sa.Column("since", Instant(), primary_key=True),
    _text("words"),
)

person_timers = sa.Table(  # moments at which a person is looked after; one that came is gone
    "person_timer",
    metadata,
    sa.Column("person", Prose, primary_key=True),
    sa.Column("kind", Words(TimerKind, sa.Text()), primary_key=True),
    sa.Column("due_at", Instant(), primary_key=True),
    _text("rule"),
    _at("anchor_at"),
)

notes = sa.Table(
    "note",
    metadata,
    _of_ticket(),
    sa.Column("id", sa.Integer, primary_key=True),
    _at("at"),
    _text("author"),
    _text("author_name"),
    sa.Column("type", Words(NoteType), nullable=False),
    sa.Column("visibility", Words(Visibility), nullable=False),
    _long_text("text"),
    _long_text("full_text"),
    sa.Column("flags", Strings, nullable=False),
    sa.Column("input_id", BIG, nullable=False),
    _text("message_id"),
    sa.Column("attachments", Strings, nullable=False),
    sa.Column("files", FileRefs, nullable=False, server_default=""),
    _text("subject"),
    _flag("withdrawn"),
)

events = sa.Table(
    "event",
    metadata,
    sa.Column("input_id", sa.ForeignKey("input.id"), primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True),
    _at("at"),
    sa.Column("ticket_id", sa.ForeignKey("ticket.id"), nullable=True),
    _text("kind"),
    _text("rule"),
    _text("because"),
    _text("actor"),
    _long_text("data"),  # JSON
    sa.Index(None, "ticket_id", "input_id", "position"),
)

receipts = sa.Table(
    "receipt",
    metadata,
    sa.Column("receipt", Prose, primary_key=True),
    sa.Column("input_id", sa.ForeignKey("input.id"), nullable=False),
    _text("author"),
    _at("at"),
    sa.Column("ticket_id", sa.ForeignKey("ticket.id"), nullable=True),
    _long_text("changes"),  # JSON
    _flag("undone"),
    sa.Index(None, "author", "input_id"),
)

codes = sa.Table(
    "pending_code",
    metadata,
    sa.Column("code_hash", Prose, primary_key=True),
    sa.Column("input_id", sa.ForeignKey("input.id"), nullable=False),
    _text("person"),
    _at("expires_at"),
    _text("bound"),
    _flag("used"),
)

wrong_codes = sa.Table(  # what proved senders guessed
    "wrong_code",
    metadata,
    sa.Column("input_id", sa.ForeignKey("input.id"), primary_key=True),
    _text("person"),
    _at("at"),
    sa.Index(None, "person", "at"),
)

# --- letters --------------------------------------------------------------------------------

letters = sa.Table(
    "letter",
    metadata,
    sa.Column("id", BIG, primary_key=True, autoincrement=False),  # the clerk counts them
    sa.Column("ticket_id", sa.ForeignKey("ticket.id"), nullable=True),
    _text("number"),
    sa.Column("notice", Words(Notice), nullable=False),
    _text("person"),
    _text("address"),
    _text("envelope_sender"),
    sa.Column("message_id", Prose, nullable=False, unique=True),
    _text("subject"),
    _long_text("text"),
    _long_text("headers"),  # JSON
    _text("attachments"),  # JSON
    _at("not_before"),
    _at("put_at"),
    sa.Column("state", Words(LetterState), nullable=False),
    _number("tries"),
    _at("next_try_at"),
    sa.Column("input_id", sa.ForeignKey("input.id"), nullable=False),
    _text("rule"),
    _text("because"),
    _text("error"),
    _flag("repeated"),
    _at("handed_at", nullable=True),
    _at("ended_at", nullable=True),
    _text("answer"),
    _text("claimed_by"),
    sa.Column("stranger_ack", sa.Integer, nullable=False),  # 1: an answer to somebody not on file
    sa.Index(None, "ticket_id", "id"),
    sa.Index(None, "address", "put_at"),
    sa.Index(None, "person", "put_at"),
    sa.Index(None, "state", "id"),
)
_IS_UNSENT = sa.text("state IN ('queued', 'handed')")
_some("ix_letter_unsent_next_try_at", _IS_UNSENT, letters.c.next_try_at, letters.c.id)
_some("ix_letter_unsent_person", _IS_UNSENT, letters.c.ticket_id, letters.c.person, letters.c.id)
_IS_STRANGER_ACK = sa.text("stranger_ack = 1")
_some("ix_letter_stranger_ack", _IS_STRANGER_ACK, letters.c.put_at)

# --- people ---------------------------------------------------------------------------------

accounts = sa.Table(
    "account",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("name", Prose, nullable=False, unique=True),
    _text("cid"),
    _flag("strict_auth"),
    _text("queue"),
    _text("area"),
)

account_domains = sa.Table(
    "account_domain",
    metadata,
    sa.Column("domain", Prose, primary_key=True),
    sa.Column("account_id", sa.ForeignKey("account.id"), nullable=False, index=True),
    _number("position"),
)

contacts = sa.Table(
    "contact",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("account_id", sa.ForeignKey("account.id"), nullable=True, index=True),
    _text("name"),
    _flag("vendor"),
    _flag("active"),
    _text("lang"),
    _text("phone"),
)

contact_addresses = sa.Table(
    "contact_address",
    metadata,
    sa.Column("address", Prose, primary_key=True),  # case-folded
    sa.Column("contact_id", sa.ForeignKey("contact.id"), nullable=False, index=True),
    _number("position"),  # from 0, best first
)

blocked_senders = sa.Table(
    "blocked_sender",
    metadata,
    sa.Column("entry", Prose, primary_key=True),  # an address or a domain
    _text("by"),
    _at("at"),
)

suppressions = sa.Table(
    "suppression",
    metadata,
    sa.Column("address", Prose, primary_key=True),
    _at("until", nullable=True),  # nothing: for good
)

failures = sa.Table(  # deliveries that failed for good (GW-05)
    "failure",
    metadata,
    sa.Column("input_id", sa.ForeignKey("input.id"), primary_key=True),
    sa.Column("address", Prose, primary_key=True),
    _at("at"),
    sa.Index(None, "address", "at"),
)

openings = sa.Table(  # tickets of senders whom nobody proved: what the ceilings count
    "unproved_opening",
    metadata,
    sa.Column("input_id", sa.ForeignKey("input.id"), primary_key=True),
    _text("address"),
    _at("at"),
    _flag("on_file"),
    sa.Index(None, "address", "at"),
    sa.Index(None, "on_file", "at"),
)

absences = sa.Table(
    "absence",
    metadata,
    sa.Column("handle", Prose, primary_key=True),
    sa.Column("first_day", sa.Date, primary_key=True),
    sa.Column("last_day", sa.Date, nullable=True),
)

# --- upkeep ---------------------------------------------------------------------------------

pruned = sa.Table(  # what retention took so far
    "pruned",
    metadata,
    sa.Column("what", sa.String(16), primary_key=True),
    sa.Column("count", BIG, nullable=False),
    _at("last_at"),
)

pauses = sa.Table(  # what a person stopped; a row is a pause
    "pause",
    metadata,
    sa.Column("what", sa.String(16), primary_key=True),
    _at("since_at"),
    _text("why"),
)
