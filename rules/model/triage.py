"""Triage: what was decided about a request before anybody works on it (TR-01 to TR-10)."""

from __future__ import annotations

from enum import StrEnum

from rules.model.ticket import Ticket


class Triage(StrEnum):
    """What stands in `Ticket.triage`; "" is a ticket that nobody has to triage."""

    UNTRIAGED = "untriaged"
    APPROVED = "approved"
    PROJECT = "project"


def is_workable(ticket: Ticket) -> bool:
    """Say whether the ticket may be worked on: approved, or never in need of it (TR-10)."""
    return ticket.triage in ("", Triage.APPROVED)
