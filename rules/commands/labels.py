"""What a ticket's fields are called, in receipts and in timelines."""

from __future__ import annotations

# Fields that a receipt names, with their label; the others follow from these.
LABELS: dict[str, str] = {
    "status": "Status",
    "triage": "Triage",
    "primary": "Primary",
    "group": "Group",
    "department": "Department",
    "queue": "Queue",
    "category": "Category",
    "contact": "Contact",
    "account_id": "Account",
    "severity": "Severity",
    "urgency": "Urgency",
    "summary": "Summary",
    "priority": "Priority",
    "title": "Title",
    "due_on": "Due",
    "effort_days": "Effort (days)",
    "arranged": "Arranged",
    "time_entries": "Time entries",
    "handover": "Handover",
    "ooo_return_on": "Return date",
    "region": "Region",
    "is_global": "Global queue",
    "resolution": "Resolution",
    "merged_into": "Merged into",
    "number": "Ticket",
}
