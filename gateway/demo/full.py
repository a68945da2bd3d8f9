"""One act told in full: the mail, each effect with its rule and reason, the letters, the module."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import groupby
from typing import assert_never

from gateway.demo.act import AdminOrders, MailIn, TimePasses
from gateway.demo.play import Played
from gateway.demo.postbag import Caught, DemoMail
from gateway.view.effect_text import what
from gateway.worker.clerk import Decided
from rules.amount import amount
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
from rules.model.cycle import CycleState
from rules.policy.desk import Desk

LINES_MAX = 9  # of a letter
LINES_AGAIN_MAX = 3  # of a letter whose like was shown before
# nothing to tell, or told otherwise
BOOK_KEEPING = ("_at", "_since", "_before", "_by", "message_id")
SILENT = (Answer, KeepCode, KeepReceipt, MarkUndone, SendNotice)
MARKER = "-- reply above this line --"
ENDS = ("--- earlier on this ticket ---",)  # nothing new below
ENDS_AGAIN = (*ENDS, "Warnings: none")


def tell_act(played: Played, desk: Desk, width: int) -> Iterator[str]:
    yield ""
    yield f"== {played.number}. {played.act.title} ".ljust(width, "=")
    yield from _happening_lines(played, width)
    for effects, rule, because in reasons(played.decided, desk):
        yield from wrapped("  - ", f"{effects}  [{rule}] {because}", width)
    yield from _all_letter_lines(played.letters, played.before, played.decided, width)
    for one in played.act.stands:
        yield f"  rule  {one.rule} ({one.module}, {one.stories})"
    yield from (f"  OTHERWISE THAN TOLD: {fault}" for fault in played.faults)


def _happening_lines(played: Played, width: int) -> Iterator[str]:
    match played.act.happening:
        case MailIn() if played.mail is not None:
            yield f"  {played.now}   {played.file}, input {played.decided[0].input_id}"
            yield from _mail_lines(played.mail, width)
        case AdminOrders() as order:
            yield f"  {played.now}   an admin's order: {order.verb}"
            yield from _order_lines(order, width)
        case MailIn() | TimePasses():
            yield f"  It is {played.now}."
        case _:
            assert_never(played.act.happening)


def _mail_lines(mail: DemoMail, width: int) -> Iterator[str]:
    yield f"  From     {mail.sender.name} <{mail.sender.address}>"
    yield from wrapped("  To       ", mail.recipient, width)
    yield from wrapped("  Subject  ", mail.subject, width)
    for line in mail.text.strip().splitlines():
        yield from wrapped("  | ", line, width)


def _order_lines(order: AdminOrders, width: int) -> Iterator[str]:
    yield from wrapped("  ", order.remark, width)
    for name, value in order.values:
        yield from wrapped(f"  | {name:<11}", value, width)


def reasons(decided: Iterable[Decided], desk: Desk) -> Iterator[tuple[str, str, str]]:
    """Yield what was decided, its rule and why, letters apart: those are shown when they leave.

    Neighbours with one rule and one reason are told together.
    """
    for one in decided:
        told = (effect for effect in one.decision.effects if not _is_silent(effect))
        for (rule, because), same in groupby(told, lambda effect: (effect.rule, effect.because)):
            yield "; ".join(_what(effect, one, desk) for effect in same), rule, because


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
    letters: Sequence[Caught], before: Sequence[Caught], decided: Iterable[Decided], width: int
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
            yield from wrapped("  >> ", f"{head}, likewise", width)
        elif letter.notice in seen:
            yield from _letter_lines(head, letter, LINES_AGAIN_MAX, ENDS_AGAIN, width)
        else:
            head += why.get(letter.message_id, "")
            yield from _letter_lines(head, letter, LINES_MAX, ENDS, width)
    if not letters:
        yield "  Nothing goes out."


def _letter_lines(
    head: str, letter: Caught, lines_max: int, ends: tuple[str, ...], width: int
) -> Iterator[str]:
    yield from wrapped("  >> ", head, width)
    yield from wrapped("     ", letter.subject, width)
    lines = letter.text.removeprefix(MARKER).strip().splitlines()
    end = min((lines.index(one) for one in ends if one in lines), default=len(lines))
    shown = "\n".join(lines[: min(end, lines_max)]).rstrip().splitlines()
    yield from (f"     | {line}".rstrip() for line in shown)
    if len(lines) > len(shown):
        yield f"     | ({amount(len(lines) - len(shown), 'line')} more)"


def wrapped(head: str, text: str, width: int) -> Iterator[str]:
    yield from textwrap.wrap(
        text, width, initial_indent=head, subsequent_indent=" " * len(head)
    ) or [head.rstrip()]
