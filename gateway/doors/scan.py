"""Scanners: a command, clamd or rspamd, asked after DATA and before the mail is ours.

The command follows chasquid's hook: the mail on standard input, what the transport knows in the
environment; exit 0 takes the mail, with the lines of its output as headers above it; 20 refuses it
for good, with the last line as the reason; 75 puts it off; anything else is a scanner that is down.
"""

from __future__ import annotations

import asyncio
import json
import os
import re
import struct
from pathlib import Path

from gateway.doors.door import Arrival, Scanned, Scanner, Word

REFUSES, PUTS_OFF = 20, 75
HEADER = re.compile(rb"[!-9;-~]+:[ \t][\t -~]{0,900}")
REASON_MAX = 200
CHUNK = 256 * 1024
ANSWER_MAX = 1024 * 1024  # octets of a scanner's answer


class ScannerDown(Exception):
    """The scanner said nothing that counts. The message says what it did instead."""


class CommandScanner:
    """A program of the admin's own."""

    def __init__(self, command: tuple[str, ...]) -> None:
        self._command = command

    async def scan(self, arrival: Arrival) -> Scanned:
        process = await asyncio.create_subprocess_exec(
            *self._command,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            env=_environment(arrival),
        )
        try:
            said, _ = await process.communicate(arrival.raw)
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()
        match process.returncode:
            case 0:
                return Scanned(Word.FINE, headers=_headers(said))
            case int(code) if code == REFUSES:
                return Scanned(Word.REFUSED, _reason(said))
            case int(code) if code == PUTS_OFF:
                return Scanned(Word.LATER)
        raise ScannerDown(f"{self._command[0]} ended with {process.returncode}")


class Clamd:
    """A clamd, by TCP or its socket (clamd(8), INSTREAM)."""

    def __init__(self, address: str) -> None:
        self._address = address

    async def scan(self, arrival: Arrival) -> Scanned:
        reader, writer = await _connect(self._address)
        try:
            writer.write(b"zINSTREAM\0")
            for start in range(0, len(arrival.raw), CHUNK):
                piece = arrival.raw[start : start + CHUNK]
                writer.write(struct.pack("!L", len(piece)) + piece)
                await writer.drain()
            writer.write(struct.pack("!L", 0))
            said = (await reader.read(ANSWER_MAX)).rstrip(b"\0\n").decode("ascii", "replace")
        finally:
            writer.close()
        if said.endswith(" FOUND"):
            found = said.removeprefix("stream: ").removesuffix(" FOUND")
            return Scanned(Word.REFUSED, f"It carries {_plain(found)}")
        if said != "stream: OK":
            raise ScannerDown(f"clamd said {said[:REASON_MAX]!r}")
        return Scanned(Word.FINE)


class Rspamd:
    """An rspamd, by its HTTP protocol (POST /checkv2)."""

    def __init__(self, address: str) -> None:
        self._address = address

    async def scan(self, arrival: Arrival) -> Scanned:
        reader, writer = await _connect(self._address)
        told = {
            "Host": "localhost",
            "Connection": "close",
            "Content-Length": str(len(arrival.raw)),
            "From": _plain(arrival.sender),
            "Rcpt": ",".join(map(_plain, arrival.recipients)),
            "IP": arrival.peer if arrival.peer[:1].isdigit() or ":" in arrival.peer else "",
            "Helo": _plain(arrival.hello),
            "User": _plain(arrival.login),
        }
        head = "".join(f"{name}: {value}\r\n" for name, value in told.items() if value)
        try:
            writer.write(f"POST /checkv2 HTTP/1.1\r\n{head}\r\n".encode("ascii", "replace"))
            writer.write(arrival.raw)
            await writer.drain()
            answer = await _read_http(reader)
        finally:
            writer.close()
        return _rspamd_word(answer)


def scanner_of(command: tuple[str, ...], address: str) -> Scanner | None:
    """Return the scanner that the settings name: a command, "clamd:..." or "rspamd:..."."""
    if command:
        return CommandScanner(command)
    kind, _, place = address.partition(":")
    match kind:
        case "clamd":
            return Clamd(place)
        case "rspamd":
            return Rspamd(place)
    return None


async def _connect(place: str) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    if place.startswith("/"):
        return await asyncio.open_unix_connection(Path(place))
    host, _, port = place.rpartition(":")
    return await asyncio.open_connection(host.strip("[]"), int(port))


async def _read_http(reader: asyncio.StreamReader) -> bytes:
    head = await reader.readuntil(b"\r\n\r\n")
    if not re.match(rb"HTTP/1\.[01] 200 ", head):
        raise ScannerDown(f"rspamd said {head.splitlines()[0][:REASON_MAX]!r}")
    length = re.search(rb"(?i)\r\ncontent-length:[ \t]*(\d+)", head)
    if length:
        return await reader.readexactly(min(int(length[1]), ANSWER_MAX))
    body = b""
    while (block := await reader.read(CHUNK)) and len(body) < ANSWER_MAX:
        body += block
    return body


def _rspamd_word(answer: bytes) -> Scanned:
    try:
        said = json.loads(answer)
        action, score = str(said["action"]), float(said.get("score", 0))
    except (ValueError, KeyError, TypeError) as error:
        raise ScannerDown(f"rspamd gave no action: {error}") from None
    match action:
        case "reject":
            return Scanned(Word.REFUSED, "Refused as spam")
        case "soft reject" | "greylist":
            return Scanned(Word.LATER)
        case "add header" | "rewrite subject":
            return Scanned(
                Word.FINE, headers=f"X-Spam-Flag: YES\r\nX-Spam-Score: {score}\r\n".encode()
            )
        case _:
            return Scanned(Word.FINE)


def _environment(arrival: Arrival) -> dict[str, str]:
    """What chasquid tells its hooks, by the same names."""
    return {
        "PATH": os.environ.get("PATH", "/usr/bin:/bin"),
        "REMOTE_ADDR": arrival.peer,
        "EHLO_DOMAIN": _plain(arrival.hello),
        "MAIL_FROM": _plain(arrival.sender),
        "RCPT_TO": " ".join(map(_plain, arrival.recipients)),
        "AUTH_AS": _plain(arrival.login),
        "ON_TLS": "1" if arrival.tls else "0",
    }


def _headers(said: bytes) -> bytes:
    """The lines that are headers; what is none might end the head of the mail."""
    lines = (one.rstrip(b"\r") for one in said.split(b"\n"))
    return b"".join(one + b"\r\n" for one in lines if HEADER.fullmatch(one))


def _reason(said: bytes) -> str:
    lines = said.decode("ascii", "replace").strip().splitlines()
    return _plain(lines[-1]) if lines else ""


def _plain(words: str) -> str:
    """Words that can stand in an answer, a variable or a header of another protocol."""
    return "".join(one if " " <= one <= "~" else "?" for one in words)[:REASON_MAX]
