"""The demo, act by act: the mail in, what was decided and why, the letters out."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import groupby
from typing import assert_never

from gateway.demo.act import Act, AdminOrders, Chapter, Happening, MailIn, TimePasses
from gateway.demo.gateway import DemoHouse, NotTaken
from gateway.demo.postbag import Caught, DemoMail, NothingToAnswer, read_act
from gateway.view.effect_text import what
from gateway.worker.clerk import Decided
from rules.clock import in_words
from rules.effects import (
    Answer,
    CancelLetter,
    Effect,
    KeepCode,
    KeepReceipt,
    MarkUndone,
    Remark,
    RevertChange,
    SendNotice,
    SetCycle,
    SetField,
)
from rules.model.status import CATALOGUE
from rules.model.ticket import CycleState
from rules.policy.desk import Desk

WIDTH = 80
LINES_MAX = 12  # of a letter
LINES_AGAIN_MAX = 6  # of a letter whose like was shown before
# nothing to tell, or told otherwise
BOOK_KEEPING = ("_at", "_since", "_before", "_by", "message_id")
SILENT = (Answer, KeepCode, KeepReceipt, MarkUndone, SendNotice)
MARKER = "-- reply above this line --"
ENDS = ("--- earlier on this ticket ---",)  # nothing new below
ENDS_AGAIN = (*ENDS, "Warnings: none")

Tell = Callable[[str], None]


async def play(house: DemoHouse, tell_line: Tell, chapters: tuple[Chapter, ...]) -> tuple[str, ...]:
    """Play all chapters and return what came out otherwise than told.

    What cannot be played ends the demo: what follows would stand on it.
    """
    faults: list[str] = []
    number = 0
    for chapter in chapters:
        for line in _chapter_lines(chapter):
            tell_line(line)
        for act in chapter.acts:
            number += 1
            try:
                faults += await _perform(act, number, house, tell_line)
            except (NotTaken, NothingToAnswer) as problem:
                return (*faults, f"{number}. {act.title}: {problem}")
    return tuple(faults)


def _chapter_lines(chapter: Chapter) -> Iterator[str]:
    yield ""
    yield f"#### {chapter.title} ".ljust(WIDTH, "#")
    yield from textwrap.wrap(chapter.introduction, WIDTH)


DIGEST = "N-37"  # goes to the managers each morning whatever happens; no act is about it


async def _perform(act: Act, number: int, house: DemoHouse, tell_line: Tell) -> list[str]:
    """Let one act happen and tell it; return what came out otherwise than told."""
    known = len(house.caught)
    told, decided = await _happen(act.happening, house)
    before = house.caught[:known]
    letters = [one for one in house.caught[known:] if one.notice != DIGEST]
    faults = [*_faults(act, letters, house)]
    for line in (
        "",
        f"== {number}. {act.title} ".ljust(WIDTH, "="),
        *told,
        *_why(decided, house.desk),
        *_all_letter_lines(letters, before, decided),
        *(f"  rule  {one.rule} ({one.module}, {one.stories})" for one in act.stands),
        *(f"  OTHERWISE THAN TOLD: {fault}" for fault in faults),
    ):
        tell_line(line)
    return [f"{number}. {act.title}: {fault}" for fault in faults]


async def _happen(happening: Happening, house: DemoHouse) -> tuple[list[str], tuple[Decided, ...]]:
    """Let it happen, with time enough for its letters to leave; return it told, and decided."""
    match happening:
        case MailIn(file, pause):
            mail = read_act(file, house.caught)
            decided = await house.receive(mail)
            told = [f"  {_now(house)}   {file}, input {decided[0].input_id}", *_mail_lines(mail)]
            return told, decided + await house.go_to(house.now + pause)
        case TimePasses(until):
            decided = await house.go_to(until)
            return [f"  It is {_now(house)}."], decided
        case AdminOrders() as order:
            decided = await house.obey(order)
            told = [f"  {_now(house)}   an admin's order: {order.verb}", *_order_lines(order)]
            return told, decided
        case _:
            assert_never(happening)


def _now(house: DemoHouse) -> str:
    return in_words(house.now, house.desk.calendar)


def _mail_lines(mail: DemoMail) -> Iterator[str]:
    yield f"  From     {mail.sender.name} <{mail.sender.address}>"
    yield from _wrapped("  To       ", mail.recipient)
    yield from _wrapped("  Subject  ", mail.subject)
    for line in mail.text.strip().splitlines():
        yield f"  | {line}".rstrip()


def _order_lines(order: AdminOrders) -> Iterator[str]:
    yield from _wrapped("  ", order.remark)
    for name, value in order.values:
        yield from _wrapped(f"  | {name:<11}", value)


def _why(decided: Iterable[Decided], desk: Desk) -> Iterator[str]:
    """Tell what was decided, letters apart: those are shown when they leave.

    Neighbours with one rule and one reason share a line.
    """
    for one in decided:
        told = (effect for effect in one.decision.effects if not _is_silent(effect))
        for (rule, because), same in groupby(told, lambda effect: (effect.rule, effect.because)):
            words = "; ".join(_what(effect, one, desk) for effect in same)
            yield from _wrapped("  - ", f"{words}  [{rule}] {because}")


def _is_silent(effect: Effect) -> bool:
    """Say whether an effect is book-keeping, or goes without saying."""
    match effect:
        case SetField():
            return isinstance(effect.value, datetime) or effect.name.endswith(BOOK_KEEPING)
        case RevertChange():
            return effect.key.endswith(BOOK_KEEPING)
        case SetCycle():
            return effect.state is CycleState.OPEN
        case Remark():
            return effect.detail == "human"
        case _:
            return isinstance(effect, SILENT)


def _what(effect: Effect, decided: Decided, desk: Desk) -> str:
    match effect:
        case CancelLetter():
            letters = decided.decision.after.letters
            letter = next(one for one in letters if one.id == effect.letter_id)
            return f"letter {letter.notice} to {letter.address} never leaves"
        case RevertChange():
            part = "" if effect.part == "ticket" else f"{effect.part} "
            return f"{part}{effect.key} put back"
        case _:
            return what(effect, desk)


def _all_letter_lines(
    letters: list[Caught], before: list[Caught], decided: Iterable[Decided]
) -> Iterator[str]:
    """Show the letters: once what several people get, the beginning of what was seen before."""
    why = {
        letter.message_id: f"  [{letter.rule}] {letter.because}"
        for one in decided
        for letter in one.letters
    }
    seen = {letter.notice for letter in before}
    for position, letter in enumerate(letters):
        head = f"{letter.notice} to {letter.address}"
        if any(letter.notice == other.notice for other in letters[:position]):
            yield f"  >> {head}, likewise"
        elif letter.notice in seen:
            yield from _letter_lines(head, letter, LINES_AGAIN_MAX, ENDS_AGAIN)
        else:
            head += why.get(letter.message_id, "")
            yield from _letter_lines(head, letter, LINES_MAX, ENDS)
    if not letters:
        yield "  Nothing goes out."


def _letter_lines(
    head: str, letter: Caught, lines_max: int, ends: tuple[str, ...]
) -> Iterator[str]:
    yield from _wrapped("  >> ", head)
    yield from _wrapped("     ", letter.subject)
    lines = letter.text.removeprefix(MARKER).strip().splitlines()
    end = min((lines.index(one) for one in ends if one in lines), default=len(lines))
    shown = "\n".join(lines[: min(end, lines_max)]).rstrip().splitlines()
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
    ticket = house.ticket(act.ticket)
    status = ticket.status if ticket else None
    if status is not act.status:
        there = CATALOGUE[status].name if status else "no ticket"
        yield f"the status is {there}, not {CATALOGUE[act.status].name}"


def _wrapped(head: str, text: str) -> Iterator[str]:
    yield from textwrap.wrap(
        text, WIDTH, initial_indent=head, subsequent_indent=" " * len(head)
    ) or [head.rstrip()]
