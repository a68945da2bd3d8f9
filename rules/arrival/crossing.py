"""Crossed answers: what came in meanwhile is read before a text goes out (GW-10).

What a writer had seen is shown by what they answer: everything that was decided no later than the
letter, or the mail, that their In-Reply-To names. The order of inputs counts, not a clock.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from rules.clock import in_words, local
from rules.commands.refusals import ErrorCode, Refusal
from rules.context import MailScene, Scene
from rules.draft import MailDraft
from rules.effects import SendNotice
from rules.model.audience import ticket_of
from rules.model.mail import id_key
from rules.model.notice import MANNERS, Audience, Notice
from rules.model.recall import AFTER_ALL
from rules.model.ticket import Case, LetterState, Note, NoteType, Visibility
from rules.policy.desk import Desk
from rules.sender.token import Purpose, person_mark

CROSSED = "crossed"  # the flag of a text that was held
OWN_TEXT = (Notice.N_03, Notice.N_06)  # letters that carry a resource's words as they are


def refuse_crossed(start: MailDraft, obeyed: MailDraft) -> Refusal | None:
    """E-33 where obeying writes to the customer past something that the writer has not seen."""
    scene = obeyed.scene
    event = scene.arrived.event
    if start.case.ticket is None or not _writes_to_customer(obeyed):
        return None
    if event.recall is not None and event.recall.how == AFTER_ALL:
        return None
    news = _unseen(start.case, scene)
    return crossing(news, scene) if news else None


def crossing(news: tuple[Note, ...], scene: Scene) -> Refusal:
    """Return E-33: who wrote when, and the newer words, oldest first."""
    words = "\n\n".join(note.text for note in news)
    last = news[-1]
    facts = (
        ("who", last.author_name or last.author),
        ("time", _clock(last.at, scene)),
        ("words", words),
    )
    return Refusal(ErrorCode.CROSSED, facts)


def is_customers(note: Note) -> bool:
    """Say whether a note is a mail of the customer that says something."""
    return note.type is NoteType.CUSTOMER and not note.withdrawn and "no_new_text" not in note.flags


def is_public_text(note: Note) -> bool:
    """Say whether a note is a resource's text that went, or is about to go, to the customer."""
    public = note.type is NoteType.RESOURCE and note.visibility is Visibility.PUBLIC
    return public and not note.withdrawn


def _writes_to_customer(obeyed: MailDraft) -> bool:
    words = obeyed.scene.arrived.addressed.has_words
    return any(
        one.notice in OWN_TEXT or (words and MANNERS[one.notice].audience is not Audience.STAFF)
        for one in obeyed.effects
        if isinstance(one, SendNotice)
    )


def _unseen(case: Case, scene: MailScene) -> tuple[Note, ...]:
    """Return the newer mails of the customer and texts of other resources, oldest first."""
    me, mine = scene.sender.person, scene.arrived.event.input_id
    others = [
        note
        for note in case.notes
        if note.input_id != mine
        and (is_customers(note) or (is_public_text(note) and note.author != me))
    ]
    passed = [note.input_id for note in case.notes if is_public_text(note) and note.author == me]
    shown = _shown_to_writer(case, scene)
    if shown is not None:
        seen = max((shown, *passed))
        return tuple(note for note in others if note.input_id > seen)
    if not scene.is_public:  # a bare `#complete` says nothing that could cross
        return ()
    seen = max((*passed, *_told(case, me)), default=0)
    since = scene.at - timedelta(minutes=scene.policy.crossed_minutes)
    day = _day_of_address(scene)
    return tuple(
        note
        for note in others
        if note.input_id > seen
        and not _opened(note, case)
        and (note.at > since or _is_later_day(note, day, scene.desk))
    )


def _shown_to_writer(case: Case, scene: MailScene) -> int | None:
    """Return the last input that the mail's parent can have told of; None: there is none."""
    mail = scene.arrived.event.mail
    parents = {id_key(one) for one in mail.in_reply_to or mail.references[-1:]} - {""}
    letters = [one.input_id for one in case.letters if id_key(one.message_id) in parents]
    notes = [one.input_id for one in case.notes if id_key(one.message_id) in parents]
    return max((*letters, *notes), default=None)


def _told(case: Case, person: str) -> tuple[int, ...]:
    """Return the inputs that an alert to this person told of: they know without answering it."""
    lost = (LetterState.CANCELLED, LetterState.FAILED)
    return tuple(
        one.input_id for one in case.letters if one.person == person and one.state not in lost
    )


def _day_of_address(scene: MailScene) -> date | None:
    """Return the day on which the writer was given the reply address that they wrote to."""
    ticket, mark = scene.arrived.choice.ticket, person_mark(scene.sender.person)
    days = [
        token.day
        for token in scene.arrived.event.tokens
        if token.purpose is Purpose.REPLY
        and token.subject == mark
        and ticket is not None
        and token.ticket_id == ticket.id
    ]
    return max(days, default=None)


def _is_later_day(note: Note, day: date | None, desk: Desk) -> bool:
    return day is not None and local(note.at, desk.calendar).date() > day


def _opened(note: Note, case: Case) -> bool:
    """Whoever names the ticket knows the mail that opened it."""
    root = ticket_of(case).root_message_id
    return bool(root) and id_key(note.message_id) == id_key(root)


def _clock(at: datetime, scene: Scene) -> str:
    """Return the time alone for what happened today."""
    here, now = local(at, scene.desk.calendar), local(scene.now, scene.desk.calendar)
    return f"{here:%H:%M}" if here.date() == now.date() else in_words(at, scene.desk.calendar)
