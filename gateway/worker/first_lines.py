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
NOT_READ = ("malformed", "over_limit", "crashed")  # reasons, or how they begin
SUBJECT_ALONE = ("private", "over_limit:files", "over_limit:size")  # of which no words are shown


def with_first_lines(connection: Connection, held: HeldMail) -> HeldMail:
    """Return the held mail with the first lines of its words, where they may be shown."""
    if held.reason.startswith(NOT_READ) and held.reason not in SUBJECT_ALONE:
        return held
    raw = journal.load_raw(connection, held.input_id) or b""
    try:
        mail = read_mail(raw[:BEGIN_BYTES], Envelope(), Reading())
    except UnreadableMail as fault:
        if fault.mail is None or not held.reason.startswith(NOT_READ):
            return held
        mail = fault.mail
    except Exception:  # nothing of a report is worth the clerk
        log.exception("first lines not read", extra={"input": held.input_id})
        return held
    if held.reason in SUBJECT_ALONE:
        return replace(held, title=mail.subject or held.title)
    words = (" ".join(line.split())[:LINE_MAX] for line in mail.own_text.split("\n"))
    lines = tuple(line for line in words if line)[:LINES_MAX]
    return replace(held, first_lines=lines, title=mail.subject or held.title)
