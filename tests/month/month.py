"""A month or a year of one desk: what happens, in the order of the clock, from one seed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from random import Random

from gateway.rehearse.player import Setup
from gateway.rehearse.simulated_desk import SimulatedDesk
from gateway.store.engine import reading
from gateway.store.outbox import OutboxLetter
from gateway.worker.clerk import Decided
from rules.clock import at_wall, is_business_day
from rules.model.ticket import LetterState
from tests.month import customers, machines, procedures, technicians
from tests.month.accounts import CAREFUL
from tests.month.accounts import customers as month_customers
from tests.month.accounts import technicians as month_technicians
from tests.month.postbag import Postbag, Written
from tests.month.span import MONTH, Span
from tests.month.world import Kind, World

HOURS = (0, *(1,) * 6, *(4,) * 2, *(20,) * 8, *(5,) * 3, *(1,) * 4)  # mails of each hour, about
OF_WEEKEND = 6  # times fewer mails than on a business day
PAST = 40  # tickets that the desk brings along
STATUSES = ("in_progress", "waiting_customer", "note_emailed_in", "new", "waiting_vendor")
KINDS = (*customers.KINDS, *technicians.KINDS, *procedures.KINDS, *machines.KINDS)


@dataclass(frozen=True, slots=True)
class Day:
    """What came of one day, when the day is over and all is settled."""

    simulated: SimulatedDesk
    decided: tuple[Decided, ...]
    letters: tuple[OutboxLetter, ...]  # put out on this day, as they are at its end
    machines: dict[int, str]  # input of a machine's mail, and the address that wrote it
    asked: dict[int, str] = field(default_factory=dict)  # input with commands, and their author


@dataclass(slots=True)
class Month:
    """One simulated month, or year. `days` plays it; the same seed plays the same one."""

    setup: Setup
    seed: int
    mails: int
    span: Span = MONTH
    random: Random = field(init=False)
    world: World = field(init=False)
    decided: list[Decided] = field(default_factory=list)
    machines: dict[int, str] = field(default_factory=dict)
    asked: dict[int, str] = field(default_factory=dict)
    kinds: Counter[str] = field(default_factory=Counter)  # mails of each kind
    under_way: list[OutboxLetter] = field(default_factory=list)  # put out, with nobody yet

    def __post_init__(self) -> None:
        self.random = Random(self.seed)
        begin = at_wall(self.span.begin, datetime.min.time(), self.setup.desk.calendar)
        simulated = SimulatedDesk(
            self.setup.database.begin_again(), self.setup.desk, self.setup.server, begin
        )
        people, staff = month_customers(self.span), month_technicians(simulated.desk)
        known = {one.address for one in people} | {one.addresses[0] for one in simulated.desk.staff}
        known |= {one.sender for one in simulated.desk.integrations} | {"ina@ingram.example"}
        bag = Postbag(self.random, simulated.desk, self.setup.server, frozenset(known))
        self.world = World(simulated, bag, self.random, people, staff)

    def days(self) -> Iterator[Day]:
        """Play it, and stop after each of its days."""
        simulated, calendar = self.world.simulated, self.setup.desk.calendar
        self._bring_along()
        for number, mails in enumerate(self._mails_of_days()):
            if number == self.span.service_ends:
                self._give_up_the_service()
            day = self.span.begin + timedelta(days=number)
            begin = at_wall(day, datetime.min.time(), calendar)
            seconds = sorted(self._second() for _ in range(mails))
            for second in seconds:
                self._go_to(max(begin + timedelta(seconds=second), simulated.now))
                self._happen()
            self._go_to(at_wall(day + timedelta(days=1), datetime.min.time(), calendar))
            yield self._end_of_day()

    def _mails_of_days(self) -> list[int]:
        """Return how many mails come on each day: in all, just those that were asked for."""
        calendar = self.setup.desk.calendar
        days = [self.span.begin + timedelta(days=number) for number in range(self.span.days)]
        weights = [OF_WEEKEND if is_business_day(one, calendar) else 1 for one in days]
        counts = [self.mails * weight // sum(weights) for weight in weights]
        counts[0] += self.mails - sum(counts)
        return counts

    def _second(self) -> int:
        (hour,) = self.random.choices(range(len(HOURS)), HOURS)
        return hour * 3600 + self.random.randrange(3600)

    def _happen(self) -> None:
        """Somebody writes: who and what is chance, as far as they are in the position to."""
        written: Written | None = None
        while written is None:
            (kind,) = self.random.choices([one for _, one in KINDS], [one for one, _ in KINDS])
            written = kind(self.world)
        self._arrive(written, kind)

    def _arrive(self, written: Written, kind: Kind) -> None:
        simulated = self.world.simulated
        self.kinds[kind.__name__] += 1
        simulated.arrive(written.incoming)
        input_id = min(one.input_id for one in simulated.decided)
        if written.machine:
            self.machines[input_id] = written.machine
        if written.asks:
            self.asked[input_id] = written.asks
        self._take_notice()

    def _go_to(self, target: datetime) -> None:
        self.world.simulated.go_to(target)
        self._take_notice()

    def _take_notice(self) -> None:
        """People find in their mailboxes what has left by now."""
        simulated = self.world.simulated
        self.decided.extend(simulated.decided)
        self.under_way.extend(one for made in simulated.decided for one in made.letters)
        simulated.begin_step()
        waiting = [one for one in self.under_way if _leaves_at(one) > simulated.now]
        for letter in self._as_they_are(
            one for one in self.under_way if _leaves_at(one) <= simulated.now
        ):
            if letter.state is LetterState.SENT:
                self.world.bag.put(letter)
            elif letter.state is LetterState.QUEUED:
                waiting.append(letter)
        self.under_way = waiting

    def _as_they_are(self, letters: Iterable[OutboxLetter]) -> tuple[OutboxLetter, ...]:
        """Return the letters with the state that they are in by now."""
        by_id = {one.id: one for one in letters}
        if not by_id:
            return ()
        found = ", ".join(map(str, by_id))
        with reading(self.world.simulated.engine) as connection:
            rows = connection.exec_driver_sql(
                f"SELECT id, state FROM letter WHERE id IN ({found}) ORDER BY id"
            )
            return tuple(replace(by_id[id], state=LetterState(state)) for id, state in rows)

    def _end_of_day(self) -> Day:
        simulated = self.world.simulated
        decided = tuple(self.decided)
        self.decided.clear()
        letters = self._as_they_are(one for made in decided for one in made.letters)
        simulated.letters.clear()
        return Day(simulated, decided, letters, self.machines, self.asked)

    def _give_up_the_service(self) -> None:
        """From now on nobody books for the desk: it tells customers of appointments itself."""
        simulated = self.world.simulated
        kept = tuple(one for one in simulated.desk.integrations if one.kind != "scheduler")
        simulated.open_desk(replace(simulated.desk, integrations=kept))

    def _bring_along(self) -> None:
        """Put the tickets in place that the desk has had before: some with checklist and call."""
        for count in range(1, PAST + 1):
            number = f"T20261026.{count:04}"
            person = self.random.choice(self.world.customers)
            staff = self.random.choice(self.world.technicians)
            values = {
                "number": number,
                "title": f"Old matter {count}",
                "contact": person.address,
                "status": self.random.choice(STATUSES),
                "primary": staff.handle,
            }
            if count % 2:
                values["checklist"] = '1 "Backup verified" done, 2 "User informed" open'
            if count % 4 == 1:
                values["queue"] = CAREFUL
            if count % 5 == 0:
                values["time_entries"] = "not_done"
            self.world.simulated.order("place", values)
            if count % 4 == 0:
                starts_at = self.world.now + timedelta(hours=self.random.randrange(12, 90))
                call = {"number": number, "starts_at": starts_at.isoformat()}
                self.world.simulated.order("place_call", call)
        self._take_notice()


def _leaves_at(letter: OutboxLetter) -> datetime:
    return max(letter.not_before, letter.put_at)
