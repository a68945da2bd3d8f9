"""What stands against the completion of a ticket (ST-13, ST-14)."""

from __future__ import annotations

from rules.model.audience import ticket_of
from rules.model.ticket import Case, TimeEntries
from rules.policy.choices import Gate
from rules.policy.policy import Policy


def gate_reasons(case: Case, policy: Policy) -> tuple[str, ...]:
    """Return what stands against completion, as N-14 lists it (ST-13, ST-14).

    A duplicate has none, nor what was merged: its work goes on elsewhere (INV-02).
    """
    if ticket_of(case).duplicate_of or ticket_of(case).merged_into:
        return ()
    gates = policy.complete_gates
    reasons: list[str] = []
    if Gate.CHECKLIST in gates:
        reasons += [
            f'checklist item {item.position} "{item.text}" is open'
            for item in case.checklist
            if not item.checked_by
        ]
    if Gate.TIME_ENTRIES in gates and ticket_of(case).time_entries is TimeEntries.NOT_DONE:
        reasons.append("Time entries: Time Entries Done says: not completed")
    return tuple(reasons)
