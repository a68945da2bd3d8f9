"""A command that changes nothing is never receipted as done: W-18 says so."""

from __future__ import annotations

from rules.commands.refusals import WarningCode
from rules.commands.table import Command
from rules.effects import (
    ArmPersonTimer,
    CancelLetter,
    DropHeld,
    Effect,
    GiveOrder,
    KeepCode,
    MarkUndone,
    PutAbsence,
    RecallInput,
    Remark,
    RevertChange,
    SendNotice,
    SetBlocked,
    UseCode,
    Warn,
)
from rules.evolve import evolve
from rules.model.ticket import Case

# What a command may do without changing the ticket that it stands in.
AFAR = (
    *(SendNotice, CancelLetter, GiveOrder, ArmPersonTimer, PutAbsence, SetBlocked, DropHeld),
    *(RecallInput, UseCode, KeepCode, MarkUndone, RevertChange, Remark, Warn),
)


def is_idle(case: Case, outcome: tuple[Effect, ...]) -> bool:
    """Whether a command leaves the ticket as it is, whatever a clock makes of its being said."""
    after = case
    for effect in outcome:
        if isinstance(effect, AFAR):
            return False
        after = evolve(after, effect)
    return after == case


def without_effect(command: Command, is_mark: bool) -> Warn:
    """W-18: what changed nothing is never receipted as done."""
    why = "there is nothing else in the mail" if is_mark else "it was so already"
    detail = f"W-18 {command.line.line} changed nothing: {why}."
    because = "the mail asks for nothing more" if is_mark else "the ticket is as the command asks"
    code = WarningCode.NOTHING_CHANGED
    return Warn(code=code, detail=detail, rule="CMD-08", because=because)
