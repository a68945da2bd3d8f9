"""Bounces: whether a mail is one, which addresses failed, and of which letter (GW-05).

A report for machines (RFC 3464) is believed first, then the `X-Failed-Recipients` header, then the
words of the notice, then the address of the mail that came back. A person who quotes or forwards a
bounce is no bounce: words alone never make one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from parsers.body.body import STATUS_REPORTS, Body, read_body
from parsers.body.words import read_markup
from parsers.header.address import find_addresses
from parsers.header.fields import Fields, find_message_ids, read_fields
from parsers.machine.delivery_report import blocks_of_text, find_success, read_reports
from parsers.machine.delivery_status import find_status, infer_status, says_given_up, says_temporary
from parsers.machine.failure import (
    NOTICE_MAX,
    cut_notice,
    find_failures,
    find_labelled,
    find_local_parts,
    tell_failure,
)
from parsers.machine.suspicion import (
    DAEMON,
    HARD,
    READ_MAX,
    Notice,
    Sign,
    find_signs,
    head_of,
    is_bounce,
    is_suspect,
)
from rules.model.mail import Bounce, FailedRecipient
from rules.quick_records import filled

GIVEN_BACK = ("message-id", "received:", "return-path", "rcpt to")  # of a mail that came back
MARGIN = re.compile(r"\s*?([ \t>|]{0,8})[A-Za-z-]{2,40}:")


@filled
@dataclass(frozen=True, slots=True)
class Found:
    """What was found of a bounce: the signs, and what it says where they are enough."""

    signs: tuple[Sign, ...] = ()
    bounce: Bounce | None = None


def read_bounce(fields: Fields, body: Body, *, null_path: bool) -> Found:
    """What the mail says of failed delivery, by which signs; no bounce where they do not do."""
    head = head_of(fields, null_path=null_path)
    if not _is_worth_reading(head, body):
        return Found()
    inner = _unwrap(body)
    wrapped = inner is not body and not _words(body).strip()
    text, returned = cut_notice(_words(inner))
    back = _returned_fields(inner, returned)
    reported = read_reports(inner)
    failed = reported or _find_told(fields, text, returned, back)
    addresses = tuple(one.address for one in failed)
    notice = replace(head, body=body, text=text[:READ_MAX], failed=addresses, back=back)
    signs = find_signs(notice)
    if not (is_bounce(signs) or (wrapped and any(sign.name in HARD for sign in signs))):
        return Found(signs)
    if not reported and (arrived := find_success(inner)):
        return Found(signs, Bounce((), permanent=False, final_status=arrived))
    failed = tuple(_with_status(one, text) for one in failed)
    permanent = any(one.permanent for one in failed) if failed else not says_temporary(text)
    status = next((one.status for one in failed if one.status), "")
    return Found(signs, Bounce(failed, permanent, status, _returned_id(back)))


def _is_worth_reading(head: Notice, body: Body) -> bool:
    """Whether anything at all may speak for a bounce; most mails end here, and cost little."""
    if body.mails or body.reports or is_suspect(head):
        return True
    folded = (body.plain or body.markup)[:NOTICE_MAX].casefold()
    return any(mark in folded for mark in GIVEN_BACK)


def _unwrap(body: Body) -> Body:
    """The body of the report, also where somebody has wrapped it into another mail."""
    if body.reports:
        return body
    for mail in body.mails[:3]:
        inner = read_body(mail, body.lifted)
        if any(report.type in STATUS_REPORTS for report in inner.reports):
            return inner
    return body


def _words(body: Body) -> str:
    if body.plain.strip() or not body.markup.strip():
        return body.plain
    return read_markup(body.markup).text


def _find_told(
    fields: Fields, notice: str, returned: str, back: Fields | None
) -> tuple[FailedRecipient, ...]:
    """The failed recipients where no report names any, from the surest place that does."""
    listed = find_addresses(fields.all("x-failed-recipients"))
    if listed:
        return tuple(tell_failure(address, notice, notice) for address in listed)
    ours = find_addresses(fields.all("to")) + find_addresses(fields.all("from"))
    ours += find_addresses(back.all("from")) if back else ()
    ours += tuple(one.replace("-bounces@", "@") for one in ours)
    failed = find_failures(notice, set(ours)) or find_labelled(returned, set(ours))
    system = next(iter(find_addresses(fields.all("from")[:1])), "")
    if all(one.address in ours for one in failed) and DAEMON.match(system):
        failed = find_local_parts(notice, system.rpartition("@")[2]) or failed
    if failed:
        return failed
    wanted = find_addresses(back.all("to") + back.all("x-original-to")) if back else ()
    if len(wanted) == 1:
        return (tell_failure(wanted[0], notice, notice),)
    return ()


def _with_status(one: FailedRecipient, notice: str) -> FailedRecipient:
    """The recipient with the status that the words tell, where its report told none."""
    if one.status:
        return one
    told = find_status(notice) or infer_status(notice)
    if not one.reason and told.startswith("4") and not says_given_up(notice):
        one = replace(one, permanent=False)
    family = "5" if one.permanent else "4"
    return replace(one, status=told if told.startswith(family) else f"{family}.0.0")


def _returned_fields(body: Body, returned: str) -> Fields | None:
    """The header of the mail that came back, as far as it came back."""
    for mail in body.mails:
        return read_fields(mail.raw_items())
    for report in body.reports:
        if report.type in ("text/rfc822-headers", "message/global-headers"):
            blocks = report.blocks or tuple(blocks_of_text(report.text))
            if blocks:
                return blocks[0]
    for block in blocks_of_text(_without_margin(returned)):
        if block.all("message-id") or block.all("received"):
            return block
    return None


def _without_margin(returned: str) -> str:
    """The text that came back, where it was quoted or moved to the right."""
    margin = MARGIN.match(returned)
    if margin is None or not margin[1]:
        return returned
    return "\n".join(line.removeprefix(margin[1]) for line in returned.split("\n"))


def _returned_id(back: Fields | None) -> str:
    found = find_message_ids(back.first("message-id")) if back else ()
    return found[0] if found else ""
