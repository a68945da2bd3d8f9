"""The demo's gateway: the real doors, clerk and post in one process, with a clock that we move.

Mails come in over SMTP from a courier like our own; what goes out is caught by a second door that
stands in for a relay.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime

from gateway.config.contacts_file import read_people
from gateway.config.desk_file import EXAMPLE, example_desk
from gateway.config.keys import Keys
from gateway.demo.act import AdminOrders
from gateway.demo.postbag import Caught, DemoMail, read_caught
from gateway.doors.door import Intake
from gateway.doors.limits import DoorLimits
from gateway.doors.peers import TrustedPeers
from gateway.doors.room import Room
from gateway.doors.smtp import SmtpDoor
from gateway.rehearse.story_orders import STORY_ORDERS
from gateway.simulation import next_moment
from gateway.store import journal
from gateway.store.engine import open_engine, reading, upgrade, writing
from gateway.store.errors import Engine
from gateway.store.journal import Incoming
from gateway.store.people import import_people
from gateway.store.tickets import load_ticket_by_number
from gateway.store.unread import list_unread
from gateway.worker.clerk import Clerk, Decided
from gateway.worker.outbox_access import OutboxAccess
from gateway.worker.reads import Reads
from gateway.worker.writer import Writer
from outbound.courier import Courier, Outcome
from outbound.post import Post
from outbound.relay_address import Relay
from parsers import Reading
from rules.model.ticket import Ticket
from rules.policy.desk import Desk
from rules.sender.recipients import words_of

LOOPBACK = "127.0.0.1"
SERVER = "mx.desk.example"  # whose verdict on senders is believed
NAME = "demo"
ROOM_BYTES = 16 * 1024 * 1024
GRACE_SECONDS = 5.0
READ_SECONDS = 0.01  # between two looks whether a reader is done


class NotTaken(Exception):
    """The door did not take a mail of the demo; the text is its answer."""


@dataclass(slots=True)
class DemoGateway:
    """A gateway at one moment. Only `receive`, `obey` and `go_to` change it."""

    desk: Desk
    engine: Engine
    now: datetime
    clerk: Clerk
    writer: Writer
    caught: list[Caught] = field(default_factory=list)  # all that the relay was given
    post: Post = field(init=False)
    client: Courier = field(init=False)

    async def receive(self, mail: DemoMail) -> tuple[Decided, ...]:
        """Send a mail to the door at its own date and return what was decided."""
        await self.go_to(mail.at)
        return await self.deliver(mail.sender.address, mail.recipient, mail.raw)

    async def deliver(self, sender: str, recipient: str, raw: bytes) -> tuple[Decided, ...]:
        """Send bytes to the door now, whoever is said to have sent them."""
        carried = await self.client.carry(sender, recipient, raw)
        if carried.outcome is not Outcome.SENT:
            raise NotTaken(carried.answer)
        return await self._settle()

    async def obey(self, order: AdminOrders) -> tuple[Decided, ...]:
        """Put an admin's order into the journal at its moment and return what was decided."""
        await self.go_to(order.at)
        await self.writer.run(lambda: self._journal(order))
        return await self._settle()

    async def go_to(self, target: datetime) -> tuple[Decided, ...]:
        """Move the clock from due moment to due moment; return what was decided on the way."""
        decided: list[Decided] = []
        while (moment := await self.writer.run(self._next_moment)) and moment <= target:
            self.now = max(self.now, moment)
            decided += await self._settle()
        self.now = max(self.now, target)
        return tuple(decided)

    def ticket(self, number: str) -> Ticket | None:
        with reading(self.engine) as connection:
            return load_ticket_by_number(connection, number).ticket

    def _journal(self, order: AdminOrders) -> int:
        with writing(self.engine) as connection:
            return journal.put_order(connection, order.verb, dict(order.values), self.now)

    async def _settle(self) -> tuple[Decided, ...]:
        """Decide all that can be decided now, and let go what may leave now."""
        decided: list[Decided] = []
        while True:
            while one := await self.writer.run(lambda: self.clerk.decide_next(self.now)):
                decided.append(one)
            if not await self.writer.run(self._is_being_read):
                break
            await asyncio.sleep(READ_SECONDS)
        await self.post.deliver_waiting(self.now)
        return tuple(decided)

    def _is_being_read(self) -> bool:
        """Say whether a mail waits for a reader, where readers of their own read ahead."""
        with reading(self.engine) as connection:
            return bool(list_unread(connection, self.now, 1))

    def _next_moment(self) -> datetime | None:
        return next_moment(self.engine, self.clerk)


@asynccontextmanager
async def open_gateway(
    engine: Engine,
    begin: datetime,
    desk: Desk | None = None,
    reads_of: Callable[[Engine, Reading], Reads] | None = None,
) -> AsyncIterator[DemoGateway]:
    """Give a gateway on a database with people, and end it; the database stays as it is then.

    Mails are read in this process, or as `reads_of` says.
    """
    desk, how = desk or example_desk(), Reading(trusted_ids=(SERVER,))
    keys = Keys.made_for_rehearsal()
    reads = reads_of(engine, how) if reads_of else None
    clerk = Clerk(engine, desk, keys, how, orders=STORY_ORDERS, reads=reads)

    def commit(group: Sequence[Incoming]) -> tuple[int, ...]:
        with writing(engine) as connection:
            return journal.accept(connection, group)

    with Writer(commit) as writer:
        gateway = DemoGateway(desk, engine, begin, clerk, writer)
        door, relay = _door_of(gateway), _relay_of(gateway)
        _, in_port = await door.listen(LOOPBACK, 0)
        _, out_port = await relay.listen(LOOPBACK, 0)
        gateway.client = Courier(Relay(LOOPBACK, in_port))
        courier = Courier(Relay(LOOPBACK, out_port))
        gateway.post = Post(OutboxAccess(engine, writer, NAME), courier, lambda: gateway.now)
        try:
            yield gateway
        finally:
            await gateway.client.close()
            await courier.close()
            await door.close(GRACE_SECONDS)
            await relay.close(GRACE_SECONDS)
            clerk.close()


def found_database(url: str) -> Engine:
    """Return the database with its tables and the people of the example."""
    engine = open_engine(url)
    upgrade(engine)
    people = read_people(EXAMPLE / "contacts.csv")
    with writing(engine) as connection:
        import_people(connection, people.accounts, people.contacts)
    return engine


def _door_of(gateway: DemoGateway) -> SmtpDoor:
    limits, trusted = DoorLimits(), TrustedPeers((LOOPBACK,))
    return SmtpDoor(
        Intake(gateway.writer.accept, lambda: gateway.now, limits, trusted),
        lambda address: words_of(address, gateway.desk) is not None,
        hostname=SERVER,
        limits=limits,
        room=Room(ROOM_BYTES),
        trusted=trusted,
    )


def _relay_of(gateway: DemoGateway) -> SmtpDoor:
    async def catch(incoming: Incoming) -> int:
        envelope = incoming.envelope
        gateway.caught += (
            read_caught(incoming.raw, address, envelope.mail_from or "", incoming.received_at)
            for address in envelope.recipients
        )
        return len(gateway.caught)

    limits, trusted = DoorLimits(), TrustedPeers()
    return SmtpDoor(
        Intake(catch, lambda: gateway.now, limits, trusted),
        lambda address: True,
        hostname="relay.example",
        limits=limits,
        room=Room(ROOM_BYTES),
        trusted=trusted,
    )
