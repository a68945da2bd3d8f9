"""A notice becomes a letter: one letter a person, with only that person in To (LET-01)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from outbound.addressee import find_addressee
from outbound.files import file_variables
from outbound.page import lay_out
from outbound.subject import write_subject
from outbound.templates import Wording, load_wording, render, write_out
from outbound.variables import View, voice_of, write_scenery
from outbound.words import begun
from rules.effects import SendNotice
from rules.model.files import FileRef, part_files
from rules.model.notice import MANNERS, Audience, Manners, Notice, manners_of
from rules.model.ticket import Case, LetterState
from rules.model.triage import Triage
from rules.policy.desk import Desk
from rules.quick_records import filled
from rules.sender.token import Key, letter_mark

NO_TICKET = "desk"  # in place of a number, in letters that concern no ticket
STAFF_NAME = "Ticket gateway"
ATTACH_MAX_BYTES = 10 * 1024 * 1024

# Never "All": that would also suppress the bounces that GW-05 needs (MS-OXCMAIL 2.2.3.2.14).
_NO_ANSWERS = "DR, RN, NRN, OOF, AutoReply"
_NO_RECEIPTS = "DR, RN, NRN"

# What a mail client may sort away by itself (RFC 2919): reports and lists.
LISTS = frozenset((Notice.N_36, Notice.N_37, Notice.N_45))

REFERENCES_MAX = 10  # letters named in References
_ARRIVED = frozenset((LetterState.QUEUED, LetterState.HANDED, LetterState.SENT))

_MESSAGE_ID = re.compile(r"<[!-;=?-~]+>")


@filled
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
    key: Key | None = None  # that signs Message-IDs
    attach_max_bytes: int = ATTACH_MAX_BYTES  # of the files of one letter, together

    @property
    def number(self) -> str:
        """Return the ticket's number, "" in a letter that concerns none."""
        return self.case.ticket.number if self.case.ticket is not None else ""


@filled
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
    words: str  # of which both parts are made
    lang: str
    reply_to: str
    envelope_sender: str
    message_id: str  # RFC 5322 3.6.4, with the angle brackets
    in_reply_to: str
    references: tuple[str, ...]
    marks: tuple[tuple[str, str], ...]  # the headers by which machines know us
    not_before: datetime
    files: tuple[FileRef, ...] = ()  # that it carries; those it only names are in its words

    @property
    def text(self) -> str:
        """Return the text part."""
        return lay_out(self.words)

    @property
    def headers(self) -> tuple[tuple[str, str], ...]:
        """Return every header but Subject, Message-ID and Date, as text, in order."""
        return (
            ("From", _mailbox(self.from_name, self.from_address)),
            ("To", _mailbox(self.to_name, self.address)),
            ("Reply-To", self.reply_to),
            *((("In-Reply-To", self.in_reply_to),) if self.in_reply_to else ()),
            *((("References", " ".join(self.references)),) if self.references else ()),
            ("Content-Language", self.lang),  # RFC 3282
            *self.marks,
        )


def write_letter(order: SendNotice, scene: LetterScene, folder: Path | None = None) -> Letter:
    """Return the letter that an order asks for. Templates in `folder` win over the packaged."""
    notice, desk = order.notice, scene.desk
    to = find_addressee(order.to, scene.case, desk)
    wording = load_wording(folder)
    lang = wording.language_for(notice, to.lang)
    script = wording.scripts[lang, notice]
    view = View(
        order, scene.case, desk, to, scene.now, wording.languages[lang], scene.code, script.wanted
    )
    variables = write_scenery(view)
    carried, left = part_files(order.files, scene.attach_max_bytes)
    files_note = _files_note(carried, left, scene, view, lang, wording) if order.files else ""
    variables["reply_address"] = reply_to = _reply_to(notice, scene)
    variables["hours_text"] = dict(desk.hours_texts).get(lang, desk.hours_text)
    variables["files_note"] = files_note or None
    line, body = write_out(script.template, script.told(variables))
    if files_note and files_note not in body:
        body = f"{body.rstrip()}\n\n{files_note}"
    in_reply_to, references = _thread(order, scene)
    return Letter(
        notice=notice,
        person=order.to,
        to_name="" if order.facts.get("stranger") else to.name,
        address=to.address,
        suppressed=to.suppressed,
        from_name=_from_name(order, str(variables["author"]), scene),
        from_address=_from_address(notice, scene),
        subject=write_subject(_marked(line, scene), scene.number, _close_phrases(scene)),
        words=begun(body.strip("\n")),
        lang=lang,
        reply_to=reply_to,
        envelope_sender=f"bounces+{scene.verp_token}@{desk.domain}",
        message_id=_message_id(order, scene),
        in_reply_to=in_reply_to,
        references=references,
        marks=_marks(order, scene),
        not_before=order.not_before or scene.now,
        files=carried,
    )


def _files_note(
    carried: tuple[FileRef, ...],
    left: tuple[FileRef, ...],
    scene: LetterScene,
    view: View,
    lang: str,
    wording: Wording,
) -> str:
    """Return what the letter says of its files: those left behind, and all if they come back."""
    told = file_variables(carried, left, scene.attach_max_bytes)
    known = {**told, "to_staff": view.to_staff, "number": scene.number}
    return render(wording.files[lang].template, known).strip("\n")


def staff_thread(number: str, domain: str) -> str:
    """Return the Message-ID under which all staff notices of a ticket gather."""
    return f"<{number}.staff@{domain}>"


def _marked(line: str, scene: LetterScene) -> str:
    """Show in the subject that a request was approved, where triage is required (TR-17)."""
    ticket = scene.case.ticket
    if ticket is None or ticket.triage != Triage.APPROVED:
        return line
    if not scene.desk.policy_of(ticket.queue).triage_required:
        return line
    number = f"[{ticket.number}]"
    return f"[Approved] {line.replace(number, '').strip().removeprefix('Re: ')}"


def _manners(order: SendNotice) -> Manners:
    return manners_of(order.notice, own_words=bool(order.facts.get("text")))


def _from_name(order: SendNotice, author: str, scene: LetterScene) -> str:
    name = voice_of(scene.case, scene.desk).from_name or scene.desk.name
    match _manners(order).audience:
        case Audience.STAFF:
            return STAFF_NAME
        case Audience.RELAY:
            return f"{author} ({name})"
        case Audience.CUSTOMER:
            return name


def _from_address(notice: Notice, scene: LetterScene) -> str:
    """Return whence the letter comes: a queue may speak to its customers in its own name."""
    base = scene.desk.base_address
    if MANNERS[notice].audience is Audience.STAFF:
        return base
    return voice_of(scene.case, scene.desk).address or base


def _reply_to(notice: Notice, scene: LetterScene) -> str:
    local, _, domain = _from_address(notice, scene).rpartition("@")
    manners = MANNERS[notice]
    words = [local]
    if scene.reply_token:
        words.append(f"t.{scene.reply_token}")
    if manners.audience is Audience.STAFF and manners.reply_internal:
        words.append("internal")
    return f"{'+'.join(words)}@{domain}"


def _message_id(order: SendNotice, scene: LetterScene) -> str:
    """Return an id that is the same whenever this letter of this input is written."""
    person = re.sub(r"[^A-Za-z0-9._-]+", "_", order.to).strip(".")[:60]
    event = f"{scene.input_id}-{scene.position}"
    number = scene.number or NO_TICKET
    words = f"{number}.{order.notice}.{event}.{person}"
    if scene.key is not None:  # GW-05: a report about this letter can prove that it is one
        words = f"{words}.{letter_mark(scene.key, words)}"
    return f"<{words}@{scene.desk.domain}>"


def _thread(order: SendNotice, scene: LetterScene) -> tuple[str, tuple[str, ...]]:
    """Return In-Reply-To and References: all letters of a ticket to one person are one thread.

    Staff notices gather under an id of their own; a customer's letters under the mail that began
    the ticket, or under an id of ours where we wrote first. Then come the last mail of the customer
    and our own letters to this person, oldest first (RFC 5322 3.6.4).
    """
    ticket = scene.case.ticket
    if ticket is None:
        return "", ()
    domain = scene.desk.domain
    earlier = [
        one.message_id
        for one in scene.case.letters
        if one.person == order.to and one.state in _ARRIVED and one.input_id != scene.input_id
    ][-REFERENCES_MAX:]
    if MANNERS[order.notice].audience is Audience.STAFF:
        thread = staff_thread(ticket.number, domain)
        return (earlier or [thread])[-1], (thread, *earlier)
    root, last = ticket.root_message_id, ticket.customer_message_id
    if not _MESSAGE_ID.fullmatch(root):
        root = f"<{ticket.number}.thread@{domain}>"
    known = (root, *earlier, *((last,) if _MESSAGE_ID.fullmatch(last) else ()))
    references = tuple(dict.fromkeys(known))
    is_theirs = last in references and (order.to == ticket.contact or not earlier)
    return (last if is_theirs else (earlier or [root])[-1]), references


def _marks(order: SendNotice, scene: LetterScene) -> tuple[tuple[str, str], ...]:
    manners = _manners(order)
    if manners.audience is Audience.RELAY:
        by_machine = [("Auto-Submitted", "no")]  # a person's own words
    else:
        answer = "auto-replied" if manners.is_answer else "auto-generated"
        suppress = _NO_RECEIPTS if manners.wants_absence else _NO_ANSWERS
        by_machine = [("Auto-Submitted", answer), ("X-Auto-Response-Suppress", suppress)]
    return (
        *by_machine,
        *((("List-Id", f"<digest.{scene.desk.domain}>"),) if order.notice in LISTS else ()),
        ("X-Gateway-Loop", scene.instance),
        *((("X-Gateway-Ticket", scene.number),) if scene.number else ()),
        ("X-Gateway-Notice", str(order.notice)),
        ("X-Gateway-Event", f"{scene.input_id}-{scene.position}"),
    )


def _close_phrases(scene: LetterScene) -> tuple[str, ...]:
    ticket, desk = scene.case.ticket, scene.desk
    return desk.policy_of(ticket.queue if ticket else desk.default_queue).phrases_close


def _mailbox(name: str, address: str) -> str:
    if not name:
        return address
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}" <{address}>'
