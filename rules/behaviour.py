"""A behaviour: one procedure that the desk has agreed, and all that it takes part in.

Each module of `rules.behaviours` ends in one record; `rules.decide` lists the records in the order
that matters and builds from them who reacts, who owns a timer, and who carries a command out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from rules.commands.refusals import Refusal
from rules.commands.table import Command, Verb
from rules.context import MailScene, Scene
from rules.effects import Effect
from rules.findings import Finding
from rules.model.mail import CommandLine
from rules.model.ticket import Case
from rules.model.timer import ClockKind, Timer, TimerKind
from rules.policy.desk import Desk

Reaction = Callable[[Case, Case, Effect, Scene], tuple[Effect, ...]]  # before, after, what happened
TimerDoing = Callable[[Case, Timer, Scene], tuple[Effect, ...]]
Doing = Callable[[Case, Command, Scene], tuple[Effect, ...] | Refusal]
Forbidding = Callable[[Case, MailScene], tuple[Refusal, ...]]
Hearing = Callable[[Case, MailScene], tuple[CommandLine, ...]]
Calling = Callable[[Case, Scene], tuple[Effect, ...]]
Acting = Callable[[Case, Finding, Scene], tuple[Effect, ...]]


@dataclass(frozen=True, slots=True)
class Taken:
    """What a procedure makes of a mail's words before the general rule does (GW-09, GW-10)."""

    effects: tuple[Effect, ...] = ()
    is_settled: bool = False  # nobody else takes it, no status moves, no alert of new mail goes
    findings: tuple[Finding, ...] = ()  # of a mail that is settled
    hint: str = ""  # for the alert of one that is not


NOT_TAKEN = Taken()
Taking = Callable[[Case, Case, MailScene], Taken]  # before the mail, with its note, and the mail


@dataclass(frozen=True, slots=True)
class Clock:
    """Something that comes round for the whole desk."""

    next_at: Callable[[datetime, Desk], datetime]  # the next moment after this one
    does: Callable[[Case, Scene], tuple[Effect, ...]]


@dataclass(frozen=True, slots=True)
class Behaviour:
    on_effect: Reaction | None = None  # what follows from an effect
    timers: Mapping[TimerKind, TimerDoing] = field(default_factory=dict)  # its own, come due
    commands: Mapping[Verb, Doing] = field(default_factory=dict)  # its own verbs
    takes: Taking | None = None  # what the words of a mail into a ticket do
    on_finding: Acting | None = None  # what follows from what the walk found out
    forbids: Forbidding | None = None  # why a resource's mail may not be obeyed as a whole
    hears: Hearing | None = None  # commands that a resource's plain words are
    calls: Calling | None = None  # what the calendar starts, whatever happens on the ticket
    clocks: Mapping[ClockKind, Clock] = field(default_factory=dict)  # its own, of the whole desk


@dataclass(frozen=True, slots=True)
class Agreed:
    """The behaviours of a desk, as the tables that a decision is made with."""

    reactions: tuple[Reaction, ...]
    taking: tuple[Taking, ...]
    acting: tuple[Acting, ...]
    timers: Mapping[TimerKind, TimerDoing]
    commands: Mapping[Verb, Doing]
    forbidding: tuple[Forbidding, ...] = ()
    hearing: tuple[Hearing, ...] = ()
    calling: tuple[Calling, ...] = ()
    clocks: Mapping[ClockKind, Clock] = field(default_factory=dict)


def agree(behaviours: tuple[Behaviour, ...], commands: Mapping[Verb, Doing]) -> Agreed:
    """Return the tables of these behaviours and of the verbs that belong to none of them."""
    timers: dict[TimerKind, TimerDoing] = {}
    verbs = dict(commands)
    clocks: dict[ClockKind, Clock] = {}
    for behaviour in behaviours:
        assert not timers.keys() & behaviour.timers.keys(), "a timer has one owner"
        assert not verbs.keys() & behaviour.commands.keys(), "a verb has one owner"
        timers |= behaviour.timers
        verbs |= behaviour.commands
        clocks |= behaviour.clocks
    return Agreed(
        tuple(one.on_effect for one in behaviours if one.on_effect),
        tuple(one.takes for one in behaviours if one.takes),
        tuple(one.on_finding for one in behaviours if one.on_finding),
        timers,
        verbs,
        tuple(one.forbids for one in behaviours if one.forbids),
        tuple(one.hears for one in behaviours if one.hears),
        tuple(one.calls for one in behaviours if one.calls),
        clocks,
    )


NOTHING_FOLLOWS = agree((), {})  # ARC-01, ARC-02: no procedure hears of what was before
