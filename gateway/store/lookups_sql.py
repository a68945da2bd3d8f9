"""The statements behind `known.look_up`. Each uses an index: none grows with the tickets held."""

from __future__ import annotations

import sqlalchemy as sa

from gateway.store.tables import (
    IS_OPEN,
    blocked_senders,
    codes,
    contacts_of,
    day_counters,
    failures,
    letters,
    mails,
    notes,
    openings,
    person_timers,
    receipts,
    tags,
    tickets,
    watchers,
    wrong_codes,
)
from gateway.store.ticket_rows import TICKET
from gateway.store.types import Prose
from rules.model.notice import MANNERS, Notice
from rules.model.status import DONE, Status
from rules.model.ticket import LEAVE_TAG, LetterState
from rules.model.timer import TimerKind

RECEIPT_NOTICES = (Notice.N_33, Notice.N_34, Notice.N_35)  # a budget of their own
ANSWER_NOTICES = tuple(
    notice for notice in Notice if MANNERS[notice].is_answer and notice not in RECEIPT_NOTICES
)

RECORD = (
    letters.c.id,
    letters.c.ticket_id,
    letters.c.notice,
    letters.c.person,
    letters.c.address,
    letters.c.state,
    letters.c.put_at,
    letters.c.not_before,
    letters.c.input_id,
    letters.c.message_id,
    letters.c.ended_at,
    letters.c.tries,
    letters.c.error,
)  # as much of a letter as LetterRecord holds

ROOT = "root "
Condition = sa.ColumnElement[bool]

_ids: sa.BindParameter[int] = sa.bindparam("ids", expanding=True)
_message_ids: sa.BindParameter[str] = sa.bindparam("message_ids", expanding=True)
_led = sa.union_all(
    sa.select(tickets.c.id.label("ticket_id"), sa.literal("").label("reference")).where(
        tickets.c.number.in_(sa.bindparam("numbers", expanding=True))
    ),
    sa.select(tickets.c.id, sa.literal("")).where(tickets.c.id.in_(_ids)),
    sa.select(mails.c.ticket_id, mails.c.message_id).where(
        mails.c.message_id.in_(_message_ids), mails.c.ticket_id.is_not(None)
    ),
    sa.select(letters.c.ticket_id, letters.c.message_id).where(
        letters.c.message_id.in_(_message_ids), letters.c.ticket_id.is_not(None)
    ),
    # What a resource forwarded to open a ticket begins its thread (GW-15).
    sa.select(tickets.c.id, sa.literal(ROOT) + tickets.c.root_message_id).where(
        tickets.c.root_message_id.in_(_message_ids)
    ),
).subquery("led")
# The ticket's own columns first, as `TICKET` has them: the case is loaded from the same row.
FOUND = (
    TICKET.add_columns(
        _led.c.reference,
        contacts_of.c.person.label("contact_person"),
        contacts_of.c.how.label("contact_how"),
    )
    .select_from(
        _led.join(tickets, tickets.c.id == _led.c.ticket_id).outerjoin(
            contacts_of, contacts_of.c.ticket_id == tickets.c.id
        )
    )
    .order_by(tickets.c.id, _led.c.reference, contacts_of.c.put_by, contacts_of.c.position)
)

OTHER_MAIL = mails.c.input_id != sa.bindparam("input_id")
IS_SENDERS = mails.c.sender == sa.bindparam("sender")
IN_BURST = mails.c.received_at > sa.bindparam("burst")
HAS_ID = sa.bindparam("message_id", type_=Prose) != ""
HAS_SENDER = sa.bindparam("sender", type_=Prose) != ""
WENT = letters.c.state != LetterState.CANCELLED
LAST_HOUR = letters.c.put_at > sa.bindparam("hour")
TO_SENDER = sa.and_(HAS_SENDER, letters.c.address == sa.bindparam("sender"))
TO_AUTHOR = sa.and_(
    sa.bindparam("author", type_=Prose) != "", letters.c.person == sa.bindparam("author")
)


def _counted(table: sa.Table, *conditions: sa.ColumnElement[bool]) -> sa.ScalarSelect[int]:
    return sa.select(sa.func.count()).select_from(table).where(*conditions).scalar_subquery()


def _first_same(*conditions: sa.ColumnElement[bool]) -> sa.ScalarSelect[int]:
    """The first mail with the same content, of those for which the conditions hold."""
    return (
        sa.select(sa.func.min(mails.c.input_id))
        .where(
            *conditions,
            mails.c.content_hash == sa.bindparam("content_hash"),
            sa.bindparam("content_hash", type_=Prose) != "",
            OTHER_MAIL,
        )
        .scalar_subquery()
    )


_message_key: sa.BindParameter[str] = sa.bindparam("message_key", type_=Prose)
LAST_COUNTER = sa.select(day_counters.c.last).where(day_counters.c.day == sa.bindparam("day"))
COUNTS = sa.select(
    sa.func.coalesce(
        _first_same(_message_key != "", mails.c.message_id == _message_key),
        # as the index of such mails says it
        _first_same(_message_key == "", mails.c.message_id == sa.literal_column("''")),
    ).label("duplicate_of"),
    _counted(
        mails,
        HAS_ID,
        mails.c.message_id == _message_key,
        mails.c.content_hash != sa.bindparam("content_hash"),
        OTHER_MAIL,
    ).label("other_bodies"),
    _counted(letters, HAS_ID, letters.c.message_id == sa.bindparam("message_id")).label(
        "our_letters"
    ),
    _counted(
        mails,
        HAS_SENDER,
        IS_SENDERS,
        IN_BURST,
        mails.c.title == sa.bindparam("title"),
        OTHER_MAIL,
    ).label("same_subject"),
    _counted(
        mails,
        HAS_SENDER,
        IS_SENDERS,
        IN_BURST,
        mails.c.ticket_id.in_(sa.bindparam("ticket_ids", expanding=True)),
        OTHER_MAIL,
    ).label("on_ticket"),
    _counted(letters, TO_SENDER, LAST_HOUR, WENT, letters.c.notice.in_(ANSWER_NOTICES)).label(
        "answers"
    ),
    _counted(
        letters,
        sa.or_(TO_SENDER, TO_AUTHOR),
        LAST_HOUR,
        WENT,
        letters.c.notice.in_(RECEIPT_NOTICES),
    ).label("receipts"),
    _counted(
        blocked_senders,
        blocked_senders.c.entry.in_(sa.bindparam("entries", expanding=True)),
    ).label("blocked"),
)
_to_strangers = (letters.c.stranger_ack == sa.literal_column("1"), LAST_HOUR, WENT)
STRANGER_ACKS = sa.select(sa.func.count()).select_from(letters).where(*_to_strangers)


def _marked(
    what: str, who: sa.ColumnElement[str] | None, table: sa.Table, *conditions: Condition
) -> sa.Select[str, str]:
    shown = sa.literal_column("''") if who is None else who
    return (
        sa.select(sa.literal_column(f"'{what}'", sa.String).label("what"), shown.label("who"))
        .select_from(table)
        .where(*conditions)
    )


_senders: sa.BindParameter[str] = sa.bindparam("senders", expanding=True)
_admins: sa.BindParameter[str] = sa.bindparam("admins", expanding=True)
_told_of_new = (
    letters.c.person.in_(sa.bindparam("told_of_new", expanding=True)),
    letters.c.notice == Notice.N_02N,
    letters.c.put_at > sa.bindparam("ten_minutes"),
    WENT,
)
MAY_COUNT = sa.union(  # each is said once, however often it is there
    _marked(
        "from",
        mails.c.sender,
        mails,
        mails.c.sender.in_(_senders),
        mails.c.received_at >= sa.bindparam("lately"),
    ),
    _marked(
        "id",
        mails.c.message_id,
        mails,
        mails.c.message_id.in_(sa.bindparam("keys", expanding=True)),
    ),
    _marked("ours", letters.c.message_id, letters, letters.c.message_id.in_(_message_ids)),
    _marked(
        "to",
        letters.c.address,
        letters,
        letters.c.address.in_(_senders),
        LAST_HOUR,
        WENT,
        letters.c.notice.in_((*ANSWER_NOTICES, *RECEIPT_NOTICES)),
    ),
    _marked(
        "person",
        letters.c.person,
        letters,
        letters.c.person.in_(sa.bindparam("authors", expanding=True)),
        LAST_HOUR,
        WENT,
        letters.c.notice.in_(RECEIPT_NOTICES),
    ),
    _marked(
        "blocked",
        blocked_senders.c.entry,
        blocked_senders,
        blocked_senders.c.entry.in_(sa.bindparam("entries", expanding=True)),
    ),
    _marked("stranger", None, letters, *_to_strangers),
    _marked(
        "opening",
        None,
        openings,
        openings.c.on_file.is_(False),
        openings.c.at > sa.bindparam("day"),
    ),
    _marked(
        "opened",
        openings.c.address,
        openings,
        openings.c.address.in_(_senders),
        openings.c.at > sa.bindparam("hour"),
    ),
    _marked(
        "report",
        None,
        letters,
        letters.c.person.in_(_admins),
        letters.c.notice == Notice.N_36,
        LAST_HOUR,
        WENT,
    ),
    _marked("told", sa.cast(sa.func.count(), sa.String), letters, *_told_of_new),
    _marked("gathered", None, person_timers, person_timers.c.kind == TimerKind.NEW_FOLD),
)

FAILED_LETTERS = sa.union_all(
    sa.select(*RECORD).where(letters.c.id.in_(_ids)),
    sa.select(*RECORD).where(letters.c.message_id.in_(_message_ids)),
)
FAILED_AT = sa.select(failures.c.address, failures.c.at).where(
    failures.c.address.in_(sa.bindparam("addresses", expanding=True)),
    failures.c.at >= sa.bindparam("since"),
)
EARLIER_NEW = (
    sa.select(tickets.c.id, tickets.c.number, tickets.c.created_at, tickets.c.title, notes.c.text)
    .select_from(
        mails.join(tickets, tickets.c.id == mails.c.ticket_id).join(
            notes,
            sa.and_(notes.c.ticket_id == tickets.c.id, notes.c.input_id == mails.c.input_id),
        )
    )
    .where(
        IS_SENDERS,
        mails.c.title == sa.bindparam("title"),
        mails.c.received_at >= sa.bindparam("since"),
        tickets.c.created_at >= sa.bindparam("since"),
        tickets.c.created_at <= sa.bindparam("until"),
        tickets.c.status == Status.NEW,
    )
    .order_by(tickets.c.id.desc(), mails.c.input_id, notes.c.id)
    .limit(1)
)
_TOLD_IN: sa.Label[str] = sa.literal_column("''").label("told_in")
RECEIPTS = (
    sa.select(receipts, _TOLD_IN)
    .where(receipts.c.receipt.in_(sa.bindparam("receipts", expanding=True)))
    .order_by(receipts.c.input_id)
)
LATEST_RECEIPTS = (
    sa.select(receipts, _TOLD_IN)
    .where(receipts.c.author == sa.bindparam("author"))
    .order_by(receipts.c.input_id.desc())
    .limit(20)
)
ANSWERED_RECEIPTS = (
    sa.select(receipts, letters.c.message_id.label("told_in"))
    .join(
        letters,
        (letters.c.input_id == receipts.c.input_id) & (letters.c.person == receipts.c.author),
    )
    .where(letters.c.message_id.in_(_message_ids), letters.c.notice == Notice.N_33)
    .order_by(receipts.c.input_id)
)
CODES = (
    sa.select(codes)
    .where(codes.c.code_hash.in_(sa.bindparam("hashes", expanding=True)))
    .order_by(codes.c.input_id)
)
OPENINGS = sa.select(
    _counted(openings, openings.c.on_file.is_(False), openings.c.at > sa.bindparam("hour")).label(
        "strangers_hour"
    ),
    _counted(openings, openings.c.on_file.is_(False), openings.c.at > sa.bindparam("day")).label(
        "strangers_day"
    ),
    _counted(
        openings, openings.c.address == sa.bindparam("sender"), openings.c.at > sa.bindparam("hour")
    ).label("address_hour"),
    _counted(
        letters,
        letters.c.person.in_(_admins),
        letters.c.notice == Notice.N_36,
        LAST_HOUR,
        WENT,
    ).label("reports_hour"),
    _counted(letters, *_told_of_new).label("new_told"),
    _counted(person_timers, person_timers.c.kind == TimerKind.NEW_FOLD).label("new_gathered"),
)
_owned = sa.union_all(
    sa.select(tickets.c.id).where(tickets.c.primary == sa.bindparam("owner")),
    sa.select(watchers.c.ticket_id).where(
        watchers.c.handle == sa.bindparam("owner"),
        watchers.c.reason == sa.literal_column("'ooo'"),
    ),
)
_leave_tag = sa.exists().where(tags.c.ticket_id == tickets.c.id, tags.c.name == LEAVE_TAG)
OWN = (
    sa.select(
        tickets.c.number,
        tickets.c.title,
        tickets.c.status,
        tickets.c.primary,
        tickets.c.severity,
        tickets.c.contact,
        tickets.c.contact_name,
        _leave_tag.label("tagged"),
        tickets.c.ooo_return_on.label("return_on"),
        tickets.c.completed_at,
    )
    .where(
        tickets.c.id.in_(_owned),
        sa.or_(tickets.c.status.not_in(DONE), tickets.c.completed_at >= sa.bindparam("since")),
    )
    .order_by(tickets.c.id)
)
TAGGED = (
    sa.select(tickets.c.number)
    .where(
        tickets.c.primary == sa.bindparam("author"),
        tickets.c.id.in_(
            sa.select(tags.c.ticket_id).where(tags.c.name.in_(sa.bindparam("tags", expanding=True)))
        ),
    )
    .order_by(tickets.c.id)
)
WRONG_CODES = (
    sa.select(wrong_codes.c.at)
    .where(
        wrong_codes.c.person == sa.bindparam("person"),
        wrong_codes.c.at > sa.bindparam("since"),
    )
    .order_by(wrong_codes.c.at, wrong_codes.c.input_id)
    .limit(5)
)
_handles: sa.BindParameter[str] = sa.bindparam("handles", expanding=True)
OPEN_OF = (  # HO-08; one person's open tickets are few
    sa.select(
        tickets.c.primary,
        tickets.c.number,
        tickets.c.title,
        tickets.c.status,
        tickets.c.queue,
        tickets.c.primary_since,
    )
    .where(tickets.c.primary.in_(_handles), IS_OPEN)
    .order_by(tickets.c.id)
)
OWNERS = sa.select(tickets.c.primary).where(
    tickets.c.id.in_(sa.bindparam("ids", expanding=True)), tickets.c.primary != ""
)
LAST_GIVEN = (
    sa.select(tickets.c.primary, sa.func.max(tickets.c.primary_since).label("assigned_at"))
    .where(tickets.c.primary.in_(_handles))
    .group_by(tickets.c.primary)
)
RECENT = (
    sa.select(tickets.c.number)
    .where(tickets.c.account_id.in_(sa.bindparam("account_ids", expanding=True)))
    .order_by(tickets.c.id.desc())
    .limit(sa.bindparam("many"))
)
