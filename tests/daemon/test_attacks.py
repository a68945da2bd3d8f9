"""Attacks come in through the real SMTP door too, not only through a rehearsal's journal."""

from __future__ import annotations

import asyncio
import email
import smtplib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email.utils import getaddresses
from pathlib import Path

import pytest

from gateway.doors.door import Intake
from gateway.doors.limits import DoorLimits
from gateway.doors.peers import TrustedPeers
from gateway.doors.room import Room
from gateway.doors.smtp import SmtpDoor
from gateway.rehearse.player import Setup, play
from gateway.rehearse.setups import example_setup
from gateway.rehearse.simulated_desk import SimulatedDesk
from gateway.rehearse.story import read_story
from gateway.store import journal
from gateway.store.engine import writing
from gateway.store.journal import Incoming
from rules.sender.recipients import words_of

STORIES = Path(__file__).parents[1] / "stories"
LOOPBACK = "127.0.0.1"
ATTACKS = (
    "bounces/a-complaint-of-our-own",
    "bounces/forged",
    "bounces/an-alert-bounces",
    "senders/who-wrote",
    "services/a-forged-scheduler",
    "trust/a-confirmation-shows-all",
    "trust/five-wrong-codes",
    "trust/words-that-a-customer-put-there",
    "trust/nobody-is-answered-in-a-victims-name",
    "trust/who-is-accepted",
)


class DeskBehindADoor(SimulatedDesk):
    """A desk whose mails come over SMTP, from a peer that may stamp its verdict."""

    def arrive(self, incoming: Incoming) -> None:
        with _door(self) as port, smtplib.SMTP(LOOPBACK, port, timeout=60) as peer:
            sender = incoming.envelope.mail_from or ""
            peer.sendmail(sender, list(_recipients(incoming, self)), incoming.raw)
        self.settle()


@contextmanager
def _door(simulated: SimulatedDesk) -> Iterator[int]:
    """Listen on a thread of its own while the story waits."""
    loop = asyncio.new_event_loop()

    async def accept(incoming: Incoming) -> int:
        with writing(simulated.engine) as connection:
            return journal.accept(connection, (incoming,))[0]

    limits, trusted = DoorLimits(), TrustedPeers((LOOPBACK,))
    door = SmtpDoor(
        Intake(accept, lambda: simulated.now, limits, trusted),
        lambda address: words_of(address, simulated.desk) is not None,
        hostname=simulated.server,
        limits=limits,
        room=Room(16 * 1024 * 1024),
        trusted=trusted,
    )
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    try:
        _, port = asyncio.run_coroutine_threadsafe(door.listen(LOOPBACK, 0), loop).result(10)
        yield port
        asyncio.run_coroutine_threadsafe(door.close(5.0), loop).result(10)
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(60)
        loop.close()


def _recipients(incoming: Incoming, simulated: SimulatedDesk) -> Iterator[str]:
    """Return what RCPT TO would name: our addresses of the envelope, else of the header."""
    yield from incoming.envelope.recipients
    mail = email.message_from_bytes(incoming.raw)
    fields = [str(one) for name in ("To", "Cc") for one in mail.get_all(name, [])]
    for _, address in getaddresses(fields):
        ours = words_of(address, simulated.desk) is not None
        if ours and address not in incoming.envelope.recipients:
            yield address


@pytest.fixture(scope="module")
def setup() -> Setup:
    return example_setup()


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_fails_at_the_real_door_as_in_its_story(name: str, setup: Setup) -> None:
    played = play(read_story(STORIES / f"{name}.story"), setup, DeskBehindADoor)

    assert played.misses == ()
