"""What every rule is told besides the case: the event, the time, the desk, the sender's words.

A mail's rules are told more (`Arrived`): the mail itself, the ticket that was chosen for it, what
its addresses say. They ask for a `MailScene`; whoever serves every kind of event takes a `Scene`,
in which there may be no mail.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Generic, TypeVar

from rules.commands.table import Command, Verb
from rules.copies import replace
from rules.events import Event, MailArrived, TimerCame
from rules.model.choice import Choice
from rules.model.files import FileRef
from rules.policy.desk import Desk
from rules.policy.policy import Policy
from rules.quick_records import filled
from rules.sender.identify import says_thanks
from rules.sender.recipients import Addressed
from rules.sender.trust import SYSTEM, Sender, Standing


@filled
@dataclass(frozen=True, slots=True)
class Arrived:
    """What a mail's rules are told beside what every rule is told."""

    event: MailArrived
    choice: Choice  # the ticket that is meant
    addressed: Addressed
    flags: tuple[str, ...] = ()  # of the note: signs that were outweighed, words of ours


A_co = TypeVar("A_co", bound=Arrived | None, covariant=True)


@filled
@dataclass(frozen=True, slots=True)
class SceneOf(Generic[A_co]):
    """What every rule is told, and what came with it: a mail, or nothing."""

    event: Event
    now: datetime
    desk: Desk
    policy: Policy  # of the ticket's queue
    arrived: A_co
    sender: Sender = SYSTEM
    text: str = ""  # the note's text: own words without the block of commands
    is_public: bool = False  # this text goes to the customer
    commands: tuple[Command, ...] = ()
    forwarded: str = ""  # what was passed on beside the words, as people inside read it
    forwarder: str = ""  # the resource who passed this mail on; hears nothing of it
    files: tuple[FileRef, ...] = ()  # of this mail, that may go along in our letters

    @property
    def at(self) -> datetime:
        """Clocks run from the moment the input was received."""
        return self.event.received_at

    @property
    def person(self) -> str:
        """Whom the event is about, where it is a person's timer that came; "" else."""
        return self.event.person if isinstance(self.event, TimerCame) else ""

    @property
    def answered(self) -> frozenset[str]:
        """Message-IDs of what this mail answers; none where no mail came."""
        if self.arrived is None:
            return frozenset()
        mail = self.arrived.event.mail
        return frozenset((*mail.in_reply_to, *mail.references[-1:])) - {""}

    @property
    def relayed_files(self) -> tuple[FileRef, ...]:
        """The files that go with the sender's own words: those of a forward stay inside (GW-10)."""
        return () if self.forwarded else self.files

    @property
    def says_thanks(self) -> bool:
        """Whether the mail is thanks and nothing else."""
        if self.arrived is None:
            return False
        return says_thanks(self.arrived.event.mail, self.text, self.sender, self.desk)

    @property
    def by_human(self) -> bool:
        return self.sender.standing is Standing.RESOURCE

    def asks(self, verb: Verb) -> bool:
        return any(one.verb is verb for one in self.commands)

    def hold(self, *, strong: bool = False) -> datetime | None:
        """Return when a letter that this input causes may leave; None is at once."""
        if not self.by_human:
            return None
        policy = self.policy
        seconds = policy.outbound_hold_seconds_strong if strong else policy.outbound_hold_seconds
        return self.now + timedelta(seconds=seconds)


def with_flags(scene: MailScene, flags: tuple[str, ...]) -> MailScene:
    """Return the scene whose note will have these flags too."""
    arrived = scene.arrived
    return replace(scene, arrived=replace(arrived, flags=(*arrived.flags, *flags)))


Scene = SceneOf[Arrived | None]
MailScene = SceneOf[Arrived]
