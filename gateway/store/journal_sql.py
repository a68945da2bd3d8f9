"""The statements behind the journal.

States in conditions are literals, not parameters: only so do the partial indexes serve.
"""

from __future__ import annotations

import sqlalchemy as sa

from gateway.store.tables import inputs, mails, person_timers, raw_mails, timers

WAITS = inputs.c.state == sa.literal_column("'waiting'")
INSERT = inputs.insert().returning(inputs.c.id, sort_by_parameter_order=True)
INSERT_PLACED = inputs.insert()  # with numbers: SQLite has one writer, and gives many none back
LAST_ID = sa.select(sa.func.max(inputs.c.id))
INSERT_RAW = raw_mails.insert()
WITH_RAW = sa.select(inputs, raw_mails.c.raw).select_from(inputs.outerjoin(raw_mails))
_earlier = inputs.alias("earlier")
_earlier_waits = _earlier.c.state == sa.literal_column("'waiting'")
_may_be_tried = sa.or_(inputs.c.retry_at.is_(None), inputs.c.retry_at <= sa.bindparam("now"))
NEXT = (
    sa.select(inputs)
    .where(
        WAITS,
        _may_be_tried,
        ~sa.exists().where(
            _earlier_waits,
            _earlier.c.ticket_id == inputs.c.ticket_id,
            _earlier.c.id < inputs.c.id,
            _earlier.c.retry_at > sa.bindparam("now"),
        ),
    )
    .order_by(inputs.c.id)
    .limit(sa.bindparam("many"))
)
NEXT_BUT = NEXT.where(inputs.c.id.not_in(sa.bindparam("passed", expanding=True)))
UNREAD = (
    sa.select(
        inputs.c.id,
        inputs.c.kind,
        inputs.c.envelope,
        inputs.c.payload,
        raw_mails.c.size,
    )
    .select_from(inputs.outerjoin(raw_mails))
    .where(WAITS, _may_be_tried, inputs.c.kind.in_(("mail", "recall")))
    .order_by(inputs.c.id)
    .limit(sa.bindparam("many"))
)
LOAD = WITH_RAW.where(inputs.c.id == sa.bindparam("input_id"))
LOAD_PLAIN = sa.select(inputs).where(inputs.c.id == sa.bindparam("input_id"))
LOAD_RAW = sa.select(raw_mails.c.raw).where(raw_mails.c.input_id == sa.bindparam("input_id"))
LOAD_RAWS = sa.select(raw_mails.c.input_id, raw_mails.c.raw).where(
    raw_mails.c.input_id.in_(sa.bindparam("input_ids", expanding=True))
)
OLDEST_MAIL = sa.select(sa.func.min(inputs.c.received_at)).where(WAITS, inputs.c.kind == "mail")
ANY_RETRY = (
    sa.select(inputs.c.id)
    .where(WAITS, inputs.c.ticket_id.is_not(None), inputs.c.retry_at.is_not(None))
    .limit(sa.literal_column("1"))
)
EARLIER_RETRY = sa.select(sa.func.max(inputs.c.retry_at)).where(
    WAITS,
    inputs.c.ticket_id == sa.bindparam("of_ticket"),
    inputs.c.id < sa.bindparam("input_id"),
    inputs.c.retry_at > sa.bindparam("now"),
)
THIS = inputs.c.id == sa.bindparam("of_input")
_known_ticket = sa.func.coalesce(sa.bindparam("of_ticket", type_=sa.Integer), inputs.c.ticket_id)
POSTPONE = (
    inputs.update().where(THIS).values(retry_at=sa.bindparam("wait_until"), ticket_id=_known_ticket)
)
MEND_WAITS = (
    inputs.update()
    .where(
        WAITS,
        inputs.c.ends.between(sa.bindparam("ends_least"), sa.bindparam("ends_most")),
        inputs.c.retry_at > sa.bindparam("latest"),
    )
    .values(retry_at=sa.bindparam("latest"))
)
COUNT_TRY = (
    inputs.update()
    .where(THIS, WAITS)
    .values(
        tries=inputs.c.tries + 1,
        stage=sa.bindparam("at_stage"),
        tried_at=sa.bindparam("tried"),
        retry_at=sa.bindparam("wait_until"),
        ticket_id=_known_ticket,
    )
    .returning(inputs.c.tries)
)
COUNT_END = (
    inputs.update().where(THIS, WAITS).values(ends=inputs.c.ends + 1).returning(inputs.c.ends)
)
FINISH = (
    inputs.update()
    .where(THIS, WAITS)
    .values(
        state=sa.bindparam("state"),
        ended_at=sa.bindparam("ended_at"),
        reason=sa.bindparam("reason"),
        answer=sa.bindparam("answer"),
        retry_at=None,
        ticket_id=_known_ticket,
    )
)
DROP_HELD = (
    inputs.update()
    .where(THIS, inputs.c.state == sa.literal_column("'held'"))
    .values(state="dropped", ended_at=sa.bindparam("at"), reason=sa.bindparam("why"))
)
ANSWER = sa.select(inputs.c.answer).where(
    inputs.c.id == sa.bindparam("input_id"), inputs.c.state != "waiting"
)
HELD = (
    sa.select(
        inputs.c.id,
        inputs.c.kind,
        inputs.c.received_at,
        inputs.c.reason,
        inputs.c.envelope,
        mails.c.sender,
        mails.c.title,
        raw_mails.c.size,
    )
    .select_from(inputs.outerjoin(raw_mails).outerjoin(mails, mails.c.input_id == inputs.c.id))
    .where(inputs.c.state == sa.literal_column("'held'"))
    .order_by(inputs.c.id)
)
TO_COME = sa.and_(timers.c.state == sa.literal_column("'armed'"), timers.c.input_id.is_(None))
_due = sa.union_all(
    sa.select(
        timers.c.ticket_id,
        sa.literal("").label("person"),
        timers.c.kind,
        timers.c.generation,
        timers.c.rule,
        timers.c.anchor_at,
        timers.c.due_at,
        timers.c.id,
    ).where(TO_COME, timers.c.due_at <= sa.bindparam("until")),
    sa.select(
        sa.null(),
        person_timers.c.person,
        person_timers.c.kind,
        sa.literal(0),
        person_timers.c.rule,
        person_timers.c.anchor_at,
        person_timers.c.due_at,
        sa.literal(0),
    ).where(person_timers.c.due_at <= sa.bindparam("until")),
).subquery("due")
DUE = sa.select(_due).order_by(_due.c.due_at, _due.c.id).limit(sa.bindparam("many"))
_next = sa.union_all(
    sa.select(sa.func.min(timers.c.due_at).label("due_at")).where(TO_COME),
    sa.select(sa.func.min(person_timers.c.due_at)),
).subquery("next")
NEXT_DUE = sa.select(sa.func.min(_next.c.due_at))
_THIS_PERSONS = sa.and_(
    person_timers.c.person == sa.bindparam("of_person"),
    person_timers.c.kind == sa.bindparam("of_kind"),
    person_timers.c.due_at == sa.bindparam("of_due"),
)
END_PERSONS_TIMER = person_timers.delete().where(_THIS_PERSONS)
TAKE_TIMER = (
    timers.update()
    .where(
        timers.c.ticket_id == sa.bindparam("of_ticket"),
        timers.c.kind == sa.bindparam("of_kind"),
        timers.c.generation == sa.bindparam("of_generation"),
    )
    .values(input_id=sa.bindparam("taken_by"))
)
NEWEST_WAITING = sa.select(sa.func.max(inputs.c.id)).where(WAITS)
