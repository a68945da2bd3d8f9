"""Tickets: what is known around an input, a ticket with all that hangs on it, and its saving."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from rules.effects import Decision
from rules.model import Case, Known
from rules.needs import Needs


def look_up(connection: sa.Connection, needs: Needs, *, input_id: int = 0) -> Known:
    """Return the facts named by `needs`; the mail of `input_id` itself is not counted."""
    raise NotImplementedError


def load_case(connection: sa.Connection, ticket_id: int | None, known: Known) -> Case:
    """Return the ticket with all that hangs on it; without an id, a case that has no ticket yet."""
    raise NotImplementedError


def load_ticket_by_number(connection: sa.Connection, number: str) -> Case:
    """Return the ticket of that number; `ticket` is None when there is no such ticket."""
    raise NotImplementedError


def save(
    connection: sa.Connection,
    decision: Decision,
    *,
    input_id: int,
    at: datetime,
    actor: str = "",
    needs: Needs | None = None,
    recalled: int = 0,
    answer: str = "",
) -> int | None:
    """Write the decision, end its input, and return the ticket's id (None: no ticket).

    The input ends as held (HoldMail), dropped (DropMail) or else done, with `answer` for whoever
    waits for an order. `needs` are a mail's: its sender, title and Message-ID are remembered for
    threads, duplicates and budgets. `recalled` is the input whose mail was decided once more; it
    leaves quarantine unless the decision holds it again. SendNotice is not written here.
    """
    raise NotImplementedError
