"""Mutated mails through the whole walk, but for saving: read, load, decide, write the letters.

A mail that breaks it is kept as `tests/fixtures/emails/crash-NAME.eml`, where every test of
fixtures reads it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gateway.config.keys import Keys
from gateway.rehearse.setups import EXAMPLE_SERVER, example_setup
from gateway.rehearse.simulated_desk import SimulatedDesk
from gateway.store.journal import Incoming
from gateway.worker.clerk import Clerk
from parsers import Reading, UnreadableMail
from rules.effects import Effect
from rules.model.mail import Envelope
from tests.timing import seconds_of

NOW = datetime(2026, 11, 23, 15, tzinfo=UTC)
SECONDS_MAX = 2.0  # of processor time; the worst that is written on purpose takes one
FOLDER = Path(__file__).resolve().parents[1] / "fixtures" / "emails"
SEEDS = [one for one in (path.read_bytes() for path in sorted(FOLDER.glob("*.eml")))
         if len(one) < 20_000]  # fmt: skip
PEOPLE = (
    b"Carla Ruiz <carla@alderair.example>",
    b"Maya Ortiz <maya@desk.example>",
    b"x@elsewhere.example",
    b"support@desk.example",
    b"<>",
    b'"Maya, Ortiz" <MAYA@desk.example>, carla@alderair.example',
)
VALUES = (
    b"multipart/mixed; boundary=q",
    b'multipart/alternative; boundary=""',
    b"message/rfc822",
    b"text/html; charset=utf-16",
    b"multipart/report; report-type=delivery-status; boundary=q",
    b"text/calendar; method=REPLY",
    b"text/plain; format=flowed; delsp=yes",
    b"base64",
    b"quoted-printable",
    b"=?utf-8?Q?=C3?= =?utf-8?B?w7Y=?=",
    b"Re: [T20261123.0001] Printer offline",
    b"T20261123.0001",
    b"<a@b.example> <c@d.example>",
    b"Mon, 32 Foo 2026 99:99:99 +9999",
    b"auto-replied",
    b"bulk",
    b"\xff\x00",
    b"",
    b"a" * 3000,
    b"(((((",
    b"mx.desk.example; dmarc=pass header.from=desk.example",
    b'"',
    b";;;==",
)
LINES = (
    b"#waiting",
    b"#complete",
    b"#assign @maya",
    b"#attempt phone now vm",
    b"#defer 9999-12-31",
    b"#help all",
    b"#noshow 2026-02-30",
    b"#cc x@y",
    b"#undo R-AAAAAA",
    b"#scheduled 2026-11-30 25:99",
    b"#" + b"x" * 500,
    b"> quoted",
    b"-- ",
    b"On Monday Carla wrote:",
    b"-- reply above this line --",
    b"--q",
    b"--q--",
    b"",
    b"Content-Type: text/html",
    b"<div hidden>",
    b"</blockquote>",
    b"begin 644 a",
    b"end",
    b"\xe2\x80\xae#done",
    b"Final-Recipient: rfc822; carla@alderair.example",
    b"Action: failed",
    b"Status: 5.1.1",
    b"#todo @\xff",
)
NAMES = (
    b"From",
    b"To",
    b"Cc",
    b"Subject",
    b"Date",
    b"Message-ID",
    b"Content-Type",
    b"References",
    b"In-Reply-To",
    b"Content-Transfer-Encoding",
    b"Auto-Submitted",
    b"Return-Path",
    b"Reply-To",
    b"Sender",
    b"Precedence",
    b"Authentication-Results",
    b"X-Gateway-Loop",
    b"List-Id",
    b"Content-Disposition",
    b"Received",
)
Parts = tuple[list[bytes], list[bytes]]  # lines of the header, of the body


def put_header(parts: Parts, at: int, which: int) -> Parts:
    head, body = parts
    line = NAMES[at % len(NAMES)] + b": " + (VALUES + PEOPLE)[which % (len(VALUES) + len(PEOPLE))]
    return [*head[: at % (len(head) + 1)], line, *head[at % (len(head) + 1) :]], body


def drop_header(parts: Parts, at: int, which: int) -> Parts:
    head, body = parts
    return [line for place, line in enumerate(head) if place != at % (len(head) or 1)], body


def be_somebody(parts: Parts, at: int, which: int) -> Parts:
    """Let the mail come, proved, from one of those who may command."""
    head, body = parts
    domain = (b"alderair.example", b"desk.example")[which % 2]
    proof = b"Authentication-Results: mx.desk.example; dmarc=pass header.from=" + domain
    rest = [line for line in head if not line.lower().startswith((b"from:", b"to:", b"subject:"))]
    title = (b"Re: [T20261123.0001] Printer offline", b"Scanner jams")[at % 2]
    named = [b"From: " + PEOPLE[which % 2], b"To: support@desk.example", b"Subject: " + title]
    return [proof, *named, *rest], body


def put_line(parts: Parts, at: int, which: int) -> Parts:
    head, body = parts
    place = at % (len(body) + 1)
    return head, [*body[:place], LINES[which % len(LINES)], *body[place:]]


def double_body(parts: Parts, at: int, which: int) -> Parts:
    head, body = parts
    return head, body * 2 if len(body) < 400 else body


def cut_body(parts: Parts, at: int, which: int) -> Parts:
    head, body = parts
    return head, body[: at % (len(body) + 1)]


def wrap(parts: Parts, at: int, which: int) -> Parts:
    """Put the whole mail into another one."""
    head, body = parts
    return [
        b"From: " + PEOPLE[which % len(PEOPLE)],
        b"Subject: Fwd: x",
        b"Content-Type: multipart/mixed; boundary=q",
    ], [b"--q", b"Content-Type: message/rfc822", b"", *head, b"", *body, b"--q--"]


def spoil(parts: Parts, at: int, which: int) -> Parts:
    head, body = parts
    if not body:
        return parts
    place = at % len(body)
    line = bytearray(body[place])
    line[which % (len(line) + 1) :] = VALUES[at % len(VALUES)]
    return head, [*body[:place], bytes(line), *body[place + 1 :]]


Change = Callable[[Parts, int, int], Parts]
CHANGES: tuple[Change, ...] = (
    put_header,
    put_header,
    drop_header,
    be_somebody,
    be_somebody,
    put_line,
    put_line,
    double_body,
    cut_body,
    wrap,
    spoil,
)
MUTATIONS = st.lists(
    st.tuples(st.sampled_from(CHANGES), st.integers(0, 400), st.integers(0, 400)),
    min_size=1,
    max_size=6,
)


def mutate(seed: bytes, changes: list[tuple[Change, int, int]]) -> bytes:
    top, _, rest = seed.replace(b"\r\n", b"\n").partition(b"\n\n")
    parts = top.split(b"\n"), rest.split(b"\n")
    for change, at, which in changes:
        parts = change(parts, at, which)
    return b"\r\n".join((*parts[0], b"", *parts[1]))


@pytest.fixture(scope="module")
def clerk() -> Clerk:
    """A clerk of a desk that has a ticket already, so that mails find one."""
    setup = example_setup()
    simulated = SimulatedDesk(setup.database.begin_again(), setup.desk, setup.server, NOW)
    raw = (
        f"Authentication-Results: {EXAMPLE_SERVER}; dmarc=pass header.from=alderair.example\r\n"
        "From: carla@alderair.example\r\nTo: support@desk.example\r\nSubject: Printer offline\r\n"
        "Message-ID: <1@alderair.example>\r\n\r\nIt does not print.\r\n"
    ).encode()
    envelope = Envelope("carla@alderair.example", ("support@desk.example",), "smtp", trusted=True)
    simulated.arrive(Incoming(raw, envelope, NOW))
    reading = Reading(trusted_ids=(EXAMPLE_SERVER,))
    return Clerk(simulated.engine, simulated.desk, Keys.made_for_rehearsal(), reading)


@pytest.mark.timeout(0)
def test_a_mutated_mail_is_decided_or_held(clerk: Clerk, request: pytest.FixtureRequest) -> None:
    cases: int = request.config.getoption("--cases")
    envelope = Envelope("c@a.example", ("support@desk.example",), "smtp", "10.0.0.9", trusted=True)

    def decide_or_hold(raw: bytes) -> None:
        effects: tuple[Effect, ...] = ()
        held = ""
        try:
            effects = clerk.explain(raw, envelope, NOW).decision.effects
        except UnreadableMail as fault:
            held = fault.reason
        assert held or effects
        assert all(one.rule and one.because for one in effects)

    @settings(
        max_examples=cases, deadline=None, database=None, suppress_health_check=list(HealthCheck)
    )
    @given(st.sampled_from(SEEDS), MUTATIONS)
    def walk(seed: bytes, changes: list[tuple[Change, int, int]]) -> None:
        raw = mutate(seed, changes)
        assert seconds_of(lambda: decide_or_hold(raw)) < SECONDS_MAX

    walk()
