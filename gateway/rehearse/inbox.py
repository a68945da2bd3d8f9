"""What comes in during a story: mails, reports and answers, as our mail server hands them on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from email import message_from_bytes
from email.utils import getaddresses, parseaddr

from gateway.config.settings import AuthSettings
from gateway.rehearse.expect_line import NOTICE
from gateway.rehearse.steps import BounceLetter, Confirm, Proof, SendMail
from gateway.rehearse.story_line import NUMBER, BadLine
from gateway.rehearse.story_mail import (
    OutsideMail,
    write_mail,
    write_report,
    write_stamp,
    write_verdict,
)
from gateway.rehearse.story_people import BASE, Cast
from gateway.store.journal import Incoming
from gateway.store.outbox import OutboxLetter
from parsers.header.stamp import Provider
from rules.clock import local
from rules.model.mail import Envelope, Mailbox

CODE = re.compile(r"#confirm ([0-9A-Z-]+)")
POSTMASTER = Mailbox("MAILER-DAEMON@mx.elsewhere.example", "Mail Delivery System")


@dataclass(frozen=True, slots=True)
class Parent:
    """What a reply needs to know of the mail or letter it answers."""

    message_id: str
    references: tuple[str, ...]
    subject: str
    reply_to: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """A mail with a name: one that comes again keeps its Message-ID and its Date."""

    parent: Parent
    date: datetime


@dataclass(slots=True)
class Inbox:
    """Writes what comes in. It remembers named mails and every letter that was put out."""

    cast: Cast
    server: str  # the trusted authserv-id (RFC 8601 2.2)
    letters: list[OutboxLetter] = field(default_factory=list)
    named: dict[str, Named] = field(default_factory=dict)
    count: int = 0
    auth: AuthSettings = field(
        default_factory=AuthSettings
    )  # how our own server, or our provider, stamps mail

    def mail(self, step: SendMail, now: datetime) -> Incoming:
        """Return the mail of a `mail` line; raise BadLine when it names what is not there."""
        if step.file is not None:
            return self._from_file(step, now)
        parent = self._parent(step)
        sender = self.cast.mailbox(step.sender)
        named = self.named.get(step.id)
        self.count += 1
        message_id = f"<{step.id or 'mail'}.{self.count}@{sender.address.rpartition('@')[2]}>"
        written = OutsideMail(
            sender=sender,
            date=named.date if named else local(now, self.cast.desk.calendar),
            message_id=named.parent.message_id if named else message_id,
            to=tuple(self.cast.mailbox(word) for word in self._to(step, parent)),
            cc=tuple(self.cast.mailbox(word) for word in step.cc),
            subject=_subject(step, parent),
            text="\n".join(step.lines),
            html=step.html,
            in_reply_to=parent.message_id if parent else "",
            references=(*parent.references, parent.message_id) if parent else (),
            files=step.files,
            headers=step.headers,
        )
        if step.id:
            here = Parent(written.message_id, written.references, written.subject)
            self.named[step.id] = Named(here, written.date)
        recipients = [box.address for box in (*written.to, *written.cc)]
        return self._arrived(write_mail(written), step, sender.address, recipients, now)

    def report(self, step: BounceLetter, now: datetime) -> Incoming:
        """Return the delivery report of a `bounce` line, sent to the letter's VERP address."""
        letter = self._latest(step.notice, addresses=self.cast.reached_by(step.to))
        if letter is None:
            raise BadLine(f"no {step.notice} has gone to {step.to}")
        self.count += 1
        raw = write_report(
            sender=POSTMASTER,
            to=letter.envelope_sender,
            date=local(now, self.cast.desk.calendar),
            message_id=f"<report.{self.count}@mx.elsewhere.example>",
            failed=letter.address,
            status=step.status,
            of=letter.message_id,
        )
        envelope = Envelope("", (letter.envelope_sender,), "smtp", "127.0.0.1", trusted=True)
        return Incoming(raw, envelope, now)

    def answer(self, step: Confirm, now: datetime) -> Incoming:
        """Return the mail that answers the latest confirmation request with its code."""
        letter = self._latest("N-35")
        code = CODE.search(letter.text) if letter else None
        if code is None:
            raise BadLine("no confirmation request (N-35) has been put out")
        lines = (f"#confirm {code[1]}",)
        reply = SendMail(step.line, step.handle, reply="N-35", lines=lines, proof=step.proof)
        return self.mail(reply, now)

    def _from_file(self, step: SendMail, now: datetime) -> Incoming:
        assert step.file is not None
        try:
            raw = step.file.read_bytes()
        except OSError as error:
            raise BadLine(f"{step.file} cannot be read: {error.strerror}") from None
        raw = raw.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
        message = message_from_bytes(raw)
        boxes = getaddresses([str(one) for one in message.get_all("From", [])])
        sender = boxes[0][1] if boxes else ""
        fields = [*message.get_all("To", []), *message.get_all("Cc", [])]
        recipients = [address for _, address in getaddresses([str(one) for one in fields])]
        # under a preset a file with a trace of its own is as the provider wrote it
        own_trace = self.auth.verdict != "none" and "Received" in message
        has_verdict = own_trace or any(
            str(value).split(";")[0].split()[:1] == [self.server]
            for value in message.get_all("Authentication-Results", [])
        )
        extra = "".join(f"{name}: {value}\r\n" for name, value in step.headers).encode()
        return self._arrived(extra + raw, step, sender, recipients, now, has_verdict=has_verdict)

    def _arrived(
        self,
        raw: bytes,
        step: SendMail,
        sender: str,
        recipients: Sequence[str],
        now: datetime,
        *,
        has_verdict: bool = False,
    ) -> Incoming:
        """Return the mail with what the transport adds, through our own trusted server."""
        usual = Proof.PASS if self.cast.is_known(sender) else Proof.NONE
        proof = step.proof or usual
        trace: list[tuple[str, str]] = []
        delivered_to = self.cast.mailbox(step.delivered_to).address if step.delivered_to else ""
        if delivered_to:
            trace.append(("Delivered-To", delivered_to))
        verdict = write_verdict(self.server, sender, proof)
        if verdict and not (has_verdict and step.proof is None):
            trace += write_stamp(Provider(self.auth.verdict), verdict, now)
        ours = [one for one in recipients if self.cast.desk.is_own_address(one)]
        envelope = Envelope(
            mail_from=self._envelope_from(step, sender),
            recipients=(delivered_to,) if delivered_to else tuple(dict.fromkeys(ours)),
            source="smtp",
            peer="127.0.0.1",
            login=sender if proof is Proof.LOGIN else "",
            trusted=True,
        )
        top = "".join(f"{name}: {value}\r\n" for name, value in trace).encode()
        return Incoming(top + raw, envelope, now)

    def _envelope_from(self, step: SendMail, sender: str) -> str:
        if step.envelope_from is None:
            return sender
        word = step.envelope_from.strip("<>")
        return self.cast.mailbox(word).address if word else ""

    def _to(self, step: SendMail, parent: Parent | None) -> tuple[str, ...]:
        if step.to:
            return step.to
        return (parent.reply_to,) if parent and parent.reply_to else (BASE,)

    def _parent(self, step: SendMail) -> Parent | None:
        if not step.reply:
            return None
        if not NOTICE.fullmatch(step.reply):
            if step.reply not in self.named:
                raise BadLine(f"no mail above has id={step.reply}")
            return self.named[step.reply].parent
        number = NUMBER.search(step.subject or "")
        writer = self.cast.reached_by(step.sender)
        letter = self._latest(step.reply, number[0] if number else "", writer)
        letter = letter or self._latest(step.reply, number[0] if number else "")
        letter = letter or self._latest(step.reply, addresses=writer) or self._latest(step.reply)
        if letter is None:
            raise BadLine(f"no {step.reply} has been put out")
        return Parent(
            letter.message_id,
            tuple(_header(letter, "References").split()),
            letter.subject,
            parseaddr(_header(letter, "Reply-To"))[1],
        )

    def _latest(
        self, notice: str, number: str = "", addresses: frozenset[str] = frozenset()
    ) -> OutboxLetter | None:
        """Return the latest such letter, of one ticket and to one of these where named."""
        for letter in reversed(self.letters):
            if (
                (letter.notice == notice or letter.notice.startswith(f"{notice}."))
                and number in ("", letter.number)
                and (not addresses or letter.address in addresses)
            ):
                return letter
        return None


def _subject(step: SendMail, parent: Parent | None) -> str:
    if step.subject is not None or parent is None:
        return step.subject or ""
    return parent.subject if parent.subject.startswith("Re: ") else f"Re: {parent.subject}"


def _header(letter: OutboxLetter, name: str) -> str:
    return next((value for one, value in letter.headers if one.casefold() == name.casefold()), "")
