"""A notice becomes a letter: one letter a person, with only that person in To (DOMAIN 5.1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from rules.desk import Desk
from rules.effects import SendNotice
from rules.model import Case
from rules.notices import Notice


@dataclass(frozen=True, slots=True)
class LetterScene:
    """All that is known when a letter is written."""

    case: Case  # after the decision
    desk: Desk
    input_id: int
    position: int  # of the effect among those of its input
    now: datetime
    reply_token: str  # the word behind `t.`; "" for none
    verp_token: str  # the word behind `bounces+`
    instance: str  # value of the loop header
    code: str = ""  # one-time code of N-35


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter to one person, complete but for its Date."""

    notice: Notice
    person: str
    to_name: str
    address: str
    suppressed: bool  # every address of the person takes no mail: keep it, do not send it (GW-22)
    from_name: str
    from_address: str
    subject: str
    text: str
    reply_to: str
    envelope_sender: str
    message_id: str  # RFC 5322 3.6.4, with the angle brackets
    in_reply_to: str
    references: tuple[str, ...]
    marks: tuple[tuple[str, str], ...]  # the headers by which machines know us
    not_before: datetime
    attachments: tuple[str, ...] = ()

    @property
    def headers(self) -> tuple[tuple[str, str], ...]:
        """Return every header but Subject, Message-ID and Date, as text, in order."""
        raise NotImplementedError


def write_letter(order: SendNotice, scene: LetterScene, folder: Path | None = None) -> Letter:
    """Return the letter that an order asks for. Templates in `folder` win over the packaged."""
    raise NotImplementedError
