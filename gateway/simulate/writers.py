"""Those who write to the desk: conversations of a customer, a technician and an admin.

What comes next in a conversation waits for the letter before it, as with people: so its outcome
does not depend on what failed meanwhile, and each kind has one that every history must come to.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from gateway.config.contacts_file import People
from gateway.rehearse.steps import Proof
from gateway.rehearse.story_mail import OutsideMail, write_mail, write_report, write_verdict
from gateway.simulate.relay import Relay, Taken
from gateway.store.people import Imported
from outbound.courier import Courier, Outcome
from rules.model.mail import Mailbox
from rules.model.ticket import Account, Contact

SERVER = "mx.desk.example"
BASE, WAITING, INTERNAL = (f"support{one}@desk.example" for one in ("", "+waiting", "+internal"))
TECHNICIANS = (
    Mailbox("maya@desk.example", "Maya Ortiz"),
    Mailbox("jonas@desk.example", "Jonas Feld"),
    Mailbox("priya@desk.example", "Priya Nair"),
)
NAMES = "Ada Boris Cleo Dora Emil Fay".split()
ZONE = ZoneInfo("America/New_York")
NUMBER = re.compile(r"T\d{8}\.\d{4}")
# a mail server waits so long before it tries again: longer than what is passed over as a look round
AGAIN_SECONDS = (6.0, 20.0, 60.0, 240.0)
REST_SECONDS = 420.0  # after a mail: longer than letters are held back for #undo
TWICE_OF_TEN = 1  # mails that a mail server hands in once more although they were taken


def people(count: int = len(NAMES)) -> People:
    """Return a customer with an account of their own for each of so many conversations."""
    accounts = tuple(
        Account(0, f"{name} Ltd", str(10500 + place), (f"{name.casefold()}.example",))
        for place, name in enumerate(map(name_of, range(count)))
    )
    contacts = tuple(
        Imported(one.name, Contact(0, None, customer_of(place).name, (customer_of(place).address,)))
        for place, one in enumerate(accounts)
    )
    return People(accounts, contacts)


def name_of(place: int) -> str:
    again, which = divmod(place, len(NAMES))
    return f"{NAMES[which]}{again or ''}"


def customer_of(place: int) -> Mailbox:
    name = name_of(place)
    return Mailbox(f"{name.casefold()}@{name.casefold()}.example", f"{name} Ames")


@dataclass(frozen=True, slots=True)
class Accepted:
    """One mail that heard 250."""

    number: int  # of the input
    message_id: str
    raw: bytes


@dataclass(eq=False)
class MailServer:
    """The mail server before the desk: it hands every mail in, again until it hears 250."""

    random: Random
    couriers: tuple[Courier, ...]  # to each gateway
    tell: Callable[[str], None]
    accepted: list[Accepted] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)  # which must not be
    is_calm: bool = False  # the time of faults is over
    again_seconds: tuple[float, ...] = AGAIN_SECONDS

    async def hand_in(self, sender: str, to: str, message_id: str, raw: bytes) -> None:
        await self._until_taken(sender, to, message_id, raw)
        if not self.is_calm and self.random.randrange(10) < TWICE_OF_TEN:
            await asyncio.sleep(self.random.choice(self.again_seconds))
            await self._until_taken(sender, to, message_id, raw)

    async def _until_taken(self, sender: str, to: str, message_id: str, raw: bytes) -> None:
        while True:
            carried = await self.random.choice(self.couriers).carry(sender, to, raw)
            self.tell(f"mail server: {message_id}: {carried.answer}")
            if carried.outcome is Outcome.SENT:
                number = int(carried.answer.rpartition(" ")[2])
                self.accepted.append(Accepted(number, message_id, raw))
                return
            if carried.outcome is Outcome.NEVER:
                self.refused.append(f"{message_id}: {carried.answer}")
                return
            await asyncio.sleep(self.random.choice(self.again_seconds))


@dataclass(eq=False)
class Talk:
    """One conversation: who they are, what was said, and where it got to."""

    place: int
    kind: str
    server: MailServer
    relay: Relay
    now: Callable[[], datetime]
    order: Callable[[str, dict[str, str]], Awaitable[None]]
    number: str = ""
    is_over: bool = False
    _count: int = 0

    @property
    def customer(self) -> Mailbox:
        return customer_of(self.place)

    @property
    def technician(self) -> Mailbox:
        return TECHNICIANS[self.place % len(TECHNICIANS)]

    @property
    def title(self) -> str:
        return f"Matter of {self.customer.name}"

    async def run(self) -> None:
        await KINDS[self.kind](self)
        self.is_over = True

    async def ask(self) -> None:
        """The customer writes, and learns the ticket's number."""
        await self.write(self.customer, BASE, f"{self.title}: it does not print.")
        letter = await self.relay.find(self.customer.address, "N-01", self.title)
        found = NUMBER.search(letter.subject)
        assert found is not None, letter.subject
        self.number = found[0]
        await self.rest(600)

    async def write(self, who: Mailbox, to: str, text: str, seconds: float = REST_SECONDS) -> None:
        """Hand a mail in, and go on a while after it was taken."""
        self._count += 1
        domain = who.address.rpartition("@")[2]
        message_id = f"<{self.kind}.{self.place}.{self._count}@{domain}>"
        subject = f"Re: [{self.number}] {self.title}" if self.number else self.title
        name, verdict = write_verdict(SERVER, who.address, Proof.PASS) or ("", "")
        mail = OutsideMail(
            sender=who,
            date=self.now().astimezone(ZONE),
            message_id=message_id,
            to=(Mailbox(to),),
            subject=subject,
            text=text,
        )
        raw = f"{name}: {verdict}\r\n".encode() + write_mail(mail)
        await self.server.hand_in(who.address, to, message_id, raw)
        await self.rest(seconds)

    async def bounce(self, letter: Taken) -> None:
        """The customer's server sends a letter back."""
        self._count += 1
        message_id = f"<bounce.{self.place}.{self._count}@mx.elsewhere.example>"
        raw = write_report(
            sender=Mailbox("postmaster@mx.elsewhere.example", "Mail Delivery System"),
            to=letter.path,
            date=self.now().astimezone(ZONE),
            message_id=message_id,
            failed=letter.recipient,
            status="5.1.1",
            of=letter.message_id,
        )
        self.relay.returned.add(letter.message_id)
        await self.server.hand_in("", letter.path, message_id, raw)
        await self.rest(REST_SECONDS)

    async def letter(self, who: Mailbox, notice: str) -> Taken:
        return await self.relay.find(who.address, notice, self.number)

    async def rest(self, seconds: float) -> None:
        """Do nothing until all that was said has had its effects."""
        await asyncio.sleep(seconds)

    async def until_day(self, days: int) -> None:
        """Wait for ten in the morning, so many days from today."""
        here = self.now().astimezone(ZONE)
        then = datetime.combine(here.date() + timedelta(days=days), time(10), ZONE)
        await asyncio.sleep(max(0.0, (then - here).total_seconds()))


async def _asked(talk: Talk) -> None:
    await talk.ask()


async def _answered(talk: Talk) -> None:
    await talk.ask()
    await talk.write(talk.technician, WAITING, "#take\n\nDid the driver help?")
    await talk.letter(talk.customer, "N-03")
    await talk.write(talk.customer, BASE, "It does print now.")
    await talk.write(talk.technician, INTERNAL, "#complete")
    await talk.letter(talk.customer, "N-06")


async def _hurried(talk: Talk) -> None:
    """The technician writes twice before the first letter can have left."""
    await talk.ask()
    await talk.write(talk.technician, WAITING, "#take\n\nDid the driver help?", seconds=0)
    await talk.write(talk.technician, WAITING, "And please send us its log.")
    await talk.letter(talk.customer, "N-03")


async def _silent(talk: Talk) -> None:
    await talk.ask()
    await talk.write(talk.technician, WAITING, "#take\n\nDid the driver help?")
    await talk.letter(talk.customer, "N-04")


async def _called(talk: Talk) -> None:
    await talk.ask()
    await talk.write(talk.technician, WAITING, "#take\n\nMay we call?")
    await talk.letter(talk.customer, "N-03")
    for _ in range(2):
        await talk.until_day(1)
        await talk.write(talk.technician, INTERNAL, "#attempt phone now vm")
    await talk.letter(talk.customer, "N-10")


async def _ordered(talk: Talk) -> None:
    await talk.ask()
    await talk.order("set", {"number": talk.number, "status": "in_progress", "by": "admin"})
    await talk.write(talk.technician, BASE, "#take\n\nI look into it.")
    await talk.letter(talk.customer, "N-03")
    await talk.order("set", {"number": talk.number, "priority": "high", "by": "admin"})


async def _bounced(talk: Talk) -> None:
    await talk.ask()
    await talk.write(talk.technician, WAITING, "#take\n\nDid the driver help?")
    await talk.bounce(await talk.letter(talk.customer, "N-03"))


KINDS: dict[str, Callable[[Talk], Awaitable[None]]] = {
    "asked": _asked,
    "answered": _answered,
    "hurried": _hurried,
    "silent": _silent,
    "called": _called,
    "ordered": _ordered,
    "bounced": _bounced,
}

TIMERS: dict[str, tuple[str, ...]] = {  # that a talk waits for
    "silent": ("waiting_reminder",),
    "called": ("waiting_reminder", "uc_close"),
}
