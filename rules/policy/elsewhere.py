"""Settings that no policy takes: written in another file, or read by nothing yet."""

from __future__ import annotations

# Settings that are not the policy's: where they are written instead.
ELSEWHERE: dict[str, str] = {
    "clock.timezone": "desk.toml, [desk] timezone",
    "clock.hours": "desk.toml, [desk] hours",
    "clock.holidays": "desk.toml, [desk] holidays",
    "mail.base_address": "ticketgate.toml, [mail] base_address",
    "mail.aliases": "ticketgate.toml, [mail] aliases",
    "mail.max_size_mb": "ticketgate.toml, [mail] max_size_mib",
    "mail.max_files": "ticketgate.toml, [mail] max_files",
    "auth.trusted_ids": "ticketgate.toml, [auth] trusted_ids",
    "auth.trusted_peers": "ticketgate.toml, [auth] trusted_peers",
    "auth.trusted_hops": "ticketgate.toml, [auth] trusted_hops",
    "auth.verdict": "ticketgate.toml, [auth] verdict",
    "auth.token_days": "ticketgate.toml, [auth] token_days",
    "receipts": "desk.toml, [[staff]] receipts",
    "scheduler.sender": "integrations/scheduler.toml",
    "scheduler.patterns": "integrations/scheduler.toml",
    "partner.sender": "integrations/partner.toml",
    "partner.patterns": "integrations/partner.toml",
    "form.sender": "integrations/form.toml",
    "form.patterns": "integrations/form.toml",
}

# Settings that no desk can have, and why: one that sets them is told so instead of being ignored.
NOT_USED: dict[str, str] = {
    "partner.no_contact_attempts": "a try without its date and channel is not documented, so it "
    "cannot count (UC-03); record what the partner did by #attempt",
    "scheduler.cancel_to": "no booking service takes a cancellation by mail; cancel it there, "
    "#cancelcall tells the customer (N-32)",
}
