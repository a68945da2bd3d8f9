"""The statements behind the outbox."""

from __future__ import annotations

import sqlalchemy as sa

from gateway.store.tables import letters, pauses
from rules.model.ticket import LetterState

# Literals, not parameters: only so do the partial indexes serve.
_UNSENT: tuple[sa.ColumnElement[str], ...] = (
    sa.literal_column("'queued'"),
    sa.literal_column("'handed'"),
)
IS_UNSENT = letters.c.state.in_(_UNSENT)
_earlier = letters.alias("earlier")
_IS_FREE = ~sa.exists().where(
    _earlier.c.state.in_(_UNSENT),
    _earlier.c.ticket_id == letters.c.ticket_id,
    _earlier.c.person == letters.c.person,
    _earlier.c.id < letters.c.id,
    _earlier.c.not_before <= letters.c.not_before,
)
OUTBOX = "outbox"  # what is paused, in the table of pauses
_GOES = ~sa.exists().where(pauses.c.what == sa.literal_column("'outbox'"))
_THIS = letters.c.id == sa.bindparam("of_letter")

LAST_ID = sa.select(sa.func.max(letters.c.id))
INSERT = letters.insert()
LOAD = sa.select(letters).where(_THIS)
OF_TICKET = (
    sa.select(letters)
    .where(letters.c.ticket_id == sa.bindparam("of_ticket"))
    .order_by(letters.c.id)
)
LIST = (
    sa.select(letters)
    .where(letters.c.state.in_(sa.bindparam("states", expanding=True)))
    .order_by(letters.c.id)
    .limit(sa.bindparam("many"))
)
UNSENT_FILES = sa.select(letters.c.attachments).where(IS_UNSENT, letters.c.attachments != "[]")
NEXT_AT = sa.select(sa.func.min(letters.c.next_try_at)).where(IS_UNSENT, _IS_FREE, _GOES)

CLAIMABLE = (
    sa.select(letters.c.id)
    .where(IS_UNSENT, letters.c.next_try_at <= sa.bindparam("now"), _IS_FREE, _GOES)
    .order_by(letters.c.next_try_at, letters.c.id)
    .limit(sa.bindparam("many"))
    .with_for_update(skip_locked=True, of=letters)
)
CLAIM = (
    letters.update()
    .where(letters.c.id.in_(sa.bindparam("ids", expanding=True)))
    .values(
        claimed_by=sa.bindparam("by"),
        next_try_at=sa.bindparam("ends_at"),
        repeated=sa.or_(letters.c.repeated, letters.c.state == LetterState.HANDED),
    )
    .returning(*letters.c)
)
HANDED = (
    letters.update()
    .where(_THIS, IS_UNSENT, letters.c.claimed_by == sa.bindparam("by"))
    .values(
        state=LetterState.HANDED,
        handed_at=sa.bindparam("at"),
        next_try_at=sa.bindparam("ends_at"),
    )
)
SENT = (
    letters.update()
    .where(_THIS)
    .values(
        state=LetterState.SENT,
        ended_at=sa.bindparam("at"),
        answer=sa.bindparam("said"),
        error="",
        claimed_by="",
    )
)
LATER = (
    letters.update()
    .where(_THIS, IS_UNSENT)
    .values(
        state=sa.case((letters.c.repeated, LetterState.HANDED), else_=LetterState.QUEUED),
        tries=letters.c.tries + 1,
        next_try_at=sa.bindparam("next_at"),
        error=sa.bindparam("said"),
        claimed_by="",
    )
)
IN_DOUBT = (
    letters.update()
    .where(_THIS, IS_UNSENT)
    .values(
        state=LetterState.HANDED,
        repeated=True,
        tries=letters.c.tries + 1,
        next_try_at=sa.bindparam("next_at"),
        error=sa.bindparam("said"),
        claimed_by="",
    )
)
NEVER = (
    letters.update()
    .where(_THIS, IS_UNSENT)
    .values(
        state=LetterState.FAILED,
        ended_at=sa.bindparam("at"),
        tries=letters.c.tries + 1,
        error=sa.bindparam("said"),
        claimed_by="",
    )
)
# Put before its due moment: what comes back goes ahead of all that waited less.
RETURNED = (
    letters.update()
    .where(_THIS, IS_UNSENT, letters.c.claimed_by == sa.bindparam("by"))
    .values(
        state=sa.case((letters.c.repeated, LetterState.HANDED), else_=LetterState.QUEUED),
        next_try_at=letters.c.put_at,
        error=sa.bindparam("said"),
        claimed_by="",
    )
)
RETURNED_IN_DOUBT = (
    letters.update()
    .where(_THIS, IS_UNSENT, letters.c.claimed_by == sa.bindparam("by"))
    .values(
        state=LetterState.HANDED,
        repeated=True,
        next_try_at=letters.c.put_at,
        error=sa.bindparam("said"),
        claimed_by="",
    )
)
RECLAIM = (
    letters.update()
    .where(
        IS_UNSENT,
        letters.c.claimed_by == sa.bindparam("by"),
        letters.c.id.not_in(sa.bindparam("but", expanding=True)),
    )
    .values(next_try_at=letters.c.put_at, claimed_by="")
)
MEND_CLAIMS = (
    letters.update()
    .where(IS_UNSENT, letters.c.claimed_by != "", letters.c.next_try_at > sa.bindparam("latest"))
    .values(next_try_at=sa.bindparam("latest"))
)
MEND_WAITS = (
    letters.update()
    .where(
        IS_UNSENT,
        letters.c.claimed_by == "",
        letters.c.tries.between(sa.bindparam("tried"), sa.bindparam("tried_most")),
        letters.c.next_try_at > sa.bindparam("latest"),
    )
    .values(next_try_at=sa.bindparam("latest"))
)
PUT_AHEAD = sa.select(
    letters.c.id,
    letters.c.put_at,
    letters.c.not_before,
    letters.c.next_try_at,
    letters.c.tries,
    letters.c.claimed_by,
).where(IS_UNSENT, letters.c.put_at > sa.bindparam("now"))
PUT_NOW = (
    letters.update()
    .where(_THIS)
    .values(
        put_at=sa.bindparam("now"),
        not_before=sa.bindparam("may_go_at"),
        next_try_at=sa.bindparam("tried_at"),
    )
)
RETRY = (
    letters.update()
    .where(
        _THIS,
        letters.c.state.in_((LetterState.QUEUED, LetterState.HANDED, LetterState.FAILED)),
    )
    .values(
        state=sa.case(
            (letters.c.state == LetterState.FAILED, LetterState.QUEUED), else_=letters.c.state
        ),
        tries=sa.case((letters.c.state == LetterState.FAILED, 0), else_=letters.c.tries),
        next_try_at=sa.bindparam("at"),
        ended_at=None,
    )
)
DROP = (
    letters.update()
    .where(_THIS, IS_UNSENT)
    .values(state=LetterState.CANCELLED, ended_at=sa.bindparam("at"), claimed_by="")
)
PAUSED = sa.select(pauses.c.since_at, pauses.c.why).where(pauses.c.what == OUTBOX)
PAUSE = pauses.insert()
RESUME = pauses.delete().where(pauses.c.what == OUTBOX)
