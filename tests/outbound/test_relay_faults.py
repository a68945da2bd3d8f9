"""A relay that cannot be called: an admin reads which, why, and what to do about it."""

from __future__ import annotations

import asyncio
import logging
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from gateway.cli.relay_check import relay_out_of_reach
from gateway.config.relay_settings import RelaySettings
from gateway.config.settings import Settings
from outbound.courier import Carried, Courier, Outcome
from outbound.relay_address import Relay, Tls

MIME = b"Subject: a\r\nMessage-ID: <1@desk.example>\r\n\r\nHello\r\n"
DAY = timedelta(days=1)
Meet = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


class Signer:
    """An authority of the test's own, and what it signs."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._key = ec.generate_private_key(ec.SECP256R1())
        self.path = self._write("signer", self._key, "", -DAY * 9, DAY * 9)

    def context(self, host: str, begins: timedelta, ends: timedelta) -> ssl.SSLContext:
        """Return what a server shows that has a certificate for this host."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        key = ec.generate_private_key(ec.SECP256R1())
        context.load_cert_chain(self._write("leaf", key, host, begins, ends))
        return context

    def _write(
        self,
        name: str,
        key: ec.EllipticCurvePrivateKey,
        host: str,
        begins: timedelta,
        ends: timedelta,
    ) -> Path:
        now = datetime.now(UTC)
        builder = (
            x509.CertificateBuilder()
            .subject_name(_named(name))
            .issuer_name(_named("signer"))
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now + begins)
            .not_valid_after(now + ends)
            .add_extension(x509.BasicConstraints(not host, None), critical=True)
        )
        if host:
            names = x509.SubjectAlternativeName([x509.DNSName(host)])
            builder = builder.add_extension(names, critical=False)
        path = self._folder / f"{name}.pem"
        encoded = key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        signed = builder.sign(self._key, hashes.SHA256())
        path.write_bytes(encoded + signed.public_bytes(serialization.Encoding.PEM))
        return path


def _named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])


@pytest.fixture(scope="module")
def signer(tmp_path_factory: pytest.TempPathFactory) -> Signer:
    return Signer(tmp_path_factory.mktemp("tls"))


@asynccontextmanager
async def meeting(meet: Meet, context: ssl.SSLContext | None = None) -> AsyncIterator[int]:
    async def met(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError, EOFError):
            await meet(reader, writer)
        writer.close()

    server = await asyncio.start_server(met, "127.0.0.1", 0, ssl=context)
    try:
        yield int(server.sockets[0].getsockname()[1])
    finally:
        server.close()


def tried(meet: Meet, relay: Relay, context: ssl.SSLContext | None = None) -> Carried:
    """Carry a letter to who meets us so."""

    async def story() -> Carried:
        async with meeting(meet, context) as port:
            courier = Courier(replace(relay, port=port))
            carried = await courier.carry("b@desk.example", "c@alderair.example", MIME)
            await courier.close()
            return carried

    return asyncio.run(asyncio.wait_for(story(), 60))


def checked(meet: Meet, tls: str, context: ssl.SSLContext | None = None) -> list[str]:
    """Say hello to who meets us so, as `check --reach` does."""

    async def story() -> list[str]:
        async with meeting(meet, context) as port:
            relay = RelaySettings.model_validate({"host": "localhost", "port": port, "tls": tls})
            settings = Settings.model_construct(relay=relay, keys=Path("keys"))
            return await asyncio.to_thread(relay_out_of_reach, settings)

    return asyncio.run(asyncio.wait_for(story(), 60))


async def under_way(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Begin a dialogue, and offer nothing but STARTTLS, which comes to nothing."""
    writer.write(b"220 relay.example\r\n")
    while line := await reader.readline():
        if line.startswith(b"STARTTLS"):
            writer.write(b"220 go on\r\n")
            await reader.read(1)
            writer.write(b"HTTP/1.1 400 what?\r\n\r\n" * 9)
            return
        writer.write(b"250-relay.example\r\n250 STARTTLS\r\n")


async def plain(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(b"220 relay.example\r\n")
    while await reader.readline():
        writer.write(b"250 relay.example\r\n")


async def refusing(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(b"220 relay.example\r\n")
    while line := await reader.readline():
        hello = line.startswith(b"EHLO")
        writer.write(b"250-relay\r\n250 AUTH PLAIN\r\n" if hello else b"535 5.7.8 no\r\n")


async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.read()


CERTIFICATES = {
    "expired": ("localhost", -DAY * 3, -DAY, "certificate has expired; renew it at the relay"),
    "early": ("localhost", DAY, DAY * 3, "is not yet valid; check the clocks here and there"),
    "foreign": ("mail.example", -DAY, DAY, "relay.host (localhost) must be a name that it is"),
    "unsigned": ("localhost", -DAY, DAY, "have this machine trust its signer"),
}


@pytest.mark.parametrize("what", CERTIFICATES)
def test_a_certificate_that_is_not_accepted_is_told_with_the_way_out(
    what: str, signer: Signer, caplog: pytest.LogCaptureFixture
) -> None:
    host, begins, ends, words = CERTIFICATES[what]
    trusted = "" if what == "unsigned" else str(signer.path)
    relay = Relay("localhost", tls=Tls.IMPLICIT, ca_file=trusted)

    with caplog.at_level(logging.WARNING, "outbound"):
        carried = tried(plain, relay, signer.context(host, begins, ends))

    assert (carried.outcome, carried.relay_away) == (Outcome.LATER, True)
    assert words in carried.answer
    assert "host=localhost port=" in caplog.text
    assert words in caplog.text


@pytest.mark.parametrize("what", CERTIFICATES)
def test_check_tells_of_a_certificate_what_the_courier_tells(
    what: str, signer: Signer, monkeypatch: pytest.MonkeyPatch
) -> None:
    host, begins, ends, words = CERTIFICATES[what]
    if what != "unsigned":
        monkeypatch.setenv("SSL_CERT_FILE", str(signer.path))

    (told,) = checked(plain, "implicit", signer.context(host, begins, ends))

    assert words in told


@pytest.mark.parametrize(
    ("tls", "words"),
    [("implicit", "no TLS there: wrong version"), ("starttls", "offers no STARTTLS; check")],
)
def test_check_tells_of_a_relay_without_tls_what_the_courier_tells(tls: str, words: str) -> None:
    (told,) = checked(plain, tls)

    assert words in told


FAULTS: dict[str, tuple[Meet, Relay, str]] = {
    "no TLS at all": (plain, Relay("localhost", tls=Tls.IMPLICIT), "no TLS there: wrong version"),
    "no STARTTLS": (plain, Relay("localhost", tls=Tls.STARTTLS), "offers no STARTTLS; check"),
    "STARTTLS that is none": (under_way, Relay("localhost", tls=Tls.STARTTLS), "no TLS there"),
    "silence": (silent, Relay("localhost", timeout_seconds=1.0), "no answer in time; check"),
    "a stalled handshake": (
        silent,
        Relay("localhost", tls=Tls.IMPLICIT, timeout_seconds=1.0),
        "no answer in time; check relay.port and relay.tls",
    ),
    "a wrong password": (
        refusing,
        Relay("localhost", username="gate", password="wrong-one"),
        "535 5.7.8 no; check relay.username and its password or token",
    ),
}


@pytest.mark.parametrize("what", FAULTS)
def test_what_is_wrong_with_a_relay_is_told_with_the_way_out(what: str) -> None:
    meet, relay, words = FAULTS[what]

    carried = tried(meet, relay)

    assert (carried.outcome, carried.relay_away) == (Outcome.LATER, True)
    assert words in carried.answer
    assert "port None" not in carried.answer
    assert "wrong-one" not in carried.answer


@pytest.mark.parametrize("tls", [Tls.OFF, Tls.IMPLICIT])
def test_a_relay_that_stalls_in_the_text_is_let_go(tls: Tls, signer: Signer) -> None:
    """No connection stays for what it does not read, and it gets no end of the text later on."""
    given_up = asyncio.Event()
    rest: asyncio.Future[bytes]

    async def stalling(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"220 relay.example\r\n")
        while not (await reader.readline()).startswith(b"DATA"):
            writer.write(b"250 relay.example\r\n")
        writer.write(b"354 go on\r\n")
        await given_up.wait()
        read = b""
        with suppress(OSError):
            while piece := await reader.read(2**16):
                read = (read + piece)[-99:]
        rest.set_result(read)

    async def story() -> tuple[Carried, bytes]:
        nonlocal rest
        rest = asyncio.get_running_loop().create_future()
        context = signer.context("localhost", -DAY, DAY) if tls is not Tls.OFF else None
        async with meeting(stalling, context) as port:
            relay = Relay("localhost", port, tls, ca_file=str(signer.path), answer_seconds=0.5)
            courier = Courier(relay)
            large = MIME + b"It does not print.\r\n" * 500_000
            carried = await courier.carry("b@desk.example", "c@alderair.example", large)
            given_up.set()
            async with asyncio.timeout(20):  # far less than TLS waits for a goodbye
                read = await rest
            await courier.close()
            return carried, read

    carried, read = asyncio.run(story())

    assert (carried.outcome, carried.in_doubt) == (Outcome.LATER, True)
    assert not read.endswith(b"\r\n.\r\n")
