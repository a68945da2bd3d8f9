"""What stands in a mail of the month, and how it reaches us: the world as our mail server sees it.

Every mail holds a mark of its own in its text. Where a mark turns up later tells where those words
went, and so whether words that are internal reached somebody they are not for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import parseaddr
from random import Random

from gateway.rehearse.steps import MadeUpFile, Proof
from gateway.rehearse.story_mail import OutsideMail, write_mail, write_verdict
from gateway.store.journal import Incoming
from gateway.store.outbox import OutboxLetter
from rules.clock import local
from rules.model.mail import Envelope, Mailbox
from rules.policy.desk import Desk

MARK = re.compile(r"\bmk\d{6}\b")
QUOTED_MAX = 25  # lines of a letter that an answer quotes
BOXED_MAX = 40  # letters that a person keeps before them


@dataclass(frozen=True, slots=True)
class Written:
    """A mail about to arrive, and the address that must not be answered, or must be."""

    incoming: Incoming
    machine: str = ""  # a machine's, which must never hear of us
    asks: str = ""  # of somebody of the desk with commands, who must hear what came of them


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody writes. An answer names the letter, and by what of it we shall find it."""

    sender: Mailbox
    text: str
    subject: str = ""
    to: tuple[str, ...] = ()
    cc: tuple[str, ...] = ()
    answers: OutboxLetter | None = None
    in_thread: bool = True  # In-Reply-To and References are kept
    is_html: bool = False
    quotes: bool = True  # the letter stands below the answer
    proof: Proof | None = None  # None: pass, where the address is on file
    headers: tuple[tuple[str, str], ...] = ()
    files: tuple[MadeUpFile, ...] = ()
    null_path: bool = False
    machine: bool = False


@dataclass(slots=True)
class Postbag:
    """Writes mails and keeps what everybody got. All chance comes from `random`."""

    random: Random
    desk: Desk
    server: str
    known: frozenset[str]  # addresses that our server vouches for
    boxes: dict[str, list[OutboxLetter]] = field(default_factory=dict)
    earlier: list[Incoming] = field(default_factory=list)  # to be delivered again
    count: int = 0

    def put(self, letter: OutboxLetter) -> None:
        """Keep a letter that has reached its person."""
        box = self.boxes.setdefault(letter.address, [])
        box.append(letter)
        del box[:-BOXED_MAX]

    def letter_of(self, address: str, notices: Sequence[str] = ()) -> OutboxLetter | None:
        """Return a letter that this person has before them, a late one rather than an early."""
        box = [
            one for one in self.boxes.get(address, ()) if not notices or one.notice.value in notices
        ]
        if not box:
            return None
        return box[-1 - min(int(self.random.expovariate(0.4)), len(box) - 1)]

    def mark(self) -> str:
        """Return a word that stands in no other mail."""
        self.count += 1
        return f"mk{self.count:06}"

    def write(self, draft: Draft, now: datetime) -> Written:
        """Return the mail as it arrives now."""
        self.count += 1
        letter, sender = draft.answers, draft.sender
        to = draft.to or ((reply_address(letter),) if letter else (self.desk.base_address,))
        threaded = letter is not None and draft.in_thread
        text = draft.text if letter is None or not draft.quotes else _quoting(draft.text, letter)
        mail = OutsideMail(
            sender=sender,
            date=local(now, self.desk.calendar),
            message_id=f"<m{self.count}@{sender.address.rpartition('@')[2]}>",
            to=tuple(Mailbox(one) for one in to),
            cc=tuple(Mailbox(one) for one in draft.cc),
            subject=draft.subject or (f"Re: {letter.subject}" if letter else ""),
            text="" if draft.is_html else text,
            html=_page(text) if draft.is_html else None,
            in_reply_to=letter.message_id if letter and threaded else "",
            references=(letter.message_id,) if letter and threaded else (),
            files=draft.files,
            headers=draft.headers,
        )
        return Written(
            self._arrived(mail, draft, (*to, *draft.cc), now),
            sender.address if draft.machine else "",
            sender.address if self._is_order(draft) else "",
        )

    def _is_order(self, draft: Draft) -> bool:
        proved = draft.proof in (None, Proof.PASS, Proof.LOGIN)
        staff = draft.sender.address.endswith(f"@{self.desk.domain}")
        return proved and staff and draft.text.startswith("#")

    def _arrived(
        self, mail: OutsideMail, draft: Draft, to: Sequence[str], now: datetime
    ) -> Incoming:
        sender = mail.sender.address
        proof = draft.proof or (Proof.PASS if sender in self.known else Proof.NONE)
        verdict = write_verdict(self.server, sender, proof)
        top = (
            "".join(f"{name}: {value}\r\n" for name, value in (verdict,) if value)
            if verdict
            else ""
        )
        ours = tuple(dict.fromkeys(one for one in to if self.desk.is_own_address(one)))
        envelope = Envelope(
            mail_from="" if draft.null_path else sender,
            recipients=ours or (self.desk.base_address,),
            source="smtp",
            peer="127.0.0.1",
            login=sender if proof is Proof.LOGIN else "",
            trusted=True,
        )
        incoming = Incoming(top.encode() + write_mail(mail), envelope, now)
        self.earlier.append(incoming)
        del self.earlier[:-BOXED_MAX]
        return incoming


def reply_address(letter: OutboxLetter) -> str:
    """Return where an answer to a letter goes."""
    return parseaddr(header_of(letter, "Reply-To"))[1]


def header_of(letter: OutboxLetter, name: str) -> str:
    return next((value for one, value in letter.headers if one == name), "")


def _quoting(text: str, letter: OutboxLetter) -> str:
    """Return an answer above the letter it answers, as mail programs write it."""
    quoted = "\n".join(f"> {line}" for line in letter.text.split("\n")[:QUOTED_MAX])
    return f"{text}\n\nOn Mon, Nov 2, 2026 at 9:00 AM Desk <support@desk.example> wrote:\n{quoted}"


def _page(text: str) -> str:
    lines = "".join(
        f"<div>{line.replace('<', '&lt;').replace('>', '&gt;') or '&nbsp;'}</div>"
        for line in text.split("\n")
    )
    return f"<html><body>{lines}</body></html>"
