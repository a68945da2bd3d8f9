"""A relay that takes letters, or not, and does not always say which.

What it took it keeps, in order, with the moment; who waits for a letter finds it there.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message
from enum import StrEnum
from random import Random

from gateway.simulate.network import Line

ADDRESS = "127.0.0.25", 25
GARBAGE = b"\xff\x00%%% 12\r\n"
GREETING = b"220 relay.example ESMTP\r\n"
END = b"\r\n.\r\n"


class Mood(StrEnum):
    """What the relay does with one letter."""

    TAKES = "takes it"
    TAKES_SLOWLY = "takes it, and says so late"
    TAKES_SILENTLY = "takes it, and says nothing for ever"
    TAKES_AND_DROPS = "takes it, and the line breaks before it says so"
    TAKES_AND_BABBLES = "takes it, and says garbage"
    LATER_BEFORE = "451 at the recipient"
    LATER_AFTER = "451 at the final dot"
    CLOSES = "421 at the sender"
    DROPS = "the line breaks in the middle of the text"
    DROPS_AFTER = "the line breaks at the final dot, and it was not taken"
    BABBLES = "garbage at the recipient"
    HANGS = "says nothing at the recipient for ever"
    NEVER_BEFORE = "550 at the recipient"
    NEVER_AFTER = "554 at the final dot"


TAKING = (Mood.TAKES, Mood.TAKES_SLOWLY, Mood.TAKES_SILENTLY, Mood.TAKES_AND_DROPS,
          Mood.TAKES_AND_BABBLES)  # fmt: skip
REFUSING = (Mood.NEVER_BEFORE, Mood.NEVER_AFTER)


@dataclass(frozen=True, slots=True)
class Taken:
    """One letter as the relay took it."""

    at: float
    recipient: str
    path: str  # where it goes back to
    message_id: str
    notice: str
    subject: str
    is_repeated: bool
    mood: Mood
    by: object  # the life of a gateway that handed it over
    mail: Message


@dataclass(eq=False)
class Relay:
    """The relay of a history; `moods` says what may happen to a letter."""

    random: Random
    clock: Callable[[], float]
    tell: Callable[[str], None]
    moods: tuple[Mood, ...] = (Mood.TAKES,)
    is_away: bool = False
    taken: list[Taken] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)  # Message-IDs and addresses refused for good
    returned: set[str] = field(default_factory=set)  # those that came back from elsewhere
    came: asyncio.Event = field(default_factory=asyncio.Event)

    def mood_for(self, recipient: str) -> Mood:
        mood = self.random.choice(self.moods)
        # customers' letters are waited for, so only the desk's own are refused for good
        if mood in REFUSING and not recipient.endswith("@desk.example"):
            return Mood.LATER_AFTER
        return mood

    def take(self, path: str, recipient: str, raw: bytes, mood: Mood, by: object) -> None:
        mail = message_from_bytes(raw)
        one = Taken(
            self.clock(),
            recipient,
            path,
            str(mail["Message-ID"]),
            str(mail["X-Gateway-Notice"]),
            str(mail["Subject"]).replace("\r\n", "").replace("\n", ""),
            mail["X-Gateway-Repeated"] == "yes",
            mood,
            by,
            mail,
        )
        self.taken.append(one)
        self.came.set()

    async def find(self, recipient: str, notice: str, word: str) -> Taken:
        """Wait for a letter of this notice about this ticket, and return it."""
        while True:
            for one in self.taken:
                if (one.recipient, one.notice) == (recipient, notice) and word in one.subject:
                    return one
            self.came.clear()
            await self.came.wait()


class RelaySession(asyncio.Protocol):
    """One connection of a gateway to the relay."""

    line: asyncio.Transport

    def __init__(self, relay: Relay) -> None:
        self._relay = relay
        self._heard = bytearray()
        self._path = self._recipient = ""
        self._mood = Mood.TAKES
        self._is_text = False

    def life(self) -> object:
        """Return the life of a gateway that is at the other end."""
        assert isinstance(self.line, Line)
        return self.line.other.process

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.line = transport
        if self._relay.is_away:
            self._say(b"421 4.3.2 not now\r\n")
            self.line.close()
        else:
            self._say(GREETING)

    def data_received(self, data: bytes) -> None:
        self._heard += data
        while self._next():
            pass

    def _next(self) -> bool:
        """Take one command, or a whole text; False when there is none."""
        if self.line.is_closing():
            return False
        if self._is_text:
            return self._take_text()
        line, found, rest = bytes(self._heard).partition(b"\r\n")
        if not found:
            return False
        self._heard[:] = rest
        word = line[:4].upper()
        if word == b"RCPT":
            self._recipient = _address(line)
            self._mood = self._relay.mood_for(self._recipient)
            self._relay.tell(f"relay: {self._recipient}: {self._mood}")
            self._answer_recipient()
        elif word == b"DATA":
            self._is_text = True
            self._say(b"354 go on\r\n")
            if self._mood is Mood.DROPS:
                self._drop()
        elif word == b"MAIL" and self._relay.is_away:
            self._say(b"421 4.3.2 not now\r\n")
            self.line.close()
        else:
            if word == b"MAIL":
                self._path = _address(line)
            self._say(
                b"250-relay.example\r\n250 8BITMIME\r\n" if word == b"EHLO" else b"250 ok\r\n"
            )
        return True

    def _answer_recipient(self) -> None:
        match self._mood:
            case Mood.LATER_BEFORE:
                self._say(b"451 4.2.0 try again later\r\n")
            case Mood.NEVER_BEFORE:
                self._relay.refused.add(self._recipient)
                self._say(b"550 5.7.1 not for you\r\n")
            case Mood.CLOSES:
                self._say(b"421 4.3.2 closing\r\n")
                self.line.close()
            case Mood.BABBLES:
                self._say(GARBAGE)
            case Mood.HANGS:
                pass
            case _:
                self._say(b"250 ok\r\n")

    def _take_text(self) -> bool:
        end = self._heard.find(END)
        if end < 0:
            return False
        raw = bytes(self._heard[: end + 2]).replace(b"\r\n..", b"\r\n.")
        del self._heard[: end + len(END)]
        self._is_text = False
        if self._mood in TAKING:
            self._relay.take(self._path, self._recipient, raw, self._mood, self.life())
        self._answer_text(raw)
        return True

    def _answer_text(self, raw: bytes) -> None:
        match self._mood:
            case Mood.TAKES_SLOWLY:
                delay = self._relay.random.choice((2.0, 30.0, 65.0, 540.0))
                asyncio.get_running_loop().call_later(delay, self._say, b"250 taken\r\n")
            case Mood.TAKES_AND_DROPS | Mood.DROPS_AFTER:
                self._drop()
            case Mood.TAKES_AND_BABBLES:
                self._say(GARBAGE)
            case Mood.LATER_AFTER:
                self._say(b"451 4.3.0 not taken\r\n")
            case Mood.NEVER_AFTER:
                mail = message_from_bytes(raw)
                self._relay.refused.add(str(mail["Message-ID"]))
                self._say(b"554 5.6.0 not this\r\n")
            case Mood.TAKES_SILENTLY:
                pass
            case _:
                self._say(b"250 taken\r\n")

    def _drop(self) -> None:
        self.line.abort()

    def _say(self, words: bytes) -> None:
        self.line.write(words)


def _address(line: bytes) -> str:
    return line.partition(b"<")[2].partition(b">")[0].decode()
