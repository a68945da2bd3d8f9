"""The morning, act by act: the mail in, what was decided and why, the letters out."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta

from gateway.clerk import Decided
from gateway.demo.acts import ACTS, TICKET, Act, Caught, DemoMail, read_act
from gateway.demo.house import DemoHouse
from gateway.rehearse.told import tell
from rules.desk import Desk
from rules.effects import Effect, KeepCode, KeepReceipt, SendNotice, SetField
from rules.hours import in_words
from rules.statuses import CATALOGUE

WIDTH = 80
HOLD = timedelta(minutes=3)  # longer than letters of a tech wait for an undo
LETTER_LINES_MAX = 14
SILENT = (SendNotice, KeepReceipt, KeepCode)  # nothing to tell, or told otherwise
MARKER = "-- reply above this line --"

Tell = Callable[[str], None]


async def play_morning(
    house: DemoHouse, tell_line: Tell, acts: tuple[Act, ...] = ACTS
) -> tuple[str, ...]:
    """Play all acts and return what came out otherwise than told."""
    faults: list[str] = []
    for number, act in enumerate(acts, 1):
        known = len(house.caught)
        tell_line("")
        tell_line(f"== {number}. {act.title} ".ljust(WIDTH, "="))
        for line in await _play(act, house):
            tell_line(line)
        letters = house.caught[known:]
        for line in _all_letter_lines(letters):
            tell_line(line)
        for fault in _faults(act, letters, house):
            tell_line(f"  OTHERWISE THAN TOLD: {fault}")
            faults.append(f"{number}. {act.title}: {fault}")
    return tuple(faults)


async def _play(act: Act, house: DemoHouse) -> list[str]:
    """Let one act happen, with time enough for its letters to leave; return its lines."""
    if not act.file:
        decided = await house.go_to(_moment(act))
        return [f"  It is {in_words(house.now, house.desk.calendar)}.", *_why(decided, house.desk)]
    mail = read_act(act.file, house.caught)
    decided = await house.receive(mail)
    head = f"  {in_words(house.now, house.desk.calendar)}   {act.file}"
    decided += await house.go_to(house.now + HOLD)
    return [head, *_mail_lines(mail), *_why(decided, house.desk)]


def _moment(act: Act) -> datetime:
    return datetime.fromisoformat(act.until)


def _mail_lines(mail: DemoMail) -> Iterator[str]:
    yield f"  From     {mail.sender.name} <{mail.sender.address}>"
    yield from _wrapped("  To       ", mail.recipient)
    yield from _wrapped("  Subject  ", mail.subject)
    yield from _quoted(mail.text.strip().splitlines())


def _why(decided: Iterable[Decided], desk: Desk) -> Iterator[str]:
    """Tell what was decided, letters apart: those are shown when they leave."""
    for one in decided:
        for effect in one.decision.effects:
            if not _is_silent(effect):
                yield from _wrapped("  - ", tell(effect, desk))


def _is_silent(effect: Effect) -> bool:
    """Say whether an effect is book-keeping: moments and identifiers that rules look at later."""
    if isinstance(effect, SetField):
        return isinstance(effect.value, datetime) or effect.name.endswith("message_id")
    return isinstance(effect, SILENT)


def _all_letter_lines(letters: list[Caught]) -> Iterator[str]:
    """Show the letters; what several people get is shown once."""
    for position, letter in enumerate(letters):
        if any(letter.notice == other.notice for other in letters[:position]):
            yield f"  >> {letter.notice} to {letter.address}, likewise"
        else:
            yield from _letter_lines(letter)
    if not letters:
        yield "  Nothing goes out."


def _letter_lines(letter: Caught) -> Iterator[str]:
    yield f"  >> {letter.notice} to {letter.address}"
    yield from _wrapped("     ", letter.subject)
    lines = letter.text.removeprefix(MARKER).strip().splitlines()
    shown = lines[:LETTER_LINES_MAX]
    yield from (f"     | {line}".rstrip() for line in shown)
    if len(lines) > len(shown):
        yield f"     | ({len(lines) - len(shown)} lines more)"


def _faults(act: Act, letters: Iterable[Caught], house: DemoHouse) -> Iterator[str]:
    """Hold what came out against what the act tells."""
    came = Counter((letter.notice, letter.address) for letter in letters)
    told = Counter((str(notice), address) for notice, address in act.letters)
    for notice, address in (told - came).elements():
        yield f"{notice} to {address} did not go out"
    for notice, address in (came - told).elements():
        yield f"{notice} to {address} went out"
    ticket = house.ticket(TICKET)
    status = ticket.status if ticket else None
    if status is not act.status:
        there = CATALOGUE[status].name if status else "no ticket"
        yield f"the status is {there}, not {CATALOGUE[act.status].name}"


def _quoted(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        yield f"  | {line}".rstrip()


def _wrapped(head: str, text: str) -> Iterator[str]:
    yield from textwrap.wrap(
        text, WIDTH, initial_indent=head, subsequent_indent=" " * len(head)
    ) or [head.rstrip()]
