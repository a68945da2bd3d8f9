"""Words in our addresses that somebody outside put there, and a technician's reply carries back."""

from __future__ import annotations

from datetime import datetime, timedelta

from rules.model.mail import Mail
from rules.model.phrases import is_reply
from rules.model.ticket import Case
from rules.policy.desk import Desk
from rules.sender.recipients import words_in
from rules.sender.trust import Sender, Standing

CARRIES = "wrote_to:"  # flag of a note: a word of ours that its writer put into To or Cc
CARRIED_FOR = timedelta(days=7)


def carried_words(case: Case, mail: Mail, sender: Sender, at: datetime) -> dict[str, str]:
    """Return the words that a customer's mail put into To or Cc of this ticket, and who wrote it.

    Whoever answers all brings them back without wanting anything; in a mail that answers nothing
    they are the writer's own.
    """
    answers = bool(mail.in_reply_to) or is_reply(mail.subject)
    if sender.standing is not Standing.RESOURCE or not answers:
        return {}
    recent = (one for one in case.notes if at - one.at <= CARRIED_FOR)
    return {
        flag.removeprefix(CARRIES): note.author_name or note.author
        for note in recent
        for flag in note.flags
        if flag.startswith(CARRIES)
    }


def flags_of(mail: Mail, sender: Sender, desk: Desk) -> tuple[str, ...]:
    """Return a flag for each word of ours that somebody outside of the desk wrote to."""
    if sender.standing is Standing.RESOURCE:
        return ()
    shown = (box.address for box in (*mail.to, *mail.cc))
    return tuple(f"{CARRIES}{word}" for word in words_in(shown, desk))
