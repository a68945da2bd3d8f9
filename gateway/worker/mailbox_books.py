"""A mailbox's books in the database; each call is one transaction on the writer's thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from gateway.doors.mailbox import SentCopy
from gateway.store import mailboxes, sent_copies
from gateway.store.errors import Connection
from gateway.store.mailboxes import Cursor, FoundMail, MailState
from gateway.store.wakeup import Wakeup
from gateway.worker.mailbox_lead import LedBooks, MailboxLead
from gateway.worker.sent_letters import SentLetters


class MailboxBooks(LedBooks):
    """For the thread of one mailbox that is read by IMAP."""

    def __init__(
        self, name: str, lead: MailboxLead, letters: SentLetters, news: Callable[[], None]
    ) -> None:
        super().__init__(name, lead, news)
        self._letters = letters

    # --- what is written down -------------------------------------------------------------

    def cursor(self) -> Cursor | None:
        return self._lead.look(lambda held: mailboxes.load_cursor(held, self._name))

    def begin(self, cursor: Cursor) -> None:
        self._lead.fenced(lambda held: mailboxes.put_cursor(held, self._name, cursor))

    def take(
        self, validity: int, mails: Sequence[FoundMail], up_to: int, *, done: bool
    ) -> Sequence[int]:
        """Journal mails and move the cursor, in one transaction; `done`: they stay as they are."""

        def journal(held: Connection) -> tuple[int, ...]:
            numbers = mailboxes.take(held, self._name, validity, mails, up_to, done=done)
            if numbers:
                Wakeup.notify(held)
            return numbers

        numbers = self._lead.fenced(journal)
        if numbers:
            self._news()
        return numbers

    def fail(self, validity: int, uid: int) -> int:
        """Pass a mail by; return how often it was tried."""
        return self._lead.fenced(lambda held: mailboxes.fail(held, self._name, validity, uid))

    def finish(self, validity: int, uids: Sequence[int], *, stays: bool) -> None:
        self._lead.fenced(
            lambda held: mailboxes.finish(held, self._name, validity, uids, stays=stays)
        )

    def unfinished(self, validity: int, limit: int, after: int = 0) -> Sequence[int]:
        """Return mails above a UID that are journalled and not yet moved, marked or deleted."""
        return self._in_state(validity, MailState.TAKEN, limit, after)

    def failed(self, validity: int, limit: int, after: int = 0) -> Sequence[int]:
        """Return mails above a UID that the server does not give out, or the scanner puts off."""
        return self._in_state(validity, MailState.FAILED, limit, after)

    def known(self, digests: Sequence[str]) -> frozenset[str]:
        return self._lead.look(lambda held: mailboxes.known_digests(held, self._name, digests))

    def end_rescan(self, validity: int) -> None:
        """All is known by its new number."""
        self._lead.fenced(lambda held: mailboxes.end_rescan(held, self._name, validity))

    def has_copies(self) -> bool:
        """Say whether letters left whose copies are due in the Sent folder."""
        return bool(self._lead.look(lambda held: sent_copies.due(held, 1)))

    def copies(self, limit: int, after: int) -> Sequence[SentCopy]:
        """Return such letters behind one, oldest first; what cannot be written is let go."""
        ids = self._lead.look(lambda held: sent_copies.due(held, limit, after))
        found = self._letters.copies(ids)
        lost = set(ids) - {one.letter_id for one in found}
        if lost:
            self.copied(sorted(lost))
        return found if found or not ids else self.copies(limit, after)

    def copied(self, letter_ids: Sequence[int]) -> None:
        """Their copies lie in the folder."""
        self._lead.fenced(lambda held: sent_copies.done(held, letter_ids))

    def _in_state(
        self, validity: int, state: MailState, limit: int, after: int = 0
    ) -> Sequence[int]:
        return self._lead.look(
            lambda held: mailboxes.unfinished(held, self._name, validity, state, limit, after)
        )
