"""The first lines of a held mail, for the report of it: of its beginning only, and of no secret."""

from __future__ import annotations

import logging
from dataclasses import replace

from gateway.store import journal
from gateway.store.errors import Connection
from parsers import Reading, UnreadableMail, read_mail
from rules.model.mail import Envelope
from rules.model.overview import HeldMail

log = logging.getLogger(__name__)

BEGIN_BYTES = 16_384  # of a mail that strangers wrote, read in the clerk's own process
LINES_MAX = 3
LINE_MAX = 160
NOT_READ = ("private", "malformed", "over_limit", "crashed")  # reasons, or how they begin


def with_first_lines(connection: Connection, held: HeldMail) -> HeldMail:
    """Return the held mail with the first lines of its words, where they may be shown."""
    if held.reason.startswith(NOT_READ):
        return held
    raw = journal.load_raw(connection, held.input_id) or b""
    try:
        mail = read_mail(raw[:BEGIN_BYTES], Envelope(), Reading())
    except UnreadableMail:
        return held
    except Exception:  # nothing of a report is worth the clerk
        log.exception("first lines not read", extra={"input": held.input_id})
        return held
    words = (" ".join(line.split())[:LINE_MAX] for line in mail.own_text.split("\n"))
    lines = tuple(line for line in words if line)[:LINES_MAX]
    return replace(held, first_lines=lines, title=mail.subject or held.title)
