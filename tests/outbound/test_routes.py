"""What relays want of letters: a return path of their own, a signature, a second relay."""

from __future__ import annotations

import asyncio
import shutil
import socket
import subprocess
import sys
from base64 import b64decode, b64encode
from pathlib import Path

import dkim
import pytest

from gateway.tokens.source import fetch_token
from outbound.courier import Carried, Carrier, Courier, Outcome
from outbound.relay_address import Relay
from outbound.routes import FallbackCourier, ManneredCourier
from outbound.signing import BadKey, read_signer

MIME = (
    b"From: Support <support@desk.example>\r\nTo: c@a.example\r\nSubject: Gr\xc3\xbc\xc3\x9fe\r\n"
    b"Date: Mon, 23 Nov 2026 15:00:00 +0000\r\nMessage-ID: <1@desk.example>\r\n\r\nHello\r\n.\r\n"
)
AWAY = Carried(Outcome.LATER, "refused", relay_away=True)
TAKEN = Carried(Outcome.SENT, "250 fine")


class Listed(Carrier):
    """A carrier that is a list."""

    def __init__(self, answer: Carried = TAKEN) -> None:
        self.carried: list[tuple[str, str, bytes]] = []
        self._answer = answer

    async def carry(self, sender: str, recipient: str, mime: bytes) -> Carried:
        self.carried.append((sender, recipient, mime))
        return self._answer

    def cut(self) -> None:
        """Nothing is under way."""

    async def close(self) -> None:
        """Nothing is open."""


def carry(courier: Carrier, sender: str = "bounces+b7@desk.example") -> Carried:
    return asyncio.run(courier.carry(sender, "c@a.example", MIME))


@pytest.mark.parametrize(
    ("sender", "path"),
    [("bounces+b7@desk.example", "support@desk.example"), ("", "")],
)
def test_a_relay_that_takes_one_address_alone_gets_it(sender: str, path: str) -> None:
    inner = Listed()

    carry(ManneredCourier(inner, envelope_address="support@desk.example"), sender)

    assert inner.carried == [(path, "c@a.example", MIME)]


@pytest.mark.skipif(shutil.which("openssl") is None, reason="needs the program openssl")
def test_letters_are_signed_so_that_anybody_can_verify_them(tmp_path: Path) -> None:
    key, public = make_dkim_key(tmp_path)
    inner = Listed()

    carry(ManneredCourier(inner, sign=read_signer("desk.example", "s1", key).sign))

    signed = inner.carried[0][2]
    record = f"v=DKIM1; k=rsa; p={public}".encode()
    assert signed.endswith(MIME)
    assert dkim.verify(signed, dnsfunc=lambda name, timeout=5: record)
    assert not dkim.verify(signed + b"more\r\n", dnsfunc=lambda name, timeout=5: record)
    forged = signed.replace(b"Date:", b"Subject: another\r\nDate:")
    assert not dkim.verify(forged, dnsfunc=lambda name, timeout=5: record)


@pytest.mark.parametrize("words", [None, "no key", "-----BEGIN PRIVATE KEY-----\nAA\n"])
def test_a_key_that_is_none_is_said_at_once(tmp_path: Path, words: str | None) -> None:
    path = tmp_path / "dkim.pem"
    if words is not None:
        path.write_text(words)

    with pytest.raises(BadKey, match=str(path)):
        read_signer("desk.example", "s1", path)


def test_a_second_relay_helps_out_while_the_first_is_away_and_only_then() -> None:
    second = Listed()
    refusing, doubtful = (
        Listed(Carried(Outcome.NEVER, "550")),
        Listed(Carried(Outcome.LATER, "hung up", in_doubt=True)),
    )

    assert carry(FallbackCourier(Listed(AWAY), second)) == TAKEN
    assert carry(FallbackCourier(refusing, second)).outcome is Outcome.NEVER
    assert carry(FallbackCourier(doubtful, second)).in_doubt
    assert len(second.carried) == 1
    assert carry(FallbackCourier(Listed(AWAY), Listed(AWAY))).relay_away


@pytest.mark.parametrize(
    ("program", "outcome", "away"),
    [
        ("print('ya29.token')", Outcome.SENT, False),
        ("print('stale')", Outcome.LATER, True),
        ("raise SystemExit(1)", Outcome.LATER, True),
    ],
)
@pytest.mark.parametrize("mechanisms", ["XOAUTH2", "PLAIN XOAUTH2 OAUTHBEARER"])
def test_a_login_by_token_asks_a_command_for_it(
    program: str, outcome: Outcome, away: bool, mechanisms: str
) -> None:
    logins: list[bytes] = []
    ports: list[int] = []

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"220 relay.example\r\n")
        while line := await reader.readline():
            if line.startswith(b"EHLO"):
                writer.write(f"250-relay.example\r\n250 AUTH {mechanisms}\r\n".encode())
            elif line.startswith(b"AUTH"):
                logins.append(b64decode(line.split()[2]))
                good = b"ya29.token" in logins[-1]
                writer.write(b"235 welcome\r\n" if good else b"334 eyJzdGF0dXMiOiI0MDEifQ==\r\n")
            elif line in (b"\r\n", b"AQ==\r\n"):  # after the challenge, each mechanism's own
                writer.write(b"535 5.7.8 no\r\n")
            elif line.startswith(b"DATA"):
                writer.write(b"354 go on\r\n")
                await reader.readuntil(b"\r\n.\r\n")
                writer.write(b"250 fine\r\n")
            else:
                writer.write(b"250 fine\r\n")
        writer.close()

    async def story() -> Carried:
        server = await asyncio.start_server(talk, "127.0.0.1", 0, family=socket.AF_INET)
        port = server.sockets[0].getsockname()[1]
        ports.append(port)
        command = (sys.executable, "-c", program)
        courier = Courier(
            Relay("127.0.0.1", port, username="gate@d.example", token=lambda: fetch_token(command))
        )
        carried = await courier.carry("s@desk.example", "c@a.example", MIME)
        await courier.close()
        await asyncio.sleep(0.05)
        server.close()
        return carried

    carried = asyncio.run(asyncio.wait_for(story(), 60))

    assert (carried.outcome, carried.relay_away) == (outcome, away)
    assert "ya29" not in carried.answer
    if outcome is Outcome.SENT:
        said = f"n,a=gate@d.example,\1host=127.0.0.1\1port={ports[0]}\1auth=Bearer ya29.token\1\1"
        bearer = "OAUTHBEARER" in mechanisms  # RFC 7628 3.1
        xoauth2 = "user=gate@d.example\1auth=Bearer ya29.token\1\1"
        assert logins == [(said if bearer else xoauth2).encode()]


def make_dkim_key(folder: Path) -> tuple[Path, str]:
    """Return a fresh key and what stands in DNS for it."""
    path = folder / "dkim.pem"
    make = ("openssl", "genrsa", "-out", str(path), "2048")
    subprocess.run(make, check=True, capture_output=True)
    shown = subprocess.run(
        ("openssl", "rsa", "-in", str(path), "-pubout", "-outform", "DER"),
        check=True,
        capture_output=True,
    )
    return path, b64encode(shown.stdout).decode("ascii")
