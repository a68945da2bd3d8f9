"""Scanners: asked after DATA and before a mail is ours; each kind against a real peer."""

from __future__ import annotations

import asyncio
import json
import socket
import sys
from collections.abc import Awaitable, Callable

import pytest
from loopback import Taken, at_door, mail, say

from gateway.doors.door import Arrival, Scanned, Scanner, Word
from gateway.doors.limits import DoorLimits
from gateway.doors.scan import Clamd, CommandScanner, Rspamd, scanner_of

ARRIVAL = Arrival(
    mail(), "c@a.example", ("support@desk.example",), "203.0.113.9", hello="a.example"
)
TALK = (
    b"EHLO a.example\r\n",
    b"MAIL FROM:<c@a.example>\r\n",
    b"RCPT TO:<support@desk.example>\r\n",
    b"DATA\r\n",
    mail() + b".\r\n",
)
Talk = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


def program(code: str) -> CommandScanner:
    return CommandScanner((sys.executable, "-c", f"import os, sys\n{code}"))


def ask(scanner: Scanner) -> Scanned:
    return asyncio.run(asyncio.wait_for(scanner.scan(ARRIVAL), 60))


def ask_server(make: Callable[[str], Scanner], talk: Talk) -> Scanned:
    async def story() -> Scanned:
        server = await asyncio.start_server(talk, "127.0.0.1", 0, family=socket.AF_INET)
        try:
            return await make(f"127.0.0.1:{server.sockets[0].getsockname()[1]}").scan(ARRIVAL)
        finally:
            await asyncio.sleep(0.05)
            server.close()

    return asyncio.run(asyncio.wait_for(story(), 60))


@pytest.mark.parametrize(
    ("code", "scanned"),
    [
        ("", Scanned(Word.FINE)),
        (
            "print('X-Spam-Flag: YES')\nprint('no header')\nprint('X-Bad:\\x01')",
            Scanned(Word.FINE, headers=b"X-Spam-Flag: YES\r\n"),
        ),
        ("print('a line'); print('a virus'); sys.exit(20)", Scanned(Word.REFUSED, "a virus")),
        ("sys.exit(75)", Scanned(Word.LATER)),
        (
            "e = os.environ; print('X-Told:', e['REMOTE_ADDR'], e['MAIL_FROM'], e['RCPT_TO'])",
            Scanned(
                Word.FINE,
                headers=b"X-Told: 203.0.113.9 c@a.example support@desk.example\r\n",
            ),
        ),
        ("print('X-Size:', len(sys.stdin.buffer.read()))", None),
    ],
)
def test_a_command_says_by_its_exit_what_becomes_of_a_mail(
    code: str, scanned: Scanned | None
) -> None:
    said = ask(program(code))

    assert said == (scanned or Scanned(Word.FINE, headers=b"X-Size: %d\r\n" % len(ARRIVAL.raw)))


@pytest.mark.parametrize(
    ("said", "scanned"),
    [
        (b"stream: OK\0", Scanned(Word.FINE)),
        (b"stream: Eicar-Test FOUND\0", Scanned(Word.REFUSED, "It carries Eicar-Test")),
    ],
)
def test_clamd_is_given_the_whole_mail(said: bytes, scanned: Scanned) -> None:
    got = bytearray()

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        assert await reader.readexactly(10) == b"zINSTREAM\0"
        while size := int.from_bytes(await reader.readexactly(4), "big"):
            got.extend(await reader.readexactly(size))
        writer.write(said)
        writer.close()

    assert ask_server(Clamd, talk) == scanned
    assert bytes(got) == ARRIVAL.raw


@pytest.mark.parametrize(
    ("action", "scanned"),
    [
        ("no action", Scanned(Word.FINE)),
        ("soft reject", Scanned(Word.LATER)),
        ("reject", Scanned(Word.REFUSED, "Refused as spam")),
        (
            "add header",
            Scanned(Word.FINE, headers=b"X-Spam-Flag: YES\r\nX-Spam-Score: 7.5\r\n"),
        ),
    ],
)
def test_rspamd_is_asked_by_its_own_protocol(action: str, scanned: Scanned) -> None:
    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        assert b"POST /checkv2" in head
        assert b"\r\nIP: 203.0.113.9\r\n" in head
        assert await reader.readexactly(len(ARRIVAL.raw)) == ARRIVAL.raw
        body = json.dumps({"action": action, "score": 7.5}).encode()
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body) + body)
        writer.close()

    assert ask_server(Rspamd, talk) == scanned


@pytest.mark.parametrize(
    "scanner",
    [
        program("sys.exit(3)"),
        CommandScanner(("/no/such/program",)),
        Clamd("127.0.0.1:1"),
        Rspamd("/no/such/socket"),
        program("import time; time.sleep(60)"),
    ],
    ids=["fails", "missing", "clamd away", "rspamd away", "hangs"],
)
@pytest.mark.parametrize(("when_down", "answer"), [(Word.LATER, b"451"), (Word.FINE, b"250")])
def test_a_scanner_that_is_down_means_what_the_admin_chose(
    scanner: Scanner, when_down: Word, answer: bytes
) -> None:
    taken = Taken()
    limits = DoorLimits(scan_seconds=1)

    answers = at_door(
        lambda port: say(port, *TALK), taken.accept, limits, scanner=scanner, when_down=when_down
    )

    assert answers[-1][:3] == answer
    assert taken.raws == ([mail()] if answer == b"250" else [])


def test_what_the_scanner_refuses_is_never_journalled_and_its_headers_stand_on_top() -> None:
    refused, marked = Taken(), Taken()

    no = at_door(lambda port: say(port, *TALK), refused.accept, scanner=program("sys.exit(20)"))
    yes = at_door(
        lambda port: say(port, *TALK), marked.accept, scanner=program("print('X-Spam-Flag: YES')")
    )

    assert no[-1] == b"550 5.7.1 Refused by the scanner\r\n"
    assert refused.raws == []
    assert yes[-1].startswith(b"250")
    assert marked.raws == [b"X-Spam-Flag: YES\r\n" + mail()]


@pytest.mark.parametrize(
    ("command", "address", "kind"),
    [
        ((), "", type(None)),
        (("scan",), "", CommandScanner),
        ((), "clamd:127.0.0.1:3310", Clamd),
        ((), "rspamd:/run/rspamd.sock", Rspamd),
    ],
)
def test_the_settings_name_the_scanner(command: tuple[str, ...], address: str, kind: type) -> None:
    assert isinstance(scanner_of(command, address), kind)
