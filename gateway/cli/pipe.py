"""`ticketgate ingest -` beside a running daemon: the mail goes to it over its local socket.

A pipe transport starts this for every mail, so nothing but the standard library is imported. What
cannot be handed over is left to the command itself, which journals it: where nobody listens, and
where the daemon surely did not take it. Where it took the bytes and never answered, the command
looks into the journal first.
"""

from __future__ import annotations

import os
import socket
import sys
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import BinaryIO, TextIO

from gateway.local_protocol import VERSION, fitting, name_of, read_line, user_of, write_line

CONFIG_NAME, CONFIG = "TICKETGATE_CONFIG", "ticketgate.toml"
LISTEN_NAME, LISTEN = "TICKETGATE_INGEST__LISTEN", "ingest.sock"
STDIN = "-"
NULL_PATHS = ("<>", "MAILER-DAEMON")  # as pipe transports write it, the second one Postfix
GREETING_SECONDS = 10.0  # a daemon that says nothing is as good as none
SEND_SECONDS = 60.0
ANSWER_SECONDS = 120.0  # more than the daemon waits for its commit
OK, TOO_LARGE, LATER, INTERRUPTED = 0, 65, 75, 130  # sysexits(3), as in exit_codes.py
MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Asked:
    """One mail on standard input, as the command line says it."""

    config: str
    sender: str | None  # "" is the null return path
    recipients: tuple[str, ...]
    trusted: bool


@dataclass(frozen=True, slots=True)
class Left:
    """A mail that was read and not handed over: the command has to journal it."""

    raw: bytes
    in_doubt: bool  # the daemon has the bytes and said nothing of them


class _NoDaemon(Exception):
    """Nobody to hand a mail to, or not this mail."""


def pipe(arguments: Sequence[str], environ: Mapping[str, str], stdin: TextIO) -> int | Left | None:
    """Return the exit code, what is left to do, or None where nothing was read yet."""
    asked = asked_by(arguments, environ)
    if asked is None:
        return None
    try:
        return hand_over(asked, stdin.buffer)
    except Exception as error:  # a pipe transport bounces on anything but 75
        _tell(f"Error: not now: {type(error).__name__}: {error}")
        return LATER
    except KeyboardInterrupt:
        _tell("Stopped.")
        return INTERRUPTED


def hand_over(asked: Asked, stdin: BinaryIO) -> int | Left | None:
    """The same for what is asked."""
    try:
        line = _call(asked)
    except (_NoDaemon, OSError, ValueError):
        return None
    with line:
        try:
            size_max = _greeted(line, asked)
        except (_NoDaemon, OSError, ValueError):
            return None
        raw = stdin.read(size_max + 1)
        if len(raw) > size_max:
            _tell("standard input: too large, left out")
            _tell("0 journalled")
            _tell(f"Error: 1 left out, over mail.max_size_mib = {size_max // MIB}")
            return TOO_LARGE
        try:
            line.settimeout(SEND_SECONDS)
            line.sendall(_announcement(asked, raw))
            line.sendall(raw)
        except OSError:
            return Left(raw, in_doubt=False)  # the last bytes did not go
        try:
            line.settimeout(ANSWER_SECONDS)
            said = read_line(_line(line))
        except (OSError, ValueError):
            return Left(raw, in_doubt=True)
    return _code_of(said, raw)


def asked_by(arguments: Sequence[str], environ: Mapping[str, str]) -> Asked | None:
    """Return what plain arguments ask; None where they are anything else, also a mistake."""
    words = list(arguments)
    config = environ.get(CONFIG_NAME) or CONFIG
    while words and words[0] != "ingest":
        found = _value_of(words, ("--config", "-c"))
        if found is None:
            return None
        config = found
    words = words[1:]
    sender: str | None = None
    recipients: list[str] = []
    trusted, paths = False, 0
    while words:
        if (found := _value_of(words, ("--sender",))) is not None:
            sender = found
        elif (found := _value_of(words, ("--recipient",))) is not None:
            recipients.append(found)
        elif words[0] in {"--trusted", STDIN}:
            word = words.pop(0)
            trusted, paths = trusted or word == "--trusted", paths + (word == STDIN)
        else:
            return None
    if paths != 1:
        return None
    return Asked(config, "" if sender in NULL_PATHS else sender, tuple(recipients), trusted)


def _value_of(words: list[str], names: Sequence[str]) -> str | None:
    """Take an option off with its value, as `--name value` or `--name=value`."""
    name, equals, value = words[0].partition("=")
    if name not in names or (equals and not name.startswith("--")):
        return None
    if equals:
        words.pop(0)
        return value
    if len(words) < 2:
        return None
    words.pop(0)
    return words.pop(0)


def _call(asked: Asked) -> socket.socket:
    path = _place(asked.config)
    line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        line.settimeout(GREETING_SECONDS)
        with fitting(path) as name:
            line.connect(name)
        # whoever else may write into that folder gets no mail
        if user_of(line) not in {0, os.geteuid(), os.stat(asked.config).st_uid}:
            raise _NoDaemon
    except BaseException:
        line.close()
        raise
    return line


def _place(config: str) -> str:
    """Return where the daemon listens, by the settings and the environment alone."""
    with open(config, "rb") as file:
        found = tomllib.load(file).get("ingest", {})
    place = os.environ.get(LISTEN_NAME)
    if place is None:
        place = found.get("listen", LISTEN) if isinstance(found, dict) else ""
    if not isinstance(place, str) or not place:
        raise _NoDaemon
    return os.path.join(os.path.dirname(os.path.realpath(config)), place)


def _greeted(line: socket.socket, asked: Asked) -> int:
    """Return the most that one mail may be."""
    said = read_line(_line(line))
    name = name_of(asked.config)
    # a second gateway on the same settings has its number behind the name
    if said.get("ticketgate") != VERSION or f"{said.get('gateway')}:".find(f"{name}:") != 0:
        raise _NoDaemon
    size_max = said.get("size_max")
    if not isinstance(size_max, int):
        raise _NoDaemon
    return size_max


def _announcement(asked: Asked, raw: bytes) -> bytes:
    return write_line(
        sender=asked.sender,
        recipients=list(asked.recipients),
        trusted=asked.trusted,
        size=len(raw),
    )


def _line(line: socket.socket) -> bytes:
    """Return what is said next; raise OSError when the other end has gone."""
    heard = b""
    while not heard.endswith(b"\n"):
        block = line.recv(4096)
        if not block:
            raise ConnectionResetError
        heard += block
    return heard


def _code_of(said: Mapping[str, object], raw: bytes) -> int | Left:
    if "input" in said:
        _tell("1 journalled")
        return OK
    if said.get("again"):
        return Left(raw, in_doubt=False)
    _tell(f"Error: not now: {said.get('not_taken')}")
    return LATER


def _tell(words: str) -> None:
    print(words, file=sys.stderr)
