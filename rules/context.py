"""What every rule is told besides the case: the event, the time, the desk, the sender's words."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from rules.commands.table import Command, Verb
from rules.effects import Event, MailArrived
from rules.model.choice import Choice
from rules.model.files import FileRef
from rules.policy.desk import Desk
from rules.policy.policy import Policy
from rules.sender.identify import says_thanks
from rules.sender.recipients import Addressed
from rules.sender.trust import SYSTEM, Sender, Standing


@dataclass(frozen=True, slots=True)
class Scene:
    event: Event
    now: datetime
    desk: Desk
    policy: Policy  # of the ticket's queue
    sender: Sender = SYSTEM
    choice: Choice = field(default_factory=Choice)
    addressed: Addressed = field(default_factory=Addressed)
    text: str = ""  # the note's text: own words without the block of commands
    is_public: bool = False  # this text goes to the customer
    commands: tuple[Command, ...] = ()
    forwarded: str = ""  # what was passed on beside the words, as people inside read it
    flags: tuple[str, ...] = ()  # of the note: signs that were outweighed, words of ours
    forwarder: str = ""  # the resource who passed this mail on; hears nothing of it
    files: tuple[FileRef, ...] = ()  # of this mail, that may go along in our letters

    @property
    def arrived(self) -> MailArrived:
        """The event of a mail's rules; no other rule asks for it."""
        assert isinstance(self.event, MailArrived), "a rule about mails is asked about a mail"
        return self.event

    @property
    def at(self) -> datetime:
        """Clocks run from the moment the input was received."""
        return self.event.received_at

    @property
    def relayed_files(self) -> tuple[FileRef, ...]:
        """The files that go with the sender's own words: those of a forward stay inside (GW-10)."""
        return () if self.forwarded else self.files

    @property
    def says_thanks(self) -> bool:
        """Whether the mail is thanks and nothing else."""
        if not isinstance(self.event, MailArrived):
            return False
        return says_thanks(self.event.mail, self.text, self.sender, self.desk)

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
