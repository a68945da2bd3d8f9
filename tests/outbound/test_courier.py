"""The courier against a real SMTP server on loopback."""

from __future__ import annotations

import asyncio
import mailbox
import shutil
import socket
import ssl
import subprocess
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session

from outbound.courier import Carried, Courier, MaildirCourier, Outcome
from outbound.relay_address import Relay, Tls

MIME = b"Subject: a\r\nMessage-ID: <1@desk.example>\r\n\r\n.\r\nHello\r\n"
SENDER, CARLA = "bounces+b7x2@desk.example", "carla@alderair.example"


class PeerRelay:
    """A relay that answers as it is told and remembers what came."""

    def __init__(self) -> None:
        self.sessions = 0
        self.taken: list[tuple[str, tuple[str, ...], bytes]] = []
        self.mail_answers: list[str] = []  # used up one by one, then 250
        self.rcpt_answers: list[str] = []
        self.data_answers: list[str] = []  # "drop" hangs up after the text
        self.transports: list[asyncio.Transport] = []

    async def handle_MAIL(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        answer = self.mail_answers.pop(0) if self.mail_answers else "250 OK"
        if answer.startswith("250"):
            envelope.mail_from = address
            envelope.mail_options.extend(options)
        return answer

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        answer = self.rcpt_answers.pop(0) if self.rcpt_answers else "250 OK"
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        answer = self.data_answers.pop(0) if self.data_answers else "250 2.0.0 queued as 1"
        content = envelope.content
        assert isinstance(content, bytes)
        self.taken.append((envelope.mail_from or "", tuple(envelope.rcpt_tos), content))
        if answer == "drop":
            server.transport.abort()
        return answer


@asynccontextmanager
async def listening(peer: PeerRelay, **options: object) -> AsyncIterator[Relay]:
    """Serve on loopback; yield how to reach it."""

    def factory() -> SMTP:
        peer.sessions += 1
        server = SMTP(peer, hostname="relay.example", ident="relay", **options)
        made = server.connection_made

        def connection_made(transport: asyncio.Transport) -> None:
            peer.transports.append(transport)
            made(transport)

        server.connection_made = connection_made
        return server

    loop = asyncio.get_running_loop()
    server = await loop.create_server(factory, "127.0.0.1", 0)
    try:
        yield Relay(
            "127.0.0.1", server.sockets[0].getsockname()[1], hostname="gate", timeout_seconds=5
        )
    finally:
        server.close()
        for transport in peer.transports:
            transport.abort()
        await server.wait_closed()


def play(story: Callable[[], Awaitable[None]]) -> None:
    asyncio.run(asyncio.wait_for(story(), 60))


def test_a_letter_is_taken_as_it_was_written() -> None:
    peer = PeerRelay()

    async def story() -> None:
        async with listening(peer) as relay:
            courier = Courier(relay)
            carried = await courier.carry(SENDER, CARLA, MIME)
            await courier.close()
        assert carried == Carried(Outcome.SENT, "250 2.0.0 queued as 1")

    play(story)
    assert peer.taken == [(SENDER, (CARLA,), MIME)]


def test_the_connection_is_kept_for_the_next_letter() -> None:
    peer = PeerRelay()

    async def story() -> None:
        async with listening(peer) as relay:
            courier = Courier(relay)
            for _ in range(3):
                await courier.carry(SENDER, CARLA, MIME)
            await courier.close()

    play(story)
    assert (peer.sessions, len(peer.taken)) == (1, 3)


def test_a_connection_that_the_relay_closed_while_idle_is_opened_again() -> None:
    peer = PeerRelay()

    async def story() -> None:
        async with listening(peer) as relay:
            courier = Courier(relay)
            await courier.carry(SENDER, CARLA, MIME)
            peer.transports[0].abort()
            carried = await courier.carry(SENDER, CARLA, MIME)
            await courier.close()
        assert carried.outcome is Outcome.SENT

    play(story)
    assert (peer.sessions, len(peer.taken)) == (2, 2)


# (where, answer, outcome)
REFUSALS = (
    ("mail", "451 4.3.0 later", Outcome.LATER, False),
    ("mail", "552 5.3.4 too big", Outcome.NEVER, True),
    ("mail", "530 5.7.0 Authentication required", Outcome.LATER, False),
    ("mail", "503 5.5.1 not now", Outcome.LATER, False),
    ("rcpt", "450 4.2.1 greylisted", Outcome.LATER, False),
    ("rcpt", "554 5.7.1 <carla@alderair.example>: Relay access denied", Outcome.LATER, False),
    ("rcpt", "550 5.7.1 not relaying for you", Outcome.LATER, False),
    ("rcpt", "550 5.1.1 <carla@relay.example>: rejected, no such user", Outcome.NEVER, False),
    ("rcpt", "550 relay.example: carla is not known here", Outcome.NEVER, False),
    ("rcpt", "550 5.7.54 Unable to relay recipient in non-accepted domain", Outcome.LATER, False),
    ("rcpt", "550 5.7.1 Recipient address rejected by policy", Outcome.NEVER, False),
    ("rcpt", "501 5.1.3 Bad recipient address syntax", Outcome.NEVER, False),
    ("rcpt", "550 5.1.1 no such user", Outcome.NEVER, False),
    ("rcpt", "552 5.2.2 mailbox full", Outcome.NEVER, False),
    ("data", "452 4.3.1 disk full", Outcome.LATER, False),
    ("data", "554 5.6.0 not liked", Outcome.NEVER, True),
    ("data", "550 executable content", Outcome.NEVER, True),
    ("data", "550 5.1.1 no such user, said late", Outcome.NEVER, False),
)


@pytest.mark.parametrize(("where", "answer", "outcome", "about_content"), REFUSALS)
def test_a_refusal_decides_by_its_code_and_the_connection_stays(
    where: str, answer: str, outcome: Outcome, about_content: bool
) -> None:
    peer = PeerRelay()
    getattr(peer, f"{where}_answers").append(answer)

    async def story() -> None:
        async with listening(peer) as relay:
            courier = Courier(relay)
            refused = await courier.carry(SENDER, CARLA, MIME)
            taken = await courier.carry(SENDER, CARLA, MIME)
            await courier.close()
        assert refused == Carried(outcome, answer, is_about_content=about_content)
        assert taken.outcome is Outcome.SENT

    play(story)
    assert peer.sessions == 1


def test_a_relay_that_says_it_closes_is_called_again_for_the_next_letter() -> None:
    peer = PeerRelay()
    peer.rcpt_answers.append("421 4.3.2 shutting down")

    async def story() -> None:
        async with listening(peer) as relay:
            courier = Courier(relay)
            refused = await courier.carry(SENDER, CARLA, MIME)
            taken = await courier.carry(SENDER, CARLA, MIME)
            await courier.close()
        assert refused.outcome is Outcome.LATER
        assert taken.outcome is Outcome.SENT

    play(story)
    assert peer.sessions == 2


def test_a_connection_dropped_after_the_text_leaves_a_doubt() -> None:
    peer = PeerRelay()
    peer.data_answers.append("drop")

    async def story() -> None:
        async with listening(peer) as relay:
            courier = Courier(relay)
            dropped = await courier.carry(SENDER, CARLA, MIME)
            again = await courier.carry(SENDER, CARLA, MIME)
            await courier.close()
        assert (dropped.outcome, dropped.in_doubt) == (Outcome.LATER, True)
        assert again.outcome is Outcome.SENT

    play(story)
    assert len(peer.taken) == 2


@pytest.mark.parametrize("words", ["%%% what", "199 it may be so", "354 go on"])
def test_garbage_after_the_text_leaves_a_doubt_and_no_connection(words: str) -> None:
    """RFC 5321 4.2.1: what is neither yes nor a refusal says nothing of where the text is."""
    peer = PeerRelay()
    peer.data_answers.append(words)

    async def story() -> None:
        async with listening(peer) as relay:
            courier = Courier(relay)
            babbled = await courier.carry(SENDER, CARLA, MIME)
            again = await courier.carry(SENDER, CARLA, MIME)
            await courier.close()
        assert (babbled.outcome, babbled.in_doubt) == (Outcome.LATER, True)
        assert again.outcome is Outcome.SENT

    play(story)
    assert (len(peer.taken), peer.sessions) == (2, 2)


def test_the_answer_to_the_final_dot_may_take_ten_minutes() -> None:
    assert Relay("127.0.0.1").answer_seconds == 600  # RFC 5321 4.5.3.2.6

    class Thinking(PeerRelay):
        async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
            await asyncio.sleep(2.5)
            return await super().handle_DATA(server, session, envelope)

    peer = Thinking()

    async def story() -> None:
        async with listening(peer) as relay:
            hasty = replace(relay, timeout_seconds=2.0)
            courier, impatient = Courier(hasty), Courier(replace(hasty, answer_seconds=0.2))
            taken = await courier.carry(SENDER, CARLA, MIME)
            doubtful = await impatient.carry(SENDER, CARLA, MIME)
            await courier.close()
        assert taken.outcome is Outcome.SENT
        assert (doubtful.outcome, doubtful.in_doubt) == (Outcome.LATER, True)

    play(story)


def test_letters_under_way_at_once_have_a_connection_each_and_these_are_kept() -> None:
    peer = PeerRelay()

    async def story() -> None:
        async with listening(peer) as relay:
            courier = Courier(relay)
            for _ in range(3):
                both = (courier.carry(SENDER, CARLA, MIME) for _ in range(2))
                await asyncio.gather(*both)
            await courier.close()

    play(story)
    assert (peer.sessions, len(peer.taken)) == (2, 6)


def test_a_courier_that_is_cut_lets_go_at_once_and_says_what_is_in_doubt() -> None:
    reached, gone = asyncio.Event(), asyncio.Event()

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"220 relay.example\r\n")
        while line := await reader.readline():
            if line == b".\r\n":
                reached.set()
            elif line.startswith(b"DATA"):
                writer.write(b"354 go on\r\n")
            elif not line.startswith((b"EHLO", b"MAIL", b"RCPT")):
                continue
            else:
                writer.write(b"250 fine\r\n")
        writer.close()
        gone.set()

    async def mute(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        reached.set()
        await reader.read()
        writer.close()
        gone.set()

    async def story() -> None:
        for answer, in_doubt in ((talk, True), (mute, False)):
            server = await asyncio.start_server(answer, "127.0.0.1", 0)
            courier = Courier(Relay("127.0.0.1", server.sockets[0].getsockname()[1]))
            carrying = asyncio.create_task(courier.carry(SENDER, CARLA, MIME))
            await asyncio.wait_for(reached.wait(), 60)
            courier.cut()
            carried = await asyncio.wait_for(carrying, 60)
            await asyncio.wait_for(gone.wait(), 60)
            server.close()
            reached.clear()
            gone.clear()
            assert (carried.outcome, carried.in_doubt) == (Outcome.LATER, in_doubt)

    play(story)


def test_a_relay_that_is_away_is_said_to_be() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

    async def story() -> None:
        carried = await Courier(Relay("127.0.0.1", port, timeout_seconds=2)).carry(
            SENDER, CARLA, MIME
        )
        assert (carried.outcome, carried.relay_away) == (Outcome.LATER, True)

    play(story)


def test_a_relay_that_wants_no_talk_is_tried_later() -> None:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"554 5.7.1 not you\r\n")
        writer.close()
        await writer.wait_closed()

    async def story() -> None:
        server = await asyncio.start_server(answer, "127.0.0.1", 0)
        relay = Relay("127.0.0.1", server.sockets[0].getsockname()[1], timeout_seconds=2)
        carried = await Courier(relay).carry(SENDER, CARLA, MIME)
        server.close()
        assert (carried.outcome, carried.relay_away) == (Outcome.LATER, True)

    play(story)


def test_demanded_tls_that_is_not_offered_is_no_reason_to_send_in_clear() -> None:
    peer = PeerRelay()

    async def story() -> None:
        async with listening(peer) as relay:
            courier = Courier(Relay(relay.host, relay.port, Tls.STARTTLS, timeout_seconds=2))
            carried = await courier.carry(SENDER, CARLA, MIME)
        assert (carried.outcome, carried.relay_away) == (Outcome.LATER, True)

    play(story)
    assert peer.taken == []


def test_a_login_is_made_and_a_wrong_one_is_our_fault_not_the_letters() -> None:
    peer = PeerRelay()

    def authenticate(
        server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: object
    ) -> AuthResult:
        right = getattr(data, "password", b"") == b"secret"
        return AuthResult(success=right, handled=False)

    async def story() -> None:
        async with listening(peer, authenticator=authenticate, auth_require_tls=False) as relay:
            right = Courier(Relay(relay.host, relay.port, username="gate", password="secret"))
            wrong = Courier(Relay(relay.host, relay.port, username="gate", password="guess"))
            taken = await right.carry(SENDER, CARLA, MIME)
            refused = await wrong.carry(SENDER, CARLA, MIME)
            await right.close()
        assert taken.outcome is Outcome.SENT
        assert (refused.outcome, refused.relay_away) == (Outcome.LATER, True)
        assert "guess" not in refused.answer

    play(story)


@pytest.mark.skipif(shutil.which("openssl") is None, reason="needs the program openssl")
@pytest.mark.parametrize("tls", [Tls.STARTTLS, Tls.IMPLICIT])
def test_letters_go_encrypted_where_that_is_set(tmp_path: Path, tls: Tls) -> None:
    peer = PeerRelay()
    certificate = make_certificate(tmp_path)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)

    async def story() -> None:
        loop = asyncio.get_running_loop()
        starttls = tls is Tls.STARTTLS
        server = await loop.create_server(
            lambda: SMTP(
                peer, tls_context=context if starttls else None, require_starttls=starttls
            ),
            "127.0.0.1",
            0,
            ssl=None if starttls else context,
        )
        port = server.sockets[0].getsockname()[1]
        trusting = Courier(Relay("localhost", port, tls, ca_file=str(certificate)))
        doubting = Courier(Relay("localhost", port, tls))
        taken = await trusting.carry(SENDER, CARLA, MIME)
        refused = await doubting.carry(SENDER, CARLA, MIME)
        await trusting.close()
        server.close()
        assert taken.outcome is Outcome.SENT
        assert (refused.outcome, refused.relay_away) == (Outcome.LATER, True)

    play(story)
    assert len(peer.taken) == 1


def test_an_address_beyond_ascii_needs_a_relay_that_knows_smtputf8() -> None:
    knowing, ignorant = PeerRelay(), PeerRelay()

    async def story() -> None:
        async with listening(knowing, enable_SMTPUTF8=True) as yes, listening(ignorant) as no:
            able, unable = Courier(yes), Courier(no)
            taken = await able.carry(SENDER, "jürgen@köln.example", MIME)
            refused = await unable.carry(SENDER, "jürgen@köln.example", MIME)
            plain = await unable.carry(SENDER, "post@köln.example", MIME)
            await able.close()
            await unable.close()
        assert taken.outcome is Outcome.SENT
        assert refused.outcome is Outcome.NEVER
        assert plain.outcome is Outcome.SENT

    play(story)
    assert knowing.taken[0][1] == ("jürgen@xn--kln-sna.example",)
    assert ignorant.taken[0][1] == ("post@xn--kln-sna.example",)


def test_without_a_relay_letters_lie_in_a_maildir(tmp_path: Path) -> None:
    courier = MaildirCourier(tmp_path / "var" / "outbox")

    async def story() -> None:
        carried = await courier.carry(SENDER, CARLA, MIME)
        await courier.close()
        assert carried.outcome is Outcome.SENT

    play(story)
    (kept,) = mailbox.Maildir(tmp_path / "var" / "outbox", create=False)
    assert (kept["Return-Path"], kept["Delivered-To"]) == (f"<{SENDER}>", CARLA)
    assert kept["Message-ID"] == "<1@desk.example>"


def test_a_maildir_that_cannot_be_written_keeps_the_letter_waiting(tmp_path: Path) -> None:
    (tmp_path / "outbox").write_text("a file")

    async def story() -> None:
        carried = await MaildirCourier(tmp_path / "outbox" / "deep").carry(SENDER, CARLA, MIME)
        assert (carried.outcome, carried.relay_away) == (Outcome.LATER, True)

    play(story)


def make_certificate(folder: Path) -> Path:
    """Return a fresh certificate of localhost, with its key, signed by itself."""
    path = folder / "localhost.pem"
    command = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2"
    names = ("-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost")
    files = ("-keyout", str(path), "-out", str(folder / "certificate.pem"))
    subprocess.run((*command.split(), *names, *files), check=True, capture_output=True)
    with path.open("ab") as both:
        both.write((folder / "certificate.pem").read_bytes())
    return path
