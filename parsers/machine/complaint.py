"""Feedback reports: whose complaint about our mail it is (RFC 5965).

Read into the same shape as a bounce: an address that our mail must not go to.
"""

from __future__ import annotations

from collections.abc import Iterable

from parsers.body.body import Body
from parsers.header.address import find_addresses
from parsers.header.fields import Fields, find_message_id, read_fields
from parsers.machine.delivery_report import blocks_of_text
from rules.model.mail import Bounce, FailedRecipient

FEEDBACK = "message/feedback-report"
HEADERS = ("text/rfc822-headers", "message/global-headers")
REASON = "complaint"
MARK = "x-hmxmroriginalrecipient"  # Outlook.com's, in the mail itself: it writes no report


def read_complaint(body: Body) -> Bounce:
    """The addresses that complained, and the Message-ID of the mail it is about."""
    told = tuple(
        value for block in _blocks(body, (FEEDBACK,)) for value in block.all("original-rcpt-to")
    )
    back = _returned(body)
    named = find_addresses(told)
    if not named and back is not None:
        wanted = find_addresses(back.all(MARK) or back.all("to"))
        named = wanted if len(wanted) == 1 else ()
    failed = tuple(FailedRecipient(address, reason=REASON) for address in dict.fromkeys(named))
    returned = find_message_id(back.first("message-id")) if back is not None else ""
    return Bounce(failed, returned_message_id=returned)


def find_marked_complaint(body: Body) -> str:
    """The mark of a complaint without a report in the mail that came back; "" where none is."""
    back = _returned(body) if len(body.mails) == 1 and not body.reports else None
    return f"{MARK}: {back.line(MARK)}" if back is not None and back.all(MARK) else ""


def _returned(body: Body) -> Fields | None:
    """The header of the mail that the complaint is about."""
    for mail in body.mails:
        return read_fields(mail.raw_items())
    return next(iter(_blocks(body, HEADERS)), None)


def _blocks(body: Body, types: tuple[str, ...]) -> Iterable[Fields]:
    for report in body.reports:
        if report.type in types:
            yield from report.blocks or blocks_of_text(report.text)
