"""What relays say that is lawful, odd, or neither: each answer is read by its first digit, and what
is about us costs no letter."""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from scripted_relay import CLOSE, DEAD, PIPELINING, SILENCE, STUCK, Script, Way, relay_of

from outbound import happy_eyeballs as reaching
from outbound.courier import Carried, Courier, Outcome
from outbound.happy_eyeballs import reach
from outbound.relay_address import Relay, Tls
from outbound.relay_line import RelayLine

MIME = b"Subject: a\r\nMessage-ID: <1@desk.example>\r\n\r\n.\r\nHello\r\n"
SENDER, CARLA = "bounces+b7x2@desk.example", "carla@alderair.example"
SENT, LATER, NEVER = Outcome.SENT, Outcome.LATER, Outcome.NEVER


ways = pytest.mark.parametrize("way", list(Way), ids=lambda way: way.name.lower())


def play(story: Callable[[], Awaitable[None]]) -> None:
    asyncio.run(asyncio.wait_for(story(), 60))


def carried_by(
    script: Script, letters: int = 1, mime: bytes = MIME, **how: object
) -> list[Carried]:
    """Carry letters one after the other, and return how each fared."""
    found: list[Carried] = []

    async def story() -> None:
        async with relay_of(script) as relay:
            courier = Courier(replace(relay, **how))
            for _ in range(letters):
                found.append(await courier.carry(SENDER, CARLA, mime))
            await courier.close()

    play(story)
    return found


# --- yes --------------------------------------------------------------------------------------

# RFC 5321 3.5.3, 4.2.1, 4.3.2; RFC 2034: enhanced codes may be missing or wrong
YES = (
    ("EHLO", "250 relay.example"),
    ("EHLO", "250-relay.example\r\n250-\r\n250 8bitmime"),
    ("EHLO", "250-relay.example\r\n250-SIZE\r\n250 AUTH=LOGIN"),
    ("EHLO", "250-relay.example\r\n250 SIZE 0"),
    ("EHLO", "502 5.5.1 what?"),  # HELO then
    ("EHLO", "550 not by that word"),
    ("MAIL", "250"),
    ("MAIL", "251 2.1.0 fine"),
    ("MAIL", "250 5.7.1 fine"),
    ("RCPT", "251 2.1.5 not here; will forward"),
    ("RCPT", "252 2.1.5 cannot verify, but will try"),
    ("RCPT", "250-2.1.5 a line\r\n250-\r\n250 and another"),
    ("RCPT", "299 2.0.0 so be it"),
    ("DATA", "354"),
    ("DATA", "354-go on\r\n354 please"),
    ("DATA", "350 go on"),
    ("text", "250"),
    ("text", "251 2.0.0 will forward"),
    ("text", "252 queued as 7"),
    ("text", "200 fine"),
    ("text", "250-2.0.0 queued\r\n250 as 7"),
    ("QUIT", "500 what?"),
    ("QUIT", "421 too late"),
    ("QUIT", SILENCE),
    ("QUIT", CLOSE),
)


@ways
@pytest.mark.parametrize(("where", "answer"), YES)
def test_what_begins_with_the_right_digit_is_yes(where: str, answer: str, way: Way) -> None:
    script = Script({where: [answer]}, way=way)

    found = carried_by(script, letters=2)

    assert [one.outcome for one in found] == [SENT, SENT]
    assert (script.calls, len(script.texts)) == (1, 2)
    assert script.texts[0] == MIME.replace(b"\r\n.\r\n", b"\r\n..\r\n") + b".\r\n"


# --- no, and for how long -----------------------------------------------------------------------

# where, answer, outcome, whether it is about the content
NO = (
    ("MAIL", "550 5.7.1 Sender address rejected: not owned by user gate", LATER, False),
    ("MAIL", "553 5.1.8 Domain of sender address does not exist", LATER, False),
    ("MAIL", "554 no", LATER, False),
    ("MAIL", "452 4.3.1 Insufficient system storage", LATER, False),
    ("MAIL", "552 5.3.4 Message size exceeds fixed limit", NEVER, True),
    ("MAIL", "550 5.6.7 no address beyond ASCII here", NEVER, False),
    ("RCPT", "450 4.7.1 Greylisted, come again in 300 s", LATER, False),
    ("RCPT", "550 5.1.1 no such person", NEVER, False),
    ("RCPT", "550 5.4.5 Daily user sending limit exceeded", LATER, False),
    ("RCPT", "550 5.7.1 Your daily sending quota is used up", LATER, False),
    ("RCPT", "552 5.2.2 The mailbox is over its quota", NEVER, False),
    ("RCPT", "521 5.3.2 relay.example does not accept mail", LATER, False),
    ("RCPT", "334 VXNlcm5hbWU6", LATER, False),
    ("RCPT", "199 hm", LATER, False),
    ("DATA", "554 5.5.1 no valid recipients", NEVER, False),
    ("DATA", "554 5.7.1 Relay access denied", LATER, False),
    ("DATA", "451 4.3.0 not now", LATER, False),
    ("DATA", "250 fine", LATER, False),
    ("text", "451 4.7.1 Greylisted", LATER, False),
    ("text", "554 5.7.0 virus found", NEVER, True),
    ("text", "550 5.7.1 exceeded the threshold of the last hour", LATER, False),
    ("text", "552 5.2.3 longer than a mailbox here takes", NEVER, True),
)


@ways
@pytest.mark.parametrize(("where", "answer", "outcome", "is_about_content"), NO)
def test_a_no_is_for_now_for_good_or_about_us(
    where: str, answer: str, outcome: Outcome, is_about_content: bool, way: Way
) -> None:
    usual = {"MAIL": "250 fine", "RCPT": "250 fine", "DATA": "354 go on", "text": "250 queued"}
    script = Script({where: [answer, usual[where]]}, way=way)

    refused, then = carried_by(script, letters=2)

    assert refused == Carried(outcome, answer, is_about_content=is_about_content)
    assert then.outcome is SENT


# what the relay does before the text went; whether nobody can be carried to, then
CLOSING = (
    ("greeting", "421 4.3.2 not now" + CLOSE, True),
    ("greeting", "554 5.7.1 not you" + CLOSE, True),
    ("greeting", "450 4.7.1 come again" + CLOSE, True),
    ("greeting", CLOSE, True),
    ("EHLO", "421 4.7.0 not now" + CLOSE, True),
    ("EHLO", CLOSE, True),
    ("MAIL", "421 4.7.0 too many connections" + CLOSE, True),
    ("MAIL", CLOSE, True),
    ("RCPT", "421 4.7.0 not now" + CLOSE, False),
    ("RCPT", CLOSE, False),
    ("DATA", "421 4.7.0 not now" + CLOSE, False),
    ("DATA", CLOSE, False),
)


@ways
@pytest.mark.parametrize(("where", "answer", "is_away"), CLOSING)
def test_a_relay_that_hangs_up_before_the_text_leaves_no_doubt(
    where: str, answer: str, is_away: bool, way: Way
) -> None:
    (carried,) = carried_by(Script({where: [answer]}, way=way))

    assert (carried.outcome, carried.in_doubt) == (LATER, False)
    assert carried.relay_away is is_away


def test_a_hello_that_is_refused_is_about_us() -> None:
    script = Script({"EHLO": ["550 5.7.1 no such host"], "HELO": ["550 5.7.1 no such host"]})

    (carried,) = carried_by(script)

    assert (carried.outcome, carried.relay_away) == (LATER, True)


@ways
@pytest.mark.parametrize("answer", ["421 4.4.2 idle" + CLOSE, "421 4.7.0 enough", CLOSE])
@pytest.mark.parametrize("where", ["MAIL", "RCPT", "DATA"])
def test_a_kept_connection_that_ends_costs_the_next_letter_nothing(
    where: str, answer: str, way: Way
) -> None:
    usual = "354 go on" if where == "DATA" else "250 fine"
    script = Script({where: [usual, answer, usual]}, way=way)

    found = carried_by(script, letters=2)

    assert [one.outcome for one in found] == [SENT, SENT]
    assert (script.calls, len(script.texts)) == (2, 2)


@pytest.mark.parametrize("way", [Way.ONE_BY_ONE, Way.AT_ONCE])
@pytest.mark.parametrize("more", ["250 and more", "550 5.7.1 but no", "421 4.7.0 enough"])
def test_what_a_relay_says_unasked_is_no_answer_to_the_next_letter(more: str, way: Way) -> None:
    script = Script({"text": [f"250 2.0.0 queued\r\n{more}", "250 2.0.0 queued"]}, way=way)

    found = carried_by(script, letters=2)

    assert [one.outcome for one in found] == [SENT, SENT]
    assert script.calls == 2


def test_a_relay_that_says_how_much_it_takes_is_sent_no_more() -> None:
    script = Script({"EHLO": ["250-relay.example\r\n250 SIZE 2000"]})

    (small,) = carried_by(script)
    (large,) = carried_by(script, mime=MIME + b"x" * 2000)

    assert small.outcome is SENT
    assert f"MAIL FROM:<{SENDER}> SIZE={len(MIME)}" in script.heard
    assert (large.outcome, large.is_about_content) == (NEVER, True)
    assert len(script.texts) == 1


def test_an_address_that_cannot_be_said_ends_its_letter_alone() -> None:
    script = Script()

    async def story() -> None:
        async with relay_of(script) as relay:
            courier = Courier(relay)
            for odd in ("carla@a.example> SIZE=1", "car\nla@a.example", "car\x01la@a.example"):
                carried = await courier.carry(SENDER, odd, MIME)
                assert carried.outcome is NEVER
            assert (await courier.carry(SENDER, CARLA, MIME)).outcome is SENT
            await courier.close()

    play(story)
    assert script.calls == 1


# --- several commands at once (RFC 2920) --------------------------------------------------------

AT_ONCE = pytest.mark.parametrize("way", [Way.AT_ONCE, Way.OCTETS])
ENVELOPE = [f"MAIL FROM:<{SENDER}>", f"RCPT TO:<{CARLA}>", "DATA"]


@AT_ONCE
def test_a_relay_that_answers_when_it_has_heard_all_is_told_all_at_once(way: Way) -> None:
    script = Script(way=way)

    found = carried_by(script, letters=2)

    assert [one.outcome for one in found] == [SENT, SENT]
    assert script.heard[1:] == [*ENVELOPE, *ENVELOPE, "QUIT"]
    assert script.waits == 0


@AT_ONCE
def test_a_refused_recipient_whose_text_is_wanted_all_the_same_gets_none(way: Way) -> None:
    """RFC 2920 3.1: a single dot, and no mail for anybody."""
    answers = {
        "RCPT": ["550 5.1.1 no such person", "250 fine"],
        "text": ["554 5.5.1 no valid recipients", "250 queued"],
    }
    script = Script(answers, way=way)

    refused, then = carried_by(script, letters=2)

    assert refused == Carried(NEVER, "550 5.1.1 no such person")
    assert (then.outcome, then.answer, script.calls) == (SENT, "250 queued", 1)
    assert script.texts[0] == b".\r\n"
    assert script.heard[1:] == [*ENVELOPE, "RSET", *ENVELOPE, "QUIT"]


@AT_ONCE
def test_a_refusal_whose_text_is_refused_too_is_told_as_it_was(way: Way) -> None:
    for where, outcome in (("MAIL", LATER), ("RCPT", NEVER)):
        answers = {where: ["550 5.1.1 no", "250 fine"], "DATA": ["503 5.5.1 and who?", "354 go on"]}
        script = Script(answers, way=way)

        refused, then = carried_by(script, letters=2)

        assert refused == Carried(outcome, "550 5.1.1 no")
        assert (then.outcome, script.calls, len(script.texts)) == (SENT, 1, 1)


# where, answer: and the relay takes the recipient, or nobody knows, and wants the text
STRANGE = (
    ("MAIL", "550 5.1.8 not you"),
    ("MAIL", "334 VXNlcm5hbWU6"),
    ("RCPT", "334 VXNlcm5hbWU6"),
    ("RCPT", "well, perhaps"),
    ("RCPT", "421 4.7.0 enough"),
)


@AT_ONCE
@pytest.mark.parametrize(("where", "answer"), STRANGE)
def test_nobody_who_might_be_taken_gets_an_empty_mail(where: str, answer: str, way: Way) -> None:
    script = Script({where: [answer, "250 fine"]}, way=way)

    refused, then = carried_by(script, letters=2)

    assert (refused.outcome, refused.in_doubt, then.outcome) == (LATER, False, SENT)
    assert [len(text) for text in script.texts] == [len(MIME) + 4]
    assert script.calls == 2


@AT_ONCE
@pytest.mark.parametrize("end", [CLOSE, "503 5.5.1 and who?" + CLOSE, "what?"])
def test_a_refusal_stands_whatever_becomes_of_the_rest(way: Way, end: str) -> None:
    script = Script({"RCPT": ["550 5.1.1 no", "250 fine"], "DATA": [end, "354 go on"]}, way=way)

    refused, then = carried_by(script, letters=2)

    assert refused == Carried(NEVER, "550 5.1.1 no")
    assert (then.outcome, script.calls) == (SENT, 2)


def test_answers_to_what_was_said_at_once_are_waited_for_each(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("outbound.smtp_talk.RESET_SECONDS", 0.1)
    script = Script({"RCPT": ["550 5.1.1 no", "250 fine"], "DATA": [SILENCE, "354 go on"]})
    script.answers["EHLO"] = [PIPELINING]

    refused, then = carried_by(script, letters=2)

    assert refused == Carried(NEVER, "550 5.1.1 no")
    assert (then.outcome, script.calls) == (SENT, 2)


@ways
@pytest.mark.parametrize(("where", "usual"), [("RCPT", "250 fine"), ("DATA", "354 go on")])
def test_a_letter_that_the_relay_dies_of_stops_no_other(where: str, usual: str, way: Way) -> None:
    deaths = 2 if way is Way.AT_ONCE else 1  # else its answer to MAIL was heard before
    script = Script({where: [*[DEAD] * deaths, usual]}, way=way)

    failed, then = carried_by(script, letters=2)

    assert (failed.outcome, failed.relay_away, failed.in_doubt) == (LATER, False, False)
    assert (then.outcome, len(script.texts)) == (SENT, 1)


def test_a_letter_that_the_relay_thinks_about_for_ever_stops_no_other() -> None:
    script = Script({"RCPT": [STUCK]}, way=Way.AT_ONCE)

    (failed,) = carried_by(script, timeout_seconds=1.5)

    assert (failed.outcome, failed.relay_away, script.calls) == (LATER, False, 2)


@ways
def test_a_relay_that_dies_of_every_sender_is_away(way: Way) -> None:
    script = Script({"MAIL": [DEAD]}, way=way)

    (carried,) = carried_by(script)

    assert (carried.outcome, carried.relay_away) == (LATER, True)


def test_a_relay_that_talks_without_end_is_left() -> None:
    script = Script({"MAIL": ["250-" + "x" * 40_000, "250 fine"]})

    (carried,) = carried_by(script)

    assert (carried.outcome, carried.relay_away) == (LATER, True)


class NoWire(asyncio.Transport):
    """A line on which nothing is said."""

    def set_protocol(self, protocol: asyncio.BaseProtocol) -> None:
        """It is called by the test."""


def test_an_answer_of_many_lines_is_read_once_however_it_comes() -> None:
    async def story() -> None:
        line = RelayLine(NoWire())
        hearing = asyncio.create_task(line.hear(60))
        for _ in range(6_000):
            line.data_received(b"250-\n")
            await asyncio.sleep(0)
        assert not line.is_even
        line.data_received(b"250 end\r\n251 next\r\n")
        assert (await hearing).words.endswith("\nend")
        assert await line.hear(60) == (251, "next")

    began = time.process_time()
    play(story)
    assert time.process_time() - began < 5  # a tenth of a second; line by line from its begin: ten


# --- login, TLS ---------------------------------------------------------------------------------

OFFERS = "250-relay.example\r\n250 "
WITH_TLS = {"EHLO": [OFFERS + "STARTTLS"]}


@pytest.mark.parametrize(
    ("answers", "how"),
    [
        ({"EHLO": [OFFERS + "AUTH PLAIN"], "AUTH": ["535 5.7.8 wrong"]}, {"username": "gate"}),
        ({"EHLO": [OFFERS + "AUTH PLAIN"], "AUTH": ["454 4.7.0 not now"]}, {"username": "gate"}),
        ({"EHLO": [OFFERS + "AUTH PLAIN"], "AUTH": [CLOSE]}, {"username": "gate"}),
        ({"EHLO": [OFFERS + "AUTH GSSAPI NTLM"]}, {"username": "gate"}),
        ({}, {"username": "gate"}),
        ({}, {"tls": Tls.STARTTLS}),
        (
            {"EHLO": [OFFERS + "STARTTLS"], "STARTTLS": ["454 4.7.0 none now"]},
            {"tls": Tls.STARTTLS},
        ),
        (WITH_TLS | {"STARTTLS": ["220 go" + CLOSE]}, {"tls": Tls.STARTTLS}),
        ({}, {"tls": Tls.IMPLICIT}),
    ],
)
def test_without_login_or_tls_nothing_is_said_of_a_letter(
    answers: dict[str, list[str]], how: dict[str, object]
) -> None:
    script = Script(answers)

    (carried,) = carried_by(script, **how)

    assert (carried.outcome, carried.relay_away) == (LATER, True)
    assert script.count("MAIL") == 0


# --- clocks -------------------------------------------------------------------------------------


def test_a_relay_is_waited_for_as_long_as_the_standard_says() -> None:
    relay = Relay("relay.example")

    assert (relay.timeout_seconds, relay.answer_seconds) == (300, 600)  # RFC 5321 4.5.3.2


@ways
def test_a_kept_connection_that_is_silent_is_given_up_soon(
    monkeypatch: pytest.MonkeyPatch, way: Way
) -> None:
    monkeypatch.setattr("outbound.courier.KEPT_ANSWER_SECONDS", 0.1)
    script = Script({"MAIL": ["250 fine", SILENCE, "250 fine"]}, way=way)

    found = carried_by(script, letters=2)

    assert [one.outcome for one in found] == [SENT, SENT]
    assert script.calls == 2


def test_an_old_connection_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("outbound.courier.KEPT_SECONDS", -1.0)
    script = Script()

    found = carried_by(script, letters=2)

    assert [one.outcome for one in found] == [SENT, SENT]
    assert (script.calls, script.count("QUIT")) == (2, 2)


# --- several addresses --------------------------------------------------------------------------


@contextmanager
def silent_port() -> Iterator[int]:
    """A port that answers no call, as behind many a firewall: its queue is full."""
    with socket.socket() as full:
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        crowd = [socket.socket() for _ in range(4)]
        for one in crowd:
            one.setblocking(False)
            one.connect_ex(full.getsockname())
        yield full.getsockname()[1]
        for one in crowd:
            one.close()


@contextmanager
def refusing_port() -> Iterator[int]:
    with socket.socket() as closed:  # nobody listens
        closed.bind(("127.0.0.1", 0))
        yield closed.getsockname()[1]


def name_has(monkeypatch: pytest.MonkeyPatch, *ports: int) -> None:
    """Let every name have addresses of ours."""

    async def found(*_: object, **__: object) -> list[tuple[object, ...]]:
        kind = socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP, ""
        return [(*kind, ("127.0.0.1", one)) for one in ports]

    monkeypatch.setattr(asyncio.get_running_loop(), "getaddrinfo", found)


def test_the_first_address_that_answers_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reaching, "STEP_SECONDS", 0.05)
    script = Script()

    async def story() -> None:
        with silent_port() as silent, refusing_port() as refusing:
            async with relay_of(script) as relay:
                name_has(monkeypatch, silent, refusing, relay.port)
                courier = Courier(replace(relay, host="relay.example"))
                assert (await courier.carry(SENDER, CARLA, MIME)).outcome is SENT
                await courier.close()

    play(story)
    assert len(script.texts) == 1


def test_a_name_of_which_no_address_answers_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    async def story() -> None:
        with silent_port() as silent, refusing_port() as refusing:
            name_has(monkeypatch, refusing, refusing)
            with pytest.raises(OSError, match=r"127\.0\.0\.1: Connection refused"):
                await reach("relay.example", 25, 5)
            name_has(monkeypatch, refusing, silent)
            with pytest.raises(OSError, match=r"relay\.example port 25: no answer in 0 s"):
                await reach("relay.example", 25, 0.3)

    play(story)


def test_a_name_that_cannot_be_one_is_a_relay_that_is_away() -> None:
    async def story() -> None:
        for name in ("relay..example", "x" * 70 + ".example"):
            carried = await Courier(Relay(name, connect_seconds=5)).carry(SENDER, CARLA, MIME)
            assert (carried.outcome, carried.relay_away) == (LATER, True)

    play(story)


def test_a_desk_whose_domain_is_beyond_ascii_says_its_name_as_dns_does() -> None:
    script = Script()

    (carried,) = carried_by(script, hostname="desk.köln.example")

    assert carried.outcome is SENT
    assert script.heard[0] == "EHLO desk.xn--kln-sna.example"
