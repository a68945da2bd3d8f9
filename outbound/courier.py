"""Carrying mail to the relay, on a connection that is kept."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol


class Outcome(StrEnum):
    SENT = "sent"
    LATER = "later"
    NEVER = "never"


class Tls(StrEnum):
    OFF = "off"
    STARTTLS = "starttls"
    IMPLICIT = "implicit"


@dataclass(frozen=True, slots=True)
class Relay:
    """Where letters go, and how."""

    host: str
    port: int = 25
    tls: Tls = Tls.OFF
    username: str = ""
    password: str = ""
    hostname: str = ""  # said in EHLO; "" for this machine's name
    ca_file: str = ""  # "" for the system's
    timeout_seconds: float = 60.0


@dataclass(frozen=True, slots=True)
class Carried:
    """How one letter fared."""

    outcome: Outcome
    answer: str  # the relay's words
    in_doubt: bool = False  # the connection broke after the text went: it may have arrived
    relay_away: bool = False  # nobody to talk to: the next letter will fare no better


class Carrier(Protocol):
    async def carry(self, sender: str, recipient: str, mime: bytes) -> Carried: ...
    async def close(self) -> None: ...


class Courier:
    """Carries to a relay by SMTP."""

    def __init__(self, relay: Relay) -> None:
        self._relay = relay

    async def carry(self, sender: str, recipient: str, mime: bytes) -> Carried:
        raise NotImplementedError

    async def close(self) -> None:
        raise NotImplementedError


class MaildirCourier:
    """Puts letters into a maildir where no relay is configured."""

    def __init__(self, path: Path) -> None:
        self._path = path

    async def carry(self, sender: str, recipient: str, mime: bytes) -> Carried:
        raise NotImplementedError

    async def close(self) -> None:
        """Nothing is kept open."""
