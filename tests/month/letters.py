"""What LET-01 promises of every letter, held against the letters of a day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gateway.store.outbox import OutboxLetter
from outbound.letter import NO_TICKET
from outbound.page import COLUMNS_MAX, REPLY_MARKER
from rules.model.notice import MANNERS, Audience
from rules.model.phrases import CloseVerdict, close_reading
from rules.policy.desk import Desk
from tests.month.month import Day
from tests.month.postbag import header_of

NUMBER = re.compile(r"T\d{8}\.\d{4,}")
BRACES = re.compile(r"\{\{|\}\}|\{%|\{[a-z_]+\}|\bNone\b")
NO_ANSWERS = "DR, RN, NRN, OOF, AutoReply"
REPORTS = ("N-36", "N-37", "N-45")
WANTS_ABSENCE = ("N-04", "N-09.1", "N-09.2", "N-09.3", "N-10")
ANSWERS = (  # to mails (RFC 3834 5)
    "N-01",
    "N-33",
    "N-34",
    "N-35",
    "N-45",
    "N-47",
    "N-48",
    "N-49",
    "N-50",
)
ANSWERED_TO_THE_CUSTOMER = ("N-02", "N-02b")
INSIDE = ("Remote Support", "Onsite Support", "TODO:", "dispatch-team@", "networking@", "backlog@")


def holds_address(text: str, address: str) -> bool:
    """Whether the address stands there whole: a reply token may end in anybody's handle."""
    return re.search(rf"(?<![a-z0-9_+-]){re.escape(address)}", text) is not None


def broken_letters(day: Day) -> Iterator[str]:
    """Yield every broken promise of the day's letters, in words."""
    for letter in day.letters:
        where = f"{letter.notice} to {letter.address}, input {letter.input_id}"
        for fault in (
            *_subject(letter),
            *_text(letter),
            *_headers(letter, day.simulated.desk),
            *_secrets(letter, day.simulated.desk),
        ):
            yield f"5.1: {where}: {fault}"
        if day.machines.get(letter.input_id) == letter.address:
            yield f"5.1: {where}: a machine is answered"


def _subject(letter: OutboxLetter) -> Iterator[str]:
    if letter.number and NUMBER.findall(letter.subject) != [letter.number]:
        yield f"the number is not once in the subject: {letter.subject}"
    if letter.number and not letter.subject.startswith(f"[{letter.number}] "):
        yield f"the subject does not begin with the number: {letter.subject}"
    if close_reading(f"Re: {letter.subject}", "", ("is resolved",))[0] is not CloseVerdict.NONE:
        yield f"a close phrase is in the subject: {letter.subject}"


def _text(letter: OutboxLetter) -> Iterator[str]:
    lines = letter.text.split("\n")
    if lines[0] != REPLY_MARKER:
        yield f"it begins with {lines[0]!r}"
    # a link or a command stands in one line, however long
    if any(
        len(one) > COLUMNS_MAX and "://" not in one and one.lstrip()[:1] != "#" for one in lines
    ):
        yield f"a line is too long: {max(lines, key=len)}"
    if found := BRACES.search(letter.subject + letter.text):
        yield f"{found.group()} is not filled in"
    if "\n\n\n" in letter.text:
        yield "there is a hole in the text"


def _headers(letter: OutboxLetter, desk: Desk) -> Iterator[str]:
    """The table of LET-01, row by row."""
    audience, token = MANNERS[letter.notice].audience, r"\+t\.[a-z2-7]+"
    staff = audience is Audience.STAFF
    internal = r"\+internal" if staff and letter.notice not in ANSWERED_TO_THE_CUSTOMER else ""
    token = token if letter.ticket_id or letter.notice == "N-36" else ""  # N-36: of the report
    answer = "auto-replied" if letter.notice in ANSWERS else "auto-generated"
    suppress = "DR, RN, NRN" if letter.notice in WANTS_ABSENCE else NO_ANSWERS
    number, event = letter.number or NO_TICKET, rf"{letter.input_id}-\d+"
    person = r"[\w.@+-]+"
    for name, pattern in (
        ("From", rf'"(.+)" <{re.escape(desk.base_address)}>'),
        ("To", rf'(".*" <)?{re.escape(letter.address)}>?'),
        ("Reply-To", rf"support{token}{internal}@{re.escape(desk.domain)}"),
        ("Auto-Submitted", "no" if audience is Audience.RELAY else answer),
        ("X-Auto-Response-Suppress", "" if audience is Audience.RELAY else suppress),
        ("X-Gateway-Loop", r"[0-9a-f]+\..+"),
        ("X-Gateway-Ticket", letter.number),
        ("X-Gateway-Notice", letter.notice.value),
        ("X-Gateway-Event", event),
        ("Cc", ""),
        ("Bcc", ""),
        ("List-Id", f"<digest.{desk.domain}>" if letter.notice.value in REPORTS else ""),
    ):
        if not re.fullmatch(pattern, header_of(letter, name)):
            yield f"{name} reads {header_of(letter, name)!r}"
    if sum(name == "To" for name, _ in letter.headers) != 1:
        yield "there is not one To"
    expected = rf"<{number}\.{letter.notice.value}\.{event}\.{person}@{re.escape(desk.domain)}>"
    if not re.fullmatch(expected, letter.message_id):
        yield f"its Message-ID is {letter.message_id}"
    if not re.fullmatch(rf"bounces\+[a-z2-7.]+@{re.escape(desk.domain)}", letter.envelope_sender):
        yield f"its return path is {letter.envelope_sender}"
    yield from _from_name(letter, audience, desk)


def _from_name(letter: OutboxLetter, audience: Audience, desk: Desk) -> Iterator[str]:
    name = header_of(letter, "From").partition('" <')[0].lstrip('"')
    expected = {Audience.STAFF: "Ticket gateway", Audience.CUSTOMER: desk.name}.get(audience)
    is_right = name == expected if expected else name.endswith(f" ({desk.name})")
    if not is_right:
        yield f"it is from {name!r}"


def _secrets(letter: OutboxLetter, desk: Desk) -> Iterator[str]:
    """Nothing internal to somebody who does not work here: names, addresses, queues."""
    if MANNERS[letter.notice].audience is Audience.STAFF:
        return
    if any(letter.address in one.addresses for one in desk.staff):
        yield "a customer's letter goes to staff"
        return
    everything = "\n".join((letter.subject, letter.text, *(value for _, value in letter.headers)))
    # Below what we write stands what the recipient wrote or sent on: whom they name, they know.
    ours = "\n".join(line for line in everything.split("\n") if not line.startswith(">"))
    named = [one.name for one in desk.staff if one.name in ours]
    # N-25 is signed by the triager and says who will be in touch about the project.
    if len(named) > (2 if letter.notice == "N-25" else 1):
        yield f"it names {', '.join(named)}"
    for one in desk.staff:
        if any(holds_address(everything, address) for address in one.addresses):
            yield f"it holds the address of {one.handle}"
    for word in INSIDE:
        if word in everything:
            yield f"it says {word!r}"
