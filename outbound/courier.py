"""Carrying mail to the relay, on connections that are kept.

The answer decides: a permanent refusal of this mail is NEVER, all else is LATER. A refusal of
*us* (greeting, login, TLS) says nothing about the mail, so it is LATER, too.
"""

from __future__ import annotations

import asyncio
import logging
import os
import socket
import time
import uuid
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from outbound.relay_address import Relay
from outbound.relay_answer import is_about_content, is_about_us
from outbound.relay_fault import fault_words
from outbound.relay_line import Gone
from outbound.smtp_talk import AWAY, CannotSay, Refused, Step, Talk, call
from outbound.subject import one_line

ANSWER_MAX = 300  # characters of the relay's answer that are kept
TRY_SECONDS = 20 * 60.0  # of one letter, all in all: less than a letter stays handed
KEPT_SECONDS = 120.0  # of a connection with nothing to do: what lies between may forget it then
KEPT_ANSWER_SECONDS = 30.0  # for the first answer on it

log = logging.getLogger(__name__)


class Outcome(StrEnum):
    SENT = "sent"
    LATER = "later"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Carried:
    """How one letter fared."""

    outcome: Outcome
    answer: str  # the relay's words, or what went wrong
    in_doubt: bool = False  # the connection broke after the text went: it may have arrived
    relay_away: bool = False  # nobody to talk to: the next letter will fare no better
    is_about_content: bool = False  # of a refusal: without its files it might be taken


class Carrier(Protocol):
    """Somebody who takes mail away."""

    async def carry(self, sender: str, recipient: str, mime: bytes) -> Carried:
        """Carry one mail to one recipient; `sender` is the return path."""

    def cut(self) -> None:
        """Let go of what is under way, now: the gateway is stopping."""

    async def close(self) -> None:
        """Let go of what is kept open."""


class Courier:
    """Carries to a relay by SMTP, on as many connections as letters are under way at once."""

    def __init__(self, relay: Relay) -> None:
        self._relay = relay
        self._idle: list[Talk] = []  # the last used last: the others may be closed by the relay
        self._cut = asyncio.Event()
        self._is_away = False

    async def carry(self, sender: str, recipient: str, mime: bytes) -> Carried:
        under_way: list[Talk] = []  # the last one is it
        trying = asyncio.ensure_future(self._try(under_way, sender, recipient, mime))
        cutting = asyncio.ensure_future(self._cut.wait())
        try:
            await asyncio.wait(
                {trying, cutting},
                timeout=TRY_SECONDS,
                return_when=asyncio.FIRST_COMPLETED,
            )
            if trying.done():
                return trying.result()
        finally:
            cutting.cancel()
            if not trying.done():
                trying.cancel()
                for talk in under_way:
                    talk.cut()
        is_cut = self._cut.is_set()
        in_doubt = any(one.step is Step.TEXT for one in under_way[-1:])
        words = "the gateway is stopping" if is_cut else "the relay takes too long"
        return Carried(Outcome.LATER, words, in_doubt, relay_away=is_cut or not in_doubt)

    def cut(self) -> None:
        """Let go of every letter under way, now."""
        self._cut.set()

    async def close(self) -> None:
        idle, self._idle = self._idle, []
        await asyncio.gather(*(one.say_goodbye() for one in idle))

    async def _try(
        self, under_way: list[Talk], sender: str, recipient: str, mime: bytes
    ) -> Carried:
        letter = sender, recipient, mime
        while (kept := self._take_kept()) is not None:
            under_way.append(kept)
            if (carried := await self._hand_over(kept, *letter, is_new=False)) is not None:
                return carried
        carried = await self._try_anew(under_way, *letter)
        if carried is None:
            carried = await self._try_anew(under_way, *letter, one_by_one=True)
        assert carried is not None
        return carried

    async def _try_anew(
        self,
        under_way: list[Talk],
        sender: str,
        recipient: str,
        mime: bytes,
        *,
        one_by_one: bool = False,
    ) -> Carried | None:
        """Call; None when nothing was answered to what was said at once.

        It may be any of it that the relay failed over: its recipient stops no other letter.
        """
        try:
            talk = await call(self._relay)
        except AWAY as error:
            return self._away(_cut(fault_words(error, self._relay.host)))
        talk.is_at_once &= not one_by_one
        under_way.append(talk)
        carried = await self._hand_over(talk, sender, recipient, mime, is_new=True)
        if carried is not None and not carried.relay_away:
            self._tell_back()
        return carried

    def _take_kept(self) -> Talk | None:
        """Return a connection that is open still, and not so old that nobody may be there."""
        now = asyncio.get_running_loop().time()
        while self._idle:
            talk = self._idle.pop()
            if talk.is_open and talk.is_even and now - (talk.kept_at or now) <= KEPT_SECONDS:
                return talk
            talk.leave()
        return None

    def _keep(self, talk: Talk) -> None:
        if not talk.is_open:
            return
        if not talk.is_even:
            talk.leave()
            return
        talk.kept_at = asyncio.get_running_loop().time()
        self._idle.append(talk)

    async def _hand_over(
        self, talk: Talk, sender: str, recipient: str, mime: bytes, *, is_new: bool
    ) -> Carried | None:
        """Return how it went; None when it is to be tried on another connection, at once."""
        seconds = self._relay.timeout_seconds
        try:
            answer = await talk.hand_over(
                sender, recipient, mime, seconds if is_new else min(seconds, KEPT_ANSWER_SECONDS)
            )
        except CannotSay as fault:
            self._keep(talk)
            return Carried(Outcome.NEVER, _cut(str(fault)))
        except Gone as gone:
            in_doubt = talk.step is Step.TEXT
            if not in_doubt and not is_new:
                return None
            if talk.step is Step.MAIL:
                return None if talk.is_at_once else self._away(_cut(str(gone)))
            return Carried(Outcome.LATER, _cut(str(gone)), in_doubt)
        except Refused as refusal:
            if refusal.closes and not is_new and refusal.step is not Step.TEXT:
                talk.cut()
                return None
            return await self._refused(talk, refusal)
        self._keep(talk)
        return Carried(Outcome.SENT, _cut(answer))

    async def _refused(self, talk: Talk, refusal: Refused) -> Carried:
        """Return what a refusal means, with the connection ready for the next mail."""
        words = _cut(str(refusal))
        if not refusal.is_answer or refusal.closes or not talk.is_even:
            talk.cut()
        elif await talk.begin_anew():
            self._keep(talk)
        if not refusal.is_answer:  # garbage says neither yes nor no
            return Carried(Outcome.LATER, words, in_doubt=refusal.step is Step.TEXT)
        if refusal.closes and refusal.step is Step.MAIL:
            return self._away(words)
        if not refusal.is_for_good:
            return Carried(Outcome.LATER, words)
        if is_about_us(refusal):
            told = {"trouble": f"refusals of relay {self._relay.host}"}
            log.warning("relay_refuses_us host=%s: %s", self._relay.host, words, extra=told)
            return Carried(Outcome.LATER, words)
        return Carried(Outcome.NEVER, words, is_about_content=is_about_content(refusal))

    def _away(self, words: str) -> Carried:
        self._is_away = True
        told = {"trouble": f"relay {self._relay.host}"}
        where = self._relay.host, self._relay.port
        log.warning("relay_away host=%s port=%d: %s", *where, words, extra=told)
        return Carried(Outcome.LATER, words, relay_away=True)

    def _tell_back(self) -> None:
        if self._is_away:
            self._is_away = False
            told = {"over": f"relay {self._relay.host}"}
            log.warning("relay_back host=%s", self._relay.host, extra=told)


class MaildirCourier:
    """Puts letters into a maildir where no relay is configured."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._is_away = False

    async def carry(self, sender: str, recipient: str, mime: bytes) -> Carried:
        envelope = f"Return-Path: <{sender}>\r\nDelivered-To: {recipient}\r\n".encode()
        try:
            key = await asyncio.to_thread(self._add, envelope + mime)
        except OSError as error:
            self._is_away = True
            words = f"{self._path}: {error.strerror}"
            log.warning("relay_away maildir: %s", words, extra={"trouble": "maildir"})
            return Carried(Outcome.LATER, words, relay_away=True)
        if self._is_away:
            self._is_away = False
            log.warning("relay_back maildir: %s", self._path, extra={"over": "maildir"})
        return Carried(Outcome.SENT, f"put into maildir {self._path.name} as {key}")

    def cut(self) -> None:
        """A file is written at once."""

    async def close(self) -> None:
        """Nothing is kept open."""

    def _add(self, mail: bytes) -> str:
        """Write it beside, then put it in (maildir(5)); what is not whole is left nowhere."""
        for folder in (self._path, *(self._path / one for one in ("tmp", "new", "cur"))):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        key = f"{int(time.time())}.{uuid.uuid4().hex}.{_host_in_name()}"
        beside, there = self._path / "tmp" / key, self._path / "new" / key
        try:
            with beside.open("xb") as file:
                file.write(mail)
                file.flush()
                os.fsync(file.fileno())
            beside.rename(there)
            _flush_folder(there.parent)  # else a power cut takes the name with it
        except OSError:
            for half in (beside, there):
                half.unlink(missing_ok=True)
            raise
        return key


def _host_in_name() -> str:
    return socket.gethostname().replace("/", r"\057").replace(":", r"\072")


def _flush_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _cut(words: str) -> str:
    return one_line(words)[:ANSWER_MAX]
