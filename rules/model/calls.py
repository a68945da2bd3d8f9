"""Which of a ticket's appointments are still to come: who kept theirs is told by nobody."""

from __future__ import annotations

from datetime import datetime, timedelta

from rules.model.ticket import CallState, Case, ServiceCall


def calls_ahead(case: Case, at: datetime) -> list[ServiceCall]:
    """Return the booked calls that are not over, the next one first."""
    booked = (one for one in case.calls if one.state is CallState.BOOKED)
    ahead = [one for one in booked if one.starts_at + timedelta(minutes=one.minutes) > at]
    return sorted(ahead, key=lambda one: one.starts_at)
