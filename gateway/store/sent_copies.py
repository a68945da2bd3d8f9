"""Letters with a person's words whose copy is due in the desk's own Sent folder.

A letter is written down here in the transaction that says it was sent, and leaves once its copy
lies there: so a crash forgets none.
"""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa

from gateway.store import outbox
from gateway.store.tables import sent_copies

PERSONS_WORDS = ("Auto-Submitted", "no")  # RFC 3834 5: what no machine wrote (LET-01)


def want(connection: sa.Connection, letter_id: int) -> None:
    """Have a letter copied, if it has a person's words and is not written down yet."""
    letter = outbox.load_letter(connection, letter_id)
    if letter is None or PERSONS_WORDS not in letter.headers:
        return
    if connection.execute(_IS_DUE, {"of_letter": letter_id}).first() is None:
        connection.execute(sent_copies.insert(), {"letter_id": letter_id})


def due(connection: sa.Connection, limit: int, after: int = 0) -> tuple[int, ...]:
    """Return the letters behind `after` whose copies are due, oldest first."""
    return tuple(connection.execute(_DUE, {"many": limit, "after": after}).scalars())


def done(connection: sa.Connection, letter_ids: Sequence[int]) -> None:
    """Their copies lie in the folder, or never will."""
    connection.execute(_DONE, {"ids": list(letter_ids)})


_IS_DUE = sa.select(sent_copies.c.letter_id).where(
    sent_copies.c.letter_id == sa.bindparam("of_letter")
)
_DUE = (
    sa.select(sent_copies.c.letter_id)
    .where(sent_copies.c.letter_id > sa.bindparam("after"))
    .order_by(sent_copies.c.letter_id)
    .limit(sa.bindparam("many"))
)
_DONE = sent_copies.delete().where(sent_copies.c.letter_id.in_(sa.bindparam("ids", expanding=True)))
