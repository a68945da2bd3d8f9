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
from parsers.header.fields import Fields, find_message_ids, read_fields, read_line, read_structured
from parsers.machine.client import find_client
from parsers.machine.failure import cut_notice, find_failures, find_labelled, tell_failure
from parsers.machine.mailsystem import DAEMON_NAMES, DAEMONS, OFFICES, OPENINGS, SUBJECTS
from parsers.machine.report import blocks_of_text, find_success, read_reports
from parsers.machine.status import find_status, says_temporary
from rules.model.mail import Bounce, FailedRecipient

DAEMON = re.compile("|".join(DAEMONS), re.IGNORECASE)
OFFICE = re.compile("|".join(OFFICES), re.IGNORECASE)
DAEMON_NAME = re.compile("|".join(DAEMON_NAMES), re.IGNORECASE)
SUBJECT = re.compile("|".join(SUBJECTS), re.IGNORECASE)
OPENING = re.compile("|".join(OPENINGS), re.IGNORECASE)
ANSWERED_SUBJECT = re.compile(r"(?:re|fwd?|aw|wg|tr|rv|i|sv|vs|antw|odp)\s{0,3}:", re.IGNORECASE)
READ_MAX = 20_000
MARGIN = re.compile(r"\s*?([ \t>|]{0,8})[A-Za-z-]{2,40}:")


@dataclass(frozen=True, slots=True)
class Suspicion:
    """Why a mail may be a bounce, before its text is read."""

    report: bool = False  # it is labelled as a delivery report, or holds one
    header: bool = False  # X-Failed-Recipients
    daemon: bool = False  # a mail system wrote it
    office: bool = False  # an address or a name that mail systems use, and people too
    null_path: bool = False  # and no program that people write with
    subject: bool = False

    @property
    def is_worth_reading(self) -> bool:
        """Whether anything but words speaks for a bounce."""
        return any((self.report, self.header, self.daemon, self.office, self.null_path))

    @property
    def is_weak(self) -> bool:
        """Whether people may write so too, unless they name who failed or give a mail back."""
        return not any((self.report, self.header, self.daemon, self.null_path))

    def holds(self, notice: str, *, returned: bool) -> bool:
        """Whether it is one, with the words of the notice and a mail that came back or not."""
        if self.report or self.header:
            return True
        told = bool(OPENING.search(notice))
        if self.daemon:
            return told or self.subject or returned or self.null_path
        if self.office and self.null_path:
            return told or self.subject or bool(SUBJECT.search(notice))
        if self.office:
            return self.subject or (told and returned)
        return self.null_path and told and (self.subject or returned)


def read_bounce(fields: Fields, body: Body, *, null_path: bool) -> Bounce | None:
    """What the mail says of failed delivery; None where it is no bounce."""
    suspicion = suspect(fields, body, null_path=null_path)
    if not suspicion.is_worth_reading:
        return None
    inner = _unwrap(body)
    wrapped = inner is not body and not _words(body).strip()
    notice, returned = cut_notice(_words(inner))
    back = _returned_fields(inner, returned)
    if not wrapped and not suspicion.holds(notice[:READ_MAX], returned=back is not None):
        return None
    failed = read_reports(inner)
    if not failed and (arrived := find_success(inner)):
        return Bounce((), permanent=False, final_status=arrived)
    failed = failed or _find_told(fields, notice, returned, back)
    if not failed and back is None and suspicion.is_weak:
        return None
    failed = tuple(_with_status(one, notice) for one in failed)
    permanent = any(one.permanent for one in failed) if failed else not says_temporary(notice)
    status = next((one.status for one in failed if one.status), "")
    return Bounce(failed, permanent, status, _returned_id(back))


def suspect(fields: Fields, body: Body, *, null_path: bool) -> Suspicion:
    """The signs of a bounce in header and structure."""
    content = read_structured(fields.first("content-type"))
    subject = read_line(fields.first("subject"))
    written = fields.line("from")
    senders = find_addresses(fields.all("from")[:1])
    named = DAEMON_NAME.search(written) and not ANSWERED_SUBJECT.match(subject)
    return Suspicion(
        report=content.get("report-type").lower().startswith("delivery")
        or any(report.type in STATUS_REPORTS for report in body.reports),
        header=bool(fields.all("x-failed-recipients")),
        daemon=not senders or bool(DAEMON.match(senders[0])),
        office=bool(named or (senders and OFFICE.match(senders[0]))),
        null_path=null_path and not find_client(fields),
        subject=bool(SUBJECT.search(subject)) and not ANSWERED_SUBJECT.match(subject),
    )


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
    if failed := find_failures(notice, set(ours)) or find_labelled(returned, set(ours)):
        return failed
    wanted = find_addresses(back.all("to") + back.all("x-original-to")) if back else ()
    if len(wanted) == 1:
        return (tell_failure(wanted[0], notice, notice),)
    return ()


def _with_status(one: FailedRecipient, notice: str) -> FailedRecipient:
    """The recipient with the status that the words tell, where its report told none."""
    if one.status:
        return one
    told = find_status(notice)
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
