"""The demo, act by act: it happens, is held against what the act tells, and is shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import assert_never

from gateway.demo.act import Act, AdminOrders, Chapter, MailIn, TimePasses
from gateway.demo.gateway import DemoGateway, NotTaken
from gateway.demo.postbag import Caught, DemoMail, NothingToAnswer, read_act
from gateway.worker.clerk import Decided
from rules.clock import in_words
from rules.model.status import CATALOGUE

DIGEST = "N-37"  # goes to the managers each morning whatever happens; no act is about it


@dataclass(frozen=True, slots=True)
class Played:
    """One act as it went."""

    act: Act
    number: int
    now: str  # when it happened, in words
    mail: DemoMail | None  # that came in
    file: str  # of that mail
    decided: tuple[Decided, ...]
    letters: tuple[Caught, ...]  # that left because of it
    before: tuple[Caught, ...]  # all that left earlier
    faults: tuple[str, ...]  # what came otherwise than told


Show = Callable[[Played, DemoGateway], None]


async def play(
    gateway: DemoGateway, show: Show, chapter: Chapter, first: int = 1
) -> tuple[str, ...]:
    """Play a chapter and return what came out otherwise than told.

    What cannot be played ends it: what follows would stand on it.
    """
    faults: list[str] = []
    for number, act in enumerate(chapter.acts, first):
        try:
            played = await _perform(act, number, gateway)
        except (NotTaken, NothingToAnswer) as problem:
            return (*faults, f"{number}. {act.title}: {problem}")
        show(played, gateway)
        faults += (f"{number}. {act.title}: {fault}" for fault in played.faults)
    return tuple(faults)


async def _perform(act: Act, number: int, gateway: DemoGateway) -> Played:
    """Let one act happen, with time enough for its letters to leave."""
    known = len(gateway.caught)
    mail, file, now = None, "", ""
    match act.happening:
        case MailIn(file, pause):
            mail = read_act(file, gateway.caught)
            decided = await gateway.receive(mail)
            now = in_words(gateway.now, gateway.desk.calendar)
            decided += await gateway.go_to(gateway.now + pause)
        case TimePasses(until):
            decided = await gateway.go_to(until)
        case AdminOrders() as order:
            decided = await gateway.obey(order)
        case _:
            assert_never(act.happening)
    now = now or in_words(gateway.now, gateway.desk.calendar)
    letters = tuple(one for one in gateway.caught[known:] if one.notice != DIGEST)
    faults = tuple(_faults(act, letters, gateway))
    return Played(
        act, number, now, mail, file, decided, letters, tuple(gateway.caught[:known]), faults
    )


def _faults(act: Act, letters: Iterable[Caught], gateway: DemoGateway) -> Iterator[str]:
    """Hold what came out against what the act tells."""
    came = Counter((letter.notice, letter.address) for letter in letters)
    told = Counter((str(notice), address) for notice, address in act.letters)
    for notice, address in (told - came).elements():
        yield f"{notice} to {address} did not go out"
    for notice, address in (came - told).elements():
        yield f"{notice} to {address} went out"
    ticket = gateway.ticket(act.ticket)
    status = ticket.status if ticket else None
    if status is not act.status:
        there = CATALOGUE[status].name if status else "no ticket"
        yield f"the status is {there}, not {CATALOGUE[act.status].name}"
