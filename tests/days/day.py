"""A day of work, told as steps: what comes in by SMTP, and what must stand and leave after each.

The mails are files; the gateway is the real one, with its readers in processes of their own, on
each kind of database. Only the clock is ours.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email import message_from_bytes, policy
from email.utils import parsedate_to_datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from gateway.demo.act import AdminOrders
from gateway.demo.gateway import DemoGateway
from gateway.demo.postbag import Caught, read_act
from gateway.store.engine import reading
from gateway.store.errors import Engine
from gateway.store.packed import unpack
from gateway.store.tickets import load_ticket_by_number
from gateway.worker.readers import Readers
from parsers import Reading
from rules.model.notice import Notice
from rules.model.ticket import Case

MAILS = Path(__file__).parent.parent / "fixtures" / "emails" / "days"
ZONE = ZoneInfo("America/New_York")
LEAVES = timedelta(minutes=6)  # the longest that a letter is held for an undo, and a little more
DIGEST = Notice.N_37.value  # goes to the managers each morning; the admin's day looks at it


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happens, and what must have come of it before the next one."""

    does: str  # a file of a mail, or the moment until which the clock goes on
    letters: str = ""  # "N-01 carla, N-33 maya@10:18": who gets what, and when it leaves
    ticket: str = ""  # the number from which on all below is asked; "": as in the step before
    stands: Mapping[str, object] = field(default_factory=dict)  # fields of the ticket
    timers: Mapping[str, str] = field(default_factory=dict)  # kind: when it is due, "" for unarmed
    says: Mapping[str, str] = field(default_factory=dict)  # "N-33 maya": what its text tells
    passes: str = ""  # statuses that the ticket went through


@dataclass(slots=True)
class Day:
    """The day as it goes on in a gateway."""

    daemon: DemoGateway
    ticket: str = ""
    seen: int = 0

    async def play(self, *steps: Step) -> None:
        for step, then in zip(steps, (*steps[1:], None), strict=True):
            before = self._statuses(step.ticket or self.ticket)
            await self._happen(step.does)
            longest = self.daemon.now + LEAVES
            until = min(longest, _begin_of(then) - timedelta(seconds=1)) if then else longest
            await self.daemon.go_to(max(self.daemon.now, until))
            self.ticket = step.ticket or self.ticket
            wrong = list(self._wrong(step, before))
            assert not wrong, f"after {step.does}: {wrong}"

    async def put(self, number: str, title: str, at: str, **values: str) -> None:
        """Put a ticket in place that the desk has had before, without any letter."""
        told = (("number", number), ("title", title), *values.items())
        answered = await self.daemon.obey(AdminOrders("place", told, moment(at), ""))
        assert not answered[0].answer.startswith("refused"), answered[0].answer
        self.ticket = number

    def case(self, number: str = "") -> Case:
        with reading(self.daemon.engine) as connection:
            return load_ticket_by_number(connection, number or self.ticket)

    def letters(self) -> list[Caught]:
        """Return what has left since it was asked last, but the morning's digest."""
        fresh = [one for one in self.daemon.caught[self.seen :] if one.notice != DIGEST]
        self.seen = len(self.daemon.caught)
        return fresh

    def latest(self, notice: str) -> Caught:
        return next(one for one in reversed(self.daemon.caught) if one.notice == notice)

    async def _happen(self, does: str) -> None:
        if does.endswith(".eml"):
            mail = read_act(does, self.daemon.caught, MAILS)
            await self.daemon.receive(mail)
        else:
            await self.daemon.go_to(moment(does))

    def _wrong(self, step: Step, before: int) -> Iterator[str]:
        letters = self.letters()
        yield from _wrong_letters(step.letters, letters)
        for who, text in step.says.items():
            told = [one for one in letters if f"{one.notice} {_name(one)}" == who]
            if not any(text in " ".join((one.subject, *one.text.split())) for one in told):
                yield f"{who} does not say {text!r}: {[one.text for one in told]}"
        if not self.ticket:
            return
        case = self.case()
        for name, value in step.stands.items():
            if (found := _field(case, name)) != value:
                yield f"{name} is {found!r}, not {value!r}"
        armed = {one.kind.value: one.due_at for one in case.timers}
        for kind, due in step.timers.items():
            found_at = armed.get(kind)
            if found_at != (moment(due) if due else None):
                yield f"{kind} is due {found_at and found_at.astimezone(ZONE)}, not {due!r}"
        if step.passes and " > ".join(self._passed(before)) != step.passes:
            yield f"it went through {self._passed(before)}"

    def _statuses(self, number: str) -> int:
        return len(self._passed(0, number)) if number else 0

    def _passed(self, since: int, number: str = "") -> list[str]:
        """Return the statuses that a ticket was put into, but so many."""
        question = (
            "SELECT e.data FROM event e JOIN ticket t ON t.id = e.ticket_id"
            f" WHERE t.number = '{number or self.ticket}' AND e.kind = 'SetStatus'"
            " ORDER BY e.input_id, e.position"
        )
        return [str(one["status"]) for one in read_events(self.daemon.engine, question)][since:]


def read_events(engine: Engine, question: str) -> list[dict[str, object]]:
    """Return the data of events, unpacked."""
    with reading(engine) as connection:
        rows = connection.exec_driver_sql(question).scalars().all()
    return [json.loads(one if isinstance(one, str) else unpack(bytes(one))) for one in rows]


def moment(text: str) -> datetime:
    """Return a moment of the desk: "2026-11-24 10:18"."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def real_readers(engine: Engine, how: Reading) -> Readers:
    """Read as the daemon does: ahead of the clerk, in a process of its own."""
    readers = Readers(engine, how)
    readers.start()
    return readers


def _begin_of(step: Step) -> datetime:
    if step.does.endswith(".eml"):
        return read_date(step.does)
    return moment(step.does)


def read_date(file: str) -> datetime:
    message = message_from_bytes((MAILS / file).read_bytes(), policy=policy.default)
    return parsedate_to_datetime(str(message["Date"]))


def _wrong_letters(told: str, letters: list[Caught]) -> Iterator[str]:
    wanted = [one.strip() for one in told.split(",") if one.strip()]
    came = Counter(f"{one.notice} {_name(one)}" for one in letters)
    for one in (Counter(each.partition("@")[0] for each in wanted) - came).elements():
        yield f"{one} did not leave"
    for one in (came - Counter(each.partition("@")[0] for each in wanted)).elements():
        yield f"{one} left"
    for each in wanted:
        who, _, at = each.partition("@")
        times = [f"{one.at.astimezone(ZONE):%H:%M}" for one in letters if _matches(one, who)]
        if at and at not in times:
            yield f"{who} left at {times}, not at {at}"


def _matches(letter: Caught, who: str) -> bool:
    return f"{letter.notice} {_name(letter)}" == who


def _name(letter: Caught) -> str:
    return letter.address.partition("@")[0]


def _field(case: Case, name: str) -> object:
    """Return what a story would call a field of the ticket."""
    assert case.ticket is not None, "there is no such ticket"
    if name == "attempts":
        last = case.cycles[-1].id if case.cycles else 0
        return sum(one.cycle_id == last and one.counted.value == "yes" for one in case.attempts)
    if name == "cycle":
        return case.cycles[-1].state.value if case.cycles else "none"
    if name == "tags":
        return " ".join(one.name for one in case.tags)
    if name == "calls":
        return " ".join(one.state.value for one in case.calls)
    if name == "people":
        return len(case.contacts)
    value = getattr(case.ticket, name)
    return getattr(value, "value", value)
