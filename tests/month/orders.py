"""What a technician may want of a ticket, as lines of commands or a word in an address.

The table is what people type: right, nearly right and wrong. `{…}` is filled in from the ticket and
the clock.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from rules.clock import local
from rules.commands.table import VERBS, Verb
from rules.model.status import Status
from rules.model.ticket import CallState, Case
from tests.month.world import World


@dataclass(frozen=True, slots=True)
class Wish:
    """Lines at the top of a mail, words in its address, and whether there is text below."""

    lines: tuple[str, ...] = ()
    words: str = ""  # "+waiting", or an alias
    speaks: bool = True  # there is a text of the technician's own


TRIES = (
    Wish(("#attempt email",), speaks=False),
    Wish(("#attempt email",)),
    Wish(("#attempt phone now vm",), speaks=False),
    Wish(("#attempt phone now noanswer +1 555 0177",), speaks=False),
)
WAITS = (
    *TRIES,
    Wish(("#attempt phone {yesterday} 14:20 message",), speaks=False),
    Wish(("#attempt phone vm",), speaks=False),
    Wish((), "+phone"),
    Wish(("#waiting",)),
    Wish(("#responded phone it was the cable",), speaks=False),
    Wish(("#uc hold {soon}",), speaks=False),
    Wish(("#uc resume",), speaks=False),
    Wish(("#uc reset",), speaks=False),
    Wish(("#uc close",), speaks=False),
    Wish(("#uc show",), speaks=False),
)
COMMON = (
    Wish(("#take",)),
    Wish(("#take", "#progress"), speaks=False),
    Wish(("#waiting",)),
    Wish((), "+waiting"),
    Wish((), "waiting@desk.example"),
    Wish(("#waiting",), speaks=False),
    Wish(("#complete",)),
    Wish((), "+complete"),
    Wish((), "complete@desk.example"),
    Wish(("#complete", "#timedone yes"), speaks=False),
    Wish(("#complete", "#check all"), speaks=False),
    Wish(("#complete", "#quiet"), speaks=False),
    Wish(("#done",), speaks=False),
    Wish(("#defer {soon}",), speaks=False),
    Wish(("#defer +3d ring the supplier",)),
    Wish((), "+defer.{soon}"),
    Wish(("#scheduled {soon} 10:00 for 1h with @{colleague} off-machine",), speaks=False),
    Wish(("#scheduled {today} {later} for 30m",), speaks=False),
    Wish(("#resume",), speaks=False),
    Wish(("#dept seo",)),
    Wish(("#dept networking", "#assign @jonas")),
    Wish(("#assign @{colleague}",), speaks=False),
    Wish(("#assign team:networking",), speaks=False),
    Wish(("#headsup {soon} waiting for parts",), speaks=False),
    Wish(("#effort 3d", "#arranged with the lead"), speaks=False),
    Wish(("#internal",)),
    Wish(("#public",)),
    Wish((), "+internal"),
)
RARE = (
    *(
        Wish((row.example,), speaks=False)
        for verb, row in VERBS.items()
        if verb is not Verb.CONFIRM
    ),
    *(Wish((row.example,)) for row in VERBS.values() if row.sets),
    Wish(("#check 1", "#uncheck 2"), speaks=False),
    Wish(("#check 9",), speaks=False),
    Wish(("#timedone no",), speaks=False),
    Wish(("#status on hold",), speaks=False),
    Wish(("#status note emailed in",), speaks=False),
    Wish(("#status waiting on user",), speaks=False),
    Wish(("#category order",), speaks=False),
    Wish(("#category todo", "#complete", "#notify"), speaks=False),
    Wish(("#help status",), speaks=False),
    Wish(("#cancelcall all",), speaks=False),
    Wish(("#linksent",)),
    Wish((), "+linksent"),
    Wish((), "+vendor"),
    Wish((), "+resource"),
    Wish((), "+admin"),
    Wish((), "+noshow"),
    Wish((), "+progress"),
)
WRONG = (
    Wish(("#waitng",)),
    Wish(("#complte",)),
    Wish(("#defer",), speaks=False),
    Wish(("#defer 12/01",), speaks=False),
    Wish(("#defer {yesterday}",), speaks=False),
    Wish(("#admin",), speaks=False),
    Wish(("#waiting", "#complete")),
    Wish(("#assign Nobody",), speaks=False),
    Wish(("#attempt fax today",), speaks=False),
    Wish(tuple("#tag vip" for _ in range(21)), speaks=False),
    Wish((), "+nosuchword"),
    Wish((), "+waiting+complete"),
    Wish((), "+noteemailedin"),
    Wish((), "+defer"),
    Wish(("#complete", "#sev 9")),
    Wish(("#confirm 0000-0000",), speaks=False),
    Wish(("#undo R-ZZZZZZ",), speaks=False),
)


def wish_for(case: Case, world: World) -> Wish:
    """Return what a technician may want of this ticket, filled in."""
    assert case.ticket is not None
    wish = _raw_wish(case, world)
    here = local(world.now, world.bag.desk.calendar)
    filled = _Filled(here, world.pick(world.technicians).handle, world.random.randrange(1, 9))
    lines = tuple(filled.into(line) for line in wish.lines)
    return Wish(lines, filled.into(wish.words), wish.speaks)


def _raw_wish(case: Case, world: World) -> Wish:
    assert case.ticket is not None
    if world.chance(12):
        return world.pick(WRONG)
    if case.ticket.status is Status.WAITING_CUSTOMER and world.chance(75):
        return world.pick(WAITS)
    started = [
        one
        for one in case.calls
        if one.state is CallState.BOOKED and one.starts_at + timedelta(minutes=10) < world.now
    ]
    if started and world.chance(60):
        return Wish(("#noshow",), speaks=world.chance(30))
    if case.ticket.status is Status.NO_SHOW_REMOTE and world.chance(50):
        return Wish(("#resume",), speaks=False)
    return world.pick(RARE if world.chance(25) else COMMON)


@dataclass(frozen=True, slots=True)
class _Filled:
    here: datetime
    colleague: str
    days: int

    def into(self, line: str) -> str:
        return line.format(
            today=self.here.date(),
            later=f"{min(self.here.hour + 2, 23):02}:00",
            yesterday=self.here.date() - timedelta(days=1),
            soon=self.here.date() + timedelta(days=self.days),
            colleague=self.colleague,
        )
